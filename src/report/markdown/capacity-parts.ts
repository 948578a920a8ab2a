import { clip } from '../plain.ts'
import type { Report } from '../view/report.ts'
import { details, joined, list, md, paragraphs, table, type Markdown } from './markdown.ts'

/** Capacity and outlook in Markdown, for comment, checks and summary. */

const LONGEST = 400
const MOST_STEPS = 200

/** One line, and another for each thing that runs full or breaks soon. Undefined where there is nothing of either. */
export function capacityLine({ capacity, outlook }: Report): Markdown | undefined {
  const lines = [
    ...(capacity === undefined ? [] : [md`📈 **Capacity**: ${clip(capacity.sentence, LONGEST)}`]),
    ...outlook.filter((row) => row.isUrgent).map((row) => md`⏳ **${row.name}**: ${clip(row.text, LONGEST)}`),
  ]
  return lines.length === 0 ? undefined : joined(lines, '\n\n')
}

export function capacityPart({ capacity }: Report): Markdown | undefined {
  if (capacity === undefined) return undefined
  const hasBase = capacity.facts.some((fact) => fact.base !== undefined)
  return paragraphs([
    md`${capacity.sentence.charAt(0).toUpperCase()}${capacity.sentence.slice(1)}.`,
    table(['', ...(hasBase ? ['Base'] : []), 'Head'], capacity.facts.map((fact) => [md`${fact.name}`, ...(hasBase ? [md`${clip(fact.base ?? '', LONGEST)}`] : []), md`${clip(fact.head, LONGEST)}`])),
    list(capacity.notes.map((note) => md`${clip(note, LONGEST)}`)),
    details(md`Steps (${capacity.steps.length})`, table(['Side', 'Search', 'Rate', 'Result', 'p99', 'Cores', 'Why'], capacity.steps.slice(0, MOST_STEPS).map((step) => [md`${step.side}`, md`${step.search}`, md`${step.rate}`, md`${step.verdict}`, md`${step.p99}`, md`${step.cores}`, md`${clip(step.reason, 200)}`]), [1, 2, 4, 5])),
  ])
}

export function outlookPart({ outlook }: Report): Markdown | undefined {
  return table(['What', 'Outlook'], outlook.map((row) => [md`${row.isUrgent ? '⏳ ' : ''}${clip(row.name, 200)}`, md`${clip(row.text, LONGEST)}`]))
}

export function recommendationList({ recommendations }: Report): Markdown | undefined {
  return list(recommendations.map((one) => md`${clip(one.text, LONGEST)} (measured: ${clip(one.evidence, LONGEST)})`))
}
