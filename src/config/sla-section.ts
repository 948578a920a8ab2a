import { z } from 'zod'
import { capacity } from './capacity-section.ts'
import { choice, duration, rate, section, wholeNumber } from './fields.ts'
import { pattern } from './pattern-section.ts'
import { slaThreshold } from './sla-threshold.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

/** The keys of `sla`. Its traffic has the keys of `load`. */
export const slaSection = section({
  duration: duration({ min: SECOND, max: HOUR }).optional(),
  'warm-up': duration({ min: 0, max: 600 * SECOND }).optional().meta({ description: 'Its traffic for so long before that, counted nowhere' }),
  rate: rate({ min: 0.1, max: 100_000 }).optional().meta({ description: 'A steady rate; of a pattern its base rate' }),
  pattern: pattern.optional().meta({ description: 'Traffic of this shape instead of a steady rate' }),
  agents: wholeNumber({ min: 1, max: 100_000 }).optional().meta({ description: 'So many at the peak of the pattern; without one so many all the time, who ask and think as those of `load` do' }),
  capacity: capacity.optional().meta({ description: 'Search the highest rate that keeps the promises, once the phase has been judged; `{}` for the defaults' }),
  'abort-on': choice(['major', 'critical']).optional().meta({ description: 'A violation at least this severe ends the phase early, once its promise cannot be kept any more' }),
  thresholds: z.array(slaThreshold).min(1, 'leave `thresholds` out for the eight default ones').max(50).optional(),
})
