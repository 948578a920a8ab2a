import type { Damage, Fault } from './rig/state.ts'

/** What happens to a call, and how often. A lost answer is that of a request which was carried out. */
export const FAULTS: readonly { name: string; damage: Damage; times: number }[] = [
  { name: '403', damage: { status: 403, message: 'Resource not accessible by integration' }, times: Number.POSITIVE_INFINITY },
  { name: '404', damage: { status: 404, message: 'Not Found' }, times: Number.POSITIVE_INFINITY },
  { name: '422', damage: { status: 422, message: 'Validation Failed' }, times: Number.POSITIVE_INFINITY },
  { name: '429', damage: { status: 429, message: 'Too Many Requests', headers: { 'retry-after': '2' } }, times: 1 },
  { name: '500 ×3', damage: { status: 500 }, times: 3 },
  { name: 'no answer', damage: { lost: 'silence' }, times: 1 },
  { name: 'reset', damage: { lost: 'reset' }, times: 1 },
  { name: 'no JSON', damage: { lost: 'garbage' }, times: 1 },
  { name: 'silence', damage: { lost: 'silence' }, times: Number.POSITIVE_INFINITY },
]

/** One kind of call that a run makes. `mention` tells this run's calls from those of the others beside it. */
export type Call = Pick<Fault, 'method' | 'path'> & {
  mention: 'token' | 'report' | 'baseline'
  /** What there has to be for the call to be made. */
  needs?: 'comment' | 'digest'
}

export const CALLS: Readonly<Record<string, Call>> = {
  'open a check run': { method: 'POST', path: /\/check-runs$/, mention: 'token' },
  'complete a check run': { method: 'PATCH', path: /\/check-runs\/\d+$/, mention: 'token' },
  'who am I': { path: /^\/graphql$/, mention: 'token' },
  'list comments': { method: 'GET', path: /\/issues\/\d+\/comments$/, mention: 'token' },
  'first comment': { method: 'POST', path: /\/issues\/\d+\/comments$/, mention: 'token' },
  'change the comment': { method: 'PATCH', path: /\/issues\/comments\/\d+$/, mention: 'token', needs: 'comment' },
  'newest commit of the pull request': { path: /\/pulls\/\d+$/, mention: 'token' },
  'merge base': { path: /\/compare\//, mention: 'token' },
  'default branch': { path: /^\/repos\/[^/]+\/[^/]+$/, mention: 'token' },
  'list artifacts': { path: /\/actions\/artifacts$/, mention: 'token' },
  'ancestors': { path: /\/commits$/, mention: 'token' },
  'fetch the baseline': { path: /\/actions\/artifacts\/\d+\/zip$/, mention: 'token' },
  'its bytes': { method: 'GET', path: /\/actions-results\//, mention: 'baseline' },
  'read the check of the base': { method: 'GET', path: /\/commits\/\w+\/check-runs$/, mention: 'token', needs: 'digest' },
  'create the artifact': { path: /\/CreateArtifact$/, mention: 'report' },
  'upload its bytes': { method: 'PUT', path: /\/actions-results\//, mention: 'report' },
  'finalize the artifact': { path: /\/FinalizeArtifact$/, mention: 'report' },
  'everything': { path: /./, mention: 'token' },
}

/**
 * What is lost, by call and fault. `·`: nothing; `!`: nothing, and a warning is given. Whatever is lost is told in a warning or in the report, and
 * neither the verdict nor the result on disk nor the job summary ever is. Storage that asks for patience says 503, never 429, and its client knows that.
 */
export const EXPECTED = `
call                              | 403                     | 404                     | 422                     | 429    | 500 ×3 | no answer | reset | no JSON | silence
open a check run                  | checks                  | checks                  | checks                  | ·      | ·      | ·         | ·     | ·       | ·
complete a check run              | checks                  | checks                  | checks                  | ·      | ·      | ·         | ·     | ·       | !
who am I                          | ·                       | ·                       | ·                       | ·      | ·      | ·         | ·     | ·       | ·
list comments                     | comment                 | comment                 | comment                 | ·      | ·      | ·         | ·     | ·       | comment
first comment                     | comment                 | comment                 | comment                 | ·      | ·      | ·         | ·     | ·       | ·
change the comment                | comment                 | comment                 | comment                 | ·      | ·      | ·         | ·     | ·       | !
newest commit of the pull request | ·                       | ·                       | ·                       | ·      | ·      | ·         | ·     | ·       | ·
merge base                        | !                       | !                       | !                       | ·      | ·      | ·         | ·     | ·       | !
default branch                    | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
list artifacts                    | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
ancestors                         | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
fetch the baseline                | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
its bytes                         | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
read the check of the base        | baseline                | baseline                | baseline                | ·      | ·      | ·         | ·     | ·       | baseline
create the artifact               | report+page             | report+page             | report+page             | ·      | ·      | ·         | ·     | ·       | report+page
upload its bytes                  | report                  | report                  | report                  | report | ·      | ·         | ·     | ·       | report+page
finalize the artifact             | report+page             | report+page             | report+page             | ·      | ·      | ·         | ·     | ·       | ·
everything                        | checks+comment+baseline | checks+comment+baseline | checks+comment+baseline | ·      | ·      | ·         | ·     | ·       | checks+comment+baseline
`

/** The calls that only `mode: report` makes. It has nothing but these to tell by: what is lost is told as an error, and the job fails. */
export const REPORT_CALLS: Readonly<Record<string, Call>> = {
  'find the pull request': { method: 'GET', path: /\/pulls$/, mention: 'token' },
  'find the result': { method: 'GET', path: /\/actions\/runs\/\d+\/artifacts$/, mention: 'token' },
  'fetch the result': { method: 'GET', path: /\/actions\/artifacts\/\d+\/zip$/, mention: 'token' },
}

export const EXPECTED_REPORT = `
call                  | 403   | 404   | 422   | 429 | 500 ×3 | no answer | reset | no JSON | silence
find the pull request | error | error | error | ·   | ·      | ·         | ·     | ·       | error
find the result       | error | error | error | ·   | ·      | ·         | ·     | ·       | error
fetch the result      | error | error | error | ·   | ·      | ·         | ·     | ·       | error
`
