// The one built-in of this room: packing is arithmetic on its argument, and reads neither clock, disk nor network.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Result } from './result.ts'

/** A comment in Markdown, which no reader sees; the rest of the text is for people. */
const DIGEST = /<!-- perf-gate-digest:1:([A-Za-z0-9+/=]{1,60000}) -->/
/** Unpacked, a digest with all of its history is well below. */
const MAX_BYTES = 20_000_000
/** Fewer runs of history are kept until it fits. */
const RUNS_KEPT = [200, 50, 25, 10, 0]

/**
 * A result in a few kilobytes, to be hidden in a text: what a later run needs to compare with, without distributions, series and verdicts.
 * Undefined when even without history it has more than `maxBytes`.
 */
export function encodeDigest(result: Result, maxBytes: number): string | undefined {
  const phases = result.phases.map(({ capacity: _searched, rest: _watched, ...phase }) => ({ ...phase, blocks: phase.blocks.filter((block) => block.side === 'head'), distributions: [], series: [], absences: [] }))
  const { trends: _told, forecasts: _foretold, ...rest } = result
  for (const runs of RUNS_KEPT) {
    const kept: Result = { ...rest, phases, verdicts: [], explanations: [], notes: [], plan: [], history: runs === 0 ? [] : result.history.slice(-runs) }
    const digest = `<!-- perf-gate-digest:1:${gzipSync(JSON.stringify(kept)).toString('base64')} -->`
    if (digest.length <= maxBytes) return digest
  }
  return undefined
}

/** The JSON of the result hidden in a text, unread; undefined when there is none. Throws on one that is damaged or unpacks to more than is allowed. */
export function decodeDigest(text: string): string | undefined {
  const packed = DIGEST.exec(text)?.[1]
  return packed === undefined ? undefined : gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_BYTES }).toString('utf8')
}
