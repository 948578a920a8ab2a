import { expect, test } from 'vitest'
import { explainChange } from '../../src/judge/explain.ts'
import type { Side } from '../../src/measure/block.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import type { Distribution } from '../../src/measure/result.ts'

function distribution(side: Side, kind: 'class' | 'component', name: string, us: number, samples: number): Distribution {
  const histogram = new Histogram()
  for (let i = 0; i < samples; i++) histogram.record(us)
  return { side, subject: { kind, name }, latencyUs: histogram.encode(), samples }
}

test('components explain the end-to-end change by their time per request, whatever share of requests touches them', () => {
  const explanation = explainChange('load', [
    distribution('base', 'class', 'safe', 2000, 100), distribution('head', 'class', 'safe', 2600, 100),
    distribution('base', 'component', 'policy', 1000, 50), distribution('head', 'component', 'policy', 2000, 50),
    distribution('base', 'component', 'cache', 100, 100), distribution('head', 'component', 'cache', 100, 100),
  ])
  expect(explanation?.totalChangeMs).toBeCloseTo(0.6, 2)
  expect(explanation?.components[0]).toMatchObject({ name: 'policy' })
  expect(explanation?.components[0]?.changeMs).toBeCloseTo(0.5, 2)
  expect(explanation?.components[0]?.share).toBeCloseTo(0.83, 1)
  expect(explanation?.components[1]?.changeMs).toBeCloseTo(0, 3)
})

test('nothing is explained when a side told of no component', () => {
  expect(explainChange('load', [distribution('base', 'class', 'safe', 1, 1), distribution('head', 'class', 'safe', 1, 1), distribution('head', 'component', 'policy', 1, 1)])).toBeUndefined()
})
