import { Histogram } from '../measure/histogram.ts'
import { isPlainHttp1, openHttp1Transport } from './http1-transport.ts'
import type { Outgoing, Transport, TransportOptions } from './transport.ts'
import { openUndiciTransport } from './undici-transport.ts'
import { openWebSocketTransport } from './websocket-transport.ts'

/** Carries each request the cheapest way it can go: what the generator spends is missing to the service. */
export function openTransport(options: TransportOptions): Transport {
  const opened = new Map<typeof openHttp1Transport, Transport>()
  const all = () => [...opened.values()]

  function transportFor(request: Outgoing): Transport {
    const open = wayOf(request, options)
    const transport = opened.get(open) ?? open(options)
    opened.set(open, transport)
    return transport
  }

  return {
    prepare: (request) => transportFor(request).prepare(request),
    hangUp: (ticket) => all().forEach((transport) => transport.hangUp(ticket)),
    expire: () => all().forEach((transport) => transport.expire()),
    totals() {
      const totals = all().map((transport) => transport.totals())
      const connectUs = new Histogram()
      for (const one of totals) connectUs.add(one.connectUs)
      return { bytesReceived: sum(totals.map((one) => one.bytesReceived)), waitedForConnection: sum(totals.map((one) => one.waitedForConnection)), connectUs }
    },
    close: async () => void (await Promise.all(all().map((transport) => transport.close()))),
  }
}

function wayOf(request: Outgoing, { origin, http }: TransportOptions): typeof openHttp1Transport {
  if (request.messages !== undefined) return openWebSocketTransport
  return http === 1 && request.events === undefined && isPlainHttp1(request, origin) ? openHttp1Transport : openUndiciTransport
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
