import { join } from 'node:path'
import type { ServiceConfig } from '../config/config.ts'
import { ServiceError } from '../errors.ts'
import type { World } from '../ports.ts'
import { OutputTail } from './output-tail.ts'

/** Runs the build command once in a checkout. Throws a ServiceError with the last 40 lines when it fails. */
export async function buildService(service: ServiceConfig, checkout: string, world: World): Promise<void> {
  if (service.build === undefined) return
  const tail = new OutputTail()
  const running = world.processes.spawn({
    command: service.build, cwd: join(checkout, service.directory), env: { ...world.processes.safeEnvironment(), ...service.env },
    onLine: (line) => { tail.add(line); world.log.progress(`build: ${line}`) },
  })
  const cancel = () => void running.stop()
  world.signal.addEventListener('abort', cancel, { once: true })
  const exit = await running.exited.finally(() => world.signal.removeEventListener('abort', cancel))
  world.signal.throwIfAborted()
  await running.stop()
  if (exit.code !== 0) throw new ServiceError(`service.build failed with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}: ${service.build}`, tail.lines)
}
