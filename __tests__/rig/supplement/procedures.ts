import type { Json } from '../json.ts'
import { NOT_FOUND, type Supplement, type Surroundings, unprocessable } from './supplement.ts'

const P = '/repos/{owner}/{repo}'
/** The one workflow that can be started, with the inputs that it declares. */
const WORKFLOW = { file: 'rollback.yml', inputs: ['version', 'reason'] }

/** What can be asked for to get an older version back. */
export function proceduresSupplement({ state, origin, api, page, example }: Surroundings): Supplement {
  return {
    async [`POST ${P}/actions/workflows/{workflow_id}/dispatches`]({ params, body }) {
      if (params['workflow_id'] !== WORKFLOW.file) return NOT_FOUND
      if (await origin.resolve(body.ref) === undefined) return unprocessable(`No ref found for: ${body.ref}`)
      const unexpected = Object.keys(body.inputs ?? {}).filter((name) => !WORKFLOW.inputs.includes(name))
      if (unexpected.length > 0) return unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`)
      const id = state.nextId()
      return body.return_run_details === true ? { status: 200, body: { workflow_run_id: id, run_url: `${api}/actions/runs/${id}`, html_url: `${page}/actions/runs/${id}` } } : { status: 204 }
    },
    [`POST ${P}/dispatches`]: () => ({ status: 204 }),
    async [`POST ${P}/deployments`]({ body }) {
      const sha = await origin.resolve(body.ref)
      if (sha === undefined) return unprocessable(`No ref found for: ${body.ref}`)
      const id = state.nextId()
      return { status: 201, body: { ...example(`POST ${P}/deployments`, 201), id, sha, ref: body.ref, task: body.task, environment: body.environment, description: body.description, payload: body.payload, url: `${api}/deployments/${id}` } }
    },
  }
}

/** GraphQL about pull requests: the one behind a commit, and the one that reverts another. Undefined for any other question. */
export function answerAboutPulls({ state, page }: Pick<Surroundings, 'state' | 'page'>, { query, variables }: Json, mayWrite: boolean): Json {
  if (/^query \(\$owner: String!, \$repo: String!, \$sha: GitObjectID!\) \{ repository\(owner: \$owner, name: \$repo\) \{ object\(oid: \$sha\) \{ \.\.\. on Commit \{ associatedPullRequests\(first: 10\) \{ nodes \{ id number merged mergeCommit \{ oid \} \} \} \} \} \} \}$/.test(query)) {
    const nodes = [...state.pulls].filter(([, facts]) => facts.mergeSha === variables.sha).map(([number, facts]) => ({ id: `PR_${number}`, number, merged: true, mergeCommit: { oid: facts.mergeSha } }))
    return { data: { repository: { object: { associatedPullRequests: { nodes } } } } }
  }
  if (!/^mutation \(\$input: RevertPullRequestInput!\) \{ revertPullRequest\(input: \$input\) \{ revertPullRequest \{ url \} \} \}$/.test(query)) return undefined
  const unknown = Object.keys(variables.input).filter((name) => !['pullRequestId', 'title', 'body', 'draft', 'clientMutationId'].includes(name))
  if (unknown.length > 0) return { errors: [{ message: `Variable $input of type RevertPullRequestInput! was provided invalid value for ${unknown.join(', ')} (Field is not defined on RevertPullRequestInput)` }] }
  if (!mayWrite) return { data: { revertPullRequest: null }, errors: [{ type: 'FORBIDDEN', path: ['revertPullRequest'], message: 'Resource not accessible by integration' }] }
  return { data: { revertPullRequest: { revertPullRequest: { url: `${page}/pull/${state.nextId()}` } } } }
}
