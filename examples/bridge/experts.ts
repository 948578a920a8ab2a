import { Worker } from 'node:worker_threads'

type Vote = 'approve' | 'reject'
type Job = { votes: Vote[]; waitingFor: Set<Worker>; resolve(outcome: Outcome): void }
export type Outcome = { verdict: Vote | 'no quorum'; votes: number }

const EXPERTS = 3
const QUORUM = 2
const MAX_QUEUE = 1000

/** A panel of experts, each with a queue: a job goes to every living expert, waits for its turn there, and the first two equal votes decide. */
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

  /** Asks the panel. "no quorum" when too few experts are left, they disagree, or the queue is full. */
  escalate(command: string): Promise<Outcome> {
    if (this.#experts.length < QUORUM || this.#jobs.size >= MAX_QUEUE) return Promise.resolve({ verdict: 'no quorum', votes: 0 })
    return new Promise((resolve) => {
      const id = this.#next++
      this.#jobs.set(id, { votes: [], waitingFor: new Set(this.#experts), resolve })
      for (const worker of this.#experts) worker.postMessage({ id, command })
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
    worker.on('message', ({ id, vote }: { id: number; vote: Vote }) => this.#settle(id, worker, vote))
    worker.on('error', (error: Error) => console.error(`an expert left: ${error.message}`))
    worker.on('exit', () => {
      this.#experts.splice(this.#experts.indexOf(worker), 1)
      for (const id of this.#jobs.keys()) this.#settle(id, worker)
    })
    return worker
  }

  /** An expert voted, or left without a vote: decides the job as soon as nothing can change the outcome for the better. */
  #settle(id: number, worker: Worker, vote?: Vote): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    job.waitingFor.delete(worker)
    if (vote !== undefined) job.votes.push(vote)
    const verdict = (['approve', 'reject'] as const).find((one) => job.votes.filter((cast) => cast === one).length >= QUORUM)
    if (verdict === undefined && job.waitingFor.size > 0) return
    this.#jobs.delete(id)
    job.resolve({ verdict: verdict ?? 'no quorum', votes: job.votes.length })
  }
}
