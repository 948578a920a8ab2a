import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import type { Environment } from '../measure/environment.ts'
import { calibrate } from './calibrate.ts'

/** This machine, and how fast it is, which is timed once: when somebody first asks. */
export function openEnvironment(): () => Environment {
  let environment: Environment | undefined
  return () => (environment ??= readEnvironment())
}

/** Results are comparable between machines with the same `key`: CPU, cores, system and image. */
function readEnvironment(): Environment {
  const cpuModel = (cpus()[0]?.model ?? 'unknown').trim().slice(0, 200)
  const cores = availableParallelism()
  const { ImageOS, ImageVersion, RUNNER_ENVIRONMENT } = process.env
  const runner = [RUNNER_ENVIRONMENT, ImageOS, ImageVersion].filter((part) => part !== undefined && part !== '').join(' ').slice(0, 200) || 'local'
  return {
    key: `${type()} ${process.arch}, ${cores} × ${cpuModel}, ${ImageOS ?? 'local'}`.slice(0, 200),
    cpuModel, cores, memoryMb: Math.round(totalmem() / 1e6), kernel: release().slice(0, 200), node: process.version, runner,
    calibrationMs: calibrate(),
  }
}
