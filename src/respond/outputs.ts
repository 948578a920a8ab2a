import type { Config, Phase } from '../config/config.ts'
import type { Result } from '../measure/result.ts'

/** The action's outputs, in the order of action.yml. */
export const OUTPUT_NAMES = ['verdict', 'integration', 'load', 'sla', 'regressions', 'report-url', 'comment-url', 'result-path', 'report-path', 'baseline-sha', 'measured-seconds'] as const

/** What later steps of a workflow can read; an empty text where there is nothing. */
export function outputsOf(result: Result, config: Config, urls: { reportUrl: string | undefined; commentUrl: string | undefined }): Record<(typeof OUTPUT_NAMES)[number], string> {
  const phase = (name: Phase) => result.verdicts.find((one) => one.phase === name)?.verdict ?? ''
  const regressions = result.verdicts.flatMap((one) => one.reasons.filter((reason) => reason.code === 'regression'))
  return {
    verdict: result.verdict, integration: phase('integration'), load: phase('load'), sla: phase('sla'), regressions: String(regressions.length),
    'report-url': urls.reportUrl ?? '', 'comment-url': urls.commentUrl ?? '',
    'result-path': `${config.report.outputFolder}/result.json`, 'report-path': `${config.report.outputFolder}/report.html`,
    'baseline-sha': result.baseline.sha ?? '', 'measured-seconds': result.measuredSeconds.toFixed(1),
  }
}
