import { describe, expect, test } from 'vitest'
import { readBenchmark } from '../../src/probes/read-benchmark.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { probe } from './probing.ts'

const told = (output: string) => readBenchmark(output).map(({ part, metric, value, worse }) => [part, metric, value, worse])

describe('what a command prints', () => {
  test('is read line by line as name, value and unit; other lines are left out', () => {
    expect(told('warming up, 3 times\nparse 12.5 ms\nstart: 1.5s\n"first page" 250 us\nsize 2500000 B\nhits 93.5%\nspeed 1200 req/s\nopen 7\n')).toEqual([
      ['parse', 'measured_ms', 12.5, 'higher'], ['start', 'measured_ms', 1500, 'higher'], ['first page', 'measured_ms', 0.25, 'higher'], ['size', 'measured_mb', 2.5, 'higher'],
      ['hits', 'measured_percent', 93.5, 'higher'], ['speed', 'measured_per_second', 1200, 'lower'], ['open', 'measured_count', 7, 'higher'],
    ])
  })
  test('may be the JSON of github-action-benchmark or of hyperfine', () => {
    expect(told('[{ "name": "bundle", "unit": "KB", "value": 120 }, { "name": "broken", "value": "x" }]')).toEqual([['bundle', 'measured_mb', 0.12, 'higher']])
    expect(told('{ "results": [{ "command": "node a.js", "mean": 0.25, "stddev": 0.01, "times": [0.25] }] }')).toEqual([['node a.js', 'measured_ms', 250, 'higher']])
  })
  test('may be what go test -bench prints', () => {
    expect(told('goos: linux\nBenchmarkParse-8   \t 1000\t 1500000 ns/op\t 2000000 B/op\t 12 allocs/op\nPASS')).toEqual([
      ['BenchmarkParse-8', 'measured_ms', 1.5, 'higher'], ['BenchmarkParse-8 B/op', 'measured_mb', 2, 'higher'], ['BenchmarkParse-8 allocs/op', 'measured_count', 12, 'higher'],
    ])
  })
})

describe('a command', () => {
  test('is run once a slot in the checkout, with the address of the service, and each number has a row', async () => {
    const run = await probe('{ kind: exec, command: "echo parse 12.5 ms; test $PERF_GATE_URL = http://127.0.0.1:7 && echo told 1; pwd | grep -q ^/tmp && echo here 1" }', { folder: '/tmp', service: 'http://127.0.0.1:7' })
    expect(run).toMatchObject({ asked: 1, failed: 0, unseen: [], figures: [{ part: 'parse', value: 12.5, samples: 1 }, { part: 'told', value: 1 }, { part: 'here', value: 1 }] })
    expect(decodeHistogram(run.ownUs).count).toBe(1)
  })
  test.each([['that fails', 'echo parse 1 ms; echo no disk >&2; exit 3', 'exit', /exit code 3: no disk/], ['without numbers', 'echo done', 'no-numbers', /name value unit/], ['that does not end', 'sleep 60', 'timeout', /did not end within 300 ms/]])('%s has failed', async (_, command, kind, words) => {
    const run = await probe(`{ kind: exec, command: "${command}", timeout: 300ms }`, { folder: '/tmp' })
    expect(run).toMatchObject({ asked: 1, failed: 1, errors: { [kind]: { calls: 1, example: expect.stringMatching(words) } }, figures: [] })
  })
})
