import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Runtime } from '../config/config.ts'
import type { Clock, Files } from '../ports.ts'
import { parseGoLine, parseHookLine, parseJvmLine, type Collection } from './collections.ts'
import { followDotnet } from './dotnet-collections.ts'
import { GC_FILE, NODE_HOOK, PYTHON_HOOK } from './gc-hooks.ts'

/** A service may write into its account what it likes: beyond this it is not read, and nothing is told of it. */
const MAX_FILES = 500
const MAX_BYTES = 50_000_000
const MAX_TOLD = 500_000
const TOO_LARGE = 'the account of the garbage collector was too large to read'

/** Those whose processes write their account into files; of the others we are told while they run. */
type WrittenRuntime = Exclude<Runtime, 'go' | 'dotnet'>

/** Where no process has begun an account. Python's begins with its first collection, the others' with the process. */
const NO_ACCOUNT: Record<WrittenRuntime, string> = {
  node: 'no process of the service loaded what perf-gate put into NODE_OPTIONS: is it Node.js (service.runtime), and is NODE_OPTIONS passed on?',
  python: 'no process of the service collected anything, or none saw the PYTHONPATH that perf-gate set: is it Python (service.runtime), started without -I, -E and -S?',
  jvm: 'no process of the service read JAVA_TOOL_OPTIONS: is it a JVM (service.runtime), and is that variable passed on?',
}

/** `absent` says why there is nothing to tell; an empty list means that nothing was collected. */
export type GarbageCollections = { kind: 'seen'; collections: Collection[] } | { kind: 'absent'; reason: string }

/** How the garbage collector of a running service tells of itself. */
export type GcAccount = AsyncDisposable & {
  /** Added to the service's environment. */
  env: Record<string, string>
  /** True when the line was the collector's and not the service's. */
  take(line: string): boolean
  /** What ended in that time, of all processes. */
  between(fromMs: number, toMs: number): GarbageCollections
}

/**
 * Asks the collector of that runtime to keep account, by nothing but the environment: a preloaded module for Node.js (`--trace-gc` is not allowed
 * in NODE_OPTIONS), `sitecustomize` for Python, the JVM's own log, and Go's trace on stderr. What `given` already says is kept. .NET is asked by the
 * socket that its processes open by themselves; the environment only says which of them are the service's.
 */
export async function openGcAccount(runtime: Runtime, given: Record<string, string>, { files, clock }: { files: Files; clock: Clock }): Promise<GcAccount> {
  const folder = await files.temporaryFolder('gc')
  const told: Collection[] = []
  const hear = (collection: Collection): void => { if (told.length <= MAX_TOLD) told.push(collection) }
  const log = path.join(folder.path, 'collections')
  const before = (name: string, separator: string, added: string) => ({ [name]: [added, given[name] ?? ''].filter((part) => part !== '').join(separator) })
  const dotnet = runtime === 'dotnet' ? followDotnet({ folder: given.TMPDIR ?? '/tmp', marker: { name: GC_FILE, value: log }, onCollection: (collection) => hear({ ...collection, endedAtMs: clock.now() }) }) : undefined
  return {
    env: await prepare(),
    take(line) {
      const collection = runtime === 'go' ? parseGoLine(line, clock.now()) : undefined
      if (collection !== undefined) hear(collection)
      return collection !== undefined
    },
    between(fromMs, toMs) {
      const all = readAll()
      if (typeof all === 'string') return { kind: 'absent', reason: all }
      return { kind: 'seen', collections: all.filter((one) => one.endedAtMs >= fromMs && one.endedAtMs <= toMs) }
    },
    [Symbol.asyncDispose]() {
      dotnet?.[Symbol.dispose]()
      return folder[Symbol.asyncDispose]()
    },
  }

  /** A text says why there is no account. */
  function readAll(): readonly Collection[] | string {
    if (told.length > MAX_TOLD) return TOO_LARGE
    if (runtime === 'go') return told
    if (runtime === 'dotnet') return dotnet?.absence() ?? told
    const accounts = listAccounts(folder.path)
    return accounts.length === 0 ? NO_ACCOUNT[runtime] : (readAccounts(accounts, runtime === 'jvm' ? parseJvmLine : parseHookLine) ?? TOO_LARGE)
  }

  async function prepare(): Promise<Record<string, string>> {
    switch (runtime) {
      case 'node': {
        const hook = path.join(folder.path, 'gc-hook.cjs')
        await files.write(hook, NODE_HOOK)
        return { [GC_FILE]: log, ...before('NODE_OPTIONS', ' ', `--require "${hook.replaceAll('\\', '\\\\')}"`) }
      }
      case 'python':
        await files.write(path.join(folder.path, 'sitecustomize.py'), PYTHON_HOOK)
        return { [GC_FILE]: log, ...before('PYTHONPATH', path.delimiter, folder.path) }
      case 'jvm': return before('JAVA_TOOL_OPTIONS', ' ', `-Xlog:gc:file="${log}.%p":timemillis:filecount=0`)
      case 'go': return before('GODEBUG', ',', 'gctrace=1')
      case 'dotnet': return { [GC_FILE]: log }
    }
  }
}

/** Every process keeps an account of its own. */
function listAccounts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.startsWith('collections.')).map((entry) => path.join(folder, entry.name))
}

function readAccounts(accounts: readonly string[], parse: (line: string) => Collection | undefined): Collection[] | undefined {
  if (accounts.length > MAX_FILES || accounts.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return undefined
  return accounts.flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line) => parse(line) ?? []))
}
