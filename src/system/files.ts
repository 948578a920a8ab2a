import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from '../ports.ts'

/** Files on disk. Temporary folders lie under RUNNER_TEMP, which a runner empties itself should we be killed, else under the system's. */
export function openFiles(): Files {
  return {
    read: (path) => readFile(path, 'utf8'),
    async write(path, content) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    },
    exists: (path) => stat(path).then(() => true, () => false),
    async temporaryFolder(prefix) {
      const path = await realpath(await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), `perf-gate-${prefix}-`)))
      return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) }
    },
  }
}
