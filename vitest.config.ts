import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    environment: 'node',
    // tests measure time and start processes: each file has a process of its own, and two fill a small runner
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--import', new URL('./__tests__/rig/json-imports.mjs', import.meta.url).href],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
