import type { Json } from './json.ts'
import type { Gate, Match } from './openapi.ts'

/** A filled field may itself lack fields. */
const MAX_PASSES = 6

/**
 * Fills what the emulator leaves out: a required property that is missing is taken from GitHub's own example at the same place.
 * Everything else about the answer stays, so what the emulator gets wrong is still found.
 */
export function fillMissing(gate: Gate, match: Match, status: number, body: Json): void {
  const sample = gate.example(match.operation, status)
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const missing = gate.checkResponse(match, status, body).filter((breach) => breach.rule?.keyword === 'required')
    const filled = missing.filter(({ at, rule }) => {
      const property = rule?.params['missingProperty']
      const [target, source] = [follow(body, at, false), follow(sample, at, true)]
      if (target === undefined || source?.[property] === undefined || property in target) return false
      target[property] = structuredClone(source[property])
      return true
    })
    if (filled.length === 0) return
  }
}

/** What a JSON pointer means; in an example every array element is like the first. */
function follow(root: Json, pointer: string, sample: boolean): Json {
  return pointer.split('/').slice(1).reduce((node: Json, part) => {
    if (Array.isArray(node)) return node[sample ? 0 : Number(part)]
    return node?.[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  }, root)
}
