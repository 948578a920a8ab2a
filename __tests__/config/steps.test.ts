import { describe, expect, test } from 'vitest'
import type { RequestTemplate } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { ConfigError } from '../../src/errors.ts'

function read(requests: string) {
  return readConfig({ text: `target: http://h\nrequests:\n  a:\n${requests}`, file: 'perf-gate.yml', inputs: {}, seed: 1 })
}
const first = (requests: string) => read(requests).requests[0]?.requests[0] as RequestTemplate

describe('a request', () => {
  test.each([
    '    - { path: /a }',
    '    - { path: /a, method: POST, json: { a: 1 }, expect: { status: 200, body-contains: x } }',
    '    - { path: /a, method: POST, form: { a: "1 2" } }',
    '    - { path: /a, method: POST, body: "{ {not a value} }" }',
  ])('that is one plain exchange has no steps: %s', (yaml) => {
    expect(first(yaml).steps).toBeUndefined()
  })

  test('with more to it has all its steps, itself first', () => {
    const { steps, ...plain } = first(`
    - name: deploy
      path: /jobs
      method: POST
      json: { image: a }
      capture: { job: /id, page: { header: Location } }
      next:
        - { path: "/jobs/{{job}}", until: { json: /state, equals: done, every: 1s } }
        - { name: look, path: "{{page}}", pause: 2s, expect: { headers: { etag: x } } }
`)
    expect(plain).toMatchObject({ name: 'deploy', method: 'POST', path: '/jobs', body: '{"image":"a"}' })
    const nothing = { capture: {}, timings: {}, until: undefined, events: undefined, messages: undefined }
    expect(steps).toEqual([
      { ...nothing, name: 'deploy', method: 'POST', path: '/jobs', headers: { 'content-type': 'application/json' }, body: '{"image":"a"}', bodyFormat: 'json', expect: { status: [], bodyContains: undefined, headers: {} }, capture: { job: { json: '/id' }, page: { header: 'Location' } }, pauseMs: 0 },
      { ...nothing, name: 'GET /jobs/{{job}}', method: 'GET', path: '/jobs/{{job}}', headers: {}, body: undefined, bodyFormat: 'text', expect: { status: [], bodyContains: undefined, headers: {} }, until: { status: undefined, json: '/state', equals: 'done', everyMs: 1000, atMostMs: 30_000 }, pauseMs: 0 },
      { ...nothing, name: 'look', method: 'GET', path: '{{page}}', headers: {}, body: undefined, bodyFormat: 'text', expect: { status: [], bodyContains: undefined, headers: { etag: 'x' } }, pauseMs: 2000 },
    ])
  })

  test('with a form is encoded, but for what is filled in later', () => {
    expect(first('    - { path: /a, method: POST, form: { "a&b": "1 = {{agent}}", c: true } }').steps?.[0]).toMatchObject({ body: 'a%26b=1%20%3D%20{{agent}}&c=true', bodyFormat: 'form' })
  })

  test('measures something else when a step changes', () => {
    expect(read('    - { path: /a, next: [{ path: /b }] }').hash).not.toBe(read('    - { path: /a, next: [{ path: /c }] }').hash)
  })
})

describe('mistakes in steps are told with their place', () => {
  test.each<[string, string, string]>([
    ['a value nobody captures', '    - { path: /a, next: [{ path: "/{{jobb}}" }], capture: { job: /id } }', 'perf-gate.yml:4:34: requests.a[0].next[0].path: nothing gives a value for {{jobb}} (did you mean "job"?); known here: agent, number, job; capture it in an earlier step'],
    ['a value captured too late', '    - { path: /a, json: { x: "{{job}}" }, method: POST, capture: { job: /id } }', 'requests.a[0].json: nothing gives a value for {{job}}'],
    ['a pointer without a slash', '    - { path: /a, capture: { job: id } }', 'requests.a[0].capture.job: expected a JSON pointer such as /job/id'],
    ['a name that is always there', '    - { path: /a, capture: { agent: /id } }', 'requests.a[0].capture.agent: "agent" is always there; choose another name'],
    ['waiting for nothing', '    - { path: /a, until: { every: 1s } }', 'requests.a[0].until: say what to wait for'],
    ['two bodies', '    - { path: /a, form: { a: b }, body-base64: AAAA }', 'give one of `json`, `body`, `form`, `body-base64`, not several'],
    ['no base64', '    - { path: /a, body-base64: "%%%%" }', 'requests.a[0].body-base64: expected base64'],
    ['a path to elsewhere', '    - { path: /a, next: [{ path: "http://elsewhere/" }] }', 'requests.a[0].next[0].path: expected a path that begins with /'],
    ['an unknown key', '    - { path: /a, next: [{ path: /b, capure: { a: /b } }] }', 'unknown key "capure" (did you mean "capture"?)'],
    ['too many steps', `    - { path: /a, next: [${Array(40).fill('{ path: /b }').join(', ')}] }\n`.repeat(3), 'requests: 120 steps under `next` in all, at most 100'],
  ])('%s', (_name, yaml, complaint) => {
    expect(problemsOf(yaml)).toContain(complaint)
  })
})

function problemsOf(yaml: string): string {
  try {
    read(yaml)
    return 'nothing'
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
  }
}
