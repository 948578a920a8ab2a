import { Worker } from 'node:worker_threads'

type Vote = 'approve' | 'reject'
type Job = { id: number; command: string; votes: Vote[]; asked: number; resolve(outcome: Outcome): void }
export type Outcome = { verdict: Vote | 'no quorum'; votes: number }

const EXPERTS = 3
const QUORUM = 2
const MAX_QUEUE = 1000

/** A panel of experts behind one queue: a job goes to every living expert, waits for its turn there, and is decided by the first two equal votes. */
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

  /** Asks the panel. "no quorum" when too few experts are left or the queue is full. */
  escalate(command: string): Promise<Outcome> {
    if (this.#experts.length < QUORUM || this.#jobs.size >= MAX_QUEUE) return Promise.resolve({ verdict: 'no quorum', votes: 0 })
    return new Promise((resolve) => {
      const job: Job = { id: this.#next++, command, votes: [], asked: this.#experts.length, resolve }
      this.#jobs.set(job.id, job)
      for (const worker of this.#experts) worker.postMessage({ id: job.id, command })
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
    worker.on('message', ({ id, vote }: { id: number; vote: Vote }) => this.#count(id, vote))
    worker.on('exit', () => {
      this.#experts.splice(this.#experts.indexOf(worker), 1)
      if (this.#experts.length < QUORUM) for (const job of this.#jobs.values()) this.#finish(job, { verdict: 'no quorum', votes: job.votes.length })
    })
    return worker
  }

  #count(id: number, vote: Vote): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    job.votes.push(vote)
    if (job.votes.filter((one) => one === vote).length >= QUORUM) this.#finish(job, { verdict: vote, votes: job.votes.length })
    else if (job.votes.length === job.asked) this.#finish(job, { verdict: 'no quorum', votes: job.votes.length })
  }

  #finish(job: Job, outcome: Outcome): void {
    this.#jobs.delete(job.id)
    job.resolve(outcome)
  }
}
