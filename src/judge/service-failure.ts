import type { ServiceError } from '../errors.ts'
import type { Reason } from '../measure/result.ts'

const LAST_LINES = 5
const LONGEST = 1900

/** Why nothing could be measured: what failed, and the last that the service said, its stack traces left out. */
export function describeServiceFailure({ message, output }: ServiceError): Reason {
  const said = output.filter((line) => line.trim() !== '' && !line.startsWith('    at ')).slice(-LAST_LINES)
  return { code: 'service-failed', text: [message, ...said].join(' · ').slice(0, LONGEST) }
}
