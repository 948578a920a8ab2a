import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { exactShareBounds } from '../../src/judge/statistics.ts'
import { RecordedGate } from '../../src/measure/recorded-gate.ts'
import { createRandom, type Random } from '../../src/workload/random.ts'
import { RULES } from './rival-rules.ts'

/**
 * How often each rule calls a head slower, side by side on the same rounds: `npm run bench:judge [-- --gates 1000] [--data <folder of recorded rounds>]`.
 * Simulated rounds anyone can repeat; recorded ones (`<layout>-<noise>.ndjson`, one round a line) where a folder is given.
 */
const { values } = parseArgs({ options: { gates: { type: 'string', default: '1000' }, data: { type: 'string' }, rounds: { type: 'string', default: '12' } } })
const GATES = Number(values.gates)
const ROUNDS = Number(values.rounds)
const METRICS = (['cpu', 'mlr', 'p50', 'p90', 'p99'] as const).map((name) => ({ name, worse: 'higher' as const }))
const LONGEST_RULE = Math.max(...Object.keys(RULES).map((name) => name.length))

simulated()
if (values.data !== undefined) recorded(values.data)

/** Two copies side by side: what moves both in a round, and what one of them is slower by for reasons of its own, as recorded in duets on two shared cores. */
function simulated(): void {
  for (const [noise, shared, own] of [['quiet', 0.05, 0.012], ['noisy', 0.15, 0.03]] as const) {
    const cells = [['unchanged', 0], ['+5 %', 0.05], ['+10 %', 0.1], ['+20 %', 0.2]] as const
    tell(`simulated, ${noise}: ${ROUNDS} rounds of 2 × 400 requests, ${GATES} gates`, cells.map(([name, effect]) => [name, (random: Random) => drawGate(random, { shared, own, effect })]))
  }
}

function drawGate(random: Random, { shared, own, effect }: { shared: number; own: number; effect: number }): RecordedGate {
  return {
    schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0, metrics: METRICS,
    rounds: Array.from({ length: ROUNDS }, () => {
      const mood = shared * normal(random)
      const luck = own * normal(random)
      const base = drawSide(random, mood, 0.016 * normal(random))
      const head = drawSide(random, mood + luck + Math.log1p(effect), 0.016 * normal(random) + Math.log1p(effect))
      return { pairs: [{ a: base, b: head, mlr: Math.log1p(effect) + own * 0.25 * normal(random) }] }
    }),
  }
}

/** Log-normal latencies around 5 ms, two in a hundred far slower. */
function drawSide(random: Random, log: number, cpuLog: number): RecordedGate['rounds'][number]['pairs'][number]['a'] {
  const bins = Array.from({ length: 400 }, () => Math.max(1, Math.round((Math.log(5000 / 300) + log + 0.35 * normal(random) + (random.next() < 0.02 ? 1.5 : 0)) / 0.01))).toSorted((a, b) => a - b)
  const us = bins.map((bin) => 300 * Math.exp(bin * 0.01))
  const at = (share: number) => us[Math.min(us.length - 1, Math.floor(share * us.length))] as number
  const counts = new Map<number, number>()
  for (const bin of bins) counts.set(bin, (counts.get(bin) ?? 0) + 1)
  let before = 0
  const h = [...counts].flatMap(([bin, count]) => { const step = bin - before; before = bin; return [step, count] })
  return { n: us.length, mean: us.reduce((sum, one) => sum + one, 0) / us.length, cpu: 1000 * Math.exp(cpuLog), q: [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 1].map(at), h }
}

/** Gates drawn from recorded rounds, without repeating one while there are others; identical code is shown either way round. */
function recorded(folder: string): void {
  for (const layout of ['duet', 'abba1']) {
    for (const noise of ['quiet', 'noisy']) {
      const rounds = readRounds(join(folder, `${layout}-${noise}.ndjson`))
      const variants = [...new Set(rounds.map((one) => one.variant))].filter((one) => ['aa', 'cpu2', 'cpu5', 'cpu10', 'tail20'].includes(one))
      if (variants.length === 0) continue
      tell(`recorded, ${layout} ${noise}: ${ROUNDS} rounds drawn from a few, ${GATES} gates`, variants.toSorted().map((variant) => [variant === 'aa' ? 'unchanged' : variant, (random: Random) => {
        const pool = rounds.filter((one) => one.variant === variant)
        const left: typeof pool = []
        return {
          schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0, metrics: METRICS,
          rounds: Array.from({ length: ROUNDS }, () => {
            if (left.length === 0) left.push(...pool)
            const [{ pairs }] = left.splice(random.integer(left.length), 1) as [(typeof pool)[number]]
            const flipped = variant === 'aa' && random.next() < 0.5
            return { pairs: flipped ? pairs.map((pair) => ({ ...pair, a: pair.b, b: pair.a, ...(pair.mlr === undefined ? {} : { mlr: -pair.mlr }) })) : pairs }
          }),
        }
      }]))
    }
  }
}

function readRounds(path: string): { variant: string; pairs: RecordedGate['rounds'][number]['pairs'] }[] {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : existsSync(`${path}.gz`) ? gunzipSync(readFileSync(`${path}.gz`)).toString() : ''
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const { variant, pairs } = JSON.parse(line) as { variant: string; pairs: unknown }
    return { variant, pairs: RecordedGate.shape.rounds.element.parse({ pairs }).pairs }
  })
}

function tell(title: string, cells: readonly (readonly [string, (random: Random) => RecordedGate])[]): void {
  console.log(`\n${title}\n  ${'called slower'.padEnd(LONGEST_RULE)}${cells.map(([name]) => name.padStart(24)).join('')}`)
  const gates = cells.map(([, draw], cell) => { const random = createRandom(20_261_125, cell); return Array.from({ length: GATES }, () => draw(random)) })
  for (const [name, rule] of Object.entries(RULES)) {
    console.log(`  ${name.padEnd(LONGEST_RULE)}${gates.map((mine) => rate(mine.filter(rule).length).padStart(24)).join('')}`)
  }
}

/** With its exact 95 % interval. */
function rate(found: number): string {
  const { lower, upper } = exactShareBounds(found, GATES, 0.975)
  return `${((found / GATES) * 100).toFixed(1)} % (${(lower * 100).toFixed(1)}–${(upper * 100).toFixed(1)})`
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
