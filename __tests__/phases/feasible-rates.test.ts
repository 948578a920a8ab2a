import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { refuseImpossibleRates } from '../../src/phases/feasible-rates.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'

function refuse(text: string): Promise<void> {
  const config = readConfig({ text: `service: { start: node server.js }\ncompare: { mode: paired }\n${text}\n`, file: 'perf-gate.yml', inputs: { 'base-ref': 'main' }, seed: 1 })
  return refuseImpossibleRates(planRun(config, readEvent(undefined)), config)
}

test('a rate that no generator here can send is refused before anything starts, with what it can', async () => {
  await expect(refuse('load: { rate: 100000, duration: 5s }\nsla: { rate: 100000, duration: 5s }')).rejects.toThrow(/load\.rate: 100000\/s to base and head at once: 200000 .* than this machine can send: \d+/)
})

test('the rate of a phase that does not run is nobody\'s concern', async () => {
  await expect(refuse('phases: [sla]\nload: { rate: 100000, duration: 5s }')).resolves.toBeUndefined()
})

test('more requests than one plan holds are refused before anything starts, for every phase that has them', async () => {
  const refused = refuse('integration: { rate: 2000, duration: 1h }\nload: { rate: 20000, duration: 1h, pattern: business_hours }\nsla: { rate: 900, duration: 1h }')
  await expect(refused).rejects.toThrow(/integration: up to 7200000 requests in one slot, at most 5000000[^]*load: up to \d{8}/)
  await expect(refused).rejects.not.toThrow(/sla: /)
  await expect(refuse('sla: { rate: 900, duration: 1h, pattern: business_hours }')).rejects.toThrow(/sla: up to \d{7,8} requests in one slot/)
})
