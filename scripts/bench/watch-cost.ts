import { openClock } from '../../src/system/clock.ts'
import { DEFAULT_THRESHOLDS } from '../../src/config/thresholds-default.ts'
import { noViolations, reduceViolations, scaleGrace } from '../../src/judge/promises/violations.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import { SlidingWindow } from '../../src/phases/sla/sliding-window.ts'
import { createRandom } from '../../src/workload/random.ts'

/** What it costs to watch the eight default thresholds, and one of a class on windows of half a minute, at 2000 requests/s: CPU time of one evaluation a second, as a share of one core. */

const RATE = 2000
const SECONDS = 600

const random = createRandom(1)
const ofAClass = DEFAULT_THRESHOLDS.filter((one) => one.metric === 'p99_response_time_ms').map((one) => ({ ...one, subject: { kind: 'class' as const, name: 'safe' }, windowMs: 30_000 }))
const { rules } = scaleGrace([...DEFAULT_THRESHOLDS, ...ofAClass], SECONDS * 1000)
const window = new SlidingWindow({ usage: () => ({ processes: 1, cpuMs: 0, systemCpuMs: 0, rssBytes: 1e8 }), clock: openClock(), keepMs: 30_000, subjects: [{ kind: 'class', name: 'safe' }] })
let state = noViolations(rules)
let cpuMs = 0
for (let second = 1; second <= SECONDS; second++) {
  const latencyUs = new Histogram()
  for (let i = 0; i < RATE; i++) latencyUs.record(random.exponential(20_000))
  const side = { side: 'head' as const, completed: second * RATE, errors: second, ratePerSecond: RATE, p99Us: undefined, latencyUs: latencyUs.encode(), classes: [{ class: 'safe', completed: second * RATE, errors: second, latencyUs: latencyUs.encode() }], components: [] }
  const before = process.cpuUsage()
  window.push({ elapsedMs: second * 1000, remainingMs: 0, agents: 1, sides: [side] })
  state = reduceViolations(state, { atMs: second * 1000, within: (ms) => window.within(ms) }, rules).state
  const { user, system } = process.cpuUsage(before)
  cpuMs += (user + system) / 1000
}
console.log(`${(cpuMs / SECONDS).toFixed(2)} ms of CPU per evaluation, one a second: ${(cpuMs / SECONDS / 10).toFixed(2)} % of a core at ${RATE} requests/s (${SECONDS} evaluations of ${rules.length} thresholds, ${state.violations.length} violations)`)
