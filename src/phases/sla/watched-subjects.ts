import type { SlaThreshold } from '../../config/config.ts'
import type { Subject } from '../../measure/block.ts'

/** Classes and components that a threshold is about, each once. */
export function watchedSubjects(thresholds: readonly Pick<SlaThreshold, 'subject'>[]): Subject[] {
  const subjects = thresholds.map((one) => one.subject).filter((one) => one.kind !== 'service')
  return subjects.filter((one, index) => subjects.findIndex((other) => other.kind === one.kind && other.name === one.name) === index)
}
