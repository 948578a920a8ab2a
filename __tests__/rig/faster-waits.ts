/**
 * Long waits of this thread take a share of their time until disposed. For code that waits as long as GitHub asks, in libraries of others:
 * a second between two writes, minutes after a rate limit. What sends, answers, computes and measures takes its own time.
 */
export function hurryWaits({ times, fromMs }: { times: number; /** Shorter ones take their time: measuring is full of them. */ fromMs: number }): Disposable {
  const { setTimeout: slow } = globalThis
  const hurried = (callback: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => slow(callback, ms < fromMs ? ms : ms / times, ...given)
  globalThis.setTimeout = Object.assign(hurried, slow)
  return { [Symbol.dispose]: () => { globalThis.setTimeout = slow } }
}
