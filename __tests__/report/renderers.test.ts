import { expect, test } from 'vitest'
import { Result, type Comparison, type PromiseResult } from '../../src/measure/result.ts'
import { renderChecks } from '../../src/report/markdown/check.ts'
import { commentMarker, markStale, renderComment } from '../../src/report/markdown/comment.ts'
import { byteLength, fit } from '../../src/report/markdown/fit.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { escapeMarkdown, link } from '../../src/report/markdown/markdown.ts'
import { renderAs } from '../../src/report/render-as.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { renderSummary } from '../../src/report/markdown/summary.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import { columnsOf } from '../../src/report/text-layout.ts'
import { HOSTILE, withHostileTexts } from './hostile-text.ts'
import { breached, first, passing, regressed, saturated, undecided } from './result-fixture.ts'

const FIXED = new Set(['phase', 'verdict', 'kind', 'side', 'layout', 'unit', 'worse', 'role', 'severity', 'state', 'latencyUs', 'code', 'sampler'])

function hostile(): Result {
  return Result.parse({ ...withHostileTexts(breached(), FIXED), tool: { name: 'perf-gate', version: '1.0.0' } })
}

/** As many rows as the schema allows, with names as long as it allows, of the characters that grow most. */
function enormous(): Result {
  const result = regressed()
  const name = '@<|'.repeat(33)
  const load = result.verdicts[1]!
  const comparisons: Comparison[] = Array.from({ length: 1000 }, (_, index) => ({ ...load.comparisons[0]!, metric: `m${index}`, subject: { kind: 'class', name }, verdict: 'fail', reason: name }))
  const promises: PromiseResult[] = Array.from({ length: 200 }, () => ({ ...result.verdicts[2]!.promises[0]!, text: name.repeat(3), subject: { kind: 'component', name }, verdict: 'fail', reason: name.repeat(5) }))
  return { ...result, title: name.repeat(2), notes: Array.from({ length: 50 }, () => name.repeat(10)), verdicts: [result.verdicts[0]!, { ...load, comparisons }, { ...result.verdicts[2]!, promises }] }
}

test('the comment begins with its marker, which holds no text that could end it', () => {
  expect(renderComment(buildReport(passing()), { commentId: 'api' }).split('\n')[0]).toBe('<!-- perf-gate:api -->')
  expect(commentMarker('x --> <b>')).toBe('<!-- perf-gate:x-b- -->')
})

test('the comment of an enormous result fits GitHub by dropping details, then rows, never half a table', () => {
  const comment = renderComment(buildReport(Result.parse(enormous())), { commentId: 'default' })
  expect(byteLength(comment)).toBeLessThanOrEqual(60_000)
  expect(comment).toContain('1,000 regressions')
  expect(comment).toMatch(/and 99\d more metrics|1,000 metrics/)
  for (const block of comment.split('\n\n').filter((one) => one.startsWith('|'))) expect(new Set(block.split('\n').slice(0, 2).map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1)
  expect(comment.trimEnd().endsWith('</sub>')).toBe(true)
})

test('checks and summary of an enormous result stay inside GitHub\'s limits', () => {
  const report = buildReport(enormous())
  for (const { output } of Object.values(renderChecks(report, []))) {
    expect(byteLength(output.summary)).toBeLessThanOrEqual(65_535)
    expect(byteLength(output.title)).toBeLessThanOrEqual(255)
    expect(output.annotations?.length ?? 0).toBeLessThanOrEqual(50)
  }
  expect(renderChecks(report, [])['perf-gate']?.output.summary).toMatch(/and 997 more metrics/)
  expect(byteLength(renderSummary(report))).toBeLessThanOrEqual(1_048_576)
})

test('fitting drops stage by stage and refuses to cut', () => {
  const stages = [{ details: true, rows: 9 }, { details: false, rows: 3 }]
  expect(fit(({ rows }) => 'é'.repeat(rows), stages, 18)).toHaveLength(9)
  expect(fit(({ rows }) => 'é'.repeat(rows), stages, 17)).toHaveLength(3)
  expect(() => fit(() => 'too long', stages, 3)).toThrow(RangeError)
})

test('text of users brings no markup, mention, reference, link or image into Markdown', () => {
  const escaped = escapeMarkdown(HOSTILE)
  expect(escaped).not.toMatch(/<|\n|@octocat|#1\b|GH-2|http:\/\/|www\.evil|\u202E|\u001B/)
  expect(escaped).not.toMatch(/(?<!\\)[`*[\]|~$]/)
  expect(renderComment(buildReport(hostile()), { commentId: 'default' })).not.toMatch(/<script|@octocat|(?<!\\)\]\(http:|<!-- -->/)
})

test('no character that hides or reorders text survives into any report', () => {
  const report = buildReport(hostile())
  const texts = [renderComment(report, { commentId: 'default' }), renderSummary(report), renderHtml(report), renderJunit(report), renderTerminal(report, { color: false, width: 80 }), JSON.stringify(renderChecks(report, []))]
  for (const text of texts) expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u001B]/)
})

test('links lead to web addresses only', () => {
  expect(link('report', 'javascript:alert(1)').markdown).toBe('report')
  expect(link('report', 'https://github.com/o/r/actions/runs/1').markdown).toBe('[report](https://github.com/o/r/actions/runs/1)')
})

test('a comment is marked stale once, however often it is re-run', () => {
  const comment = renderComment(buildReport(regressed()), { commentId: 'default' })
  const stale = markStale(markStale(comment, 'a'.repeat(40)), 'b'.repeat(40))
  expect(stale.split('\n').slice(0, 3)).toEqual(['<!-- perf-gate:default -->', '> [!WARNING]', '> ⏳ re-running for bbbbbbb; the numbers below are from before'])
  expect(stale.match(/re-running/g)).toHaveLength(1)
  expect(stale).toContain('5 regressions')
})

test('conclusions follow the verdict, and fail-on turns neutral into failure', () => {
  const conclusion = (result: Result, failOn: Parameters<typeof renderChecks>[1] = []) => renderChecks(buildReport(result), failOn)['perf-gate']?.conclusion
  expect([passing, regressed, undecided, first, saturated].map((build) => conclusion(build()))).toEqual(['success', 'failure', 'neutral', 'neutral', 'failure'])
  expect(conclusion(undecided(), ['inconclusive'])).toBe('failure')
  expect(conclusion(first(), ['no-baseline'])).toBe('failure')
})

test('every phase has a check, also one that an invalid run never reached', () => {
  const checks = renderChecks(buildReport(saturated()), [])
  expect(Object.keys(checks)).toEqual(['perf-gate', 'perf-gate / integration', 'perf-gate / load', 'perf-gate / sla'])
  expect(checks['perf-gate / sla']).toMatchObject({ conclusion: 'failure', output: { title: 'did not run: required, but did not run' } })
})

test('a broken promise is annotated on its line of the configuration, a watched one as a warning', () => {
  const annotations = renderChecks(buildReport(breached()), [])['perf-gate']?.output.annotations
  expect(annotations?.map((one) => [one.path, one.startLine, one.level])).toEqual([['perf-gate.yml', 31, 'failure'], ['perf-gate.yml', 34, 'failure'], ['perf-gate.yml', 32, 'warning']])
})

test('the page holds hostile text as text: one script runs, and the data cannot end its element', () => {
  const page = renderHtml(buildReport(hostile()))
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page.match(/<\/script>/g)).toHaveLength(2)
  expect(page).not.toMatch(/\u202E|\u001B/)
  expect(JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!)).toHaveProperty('percentiles')
})

test('the page names no address but those of its own parts', () => {
  const page = renderHtml(buildReport(regressed()))
  expect([...page.matchAll(/(?:href|src)="([^"]*)"/g)].map((one) => one[1]).filter((one) => !one!.startsWith('#') && !one!.startsWith('data:'))).toEqual([])
  expect(page).toContain("default-src &#39;none&#39;")
})

test('every metric has an anchor of its own, even when names collide', () => {
  const ids = [...renderHtml(buildReport(hostile())).matchAll(/ id="([^"]*)"/g)].map((one) => one[1])
  expect(new Set(ids).size).toBe(ids.length)
})

test('JUnit counts what it holds: failures, skipped, errors', () => {
  const count = (xml: string, name: string) => xml.match(new RegExp(`<${name} `, 'g'))?.length ?? 0
  for (const [build, element] of [[regressed, 'failure'], [undecided, 'skipped'], [saturated, 'error']] as const) {
    const xml = renderJunit(buildReport(build()))
    expect(count(xml, element)).toBeGreaterThan(0)
    expect(xml).toMatch(new RegExp(`<testsuites [^>]*tests="${count(xml, 'testcase')}"`))
    expect(xml).toMatch(new RegExp(`<testsuites [^>]*${element === 'skipped' ? element : `${element}s`}="${count(xml, element)}"`))
  }
  expect(renderJunit(buildReport(hostile()))).not.toMatch(/<script|\u001B/)
})

test('the terminal stays inside its width, but for text to copy, and colours only when asked', () => {
  for (const build of [passing, regressed, undecided, first, saturated, breached, hostile]) {
    const text = renderTerminal(buildReport(build()), { color: false, width: 80 })
    expect(text).not.toContain('\u001B')
    for (const line of text.split('\n').filter((one) => !/^ {6}(perf-gate run|compare:)/.test(one))) expect(columnsOf(line)).toBeLessThanOrEqual(build === hostile ? 400 : 80)
  }
  expect(renderTerminal(buildReport(regressed()), { color: true, width: 80 })).toContain('\u001B[31m')
})

test('the same document gives the same text in every format', () => {
  const result = regressed()
  for (const format of ['html', 'markdown', 'junit', 'terminal'] as const) expect(renderAs(result, format)).toBe(renderAs(structuredClone(result), format))
  expect(Result.parse(JSON.parse(renderAs(result, 'json')))).toEqual(result)
})
