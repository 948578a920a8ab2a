import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { Result } from '../../src/measure/result.ts'
import { renderChecks } from '../../src/report/markdown/check.ts'
import { renderComment } from '../../src/report/markdown/comment.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { renderSummary } from '../../src/report/markdown/summary.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import { withHostileTexts } from './hostile-text.ts'
import { breached, first, flooded, forked, improved, passing, regressed, reshaped, rolledBack, saturated, searched, shifted, single, undecided, waived } from './result-fixture.ts'

/** Enumerations, identifiers and encoded data: a validated document cannot hold anything else in them. */
const FIXED = new Set(['phase', 'verdict', 'kind', 'side', 'layout', 'unit', 'worse', 'role', 'severity', 'state', 'latencyUs', 'code', 'sampler'])

const RESULTS = { passing, searched, single, regressed, flooded, improved, reshaped, waived, shifted, undecided, first, saturated, breached, rolledBack, forked, hostile: () => ({ ...withHostileTexts(regressed(), FIXED), tool: { name: 'perf-gate' as const, version: '1.0.0' } }) }

test.for(Object.entries(RESULTS))('the %s result reads as reviewed in comment, checks, summary, JUnit and terminal', async ([name, build]) => {
  const report = buildReport(Result.parse(build()))
  const golden = (file: string) => `../golden/${name}.${file}`
  // The token of a fork may write neither; what the second workflow writes for it is `single`.
  if (name !== 'forked') await expect(renderComment(report, { commentId: 'default', runUrl: 'https://github.com/example/service/actions/runs/1', attempt: 2 })).toMatchFileSnapshot(golden('comment.md'))
  await expect(renderSummary(report)).toMatchFileSnapshot(golden('summary.md'))
  await expect(renderJunit(report)).toMatchFileSnapshot(golden('junit.xml'))
  await expect(renderTerminal(report, { color: false, width: 100 })).toMatchFileSnapshot(golden('terminal.txt'))
  if (name !== 'forked') await expect(describeChecks(renderChecks(report, []))).toMatchFileSnapshot(golden('checks.md'))
})

test('the list of situations leads to every rendered file but JUnit\'s, and to no other', async () => {
  const folder = new URL('../golden/', import.meta.url)
  const listed = [...(await readFile(new URL('README.md', folder), 'utf8')).matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file)
  expect(listed.toSorted()).toEqual((await readdir(folder)).filter((file) => file !== 'README.md' && !file.endsWith('.xml')).toSorted())
})

function describeChecks(checks: ReturnType<typeof renderChecks>): string {
  return Object.entries(checks).map(([name, { conclusion, output }]) => [
    `# ${name}: ${conclusion}`, `title: ${output.title}`, ...(output.annotations ?? []).map((one) => `${one.level} ${one.path}:${one.startLine}: ${one.title}: ${one.message}`), '', output.summary, '',
  ].join('\n')).join('\n')
}
