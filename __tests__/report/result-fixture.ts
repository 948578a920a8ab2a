import type { Comparison, HistoryEntry, PhaseVerdict, PromiseResult, Reason, Result, Violation } from '../../src/measure/result.ts'
import type { Unit } from '../../src/measure/block.ts'
import { capacityMeasurement, capacityVerdict } from './capacity-fixture.ts'
import { integrationMetrics, measurementOf } from './measurement-fixture.ts'

const SERVICE = { kind: 'service', name: 'service' } as const
const HEAD = '4f1c9a2b7d3e8a6c5b0f1e2d3c4b5a6978869504'
const BASE = '9b8e7d6c5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c'

/** A run in which nothing changed. Everything else is told as a difference to it. */
export function passing(): Result {
  return {
    schemaVersion: 1, tool: { name: 'perf-gate', version: '1.0.0' }, startedAt: '2026-03-14T09:26:53.000Z', measuredSeconds: 164,
    title: 'Cache compiled policies', commit: { head: HEAD, base: BASE, headRef: 'cache-policies', baseRef: 'main' },
    configHash: 'c0ffee12c0ffee12c0ffee12c0ffee12', configFile: 'perf-gate.yml', seed: 42,
    plan: ['pull request: base and head are measured side by side', 'integration and load in 6 rounds of fresh processes, sla on the head'],
    environment: { key: 'linux-x64-amd-epyc-4', cpuModel: 'AMD EPYC 7763 64-Core Processor', cores: 4, memoryMb: 16_384, kernel: '6.8.0-1021-azure', node: 'v24.4.0', runner: 'ubuntu-latest 20260301', calibrationMs: 41.3, fsync: { kind: 'seen', medianMs: 0.212, slowestMs: 1.834, samples: 50 } },
    baseline: { kind: 'paired', sha: BASE, reason: 'against the stored baseline it looked worse, or stayed undecided' },
    phases: [measurementOf({ phase: 'integration', sides: ['base', 'head'], rounds: 4, seconds: 5 }), measurementOf({ phase: 'load', sides: ['base', 'head'] }), measurementOf({ phase: 'sla', sides: ['head'], rounds: 1, seconds: 40 })],
    verdict: 'pass', reasons: [],
    verdicts: [phaseVerdict('integration', { comparisons: integrationComparisons(), metrics: integrationMetrics() }), phaseVerdict('load', { comparisons: loadComparisons() }), phaseVerdict('sla', { promises: promises(), graceFactor: 0.0667 })],
    explanations: [{ phase: 'load', class: 'all', totalChangeMs: 0.002, components: [{ name: 'policy', changeMs: 0.001, share: 0.5 }, { name: 'event-store', changeMs: 0, share: 0 }] }],
    notes: [], history: history(),
  }
}

/** The policy component became 20 % slower; CPU and the latency of every class follow. */
export function regressed(): Result {
  const result = passing()
  const comparisons = loadComparisons({ 'cpu_ms_per_request': 1.121, 'safe.matched_response_time_ratio': 1.094, 'risky.matched_response_time_ratio': 1.153, 'complex.matched_response_time_ratio': 1.071, 'policy.avg_ms': 1.203, 'p99_response_time_ms': 1.062, 'llm.avg_ms': 0.91 })
  return {
    ...result, title: 'Check policies twice', verdict: 'fail', profiles: [profile()], reasons: [{ code: 'regression', metric: 'service/cpu_ms_per_request', text: 'load: service/cpu_ms_per_request is higher by 12.1 %, margin 5 %' }],
    phases: [result.phases[0]!, measurementOf({ phase: 'load', sides: ['base', 'head'], slower: { safe: 1.094, risky: 1.153, complex: 1.071, policy: 1.203, llm: 0.91 } }), result.phases[2]!],
    verdicts: [result.verdicts[0]!, phaseVerdict('load', { verdict: 'fail', comparisons, reasons: [reason('regression', 'load: service/cpu_ms_per_request is higher by 12.1 %, margin 5 %')] }), result.verdicts[2]!],
    explanations: [{ phase: 'load', class: 'all', totalChangeMs: 0.35, interval: [0.28, 0.42], components: [{ name: 'policy', changeMs: 0.31, share: 0.8857, interval: [0.25, 0.37] }, { name: 'event-store', changeMs: 0.01, share: 0.0286 }, { name: 'llm', changeMs: -0.05, share: -0.1429 }] }],
  }
}

/** The rules are evaluated twice; a request takes 2.31 ms of CPU time instead of 2.06 ms. */
function profile(): NonNullable<Result['profiles']>[number] {
  const frames = [{ name: 'handle', file: 'src/server.ts', line: 12 }, { name: 'evaluateRules', file: 'src/policy.js', line: 42 }, { name: 'parse' }, { name: '(garbage collector)' }, { name: 'append', file: 'src/event-store.ts', line: 7 }]
  return {
    kind: 'taken', phase: 'load', sampler: 'v8', seconds: 5, frames,
    base: { samples: 4010, requests: 1946, cpuMsPerRequest: 2.06 }, head: { samples: 4087, requests: 1769, cpuMsPerRequest: 2.31 },
    functions: [
      { frame: 1, self: [0.31, 0.6], total: [0.31, 0.6], samples: [603, 1062], standardError: 0.022 },
      { frame: 4, self: [0.45, 0.41], total: [0.45, 0.41], samples: [876, 725], standardError: 0.021 },
      { frame: 0, self: [1.2, 1.2], total: [1.96, 2.21], samples: [2336, 2123], standardError: 0.036 },
      { frame: 3, self: [0.1, 0.1], total: [0.1, 0.1], samples: [195, 177], standardError: 0.01 },
      { frame: 2, self: [0, 0], total: [0.2, 0.2], samples: [0, 0], standardError: 0 },
    ],
    flames: [
      { frame: 0, parent: -1, ms: [1.96, 2.21] }, { frame: 1, parent: 0, ms: [0.31, 0.6] }, { frame: 2, parent: 1, ms: [0.2, 0.2] }, { frame: 4, parent: 0, ms: [0.45, 0.41] }, { frame: 3, parent: -1, ms: [0.1, 0.1] },
    ],
  }
}

/** One class became slower, and nothing else moved. */
export function single(): Result {
  const result = passing()
  const comparisons = loadComparisons({ 'risky.matched_response_time_ratio': 1.153 })
  const why = [reason('regression', 'load: class:risky/matched_response_time_ratio is higher by 15.3 %, margin 5 %')]
  return {
    ...result, title: 'Ask the risk model twice', verdict: 'fail', reasons: why,
    phases: [result.phases[0]!, measurementOf({ phase: 'load', sides: ['base', 'head'], slower: { risky: 1.153 } }), result.phases[2]!],
    verdicts: [result.verdicts[0]!, phaseVerdict('load', { verdict: 'fail', comparisons, reasons: why }), result.verdicts[2]!],
    explanations: [{ phase: 'load', class: 'all', totalChangeMs: 0.13, components: [{ name: 'policy', changeMs: -0.01, share: -0.077 }, { name: 'llm', changeMs: 0, share: 0 }] }],
  }
}

/** Everything the change touched became faster. */
export function improved(): Result {
  const result = passing()
  const comparisons = loadComparisons({ 'cpu_ms_per_request': 0.86, 'safe.matched_response_time_ratio': 0.88, 'risky.matched_response_time_ratio': 0.84, 'complex.matched_response_time_ratio': 0.91, 'policy.avg_ms': 0.62 })
  return {
    ...result, title: 'Cache compiled policies',
    phases: [result.phases[0]!, measurementOf({ phase: 'load', sides: ['base', 'head'], slower: { safe: 0.88, risky: 0.84, complex: 0.91, policy: 0.62 } }), result.phases[2]!],
    verdicts: [result.verdicts[0]!, phaseVerdict('load', { comparisons }), result.verdicts[2]!],
    explanations: [{ phase: 'load', class: 'all', totalChangeMs: -0.48, components: [{ name: 'policy', changeMs: -0.44, share: 0.9167 }] }],
  }
}

/** The change adds a class of requests and removes a component. */
export function reshaped(): Result {
  const result = passing()
  const load = measurementOf({ phase: 'load', sides: ['base', 'head'] })
  const distributions = load.distributions.filter((one) => !(one.side === 'base' && one.subject.name === 'complex') && !(one.side === 'head' && one.subject.name === 'llm'))
  const comparisons = loadComparisons().filter((one) => one.subject.name !== 'complex' && one.subject.name !== 'llm')
  return { ...result, title: 'Answer complex requests without the model', phases: [result.phases[0]!, { ...load, distributions }, result.phases[2]!], verdicts: [result.verdicts[0]!, phaseVerdict('load', { comparisons }), result.verdicts[2]!] }
}

/** The one regression is accepted in a commit message, another waiver, by a label, has ended. */
export function waived(): Result {
  const result = regressed()
  const until = (day: string, state: 'in-force' | 'expired') => ({ limit: 0.25, until: day, reason: 'the cache comes with the next release', state })
  const comparisons = result.verdicts[1]!.comparisons.map((one) => (one.subject.name === 'policy' ? { ...one, waiver: until('2026-06-30', 'in-force') } : one.subject.name === 'risky' && one.verdict === 'fail' ? { ...one, waiver: { ...until('2026-03-01', 'expired'), label: 'perf: accepted' } } : one))
  return { ...result, title: 'Check policies twice, for now', verdicts: [result.verdicts[0]!, { ...result.verdicts[1]!, comparisons }, result.verdicts[2]!] }
}

/** A run of the default branch whose history tells of a step and of drift. */
export function shifted(): Result {
  const result = first()
  const entries = passing().history.map((entry, run) => ({ ...entry, values: { ...entry.values, 'load/service/cpu_ms_per_request': (run < 18 ? 2.2 : 2.5) * (1 + (run % 3) / 200), 'load/service/p99_response_time_ms': 20 * 1.02 ** run } }))
  const [before, after] = [entries[17]!.sha, entries[18]!.sha]
  return {
    ...result, title: 'Merge the queue', verdict: 'fail', reasons: [reason('drift', 'load/service/p99_response_time_ms is 40.1 % above its best sustained level, budget 15 %')],
    baseline: { kind: 'none', reason: 'this is the default branch: its result becomes the baseline where it is valid and breaks no promise' }, history: entries,
    verdicts: [phaseVerdict('integration', {}), phaseVerdict('load', {}), result.verdicts[2]!],
    trends: [
      { kind: 'introduced', key: 'load/service/cpu_ms_per_request', after: before, by: after, runs: 6, ratio: 1.136, interval: [1.128, 1.145] },
      { kind: 'drift', key: 'load/service/p99_response_time_ms', runs: 24, budget: 0.15, ratio: 1.401, interval: [1.36, 1.44] },
    ],
  }
}

/** The highest rate that holds was searched for, memory grows, and a promise will not be kept for long. */
export function searched(): Result {
  const result = passing()
  const [integration, load, sla] = result.verdicts as [PhaseVerdict, PhaseVerdict, PhaseVerdict]
  const promise: PromiseResult = { phase: 'sla', text: 'capacity: at least 400/s', metric: 'capacity_per_second', subject: SERVICE, severity: 'major', observed: 453, limit: 400, unit: 'per_second', samples: 24, verdict: 'pass', reason: 'kept: at least 427/s hold', line: 21 }
  return {
    ...result, title: 'Validate every field of an order', phases: [result.phases[0]!, result.phases[1]!, { ...result.phases[2]!, capacity: capacityMeasurement() }],
    verdicts: [{ ...integration, rest: [
      { kind: 'seen', side: 'base', fromMb: 118.2, toMb: 117.1, mbPerMinute: -13.6, interval: [-15.2, -12], detectable: 2.3, samples: 49, seconds: 4.9 },
      { kind: 'seen', side: 'head', fromMb: 131, toMb: 132.1, mbPerMinute: 14.2, interval: [11.6, 16.8], detectable: 3.7, samples: 49, seconds: 4.9 },
    ] }, { ...load, memory: [
      { kind: 'seen', side: 'base', state: 'steady', mbPerMinute: 0.4, interval: [-0.9, 1.7], detectable: 1.9, blocks: 18, blockMs: 7500, rounds: 3, roundMs: 90_000, memoryMb: 118, limit: { memoryMb: 512, of: 'cgroup' } },
      { kind: 'seen', side: 'head', state: 'growing', mbPerMinute: 9.8, interval: [7.1, 12.5], detectable: 3.8, blocks: 18, blockMs: 7500, rounds: 3, roundMs: 90_000, memoryMb: 131, limit: { memoryMb: 512, of: 'cgroup' }, minutesToLimit: { value: 38.9, low: 30.5, high: 53.7 } },
    ] }, { ...sla, promises: [...sla.promises, promise], capacity: capacityVerdict(), memory: [{ kind: 'absent', side: 'head', reason: 'one round of 8 s at most have 2 blocks of 2 s in their last part, and 6 are needed: a longer phase tells' }] }],
    forecasts: [
      { text: 'not p99_response_time_ms > 100', metric: 'p99_response_time_ms', limit: 100, outlook: 'breaks', runs: 50, ratioPerRun: 1.0068, interval: [1.0049, 1.0087], merges: { value: 26, low: 19, high: 38 } },
      { text: 'not error_rate_percent > 1', metric: 'error_rate_percent', limit: 1, outlook: 'unknown', runs: 0, reason: 'runs keep no history of this metric' },
      { text: 'not avg_response_time_ms > 50', metric: 'avg_response_time_ms', limit: 50, outlook: 'no-trend', runs: 50, ratioPerRun: 1.0008, interval: [0.9991, 1.0025] },
    ],
  }
}

/** More regressions than a comment can hold, each with a long name. */
export function flooded(): Result {
  const result = regressed()
  const row = result.verdicts[1]!.comparisons.find((one) => one.verdict === 'fail')!
  const comparisons = Array.from({ length: 400 }, (_, index) => ({ ...row, subject: { kind: 'class' as const, name: `endpoint-${String(index).padStart(3, '0')}-${'with-a-long-name-'.repeat(4)}` }, ratio: 1.1 + index / 1000, interval: [1.08 + index / 1000, 1.12 + index / 1000] as [number, number], head: row.base * (1.1 + index / 1000) }))
  return { ...result, title: 'Log every request twice', verdicts: [result.verdicts[0]!, { ...result.verdicts[1]!, comparisons: [...comparisons, ...comparisons.map((one) => ({ ...one, phase: 'load' as const, metric: 'p50_response_time_ms', unit: 'ms' as const, verdict: 'pass' as const, role: 'informational' as const, ratio: 1, interval: [0.99, 1.01] as [number, number] }))] }, result.verdicts[2]!] }
}

/** As much as a report usually holds at most: 50 runs of history, 20 components. */
export function large(): Result {
  const result = regressed()
  const [integration, load, sla] = result.phases as [Result['phases'][number], Result['phases'][number], Result['phases'][number]]
  const names = Array.from({ length: 17 }, (_, index) => `component-${index + 1}`)
  const more = (measurement: typeof load) => ({ ...measurement, distributions: [...measurement.distributions, ...names.flatMap((name) => measurement.distributions.filter((one) => one.subject.name === 'policy').map((one) => ({ ...one, subject: { kind: 'component' as const, name } })))] })
  const comparisons = result.verdicts[1]!.comparisons
  const policy = comparisons.find((one) => one.subject.name === 'event-store')!
  const entry = result.history[0]!
  return {
    ...result, title: 'Twenty components', phases: [more(integration), more(load), sla],
    verdicts: [result.verdicts[0]!, { ...result.verdicts[1]!, comparisons: [...comparisons, ...names.map((name) => ({ ...policy, subject: { kind: 'component' as const, name } }))] }, result.verdicts[2]!],
    history: Array.from({ length: 50 }, (_, index) => ({ ...entry, sha: index.toString(16).padStart(40, 'b'), values: Object.fromEntries(Object.entries(entry.values).map(([key, value]) => [key, value * (1 + (index % 7) / 100)])) })),
  }
}

/** Noise left two deciding metrics open. */
export function undecided(): Result {
  const result = passing()
  const open = loadComparisons({ 'cpu_ms_per_request': 1.038, 'risky.matched_response_time_ratio': 1.041 }, 0.055)
  return {
    ...result, title: 'Refactor the queue', verdict: 'inconclusive', reasons: [reason('comparison-undecided', 'load: service/cpu_ms_per_request: the evidence allows neither')],
    verdicts: [result.verdicts[0]!, phaseVerdict('load', { verdict: 'inconclusive', comparisons: open, reasons: [reason('comparison-undecided', 'load: service/cpu_ms_per_request: the evidence allows neither')] }), result.verdicts[2]!],
    notes: ['The neighbours were noisy: the fixed CPU workload took 38 % longer at the end than at the start'],
  }
}

/** The first run of a repository. */
export function first(): Result {
  const result = passing()
  const why = 'no run on main has stored an artifact named perf-gate-baseline'
  return {
    ...result, title: 'Add perf-gate', commit: { head: HEAD, headRef: 'add-perf-gate', baseRef: 'main' }, verdict: 'no-baseline', reasons: [reason('no-baseline', `nothing was compared: ${why}`)],
    baseline: { kind: 'none', reason: why }, history: [], explanations: [],
    phases: [measurementOf({ phase: 'integration', sides: ['head'] }), measurementOf({ phase: 'load', sides: ['head'] }), result.phases[2]!],
    verdicts: [phaseVerdict('integration', { verdict: 'no-baseline', reasons: [reason('no-baseline', `nothing was compared: ${why}`)] }), phaseVerdict('load', { verdict: 'no-baseline', reasons: [reason('no-baseline', `nothing was compared: ${why}`)] }), result.verdicts[2]!],
  }
}

/** The load generator could not keep its own schedule, so the SLA phase never began. */
export function saturated(): Result {
  const result = passing()
  const lag = { name: 'generator lag', ok: false, observed: 'p99 48 ms, 7.1 % of requests never sent', limit: 'p99 at most 5 ms', advice: 'lower load.rate or use a larger runner' }
  const text = `load could not be measured: ${lag.name} was ${lag.observed}, must be ${lag.limit}; ${lag.advice}`
  const load = measurementOf({ phase: 'load', sides: ['base', 'head'] })
  return {
    ...result, verdict: 'invalid', reasons: [reason('invalid-measurement', text), reason('phase-missing', 'the required sla phase did not run')],
    phases: [result.phases[0]!, { ...load, validity: [...load.validity.slice(0, 2), lag], generator: { lagP99Ms: 48, lagMaxMs: 410, achievedShare: 0.929, cpuMsPer1000: 640, agentsPeak: 1200 } }],
    verdicts: [result.verdicts[0]!, phaseVerdict('load', { verdict: 'invalid', reasons: [reason('invalid-measurement', text)] })],
    explanations: [],
  }
}

/** Slow for half of the SLA phase: two promises broken, one only watched, one not observable. */
export function breached(): Result {
  const result = passing()
  const violations: Violation[] = [
    { metric: 'p99_response_time_ms', kind: 'latency_percentile', severity: 'major', state: 'resolved', startMs: 8000, firedMs: 11_000, endMs: 29_000, worst: 412, limit: 100, windows: 21, rollback: true, resolution: 'back within p99_response_time_ms > 100 after 21 s', line: 31 },
    { metric: 'error_rate_percent', kind: 'error_rate', severity: 'major', state: 'firing', startMs: 20_000, firedMs: 24_000, worst: 4.2, limit: 1, windows: 20, rollback: true, line: 35 },
    { metric: 'avg_response_time_ms', kind: 'response_time', severity: 'minor', state: 'pending', startMs: 37_000, worst: 61, limit: 50, windows: 3, rollback: false, line: 32 },
  ]
  const broken = promises({
    p99_response_time_ms: { observed: 236, verdict: 'fail', reason: 'broken: 512 of 12,000 requests beyond it, 1.0 % allowed' },
    error_rate_percent: { observed: 2.43, verdict: 'fail', reason: 'broken: 292 of 12,000 requests failed, 1.0 % allowed' },
    avg_response_time_ms: { observed: 53.4, verdict: 'fail', reason: 'broken over the whole phase' },
    cpu_utilization_percent: { observed: undefined, samples: 0, verdict: 'inconclusive', reason: 'this system does not tell what the process tree uses' },
  })
  return {
    ...result, title: 'Retry on every error', verdict: 'fail', reasons: [reason('promise-broken', 'sla: not p99_response_time_ms > 100: broken')],
    verdicts: [result.verdicts[0]!, result.verdicts[1]!, phaseVerdict('sla', { verdict: 'fail', promises: broken, violations, graceFactor: 0.0667, reasons: [reason('promise-broken', 'sla: not p99_response_time_ms > 100: broken'), reason('promise-broken', 'sla: not error_rate_percent > 1: broken')] })],
    baseline: { kind: 'artifact', sha: BASE, distance: 3, reason: 'no valid run for the merge base, used its nearest ancestor' },
  }
}

/** A push to the default branch breaks a promise; its rollback runs, and the traffic recovers. */
export function rolledBack(): Result {
  const result = breached()
  const sla = result.verdicts[2]!
  const [p99, errors] = sla.violations as [Violation, Violation]
  const undone: Violation[] = [
    { ...p99, rolledBack: { outcome: 'recovered', seconds: 12.3, procedure: 'deployment of 9b8e7d6 to production' } },
    { ...errors, state: 'resolved', endMs: 33_000, resolution: 'back within error_rate_percent > 1 after 13 s', rolledBack: { outcome: 'refused', reason: 'this kind was already rolled back for this commit' } },
  ]
  return {
    ...result, title: 'Merge the retries', commit: { head: HEAD, headRef: 'main' }, plan: ['push to main: promises are watched, and a broken one that asks for it is rolled back'],
    baseline: { kind: 'none', reason: 'this is the default branch: its result becomes the baseline where it is valid and breaks no promise' },
    verdicts: [phaseVerdict('integration', {}), phaseVerdict('load', {}), { ...sla, promises: sla.promises.filter((one) => one.metric !== 'avg_response_time_ms'), violations: undone, rollbacks: { triggered: 1, successful: 1, failed: 0, meanSeconds: 12.3 } }],
    phases: [measurementOf({ phase: 'integration', sides: ['head'] }), measurementOf({ phase: 'load', sides: ['head'] }), result.phases[2]!], explanations: [],
  }
}

/** A fork's pull request, whose token may read only: summary and artifact tell what comment and checks cannot. */
export function forked(): Result {
  return { ...single(), title: 'Ask the risk model twice', commit: { head: HEAD, base: BASE, headRef: 'contributor:risk-model', baseRef: 'main' }, notes: [FORK_NOTE] }
}

/** As `main.ts` writes it. */
const FORK_NOTE = 'This pull request comes from a fork, whose token may not write: comment and check runs are left to a workflow with `mode: report`, where there is one'

/** The promise and comparison texts of the fixtures, for tests that change them. */
function phaseVerdict(phase: PhaseVerdict['phase'], parts: Partial<PhaseVerdict>): PhaseVerdict {
  return { phase, verdict: 'pass', reasons: [], comparisons: [], promises: [], violations: [], ...parts }
}

function reason(code: string, text: string): Reason {
  return { code, text }
}

type Row = [metric: string, subject: Comparison['subject'], unit: Unit, base: number, role: Comparison['role']]
const CLASSES: readonly [string, number][] = [['safe', 1.92], ['risky', 4.23], ['complex', 11.6]]
const COMPONENTS: readonly [string, number][] = [['policy', 1.17], ['event-store', 0.43], ['llm', 3.15]]

function loadComparisons(changed: Record<string, number> = {}, noise = 0.016): Comparison[] {
  const rows: Row[] = [
    ['cpu_ms_per_request', SERVICE, 'ms_per_request', 2.31, 'deciding'],
    ['error_rate_percent', SERVICE, 'percent', 0.02, 'deciding'],
    ['p99_response_time_ms', SERVICE, 'ms', 23.4, 'guard'],
    ['memory_peak_mb', SERVICE, 'MB', 128.6, 'guard'],
    ['requests_per_second', SERVICE, 'per_second', 221.4, 'informational'],
    ...CLASSES.flatMap(([name, base]): Row[] => [['matched_response_time_ratio', { kind: 'class', name }, 'ratio', 1, 'deciding'], ['p50_response_time_ms', { kind: 'class', name }, 'ms', base, 'informational']]),
    ...COMPONENTS.map(([name, base]): Row => ['avg_ms', { kind: 'component', name }, 'ms', base, 'guard']),
  ]
  return rows.map((row) => comparison('load', row, changed, noise))
}

function integrationComparisons(): Comparison[] {
  return COMPONENTS.map(([name, base]) => comparison('integration', ['avg_ms', { kind: 'component', name }, 'ms', base, 'guard'], {}, 0.021))
}

function comparison(phase: Comparison['phase'], [metric, subject, unit, base, role]: Row, changed: Record<string, number>, noise: number): Comparison {
  const name = subject.kind === 'service' ? metric : `${subject.name}.${metric}`
  const ratio = changed[name] ?? 1 + (name.length % 5) / 1000
  const worse = metric === 'requests_per_second' ? 'lower' as const : 'higher' as const
  const interval: [number, number] = [ratio * (1 - noise), ratio * (1 + noise)]
  const margin = 0.05
  const verdict = interval[0] > 1 + margin ? 'fail' : interval[1] < 1 + margin ? 'pass' : 'inconclusive'
  const isShare = unit === 'percent'
  return {
    phase, metric, subject, unit, worse, role, base, head: base * ratio, ratio, ...(isShare ? {} : { interval }), margin, floor: isShare ? 0.1 : 0, rounds: 6, samples: 24_000,
    verdict: isShare ? 'pass' : verdict, improved: interval[1] < 1 - margin, ...(isShare ? {} : { minimumDetectableEffect: margin + noise * 1.7 }),
    reason: verdict === 'pass' || isShare ? 'the change stays inside the margin' : verdict === 'fail' ? 'the whole interval is beyond the margin' : 'the evidence allows neither',
  }
}

type Seen = Partial<Pick<PromiseResult, 'verdict' | 'reason' | 'samples'>> & { observed?: number | undefined }

function promises(changed: Record<string, Seen> = {}): PromiseResult[] {
  const rows: [string, string, number, Unit, PromiseResult['severity'], number][] = [
    ['sla_compliance_rate', '<', 99, 'percent', 'major', 99.87], ['p99_response_time_ms', '>', 100, 'ms', 'major', 24.1], ['avg_response_time_ms', '>', 50, 'ms', 'minor', 3.42],
    ['availability_percent', '<', 99.9, 'percent', 'critical', 99.98], ['error_rate_percent', '>', 1, 'percent', 'major', 0.02], ['requests_per_second', '<', 10, 'per_second', 'minor', 219.8],
    ['cpu_utilization_percent', '>', 85, 'percent', 'warning', 41.2], ['memory_utilization_percent', '>', 90, 'percent', 'major', 12.9],
  ]
  return rows.map(([metric, operator, limit, unit, severity, observed], index) => {
    const { observed: seen = observed, ...rest } = changed[metric] ?? {}
    const isAbsent = changed[metric] !== undefined && changed[metric].observed === undefined
    return { phase: 'sla', text: `not ${metric} ${operator} ${limit}`, metric, subject: SERVICE, severity, ...(isAbsent ? {} : { observed: seen }), limit, unit, samples: 12_000, verdict: 'pass', reason: 'kept', line: 30 + index, ...rest }
  })
}

function history(): HistoryEntry[] {
  return Array.from({ length: 24 }, (_, index) => ({
    sha: index.toString(16).padStart(2, '0').padEnd(40, 'a'), at: `2026-02-${String(index + 1).padStart(2, '0')}T08:00:00.000Z`, environment: index === 5 ? 'linux-x64-intel-4' : 'linux-x64-amd-epyc-4',
    values: { 'load/service/cpu_ms_per_request': 2.2 + Math.sin(index / 3) * 0.06 + index * 0.005, 'load/class:safe/p50_response_time_ms': 1.9 + Math.cos(index) * 0.04, 'load/service/p99_response_time_ms': 22 + ((index * 7) % 5) },
  }))
}
