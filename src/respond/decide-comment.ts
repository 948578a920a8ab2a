import type { ReportConfig } from '../config/config.ts'
import type { VerdictKind } from '../measure/result.ts'

export type CommentDecision = 'create' | 'update' | 'leave'

/**
 * Whether to comment. Once there is a comment it is kept true, in every mode: it flips when the service recovers. A first comment is
 * made always, only when there is something to say (`on-change`: anything but a plain pass), or only on failure. The same text is not
 * written again.
 */
export function decideComment({ mode, verdict, changed, existing, body }: {
  mode: ReportConfig['comment']; verdict: VerdictKind; /** Something improved or regressed. */ changed: boolean; existing: string | undefined; body: string
}): CommentDecision {
  if (mode === 'off') return 'leave'
  if (existing !== undefined) return existing === body ? 'leave' : 'update'
  switch (mode) {
    case 'always': return 'create'
    case 'on-change': return verdict === 'pass' && !changed ? 'leave' : 'create'
    case 'on-failure': return verdict === 'fail' || verdict === 'invalid' ? 'create' : 'leave'
  }
}
