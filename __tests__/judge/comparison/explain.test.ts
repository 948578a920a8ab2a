import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainChange } from '../../../src/judge/comparison/explain.ts'
import { namedComponent } from '../../../src/judge/comparison/named-component.ts'
import type { Block, Side } from '../../../src/measure/block.ts'
import { Histogram } from '../../../src/measure/histogram.ts'
import type { Distribution } from '../../../src/measure/result.ts'

type Seen = { side: Side; round: number; totalMs: number; requests: number; parts: Record<string, [ms: number, samples: number]> }

function blocksOf(seen: readonly Seen[]): Block[] {
  return seen.flatMap(({ side, round, totalMs, requests, parts }) => {
    const place = { unit: 'ms' as const, worse: 'higher' as const, side, round, slot: 0 }
    return [
      { ...place, metric: 'avg_response_time_ms', subject: { kind: 'service' as const, name: 'service' }, value: totalMs, samples: requests },
      ...Object.entries(parts).map(([name, [value, samples]]) => ({ ...place, metric: 'avg_ms', subject: { kind: 'component' as const, name }, value, samples })),
    ]
  })
}

/** Rounds whose machine is slow or fast as a whole: what both sides share must cancel. */
const MOODS = [0, 0.9, -0.4, 0.3]
const WOBBLE = [0.01, -0.02, 0.02, -0.01]
const SLOWER_POLICY = blocksOf(MOODS.flatMap((mood, round) => [
  { side: 'base' as const, round, totalMs: 2 + mood, requests: 100, parts: { policy: [1 + mood, 50], cache: [0.1, 100] } },
  { side: 'head' as const, round, totalMs: 2.6 + mood, requests: 100, parts: { policy: [2 + mood + (WOBBLE[round] as number), 50], cache: [0.1, 100] } },
]) as Seen[])

test('components explain the end-to-end change by their time per request, whatever share of requests touches them', () => {
  const explanation = explainChange({ phase: 'load', blocks: SLOWER_POLICY })
  expect(explanation?.totalChangeMs).toBeCloseTo(0.6, 6)
  expect(explanation?.components.map((one) => one.name)).toEqual(['policy', 'cache'])
  expect(explanation?.components[0]?.changeMs).toBeCloseTo(0.5, 6)
  expect(explanation?.components[0]?.share).toBeCloseTo(0.5 / 0.6, 6)
  expect(explanation?.components[1]?.changeMs).toBeCloseTo(0, 6)
})

test('what both sides of a round share does not widen the interval', () => {
  const interval = explainChange({ phase: 'load', blocks: SLOWER_POLICY })?.components[0]?.interval as [number, number]
  expect(interval[0]).toBeGreaterThan(0.48)
  expect(interval[1]).toBeLessThan(0.52)
  expect(interval[0]).toBeLessThan(0.5)
  expect(interval[1]).toBeGreaterThan(0.5)
})

test('against a stored base the interval also holds how much runs differ', () => {
  const paired = explainChange({ phase: 'load', blocks: SLOWER_POLICY })?.components[0]?.interval as [number, number]
  const stored = explainChange({ phase: 'load', blocks: SLOWER_POLICY, runSd: 0.12 })?.components[0]?.interval as [number, number]
  expect(stored[1] - stored[0]).toBeGreaterThan(paired[1] - paired[0])
})

describe('where both sides sent spans', () => {
  const traced = (side: Side, round: number, name: string, value: number): Block => ({ metric: 'critical_path_ms', subject: name === 'service' ? { kind: 'service', name } : { kind: 'component', name }, unit: 'ms', worse: 'higher', side, round, slot: 0, value, samples: 40 })
  const TRACED = MOODS.flatMap((mood, round) => [
    traced('base', round, 'service', 1.9 + mood), traced('base', round, 'db', 0.4 + mood), traced('base', round, 'llm', 1),
    traced('head', round, 'service', 2.4 + mood), traced('head', round, 'db', 0.9 + mood + (WOBBLE[round] as number)), traced('head', round, 'llm', 1),
  ])

  test('their time on the critical path explains the change, and what Server-Timing told does not mix with it', () => {
    const explanation = explainChange({ phase: 'load', blocks: [...SLOWER_POLICY, ...TRACED] })
    expect(explanation?.totalChangeMs).toBeCloseTo(0.6, 6)
    expect(explanation?.components.map((one) => one.name)).toEqual(['db', 'llm'])
    expect(explanation?.components[0]?.changeMs).toBeCloseTo(0.5, 6)
    expect(explanation?.components[1]?.changeMs).toBeCloseTo(0, 6)
  })

  test('a slot without any is not known, and a traced slot in which a component was not used is a zero', () => {
    const without = TRACED.filter((block) => !(block.round === 0 && block.side === 'base'))
    expect(explainChange({ phase: 'load', blocks: [...SLOWER_POLICY, ...without] })?.components[0]?.changeMs).toBeCloseTo(0.5, 1)
    const unused = TRACED.filter((block) => !(block.round === 0 && block.side === 'base' && block.subject.name === 'db'))
    expect(explainChange({ phase: 'load', blocks: [...SLOWER_POLICY, ...unused] })?.components[0]?.changeMs).toBeCloseTo(0.5 + 0.4 / 4, 2)
  })

  test('of one side alone they explain nothing: Server-Timing does', () => {
    const explanation = explainChange({ phase: 'load', blocks: [...SLOWER_POLICY, ...TRACED.filter((block) => block.side === 'head')] })
    expect(explanation?.components.map((one) => one.name)).toEqual(['policy', 'cache'])
  })
})

test('one round splits the change and says nothing of how sure that is', () => {
  const explanation = explainChange({ phase: 'load', blocks: SLOWER_POLICY.filter((block) => block.round === 0) })
  expect(explanation?.components[0]).toMatchObject({ name: 'policy' })
  expect(explanation?.components[0]).not.toHaveProperty('interval')
})

test('a slot in which no request touched a component spent no time there', () => {
  const explanation = explainChange({ phase: 'load', blocks: SLOWER_POLICY.filter((block) => !(block.round === 0 && block.side === 'base' && block.subject.name === 'policy')) })
  expect(explanation?.components[0]?.changeMs).toBeCloseTo(0.5 + 0.5 / 4, 2)
})

test('nothing is explained when a side told of no component, or the sides share no round', () => {
  expect(explainChange({ phase: 'load', blocks: SLOWER_POLICY.filter((block) => block.side === 'head' || block.subject.kind === 'service') })).toBeUndefined()
  expect(explainChange({ phase: 'load', blocks: SLOWER_POLICY.map((block) => (block.side === 'head' ? { ...block, round: block.round + 10 } : block)) })).toBeUndefined()
})

describe('on a machine that is too busy', () => {
  const crowded = (unhindered: { policy?: number; workspace?: number }, policyMs = 1) => namedComponent({
    phase: 'integration', class: 'all', totalChangeMs: 6.4, components: [
      { name: 'workspace', changeMs: 2.3, share: 0.36, interval: [1.1, 3.5], ...(unhindered.workspace === undefined ? {} : { unhinderedChangeMs: unhindered.workspace }) },
      { name: 'policy', changeMs: policyMs, share: policyMs / 6.4, interval: [policyMs * 0.9, policyMs * 1.1], ...(unhindered.policy === undefined ? {} : { unhinderedChangeMs: unhindered.policy }) },
    ],
  })?.name

  test('the component that is slower with nothing in its way is named before one that waits more', () => {
    expect(crowded({ policy: 0.7, workspace: 0.1 })).toBe('policy')
    expect(crowded({ policy: 0.05, workspace: 1.6 })).toBe('workspace')
  })

  test('what is slower now and then only, or seldom seen, is named by the size of its part', () => {
    expect(crowded({ policy: 0.05, workspace: 0.1 })).toBe('workspace')
    expect(crowded({})).toBe('workspace')
  })

  test('nothing is named where the slower one is a small part, unless the largest cannot have waited for so little', () => {
    expect(crowded({ policy: 0.4, workspace: 0.1 }, 0.5)).toBeUndefined()
    expect(crowded({ policy: 0.2, workspace: 0 }, 0.5)).toBe('workspace')
  })

  test('what a component takes unhindered is its fastest tenth, times how often requests use it', () => {
    const distribution = (side: Side, ms: number[]): Distribution => {
      const histogram = new Histogram()
      for (const one of ms) histogram.record(one * 1000)
      return { subject: { kind: 'component', name: 'policy' }, side, latencyUs: histogram.encode(), samples: ms.length }
    }
    const twoHundred = (fast: number, slow: number) => Array.from({ length: 200 }, (_, i) => (i < 50 ? fast : slow))
    const of = (distributions: Distribution[]) => explainChange({ phase: 'load', blocks: SLOWER_POLICY, distributions })?.components[0]?.unhinderedChangeMs
    // 200 uses in 400 requests of a side.
    expect(of([distribution('base', twoHundred(1, 2)), distribution('head', twoHundred(1.5, 9))])).toBeCloseTo(0.25, 2)
    expect(of([distribution('base', twoHundred(1, 2)), distribution('head', twoHundred(1, 9))])).toBeCloseTo(0, 2)
    expect(of([distribution('base', [1, 2]), distribution('head', twoHundred(1, 9))])).toBeUndefined()
  })
})

test('a component is named when it moved with the whole and beyond chance', () => {
  const explanation = { phase: 'load' as const, class: 'all', totalChangeMs: 0.6 }
  const part = { name: 'policy', changeMs: 0.5, share: 0.83 }
  expect(namedComponent({ ...explanation, components: [{ ...part, interval: [0.4, 0.6] }] })?.name).toBe('policy')
  expect(namedComponent({ ...explanation, components: [{ ...part, interval: [-0.1, 1.1] }] })).toBeUndefined()
  expect(namedComponent({ ...explanation, components: [{ ...part, changeMs: -0.5, interval: [-0.6, -0.4] }] })).toBeUndefined()
})

/** One of five components becomes slower by a known amount in noise of the machine's size: a simulation with known truth. */
test('the slowed one of five components is named, its part within 20 % of the truth, in noise that differs between rounds and sides', () => {
  const names = ['policy', 'llm', 'experts', 'workspace', 'event-store']
  const noise = fc.array(fc.double({ min: -0.03, max: 0.03, noNaN: true }), { minLength: 120, maxLength: 120 })
  fc.assert(fc.property(fc.constantFrom(...names), noise, (slowed, noises) => {
    let at = 0
    const jitter = () => noises[at++ % noises.length] as number
    const blocks = blocksOf([0, 1, 2, 3, 4, 5].flatMap((round) => (['base', 'head'] as const).map((side) => {
      const parts = names.map((name): [string, [number, number]] => [name, [1 * (1 + jitter()) + (side === 'head' && name === slowed ? 0.5 : 0), 100]])
      return { side, round, totalMs: parts.reduce((sum, [, [ms]]) => sum + ms, 0.4 + jitter()), requests: 100, parts: Object.fromEntries(parts) }
    })))
    const named = namedComponent(explainChange({ phase: 'load', blocks }) as NonNullable<ReturnType<typeof explainChange>>)
    expect(named?.name).toBe(slowed)
    expect(Math.abs((named?.changeMs as number) - 0.5)).toBeLessThan(0.1)
  }), { seed: 5, numRuns: 200 })
})
