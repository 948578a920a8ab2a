/** What runs inside a service that asks for it: each writes a line `end in ms since the epoch, duration in ms, kind` per collection. */
export const GC_FILE = 'PERF_GATE_GC_FILE'

/**
 * Required before the service's own code, in every process and worker thread. A worker has a heap, and collections, of its own. What V8 does
 * in steps between collections is not counted, as in its own `--trace-gc`.
 */
export const NODE_HOOK = `'use strict'
const file = process.env.${GC_FILE}
if (file) {
  const { PerformanceObserver, performance } = require('node:perf_hooks')
  const { openSync, writeSync } = require('node:fs')
  const kinds = { 1: 'scavenge', 2: 'minor', 4: 'mark-sweep-compact' }
  const fd = openSync(file + '.' + process.pid, 'a')
  const write = (all) => {
    const entries = all.filter((one) => kinds[one.detail.kind])
    if (entries.length === 0) return
    try {
      writeSync(fd, entries.map((one) => (performance.timeOrigin + one.startTime + one.duration) + ' ' + one.duration + ' ' + kinds[one.detail.kind] + '\\n').join(''))
    } catch {}
  }
  const observer = new PerformanceObserver((list) => write(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  process.on('exit', () => write(observer.takeRecords()))
}
`

/** Imported by Python's \`site\` before the service's own code; a sitecustomize that was there already still runs. */
export const PYTHON_HOOK = `import gc, os, sys, time
_here = os.path.dirname(os.path.abspath(__file__))
_file = os.environ.get("${GC_FILE}")
if _file:
    _state = {"start": 0, "pid": None, "fd": None}
    def _perf_gate_gc(phase, info):
        if phase == "start":
            _state["start"] = time.perf_counter_ns()
            return
        took = (time.perf_counter_ns() - _state["start"]) / 1e6
        try:
            if _state["pid"] != os.getpid():
                _state["pid"] = os.getpid()
                _state["fd"] = os.open(_file + "." + str(_state["pid"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.write(_state["fd"], b"%f %f generation-%d\\n" % (time.time() * 1e3, took, info["generation"]))
        except OSError:
            pass
    gc.callbacks.append(_perf_gate_gc)
_path = sys.path[:]
sys.path = [one for one in sys.path if os.path.abspath(one or ".") != _here]
_ours = sys.modules.pop("sitecustomize", None)
try:
    import sitecustomize
except ImportError:
    if _ours is not None:
        sys.modules["sitecustomize"] = _ours
finally:
    sys.path = _path
`
