import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { blocksOfSlot } from '../../src/phases/blocks/blocks.ts'
import { httpProbes } from '../../src/probes/http.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { startHttp } from '../load/services.ts'

/** Experts who answer when they are asked the second time; every fourth escalation finds no resolution. */
test('the way to experts is a component with its steps as parts, and what found no resolution is its error rate', async () => {
  const asked = new Map<string, number>()
  let ids = 0
  await using service = await startHttp((request, response) => {
    if (request.method === 'POST') return void response.end(JSON.stringify({ id: `${++ids}` }))
    const id = request.url?.split('/').at(-1) ?? ''
    asked.set(id, (asked.get(id) ?? 0) + 1)
    response.end(JSON.stringify({ state: Number(id) % 4 === 0 || asked.get(id) === 1 ? 'pending' : 'resolved', queue: 2 }))
  })
  const config = readConfig({ file: 'perf-gate.yml', inputs: {}, text: `target: ${service.origin}
escalation:
  steps:
    - { name: submit, method: POST, path: /e, json: { command: "{{match}}" }, capture: { id: /id } }
    - { name: resolution, path: "/e/{{id}}", until: { json: /state, equals: resolved, every: 10ms, at-most: 100ms }, timings: { queue: /queue } }
components: { panel: { kind: escalation, command: kubectl apply } }
` })
  const load = await runInThread({ schedule: buildSteadySchedule({ requests: httpProbes(config.components), durationMs: 1000, ratePerSecond: 40, seed: 1 }), targets: [{ side: 'head', origin: service.origin }], timeoutMs: 2000, warmupMs: 0 })
  const { blocks } = blocksOfSlot({ round: 0, slot: 0, durationMs: 1000, run: { load, resources: new Map() } })
  const of = (name: string, metric: string) => blocks.find((block) => block.subject.kind === 'component' && block.subject.name === name && block.metric === metric)
  expect(of('panel', 'error_rate_percent')).toMatchObject({ value: 25, samples: 40 })
  expect(of('panel', 'avg_ms')).toMatchObject({ samples: 30 })
  // Every answer tells how long its escalation had been in the queue.
  expect(of('panel › resolution › queue', 'avg_ms')?.value).toBeCloseTo(2, 1)
  expect(of('panel › submit', 'avg_ms')).toMatchObject({ samples: 40 })
  expect(blocks.some((block) => block.subject.kind === 'class')).toBe(false)
})
