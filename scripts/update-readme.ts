import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

type Described = { description: string; default?: string }
const BLOCK = (name: string) => new RegExp(`(<!-- ${name}:begin -->\n)[\\s\\S]*?(<!-- ${name}:end -->)`)

/** The README with its tables of inputs and outputs as action.yml has them. */
export function updateReadme(readme: string, actionYml: string): string {
  const { inputs, outputs } = parse(actionYml) as { inputs: Record<string, Described>; outputs: Record<string, Described> }
  return fill(fill(readme, 'inputs', table('Input', inputs)), 'outputs', table('Output', outputs))
}

function fill(readme: string, name: string, content: string): string {
  if (!BLOCK(name).test(readme)) throw new Error(`README.md has no block <!-- ${name}:begin --> … <!-- ${name}:end -->`)
  return readme.replace(BLOCK(name), (_, begin: string, end: string) => `${begin}${content}\n${end}`)
}

function table(title: string, rows: Record<string, Described>): string {
  const lines = Object.entries(rows).map(([name, { description, default: preset }]) => `| \`${name}\` | ${description.replaceAll('|', '\\|')}${preset === undefined ? '' : `. Default: \`${preset}\``} |`)
  return [`| ${title} | Meaning |`, '| --- | --- |', ...lines].join('\n')
}

if (import.meta.main) writeFileSync('README.md', updateReadme(readFileSync('README.md', 'utf8'), readFileSync('action.yml', 'utf8')))
