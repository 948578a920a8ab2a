import type { Problem } from '../errors.ts'
import { PHASES } from './config.ts'
import { DEFAULT_COMPARE, DEFAULT_REQUEST } from './defaults.ts'
import type { Finding } from './describe-issues.ts'
import type { InputValues } from './input-values.ts'
import { didYouMean, show } from './nearest-name.ts'
import { checkInputs, checkRollback } from './check-rollback.ts'
import { checkCapacity } from './check-capacity.ts'
import { checkThresholds } from './check-thresholds.ts'
import type { ConfigFile } from './schema.ts'
import { notOneOf } from './fields.ts'
import { BUILT_IN_VALUES, ESCALATION_VALUES, placeholdersIn } from './placeholders.ts'
import { SCENARIOS, scenariosOf } from './scenarios.ts'
import { readKey, readTolerances, type Subjects } from './tolerances.ts'

const MAX_STEPS = 100

/** What is sound in the file; `broken` names the sections that are not whole. */
export type Sections = Partial<ConfigFile>
type Facts = {
  file: Sections
  inputs: InputValues
  broken: ReadonlySet<string>
  /** Names as they were written, whatever else is wrong with them; undefined where nobody can tell. */
  subjects: Subjects | undefined
}

/** Rules between sections, and between file and inputs. A rule is silent where a section it needs is broken: its own problems are told. */
export function checkConfig(facts: Facts): { findings: Finding[]; problems: Problem[] } {
  return {
    findings: [...checkRequired(facts), ...checkMix(facts), ...checkSteps(facts), ...checkPlaceholders(facts), ...checkEscalation(facts), ...checkAgents(facts), ...checkRounds(facts), ...checkTolerances(facts), ...checkWaivers(facts), ...checkThresholds(facts.file, facts.subjects), ...checkCapacity(facts.file), ...checkInputs(facts.file)],
    problems: [...checkService(facts), ...checkRollback(facts), ...checkTraces(facts)],
  }
}

/** Classes and components there are, with the class that stands in where none is configured. */
export function subjectsOf({ requests, components }: { requests?: object | undefined; components?: object | undefined }): Subjects {
  return { classes: Object.keys(requests ?? { [DEFAULT_REQUEST.class]: [] }), components: Object.keys(components ?? {}) }
}

export function isAddress(url: string | undefined): boolean {
  return url !== undefined && !url.startsWith('/')
}

/** Only what is started here can be told where to send its spans. */
function checkTraces({ file, inputs, broken }: Facts): Problem[] {
  const hasTarget = isAddress(inputs.url) || file.target !== undefined
  if (file.traces === undefined || !hasTarget || broken.has('traces') || broken.has('target')) return []
  return [{ where: 'traces', message: 'needs a service that is started here (`service.start`): a `target` that is already running sends its spans elsewhere; remove `traces`' }]
}

function checkService({ file, inputs, broken }: Facts): Problem[] {
  const start = inputs.start !== undefined || file.service?.start !== undefined
  const target = isAddress(inputs.url) || file.target !== undefined
  if ((!start || !target) && (broken.has('service') || broken.has('target'))) return []
  const message = start && target ? 'both a service to start and one already running are given; keep either `service.start` (input `start`) or `target` (an address as input `url`)'
    : !start && !target ? 'nothing to measure; give `service.start` (or the input `start`), or `target` for something already running'
      : target && (file.service !== undefined || inputs.build !== undefined || inputs.ready !== undefined) ? '`service` and the inputs `build` and `ready` are for a service that is started here; a `target` is already running'
        : undefined
  if (message === undefined) return []
  return [{ where: file.target !== undefined && start ? 'target' : 'service', message }]
}

function checkRequired({ file, inputs, broken }: Facts): Finding[] {
  if (broken.has('phases') || broken.has('require')) return []
  const phases = inputs.phases ?? file.phases ?? PHASES
  return (file.require ?? []).flatMap((phase, index) => (phases.includes(phase) ? [] : [{
    path: ['require', index], of: 'value' as const,
    message: `the phase ${phase} is required but not run; add it to ${inputs.phases === undefined ? '`phases`' : 'the input `phases`'} or remove it here`,
  }]))
}

function checkMix({ file, subjects }: Facts): Finding[] {
  const pattern = file.load?.pattern
  if (subjects === undefined || typeof pattern !== 'object' || pattern.mix === undefined) return []
  const { classes } = subjects
  const unknown = Object.keys(pattern.mix).filter((name) => !classes.includes(name))
  const findings: Finding[] = unknown.map((name) => ({
    path: ['load', 'pattern', 'mix', name], of: 'key',
    message: `there is no class of requests ${show(name)}${didYouMean(name, classes)}; allowed: ${classes.join(', ')}`,
  }))
  if (findings.length > 0 || Object.values(pattern.mix).some((share) => share > 0)) return findings
  return [{ path: ['load', 'pattern', 'mix'], of: 'value', message: 'no class has a share above 0; give one to at least one class' }]
}

/** Every step has rows of its own in the report, and the result document has room for so many. */
function checkSteps({ file }: Facts): Finding[] {
  const steps = Object.values(file.requests ?? {}).flat().reduce((total, request) => total + (request.next?.length ?? 0), 0)
  return steps <= MAX_STEPS ? [] : [{ path: ['requests'], of: 'value', message: `${steps} steps under \`next\` in all, at most ${MAX_STEPS}` }]
}

/** Every `{{value}}` has to be captured by an earlier step. */
function checkPlaceholders({ file }: Facts): Finding[] {
  return Object.entries(file.requests ?? {}).flatMap(([name, requests]) => requests.flatMap((request, index) => {
    // Columns are known when the file is read.
    if (request.data !== undefined) return []
    const steps = [request, ...(request.next ?? [])].map((step, at) => ({ step, path: ['requests', name, index, ...(at === 0 ? [] : ['next', at - 1])] }))
    return checkValues(steps, BUILT_IN_VALUES)
  }))
}

/** Scenarios that are named exist; the steps of an escalation know what requests have captured. */
function checkEscalation({ file }: Facts): Finding[] {
  const scenarios = Object.keys(scenariosOf(file.escalation?.scenarios))
  const requests = Object.entries(file.requests ?? {}).flatMap(([name, ofClass]) => ofClass.map((request, index) => ({ request, path: ['requests', name, index] })))
  const unknown = requests.flatMap(({ request: { escalates }, path }): Finding[] => (escalates === undefined || scenarios.includes(escalates) ? [] : [{ path: [...path, 'escalates'], of: 'value', message: notOneOf(escalates, scenarios) }]))
  const unmatched = Object.entries(file.escalation?.scenarios ?? {}).flatMap(([name, { match }]): Finding[] => (match !== undefined || name in SCENARIOS || requests.some(({ request }) => request.escalates === name)
    ? [] : [{ path: ['escalation', 'scenarios', name], of: 'key', message: `nothing escalates after ${show(name)}: give it a \`match\`, or name it as \`escalates\` of a request` }]))
  const captured = requests.flatMap(({ request }) => [request, ...(request.next ?? [])].flatMap((step) => Object.keys(step.capture ?? {})))
  const steps = (file.escalation?.steps ?? []).map((step, index) => ({ step, path: ['escalation', 'steps', index] }))
  const columnsAreKnown = requests.every(({ request }) => request.data === undefined)
  const stepless = file.escalation !== undefined ? [] : Object.entries(file.components ?? {}).flatMap(([name, { kind }]): Finding[] => (kind === 'escalation' ? [{ path: ['components', name, 'kind'], of: 'value', message: 'follows the steps of `escalation`: give these, beside `components`' }] : []))
  return [...unknown, ...unmatched, ...stepless, ...(columnsAreKnown ? checkValues(steps, [...BUILT_IN_VALUES, ...ESCALATION_VALUES, ...captured]) : [])]
}

type WrittenStep = NonNullable<NonNullable<Sections['escalation']>['steps']>[number]

/** Steps in their order, each of which knows what those before have captured. */
function checkValues(steps: readonly { step: WrittenStep; path: readonly PropertyKey[] }[], atFirst: readonly string[]): Finding[] {
  const known = [...atFirst]
  return steps.flatMap(({ step, path }): Finding[] => {
    const written: [string, unknown][] = [['path', step.path], ['headers', step.headers], ['json', step.json], ['body', step.body], ['form', step.form], ['websocket', step.websocket]]
    const findings = written.flatMap(([key, value]) => unknownPlaceholders(value, known).map((unknown): Finding => ({
      path: [...path, key], of: 'value', message: `nothing gives a value for {{${unknown}}}${didYouMean(unknown, known)}; known here: ${known.join(', ')}; capture it in an earlier step`,
    })))
    known.push(...Object.keys(step.capture ?? {}))
    return findings
  })
}

function unknownPlaceholders(value: unknown, known: readonly string[]): string[] {
  return value === undefined ? [] : [...new Set(placeholdersIn(JSON.stringify(value)))].filter((name) => !known.includes(name))
}

function checkAgents({ file }: Facts): Finding[] {
  const pattern = file.load?.pattern
  const findings: Finding[] = []
  if (typeof pattern === 'object' && pattern.agents !== undefined && pattern.agents.base > pattern.agents.peak) {
    findings.push({ path: ['load', 'pattern', 'agents', 'base'], of: 'value', message: `base (${pattern.agents.base}) is more than peak (${pattern.agents.peak})` })
  }
  const zones = typeof pattern === 'object' ? pattern['time-zones'] : undefined
  if (zones !== undefined && zones.length > 0 && !zones.some((zone) => zone.share > 0)) {
    findings.push({ path: ['load', 'pattern', 'time-zones'], of: 'value', message: 'no time zone has a share above 0' })
  }
  return findings
}

function checkRounds({ file }: Facts): Finding[] {
  const { min = DEFAULT_COMPARE.rounds.min, max = Math.max(DEFAULT_COMPARE.rounds.max, min) } = file.compare?.rounds ?? {}
  if (min <= max) return []
  const given = file.compare?.rounds?.min === undefined ? 'max' : 'min'
  return [{ path: ['compare', 'rounds', given], of: 'value', message: `min (${min}) is more than max (${max})` }]
}

function checkTolerances({ file, subjects }: Facts): Finding[] {
  if (subjects === undefined) return []
  const { findings } = readTolerances({ margin: 0, margins: file.compare?.margins, floors: file.compare?.floors, subjects })
  return findings.map(({ path, of, message }) => ({ path: ['compare', ...path], of, message }))
}

function checkWaivers({ file, subjects }: Facts): Finding[] {
  if (subjects === undefined) return []
  return Object.entries(file.compare?.waivers ?? {}).flatMap(([label, { metric }]): Finding[] => {
    try {
      readKey(metric, subjects)
      return []
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return [{ path: ['compare', 'waivers', label, 'metric'], of: 'value', message: error.message }]
    }
  })
}
