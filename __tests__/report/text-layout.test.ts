import { expect, test } from 'vitest'
import { wrap } from '../../src/report/text-layout.ts'

test('a line never ends between a number and its unit', () => {
  expect(wrap('went from 1.17 ms to 1.41 ms (+20.3 %), 5 % is allowed in 6 rounds', 12)).toEqual(['went from', '1.17 ms to', '1.41 ms', '(+20.3 %),', '5 % is', 'allowed in 6', 'rounds'])
})

test('a word that is longer than a line stands alone', () => {
  expect(wrap('see perf-gate-out/report.html now', 10)).toEqual(['see', 'perf-gate-out/report.html', 'now'])
})
