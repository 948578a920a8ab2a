import type { Config } from '../config/config.ts'
import { ConfigError } from '../errors.ts'
import type { World } from '../ports.ts'

/** Refuses a system on which the service cannot be started and stopped, before anything is; says what one that can do less leaves out. */
export function checkSystem(config: Pick<Config, 'service'>, { processes, log }: World): void {
  if (config.service === undefined) return
  const support = processes.support()
  if (support.kind === 'none') throw new ConfigError([{ where: 'runs-on', message: `${support.why}. Use a runner with Linux (or macOS), or measure a \`target\` that is already running` }])
  if (support.kind === 'partial') log.warning(support.lacks)
}
