import type { Config } from '../../config/config.ts'
import { nameOf, scaleGrace } from '../../judge/promises/violations.ts'
import type { LoadEngine, LoadProgress, LoadRun } from '../../load/engine.ts'
import type { Rehearsal, Violation } from '../../measure/result.ts'
import type { World } from '../../ports.ts'
import { openTrafficSwitch } from '../../service/traffic-switch.ts'
import { Recovery } from '../sla/recovery.ts'
import { mixSeed } from '../rounds.ts'
import { startSides, type Checkout, type RunningSide } from '../sides.ts'
import { buildSlaSchedule } from '../sla/traffic.ts'
import { describeWindow, SlaWatch } from '../sla/watch.ts'
import { SlidingWindow } from '../sla/sliding-window.ts'
import { runSlot } from '../slot.ts'
import { warmUp } from '../warm-up.ts'
import { watchedSubjects } from '../sla/watched-subjects.ts'

export type Stage = { base: Checkout; head: Checkout; config: Config; world: World; engine: LoadEngine }

/** The base by itself, before the head is deployed. */
const STEADY_MS = 2000
/** Beyond its grace period a violation needs a few windows to be seen. */
const SEEN_MS = 10_000
/** The head is given so long beyond the longest grace period to violate something by itself: a window full of its own traffic. */
const OWN_MS = 5000
/** What `fault: slow` adds to every answer. */
const SLOW_MS = 1000
const LOOK_MS = 100
const LONGEST_MS = 600_000

/**
 * A deployment that goes wrong, and the way back from it, while traffic flows: the base carries it, the head takes over behind a switch,
 * violates a promise by itself or is broken on purpose, and the base is started anew and takes over again. Never rejects but when cancelled.
 */
export async function rehearseRollback(stage: Stage): Promise<Rehearsal> {
  try {
    return await rehearse(stage)
  } catch (error) {
    stage.world.signal.throwIfAborted()
    return { outcome: 'failed', reason: (error as Error).message.slice(0, 500) }
  }
}

async function rehearse({ base, head, config, world, engine }: Stage): Promise<Rehearsal> {
  const { rules } = scaleGrace(config.sla.thresholds.filter((one) => one.rollback && !one.muted), config.sla.durationMs)
  if (rules.length === 0) return { outcome: 'skipped', reason: 'no threshold asks for a rollback: give one of them `rollback: true`' }
  const subjects = watchedSubjects(rules.map((one) => one.threshold))
  const graceMs = Math.max(...rules.map((one) => one.graceMs))
  const seed = mixSeed(config.load.seed, 4_000_000)
  const nowMs = () => world.clock.monotonicMs()

  await using stack = new AsyncDisposableStack()
  const start = async (checkout: Checkout) => stack.use(await startSides([checkout], config, world)).sides[0] as RunningSide
  const first = await start(base)
  const front = stack.use(await openTrafficSwitch(first.origin))
  const side: RunningSide = { ...first, side: 'head', origin: front.origin, usage: () => undefined }
  await warmUp({ requests: config.requests, seed, sides: [side], config, world, engine })

  const over = new AbortController()
  let live: RunningSide | undefined
  let fault: Rehearsal['fault']
  let faultMs = 0
  let decidedMs: number | undefined
  let backMs: number | undefined
  const goBack = once(async () => {
    decidedMs = nowMs()
    world.log.info('rehearsal: a promise is violated, back to the base')
    const again = await start(base)
    front.to(again.origin)
    backMs = nowMs()
    await live?.[Symbol.asyncDispose]()
    return { kind: 'done' as const, reason: 'the base carries the traffic again' }
  })
  const recovery = new Recovery(goBack, config.rollback.recoverWithinMs)
  const watch = new SlaWatch(rules, world.log, [(violations, atMs) => { if (live !== undefined) recovery.step(violations, atMs) }])
  const window = new SlidingWindow({ usage: () => undefined, clock: world.clock, subjects, keepMs: Math.max(...rules.map((one) => one.threshold.windowMs)) })
  const onProgress = (progress: LoadProgress) => {
    window.push(progress)
    watch.see({ atMs: progress.elapsedMs, within: (ms) => window.within(ms) })
    world.log.progress(`rehearsal    ${describeWindow(window.within(5000), progress, watch.openCount)}`)
  }
  const until = async (isSo: () => boolean, limitMs: number) => {
    for (const startMs = nowMs(); !isSo() && nowMs() - startMs < limitMs;) await world.clock.sleep(LOOK_MS, world.signal)
    return isSo()
  }

  async function deploy(): Promise<void> {
    await world.clock.sleep(STEADY_MS, world.signal)
    const next = await start(head)
    next.failed.catch(() => undefined)
    faultMs = nowMs()
    fault = 'own'
    front.to(next.origin)
    live = next
    await first[Symbol.asyncDispose]()
    world.log.info('rehearsal: the head carries the traffic')
    const isDecided = () => decidedMs !== undefined
    if (!(await until(isDecided, graceMs + OWN_MS))) {
      fault = config.rollback.rehearse?.fault ?? 'crash'
      faultMs = nowMs()
      world.log.info(`rehearsal: the head keeps its promises and is broken on purpose (${fault})`)
      if (fault === 'slow') front.delay(SLOW_MS)
      else await next[Symbol.asyncDispose]()
    }
    if (await until(isDecided, graceMs + SEEN_MS)) await until(() => !recovery.isOpen, (config.service?.readyTimeoutMs ?? 0) + config.rollback.recoverWithinMs + SEEN_MS)
  }

  const limitMs = Math.min(LONGEST_MS, STEADY_MS + 2 * (config.service?.readyTimeoutMs ?? 0) + 2 * graceMs + OWN_MS + 2 * SEEN_MS + config.rollback.recoverWithinMs)
  const playing = runSlot({ schedule: buildSlaSchedule(config, limitMs, seed), sides: [side], config, world, engine, onProgress, tellComponents: subjects.some((one) => one.kind === 'component'), signal: over.signal })
  const [played, told] = await Promise.allSettled([playing, deploy().finally(() => over.abort())])
  if (told.status === 'rejected') throw told.reason
  if (played.status === 'rejected') throw played.reason
  const violation = recovery.mark(watch.state.violations).find((one) => one.rolledBack !== undefined)
  return {
    ...outcomeOf(violation?.rolledBack), ...(fault === undefined ? {} : { fault }), ...countRequests(played.value.load),
    ...(violation === undefined ? {} : { violated: nameOf(violation) }),
    ...seconds('detectedSeconds', faultMs, decidedMs), ...seconds('switchedSeconds', decidedMs, backMs),
  }
}

function seconds(name: 'detectedSeconds' | 'switchedSeconds', fromMs: number | undefined, toMs: number | undefined): Partial<Rehearsal> {
  return fromMs === undefined || toMs === undefined ? {} : { [name]: Math.max(0, toMs - fromMs) / 1000 }
}

function outcomeOf(rolledBack: Violation['rolledBack']): Pick<Rehearsal, 'outcome' | 'recoveredSeconds' | 'reason'> {
  if (rolledBack === undefined) return { outcome: 'not-detected', reason: 'nothing that was done to the head violated a threshold with `rollback: true` past its grace period' }
  const { outcome, seconds: took, reason } = rolledBack
  if (outcome === 'recovered') return { outcome, ...(took === undefined ? {} : { recoveredSeconds: took }) }
  return { outcome: outcome === 'not-recovered' ? outcome : 'failed', ...(reason === undefined ? {} : { reason }) }
}

function countRequests({ sides }: LoadRun): Pick<Rehearsal, 'requests' | 'failed'> {
  const classes = sides.flatMap((side) => side.classes)
  return { requests: classes.reduce((total, one) => total + one.requests, 0), failed: classes.reduce((total, one) => total + one.failed, 0) }
}

/** Whoever asks again gets the first answer. */
function once<T>(act: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => (begun ??= act())
}
