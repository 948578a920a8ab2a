import { defineConfig } from 'vitest/config'

/** Tests in which services are measured: nothing else runs beside them. */
const MEASURING = ['__tests__/main.test.ts', '__tests__/citizen.test.ts', '__tests__/stored-baseline.test.ts', '__tests__/faults.test.ts', '__tests__/selftest-command.test.ts']
const JSON_IMPORTS = new URL('./__tests__/rig/json-imports.mjs', import.meta.url).href
const common = { environment: 'node', pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000, execArgv: ['--import', JSON_IMPORTS], setupFiles: ['./__tests__/fast-check-seed.ts'] } as const

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'rooms', include: ['__tests__/**/*.test.ts'], exclude: MEASURING, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { ...common, name: 'measuring', include: MEASURING, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
})
