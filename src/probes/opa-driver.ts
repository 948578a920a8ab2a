import { readFileSync } from 'node:fs'
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import type { Driver } from './driver.ts'

export type OpaSettings = { wasm: string; entrypoint: string | undefined; dataFile: string | undefined; input: unknown }

/** A policy from WebAssembly. Only the evaluation is timed; reading the input and the result are part of it, as they are in a service. */
export async function openOpaDriver({ wasm, entrypoint, dataFile, input }: OpaSettings): Promise<Driver> {
  const policy = await loadPolicy(readFileSync(wasm))
  if (dataFile !== undefined) policy.setData(JSON.parse(readFileSync(dataFile, 'utf8')) as object)
  const known = Object.keys(policy.entrypoints)
  if (entrypoint !== undefined && !known.includes(entrypoint)) throw Object.assign(new Error(`the policy has no entrypoint ${entrypoint}; it has ${known.join(', ')}`), { kind: 'malformed' })
  return {
    call() {
      const startedMs = performance.now()
      const results = policy.evaluate(input, entrypoint) as unknown
      const us = (performance.now() - startedMs) * 1000
      if (!Array.isArray(results) || results.length === 0) throw Object.assign(new Error('the decision is undefined for this input'), { kind: 'undefined' })
      return { ownUs: [us], partsUs: { evaluation: [us] } }
    },
    close: () => undefined, notes: [],
  }
}
