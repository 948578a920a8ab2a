import path from 'node:path'
import type { OpaComponent, OpaModule, OpaServer } from '../config/component-config.ts'
import { openConnections } from './exchange.ts'
import { ProbeError, type Probe, type ProbeSide, type Sample } from './probe.ts'
import { openThreads } from './threads.ts'

/** A decision of a policy engine: asked of a server, or evaluated here from WebAssembly. */
export function openOpa({ policy, input, pace }: OpaComponent, side: ProbeSide): Promise<Probe> {
  return policy.from === 'server' ? Promise.resolve(openServer(policy, input, side.origin)) : openModule(policy, input, pace.timeoutMs, side)
}

/**
 * OPA's REST decision API with `?metrics=true`: `evaluation` is what OPA's query took, `server` all of its handling, and `network` the rest of the round trip,
 * this side's HTTP included. An undefined decision is HTTP 200 without `result`, and a failure here.
 */
function openServer({ url, decision, headers }: OpaServer, input: unknown, origin: string): Probe {
  const connections = openConnections()
  const address = new URL(`${new URL(url, origin).href.replace(/\/$/, '')}/v1/data/${decision.replace(/^\//, '')}?metrics=true`).href
  const decide = connections.prepare({ method: 'POST', url: address, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(input === undefined ? {} : { input }) })
  return {
    together: 1, warmUpCalls: 20, notes: [],
    async call({ signal }) {
      const { status, text, us } = await decide(signal)
      if (status !== 200) throw new ProbeError('status', `the policy engine answered with status ${status}: ${text.slice(0, 200)}`)
      return readDecision(text, us, decision)
    },
    [Symbol.asyncDispose]: () => connections.close(),
  }
}

function readDecision(text: string, us: number, decision: string): Sample {
  const answer = parse(text)
  if (typeof answer !== 'object' || answer === null) throw new ProbeError('malformed', `the policy engine's answer is no JSON object: ${text.slice(0, 100)}`)
  if (!('result' in answer)) throw new ProbeError('undefined', `the decision ${decision} is undefined: is its path right, and is the policy loaded?`)
  const metrics = 'metrics' in answer && typeof answer.metrics === 'object' ? (answer.metrics as Record<string, unknown> | null) : undefined
  const evaluationNs = metrics?.timer_rego_query_eval_ns
  const serverNs = metrics?.timer_server_handler_ns
  const serverKnown = isDuration(serverNs) && serverNs / 1000 <= us
  return {
    ownUs: [us],
    partsUs: {
      ...(isDuration(evaluationNs) ? { evaluation: [evaluationNs / 1000] } : {}),
      ...(serverKnown ? { server: [serverNs / 1000], network: [us - serverNs / 1000] } : {}),
    },
    unseen: {
      ...(isDuration(evaluationNs) ? {} : { evaluation: 'the answer had no sound timer_rego_query_eval_ns' }),
      ...(serverKnown ? {} : { server: 'the answer had no sound timer_server_handler_ns', network: 'what the server took is not known' }),
    },
  }
}

/** Evaluated by a thread of another process: a policy that never ends is ended with it. */
async function openModule({ wasm, entrypoint, dataFile }: OpaModule, input: unknown, timeoutMs: number, side: ProbeSide): Promise<Probe> {
  const settings = { wasm: path.join(side.folder, wasm), entrypoint, dataFile: dataFile === undefined ? undefined : path.join(side.folder, dataFile), input }
  const threads = await openThreads({ driver: 'opa', settings, count: 1, timeoutMs, env: side.world.processes.safeEnvironment() })
  return { together: 1, warmUpCalls: 100, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
