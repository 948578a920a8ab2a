import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { updateReadme } from '../scripts/update-readme.ts'
import { INPUTS, type InputDefinition, type Inputs } from '../src/config/inputs.ts'
import type { ServiceConfig } from '../src/config/config.ts'
import { readConfig } from '../src/config/read-config.ts'
import { OUTPUT_NAMES } from '../src/respond/outputs.ts'
import { startService } from '../src/service/start-service.ts'
import { readAction } from './rig/action-yml.ts'
import { openRealWorld } from './service/real-world.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
type Action = { inputs: Record<string, { description: string; default?: string; required?: boolean }>; outputs: Record<string, { description: string }>; runs: Record<string, string> }
const action = parse(read('action.yml')) as Action
const readme = read('README.md')

describe('action.yml', () => {
  test('is an action that GitHub accepts, for Node 24, cleaned up after whatever happened', () => {
    expect(readAction(ROOT)).toMatchObject({ main: 'dist/index.js', post: 'dist/post.js', postIf: 'always()' })
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/post.js', 'post-if': 'always()' })
  })

  test('has the inputs that the code reads, in the same order, each with its meaning, type and allowed values', () => {
    expect(Object.keys(action.inputs)).toEqual(INPUTS.map((input) => input.name))
    expect(INPUTS.filter((input) => addedTo(input) === undefined).map((input) => input.name)).toEqual([])
  })

  test('says the defaults that apply: giving one changes nothing', () => {
    const preset = INPUTS.flatMap((input) => /^\. Default: (?!the )(.+)$/.exec(addedTo(input) ?? '')?.slice(1).map((text) => [input.name, text] as const) ?? [])
    expect(preset.length).toBeGreaterThan(10)
    const silent = configured({ start: 'node server.js' })
    for (const [name, text] of preset) expect(configured({ start: 'node server.js', [name]: text }), name).toEqual(silent)
  })

  test('says which inputs exclude each other: giving both is refused', () => {
    const excluding = INPUTS.filter((input) => addedTo(input) === '. Not with an address as `url`').map((input) => input.name)
    expect(excluding).toEqual(['start', 'build', 'ready'])
    expect(configured({ url: 'https://preview.example' }).target).toBe('https://preview.example')
    for (const name of excluding) expect(() => configured({ url: 'https://preview.example', [name]: '/x' }), name).toThrow('already running')
  })

  test('has no defaults that would override the file: only the token, which no file may hold', () => {
    expect(Object.entries(action.inputs).filter(([, input]) => input.default !== undefined || input.required !== undefined)).toEqual([['github-token', expect.objectContaining({ default: '${{ github.token }}' })]])
  })

  test('has the outputs that the code sets, in the same order, each described', () => {
    expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES])
    expect(Object.values(action.outputs).filter(({ description }) => description.length < 10)).toEqual([])
  })
})

describe('the README', () => {
  test('has the tables of inputs and outputs as action.yml has them', () => {
    expect(updateReadme(readme, read('action.yml')), 'run `npm run generate`').toBe(readme)
    for (const name of [...Object.keys(action.inputs), ...OUTPUT_NAMES]) expect(readme).toContain(`| \`${name}\` |`)
  })

  test('refuses to be generated without the places for its tables', () => {
    expect(() => updateReadme('# perf-gate', read('action.yml'))).toThrow('<!-- inputs:begin -->')
  })

  test('says on its first screen what it is, the whole workflow, and how to try it', () => {
    const screen = readme.split('\n').slice(0, 45).join('\n')
    expect(screen).toContain(['```yaml', read('examples/minimal/workflow.yml').trim(), '```'].join('\n'))
    expect(screen).toContain('npm ci && npm run demo')
    expect(screen).toContain('npm ci && npm test')
  })

  test('shows a workflow whose service, the smallest example, starts and answers as its inputs say', async () => {
    const { jobs } = parse(read('examples/minimal/workflow.yml')) as { jobs: { 'perf-gate': { steps: { with?: Inputs }[] } } }
    const { service, requests } = configured(jobs['perf-gate'].steps.find((step) => step.with !== undefined)?.with ?? {})
    expect(requests).toMatchObject([{ requests: [{ method: 'GET', path: '/healthz' }] }])
    const { world, remove } = openRealWorld()
    await using _ = { [Symbol.asyncDispose]: () => Promise.resolve(remove()) }
    await using running = await startService({ service: service as ServiceConfig, checkout: path.join(ROOT, 'examples/minimal'), side: 'head', world })
    expect(await (await fetch(`${running.origin}/healthz`)).text()).toBe('ok')
    expect(Number(await (await fetch(running.origin)).text())).toBeGreaterThan(0)
  })

  test('shows a comment as the tests render it, and says that its figures are a fixture\'s', () => {
    const quoted = readme.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2))
    // In a comment the space before a unit is one that no line breaks at.
    const rendered = read('__tests__/golden/regressed.comment.md').replaceAll('\u00A0', ' ')
    const said = quoted.flatMap((line) => line.split(/[|]|<br>|\*\*|[()]/)).map((part) => part.trim()).filter((part) => /\d/.test(part) && part !== '95 % sure')
    expect(said.length).toBeGreaterThan(5)
    expect(said.filter((part) => !rendered.includes(part))).toEqual([])
    expect(readme).toMatch(/figures are a fixture's/)
  })

  test('shows a configuration that is valid', () => {
    const [configuration = ''] = blocks('yaml').filter((block) => block.startsWith('# yaml-language-server'))
    const config = readConfig({ text: configuration, file: 'perf-gate.yml', inputs: {}, seed: 1 })
    expect(config.requests.map((one) => one.name)).toEqual(['safe', 'complex'])
  })

  test('links only to files that exist', () => {
    const linked = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'].flatMap((file) => [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target))
    expect(linked.length).toBeGreaterThan(8)
    expect(linked.filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([])
  })

  test('and its neighbours name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = ['README.md', 'CONTRIBUTING.md', '.ci/run'].flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

/** What action.yml says about an input beyond its definition; undefined where it does not begin with that. */
function addedTo(input: InputDefinition): string | undefined {
  const described = action.inputs[input.name]?.description ?? ''
  const defined = describeInput(input)
  const added = described.slice(defined.length)
  return described.startsWith(defined) && /^(\. (Default: |Not with ).+)?$/.test(added) ? added : undefined
}

function configured(inputs: Inputs) {
  return readConfig({ text: undefined, file: undefined, inputs, seed: 1 })
}

function describeInput({ description, type, allowed }: InputDefinition): string {
  if (type === 'text' || type === 'secret') return description
  return `${description} (${type}${allowed === undefined ? '' : `: ${allowed.join(', ')}`})`
}

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block)
}
