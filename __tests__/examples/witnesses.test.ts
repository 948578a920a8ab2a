import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { Result } from '../../src/measure/result.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-witnesses-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Short phases; everything else as the example says. */
const SHORTER = { 'integration: { duration: 2s, rate: 20 }': 'integration: { duration: 1s, rate: 40 }', 'duration: 20s': 'duration: 2s', 'sla: { duration: 10s, rate: 30 }': 'sla: { duration: 1s, rate: 40 }' }

for (const [name, runtime] of [['python', ['python3', '--version']], ['go', ['go', 'version']], ['java', ['javac', '--version']]] as const) {
  const isMissing = spawnSync(runtime[0], [runtime[1]]).status !== 0
  if (isMissing) console.warn(`examples/${name} is not measured: there is no ${runtime[0]}`)

  test.skipIf(isMissing)(`the gate measures examples/${name} whole, its garbage collections too`, async () => {
    const copy = path.join(folder, name)
    cpSync(path.join(ROOT, 'examples', name), copy, { recursive: true })
    const file = path.join(copy, 'perf-gate.yml')
    const config = Object.entries(SHORTER).reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8'))
    expect(config).not.toMatch(/20s|10s/)
    writeFileSync(file, config)
    const output = await runGate(copy)
    const result = Result.parse(JSON.parse(readFileSync(path.join(copy, 'out', 'result.json'), 'utf8')))
    expect(result.phases.map((phase) => [phase.phase, phase.requests.failed]), output).toEqual([['integration', 0], ['load', 0], ['sla', 0]])
    expect(result.phases.every((phase) => phase.requests.sent > 30)).toBe(true)
    const metrics = new Map(result.verdicts[0]?.metrics?.map((one) => [one.metric, 'value' in one ? one.value : one.reason]))
    for (const metric of ['gc_collections', 'gc_time_total_ms', 'memory_peak_mb', 'cpu_peak_percent', 'avg_response_time_ms', 'requests_per_second']) expect(metrics.get(metric), metric).toBeGreaterThan(0)
    expect(metrics.get('cpu_baseline_percent')).toBeGreaterThanOrEqual(0)
  })
}

/** Of the head alone: what a comparison is worth is tested elsewhere. */
function runGate(cwd: string): Promise<string> {
  const gate = spawn(process.execPath, [path.join(ROOT, 'src', 'cli.ts'), 'run', '--compare', 'off', '--out', 'out'], { cwd, env: { ...process.env, GOCACHE: path.join(folder, 'go-cache') } })
  let output = ''
  for (const stream of [gate.stdout, gate.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return new Promise((resolve) => gate.once('close', () => resolve(output)))
}
