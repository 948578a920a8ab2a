import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** Licences that allow what we do: bundling and passing on with their notice. */
const ALLOWED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', '(Apache-2.0 AND BSD-3-Clause)', 'MIT/X11', '(MIT AND Zlib)', '(MIT AND BSD-3-Clause)', 'Apache-2.0 AND BSL-1.0'])
/** Old packages that name no licence in package.json; what their sources say. */
const UNNAMED: Record<string, string> = { buffers: 'MIT' }

type Package = { name: string; version: string; license?: string | { type: string }; licenses?: { type: string }[] }

/** The licence texts of every package that has bytes in the bundle. Throws when one is not allowed. */
export function collectLicenses(metafile: Metafile): string {
  const folders = new Set(Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput === 0 ? [] : (packageFolder(input) ?? [])))))
  const entries = [...folders].toSorted().map(describe)
  const refused = entries.filter((one) => !ALLOWED.has(one.license))
  if (refused.length > 0) throw new Error(`licences to look at: ${refused.map((one) => `${one.title} (${one.license})`).join(', ')}`)
  // Many packages share one text to the letter; it is printed once, under all their names.
  const groups = Map.groupBy(entries, (one) => one.text)
  return [...groups].map(([text, group]) => `${group.map((one) => `${one.title} (${one.license})`).join('\n')}\n\n${text}`).join(`\n\n${'-'.repeat(80)}\n\n`) + '\n'
}

function packageFolder(input: string): string | undefined {
  const at = input.lastIndexOf('node_modules/')
  if (at < 0) return undefined
  const [first = '', second = ''] = input.slice(at + 'node_modules/'.length).split('/')
  return input.slice(0, at) + join('node_modules', first, first.startsWith('@') ? second : '')
}

function describe(folder: string): { title: string; license: string; text: string } {
  const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package
  const named = typeof found.license === 'string' ? found.license : (found.license?.type ?? found.licenses?.[0]?.type)
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name)) : undefined
  return {
    title: `${found.name}@${found.version}`, license: named ?? UNNAMED[found.name] ?? 'unknown',
    text: file === undefined ? '(the package ships no licence text)' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  }
}
