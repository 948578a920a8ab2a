import type { BlobStore } from '../blob-store.ts'
import type { GitOrigin } from '../git-origin.ts'
import type { HttpAnswer } from '../http-service.ts'
import type { Json } from '../json.ts'
import type { State } from '../state.ts'

/** A request that passed the gate. */
export type Call = {
  params: Record<string, string>
  query: URLSearchParams
  body: Json
  /** Address of the request without query, for page links. */
  url: string
  /** Asks the emulator the same, or something else in the repository. */
  forward(inside?: string): Promise<HttpAnswer>
}
/** Operation → answer, for what the emulator lacks or tells differently from GitHub. */
export type Supplement = Record<string, (call: Call) => HttpAnswer | Promise<HttpAnswer>>
export type Surroundings = {
  state: State
  blobs: BlobStore
  origin: GitOrigin
  /** API address of the repository. */
  api: string
  /** Page of the repository. */
  page: string
  /** GitHub's example of a response: answers are that with our state laid over it, so they have every field. */
  example(operation: string, status?: number): Json
}

export const NOT_FOUND: HttpAnswer = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } }

/** 422 as GitHub words it. */
export function unprocessable(message: string, errors: Json[] = []): HttpAnswer {
  return { status: 422, body: { message, errors, documentation_url: 'https://docs.github.com/rest', status: '422' } }
}

/** One page of `all` with GitHub's Link header; `wrap` puts the items into the answer's body. */
export function paginate<T>(call: Call, all: readonly T[], wrap: (items: T[]) => Json): HttpAnswer {
  const { size, page, headers } = pageOf(call, all.length)
  return { status: 200, body: wrap(all.slice((page - 1) * size, page * size)), headers }
}

/** Where the asked page begins and which neighbours it has, out of `total` items. */
export function pageOf(call: Call, total: number, defaultSize = 30): { size: number, page: number, headers: Record<string, string> } {
  const size = Math.min(Number(call.query.get('per_page') ?? defaultSize), 100)
  const page = Number(call.query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(total / size))
  const neighbours = Object.entries({ prev: page - 1, next: page + 1, first: 1, last }).filter(([relation, target]) => {
    return relation === 'prev' || relation === 'first' ? page > 1 : target <= last && page < last
  })
  const address = (target: number) => `${call.url}?${new URLSearchParams([...call.query].filter(([key]) => key !== 'page').concat([['page', String(target)]])).toString()}`
  const link = neighbours.map(([relation, target]) => `<${address(target)}>; rel="${relation}"`).join(', ')
  return { size, page, headers: link === '' ? {} : { link } }
}
