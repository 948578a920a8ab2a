import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml'
import type { Problem } from '../errors.ts'
import { show } from './nearest-name.ts'

/** A YAML text as plain data that still knows where everything was written. */
export type YamlSource = {
  value: unknown
  /** Line and column (from 1) of the value at a path, or of its key; of the nearest thing around it where there is none. */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): Position
}
export type Position = { line: number; column: number }

const MAX_BYTES = 1024 * 1024
const MAX_DEPTH = 20
const MAX_ALIASES = 100
const MAX_SYNTAX_ERRORS = 20
const MAX_MESSAGE = 300

/** Reads YAML 1.2 with merge keys. Size, depth and aliases are bounded; a text that is not sound gives problems and no data. */
export function readYaml(text: string): { source: YamlSource; problems: Problem[] } | { source: undefined; problems: Problem[] } {
  if (new TextEncoder().encode(text).length > MAX_BYTES) return refuse({ line: 1, column: 1 }, 'the file is larger than 1 MiB; a configuration is not')
  const lines = new LineCounter()
  const at = (offset: number): Position => toPosition(lines, offset)
  try {
    // Duplicate keys are looked for below: with the position of each, and without comparing every key with every other.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true })
    const broken = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS)
    if (broken.some((error) => error.message.includes('call stack'))) throw new RangeError('the parser ran out of stack')
    if (broken.length > 0) return { source: undefined, problems: broken.map((error) => ({ where: 'syntax', message: error.message.replaceAll(/\p{Cc}+/gu, ' ').slice(0, MAX_MESSAGE), ...at(error.pos[0]) })) }
    const { problems, fatal } = inspect(document, at)
    if (fatal) return { source: undefined, problems }
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { source: { value: value ?? {}, locate: (path, what = 'value') => at(offsetOf(document, path, what)) }, problems }
  } catch (error) {
    if (error instanceof RangeError) return refuse({ line: 1, column: 1 }, `nested too deeply; at most ${MAX_DEPTH} levels`)
    if (error instanceof ReferenceError) return refuse({ line: 1, column: 1 }, `aliases multiply to more than ${MAX_ALIASES}; write the values out`)
    throw error
  }
}

function refuse(position: Position, message: string): { source: undefined; problems: Problem[] } {
  return { source: undefined, problems: [{ where: 'syntax', message, ...position }] }
}

/** Finds what the parser lets through: duplicate keys, too much depth or too many aliases, aliases inside what they name. */
function inspect(document: Document, at: (offset: number) => Position): { problems: Problem[]; fatal: boolean } {
  const problems: Problem[] = []
  let aliases = 0
  let fatal = false
  const stop = (node: Node, message: string) => {
    problems.push({ where: 'syntax', message, ...at(node.range?.[0] ?? 0) })
    fatal = true
  }
  const walk = (node: unknown, path: string, ancestors: readonly unknown[]): void => {
    if (fatal) return
    if (isAlias(node)) {
      aliases++
      const target = node.resolve(document)
      if (aliases > MAX_ALIASES) stop(node, `more than ${MAX_ALIASES} aliases; write the values out`)
      else if (target === undefined) stop(node, `the alias ${show(`*${node.source}`)} names nothing; an anchor of that name has to stand before it`)
      else if (ancestors.includes(target)) stop(node, `the alias ${show(`*${node.source}`)} stands inside what it names`)
    }
    if (!isCollection(node)) return
    if (ancestors.length >= MAX_DEPTH) return stop(node, `nested too deeply; at most ${MAX_DEPTH} levels`)
    const inside = [...ancestors, node]
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, `${path}[${index}]`, inside)
    if (!isMap(node)) return
    const seen = new Map<string, Position>()
    for (const pair of node.items) {
      const key = keyOf(pair)
      const position = at(offsetOfKey(pair) ?? 0)
      const where = joinPath(path, key)
      const before = key === '<<' ? undefined : seen.get(key)
      if (before !== undefined) problems.push({ where, message: `the key ${show(key)} is given twice, first in line ${before.line}; keep one`, ...position })
      if (key === '<<' && !isMergeable(pair.value, document)) return stop(pair.key as Node, 'a merge key (<<) needs a mapping, or aliases of mappings')
      if (key === '__proto__') return stop(pair.key as Node, 'the name "__proto__" is reserved; choose another')
      if (before === undefined) seen.set(key, position)
      walk(pair.value, where, inside)
    }
  }
  walk(document.contents, '', [])
  return { problems, fatal }
}

function isMergeable(source: unknown, document: Document): boolean {
  const resolved = isAlias(source) ? source.resolve(document) : source
  return isMap(resolved) || (isSeq(resolved) && resolved.items.every((item) => isMap(isAlias(item) ? item.resolve(document) : item)))
}

/** `sla.thresholds[0].breach`; parts that are no plain names are quoted. */
export function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'file'
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : joinPath(text, String(part))), '')
}

function joinPath(path: string, key: string): string {
  const part = /^[\w-]{1,100}$/.test(key) ? key : show(key)
  return path === '' ? part : `${path}.${part}`
}

function offsetOf(document: Document, path: readonly PropertyKey[], what: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isSeq(node)) node = node.items[Number(part)]
    else if (isMap(node)) {
      const pair: Pair | undefined = node.items.findLast((one) => keyOf(one) === String(part))
      if (pair === undefined) return offset
      if (what === 'key' && depth === path.length - 1) return offsetOfKey(pair) ?? offset
      node = pair.value
      // An empty value has no place of its own worth pointing at.
      offset = isScalar(node) && node.value === null ? (offsetOfKey(pair) ?? offset) : offset
      if (isScalar(node) && node.value === null) continue
    } else return offset
    offset = startOf(node) ?? offset
  }
  return offset
}

function keyOf(pair: Pair): string {
  if (!isScalar(pair.key)) return String(pair.key)
  // The parser marks merge keys with a symbol.
  return typeof pair.key.value === 'symbol' ? '<<' : String(pair.key.value)
}

function offsetOfKey(pair: Pair): number | undefined {
  return startOf(pair.key)
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}
