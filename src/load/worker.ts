import { parentPort, workerData } from 'node:worker_threads'
import { play, type Part } from './play.ts'

/** Entry of the generator's own thread: plays what it was given, ends early when told anything, and tells what is not in the logs. */
const port = parentPort
if (port !== null) {
  const { stop, report } = play(workerData as Part)
  port.once('message', stop)
  port.postMessage(await report)
}
