import type { ValidityCheck } from '../measure/result.ts'
import type { GeneratorHealth } from './engine.ts'

const MIN_ACHIEVED_SHARE = 0.95
/** Far above what a busy two-core runner shows (2 ms), far below what would hide in a latency percentile of interest. */
const MAX_LAG_P99_US = 50_000
const MAX_DROPPED_SHARE = 0.01
/** A tenth of the finest response times that a service has over a socket. */
const MAX_CLOCK_STEP_US = 10
/** A rate is recommended with this much air. */
const HEADROOM = 0.9

/** Whether the generator did what was planned, so that its numbers speak of the service. No sends are no evidence, and fail. */
export function judgeGenerator(health: GeneratorHealth): ValidityCheck[] {
  const { lagUs, plannedRatePerSecond, achievedRatePerSecond, dropped, exhausted } = health
  const achievedShare = plannedRatePerSecond > 0 ? achievedRatePerSecond / plannedRatePerSecond : 0
  const droppedShare = dropped + lagUs.samples > 0 ? dropped / (dropped + lagUs.samples) : 1
  return [
    {
      name: 'generator rate', ok: achievedShare >= MIN_ACHIEVED_SHARE,
      observed: `${rate(achievedRatePerSecond)} of ${rate(plannedRatePerSecond)} planned`, limit: `at least ${MIN_ACHIEVED_SHARE * 100} %`, advice: adviceFor(health),
    },
    {
      name: 'generator lag', ok: lagUs.samples > 0 && lagUs.p99 <= MAX_LAG_P99_US,
      observed: lagUs.samples > 0 ? `p99 ${(lagUs.p99 / 1000).toFixed(1)} ms behind the plan` : 'nothing sent', limit: `p99 at most ${MAX_LAG_P99_US / 1000} ms`, advice: adviceFor(health),
    },
    {
      name: 'generator drops', ok: droppedShare <= MAX_DROPPED_SHARE,
      observed: `${(droppedShare * 100).toFixed(1)} % of the planned requests never sent`, limit: `at most ${MAX_DROPPED_SHARE * 100} %`, advice: adviceFor(health),
    },
    {
      name: 'generator sockets', ok: exhausted === 0, observed: exhausted === 0 ? 'there was always one' : `${exhausted} requests found no socket or port left`, limit: 'always one left',
      advice: 'use `load: { connections: shared }`, lower load.rate or load.agents, or raise `ulimit -n` of the runner',
    },
    {
      name: 'clock', ok: health.clockStepUs <= MAX_CLOCK_STEP_US, observed: `steps of ${health.clockStepUs.toPrecision(2)} µs`, limit: `steps of at most ${MAX_CLOCK_STEP_US} µs`,
      advice: 'the clock of this machine is too coarse for response times: give it another clock source (`/sys/devices/system/clocksource`), or use another runner',
    },
  ]
}

function adviceFor({ lagUs, plannedRatePerSecond, achievedRatePerSecond }: GeneratorHealth): string {
  if (lagUs.samples === 0) return 'nothing was sent: raise load.rate or load.duration'
  // A generator that kept the rate but was late needs more air than its own rate says.
  const kept = achievedRatePerSecond >= plannedRatePerSecond * MIN_ACHIEVED_SHARE
  const below = Math.max(1, Math.floor(kept ? plannedRatePerSecond / 2 : achievedRatePerSecond * HEADROOM))
  return `lower load.rate so that the mean of the slot stays below ${below}/s, or give the runner more cores`
}

function rate(perSecond: number): string {
  return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`
}
