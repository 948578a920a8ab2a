import type { AlertsConfig, CompareConfig, Config, LoadConfig, Phase, ReportConfig, ServiceConfig } from './config.ts'
import { isAddress, subjectsOf } from './check-config.ts'
import { DEFAULT_ALERTS, DEFAULT_SATURATION, DEFAULT_BASELINE, DEFAULT_COMPARE, DEFAULT_FAIL_ON, DEFAULT_INTEGRATION, DEFAULT_LOAD, DEFAULT_PHASES, DEFAULT_REPORT, DEFAULT_REQUEST, DEFAULT_SERVICE, DEFAULT_TRACES } from './defaults.ts'
import { hashConfig } from './hash-config.ts'
import type { InputValues } from './input-values.ts'
import { resolveComponents } from './resolve-components.ts'
import { resolvePattern } from './resolve-pattern.ts'
import { resolveRequests } from './resolve-requests.ts'
import { resolveRollback } from './resolve-rollback.ts'
import type { TracesConfig } from './traces-config.ts'
import { resolveSla } from './resolve-sla.ts'
import type { ConfigFile } from './schema.ts'
import { readKey, readTolerances } from './tolerances.ts'
import type { LabelWaiver } from './waiver.ts'

/** Everything resolving needs. `lineOf` tells where a path of the file was written. */
export type Settings = { file: ConfigFile; inputs: InputValues; seed: number; name: string | undefined; lineOf: (path: readonly PropertyKey[]) => number | undefined }

/** Inputs over file over defaults. What is given has been checked: nothing here can fail. */
export function resolveConfig(settings: Settings): Config {
  const { file, inputs, name, lineOf } = settings
  const service = resolveService(settings)
  const phases = resolvePhases(inputs.phases ?? file.phases)
  const requests = resolveRequests(file, defaultPath(inputs.url) ?? service?.ready ?? DEFAULT_REQUEST.path)
  const config = {
    service, phases, requests,
    target: resolveTarget(settings),
    components: resolveComponents(file, lineOf),
    require: resolvePhases(file.require, phases),
    integration: { durationMs: file.integration?.duration ?? DEFAULT_INTEGRATION.durationMs, ratePerSecond: file.integration?.rate ?? DEFAULT_INTEGRATION.ratePerSecond },
    load: resolveLoad(settings, requests.map((one) => one.name)),
    sla: resolveSla(file, requests.map((one) => one.name), lineOf),
    compare: resolveCompare(settings),
    baseline: {
      artifactName: inputs['baseline-name'] ?? file.baseline?.['artifact-name'] ?? DEFAULT_BASELINE.artifactName,
      maxAgeDays: inputs['baseline-max-age'] ?? file.baseline?.['max-age-days'] ?? DEFAULT_BASELINE.maxAgeDays,
      historySize: inputs['history-size'] ?? file.baseline?.['history-size'] ?? DEFAULT_BASELINE.historySize,
      retentionDays: inputs['artifact-retention-days'] ?? file.baseline?.['retention-days'],
      file: inputs['baseline-file'] ?? file.baseline?.file,
    },
    failOn: [...new Set([...DEFAULT_FAIL_ON, ...[inputs['fail-on'] ?? file['fail-on'] ?? []].flat()])],
    report: resolveReport(settings),
    alerts: resolveAlerts(settings),
    rollback: resolveRollback(file, inputs.rollback),
    ...(file.traces === undefined ? {} : { traces: resolveTraces(file.traces) }),
  }
  return { ...config, hash: hashConfig(config), file: name }
}

function resolveService({ file, inputs }: Settings): ServiceConfig | undefined {
  const start = inputs.start ?? file.service?.start
  if (start === undefined) return undefined
  return {
    start,
    build: inputs.build ?? file.service?.build,
    ready: inputs.ready ?? file.service?.ready ?? defaultPath(inputs.url),
    readyTimeoutMs: file.service?.['ready-timeout'] ?? DEFAULT_SERVICE.readyTimeoutMs,
    port: file.service?.port,
    env: file.service?.env ?? {},
    directory: file.service?.directory ?? DEFAULT_SERVICE.directory,
    ...(file.service?.runtime === undefined ? {} : { runtime: file.service.runtime }),
  }
}

function resolveTarget({ file, inputs }: Settings): string | undefined {
  const address = isAddress(inputs.url) ? inputs.url : file.target
  return address === undefined ? undefined : new URL(address).origin
}

/** What the input `url` asks for: a path as it is, of an address the part after the host. */
function defaultPath(url: string | undefined): string | undefined {
  if (url === undefined || !isAddress(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** Phases in the order they run, each once. */
function resolvePhases(given: readonly Phase[] | undefined, otherwise: readonly Phase[] = DEFAULT_PHASES): Phase[] {
  return DEFAULT_PHASES.filter((phase) => (given ?? otherwise).includes(phase))
}

function resolveLoad({ file: { load }, seed }: Settings, classes: readonly string[]): LoadConfig {
  return {
    pattern: resolvePattern(load?.pattern, classes),
    durationMs: load?.duration ?? DEFAULT_LOAD.durationMs,
    agents: load?.agents,
    ratePerSecond: load?.rate,
    timeoutMs: load?.timeout ?? DEFAULT_LOAD.timeoutMs,
    http: load?.http ?? DEFAULT_LOAD.http,
    connections: load?.connections ?? DEFAULT_LOAD.connections,
    seed: load?.seed ?? seed,
    memoryLimits: load?.['memory-limits'] ?? [],
    saturation: load?.saturation === undefined ? undefined : { agents: load.saturation.agents ?? DEFAULT_SATURATION.agents, durationMs: load.saturation.duration ?? DEFAULT_SATURATION.durationMs },
  }
}

function resolveCompare({ file, inputs }: Settings): CompareConfig {
  const { compare } = file
  const margin = inputs.margin ?? compare?.margin ?? DEFAULT_COMPARE.margin
  const { margins, floors } = readTolerances({ margin, margins: compare?.margins, floors: compare?.floors, subjects: subjectsOf(file) })
  const min = compare?.rounds?.min ?? DEFAULT_COMPARE.rounds.min
  return {
    mode: inputs.compare ?? compare?.mode ?? DEFAULT_COMPARE.mode,
    margin, margins, floors,
    rounds: { min, max: compare?.rounds?.max ?? Math.max(min, DEFAULT_COMPARE.rounds.max) },
    budgetMs: inputs.budget ?? compare?.budget ?? DEFAULT_COMPARE.budgetMs,
    drift: { budget: compare?.drift?.budget ?? DEFAULT_COMPARE.drift.budget, fail: compare?.drift?.fail ?? DEFAULT_COMPARE.drift.fail },
    baseRef: inputs['base-ref'] ?? compare?.base,
    waivers: resolveWaivers(file),
    profile: compare?.profile ?? DEFAULT_COMPARE.profile,
  }
}

function resolveWaivers(file: ConfigFile): LabelWaiver[] {
  return Object.entries(file.compare?.waivers ?? {}).map(([label, waiver]) => {
    const { prefix, metric } = readKey(waiver.metric, subjectsOf(file))
    return { ...waiver, label, metric: prefix + metric }
  })
}

function resolveTraces({ sample, components }: NonNullable<ConfigFile['traces']>): TracesConfig {
  return { sampleShare: sample ?? DEFAULT_TRACES.sampleShare, patterns: Object.entries(components ?? {}).map(([component, pattern]) => ({ component, pattern })) }
}

function resolveAlerts({ file: { alerts }, inputs }: Settings): AlertsConfig {
  return {
    webhook: inputs['alert-webhook'], issue: alerts?.issue ?? DEFAULT_ALERTS.issue,
    format: alerts?.format ?? DEFAULT_ALERTS.format, from: alerts?.from ?? DEFAULT_ALERTS.from,
    escalateAfterMs: alerts?.['escalate-after'] ?? DEFAULT_ALERTS.escalateAfterMs, dryRun: alerts?.['dry-run'] ?? DEFAULT_ALERTS.dryRun,
  }
}

function resolveReport({ file: { report }, inputs }: Settings): ReportConfig {
  const commentId = report?.['comment-id'] ?? DEFAULT_REPORT.commentId
  return {
    comment: inputs.comment ?? report?.comment ?? DEFAULT_REPORT.comment,
    commentId,
    // Several gates in a run, each with a comment of its own, store reports of their own: two artifacts of one name are refused.
    artifactName: commentId === DEFAULT_REPORT.commentId ? DEFAULT_REPORT.artifactName : `${DEFAULT_REPORT.artifactName}-${commentId}`,
    checkRuns: inputs['check-runs'] ?? report?.['check-runs'] ?? DEFAULT_REPORT.checkRuns,
    outputFolder: inputs.out ?? report?.out ?? DEFAULT_REPORT.outputFolder,
  }
}
