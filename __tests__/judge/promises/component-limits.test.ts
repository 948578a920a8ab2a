import { expect, test } from 'vitest'
import type { ComponentConfig } from '../../../src/config/component-config.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { judgeComponentLimits } from '../../../src/judge/promises/promises.ts'
import { Histogram } from '../../../src/measure/histogram.ts'
import type { Distribution } from '../../../src/measure/result.ts'

const [WORKSPACE] = readConfig({ text: 'target: http://127.0.0.1:1\ncomponents: { workspace: { kind: filesystem, path: data, required: true, limits: ["read.p99 < 5ms"] } }', file: undefined, inputs: {} }).components as [ComponentConfig]

function distribution(name: string, ms: number): Distribution {
  const histogram = new Histogram()
  histogram.record(ms * 1000)
  return { side: 'head', subject: { kind: 'component', name }, latencyUs: histogram.encode(), samples: 1 }
}

test('a limit on a part is held against that part alone', () => {
  const judge = (readMs: number) => judgeComponentLimits({ phase: 'integration', blocks: [], absences: [], distributions: [distribution('workspace', 50), distribution('workspace › read', readMs)] }, [WORKSPACE])
  expect(judge(4)).toMatchObject([{ verdict: 'pass', observed: expect.closeTo(4, 1), subject: { name: 'workspace › read' } }])
  expect(judge(6)).toMatchObject([{ verdict: 'fail' }])
})

test('a required component that was never there fails with the reason of its absence', () => {
  const absences = [{ metric: 'avg_ms', subject: { kind: 'component' as const, name: 'workspace' }, reason: 'head: hung for 500 ms' }]
  const [required] = judgeComponentLimits({ phase: 'integration', blocks: [], absences, distributions: [] }, [{ ...WORKSPACE, limits: [] }])
  expect(required).toMatchObject({ text: 'workspace: required', verdict: 'fail', severity: 'major', reason: 'required, and not observed: head: hung for 500 ms' })
  expect(judgeComponentLimits({ phase: 'integration', blocks: [], absences, distributions: [] }, [{ ...WORKSPACE, limits: [], required: false }])).toEqual([])
})
