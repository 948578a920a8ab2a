/** One thing the workflow author must change, and where. */
export type Problem = {
  /** Input name or dotted path in perf-gate.yml, such as `sla.thresholds[0].breach`. */
  where: string
  /** What was seen, what is allowed, the nearest right name. */
  message: string
  file?: string
  line?: number
  column?: number
}

/** The configuration is wrong. Holds every problem at once. Exit code 2. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

/** The service under test could not be built, started or kept alive. The verdict is `invalid`, exit code 4. */
export class ServiceError extends Error {
  override name = 'ServiceError'
  /** The last lines the service printed, for the reader to see why. */
  readonly output: readonly string[]
  constructor(message: string, output: readonly string[] = [], options?: ErrorOptions) {
    super(message, options)
    this.output = output
  }
}

/** Something could not be told: a comment, a check, an artifact. Measuring is never lost because of it. */
export class PublishError extends Error {
  override name = 'PublishError'
}

export function formatProblem(problem: Problem): string {
  const at = problem.file === undefined ? '' : `${problem.file}${problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`}: `
  return `${at}${problem.where}: ${problem.message}`
}
