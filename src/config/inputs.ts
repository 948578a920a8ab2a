import { PHASES } from './config.ts'

/** One action input: what action.yml, the README table and the reader of inputs agree on. */
export type InputDefinition = { name: InputName; description: string; type: InputType; allowed?: readonly string[] }
export type InputType = 'text' | 'choice' | 'list' | 'boolean' | 'whole number' | 'duration' | 'percentage' | 'path or URL' | 'secret'

export const INPUT_NAMES = [
  'config', 'start', 'build', 'url', 'ready', 'github-token', 'phases', 'compare', 'base-ref', 'margin', 'budget', 'fail-on', 'comment', 'check-runs',
  'baseline-name', 'baseline-max-age', 'artifact-retention-days', 'history-size', 'mode', 'shard', 'rollback', 'alert-webhook',
] as const
export type InputName = (typeof INPUT_NAMES)[number]

/** What was given, as text; absent keys were not given. The terminal has two more: the folder of results and a baseline file. */
export type Inputs = Partial<Record<InputName | 'out' | 'baseline-file', string>>

export const INPUTS: readonly InputDefinition[] = [
  { name: 'config', type: 'text', description: 'Configuration file, relative to the checkout; perf-gate.yml where it exists' },
  { name: 'start', type: 'text', description: 'Shell command that starts the service; it listens on the port in PORT' },
  { name: 'build', type: 'text', description: 'Shell command that builds the service, run once per checkout' },
  { name: 'url', type: 'path or URL', description: 'Path that says the service is ready, and the one measured where no requests are configured; or the address of a service already running' },
  { name: 'ready', type: 'text', description: 'Path polled until it answers below 400; `url` where absent' },
  { name: 'github-token', type: 'secret', description: 'Token for checks, comments and artifacts' },
  { name: 'phases', type: 'list', allowed: PHASES, description: 'Phases to run, separated by commas' },
  { name: 'compare', type: 'choice', allowed: ['auto', 'artifact', 'paired', 'off'], description: 'Against the stored baseline, against the base measured on this runner, whichever decides, or not at all' },
  { name: 'base-ref', type: 'text', description: 'Commit, branch or tag to compare with; the merge base where absent' },
  { name: 'margin', type: 'percentage', description: 'Smaller changes do not matter, such as 5%' },
  { name: 'budget', type: 'duration', description: 'Most measuring time that paired rounds may take, such as 5m' },
  { name: 'fail-on', type: 'list', allowed: ['fail', 'invalid', 'inconclusive', 'no-baseline'], description: 'Verdicts that fail the job; fail and invalid always do' },
  { name: 'comment', type: 'choice', allowed: ['always', 'on-change', 'on-failure', 'off'], description: 'When to comment on the pull request' },
  { name: 'check-runs', type: 'boolean', allowed: ['true', 'false'], description: 'Whether to open check runs' },
  { name: 'baseline-name', type: 'text', description: 'Name of the baseline artifact' },
  { name: 'baseline-max-age', type: 'whole number', description: 'Oldest baseline to compare with, in days' },
  { name: 'artifact-retention-days', type: 'whole number', description: 'How long artifacts are kept, in days' },
  { name: 'history-size', type: 'whole number', description: 'Runs kept in the history of the default branch' },
  { name: 'mode', type: 'choice', allowed: ['gate', 'report'], description: 'Measure and judge, or, in a workflow on workflow_run, tell what a run of a fork measured' },
  { name: 'shard', type: 'text', description: 'Not supported yet' },
  { name: 'rollback', type: 'choice', allowed: ['off', 'dry-run', 'on'], description: 'Whether the procedure of `rollback` is carried out when a promise is violated; off is the kill switch' },
  { name: 'alert-webhook', type: 'secret', description: 'Address that is told of violations while they happen; keep it in a secret' },
]

/** Reads all inputs with `get`, which answers an empty string for what was not given. */
export function readInputs(get: (name: string) => string): Inputs {
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, get(name).trim()] as const).filter(([, text]) => text !== ''))
}
