import { readFileSync } from 'node:fs'
import { loadPolicy } from '@open-policy-agent/opa-wasm'

export type Decision = {
  decision: 'allow' | 'review' | 'escalate' | 'deny'
  risk: 'low' | 'medium' | 'high'
  reason: string
  /** Roles that the policy would not refuse. */
  open_to: Role[]
}
export type Role = (typeof ROLES)[number]
type Evaluation = { applies: false } | { applies: true; decision: Decision['decision']; risk: Decision['risk']; reasons: string[] }

/** The policy is asked about every role and every resource, so that a refused agent can be told who may. */
export const ROLES = ['reader', 'builder', 'operator'] as const
const RESOURCES = ['workspace', 'artifacts', 'network', 'services', 'database', 'cluster', 'secrets', 'queue']
/** What the policy says for each resource that a command touches counts; the strictest wins. */
const SEVERITY = ['allow', 'review', 'escalate', 'deny'] as const
/** What one round of evaluations adds to the CPU time of an average request (measured, see README.md): N % more work is N / share % more evaluations. */
const SHARE_OF_CPU = 0.23

/** The real policy, compiled from Rego to WebAssembly and evaluated in this process. */
export type Policy = {
  decide(question: { tool: string; command: string; role: Role }): Decision
  /** How often the policy is evaluated for one decision; the same for every question. */
  evaluationsPerDecision: number
}

/** Loads `policy/`. With `extraWorkPercent` every decision really takes so much more work that the whole process spends that much more CPU per request. */
export async function loadPolicyFile(extraWorkPercent: number): Promise<Policy> {
  const policy = await loadPolicy(readFileSync(new URL('policy/policy.wasm', import.meta.url)))
  policy.setData(JSON.parse(readFileSync(new URL('policy/data.json', import.meta.url), 'utf8')))
  const pairs = ROLES.flatMap((role) => RESOURCES.map((resource) => ({ role, resource })))
  const extra = Math.round((pairs.length * extraWorkPercent) / 100 / SHARE_OF_CPU)
  // Spread over all pairs: some cost more than others.
  const asked = [...pairs, ...Array.from({ length: extra }, (_, index) => pairs[Math.floor((index * pairs.length) / extra) % pairs.length] as (typeof pairs)[number])]
  return {
    evaluationsPerDecision: asked.length,
    decide({ role, ...question }) {
      const evaluations = asked.map((pair) => ({ role: pair.role, ...(policy.evaluate({ ...question, ...pair })[0].result as Evaluation) }))
      const decide = (one: Role) => strictest(evaluations.filter((evaluation) => evaluation.role === one))
      return { ...decide(role), open_to: ROLES.filter((one) => decide(one).decision !== 'deny') }
    },
  }
}

/** What no resource speaks for is refused. */
function strictest(evaluations: readonly Evaluation[]): Omit<Decision, 'open_to'> {
  const applying = evaluations.filter((one) => one.applies)
  const decision = SEVERITY.findLast((severity) => applying.some((one) => one.decision === severity)) ?? 'deny'
  const deciding = applying.filter((one) => one.decision === decision)
  return { decision, risk: deciding[0]?.risk ?? 'high', reason: [...new Set(deciding.flatMap((one) => one.reasons))].join('; ') }
}
