import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  buildClosedSchedule,
  buildPatternSchedule,
  buildSteadySchedule,
  judgeGenerator,
  runInThread
} from "./chunk-THHUZJIM.js";
import {
  ConfigError,
  MIN_REQUESTS,
  ServiceError,
  checkArrivals,
  checkValidity
} from "./chunk-MZDT3B7A.js";
import {
  SLA_LOOKS,
  combineSlaRounds,
  external_exports,
  isAtLeast,
  isLost,
  isSlaDecided,
  judgeSlaPromises,
  metricKey,
  noViolations,
  observeSlaMetric,
  reduceViolations,
  scaleGrace
} from "./chunk-7VBKODNJ.js";
import {
  createParser,
  require_undici
} from "./chunk-5N3EHJ6I.js";
import {
  Histogram,
  decodeHistogram,
  mergeHistograms
} from "./chunk-XNBNYXLV.js";
import {
  __callDispose,
  __toESM,
  __using
} from "./chunk-NLBF54U6.js";

// src/judge/service-failure.ts
var LAST_LINES = 5;
var LONGEST = 1900;
function describeServiceFailure({ message, output }) {
  const said = output.filter((line) => line.trim() !== "" && !line.startsWith("    at ")).slice(-LAST_LINES);
  return { code: "service-failed", text: [message, ...said].join(" \xB7 ").slice(0, LONGEST) };
}

// src/service/start-service.ts
var import_undici = __toESM(require_undici(), 1);
import { connect } from "node:net";

// src/service/output-tail.ts
var OutputTail = class {
  #lines = [];
  #size;
  constructor(size = 40) {
    this.#size = size;
  }
  add(line) {
    this.#lines.push(line);
    if (this.#lines.length > this.#size) this.#lines.shift();
  }
  get lines() {
    return [...this.#lines];
  }
};

// src/service/runtime.ts
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

// src/service/collections.ts
function parseHookLine(line) {
  const match = /^(\d+(?:\.\d+)?) (\d+(?:\.\d+)?(?:e-\d+)?) ([\w-]{1,40})$/.exec(line);
  return match === null ? void 0 : { endedAtMs: Number(match[1]), durationMs: Number(match[2]), kind: match[3] };
}
function parseJvmLine(line) {
  const match = /^\[(\d+)ms\] GC\(\d+\) Pause (\w{1,40}).* (\d+\.\d+)ms$/.exec(line);
  return match === null ? void 0 : { endedAtMs: Number(match[1]), durationMs: Number(match[3]), kind: match[2].toLowerCase() };
}
function parseGoLine(line, nowMs) {
  const match = /^gc \d+ @[\d.]+s \d+%: ([\d.]+)\+[\d.]+\+([\d.]+) ms clock,/.exec(line);
  return match === null ? void 0 : { endedAtMs: nowMs, durationMs: Number(match[1]) + Number(match[2]), kind: "cycle" };
}

// src/service/gc-hooks.ts
var GC_FILE = "PERF_GATE_GC_FILE";
var NODE_HOOK = `'use strict'
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
`;
var PYTHON_HOOK = `import gc, os, sys, time
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
`;

// src/service/runtime.ts
var MAX_FILES = 500;
var MAX_BYTES = 5e7;
var MAX_TRACED = 5e5;
var NO_ACCOUNT = {
  node: "no process of the service loaded what perf-gate put into NODE_OPTIONS: is it Node.js (service.runtime), and is NODE_OPTIONS passed on?",
  python: "no process of the service collected anything, or none saw the PYTHONPATH that perf-gate set: is it Python (service.runtime), started without -I, -E and -S?",
  jvm: "no process of the service read JAVA_TOOL_OPTIONS: is it a JVM (service.runtime), and is that variable passed on?"
};
async function openGcAccount(runtime, given, { files, clock }) {
  const folder = await files.temporaryFolder("gc");
  const traced = [];
  const log = path.join(folder.path, "collections");
  const before = (name, separator, added) => ({ [name]: [added, given[name] ?? ""].filter((part) => part !== "").join(separator) });
  const parse2 = runtime === "jvm" ? parseJvmLine : parseHookLine;
  return {
    env: await prepare(),
    take(line) {
      const collection = runtime === "go" ? parseGoLine(line, clock.now()) : void 0;
      if (collection !== void 0 && traced.length <= MAX_TRACED) traced.push(collection);
      return collection !== void 0;
    },
    between(fromMs, toMs) {
      const all = runtime === "go" ? traced : readAccounts(folder.path, parse2);
      if (all === void 0 || traced.length > MAX_TRACED) return { kind: "absent", reason: "the account of the garbage collector was too large to read" };
      if (runtime !== "go" && all.length === 0 && listAccounts(folder.path).length === 0) return { kind: "absent", reason: NO_ACCOUNT[runtime] };
      return { kind: "seen", collections: all.filter((one) => one.endedAtMs >= fromMs && one.endedAtMs <= toMs) };
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
  };
  async function prepare() {
    switch (runtime) {
      case "node": {
        const hook = path.join(folder.path, "gc-hook.cjs");
        await files.write(hook, NODE_HOOK);
        return { [GC_FILE]: log, ...before("NODE_OPTIONS", " ", `--require "${hook.replaceAll("\\", "\\\\")}"`) };
      }
      case "python":
        await files.write(path.join(folder.path, "sitecustomize.py"), PYTHON_HOOK);
        return { [GC_FILE]: log, ...before("PYTHONPATH", path.delimiter, folder.path) };
      case "jvm":
        return before("JAVA_TOOL_OPTIONS", " ", `-Xlog:gc:file="${log}.%p":timemillis:filecount=0`);
      case "go":
        return before("GODEBUG", ",", "gctrace=1");
    }
  }
}
function listAccounts(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.startsWith("collections.")).map((entry) => path.join(folder, entry.name));
}
function readAccounts(folder, parse2) {
  const accounts = listAccounts(folder);
  if (accounts.length > MAX_FILES || accounts.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return void 0;
  return accounts.flatMap((file) => readFileSync(file, "utf8").split("\n").flatMap((line) => parse2(line) ?? []));
}

// src/service/service-folder.ts
import { join } from "node:path";
async function findServiceFolder(service, checkout, files) {
  const folder = join(checkout, service.directory);
  if (!await files.exists(folder)) throw new ServiceError(`service.directory does not exist in this checkout: ${service.directory}`);
  return folder;
}

// src/service/start-service.ts
var POLL_MS = 25;
var ONE_POLL_TIMEOUT_MS = 2e3;
var NOT_FOUND = 127;
var NOT_EXECUTABLE = 126;
var UNASKED = { kind: "absent", reason: "the garbage collector was not asked: name what the service runs on in service.runtime (node, jvm, go or python); other runtimes do not tell without a change of the service" };
var REFUSED = "connection refused";
async function startService({ service, checkout, side, world }) {
  const cwd = await findServiceFolder(service, checkout, world.files);
  const port = service.port ?? await world.processes.freePort();
  if (service.port !== void 0 && await connects(port)) throw new ServiceError(`port ${port} is taken: stop what listens on it, or drop service.port so that perf-gate chooses a free one and exports it as PORT`);
  const tail = new OutputTail();
  const env = { ...world.processes.safeEnvironment(), HOST: "127.0.0.1", ...service.env, PORT: String(port) };
  const account = service.runtime === void 0 ? void 0 : await openGcAccount(service.runtime, env, world);
  const running = world.processes.spawn({
    command: service.start,
    cwd,
    env: { ...env, ...account?.env },
    onLine: (line) => {
      if (account?.take(line) !== true) tail.add(line);
    }
  });
  let stopping = false;
  const failed = running.exited.then((exit) => stopping ? new Promise(() => void 0) : Promise.reject(new ServiceError(describeExit(side, service, exit), tail.lines)));
  failed.catch(() => void 0);
  const stop = async () => {
    stopping = true;
    await running.stop().finally(() => account?.[Symbol.asyncDispose]());
  };
  const waiting = new AbortController();
  try {
    await Promise.race([becomesReady({ service, port, running, tail, side, world, signal: AbortSignal.any([world.signal, waiting.signal]) }), failed]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    waiting.abort();
  }
  const collections = (fromMs, toMs) => account?.between(fromMs, toMs) ?? UNASKED;
  return { side, origin: `http://127.0.0.1:${port}`, pid: running.pid, usage: (options) => world.processes.usage(running.pid, options), outputTail: () => tail.lines, collections, failed, [Symbol.asyncDispose]: stop };
}
async function becomesReady({ service, port, running, tail, side, world, signal }) {
  const deadline = world.clock.monotonicMs() + service.readyTimeoutMs;
  let seen = "nothing yet";
  while (world.clock.monotonicMs() < deadline) {
    signal.throwIfAborted();
    seen = service.ready === void 0 ? await connects(port) ? "ready" : REFUSED : await poll(`http://127.0.0.1:${port}${service.ready}`);
    if (seen === "ready") return;
    await world.clock.sleep(POLL_MS, signal);
  }
  const hint = seen !== REFUSED ? "" : describeListening(port, world.processes.listeningPorts(running.pid));
  const asked = service.ready === void 0 ? `a listener on port ${port}` : `GET http://127.0.0.1:${port}${service.ready}`;
  throw new ServiceError(`the ${side} was not ready within ${service.readyTimeoutMs / 1e3} s: asked for ${asked}, last saw ${seen}${hint}. Raise service.ready-timeout, or correct service.ready`, tail.lines);
}
function describeListening(port, listening) {
  if (listening.includes(port)) return `; it listens on port ${port}, but does not answer at 127.0.0.1: let it listen on HOST, which is 127.0.0.1`;
  return listening.length === 0 ? "" : `; it listens on ${listening.join(", ")} instead of PORT=${port}: let it read PORT, or set service.port: ${listening[0]}`;
}
async function poll(url) {
  try {
    const response = await (0, import_undici.request)(url, { headersTimeout: ONE_POLL_TIMEOUT_MS, bodyTimeout: ONE_POLL_TIMEOUT_MS });
    await response.body.dump({ limit: 1e6 });
    return response.statusCode < 400 ? "ready" : `status ${response.statusCode}`;
  } catch (error) {
    return error.code === "ECONNREFUSED" ? REFUSED : error.message;
  }
}
function connects(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: ONE_POLL_TIMEOUT_MS });
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
function describeExit(side, service, { code, signal }) {
  if (code === NOT_FOUND) return `service.start was not found: ${service.start}`;
  if (code === NOT_EXECUTABLE) return `service.start is not executable: ${service.start}`;
  return `the ${side} service ended with ${code === null ? `signal ${signal}` : `exit code ${code}`} while it was needed: ${service.start}`;
}

// src/phases/sides.ts
var BaseUnusable = class extends Error {
  name = "BaseUnusable";
};
async function startSides(checkouts, config, world) {
  const starting = await Promise.allSettled(checkouts.map((checkout) => startSide(checkout, config, world)));
  const sides = starting.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
  const stop = async () => {
    await Promise.all(sides.map((side) => side[Symbol.asyncDispose]()));
  };
  const failed = starting.find((one) => one.status === "rejected");
  if (failed === void 0) return { sides, [Symbol.asyncDispose]: stop };
  await stop();
  throw failed.reason;
}
async function startSide({ side, folder, start }, config, world) {
  if (config.service === void 0) return alreadyRunning(side, config.target);
  try {
    return await startService({ service: { ...config.service, ...start === void 0 ? {} : { start } }, checkout: folder, side, world });
  } catch (error) {
    if (side === "base" && error instanceof ServiceError) throw new BaseUnusable(`the base could not be started: ${error.message}`, { cause: error });
    throw error;
  }
}
function alreadyRunning(side, origin) {
  return { side, origin, usage: () => void 0, collections: () => ({ kind: "absent", reason: "the service was not started by perf-gate, so its garbage collector cannot be asked" }), failed: new Promise(() => void 0), [Symbol.asyncDispose]: () => Promise.resolve() };
}

// src/service/build-service.ts
async function buildService(service, checkout, world) {
  if (service.build === void 0) return;
  const cwd = await findServiceFolder(service, checkout, world.files);
  world.signal.throwIfAborted();
  const tail = new OutputTail();
  const running = world.processes.spawn({
    command: service.build,
    cwd,
    env: { ...world.processes.safeEnvironment(), ...service.env },
    onLine: (line) => {
      tail.add(line);
      world.log.progress(`build: ${line}`);
    }
  });
  const cancel = () => void running.stop();
  world.signal.addEventListener("abort", cancel, { once: true });
  const exit = await running.exited.finally(() => world.signal.removeEventListener("abort", cancel));
  await running.stop();
  world.signal.throwIfAborted();
  if (exit.code !== 0) throw new ServiceError(`service.build failed with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}: ${service.build}`, tail.lines);
}

// src/service/worktree.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";
var run = promisify(execFile);
var FULL_SHA = /^[0-9a-f]{40}$/;
var NO_REF = /^[-:]|[\s\p{Cc}]/u;
async function openWorktree({ repository, ref, world }) {
  var _stack = [];
  try {
    const opening = __using(_stack, new AsyncDisposableStack(), true);
    const sha = await resolveCommit(repository, ref);
    const folder = opening.use(await world.files.temporaryFolder("base"));
    const path6 = `${folder.path}/checkout`;
    opening.defer(async () => {
      await git(repository, "worktree", "remove", "--force", path6).catch(() => void 0);
    });
    try {
      await git(repository, "worktree", "add", "--detach", "--quiet", path6, sha);
    } catch (error) {
      throw new ServiceError(`git could not check out ${sha.slice(0, 7)}: ${stderrOf(error)}`, [], { cause: error });
    }
    const opened = opening.move();
    return { path: path6, sha, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function readHead(folder) {
  return git(folder, "rev-parse", "--verify", "HEAD").catch(() => void 0);
}
async function readMessages(folder, base) {
  const log = await git(folder, "log", "--max-count=100", "--format=%B%x00", `${base}..HEAD`).catch(() => "");
  return log.split("\0").map((message) => message.trim()).filter((message) => message !== "");
}
async function resolveCommit(repository, ref) {
  const sha = await findCommit(repository, ref);
  if (sha === void 0) throw new ServiceError(`git does not know the base ${JSON.stringify(ref)} here: set \`fetch-depth: 0\` in actions/checkout, or give another base-ref`);
  return git(repository, "merge-base", "HEAD", sha).catch(() => sha);
}
async function findCommit(repository, ref) {
  if (NO_REF.test(ref)) return void 0;
  const names = FULL_SHA.test(ref) ? [ref] : [ref, `origin/${ref}`];
  for (const name of names) {
    const sha = await git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`).catch(() => void 0);
    if (sha !== void 0) return sha;
  }
  if (!FULL_SHA.test(ref)) return void 0;
  return git(repository, "fetch", "--no-tags", "--quiet", "--depth=1", "origin", ref).then(() => ref, () => void 0);
}
async function git(cwd, ...args) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const { stdout } = await run("git", ["-c", "core.hooksPath=/dev/null", ...args], { cwd, env: { ...env, GIT_TERMINAL_PROMPT: "0", GIT_LFS_SKIP_SMUDGE: "1" }, maxBuffer: 1 << 20 });
  return stdout.trim();
}
function stderrOf(error) {
  return String(error.stderr ?? error.message).trim().split("\n").slice(-3).join(" ").slice(0, 500);
}

// src/phases/checkouts.ts
async function refuseForeignCheckout({ kind, sha }, world) {
  if (kind !== "pull_request_target") return;
  const head = await readHead(world.workspace);
  if (head === sha) return;
  throw new ConfigError([{ where: "on: pull_request_target", message: `the checkout is ${head?.slice(0, 7) ?? "not a git repository"}, not the base's ${sha?.slice(0, 7) ?? "commit"}: perf-gate would run code of the pull request with a token that can write and with secrets. Use \`on: pull_request\`, and a second workflow on \`workflow_run\` with \`mode: report\` for the comment` }]);
}
async function prepareCheckouts(plan, config, world) {
  var _stack = [];
  try {
    const opening = __using(_stack, new AsyncDisposableStack(), true);
    const head = { side: "head", folder: world.workspace };
    await build(head, config, world);
    const checkouts = [head];
    let baseSha;
    if (plan.comparison.kind === "paired") {
      const worktree = opening.use(await orBaseUnusable("checked out", openWorktree({ repository: world.workspace, ref: plan.comparison.baseRef, world })));
      baseSha = worktree.sha;
      const base = { side: "base", folder: worktree.path };
      await orBaseUnusable("built", build(base, config, world));
      checkouts.unshift(base);
    }
    const opened = opening.move();
    return { checkouts, baseSha, headSha: await readHead(world.workspace), messages: baseSha === void 0 ? [] : await readMessages(world.workspace, baseSha), [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function build(checkout, config, world) {
  if (config.service?.build === void 0) return;
  world.log.info(`building the ${checkout.side}: ${config.service.build}`);
  await buildService(config.service, checkout.folder, world);
}
async function orBaseUnusable(what, doing) {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof ServiceError) throw new BaseUnusable(`the base could not be ${what}: ${error.message}`, { cause: error });
    throw error;
  }
}

// src/probes/http.ts
var PREFIX = "component:";
function httpProbes(components) {
  return components.flatMap((component) => "request" in component ? [{ name: PREFIX + component.name, requests: [component.request] }] : []);
}
function componentOf(className) {
  return className.startsWith(PREFIX) ? className.slice(PREFIX.length) : void 0;
}

// src/probes/event-store.ts
import path2 from "node:path";

// src/probes/probe.ts
var ProbeError = class extends Error {
  name = "ProbeError";
  kind;
  constructor(kind, message, options) {
    super(message, options);
    this.kind = kind;
  }
};

// src/probes/threads.ts
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
var CLOSE_MS = 2e3;
var KILL_MS = 1e3;
async function openThreads({ driver, settings, count, timeoutMs, env }) {
  const file = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./threads-main.ts" : "./probe-threads.js", import.meta.url));
  const child = fork(file, [driver, JSON.stringify(settings), `${count}`], { env, execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const waiting = /* @__PURE__ */ new Map();
  let gone;
  let next = 1;
  const lose = (error) => {
    gone ??= error;
    for (const settle of waiting.values()) settle(gone);
  };
  child.on("message", (told) => waiting.get(told.id)?.(told));
  child.on("error", (error) => lose(new ProbeError("broken", `the probe's process could not work: ${error.message}`)));
  child.on("exit", (code, signal) => lose(new ProbeError("broken", `the probe's process ended (${signal ?? code})`)));
  async function ask(thread, what, signal) {
    if (gone !== void 0) throw gone;
    const id = next++;
    const { promise, resolve } = Promise.withResolvers();
    const giveUp = () => resolve(new ProbeError("hung", `hung for ${timeoutMs} ms; its threads were killed`));
    waiting.set(id, resolve);
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
    else child.send({ id, thread, ask: what }, (error) => {
      if (error !== null) resolve(new ProbeError("broken", error.message));
    });
    const told = await promise;
    waiting.delete(id);
    signal.removeEventListener("abort", giveUp);
    if (told instanceof ProbeError) {
      if (told.kind === "hung") {
        child.kill("SIGKILL");
        lose(told);
      }
      throw told;
    }
    return readAnswer(told);
  }
  async function close() {
    const closed = AbortSignal.timeout(CLOSE_MS);
    if (gone === void 0) await Promise.all(Array.from({ length: count }, (_, thread) => ask(thread, "close", closed).catch(() => void 0)));
    await kill(child);
  }
  try {
    const notes = await becomeReady(waiting, timeoutMs);
    return { notes, call: (thread, signal) => ask(thread, "call", signal), [Symbol.asyncDispose]: close };
  } catch (error) {
    await kill(child);
    throw error;
  }
}
async function becomeReady(waiting, timeoutMs) {
  const { promise, resolve } = Promise.withResolvers();
  const timer = setTimeout(() => resolve(new ProbeError("hung", `hung for ${timeoutMs} ms while it was opened`)), timeoutMs);
  waiting.set(0, resolve);
  const told = await promise;
  clearTimeout(timer);
  waiting.delete(0);
  if (told instanceof ProbeError) throw told;
  if (told.answer.kind === "ready") return told.answer.notes;
  throw told.answer.kind === "failed" ? new ProbeError(told.answer.as, told.answer.message) : new ProbeError("broken", "the probe spoke before it was ready");
}
function readAnswer({ answer }) {
  switch (answer.kind) {
    case "sample":
      return answer.sample;
    case "failed":
      throw new ProbeError(answer.as, answer.message);
    case "ready":
      throw new ProbeError("broken", "the probe started again");
  }
}
async function kill(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  const timer = Promise.withResolvers();
  const handle = setTimeout(timer.resolve, KILL_MS);
  await Promise.race([exited, timer.promise]);
  clearTimeout(handle);
  child.channel?.unref();
  child.unref();
}

// src/probes/event-store.ts
var LAG_SHARE = 0.9;
async function openEventStore({ store, batch, eventBytes, pace: { timeoutMs } }, { folder, world }) {
  if (store.driver === "sqlite") {
    const threads = await openThreads({ driver: "sqlite", settings: { folder: path2.resolve(folder, store.folder), batch, eventBytes }, count: 1, timeoutMs, env: world.processes.safeEnvironment() });
    return { together: 1, warmUpCalls: 5, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() };
  }
  const opened = await openStore(store, timeoutMs);
  const arrived = /* @__PURE__ */ new Map();
  await opened.subscribe((event2) => arrived.get(event2.slice(0, event2.indexOf(" ")))?.());
  let number = 0;
  const event = () => `${number++} `.padEnd(eventBytes, "e");
  return {
    together: 1,
    warmUpCalls: 5,
    notes: opened.notes,
    async call() {
      try {
        const single = event();
        const key = single.slice(0, single.indexOf(" "));
        const startedMs = performance.now();
        const lag = new Promise((resolve) => {
          const timer = setTimeout(() => resolve(void 0), timeoutMs * LAG_SHARE);
          arrived.set(key, () => {
            clearTimeout(timer);
            resolve((performance.now() - startedMs) * 1e3);
          });
        });
        const append = await timeUs(() => opened.append([single]));
        const appendBatch = await timeUs(() => opened.append(Array.from({ length: batch }, event)));
        let found = [];
        const read = await timeUs(async () => {
          found = await opened.read(batch);
        });
        const lagUs = await lag;
        arrived.delete(key);
        if (found.length < batch) throw new ProbeError("lost", `${batch} events were appended, and ${found.length} are there`);
        if (lagUs === void 0) throw new ProbeError("lost", "the subscriber never got an event that was appended");
        return { ownUs: [append, appendBatch, read], partsUs: { append: [append], "append-batch": [appendBatch], read: [read], lag: [lagUs] } };
      } catch (error) {
        throw describeFailure(error);
      }
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]()
  };
}
async function openStore(store, timeoutMs) {
  try {
    if (store.driver === "redis") return await (await import("./redis-store-FVQ33ENS.js")).openRedis(store.url, timeoutMs);
    return await (await import("./postgresql-store-GSU6AKFX.js")).openPostgresql(store.url, timeoutMs);
  } catch (error) {
    throw describeFailure(error);
  }
}
function describeFailure(error) {
  if (error instanceof ProbeError) return error;
  const { code, message } = error;
  const words = (code !== void 0 && !(message ?? "").includes(code) ? `${code} ${message ?? ""}` : message ?? String(error)).slice(0, 200);
  return new ProbeError(/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT/.test(words) ? "unreachable" : "broken", `the store: ${words}`);
}
async function timeUs(operation) {
  const startedMs = performance.now();
  await operation();
  return (performance.now() - startedMs) * 1e3;
}

// src/probes/exec.ts
import path3 from "node:path";

// src/probes/read-benchmark.ts
var MAX_FIGURES = 50;
var MAX_NAME = 60;
function readBenchmark(output) {
  const measured = readJson(output) ?? output.split("\n").flatMap((line) => readGoLine(line) ?? readLine(line) ?? []);
  return measured.filter(({ name, value }) => name !== "" && Number.isFinite(value)).slice(0, MAX_FIGURES).map(toFigure);
}
function readJson(output) {
  let parsed;
  try {
    parsed = JSON.parse(output);
  } catch {
    return void 0;
  }
  if (Array.isArray(parsed)) return parsed.flatMap((one) => isNamed(one, "name") && typeof one.value === "number" ? [{ name: one.name, value: one.value, unit: typeof one.unit === "string" ? one.unit : "" }] : []);
  const results = typeof parsed === "object" && parsed !== null && "results" in parsed && Array.isArray(parsed.results) ? parsed.results : [];
  return results.flatMap((one) => isNamed(one, "command") && typeof one.mean === "number" ? [{ name: one.command, value: one.mean, unit: "s" }] : []);
}
function isNamed(value, key) {
  return typeof value === "object" && value !== null && typeof value[key] === "string";
}
function readGoLine(line) {
  const match = /^(Benchmark\S*)\s+\d+\s+(.*)$/.exec(line);
  if (match === null) return void 0;
  const [, name = "", rest = ""] = match;
  return [...rest.matchAll(/([\d.e+-]+)\s+(\S+)/g)].map(([, value, unit = ""]) => ({
    name: unit === "ns/op" ? name : `${name} ${unit}`,
    value: Number(value),
    unit: unit.replace(/\/op$/, ""),
    rises: unit.endsWith("/s")
  }));
}
function readLine(line) {
  const match = /^\s*(?:"([^"]{1,200})"|([^\s"]{1,200}?):?)\s+(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*([A-Za-zµμ%/][\w/%µμ]{0,19}))?\s*$/i.exec(line);
  if (match === null) return void 0;
  return [{ name: match[1] ?? match[2] ?? "", value: Number(match[3]), unit: match[4] ?? "" }];
}
var UNITS = {
  ns: ms(1e-6),
  us: ms(1e-3),
  "\xB5s": ms(1e-3),
  "\u03BCs": ms(1e-3),
  ms: ms(1),
  s: ms(1e3),
  sec: ms(1e3),
  seconds: ms(1e3),
  B: mb(1e-6),
  bytes: mb(1e-6),
  kB: mb(1e-3),
  KB: mb(1e-3),
  MB: mb(1),
  GB: mb(1e3),
  KiB: mb(1024e-6),
  MiB: mb(1.048576),
  GiB: mb(1073.741824),
  "%": { metric: "measured_percent", unit: "percent", factor: 1 }
};
function toFigure({ name, value, unit, rises }) {
  const perSecond = /^(?:ops|req|\w*)\/s(?:ec)?$/.test(unit);
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : void 0;
  const { metric, unit: ours, factor } = known ?? (perSecond ? { metric: "measured_per_second", unit: "per_second", factor: 1 } : { metric: "measured_count", unit: "count", factor: 1 });
  return { part: name.slice(0, MAX_NAME), metric, unit: ours, worse: rises === true || perSecond ? "lower" : "higher", value: value * factor, over: "answered" };
}
function ms(factor) {
  return { metric: "measured_ms", unit: "ms", factor };
}
function mb(factor) {
  return { metric: "measured_mb", unit: "MB", factor };
}

// src/probes/exec.ts
var MAX_OUTPUT = 5e6;
var STOP_MS = 1e3;
function openExec({ command, pace }, { folder, origin, side, world }) {
  return Promise.resolve({
    together: 1,
    warmUpCalls: 0,
    notes: [],
    async call({ signal }) {
      const output = [];
      let size = 0;
      let last = "";
      const startedMs = performance.now();
      const running = world.processes.spawn({
        command,
        cwd: path3.resolve(folder),
        env: { ...world.processes.safeEnvironment(), PERF_GATE_URL: origin, PERF_GATE_SIDE: side },
        onLine: (line, stream) => {
          if (stream === "stdout" && (size += line.length + 1) <= MAX_OUTPUT) output.push(line);
          if (stream === "stderr" && line.trim() !== "") last = line;
        }
      });
      const stopped = new Promise((resolve) => signal.addEventListener("abort", () => resolve("stopped"), { once: true }));
      const exit = await Promise.race([running.exited, stopped]);
      const us = (performance.now() - startedMs) * 1e3;
      await running.stop(STOP_MS);
      if (exit === "stopped") throw new ProbeError("timeout", `the command did not end within ${pace.timeoutMs} ms`);
      if (exit.code !== 0) throw new ProbeError("exit", `the command ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}${last === "" ? "" : `: ${last.slice(0, 200)}`}`);
      if (size > MAX_OUTPUT) throw new ProbeError("too-large", `the command printed more than ${MAX_OUTPUT} characters`);
      const figures = readBenchmark(output.join("\n"));
      if (figures.length === 0) throw new ProbeError("no-numbers", "the command printed no number in a known form: name value unit, JSON of github-action-benchmark, hyperfine or go test -bench");
      return { ownUs: [us], partsUs: {}, figures };
    },
    [Symbol.asyncDispose]: () => Promise.resolve()
  });
}

// src/probes/filesystem.ts
import path4 from "node:path";
async function openFilesystem(component, side) {
  const { concurrency, fileBytes, pace: { timeoutMs } } = component;
  const folder = path4.resolve(side.folder, component.path);
  const underlying = component.underlying === void 0 ? void 0 : path4.resolve(side.folder, component.underlying);
  const threads = await openThreads({ driver: "filesystem", settings: { folder, underlying, fileBytes }, count: concurrency, timeoutMs, env: side.world.processes.safeEnvironment() });
  const mount = await describeMount(folder, side);
  return {
    together: concurrency,
    warmUpCalls: 2 * concurrency,
    notes: [...mount === void 0 ? [] : [mount], ...threads.notes],
    call: ({ number, signal }) => threads.call(number, signal),
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]()
  };
}
async function describeMount(folder, { world }) {
  try {
    const mounts = (await world.files.read("/proc/self/mounts")).trim().split("\n").map((line) => line.split(" "));
    const [, at, type] = mounts.filter(([, point = ""]) => folder === point || folder.startsWith(point.endsWith("/") ? point : `${point}/`)).at(-1) ?? [];
    return type === void 0 ? void 0 : `the filesystem is ${type}, mounted at ${at}`;
  } catch {
    return void 0;
  }
}

// src/probes/exchange.ts
var import_undici2 = __toESM(require_undici(), 1);
var MAX_ANSWER_BYTES = 1e7;
function openConnections() {
  return new import_undici2.Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 6e4, headersTimeout: 0, bodyTimeout: 0 });
}
async function exchange(connections, options) {
  const startedMs = performance.now();
  const { status, body } = await send(connections, options);
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) throw new ProbeError("too-large", `the answer is longer than ${MAX_ANSWER_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw failedExchange(error, options);
  }
  return { status, us: (performance.now() - startedMs) * 1e3, text: Buffer.concat(chunks).toString("utf8") };
}
async function send(connections, options) {
  const { method, url, headers, body, signal } = options;
  try {
    const { statusCode, body: answer } = await (0, import_undici2.request)(url, { dispatcher: connections, method, headers, signal, ...body === void 0 ? {} : { body } });
    return { status: statusCode, body: answer };
  } catch (error) {
    throw failedExchange(error, options);
  }
}
var UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT", "ENOENT"];
function failedExchange(error, { url, signal }) {
  if (error instanceof ProbeError) return error;
  const { code, message } = error;
  const { origin } = new URL(url);
  if (signal.aborted) return new ProbeError("timeout", `${origin} did not answer in time`);
  if (code !== void 0 && UNREACHABLE.includes(code)) return new ProbeError("unreachable", `${origin} cannot be reached: ${code}`);
  return new ProbeError("broken", `${origin} broke off: ${code ?? message}`.slice(0, 300));
}

// src/probes/llm.ts
var MAX_STREAM_BYTES = 5e6;
async function openLlm(component, { origin, world }) {
  const connections = openConnections();
  const url = `${new URL(component.url, origin).href.replace(/\/$/, "")}/chat/completions`;
  const token = component.tokenEnv === void 0 ? void 0 : world.processes.safeEnvironment()[component.tokenEnv];
  if (component.tokenEnv !== void 0 && (token === void 0 || token === "")) throw new ProbeError("unreachable", `the environment variable ${component.tokenEnv} (token-env) is empty: give the step that runs perf-gate this secret`);
  const headers = { "content-type": "application/json", accept: "text/event-stream", ...token === void 0 ? {} : { authorization: `Bearer ${token}` }, ...component.headers };
  const body = JSON.stringify({ model: component.model, messages: [{ role: "user", content: component.prompt }], max_tokens: component.maxTokens, temperature: 0, stream: true, stream_options: { include_usage: true } });
  return {
    together: 1,
    warmUpCalls: 1,
    notes: [`prompt of ${component.prompt.length} characters, at most ${component.maxTokens} tokens in the answer`],
    async call({ signal }) {
      const startedMs = performance.now();
      const options = { method: "POST", url, headers, body, signal };
      const answer = await send(connections, options);
      const stream = new ChatStream(startedMs);
      let bytes = 0;
      try {
        for await (const chunk of answer.body) {
          bytes += chunk.length;
          if (bytes > MAX_STREAM_BYTES) throw new ProbeError("endless", `the answer is longer than ${MAX_STREAM_BYTES} bytes, for at most ${component.maxTokens} tokens`);
          if (answer.status === 200) stream.take(chunk);
          if (stream.chunks > 10 * component.maxTokens + 10) throw new ProbeError("endless", `more than ${stream.chunks - 1} chunks of text came for at most ${component.maxTokens} tokens`);
          if (stream.isDone) break;
        }
      } catch (error) {
        throw describeBreak(failedExchange(error, options), stream);
      }
      if (answer.status !== 200) throw new ProbeError("status", `the model's server answered with status ${answer.status}`);
      return readStream(stream, component);
    },
    [Symbol.asyncDispose]: () => connections.destroy()
  };
}
var ChatStream = class {
  startedMs;
  gapsUs = [];
  firstMs;
  lastMs = 0;
  endMs = 0;
  chunks = 0;
  tokens;
  isDone = false;
  failure;
  #decoder = new TextDecoder();
  #parser = createParser({ onEvent: ({ data }) => this.#event(data) });
  constructor(startedMs) {
    this.startedMs = startedMs;
  }
  take(chunk) {
    this.endMs = performance.now();
    this.#parser.feed(this.#decoder.decode(chunk, { stream: true }));
  }
  #event(data) {
    if (this.isDone) return;
    if (data === "[DONE]") {
      this.isDone = true;
      return;
    }
    const event = parseEvent(data);
    if (event === void 0) this.failure ??= new ProbeError("malformed", `an event of the stream is no JSON object: ${data.slice(0, 100)}`);
    else if (event.error !== void 0 && event.error !== null) this.failure ??= new ProbeError("error", `the stream told an error: ${JSON.stringify(event.error).slice(0, 200)}`);
    else {
      const tokens = event.usage?.completion_tokens;
      if (Number.isSafeInteger(tokens) && tokens >= 0) this.tokens = tokens;
      const text = event.choices?.[0]?.delta?.content;
      if (typeof text === "string" && text !== "") this.#text();
    }
  }
  #text() {
    if (this.firstMs === void 0) this.firstMs = this.endMs;
    else this.gapsUs.push((this.endMs - this.lastMs) * 1e3);
    this.lastMs = this.endMs;
    this.chunks++;
  }
};
function parseEvent(data) {
  try {
    const event = JSON.parse(data);
    return typeof event === "object" && event !== null ? event : void 0;
  } catch {
    return void 0;
  }
}
function readStream(stream, { goodput }) {
  if (stream.failure !== void 0) throw stream.failure;
  if (!stream.isDone) throw new ProbeError("unfinished", `the stream ended without [DONE], after ${stream.chunks} chunks of text`);
  if (stream.firstMs === void 0) throw new ProbeError("empty", "the stream had no text");
  const tokens = stream.tokens ?? stream.chunks;
  const ttftMs = stream.firstMs - stream.startedMs;
  const e2elMs = stream.endMs - stream.startedMs;
  const tpotMs = tokens > 1 ? (e2elMs - ttftMs) / (tokens - 1) : void 0;
  const good = ttftMs <= (goodput?.ttftMs ?? Number.POSITIVE_INFINITY) && (tpotMs ?? 0) <= (goodput?.tpotMs ?? Number.POSITIVE_INFINITY) && e2elMs <= (goodput?.e2elMs ?? Number.POSITIVE_INFINITY);
  const figures = [
    { metric: "output_tokens_per_second", unit: "per_second", worse: "lower", value: tokens / e2elMs * 1e3, over: "answered" },
    ...goodput === void 0 ? [] : [{ metric: "goodput_percent", unit: "percent", worse: "lower", value: good ? 100 : 0, over: "asked" }]
  ];
  return {
    ownUs: [e2elMs * 1e3],
    figures,
    partsUs: { ttft: [ttftMs * 1e3], itl: stream.gapsUs, ...tpotMs === void 0 ? {} : { tpot: [tpotMs * 1e3] } },
    ...stream.tokens === void 0 ? { unseen: { tokens: "the server counts no tokens (usage): chunks with text are counted instead" } } : {}
  };
}
function describeBreak(error, { chunks }) {
  if (error.kind !== "timeout") return error;
  return new ProbeError(chunks === 0 ? "timeout" : "stalled", chunks === 0 ? error.message : `the stream did not end in time: ${chunks} chunks of text had come`);
}

// src/probes/opa.ts
import path5 from "node:path";
function openOpa({ policy, input, pace }, side) {
  return policy.from === "server" ? Promise.resolve(openServer(policy, input, side.origin)) : openModule(policy, input, pace.timeoutMs, side);
}
function openServer({ url, decision, headers }, input, origin) {
  const connections = openConnections();
  const address = new URL(`${new URL(url, origin).href.replace(/\/$/, "")}/v1/data/${decision.replace(/^\//, "")}?metrics=true`).href;
  const body = JSON.stringify(input === void 0 ? {} : { input });
  return {
    together: 1,
    warmUpCalls: 20,
    notes: [],
    async call({ signal }) {
      const { status, text, us } = await exchange(connections, { method: "POST", url: address, headers: { "content-type": "application/json", ...headers }, body, signal });
      if (status !== 200) throw new ProbeError("status", `the policy engine answered with status ${status}: ${text.slice(0, 200)}`);
      return readDecision(text, us, decision);
    },
    [Symbol.asyncDispose]: () => connections.destroy()
  };
}
function readDecision(text, us, decision) {
  const answer = parse(text);
  if (typeof answer !== "object" || answer === null) throw new ProbeError("malformed", `the policy engine's answer is no JSON object: ${text.slice(0, 100)}`);
  if (!("result" in answer)) throw new ProbeError("undefined", `the decision ${decision} is undefined: is its path right, and is the policy loaded?`);
  const metrics = "metrics" in answer && typeof answer.metrics === "object" ? answer.metrics : void 0;
  const evaluationNs = metrics?.timer_rego_query_eval_ns;
  const serverNs = metrics?.timer_server_handler_ns;
  const serverKnown = isDuration(serverNs) && serverNs / 1e3 <= us;
  return {
    ownUs: [us],
    partsUs: {
      ...isDuration(evaluationNs) ? { evaluation: [evaluationNs / 1e3] } : {},
      ...serverKnown ? { server: [serverNs / 1e3], network: [us - serverNs / 1e3] } : {}
    },
    unseen: {
      ...isDuration(evaluationNs) ? {} : { evaluation: "the answer had no sound timer_rego_query_eval_ns" },
      ...serverKnown ? {} : { server: "the answer had no sound timer_server_handler_ns", network: "what the server took is not known" }
    }
  };
}
async function openModule({ wasm, entrypoint, dataFile }, input, timeoutMs, side) {
  const settings = { wasm: path5.join(side.folder, wasm), entrypoint, dataFile: dataFile === void 0 ? void 0 : path5.join(side.folder, dataFile), input };
  const threads = await openThreads({ driver: "opa", settings, count: 1, timeoutMs, env: side.world.processes.safeEnvironment() });
  return { together: 1, warmUpCalls: 100, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() };
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function isDuration(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

// src/probes/run-probe.ts
var MAX_WARM_UP_BATCHES = 4;
var MAX_WARM_UP_MS = 1e3;
var FLAT = 0.15;
var MAX_WAITING = 64;
var MAX_PARTS = 20;
var LAST_WORDS_MS = 100;
async function warmUpProbe(probe, pace, { clock, signal }) {
  const end = clock.monotonicMs() + MAX_WARM_UP_MS;
  let before = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < MAX_WARM_UP_BATCHES && clock.monotonicMs() < end; batch++) {
    const times = [];
    for (let number = 0; number < probe.warmUpCalls && clock.monotonicMs() < end; number++) {
      signal.throwIfAborted();
      const sample = await callOnce(probe, number % probe.together, pace.timeoutMs, signal);
      if (!(sample instanceof ProbeError)) times.push(mean(sample.ownUs));
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
    if (median > before * (1 - FLAT)) return;
    before = median;
  }
}
async function runProbe(probe, { pace, durationMs, offset, clock, signal }) {
  const tally = new Tally();
  const periodMs = probe.together / pace.ratePerSecond * 1e3;
  const startedMs = clock.monotonicMs();
  const waiting = /* @__PURE__ */ new Set();
  for (let tick = 0; tick === 0 || (tick + offset) * periodMs < durationMs; tick++) {
    const dueMs = startedMs + (tick + offset) * Math.min(periodMs, durationMs / 2);
    await clock.sleep(Math.max(0, dueMs - clock.monotonicMs()), signal);
    for (let number = 0; number < probe.together; number++) {
      if (waiting.size >= MAX_WAITING) {
        tally.take(new ProbeError("waiting", `${MAX_WAITING} calls were waiting for an answer already`));
        continue;
      }
      const call = callOnce(probe, number, pace.timeoutMs, signal).then((sample) => {
        tally.take(sample);
      }).finally(() => waiting.delete(call));
      waiting.add(call);
    }
  }
  await Promise.all(waiting);
  signal.throwIfAborted();
  return tally.finish(probe.notes);
}
function absentRun(reason) {
  return { asked: 0, failed: 0, errors: {}, ownUs: new Histogram().encode(), parts: [], figures: [], unseen: [{ part: void 0, reason }], notes: [] };
}
async function callOnce(probe, number, timeoutMs, signal) {
  const timeout = new AbortController();
  const late = Promise.withResolvers();
  const timedOut = () => late.resolve(new ProbeError("timeout", `no answer within ${timeoutMs} ms`));
  let lastWords;
  const timer = setTimeout(() => {
    timeout.abort();
    lastWords = setTimeout(timedOut, LAST_WORDS_MS);
  }, timeoutMs);
  try {
    const call = probe.call({ number, signal: AbortSignal.any([signal, timeout.signal]) }).catch((error) => {
      if (error instanceof ProbeError) return error;
      if (timeout.signal.aborted || signal.aborted) return late.promise;
      throw error;
    });
    return await Promise.race([call, late.promise]);
  } finally {
    clearTimeout(timer);
    clearTimeout(lastWords);
    timedOut();
  }
}
var Tally = class {
  #own = new Histogram();
  #parts = /* @__PURE__ */ new Map();
  #figures = /* @__PURE__ */ new Map();
  #unseen = /* @__PURE__ */ new Map();
  #errors = {};
  #asked = 0;
  #failed = 0;
  take(sample) {
    this.#asked++;
    if (sample instanceof ProbeError) {
      this.#failed++;
      const known = this.#errors[sample.kind] ??= { calls: 0, example: sample.message.slice(0, 300) };
      known.calls++;
      return;
    }
    for (const us of sample.ownUs) this.#own.record(us);
    for (const [name, values] of Object.entries(sample.partsUs)) for (const us of values) this.#part(name)?.record(us);
    for (const figure of sample.figures ?? []) this.#figure(figure);
    for (const [part, reason] of Object.entries(sample.unseen ?? {})) this.#unseen.set(part, reason);
  }
  finish(notes) {
    const answered = this.#asked - this.#failed;
    const common = Object.entries(this.#errors).toSorted((a, b) => b[1].calls - a[1].calls)[0];
    return {
      asked: this.#asked,
      failed: this.#failed,
      errors: this.#errors,
      ownUs: this.#own.encode(),
      parts: [...this.#parts].map(([name, histogram]) => ({ name, latencyUs: histogram.encode() })),
      figures: [...this.#figures.values()].map(({ figure, sum, samples }) => ({ ...figure, value: figure.over === "asked" ? sum / this.#asked : sum / samples, samples: figure.over === "asked" ? this.#asked : samples })),
      unseen: [
        ...answered > 0 || common === void 0 ? [] : [{ part: void 0, reason: `none of ${this.#asked} calls was answered: ${common[1].example}` }],
        ...[...this.#unseen].map(([part, reason]) => ({ part, reason }))
      ],
      notes: [...notes]
    };
  }
  #part(name) {
    const known = this.#parts.get(name);
    if (known !== void 0 || this.#parts.size >= MAX_PARTS) return known;
    const histogram = new Histogram();
    this.#parts.set(name, histogram);
    return histogram;
  }
  #figure(figure) {
    const key = `${figure.part ?? ""}/${figure.metric}`;
    const known = this.#figures.get(key) ?? { figure, sum: 0, samples: 0 };
    this.#figures.set(key, { figure, sum: known.sum + figure.value, samples: known.samples + 1 });
  }
};
function mean(values) {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}

// src/probes/probe-components.ts
function probedComponents(components) {
  return components.filter((one) => "pace" in one);
}
async function probeComponents({ components, sides, durationMs }) {
  const each = sides.flatMap((side, index) => components.map((component) => probeComponent(component, side, { durationMs, offset: index / sides.length })));
  const settled = await Promise.allSettled(each);
  return settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}
async function probeComponent(component, side, { durationMs, offset }) {
  const told = { side: side.side, component: component.name, kind: component.kind };
  const { clock, signal } = side.world;
  try {
    var _stack = [];
    try {
      const probe = __using(_stack, await open(component, side), true);
      const first = probe.warmUpCalls === 0 ? void 0 : await callOnce(probe, 0, component.pace.timeoutMs, signal);
      signal.throwIfAborted();
      if (first instanceof ProbeError && NOT_THERE.includes(first.kind)) return { ...told, ...absentRun(first.message) };
      await warmUpProbe(probe, component.pace, { clock, signal });
      return { ...told, ...await runProbe(probe, { pace: component.pace, durationMs, offset, clock, signal }) };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProbeError) return { ...told, ...absentRun(error.message) };
    throw error;
  }
}
var NOT_THERE = ["unreachable", "timeout", "hung"];
function open(component, side) {
  switch (component.kind) {
    case "opa":
      return openOpa(component, side);
    case "llm":
      return openLlm(component, side);
    case "exec":
      return openExec(component, side);
    case "event-store":
      return openEventStore(component, side);
    case "filesystem":
      return openFilesystem(component, side);
  }
}

// src/phases/cells.ts
var MIN_FOR_P99 = 100;
var MIN_FOR_P95 = 20;
var MIN_FOR_PART = 5;
function componentTimes(subject, histogram) {
  const samples = histogram.count;
  const cell = (metric, us) => us === void 0 ? [] : [{ subject, metric, unit: "ms", value: us / 1e3, samples }];
  return [
    ...cell("avg_ms", histogram.mean),
    ...samples < MIN_FOR_PART ? [] : cell("p50_ms", histogram.quantile(0.5)),
    ...samples < MIN_FOR_P95 ? [] : cell("p95_ms", histogram.quantile(0.95)),
    ...samples < MIN_FOR_P99 ? [] : cell("p99_ms", histogram.quantile(0.99))
  ];
}

// src/phases/probe-blocks.ts
var AVERAGE_OF_KIND = { opa: "opa_integration_avg_ms", llm: "llm_integration_avg_ms", "event-store": "event_store_avg_ms", filesystem: "fuse_operation_avg_ms" };
function probeSubject(component, part) {
  return { kind: "component", name: part === void 0 ? component : `${component} \u203A ${part}`.slice(0, 100) };
}
function probeCells(runs) {
  return [...runs.flatMap(cellsOfRun), ...[...Map.groupBy(runs, (run2) => run2.kind)].flatMap(([kind, same]) => averageOfKind(kind, same))];
}
function cellsOfRun(run2) {
  const subject = probeSubject(run2.component);
  return [
    ...componentTimes(subject, decodeHistogram(run2.ownUs)),
    ...run2.asked === 0 ? [] : [{ subject, metric: "error_rate_percent", unit: "percent", value: run2.failed / run2.asked * 100, samples: run2.asked }],
    ...run2.parts.flatMap(({ name, latencyUs }) => componentTimes(probeSubject(run2.component, name), decodeHistogram(latencyUs))),
    ...run2.figures.map(({ part, metric, unit, worse, value, samples }) => ({ subject: probeSubject(run2.component, part), metric, unit, worse, value, samples }))
  ];
}
function averageOfKind(kind, runs) {
  const metric = AVERAGE_OF_KIND[kind];
  const all = mergeHistograms(runs.map((run2) => run2.ownUs));
  if (metric === void 0 || all.mean === void 0) return [];
  return [{ subject: { kind: "service", name: "service" }, metric, unit: "ms", value: all.mean / 1e3, samples: all.count }];
}
function probeAbsences({ component, side, unseen }) {
  return unseen.map(({ part, reason }) => ({ metric: "avg_ms", subject: probeSubject(component, part), reason: `${side}: ${reason}`.slice(0, 500) }));
}
function probeNotes(runs) {
  return [...Map.groupBy(runs, (run2) => `${run2.component} ${run2.side}`).values()].flatMap((same) => {
    const { component, side } = same[0];
    const asked = same.reduce((total, run2) => total + run2.asked, 0);
    const kinds = [...Map.groupBy(same.flatMap((run2) => Object.entries(run2.errors)), ([kind]) => kind)];
    const failures = kinds.map(([kind, ofKind]) => `${component} on the ${side}: ${ofKind.reduce((total, [, one]) => total + one.calls, 0)} of ${asked} calls failed (${kind}), such as: ${ofKind[0]?.[1].example}`);
    return [.../* @__PURE__ */ new Set([...same.flatMap((run2) => run2.notes).map((note) => `${component}: ${note}`), ...failures])];
  }).filter((note, index, all) => all.indexOf(note) === index).map((note) => note.slice(0, 500));
}

// src/phases/resource-cells.ts
var SERVICE = { kind: "service", name: "service" };
var MIN_FOR_LINE = 5;
function resourceCells(use) {
  if (use.absent !== void 0) return [];
  const { points, details, memoryBaselineMb } = use;
  const cell = (metric, unit, value, samples) => value === void 0 ? [] : [{ subject: SERVICE, metric, unit, value, samples }];
  const change = (pick) => {
    const [first, last] = details === void 0 ? [] : [pick(details.first), pick(details.last)];
    return first === void 0 || last === void 0 ? void 0 : last - first;
  };
  const memory = points.map((point) => point.memoryMb);
  return [
    ...cell("memory_baseline_mb", "MB", memoryBaselineMb, 1),
    ...cell("memory_growth_mb", "MB", memory.length === 0 ? void 0 : memory.at(-1) - memoryBaselineMb, memory.length + 1),
    ...cell("memory_late_growth_mb", "MB", lateGrowth(points), points.length),
    ...cell("memory_proportional_mb", "MB", details?.last.pssBytes === void 0 ? void 0 : details.last.pssBytes / 1e6, 1),
    ...cell("cpu_peak_percent", "percent", points.length === 0 ? void 0 : Math.max(...points.map((point) => point.cpuPercent)), points.length),
    ...cell("cpu_system_share_percent", "percent", use.cpuMs === 0 ? void 0 : Math.min(100, use.systemCpuMs / use.cpuMs * 100), points.length),
    ...cell("processes_peak", "count", points.length === 0 ? void 0 : Math.max(...points.map((point) => point.processes)), points.length),
    ...cell("thread_growth", "count", change((one) => one.threads), 2),
    ...cell("descriptor_growth", "count", change((one) => one.descriptors), 2),
    ...garbageCells(use, cell)
  ];
}
function absentGarbage({ garbage }) {
  return garbage.kind === "seen" ? [] : ["gc_collections", "gc_time_total_ms"].map((metric) => ({ metric, subject: SERVICE, reason: garbage.reason }));
}
function garbageCells({ garbage }, cell) {
  if (garbage.kind === "absent") return [];
  const pauses = garbage.collections.map((one) => one.durationMs).toSorted((a, b) => a - b);
  const samples = pauses.length;
  const quantile = (share) => pauses[Math.min(samples - 1, Math.ceil(share * samples) - 1)];
  return [
    ...cell("gc_collections", "count", samples, samples),
    ...cell("gc_time_total_ms", "ms", pauses.reduce((total, ms2) => total + ms2, 0), samples),
    ...samples === 0 ? [] : [...cell("gc_pause_p50_ms", "ms", quantile(0.5), samples), ...cell("gc_pause_max_ms", "ms", pauses.at(-1), samples)],
    ...samples < MIN_FOR_P99 ? [] : cell("gc_pause_p99_ms", "ms", quantile(0.99), samples)
  ];
}
function lateGrowth(points) {
  const last = points.at(-1);
  if (last === void 0) return void 0;
  const quarterMs = last.atMs / 4;
  const late = points.filter((point) => point.atMs >= last.atMs - quarterMs);
  if (late.length < MIN_FOR_LINE) return void 0;
  const mean2 = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  const [atMs, memoryMb] = [mean2(late.map((point) => point.atMs)), mean2(late.map((point) => point.memoryMb))];
  const covariance = late.reduce((total, point) => total + (point.atMs - atMs) * (point.memoryMb - memoryMb), 0);
  const variance = late.reduce((total, point) => total + (point.atMs - atMs) ** 2, 0);
  return variance === 0 ? void 0 : covariance / variance * quarterMs;
}

// src/phases/blocks.ts
var SERVICE2 = { kind: "service", name: "service" };
var MAX_NAME2 = 100;
var MAX_PARTS2 = 100;
function blocksOfSlot({ round, slot, run: run2, durationMs, probes = [] }) {
  const absences = probes.flatMap(probeAbsences);
  const blocks = run2.load.sides.flatMap((side) => {
    const use = run2.resources.get(side.side);
    if (use?.absent !== void 0) absences.push(...absentResources(use.absent));
    if (use !== void 0) absences.push(...absentGarbage(use));
    const { untold } = partsOf(side);
    if (untold > 0) absences.push({ metric: "avg_response_time_ms", subject: { kind: "class", name: "more requests" }, reason: `${untold} more requests and steps are told with their class only: at most ${MAX_PARTS2} have rows of their own` });
    const cells = [...classCells(side), ...partCells(side), ...componentCells(side, probes), ...serviceCells(side, use, durationMs), ...probeCells(probes.filter((one) => one.side === side.side)), ...use === void 0 ? [] : resourceCells(use)];
    return cells.map((cell) => ({ worse: cell.metric === "requests_per_second" ? "lower" : "higher", ...cell, side: side.side, round, slot }));
  });
  return { blocks: [...blocks, ...matchedBlocks(run2.load, round, slot)], absences };
}
function classCells(side) {
  return side.classes.flatMap((one) => {
    const component = componentOf(one.class);
    const histogram = decodeHistogram(one.latencyUs);
    const subject = component === void 0 ? { kind: "class", name: one.class } : { kind: "component", name: component };
    const errors = one.requests === 0 ? [] : [{ subject, metric: "error_rate_percent", unit: "percent", value: one.failed / one.requests * 100, samples: one.requests }];
    return component === void 0 ? responseTimes(subject, histogram) : [...componentTimes(subject, histogram), ...errors];
  });
}
function subjectOfClass(name) {
  const component = componentOf(name);
  return component === void 0 ? { kind: "class", name } : { kind: "component", name: component };
}
function partCells(side) {
  return partsOf(side).told.flatMap(({ name, requests, failed, latencyUs }) => {
    const subject = subjectOfClass(name);
    const errors = requests === 0 ? [] : [{ subject, metric: "error_rate_percent", unit: "percent", value: failed / requests * 100, samples: requests }];
    const histogram = decodeHistogram(latencyUs);
    if (histogram.count < MIN_FOR_PART) return errors;
    return [...subject.kind === "component" ? componentTimes(subject, histogram) : responseTimes(subject, histogram), ...errors];
  });
}
function partsOf({ endpoints, escalations, steps }) {
  const severalRequests = new Set([...endpoints, ...escalations].map((one) => one.class));
  const stepName = (one) => [one.class, ...severalRequests.has(one.class) ? [one.endpoint] : [], one.step].join(" \u203A ");
  const severalSteps = [...Map.groupBy(steps, (one) => `${one.class} \u203A ${one.endpoint}`).values()].filter((ofRequest) => ofRequest.length > 1).flat();
  const named = [
    ...[...endpoints, ...escalations].map((one) => ({ ...one, name: `${one.class} \u203A ${one.endpoint}` })),
    ...severalSteps.map((one) => ({ ...one, name: stepName(one) })),
    ...steps.flatMap((one) => one.marks.map(({ name, latencyUs, samples }) => ({ name: `${stepName(one)} \u203A ${name}`, requests: samples, failed: 0, latencyUs })))
  ];
  const parts = [...Map.groupBy(named, (one) => one.name.slice(0, MAX_NAME2))].map(([name, same]) => ({
    name,
    requests: same.reduce((total, one) => total + one.requests, 0),
    failed: same.reduce((total, one) => total + one.failed, 0),
    latencyUs: same.length === 1 ? same[0].latencyUs : mergeHistograms(same.map((one) => one.latencyUs)).encode()
  }));
  return { told: parts.slice(0, MAX_PARTS2), untold: Math.max(0, parts.length - MAX_PARTS2) };
}
function responseTimes(subject, histogram) {
  const samples = histogram.count;
  const cell = (metric, us) => us === void 0 ? [] : [{ subject, metric, unit: "ms", value: us / 1e3, samples }];
  return [
    ...cell("avg_response_time_ms", histogram.mean),
    ...cell("p50_response_time_ms", histogram.quantile(0.5)),
    ...samples < MIN_FOR_P95 ? [] : cell("p95_response_time_ms", histogram.quantile(0.95)),
    ...samples < MIN_FOR_P99 ? [] : cell("p99_response_time_ms", histogram.quantile(0.99))
  ];
}
function componentCells(side, probes) {
  return side.components.filter(({ name }) => !probes.some((one) => one.component === name)).flatMap(({ name, latencyUs }) => componentTimes({ kind: "component", name }, decodeHistogram(latencyUs)));
}
function serviceCells(side, use, durationMs) {
  const classes = side.classes.filter((one) => componentOf(one.class) === void 0);
  const requests = classes.reduce((total, one) => total + one.requests, 0);
  const failed = classes.reduce((total, one) => total + one.failed, 0);
  const all = mergeHistograms(classes.map((one) => one.latencyUs));
  const cells = responseTimes(SERVICE2, all);
  if (requests > 0) {
    cells.push({ subject: SERVICE2, metric: "error_rate_percent", unit: "percent", value: failed / requests * 100, samples: requests });
    cells.push({ subject: SERVICE2, metric: "requests_per_second", unit: "per_second", value: requests / durationMs * 1e3, samples: requests });
  }
  if (use === void 0 || use.absent !== void 0) return cells;
  const served = side.classes.reduce((total, one) => total + one.requests, 0);
  if (served > 0 && use.cpuMs > 0) cells.push({ subject: SERVICE2, metric: "cpu_ms_per_request", unit: "ms_per_request", value: use.cpuMs / served, samples: served });
  cells.push({ subject: SERVICE2, metric: "memory_peak_mb", unit: "MB", value: use.memoryPeakMb, samples: use.points.length });
  return cells;
}
function matchedBlocks(load, round, slot) {
  const classes = load.matched.filter((one) => one.pairs > 0 && componentOf(one.class) === void 0);
  const pairs = classes.reduce((total, one) => total + one.pairs, 0);
  if (pairs === 0) return [];
  const overall = { subject: SERVICE2, logRatio: classes.reduce((total, one) => total + one.medianLogRatio * one.pairs, 0) / pairs, pairs };
  const each = classes.map((one) => ({ subject: { kind: "class", name: one.class }, logRatio: one.medianLogRatio, pairs: one.pairs }));
  return [overall, ...each].flatMap(({ subject, logRatio, pairs: samples }) => {
    const common = { metric: "matched_response_time_ratio", subject, unit: "ratio", worse: "higher", round, slot, samples };
    return [{ ...common, side: "base", value: 1 }, { ...common, side: "head", value: Math.exp(logRatio) }];
  });
}
function absentResources(reason) {
  return ["cpu_ms_per_request", "cpu_peak_percent", "memory_baseline_mb", "memory_peak_mb", "memory_growth_mb"].map((metric) => ({ metric, subject: SERVICE2, reason }));
}

// src/phases/series.ts
function seriesOfSlot({ load, resources }, { round, plannedRate }) {
  return load.sides.flatMap((side) => side.seconds.map((one) => {
    const latency = decodeHistogram(one.latencyUs);
    const p50 = latency.quantile(0.5);
    const p99 = latency.quantile(0.99);
    const planned = plannedRate[one.second];
    return {
      side: side.side,
      round,
      second: one.second,
      ratePerSecond: one.sent,
      ...one.sent === 0 ? {} : { errorShare: Math.min(1, one.failed / one.sent) },
      ...p50 === void 0 ? {} : { p50Ms: p50 / 1e3 },
      ...p99 === void 0 ? {} : { p99Ms: p99 / 1e3 },
      ...resourcesAt(resources.get(side.side), one.second),
      ...planned === void 0 ? {} : { plannedRatePerSecond: planned }
    };
  }));
}
function resourcesAt(use, second) {
  const points = use?.points.filter((point) => Math.floor(point.atMs / 1e3) === second) ?? [];
  if (points.length === 0) return {};
  const mean2 = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  return { cpuPercent: mean2(points.map((point) => point.cpuPercent)), memoryMb: mean2(points.map((point) => point.memoryMb)) };
}

// src/phases/collector.ts
var MAX_NOTES = 50;
var Collector = class {
  #phase;
  #layout;
  #blocks = [];
  #series = [];
  #distributions = /* @__PURE__ */ new Map();
  #absences = /* @__PURE__ */ new Map();
  #generator = [];
  #errors = {};
  #planned = /* @__PURE__ */ new Map();
  #realised = /* @__PURE__ */ new Map();
  #probes = [];
  #runs = [];
  #sent = 0;
  #failed = 0;
  #measuredMs = 0;
  constructor(phase, layout) {
    this.#phase = phase;
    this.#layout = layout;
  }
  get blocks() {
    return this.#blocks;
  }
  /** A measured slot, to be counted when its round stands. */
  measured(slot) {
    return { disturbed: judgeGenerator(slot.run.load.generator).some((check) => !check.ok), keep: () => this.#add(slot) };
  }
  #add(slot) {
    const { run: run2, round, durationMs } = slot;
    this.#measuredMs += durationMs;
    this.#runs.push({ load: run2.load, agentsPeak: slot.agentsPeak });
    this.#generator.push(...judgeGenerator(run2.load.generator), ...run2.load.sides.flatMap((side) => checkArrivals(side.seconds)));
    const { blocks, absences } = blocksOfSlot(slot);
    this.#blocks.push(...blocks);
    for (const absence of absences) this.#absences.set(metricKey(absence), absence);
    this.#series.push(...seriesOfSlot(run2, { round, plannedRate: slot.plannedRate }));
    for (const side of run2.load.sides) this.#addSide(side, slot.mix, slot.probes ?? []);
    for (const probe of slot.probes ?? []) this.#addProbe(probe);
  }
  finish(rounds, validity) {
    const realised = [...this.#realised.values()].reduce((total, count) => total + count, 0);
    const measured = {
      blocks: this.#blocks,
      requests: { sent: this.#sent, failed: this.#failed, errors: this.#errors },
      mix: [...this.#planned].map(([name, planned]) => ({ class: name, planned, realised: realised === 0 ? 0 : (this.#realised.get(name) ?? 0) / realised }))
    };
    const notes = probeNotes(this.#probes).slice(0, MAX_NOTES);
    return {
      ...measured,
      phase: this.#phase,
      layout: this.#layout,
      rounds,
      measuredMs: this.#measuredMs,
      series: this.#series,
      distributions: [...this.#distributions.values()].map(({ subject, side, histogram }) => ({ subject, side, latencyUs: histogram.encode(), samples: histogram.count })),
      absences: [...this.#absences.values()],
      validity: [...worstChecks(this.#generator), ...validity(measured)],
      ...this.#describeGenerator(),
      ...notes.length === 0 ? {} : { notes }
    };
  }
  #addProbe(run2) {
    this.#probes.push(run2);
    if (run2.asked > run2.failed) this.#merge(probeSubject(run2.component), run2.side, run2.ownUs);
    for (const { name, latencyUs } of run2.parts) this.#merge(probeSubject(run2.component, name), run2.side, latencyUs);
  }
  #addSide(side, mix, probes) {
    this.#sent += side.sent;
    for (const [kind, count] of Object.entries(side.errors)) this.#errors[kind] = (this.#errors[kind] ?? 0) + count;
    for (const one of side.classes) this.#addClass(one, side.side, mix);
    for (const { name, latencyUs } of partsOf(side).told) this.#merge(subjectOfClass(name), side.side, latencyUs);
    for (const { name, latencyUs } of side.components) if (!probes.some((one) => one.component === name)) this.#merge({ kind: "component", name }, side.side, latencyUs);
  }
  #addClass(one, side, mix) {
    const component = componentOf(one.class);
    this.#failed += one.failed;
    this.#merge(component === void 0 ? { kind: "class", name: one.class } : { kind: "component", name: component }, side, one.latencyUs);
    this.#planned.set(one.class, mix[one.class] ?? 0);
    this.#realised.set(one.class, (this.#realised.get(one.class) ?? 0) + one.requests);
  }
  #merge(subject, side, latencyUs) {
    const key = `${side} ${metricKey({ subject, metric: "" })}`;
    const known = this.#distributions.get(key) ?? { subject, side, histogram: new Histogram() };
    known.histogram.add(decodeHistogram(latencyUs));
    this.#distributions.set(key, known);
  }
  #describeGenerator() {
    if (this.#runs.length === 0) return {};
    const health = this.#runs.map(({ load }) => load.generator);
    return {
      generator: {
        lagP99Ms: Math.max(...health.map((one) => one.lagUs.p99)) / 1e3,
        lagMaxMs: Math.max(...health.map((one) => one.lagUs.max)) / 1e3,
        achievedShare: Math.min(...health.map((one) => one.plannedRatePerSecond === 0 ? 1 : one.achievedRatePerSecond / one.plannedRatePerSecond)),
        cpuMsPer1000: health.reduce((total, one) => total + one.cpuMs, 0) / Math.max(1, this.#sent) * 1e3,
        agentsPeak: Math.max(...this.#runs.map((one) => one.agentsPeak)),
        ...describeConnections(this.#runs.flatMap(({ load }) => load.sides))
      }
    };
  }
};
function describeConnections(sides) {
  const [first] = sides;
  if (first === void 0) return {};
  const total = (pick) => sides.reduce((sum, side) => sum + pick(side), 0);
  const { policy, http } = first.connections;
  return { connections: { policy, http, opened: total((side) => side.connections.opened) }, hungUp: total((side) => side.hungUp), retried: total((side) => side.retries.sent) };
}
function worstChecks(checks) {
  const worst = /* @__PURE__ */ new Map();
  for (const check of checks) if (!worst.has(check.name) || !check.ok) worst.set(check.name, check);
  return [...worst.values()];
}

// src/phases/progress.ts
function describeProgress(progress) {
  const sides = progress.sides.map((side) => `${side.side} p99 ${side.p99Us === void 0 ? "\u2013" : `${(side.p99Us / 1e3).toFixed(1)} ms`}${side.errors === 0 ? "" : `, ${side.errors} errors`}`);
  const rate = Math.max(0, ...progress.sides.map((side) => side.ratePerSecond));
  return `${Math.ceil(progress.remainingMs / 1e3)} s left  ${progress.agents} agents  ${rate.toFixed(0)}/s  ${sides.join("  ")}`;
}

// src/phases/rounds.ts
var SPARE_ROUNDS = 2;
async function playRounds(options) {
  const last = options.looks.at(-1) ?? 0;
  const { clock } = options.world;
  const deadline = clock.monotonicMs() + options.budgetMs;
  let spare = SPARE_ROUNDS;
  for (let round = 0; round < last; ) {
    const slots = await playRound(options, round, mixSeed(options.seed, round * (SPARE_ROUNDS + 1) + spare));
    if (spare > 0 && slots.some((slot) => slot.disturbed)) {
      spare--;
      options.world.log.info(`round ${round + 1} is played again: the machine was too busy for the generator to keep to its plan`);
      continue;
    }
    for (const slot of slots) slot.keep();
    round++;
    if (options.looks.includes(round) && options.isEnough()) return round;
    if (round >= (options.looks[0] ?? last) && clock.monotonicMs() >= deadline) return round;
  }
  return last;
}
async function playRound(options, round, seed) {
  const order = seed % 2 === 0 ? [...options.checkouts] : options.checkouts.toReversed();
  const slots = options.plan.layout === "alternating" ? order.map((checkout) => [checkout]) : [order];
  const measured = [];
  for (const [slot, checkouts] of slots.entries()) measured.push(await playSlot(options, { round, slot, checkouts, seed }));
  return measured;
}
async function playSlot(options, { round, slot, checkouts, seed }) {
  var _stack = [];
  try {
    options.world.signal.throwIfAborted();
    const started = __using(_stack, await startSides(checkouts, options.config, options.world), true);
    const sides = started.sides.toSorted((a, b) => a.side < b.side ? -1 : 1);
    return await Promise.race([options.measure({ round, slot, sides, seed }), ...sides.map((side) => side.failed)]);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function mixSeed(seed, round) {
  let mixed = seed + Math.imul(round + 1, 2654435769) >>> 0;
  mixed = Math.imul(mixed ^ mixed >>> 16, 569420461);
  mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
  return (mixed ^ mixed >>> 15) >>> 0;
}

// src/service/resources.ts
var SHORTEST_INTERVAL_MS = 200;
var MOST_OF_A_CORE = 3e-3;
var LONGEST_INTERVAL_MS = 1e4;
var NOT_TOLD = "this system does not tell what a process tree uses, or the service was not started by perf-gate";
function sampleResources(service, clock) {
  const startedAt = clock.monotonicMs();
  const startedOnMs = clock.now();
  const first = service.usage({ details: true });
  const points = [];
  let last = first;
  let lastAt = startedAt;
  let result;
  let timer;
  function sample(details) {
    const now = clock.monotonicMs();
    const usage = service.usage({ details });
    if (usage === void 0 || last === void 0) return;
    if (now > lastAt) points.push({ atMs: now - startedAt, cpuPercent: (usage.cpuMs - last.cpuMs) / (now - lastAt) * 100, memoryMb: usage.rssBytes / 1e6, processes: usage.processes });
    last = usage;
    lastAt = now;
  }
  function sampleLater(pauseMs) {
    timer = setTimeout(() => {
      const before = process.threadCpuUsage();
      sample(false);
      const { user, system } = process.threadCpuUsage(before);
      sampleLater(Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, (user + system) / 1e3 / MOST_OF_A_CORE)));
    }, pauseMs);
  }
  sampleLater(SHORTEST_INTERVAL_MS);
  return {
    stop() {
      if (result !== void 0) return result;
      clearTimeout(timer);
      sample(true);
      const memory = [first, last].flatMap((usage) => usage === void 0 ? [] : [usage.rssBytes / 1e6]).concat(points.map((point) => point.memoryMb));
      result = {
        durationMs: clock.monotonicMs() - startedAt,
        points,
        cpuMs: first === void 0 || last === void 0 ? 0 : last.cpuMs - first.cpuMs,
        systemCpuMs: first === void 0 || last === void 0 ? 0 : last.systemCpuMs - first.systemCpuMs,
        garbage: service.collections(startedOnMs, clock.now()),
        memoryBaselineMb: memory[0] ?? 0,
        memoryPeakMb: Math.max(0, ...memory),
        ...first?.details === void 0 || last?.details === void 0 ? {} : { details: { first: first.details, last: last.details } },
        ...first === void 0 ? { absent: NOT_TOLD } : {}
      };
      return result;
    }
  };
}

// src/phases/slot.ts
async function runSlot({ schedule, sides, config, world, engine, onProgress, signal }) {
  const samplers = sides.map((side) => ({ side: side.side, sampler: sampleResources(side, world.clock) }));
  try {
    const load = await engine({
      schedule,
      timeoutMs: config.load.timeoutMs,
      connections: config.load.connections,
      http: config.load.http,
      warmupMs: 0,
      targets: sides.map(({ side, origin }) => ({ side, origin })),
      signal: signal === void 0 ? world.signal : AbortSignal.any([world.signal, signal]),
      ...onProgress === void 0 ? {} : { onProgress }
    });
    world.signal.throwIfAborted();
    return { load, resources: new Map(samplers.map(({ side, sampler }) => [side, sampler.stop()])) };
  } finally {
    for (const { sampler } of samplers) sampler.stop();
  }
}

// src/phases/warm-up.ts
var SLOT_MS = 500;
var MAX_SLOTS = 4;
var AGENTS = 2;
var FLAT2 = 0.15;
async function warmUp(options) {
  let before;
  for (let slot = 1; slot <= MAX_SLOTS; slot++) {
    const schedule = buildClosedSchedule({ requests: options.requests, durationMs: SLOT_MS, agents: AGENTS, seed: options.seed + slot });
    const now = costPerRequest(await runSlot({ ...options, schedule }));
    if (before !== void 0 && now.every((cost, side) => cost > (before?.[side] ?? cost) * (1 - FLAT2))) return slot;
    before = now;
  }
  return MAX_SLOTS;
}
function costPerRequest({ load, resources }) {
  return load.sides.map((side) => {
    const use = resources.get(side.side);
    if (side.completed === 0) return 0;
    return (use === void 0 || use.absent !== void 0 ? SLOT_MS : use.cpuMs) / side.completed;
  });
}

// src/phases/integration.ts
async function runIntegration(context) {
  const { config, world, engine, plan } = context;
  const { durationMs, ratePerSecond } = config.integration;
  const requests = [...config.requests, ...httpProbes(config.components)];
  const components = probedComponents(config.components);
  const folderOf = (side) => context.checkouts.find((one) => one.side === side)?.folder ?? world.workspace;
  const collector = new Collector("integration", plan.layout);
  const rounds = await playRounds({
    ...context,
    budgetMs: config.compare.budgetMs / 2,
    seed: mixSeed(config.load.seed, 1e6),
    isEnough: () => context.isDecided("integration", collector.blocks),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress(`integration  round ${round + 1}  warming up`);
      await warmUp({ requests, seed, sides, config, world, engine });
      const schedule = buildSteadySchedule({ requests, durationMs, ratePerSecond, perClass: true, seed });
      const run2 = await runSlot({
        schedule,
        sides,
        config,
        world,
        engine,
        onProgress: (progress) => world.log.progress(`integration  round ${round + 1}  ${describeProgress(progress)}`)
      });
      world.log.progress(`integration  round ${round + 1}  components`);
      const probes = await probeComponents({ components, durationMs, sides: sides.map(({ side, origin }) => ({ side, origin, world, folder: folderOf(side) })) });
      return collector.measured({ round, slot, run: run2, durationMs, probes, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
    }
  });
  return { measurement: collector.finish(rounds, checkValidity) };
}

// src/phases/load.ts
async function runLoad(context) {
  const { config, world, engine, plan } = context;
  const { pattern, agents, ratePerSecond } = config.load;
  const durationMs = roundDurationMs(config.load.durationMs, context.looks[0] ?? 1);
  const collector = new Collector("load", plan.layout);
  const rounds = await playRounds({
    ...context,
    budgetMs: config.compare.budgetMs / 2,
    seed: mixSeed(config.load.seed, 2e6),
    isEnough: () => context.isDecided("load", collector.blocks),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress(`load         round ${round + 1}  warming up`);
      await warmUp({ requests: config.requests, seed, sides, config, world, engine });
      const schedule = buildPatternSchedule({ pattern, requests: config.requests, durationMs, agents, ratePerSecond, seed });
      const run2 = await runSlot({
        schedule,
        sides,
        config,
        world,
        engine,
        onProgress: (progress) => world.log.progress(`load         round ${round + 1}  ${describeProgress(progress)}`)
      });
      return collector.measured({ round, slot, run: run2, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
    }
  });
  return { measurement: collector.finish(rounds, checkValidity) };
}
function roundDurationMs(totalMs, rounds) {
  return Math.max(2e3, totalMs / rounds);
}

// src/phases/recovery.ts
var Recovery = class {
  #rollback;
  #withinMs;
  #attempts = /* @__PURE__ */ new Map();
  constructor(rollback, withinMs) {
    this.#rollback = rollback;
    this.#withinMs = withinMs;
  }
  /** Takes in the violations of the round, in their order, as they stand at `atMs` of it. */
  step(violations, atMs) {
    for (const [index, violation] of violations.entries()) {
      if (violation.state === "firing" && violation.rollback && !this.#attempts.has(index)) this.#begin(index, violation, atMs);
    }
    const isBroken = violations.some((one) => one.rollback && one.state === "firing");
    for (const attempt of this.#attempts.values()) {
      if (attempt.outcome !== void 0 || attempt.result === void 0) continue;
      const { kind, reason } = attempt.result;
      const seconds = (atMs - attempt.startedMs) / 1e3;
      if (kind !== "done") attempt.outcome = { outcome: kind, reason: reason.slice(0, 300) };
      else if (!isBroken) attempt.outcome = { outcome: "recovered", seconds };
      else if (atMs - attempt.startedMs >= this.#withinMs) attempt.outcome = { outcome: "not-recovered", seconds };
    }
  }
  /** Traffic has to go on: a procedure runs, or it is not known yet whether it helped. */
  get isOpen() {
    return [...this.#attempts.values()].some((one) => one.outcome === void 0);
  }
  /** Something was carried out, so that what is measured from now on is something else. */
  get hasActed() {
    return [...this.#attempts.values()].some((one) => one.result?.kind === "done" || one.result?.kind === "failed");
  }
  /** The violations with what came of their rollbacks. */
  mark(violations) {
    return violations.map((violation, index) => {
      const attempt = this.#attempts.get(index);
      return attempt === void 0 ? violation : { ...violation, rolledBack: attempt.outcome ?? { outcome: "not-recovered", reason: "the traffic ended before it was known" } };
    });
  }
  #begin(index, violation, startedMs) {
    const attempt = { startedMs };
    this.#attempts.set(index, attempt);
    this.#rollback(violation).then((result) => {
      attempt.result = result;
    }, (error) => {
      attempt.result = { kind: "failed", reason: error.message };
    });
  }
};
function describeRollbacks(violations) {
  const done = violations.flatMap(({ rolledBack }) => rolledBack === void 0 || rolledBack.outcome === "refused" || rolledBack.outcome === "dry-run" ? [] : [rolledBack]);
  if (done.length === 0) return [];
  const successful = done.filter((one) => one.outcome === "recovered");
  const mean2 = successful.reduce((total, one) => total + (one.seconds ?? 0), 0) / successful.length;
  return [`rollbacks: ${done.length} triggered, ${successful.length} successful, ${done.length - successful.length} failed${successful.length === 0 ? "" : `, ${mean2.toFixed(1)} s to recover on average`}`];
}

// src/phases/sliding-window.ts
var SlidingWindow = class {
  #lengthMs;
  #usage;
  #clock;
  #seconds = [];
  #lastCpuMs;
  #lastAtMs;
  /** The engine counts from the start; a second is what came since the last time. */
  #counted = { completed: 0, failed: 0 };
  constructor(lengthMs, usage, clock) {
    this.#lengthMs = lengthMs;
    this.#usage = usage;
    this.#clock = clock;
    this.#lastCpuMs = usage()?.cpuMs;
    this.#lastAtMs = clock.monotonicMs();
  }
  /** Takes in the progress since the last call and returns what the window now shows. */
  push(progress) {
    const side = progress.sides[0];
    const now = this.#clock.monotonicMs();
    const usage = this.#usage();
    const cpuMs = usage === void 0 || this.#lastCpuMs === void 0 ? void 0 : usage.cpuMs - this.#lastCpuMs;
    this.#lastCpuMs = usage?.cpuMs;
    if (side !== void 0) {
      this.#seconds.push({
        atMs: progress.elapsedMs,
        durationMs: now - this.#lastAtMs,
        latencyUs: side.latencyUs,
        requests: side.completed - this.#counted.completed,
        failed: side.errors - this.#counted.failed,
        cpuMs,
        cpus: usage?.allowance?.cpus,
        memoryPercent: usage?.allowance === void 0 ? void 0 : usage.rssBytes / usage.allowance.memoryBytes * 100
      });
    }
    if (side !== void 0) this.#counted = { completed: side.completed, failed: side.errors };
    this.#lastAtMs = now;
    return merge(this.#seconds.filter((second) => second.atMs > progress.elapsedMs - this.#lengthMs));
  }
  /** Everything seen so far. */
  overall() {
    return merge(this.#seconds);
  }
};
function merge(seconds) {
  const total = (pick) => seconds.reduce((all, second) => all + pick(second), 0);
  const durationMs = total((second) => second.durationMs);
  const memory = seconds.flatMap((second) => second.memoryPercent ?? []);
  const cpus = seconds.find((second) => second.cpus !== void 0)?.cpus;
  const cpuSeen = seconds.length > 0 && seconds.every((second) => second.cpuMs !== void 0);
  return {
    durationMs,
    requests: total((second) => second.requests),
    failed: total((second) => second.failed),
    latencyUs: mergeHistograms(seconds.map((second) => second.latencyUs)),
    cpuPercent: cpuSeen && cpus !== void 0 && durationMs > 0 ? total((second) => second.cpuMs ?? 0) / durationMs / cpus * 100 : void 0,
    memoryPercent: memory.length === 0 ? void 0 : Math.max(...memory)
  };
}

// src/phases/sla.ts
var WINDOW_MS = 5e3;
async function runSla(context) {
  const { config, world, engine } = context;
  const { durationMs, ratePerSecond, thresholds, abortOn } = config.sla;
  const { rules, factor } = scaleGrace(thresholds, durationMs);
  const collector = new Collector("sla", "single");
  const judged = [];
  const violations = [];
  let savedMs;
  let hasActed = false;
  const rounds = await playRounds({
    ...context,
    seed: mixSeed(config.load.seed, 3e6),
    looks: SLA_LOOKS,
    budgetMs: Number.POSITIVE_INFINITY,
    plan: { layout: "single" },
    checkouts: context.checkouts.filter((checkout) => checkout.side === "head"),
    isEnough: () => hasActed || isSlaDecided(judged),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress(`sla          round ${round + 1}  warming up`);
      await warmUp({ requests: config.requests, seed, sides, config, world, engine });
      let state = noViolations(rules);
      const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock);
      const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix });
      const ending = new AbortController();
      let ended;
      const recovery = context.rollback === void 0 ? void 0 : new Recovery(context.rollback, config.rollback.recoverWithinMs);
      const begunMs = world.clock.monotonicMs();
      const evaluate = (seen, atMs) => {
        const step = reduceViolations(state, { ...seen, atMs }, rules);
        state = step.state;
        for (const event of step.events) world.log.info(describeEvent(event));
        context.onViolations?.(state.violations, atMs);
        recovery?.step(state.violations, atMs);
      };
      const watch = (progress) => {
        const seen = window.push(progress);
        evaluate(seen, progress.elapsedMs);
        if (ended === void 0 && recovery?.isOpen !== true && abortOn !== void 0 && isSettled({ state, rules, abortOn, observed: window.overall(), remaining: progress.remainingMs / 1e3 * ratePerSecond })) {
          ended = progress;
          world.log.info(`SLA: ended ${(progress.remainingMs / 1e3).toFixed(0)} s early (abort-on: ${abortOn}): a promise cannot be kept any more`);
          ending.abort();
        }
        world.log.progress(`sla          ${describeWindow(seen, progress, state.open.filter((one) => one !== void 0).length)}`);
      };
      const run2 = await runSlot({ schedule, sides, config, world, engine, onProgress: watch, signal: ending.signal });
      if (recovery?.isOpen === true) await watchRecovery({ recovery, context, sides, seed, evaluate, begunMs });
      const playedMs = ended?.elapsedMs ?? durationMs;
      const { disturbed, keep } = collector.measured({ round, slot, run: run2, durationMs: playedMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
      return {
        disturbed: disturbed && recovery?.hasActed !== true,
        keep() {
          keep();
          const seen = recovery?.mark(state.violations) ?? state.violations;
          hasActed ||= recovery?.hasActed === true;
          judged.push(judgeSlaPromises(thresholds, { ...window.overall(), ...observeRun(run2.load, playedMs) }, seen));
          violations.push(...seen.map((violation) => ({ ...violation, round })));
          if (ended !== void 0) savedMs = (savedMs ?? 0) + ended.remainingMs;
        }
      };
    }
  });
  const measurement = collector.finish(rounds, checkValidity);
  const notes = [...measurement.notes ?? [], ...describeRollbacks(violations)];
  return { measurement: { ...measurement, ...notes.length === 0 ? {} : { notes } }, sla: { promises: combineSlaRounds(judged), violations, graceFactor: factor, ...savedMs === void 0 ? {} : { savedMs } } };
}
async function watchRecovery({ recovery, context: { config, world, engine }, sides, seed, evaluate, begunMs }) {
  const { timeoutMs, recoverWithinMs } = config.rollback;
  const known = new AbortController();
  const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock);
  const schedule = buildSteadySchedule({ requests: config.requests, durationMs: timeoutMs + recoverWithinMs, ratePerSecond: config.sla.ratePerSecond, seed: mixSeed(seed, 1), mix: config.load.pattern.mix });
  const onProgress = (progress) => {
    evaluate(window.push(progress), world.clock.monotonicMs() - begunMs);
    world.log.progress("sla          the round is over, traffic goes on: did the rollback help?");
    if (!recovery.isOpen) known.abort();
  };
  await runSlot({ schedule, sides, config, world, engine, onProgress, signal: known.signal });
}
function isSettled({ state, rules, abortOn, observed, remaining }) {
  if (observed.requests < MIN_REQUESTS) return false;
  return rules.some(({ threshold }, index) => {
    const open2 = state.open[index];
    const fires = open2 !== void 0 && state.violations[open2]?.state === "firing";
    return fires && isAtLeast(threshold.severity, abortOn) && isLost(threshold, observed, remaining);
  });
}
function observeRun(load, durationMs) {
  const classes = load.sides.flatMap((side) => side.classes);
  return {
    durationMs,
    requests: classes.reduce((total, one) => total + one.requests, 0),
    failed: classes.reduce((total, one) => total + one.failed, 0),
    latencyUs: mergeHistograms(classes.map((one) => one.latencyUs))
  };
}
function describeWindow(seen, progress, open2) {
  const value = (metric, digits, unit) => {
    const observation = observeSlaMetric(metric, seen, 0);
    return observation === void 0 ? "\u2013" : `${observation.value.toFixed(digits)}${unit}`;
  };
  return [
    `${Math.ceil(progress.remainingMs / 1e3)} s left`,
    `within 100 ms ${value("sla_compliance_rate", 1, " %")}`,
    `p99 ${value("p99_response_time_ms", 1, " ms")}`,
    `errors ${value("error_rate_percent", 1, " %")}`,
    value("requests_per_second", 0, "/s"),
    open2 === 0 ? "no violation" : `${open2} open violation${open2 === 1 ? "" : "s"}`
  ].join("  ");
}
function describeEvent({ kind, violation, value }) {
  const at = `${(violation.startMs / 1e3).toFixed(0)} s`;
  switch (kind) {
    case "pending":
      return `SLA: ${violation.metric} is ${value.toFixed(1)}, beyond ${violation.limit} (${violation.severity}, since ${at}, in its grace period)`;
    case "firing":
      return `SLA VIOLATION (${violation.severity}): ${violation.metric} beyond ${violation.limit} since ${at}, worst ${violation.worst.toFixed(1)}`;
    case "resolved":
      return `SLA: ${violation.metric} ${violation.resolution ?? "resolved"}`;
  }
}

// src/phases/run-phases.ts
var RUN = { integration: runIntegration, load: runLoad, sla: runSla };
async function runPhases(context) {
  const outcomes = [];
  for (const phase of context.plan.phases) outcomes.push(await context.world.log.group(phase, () => RUN[phase]({ ...context, engine: runInThread })));
  return outcomes;
}

// src/plan/event.ts
var Repo = external_exports.looseObject({ full_name: external_exports.string().optional(), default_branch: external_exports.string().optional() });
var Payload = external_exports.looseObject({
  repository: Repo.optional(),
  pull_request: external_exports.looseObject({
    number: external_exports.int(),
    title: external_exports.string().optional(),
    head: external_exports.looseObject({ sha: external_exports.string(), ref: external_exports.string(), repo: Repo.nullish() }),
    base: external_exports.looseObject({ sha: external_exports.string(), ref: external_exports.string(), repo: Repo.nullish() })
  }).optional(),
  merge_group: external_exports.looseObject({ head_sha: external_exports.string(), base_sha: external_exports.string(), head_ref: external_exports.string(), base_ref: external_exports.string() }).optional(),
  before: external_exports.string().optional(),
  forced: external_exports.boolean().optional(),
  head_commit: external_exports.looseObject({ message: external_exports.string() }).nullish()
});
var KINDS = ["pull_request", "pull_request_target", "push", "merge_group", "workflow_dispatch", "schedule", "release"];
var NO_COMMIT = /^0*$/;
function readEvent(source) {
  if (source === void 0) return { ...NOTHING, kind: "laptop", title: "local run" };
  const payload = Payload.safeParse(source.payload).data ?? {};
  const kind = KINDS.find((known) => known === source.name) ?? "other";
  const common = { ...NOTHING, kind, sha: source.sha, headSha: source.sha, headRef: shortRef(source.ref), runUrl: source.runUrl };
  if (payload.pull_request !== void 0) {
    const { head, base, number, title } = payload.pull_request;
    return {
      ...common,
      headSha: head.sha,
      headRef: head.ref,
      baseSha: base.sha,
      baseRef: base.ref,
      pullRequest: number,
      fromFork: (head.repo?.full_name ?? "") !== source.repository,
      title: title ?? `pull request ${number}`
    };
  }
  if (payload.merge_group !== void 0) {
    const { head_sha, base_sha, head_ref, base_ref } = payload.merge_group;
    return { ...common, headSha: head_sha, headRef: shortRef(head_ref), baseSha: base_sha, baseRef: shortRef(base_ref), title: `merge group ${shortRef(head_ref)}` };
  }
  const defaultBranch = payload.repository?.default_branch;
  const onDefaultBranch = defaultBranch !== void 0 && source.ref === `refs/heads/${defaultBranch}`;
  const before = payload.forced === true || NO_COMMIT.test(payload.before ?? "") ? void 0 : payload.before;
  return {
    ...common,
    onDefaultBranch,
    baseSha: before,
    // Then a branch is compared with where it left the default branch; a tag has not left any.
    baseRef: before === void 0 && !onDefaultBranch && source.ref.startsWith("refs/heads/") ? defaultBranch : void 0,
    title: payload.head_commit?.message.split("\n")[0] ?? `${source.name} on ${shortRef(source.ref)}`
  };
}
var NOTHING = {
  sha: void 0,
  headSha: void 0,
  headRef: void 0,
  baseSha: void 0,
  baseRef: void 0,
  pullRequest: void 0,
  fromFork: false,
  onDefaultBranch: false,
  runUrl: void 0
};
function shortRef(ref) {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
var WorkflowRun = external_exports.looseObject({ workflow_run: external_exports.looseObject({
  id: external_exports.int(),
  event: external_exports.string(),
  head_sha: external_exports.string(),
  head_branch: external_exports.string().nullish(),
  head_repository: external_exports.looseObject({ id: external_exports.int() }).nullish()
}) });
function readReportedRun(source) {
  const run2 = source.name === "workflow_run" ? WorkflowRun.safeParse(source.payload).data?.workflow_run : void 0;
  return run2 === void 0 ? void 0 : { id: run2.id, event: run2.event, headSha: run2.head_sha, headBranch: run2.head_branch ?? void 0, headRepositoryId: run2.head_repository?.id };
}
function eventOfPullRequest(pull, source) {
  return {
    ...NOTHING,
    kind: "pull_request",
    sha: pull.headSha,
    headSha: pull.headSha,
    headRef: pull.headRef,
    baseSha: pull.baseSha,
    baseRef: pull.baseRef,
    pullRequest: pull.number,
    title: pull.title,
    runUrl: source.runUrl
  };
}

// src/plan/plan-run.ts
var SINGLE_ROUNDS = 3;
function planRun(config, event) {
  const comparison = planComparison(config, event);
  const layout = comparison.kind !== "paired" ? "single" : config.service?.port === void 0 ? "duet" : "alternating";
  const rounds = comparison.kind === "paired" ? config.compare.rounds : { min: SINGLE_ROUNDS, max: SINGLE_ROUNDS };
  const plan = { event, phases: config.phases, comparison, layout, rounds, publish: planPublishing(config, event) };
  return { ...plan, sentences: describe(plan, config) };
}
function planAlone(plan, config, reason) {
  const alone = { ...plan, comparison: { kind: "none", reason, wanted: true }, layout: "single", rounds: { min: SINGLE_ROUNDS, max: SINGLE_ROUNDS } };
  return { ...alone, sentences: describe(alone, config) };
}
function settlePlan(plan, config, base) {
  if (plan.comparison.kind === "paired") return planPaired(plan, config, base.sha ?? plan.comparison.baseRef, plan.comparison.reason);
  if (plan.comparison.kind === "file" || plan.comparison.kind === "none") return base.usable || plan.comparison.kind === "none" ? plan : planAlone(plan, config, base.reason);
  if (plan.comparison.orPaired && !base.decisive) return planPaired(plan, config, base.sha ?? plan.comparison.baseSha, base.reason);
  return base.usable ? plan : planAlone(plan, config, base.reason);
}
function planPaired(plan, config, baseRef, reason) {
  const layout = config.service?.port === void 0 ? "duet" : "alternating";
  const paired = { ...plan, comparison: { kind: "paired", baseRef, reason }, layout, rounds: config.compare.rounds };
  return { ...paired, sentences: describe(paired, config) };
}
function planComparison(config, event) {
  const { mode, baseRef } = config.compare;
  if (mode === "off") return { kind: "none", reason: "compare is off", wanted: false };
  if (config.baseline.file !== void 0 && mode !== "paired") return { kind: "file", path: config.baseline.file, reason: "the baseline file was given" };
  const base = baseRef ?? event.baseSha ?? event.baseRef;
  if (event.onDefaultBranch && baseRef === void 0) return { kind: "none", reason: "this is the default branch: its result becomes the baseline", wanted: false };
  if (base === void 0) return { kind: "none", reason: "there is no base: give `base-ref` (or `--base`), or run on a pull request", wanted: true };
  if (mode === "paired") return pairedPlan(config, base, "compare is paired");
  if (event.kind === "laptop") return pairedPlan(config, base, "no artifacts on a laptop");
  return { kind: "artifact", baseSha: base, headSha: event.sha ?? base, reason: "the stored baseline of the merge base", orPaired: mode === "auto" && config.service !== void 0 };
}
function pairedPlan(config, baseRef, reason) {
  return config.service === void 0 ? { kind: "none", reason: "a `target` that is already running has no second copy to pair with", wanted: true } : { kind: "paired", baseRef, reason };
}
function planPublishing(config, event) {
  return {
    // A fork's token may not write: a run with `mode: report` tells it.
    checksOn: config.report.checkRuns && !event.fromFork ? event.headSha : void 0,
    commentOn: config.report.comment === "off" || event.fromFork ? void 0 : event.pullRequest,
    baselineAs: event.onDefaultBranch && (event.kind === "push" || event.kind === "schedule" || event.kind === "workflow_dispatch") ? config.baseline.artifactName : void 0
  };
}
function describe({ comparison, layout, rounds, phases }, config) {
  const against = {
    paired: comparison.kind === "paired" ? `against ${comparison.baseRef}, built and measured on this machine (${comparison.reason})` : "",
    artifact: "against the stored baseline of the merge base or its nearest ancestor",
    file: comparison.kind === "file" ? `against ${comparison.path}` : "",
    none: `compared with nothing: ${comparison.reason}`
  }[comparison.kind];
  const how = {
    duet: "both sides at once under the same requests",
    alternating: `one side after the other, because service.port ${config.service?.port} admits one copy at a time`,
    single: "head alone"
  }[layout];
  const count = rounds.min === rounds.max ? `${rounds.min}` : `${rounds.min} to ${rounds.max}`;
  return [
    `Measure ${phases.join(", ")} ${against}.`,
    `${count} rounds of fresh processes, ${how}.`,
    ...phases.includes("load") ? [`Load follows the pattern ${config.load.pattern.name}, seed ${config.load.seed}.`] : []
  ];
}

export {
  describeServiceFailure,
  BaseUnusable,
  refuseForeignCheckout,
  prepareCheckouts,
  runPhases,
  readEvent,
  readReportedRun,
  eventOfPullRequest,
  planRun,
  planAlone,
  settlePlan,
  planPaired
};
