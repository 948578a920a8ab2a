import type { Explanation } from '../../measure/result.ts'

type Part = Explanation['components'][number]

/** A part smaller than this share does not explain a change, though it may be the largest that is known. */
const LEAST_SHARE = 1 / 3
/** A component that works more is slower even when nothing is in its way: by so much of its own change, and so much of what all are together. */
const LEAST_UNHINDERED = { ofItsChange: 1 / 3, ofAll: 1 / 2 }
/** Where the cause is told from what waits for it, it may be a small part of the whole; one smaller than this is not named. */
const LEAST_SHARE_OF_CAUSE = 0.1
/** Nor does it keep another from being named, unless its own change is at least this part of the other's: less does not make anything wait so long. */
const LEAST_OF_THE_LARGEST = 0.1

/**
 * The component behind a change: it moved the same way as the whole and, where its interval is known, beyond chance. On a busy machine all that waits moves too,
 * and may move most; so the one that became slower when nothing is in its way comes first, and the one with the largest part where none did, or by so little that the
 * largest cannot have waited for that. Undefined where none is named: between the two, nobody can tell.
 */
export function namedComponent(explanation: Explanation): Part | undefined {
  const worksMore = slowerUnhindered(explanation)
  if (worksMore !== undefined && worksMore.share >= LEAST_SHARE_OF_CAUSE) return worksMore
  const most = largest(explanation)
  const mayWait = Math.abs(worksMore?.unhinderedChangeMs ?? 0) >= LEAST_OF_THE_LARGEST * Math.abs(most?.changeMs ?? 0)
  return worksMore !== undefined && mayWait ? undefined : most
}

/** Whether most of the change is that of others, who wait for the named one. */
export function isWaitedFor({ share }: Part): boolean {
  return share < LEAST_SHARE
}

/** The one that became slower with nothing in its way, by most of what all did together. */
function slowerUnhindered({ totalChangeMs, components }: Explanation): Part | undefined {
  const along = (ms: number | undefined) => Math.max(0, (ms ?? 0) * Math.sign(totalChangeMs))
  const [first] = components.toSorted((a, b) => along(b.unhinderedChangeMs) - along(a.unhinderedChangeMs))
  if (first === undefined || !isBeyondChance(first)) return undefined
  const all = components.reduce((total, one) => total + along(one.unhinderedChangeMs), 0)
  const own = along(first.unhinderedChangeMs)
  return own > 0 && own >= LEAST_UNHINDERED.ofItsChange * along(first.changeMs) && own >= LEAST_UNHINDERED.ofAll * all ? first : undefined
}

function largest({ totalChangeMs, components }: Explanation): Part | undefined {
  const [first] = components.toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs))
  if (first === undefined || totalChangeMs === 0 || first.changeMs / totalChangeMs < LEAST_SHARE) return undefined
  return isBeyondChance(first) ? first : undefined
}

function isBeyondChance({ interval }: Part): boolean {
  return interval === undefined || interval[0] * interval[1] > 0
}
