import { readdirSync, readFileSync } from 'node:fs'

export type Orphan = { pid: number, command: string }

/**
 * Processes that a job left behind: the runner recognises them by RUNNER_TRACKING_ID in their environment and kills them.
 * Empty where there is no /proc.
 */
export function killOrphans(trackingId: string): Orphan[] {
  const orphans = processIds().filter((pid) => readProc(pid, 'environ').includes(`RUNNER_TRACKING_ID=${trackingId}\0`))
    .map((pid) => ({ pid, command: readProc(pid, 'cmdline').replaceAll('\0', ' ').trim() }))
  for (const { pid } of orphans) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended in the meantime
    }
  }
  return orphans
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
