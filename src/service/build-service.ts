import type { ServiceConfig } from '../config/config.ts'
import { ServiceError } from '../errors.ts'
import type { World } from '../ports.ts'
import { OutputTail } from './output-tail.ts'
import { findServiceFolder } from './service-folder.ts'

/** Runs the build command once in a checkout. Throws a ServiceError with the last 40 lines when it fails. */
export async function buildService(service: ServiceConfig, checkout: string, world: World): Promise<void> {
  if (service.build === undefined) return
  const cwd = await findServiceFolder(service, checkout, world.files)
  world.signal.throwIfAborted()
  const tail = new OutputTail()
  const running = world.processes.spawn({
    command: service.build, cwd, env: { ...world.processes.safeEnvironment(), ...service.env },
    onLine: (line) => { tail.add(line); world.log.progress(`build: ${line}`) },
  })
  const cancel = () => void running.stop()
  world.signal.addEventListener('abort', cancel, { once: true })
  const exit = await running.exited.finally(() => world.signal.removeEventListener('abort', cancel))
  await running.stop()
  world.signal.throwIfAborted()
  if (exit.code !== 0) throw new ServiceError(`service.build failed with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}: ${service.build}`, tail.lines)
}
