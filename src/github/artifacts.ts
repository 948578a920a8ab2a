import { createHash } from 'node:crypto'
import { PublishError } from '../errors.ts'
import type { Artifacts, ArtifactRef } from '../ports.ts'
import { openArtifactStore } from './artifact-store.ts'
import { naming } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { readZipEntry } from './read-zip-entry.ts'

/** A name is looked for on at most this many pages of a hundred artifacts. */
const MAX_PAGES = 3
/** The packed artifact may be this large; its entry has a cap of its own. */
const MAX_PACKED_BYTES = 50_000_000

type Options = { octokit: Octokit; repo: { owner: string; repo: string }; serverUrl: string; runId: number; uploadMs?: number | undefined; /** Folder for what is about to be uploaded. */ temporary?: string | undefined }

export function openArtifacts({ octokit, repo, serverUrl, runId, uploadMs, temporary }: Options): Artifacts {
  const store = openArtifactStore({ serverUrl, uploadMs, temporary })
  const linked = async (storing: Promise<number>): Promise<{ id: number; url: string }> => {
    const id = await storing
    return { id, url: `${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId}/artifacts/${id}` }
  }
  return {
    upload: (name, files, retentionDays) => linked(store(name, files, retentionDays === undefined ? {} : { retentionDays })),
    uploadPage: (name, content, retentionDays) => linked(store(name, [{ path: name, content }], { skipArchive: true, ...(retentionDays === undefined ? {} : { retentionDays }) })),
    list: (name) => naming('actions: read', 'list artifacts', async () => {
      const found: ArtifactRef[] = []
      let pages = 0
      for await (const { data } of octokit.paginate.iterator(octokit.rest.actions.listArtifactsForRepo, { ...repo, name, per_page: 100 })) {
        found.push(...data.filter(isOfThisRepository).flatMap((one) => refOf(one) ?? []))
        if (++pages === MAX_PAGES) break
      }
      return found.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    }),
    listOfRun: (ofRun, name) => naming('actions: read', 'list the artifacts of a run', async () => {
      const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({ ...repo, run_id: ofRun, name, per_page: 100 })
      return data.artifacts.flatMap((one) => refOf(one) ?? [])
    }),
    async download(artifact, file, maxBytes) {
      if (artifact.sizeBytes > MAX_PACKED_BYTES) throw new PublishError(`the artifact ${artifact.name} has ${artifact.sizeBytes} bytes, at most ${MAX_PACKED_BYTES} are read`)
      // Anybody may list the artifacts of a public repository; reading one takes the permission.
      const { data } = await naming('actions: read', 'read artifacts', () => octokit.rest.actions.downloadArtifact({ ...repo, artifact_id: artifact.id, archive_format: 'zip' }))
      const packed = Buffer.from(data as ArrayBuffer)
      verifyDigest(artifact, packed)
      return readZipEntry(packed, file, maxBytes)
    },
  }
}

type ListedArtifact = Awaited<ReturnType<Octokit['rest']['actions']['listArtifactsForRepo']>>['data']['artifacts'][number]

function refOf(one: ListedArtifact): ArtifactRef | undefined {
  const run = one.workflow_run
  if (run?.id === undefined || run.head_sha === undefined || run.head_branch == null || one.created_at === null) return undefined
  return { id: one.id, name: one.name, sizeBytes: one.size_in_bytes, expired: one.expired, runId: run.id, headSha: run.head_sha, headBranch: run.head_branch, createdAt: one.created_at, ...(typeof one.digest === 'string' ? { digest: one.digest } : {}) }
}

/** A run of a fork's code is not: its baselines are not ours, whatever its branch is called. */
function isOfThisRepository({ workflow_run: run }: ListedArtifact): boolean {
  return run?.repository_id !== undefined && run.repository_id === run.head_repository_id
}

/** Against what GitHub noted when it was stored; older artifacts have no digest. */
function verifyDigest({ name, digest }: ArtifactRef, packed: Buffer): void {
  if (digest === undefined) return
  const found = `sha256:${createHash('sha256').update(packed).digest('hex')}`
  if (found !== digest) throw new PublishError(`the artifact ${name} is not what was stored: its digest is ${found.slice(0, 15)}…, not ${digest.slice(0, 15)}…`)
}
