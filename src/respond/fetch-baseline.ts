import type { Baseline } from '../judge/baseline.ts'
import type { Result } from '../measure/result.ts'
import type { ArtifactRef, World } from '../ports.ts'

/** A result with 50 runs of history is well below; a larger one is not ours. */
const MAX_BYTES = 20_000_000
const ANCESTORS = 50
const DAY_MS = 86_400_000

/** So many refused ones are passed over for an older one. */
const MOST_TRIES = 5

export type FetchedBaseline = { result: Result; sha: string; distance: number; /** Why nearer ones were not used. */ refused: string[] } | { none: string }

/**
 * Fetches the baseline of a commit or of its nearest ancestor that has one which `read` accepts. Artifacts are taken from the default branch
 * only and chosen by commit, never by how their run ended. Every way of finding none has its reason.
 */
export async function fetchBaseline({ artifactName, sha, maxAgeDays, read }: { artifactName: string; sha: string; maxAgeDays: number; read: (text: string) => Baseline }, world: World): Promise<FetchedBaseline> {
  const { github } = world
  if (github === undefined) return { none: 'there are no stored baselines here' }
  try {
    const branch = await github.repository.defaultBranch()
    const all = (await github.artifacts.list(artifactName)).filter((one) => one.headBranch === branch)
    if (all.length === 0) return { none: `no run on ${branch} has stored a baseline yet (artifact ${artifactName})` }
    const usable = all.filter((one) => !one.expired && world.clock.now() - Date.parse(one.createdAt) <= maxAgeDays * DAY_MS)
    if (usable.length === 0) return { none: `the stored baselines have expired or are older than ${maxAgeDays} days` }
    const candidates = listNearest(await github.repository.ancestors(sha, ANCESTORS), usable)
    if (candidates.length === 0) return { none: `neither ${sha.slice(0, 7)} nor any of its last ${ANCESTORS} ancestors has a stored baseline` }
    return await readFirst(candidates.slice(0, MOST_TRIES), github, read)
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${(error as Error).message}`)
    return { none: `the stored baseline could not be fetched: ${(error as Error).message}` }
  }
}

type Candidate = { artifact: ArtifactRef; distance: number }

/** Nearest first; of a commit that was measured again the newest. */
function listNearest(ancestors: readonly string[], artifacts: readonly ArtifactRef[]): Candidate[] {
  return ancestors.flatMap((sha, distance) => artifacts.filter((one) => one.headSha === sha).slice(0, 1).map((artifact) => ({ artifact, distance })))
}

async function readFirst(candidates: readonly Candidate[], github: NonNullable<World['github']>, read: (text: string) => Baseline): Promise<FetchedBaseline> {
  const refused: string[] = []
  for (const { artifact, distance } of candidates) {
    const text = await github.artifacts.download(artifact, 'result.json', MAX_BYTES)
    const baseline: Baseline = text === undefined ? { kind: 'refused', reason: 'its artifact holds no result.json' } : read(text)
    if (baseline.kind === 'usable') return { result: baseline.result, sha: artifact.headSha, distance, refused }
    refused.push(`that of ${artifact.headSha.slice(0, 7)}: ${baseline.reason}`)
  }
  return { none: `the stored baseline was refused: ${refused.join('; ')}` }
}
