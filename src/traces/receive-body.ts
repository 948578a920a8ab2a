import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** A body may have so many bytes, as it comes and unpacked; all that are on their way together so many. Senders make batches of some 500 spans, less than 1 MB. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024
const MAX_ARRIVING_BYTES = 4 * MAX_BODY_BYTES

export type Body = { kind: 'whole'; bytes: Buffer } | { kind: 'refused'; status: 400 | 413 | 415 | 503; reason: string }

const TOO_LARGE: Body = { kind: 'refused', status: 413, reason: `the body is larger than ${MAX_BODY_BYTES} bytes` }

/** Reads bodies within limits, however many come at once. */
export class BodyReader {
  #arrivingBytes = 0

  /** The unpacked body. Rejects when the sender goes away. */
  async read(request: IncomingMessage): Promise<Body> {
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return TOO_LARGE
    const { promise, resolve, reject } = Promise.withResolvers<Body>()
    const chunks: Buffer[] = []
    let bytes = 0
    const take = (chunk: Buffer): void => {
      bytes += chunk.length
      this.#arrivingBytes += chunk.length
      chunks.push(chunk)
      if (bytes > MAX_BODY_BYTES) resolve(TOO_LARGE)
      else if (this.#arrivingBytes > MAX_ARRIVING_BYTES) resolve({ kind: 'refused', status: 503, reason: 'too much arrives at once' })
    }
    request.on('data', take)
    request.once('end', () => resolve(unpack(Buffer.concat(chunks), request.headers['content-encoding'] ?? 'identity')))
    request.once('close', () => reject(new Error('the sender went away')))
    try {
      return await promise
    } finally {
      request.off('data', take)
      this.#arrivingBytes -= bytes
    }
  }
}

function unpack(packed: Buffer, encoding: string): Body {
  if (encoding === 'identity') return { kind: 'whole', bytes: packed }
  if (encoding !== 'gzip') return { kind: 'refused', status: 415, reason: `bodies in ${encoding.slice(0, 20)} are not read: gzip or none` }
  try {
    return { kind: 'whole', bytes: gunzipSync(packed, { maxOutputLength: MAX_BODY_BYTES }) }
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? { kind: 'refused', status: 413, reason: `unpacked, the body is larger than ${MAX_BODY_BYTES} bytes` } : { kind: 'refused', status: 400, reason: 'the body is no gzip' }
  }
}
