import type { Config, Phase } from '../../config/config.ts'
import { ServiceError } from '../../errors.ts'
import { compareProfiles } from '../../judge/compare-profiles.ts'
import { findCpuRegression } from '../../judge/cpu-regression.ts'
import { runInThread } from '../../load/thread-engine.ts'
import type { Side } from '../../measure/block.ts'
import type { CpuProfile } from '../../measure/profile.ts'
import type { Result } from '../../measure/result.ts'
import type { Plan } from '../../plan/plan.ts'
import type { World } from '../../ports.ts'
import { openProfiler } from '../../service/open-profiler.ts'
import type { Profiled, Profiler } from '../../service/profiler.ts'
import { buildClosedSchedule } from '../../workload/schedule.ts'
import { mixSeed } from '../rounds.ts'
import { BaseUnusable, startSides, type Checkout, type RunningSide } from '../sides.ts'
import { runSlot } from '../slot.ts'
import { warmUp } from '../warm-up.ts'

const DURATION_MS = 5000
/** As fast as answers come, for the more samples the better; agents enough to keep a process of each side busy. */
const AGENTS = 2

type Context = { result: Result; plan: Plan; config: Config; world: World; checkouts: readonly Checkout[] }
type SideProfile = Profiled & { side: Side; requests: number }
/** A side that was started to be profiled. */
type Prepared = { side: RunningSide; profiler: Profiler }

/**
 * Where the service was found to take more CPU time for a request, one more slot of fresh processes tells where in its code. After all rounds, so that no
 * measurement is disturbed. Whatever keeps it from being taken is told; it never changes a verdict.
 */
export async function profileRegression({ result, ...context }: Context): Promise<Pick<Result, 'profiles'>> {
  const phase = findCpuRegression(result.verdicts)
  if (phase === undefined || !context.config.compare.profile) return {}
  context.world.log.progress(`${phase}: profiling what takes more CPU time`)
  const profile = await takeProfile(phase, context).catch((error: unknown) => {
    context.world.signal.throwIfAborted()
    if (!(error instanceof ServiceError || error instanceof BaseUnusable)) throw error
    return absent(phase, `the service could not be profiled: ${error.message}`)
  })
  if (profile.kind === 'absent') context.world.log.info(`no CPU profile: ${profile.reason}`)
  return { profiles: [profile] }
}

async function takeProfile(phase: Phase, { plan, ...context }: Omit<Context, 'result'>): Promise<CpuProfile> {
  if (context.checkouts.length < 2) return absent(phase, 'only the head is checked out here, for the base is a stored baseline; `compare: { mode: paired }` has both')
  const slots = plan.layout === 'alternating' ? context.checkouts.map((checkout) => [checkout]) : [context.checkouts]
  const profiles: SideProfile[] = []
  for (const checkouts of slots) profiles.push(...(await profileTogether(phase, { ...context, checkouts })))
  const [base, head] = (['base', 'head'] as const).map((side) => profiles.find((one) => one.side === side))
  if (base?.kind !== 'taken') return absent(phase, base?.reason ?? 'the base was not profiled')
  if (head?.kind !== 'taken') return absent(phase, head?.reason ?? 'the head was not profiled')
  if (base.requests === 0 || head.requests === 0) return absent(phase, 'no request was answered while it was taken')
  return { kind: 'taken', phase, sampler: head.sampler, seconds: DURATION_MS / 1000, ...compareProfiles(base, head) }
}

async function profileTogether(phase: Phase, { config, world, checkouts }: Omit<Context, 'result' | 'plan'>): Promise<SideProfile[]> {
  await using opened = new AsyncDisposableStack()
  const prepared: Prepared[] = []
  for (const checkout of checkouts) {
    const profiler = opened.use(await openProfiler({ service: config.service as NonNullable<Config['service']>, checkout: checkout.folder, world }))
    const { sides: [side] } = opened.use(await startSides([checkout], { ...config, service: profiler.service }, world))
    prepared.push({ side: side as RunningSide, profiler })
  }
  const sides = prepared.map((one) => one.side)
  const measuring = sample(phase, { prepared, sides, config, world })
  measuring.catch(() => undefined)
  return await Promise.race([measuring, ...sides.map((side) => side.failed)])
}

async function sample(phase: Phase, { prepared, sides, config, world }: { prepared: readonly Prepared[]; sides: readonly RunningSide[]; config: Config; world: World }): Promise<SideProfile[]> {
  const seed = mixSeed(config.load.seed, 4_000_000)
  const { requests } = config
  await warmUp({ requests, seed, sides, config, world, engine: runInThread })
  const refused = await Promise.all(prepared.map(({ side, profiler }) => profiler.begin(side.pid as number)))
  const run = refused.some((one) => one !== undefined) ? undefined : await runSlot({
    schedule: buildClosedSchedule({ requests, durationMs: DURATION_MS, agents: AGENTS, seed, mix: phase === 'integration' ? {} : config.load.pattern.mix }),
    sides, config, world, engine: runInThread,
  })
  return await Promise.all(prepared.map(async ({ side: { side }, profiler }, index) => {
    const reason = refused[index]
    const profiled: Profiled = reason === undefined ? await profiler.end() : { kind: 'absent', reason }
    return { side, requests: run?.load.sides.find((one) => one.side === side)?.completed ?? 0, ...profiled }
  }))
}

function absent(phase: Phase, reason: string): CpuProfile {
  return { kind: 'absent', phase, reason: reason.slice(0, 500) }
}
