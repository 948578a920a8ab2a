import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCriticalPath } from '../../src/measure/critical-path.ts'
import type { Named, Span } from '../../src/measure/span.ts'
import { isCaller, readTraceId, traceparentOf } from '../../src/measure/trace-context.ts'

/** The span id that the load engine says it has. */
const CALLER = (traceparentOf({ seed: 1, side: 'base', arrival: 1 }, 0).split('-')[2]) as string

type Written = Partial<Omit<Span, 'startUs' | 'endUs'>>
const named = (name: string): { component: Named } => ({ component: { name, isAddress: false } })
const at = (name: string): { component: Named } => ({ component: { name, isAddress: true } })
/** A span from and to these milliseconds. */
function span(id: string, parentId: string, [fromMs, toMs]: [number, number], more: Written = {}): Span {
  return { id, parentId, startUs: fromMs * 1000, endUs: toMs * 1000, service: 'app', isServer: false, component: undefined, ...more }
}
const root = (toMs: number) => span('root', CALLER, [0, toMs], { isServer: true })
const db = named('db')
const llm = named('llm')

/** Milliseconds by component. */
function partsOf(spans: readonly Span[]): Record<string, number> {
  return Object.fromEntries([...(findCriticalPath(spans)?.parts ?? [])].map(([name, us]) => [name, us / 1000]))
}

describe('the time of a request goes to the deepest span that its answer waited for', () => {
  test('one after the other', () => {
    const spans = [root(20), span('a', 'root', [1, 6], db), span('b', 'root', [8, 18], llm)]
    expect(partsOf(spans)).toEqual({ db: 5, llm: 10 })
    expect(findCriticalPath(spans)).toMatchObject({ totalUs: 20_000, unplaced: 0 })
  })

  test('a span has what its children leave it', () => {
    expect(partsOf([root(20), span('a', 'root', [0, 20], llm), span('b', 'a', [5, 12], db)])).toEqual({ llm: 13, db: 7 })
  })

  test('what belongs to no component belongs to its caller', () => {
    expect(partsOf([root(20), span('a', 'root', [2, 12], db), span('b', 'a', [4, 8])])).toEqual({ db: 10 })
  })

  test('how a component is reached is part of it, and a service has a better name than its address', () => {
    const answer = (id: string, parentId: string, times: [number, number]) => span(id, parentId, times, { isServer: true, service: 'stock' })
    expect(partsOf([root(20), span('a', 'root', [2, 12], llm), span('b', 'a', [3, 11], at('10.0.0.1:80')), answer('c', 'b', [4, 10])])).toEqual({ llm: 10 })
    expect(partsOf([root(20), span('b', 'root', [3, 11], at('10.0.0.1:80')), answer('c', 'b', [4, 10])])).toEqual({ '10.0.0.1:80': 2, stock: 6 })
    expect(partsOf([root(20), span('b', 'root', [3, 11], at('10.0.0.1:80')), span('c', 'b', [4, 10], at('10.0.0.2:80'))])).toEqual({ '10.0.0.1:80': 2, '10.0.0.2:80': 6 })
  })

  test('of children side by side the one that ended last counts, and another only before that one began', () => {
    expect(partsOf([root(20), span('a', 'root', [0, 10], db), span('b', 'root', [0, 18], llm)])).toEqual({ llm: 18 })
    expect(partsOf([root(20), span('a', 'root', [0, 10], db), span('b', 'root', [4, 18], llm)])).toEqual({ db: 4, llm: 14 })
    expect(partsOf([root(20), span('a', 'root', [0, 10], db), span('b', 'root', [5, 20], llm), span('c', 'root', [2, 4], named('cache'))])).toEqual({ db: 5, llm: 15 })
  })

  test('what outlives its parent was not waited for', () => {
    expect(partsOf([root(20), span('a', 'root', [5, 60], db), span('b', 'root', [6, 9], llm)])).toEqual({ llm: 3 })
    expect(partsOf([root(20), span('a', 'root', [25, 60], db)])).toEqual({})
  })

  test('several calls of one request add up', () => {
    expect(findCriticalPath([root(20), span('second', CALLER, [100, 130]), span('a', 'second', [110, 115], db)])).toMatchObject({ totalUs: 50_000, parts: new Map([['db', 5000]]) })
  })
})

describe('clocks', () => {
  const call = span('call', 'root', [5, 15], at('stock:8080'))
  const answer = (shiftMs: number) => [span('answer', 'call', [6 + shiftMs, 14 + shiftMs], { isServer: true, service: 'stock' }), span('query', 'answer', [8 + shiftMs, 11 + shiftMs], db)]

  test.each([0, -7000, 5000, 3_600_000])('another process whose clock is off by %i ms is moved into its call', (shiftMs) => {
    expect(partsOf([root(20), call, ...answer(shiftMs).map((one) => ({ ...one, service: 'stock' }))])).toEqual({ 'stock:8080': 2, stock: 5, db: 3 })
  })

  test('an answer that took longer than its call is cut to it', () => {
    expect(partsOf([root(20), call, span('answer', 'call', [-7000, -6900], { isServer: true, service: 'stock' })])).toEqual({ stock: 10 })
  })

  test('that tell beginnings in whole milliseconds take nothing from what came one after the other', () => {
    // Really: from 0.9 to 5.0, with 0.5 from 1.2, 0.2 from 1.8 and 2.9 from 2.05.
    const coarse = [{ ...root(0), endUs: 4100 }, { ...span('a', 'root', [1, 1], db), endUs: 1500 }, { ...span('b', 'root', [1, 1], named('cache')), endUs: 1200 }, { ...span('c', 'root', [2, 2], llm), endUs: 4900 }]
    const parts = partsOf(coarse)
    expect(parts.db).toBeCloseTo(0.5, 9)
    expect(parts.cache).toBeCloseTo(0.2, 9)
    expect(parts.llm).toBeCloseTo(2.9, 9)
  })

  test('that tell beginnings in whole milliseconds change no length, wherever the milliseconds fall', () => {
    const us = (max: number) => fc.integer({ min: 1, max })
    fc.assert(fc.property(us(999), fc.array(fc.tuple(us(1500), us(4000)), { minLength: 1, maxLength: 8 }), us(1500), (beginUs, calls, restUs) => {
      let atUs = beginUs
      const told = calls.map(([pauseUs, lengthUs], n) => {
        const startUs = Math.floor((atUs + pauseUs) / 1000) * 1000
        atUs += pauseUs + lengthUs
        return { ...span(`s${n}`, 'root', [0, 0], named(`c${n}`)), startUs, endUs: startUs + lengthUs }
      })
      const path = findCriticalPath([{ ...root(0), endUs: atUs + restUs - beginUs }, ...told])
      for (const [n, [, lengthUs]] of calls.entries()) expect(path?.parts.get(`c${n}`)).toBeCloseTo(lengthUs, 6)
    }), { seed: 9, numRuns: 2000 })
  })

  test('an end before its begin takes no time', () => {
    expect(partsOf([root(20), span('a', 'root', [10, 4], db)])).toEqual({})
  })
})

describe('what is wrong with a trace', () => {
  test('without its parent a span stands under the root that was there when it began', () => {
    expect(partsOf([root(20), span('a', 'lost', [5, 9], db)])).toEqual({ db: 4 })
    expect(findCriticalPath([root(20), span('a', 'lost', [500, 509], db)])).toMatchObject({ parts: new Map(), unplaced: 1 })
  })

  test('without the one that answered, the outermost stand for it', () => {
    expect(findCriticalPath([span('a', 'proxy', [0, 20], { isServer: true }), span('b', 'lost', [5, 9], db)])).toMatchObject({ totalUs: 20_000, parts: new Map([['db', 4000]]) })
  })

  test('spans in a circle are left out', () => {
    const circle = [span('a', 'b', [1, 5], db), span('b', 'c', [1, 6], db), span('c', 'a', [1, 7], db), span('d', 'd', [30, 35], llm)]
    expect(findCriticalPath([root(20), ...circle])).toMatchObject({ totalUs: 20_000, parts: new Map(), unplaced: 4 })
    expect(findCriticalPath(circle.slice(0, 3))).toBeUndefined()
    expect(findCriticalPath([])).toBeUndefined()
  })

  test('a span that came twice counts once', () => {
    const a = span('a', 'root', [5, 9], db)
    expect(findCriticalPath([root(20), a, a])).toMatchObject({ parts: new Map([['db', 4000]]), unplaced: 0 })
  })

  test('a thousand spans inside each other are no trouble', () => {
    const deep = Array.from({ length: 1000 }, (_, depth) => span(`s${depth}`, depth === 0 ? 'root' : `s${depth - 1}`, [depth / 1000, 20 - depth / 1000], depth % 2 === 0 ? db : llm))
    expect(findCriticalPath([root(20), ...deep])?.unplaced).toBe(0)
  })

  test('whatever spans there are, parts are positive and together no more than the whole', () => {
    const ids = fc.constantFrom('root', 'a', 'b', 'c', 'd', 'e', 'f')
    const any = fc.record({ id: ids, parentId: fc.oneof(ids, fc.constant(CALLER), fc.constant('lost')), fromMs: fc.integer({ min: -50, max: 50 }), lengthMs: fc.integer({ min: 0, max: 60 }), isServer: fc.boolean(), service: fc.constantFrom('app', 'stock'), component: fc.constantFrom<(Named | undefined)[]>(db.component, at('stock:80').component, undefined) })
    fc.assert(fc.property(fc.array(any, { maxLength: 12 }), (written) => {
      const path = findCriticalPath(written.map(({ id, parentId, fromMs, lengthMs, ...more }) => span(id, parentId, [fromMs, fromMs + lengthMs], more)))
      if (path === undefined) return
      const parts = [...path.parts.values()]
      expect(parts.every((us) => us > 0)).toBe(true)
      expect(parts.reduce((total, us) => total + us, 0)).toBeLessThanOrEqual(path.totalUs + 1e-6)
      expect(path.unplaced).toBeGreaterThanOrEqual(0)
    }), { seed: 3, numRuns: 2000 })
  })
})

test('the trace of a request tells which it is, and nobody else\'s does', () => {
  const request = { seed: 0xfedc_ba98, side: 'head' as const, arrival: 123_456 }
  const [version, traceId, spanId, flags] = traceparentOf(request, 3).split('-')
  expect([version, flags]).toEqual(['00', '01'])
  expect(readTraceId(traceId as string)).toEqual(request)
  expect(isCaller(spanId as string)).toBe(true)
  expect(traceparentOf(request, 3)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(traceparentOf(request, 4)).not.toBe(traceparentOf(request, 3))
  expect([readTraceId('4bf92f3577b34da6a3ce929d0e0e4736'), readTraceId(''), readTraceId(`${traceId}0`)]).toEqual([undefined, undefined, undefined])
  expect(isCaller('00f067aa0ba902b7')).toBe(false)
})
