import type { Config } from '../config/config.ts'
import { ConfigError } from '../errors.ts'
import { encodeDigest } from '../measure/digest.ts'
import { whyNoBaseline } from '../judge/history/baseline.ts'
import type { Result } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { CheckConclusion, CheckOutput, World } from '../ports.ts'
import { checkName, renderChecks } from '../report/markdown/check.ts'
import { renderAs } from '../report/render-as.ts'
import type { ReportFormat } from '../report/report-formats.ts'
import { buildReport } from '../report/view/report.ts'
import { renderSummary } from '../report/markdown/summary.ts'
import { outputsOf } from './outputs.ts'
import { markComment, sendComment } from './tell-comment.ts'

/** Tells the world about one run: opened before measuring, completed whatever happens. */
export type Publishing = {
  complete(result: Result): Promise<void>
  /** The run ended without a result: open checks are completed, saying so. */
  crashed(error: Error): Promise<void>
}

type GitHub = NonNullable<World['github']>
/** Check runs by name; `areAllKnown` is false while one may have been opened of which we have not heard. */
type OpenedChecks = { ids: Map<string, number>; areAllKnown: boolean }
/** The result comes first: the others can be rendered from it again. */
const FILES: readonly [ReportFormat, string][] = [['json', 'result.json'], ['html', 'report.html'], ['markdown', 'report.md'], ['junit', 'junit.xml']]
/** The state in which the post step finds on which commit, and by which key, check runs may still be open; empty when all are completed. */
export const OPEN_CHECKS_STATE = 'open-checks'
export type OpenChecksState = { headSha: string; key: string }

/** Opens the check runs and marks an older comment as stale, so that nobody reads an old verdict as this run's. */
export async function openPublishing(plan: Plan, config: Config, world: World): Promise<Publishing> {
  const { github } = world
  const checks: OpenedChecks = { ids: new Map(), areAllKnown: false }
  if (github !== undefined) {
    // A runner that keeps its workspace still has them from another run, and a later step would take them for this one's.
    for (const [, path] of FILES) await attempt(world, `remove ${path} of an earlier run`, () => world.files.remove(`${config.report.outputFolder}/${path}`))
    await attempt(world, 'open check runs', () => openChecks(github, plan, checks))
    await attempt(world, 'mark the old comment as stale', () => markComment({ github, plan, config, world }, false))
  }
  return {
    async complete(result) {
      // On disk before anything else: whatever fails later, the measurement is not lost.
      const files = await writeFiles(result, config, world)
      if (github !== undefined) await tell({ github, plan, config, world, checks, result, files })
    },
    async crashed(error) {
      const cancelled = world.signal.aborted
      const title = cancelled ? 'cancelled' : error instanceof ConfigError ? 'configuration error' : 'perf-gate itself failed'
      if (github === undefined) return
      await completeChecks(github, world, checks, () => ({ conclusion: cancelled ? 'cancelled' : 'failure', output: { title, summary: fenced(error.message) } }))
      await attempt(world, 'say on the old comment that the run ended', () => markComment({ github, plan, config, world }, true))
    },
  }
}

type Telling = { github: GitHub; plan: Plan; config: Config; world: World; checks: OpenedChecks; result: Result; files: { path: string; content: string }[] }

/** Each step may fail without taking the others with it; the most durable come first. */
async function tell({ github, plan, config, world, checks, result, files }: Telling): Promise<void> {
  const report = buildReport(result)
  await attempt(world, 'write the job summary', () => github.summary.write(renderSummary(report)))
  const name = config.report.artifactName
  const uploaded = await attempt(world, 'upload the report', () => github.artifacts.upload(name, files, config.baseline.retentionDays))
  const pageUrl = await uploadPage(github, `${name}.html`, files, config.baseline.retentionDays)
  const baselineAs = plan.publish.baselineAs
  const unfit = whyNoBaseline(result)
  if (baselineAs !== undefined && unfit !== undefined) world.log.warning(`not saved as a baseline, the last good one stays: ${unfit}`)
  if (baselineAs !== undefined && unfit === undefined) {
    await attempt(world, 'upload the baseline', () => github.artifacts.upload(baselineAs, [{ path: 'result.json', content: JSON.stringify(result) }], config.baseline.retentionDays))
  }
  const digest = baselineAs === undefined || unfit !== undefined ? undefined : encodeDigest(result, MAX_DIGEST_BYTES)
  const rendered = renderChecks(report, config.failOn, digest)
  await completeChecks(github, world, checks, (name) => rendered[name] ?? NOT_RUN)
  const commentUrl = await attempt(world, 'comment on the pull request', () => sendComment({ github, plan, config, world }, result, { reportUrl: uploaded?.url, pageUrl }))
  for (const [name, value] of Object.entries(outputsOf(result, config, { reportUrl: pageUrl ?? uploaded?.url, commentUrl }))) github.outputs.set(name, value)
}

/** The page by itself, for a browser to open. Where the service stores archives only, as older GitHub Enterprise servers do, the packed one has to do. */
async function uploadPage(github: GitHub, name: string, files: Telling['files'], retentionDays: number | undefined): Promise<string | undefined> {
  const page = files.find((one) => one.path === 'report.html')
  return page === undefined ? undefined : github.artifacts.uploadPage(name, page.content, retentionDays).then(({ url }) => url, () => undefined)
}

/** Of the 65,535 bytes that a check's summary may have. */
const MAX_DIGEST_BYTES = 40_000

const NOT_RUN: { conclusion: CheckConclusion; output: CheckOutput } = { conclusion: 'neutral', output: { title: 'did not run', summary: 'This phase did not run.' } }

/** Renders and writes each file; those that could be rendered are returned, for they can be uploaded even from a full disk. */
async function writeFiles(result: Result, config: Config, world: World): Promise<{ path: string; content: string }[]> {
  const files: { path: string; content: string }[] = []
  for (const [format, path] of FILES) {
    await attempt(world, `write ${path}`, async () => {
      const content = renderAs(result, format)
      files.push({ path, content })
      await world.files.write(`${config.report.outputFolder}/${path}`, content)
    })
  }
  return files
}

/** The post step is told before there is any: one of which we never hear that it was opened would stay in progress for ever. */
async function openChecks(github: GitHub, plan: Plan, opened: OpenedChecks): Promise<void> {
  const sha = plan.publish.checksOn
  if (sha === undefined) return
  github.state.save(OPEN_CHECKS_STATE, JSON.stringify({ headSha: sha, key: github.checks.key } satisfies OpenChecksState))
  for (const phase of [undefined, ...plan.phases]) {
    const id = await github.checks.open(checkName(phase), sha)
    // Without the permission for one there is none for the others either.
    if (id === undefined) break
    opened.ids.set(checkName(phase), id)
  }
  opened.areAllKnown = true
}

async function completeChecks(github: GitHub, world: World, checks: OpenedChecks, render: (name: string) => { conclusion: CheckConclusion; output: CheckOutput }): Promise<void> {
  for (const [name, id] of checks.ids) {
    const { conclusion, output } = render(name)
    const done = await attempt(world, `complete the check ${name}`, async () => {
      await github.checks.complete(id, conclusion, output)
      return true
    })
    if (done === true) checks.ids.delete(name)
  }
  if (checks.areAllKnown && checks.ids.size === 0) github.state.save(OPEN_CHECKS_STATE, '')
}

/** A failure to tell is a warning: measuring is never lost because of it. */
async function attempt<T>(world: World, what: string, doing: () => Promise<T>): Promise<T | undefined> {
  try {
    return await doing()
  } catch (error) {
    world.log.warning(`could not ${what}: ${(error as Error).message}`)
    return undefined
  }
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.replaceAll('```', "'''").slice(0, 30_000)}\n\`\`\``
}
