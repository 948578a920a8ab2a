import type { Config } from '../../config/config.ts'
import { buildPatternSchedule, buildSteadySchedule, type Schedule } from '../../workload/schedule.ts'

/** So much of the SLA phase's own traffic: a steady rate, or a pattern whose whole shape goes into that time. */
export function buildSlaSchedule({ requests, sla, load }: Pick<Config, 'requests' | 'sla' | 'load'>, durationMs: number, seed: number): Schedule {
  if (sla.pattern === undefined) return buildSteadySchedule({ requests, durationMs, ratePerSecond: sla.ratePerSecond, seed, mix: load.pattern.mix })
  const { pattern, ratePerSecond, agents } = sla.pattern
  return buildPatternSchedule({ pattern, requests, durationMs, ratePerSecond, agents, seed })
}
