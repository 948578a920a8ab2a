import { expect, test } from 'vitest'
import { decideComment } from '../../src/respond/decide-comment.ts'

const base = { mode: 'on-change', verdict: 'pass', changed: false, existing: undefined, body: 'new' } as const

test.each([
  ['is not made for a plain pass', base, 'leave'],
  ['is made when something got better or worse', { ...base, changed: true }, 'create'],
  ['is made for anything but a pass', { ...base, verdict: 'inconclusive' as const }, 'create'],
  ['that exists flips when the service recovers', { ...base, existing: 'old' }, 'update'],
  ['that says the same already is not written again', { ...base, existing: 'new' }, 'leave'],
  ['is always made where the author wants it', { ...base, mode: 'always' as const }, 'create'],
  ['is made on failure only, where the author wants that', { ...base, mode: 'on-failure' as const, verdict: 'inconclusive' as const }, 'leave'],
  ['is made on failure', { ...base, mode: 'on-failure' as const, verdict: 'invalid' as const }, 'create'],
  ['once made is kept true in that mode too', { ...base, mode: 'on-failure' as const, existing: 'old' }, 'update'],
  ['is never touched where comments are off', { ...base, mode: 'off' as const, existing: 'old', verdict: 'fail' as const }, 'leave'],
])('a comment %s', (_, input, decision) => {
  expect(decideComment(input)).toBe(decision)
})
