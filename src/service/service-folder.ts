import { join } from 'node:path'
import type { ServiceConfig } from '../config/config.ts'
import { ServiceError } from '../errors.ts'
import type { Files } from '../ports.ts'

/** The folder the commands of the service run in. Throws a ServiceError when this checkout has none of that name. */
export async function findServiceFolder(service: ServiceConfig, checkout: string, files: Files): Promise<string> {
  const folder = join(checkout, service.directory)
  if (!(await files.exists(folder))) throw new ServiceError(`service.directory does not exist in this checkout: ${service.directory}`)
  return folder
}
