import type { Log } from '../ports.ts'

/** True for the answer GitHub gives when the token lacks a permission (and not for a rate limit). */
export function isForbidden(error: unknown): boolean {
  const { status, message } = error as { status?: number; message?: string }
  return status === 403 && !/rate limit/i.test(message ?? '')
}

/** Tells once per permission what to add to the workflow; the feature is then left out, never the verdict. */
export function openPermissionNotes(log: Log): (permission: string, feature: string) => void {
  const told = new Set<string>()
  return (permission, feature) => {
    if (told.has(permission)) return
    told.add(permission)
    log.warning(`${feature} need a permission that this token does not have: add \`${permission}\` to the \`permissions:\` of the job. Without it they are left out`)
  }
}
