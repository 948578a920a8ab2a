import { readFileSync } from 'node:fs'
import { loadPolicy } from '@open-policy-agent/opa-wasm'

export type Decision = { decision: 'allow' | 'review' | 'escalate' | 'deny'; risk: string; reasons: string[] }

/** What a command might touch. The policy is asked about each of them, and the most permissive answer counts. */
const RESOURCES = ['workspace', 'artifacts', 'cache', 'cluster', 'database', 'network', 'secrets', 'events', 'status', 'queue']
const SEVERITY = ['allow', 'review', 'escalate', 'deny'] as const
/** Evaluating the policy is this part of the CPU time of an average request (measured: README.md), so N % more work is N / share % more evaluations. */
const SHARE_OF_CPU = 0.6

/** The real policy, compiled from Rego to WebAssembly and evaluated in this process. */
export type Policy = {
  decide(question: { command: string; role: string; writes: boolean }): Decision
  /** How often the policy is evaluated for one decision. */
  evaluationsPerDecision: number
}

export async function loadPolicyFile(extraWorkPercent: number): Promise<Policy> {
  const policy = await loadPolicy(readFileSync(new URL('policy/policy.wasm', import.meta.url)))
  policy.setData(JSON.parse(readFileSync(new URL('policy/data.json', import.meta.url), 'utf8')))
  const extra = Math.round((RESOURCES.length * extraWorkPercent) / 100 / SHARE_OF_CPU)
  const resources = Array.from({ length: RESOURCES.length + extra }, (_, index) => RESOURCES[index % RESOURCES.length] as string)
  return {
    evaluationsPerDecision: resources.length,
    decide({ command, role, writes }) {
      const answers = resources.map((resource) => policy.evaluate({ command, role, writes, resource })[0].result as Decision)
      return answers.reduce((best, one) => (SEVERITY.indexOf(one.decision) < SEVERITY.indexOf(best.decision) ? one : best))
    },
  }
}
