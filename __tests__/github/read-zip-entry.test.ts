import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readZipEntry } from '../../src/github/read-zip-entry.ts'

/** A zip of deflated entries, written by hand so that its headers can lie. */
function zip(entries: { name: string; content: Buffer; declaredSize?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize = content.length } of entries) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(declaredSize, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end])
}

describe('an artifact', () => {
  test('gives the one entry asked for', async () => {
    const archive = zip([{ name: 'other.txt', content: Buffer.from('no') }, { name: 'result.json', content: Buffer.from('{"a":1}') }])
    expect(await readZipEntry(archive, 'result.json', 1000)).toBe('{"a":1}')
  })
  test('without the entry, or empty, gives nothing', async () => {
    expect(await readZipEntry(zip([{ name: 'other.txt', content: Buffer.from('no') }]), 'result.json', 1000)).toBeUndefined()
    expect(await readZipEntry(Buffer.alloc(0), 'result.json', 1000)).toBeUndefined()
  })
  test('that unpacks to more than allowed is refused by its declared size', async () => {
    await expect(readZipEntry(zip([{ name: 'result.json', content: Buffer.alloc(5_000_000) }]), 'result.json', 1_000_000)).rejects.toThrow(/at most 1000000/)
  })
  test('that lies about its size is refused while it is unpacked', async () => {
    await expect(readZipEntry(zip([{ name: 'result.json', content: Buffer.alloc(5_000_000), declaredSize: 10 }]), 'result.json', 1_000_000)).rejects.toThrow(/bytes/)
  })
  test('with names that climb out of its folder is refused', async () => {
    await expect(readZipEntry(zip([{ name: '../result.json', content: Buffer.from('x') }]), 'result.json', 1000)).rejects.toThrow(/invalid relative path/)
  })
  test('that is junk is refused', async () => {
    await expect(readZipEntry(Buffer.from('this is no zip at all, just text'), 'result.json', 1000)).rejects.toThrow()
  })
})
