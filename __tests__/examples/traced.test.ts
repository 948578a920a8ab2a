import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { explainChange } from '../../src/judge/comparison/explain.ts'
import { namedComponent } from '../../src/judge/comparison/named-component.ts'
import type { Block } from '../../src/measure/block.ts'
import { runPhases } from '../../src/phases/run-phases.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { openRealWorld, stillRunning, TEST_MARK } from '../service/real-world.ts'

/** An unchanged service with a real OpenTelemetry SDK: whatever it tells, it was told by environment variables. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Inside this checkout, so that the copies find its packages. */
mkdirSync(path.join(ROOT, '.cache'), { recursive: true })
const scratch = mkdtempSync(path.join(ROOT, '.cache', 'traced-test-'))
const real = openRealWorld()
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
  real.remove()
})

/** So much that no moment of a busy machine looks like it. */
const SLOWER_MS = 200

test('spans tell what each component took of a request, and name the one that became slower', async () => {
  const config = readConfig({ text: readFileSync(path.join(ROOT, 'examples', 'traced', 'perf-gate.yml'), 'utf8'), file: 'perf-gate.yml', inputs: {} })
  const [outcome] = await runPhases({
    // Few requests, each of them traced.
    config: { ...config, service: { ...(config.service as NonNullable<typeof config.service>), env: { TEST_MARK } }, integration: { durationMs: 1500, ratePerSecond: 4 }, traces: { ...(config.traces as NonNullable<typeof config.traces>), sampleShare: 1 } },
    plan: { phases: ['integration'], layout: 'duet' } as Plan, world: real.world, looks: [1], isDecided: () => true,
    checkouts: [{ side: 'base', folder: copy('base', {}) }, { side: 'head', folder: copy('head', { llm: SLOWER_MS }) }],
  })
  const { blocks = [], absences = [] } = outcome?.measurement ?? {}
  expect(absences.filter((one) => one.metric === 'critical_path_ms')).toEqual([])
  expect(tracedParts(blocks, 'base')).toEqual({ policy: expect.any(Number) as number, sqlite: expect.any(Number) as number, llm: expect.any(Number) as number, service: expect.any(Number) as number })
  // The model is waited for in every request: less than it waits it cannot have taken, but for a millisecond or two of the SDK's clock.
  expect(tracedParts(blocks, 'head').llm).toBeGreaterThanOrEqual(SLOWER_MS - 10)
  expect(tracedParts(blocks, 'head').service).toBeGreaterThanOrEqual(tracedParts(blocks, 'head').llm as number)
  const explanation = explainChange({ phase: 'integration', blocks })
  expect(explanation === undefined ? undefined : namedComponent(explanation)?.name).toBe('llm')
  expect(stillRunning()).toEqual([])
})

function copy(name: string, slowerMs: Record<string, number>): string {
  const folder = path.join(scratch, name)
  cpSync(path.join(ROOT, 'examples', 'traced'), folder, { recursive: true })
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ slowerMs }))
  return folder
}

/** Milliseconds on the critical path per request. */
function tracedParts(blocks: readonly Block[], side: Block['side']): Record<string, number> {
  return Object.fromEntries(blocks.filter((block) => block.side === side && block.metric === 'critical_path_ms').map((block) => [block.subject.name, block.value]))
}
