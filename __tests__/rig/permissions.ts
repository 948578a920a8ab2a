import type { Level, Permissions, PullFacts } from './state.ts'

type Name = keyof Permissions

/** What the measuring workflow grants in the README. */
export const TRUSTED: Permissions = { contents: 'read', actions: 'read', checks: 'write', 'pull-requests': 'write' }
/** What a pull request from a fork gets, whatever the workflow asks for. */
export const FORK: Permissions = { contents: 'read', actions: 'read', checks: 'read', issues: 'read', 'pull-requests': 'read' }

const RANK = { none: 0, read: 1, write: 2 }

/**
 * The permissions of which one suffices for a request, with the level needed; empty: any token will do.
 * A pull request's conversation is open to either `issues` or `pull-requests`.
 * Source: "Permissions required for GitHub Apps" in GitHub's REST documentation.
 */
export function neededPermissions(method: string, path: string, pulls: ReadonlyMap<number, PullFacts>): { names: Name[], level: Level } {
  const inside = path.replace(/^\/repos\/[^/]+\/[^/]+/, '')
  const level = method === 'GET' ? 'read' : 'write'
  if (/^\/actions\//.test(inside)) return { names: ['actions'], level }
  if (/^\/dispatches$/.test(inside)) return { names: ['contents'], level }
  if (/^\/deployments(\/|$)/.test(inside)) return { names: ['deployments'], level }
  if (/\/check-runs(\/|$)/.test(inside)) return { names: ['checks'], level }
  if (/^\/(commits|compare|git|branches)(\/|$)/.test(inside)) return { names: ['contents'], level }
  if (/^\/pulls(\/|$)/.test(inside)) return { names: ['pull-requests'], level }
  if (/^\/issues\/comments\//.test(inside)) return { names: ['issues', 'pull-requests'], level }
  const number = /^\/issues\/(\d+)/.exec(inside)?.[1]
  if (number !== undefined && pulls.has(Number(number))) return { names: ['issues', 'pull-requests'], level }
  return /^\/issues/.test(inside) ? { names: ['issues'], level } : { names: [], level }
}

export function isAllowed(granted: Permissions, needed: { names: Name[], level: Level }): boolean {
  return needed.names.length === 0 || needed.names.some((name) => RANK[granted[name] ?? 'none'] >= RANK[needed.level])
}
