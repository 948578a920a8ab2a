import type { Phase } from '../../config/config.ts'
import { isWaitedFor, namedComponent } from '../../judge/comparison/named-component.ts'
import type { Explanation } from '../../measure/result.ts'
import { formatAmount, formatShare } from '../quantity.ts'

/** How one phase's end-to-end change splits among components. */
export type ExplanationRow = {
  phase: Phase
  /** The strongest part in a sentence: `policy explains +0.31 ms (+0.25 to +0.37) of +0.35 ms (89 %)`. */
  sentence: string
  /** The component that the sentence names, and its share of the change as a number. */
  named: { name: string; share: number } | undefined
  total: { change: string; changeMs: number; interval: string | undefined }
  /** Empty when there is nothing to explain. */
  parts: { name: string; change: string; share: string | undefined; changeMs: number; /** 95 % over rounds: `+0.25 to +0.37`. */ interval: string | undefined }[]
}

/** A change smaller than this (ms per request) is nothing to explain. */
const SMALLEST_EXPLAINED_MS = 0.005
/** Shares outside of this belong to parts that cancel each other; a percentage would only confuse. */
const SENSIBLE_SHARE = { min: 0, max: 1.5 }
const REST = 'everything else'

/** One row per explanation: the named component first, then the largest, and what no component accounts for last. */
export function buildExplanations(explanations: readonly Explanation[]): ExplanationRow[] {
  return explanations.map((explanation) => {
    const { phase, totalChangeMs } = explanation
    const named = isMoved(totalChangeMs) ? namedComponent(explanation) : undefined
    const components = explanation.components.toSorted((a, b) => Number(b === named) - Number(a === named))
    const rest = totalChangeMs - components.reduce((total, one) => total + one.changeMs, 0)
    const parts = [...components, { name: REST, changeMs: rest, share: totalChangeMs === 0 ? 0 : rest / totalChangeMs }]
    const total = { change: formatAmount(totalChangeMs, 'ms', 2), changeMs: totalChangeMs, interval: formatRange(explanation.interval) }
    const rows = parts.map((one) => ({ name: one.name, changeMs: one.changeMs, change: formatAmount(one.changeMs, 'ms', 2), share: sensibleShare(one.share, totalChangeMs), interval: 'interval' in one ? formatRange(one.interval) : undefined }))
    return { phase, sentence: sentenceOf({ explanation, named, parts: rows, total }), named, total, parts: isMoved(totalChangeMs) ? rows : [] }
  })
}

function sentenceOf({ explanation, named, parts, total }: { explanation: Explanation; named: ReturnType<typeof namedComponent> } & Pick<ExplanationRow, 'parts' | 'total'>): string {
  const requests = explanation.class === 'all' ? 'mean response time' : `mean response time of ${explanation.class} requests`
  if (!isMoved(total.changeMs)) return `${requests} did not change (${total.change}): nothing to explain`
  const part = parts.find((one) => one.name === named?.name)
  if (part === undefined) return `no component explains the change of ${total.change}${inBrackets(total.interval)} in ${requests}`
  const others = named !== undefined && isWaitedFor(named) ? '; what waits for the same machine became slower with it' : ''
  return `${part.name} explains ${part.change}${inBrackets(part.interval)} of ${total.change} in ${requests}${inBrackets(part.share)}${others}`
}

function isMoved(totalChangeMs: number): boolean {
  return Math.abs(totalChangeMs) >= SMALLEST_EXPLAINED_MS
}

function formatRange(interval: Explanation['interval']): string | undefined {
  return interval?.map((end) => formatAmount(end, 'ms', 2).replace(' ms', '')).join(' to ')
}

function inBrackets(text: string | undefined): string {
  return text === undefined ? '' : ` (${text})`
}

function sensibleShare(share: number, totalChangeMs: number): string | undefined {
  const sensible = isMoved(totalChangeMs) && share >= SENSIBLE_SHARE.min && share <= SENSIBLE_SHARE.max
  return sensible ? formatShare(Math.round(share * 100) / 100) : undefined
}
