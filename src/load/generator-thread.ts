import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { ComponentsTold, Part, PlayReport } from './play.ts'

/** Small garbage collections, often, instead of rare long ones: shorter pauses, and 100 MB less at full speed (`npm run bench:load -- --only memory`). */
const YOUNG_GENERATION_MB = 12
/**
 * Short-lived garbage is collected by the thread that made it: what is left alive is so little that waking helpers for it costs more than they
 * save (`npm run bench:load -- --only cost`). V8 asks for this flag at each collection, so it counts from now on, for the whole process.
 */
const COLLECT_ALONE = '--no-parallel-scavenge'

/**
 * The thread that is free: the next run takes it, because code that has been compiled for one slot need not be compiled again in the next,
 * while that is measured. It does not keep the process from ending.
 */
let free: Worker | undefined

/** Plays in a thread of its own until it has ended, or shortly after the signal. Rejects when the generator breaks. */
export async function playInThread(part: Part, signal: AbortSignal | undefined, onComponents: (told: ComponentsTold) => void): Promise<PlayReport> {
  const worker = free ?? startWorker()
  free = undefined
  const stop = () => worker.postMessage('stop')
  const listeners = new AbortController()
  signal?.addEventListener('abort', stop, { once: true, signal: listeners.signal })
  try {
    worker.ref()
    worker.postMessage(part)
    if (signal?.aborted === true) stop()
    const report = await nextReport(worker, onComponents)
    worker.unref()
    if (free === undefined) free = worker
    else await worker.terminate()
    return report
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    listeners.abort()
  }
}

function startWorker(): Worker {
  setFlagsFromString(COLLECT_ALONE)
  // In the bundle the worker is a file of its own beside the entry; from source it is our neighbour.
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './load-worker.js'
  return new Worker(new URL(file, import.meta.url), { name: 'load', resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } })
}

function nextReport(worker: Worker, onComponents: (told: ComponentsTold) => void): Promise<PlayReport> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', told).off('error', broke).off('exit', ended)
      act()
    }
    const told = (message: PlayReport | ComponentsTold): void => ('components' in message ? onComponents(message) : settle(() => resolve(message)))
    const broke = (cause: Error): void => settle(() => reject(new Error('the load generator broke', { cause })))
    const ended = (code: number): void => settle(() => reject(new Error(`the load generator ended before it had told its results (exit code ${code})`)))
    worker.on('message', told).on('error', broke).on('exit', ended)
  })
}
