import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { limitMemory } from '../../src/service/memory-limit.ts'
import { openMemoryCgroup } from '../../src/service/memory-cgroup.ts'
import { describeService } from './real-world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A tree of control groups as the kernel shows it, with us in `/slice/runner`. */
function placeOf(name: string, { membership = '0::/slice/runner\n', controllers = 'cpu memory pids\n' }: { membership?: string; controllers?: string } = {}) {
  const at = path.join(folder, name)
  mkdirSync(path.join(at, 'mount', 'slice', 'runner'), { recursive: true })
  writeFileSync(path.join(at, 'membership'), membership)
  writeFileSync(path.join(at, 'mount', 'slice', 'cgroup.subtree_control'), controllers)
  return { membership: path.join(at, 'membership'), mount: path.join(at, 'mount') }
}

test.each([
  ['node', { NODE_OPTIONS: '--no-warnings' }, { NODE_OPTIONS: '--no-warnings --max-old-space-size=122' }],
  ['jvm', {}, { JAVA_TOOL_OPTIONS: '-Xmx125000k' }],
  ['go', {}, { GOMEMLIMIT: '128000000B' }],
] as const)('the heap of %s is limited by its environment, and what that says already is kept', (runtime, given, env) => {
  const limited = limitMemory({ service: describeService({ runtime, env: { MODE: 'test' } }), limitBytes: 128e6, given })
  expect(limited).toMatchObject({ by: 'heap', service: { env: { ...env, MODE: 'test' } } })
})

test('other services are put into a control group of their own beside ours', () => {
  const place = placeOf('v2')
  const limited = limitMemory({ service: describeService({ runtime: 'python', start: "python3 -c 'run()'" }), limitBytes: 64e6, given: {}, place })
  if (typeof limited === 'string') throw new Error(limited)
  const [group = ''] = readdirSync(path.join(place.mount, 'slice')).filter((name) => name.startsWith('perf-gate-'))
  expect(readFileSync(path.join(place.mount, 'slice', group, 'memory.max'), 'utf8')).toBe('64000000')
  expect(limited).toMatchObject({ by: 'cgroup', service: { start: `echo $$ > '${path.join(place.mount, 'slice', group, 'cgroup.procs')}' && exec sh -c 'python3 -c '\\''run()'\\'''` } })
})

test('or it is said why they cannot be', () => {
  const python = (place: ReturnType<typeof placeOf>) => limitMemory({ service: describeService({ runtime: 'python' }), limitBytes: 64e6, given: {}, place })
  expect(python(placeOf('v1', { membership: '4:memory:/docker/1\n' }))).toBe('the heap of python cannot be limited from outside, and this machine has no control groups of version 2')
  expect(python(placeOf('bare', { controllers: 'cpu pids\n' }))).toMatch(/and control groups in .*slice cannot limit memory$/)
  expect(python({ membership: path.join(folder, 'missing'), mount: folder })).toMatch(/no control group could be made here \(ENOENT\)$/)
  expect(limitMemory({ service: describeService({}), limitBytes: 64e6, given: {}, place: placeOf('unnamed', { controllers: '' }) })).toMatch(/^service\.runtime does not say whose heap could be limited, and/)
})

test('a group is gone once its last process is', async () => {
  const place = placeOf('removed')
  const group = openMemoryCgroup(64e6, place)
  if (typeof group === 'string') throw new Error(group)
  const [made = ''] = readdirSync(path.join(place.mount, 'slice')).filter((name) => name.startsWith('perf-gate-'))
  // The kernel's files of a group go with it; those of this stand-in have to be taken away.
  rmSync(path.join(place.mount, 'slice', made, 'memory.max'))
  await group[Symbol.asyncDispose]()
  expect(existsSync(path.join(place.mount, 'slice', made))).toBe(false)
})
