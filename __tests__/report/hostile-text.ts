/** Text that tries everything a report could be tricked with. */
export const HOSTILE = '<script>alert(1)</script>|`x`\n# @octocat fixes #1 GH-2 \u202Egnp.\u2066 [a](javascript:x) ![i](http://evil.example/i.png) www.evil.example <!-- --> \u001B[31m $x$ \'"&amp; ]]> *b* _i_ ~~s~~'

/** The same value with every text in it replaced, where the schema leaves texts free. Keys of records too. */
export function withHostileTexts<T>(value: T, keep: ReadonlySet<string>): T {
  return withTexts(value, keep, () => HOSTILE)
}

/** The same with texts of any kind, cut to what the schema allows. */
export function withTexts<T>(value: T, keep: ReadonlySet<string>, next: () => string): T {
  return replace(value, '', keep, next) as T
}

function replace(value: unknown, key: string, keep: ReadonlySet<string>, next: () => string): unknown {
  if (typeof value === 'string') return keep.has(key) ? value : next().slice(0, LIMITS[key] ?? 200)
  if (Array.isArray(value)) return value.map((one) => replace(one, key, keep, next))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, keep.has(name) ? one : replace(one, name, keep, next)]))
  return value
}

/** What the result schema allows where it is less than the hostile text is long. */
const LIMITS: Record<string, number> = { name: 40, class: 100, metric: 100, sha: 64, head: 64, base: 64, configHash: 64, at: 40, startedAt: 40, version: 40, node: 40, code: 60 }
