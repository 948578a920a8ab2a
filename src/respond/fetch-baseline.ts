import type { ArtifactRef, World } from '../ports.ts'

/** A result with 50 runs of history is well below; a larger one is not ours. */
const MAX_BYTES = 20_000_000
const ANCESTORS = 50
const DAY_MS = 86_400_000

export type FetchedBaseline = { text: string; sha: string; distance: number } | { none: string }

/**
 * Fetches the baseline of a commit or of its nearest ancestor that has one. Artifacts are taken from the default branch only and
 * chosen by commit, never by how their run ended. Every way of finding none has its reason.
 */
export async function fetchBaseline({ artifactName, sha, maxAgeDays }: { artifactName: string; sha: string; maxAgeDays: number }, world: World): Promise<FetchedBaseline> {
  const { github } = world
  if (github === undefined) return { none: 'there are no stored baselines here' }
  try {
    const branch = await github.repository.defaultBranch()
    const all = (await github.artifacts.list(artifactName)).filter((one) => one.headBranch === branch)
    if (all.length === 0) return { none: `no run on ${branch} has stored a baseline yet (artifact ${artifactName})` }
    const usable = all.filter((one) => !one.expired && world.clock.now() - Date.parse(one.createdAt) <= maxAgeDays * DAY_MS)
    if (usable.length === 0) return { none: `the stored baselines have expired or are older than ${maxAgeDays} days` }
    const nearest = findNearest(await github.repository.ancestors(sha, ANCESTORS), usable)
    if (nearest === undefined) return { none: `neither ${sha.slice(0, 7)} nor any of its last ${ANCESTORS} ancestors has a stored baseline` }
    const text = await github.artifacts.download(nearest.artifact, 'result.json', MAX_BYTES)
    if (text === undefined) return { none: `the baseline artifact of ${nearest.artifact.headSha.slice(0, 7)} holds no result.json` }
    return { text, sha: nearest.artifact.headSha, distance: nearest.distance }
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${(error as Error).message}`)
    return { none: `the stored baseline could not be fetched: ${(error as Error).message}` }
  }
}

function findNearest(ancestors: readonly string[], artifacts: readonly ArtifactRef[]): { artifact: ArtifactRef; distance: number } | undefined {
  for (const [distance, sha] of ancestors.entries()) {
    const artifact = artifacts.find((one) => one.headSha === sha)
    if (artifact !== undefined) return { artifact, distance }
  }
  return undefined
}
