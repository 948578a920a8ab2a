import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Json } from './json.ts'

/** GitHub's OpenAPI 3.0 description, reduced to some operations and what they refer to. */
export type ApiDescription = { paths: Record<string, Record<string, Json>>, components: Record<string, Record<string, Json>> }

/** What a program does not check: prose, and samples that may not even match their schema. */
const PROSE = new Set(['description', 'summary', 'example', 'externalDocs', 'x-github'])

/**
 * GitHub's description cut to `operations`. Reading the whole (13 MB) takes most of a second, so the cut is kept in
 * node_modules/.cache under a name that changes with the description's version and with the list.
 * Throws when GitHub does not describe an operation.
 */
export function loadDescription(operations: readonly string[]): ApiDescription {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve('@octokit/openapi/package.json')
  const version = String(JSON.parse(readFileSync(manifest, 'utf8')).version)
  const name = createHash('sha256').update([version, ...operations, cutDescription.toString(), copySchema.toString()].join('\n')).digest('hex').slice(0, 16)
  const cache = path.join(path.dirname(manifest), '../../.cache/perf-gate', `openapi-${name}.json`)
  try {
    return JSON.parse(readFileSync(cache, 'utf8'))
  } catch {
    const whole = JSON.parse(readFileSync(path.join(path.dirname(manifest), 'generated/api.github.com.json'), 'utf8'))
    const cut = cutDescription(whole, operations)
    mkdirSync(path.dirname(cache), { recursive: true })
    const unfinished = `${cache}.${randomUUID()}`
    writeFileSync(unfinished, JSON.stringify(cut))
    renameSync(unfinished, cache)
    return cut
  }
}

function cutDescription(whole: ApiDescription, operations: readonly string[]): ApiDescription {
  const cut: ApiDescription = { paths: {}, components: {} }
  for (const operation of operations) {
    const [method = '', template = ''] = operation.split(' ')
    const described = whole.paths[template]?.[method.toLowerCase()]
    if (described === undefined) throw new Error(`GitHub's OpenAPI description has no operation ${operation}`)
    const item = cut.paths[template] ??= {}
    item[method.toLowerCase()] = copySchema(described, whole, cut)
  }
  return cut
}

/** `named`: the keys of `node` are names chosen by GitHub (a property may well be called "description"), not keywords. */
function copySchema(node: Json, whole: ApiDescription, cut: ApiDescription, named = false): Json {
  if (Array.isArray(node)) return node.map((each) => copySchema(each, whole, cut))
  if (node === null || typeof node !== 'object') return node
  if (!named && typeof node.$ref === 'string') {
    const [, , kind, name] = node.$ref.split('/')
    const kept = cut.components[kind] ??= {}
    if (!(name in kept)) {
      kept[name] = {}
      kept[name] = copySchema(whole.components[kind]?.[name], whole, cut)
    }
    return { $ref: node.$ref }
  }
  const copy: Json = {}
  for (const [key, value] of Object.entries<Json>(node)) {
    if (named) copy[key] = copySchema(value, whole, cut)
    else if (PROSE.has(key)) continue
    else if (key === 'examples') copy[key] = Object.values<Json>(value).map((each) => each?.$ref === undefined ? each?.value : lookUp(whole, each.$ref).value)
    else if (key === 'enum' || key === 'default') copy[key] = value
    else copy[key] = copySchema(value, whole, cut, key === 'properties')
  }
  return copy
}

/** What a local `#/a/b` reference points at. */
export function lookUp(description: ApiDescription, ref: string): Json {
  return ref.split('/').slice(1).reduce((node: Json, key) => node[key], description)
}
