/** What `perf-gate selftest --json` prints. Shares are fractions. */
export type SelfTestSummary = {
  environment: string
  /** Of the service behind the proxy that slows it. */
  cpuMsPerRequest: number
  slow: number
  /** How often the service was found slower than itself. */
  falseAlarms: Rate
  /** How often it was found slower when it was. */
  detections: Rate
  /** Gates that could not be measured; they are in neither rate. */
  invalid: number
  /** What the unchanged gates would have seen, by their own account: the smallest worsening, of the median gate. */
  detectable: { metric: string; phase: string; effect: number }[]
  minutesPerGate: number
  /** Ended before all gates that were asked for. */
  stopped: boolean
}
/** With its exact 95 % interval (Clopper and Pearson). */
export type Rate = { found: number; of: number; low: number; high: number }
