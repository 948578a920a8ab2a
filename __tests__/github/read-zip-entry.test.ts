import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readZipEntry } from '../../src/github/read-zip-entry.ts'

/** A zip of deflated entries, written by hand so that its headers can lie. */
function zip(entries: { name: string; content: Buffer; declaredSize?: number; mode?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize = content.length, mode = 0 } of entries) {
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
    tail.writeUInt32LE(mode * 0x10000, 6)
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
  test.each([
    ['climb out of its folder', '../result.json', /invalid relative path/],
    ['climb out of it on the way', 'a/../../result.json', /invalid relative path/],
    ['are absolute', '/result.json', /absolute path/],
    ['are absolute on Windows', 'C:/result.json', /absolute path/],
    ['have backslashes', 'a\\result.json', /invalid characters/],
  ])('with names that %s is refused', async (_, name, why) => {
    await expect(readZipEntry(zip([{ name, content: Buffer.from('x') }, { name: 'result.json', content: Buffer.from('{}') }]), 'result.json', 1000)).rejects.toThrow(why)
  })
  test('whose entry is a symbolic link gives the text of the link: nothing is followed, nothing is written', async () => {
    expect(await readZipEntry(zip([{ name: 'result.json', content: Buffer.from('/etc/passwd'), mode: 0o120_777 }]), 'result.json', 1000)).toBe('/etc/passwd')
  })
  test('of ten thousand entries is not walked to its end', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `f${index}`, content: Buffer.from('x') }))
    await expect(readZipEntry(zip([...many, { name: 'result.json', content: Buffer.from('{}') }]), 'result.json', 1000)).rejects.toThrow('more than 1000 entries')
  })
  test('that declares a gigabyte is refused before anything is unpacked', async () => {
    await expect(readZipEntry(zip([{ name: 'result.json', content: Buffer.from('{}'), declaredSize: 1_000_000_000 }]), 'result.json', 20_000_000)).rejects.toThrow('1000000000 bytes unpacked')
  })
  test.each([10, 100, 300])('that is cut off after %i bytes is refused', async (bytes) => {
    const whole = zip([{ name: 'result.json', content: Buffer.from(JSON.stringify({ text: 'abcdefghij'.repeat(100) })) }, { name: 'b', content: Buffer.from('x'.repeat(1000)) }])
    await expect(readZipEntry(whole.subarray(0, Math.min(bytes, whole.length - 30)), 'result.json', 10_000)).rejects.toThrow()
  })
  test('that is a bomb takes no more memory than what is allowed', async () => {
    const bomb = zip([{ name: 'result.json', content: Buffer.alloc(300_000_000), declaredSize: 19_000_000 }])
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    await expect(readZipEntry(bomb, 'result.json', 20_000_000)).rejects.toThrow(/bytes/)
    const grown = process.memoryUsage().rss - before
    console.log(`a bomb of 300 MB in ${bomb.length >> 10} KB: ${Math.max(0, grown / 1e6).toFixed(0)} MB more while it was refused`)
    expect(grown).toBeLessThan(150_000_000)
  })
  test('that is junk is refused', async () => {
    await expect(readZipEntry(Buffer.from('this is no zip at all, just text'), 'result.json', 1000)).rejects.toThrow()
  })
})
