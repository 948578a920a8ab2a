import type { Attempted, Task } from './carry-out.ts'

const MAX_LINES = 200

type Command = Pick<Task, 'violation' | 'event' | 'timeoutMs' | 'world'> & { command: string }

/** Runs the procedure with the violation on its standard input and in its environment. What it prints is logged. */
export async function runCommand({ command, violation, event: { headSha = '' }, timeoutMs, world }: Command): Promise<Attempted> {
  const json = JSON.stringify(violation)
  const env = { ...world.processes.safeEnvironment(), PERF_GATE_VIOLATION: json, PERF_GATE_METRIC: violation.metric, PERF_GATE_KIND: violation.kind, PERF_GATE_SEVERITY: violation.severity, PERF_GATE_COMMIT: headSha }
  let lines = 0
  const running = world.processes.spawn({ command, cwd: world.workspace, env, input: json, onLine: (line) => { if (++lines <= MAX_LINES) world.log.info(`rollback: ${line}`) } })
  const ended = new AbortController()
  try {
    const late = world.clock.sleep(timeoutMs, AbortSignal.any([world.signal, ended.signal])).then(() => 'late' as const, () => 'cancelled' as const)
    const exit = await Promise.race([running.exited, late])
    if (exit === 'late') return { kind: 'failed', reason: `the procedure was stopped after ${timeoutMs / 1000} s` }
    if (exit === 'cancelled') return { kind: 'failed', reason: 'the run was cancelled' }
    return exit.code === 0 ? { kind: 'done', reason: 'the procedure ended well' } : { kind: 'failed', reason: `the procedure ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}` }
  } finally {
    ended.abort()
    await running.stop()
  }
}
