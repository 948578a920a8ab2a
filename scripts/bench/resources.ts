import { setTimeout as sleep } from 'node:timers/promises'
import { sampleResources } from '../../src/service/resources.ts'
import { openClock } from '../../src/system/clock.ts'
import { openProcesses } from '../../src/system/processes.ts'

/** What sampling a tree of 50 processes costs this process while load runs, as a share of one core; at most 0.5 % is the bar. The looks before and after are told apart. */
const PROCESSES = 50
const SECONDS = 20
const BAR_PERCENT = 0.5

const processes = openProcesses()
const running = processes.spawn({ command: `for i in $(seq ${PROCESSES - 1}); do sleep 600 & done; wait`, cwd: '/', env: processes.safeEnvironment() })
try {
  await sleep(1000)
  const idle = await cpuMsOver(() => sleep(SECONDS * 1000))
  const before = await cpuMsOver(async () => sampleResources({ collections: () => ({ kind: 'absent', reason: 'not asked' }), usage: (options) => processes.usage(running.pid, options) }, openClock()))
  const during = await cpuMsOver(() => sleep(SECONDS * 1000))
  const after = await cpuMsOver(async () => before.value.stop())
  const { points } = after.value
  const percent = ((during.cpuMs - idle.cpuMs) / (SECONDS * 1000)) * 100
  console.log(`${points.at(-1)?.processes} processes, ${points.length} samples in ${SECONDS} s: ${percent.toFixed(2)} % of a core while load runs (bar ${BAR_PERCENT} %); ${before.cpuMs.toFixed(0)} ms before it, ${after.cpuMs.toFixed(0)} ms after`)
  process.exitCode = percent <= BAR_PERCENT ? 0 : 1
} finally {
  await running.stop()
}

async function cpuMsOver<T>(act: () => Promise<T>): Promise<{ value: T; cpuMs: number }> {
  const before = process.cpuUsage()
  const value = await act()
  const { user, system } = process.cpuUsage(before)
  return { value, cpuMs: (user + system) / 1000 }
}
