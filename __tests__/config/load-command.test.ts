import { describe, expect, test } from 'vitest'
import { readLoadCommand } from '../../src/config/load-command.ts'
import { ConfigError } from '../../src/errors.ts'

describe('the options of `perf-gate load`', () => {
  test('at least: where to, how much, how long', () => {
    expect(readLoadCommand({ url: 'http://127.0.0.1:8080/healthz?deep=1', rate: '200/s', duration: '10s' })).toEqual({
      origin: 'http://127.0.0.1:8080', traffic: { kind: 'steady', ratePerSecond: 200, toRatePerSecond: undefined }, durationMs: 10_000, warmupMs: 1000, timeoutMs: 10_000, connections: 'shared', http: 1, seed: undefined,
      requests: [{ name: 'default', requests: [{ name: '/healthz?deep=1', method: 'GET', path: '/healthz?deep=1', headers: {}, body: undefined, weight: 1, escalates: undefined, expect: { status: [], bodyContains: undefined } }] }],
    })
  })

  test('classes, headers, bodies and what is expected', () => {
    const { requests } = readLoadCommand({
      url: 'http://h', agents: '5', duration: '1s', class: ['safe=/status', 'risky=POST /validate', 'safe=/events?n=1'], header: ['authorization: Bearer a:b', 'x-empty:'], body: '{}', expect: ['200', '204'], contains: 'ok',
    })
    expect(requests.map((one) => [one.name, one.requests.map((request) => `${request.method} ${request.path} ${request.body ?? '-'}`)])).toEqual([
      ['safe', ['GET /status -', 'GET /events?n=1 -']], ['risky', ['POST /validate {}']],
    ])
    expect(requests[0]?.requests[0]).toMatchObject({ headers: { authorization: 'Bearer a:b', 'x-empty': '' }, expect: { status: [200, 204], bodyContains: 'ok' } })
  })

  test('agents alone are a closed loop, with a pattern they are its peak', () => {
    expect(readLoadCommand({ url: 'http://h', agents: '50', duration: '1s' }).traffic).toEqual({ kind: 'closed', agents: 50 })
    expect(readLoadCommand({ url: 'http://h', agents: '50', pattern: 'scale_test', rate: '9', duration: '1s' }).traffic).toMatchObject({ kind: 'pattern', agents: 50, ratePerSecond: 9, pattern: { name: 'scale_test' } })
  })

  test('a body makes the request a POST', () => {
    expect(readLoadCommand({ url: 'http://h/', rate: '1', duration: '1s', body: 'x' }).requests[0]?.requests[0]).toMatchObject({ method: 'POST', body: 'x' })
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['nothing', {}, ['--url: is missing', '--duration: is missing']],
    ['no amount', { url: 'http://h', duration: '1s' }, ['--rate: say how much']],
    ['rate 0', { url: 'http://h', duration: '1s', rate: '0' }, ['--rate: "0" is out of range: from 0.1/s to 1000000000000/s']],
    ['no agents', { url: 'http://h', duration: '1s', agents: '0' }, ['--agents: 0 is too small']],
    ['half an agent', { url: 'http://h', duration: '1s', agents: '1.5' }, ['--agents: expected a whole number']],
    ['another protocol', { url: 'ftp://h', duration: '1s', rate: '1' }, ['--url: expected an address that begins with http:// or https://']],
    ['a duration without a unit', { url: 'http://h', duration: '10', rate: '1' }, ['--duration: 10 has no unit']],
    ['rate and agents', { url: 'http://h', duration: '1s', rate: '1', agents: '2' }, ['--agents: agents in a closed loop']],
    ['classes below a path', { url: 'http://h/a', duration: '1s', rate: '1', class: ['a=/b'] }, ['--url: give the origin only']],
    ['a class without a path', { url: 'http://h', duration: '1s', rate: '1', class: ['safe'] }, ['--class: expected a class such as']],
    ['a class with a name or method that cannot be', { url: 'http://h', duration: '1s', rate: '1', class: ['1a=/', 'b=BREW /'] }, ['--class: a name begins with a letter', '--class: unknown method "BREW"']],
    ['a header that splits the request', { url: 'http://h', duration: '1s', rate: '1', header: ['a: b\r\nevil: 1'] }, ['--header: expected a header']],
    ['an unknown pattern', { url: 'http://h', duration: '1s', pattern: 'busines_hours' }, ['--pattern: expected one of business_hours']],
    ['several mistakes at once', { url: 'h', duration: 'soon', rate: 'fast' }, ['--url:', '--rate:', '--duration:']],
  ])('refused: %s', (_name, typed, complaints) => {
    const problems = problemsOf(typed)
    expect(problems).toHaveLength(complaints.length)
    for (const [i, complaint] of complaints.entries()) expect(problems[i]).toContain(complaint)
  })
})

function problemsOf(typed: Record<string, unknown>): string[] {
  try {
    readLoadCommand(typed)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((problem) => `${problem.where}: ${problem.message}`)
  }
}
