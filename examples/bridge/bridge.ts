import { Cache } from './cache.ts'
import type { EventStore } from './event-store.ts'
import type { Panel } from './experts.ts'
import type { Decision, Policy } from './policy.ts'
import type { Timings } from './timings.ts'
import type { Workspace } from './workspace.ts'

export type Parts = { policy: Policy; events: EventStore; panel: Panel; workspace: Workspace; llmUrl: string }
export type Answer = { approved: boolean; decision: string; risk: string; reasons: string[]; opinion?: string; expert?: string; event?: number }
export type Question = { agent: string; command: string }

const ROLES = ['reader', 'builder', 'operator'] as const
const OPINIONS_KEPT = 500
const OPINION_TTL_MS = 500
const ANSWER_LIMIT = 10_000

/** Validates agents' commands: policy first, then a model's opinion or the experts' vote where the policy asks for one. */
export class Bridge {
  readonly #parts: Parts
  readonly #opinions = new Cache<string>(OPINIONS_KEPT, OPINION_TTL_MS)

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async validate({ agent, command }: Question, timings: Timings): Promise<Answer> {
    const decision = this.#decide(agent, command, timings)
    switch (decision.decision) {
      case 'allow': return { approved: true, ...decision }
      case 'deny': return { approved: false, ...decision, event: this.#record(agent, command, 'denied', timings) }
      case 'review': {
        const opinion = await this.#askModel(command, timings)
        return { approved: true, ...decision, opinion, event: this.#record(agent, command, 'reviewed', timings) }
      }
      case 'escalate': {
        const { verdict, votes } = await timings.measure('experts', () => this.#parts.panel.escalate(command))
        await timings.measure('workspace', () => this.#parts.workspace.write(`${agent}.txt`, command))
        return { approved: verdict === 'approve', ...decision, expert: `${verdict} with ${votes} votes`, event: this.#record(agent, command, verdict, timings) }
      }
    }
  }

  /** What an agent may see of the bridge; reading is a command like any other to the policy. */
  status(agent: string, timings: Timings): unknown {
    const decision = this.#decide(agent, 'status', timings)
    return { allowed: decision.decision === 'allow', events: timings.measureSync('event-store', () => this.#parts.events.size), experts: this.#parts.panel.alive, workspace: this.#parts.workspace.kind }
  }

  history(agent: string, timings: Timings): unknown {
    this.#decide(agent, 'history', timings)
    return timings.measureSync('event-store', () => this.#parts.events.read(agent, 20))
  }

  async file(agent: string, name: string, timings: Timings): Promise<string> {
    this.#decide(agent, `cat ${name}`, timings)
    return timings.measure('workspace', () => this.#parts.workspace.read(name))
  }

  #decide(agent: string, command: string, timings: Timings): Decision {
    const role = ROLES[Number(/\d+$/.exec(agent)?.[0] ?? 0) % ROLES.length] as string
    return timings.measureSync('policy', () => this.#parts.policy.decide({ command, role }))
  }

  #record(agent: string, command: string, outcome: string, timings: Timings): number {
    return timings.measureSync('event-store', () => this.#parts.events.append(agent, outcome, { command }))
  }

  async #askModel(command: string, timings: Timings): Promise<string> {
    const known = timings.measureSync('cache', () => this.#opinions.get(command))
    if (known !== undefined) return known
    const opinion = await timings.measure('llm', () => complete(this.#parts.llmUrl, command))
    this.#opinions.set(command, opinion)
    return opinion
  }
}

/** Asks an OpenAI-compatible model and gathers its streamed answer. */
async function complete(url: string, command: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ model: 'stand-in', stream: true, messages: [{ role: 'user', content: `Is this safe? ${command}` }] }) })
  const text = (await response.text()).slice(0, ANSWER_LIMIT)
  return [...text.matchAll(/^data: (\{.*\})$/gm)].map((line) => (JSON.parse(line[1] as string) as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? '').join('')
}
