import { parentPort } from 'node:worker_threads'
import { play, type Part } from './play.ts'

/** Entry of the generator's own thread: plays what it is given, one schedule after the other, and tells of each what is not in its logs. */
let stop = (): void => undefined
parentPort?.on('message', (told: Part | 'stop') => {
  if (told === 'stop') {
    stop()
    return
  }
  const playing = play(told, (components) => parentPort?.postMessage(components))
  stop = () => playing.stop()
  void playing.report.then((report) => parentPort?.postMessage(report))
})
