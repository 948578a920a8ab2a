import { Worker } from 'node:worker_threads'

type Vote = 'approve' | 'reject'
type Ballot = { vote: Vote; startedMs: number; votedMs: number }
type Job = { askedMs: number; quorum: number; ballots: Ballot[]; waitingFor: Set<Worker>; resolve(outcome: Outcome): void }
/** How long the job waited for its first expert, that expert for its vote, and that vote for enough others like it. */
type Times = { queueMs: number; responseMs: number; quorumMs: number }
export type Outcome = { verdict: Vote | 'no quorum'; votes: number; times?: Times }

const EXPERTS = 3
const MAX_QUEUE = 1000

/** A panel of experts, each with a queue: a job goes to one of them or to all, waits for its turn there, and the first majority of equal votes decides. */
export class Panel implements AsyncDisposable {
  readonly #experts: Worker[]
  readonly #jobs = new Map<number, Job>()
  #next = 0

  constructor() {
    this.#experts = Array.from({ length: EXPERTS }, () => this.#hire())
  }

  get alive(): number {
    return this.#experts.length
  }

  /** Asks so many experts. "no quorum" when too few are left, they disagree, or the queue is full. */
  escalate(command: string, experts = EXPERTS): Promise<Outcome> {
    const quorum = Math.floor(experts / 2) + 1
    if (this.#experts.length < quorum || this.#jobs.size >= MAX_QUEUE) return Promise.resolve({ verdict: 'no quorum', votes: 0 })
    return new Promise((resolve) => {
      const id = this.#next++
      // Whose turn it is goes round, so that single jobs are shared out.
      const asked = Array.from({ length: Math.min(experts, this.#experts.length) }, (_, i) => this.#experts[(id + i) % this.#experts.length] as Worker)
      this.#jobs.set(id, { askedMs: performance.timeOrigin + performance.now(), quorum, ballots: [], waitingFor: new Set(asked), resolve })
      for (const worker of asked) worker.postMessage({ id, command })
    })
  }

  /** An expert leaves for good, whatever it was working on. */
  async dismissOne(): Promise<void> {
    await this.#experts[0]?.terminate()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#experts.map((worker) => worker.terminate()))
  }

  #hire(): Worker {
    const worker = new Worker(new URL('expert.ts', import.meta.url))
    worker.on('message', ({ id, ...ballot }: { id: number } & Ballot) => this.#settle(id, worker, ballot))
    worker.on('error', (error: Error) => console.error(`an expert left: ${error.message}`))
    worker.on('exit', () => {
      this.#experts.splice(this.#experts.indexOf(worker), 1)
      for (const id of this.#jobs.keys()) this.#settle(id, worker)
    })
    return worker
  }

  /** An expert voted, or left without a vote: decides the job as soon as nothing can change the outcome for the better. */
  #settle(id: number, worker: Worker, ballot?: Ballot): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    job.waitingFor.delete(worker)
    if (ballot !== undefined) job.ballots.push(ballot)
    const verdict = (['approve', 'reject'] as const).find((one) => job.ballots.filter(({ vote }) => vote === one).length >= job.quorum)
    if (verdict === undefined && job.waitingFor.size > 0) return
    this.#jobs.delete(id)
    job.resolve({ verdict: verdict ?? 'no quorum', votes: job.ballots.length, ...timesOf(job) })
  }
}

function timesOf({ askedMs, ballots }: Job): { times?: Times } {
  const [first] = ballots
  const last = ballots.at(-1)
  if (first === undefined || last === undefined) return {}
  return { times: { queueMs: Math.max(0, first.startedMs - askedMs), responseMs: first.votedMs - first.startedMs, quorumMs: Math.max(0, last.votedMs - first.votedMs) } }
}
