/** How much a report says. A renderer is asked again with less until it fits; nothing is ever cut in the middle. */
export type Stage = {
  /** Folded parts are written. */
  details: boolean
  /** Most rows of a table; the rest is counted. */
  rows: number
}

/** From everything to counts only. */
export function stagesFrom(rows: number): readonly Stage[] {
  return [{ details: true, rows }, { details: false, rows }, { details: false, rows: Math.min(rows, 3) }, { details: false, rows: 0 }]
}

/** The first rendering of at most `maxBytes` (UTF-8); throws when even the last does not fit, for cutting it would hide that. */
export function fit(render: (stage: Stage) => string, stages: readonly Stage[], maxBytes: number): string {
  for (const stage of stages) {
    const text = render(stage)
    if (byteLength(text) <= maxBytes) return text
  }
  throw new RangeError(`a report that only counts is still larger than ${maxBytes} bytes`)
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
