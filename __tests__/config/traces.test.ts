import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { ConfigError } from '../../src/errors.ts'

const read = (text: string) => readConfig({ text, file: 'perf-gate.yml', inputs: {} })
const SERVICE = 'service: { start: node server.js }\n'

function problemsOf(text: string): string[] {
  try {
    read(text)
    return []
  } catch (error) {
    return (error as ConfigError).problems.map((problem) => `${problem.where}: ${problem.message}`)
  }
}

test('are received where the file asks for it, of a tenth of the requests where it says no more', () => {
  expect(read(SERVICE).traces).toBeUndefined()
  expect(read(`${SERVICE}traces: {}`).traces).toEqual({ sampleShare: 0.1, patterns: [] })
  expect(read(`${SERVICE}traces: { sample: 25%, components: { policy: "^rego", store: sqlite } }`).traces).toEqual({ sampleShare: 0.25, patterns: [{ component: 'policy', pattern: '^rego' }, { component: 'store', pattern: 'sqlite' }] })
})

test('change what is measured, so that results with and without them do not compare', () => {
  const hashes = ['', 'traces: {}', 'traces: { sample: 20% }'].map((more) => read(SERVICE + more).hash)
  expect(new Set(hashes).size).toBe(3)
})

test('mistakes are told with what is right', () => {
  expect(problemsOf(`${SERVICE}traces: { sample: 0%, components: { policy: "(" } }`)).toEqual([
    expect.stringMatching(/traces\.sample: "0%" is out of range: from 0\.1% to 100%/) as string, expect.stringMatching(/traces\.components\.policy: not a regular expression: "\("/) as string,
  ])
  expect(problemsOf('target: http://a.example\ntraces: {}')).toEqual([expect.stringMatching(/^traces: needs a service that is started here/) as string])
})
