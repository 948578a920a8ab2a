import { readFileSync } from 'node:fs'
import { loadPolicy } from '@open-policy-agent/opa-wasm'

export type Decision = { decision: 'allow' | 'review' | 'escalate' | 'deny'; risk: string; reasons: string[] }

/** What a command might touch, each for reading and for writing. The policy is asked about all of them, and the most permissive answer counts. */
const RESOURCES = ['workspace', 'artifacts', 'cache', 'cluster', 'database', 'network', 'secrets', 'events', 'status', 'queue']
const SEVERITY = ['allow', 'review', 'escalate', 'deny'] as const
/** Evaluating the policy is this part of the CPU time of an average request (measured: README.md), so N % more work is N / share % more evaluations. */
const SHARE_OF_CPU = 0.31

/** The real policy, compiled from Rego to WebAssembly and evaluated in this process. */
export type Policy = {
  decide(question: { command: string; role: string }): Decision
  /** How often the policy is evaluated for one decision. */
  evaluationsPerDecision: number
}

export async function loadPolicyFile(extraWorkPercent: number): Promise<Policy> {
  const policy = await loadPolicy(readFileSync(new URL('policy/policy.wasm', import.meta.url)))
  policy.setData(JSON.parse(readFileSync(new URL('policy/data.json', import.meta.url), 'utf8')))
  const accesses = RESOURCES.flatMap((resource) => [{ resource, writes: false }, { resource, writes: true }])
  const extra = Math.round((accesses.length * extraWorkPercent) / 100 / SHARE_OF_CPU)
  const asked = Array.from({ length: accesses.length + extra }, (_, index) => accesses[index % accesses.length] as (typeof accesses)[number])
  return {
    evaluationsPerDecision: asked.length,
    decide({ command, role }) {
      const answers = asked.map((access) => policy.evaluate({ command, role, ...access })[0].result as Decision)
      return answers.reduce((best, one) => (SEVERITY.indexOf(one.decision) < SEVERITY.indexOf(best.decision) ? one : best))
    },
  }
}
