import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterJob, FORBIDDEN, openSilentLog, startApi, type Api, type Asked } from './api.ts'

let api: Api
let openGitHub: typeof import('../../src/github/open-github.ts')['openGitHub']
beforeAll(async () => {
  api = await startApi()
  enterJob(api.url)
  ;({ openGitHub } = await import('../../src/github/open-github.ts'))
})
afterAll(() => api[Symbol.asyncDispose]())
beforeEach(() => { api.asked.length = 0 })

const MARKER = '<!-- perf-gate:default -->'
const BOT = { login: 'github-actions[bot]', type: 'Bot' }
type Comment = { id: number; body: string; user: { login: string; type: string } | null; html_url: string }
const comment = (id: number, user: Comment['user'], body = `${MARKER}\nnumbers`): Comment => ({ id, body, user, html_url: `https://github.com/c/${id}` })

/** Serves comments two a page, and says who the token is (nobody: GraphQL refuses). */
function serve(comments: Comment[], viewer?: string): (asked: Asked) => { status?: number; body: unknown; headers?: Record<string, string> } {
  return ({ path, query }) => {
    if (path === '/graphql') return viewer === undefined ? { status: 403, body: { message: 'Resource not accessible by integration' } } : { body: { data: { viewer: { login: viewer } } } }
    const page = Number(query.get('page') ?? 1)
    const link = page * 2 < comments.length ? { link: `<${api.url}${path}?page=${page + 1}>; rel="next"` } : {}
    return { body: comments.slice(page * 2 - 2, page * 2), headers: link }
  }
}

async function find(comments: Comment[], viewer?: string): Promise<number | string | undefined> {
  api.answer = serve(comments, viewer)
  const found = await openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).comments.find(7, MARKER)
  return typeof found === 'object' ? found.id : found
}

describe('our comment', () => {
  test('is found on whichever page it is', async () => {
    const others = [1, 2, 3, 4].map((id) => comment(id, { login: 'alice', type: 'User' }, 'nice'))
    expect(await find([...others, comment(5, BOT)])).toBe(5)
    expect(api.asked.filter((one) => one.path.endsWith('/issues/7/comments'))).toHaveLength(3)
  })
  test.each([
    ['by a person', { login: 'mallory', type: 'User' }],
    ['by a person who took the name of our bot', { login: 'github-actions', type: 'User' }],
    ['by another bot', { login: 'dependabot[bot]', type: 'Bot' }],
    ['by an account that is gone', null],
  ])('is not one %s that carries the marker', async (_, user) => {
    expect(await find([comment(1, user)])).toBeUndefined()
    expect(await find([comment(1, user)], 'github-actions[bot]')).toBeUndefined()
  })
  test('is not one of ours that quotes the marker further down, nor that of another gate', async () => {
    expect(await find([comment(1, BOT, `> ${MARKER}`), comment(2, BOT, `hello\n${MARKER}`), comment(3, BOT, '<!-- perf-gate:other -->')])).toBeUndefined()
  })
  test('is that of the person whose token it is, where it is a person\'s', async () => {
    const comments = [comment(1, BOT), comment(2, { login: 'alice', type: 'User' })]
    expect(await find(comments, 'alice')).toBe(2)
  })
})

test('a token that may not comment is told once which permission to add, and nothing fails', async () => {
  api.answer = ({ method, path }) => (path === '/graphql' || method !== 'GET' ? FORBIDDEN : { body: [comment(1, BOT)] })
  const log = openSilentLog()
  const { comments } = openGitHub({ token: 'ghs_of_this_test', log })
  expect(await comments.find(7, MARKER)).toMatchObject({ id: 1 })
  api.answer = () => FORBIDDEN
  expect(await comments.find(7, MARKER)).toBe('forbidden')
  expect(await comments.update(1, 'body')).toBeUndefined()
  expect(await comments.create(7, 'body')).toBeUndefined()
  expect(log.warnings).toEqual([expect.stringContaining('`pull-requests: write`')])
})

describe('the first comment', () => {
  const opened = () => openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).comments
  const written = `${MARKER}\nmine`

  test('whose answer is lost is looked for before it is written again', async () => {
    const there = [comment(1, { login: 'alice', type: 'User' }, 'nice')]
    const serveAll = serve(there)
    api.answer = (asked) => {
      if (asked.method !== 'POST' || asked.path === '/graphql') return serveAll(asked)
      there.push(comment(2, BOT, written))
      return { status: 502, body: { message: 'Bad Gateway' } }
    }
    expect(await opened().create(7, written)).toEqual({ url: 'https://github.com/c/2', id: 2, body: written })
    expect(there.map((one) => one.id)).toEqual([1, 2])
  })

  test('gives way to one that another run wrote a moment earlier', async () => {
    const there: Comment[] = []
    const serveAll = serve(there)
    api.answer = (asked) => {
      const { method, path } = asked
      if (path === '/graphql' || method === 'GET') return serveAll(asked)
      if (method === 'POST') {
        there.push(comment(1, BOT, `${MARKER}\ntheirs`), comment(2, BOT, written))
        return { status: 201, body: there[1] }
      }
      if (method === 'DELETE') {
        there.splice(there.findIndex((one) => path.endsWith(`/${one.id}`)), 1)
        return { status: 204 }
      }
      Object.assign(there[0] as Comment, asked.body)
      return { body: there[0] }
    }
    expect(await opened().create(7, written)).toEqual({ url: 'https://github.com/c/1' })
    expect(there.map(({ id, body }) => [id, body])).toEqual([[1, written]])
  })
})
