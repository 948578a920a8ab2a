import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openTerminalLog } from '../../src/system/terminal.ts'

function openStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let text = ''
  const stream = Object.assign(new Writable({ write(chunk: Buffer, _, done) { text += chunk.toString(); done() } }), { isTTY, columns: 40 })
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text }
}

describe('the terminal log', () => {
  test('replaces the progress line on a terminal, and clears it before the next line', () => {
    const { stream, written } = openStream(true)
    const log = openTerminalLog({ stream, color: false })
    log.progress('one')
    log.progress('two')
    log.info('done')
    expect(written()).toBe('one\r\x1b[2Ktwo\r\x1b[2Kdone\n')
  })
  test('prints progress as plain lines elsewhere, and not each of them', () => {
    const { stream, written } = openStream(false)
    const log = openTerminalLog({ stream, color: false })
    for (let i = 0; i < 100; i++) log.progress(`step ${i}`)
    expect(written()).toBe('step 0\n')
  })
  test('lets nothing that a service prints move the cursor or recolour the screen', () => {
    const { stream, written } = openStream(false)
    openTerminalLog({ stream, color: false }).error('bad\x1b[2J\x1b[31m red\x07\x9b1m', { file: 'a.yml', line: 3 })
    expect(written()).toBe('error: a.yml:3:1: bad red\n')
  })
  test('keeps the lines of a message apart, but progress on one line', () => {
    const { stream, written } = openStream(true)
    const log = openTerminalLog({ stream, color: false })
    log.info('one\r\n\ttwo')
    log.progress('three\r\n\tfour')
    expect(written()).toBe('one\n\ttwo\nthree four')
  })
  test('colours its own words only where colour is wanted', () => {
    const { stream, written } = openStream(true)
    openTerminalLog({ stream, color: true }).warning('slow\x1b[32m')
    expect(written()).toBe('\x1b[33mwarning: slow\x1b[39m\n')
  })
  test('cuts progress to the width of the terminal', () => {
    const { stream, written } = openStream(true)
    openTerminalLog({ stream, color: false }).progress('x'.repeat(200))
    expect(written()).toBe('x'.repeat(39))
  })
})
