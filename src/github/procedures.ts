import { PublishError } from '../errors.ts'
import type { Procedures } from '../ports.ts'
import { UNREPEATED } from './make-once.ts'
import { naming } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'

type PullRequest = { id: string; number: number; merged: boolean; mergeCommit: { oid: string } | null }
type Found = { repository: { object: { associatedPullRequests?: { nodes: PullRequest[] } } | null } }
type Reverted = { revertPullRequest: { revertPullRequest: { url: string } } }

const BEHIND = 'query ($owner: String!, $repo: String!, $sha: GitObjectID!) { repository(owner: $owner, name: $repo) { object(oid: $sha) { ... on Commit { associatedPullRequests(first: 10) { nodes { id number merged mergeCommit { oid } } } } } } }'
const REVERT = 'mutation ($input: RevertPullRequestInput!) { revertPullRequest(input: $input) { revertPullRequest { url } } }'

export function openProcedures({ octokit, repo, serverUrl }: { octokit: Octokit; repo: { owner: string; repo: string }; serverUrl: string }): Procedures {
  return {
    startWorkflow: (workflow, ref, inputs) => naming('actions: write', 'start workflows', async () => {
      // Of older servers there is no answer to it, and no address.
      const { data } = await octokit.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', { ...repo, workflow_id: workflow, ref, inputs, return_run_details: true, ...UNREPEATED }) as { data: { html_url?: string } | undefined }
      return data?.html_url
    }),
    sendEvent: (type, payload) => naming('contents: write', 'send repository_dispatch events', async () => {
      await octokit.rest.repos.createDispatchEvent({ ...repo, event_type: type, client_payload: payload, ...UNREPEATED })
    }),
    deploy: ({ sha, environment, task, description, payload }) => naming('deployments: write', 'create deployments', async () => {
      // Its checks were green once; those of the commit that it replaces are of no matter.
      await octokit.rest.repos.createDeployment({ ...repo, ref: sha, environment, task, description, payload, auto_merge: false, required_contexts: [], ...UNREPEATED })
      return `${serverUrl}/${repo.owner}/${repo.repo}/deployments/${encodeURIComponent(environment)}`
    }),
    revertPullRequest: ({ sha, body, draft }) => naming('contents: write` and `pull-requests: write', 'open the pull request that reverts this one', async () => {
      const { repository } = await octokit.graphql<Found>(BEHIND, { ...repo, sha, ...UNREPEATED })
      const merged = (repository.object?.associatedPullRequests?.nodes ?? []).filter((one) => one.merged)
      const behind = merged.find((one) => one.mergeCommit?.oid === sha) ?? merged[0]
      if (behind === undefined) throw new PublishError(`there is no merged pull request behind ${sha.slice(0, 7)} that could be reverted`)
      const { revertPullRequest } = await octokit.graphql<Reverted>(REVERT, { input: { pullRequestId: behind.id, body, draft }, ...UNREPEATED })
      return { url: revertPullRequest.revertPullRequest.url }
    }),
  }
}
