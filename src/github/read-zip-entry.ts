import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

const MAX_ENTRIES = 1000

/**
 * Reads one entry of a zip into text, at most `maxBytes` unpacked: nothing is written to disk, no other entry is unpacked, and a size
 * that is declared wrongly does not help a bomb. Undefined when the entry is not there. Throws on anything that is not a sound zip.
 */
export function readZipEntry(zip: Buffer, name: string, maxBytes: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    if (zip.length === 0) {
      resolve(undefined)
      return
    }
    fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, file) => {
      if (error !== null) reject(error)
      else walk(file, name, maxBytes).then(resolve, reject).finally(() => file.close())
    })
  })
}

function walk(file: ZipFile, name: string, maxBytes: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let seen = 0
    file.on('error', reject)
    file.on('end', () => resolve(undefined))
    file.on('entry', (entry: Entry) => {
      if (entry.fileName === name) readText(file, entry, maxBytes).then(resolve, reject)
      else if (++seen > MAX_ENTRIES) reject(new RangeError(`the archive has more than ${MAX_ENTRIES} entries`))
      else file.readEntry()
    })
    file.readEntry()
  })
}

function readText(file: ZipFile, entry: Entry, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (entry.uncompressedSize > maxBytes) {
      reject(new RangeError(`${entry.fileName} has ${entry.uncompressedSize} bytes unpacked, at most ${maxBytes} are read`))
      return
    }
    file.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error)
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
  })
}
