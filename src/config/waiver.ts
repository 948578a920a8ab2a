import { show } from './nearest-name.ts'

/** A worsening that is accepted for a while: of one metric, up to a limit, until a day, for a reason. */
export type Waiver = {
  /** As the comparison looks margins up: `p99_response_time_ms`, or `safe.p99_response_time_ms`. */
  metric: string
  /** Largest relative worsening that is accepted, as a fraction. */
  limit: number
  /** Last day on which it holds, `2026-12-31` (UTC). */
  until: string
  reason: string
  /** Label of the pull request that it was accepted by; absent where a commit message did. */
  label?: string
}

/** One that the configuration declares: it holds on pull requests that have the label. */
export type LabelWaiver = Waiver & { label: string }

/** A day as it is written, `2026-12-31`. Throws SyntaxError for one that is not in the calendar. */
export function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) throw new SyntaxError(`expected a day such as 2026-12-31, seen ${show(text)}`)
  return text
}
