import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { namedComponent } from '../../src/judge/comparison/named-component.ts'
import { Result } from '../../src/measure/result.ts'

/**
 * How often the part of an example that really became slower is named, and its share of the change right to 20 %:
 * `npm run bench:attribution [-- --runs 20] [--parts policy,llm] [--ms 5] [--example traced]`. The truth is what was injected times how often the part
 * was used. A run takes half a minute, and wants the machine for itself.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' }, parts: { type: 'string' }, ms: { type: 'string', default: '5' }, example: { type: 'string', default: 'bridge' } } })
const EXAMPLES = { bridge: { parts: 'policy,llm,experts,workspace,event-store', config: 'attribution.yml' }, traced: { parts: 'policy,sqlite,llm', config: 'perf-gate.yml' } }
const example = EXAMPLES[values.example as keyof typeof EXAMPLES]
const TOLERANCE = 0.2
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
mkdirSync(join(root, '.cache'), { recursive: true })
const scratch = mkdtempSync(join(root, '.cache', 'attribution-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

let missed = 0
for (const part of (values.parts ?? example.parts).split(',')) {
  const seen = Array.from({ length: Number(values.runs) }, (_, run) => playOnce(part, join(scratch, `${part}-${run}`)))
  const named = seen.filter((one) => one.named).length
  const near = seen.filter((one) => one.named && one.near).length
  missed += seen.length - near
  console.log(`${part}: named in ${named} of ${seen.length}, within 20 % of the truth in ${near}: ${near === seen.length ? 'met' : 'NOT MET'}`)
}
process.exitCode = missed === 0 ? 0 : 1

function playOnce(part: string, out: string): { named: boolean; near: boolean } {
  const gate = spawnSync(process.execPath, [join(root, 'scripts', 'demo.ts'), '--example', values.example, '--slow', `${part}=${values.ms}ms`, '--config', example.config, '--out', out], { encoding: 'utf8' })
  const file = join(out, 'result.json')
  // A run that told nothing counts as a miss, with its reason.
  const result = gate.status === 2 || gate.status === null ? undefined : Result.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [explanation] = result?.explanations ?? []
  if (result === undefined || explanation === undefined) {
    console.log(`  ${part}: nothing explained; exit ${gate.status}; ${gate.stderr.trim().split('\n').at(-1)}`)
    return { named: false, near: false }
  }
  const found = namedComponent(explanation)
  const told = explanation.components.find((one) => one.name === part)?.changeMs ?? Number.NaN
  const truth = Number(values.ms) * usesPerRequest(result, part)
  const interval = found?.interval?.map((end) => end.toFixed(3)).join(' to ') ?? 'no interval'
  console.log(`  ${part}: truth ${truth.toFixed(3)} ms, told ${told.toFixed(3)} ms of ${explanation.totalChangeMs.toFixed(3)}; named ${found?.name ?? 'nothing'} (${interval}); verdict ${result.verdict}`)
  return { named: found?.name === part, near: Math.abs(told / truth - 1) <= TOLERANCE }
}

/** The share of the head's requests that told of the part; each uses it once. By spans every request does. */
function usesPerRequest(result: Result, part: string): number {
  if (values.example === 'traced') return 1
  const blocks = result.phases.flatMap((phase) => phase.blocks).filter((block) => block.side === 'head')
  const samples = (kind: string, name: string, metric: string) => blocks.filter((block) => block.subject.kind === kind && block.subject.name === name && block.metric === metric).reduce((total, block) => total + block.samples, 0)
  return samples('component', part, 'avg_ms') / samples('service', 'service', 'avg_response_time_ms')
}
