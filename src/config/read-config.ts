import { ConfigError, type Problem } from '../errors.ts'
import { checkConfig, subjectsOf, type Sections } from './check-config.ts'
import type { Config } from './config.ts'
import { DEFAULT_LOAD } from './defaults.ts'
import { describeIssue, listFindings, type Finding } from './describe-issues.ts'
import { unknownKey } from './fields.ts'
import { readInputValues } from './input-values.ts'
import type { Inputs } from './inputs.ts'
import { show } from './nearest-name.ts'
import { resolveConfig } from './resolve-config.ts'
import { ConfigFile, MAX_CLASSES, MAX_COMPONENTS } from './schema.ts'
import { formatPath, readYaml } from './yaml-source.ts'

/** More than this many are no help; the rest is counted. */
const MAX_PROBLEMS = 100

/**
 * Reads the configuration file and the inputs, which override it. `text` is undefined where there is no file, `seed` is for a file
 * that names none. Throws one ConfigError with every problem: line and column, what was seen, what is allowed, the nearest right name.
 */
export function readConfig({ text, file, inputs, seed = DEFAULT_LOAD.seed }: { text: string | undefined; file: string | undefined; inputs: Inputs; seed?: number }): Config {
  const { values, problems: inputProblems } = readInputValues(inputs)
  const { source, problems: sourceProblems } = readYaml(text ?? '')
  const inFile = (problem: Problem): Problem => (file === undefined ? problem : { file, ...problem })
  if (source === undefined) throw tooWrong([...sourceProblems.map(inFile), ...inputProblems])

  const { sections, broken, findings } = readSections(source.value)
  const rules = checkConfig({ file: sections, inputs: values, broken, subjects: subjectsWritten(source.value) })
  const place = (finding: Finding): Problem => ({ where: formatPath(finding.path), message: finding.message, ...source.locate(finding.path, finding.of) })
  const placeRule = (problem: Problem): Problem => (isMapping(source.value) && Object.hasOwn(source.value, problem.where) ? { ...problem, ...source.locate([problem.where], 'key') } : problem)
  // Whoever gives `start` or `url` wrongly did not leave it out. Without a file there is no line to point at.
  const ofRules = inputProblems.some(({ where }) => where === 'start' || where === 'url') ? [] : rules.problems.map(placeRule)
  const all = [...findings, ...rules.findings]
  // Finding a place takes time; only those that will be told are looked for.
  const placed = [...sourceProblems, ...all.slice(0, MAX_PROBLEMS).map(place), ...ofRules].map(inFile).sort(byPosition)
  const unplaced = all.length - Math.min(all.length, MAX_PROBLEMS)
  if (placed.length + inputProblems.length > 0) throw tooWrong([...placed, ...inputProblems], unplaced)
  return resolveConfig({ file: sections, inputs: values, seed, name: file, lineOf: (path) => source.locate(path).line })
}

/** Reads each section by itself, and a broken one again without what is wrong in it, so that a mistake hides no other. */
function readSections(value: unknown): { sections: Sections; broken: Set<string>; findings: Finding[] } {
  if (!isMapping(value)) {
    return { sections: {}, broken: new Set(Object.keys(ConfigFile.shape)), findings: [{ path: [], of: 'value', message: `expected a mapping with keys such as service and requests, seen ${show(value)}` }] }
  }
  const sections: Record<string, unknown> = {}
  const broken = new Set<string>()
  const findings: Finding[] = []
  for (const [key, section] of Object.entries(value)) {
    const schema = Object.hasOwn(ConfigFile.shape, key) ? ConfigFile.shape[key as keyof typeof ConfigFile.shape] : undefined
    if (schema === undefined) {
      findings.push({ path: [key], of: 'key', message: unknownKey(key, Object.keys(ConfigFile.shape)) })
      continue
    }
    const parsed = schema.safeParse(section, { error: describeIssue })
    if (parsed.success) sections[key] = parsed.data
    else {
      const wrong = listFindings(parsed.error.issues, [key])
      const wrongParts = new Set(wrong.map((finding) => finding.path[1]))
      broken.add(key)
      for (const finding of wrong) findings.push(finding)
      if (isMapping(section)) sections[key] = schema.safeParse(Object.fromEntries(Object.entries(section).filter(([part]) => !wrongParts.has(part)))).data
    }
  }
  return { sections, broken, findings }
}

function subjectsWritten(value: unknown): ReturnType<typeof subjectsOf> | undefined {
  if (!isMapping(value)) return undefined
  const { requests, components } = value
  if ((requests !== undefined && !isMapping(requests)) || (components !== undefined && !isMapping(components))) return undefined
  const subjects = subjectsOf({ requests, components })
  return subjects.classes.length > MAX_CLASSES || subjects.components.length > MAX_COMPONENTS ? undefined : subjects
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byPosition(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

function tooWrong(problems: readonly Problem[], more = 0): ConfigError {
  const rest = Math.max(0, problems.length - MAX_PROBLEMS) + more
  return new ConfigError(rest === 0 ? problems : [...problems.slice(0, MAX_PROBLEMS), { where: 'and', message: `${rest} more problems` }])
}
