import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Driver, DriverAsked, DriverName, DriverTold } from './driver.ts'

/** Entry of the process whose threads do what blocks. Its main thread only carries messages, and ends everything when nobody listens any more. */
type Task = { driver: DriverName; settings: unknown }

if (isMainThread) carry()
else await work(workerData as Task)

function carry(): void {
  const [driver, settings = 'null', count = '1'] = process.argv.slice(2)
  const tell = (told: DriverTold): void => void process.send?.(told)
  // Not `exit`: that waits for threads, and one may hang.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  let ready = 0
  const threads = Array.from({ length: Number(count) }, () => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { driver, settings: JSON.parse(settings) as unknown } })
    thread.on('message', (told: DriverTold) => {
      if (told.answer.kind !== 'ready' || ++ready === threads.length) tell(told)
    })
    thread.on('error', (error: Error) => tell({ id: 0, answer: { kind: 'failed', as: 'broken', message: error.message } }))
    return thread
  })
  process.on('message', (asked: DriverAsked) => threads[asked.thread]?.postMessage(asked))
}

async function work({ driver: name, settings }: Task): Promise<void> {
  const tell = (told: DriverTold): void => parentPort?.postMessage(told)
  let driver: Driver
  try {
    driver = await openDriver(name, settings)
  } catch (error) {
    tell({ id: 0, answer: describe(error) })
    return
  }
  parentPort?.on('message', ({ id, ask }: DriverAsked) => {
    try {
      if (ask === 'close') driver.close()
      tell({ id, answer: { kind: 'sample', sample: ask === 'close' ? NOTHING : driver.call() } })
    } catch (error) {
      tell({ id, answer: describe(error) })
    }
  })
  tell({ id: 0, answer: { kind: 'ready', notes: driver.notes } })
}

const NOTHING = { ownUs: [], partsUs: {} }

async function openDriver(name: DriverName, settings: unknown): Promise<Driver> {
  switch (name) {
    case 'opa': return (await import('./opa-driver.ts')).openOpaDriver(settings as Parameters<typeof import('./opa-driver.ts').openOpaDriver>[0])
    case 'sqlite': return (await import('./sqlite-driver.ts')).openSqliteDriver(settings as Parameters<typeof import('./sqlite-driver.ts').openSqliteDriver>[0])
    case 'filesystem': return (await import('./filesystem-driver.ts')).openFilesystemDriver(settings as Parameters<typeof import('./filesystem-driver.ts').openFilesystemDriver>[0])
  }
}

function describe(error: unknown): DriverTold['answer'] {
  const { kind, code, message } = error as { kind?: string; code?: string; message?: string }
  return { kind: 'failed', as: (kind ?? code ?? 'broken').slice(0, 40), message: (message ?? String(error)).slice(0, 300) }
}
