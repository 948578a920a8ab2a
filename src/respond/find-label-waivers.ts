import type { Config } from '../config/config.ts'
import type { LabelWaiver } from '../config/waiver.ts'
import type { Event } from '../plan/plan.ts'
import type { World } from '../ports.ts'

/**
 * The waivers of the configuration whose label the pull request has now, whatever it had when this run was started: a re-run is to see a label
 * that was given since. Where labels cannot be read nothing is waived, which is a warning. GitHub's labels differ by more than upper and lower case.
 */
export async function findLabelWaivers({ pullRequest }: Event, { compare: { waivers } }: Pick<Config, 'compare'>, { github, log }: Pick<World, 'github' | 'log'>): Promise<LabelWaiver[]> {
  if (waivers.length === 0 || pullRequest === undefined || github === undefined) return []
  try {
    const labels = (await github.repository.labelsOf(pullRequest)).map((label) => label.toLowerCase())
    return waivers.filter(({ label }) => labels.includes(label.toLowerCase()))
  } catch (error) {
    log.warning(`the labels of the pull request could not be read, so none of \`compare.waivers\` holds: ${(error as Error).message}`)
    return []
  }
}
