import type { Baseline } from '../judge/history/baseline.ts'
import type { Result } from '../measure/result.ts'
import type { ArtifactRef, World } from '../ports.ts'

/** A result with 50 runs of history is well below; a larger one is not ours. */
const MAX_BYTES = 20_000_000
const ANCESTORS = 50
const DAY_MS = 86_400_000

/** So many refused ones are passed over for an older one. */
const MOST_TRIES = 5

export type FetchedBaseline = { result: Result; sha: string; distance: number; /** Why nearer ones were not used. */ refused: string[] } | { none: string }

export type WantedBaseline = {
  artifactName: string
  sha: string
  maxAgeDays: number
  read: (text: string) => Baseline
  /** An older one of this kind of machine is better than a nearer one of another; undefined: the nearest is. */
  environment?: string | undefined
}

/**
 * Fetches the baseline of a commit or of its nearest ancestor that has one which `read` accepts. Artifacts are taken from the default branch
 * only and chosen by commit, never by how their run ended. Every way of finding none has its reason.
 */
export async function fetchBaseline({ artifactName, sha, maxAgeDays, read, environment }: WantedBaseline, world: World): Promise<FetchedBaseline> {
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
    return await readFirst(candidates.slice(0, MOST_TRIES), github, { read, environment })
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${(error as Error).message}`)
    return { none: `the stored baseline could not be fetched: ${(error as Error).message}` }
  }
}

type Candidate = { artifact: ArtifactRef; distance: number }

/** Nearest first; of a commit that was measured again the newest first. */
function listNearest(ancestors: readonly string[], artifacts: readonly ArtifactRef[]): Candidate[] {
  return ancestors.flatMap((sha, distance) => artifacts.filter((one) => one.headSha === sha).map((artifact) => ({ artifact, distance })))
}

async function readFirst(candidates: readonly Candidate[], github: NonNullable<World['github']>, { read, environment }: Pick<WantedBaseline, 'read' | 'environment'>): Promise<FetchedBaseline> {
  const refused: string[] = []
  let foreign: Extract<FetchedBaseline, { result: Result }> | undefined
  for (const { artifact, distance } of candidates) {
    const baseline = await download(artifact, github, read)
    const name = `that of ${artifact.headSha.slice(0, 7)}`
    if (baseline.kind === 'refused') {
      refused.push(`${name}: ${baseline.reason}`)
      continue
    }
    const found = { result: baseline.result, sha: artifact.headSha, distance, refused: [...refused] }
    if (environment === undefined || baseline.result.environment.key === environment) return found
    foreign ??= found
    refused.push(`${name}: it was measured on another kind of machine (${baseline.result.environment.key})`)
  }
  return foreign ?? { none: `the stored baseline was refused: ${refused.join('; ')}`.slice(0, 900) }
}

/** One that cannot be had is passed over like one that cannot be used. */
async function download(artifact: ArtifactRef, github: NonNullable<World['github']>, read: WantedBaseline['read']): Promise<Baseline> {
  try {
    const text = await github.artifacts.download(artifact, 'result.json', MAX_BYTES)
    return text === undefined ? { kind: 'refused', reason: 'its artifact holds no result.json' } : read(text)
  } catch (error) {
    return { kind: 'refused', reason: `it could not be downloaded: ${(error as Error).message}` }
  }
}
