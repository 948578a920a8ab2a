import { z } from 'zod'
import { choice, duration, line, name, rate, section, share, table, wholeNumber } from './fields.ts'
import { PATTERN_NAMES } from './patterns.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
/** As many as there may be classes of requests. */
const MAX_SHARES = 50
const perSecond = rate({ min: 0.1, max: 100_000 })
const part = share({ min: 0, max: 1 })

const ownPattern = section({
  name: name.optional(),
  mix: table(name, z.union([share({ min: 0, max: 1 }), z.number().min(0).max(1e6)]), MAX_SHARES).optional().meta({ description: 'Share of each request class; rescaled to sum 1' }),
  shape: choice(['day', 'ramp', 'flat']).optional().meta({ description: 'How the rate goes from its base to its peak: like a day, evenly upwards, or not at all' }),
  'base-rate': perSecond.optional(),
  'peak-factor': z.number().min(1).max(100).optional(),
  burst: section({ probability: part.optional(), factor: z.number().min(1).max(100).optional() }).optional(),
  agents: section({ base: wholeNumber({ min: 1, max: 100_000 }), peak: wholeNumber({ min: 1, max: 100_000 }) }).optional(),
  session: duration({ min: SECOND, max: 24 * HOUR }).optional(),
  think: section({ mean: duration({ min: 0, max: HOUR }).optional(), jitter: part.optional() }).optional(),
  retry: section({ errors: part.optional(), retried: part.optional(), after: duration({ min: 0, max: HOUR }).optional() }).optional(),
  'time-zones': z.array(section({ name: line(60), share: part, 'shift-hours': z.number().min(-24).max(24) })).max(24).optional(),
})

/** A shape of load: a built-in one by its name, or the author's own. */
export const pattern = z.union([choice(PATTERN_NAMES), ownPattern])
