import { PublishError } from '../errors.ts'
import type { Log } from '../ports.ts'

/** True for the answer GitHub gives when the token lacks a permission (and not for a rate limit). */
function isForbidden(error: unknown): boolean {
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

/** Asks for something that a run can do without: undefined where the token may not. */
export type Optionally = <T>(permission: string, feature: string, request: () => Promise<T>) => Promise<T | undefined>

/** What the token may not do is left out, never the verdict; what to add to the workflow is told once per permission. */
export function openOptionally(log: Log): Optionally {
  const told = new Set<string>()
  return async (permission, feature, request) => {
    try {
      return await request()
    } catch (error) {
      if (!isForbidden(error)) throw error
      if (!told.has(permission)) log.warning(`${feature} need a permission that this token does not have: add \`${permission}\` to the \`permissions:\` of the job. Without it they are left out`)
      told.add(permission)
      return undefined
    }
  }
}
