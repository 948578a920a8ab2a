import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openFiles } from '../../src/system/files.ts'

const files = openFiles()

test('a temporary folder and all that was written into it is gone on dispose', async () => {
  let where = ''
  {
    await using folder = await files.temporaryFolder('test')
    where = folder.path
    const inside = path.join(where, 'a', 'b.txt')
    expect(await files.exists(inside)).toBe(false)
    await files.write(inside, 'written')
    expect([await files.exists(inside), await files.read(inside)]).toEqual([true, 'written'])
  }
  expect(existsSync(where)).toBe(false)
})

test('each temporary folder is another one', async () => {
  await using one = await files.temporaryFolder('test')
  await using two = await files.temporaryFolder('test')
  expect(one.path).not.toBe(two.path)
})
