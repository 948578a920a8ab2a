import type { SlaThreshold } from './config.ts'
import { DEFAULT_WATCH } from './defaults.ts'

const WATCHED = { ...DEFAULT_WATCH, subject: { kind: 'service', name: 'service' }, line: undefined } as const

/** The eight promises of the SLA phase that apply where the file gives none. */
export const DEFAULT_THRESHOLDS: readonly SlaThreshold[] = [
  { metric: 'sla_compliance_rate', breach: { operator: '<', value: 99 }, severity: 'major', graceMs: 60_000, rollback: true, ...WATCHED },
  { metric: 'p99_response_time_ms', breach: { operator: '>', value: 100 }, severity: 'major', graceMs: 30_000, rollback: true, ...WATCHED },
  { metric: 'avg_response_time_ms', breach: { operator: '>', value: 50 }, severity: 'minor', graceMs: 120_000, rollback: false, ...WATCHED },
  { metric: 'availability_percent', breach: { operator: '<', value: 99.9 }, severity: 'critical', graceMs: 10_000, rollback: true, ...WATCHED },
  { metric: 'error_rate_percent', breach: { operator: '>', value: 1 }, severity: 'major', graceMs: 60_000, rollback: true, ...WATCHED },
  { metric: 'requests_per_second', breach: { operator: '<', value: 10 }, severity: 'minor', graceMs: 300_000, rollback: false, ...WATCHED },
  { metric: 'cpu_utilization_percent', breach: { operator: '>', value: 85 }, severity: 'warning', graceMs: 180_000, rollback: false, ...WATCHED },
  { metric: 'memory_utilization_percent', breach: { operator: '>', value: 90 }, severity: 'major', graceMs: 60_000, rollback: true, ...WATCHED },
]
