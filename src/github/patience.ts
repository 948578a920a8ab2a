/** Time that may be lost to failing and waiting; what one request takes, the others no longer have. */
export type Patience = {
  /** Takes `ms` where there is as much left, and says whether there was. */
  spend(ms: number): boolean
  /** Takes `ms` that are gone already. */
  lose(ms: number): void
  /** What is left, at least zero. */
  left(): number
}

export function openPatience(totalMs: number): Patience {
  let leftMs = totalMs
  return {
    spend(ms) {
      if (ms > leftMs) return false
      leftMs -= ms
      return true
    },
    lose(ms) { leftMs -= ms },
    left: () => Math.max(0, leftMs),
  }
}
