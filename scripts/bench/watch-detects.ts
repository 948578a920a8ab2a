import { createRandom } from '../../src/workload/random.ts'
import { P99, RATE, SECONDS, watchGate, watchRound } from './simulate-watch.ts'

/** What watching finds, and how often it is wrong: seeded, so that every run of this prints the same. */

const RUNS = 1000
const SHARES = [0.005, 0.008, 0.01, 0.012, 0.015, 0.02]

const fired = Array.from({ length: RUNS }, (_, seed) => watchRound(createRandom(seed), (second) => (second < 10 ? 0.002 : 0.2)).firedMs)
const inTime = fired.filter((ms) => ms !== undefined && ms >= 10_000 + P99.graceMs && ms <= 10_000 + P99.graceMs + 2000).length
console.log(`20 % slow from second 10 on: ${inTime} of ${RUNS} runs fire within grace (${P99.graceMs / 1000} s) + 2 s, and none before\n`)

console.log(`99 % under 100 ms, ${SECONDS} s at ${RATE}/s: ${RUNS} simulated gates a row`)
console.log('slow requests | alarms in a round | one round: kept, unclear, broken | gate: kept, unclear, broken | rounds of 30 s')
for (const share of SHARES) {
  const gates = Array.from({ length: RUNS }, (_, seed) => watchGate(seed, share))
  const alarms = gates.filter((gate) => gate.firedMs !== undefined).length
  const counts = (of: 'first' | 'verdict') => ['pass', 'inconclusive', 'fail'].map((verdict) => gates.filter((gate) => gate[of] === verdict).length).join(', ')
  console.log(`${(share * 100).toFixed(1)} % | ${alarms} | ${counts('first')} | ${counts('verdict')} | ${(gates.reduce((sum, gate) => sum + gate.rounds, 0) / RUNS).toFixed(2)}`)
}
