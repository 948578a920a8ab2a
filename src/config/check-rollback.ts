import type { Problem } from '../errors.ts'
import type { Finding } from './describe-issues.ts'
import type { InputValues } from './input-values.ts'
import { didYouMean } from './nearest-name.ts'
import { placeholdersIn, ROLLBACK_VALUES } from './placeholders.ts'
import { isRehearsalOnly } from './resolve-rollback.ts'
import { PROCEDURE_KEYS } from './rollback-section.ts'
import type { ConfigFile } from './schema.ts'

/** A rollback is verified by the traffic on what it changes. */
export function checkRollback({ file, inputs, broken }: { file: Partial<ConfigFile>; inputs: InputValues; broken: ReadonlySet<string> }): Problem[] {
  const mode = inputs.rollback ?? file.rollback?.mode ?? (isRehearsalOnly(file.rollback) ? 'off' : 'dry-run')
  if (['rollback', 'service', 'target'].some((one) => broken.has(one))) return []
  const hasTarget = inputs.url?.startsWith('/') === false || file.target !== undefined
  const rehearses = file.rollback?.rehearse !== undefined && file.rollback.rehearse !== false
  if (rehearses && hasTarget) return [{ where: 'rollback', message: '`rehearse` needs a `service` that is started here, base and head: a `target` is somebody\'s deployment' }]
  if (mode === 'off') return []
  const procedures = [...PROCEDURE_KEYS, 'by-kind'].filter((key) => Object.hasOwn(file.rollback ?? {}, key))
  if (procedures.length === 0) return [{ where: 'rollback', message: `no procedure; give one of ${PROCEDURE_KEYS.map((key) => `\`rollback.${key}\``).join(', ')}, which brings back what ran before` }]
  return hasTarget ? [] : [{ where: 'rollback', message: 'needs a `target`: a service that is started here is no deployment, and its traffic cannot show that one has recovered' }]
}

/** Every `{{value}}` of a workflow's inputs is one that is known by then. */
export function checkInputs({ rollback }: Pick<Partial<ConfigFile>, 'rollback'>): Finding[] {
  const byKind = Object.entries(rollback?.['by-kind'] ?? {}).flatMap(([kind, written]) => (typeof written === 'object' ? [{ dispatch: written.workflow_dispatch, path: ['rollback', 'by-kind', kind] }] : []))
  return [{ dispatch: rollback?.workflow_dispatch, path: ['rollback'] }, ...byKind].flatMap(({ dispatch, path }) => Object.entries(dispatch?.inputs ?? {}).flatMap(([name, value]) =>
    placeholdersIn(value).filter((one) => !ROLLBACK_VALUES.includes(one)).map((unknown): Finding => ({
      path: [...path, 'workflow_dispatch', 'inputs', name], of: 'value', message: `nothing gives a value for {{${unknown}}}${didYouMean(unknown, ROLLBACK_VALUES)}; known here: ${ROLLBACK_VALUES.join(', ')}`,
    }))))
}
