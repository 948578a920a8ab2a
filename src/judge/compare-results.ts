import type { Config } from '../config/config.ts'
import type { PhaseMeasurement, Result } from '../measure/result.ts'
import { judgeRun, type Evidence } from './judge-run.ts'

/**
 * Judges a stored result against another one, as a run does with its stored baseline: nothing is measured, what the head's own run was
 * compared with is left aside, and its promises stand. `config` brings margins, floors and what decides.
 */
export function compareResults(base: Result, head: Result, config: Config): Result {
  const sameMachine = base.environment.key === head.environment.key
  const reason = `${base.title || 'a stored result'}, given by hand${sameMachine ? '' : `; measured on another kind of machine (${base.environment.key}, the head on ${head.environment.key})`}`.slice(0, 1000)
  const { tool, startedAt, title, commit, plan, environment, notes } = head
  return judgeRun({
    outcomes: head.phases.map((measurement) => ({ measurement: headOf(measurement), ...slaOf(head, measurement) })),
    baseline: { kind: 'file', reason }, comparisonWanted: true, history: head.history, onDefaultBranch: false, waivers: [],
    // History tells how much runs differ on the head's kind of machine; of another kind nothing is known.
    stored: { measurements: base.phases.map(headOf), history: base.history, machine: head.environment, baseMachine: base.environment, against: 'run' },
  }, { ...config, hash: head.configHash, file: head.configFile }, {
    tool, startedAt, title, plan, environment, notes, baseline: { kind: 'file', ...(base.commit.head === undefined ? {} : { sha: base.commit.head }), reason },
    commit: { ...commit, ...(base.commit.head === undefined ? {} : { base: base.commit.head }) },
  })
}

/** What was measured of the head. Matched requests have no ratio without the side they were matched with. */
function headOf(measurement: PhaseMeasurement): PhaseMeasurement {
  return {
    ...measurement, layout: 'single',
    blocks: measurement.blocks.filter((block) => block.side === 'head' && block.unit !== 'ratio'),
    ...(measurement.capacity === undefined ? {} : { capacity: { ...measurement.capacity, steps: measurement.capacity.steps.filter((one) => one.side === 'head'), points: measurement.capacity.points.filter((one) => one.side === 'head') } }),
    distributions: measurement.distributions.filter((one) => one.side === 'head'), series: measurement.series.filter((one) => one.side === 'head'),
    ...(measurement.rest === undefined ? {} : { rest: measurement.rest.filter((one) => one.side === 'head') }),
  }
}

function slaOf(head: Result, { phase }: PhaseMeasurement): Pick<Evidence['outcomes'][number], 'sla'> {
  const verdict = head.verdicts.find((one) => one.phase === phase)
  if (phase !== 'sla' || verdict === undefined) return {}
  return { sla: { promises: verdict.promises, violations: verdict.violations, graceFactor: verdict.graceFactor ?? 1, ...(verdict.savedMs === undefined ? {} : { savedMs: verdict.savedMs }) } }
}
