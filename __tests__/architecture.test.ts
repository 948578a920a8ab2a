import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SRC = path.join(ROOT, 'src')
const PURE_BUILTINS: Record<string, readonly string[]> = { config: ['node:crypto'], measure: ['node:zlib'] }

type Import = { file: string; specifier: string; target: string | undefined; typeOnly: boolean }

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/')).toSorted()
const sources = new Map(files.map((file) => [file, readFileSync(path.join(SRC, file), 'utf8')]))
const imports = files.flatMap(importsOf)
const architecture = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8')
const rooms = new Map(tableOf('rooms').map(([name = '', kind = '', , values = '', types = '']) => [unquoted(name), { kind, values: words(values), types: words(types) }]))
const folders = new Map(tableOf('folders').map(([name = '', , siblings = '']) => [unquoted(name), words(siblings)]))
const libraries = new Map(tableOf('libraries').map(([name = '', where = '']) => [unquoted(name), words(where)]))

test('every import is seen: what is read from the sources covers all words `from` and `import(`', () => {
  const expected = [...sources.values()].reduce((total, text) => total + (text.match(/^(?:import|export|\}).* from '|^import '|import\('/gm)?.length ?? 0), 0)
  expect(imports).toHaveLength(expected)
  expect(imports.length).toBeGreaterThan(300)
})

test('the table of rooms names exactly the rooms that exist', () => {
  expect([...rooms.keys()].toSorted()).toEqual([...new Set(files.map(roomOf))].toSorted())
})

test('rooms import only what the table allows', () => {
  const forbidden = imports.filter((one) => {
    if (one.target === undefined) return false
    const [from, to] = [roomOf(one.file), roomOf(one.target)]
    if (from === to || to === 'errors' || (to === 'ports' && one.typeOnly)) return false
    return !(rooms.get(from)?.values.includes(to) === true || (one.typeOnly && rooms.get(from)?.types.includes(to) === true))
  })
  expect(forbidden.map(told)).toEqual([])
})

test('the table allows nothing that no file needs', () => {
  const unneeded = [...rooms].flatMap(([room, { values, types }]) => [
    ...values.filter((to) => !crossing(room, to).some((one) => !one.typeOnly)).map((to) => `${room} → ${to}`),
    ...types.filter((to) => crossing(room, to).length === 0).map((to) => `${room} → ${to} (types)`),
  ])
  expect(unneeded).toEqual([])
})

test('the table of folders names exactly those that exist, and of their room they import what it says and what lies beside them', () => {
  expect([...folders.keys()].toSorted()).toEqual([...new Set(files.map(folderOf).filter((folder) => folder !== undefined))].toSorted())
  const between = imports.flatMap((one) => {
    const [from, to] = [folderOf(one.file), one.target === undefined ? undefined : folderOf(one.target)]
    return from === undefined || to === undefined || from === to || roomOf(from) !== roomOf(to) ? [] : [{ from, to: to.slice(roomOf(to).length + 1), import: one }]
  })
  expect(between.filter(({ from, to }) => folders.get(from)?.includes(to) !== true).map((one) => told(one.import))).toEqual([])
  expect([...folders].flatMap(([from, siblings]) => siblings.filter((to) => !between.some((one) => one.from === from && one.to === to)).map((to) => `${from} → ${to}`))).toEqual([])
})

test('pure rooms reach nothing outside: no built-ins, clock, environment or randomness', () => {
  const pure = files.filter((file) => rooms.get(roomOf(file))?.kind === 'pure' && !file.endsWith('.generated.ts') && !file.startsWith('report/html/page/'))
  expect(pure.length).toBeGreaterThan(30)
  const builtins = imports.filter((one) => pure.includes(one.file) && isBuiltin(one.specifier) && PURE_BUILTINS[roomOf(one.file)]?.includes(one.specifier) !== true)
  expect(builtins.map(told)).toEqual([])
  const reaching = pure.flatMap((file) => codeOf(file).match(/\bprocess\.\w+|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bfetch\(|\bset(?:Timeout|Interval)\(/g)?.map((found) => `${file}: ${found}`) ?? [])
  expect(reaching).toEqual([])
})

test('libraries are used only where the table says, and everywhere it says', () => {
  const used = imports.filter((one) => one.target === undefined && !isBuiltin(one.specifier))
  expect(used.filter((one) => libraries.get(packageOf(one.specifier))?.includes(roomOf(one.file)) !== true).map(told)).toEqual([])
  const unused = [...libraries].flatMap(([name, where]) => where.filter((room) => !used.some((one) => packageOf(one.specifier) === name && roomOf(one.file) === room)).map((room) => `${name} in ${room}`))
  expect(unused).toEqual([])
})

test('nothing is imported in a circle', () => {
  const next = new Map(files.map((file) => [file, imports.filter((one) => one.file === file && !one.typeOnly && one.target !== undefined).map((one) => one.target as string)]))
  expect(findCycle(next)).toBeUndefined()
  expect(findCycle(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual(['b', 'c', 'b'])
})

test('rooms form no circle by the table either, but for types', () => {
  expect(findCycle(new Map([...rooms].map(([room, { values }]) => [room, values])))).toBeUndefined()
})

test('files are small, named in kebab-case, and none is a barrel or a drawer for everything', () => {
  const handwritten = files.filter((file) => !file.endsWith('.generated.ts'))
  expect(handwritten.filter((file) => (sources.get(file) ?? '').split('\n').length - 1 > 250)).toEqual([])
  expect(files.filter((file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.generated)?\.ts$/.test(file))).toEqual([])
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file) || /\/index\.ts$/.test(file))).toEqual([])
  expect(files.filter((file) => /^export (type )?(\*|\{[^}]*\}) .*from '/m.test(sources.get(file) ?? ''))).toEqual([])
})

function importsOf(file: string): Import[] {
  const text = sources.get(file) ?? ''
  const fixed = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\s+from\s+)?'([^']+)'/gm)].map(([, type, clause = '', specifier = '']) => ({
    specifier, typeOnly: type !== undefined || onlyTypes(clause),
  }))
  const dynamic = [...text.matchAll(/import\('([^']+)'\)/g)].map(([, specifier = '']) => ({ specifier, typeOnly: false }))
  return [...fixed, ...dynamic].map((one) => ({ ...one, file, target: one.specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), one.specifier) : undefined }))
}

/** `{ type A, type B }`: an import that vanishes with the types. */
function onlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(',').map((name) => name.trim()).filter((name) => name !== '') ?? []
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '')
}

/** `judge/capacity`; undefined for what lies directly in its room. */
function folderOf(file: string): string | undefined {
  const [room, folder, ...rest] = file.split('/')
  return rest.length === 0 ? undefined : `${room}/${folder}`
}

function crossing(room: string, to: string): Import[] {
  return imports.filter((one) => one.target !== undefined && roomOf(one.file) === room && roomOf(one.target) === to)
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Without comments: words about a clock are no clock. */
function codeOf(file: string): string {
  return (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function findCycle(next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const to of next.get(node) ?? []) {
      const cycle = visit(to, [...trail, node])
      if (cycle !== undefined) return cycle
    }
    done.add(node)
    return undefined
  }
  for (const node of next.keys()) {
    const cycle = visit(node, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}

function tableOf(name: string): string[][] {
  const block = new RegExp(`<!-- ${name}:begin -->\\n([\\s\\S]*?)<!-- ${name}:end -->`).exec(architecture)?.[1] ?? ''
  return block.trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

function words(cell: string): string[] {
  return cell.split(' ').filter((word) => word !== '')
}

function unquoted(cell: string): string {
  return cell.replaceAll('`', '')
}

function told({ file, specifier, typeOnly }: Import): string {
  return `src/${file} imports ${typeOnly ? 'types of ' : ''}${specifier}`
}
