import { describe, expect, test } from 'vitest'
import type { Rehearsal } from '../../src/measure/result.ts'
import { Result } from '../../src/measure/result.ts'
import { renderComment } from '../../src/report/markdown/comment.ts'
import { buildRehearsal } from '../../src/report/view/rehearsal-row.ts'
import { renderAs } from '../../src/report/render-as.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { passing } from './result-fixture.ts'

const RECOVERED: Rehearsal = { outcome: 'recovered', fault: 'crash', violated: 'availability_percent', detectedSeconds: 4.2, switchedSeconds: 0.6, recoveredSeconds: 6.34, requests: 1500, failed: 312 }

describe('a rehearsed rollback', () => {
  const words = (rehearsal: Rehearsal) => { const row = buildRehearsal({ rehearsal }); return `${row?.outcome} (${row?.text})` }
  test('is told with what went wrong, how long the way back took, and what it cost', () => {
    expect([
      words(RECOVERED), words({ ...RECOVERED, outcome: 'not-recovered', fault: 'own', violated: 'safe.p99_response_time_ms', recoveredSeconds: undefined }),
      words({ outcome: 'not-detected', fault: 'slow', requests: 100, failed: 0, reason: 'nothing violated a threshold' }), words({ outcome: 'failed', fault: 'own', reason: 'the base was not ready' }), words({ outcome: 'skipped', reason: 'there is no base to go back to' }),
    ]).toMatchInlineSnapshot(`
      [
        "recovered in 6.3 s (the head was stopped on purpose: share of requests answered without error violated its promise after 4.2 s; the base carried the traffic again 0.6 s after the decision; 312 of 1,500 requests failed meanwhile)",
        "did not recover (the head went wrong by itself: safe: 99th percentile response time violated its promise after 4.2 s; the base carried the traffic again 0.6 s after the decision; 312 of 1,500 requests failed meanwhile)",
        "would not have been asked for: nothing violated a threshold (answers of the head were held up on purpose; 0 of 100 requests failed meanwhile)",
        "failed: the base was not ready (the head went wrong by itself)",
        "not rehearsed: there is no base to go back to ()",
      ]
    `)
  })
  test('is one row of comment, summary, terminal and page, read back from the result', () => {
    const result = Result.parse(JSON.parse(JSON.stringify({ ...passing(), rehearsal: RECOVERED })))
    const comment = renderComment(buildReport(result), { commentId: 'perf-gate' })
    expect(comment.split('\n').filter((line) => line.includes('Rollback rehearsal'))).toEqual([expect.stringMatching(/^✅ \*\*Rollback rehearsal\*\*: recovered in 6\.3\ss \(.*312 of 1,500\srequests failed/)])
    for (const format of ['markdown', 'terminal', 'html'] as const) expect(renderAs(result, format, { color: false, width: 100 })).toMatch(/Rollback rehearsal.*recovered in 6\.3/)
    expect(renderComment(buildReport(passing()), { commentId: 'perf-gate' })).not.toContain('rehearsal')
  })
})
