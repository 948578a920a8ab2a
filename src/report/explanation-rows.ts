import type { Phase } from '../config/config.ts'
import type { Explanation } from '../measure/result.ts'
import { formatAmount, formatShare } from './quantity.ts'

/** How one phase's end-to-end change splits among components. */
export type ExplanationRow = {
  phase: Phase
  /** The strongest part in a sentence: `policy explains +0.31 ms of +0.35 ms (89 %)`. */
  sentence: string
  total: { change: string; changeMs: number }
  /** Empty when there is nothing to explain. */
  parts: { name: string; change: string; share: string | undefined; changeMs: number }[]
}

/** A change smaller than this (ms per request) is nothing to explain. */
const SMALLEST_EXPLAINED_MS = 0.005
/** Shares outside of this belong to parts that cancel each other; a percentage would only confuse. */
const SENSIBLE_SHARE = { min: 0, max: 1.5 }
const REST = 'everything else'

/** One row per explanation, its parts largest first and what no component accounts for last. */
export function buildExplanations(explanations: readonly Explanation[]): ExplanationRow[] {
  return explanations.map(({ phase, class: className, totalChangeMs, components }) => {
    const rest = totalChangeMs - components.reduce((total, one) => total + one.changeMs, 0)
    const parts = [...components, { name: REST, changeMs: rest, share: totalChangeMs === 0 ? 0 : rest / totalChangeMs }]
    const total = { change: formatAmount(totalChangeMs, 'ms', 2), changeMs: totalChangeMs }
    const rows = parts.map((one) => ({ name: one.name, changeMs: one.changeMs, change: formatAmount(one.changeMs, 'ms', 2), share: sensibleShare(one.share, totalChangeMs) }))
    return { phase, sentence: sentenceOf(rows, total, className), total, parts: Math.abs(totalChangeMs) < SMALLEST_EXPLAINED_MS ? [] : rows }
  })
}

function sentenceOf(parts: ExplanationRow['parts'], total: ExplanationRow['total'], className: string): string {
  const requests = className === 'all' ? 'mean response time' : `mean response time of ${className} requests`
  if (Math.abs(total.changeMs) < SMALLEST_EXPLAINED_MS) return `${requests} did not change (${total.change}): nothing to explain`
  const first = parts.slice(0, -1).toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs))[0]
  if (first === undefined || first.changeMs * total.changeMs <= 0) return `no component explains the change of ${total.change} in ${requests}`
  return `${first.name} explains ${first.change} of ${total.change} in ${requests}${first.share === undefined ? '' : ` (${first.share})`}`
}

function sensibleShare(share: number, totalChangeMs: number): string | undefined {
  const sensible = Math.abs(totalChangeMs) >= SMALLEST_EXPLAINED_MS && share >= SENSIBLE_SHARE.min && share <= SENSIBLE_SHARE.max
  return sensible ? formatShare(Math.round(share * 100) / 100) : undefined
}
