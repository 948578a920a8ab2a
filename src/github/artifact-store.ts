import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PublishError } from '../errors.ts'
import { makeOnce } from './make-once.ts'

/** An upload that is not done by then is taken for lost: the service's client waits minutes for each answer that does not come. */
const UPLOAD_MS = 60_000

/** Where the service is, by the host that people see. */
const WITH_ARTIFACTS = /^github\.com$|\.ghe\.com$|\.localhost$/i

export type StoredFile = { path: string; content: string | Uint8Array }
/** Stores files as one artifact of this run, and returns its id. */
export type ArtifactStore = (name: string, files: readonly StoredFile[], options: { retentionDays?: number; skipArchive?: boolean }) => Promise<number>

/** The run's own artifacts. Once the service has stayed silent for one of them, the others are not waited for as well. */
export function openArtifactStore({ serverUrl, uploadMs = UPLOAD_MS, temporary = tmpdir() }: { serverUrl: string; uploadMs?: number | undefined; temporary?: string | undefined }): ArtifactStore {
  let isSilent = false
  const { hostname } = new URL(serverUrl)
  return async (name, files, options) => {
    // The client refuses it as well, in words that call it a passing trouble.
    if (!WITH_ARTIFACTS.test(hostname)) throw new PublishError(`${hostname} is a GitHub Enterprise Server, which has no service for these artifacts`)
    if (isSilent) throw new PublishError('the artifact service does not answer')
    // 2.6 MB of client that a run without uploads never loads.
    const { ArtifactNotFoundError, DefaultArtifactClient } = await import('@actions/artifact')
    const client = new DefaultArtifactClient()
    const folder = await mkdtemp(join(temporary, 'perf-gate-artifact-'))
    try {
      for (const { path, content } of files) await writeFile(join(folder, path), content)
      const inTime = <T>(doing: Promise<T>) => within(uploadMs, name, doing)
      const id = await makeOnce(
        () => inTime(client.uploadArtifact(name, files.map(({ path }) => join(folder, path)), folder, options).then((one) => one.id)),
        () => inTime(client.getArtifact(name).then((one) => one.artifact.id, (error: unknown) => { if (error instanceof ArtifactNotFoundError) return undefined; throw error })),
        { isLost: isLostUpload, most: 2 },
      )
      if (id === undefined) throw new PublishError(`the artifact ${name} got no id`)
      return id
    } catch (error) {
      isSilent = error instanceof TooLate
      if (!/\(409\)/.test((error as Error).message)) throw error
      throw new PublishError(`this run has stored ${name} already: give each job that measures, or entry of a matrix, a \`report.comment-id\` and a \`baseline-name\` of its own`, { cause: error })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

class TooLate extends PublishError {
  override name = 'TooLate'
}

/**
 * The client itself repeats what the service answers with a failure; it gives up on a connection that breaks, and does not know that what it
 * finalized a moment ago, without hearing so, is there.
 */
function isLostUpload(error: unknown): boolean {
  const { message = '', statusCode = 0 } = error as { message?: string; statusCode?: number }
  return error instanceof TooLate || /Unable to make request|FinalizeArtifact/.test(message) || statusCode >= 500 || (statusCode >= 200 && statusCode < 300)
}

async function within<T>(limitMs: number, name: string, doing: Promise<T>): Promise<T> {
  const done = new AbortController()
  // What becomes of it after that, nobody asks any more.
  doing.catch(() => undefined)
  try {
    return await Promise.race([doing, sleep(limitMs, undefined, { signal: done.signal }).then(() => Promise.reject(new TooLate(`the artifact service did not take ${name} within ${limitMs / 1000} s`)))])
  } finally {
    done.abort()
  }
}
