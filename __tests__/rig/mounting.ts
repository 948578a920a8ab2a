import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether FUSE and bindfs are there to mount one folder at another. */
export function canMount(): boolean {
  try {
    execFileSync('bindfs', ['--version'], { stdio: 'ignore' })
    return existsSync('/dev/fuse')
  } catch {
    return false
  }
}
