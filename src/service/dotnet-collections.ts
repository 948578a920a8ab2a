import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import type { Collection } from './collections.ts'
import { MalformedTrace, NettraceReader, type RuntimeEvent } from './nettrace.ts'

const LOOK_EVERY_MS = 200
/** A runtime that is just beginning does not listen yet; one that has not accepted by then will not. */
const ACCEPTS_WITHIN_MS = 3000
/** A process that ends closes its socket first. */
const GONE_AFTER_MS = 1000
const SOCKET_NAME = /^dotnet-diagnostic-(\d+)-\d+-socket$/
const MAX_PROCESSES = 500
const MAX_THREADS = 10_000

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

const EventId = { CollectionStart: 1, RestartEnd: 3, SuspendBegin: 9 } as const
/** Why a runtime stands still. */
const FOR_COLLECTIONS = [1, 6]
const BACKGROUND = 1

export type DotnetCollections = Disposable & {
  /** Why not all is known; undefined as soon as one process is followed, and every other that was found. */
  absence(): string | undefined
}

/**
 * Follows the collector of every .NET process that has `marker` in its environment, by the diagnostic socket that the runtime opens by itself in `folder`. What
 * is told arrives within about a tenth of a second, and what ended before a process was found is not known.
 */
export function followDotnet({ folder, marker, onCollection }: { folder: string; marker: { name: string; value: string }; onCollection: (collection: Omit<Collection, 'endedAtMs'>) => void }): DotnetCollections {
  const open = new Set<Socket>()
  /** When a socket was found first, on the clock of `performance.now()`. */
  const foundMs = new Map<string, number>()
  const followed = new Set<string>()
  let failure: string | undefined
  let accepted = 0

  function look(): void {
    for (const name of listSockets(folder)) {
      const pid = SOCKET_NAME.exec(name)?.[1]
      if (pid === undefined || followed.has(name) || !isMarked(pid, marker)) continue
      if (foundMs.size >= MAX_PROCESSES && !foundMs.has(name)) failure ??= `the service had more than ${MAX_PROCESSES} .NET processes`
      else ask(name, pid)
    }
  }

  function ask(name: string, pid: string): void {
    const sinceMs = foundMs.get(name) ?? performance.now()
    foundMs.set(name, sinceMs)
    followed.add(name)
    const socket = connect(path.join(folder, name))
    open.add(socket)
    const failIfThere = (reason: string) => setTimeout(() => { if (isMarked(pid, marker)) failure ??= reason }, GONE_AFTER_MS).unref()
    const patience = setTimeout(() => socket.destroy(), ACCEPTS_WITHIN_MS).unref()
    follow(socket, {
      onCollection,
      accepted() {
        accepted++
        clearTimeout(patience)
      },
      misunderstood: (reason) => { failure ??= `a .NET runtime could not be understood: ${reason}` },
      closed(hadAccepted) {
        open.delete(socket)
        clearTimeout(patience)
        if (hadAccepted) failIfThere('a .NET process of the service stopped telling of its collections')
        else if (performance.now() - sinceMs < ACCEPTS_WITHIN_MS) followed.delete(name)
        else failIfThere(`a .NET process of the service did not answer at its diagnostic socket within ${ACCEPTS_WITHIN_MS / 1000} s`)
      },
    })
  }

  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return {
    absence: () => failure ?? (accepted > 0 ? undefined : 'no .NET process of the service opened a diagnostic socket that was found: is it .NET (service.runtime), in no container, and without DOTNET_EnableDiagnostics=0?'),
    [Symbol.dispose]() {
      clearInterval(timer)
      open.forEach((socket) => socket.destroy())
    },
  }
}

type Followed = { onCollection(collection: Omit<Collection, 'endedAtMs'>): void; accepted(): void; misunderstood(reason: string): void; closed(hadAccepted: boolean): void }

function follow(socket: Socket, { onCollection, accepted, misunderstood, closed }: Followed): void {
  const trace = new NettraceReader(PROVIDER)
  const pauses = new Pauses()
  /** As long as the answer to the command is not whole. */
  let head: Buffer | undefined = Buffer.alloc(0)

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
      misunderstood((error as Error).message)
      socket.destroy()
    }
  })
  // What follows is that it closes.
  socket.on('error', () => undefined)
  socket.once('close', () => closed(head === undefined))
}

/** From each standstill of a runtime for its collector to the end of it: the thread that ends one has begun it. Of what kind it was tells the thread that collects, which may be another. */
class Pauses {
  readonly #since = new Map<number, { fromMs: number; kind: string }>()

  take({ id, thread, atMs, payload }: RuntimeEvent, tell: (collection: Omit<Collection, 'endedAtMs'>) => void): void {
    if (id === EventId.SuspendBegin && FOR_COLLECTIONS.includes(payload.readUInt16LE(0))) {
      if (this.#since.size >= MAX_THREADS) throw new MalformedTrace(`it stands still on ${MAX_THREADS} threads`)
      this.#since.set(thread, { fromMs: atMs, kind: 'pause' })
    }
    const pause = this.#since.get(thread)
    if (pause === undefined) return
    if (id === EventId.CollectionStart) pause.kind = payload.readUInt32LE(12) === BACKGROUND ? 'background' : `generation-${payload.readUInt32LE(4)}`
    if (id !== EventId.RestartEnd) return
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
