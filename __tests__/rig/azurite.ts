import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
// Azurite's published development account, read from the package so that nothing looking like a key is in our sources
const constants = require('azurite/dist/src/blob/utils/constants.js')
export const AZURITE_ACCOUNT = { name: String(constants.EMULATOR_ACCOUNT_NAME), key: String(constants.EMULATOR_ACCOUNT_KEY_STR) }

export type Azurite = AsyncDisposable & { url: string }

/** Starts the real Azurite blob service, in memory, on a free loopback port. It ends with this process in every case. */
export async function startAzurite(): Promise<Azurite> {
  const child = spawn(process.execPath, [
    '--import', 'data:text/javascript,process.on("disconnect",()=>process.exit())',
    require.resolve('azurite/dist/src/blob/main.js'), '--blobHost', '127.0.0.1', '--blobPort', '0',
    '--inMemoryPersistence', '--extentMemoryLimit', '256', '--disableTelemetry', '--silent',
  ], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const exited = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += String(chunk)
      const listening = /successfully listens on (http:\/\/\S+)/.exec(output)
      if (listening?.[1] !== undefined) resolve(listening[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then(([code]) => reject(new Error(`Azurite ended with ${code}: ${output}`)))
  })
  return {
    url: `${url}/${AZURITE_ACCOUNT.name}`,
    // in memory: nothing is lost by not asking politely
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
