import type { ErrorKind } from './engine.ts'

const KINDS: Record<string, ErrorKind> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset', EPIPE: 'reset', ECONNABORTED: 'reset', UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout', UND_ERR_CONNECT_TIMEOUT: 'timeout', UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns', EAI_AGAIN: 'dns', EAI_FAIL: 'dns', EAI_NODATA: 'dns',
  EMFILE: 'exhausted', ENFILE: 'exhausted', EADDRNOTAVAIL: 'exhausted', ENOBUFS: 'exhausted',
  EPROTO: 'tls',
}

/** What OpenSSL says of a certificate, in the names that Node.js gives it (X509_V_ERR_…), and what goes wrong in the protocol. */
const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_|ERROR_IN_(?:CERT|CRL)_)/

/** Says in one word why a request had no response. */
export function classifyError(error: unknown): ErrorKind {
  const code = codeOf(error)
  if (code === undefined) return 'other'
  if (TLS.test(code)) return 'tls'
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
