import { expect, test } from 'vitest'
import { slowStart } from '../../src/service/slow-start.ts'
import { openProcesses } from '../../src/system/processes.ts'

const ECHO = `node -e 'require("http").createServer((q,r)=>{let b="";q.on("data",d=>b+=d).on("end",()=>{r.writeHead(q.url==="/bad"?418:200,{"x-seen":q.headers["x-key"]||"","set-cookie":["a=1","b=2"]});r.end(q.method+" "+q.url+" "+b)})}).listen(process.env.PORT)'`

async function start(burnUs: number) {
  const processes = openProcesses()
  const port = await processes.freePort()
  const child = processes.spawn({ command: slowStart(ECHO, burnUs, await processes.freePort()), cwd: '/', env: { ...processes.safeEnvironment(), PORT: `${port}` } })
  const origin = `http://127.0.0.1:${port}`
  await expect.poll(() => fetch(origin).then(({ status }) => status, () => 0)).toBe(200)
  return { origin, usage: () => processes.usage(child.pid), [Symbol.asyncDispose]: () => child.stop() }
}

test('hands requests and answers on as they are', async () => {
  await using proxy = await start(0)
  const response = await fetch(`${proxy.origin}/bad?x=1`, { method: 'POST', headers: { 'x-key': 'blue' }, body: 'it’s' })
  expect([response.status, response.headers.get('x-seen'), response.headers.getSetCookie()]).toEqual([200, 'blue', ['a=1', 'b=2']])
  expect(await response.text()).toBe('POST /bad?x=1 it’s')
  expect((await fetch(`${proxy.origin}/bad`)).status).toBe(418)
})

test('burns what it was told to, for every request, and no more', async () => {
  const cost = async (burnUs: number): Promise<number> => {
    await using proxy = await start(burnUs)
    const before = proxy.usage()?.cpuMs ?? Number.NaN
    for (let i = 0; i < 50; i++) await (await fetch(proxy.origin)).text()
    return (proxy.usage()?.cpuMs ?? Number.NaN) - before
  }
  const [none, some] = [await cost(0), await cost(20_000)]
  // 50 × 20 ms; /proc counts in ticks of 10 ms.
  expect(some - none).toBeGreaterThan(900)
  expect(some - none).toBeLessThan(1300)
})
