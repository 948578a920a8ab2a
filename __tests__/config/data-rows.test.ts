import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { parseRows, readDataRows } from '../../src/config/data-rows.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { ConfigError } from '../../src/errors.ts'

const configured = (request: string): Config => readConfig({ text: `target: http://h\nrequests: { a: [${request}] }\n`, file: 'perf-gate.yml', inputs: {}, seed: 1 })
const read = (request: string, files: Record<string, string>) => readDataRows(configured(request), (file) => (files[file] === undefined ? Promise.reject(new Error('there is no such file')) : Promise.resolve(files[file])))

describe('a data file', () => {
  test.each([
    ['users.csv', 'name,role\nada,admin\n"love, lace","say ""hi"""\n'],
    ['users.csv', '\uFEFFname , role\r\nada, admin\r\n\r\n"love, lace","say ""hi"""'],
    ['users.json', '[{ "name": "ada", "role": "admin" }, { "role": "say \\"hi\\"", "name": "love, lace" }]'],
  ])('%s gives rows: %j', async (file, text) => {
    expect(parseRows(text, file)).toEqual([{ name: 'ada', role: 'admin' }, { name: 'love, lace', role: 'say "hi"' }])
  })

  test('gives its rows to the request that names it, and shapes what is measured', async () => {
    const request = '{ path: "/users/x", headers: { x-user: "{{name}}" }, data: data/users.csv }'
    const ada = await read(request, { 'data/users.csv': 'name\nada' })
    expect(ada.requests[0]?.requests[0]?.rows).toEqual([{ name: 'ada' }])
    expect(ada.hash).not.toBe((await read(request, { 'data/users.csv': 'name\neve' })).hash)
    expect(ada.hash).toBe((await read(request, { 'data/users.csv': 'name\r\nada\r\n' })).hash)
  })

  test('is not read where no request names one', async () => {
    const config = configured('{ path: /a }')
    expect(await readDataRows(config, () => Promise.reject(new Error('read')))).toBe(config)
  })

  test.each<[string, string, string]>([
    ['users.csv', '', 'no rows'],
    ['users.csv', 'name,role\n', 'no rows'],
    ['users.csv', 'name,role\nada\n', 'Invalid Record Length'],
    ['users.csv', 'name\n"ada\n', 'Quote Not Closed'],
    ['users.csv', `name\n${'a\n'.repeat(100_001)}`, '100001 rows, at most 100000 are read'],
    ['users.json', '{}', 'expected a list of objects'],
    ['users.json', '[{ "name": "a" }, { "nam": "b" }]', 'row 2 is not an object'],
    ['users.json', '[{ "name": ["a"] }]', 'row 1 is not an object'],
    ['users.json', '[', 'JSON'],
  ])('%s that cannot be used is told with its name: %#', async (file, text, complaint) => {
    await expect(read(`{ path: "/{{name}}", data: ${file} }`, { [file]: text })).rejects.toThrow(`requests.a.data: ${file}: `)
    await expect(read(`{ path: "/{{name}}", data: ${file} }`, { [file]: text })).rejects.toThrow(complaint)
  })

  test('that is not there, and a column that is not in it, are told', async () => {
    await expect(read('{ path: "/{{name}}", data: users.csv }', {})).rejects.toThrow('requests.a.data: users.csv: there is no such file')
    await expect(read('{ path: "/{{nam}}", data: users.csv }', { 'users.csv': 'name\nada' })).rejects.toThrow('nothing gives a value for {{nam}} of the request "GET /{{nam}}" (did you mean "name"?); users.csv has the columns name')
  })

  test.each(['../users.csv', '/etc/users.csv', 'users.txt'])('cannot be %s', (file) => {
    expect(() => configured(`{ path: "/{{name}}", data: ${file} }`)).toThrow(ConfigError)
  })
})
