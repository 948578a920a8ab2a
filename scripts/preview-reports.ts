import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import * as fixtures from '../__tests__/report/result-fixture.ts'
import { renderComment } from '../src/report/markdown/comment.ts'
import { renderHtml } from '../src/report/html/html.ts'
import { buildReport } from '../src/report/view/report.ts'
import { renderSummary } from '../src/report/markdown/summary.ts'

/** Renders the example results into a folder, for the eye: `node scripts/preview-reports.ts <folder>`. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node scripts/preview-reports.ts <folder>')
await mkdir(folder, { recursive: true })
for (const [name, build] of Object.entries(fixtures)) {
  const report = buildReport(build())
  await writeFile(join(folder, `${name}.html`), renderHtml(report))
  await writeFile(join(folder, `${name}.comment.md`), renderComment(report, { commentId: 'default' }))
  await writeFile(join(folder, `${name}.summary.md`), renderSummary(report))
}
