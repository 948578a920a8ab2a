import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { enterJob, openSilentLog, startApi } from './api.ts'

test('requests go through the proxy of the runner', async () => {
  await using api = await startApi()
  api.answer = () => ({ body: { default_branch: 'main' } })
  const tunnels: string[] = []
  const proxy = createServer()
  proxy.on('connect', (request, client) => {
    tunnels.push(request.url ?? '')
    const upstream = connect(Number(new URL(api.url).port), '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'))
    upstream.pipe(client).pipe(upstream)
    for (const end of [upstream, client]) end.on('error', () => { upstream.destroy(); client.destroy() })
  })
  proxy.listen(0, '127.0.0.1')
  await new Promise((resolve) => proxy.once('listening', resolve))
  enterJob('http://api.github.test')
  Object.assign(process.env, { http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, no_proxy: '' })
  const { openOctokit } = await import('../../src/github/octokit.ts')
  const { data } = await openOctokit('ghs_of_this_test', openSilentLog(), { patienceMs: 0 }).rest.repos.get({ owner: 'octo-org', repo: 'app' })
  expect(data.default_branch).toBe('main')
  expect(tunnels).toEqual(['api.github.test:80'])
  proxy.close()
})
