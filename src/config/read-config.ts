import { ConfigError, type Problem } from '../errors.ts'
import { checkConfig, type Sections } from './check-config.ts'
import type { Config } from './config.ts'
import { DEFAULT_LOAD } from './defaults.ts'
import { describeIssue, listFindings, type Finding } from './describe-issues.ts'
import { unknownKey } from './fields.ts'
import { readInputValues } from './input-values.ts'
import type { Inputs } from './inputs.ts'
import { show } from './nearest-name.ts'
import { resolveConfig } from './resolve-config.ts'
import { ConfigFile, NOT_YET } from './schema.ts'
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
  const rules = checkConfig({ file: sections, inputs: values, broken })
  const place = (finding: Finding): Problem => ({ where: formatPath(finding.path), message: finding.message, ...source.locate(finding.path, finding.of) })
  const placeRule = (problem: Problem): Problem => (isWritten(source.value, problem.where) ? { ...problem, ...source.locate([problem.where], 'key') } : problem)
  // Without a file a rule that is broken is about the inputs, and there is no line to point at.
  const ofRules = rules.problems.filter(() => !inputProblems.some(({ where }) => where === 'start' || where === 'url')).map((problem) => (text === undefined ? problem : inFile(placeRule(problem))))
  const problems = [...[...sourceProblems, ...[...findings, ...rules.findings].map(place)].map(inFile), ...ofRules].sort(byPosition)
  if (problems.length + inputProblems.length > 0) throw tooWrong([...problems, ...inputProblems])
  return resolveConfig({ file: sections, inputs: values, seed, name: file, lineOf: (path) => source.locate(path).line })
}

/** Reads each section by itself, so that a mistake in one hides nothing in another. */
function readSections(value: unknown): { sections: Sections; broken: Set<string>; findings: Finding[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { sections: {}, broken: new Set(Object.keys(ConfigFile.shape)), findings: [{ path: [], of: 'value', message: `expected a mapping with keys such as service and requests, seen ${show(value)}` }] }
  }
  const sections: Record<string, unknown> = {}
  const broken = new Set<string>()
  const findings: Finding[] = []
  for (const [key, section] of Object.entries(value)) {
    const schema = Object.hasOwn(ConfigFile.shape, key) ? ConfigFile.shape[key as keyof typeof ConfigFile.shape] : undefined
    if (schema === undefined) {
      findings.push({ path: [key], of: 'key', message: Object.hasOwn(NOT_YET, key) ? (NOT_YET[key] as string) : unknownKey(key, Object.keys(ConfigFile.shape)) })
      continue
    }
    const parsed = schema.safeParse(section, { error: describeIssue })
    if (parsed.success) sections[key] = parsed.data
    else {
      broken.add(key)
      findings.push(...listFindings(parsed.error.issues, [key]))
    }
  }
  return { sections: sections as Sections, broken, findings }
}

function isWritten(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

function byPosition(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

function tooWrong(problems: readonly Problem[]): ConfigError {
  const rest = problems.length - MAX_PROBLEMS
  return new ConfigError(rest <= 0 ? problems : [...problems.slice(0, MAX_PROBLEMS), { where: 'and', message: `${rest} more problems` }])
}
