import { parentPort, workerData } from 'node:worker_threads'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Side } from '../measure/block.ts'
import { openOtlpServer } from './otlp-server.ts'
import { SpanStore } from './span-store.ts'
import type { TraceLosses, TraceRun } from './trace-run.ts'

/** What the thread is started with: components and the sources of regular expressions on the names of their spans. */
export type ReceiverData = { patterns: readonly { component: string; pattern: string }[] }
export type ReceiverCommand = { kind: 'open'; seed: number } | { kind: 'collect'; sampled: readonly { side: Side; requests: number }[]; settleMs: number; atMostMs: number }
export type ReceiverMessage = { kind: 'listening'; port: number } | { kind: 'collected'; runs: TraceRun[]; losses: TraceLosses }

const POLL_MS = 20

/** Entry of the receiver's own thread: takes spans in beside the load engine, and works through them when a slot is over. */
const { patterns } = workerData as ReceiverData
const store = new SpanStore(patterns.map(({ component, pattern }) => ({ component, pattern: new RegExp(pattern) })))
const server = await openOtlpServer((spans) => store.add(spans))

parentPort?.on('message', (command: ReceiverCommand) => {
  if (command.kind === 'open') store.open(command.seed)
  else void collect(command)
})
tell({ kind: 'listening', port: server.port })

async function collect({ sampled, settleMs, atMostMs }: Extract<ReceiverCommand, { kind: 'collect' }>): Promise<void> {
  await settle(sampled, settleMs, atMostMs)
  tell({ kind: 'collected', runs: sampled.map(({ side, requests }) => store.read(side, requests)), losses: server.takeLosses() })
}

/** Waits until every sampled request has told of itself and nothing more has come for a while, or for long enough. */
async function settle(sampled: readonly { side: Side; requests: number }[], settleMs: number, atMostMs: number): Promise<void> {
  const endMs = performance.now() + atMostMs
  let quietSinceMs = performance.now()
  let spans = store.spans
  while (performance.now() < endMs) {
    await sleep(POLL_MS)
    if (store.spans !== spans) quietSinceMs = performance.now()
    spans = store.spans
    const isQuiet = performance.now() - quietSinceMs >= settleMs
    if (isQuiet && sampled.every(({ side, requests }) => store.hasAnswered(side, requests))) return
  }
}

function tell(message: ReceiverMessage): void {
  parentPort?.postMessage(message)
}
