import { randomUUID } from 'node:crypto'
import type { Checks } from '../ports.ts'
import { makeOnce, UNREPEATED } from './make-once.ts'
import { naming, type Optionally } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'

/** GitHub takes at most this many annotations a request; more are appended by further ones. */
const ANNOTATIONS_PER_REQUEST = 50

/** Who GITHUB_TOKEN writes checks as. */
const ACTIONS_APP = 'github-actions'

export function openChecks({ octokit, repo, optionally }: { octokit: Octokit; repo: { owner: string; repo: string }; optionally: Optionally }): Checks {
  const key = randomUUID()

  async function listMarked(headSha: string, mark: string, more: { check_name?: string }): Promise<{ id: number; status: string }[]> {
    const all = await octokit.paginate(octokit.rest.checks.listForRef, { ...repo, ...more, ref: headSha, filter: 'all', per_page: 100 })
    return all.filter((one) => one.external_id === mark)
  }

  return {
    key,
    open: (name, headSha) => optionally('checks: write', 'Check runs', async () => {
      const { id } = await makeOnce(
        async () => (await octokit.rest.checks.create({ ...repo, name, head_sha: headSha, status: 'in_progress', external_id: key, ...UNREPEATED })).data,
        async () => (await listMarked(headSha, key, { check_name: name }))[0],
      )
      return id
    }),
    async complete(id, conclusion, { annotations = [], ...output }) {
      const [first = [], ...more] = chunks(annotations.map((one) => ({
        path: one.path, start_line: one.startLine, end_line: one.endLine, annotation_level: one.level, title: one.title, message: one.message,
      })))
      await octokit.rest.checks.update({ ...repo, check_run_id: id, status: 'completed', conclusion, output: { ...output, annotations: first } })
      for (const chunk of more) await octokit.rest.checks.update({ ...repo, check_run_id: id, output: { ...output, annotations: chunk } })
    },
    openOnes: async (headSha, mark) => (await listMarked(headSha, mark, {})).filter((one) => one.status !== 'completed').map((one) => one.id),
    async summaryOf(sha, name) {
      const { data } = await naming('checks: read', 'read check runs', () => octokit.rest.checks.listForRef({ ...repo, ref: sha, check_name: name, status: 'completed', per_page: 100 }))
      const ours = data.check_runs.filter((one) => one.name === name && one.app?.slug === ACTIONS_APP).toSorted((a, b) => b.id - a.id)[0]
      return ours?.output.summary ?? undefined
    },
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ANNOTATIONS_PER_REQUEST) }, (_, index) => items.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST))
}
