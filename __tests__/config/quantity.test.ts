import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuantity, printQuantity, type QuantityKind } from '../../src/config/quantity.ts'

describe('a quantity', () => {
  test.each<[string, QuantityKind, number]>([
    ['250ms', 'duration', 250], ['40s', 'duration', 40_000], ['5m', 'duration', 300_000], ['1.5h', 'duration', 5_400_000], ['800us', 'duration', 0.8],
    ['5%', 'fraction', 0.05], ['7%', 'fraction', 0.07], ['99.9 %', 'fraction', 0.999], ['1.5GB', 'bytes', 1.5e9], ['64KB', 'bytes', 64_000], ['12B', 'bytes', 12],
    ['100/s', 'rate', 100], ['.5/s', 'rate', 0.5], ['42', 'number', 42], [' 0 ', 'number', 0],
  ])('%s is read as a %s of %d', (text, kind, value) => {
    expect(parseQuantity(text)).toEqual({ kind, value })
  })

  test.each([
    ['', 'seen nothing'], ['fast', '"fast" is not a number with one unit'], ['-5ms', '"-5ms" is negative'], ['5MS', 'unknown unit "MS" (did you mean "ms"?)'],
    ['1m30s', 'not a number with one unit'], ['5 parsecs', 'allowed: us, ms, s, m, h, %, B, KB, MB, GB, /s'], ['5constructor', 'unknown unit "constructor"'],
    ['1.2.3s', 'not a number'], ['1e3ms', 'not a number'], ['9'.repeat(61), 'too long'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => parseQuantity(text)).toThrow(message)
    expect(() => parseQuantity(text)).toThrow(SyntaxError)
  })

  test('printed and read again is exactly itself', () => {
    const kind = fc.constantFrom<QuantityKind>('duration', 'fraction', 'bytes', 'rate', 'number')
    const value = fc.oneof(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), fc.nat(), fc.constant(0), fc.nat({ max: 100_000 }).map((n) => n / 1000))
    fc.assert(fc.property(kind, value, (one, amount) => {
      const quantity = { kind: one, value: amount }
      expect(parseQuantity(printQuantity(quantity))).toEqual(quantity)
    }), { numRuns: 2000 })
  })

  test('no text makes the parser do anything but read or refuse', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+e%/smhuKMGB \n') }), (text) => {
      try {
        expect(Number.isFinite(parseQuantity(text).value)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError)
      }
    }))
  })
})
