import type { ErrorKind } from './engine.ts'

const KINDS: Record<string, ErrorKind> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset', EPIPE: 'reset', ECONNABORTED: 'reset', UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout', UND_ERR_CONNECT_TIMEOUT: 'timeout', UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns', EAI_AGAIN: 'dns', EAI_FAIL: 'dns', EAI_NODATA: 'dns',
  EMFILE: 'exhausted', ENFILE: 'exhausted', EADDRNOTAVAIL: 'exhausted', ENOBUFS: 'exhausted',
  EPROTO: 'tls', CERT_HAS_EXPIRED: 'tls', CERT_NOT_YET_VALID: 'tls', CERT_UNTRUSTED: 'tls', CERT_REVOKED: 'tls', DEPTH_ZERO_SELF_SIGNED_CERT: 'tls', SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls', UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls', UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
}

/** Says in one word why a request had no response. */
export function classifyError(error: unknown): ErrorKind {
  const code = codeOf(error)
  if (code === undefined) return 'other'
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')) return 'tls'
  return KINDS[code] ?? 'other'
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // A name with several addresses fails with all their errors at once.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const { code } = error as NodeJS.ErrnoException
  // A closed socket often hides the system's own word for it.
  return code === 'UND_ERR_SOCKET' ? (codeOf(error.cause) ?? code) : code
}
