import type { Phase } from '../../config/config.ts'
import type { PhaseMeasurement, Result } from '../../measure/result.ts'
import { subjectWords } from '../words.ts'

/** What only one side has: nothing to compare, and nothing to pass over in silence. */
export type PresenceRow = { phase: Phase; subject: string; state: 'new' | 'removed'; samples: number }

/** Request classes and components that the change adds or removes, of phases in which both sides were seen. */
export function buildPresence(result: Result): PresenceRow[] {
  return result.phases.flatMap(presenceIn)
}

function presenceIn({ phase, distributions }: PhaseMeasurement): PresenceRow[] {
  const measured = distributions.filter((one) => one.samples > 0)
  if (!measured.some((one) => one.side === 'base') || !measured.some((one) => one.side === 'head')) return []
  return [...Map.groupBy(measured, (one) => subjectWords(one.subject))].flatMap(([subject, mine]) => {
    const sides = new Set(mine.map((one) => one.side))
    if (sides.size === 2) return []
    return [{ phase, subject, state: sides.has('head') ? ('new' as const) : ('removed' as const), samples: mine.reduce((total, one) => total + one.samples, 0) }]
  })
}
