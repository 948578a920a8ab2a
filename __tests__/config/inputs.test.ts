import { describe, expect, test } from 'vitest'
import { INPUT_NAMES, INPUTS, readInputs } from '../../src/config/inputs.ts'

describe('action inputs', () => {
  test('are described once each, in order', () => {
    expect(INPUTS.map((input) => input.name)).toEqual([...INPUT_NAMES])
    for (const { description, name } of INPUTS) expect(description.length, name).toBeGreaterThan(10)
  })

  test('that are empty or blank are absent', () => {
    const given: Record<string, string> = { start: ' node server.js ', url: '', margin: '  ' }
    expect(readInputs((name) => given[name] ?? '')).toEqual({ start: 'node server.js' })
  })
})
