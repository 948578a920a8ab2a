import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Runtime } from '../config/config.ts'
import type { Clock, Files } from '../ports.ts'
import { parseGoLine, parseHookLine, parseJvmLine, type Collection } from './collections.ts'
import { GC_FILE, NODE_HOOK, PYTHON_HOOK } from './gc-hooks.ts'

/** A service may write into its account what it likes: beyond this it is not read, and nothing is told of it. */
const MAX_FILES = 500
const MAX_BYTES = 50_000_000
const MAX_TRACED = 500_000

/** Where no process has begun an account. Python's begins with its first collection, the others' with the process. */
const NO_ACCOUNT: Record<Exclude<Runtime, 'go'>, string> = {
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
 * in NODE_OPTIONS), `sitecustomize` for Python, the JVM's own log, and Go's trace on stderr. What `given` already says is kept.
 */
export async function openGcAccount(runtime: Runtime, given: Record<string, string>, { files, clock }: { files: Files; clock: Clock }): Promise<GcAccount> {
  const folder = await files.temporaryFolder('gc')
  const traced: Collection[] = []
  const log = path.join(folder.path, 'collections')
  const before = (name: string, separator: string, added: string) => ({ [name]: [added, given[name] ?? ''].filter((part) => part !== '').join(separator) })
  const parse = runtime === 'jvm' ? parseJvmLine : parseHookLine
  return {
    env: await prepare(),
    take(line) {
      const collection = runtime === 'go' ? parseGoLine(line, clock.now()) : undefined
      if (collection !== undefined && traced.length <= MAX_TRACED) traced.push(collection)
      return collection !== undefined
    },
    between(fromMs, toMs) {
      const all = runtime === 'go' ? traced : readAccounts(folder.path, parse)
      if (all === undefined || traced.length > MAX_TRACED) return { kind: 'absent', reason: 'the account of the garbage collector was too large to read' }
      if (runtime !== 'go' && all.length === 0 && listAccounts(folder.path).length === 0) return { kind: 'absent', reason: NO_ACCOUNT[runtime] }
      return { kind: 'seen', collections: all.filter((one) => one.endedAtMs >= fromMs && one.endedAtMs <= toMs) }
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
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
    }
  }
}

/** Every process keeps an account of its own. */
function listAccounts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.startsWith('collections.')).map((entry) => path.join(folder, entry.name))
}

function readAccounts(folder: string, parse: (line: string) => Collection | undefined): Collection[] | undefined {
  const accounts = listAccounts(folder)
  if (accounts.length > MAX_FILES || accounts.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return undefined
  return accounts.flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line) => parse(line) ?? []))
}
