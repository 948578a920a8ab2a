import type { LoadSummary, Percentiles } from '../measure/load-summary.ts'
import { formatCount, formatShare, plural } from './quantity.ts'
import { openPaint } from './text-layout.ts'

const COLUMNS = ['p50', 'p90', 'p95', 'p99', 'p999', 'max'] as const
const NAMES: Record<(typeof COLUMNS)[number], string> = { p50: 'p50', p90: 'p90', p95: 'p95', p99: 'p99', p999: 'p99.9', max: 'max' }
const NAME_WIDTH = 12
const MAX_NAME_WIDTH = 40
const CELL_WIDTH = 10

/** What `perf-gate load` saw, as a person reads it in a terminal. */
export function renderLoad(summary: LoadSummary, options: { color: boolean }): string {
  const paint = openPaint(options.color)
  const { lagUs, spacing, connections, hungUp, retries } = summary
  const parts = summary.endpoints.map((one) => ({ ...one, name: `${one.class} › ${one.endpoint}` }))
  const width = Math.min(MAX_NAME_WIDTH, Math.max(NAME_WIDTH, ...[...summary.classes.map((one) => one.class), ...parts.map((one) => one.name)].map((text) => text.length + 2)))
  const label = (text: string) => paint.dim(text.padEnd(width))
  const lines = [
    summary.valid ? paint.bold(paint.green(`✔  ${rates(summary)}`)) : paint.bold(paint.yellow(`⚠  Not valid: ${rates(summary)}`)),
    ...summary.reasons.map((reason) => paint.yellow(`   ${reason}`)),
    ...summary.warnings.map((warning) => paint.yellow(`   ${warning}`)),
    ...(summary.stopped ? [paint.yellow('   stopped before its time: all of it was measured until then')] : []),
    '',
    `${label('latency')}${COLUMNS.map((name) => paint.dim(NAMES[name].padStart(CELL_WIDTH))).join('')}${paint.dim('requests'.padStart(CELL_WIDTH + 2))}`,
    ...(summary.classes.length > 1 ? summary.classes.map((one) => row(one.class, one.latencyUs, one.requests, width)) : []),
    ...parts.map((one) => row(one.name, one.latencyUs, one.requests, width)),
    row('all', summary.latencyUs, summary.requests, width),
    '',
    `${label('errors')}${errors(summary)}`,
    `${label('generator')}${summary.loop === 'closed' ? 'closed loop: latencies understate what waiting requests would have seen' : `sent ${time(lagUs.p50)} behind the plan (p50), ${time(lagUs.p99)} (p99), ${time(lagUs.max)} (max)`}`,
    `${label('')}spacing ${variation(spacing.realised)}${spacing.planned === null ? '' : `, planned ${variation(spacing.planned)}`} (0 even, 1 random, more: bursts)`,
    `${label('')}${(summary.cpuSecondsPer1000 * 1000).toFixed(0)} ms CPU per 1,000 requests, ${(summary.rssBytes / 1e6).toFixed(0)} MB`,
    `${label('connections')}${plural(connections.opened, 'connection')}${connections.http === 2 ? ' for HTTP/2' : ''} opened, ${connections.policy}${connections.p50Us === null ? '' : ` in ${time(connections.p50Us)} (p50)`}${connections.waited === 0 ? '' : `, ${plural(connections.waited, 'request')} waited for one`}`,
    ...(hungUp === 0 ? [] : [`${label('agents')}${formatCount(hungUp)} hung up, as the pattern says; ${formatCount(retries.sent)} requests sent again, ${formatCount(retries.succeeded)} with success`]),
    `${label('received')}${(summary.bytesReceived / 1e6).toFixed(2)} MB of bodies`,
  ]
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}

function rates({ achievedRate, plannedRate, durationSeconds, loop, agents, stopped }: LoadSummary): string {
  const achieved = `${formatCount(Math.round(achievedRate))} successful requests per second ${stopped ? 'until it was stopped' : `for ${durationSeconds} s`}`
  return loop === 'closed' ? `${achieved}, as fast as ${plural(agents, 'agent')} got answers` : `${achieved}, ${formatCount(Math.round(plannedRate))} planned`
}

function row(name: string, latencies: Percentiles | null, requests: number, width: number): string {
  const cells = COLUMNS.map((column) => (latencies === null ? '–' : time(latencies[column])).padStart(CELL_WIDTH))
  return `${name.slice(0, width - 1).padEnd(width)}${cells.join('')}${formatCount(requests).padStart(CELL_WIDTH + 2)}`
}

function errors({ errors: { total, kinds }, requests }: LoadSummary): string {
  if (total === 0) return 'none'
  return `${formatCount(total)} of ${formatCount(requests)} (${formatShare(total / requests)}): ${Object.entries(kinds).map(([kind, count]) => `${kind} ${formatCount(count)}`).join(', ')}`
}

/** Three digits: `87 µs`, `1.23 ms`, `12.3 ms`, `2.04 s`. */
function time(us: number): string {
  if (us < 1000) return `${Math.round(us)} µs`
  if (us < 1_000_000) return `${(us / 1000).toPrecision(3)} ms`
  return `${(us / 1_000_000).toPrecision(3)} s`
}

function variation(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(2)
}
