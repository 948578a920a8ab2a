import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { compareResults } from '../../src/judge/compare-results.ts'
import type { HistoryEntry, Result } from '../../src/measure/result.ts'
import { passing } from '../report/result-fixture.ts'
import { pairedBlocks } from './comparison/paired-blocks.ts'
import { seededNormal } from './seeded-normal.ts'

const CONFIG = readConfig({ text: undefined, file: undefined, inputs: { url: 'http://127.0.0.1', phases: 'load' }, seed: 1 })
const KEY = 'load/service/cpu_ms_per_request'

/** A stored result of the load phase: CPU per request at `level`, 1 % of noise from round to round. */
function stored({ level = 1, seed = 1, environment = 'a', runs = 12 } = {}): Result {
  const whole = passing()
  const normal = seededNormal(99)
  const history: HistoryEntry[] = Array.from({ length: runs }, (_, run) => ({ sha: `${run}`.padStart(40, '0'), at: '2026-03-01T00:00:00Z', environment, values: { [KEY]: Math.exp(0.01 * normal()) } }))
  const normalRound = seededNormal(seed)
  const blocks = pairedBlocks({ rounds: 8, effect: 0, noise: 0.01, seed }).filter((block) => block.side === 'head').map((block) => ({ ...block, value: level * Math.exp(0.01 * normalRound()) }))
  return { ...whole, environment: { ...whole.environment, key: environment }, phases: [{ ...(whole.phases[1] as Result['phases'][number]), blocks, distributions: [] }], verdicts: [], history }
}
const cpu = (result: Result) => result.verdicts[0]?.comparisons.find((one) => one.metric === 'cpu_ms_per_request')

describe('a stored result against another', () => {
  test('fails when it is slower than runs on that kind of machine differ', () => {
    const result = compareResults(stored(), stored({ level: 1.3, seed: 2 }), CONFIG)
    expect(result).toMatchObject({ verdict: 'fail', baseline: { kind: 'file' }, commit: { base: passing().commit.head } })
    expect(cpu(result)).toMatchObject({ verdict: 'fail', role: 'deciding' })
    expect(cpu(result)?.ratio).toBeCloseTo(1.3, 1)
  })

  test('passes against itself', () => {
    expect(cpu(compareResults(stored(), stored(), CONFIG))).toMatchObject({ verdict: 'pass', ratio: 1 })
  })

  test.each([['without a history', stored({ runs: 0 })], ['from another kind of machine', stored({ environment: 'b' })]])('%s a tenth is too little to be certain of', (_name, base) => {
    const result = compareResults(base, stored({ level: 1.1, seed: 2, runs: 0 }), CONFIG)
    expect(cpu(result)).toMatchObject({ verdict: 'inconclusive' })
    expect(result.verdict).toBe('inconclusive')
  })

  test('shows nothing of the base that the head had beside it in its own run', () => {
    const rest = (['base', 'head'] as const).map((side) => ({ side, points: Array.from({ length: 20 }, (_, look) => ({ atMs: look * 100, memoryMb: 100 })) }))
    const head = { ...stored(), phases: [{ ...(passing().phases[0] as Result['phases'][number]), rest }] }
    const config = readConfig({ text: undefined, file: undefined, inputs: { url: 'http://127.0.0.1', phases: 'integration' }, seed: 1 })
    expect(compareResults(head, head, config).verdicts[0]?.rest?.map(({ side }) => side)).toEqual(['head'])
  })

  test('says of another kind of machine that it is one', () => {
    expect(compareResults(stored({ environment: 'b' }), stored(), CONFIG).baseline.reason).toContain('measured on another kind of machine (b, the head on a)')
  })
})

describe('`perf-gate compare`', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    return join(folder, name)
  }
  const command = (...files: string[]): { code: number; out: string; err: string } => {
    try {
      return { code: 0, out: execFileSync(process.execPath, [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), 'compare', ...files], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }), err: '' }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
      return { code: status, out: stdout, err: stderr }
    }
  }

  test('tells the verdict, as text or as a result document, and ends with its code', () => {
    const [base, head] = [write('base.json', stored()), write('head.json', stored({ level: 1.3, seed: 2 }))]
    expect(command(base, head)).toMatchObject({ code: 1, out: expect.stringContaining('CPU time per request') as string })
    expect(JSON.parse(command(base, head, '--json').out)).toMatchObject({ schemaVersion: 1, verdict: 'fail' })
  })

  test.each<[string, unknown, string]>([
    ['another configuration', { ...stored(), configHash: 'f00' }, 'it was measured under another configuration (f00, now c0ffee12)'],
    ['an invalid run', { ...stored(), verdict: 'invalid' }, 'its own run was invalid'],
    ['another schema', { ...stored(), schemaVersion: 9 }, 'its schema version is 9, this perf-gate reads 1'],
    ['a damaged file', '{"schemaVersion":1,', 'it is damaged: not JSON'],
  ])('refuses %s as base', (_name, base, message) => {
    expect(command(write('bad.json', base), write('head.json', stored()))).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`bad.json: ${message}`) as string })
  })
})
