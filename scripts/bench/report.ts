import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { large, regressed } from '../../__tests__/report/result-fixture.ts'
import { Result } from '../../src/measure/result.ts'
import { renderChecks } from '../../src/report/markdown/check.ts'
import { renderComment } from '../../src/report/markdown/comment.ts'
import { byteLength } from '../../src/report/markdown/fit.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { renderSummary } from '../../src/report/markdown/summary.ts'
import { renderTerminal } from '../../src/report/terminal.ts'

/** How large reports get and how long they take: `npm run bench:report`. Medians of 5; the page is loaded where Debian's Chromium is. */
const RUNS = 5
const CHROMIUM = '/usr/bin/chromium'
const METRICS = 10_000

for (const [name, result] of [['a usual report', regressed()], ['20 components, 50 runs', large()], ['10,000 metrics', enormous()]] as const) {
  console.log(`\n${name}`)
  const text = JSON.stringify(result)
  time('read and validate', () => Result.parse(JSON.parse(text)), byteLength(text))
  const report = buildReport(result)
  time('view model', () => buildReport(result))
  for (const [what, render] of [
    ['comment', () => renderComment(report, { commentId: 'default' })], ['checks', () => Object.values(renderChecks(report, [])).map((one) => one.output.summary).join('')], ['summary', () => renderSummary(report)],
    ['HTML', () => renderHtml(report)], ['JUnit', () => renderJunit(report)], ['terminal', () => renderTerminal(report, { color: true, width: 100 })],
  ] as const) time(what, render, byteLength(render()))
  await load(renderHtml(report))
}

function enormous(): Result {
  const result = regressed()
  const [integration, load, sla] = result.verdicts as [Result['verdicts'][number], Result['verdicts'][number], Result['verdicts'][number]]
  const comparisons = Array.from({ length: METRICS }, (_, index) => ({ ...load.comparisons[index % load.comparisons.length]!, subject: { kind: 'class' as const, name: `endpoint ${index}` } }))
  return { ...result, verdicts: [integration, { ...load, comparisons }, sla] }
}

function time(what: string, doing: () => unknown, bytes?: number): void {
  const ms = Array.from({ length: RUNS }, () => { const from = performance.now(); doing(); return performance.now() - from })
  say(what, ms, bytes)
}

async function load(page: string): Promise<void> {
  if (!existsSync(CHROMIUM)) return console.log(`  not loaded: there is no ${CHROMIUM}`)
  const folder = await mkdtemp(join(tmpdir(), 'perf-gate-bench-'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  try {
    await writeFile(join(folder, 'report.html'), page)
    const ms: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const tab = await browser.newPage()
      await tab.goto(pathToFileURL(join(folder, 'report.html')).href)
      ms.push(await tab.evaluate<number>('performance.getEntriesByType("navigation")[0].loadEventEnd'))
      await tab.close()
    }
    say('loaded, charts drawn', ms)
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function say(what: string, ms: readonly number[], bytes?: number): void {
  const median = ms.toSorted((a, b) => a - b)[RUNS >> 1] as number
  console.log(`  ${what.padEnd(22)}${median.toFixed(0).padStart(6)} ms${bytes === undefined ? '' : `${(bytes / 1024).toFixed(0).padStart(8)} KB`}`)
}
