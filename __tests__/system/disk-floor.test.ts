import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { timeFsync } from '../../src/system/disk-floor.ts'

test('the disk is told by appends that were on it, and nothing is left in the folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-disk-test-'))
  try {
    const told = timeFsync(folder)
    if (told.kind === 'absent') throw new Error(told.reason)
    expect(told.samples).toBeGreaterThan(0)
    expect(told.medianMs).toBeGreaterThan(0)
    expect(told.slowestMs).toBeGreaterThanOrEqual(told.medianMs)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a workspace that cannot be written to is an absence with its reason', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-disk-test-'))
  try {
    writeFileSync(path.join(folder, 'file'), '')
    expect(timeFsync(path.join(folder, 'file'))).toEqual({ kind: 'absent', reason: 'a file in the workspace cannot be written: ENOTDIR' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
