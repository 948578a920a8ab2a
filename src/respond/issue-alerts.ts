import type { Config } from '../config/config.ts'
import { nameOf } from '../judge/promises/violations.ts'
import type { Result, Violation } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { FoundIssue, World } from '../ports.ts'
import { alertMarker, alertTitle, renderAlertIssue } from '../report/markdown/alert-issue.ts'

/** One issue for all violations of the default branch: opened, changed and closed, never a second one. */
export type IssueAlerts = {
  /** A violation that fires, still does, or has been resolved. */
  tell(violation: Violation): Promise<void>
  /** What a whole run showed: one that kept all promises closes what an earlier one opened. */
  conclude(result: Result): Promise<void>
}

/** Undefined where no issue is wanted, or none may be: on other branches, for pull requests and forks, on laptops. */
export function openIssueAlerts({ event }: Plan, config: Config, world: World): IssueAlerts | undefined {
  const { github } = world
  const { commentId } = config.report
  if (!config.alerts.issue || github === undefined || !event.onDefaultBranch || event.fromFork || event.pullRequest !== undefined) return undefined
  const { issues } = github
  const told = new Map<string, Violation>()
  let found: Promise<FoundIssue | undefined> | undefined
  const branch = event.headRef ?? 'the default branch'
  const ours = () => (found ??= issues.find(alertMarker(commentId)))
  const render = () => renderAlertIssue({ commentId, branch, violations: [...told.values()], title: event.title, headSha: event.headSha, runUrl: event.runUrl })

  async function write(isOpen: boolean): Promise<void> {
    const issue = await ours()
    if (issue === undefined) {
      const opened = await issues.open(alertTitle({ commentId, branch }), render())
      if (opened !== undefined) found = Promise.resolve({ ...opened, body: '', isOpen: true })
    } else await issues.update(issue.number, { body: render(), isOpen })
  }

  return {
    tell: (violation) => attempt(world, config.alerts.dryRun, render, async () => {
      told.set(`${nameOf(violation)} ${violation.limit}`, violation)
      await write([...told.values()].some((one) => one.state !== 'resolved'))
    }),
    async conclude({ verdicts }) {
      const kept = verdicts.find((one) => one.phase === 'sla')?.verdict === 'pass'
      if (!kept || told.size > 0 || config.alerts.dryRun) return
      await attempt(world, false, render, async () => { if ((await ours())?.isOpen === true) await write(false) })
    },
  }
}

/** What goes wrong with an issue is a warning. */
async function attempt({ log }: World, isDryRun: boolean, render: () => string, act: () => Promise<void>): Promise<void> {
  if (isDryRun) {
    log.info(`alerts: dry run, the issue would have been written: ${render().slice(0, 1000)}`)
    return
  }
  try {
    await act()
  } catch (error) {
    log.warning(`the issue about violations could not be written: ${(error as Error).message}`)
  }
}
