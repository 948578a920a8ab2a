import type { Rate, SelfTestSummary } from '../measure/selftest-summary.ts'
import { formatShare } from './quantity.ts'
import { openPaint } from './text-layout.ts'
import { metricWords } from './words.ts'

const LABEL_WIDTH = 16

/** What `perf-gate selftest` found, as a person reads it in a terminal. */
export function renderSelfTest(summary: SelfTestSummary, options: { color: boolean }): string {
  const paint = openPaint(options.color)
  const { falseAlarms, detections, slow, invalid, minutesPerGate, detectable, cpuMsPerRequest, environment, stopped } = summary
  const label = (text: string) => paint.dim(text.padEnd(LABEL_WIDTH))
  const good = falseAlarms.found === 0 && detections.found === detections.of && detections.of > 0
  const lines = [
    good ? paint.bold(paint.green('✔  Every slowdown was found, and no other')) : paint.bold(paint.yellow('⚠  Not every verdict was right')),
    '',
    `${label('against itself')}${rate(falseAlarms)} found slower`,
    `${label(`${formatShare(slow)} slower`)}${rate(detections)} found slower`,
    ...(stopped ? [`${label('stopped')}before all gates were played`] : []),
    ...(invalid === 0 ? [] : [`${label('not measured')}${invalid} gates: the machine did not let them`]),
    '',
    ...detectable.map(({ phase, metric, effect }, index) => `${label(index === 0 ? 'would be seen' : '')}${metricWords(metric)} (${phase}) worse by ${formatShare(effect)}`),
    `${label('a gate takes')}${minutesPerGate.toFixed(1)} minutes`,
    `${label('a request takes')}${cpuMsPerRequest.toFixed(2)} ms of CPU, the proxy included`,
    `${label('machine')}${environment}`,
  ]
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}

function rate({ found, of, low, high }: Rate): string {
  return `${found} of ${of}${of === 0 ? '' : `, 95 % sure: ${formatShare(low)} to ${formatShare(high)}`},`
}
