import type { ConcurrencyPoint, ScalabilityFit } from '../../measure/capacity.ts'
import { estimateMean, ratioOf, tInterval } from '../statistics.ts'

/** Of one process: throughput = lambda·N / (1 + sigma·(N − 1) + kappa·N·(N − 1)). `misfit`: root mean square of what the law is off by, as a share. */
type Law = { lambda: number; sigma: number; kappa: number; misfit: number }

const CONFIDENCE = 0.95
const MIN_ROUNDS = 3
/** Three parameters need more than three points. */
const MIN_CONCURRENCIES = 4
/** A law that is off by more than this is another law. */
const MOST_MISFIT = 0.15
/** Of its highest, throughput has fallen to this or less: anything flatter has no highest point worth a name. */
const FALLEN = 0.95
const CURVE_POINTS = 41

/**
 * Fits the universal scalability law to throughput at several concurrencies: contention sigma, and the cost kappa of keeping each other up to date,
 * which makes throughput fall in the end (Gunther, Guerrilla Capacity Planning (2007), ch. 4). N divided by throughput is the time per request
 * (Little), and in it the law is linear: N/X = (1 + sigma·(N − 1) + kappa·N·(N − 1)) / lambda; so each process has one least-squares solution, no
 * parameter below zero, every point weighted for equal relative error. The process is the unit: intervals are Student's t over processes.
 * Nothing is told beyond the concurrencies that were measured.
 */
export function fitScalability(points: readonly ConcurrencyPoint[]): ScalabilityFit {
  const rounds = [...Map.groupBy(points.filter((point) => point.throughputPerSecond > 0), (point) => point.round).values()].filter((own) => new Set(own.map((point) => point.concurrency)).size >= MIN_CONCURRENCIES)
  if (points.length === 0) return { kind: 'refused', reason: 'throughput was not measured at any concurrency' }
  if (rounds.length < MIN_ROUNDS) return { kind: 'refused', reason: `${rounds.length} processes were measured at ${MIN_CONCURRENCIES} concurrencies or more; how sure a law is shows from ${MIN_ROUNDS} on` }
  const laws = rounds.map(fitOne)
  const misfit = Math.sqrt(laws.reduce((total, law) => total + law.misfit ** 2, 0) / laws.length)
  if (misfit > MOST_MISFIT) return { kind: 'refused', reason: `the law does not describe this service: it is off by ${(misfit * 100).toFixed(0)} % on average, at most ${MOST_MISFIT * 100} % is taken` }
  const last = Math.min(...rounds.map((own) => Math.max(...own.map((point) => point.concurrency))))
  const kappa = overRounds(laws.map((law) => law.kappa))
  const peak = findPeak(laws, kappa.low, last)
  return {
    kind: 'fitted', lambda: overLogs(laws.map((law) => law.lambda)), sigma: overRounds(laws.map((law) => law.sigma)), kappa, points: rounds.flat().length, rounds: rounds.length,
    curve: concurrenciesUpTo(last).map((concurrency) => { const { value, low, high } = overLogs(laws.map((law) => throughputAt(law, concurrency))); return { concurrency, throughput: value, low, high } }),
    ...(peak === undefined ? { caution: `up to ${last} at once, throughput was not seen to fall; beyond that nothing was measured, and nothing is told` } : { peak }),
  }
}

function fitOne(points: readonly ConcurrencyPoint[]): Law {
  const rows = points.map(({ concurrency: n, throughputPerSecond }) => ({ time: n / throughputPerSecond, terms: [1, n - 1, n * (n - 1)] }))
  // No parameter below zero: the best of the solutions in which some of them are zero.
  const solutions = [[0, 1, 2], [0, 1], [0, 2], [0]].flatMap((kept) => {
    const found = leastSquares(rows.map(({ time, terms }) => kept.map((term) => (terms[term] as number) / time)))
    if (found === undefined || found.some((value) => value < 0)) return []
    const [a, b, c] = [0, 1, 2].map((term) => found[kept.indexOf(term)] ?? 0) as [number, number, number]
    const squares = rows.reduce((total, { time, terms }) => total + ((a + b * (terms[1] as number) + c * (terms[2] as number)) / time - 1) ** 2, 0)
    return [{ lambda: 1 / a, sigma: b / a, kappa: c / a, misfit: Math.sqrt(squares / rows.length) }]
  })
  return solutions.reduce((best, one) => (one.misfit < best.misfit ? one : best))
}

/** Solves for ones on the right side, by the normal equations and Gaussian elimination: three unknowns at most. Undefined where they are not determined. */
function leastSquares(rows: readonly (readonly number[])[]): number[] | undefined {
  const size = rows[0]?.length ?? 0
  const sum = (pick: (row: readonly number[]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const matrix = Array.from({ length: size }, (_, i) => [...Array.from({ length: size }, (__, j) => sum((row) => (row[i] as number) * (row[j] as number))), sum((row) => row[i] as number)])
  for (const [column, pivot] of matrix.entries()) {
    const head = pivot[column] as number
    if (Math.abs(head) < 1e-12) return undefined
    for (const other of matrix) {
      if (other === pivot) continue
      const factor = (other[column] as number) / head
      for (let at = column; at <= size; at++) other[at] = (other[at] as number) - factor * (pivot[at] as number)
    }
  }
  return matrix.map((row, column) => (row[size] as number) / (row[column] as number))
}

function throughputAt({ lambda, sigma, kappa }: Law, n: number): number {
  return (lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1))
}

/** Where throughput is highest, √((1 − sigma)/kappa): only where every process has one, its interval lies among what was measured, and throughput has clearly fallen by the last of it. */
function findPeak(laws: readonly Law[], leastKappa: number, last: number): Extract<ScalabilityFit, { kind: 'fitted' }>['peak'] {
  if (leastKappa <= 0 || laws.some((law) => law.sigma >= 1)) return undefined
  const concurrency = overLogs(laws.map((law) => Math.max(1, Math.sqrt((1 - law.sigma) / law.kappa))))
  const left = overLogs(laws.map((law) => throughputAt(law, last) / throughputAt(law, concurrency.value)))
  return concurrency.high > last || left.high > FALLEN ? undefined : { concurrency, throughput: overLogs(laws.map((law) => throughputAt(law, concurrency.value))).value }
}

/** None of these can be negative. */
function overRounds(values: readonly number[]): { value: number; low: number; high: number } {
  const estimate = estimateMean(values)
  const [low, high] = tInterval(estimate, CONFIDENCE) as [number, number]
  return { value: estimate.mean, low: Math.max(0, low), high }
}

function overLogs(values: readonly number[]): { value: number; low: number; high: number } {
  const estimate = estimateMean(values.map(Math.log))
  const [low, high] = tInterval(estimate, CONFIDENCE) as [number, number]
  return { value: ratioOf(estimate.mean), low: ratioOf(low), high: ratioOf(high) }
}

/** Evenly on a logarithmic scale, from one to the last that was measured. */
function concurrenciesUpTo(last: number): number[] {
  return Array.from({ length: CURVE_POINTS }, (_, step) => Number((last ** (step / (CURVE_POINTS - 1))).toPrecision(4)))
}
