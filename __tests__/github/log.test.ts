import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openJobLog } from '../../src/github/log.ts'

let printed = ''
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

/** The lines a runner would obey, by its own rules: `::` after leading space, or `##[` anywhere. */
function obeyed(): string[] {
  return printed.split(/\r\n|\r|\n/).filter((line) => /^[\s\u0085]*::[^:]*::/.test(line) || /##\[[^\]]*\]/.test(line))
}

describe('what a service prints', () => {
  test.each([
    '::add-mask::a', '   ::stop-commands::x', '\u0085::error::x', 'fine\n::set-env name=PATH::/tmp', 'fine\r::add-path::/tmp', '##[add-matcher]/tmp/m.json', 'booting ##[error]all is lost', 'a ##[group]b ##[endgroup]',
  ])('gives the runner no command: %j', (line) => {
    const log = openJobLog(() => 1e6)
    log.info(line)
    log.progress(line)
    expect(obeyed()).toEqual([])
    expect(printed.replaceAll('\u200b', '')).toBe(`${line}\n${line}\n`)
  })
  test('inside a warning or an error stays inside it', () => {
    const log = openJobLog(() => 1e6)
    log.error('lost\n::add-path::/tmp', { file: 'perf-gate.yml', line: 3, column: 5 })
    expect(obeyed()).toEqual(['::error file=perf-gate.yml,line=3,col=5::lost%0A::add-path::/tmp'])
  })
})

test('progress is a line at most every two seconds', () => {
  let now = 10_000
  const log = openJobLog(() => now)
  for (const [at, line] of [[10_000, 'a'], [11_999, 'b'], [12_000, 'c'], [13_000, 'd']] as const) {
    now = at
    log.progress(line)
  }
  expect(printed).toBe('a\nc\n')
})
