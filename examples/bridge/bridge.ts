import { Cache } from './cache.ts'
import type { EventStore, StoredEvent } from './event-store.ts'
import type { Outcome, Panel } from './experts.ts'
import type { Llm } from './llm.ts'
import { ROLES, type Decision, type Policy, type Role } from './policy.ts'
import type { Timings } from './timings.ts'
import type { Workspace } from './workspace.ts'

export type Parts = { policy: Policy; events: EventStore; panel: Panel; workspace: Workspace; llm: Llm }
export type Question = { agent_id: string; tool: string; input: { command: string } }
export type Answer = Decision & { approved: boolean; opinion?: string; expert?: string; event?: number }

/** The policy does not let this agent do that. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

const OPINION_USES = 4
const EVENTS_SHOWN = 20
const ESCALATIONS_KEPT = 10_000

/** Validates agents' commands: policy first, then a model's opinion or the experts' vote where the policy asks for one. */
export class Bridge {
  readonly #parts: Parts
  readonly #opinions: Cache<string>
  readonly #escalations = new Map<number, Outcome | undefined>()
  #nextEscalation = 1

  /** Keeps so many of the model's opinions. */
  constructor(parts: Parts, opinionsKept: number) {
    this.#parts = parts
    this.#opinions = new Cache(opinionsKept, OPINION_USES)
  }

  async validate({ agent_id: agent, tool, input: { command } }: Question, timings: Timings): Promise<Answer> {
    const decision = this.#decide({ agent, tool, command }, timings)
    switch (decision.decision) {
      case 'allow': return { approved: true, ...decision }
      case 'deny': return { approved: false, ...decision }
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

  /** Asks so many experts and answers at once; `escalation` tells what came of it. */
  ask(agent: string, command: string, experts: number, timings: Timings): { id: number } {
    const id = this.#nextEscalation++
    this.#escalations.set(id, undefined)
    this.#escalations.delete(id - ESCALATIONS_KEPT)
    this.#record(agent, command, 'asked', timings)
    void this.#parts.panel.escalate(command, experts).then((outcome) => { if (this.#escalations.has(id)) this.#escalations.set(id, outcome) })
    return { id }
  }

  /** What became of an escalation so far. Throws RangeError for one that is not known (any more). */
  escalation(id: number): unknown {
    if (!this.#escalations.has(id)) throw new RangeError(`no escalation ${id}`)
    const outcome = this.#escalations.get(id)
    if (outcome === undefined) return { state: 'pending' }
    return { state: outcome.verdict === 'no quorum' ? 'unresolved' : 'resolved', ...outcome }
  }

  /** What an agent may see of the bridge; reading is a command like any other to the policy. Throws RefusedError. */
  status(agent: string, timings: Timings): unknown {
    this.#permit({ agent, tool: 'Status', command: 'status' }, timings)
    return { events: timings.measureSync('event-store', () => this.#parts.events.size), experts: this.#parts.panel.alive, workspace: this.#parts.workspace.kind }
  }

  /** The newest events of a stream. Throws RefusedError. */
  history(agent: string, stream: string, timings: Timings): StoredEvent[] {
    this.#permit({ agent, tool: 'Status', command: `events ${stream}` }, timings)
    return timings.measureSync('event-store', () => this.#parts.events.read(stream, EVENTS_SHOWN))
  }

  /** A file of the workspace. Throws RefusedError, or with code ENOENT. */
  file(agent: string, name: string, timings: Timings): Promise<string> {
    this.#permit({ agent, tool: 'Read', command: `cat ${name}` }, timings)
    return timings.measure('workspace', () => this.#parts.workspace.read(name))
  }

  #permit(question: { agent: string; tool: string; command: string }, timings: Timings): void {
    const { decision, reason } = this.#decide(question, timings)
    if (decision !== 'allow') throw new RefusedError(reason)
  }

  /** An agent's role hangs on its number, so that every role is met. */
  #decide({ agent, tool, command }: { agent: string; tool: string; command: string }, timings: Timings): Decision {
    const role = ROLES[Number(/\d{1,9}$/.exec(agent)?.[0] ?? 0) % ROLES.length] as Role
    return timings.measureSync('policy', () => this.#parts.policy.decide({ tool, command, role }))
  }

  #record(agent: string, command: string, outcome: string, timings: Timings): number {
    return timings.measureSync('event-store', () => this.#parts.events.append(agent, outcome, { command }))
  }

  async #askModel(command: string, timings: Timings): Promise<string> {
    const known = timings.measureSync('cache', () => this.#opinions.get(command))
    if (known !== undefined) return known
    const opinion = await timings.measure('llm', () => this.#parts.llm.ask(`Is this safe? ${command}`))
    this.#opinions.set(command, opinion)
    return opinion
  }
}
