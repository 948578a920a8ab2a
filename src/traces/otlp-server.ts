import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readOtlpJson } from './otlp-json.ts'
import { readOtlpProtobuf, writeOtlpRejection } from './otlp-protobuf.ts'
import { BodyReader } from './receive-body.ts'
import type { ReceivedSpan } from './received-span.ts'
import type { TraceLosses } from './trace-run.ts'

const PATH = '/v1/traces'
const PROTOBUF = 'application/x-protobuf'
const JSON_TYPE = 'application/json'
/** Whole requests have to be there in this time. */
const REQUEST_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 200
/** A sender that was refused for lack of room may come again after so many seconds. */
const RETRY_AFTER_SECONDS = 1

/** OTLP over HTTP on loopback, as protobuf and JSON. https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export type OtlpServer = { port: number; /** Since the last time this was asked. */ takeLosses(): TraceLosses }

/** Listens on a free port; `keep` gets every span, and returns how many of them it has no room for. */
export async function openOtlpServer(keep: (spans: readonly ReceivedSpan[]) => number): Promise<OtlpServer> {
  const bodies = new BodyReader()
  let losses: TraceLosses = { spans: 0, bodies: 0, unreadable: 0 }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== PATH) return answer(response, 404, `only POST ${PATH}`)
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
    if (type !== PROTOBUF && type !== JSON_TYPE) {
      losses.unreadable++
      return answer(response, 415, `only ${PROTOBUF} and ${JSON_TYPE}`)
    }
    const body = await bodies.read(request)
    if (body.kind === 'refused') {
      if (body.status === 413 || body.status === 503) losses.bodies++
      else losses.unreadable++
      return answer(response, body.status, body.reason)
    }
    const spans = decode(body.bytes, type)
    if (spans === undefined) {
      losses.unreadable++
      return answer(response, 400, 'the body is no ExportTraceServiceRequest')
    }
    const lost = keep(spans)
    losses.spans += lost
    confirm(response, type, lost)
  }

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    // Whoever goes away in the middle has told nothing.
    take(request, response).catch(() => response.destroy())
  })
  server.maxConnections = MAX_CONNECTIONS
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    takeLosses() {
      const taken = losses
      losses = { spans: 0, bodies: 0, unreadable: 0 }
      return taken
    },
  }
}

function decode(bytes: Buffer, type: string): ReceivedSpan[] | undefined {
  try {
    return type === PROTOBUF ? readOtlpProtobuf(bytes) : readOtlpJson(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

function confirm(response: ServerResponse, type: string, lost: number): void {
  const reason = 'more spans than are kept'
  const body = type === PROTOBUF
    ? (lost === 0 ? new Uint8Array(0) : writeOtlpRejection(lost, reason))
    : JSON.stringify(lost === 0 ? {} : { partialSuccess: { rejectedSpans: String(lost), errorMessage: reason } })
  response.writeHead(200, { 'content-type': type }).end(body)
}

/** What is left of the request is not read any more. */
function answer(response: ServerResponse, status: number, reason: string): void {
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER_SECONDS)
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${reason}\n`)
}
