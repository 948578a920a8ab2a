// The one built-in of this room: a digest is arithmetic on its argument, and reads neither clock, disk nor network.
import { createHash } from 'node:crypto'
import type { Config } from './config.ts'

/** Raised when the same configuration is measured in another way, so that older results are not compared with newer ones. */
const MEANING = 2

/**
 * SHA-256 of everything that shapes the measurement: what is run, what is asked of it, how often and for how long. Promises, margins,
 * reporting and the build are not part of it; nor is the seed, which is another one in every run unless the file names it.
 */
export function hashConfig(config: Omit<Config, 'hash' | 'file'>): string {
  const { service, target, components, requests, phases, integration, load, sla, traces } = config
  const measured = {
    meaning: MEANING,
    service: service === undefined ? undefined : { start: service.start, port: service.port, env: service.env, directory: service.directory, runtime: service.runtime },
    target,
    components: components.map(({ limits: _limits, required: _required, ...measured }) => measured),
    requests, phases, integration, traces,
    load: { ...load, seed: undefined, memoryLimits: undefined },
    sla: { durationMs: sla.durationMs, warmUpMs: sla.warmUpMs, ratePerSecond: sla.ratePerSecond, pattern: sla.pattern },
  }
  return createHash('sha256').update(canonicalJson(measured)).digest('hex')
}

/** JSON with sorted keys, so that the order in which the author wrote them changes nothing. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
