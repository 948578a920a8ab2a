import { parseArgs } from 'node:util'
import { findGenerators, run, WATCH_SECONDS, type Generator, type Run } from './generators.ts'
import { measureFloor, startTruthServer, type Truth } from './truth.ts'

/**
 * How the load engine compares, side by side on this machine: `npm run bench:load [-- --only cost,truth,freeze,kindness,maximum,memory] [--runs 3] [--minutes 10] [--rates 500,2000,5000]`.
 * Linux with gcc. Medians over runs; generators take turns within a run, so that a mood of the machine hits all of them.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: 'maximum,truth,freeze,kindness,cost,memory' }, runs: { type: 'string', default: '3' }, minutes: { type: 'string', default: '10' }, rates: { type: 'string', default: '500,2000,5000' } } })
const RUNS = Number(values.runs)
/** Requests per second, in `truth` and `cost`. */
const RATES = values.rates.split(',').map(Number)
/** Where server and generator have a core of their own. */
const SERVER_CORE = 0
const GENERATOR_CORE = 1
const WARMUP_SECONDS = 1
/** Where no k6 is at hand: CPU ms per 1000 requests as recorded on another day beside autocannon (middle of the runs), against `/lognormal`. */
const RECORDED: Record<number, { k6: number; autocannon: number }> = { 500: { k6: 437, autocannon: 59 }, 2000: { k6: 198, autocannon: 55 }, 5000: { k6: 137, autocannon: 41 } }
/** Our CPU per request as a multiple of k6's at most, by rate. */
const ALLOWED_BY_K6: Record<number, number> = { 500: 0.5, 2000: 0.5, 5000: 0.25 }
/** Likewise: what the server itself saw under k6 and under autocannon. */
const RECORDED_KINDNESS = { rate: 1000, k6P99Ms: 1.79, autocannonP99Ms: 33.5 }

const { all, absent } = findGenerators()
const ours = all[0] as Generator
/** Ours by undici, which a header that frames nothing asks for: why plain HTTP/1.1 goes by sockets of our own. */
const byUndici: Generator = { ...ours, name: 'by undici', command: (wanted) => [...ours.command(wanted), '--header', 'te: trailers'] }
/** Ours where nobody else runs, and behind everybody else: why its thread is left to the scheduler. */
const placed: Generator[] = [{ ...ours, name: 'pinned', command: (wanted) => ['taskset', '-c', `${GENERATOR_CORE}`, ...ours.command(wanted)] }, { ...ours, name: 'nice 10', command: (wanted) => ['nice', '-n', '10', ...ours.command(wanted)] }]
for (const reason of absent) console.log(`absent  ${reason}`)
const benches: Record<string, () => Promise<void>> = { maximum, truth, freeze, kindness, cost, memory }
for (const name of values.only.split(',')) {
  console.log(`\n${name}`)
  await benches[name]?.()
}

/** Requests per second of one core. */
async function maximum(): Promise<void> {
  await using server = await startTruthServer([], SERVER_CORE)
  const rates = await inTurn(all, async (generator) => {
    const { requests } = await run(generator, { url: `${server.origin}/fast`, rate: undefined, seconds: 5 }, GENERATOR_CORE)
    return requests / 5
  })
  const reference = rates.get('autocannon')
  for (const [name, rate] of rates) console.log(`  ${name.padEnd(12)}${rate.toFixed(0).padStart(8)}/s${reference === undefined ? '' : `   ${(rate / reference).toFixed(2)} × autocannon`}`)
  if (reference !== undefined) bar('one core against autocannon, ×', (rates.get(ours.name) as number) / reference, { atLeast: 1 })
}

/** What it reports against what the server logged: log-normal delays, median 10 ms, p99 60 ms. */
async function truth(): Promise<void> {
  await using server = await startTruthServer([], SERVER_CORE)
  for (const rate of RATES) {
    const runs: { told: Run; true: Truth }[] = []
    const floors: number[] = []
    for (let i = 0; i < RUNS; i++) {
      server.reset()
      const floor = await measureFloor({ origin: server.origin, path: '/lognormal', ratePerSecond: rate, requests: rate * 5, core: GENERATOR_CORE })
      floors.push(floor.p50Us - (await server.stats(0)).p50Us)
      server.reset()
      const told = await run(ours, { url: `${server.origin}/lognormal`, rate, seconds: 10 }, GENERATOR_CORE)
      runs.push({ told, true: await server.stats(WARMUP_SECONDS) })
    }
    const p50 = median(runs.map((one) => (one.told.p50Us as number) - one.true.p50Us))
    const p99 = median(runs.map((one) => ((one.told.p99Us as number) / one.true.p99Us - 1) * 100))
    const lag = median(runs.map((one) => one.told.summary?.lagUs.p99 as number))
    const achieved = median(runs.map((one) => ((one.told.summary?.sentRate as number) / rate - 1) * 100))
    console.log(`  ${rate}/s  lag p99 ${(lag / 1000).toFixed(2)} ms on a core of its own; a client of bare system calls is +${(median(floors) / 1000).toFixed(2)} ms off at p50: that is the machine's`)
    bar(`${rate}/s: p50 off, ms`, p50 / 1000, { within: 0.15 })
    bar(`${rate}/s: p99 off, %`, p99, { within: 2 })
    bar(`${rate}/s: rate off, %`, achieved, { within: 0.5 })
  }
}

/** A server that freezes for 1 s in every 10: a tenth of all requests waits, evenly from nothing to 1 s, so p99 is 0.9 s and p99.9 is 0.99 s. */
async function freeze(): Promise<void> {
  await using server = await startTruthServer(['--freeze', '10,1'], SERVER_CORE)
  const runs: Run[] = []
  for (let i = 0; i < RUNS; i++) {
    server.reset()
    runs.push(await run(ours, { url: `${server.origin}/fast`, rate: 400, seconds: 20 }, GENERATOR_CORE))
  }
  const off = (read: (one: Run) => number | undefined, expectedUs: number) => (median(runs.map((one) => read(one) as number)) / expectedUs - 1) * 100
  bar('p99 off the open-loop truth, %', off((one) => one.p99Us, 900_000), { within: 5 })
  bar('p99.9 off the open-loop truth, %', off((one) => one.p999Us, 990_000), { within: 5 })
}

/** Both share both cores, and a request costs the server 0.5 ms of CPU: what the server itself sees, and how even the arrivals are. */
async function kindness(): Promise<void> {
  await using server = await startTruthServer(['--burn', '500', '--workers', '2'], undefined)
  for (const rate of [1000, 2000]) {
    const seen = new Map<string, Truth[]>()
    const lags: { us: number; told: boolean }[] = []
    await inTurn([...all.filter((one) => one.name !== 'wrk'), ...placed], async (generator) => {
      server.reset()
      const { summary } = await run(generator, { url: `${server.origin}/burn`, rate, seconds: 8 }, undefined)
      if (generator === ours && summary !== undefined) lags.push({ us: summary.lagUs.p99, told: summary.warnings.some((warning) => warning.includes('late')) })
      seen.set(generator.name, [...(seen.get(generator.name) ?? []), await server.stats(WARMUP_SECONDS)])
      return 0
    })
    for (const [name, truths] of seen) {
      const of = (read: (one: Truth) => number) => median(truths.map(read))
      console.log(`  ${`${rate}/s`.padEnd(8)}${name.padEnd(12)} the server's p50 ${(of((one) => one.p50Us) / 1000).toFixed(2)} ms   p99 ${(of((one) => one.p99Us) / 1000).toFixed(2)} ms   spacing ${of((one) => one.spacing).toFixed(2)}   ${of((one) => one.requests / one.seconds).toFixed(0)}/s`)
    }
    const p99Ms = (name: string) => median((seen.get(name) ?? []).map((one) => one.p99Us)) / 1000
    if (rate === 2000) {
      console.log(`  ${rate}/s  lag p99 on shared cores ${(median(lags.map((one) => one.us)) / 1000).toFixed(2)} ms`)
      bar(`${rate}/s: runs whose lag p99 was over 1 ms and did not say so`, lags.filter((one) => one.us > 1000 && !one.told).length, { atMost: 0 })
    }
    if (seen.has('k6')) bar(`${rate}/s: the server's p99 against k6's, ×`, p99Ms(ours.name) / p99Ms('k6'), { atMost: 1 })
    else if (rate === RECORDED_KINDNESS.rate) bar(`${rate}/s: the server's p99, ms, against k6's as recorded`, p99Ms(ours.name), { atMost: RECORDED_KINDNESS.k6P99Ms })
    if (!seen.has('autocannon')) continue
    const mine = p99Ms(ours.name) / p99Ms('autocannon')
    bar(`${rate}/s: the server's p99 against autocannon's, ×`, mine, { atMost: 0.5 })
    // What k6 would cause here nobody knows then: told, and not judged.
    if (rate === RECORDED_KINDNESS.rate && !seen.has('k6')) console.log(`    as multiples of autocannon, here ours ${mine.toFixed(3)} and recorded k6's ${(RECORDED_KINDNESS.k6P99Ms / RECORDED_KINDNESS.autocannonP99Ms).toFixed(3)}`)
  }
}

/** CPU per 1000 requests: the difference between a long and a short run, so that starting costs nothing. With the delays that truth was measured with, and without any. */
async function cost(): Promise<void> {
  await using server = await startTruthServer([], SERVER_CORE)
  for (const [path, rate] of ['/lognormal', '/fast'].flatMap((one) => RATES.map((perSecond) => [one, perSecond] as const))) {
    const perThousand = await inTurn([...all.filter((one) => one.name !== 'wrk'), byUndici], async (generator) => {
      const [short, long] = [await run(generator, { url: `${server.origin}${path}`, rate, seconds: 2 }, GENERATOR_CORE), await run(generator, { url: `${server.origin}${path}`, rate, seconds: 12 }, GENERATOR_CORE)]
      return ((long.cpuSeconds - short.cpuSeconds) / (long.requests - short.requests)) * 1e6
    })
    const reference = perThousand.get('autocannon')
    for (const [name, ms] of perThousand) console.log(`  ${path.padEnd(12)}${`${rate}/s`.padEnd(8)}${name.padEnd(12)}${ms.toFixed(0).padStart(5)} ms${reference === undefined ? '' : `   ${(ms / reference).toFixed(2)} × autocannon`}`)
    if (path !== '/lognormal') continue
    const [mine, k6, recorded, allowed] = [perThousand.get(ours.name) as number, perThousand.get('k6'), RECORDED[rate], ALLOWED_BY_K6[rate]]
    if (rate === 5000 && reference !== undefined) bar(`${rate}/s: CPU against autocannon, ×`, mine / reference, { atMost: 1 })
    if (allowed === undefined) continue
    if (k6 !== undefined) bar(`${rate}/s: CPU against k6, ×`, mine / k6, { atMost: allowed })
    // Both as multiples of autocannon on the same machine and day: the machine's mood cancels.
    else if (reference !== undefined && recorded !== undefined) bar(`${rate}/s: CPU against k6 as recorded, both by autocannon, ×`, mine / reference / (recorded.k6 / recorded.autocannon), { atMost: allowed })
  }
}

/** Agents with a connection each, as fast as they are answered; and whether memory grows with the length of a run. */
async function memory(): Promise<void> {
  await using server = await startTruthServer([], SERVER_CORE)
  const measure = async (wanted: { agents: number; seconds: number }) => {
    const told: Run[] = []
    for (let i = 0; i < RUNS; i++) told.push(await run(ours, { url: `${server.origin}/fast`, rate: undefined, ...wanted }, GENERATOR_CORE))
    return { megabytes: median(told.map((one) => (one.summary?.rssBytes as number) / 1e6)), cpuMs: median(told.map((one) => (one.summary?.cpuSecondsPer1000 as number) * 1000)) }
  }
  const [thousand, five] = [await measure({ agents: 1000, seconds: 10 }), await measure({ agents: 5000, seconds: 10 })]
  console.log(`  1000 agents ${thousand.megabytes.toFixed(0)} MB`)
  bar('5000 agents with a connection each, MB', five.megabytes, { atMost: 250 })
  bar('CPU per request with 5000 agents against 1000, %', (five.cpuMs / thousand.cpuMs - 1) * 100, { atMost: 20 })
  const { residentMb, summary } = await run(ours, { url: `${server.origin}/fast`, rate: 2000, seconds: 60 * Number(values.minutes) }, GENERATOR_CORE)
  console.log(`  2000/s for ${values.minutes} minutes: ${residentMb[60 / WATCH_SECONDS - 1]?.toFixed(0)} MB after the first minute, ${residentMb.at(-1)?.toFixed(0)} MB at the end, at most ${Math.max(...residentMb).toFixed(0)} MB`)
  const afterFirstMinute = residentMb[60 / WATCH_SECONDS - 1]
  if (afterFirstMinute !== undefined) bar('memory at the end against that after the first minute, %', ((residentMb.at(-1) as number) / afterFirstMinute - 1) * 100, { atMost: 10 })
  const short = await run(ours, { url: `${server.origin}/fast`, rate: 2000, seconds: 60 }, GENERATOR_CORE)
  bar(`CPU per request over ${values.minutes} minutes against one, %`, ((summary?.cpuSecondsPer1000 as number) / (short.summary?.cpuSecondsPer1000 as number) - 1) * 100, { atMost: 10 })
}

/** The median of every generator's figure over the runs. */
async function inTurn(generators: readonly Generator[], measure: (generator: Generator) => Promise<number>): Promise<Map<string, number>> {
  const figures = new Map<string, number[]>(generators.map((one) => [one.name, []]))
  for (let i = 0; i < RUNS; i++) for (const generator of generators) figures.get(generator.name)?.push(await measure(generator))
  return new Map([...figures].map(([name, numbers]) => [name, median(numbers)]))
}

/** A figure that was promised, and whether it is kept. */
function bar(what: string, value: number, { atMost, atLeast, within }: { atMost?: number; atLeast?: number; within?: number }): void {
  const [sign, limit] = atMost !== undefined ? ['≤', atMost] : atLeast !== undefined ? ['≥', atLeast] : ['±', within as number]
  const isMet = sign === '≤' ? value <= limit : sign === '≥' ? value >= limit : Math.abs(value) <= limit
  console.log(`    ${isMet ? 'met    ' : 'NOT MET'}  ${what}: ${sign === '±' && value > 0 ? '+' : ''}${value.toFixed(Math.abs(value) < 10 ? 2 : 0)} (${sign} ${limit})`)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2)
}
