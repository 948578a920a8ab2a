import type { Sample } from './probe.ts'

/** Work that blocks its thread while it is measured. Errors may carry a `kind`, which is counted; the code of a system error is one. */
export type Driver = { call(): Sample; close(): void; /** What a reader has to know of it. */ notes: readonly string[] }
export type DriverName = 'opa' | 'filesystem' | 'sqlite'
export type DriverAsked = { id: number; thread: number; ask: 'call' | 'close' }
/** Number 0 is nobody's call: a thread that is ready, or could not start. */
export type DriverTold = { id: number; answer: { kind: 'ready'; notes: readonly string[] } | { kind: 'sample'; sample: Sample } | { kind: 'failed'; as: string; message: string } }
