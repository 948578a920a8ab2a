import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DriverAsked, DriverName, DriverTold } from './driver.ts'
import { ProbeError, type Sample } from './probe.ts'

const CLOSE_MS = 2000
/** How long a killed process may take to go, before it is left behind. */
const KILL_MS = 1000

export type Threads = AsyncDisposable & { notes: readonly string[]; call(thread: number, signal: AbortSignal): Promise<Sample> }

/**
 * Threads of a process of their own that do work which blocks: a mount that hangs, or a policy that never ends, hangs them and not us, and they share no pool of
 * threads with anything else. A call that is given up kills the process, and nothing is measured with it any more. Rejects with a ProbeError when they cannot start.
 */
export async function openThreads({ driver, settings, count, timeoutMs, env }: { driver: DriverName; settings: unknown; count: number; timeoutMs: number; env: Record<string, string> }): Promise<Threads> {
  // In the bundle the program is a file of its own beside the entry; from source it is our neighbour.
  const file = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './threads-main.ts' : './probe-threads.js', import.meta.url))
  const child = fork(file, [driver, JSON.stringify(settings), `${count}`], { env, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const waiting: Waiting = new Map()
  let gone: ProbeError | undefined
  let next = 1
  const lose = (error: ProbeError): void => {
    gone ??= error
    for (const settle of waiting.values()) settle(gone)
  }
  child.on('message', (told: DriverTold) => waiting.get(told.id)?.(told))
  child.on('error', (error) => lose(new ProbeError('broken', `the probe's process could not work: ${error.message}`)))
  child.on('exit', (code, signal) => lose(new ProbeError('broken', `the probe's process ended (${signal ?? code})`)))

  async function ask(thread: number, what: DriverAsked['ask'], signal: AbortSignal): Promise<Sample> {
    if (gone !== undefined) throw gone
    const id = next++
    const { promise, resolve } = Promise.withResolvers<DriverTold | ProbeError>()
    const giveUp = () => resolve(new ProbeError('hung', `hung for ${timeoutMs} ms; its threads were killed`))
    waiting.set(id, resolve)
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    else child.send({ id, thread, ask: what } satisfies DriverAsked)
    const told = await promise
    waiting.delete(id)
    signal.removeEventListener('abort', giveUp)
    if (told instanceof ProbeError) {
      if (told.kind === 'hung') {
        child.kill('SIGKILL')
        lose(told)
      }
      throw told
    }
    return readAnswer(told)
  }

  async function close(): Promise<void> {
    const closed = AbortSignal.timeout(CLOSE_MS)
    if (gone === undefined) await Promise.all(Array.from({ length: count }, (_, thread) => ask(thread, 'close', closed).catch(() => undefined)))
    await kill(child)
  }

  try {
    const notes = await becomeReady(waiting, timeoutMs)
    return { notes, call: (thread, signal) => ask(thread, 'call', signal), [Symbol.asyncDispose]: close }
  } catch (error) {
    await kill(child)
    throw error
  }
}

type Waiting = Map<number, (told: DriverTold | ProbeError) => void>

/** The first answer says that all threads are ready; 0 is nobody's number. */
async function becomeReady(waiting: Waiting, timeoutMs: number): Promise<readonly string[]> {
  const { promise, resolve } = Promise.withResolvers<DriverTold | ProbeError>()
  const timer = setTimeout(() => resolve(new ProbeError('hung', `hung for ${timeoutMs} ms while it was opened`)), timeoutMs)
  waiting.set(0, resolve)
  const told = await promise
  clearTimeout(timer)
  waiting.delete(0)
  if (told instanceof ProbeError) throw told
  if (told.answer.kind === 'ready') return told.answer.notes
  throw told.answer.kind === 'failed' ? new ProbeError(told.answer.as, told.answer.message) : new ProbeError('broken', 'the probe spoke before it was ready')
}

function readAnswer({ answer }: DriverTold): Sample {
  switch (answer.kind) {
    case 'sample': return answer.sample
    case 'failed': throw new ProbeError(answer.as, answer.message)
    case 'ready': throw new ProbeError('broken', 'the probe started again')
  }
}

/** A process that hangs in the kernel may not go; it is left behind rather than waited for. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  const timer = Promise.withResolvers<void>()
  const handle = setTimeout(timer.resolve, KILL_MS)
  await Promise.race([exited, timer.promise])
  clearTimeout(handle)
  child.channel?.unref()
  child.unref()
}
