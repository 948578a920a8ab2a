import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { parseResult } from '../../src/judge/history/baseline.ts'
import type { Result } from '../../src/measure/result.ts'
import { byteLength } from '../../src/report/markdown/fit.ts'
import { renderAs } from '../../src/report/render-as.ts'
import { REPORT_FORMATS } from '../../src/report/report-formats.ts'
import { passing, regressed } from './result-fixture.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'perf-gate-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `perf-gate report` on a file of that text, as a user sees it. */
function report(text: string | undefined, ...options: string[]): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'result.json')
  rmSync(file, { force: true })
  if (text !== undefined) writeFileSync(file, text)
  return spawnSync(process.execPath, [CLI, 'report', file, ...options], { encoding: 'utf8', timeout: 60_000, maxBuffer: 50_000_000 })
}

const good = passing()
const slower = regressed()
const [, load] = good.phases as [unknown, Result['phases'][number]]
const [, judged] = good.verdicts as [unknown, Result['verdicts'][number]]
const json = (change: object): string => JSON.stringify({ ...good, ...change })
const verdictsWith = (key: string, value: unknown): object => ({ verdicts: good.verdicts.map((verdict) => ({ ...verdict, comparisons: verdict.comparisons.map((one) => ({ ...one, [key]: value })) })) })
const FIVE_MB = 'n'.repeat(5_000_000)

test.each([
  ['is not there', undefined, /result\.json: cannot be read: ENOENT/],
  ['is damaged', json({}).slice(0, 5000), /result\.json: it is damaged: not JSON/],
  ['is newer', json({ schemaVersion: 2 }), /result\.json: its schema version is 2, this perf-gate reads 1/],
  ['has a title of 5 MB', json({ title: FIVE_MB }), /result\.json: it is damaged: title Too big: expected string to have <=200 characters/],
])('a result.json that %s is refused in one clear line', (_what, text, said) => {
  const { status, stdout, stderr } = report(text)
  expect(stderr).toMatch(said)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr.length).toBeLessThan(500)
  expect([status, stdout]).toEqual([2, ''])
})

test('a result of 10,000 metrics is rendered by the command, within the limits', () => {
  const comparisons = Array.from({ length: 10_000 }, (_, index) => ({ ...slower.verdicts[1]!.comparisons.find((one) => one.verdict === 'fail')!, subject: { kind: 'class', name: `endpoint ${index}` } }))
  const result = { ...slower, verdicts: slower.verdicts.map((one) => (one.phase === 'load' ? { ...one, comparisons } : one)) } as Result
  const { status, stdout, stderr } = report(JSON.stringify(result))
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('# ❌ perf-gate: 10,000 regressions: please read')
  expect(byteLength(stdout)).toBeLessThanOrEqual(1_048_576)
  const page = renderAs(result, 'html')
  expect(page).toContain('… and 9,003 more, of lesser weight, in result.json.')
  expect(page.match(/<tr id="metric-/g)).toHaveLength(1000)
})

test.each<[string, string]>([
  ['a number that is not one', json(verdictsWith('head', Number.NaN))],
  ['an infinity', json({}).replace(/"head":[\d.]+,"ratio"/, '"head":1e999,"ratio"')],
  ['an infinity below zero', json({}).replace(/"ratio":[\d.]+/, '"ratio":-1e999')],
  ['an interval that ends before it begins', json(verdictsWith('interval', [1.2, 1.1]))],
  ['more metrics than fit', json({ verdicts: [{ ...judged, comparisons: Array.from({ length: 10_001 }, () => judged.comparisons[0]) }] })],
  ['a component whose name has 5 MB', json({ phases: [{ ...load, distributions: [{ ...load.distributions[0]!, subject: { kind: 'component', name: FIVE_MB } }] }] })],
  ['a histogram of 5 MB', json({ phases: [{ ...load, distributions: [{ ...load.distributions[0]!, latencyUs: FIVE_MB }] }] })],
  ['a field nobody knows', json({ extra: true })],
  ['a list where the document should be', '[]'],
  ['nothing', 'null'],
])('a result with %s is refused, with the reason in one short line', (_what, text) => {
  const parsed = parseResult(text)
  expect(parsed).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^it(s| is) [^\n]{5,300}$/) })
})

const empty = (result: Result): unknown => ({
  ...result,
  phases: result.phases.map((phase) => ({ ...phase, rounds: 0, blocks: [], series: [], mix: [], requests: { sent: 0, failed: 0, errors: {} }, distributions: phase.distributions.map((one) => ({ ...one, samples: 0, rounds: [] })) })),
  verdicts: result.verdicts.map((verdict) => ({ ...verdict, comparisons: verdict.comparisons.map((one) => ({ ...one, samples: 0, rounds: 0 })), promises: verdict.promises.map((one) => ({ ...one, observed: undefined, samples: 0, verdict: 'inconclusive' as const })) })),
})

test.each<[string, unknown]>([
  ['without a single sample', empty(slower)],
  ['without phases', { ...good, phases: [], verdicts: [], explanations: [], history: [], verdict: 'invalid' }],
  ['with histograms that are none', { ...good, phases: good.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, latencyUs: 'none', rounds: [[0]] })) })) }],
  ['with times of zero', { ...slower, phases: slower.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, rounds: one.rounds!.map((round) => round.map(() => 0)) })) })) }],
])('a result %s renders in every format, and no number is made up for it', (_what, result) => {
  const parsed = parseResult(JSON.stringify(result))
  if (parsed.kind === 'refused') throw new Error(parsed.reason)
  for (const format of REPORT_FORMATS) {
    const text = renderAs(parsed.result, format)
    expect(text.length).toBeGreaterThan(100)
    if (format !== 'json') expect(text.replaceAll(/<script>.*?<\/script>/gs, '')).not.toMatch(/NaN|Infinity|undefined/)
  }
})
