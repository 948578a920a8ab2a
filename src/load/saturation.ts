import type { ValidityCheck } from '../measure/result.ts'
import type { GeneratorHealth } from './engine.ts'

const MIN_ACHIEVED_SHARE = 0.95
/** Far above what a busy two-core runner shows (2 ms), far below what would hide in a latency percentile of interest. */
const MAX_LAG_P99_US = 50_000
const MAX_DROPPED_SHARE = 0.01
/** A tenth of the finest response times that a service has over a socket. */
const MAX_CLOCK_STEP_US = 10
/** A thread that hardly waits for anything answers late, and nobody can say that something else was the limit: 64 agents at a server of 10 µs keep it at 90 %, at one of Node.js at 35 %. */
const MAX_BUSY_SHARE = 0.85
/** A rate is recommended with this much air. */
const HEADROOM = 0.9

/** How the reader can change what is sent. */
export type Knobs = { rate: string; duration: string; agents: string; shared: string }
const FILE: Knobs = { rate: 'load.rate', duration: 'load.duration', agents: 'load.agents', shared: '`load: { connections: shared }`' }

/** Whether the generator did what was planned, so that its numbers speak of the service. No sends are no evidence, and fail. */
export function judgeGenerator(health: GeneratorHealth, knobs = FILE): ValidityCheck[] {
  const { lagUs, plannedRatePerSecond, achievedRatePerSecond, dropped, exhausted, eventLoopDelayUs } = health
  const achievedShare = plannedRatePerSecond > 0 ? achievedRatePerSecond / plannedRatePerSecond : 0
  const droppedShare = dropped + lagUs.samples > 0 ? dropped / (dropped + lagUs.samples) : 1
  return [
    {
      name: 'generator rate', ok: achievedShare >= MIN_ACHIEVED_SHARE,
      observed: `${rate(achievedRatePerSecond)} of ${rate(plannedRatePerSecond)} planned`, limit: `at least ${MIN_ACHIEVED_SHARE * 100} %`, advice: adviceFor(health, knobs),
    },
    {
      name: 'generator lag', ok: lagUs.samples > 0 && lagUs.p99 <= MAX_LAG_P99_US,
      observed: lagUs.samples > 0 ? `p99 ${(lagUs.p99 / 1000).toFixed(1)} ms behind the plan` : 'nothing sent', limit: `p99 at most ${MAX_LAG_P99_US / 1000} ms`, advice: adviceFor(health, knobs),
    },
    {
      name: 'generator drops', ok: droppedShare <= MAX_DROPPED_SHARE,
      observed: `${(droppedShare * 100).toFixed(1)} % of the planned requests never sent`, limit: `at most ${MAX_DROPPED_SHARE * 100} %`, advice: adviceFor(health, knobs),
    },
    {
      name: 'generator sockets', ok: exhausted === 0, observed: exhausted === 0 ? 'there was always one' : `${exhausted} requests found no socket or port left`, limit: 'always one left',
      advice: `use ${knobs.shared}, lower ${knobs.rate} or ${knobs.agents}, or raise \`ulimit -n\` of the runner`,
    },
    judgeBusyShare(health, knobs),
    {
      name: 'generator event loop', ok: eventLoopDelayUs.p99 <= MAX_LAG_P99_US, observed: `p99 ${(eventLoopDelayUs.p99 / 1000).toFixed(1)} ms late for what came`, limit: `p99 at most ${MAX_LAG_P99_US / 1000} ms`,
      advice: `lower ${knobs.rate} or ${knobs.agents}, or give the runner more cores`,
    },
    {
      name: 'clock', ok: health.clockStepUs <= MAX_CLOCK_STEP_US, observed: `steps of ${health.clockStepUs.toPrecision(2)} µs`, limit: `steps of at most ${MAX_CLOCK_STEP_US} µs`,
      advice: 'the clock of this machine is too coarse for response times: give it another clock source (`/sys/devices/system/clocksource`), or use another runner',
    },
  ]
}

/** A closed loop is behind no plan: this tells whether it was the service that was as fast as it could be. */
export function judgeBusyShare({ lagUs, busyShare }: GeneratorHealth, knobs = FILE): ValidityCheck {
  return {
    name: 'generator busy', ok: lagUs.samples === 0 || busyShare <= MAX_BUSY_SHARE, observed: `at work ${(busyShare * 100).toFixed(0)} % of the time`, limit: `at most ${MAX_BUSY_SHARE * 100} %`,
    advice: `what was reached is the generator's own limit: lower ${knobs.rate} or ${knobs.agents}, or give the runner more cores`,
  }
}

function adviceFor({ lagUs, plannedRatePerSecond, achievedRatePerSecond }: GeneratorHealth, knobs: Knobs): string {
  if (lagUs.samples === 0) return `nothing was sent: raise ${knobs.rate} or ${knobs.duration}`
  // A generator that kept the rate but was late needs more air than its own rate says.
  const kept = achievedRatePerSecond >= plannedRatePerSecond * MIN_ACHIEVED_SHARE
  const below = Math.max(1, Math.floor(kept ? plannedRatePerSecond / 2 : achievedRatePerSecond * HEADROOM))
  return `lower ${knobs.rate} so that the mean of the slot stays below ${below}/s, or give the runner more cores`
}

function rate(perSecond: number): string {
  return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`
}
