import { defineConfig } from 'vitest/config'

/** Tests of how services and the generator are timed: nothing else runs beside them. */
const MEASURING = ['__tests__/main.test.ts', '__tests__/citizen.test.ts', '__tests__/stored-baseline.test.ts', '__tests__/faults.test.ts', '__tests__/selftest-command.test.ts', '__tests__/load-command.test.ts', '__tests__/load/**', '__tests__/service/resources.test.ts', '__tests__/service/runtime.test.ts', '__tests__/phases/blocks/saturated.test.ts', '__tests__/phases/sla/thresholds.test.ts']
/** They end what hangs, and never what is slow: a busy machine is no failure. */
const HANGS_MS = 300_000
const POLL_MS = 30_000
const JSON_IMPORTS = new URL('./__tests__/rig/json-imports.mjs', import.meta.url).href
const common = { environment: 'node', pool: 'forks', testTimeout: HANGS_MS, hookTimeout: HANGS_MS, expect: { poll: { timeout: POLL_MS } }, execArgv: ['--import', JSON_IMPORTS], setupFiles: ['./__tests__/fast-check-seed.ts'] } as const

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'rooms', include: ['__tests__/**/*.test.ts'], exclude: MEASURING, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { ...common, name: 'measuring', include: MEASURING.map((one) => one.replace(/\*\*$/, '**/*.test.ts')), maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
})
