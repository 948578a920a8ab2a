import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { requestOf, toProtobuf } from '../../__tests__/traces/otlp.ts'

/** As many as an SDK's batch processor sends at once. */
const BATCH = 500
const SPANS_PER_TRACE = 5

/** Sends batches of spans at an even rate, and prints how many they were. */
export async function sendSpans({ endpoint, perSecond, seconds }: { endpoint: string; perSecond: number; seconds: number }): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const startedMs = performance.now()
  const batches = Math.floor((perSecond * seconds) / BATCH)
  const sending: Promise<void>[] = []
  for (let batch = 0; batch < batches; batch++) {
    const spans = Array.from({ length: BATCH / SPANS_PER_TRACE }, (_, n) => requestOf({ seed: 1, side: 'base', arrival: batch * BATCH + n }, { dbMs: 1, calls: SPANS_PER_TRACE - 1 })).flat()
    const body = toProtobuf(spans)
    await sleep(Math.max(0, startedMs + (batch * BATCH * 1000) / perSecond - performance.now()))
    sending.push(post(endpoint, body, agent))
  }
  await Promise.all(sending)
  agent.destroy()
  console.log(batches * BATCH)
}

function post(endpoint: string, body: Uint8Array, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(endpoint, { method: 'POST', agent, headers: { 'content-type': 'application/x-protobuf' } }, (response) => response.resume().on('end', resolve)).on('error', reject).end(body)
  })
}
