import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { embedAssets, GENERATED_FILE } from '../../scripts/embed-assets.ts'

test('the embedded page is what its sources build to', async () => {
  expect(await readFile(GENERATED_FILE, 'utf8')).toBe(await embedAssets())
})
