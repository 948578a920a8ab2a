import type { LoadRun } from '../../load/engine.ts'
import { judgeBusyShare } from '../../load/saturation.ts'
import type { Absence } from '../../measure/result.ts'
import { buildClosedSchedule } from '../../workload/schedule.ts'
import { runSlot, type SlotOptions } from '../slot.ts'
import { SERVICE, type Cell } from './cells.ts'

const METRIC = 'saturation_requests_per_second'

/**
 * A further slot in which agents send as soon as they are answered: how much the service can do, where the pattern shows how well it does what is
 * asked. Base and head share the machine in it, so what each reaches is comparable with the other and with nothing else. Undefined where it is not asked for.
 */
export async function runSaturated({ seed, ...slot }: Omit<SlotOptions, 'schedule'> & { seed: number }): Promise<LoadRun | undefined> {
  const { saturation, pattern } = slot.config.load
  if (saturation === undefined) return undefined
  const schedule = buildClosedSchedule({ requests: slot.config.requests, durationMs: saturation.durationMs, agents: saturation.agents, seed, mix: pattern.mix })
  const { load } = await runSlot({ ...slot, schedule })
  return load
}

/** Good answers per second of each side; where there were none, or the generator could do no more, the reason why nothing is told. */
export function saturatedCells(run: LoadRun | undefined, side: LoadRun['sides'][number]['side']): { cells: Cell[]; absences: Absence[] } {
  const of = run?.sides.find((one) => one.side === side)
  if (run === undefined || of === undefined) return { cells: [], absences: [] }
  const absent = (reason: string) => ({ cells: [], absences: [{ metric: METRIC, subject: SERVICE, reason }] })
  const good = of.classes.reduce((total, one) => total + one.requests - one.failed, 0)
  if (good === 0) return absent(`at saturation no request succeeded: ${Object.keys(of.errors).join(', ') || 'nothing was answered'}`)
  // Behind no plan, a closed loop can only be limited by its own work; then both sides reach the same, whatever the service can do.
  const busy = judgeBusyShare(run.generator)
  if (!busy.ok) return absent(`at saturation it was the generator that could do no more: ${busy.observed} (${busy.limit}); lower load.saturation.agents, or give the runner more cores`)
  return { cells: [{ subject: SERVICE, metric: METRIC, unit: 'per_second', worse: 'lower', value: of.achievedRatePerSecond, samples: good }], absences: [] }
}
