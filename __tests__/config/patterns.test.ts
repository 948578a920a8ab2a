import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitMix, PATTERN_NAMES, PATTERNS } from '../../src/config/patterns.ts'

describe('built-in patterns', () => {
  test.each(PATTERN_NAMES)('%s shares out everything: its mix and its time zones sum to one', (name) => {
    const { mix, timeZones, agents } = PATTERNS[name]
    expect(Object.values(mix).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(timeZones.reduce((total, zone) => total + zone.share, 0)).toBeCloseTo(1, 12)
    expect(agents.base).toBeLessThan(agents.peak)
  })

  test('fitted to any classes share out everything among them and keep their proportions', () => {
    const names = fc.uniqueArray(fc.constantFrom('safe', 'risky', 'complex', 'buy', 'look'), { minLength: 1 })
    fc.assert(fc.property(fc.constantFrom(...PATTERN_NAMES), names, (pattern, classes) => {
      const { mix } = PATTERNS[pattern]
      const fitted = fitMix(mix, classes)
      expect(Object.values(fitted).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
      for (const name of Object.keys(fitted)) expect(classes).toContain(name)
      if (classes.includes('safe') && classes.includes('risky')) expect((fitted['safe'] as number) / (fitted['risky'] as number)).toBeCloseTo((mix['safe'] as number) / (mix['risky'] as number), 9)
    }))
  })
})
