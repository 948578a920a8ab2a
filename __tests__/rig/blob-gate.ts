import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lose } from './http-service.ts'
import { type State, takeFault } from './state.ts'

/** In front of the blob service at `accountUrl`: hands everything on as it is, but for the faults that are meant for it. */
export async function startBlobGate(state: State, accountUrl: string): Promise<AsyncDisposable & { url: string }> {
  const behind = new URL(accountUrl)
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const fault = takeFault(state, { method, path: decodeURIComponent(url), body: undefined, headers })
    if (fault !== undefined && 'status' in fault) {
      incoming.resume()
      outgoing.writeHead(fault.status, { 'content-type': 'application/xml', ...fault.headers }).end('<Error><Code>Injected</Code></Error>')
      return
    }
    const onward = ask({ host: behind.hostname, port: behind.port, method, path: url, headers }, (answer) => {
      if (fault !== undefined && 'lost' in fault) {
        answer.resume().once('end', () => lose(outgoing, fault.lost))
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(outgoing)
    })
    onward.once('error', () => outgoing.destroy())
    outgoing.once('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${behind.pathname}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
