import { duration, rate, section } from './fields.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const perSecond = rate({ min: 1, max: 100_000 })

/** The keys of `sla.capacity`. */
export const capacity = section({
  budget: duration({ min: 10 * SECOND, max: 6 * HOUR }).optional().meta({ description: 'Most time that the search may take' }),
  step: duration({ min: SECOND, max: 600 * SECOND }).optional().meta({ description: 'How long each rate is tried; longer where it sends too few requests to tell' }),
  'at-most': perSecond.optional().meta({ description: 'No higher rate is tried' }),
  'at-least': perSecond.optional().meta({ description: 'A promise: the highest rate that holds is no lower' }),
})
