/** What runs inside a Node.js service that is to be profiled: the folder in which it is told to begin and to end, and leaves its profile. */
export const PROFILE_FOLDER = 'PERF_GATE_PROFILE'
/** Its name; what it does itself is in no profile. */
export const PROFILE_HOOK_FILE = 'perf-gate-profile-hook.cjs'
/** A sample each millisecond of a thread. */
const SAMPLE_US = 1000
const LOOK_EVERY_MS = 50

/**
 * Required before the service's own code, in every process and worker thread. V8's own profiler, by the inspector and not by `--cpu-prof`: that one
 * writes only when a process ends of itself, which one that gets SIGTERM does not, and it cannot leave out the start. It runs from the start, for of what was
 * optimised before V8 does not know which functions were inlined into which; what is told is from `begin` to `end`. Only sums are written, for
 * the order of samples makes files large. A thread's CPU time turns shares of samples into time, whoever else uses the machine.
 */
export const PROFILE_HOOK = `'use strict'
const folder = process.env.${PROFILE_FOLDER}
if (folder) {
  const { existsSync, renameSync, writeFileSync } = require('node:fs')
  const path = require('node:path')
  const { threadId } = require('node:worker_threads')
  const name = process.pid + '.' + threadId
  const now = () => Number(process.hrtime.bigint() / 1000n)
  const spentUs = () => { const used = process.threadCpuUsage?.(); return used && used.user + used.system }
  const tell = (kind, content) => {
    try {
      writeFileSync(path.join(folder, kind + '.' + name + '.part'), content)
      renameSync(path.join(folder, kind + '.' + name + '.part'), path.join(folder, kind + '.' + name))
    } catch {}
  }
  let session, began
  const start = () => {
    try {
      const { Session } = require('node:inspector')
      session = new Session()
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.setSamplingInterval', { interval: ${SAMPLE_US} })
      session.post('Profiler.start')
      tell('loaded', '')
    } catch (error) {
      session = undefined
      tell('loaded', '')
      tell('failed', String(error && error.message).slice(0, 200))
    }
  }
  const begin = () => {
    began = { atUs: now(), spentUs: spentUs() }
    tell('begun', '')
  }
  const end = () => {
    const ended = { atUs: now(), spentUs: spentUs() }
    const asked = session
    session = undefined
    asked.post('Profiler.stop', (error, told) => {
      if (error) return tell('failed', String(error.message).slice(0, 200))
      const { nodes, samples, timeDeltas, startTime } = told.profile
      const hits = new Map()
      let atUs = startTime
      samples.forEach((id, index) => {
        atUs += timeDeltas[index]
        if (atUs >= began.atUs && atUs <= ended.atUs) hits.set(id, (hits.get(id) ?? 0) + 1)
      })
      tell('profile', JSON.stringify({
        spentUs: ended.spentUs === undefined ? undefined : ended.spentUs - began.spentUs, tookUs: ended.atUs - began.atUs,
        nodes: nodes.map(({ id, callFrame, children }) => ({ id, callFrame, hitCount: hits.get(id) ?? 0, children })),
      }))
    })
    asked.disconnect()
  }
  const look = () => {
    if (!session) return
    if (!began && existsSync(path.join(folder, 'begin'))) begin()
    if (began && existsSync(path.join(folder, 'end'))) end()
  }
  start()
  look()
  setInterval(look, ${LOOK_EVERY_MS}).unref()
  process.on('exit', () => { if (session && began) end() })
}
`
