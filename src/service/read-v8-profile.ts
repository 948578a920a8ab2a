import path from 'node:path'
import type { Frame } from '../measure/profile.ts'
import { PROFILE_HOOK_FILE } from './profile-hook.ts'
import type { ProfileSum } from './profile-sum.ts'

/** What V8 puts where no function runs. */
const WAITING = '(idle)'
const ROOT = '(root)'

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; hitCount: number; children: number[] }

/**
 * Adds one thread's profile, as the hook left it, to the sum. A thread's CPU time is its own account; where its runtime is too old for one, the time
 * in which it did not wait, which is more on a busy machine. False when it is none: a service may write there what it likes.
 */
export function addV8Profile(sum: ProfileSum, text: string, place: (url: string) => string): boolean {
  const told = parse(text)
  if (told === undefined) return false
  const { nodes, spentUs, tookUs } = told
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const children = new Set(nodes.flatMap((node) => node.children))
  const total = nodes.reduce((all, node) => all + node.hitCount, 0)
  const waited = nodes.reduce((all, node) => all + (node.callFrame.functionName === WAITING ? node.hitCount : 0), 0)
  sum.addCpu((spentUs ?? (total === 0 ? 0 : (tookUs * (total - waited)) / total)) / 1000)
  const seen = new Set<number>()
  const pending = nodes.filter((node) => !children.has(node.id)).map((node) => ({ node, parent: -1 }))
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parent } = next
    if (seen.has(node.id) || node.callFrame.functionName === WAITING) continue
    seen.add(node.id)
    const at = node.callFrame.functionName === ROOT ? -1 : sum.add(parent, frameOf(node, place), node.hitCount)
    for (const id of node.children) {
      const child = byId.get(id)
      if (child !== undefined && path.basename(child.callFrame.url) !== PROFILE_HOOK_FILE) pending.push({ node: child, parent: at })
    }
  }
  return true
}

function frameOf({ callFrame: { functionName, url, lineNumber } }: Node, place: (url: string) => string): Frame {
  const own = url !== '' && !url.startsWith('node:')
  // V8 counts lines from 0.
  return { name: functionName === '' ? '(anonymous)' : functionName, file: url === '' ? undefined : place(url), line: own && lineNumber >= 0 ? lineNumber + 1 : undefined, own }
}

function parse(text: string): { nodes: Node[]; spentUs: number | undefined; tookUs: number } | undefined {
  try {
    const { nodes, spentUs, tookUs } = JSON.parse(text) as { nodes: Node[]; spentUs?: number; tookUs: number }
    const isSound = isAmount(tookUs) && (spentUs === undefined || isAmount(spentUs)) && nodes.every(({ id, callFrame, hitCount, children }) => typeof id === 'number' && isAmount(hitCount)
      && typeof callFrame.functionName === 'string' && typeof callFrame.url === 'string' && typeof callFrame.lineNumber === 'number' && (children === undefined || Array.isArray(children)))
    return isSound ? { nodes: nodes.map((node) => ({ ...node, children: node.children ?? [] })), spentUs, tookUs } : undefined
  } catch {
    return undefined
  }
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
