import path from 'node:path'
import type { ExecComponent } from '../config/component-config.ts'
import { ProbeError, type Probe, type ProbeSide, type Sample } from './probe.ts'
import { readBenchmark } from './read-benchmark.ts'

const MAX_OUTPUT = 5_000_000
const STOP_MS = 1000

/** A command that prints numbers, run once a slot in the side's checkout. The component's own time is how long it took; each number has a row of its own. */
export function openExec({ command, pace }: ExecComponent, { folder, origin, side, world }: ProbeSide): Promise<Probe> {
  return Promise.resolve({
    together: 1, warmUpCalls: 0, notes: [],
    async call({ signal }): Promise<Sample> {
      const output: string[] = []
      let size = 0
      let last = ''
      const startedMs = performance.now()
      const running = world.processes.spawn({
        command, cwd: path.resolve(folder), env: { ...world.processes.safeEnvironment(), PERF_GATE_URL: origin, PERF_GATE_SIDE: side },
        onLine: (line, stream) => {
          if (stream === 'stdout' && (size += line.length + 1) <= MAX_OUTPUT) output.push(line)
          if (stream === 'stderr' && line.trim() !== '') last = line
        },
      })
      const stopped = new Promise<'stopped'>((resolve) => signal.addEventListener('abort', () => resolve('stopped'), { once: true }))
      const exit = await Promise.race([running.exited, stopped])
      const us = (performance.now() - startedMs) * 1000
      await running.stop(STOP_MS)
      if (exit === 'stopped') throw new ProbeError('timeout', `the command did not end within ${pace.timeoutMs} ms`)
      if (exit.code !== 0) throw new ProbeError('exit', `the command ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}${last === '' ? '' : `: ${last.slice(0, 200)}`}`)
      if (size > MAX_OUTPUT) throw new ProbeError('too-large', `the command printed more than ${MAX_OUTPUT} characters`)
      const figures = readBenchmark(output.join('\n'))
      if (figures.length === 0) throw new ProbeError('no-numbers', 'the command printed no number in a known form: name value unit, JSON of github-action-benchmark, hyperfine or go test -bench')
      return { ownUs: [us], partsUs: {}, figures }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  })
}
