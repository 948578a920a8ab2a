import { createHash, randomUUID } from 'node:crypto'
import type { BlobStore } from './blob-store.ts'
import { type HttpAnswer, type HttpRequest, type HttpService, startHttpService } from './http-service.ts'
import type { Json } from './json.ts'
import { readRuntimeScope } from './runtime-token.ts'
import { type State, type StoredArtifact, takeFault, timestamp } from './state.ts'

// The wire types are the toolkit's own generated classes. Its `exports` hide them; a file address beside its main module does not.
const { ArtifactService, Timestamp } = await import(new URL('./generated/index.js', import.meta.resolve('@actions/artifact')).href)

const DAY_MS = 86_400_000

class TwirpError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** The Actions results service: uploads of artifacts, as JSON over Twirp, in front of the blob store. */
export async function startResultsService(state: State, blobs: BlobStore): Promise<HttpService> {
  const methods = artifactMethods(state, blobs)
  return startHttpService(async (request) => {
    const fault = takeFault(state, request)
    const answer = await (fault !== undefined && 'status' in fault ? Promise.reject(new TwirpError(fault.status, 'unavailable', fault.message ?? 'injected')) : serve(request)).catch((error: unknown) => refuse(request, error))
    state.requests.push({ service: 'results', method: request.method, path: request.path, query: request.search, body: request.body, status: answer.status })
    return { ...answer, ...fault !== undefined && 'lost' in fault && { lost: fault.lost } }
  })

  async function serve(request: HttpRequest): Promise<HttpAnswer> {
    const name = request.path.split('/').at(-1)
    const method = ArtifactService.methods.find((each: Json) => each.name === name && request.path === `/twirp/${ArtifactService.typeName}/${name}`)
    const implementation = methods[method?.name]
    if (request.method !== 'POST' || implementation === undefined) throw new TwirpError(404, 'bad_route', `no handler for ${request.path}`)
    const scope = readRuntimeScope(request.headers.authorization)
    if (scope === undefined) throw new TwirpError(401, 'unauthenticated', 'the token has no Actions.Results scope')
    const input = method.I.fromJson(request.body, { ignoreUnknownFields: false })
    if (input.workflowRunBackendId !== scope.runBackendId) throw new TwirpError(403, 'permission_denied', 'the token belongs to another run')
    return { status: 200, body: method.O.toJson(method.O.create(await implementation(input)), { useProtoFieldName: true, emitDefaultValues: false }) }
  }

  function refuse(request: HttpRequest, error: unknown): HttpAnswer {
    if (error instanceof TwirpError) return { status: error.status, body: { code: error.code, msg: error.message } }
    state.violations.push(`results ${request.path}: ${String(error)}`)
    return { status: 400, body: { code: 'malformed', msg: String(error) } }
  }
}

function artifactMethods(state: State, blobs: BlobStore): Record<string, (input: Json) => unknown> {
  const pending = new Map<string, { blob: string, expiresAt: Date }>()
  const key = (input: Json) => `${input.workflowRunBackendId}/${input.name}`
  const find = (input: Json): StoredArtifact | undefined => state.artifacts.find((each) => each.runBackendId === input.workflowRunBackendId && each.name === input.name)

  return {
    CreateArtifact(input) {
      if (find(input) !== undefined) throw new TwirpError(409, 'already_exists', 'an artifact with this name already exists on the workflow run')
      const blob = `${input.workflowRunBackendId}/${input.name}/${randomUUID()}.zip`
      pending.set(key(input), { blob, expiresAt: input.expiresAt === undefined ? new Date(Date.now() + 90 * DAY_MS) : Timestamp.toDate(input.expiresAt) })
      return { ok: true, signedUploadUrl: blobs.uploadUrl(blob) }
    },
    async FinalizeArtifact(input) {
      const upload = pending.get(key(input))
      if (upload === undefined) throw new TwirpError(404, 'not_found', 'artifact not found')
      const content = await blobs.read(upload.blob)
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
      if (String(input.size) !== String(content.length)) throw new TwirpError(400, 'invalid_argument', `the blob has ${content.length} bytes, declared were ${input.size}`)
      if (input.hash !== undefined && input.hash.value !== digest) throw new TwirpError(400, 'invalid_argument', `the blob is ${digest}, declared was ${input.hash.value}`)
      pending.delete(key(input))
      const artifact = {
        id: state.nextId(), name: String(input.name), runBackendId: String(input.workflowRunBackendId), blob: upload.blob, sizeBytes: content.length, digest,
        createdAt: timestamp(), expiresAt: timestamp(upload.expiresAt),
      }
      state.artifacts.push(artifact)
      return { ok: true, artifactId: String(artifact.id) }
    },
    ListArtifacts(input) {
      const found = state.artifacts.filter((each) => each.runBackendId === input.workflowRunBackendId
        && (input.nameFilter?.value ?? each.name) === each.name && (input.idFilter?.value ?? String(each.id)) === String(each.id))
      return { artifacts: found.map((each) => ({
        workflowRunBackendId: each.runBackendId, workflowJobRunBackendId: input.workflowJobRunBackendId, databaseId: String(each.id), name: each.name,
        size: String(each.sizeBytes), createdAt: Timestamp.fromDate(new Date(each.createdAt)), digest: { value: each.digest ?? '' },
      })) }
    },
    GetSignedArtifactURL(input) {
      const artifact = find(input)
      if (artifact === undefined) throw new TwirpError(404, 'not_found', 'artifact not found')
      return { name: artifact.name, signedUrl: blobs.downloadUrl(artifact.blob, `${artifact.name}.zip`) }
    },
    DeleteArtifact(input) {
      const artifact = find(input)
      if (artifact === undefined) throw new TwirpError(404, 'not_found', 'artifact not found')
      state.artifacts.splice(state.artifacts.indexOf(artifact), 1)
      return { ok: true, artifactId: String(artifact.id) }
    },
  }
}
