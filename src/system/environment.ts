import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Environment } from '../measure/result.ts'

const CALIBRATION_RUNS = 7
const CALIBRATION_HASHES = 20_000

/** This machine, and how fast it is now. Results are comparable between machines with the same `key`: CPU, cores, system and image. */
export function readEnvironment(): Environment {
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

/** Median time in ms of a fixed piece of CPU work. */
function calibrate(): number {
  const times = Array.from({ length: CALIBRATION_RUNS }, () => {
    const start = performance.now()
    let digest = Buffer.alloc(32)
    for (let i = 0; i < CALIBRATION_HASHES; i++) digest = createHash('sha256').update(digest).digest()
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return times[times.length >> 1] as number
}
