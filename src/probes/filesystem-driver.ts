import { closeSync, constants, fsyncSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Driver } from './driver.ts'

export type FilesystemSettings = { folder: string; underlying: string | undefined; fileBytes: number }

type Times = Record<string, number[]>
type Root = { measure(prefix: string): { times: Times; unseen: Record<string, string> }; direct: boolean; close(): void }

/** Direct reads are of whole blocks. */
const BLOCK = 4096
/** What allocators align to. */
const ALIGNMENT_STEP = 16
/** Entries of the folder that is listed. */
const FILES = 16
/** What says that a folder cannot be written to, rather than that writing failed. */
const UNWRITABLE: Record<string, string> = { EROFS: 'is read-only', EACCES: 'may not be written to', EPERM: 'may not be written to', ENOSPC: 'is full', EDQUOT: 'is full: the quota is used up' }

/** The operations of one folder, and of the one that it shows, each once per call. */
export function openFilesystemDriver({ folder, underlying, fileBytes }: FilesystemSettings): Driver {
  const top = openRoot(folder, fileBytes)
  const below = underlying === undefined ? undefined : openRoot(underlying, fileBytes)
  return {
    notes: ['stat may be answered from the kernel\'s cache of attributes, lookup (of names never used) is not',
      top.direct ? 'read passes by the page cache (O_DIRECT)' : 'read is the first one after open, and may be answered from the page cache: direct reads are not possible here'],
    call() {
      const own = top.measure('')
      const other = below?.measure('underlying-')
      return { ownUs: Object.values(own.times).flat(), partsUs: { ...own.times, ...other?.times }, unseen: { ...own.unseen, ...other?.unseen } }
    },
    close() {
      top.close()
      below?.close()
    },
  }
}

/** A folder of our own inside it, where it can be written to; else what is there already is read. */
function openRoot(folder: string, fileBytes: number): Root {
  const own = createFiles(folder, fileBytes)
  const listed = own.kind === 'files' ? own.folder : folder
  const file = own.kind === 'files' ? path.join(own.folder, 'file-0') : firstFile(folder)
  const direct = file === undefined || fileBytes % BLOCK !== 0 ? undefined : directBuffer(file, fileBytes)
  const buffer = direct ?? Buffer.alloc(fileBytes)
  const flags = constants.O_RDONLY | (direct === undefined ? 0 : constants.O_DIRECT)
  const content = Buffer.alloc(fileBytes, 'p')
  let writer = own.kind === 'files' ? openSync(path.join(own.folder, 'written'), 'w') : undefined
  let unwritable = own.kind === 'files' ? undefined : own.reason
  let lookups = 0

  function measure(prefix: string): { times: Times; unseen: Record<string, string> } {
    const times: Times = {}
    const unseen: Record<string, string> = {}
    const time = <T>(name: string, operation: () => T): T => {
      const startedMs = performance.now()
      const result = operation()
      times[prefix + name] = [(performance.now() - startedMs) * 1000]
      return result
    }
    time('stat', () => statSync(file ?? folder))
    time('lookup', () => statSync(path.join(listed, `never-${process.pid}-${lookups++}`), { throwIfNoEntry: false }))
    time('readdir', () => readdirSync(listed))
    if (file === undefined) for (const name of ['open', 'read']) unseen[prefix + name] = `${folder} ${unwritable}, and has no file to read`
    else {
      const descriptor = time('open', () => openSync(file, flags))
      try {
        time('read', () => readSync(descriptor, buffer, 0, fileBytes, 0))
      } finally {
        closeSync(descriptor)
      }
    }
    try {
      if (writer !== undefined) {
        const descriptor = writer
        time('write', () => writeSync(descriptor, content, 0, fileBytes, 0))
        time('fsync', () => fsyncSync(descriptor))
      }
    } catch (error) {
      const reason = UNWRITABLE[(error as NodeJS.ErrnoException).code ?? '']
      if (reason === undefined) throw error
      unwritable = reason
      writer = undefined
    }
    if (unwritable !== undefined) for (const name of ['write', 'fsync']) unseen[prefix + name] = `${folder} ${unwritable}`
    return { times, unseen }
  }
  return { measure, direct: direct !== undefined, close: () => { if (own.kind === 'files') rmSync(own.folder, { recursive: true, force: true }) } }
}

function createFiles(folder: string, fileBytes: number): { kind: 'files'; folder: string } | { kind: 'unwritable'; reason: string } {
  // Who cannot even be looked at is no folder to measure.
  readdirSync(folder)
  let made: string | undefined
  try {
    made = mkdtempSync(path.join(folder, '.perf-gate-probe-'))
    for (let index = 0; index < FILES; index++) writeFileSync(path.join(made, `file-${index}`), Buffer.alloc(index === 0 ? fileBytes : 1, 'p'))
    return { kind: 'files', folder: made }
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
    const reason = UNWRITABLE[(error as NodeJS.ErrnoException).code ?? '']
    if (reason === undefined) throw error
    return { kind: 'unwritable', reason }
  }
}

function firstFile(folder: string): string | undefined {
  const entry = readdirSync(folder, { withFileTypes: true }).find((one) => one.isFile())
  return entry === undefined ? undefined : path.join(folder, entry.name)
}

/**
 * Memory into which the file can be read without the page cache: its address has to fit the device, so addresses are tried. Undefined where the filesystem
 * reads none directly.
 */
function directBuffer(file: string, bytes: number): Buffer | undefined {
  const memory = Buffer.alloc(bytes + BLOCK)
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_DIRECT)
    for (let offset = 0; offset < BLOCK; offset += ALIGNMENT_STEP) {
      const buffer = memory.subarray(offset, offset + bytes)
      if (reads(descriptor, buffer)) return buffer
    }
    return undefined
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function reads(descriptor: number, buffer: Buffer): boolean {
  try {
    readSync(descriptor, buffer, 0, buffer.length, 0)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EINVAL') return false
    throw error
  }
}
