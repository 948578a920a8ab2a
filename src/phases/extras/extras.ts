import type { Config } from '../../config/config.ts'
import type { Result } from '../../measure/result.ts'
import type { Plan } from '../../plan/plan.ts'
import type { World } from '../../ports.ts'
import type { Checkout } from '../sides.ts'
import { rehearseWherePossible } from './rehearse-where-possible.ts'
import { measureMemoryPressure } from './memory-pressure.ts'
import { profileRegression } from './profile.ts'

export type Extras = Pick<Result, 'rehearsal' | 'profiles' | 'memoryPressure'>

/**
 * What the configuration asks for beyond a verdict, after all that is judged was measured, so that nothing of it is disturbed: a rehearsed rollback, a
 * profile of what takes more CPU time, the load with less memory. None of it changes a verdict.
 */
export async function measureExtras(result: Result, { plan, config, world, checkouts }: { plan: Plan; config: Config; world: World; checkouts: readonly Checkout[] }): Promise<Extras> {
  const rehearsal = await rehearseWherePossible(plan.event, { config, world, checkouts })
  const profiled = await profileRegression({ result, plan, config, world, checkouts })
  const pressed = await measureMemoryPressure({ config, world, checkouts })
  return { ...(rehearsal === undefined ? {} : { rehearsal }), ...profiled, ...pressed }
}
