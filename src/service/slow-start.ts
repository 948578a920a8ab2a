import { fileURLToPath } from 'node:url'
import { shellQuote } from './shell-quote.ts'

/** The start command of a service that listens on `port`, behind a proxy that burns so much CPU, in µs, for every request. */
export function slowStart(start: string, burnUs: number, port: number): string {
  // In the bundle the proxy is a file of its own beside the entry; from source it is our neighbour.
  const proxy = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './slow-proxy.ts' : './slow-proxy.js', import.meta.url))
  return `exec ${[process.execPath, proxy, burnUs.toFixed(0), `${port}`, start].map(shellQuote).join(' ')}`
}
