import { PublishError } from '../errors.ts'
import type { Log } from '../ports.ts'

/** True for the answer GitHub gives when the token lacks a permission (and not for a rate limit). */
export function isForbidden(error: unknown): boolean {
  const { status, message, errors } = error as { status?: number; message?: string; errors?: { type?: string }[] }
  // GraphQL answers 200, and says it inside.
  return (status === 403 && !/rate limit/i.test(message ?? '')) || (errors?.some((one) => one.type === 'FORBIDDEN') ?? false)
}

/** Asks for something the caller cannot do without; where the token may not, the error names the permission to add. */
export async function naming<T>(permission: string, what: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (!isForbidden(error)) throw error
    throw new PublishError(`the token may not ${what}: add \`${permission}\` to the \`permissions:\` of the job`, { cause: error })
  }
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
