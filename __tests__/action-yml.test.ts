import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { updateReadme } from '../scripts/update-readme.ts'
import { INPUTS, type InputDefinition } from '../src/config/inputs.ts'
import { readConfig } from '../src/config/read-config.ts'
import { OUTPUT_NAMES } from '../src/respond/outputs.ts'
import { readAction } from './rig/action-yml.ts'

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
    expect(Object.entries(action.inputs).map(([name, { description }]) => [name, description])).toEqual(INPUTS.map((input) => [input.name, describeInput(input)]))
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
    const named = ['README.md', 'CONTRIBUTING.md', '.ci/run'].flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

function describeInput({ description, type, allowed }: InputDefinition): string {
  if (type === 'text' || type === 'secret') return description
  return `${description} (${type}${allowed === undefined ? '' : `: ${allowed.join(', ')}`})`
}

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block)
}
