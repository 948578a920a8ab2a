import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Azurite, startAzurite } from './azurite.ts'
import { openBlobStore } from './blob-store.ts'
import type { HttpService } from './http-service.ts'
import type { Json } from './json.ts'
import { startResultsService } from './results-service.ts'
import { issueRuntimeToken } from './runtime-token.ts'
import { createState } from './state.ts'

const SCOPE = { runBackendId: 'run-1', jobBackendId: 'job-1' }
const IDS = { workflow_run_backend_id: SCOPE.runBackendId, workflow_job_run_backend_id: SCOPE.jobBackendId }
const CONTENT = 'the bytes of an archive'

const state = createState()
let azurite: Azurite
let service: HttpService
beforeAll(async () => {
  azurite = await startAzurite()
  service = await startResultsService(state, await openBlobStore(azurite.url))
})
afterAll(async () => {
  await service?.[Symbol.asyncDispose]()
  await azurite?.[Symbol.asyncDispose]()
})

test('an artifact counts only when its blob has the declared size and hash, and its name is taken then', async () => {
  await upload('honest')
  const size = String(CONTENT.length)
  expect(await call('FinalizeArtifact', { ...IDS, name: 'honest', size: '1' })).toMatchObject({ status: 400, body: { msg: expect.stringContaining('bytes') } })
  expect(await call('FinalizeArtifact', { ...IDS, name: 'honest', size, hash: 'sha256:00' })).toMatchObject({ status: 400, body: { msg: expect.stringContaining('sha256') } })
  expect(state.artifacts).toEqual([])
  const hash = `sha256:${createHash('sha256').update(CONTENT).digest('hex')}`
  expect(await call('FinalizeArtifact', { ...IDS, name: 'honest', size, hash })).toMatchObject({ status: 200, body: { ok: true } })
  expect(state.artifacts).toMatchObject([{ name: 'honest', sizeBytes: CONTENT.length, digest: hash }])
  expect((await call('CreateArtifact', { ...IDS, name: 'honest', version: 7 })).status).toBe(409)
})

test('another run, an unknown field and a missing token are refused', async () => {
  expect((await call('CreateArtifact', { ...IDS, workflow_run_backend_id: 'run-2', name: 'x', version: 7 })).status).toBe(403)
  expect((await call('CreateArtifact', { ...IDS, nmae: 'x', version: 7 })).status).toBe(400)
  expect((await call('CreateArtifact', { ...IDS, name: 'x', version: 7 }, '')).status).toBe(401)
  expect(state.violations).toHaveLength(1)
})

test('an address is good for one blob only', async () => {
  const address = await upload('signed')
  expect((await fetch(address.replace('.zip', '-other.zip'), { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'x' })).status).toBe(403)
})

async function upload(name: string): Promise<string> {
  const { body } = await call('CreateArtifact', { ...IDS, name, version: 7 })
  const stored = await fetch(body.signed_upload_url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: CONTENT })
  expect(stored.status).toBe(201)
  return body.signed_upload_url
}

async function call(method: string, body: object, authorization = `Bearer ${issueRuntimeToken(SCOPE)}`): Promise<{ status: number, body: Json }> {
  const response = await fetch(`${service.url}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, { method: 'POST', headers: { authorization }, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
