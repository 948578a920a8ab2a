import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import type { Collection } from './collections.ts'
import { MalformedTrace, NettraceReader, type RuntimeEvent } from './nettrace.ts'

const LOOK_EVERY_MS = 200
/** A process that ends closes its socket first. */
const GONE_AFTER_MS = 1000
const SOCKET_NAME = /^dotnet-diagnostic-(\d+)-\d+-socket$/
const MAX_PROCESSES = 500

/** The command that asks a runtime for its events (dotnet/diagnostics, ipc-protocol.md): magic, size, command set and command, nothing. */
const MAGIC = Buffer.from('DOTNET_IPC_V1\0')
const HEAD_BYTES = 20
const COLLECT_TRACING = 0x0202
const ACCEPTED = 0xff
/** What is asked for: at most so much memory in the runtime, the newer format, and of its own events those of the collector, without allocations. */
const BUFFER_MB = 16
const NETTRACE_FORMAT = 1
const PROVIDER = 'Microsoft-Windows-DotNETRuntime'
const GC_KEYWORD = 1n
const INFORMATIONAL = 4

const Event = { CollectionStart: 1, RestartEnd: 3, SuspendBegin: 9 } as const
/** Why a runtime stands still. */
const FOR_COLLECTIONS = [1, 6]
const BACKGROUND = 1

export type DotnetCollections = Disposable & {
  /** Why nothing is known; undefined as soon as one process is followed, and none failed. */
  absence(): string | undefined
}

/**
 * Follows the collector of every .NET process that has `marker` in its environment, by the diagnostic socket that the runtime opens by itself in `folder`. What
 * is told arrives within about a tenth of a second, and what ended before a process was found is not known.
 */
export function followDotnet({ folder, marker, onCollection }: { folder: string; marker: { name: string; value: string }; onCollection: (collection: Omit<Collection, 'endedAtMs'>) => void }): DotnetCollections {
  const followed = new Map<string, Socket>()
  let failure: string | undefined
  let found = false

  function look(): void {
    for (const name of listSockets(folder)) {
      const pid = SOCKET_NAME.exec(name)?.[1]
      if (pid === undefined || followed.has(name) || followed.size >= MAX_PROCESSES || !isMarked(pid, marker)) continue
      const socket = connect(path.join(folder, name))
      followed.set(name, socket)
      follow(socket, {
        accepted: () => { found = true },
        onCollection,
        // A runtime that is just beginning does not listen yet.
        refused: () => followed.delete(name),
        failed: (reason) => { failure ??= reason },
        ended: () => setTimeout(() => { if (isMarked(pid, marker)) failure ??= 'a .NET process of the service stopped telling of its collections' }, GONE_AFTER_MS).unref(),
      })
    }
  }

  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    absence: () => failure ?? (found ? undefined : 'no .NET process of the service opened a diagnostic socket that was found: is it .NET (service.runtime), in no container, and without DOTNET_EnableDiagnostics=0?'),
    [Symbol.dispose]() {
      clearInterval(timer)
      followed.forEach((socket) => socket.destroy())
    },
  }
}

type Followed = { accepted(): void; onCollection(collection: Omit<Collection, 'endedAtMs'>): void; /** Closed before it accepted, and after. */ refused(): void; ended(): void; failed(reason: string): void }

function follow(socket: Socket, { accepted, onCollection, refused, ended, failed }: Followed): void {
  const trace = new NettraceReader()
  const pauses = new Pauses()
  /** As long as the answer to the command is not whole. */
  let head: Buffer | undefined = Buffer.alloc(0)
  let isUnderstood = true

  function take(bytes: Buffer): void {
    if (head === undefined) {
      for (const event of trace.feed(bytes)) pauses.take(event, onCollection)
      return
    }
    head = Buffer.concat([head, bytes])
    if (head.length < HEAD_BYTES) return
    const size = head.readUInt16LE(MAGIC.length)
    if (size < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC) || head.readUInt16LE(MAGIC.length + 2) !== ACCEPTED) throw new MalformedTrace('it did not accept to be asked')
    if (head.length < size) return
    const rest = head.subarray(size)
    head = undefined
    accepted()
    take(rest)
  }

  socket.once('connect', () => socket.write(askForCollections()))
  socket.on('data', (bytes) => {
    try {
      take(bytes)
    } catch (error) {
      isUnderstood = false
      failed(`a .NET runtime could not be understood: ${(error as Error).message}`)
      socket.destroy()
    }
  })
  socket.on('error', () => undefined)
  socket.once('close', () => {
    if (!isUnderstood) return
    if (head === undefined) ended()
    else refused()
  })
}

/** From each standstill of a runtime for its collector to the end of it, on the thread that made it. */
class Pauses {
  readonly #since = new Map<number, { fromMs: number; kind: string }>()

  take({ provider, id, thread, atMs, payload }: RuntimeEvent, tell: (collection: Omit<Collection, 'endedAtMs'>) => void): void {
    if (provider !== PROVIDER) return
    // One that has no start of its own is a later pause of one that runs beside the program.
    if (id === Event.SuspendBegin && FOR_COLLECTIONS.includes(payload.readUInt16LE(0))) this.#since.set(thread, { fromMs: atMs, kind: 'background' })
    const pause = this.#since.get(thread)
    if (pause === undefined) return
    if (id === Event.CollectionStart && payload.readUInt32LE(12) !== BACKGROUND) pause.kind = `generation-${payload.readUInt32LE(4)}`
    if (id !== Event.RestartEnd) return
    this.#since.delete(thread)
    tell({ durationMs: Math.max(0, atMs - pause.fromMs), kind: pause.kind })
  }
}

function askForCollections(): Buffer {
  const payload = Buffer.concat([uint32(BUFFER_MB), uint32(NETTRACE_FORMAT), uint32(1), uint64(GC_KEYWORD), uint32(INFORMATIONAL), text(PROVIDER), text('')])
  const head = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(head)
  head.writeUInt16LE(HEAD_BYTES + payload.length, MAGIC.length)
  head.writeUInt16BE(COLLECT_TRACING, MAGIC.length + 2)
  return Buffer.concat([head, payload])
}

/** Its letters with the zero at the end, and their number before them. */
function text(letters: string): Buffer {
  return Buffer.concat([uint32(letters.length + 1), Buffer.from(`${letters}\0`, 'utf16le')])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}

function listSockets(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whether a process was started by whom the marker is of, however far down. */
function isMarked(pid: string, { name, value }: { name: string; value: string }): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${name}=${value}`)
  } catch {
    // It has ended, or is somebody else's.
    return false
  }
}
