/** Put in by the build. */
declare const PERF_GATE_VERSION: string | undefined

/** Who measures. From source there is no version. */
export const TOOL = { name: 'perf-gate', version: typeof PERF_GATE_VERSION === 'string' ? PERF_GATE_VERSION : 'dev' } as const
