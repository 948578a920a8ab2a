export type TracesConfig = {
  /** Of requests, the share that is traced. */
  sampleShare: number
  /** Components, and what the names of their spans look like: sources of regular expressions, the first that fits wins. */
  patterns: readonly { component: string; pattern: string }[]
}
