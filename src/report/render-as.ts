import type { Result } from '../measure/result.ts'
import { renderHtml } from './html/html.ts'
import { renderJunit } from './junit.ts'
import type { ReportFormat } from './report-formats.ts'
import { buildReport } from './view/report.ts'
import { renderSummary } from './markdown/summary.ts'
import { renderTerminal } from './terminal.ts'

/** A result document in one format. `screen` matters to the terminal only. */
export function renderAs(result: Result, format: ReportFormat, screen: { color: boolean; width: number } = { color: false, width: 100 }): string {
  switch (format) {
    case 'html': return renderHtml(buildReport(result))
    case 'markdown': return renderSummary(buildReport(result))
    case 'json': return `${JSON.stringify(result, undefined, 2)}\n`
    case 'junit': return renderJunit(buildReport(result))
    case 'terminal': return renderTerminal(buildReport(result), screen)
  }
}
