import { Worker } from 'node:worker_threads'
import type { TracesConfig } from '../config/traces-config.ts'
import type { Side } from '../measure/block.ts'
import type { ReceiverCommand, ReceiverData, ReceiverMessage } from './receiver-thread.ts'
import type { TraceLosses, TraceRun } from './trace-run.ts'

/** How often a service is told to send its spans: seldom enough to cost nothing, often enough that a slot need not wait long for them. */
const SEND_EVERY_MS = 500
/** After a slot: so long nothing must have come, and so long is waited at most. */
const SETTLE_MS = SEND_EVERY_MS + 100
const AT_MOST_MS = 5 * SEND_EVERY_MS

/** Receives the spans of the service, in a thread of its own. */
export type TraceReceiver = AsyncDisposable & {
  /** Variables that announce it to a service with an OpenTelemetry SDK. */
  environment(side: Side): Record<string, string>
  /** Keeps the spans of that slot's sampled requests from now on. */
  open(seed: number): void
  /** What they tell, once they have come; `sampled` is how many requests of each side were sampled and answered well. */
  collect(sampled: readonly { side: Side; requests: number }[]): Promise<{ runs: TraceRun[]; losses: TraceLosses }>
}

/** Listens on a free port on loopback. Rejects when the thread ends. */
export async function openTraceReceiver({ patterns }: Pick<TracesConfig, 'patterns'>): Promise<TraceReceiver> {
  // In the bundle the thread is a file of its own beside the entry; from source it is our neighbour.
  const file = import.meta.url.endsWith('.ts') ? './receiver-thread.ts' : './trace-receiver.js'
  const data: ReceiverData = { patterns }
  const worker = new Worker(new URL(file, import.meta.url), { name: 'traces', workerData: data })
  const { port } = await next(worker, 'listening')
  const send = (command: ReceiverCommand): void => worker.postMessage(command)
  return {
    environment: (side) => environmentOf(`http://127.0.0.1:${port}`, side),
    open: (seed) => send({ kind: 'open', seed }),
    async collect(sampled) {
      send({ kind: 'collect', sampled, settleMs: SETTLE_MS, atMostMs: AT_MOST_MS })
      const { runs, losses } = await next(worker, 'collected')
      return { runs, losses }
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  }
}

/**
 * The variables of OpenTelemetry's specification. What is sampled says the caller: requests of the load engine that carry a `traceparent`, and no
 * others. Metrics and logs are sent nowhere, as nobody here would read them. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
function environmentOf(endpoint: string, side: Side): Record<string, string> {
  return {
    OTEL_SDK_DISABLED: 'false',
    OTEL_TRACES_EXPORTER: 'otlp', OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${endpoint}/v1/traces`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf', OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
    OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_PROPAGATORS: 'tracecontext,baggage',
    OTEL_BSP_SCHEDULE_DELAY: String(SEND_EVERY_MS), OTEL_RESOURCE_ATTRIBUTES: `perf_gate.side=${side}`,
  }
}

function next<Kind extends ReceiverMessage['kind']>(worker: Worker, kind: Kind): Promise<Extract<ReceiverMessage, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', told).off('error', broke).off('exit', ended)
      act()
    }
    const told = (message: ReceiverMessage): void => { if (message.kind === kind) settle(() => resolve(message as Extract<ReceiverMessage, { kind: Kind }>)) }
    const broke = (cause: Error): void => settle(() => reject(new Error('the trace receiver broke', { cause })))
    const ended = (code: number): void => settle(() => reject(new Error(`the trace receiver ended by itself (exit code ${code})`)))
    worker.on('message', told).on('error', broke).on('exit', ended)
  })
}
