import { isMainThread } from 'node:worker_threads'
import { hurryWaits } from './faster-waits.ts'

/** Preloaded into the action: what it waits between two writes to GitHub is not what these tests are about. The load engine has a thread of its own. */
if (isMainThread) hurryWaits({ times: 20, fromMs: 500 })
