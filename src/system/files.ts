import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from '../ports.ts'
import { timeFsync } from './disk-floor.ts'
import { releaseMounts } from './mounts.ts'

/** Files on disk. Temporary folders lie in `temporary`, that of the run where it has one. */
export function openFiles(temporary = tmpdir()): Files {
  return {
    read: (path) => readFile(path, 'utf8'),
    async write(path, content) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    },
    exists: (path) => stat(path).then(() => true, () => false),
    remove: (path) => rm(path, { force: true }),
    timeFsync,
    async temporaryFolder(prefix) {
      const path = await realpath(await mkdtemp(join(temporary, `perf-gate-${prefix}-`)))
      const remove = async () => {
        await releaseMounts(path)
        await rm(path, { recursive: true, force: true, maxRetries: 3 })
      }
      return { path, [Symbol.asyncDispose]: remove }
    },
  }
}
