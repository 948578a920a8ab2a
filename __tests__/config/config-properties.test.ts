import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { INPUT_NAMES, type Inputs } from '../../src/config/inputs.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { ConfigError } from '../../src/errors.ts'

/** Keys of the file, some misspelt, and values of every kind where another is expected. */
const KEYS = ['service', 'target', 'start', 'ready', 'port', 'env', 'build', 'components', 'kind', 'url', 'limits', 'requests', 'safe', 'name', 'path', 'method', 'json', 'next', 'until', 'capture', 'load', 'pattern', 'duration', 'rate', 'agents', 'sla', 'thresholds', 'metric', 'breach', 'grace', 'compare', 'margin', 'margins', 'floors', 'rounds', 'min', 'max', 'budget', 'drift', 'baseline', 'report', 'phases', 'require', 'fail-on', 'escalation', 'steps', 'servce', '__proto__', 'constructor']
const VALUES = ['node server.js', '/healthz', 'http://127.0.0.1:1', '5%', '250ms', '40s', '-1', '1e309', 'p99', '> 100', 'p99 < 5ms', 'business_hours', 'opa', '{{x}}', '*a', '&a', '!!js/function x', '\u0000', 'x'.repeat(3000)]
const document = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(...VALUES), fc.string({ maxLength: 20 }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), tie('object'), fc.array(tie('value'), { maxLength: 4 })),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
})).object
const inputs: fc.Arbitrary<Inputs> = fc.dictionary(fc.constantFrom(...INPUT_NAMES), fc.oneof(fc.constantFrom(...VALUES, 'report', 'true', 'off', 'load,sla'), fc.string({ maxLength: 20 })), { maxKeys: 6 })

/** A configuration, or an error that says where and what; never anything else. */
function read(text: string, given: Inputs): void {
  try {
    const config = readConfig({ text, file: 'perf-gate.yml', inputs: given, seed: 1 })
    expect(config.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(config.service !== undefined || config.target !== undefined).toBe(true)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    for (const { where, message } of error.problems) expect([typeof where, message.length > 0, message.length < 5000, /\n\s+at /.test(message)]).toEqual(['string', true, true, false])
  }
}

test('whatever a file and inputs hold, they are a configuration or listed mistakes', () => {
  fc.assert(fc.property(document, inputs, (one, given) => read(stringify(one), given)), { numRuns: 1500 })
})

test('whatever bytes stand where the file should be, they are a configuration or listed mistakes', () => {
  const pieces = fc.constantFrom('service:', ' start: x', '\n', '  ', '- ', '{', '}', '[', ']', ': ', ', ', '"', "'", '&a ', '*a', '<<: *a', '!!set', '%YAML 1.2', '---', '...', '|', '>', '#', '\t', '\u0000', '\uFEFF', '🙂')
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''))), (text) => read(text, {})), { numRuns: 1500 })
})
