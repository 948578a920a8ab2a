import { describe, expect, test } from 'vitest'
import { compareProfiles } from '../../src/judge/compare-profiles.ts'
import { findCpuRegression, risenFunction } from '../../src/judge/cpu-regression.ts'
import { CpuProfile, MAX_FLAMES, type Frame, type ProfileTree } from '../../src/measure/profile.ts'

const own = (name: string, line: number, file = 'src/policy.js'): Frame => ({ name, file, line, own: true })
const builtIn = (name: string): Frame => ({ name, file: undefined, line: undefined, own: false })

/** Stacks, the outermost call first, with so many samples each. */
function treeOf(stacks: readonly (readonly [...Frame[], number])[], cpuMs: number): ProfileTree {
  const tree: ProfileTree = { frames: [], nodes: [], cpuMs }
  for (const stack of stacks) {
    let parent = -1
    for (const one of stack.slice(0, -1) as Frame[]) {
      const frame = tree.frames.push(one) - 1
      parent = tree.nodes.push({ frame, parent, samples: 0 }) - 1
    }
    tree.nodes[parent]!.samples = stack.at(-1) as number
  }
  return tree
}

const namesOf = (compared: ReturnType<typeof compareProfiles>) => Object.fromEntries(compared.functions.map((one) => [compared.frames[one.frame]!.name, one]))

describe('two profiles', () => {
  const base = treeOf([[own('handle', 1), own('evaluateRules', 40), 100], [own('handle', 1), own('append', 70), 300]], 400)
  const head = treeOf([[own('handle', 1), own('evaluateRules', 42), builtIn('parse'), 500], [own('handle', 1), own('evaluateRules', 42), 100], [own('handle', 1), own('append', 75), 300]], 900)

  test('a side\'s CPU time is split by samples, what the runtime does belongs to who called it, and moved lines are no change', () => {
    const compared = compareProfiles({ tree: base, requests: 100 }, { tree: head, requests: 100 })
    const { evaluateRules, append, handle, parse } = namesOf(compared)
    expect(evaluateRules).toMatchObject({ self: [1, 6], total: [1, 6], samples: [100, 600] })
    expect(append).toMatchObject({ self: [3, 3], total: [3, 3] })
    expect(handle).toMatchObject({ self: [0, 0], total: [4, 9] })
    expect(parse).toMatchObject({ self: [0, 0], total: [0, 5] })
    expect(compared).toMatchObject({ base: { samples: 400, requests: 100, cpuMsPerRequest: 4 }, head: { samples: 900, requests: 100, cpuMsPerRequest: 9 } })
    expect(compared.frames[risenFunction(compared)!.frame]).toEqual({ name: 'evaluateRules', file: 'src/policy.js', line: 42 })
    expect(CpuProfile.safeParse({ kind: 'taken', phase: 'load', sampler: 'v8', seconds: 5, ...compared }).success).toBe(true)
  })

  test('a side that answered more requests in the same CPU time spent less on each', () => {
    const { append } = namesOf(compareProfiles({ tree: base, requests: 100 }, { tree: base, requests: 200 }))
    expect(append).toMatchObject({ self: [3, 1.5] })
  })

  test('a function that calls itself is counted once', () => {
    const walk = own('walk', 5)
    const { walk: walked } = namesOf(compareProfiles({ tree: treeOf([[walk, walk, walk, 30]], 30), requests: 10 }, { tree: treeOf([[walk, walk, 60]], 60), requests: 10 }))
    expect(walked).toMatchObject({ self: [3, 6], total: [3, 6] })
  })

  test('anonymous functions of a file are one, for a new one above them moves all lines', () => {
    const compared = compareProfiles({ tree: treeOf([[own('(anonymous)', 10), 50], [own('(anonymous)', 20), 50]], 100), requests: 10 }, { tree: treeOf([[own('(anonymous)', 11), 50], [own('(anonymous)', 21), 50]], 100), requests: 10 })
    expect(compared.functions).toHaveLength(1)
    expect(compared.functions[0]).toMatchObject({ self: [10, 10], samples: [100, 100] })
    expect(compared.frames[0]).toEqual({ name: '(anonymous)', file: 'src/policy.js' })
  })

  test('calls stand under their callers on both sides, and fit into the document however many there are', () => {
    const many = treeOf(Array.from({ length: 400 }, (_, index) => [own(`handle${index % 7}`, 1), ...Array.from({ length: 5 }, (__, depth) => own(`f${index} ${depth}`, 2)), 50 + (index % 50)] as const), 4000)
    const { flames, frames, functions } = compareProfiles({ tree: many, requests: 1 }, { tree: many, requests: 1 })
    expect(flames.length).toBeLessThanOrEqual(MAX_FLAMES)
    expect(flames.length).toBeGreaterThan(100)
    expect(flames.filter((one) => one.parent < 0).map((one) => frames[one.frame]!.name).toSorted()).toEqual(Array.from({ length: 7 }, (_, index) => `handle${index}`))
    for (const one of flames) if (one.parent >= 0) expect(flames[one.parent]!.ms[0]).toBeGreaterThanOrEqual(one.ms[0])
    expect(CpuProfile.safeParse({ kind: 'taken', phase: 'load', sampler: 'perf', seconds: 5, base: { samples: 1, requests: 1, cpuMsPerRequest: 1 }, head: { samples: 1, requests: 1, cpuMsPerRequest: 1 }, frames, functions, flames }).success).toBe(true)
  })

  test('an empty profile has no functions, and no numbers that are none', () => {
    expect(compareProfiles({ tree: treeOf([], 0), requests: 10 }, { tree: treeOf([], 0), requests: 0 })).toEqual({ base: { samples: 0, requests: 10, cpuMsPerRequest: 0 }, head: { samples: 0, requests: 0, cpuMsPerRequest: 0 }, frames: [], functions: [], flames: [] })
  })
})

describe('the function that rose most', () => {
  const profile = (self: [number, number], standardError: number) => ({ base: { samples: 1, requests: 1, cpuMsPerRequest: 2 }, head: { samples: 1, requests: 1, cpuMsPerRequest: 4 }, functions: [{ frame: 0, self, total: self, samples: [1, 1] as [number, number], standardError }] })

  test('is named beyond chance only, and when it makes a good part of the rise', () => {
    expect(risenFunction(profile([1, 2.5], 0.1))).toMatchObject({ frame: 0 })
    expect(risenFunction(profile([1, 2.5], 0.5))).toBeUndefined()
    expect(risenFunction(profile([1, 1.1], 0.01))).toBeUndefined()
    expect(risenFunction(profile([2.5, 1], 0.1))).toBeUndefined()
    expect(risenFunction({ ...profile([1, 2.5], 0.1), functions: [] })).toBeUndefined()
  })

  test('is asked for where CPU time per request failed, in the phase with realistic load first', () => {
    const verdict = (phase: 'integration' | 'load', metric: string, failed: 'fail' | 'pass') => ({ phase, comparisons: [{ phase, metric, subject: { kind: 'service', name: 'service' }, verdict: failed } as never] })
    expect(findCpuRegression([verdict('integration', 'cpu_ms_per_request', 'fail'), verdict('load', 'cpu_ms_per_request', 'fail')])).toBe('load')
    expect(findCpuRegression([verdict('integration', 'cpu_ms_per_request', 'fail'), verdict('load', 'cpu_ms_per_request', 'pass')])).toBe('integration')
    expect(findCpuRegression([verdict('load', 'p99_response_time_ms', 'fail')])).toBeUndefined()
  })
})

test('a stored profile that refers to what is not there is refused', () => {
  const side = { samples: 1, requests: 1, cpuMsPerRequest: 1 }
  const stored = { kind: 'taken', phase: 'load', sampler: 'v8', seconds: 5, base: side, head: side, frames: [{ name: 'f' }], functions: [], flames: [{ frame: 0, parent: -1, ms: [1, 1] }] }
  expect(CpuProfile.safeParse(stored).success).toBe(true)
  for (const broken of [{ flames: [{ frame: 1, parent: -1, ms: [1, 1] }] }, { flames: [{ frame: 0, parent: 0, ms: [1, 1] }] }, { functions: [{ frame: 4, self: [1, 1], total: [1, 1], samples: [1, 1], standardError: 1 }] }]) expect(CpuProfile.safeParse({ ...stored, ...broken }).success).toBe(false)
})
