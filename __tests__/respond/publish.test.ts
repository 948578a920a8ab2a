import { describe, expect, test } from 'vitest'
import { DEFAULT_REPORT } from '../../src/config/defaults.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import { commentMarker } from '../../src/report/markdown/comment.ts'
import { OPEN_CHECKS_STATE, openPublishing } from '../../src/respond/publish.ts'
import { breached, first, passing, regressed, saturated } from '../report/result-fixture.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const REPORT_ARTIFACT = DEFAULT_REPORT.artifactName
const LAPTOP = readEvent(undefined)
const PULL: Event = { ...LAPTOP, kind: 'pull_request', sha: 'merge', headSha: 'f00dbabe', baseSha: 'base', baseRef: 'main', pullRequest: 7 }
const PUSH: Event = { ...LAPTOP, kind: 'push', sha: 'tip', headSha: 'tip', baseSha: 'before', onDefaultBranch: true }
const ALL = ['perf-gate', 'perf-gate / integration', 'perf-gate / load', 'perf-gate / sla']
const OLD = `${commentMarker(DEFAULT_REPORT.commentId)}\n### old numbers`

function open(world: RecordingWorld, event: Event = PULL, inputs: Parameters<typeof readConfig>[0]['inputs'] = {}) {
  const config = readConfig({ text: 'service: { start: node server.js }', file: 'perf-gate.yml', inputs })
  return openPublishing(planRun(config, event), config, world)
}

const conclusions = (world: RecordingWorld) => [...world.checks.values()].map((one) => [one.name, one.conclusion])
/** What the post step is told to look for. */
const sought = (world: RecordingWorld) => world.state[OPEN_CHECKS_STATE]
const SOUGHT = JSON.stringify({ headSha: 'f00dbabe', key: 'key-of-this-run' })

describe('the page', () => {
  test('is what the comment leads to, and each finding in it to its row', async () => {
    const world = openRecordingWorld()
    await (await open(world)).complete(regressed())
    expect(world.comments.get(1)?.body).toContain(`[CPU time per request](https://github.com/artifact/${REPORT_ARTIFACT}.html#metric-load-service-cpu_ms_per_request)`)
  })
  test('that the service does not store by itself is in the packed report, without a warning', async () => {
    const world = openRecordingWorld()
    world.github.artifacts.uploadPage = () => Promise.reject(new Error('archives only'))
    await (await open(world)).complete(regressed())
    expect(world.outputs['report-url']).toBe(`https://github.com/artifact/${REPORT_ARTIFACT}`)
    expect(world.comments.get(1)?.body).not.toContain('.html')
    expect(world.warnings).toEqual([])
  })
  test('and the packed report have names of their own where several gates comment', async () => {
    const world = openRecordingWorld()
    const config = readConfig({ text: 'service: { start: node server.js }\nreport: { comment-id: api }', file: 'perf-gate.yml', inputs: {} })
    await (await openPublishing(planRun(config, PULL), config, world)).complete(regressed())
    expect(Object.keys(world.uploads)).toEqual([`${REPORT_ARTIFACT}-api`])
    expect(world.told).toContain(`upload page ${REPORT_ARTIFACT}-api.html`)
  })
})

describe('before measuring', () => {
  test('a check per planned phase is open on the head commit, and the post step knows of each', async () => {
    const world = openRecordingWorld()
    await open(world, PULL, { phases: 'load,sla' })
    expect([...world.checks.values()]).toEqual(['perf-gate', 'perf-gate / load', 'perf-gate / sla'].map((name) => ({ name, sha: 'f00dbabe' })))
    expect(sought(world)).toBe(SOUGHT)
  })

  test('an older comment says that newer numbers are on their way', async () => {
    const world = openRecordingWorld()
    world.comments.set(1, { body: OLD, written: 0 })
    await open(world)
    expect(world.comments.get(1)?.body).toContain('re-running for f00dbab')
    expect(world.comments.get(1)?.body).toContain('old numbers')
  })

  test('checks opened before one that fails to open are known to the post step, and completed', async () => {
    const world = openRecordingWorld()
    const { open: openCheck } = world.github.checks
    world.github.checks.open = (name, sha) => (name.endsWith('load') ? Promise.reject(new Error('Bad Gateway')) : openCheck(name, sha))
    const publishing = await open(world)
    expect(sought(world)).toBe(SOUGHT)
    expect(world.warnings).toEqual([expect.stringContaining('Bad Gateway')])
    await publishing.complete(passing())
    expect(conclusions(world)).toEqual([['perf-gate', 'success'], ['perf-gate / integration', 'success']])
    // Of the third nobody knows whether it was opened.
    expect(sought(world)).toBe(SOUGHT)
  })
})

describe('a finished run', () => {
  test('is told in order of durability: disk, summary, report, checks, comment', async () => {
    const world = openRecordingWorld()
    const publishing = await open(world)
    world.told.length = 0
    await publishing.complete(regressed())
    expect(world.told.map((one) => one.replace(/^write .*\//, 'write '))).toEqual([
      'write result.json', 'write report.html', 'write report.md', 'write junit.xml', 'summary', `upload ${REPORT_ARTIFACT}`, `upload page ${REPORT_ARTIFACT}.html`, ...ALL.map((name) => `complete ${name}`), 'comment',
    ])
    expect(world.uploads[REPORT_ARTIFACT]?.toSorted()).toEqual(['junit.xml', 'report.html', 'report.md', 'result.json'])
    expect(JSON.parse(Object.values(world.written).find((text) => text.startsWith('{')) ?? '')).toEqual(regressed())
    expect(conclusions(world)).toEqual([['perf-gate', 'failure'], ['perf-gate / integration', 'success'], ['perf-gate / load', 'failure'], ['perf-gate / sla', 'success']])
    expect(sought(world)).toBe('')
    expect(world.outputs).toMatchObject({ verdict: 'fail', load: 'fail', sla: 'pass', regressions: '1', 'report-url': `https://github.com/artifact/${REPORT_ARTIFACT}.html`, 'comment-url': 'https://github.com/comment/1' })
    expect(world.warnings).toEqual([])
  })

  test('that changed nothing leaves no comment, and flips one that is there', async () => {
    const quiet = openRecordingWorld()
    await (await open(quiet)).complete(passing())
    expect([...quiet.comments]).toEqual([])
    const recovered = openRecordingWorld()
    recovered.comments.set(1, { body: OLD, written: 0 })
    await (await open(recovered)).complete(passing())
    expect(recovered.comments.get(1)?.body).toContain('✅')
    expect(recovered.comments.get(1)?.body).not.toMatch(/re-running|old numbers/)
  })

  test('on the default branch stores the baseline, but not that of a run that was invalid or broke a promise', async () => {
    const valid = openRecordingWorld()
    await (await open(valid, PUSH)).complete(first())
    expect(valid.uploads['perf-gate-baseline']).toEqual(['result.json'])
    const invalid = openRecordingWorld()
    await (await open(invalid, PUSH)).complete(saturated())
    expect(Object.keys(invalid.uploads)).toEqual([REPORT_ARTIFACT])
    const violated = openRecordingWorld()
    await (await open(violated, PUSH)).complete(breached())
    expect(Object.keys(violated.uploads)).toEqual([REPORT_ARTIFACT])
    expect(violated.warnings).toEqual([expect.stringContaining('the run broke a promise')])
  })

  test('on a pull request stores no baseline', async () => {
    const world = openRecordingWorld()
    await (await open(world)).complete(passing())
    expect(Object.keys(world.uploads)).toEqual([REPORT_ARTIFACT])
  })
})

describe('a step of telling that fails', () => {
  const failing = () => Promise.reject(new Error('no space left'))
  const breakages: [string, (world: RecordingWorld) => void][] = [
    ['the files', (world) => { world.files.write = failing }],
    ['the summary', (world) => { world.github.summary.write = failing }],
    ['the artifacts', (world) => { world.github.artifacts.upload = failing }],
    ['the checks', (world) => { world.github.checks.complete = failing }],
    ['the comment', (world) => { world.github.comments.create = failing }],
  ]
  test.each(breakages)('(%s) is a warning, and the others are taken all the same', async (what, breakIt) => {
    const world = openRecordingWorld()
    const publishing = await open(world)
    breakIt(world)
    await publishing.complete(regressed())
    expect(world.warnings.length).toBeGreaterThan(0)
    for (const warning of world.warnings) expect(warning).toMatch(/^could not .*no space left$/)
    expect(world.outputs['verdict']).toBe('fail')
    const taken = { 'the files': Object.keys(world.written).length > 0, 'the summary': world.summary !== '', 'the artifacts': REPORT_ARTIFACT in world.uploads, 'the checks': conclusions(world).every(([, one]) => one !== undefined), 'the comment': world.comments.size > 0 }
    expect(taken).toEqual(Object.fromEntries(breakages.map(([name]) => [name, name !== what])))
  })

  test('that leaves a check open leaves it to the post step', async () => {
    const world = openRecordingWorld()
    const publishing = await open(world)
    const { complete } = world.github.checks
    world.github.checks.complete = (id, ...rest) => (id === 2 ? failing() : complete(id, ...rest))
    await publishing.complete(passing())
    expect(sought(world)).toBe(SOUGHT)
  })

  test('one file that cannot be written does not keep result.json from being written', async () => {
    const world = openRecordingWorld()
    const { write } = world.files
    const publishing = await open(world)
    world.files.write = (path, content) => (path.endsWith('.html') ? failing() : write(path, content))
    await publishing.complete(passing())
    expect(Object.keys(world.written).map((path) => path.split('/').at(-1)).toSorted()).toEqual(['junit.xml', 'report.md', 'result.json'])
    expect(world.warnings).toEqual([expect.stringContaining('report.html')])
  })
})

describe('a run without a result', () => {
  test('completes its checks, in words that blame the tool', async () => {
    const world = openRecordingWorld()
    const publishing = await open(world)
    await publishing.crashed(new Error('it broke ``` here'))
    expect(conclusions(world)).toEqual(ALL.map((name) => [name, 'failure']))
    const { output } = world.checks.get(1) ?? {}
    expect(output?.title).toBe('perf-gate itself failed')
    expect(output?.summary.match(/```/g)).toHaveLength(2)
    expect(sought(world)).toBe('')
  })

  test('says on the comment that was waiting for it that its numbers will not come, unless a newer run waits there already', async () => {
    const world = openRecordingWorld()
    world.comments.set(1, { body: OLD, written: 0 })
    const publishing = await open(world)
    expect(world.comments.get(1)?.body).toContain('⏳ re-running for f00dbab')
    const newer = await open(world, { ...PULL, headSha: 'cafe0000' })
    await publishing.crashed(new Error('cancelled'))
    expect(world.comments.get(1)?.body).toContain('⏳ re-running for cafe000')
    await newer.crashed(new Error('it broke'))
    expect(world.comments.get(1)?.body).toContain('⚠️ the run for cafe000 ended without a verdict; the numbers below are from before')
    expect(world.comments.get(1)?.body).toContain('### old numbers')
  })

  test('because it was cancelled says so', async () => {
    const world = openRecordingWorld()
    world.signal = AbortSignal.abort()
    await (await open(world)).crashed(new Error('cancelled by SIGINT'))
    expect(conclusions(world)).toEqual(ALL.map((name) => [name, 'cancelled']))
  })
})
