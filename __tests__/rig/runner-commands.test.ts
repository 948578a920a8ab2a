import { expect, test } from 'vitest'
import { readPairs } from './file-commands.ts'
import { readLogCommands } from './log-commands.ts'

test('file commands are read as the runner reads them', () => {
  expect(readPairs('a=b=c\nd<<E\nl1\nl2=x\n\nE\ne<<E\nE\n')).toEqual({ a: 'b=c', d: 'l1\nl2=x\n', e: '' })
  expect(() => readPairs('a<<E\nx')).toThrow('Matching delimiter not found')
  expect(() => readPairs('nothing')).toThrow('Invalid format')
})

test('log commands are unescaped, and stopped between stop tokens', () => {
  const log = '::error file=a.js,line=3,title=T%3A1::bad%0Aline\n::stop-commands::tok\n::error::ignored\n::tok::\n::add-mask::s3cret\n::set-output name=x::y'
  expect(readLogCommands(log)).toEqual({
    annotations: [{ level: 'error', file: 'a.js', line: '3', title: 'T:1', message: 'bad\nline' }], masks: ['s3cret'], deprecated: ['set-output'],
  })
})
