import type { HttpAnswer } from '../http-service.ts'
import type { Json } from '../json.ts'
import { type StoredCheckRun, timestamp } from '../state.ts'
import { type Call, NOT_FOUND, paginate, type Supplement, type Surroundings, unprocessable } from './supplement.ts'

const P = '/repos/{owner}/{repo}'
const MAX_OUTPUT_BYTES = 65_535

/**
 * Check runs by the rules measured on github.com, which the emulator does not follow: a summary over 65,535 bytes is refused,
 * a text over it is cut without a word, an update replaces the whole output but appends annotations, `details_url` of a
 * GITHUB_TOKEN is overwritten, a conclusion completes the run, and nothing can be deleted.
 */
export function checksSupplement({ state, origin, api, page, example }: Surroundings): Supplement {
  const byId = (call: Call) => state.checkRuns.find((run) => run.id === Number(call.params['check_run_id']))

  return {
    async [`POST ${P}/check-runs`]({ body }) {
      const headSha = await origin.resolve(body.head_sha)
      if (headSha === undefined || headSha !== body.head_sha) return unprocessable(`No commit found for SHA: ${body.head_sha}`)
      const run: StoredCheckRun = {
        id: state.nextId(), name: body.name, headSha, status: 'queued', conclusion: null, startedAt: timestamp(), completedAt: null, externalId: '',
        title: null, summary: null, text: null, annotations: [],
      }
      return change(run, body, () => {
        state.checkRuns.push(run)
        return { status: 201, body: render(run) }
      })
    },
    [`PATCH ${P}/check-runs/{check_run_id}`](call) {
      const run = byId(call)
      return run === undefined ? NOT_FOUND : change(run, call.body, () => ({ status: 200, body: render(run) }))
    },
    [`GET ${P}/check-runs/{check_run_id}`](call) {
      const run = byId(call)
      return run === undefined ? NOT_FOUND : { status: 200, body: render(run) }
    },
    [`GET ${P}/check-runs/{check_run_id}/annotations`](call) {
      const run = byId(call)
      return run === undefined ? NOT_FOUND : paginate(call, run.annotations, (items) => items.map((each) => ({
        start_column: null, end_column: null, title: null, raw_details: null, ...each, blob_href: `${page}/blob/${run.headSha}/${each.path}`,
      })))
    },
    async [`GET ${P}/commits/{ref}/check-runs`](call) {
      const sha = await origin.resolve(call.params['ref'] ?? '')
      if (sha === undefined) return unprocessable(`No commit found for SHA: ${call.params['ref']}`)
      const wanted = (key: string, value: string) => (call.query.get(key) ?? value) === value
      const runs = state.checkRuns.filter((run) => run.headSha === sha && wanted('check_name', run.name) && wanted('status', run.status)).toReversed()
      const latest = runs.filter((run, index) => runs.findIndex((other) => other.name === run.name) === index)
      const found = call.query.get('filter') === 'all' ? runs : latest
      return paginate(call, found, (items) => ({ total_count: found.length, check_runs: items.map(render) }))
    },
  }

  function change(run: StoredCheckRun, body: Json, done: () => HttpAnswer): HttpAnswer {
    const { output } = body
    if (Buffer.byteLength(output?.summary ?? '') > MAX_OUTPUT_BYTES) return unprocessable('Invalid request.', [{ message: `summary exceeds a maximum bytesize of ${MAX_OUTPUT_BYTES}` }])
    const conclusion = body.conclusion ?? (body.status === undefined || body.status === 'completed' ? run.conclusion : null)
    const status = body.conclusion === undefined ? body.status ?? run.status : 'completed'
    if (status === 'completed' && conclusion === null) return unprocessable('Invalid request.', [{ message: 'conclusion is required when status is completed' }])
    Object.assign(run, {
      status, conclusion, name: body.name ?? run.name, externalId: body.external_id ?? run.externalId, startedAt: body.started_at ?? run.startedAt,
      completedAt: status === 'completed' ? body.completed_at ?? run.completedAt ?? timestamp() : null,
    })
    if (output !== undefined) {
      run.annotations.push(...output.annotations ?? [])
      Object.assign(run, { title: output.title ?? null, summary: output.summary ?? null, text: output.text === undefined ? null : cut(output.text) })
    }
    return done()
  }

  function render(run: StoredCheckRun): Json {
    const url = `${api}/check-runs/${run.id}`
    const html = `${page}/runs/${run.id}`
    const sample = example(`POST ${P}/check-runs`, 201)
    return {
      ...sample, id: run.id, node_id: `CR_${run.id}`, name: run.name, head_sha: run.headSha, external_id: run.externalId, status: run.status, conclusion: run.conclusion,
      started_at: run.startedAt, completed_at: run.completedAt, url, html_url: html, details_url: html, pull_requests: [],
      app: { ...sample.app, id: 15368, slug: 'github-actions', name: 'GitHub Actions' },
      output: { title: run.title, summary: run.summary, text: run.text, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    }
  }
}

/** At most the allowed bytes, without half a character at the end. */
function cut(text: string): string {
  const bytes = new TextEncoder().encodeInto(text, new Uint8Array(MAX_OUTPUT_BYTES))
  return text.slice(0, bytes.read)
}
