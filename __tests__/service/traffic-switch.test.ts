import { Agent, createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTrafficSwitch, type TrafficSwitch } from '../../src/service/traffic-switch.ts'

let servers: Server[] = []
let front: TrafficSwitch
let agent: Agent
const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const connectionsOf = (server: Server | undefined) => new Promise<number>((resolve) => { server?.getConnections((_, count) => resolve(count)) })

/** Answers with its name, after the time that the path says. */
async function serve(name: string): Promise<Server> {
  const server = createServer((request, response) => { setTimeout(() => response.end(name), Number(request.url?.slice(1))) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return server
}

/** Over connections that are kept, as the load has them. */
function get(path = '/0'): Promise<string> {
  return new Promise((resolve, reject) => {
    ask(`${front.origin}${path}`, { agent }, (response) => {
      let body = ''
      response.on('data', (chunk) => { body += String(chunk) }).on('end', () => resolve(body))
    }).on('error', reject).end()
  })
}

beforeEach(async () => {
  agent = new Agent({ keepAlive: true })
  front = await openTrafficSwitch(originOf(await serve('old')))
})
afterEach(async () => {
  agent.destroy()
  await front[Symbol.asyncDispose]()
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
  servers = []
})

describe('a switch in front of a service', () => {
  test('leads to whichever copy it was switched to last, kept connections included, and lets an answer end first', async () => {
    expect([await get(), await get()]).toEqual(['old', 'old'])
    const slow = get('/400')
    await sleep(100)
    front.to(originOf(await serve('new')))
    expect(await get('/1')).toBe('new')
    expect(await slow).toBe('old')
    while ((await connectionsOf(servers[0])) > 0) await sleep(20)
    expect(await get()).toBe('new')
  })
  test('is gone where the copy behind it is', async () => {
    await get()
    servers[0]?.closeAllConnections()
    servers[0]?.close()
    await expect(get()).rejects.toThrow()
  })
  test('makes answers late until it is switched', async () => {
    front.delay(150)
    const begun = performance.now()
    await get()
    expect(performance.now() - begun).toBeGreaterThanOrEqual(149)
  })
})
