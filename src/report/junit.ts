import type { ChangeRow } from './view/changes.ts'
import type { PhaseRow } from './view/phase-rows.ts'
import { plain } from './plain.ts'
import type { PromiseRow } from './view/promise-rows.ts'
import type { Report } from './view/report.ts'

type Outcome = { kind: 'passed' } | { kind: 'failure' | 'error' | 'skipped'; message: string }
type Case = { name: string; outcome: Outcome; output: string }

/** One suite per phase that ran, one test per compared metric and per promise. What could not be decided is skipped, what could not be measured is an error. */
export function renderJunit(report: Report): string {
  const suites = report.phases.map((phase) => ({ phase, cases: casesOf(phase, report) })).filter((suite) => suite.cases.length > 0)
  const all = suites.flatMap((suite) => suite.cases)
  const body = suites.flatMap(({ phase, cases }) => [
    `  <testsuite name="perf-gate.${phase.phase}" ${counts(cases)} timestamp="${attribute(report.source.startedAt)}">`,
    ...cases.map((one) => renderCase(one, phase)),
    '  </testsuite>',
  ])
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="perf-gate" ${counts(all)}>`, ...body, '</testsuites>', ''].join('\n')
}

function casesOf(phase: PhaseRow, report: Report): Case[] {
  const validity = phase.verdict === 'invalid' || (phase.verdict === 'not-run' && report.headline.verdict === 'invalid')
    ? [{ name: 'could be measured', outcome: { kind: 'error' as const, message: [...phase.reasons, phase.worst].join('; ') }, output: phase.measured.join(' · ') }]
    : []
  return [
    ...validity,
    ...report.changes.filter((one) => one.phase === phase.phase && one.role !== 'informational').map(caseOfChange),
    ...report.promises.filter((one) => one.phase === phase.phase).map(caseOfPromise),
  ]
}

function caseOfChange(row: ChangeRow): Case {
  const change = `${row.base} → ${row.head}, ${row.change}${row.interval === undefined ? '' : ` (${row.interval})`}; ${row.why}`
  const outcome: Outcome = row.mark === 'worse' ? { kind: 'failure', message: change } : row.mark === 'unclear' ? { kind: 'skipped', message: change } : { kind: 'passed' }
  return { name: `${row.subject}: ${row.metric}`, outcome, output: `${row.key}: ${change}; ${row.evidence}` }
}

function caseOfPromise(row: PromiseRow): Case {
  const result = `${row.actual ?? 'not observed'}, promised ${row.target}; ${row.why}`
  const outcome: Outcome = row.mark === 'broken' ? { kind: 'failure', message: result } : row.mark === 'unclear' ? { kind: 'skipped', message: result } : { kind: 'passed' }
  return { name: `promise: ${row.objective} ${row.target}`, outcome, output: `${row.severity}: ${result}` }
}

function renderCase(one: Case, phase: PhaseRow): string {
  const open = `    <testcase classname="perf-gate.${phase.phase}" name="${attribute(one.name)}">`
  const outcome = one.outcome.kind === 'passed' ? '' : `<${one.outcome.kind} message="${attribute(one.outcome.message)}"/>`
  return `${open}${outcome}<system-out>${attribute(one.output)}</system-out></testcase>`
}

function counts(cases: readonly Case[]): string {
  const of = (kind: Outcome['kind']) => cases.filter((one) => one.outcome.kind === kind).length
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`
}

/** Escaped for attributes and text alike; `plain` has removed what XML 1.0 forbids but non-characters. */
function attribute(text: string): string {
  return plain(text).replace(/[\uFFFE\uFFFF]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
