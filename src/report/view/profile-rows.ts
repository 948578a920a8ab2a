import type { Phase } from '../../config/config.ts'
import { isSure, risenFunction } from '../../judge/cpu-regression.ts'
import type { CpuFrame, CpuProfile, TakenProfile } from '../../measure/profile.ts'
import { formatAmount, formatPair, plural } from '../quantity.ts'

/** Where the CPU time of a request goes, base against head. */
export type ProfileRow = {
  phase: Phase
  /** `the CPU time rose most in evaluateRules (policy.js:42): +1.20 ms a request`, or why that is not known. */
  sentence: string
  /** By what it was taken, and from how many samples; undefined where it was not. */
  evidence: string | undefined
  functions: FunctionRow[]
  flame: FlameGraph | undefined
}
/** `self` is in the function, with what its runtime does for it; `total` with all that it calls. In ms of CPU per request. */
export type FunctionRow = { name: string; place: string; self: Change; total: Change; samples: string; sure: boolean }
type Change = { base: string; head: string; change: string; changeMs: number }
/** Calls after their callers: number of the label, number of the caller or -1, and ms of CPU per request of base and head. */
export type FlameGraph = { labels: string[]; calls: [label: number, caller: number, baseMs: number, headMs: number][] }

const SAMPLERS: Record<TakenProfile['sampler'], string> = { v8: 'V8’s profiler', perf: 'perf' }

/** One row per phase that was profiled, or should have been. */
export function buildProfiles(profiles: readonly CpuProfile[]): ProfileRow[] {
  return profiles.map((profile) => {
    if (profile.kind === 'absent') return { phase: profile.phase, sentence: `no CPU profile: ${profile.reason}`, evidence: undefined, functions: [], flame: undefined }
    const { phase, sampler, seconds, base, head, frames, flames } = profile
    return {
      phase, sentence: sentenceOf(profile),
      evidence: `${SAMPLERS[sampler]} for ${seconds} s after the rounds, in ms of CPU per request: ${plural(base.samples, 'sample')} in ${plural(base.requests, 'request')} of the base, ${plural(head.samples, 'sample')} in ${plural(head.requests, 'request')} of the head`,
      functions: profile.functions.map((one) => ({
        name: frames[one.frame]?.name ?? '', place: placeOf(frames[one.frame]), self: changeOf(one.self), total: changeOf(one.total), samples: one.samples.join(' → '), sure: isSure(one),
      })),
      flame: { labels: frames.map(labelOf), calls: flames.map(({ frame, parent, ms: [one, other] }) => [frame, parent, rounded(one), rounded(other)]) },
    }
  })
}

function sentenceOf(profile: TakenProfile): string {
  const risen = risenFunction(profile)
  const all = changeOf([profile.base.cpuMsPerRequest, profile.head.cpuMsPerRequest])
  if (risen === undefined) return `no function stands out in the CPU time of a request (${all.base} → ${all.head} while it was profiled)`
  const { base, head, change } = changeOf(risen.self)
  return `the CPU time rose most in ${labelOf(profile.frames[risen.frame])}: ${change} a request (${base} → ${head}; ${all.change} in all)`
}

function changeOf([base, head]: readonly [number, number]): Change {
  const [from = '', to = ''] = formatPair([base, head], 'ms')
  return { base: from, head: to, change: formatAmount(head - base, 'ms'), changeMs: head - base }
}

function labelOf(frame: CpuFrame | undefined): string {
  const place = placeOf(frame)
  return place === '' ? (frame?.name ?? '') : `${frame?.name} (${place})`
}

function placeOf(frame: CpuFrame | undefined): string {
  return [frame?.file, frame?.line].filter((part) => part !== undefined).join(':')
}

function rounded(ms: number): number {
  return Number(ms.toPrecision(4))
}
