import type { ArtifactRef, CheckConclusion, CheckOutput, FoundIssue, PullRequestRef, World } from '../../src/ports.ts'
import { passing } from '../report/result-fixture.ts'

export type Check = { name: string; sha: string; conclusion?: CheckConclusion; output?: CheckOutput }
type GitHub = NonNullable<World['github']>

/** A world that keeps what it is told, in the order in which it was told. Everything in it may be replaced. */
export type RecordingWorld = World & {
  issues: FoundIssue[]
  github: GitHub
  told: string[]
  warnings: string[]
  checks: Map<number, Check>
  comments: Map<number, { body: string; written: number }>
  outputs: Record<string, string>
  state: Record<string, string>
  summary: string
  written: Record<string, string>
  uploads: Record<string, string[]>
  artifacts: ArtifactRef[]
  pullRequests: PullRequestRef[]
  labels: string[]
}

export function openRecordingWorld(): RecordingWorld {
  const told: string[] = []
  const world: RecordingWorld = {
    told, warnings: [], checks: new Map(), comments: new Map(), outputs: {}, state: {}, summary: '', written: {}, uploads: {}, artifacts: [], pullRequests: [], labels: [], issues: [],
    workspace: '/checkout', signal: new AbortController().signal, environment: () => passing().environment, randomSeed: () => 1,
    log: { info: () => undefined, warning: (line) => { world.warnings.push(line) }, error: () => undefined, progress: () => undefined, group: (_, body) => body() },
    clock: { now: () => Date.parse('2026-03-14T12:00:00Z'), monotonicMs: () => 0, sleep: () => Promise.resolve() },
    files: {
      read: (path) => Promise.resolve(world.written[path] ?? ''), exists: (path) => Promise.resolve(path in world.written), temporaryFolder: () => Promise.reject(new Error('not here')),
      timeFsync: () => ({ kind: 'absent', reason: 'a stand-in for a disk' }),
      remove: (path) => {
        delete world.written[path]
        return Promise.resolve()
      },
      write: (path, content) => {
        told.push(`write ${path}`)
        world.written[path] = String(content)
        return Promise.resolve()
      },
    },
    processes: { support: () => ({ kind: 'full' }), spawn: refuse, usage: refuse, pids: refuse, listeningPorts: refuse, freePort: refuse, safeEnvironment: refuse },
    github: {
      checks: {
        open(name, sha) {
          told.push(`open ${name}`)
          world.checks.set(world.checks.size + 1, { name, sha })
          return Promise.resolve(world.checks.size)
        },
        key: 'key-of-this-run',
        openOnes: (sha) => Promise.resolve([...world.checks].filter(([, one]) => one.sha === sha && one.conclusion === undefined).map(([id]) => id)),
        summaryOf: (sha, name) => Promise.resolve([...world.checks.values()].findLast((one) => one.sha === sha && one.name === name)?.output?.summary),
        complete(id, conclusion, output) {
          const check = world.checks.get(id) as Check
          told.push(`complete ${check.name}`)
          world.checks.set(id, { ...check, conclusion, output })
          return Promise.resolve()
        },
      },
      comments: {
        find: (_, marker) => Promise.resolve([...world.comments].map(([id, { body }]) => ({ id, body, url: urlOf(id) })).find((one) => one.body.startsWith(marker))),
        create(_, body) {
          told.push('comment')
          const id = world.comments.size + 1
          world.comments.set(id, { body, written: 1 })
          return Promise.resolve({ url: urlOf(id) })
        },
        update(id, body) {
          told.push('change comment')
          world.comments.set(id, { body, written: (world.comments.get(id)?.written ?? 0) + 1 })
          return Promise.resolve({ url: urlOf(id) })
        },
      },
      artifacts: {
        upload(name, files) {
          told.push(`upload ${name}`)
          world.uploads[name] = files.map((one) => one.path)
          return Promise.resolve({ id: 1, url: `https://github.com/artifact/${name}` })
        },
        uploadPage(name) {
          told.push(`upload page ${name}`)
          return Promise.resolve({ id: 2, url: `https://github.com/artifact/${name}` })
        },
        list: (name) => Promise.resolve(world.artifacts.filter((one) => one.name === name)),
        listOfRun: (runId, name) => Promise.resolve(world.artifacts.filter((one) => one.name === name && one.runId === runId)),
        download: () => Promise.resolve('{}'),
      },
      repository: { defaultBranch: () => Promise.resolve('main'), mergeBase: (base) => Promise.resolve({ sha: base, aheadBy: 1, messages: [] }), ancestors: (sha) => Promise.resolve([sha]), openPullRequests: () => Promise.resolve(world.pullRequests), headOf: () => Promise.reject(new Error('Not Found')), labelsOf: () => Promise.resolve(world.labels) },
      issues: {
        find: (marker) => Promise.resolve(world.issues.find((one) => one.body.startsWith(`${marker}\n`))),
        open(title, body) {
          told.push(`open issue: ${title}`)
          const issue = { number: world.issues.length + 1, body, isOpen: true, url: `https://github.com/issues/${world.issues.length + 1}` }
          world.issues.push(issue)
          return Promise.resolve(issue)
        },
        update(number, change) {
          told.push(`${change.isOpen ? 'change' : 'close'} issue`)
          const issue = world.issues[number - 1] as FoundIssue
          return Promise.resolve(Object.assign(issue, change))
        },
      },
      procedures: {
        startWorkflow(workflow, ref, inputs) {
          told.push(`start ${workflow} on ${ref} with ${JSON.stringify(inputs)}`)
          return Promise.resolve('https://github.com/run/1')
        },
        sendEvent(type, payload) {
          told.push(`send ${type}: ${Object.keys(payload).join(' ')}`)
          return Promise.resolve()
        },
        deploy({ sha, environment, task, payload }) {
          told.push(`${task} ${sha} to ${environment}: ${Object.keys(payload).join(' ')}`)
          return Promise.resolve('https://github.com/deployments/production')
        },
        revertPullRequest({ sha, body }) {
          told.push(`revert ${sha}: ${body}`)
          return Promise.resolve({ url: 'https://github.com/pull/9' })
        },
      },
      summary: {
        write(markdown) {
          told.push('summary')
          world.summary += markdown
          return Promise.resolve()
        },
      },
      outputs: { set: (name, value) => { world.outputs[name] = value } },
      state: { save: (name, value) => { world.state[name] = value } },
    },
  }
  return world
}

function urlOf(id: number): string {
  return `https://github.com/comment/${id}`
}

function refuse(): never {
  throw new Error('nothing is started here')
}
