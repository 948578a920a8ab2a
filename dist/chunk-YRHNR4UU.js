import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  beginSearch,
  bracketsOf,
  buildClosedSchedule,
  buildPatternSchedule,
  buildSteadySchedule,
  isCapacityKnown,
  judgeBusyShare,
  judgeGenerator,
  nextStep,
  peakOf,
  runInThread,
  takeStep
} from "./chunk-B73Z62QG.js";
import {
  ConfigError,
  MIN_REQUESTS,
  ServiceError,
  checkArrivals,
  checkMachine,
  checkValidity,
  leavesCores
} from "./chunk-A5J25BNU.js";
import {
  SLA_LOOKS,
  allowedShare,
  canFail,
  combineSlaRounds,
  estimateMean,
  external_exports,
  isAtLeast,
  isLost,
  isSlaDecided,
  isTooFew,
  judgeSlaPromises,
  metricKey,
  nameOf,
  noViolations,
  observeSlaMetric,
  observeThreshold,
  partKey,
  reduceViolations,
  roundQuantiles,
  scaleGrace,
  tInterval,
  unitOf
} from "./chunk-M44YRHXR.js";
import {
  MAX_CONNECTIONS,
  MAX_KEPT_BYTES,
  createParser,
  isPlainHttp1,
  openHttp1Transport,
  require_undici
} from "./chunk-T57H3D7J.js";
import {
  Histogram,
  decodeHistogram,
  mergeHistograms
} from "./chunk-MLL62GQK.js";
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
import { connect as connect2 } from "node:net";

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
import { readdirSync as readdirSync2, readFileSync as readFileSync2, statSync } from "node:fs";
import path2 from "node:path";

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

// src/service/dotnet-collections.ts
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";

// src/service/nettrace.ts
var MalformedTrace = class extends Error {
  name = "MalformedTrace";
};
var MAGIC = Buffer.concat([Buffer.from("Nettrace"), Buffer.from([20, 0, 0, 0]), Buffer.from("!FastSerialization.1")]);
var Tag = { Null: 1, Begin: 5, End: 6 };
var TYPE_BYTES = 3 + 12;
var VERSION_AT = 3;
var NAME_LENGTH_AT = 11;
var TRACE_BYTES = 48;
var FREQUENCY_AT = 24;
var VERSION = 4;
var MAX_BLOCK_BYTES = 5e5;
var MAX_NAME_BYTES = 100;
var MAX_PROVIDER_BYTES = 1e3;
var MAX_KINDS = 1e4;
var Given = { Metadata: 1, Capture: 2, Thread: 4, Stack: 8, Activity: 16, Related: 32, Payload: 128 };
var GUID_BYTES = 16;
var MAX_VARINT_BYTES = 10;
var NettraceReader = class {
  #pending = Buffer.alloc(0);
  /** Of the first pending byte in the stream: blocks begin at multiples of four. */
  #offset = 0;
  #ticksPerMs = 0;
  #begun = false;
  #ended = false;
  #provider;
  /** The number of its events, by what they are called in this stream. */
  #kinds = /* @__PURE__ */ new Map();
  constructor(provider) {
    this.#provider = provider;
  }
  /** The events that are complete with these bytes. Throws MalformedTrace. */
  feed(bytes) {
    if (this.#ended) return [];
    this.#pending = Buffer.concat([this.#pending, bytes]);
    try {
      const events = [];
      for (let read = this.#readNext(events); read > 0; read = this.#readNext(events)) {
        this.#pending = this.#pending.subarray(read);
        this.#offset += read;
      }
      return events;
    } catch (error) {
      throw error instanceof RangeError ? new MalformedTrace("it ends in the middle of something", { cause: error }) : error;
    }
  }
  /** How many bytes the next object took; 0 while it is not whole. */
  #readNext(events) {
    const bytes = this.#pending;
    if (!this.#begun) {
      const seen = Math.min(bytes.length, MAGIC.length);
      if (!bytes.subarray(0, seen).equals(MAGIC.subarray(0, seen))) throw new MalformedTrace("it does not begin as one");
      this.#begun = seen === MAGIC.length;
      return this.#begun ? MAGIC.length : 0;
    }
    this.#ended = bytes[0] === Tag.Null;
    if (this.#ended || bytes.length < TYPE_BYTES) return 0;
    const nameBytes = bytes.readUInt32LE(NAME_LENGTH_AT);
    if (bytes[0] !== Tag.Begin || bytes[1] !== Tag.Begin || bytes[2] !== Tag.Null || nameBytes > MAX_NAME_BYTES) throw new MalformedTrace("an object does not begin as one");
    const at = TYPE_BYTES + nameBytes + 1;
    const name = bytes.toString("latin1", TYPE_BYTES, at - 1);
    return name === "Trace" ? this.#readTrace(at) : this.#readBlock(name, at, events);
  }
  #readTrace(at) {
    const version = this.#pending.readUInt32LE(VERSION_AT);
    if (version !== VERSION) throw new MalformedTrace(`it is of version ${version}, and ${VERSION} is known`);
    if (this.#pending.length < at + TRACE_BYTES + 1) return 0;
    this.#ticksPerMs = Number(this.#pending.readBigInt64LE(at + FREQUENCY_AT)) / 1e3;
    if (this.#ticksPerMs <= 0) throw new MalformedTrace("its clock has no frequency");
    return this.#expectEnd(at + TRACE_BYTES);
  }
  #readBlock(name, at, events) {
    if (this.#pending.length < at + 4) return 0;
    const size = this.#pending.readUInt32LE(at);
    if (size > MAX_BLOCK_BYTES) throw new MalformedTrace(`a block of ${size} bytes`);
    if (this.#ticksPerMs === 0) throw new MalformedTrace("its clock is not known before its events");
    const start = at + 4 + (-(this.#offset + at + 4) & 3);
    if (this.#pending.length < start + size + 1) return 0;
    const block = this.#pending.subarray(start, start + size);
    if (name === "MetadataBlock") this.#readEvents(block, (_header, payload) => this.#define(payload));
    if (name === "EventBlock") this.#readEvents(block, (header, payload) => {
      const id = this.#kinds.get(header.metadata);
      if (id !== void 0) events.push({ id, thread: header.thread, atMs: header.ticks / this.#ticksPerMs, payload });
    });
    return this.#expectEnd(start + size);
  }
  #expectEnd(at) {
    if (this.#pending[at] !== Tag.End) throw new MalformedTrace("an object does not end");
    return at + 1;
  }
  #define(payload) {
    const [nameAt, end] = [4, endOfText(payload, 4)];
    if (payload.toString("utf16le", nameAt, end) !== this.#provider) return;
    if (this.#kinds.size >= MAX_KINDS) throw new MalformedTrace(`more than ${MAX_KINDS} kinds of events`);
    this.#kinds.set(payload.readUInt32LE(0), payload.readUInt32LE(end + 2));
  }
  /** Of what is not given, the event before has the value. */
  #readEvents(block, take) {
    const isCompressed = (block.readUInt16LE(2) & 1) === 1;
    if (!isCompressed) throw new MalformedTrace("its events are not compressed, as those of version 4 are");
    const cursor = new Cursor(block, block.readUInt16LE(0));
    const header = { metadata: 0, thread: 0, ticks: 0, payloadBytes: 0 };
    while (cursor.at < block.length) {
      const given = cursor.byte();
      if ((given & Given.Metadata) !== 0) header.metadata = cursor.varint();
      if ((given & Given.Capture) !== 0) for (let field = 0; field < 3; field++) cursor.varint();
      if ((given & Given.Thread) !== 0) header.thread = cursor.varint();
      if ((given & Given.Stack) !== 0) cursor.varint();
      header.ticks += cursor.varint();
      if ((given & Given.Activity) !== 0) cursor.skip(GUID_BYTES);
      if ((given & Given.Related) !== 0) cursor.skip(GUID_BYTES);
      if ((given & Given.Payload) !== 0) header.payloadBytes = cursor.varint();
      take(header, cursor.skip(header.payloadBytes));
    }
  }
};
var Cursor = class {
  at;
  #bytes;
  constructor(bytes, at) {
    this.#bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.#bytes.readUInt8(this.at++);
  }
  /** Seven bits a byte, the lowest first; the highest bit says that there are more. Exact up to 2⁵³. */
  varint() {
    let value = 0;
    for (let place = 0; place < MAX_VARINT_BYTES; place++) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** (7 * place);
      if (byte < 128) return value;
    }
    throw new MalformedTrace("a number without end");
  }
  skip(count) {
    const from = this.at;
    this.at += count;
    if (this.at > this.#bytes.length) throw new MalformedTrace("an event ends beyond its block");
    return this.#bytes.subarray(from, this.at);
  }
};
function endOfText(bytes, from) {
  let at = from;
  while (bytes.readUInt16LE(at) !== 0) at += 2;
  if (at - from > MAX_PROVIDER_BYTES) throw new MalformedTrace("a name without end");
  return at;
}

// src/service/dotnet-collections.ts
var LOOK_EVERY_MS = 200;
var ACCEPTS_WITHIN_MS = 3e3;
var GONE_AFTER_MS = 1e3;
var SOCKET_NAME = /^dotnet-diagnostic-(\d+)-\d+-socket$/;
var MAX_PROCESSES = 500;
var MAX_THREADS = 1e4;
var MAGIC2 = Buffer.from("DOTNET_IPC_V1\0");
var HEAD_BYTES = 20;
var COLLECT_TRACING = 514;
var ACCEPTED = 255;
var BUFFER_MB = 16;
var NETTRACE_FORMAT = 1;
var PROVIDER = "Microsoft-Windows-DotNETRuntime";
var GC_KEYWORD = 1n;
var INFORMATIONAL = 4;
var EventId = { CollectionStart: 1, RestartEnd: 3, SuspendBegin: 9 };
var FOR_COLLECTIONS = [1, 6];
var BACKGROUND = 1;
function followDotnet({ folder, marker, onCollection }) {
  const open2 = /* @__PURE__ */ new Set();
  const foundMs = /* @__PURE__ */ new Map();
  const followed = /* @__PURE__ */ new Set();
  let failure;
  let accepted = 0;
  function look() {
    for (const name of listSockets(folder)) {
      const pid = SOCKET_NAME.exec(name)?.[1];
      if (pid === void 0 || followed.has(name) || !isMarked(pid, marker)) continue;
      if (foundMs.size >= MAX_PROCESSES && !foundMs.has(name)) failure ??= `the service had more than ${MAX_PROCESSES} .NET processes`;
      else ask(name, pid);
    }
  }
  function ask(name, pid) {
    const sinceMs = foundMs.get(name) ?? performance.now();
    foundMs.set(name, sinceMs);
    followed.add(name);
    const socket = connect(path.join(folder, name));
    open2.add(socket);
    const failIfThere = (reason) => setTimeout(() => {
      if (isMarked(pid, marker)) failure ??= reason;
    }, GONE_AFTER_MS).unref();
    const patience = setTimeout(() => socket.destroy(), ACCEPTS_WITHIN_MS).unref();
    follow(socket, {
      onCollection,
      accepted() {
        accepted++;
        clearTimeout(patience);
      },
      misunderstood: (reason) => {
        failure ??= `a .NET runtime could not be understood: ${reason}`;
      },
      closed(hadAccepted) {
        open2.delete(socket);
        clearTimeout(patience);
        if (hadAccepted) failIfThere("a .NET process of the service stopped telling of its collections");
        else if (performance.now() - sinceMs < ACCEPTS_WITHIN_MS) followed.delete(name);
        else failIfThere(`a .NET process of the service did not answer at its diagnostic socket within ${ACCEPTS_WITHIN_MS / 1e3} s`);
      }
    });
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    absence: () => failure ?? (accepted > 0 ? void 0 : "no .NET process of the service opened a diagnostic socket that was found: is it .NET (service.runtime), in no container, and without DOTNET_EnableDiagnostics=0?"),
    [Symbol.dispose]() {
      clearInterval(timer);
      open2.forEach((socket) => socket.destroy());
    }
  };
}
function follow(socket, { onCollection, accepted, misunderstood, closed }) {
  const trace = new NettraceReader(PROVIDER);
  const pauses = new Pauses();
  let head = Buffer.alloc(0);
  function take(bytes) {
    if (head === void 0) {
      for (const event of trace.feed(bytes)) pauses.take(event, onCollection);
      return;
    }
    head = Buffer.concat([head, bytes]);
    if (head.length < HEAD_BYTES) return;
    const size = head.readUInt16LE(MAGIC2.length);
    if (size < HEAD_BYTES || !head.subarray(0, MAGIC2.length).equals(MAGIC2) || head.readUInt16LE(MAGIC2.length + 2) !== ACCEPTED) throw new MalformedTrace("it did not accept to be asked");
    if (head.length < size) return;
    const rest = head.subarray(size);
    head = void 0;
    accepted();
    take(rest);
  }
  socket.once("connect", () => socket.write(askForCollections()));
  socket.on("data", (bytes) => {
    try {
      take(bytes);
    } catch (error) {
      misunderstood(error.message);
      socket.destroy();
    }
  });
  socket.on("error", () => void 0);
  socket.once("close", () => closed(head === void 0));
}
var Pauses = class {
  #since = /* @__PURE__ */ new Map();
  take({ id, thread, atMs, payload }, tell) {
    if (id === EventId.SuspendBegin && FOR_COLLECTIONS.includes(payload.readUInt16LE(0))) {
      if (this.#since.size >= MAX_THREADS) throw new MalformedTrace(`it stands still on ${MAX_THREADS} threads`);
      this.#since.set(thread, { fromMs: atMs, kind: "pause" });
    }
    const pause = this.#since.get(thread);
    if (pause === void 0) return;
    if (id === EventId.CollectionStart) pause.kind = payload.readUInt32LE(12) === BACKGROUND ? "background" : `generation-${payload.readUInt32LE(4)}`;
    if (id !== EventId.RestartEnd) return;
    this.#since.delete(thread);
    tell({ durationMs: Math.max(0, atMs - pause.fromMs), kind: pause.kind });
  }
};
function askForCollections() {
  const payload = Buffer.concat([uint32(BUFFER_MB), uint32(NETTRACE_FORMAT), uint32(1), uint64(GC_KEYWORD), uint32(INFORMATIONAL), text(PROVIDER), text("")]);
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC2.copy(head);
  head.writeUInt16LE(HEAD_BYTES + payload.length, MAGIC2.length);
  head.writeUInt16BE(COLLECT_TRACING, MAGIC2.length + 2);
  return Buffer.concat([head, payload]);
}
function text(letters) {
  return Buffer.concat([uint32(letters.length + 1), Buffer.from(`${letters}\0`, "utf16le")]);
}
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
function uint64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
function listSockets(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
function isMarked(pid, { name, value }) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`${name}=${value}`);
  } catch {
    return false;
  }
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
var MAX_TOLD = 5e5;
var TOO_LARGE = "the account of the garbage collector was too large to read";
var NO_ACCOUNT = {
  node: "no process of the service loaded what perf-gate put into NODE_OPTIONS: is it Node.js (service.runtime), and is NODE_OPTIONS passed on?",
  python: "no process of the service collected anything, or none saw the PYTHONPATH that perf-gate set: is it Python (service.runtime), started without -I, -E and -S?",
  jvm: "no process of the service read JAVA_TOOL_OPTIONS: is it a JVM (service.runtime), and is that variable passed on?"
};
async function openGcAccount(runtime, given, { files, clock }) {
  const folder = await files.temporaryFolder("gc");
  const told = [];
  const hear = (collection) => {
    if (told.length <= MAX_TOLD) told.push(collection);
  };
  const log = path2.join(folder.path, "collections");
  const before = (name, separator, added) => ({ [name]: [added, given[name] ?? ""].filter((part) => part !== "").join(separator) });
  const dotnet = runtime === "dotnet" ? followDotnet({ folder: given.TMPDIR ?? "/tmp", marker: { name: GC_FILE, value: log }, onCollection: (collection) => hear({ ...collection, endedAtMs: clock.now() }) }) : void 0;
  return {
    env: await prepare(),
    take(line) {
      const collection = runtime === "go" ? parseGoLine(line, clock.now()) : void 0;
      if (collection !== void 0) hear(collection);
      return collection !== void 0;
    },
    between(fromMs, toMs) {
      const all = readAll();
      if (typeof all === "string") return { kind: "absent", reason: all };
      return { kind: "seen", collections: all.filter((one) => one.endedAtMs >= fromMs && one.endedAtMs <= toMs) };
    },
    [Symbol.asyncDispose]() {
      dotnet?.[Symbol.dispose]();
      return folder[Symbol.asyncDispose]();
    }
  };
  function readAll() {
    if (told.length > MAX_TOLD) return TOO_LARGE;
    if (runtime === "go") return told;
    if (runtime === "dotnet") return dotnet?.absence() ?? told;
    const accounts = listAccounts(folder.path);
    return accounts.length === 0 ? NO_ACCOUNT[runtime] : readAccounts(accounts, runtime === "jvm" ? parseJvmLine : parseHookLine) ?? TOO_LARGE;
  }
  async function prepare() {
    switch (runtime) {
      case "node": {
        const hook = path2.join(folder.path, "gc-hook.cjs");
        await files.write(hook, NODE_HOOK);
        return { [GC_FILE]: log, ...before("NODE_OPTIONS", " ", `--require "${hook.replaceAll("\\", "\\\\")}"`) };
      }
      case "python":
        await files.write(path2.join(folder.path, "sitecustomize.py"), PYTHON_HOOK);
        return { [GC_FILE]: log, ...before("PYTHONPATH", path2.delimiter, folder.path) };
      case "jvm":
        return before("JAVA_TOOL_OPTIONS", " ", `-Xlog:gc:file="${log}.%p":timemillis:filecount=0`);
      case "go":
        return before("GODEBUG", ",", "gctrace=1");
      case "dotnet":
        return { [GC_FILE]: log };
    }
  }
}
function listAccounts(folder) {
  return readdirSync2(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.startsWith("collections.")).map((entry) => path2.join(folder, entry.name));
}
function readAccounts(accounts, parse2) {
  if (accounts.length > MAX_FILES || accounts.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return void 0;
  return accounts.flatMap((file) => readFileSync2(file, "utf8").split("\n").flatMap((line) => parse2(line) ?? []));
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
var UNASKED = { kind: "absent", reason: "the garbage collector was not asked: name what the service runs on in service.runtime (node, jvm, go, python or dotnet); others are not asked" };
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
    const socket = connect2({ port, host: "127.0.0.1", timeout: ONE_POLL_TIMEOUT_MS });
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
async function startSide({ side, folder, start, env }, config, world) {
  if (config.service === void 0) return alreadyRunning(side, config.target);
  try {
    return await startService({ service: { ...config.service, env: { ...env, ...config.service.env }, ...start === void 0 ? {} : { start } }, checkout: folder, side, world });
  } catch (error) {
    if (side === "base" && error instanceof ServiceError) throw new BaseUnusable(`the base could not be started: ${error.message}`, { cause: error });
    throw error;
  }
}
function alreadyRunning(side, origin) {
  return { side, origin, pid: void 0, usage: () => void 0, collections: () => ({ kind: "absent", reason: "the service was not started by perf-gate, so its garbage collector cannot be asked" }), failed: new Promise(() => void 0), [Symbol.asyncDispose]: () => Promise.resolve() };
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
    opening.defer(async () => {
      await git(repository, "worktree", "prune").catch(() => void 0);
    });
    const folder = opening.use(await world.files.temporaryFolder("base"));
    const path7 = `${folder.path}/checkout`;
    try {
      await git(repository, "worktree", "add", "--detach", "--quiet", path7, sha);
    } catch (error) {
      throw new ServiceError(`git could not check out ${sha.slice(0, 7)}: ${stderrOf(error)}`, [], { cause: error });
    }
    const opened = opening.move();
    return { path: path7, sha, [Symbol.asyncDispose]: () => opened.disposeAsync() };
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
async function readChanges(folder) {
  const status = await git(folder, "status", "--porcelain", "--untracked-files=no", "--no-renames", "-z").catch(() => "");
  return status.split("\0").map((line) => line.replace(/^.{1,2} /, "")).filter((file) => file !== "");
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
  const { stdout } = await run("git", ["-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*", ...args], { cwd, env: { ...env, GIT_TERMINAL_PROMPT: "0", GIT_LFS_SKIP_SMUDGE: "1" }, maxBuffer: 1 << 20 });
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
    if (world.github !== void 0) await tellChanges(world);
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
async function tellChanges({ workspace, log }) {
  const changed = await readChanges(workspace);
  if (changed.length === 0) return;
  const named = changed.slice(0, 3).map((file) => file.slice(0, 100)).join(", ");
  log.warning(`the checkout is not its commit: ${changed.length} tracked files were changed (${named}${changed.length > 3 ? ", \u2026" : ""}). They are measured as they are; where that is not meant, let actions/checkout clean the workspace`);
}
async function checkOutBase(ref, config, world) {
  var _stack = [];
  try {
    const opening = __using(_stack, new AsyncDisposableStack(), true);
    const worktree = opening.use(await openWorktree({ repository: world.workspace, ref, world }));
    const checkout = { side: "base", folder: worktree.path };
    await build(checkout, config, world);
    const opened = opening.move();
    return { checkout, [Symbol.asyncDispose]: () => opened.disposeAsync() };
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

// src/traces/trace-receiver.ts
import { Worker } from "node:worker_threads";
var SEND_EVERY_MS = 500;
var SETTLE_MS = SEND_EVERY_MS + 100;
var AT_MOST_MS = 5 * SEND_EVERY_MS;
async function openTraceReceiver({ patterns }) {
  const file = import.meta.url.endsWith(".ts") ? "./receiver-thread.ts" : "./trace-receiver.js";
  const data = { patterns };
  const worker = new Worker(new URL(file, import.meta.url), { name: "traces", workerData: data });
  const { port } = await next(worker, "listening");
  const send2 = (command) => worker.postMessage(command);
  return {
    environment: (side) => environmentOf(`http://127.0.0.1:${port}`, side),
    open: (seed) => send2({ kind: "open", seed }),
    async collect(sampled) {
      send2({ kind: "collect", sampled, settleMs: SETTLE_MS, atMostMs: AT_MOST_MS });
      const { runs, losses } = await next(worker, "collected");
      return { runs, losses };
    },
    [Symbol.asyncDispose]: async () => void await worker.terminate()
  };
}
function environmentOf(endpoint, side) {
  return {
    OTEL_SDK_DISABLED: "false",
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_METRICS_EXPORTER: "none",
    OTEL_LOGS_EXPORTER: "none",
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${endpoint}/v1/traces`,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "http/protobuf",
    OTEL_TRACES_SAMPLER: "parentbased_always_off",
    OTEL_PROPAGATORS: "tracecontext,baggage",
    OTEL_BSP_SCHEDULE_DELAY: String(SEND_EVERY_MS),
    OTEL_RESOURCE_ATTRIBUTES: `perf_gate.side=${side}`
  };
}
function next(worker, kind) {
  return new Promise((resolve, reject) => {
    const settle = (act) => {
      worker.off("message", told).off("error", broke).off("exit", ended);
      act();
    };
    const told = (message) => {
      if (message.kind === kind) settle(() => resolve(message));
    };
    const broke = (cause) => settle(() => reject(new Error("the trace receiver broke", { cause })));
    const ended = (code) => settle(() => reject(new Error(`the trace receiver ended by itself (exit code ${code})`)));
    worker.on("message", told).on("error", broke).on("exit", ended);
  });
}

// src/phases/progress.ts
function describeProgress(progress) {
  const sides = progress.sides.map((side) => `${side.side} p99 ${side.p99Us === void 0 ? "\u2013" : `${(side.p99Us / 1e3).toFixed(1)} ms`}${side.errors === 0 ? "" : `, ${side.errors} errors`}`);
  const rate = Math.max(0, ...progress.sides.map((side) => side.ratePerSecond));
  return `${progress.agents} agents  ${rate.toFixed(0)}/s  ${sides.join("  ")}`;
}
function describePosition({ round, looks, roundMs, elapsedMs }) {
  const next2 = looks.find((look) => look > round) ?? round + 1;
  const last = looks.at(-1) ?? next2;
  const rounds = `round ${round + 1} of ${next2}${last > next2 ? ` to ${last}` : ""}`;
  return roundMs === void 0 ? rounds : `${rounds}  ${describeTimeLeft(Math.max(0, (next2 - round) * roundMs - elapsedMs))}`;
}
function describePhase({ phase, rounds, requests }, tookMs2) {
  return `${phase}: ${rounds} round${rounds === 1 ? "" : "s"}, ${requests.sent} requests, ${requests.failed} failed, in ${Math.round(tookMs2 / 1e3)} s`;
}
function describeTimeLeft(ms2) {
  const seconds = Math.ceil(ms2 / 1e3);
  return seconds < 100 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}

// src/phases/rounds.ts
var SPARE_ROUNDS = 2;
async function playRounds(options) {
  const last = options.looks.at(-1) ?? 0;
  const { clock } = options.world;
  const begunMs = clock.monotonicMs();
  const deadline = begunMs + options.budgetMs;
  let played = 0;
  let spare = SPARE_ROUNDS;
  for (let round = 0; round < last; ) {
    const current = round;
    const startedMs = clock.monotonicMs();
    const roundMs = played === 0 ? void 0 : (startedMs - begunMs) / played;
    const position = () => describePosition({ round: current, looks: options.looks, roundMs, elapsedMs: clock.monotonicMs() - startedMs });
    played++;
    const slots = await playRound(options, { round, seed: mixSeed(options.seed, round * (SPARE_ROUNDS + 1) + spare), position });
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
async function playRound(options, { round, seed, position }) {
  const order = seed % 2 === 0 ? [...options.checkouts] : options.checkouts.toReversed();
  const slots = options.plan.layout === "alternating" ? order.map((checkout) => [checkout]) : [order];
  const measured = [];
  for (const [slot, checkouts] of slots.entries()) measured.push(await playSlot(options, { round, slot, checkouts, seed, position }));
  return measured;
}
async function playSlot(options, { round, slot, checkouts, seed, position }) {
  var _stack = [];
  try {
    options.world.signal.throwIfAborted();
    const started = __using(_stack, await startSides(checkouts, options.config, options.world), true);
    const sides = started.sides.toSorted((a, b) => a.side < b.side ? -1 : 1);
    return await Promise.race([options.measure({ round, slot, sides, seed, position }), ...sides.map((side) => side.failed)]);
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

// src/judge/capacity/step-length.ts
var SPARE = 2;
var LOG_DOUBT = Math.log(0.05);
var MOST_ALLOWED = 0.5;
var MOST_REQUESTS = 4e6;
function stepLength({ stepMs, ratePerSecond, thresholds, mix, lengthFactor }) {
  const needed = Math.max(0, ...thresholds.map((threshold) => requestsFor(threshold) / (threshold.subject.kind === "class" ? mix[threshold.subject.name] ?? 1 : 1)));
  return Math.min(MOST_REQUESTS / ratePerSecond * 1e3, Math.max(stepMs, needed / ratePerSecond * 1e3) * lengthFactor);
}
function requestsFor({ metric, breach }) {
  const share = metric === "availability_percent" ? void 0 : allowedShare(metric, breach.value);
  return share === void 0 || share <= 0 ? 0 : SPARE * LOG_DOUBT / Math.log(1 - Math.min(MOST_ALLOWED, share));
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
        startedOnMs,
        durationMs: clock.monotonicMs() - startedAt,
        points,
        cpuMs: first === void 0 || last === void 0 ? 0 : last.cpuMs - first.cpuMs,
        systemCpuMs: first === void 0 || last === void 0 ? 0 : last.systemCpuMs - first.systemCpuMs,
        garbage: service.collections(startedOnMs, clock.now()),
        memoryBaselineMb: memory[0] ?? 0,
        memoryPeakMb: Math.max(0, ...memory),
        ...first?.details === void 0 || last?.details === void 0 ? {} : { details: { first: first.details, last: last.details } },
        ...first?.allowance === void 0 ? {} : { allowance: first.allowance },
        ...first === void 0 ? { absent: NOT_TOLD } : {}
      };
      return result;
    }
  };
}

// src/phases/slot.ts
async function runSlot({ schedule, sides, config, world, engine, traces, onProgress, tellComponents = false, signal }) {
  const samplers = sides.map((side) => ({ side: side.side, sampler: sampleResources(side, world.clock) }));
  traces?.open(schedule.seed);
  try {
    const load = await engine({
      schedule,
      timeoutMs: config.load.timeoutMs,
      connections: config.load.connections,
      http: config.load.http,
      warmupMs: 0,
      tellComponents,
      targets: sides.map(({ side, origin }) => ({ side, origin })),
      signal: signal === void 0 ? world.signal : AbortSignal.any([world.signal, signal]),
      ...traces === void 0 || config.traces === void 0 ? {} : { traces: { share: config.traces.sampleShare, classes: config.requests.map((one) => one.name) } },
      ...onProgress === void 0 ? {} : { onProgress }
    });
    world.signal.throwIfAborted();
    const resources = new Map(samplers.map(({ side, sampler }) => [side, sampler.stop()]));
    const told = await traces?.collect(load.sides.map(({ side, traced }) => ({ side, requests: traced })));
    return { load, resources, ...told === void 0 ? {} : { traces: told } };
  } finally {
    for (const { sampler } of samplers) sampler.stop();
  }
}

// src/phases/warm-up.ts
var SLOT_MS = 500;
var MAX_SLOTS = 4;
var AGENTS = 2;
var FLAT = 0.15;
async function warmUp(options) {
  let before;
  for (let slot = 1; slot <= MAX_SLOTS; slot++) {
    const schedule = buildClosedSchedule({ requests: options.requests, durationMs: SLOT_MS, agents: AGENTS, seed: options.seed + slot });
    const now = costPerRequest(await runSlot({ ...options, schedule }));
    if (before !== void 0 && now.every((cost, side) => cost > (before?.[side] ?? cost) * (1 - FLAT))) return slot;
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

// src/phases/observe-run.ts
function observeRun(load, durationMs, subjects = []) {
  const classes = load.sides.flatMap((side) => side.classes);
  const components = load.sides.flatMap((side) => side.components);
  return {
    durationMs,
    requests: classes.reduce((total, one) => total + one.requests, 0),
    failed: classes.reduce((total, one) => total + one.failed, 0),
    latencyUs: mergeHistograms(classes.map((one) => one.latencyUs)),
    parts: new Map(subjects.flatMap((subject) => {
      const own = subject.kind === "class" ? classes.find((one) => one.class === subject.name) : void 0;
      const told = subject.kind === "component" ? components.find((one) => one.name === subject.name) : void 0;
      const part = own === void 0 ? told === void 0 ? void 0 : { requests: told.samples, failed: 0 } : { requests: own.requests, failed: own.failed };
      const latencyUs = (own ?? told)?.latencyUs;
      return part === void 0 || latencyUs === void 0 ? [] : [[partKey(subject), { ...part, latencyUs: mergeHistograms([latencyUs]) }]];
    }))
  };
}

// src/phases/sla/sliding-window.ts
var SlidingWindow = class {
  #usage;
  #clock;
  /** Classes and components that are looked at by themselves. */
  #subjects;
  #keepMs;
  #seconds = [];
  /** Seconds that no window looks back on any more, merged into one. */
  #before;
  #lastCpuMs;
  #lastAtMs;
  #nowMs = 0;
  /** The engine counts from the start; a second is what came since the last time. */
  #counted = /* @__PURE__ */ new Map();
  /** By length: most thresholds look back on the same. */
  #seen = /* @__PURE__ */ new Map();
  /** Windows may look back on `keepMs` at most. */
  constructor({ usage, clock, keepMs, subjects = [] }) {
    this.#usage = usage;
    this.#clock = clock;
    this.#subjects = subjects;
    this.#keepMs = keepMs;
    this.#lastCpuMs = usage()?.cpuMs;
    this.#lastAtMs = clock.monotonicMs();
  }
  /** Takes in the progress since the last call. */
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
        ...this.#since("", side, [side.latencyUs]),
        parts: this.#partsOf(side),
        cpuMs,
        cpus: usage?.allowance?.cpus,
        memoryPercent: usage?.allowance === void 0 ? void 0 : usage.rssBytes / usage.allowance.memoryBytes * 100
      });
    }
    this.#lastAtMs = now;
    this.#nowMs = progress.elapsedMs;
    this.#seen.clear();
    this.#forget();
  }
  /** What the last so many ms show. */
  within(lengthMs) {
    let seen = this.#seen.get(lengthMs);
    if (seen === void 0) this.#seen.set(lengthMs, seen = observe(this.#seconds.filter((second) => second.atMs > this.#nowMs - lengthMs)));
    return seen;
  }
  /** Everything seen so far. */
  overall() {
    return observe([...this.#before === void 0 ? [] : [this.#before], ...this.#seconds]);
  }
  /** A long phase has many seconds, and a histogram is not small. */
  #forget() {
    const isOld = (second) => second.atMs <= this.#nowMs - this.#keepMs;
    const old = this.#seconds.filter(isOld);
    if (old.length === 0) return;
    this.#before = merge([...this.#before === void 0 ? [] : [this.#before], ...old]);
    this.#seconds = this.#seconds.filter((second) => !isOld(second));
  }
  #partsOf(side) {
    return new Map(this.#subjects.flatMap((subject) => {
      const key = partKey(subject);
      if (subject.kind === "component") {
        const latencyUs = mergeHistograms(side.components.filter((one) => one.name === subject.name).map((one) => one.latencyUs));
        return latencyUs.count === 0 ? [] : [[key, { requests: latencyUs.count, failed: 0, latencyUs }]];
      }
      const own = side.classes.find((one) => one.class === subject.name);
      return own === void 0 ? [] : [[key, this.#since(key, own, [own.latencyUs])]];
    }));
  }
  #since(key, counts, latencyUs) {
    const before = this.#counted.get(key) ?? { completed: 0, errors: 0 };
    this.#counted.set(key, { completed: counts.completed, errors: counts.errors });
    return { requests: counts.completed - before.completed, failed: counts.errors - before.errors, latencyUs: mergeHistograms(latencyUs) };
  }
};
function observe(seconds) {
  const { durationMs, requests, failed, latencyUs, parts, cpuMs, cpus, memoryPercent } = merge(seconds);
  return {
    durationMs,
    requests,
    failed,
    latencyUs,
    memoryPercent,
    ...parts.size === 0 ? {} : { parts },
    cpuPercent: cpuMs !== void 0 && cpus !== void 0 && durationMs > 0 ? cpuMs / durationMs / cpus * 100 : void 0
  };
}
function merge(seconds) {
  const memory = seconds.flatMap((second) => second.memoryPercent ?? []);
  const keys = new Set(seconds.flatMap((second) => [...second.parts.keys()]));
  return {
    atMs: seconds.at(-1)?.atMs ?? 0,
    durationMs: sum(seconds, (second) => second.durationMs),
    ...mergeParts(seconds),
    parts: new Map([...keys].map((key) => [key, mergeParts(seconds.flatMap((second) => second.parts.get(key) ?? []))])),
    cpuMs: seconds.length > 0 && seconds.every((second) => second.cpuMs !== void 0) ? sum(seconds, (second) => second.cpuMs ?? 0) : void 0,
    cpus: seconds.find((second) => second.cpus !== void 0)?.cpus,
    memoryPercent: memory.length === 0 ? void 0 : Math.max(...memory)
  };
}
function mergeParts(parts) {
  const latencyUs = new Histogram();
  for (const part of parts) latencyUs.add(part.latencyUs);
  return { requests: sum(parts, (one) => one.requests), failed: sum(parts, (one) => one.failed), latencyUs };
}
function sum(items, pick) {
  return items.reduce((total, item) => total + pick(item), 0);
}

// src/phases/sla/watched-subjects.ts
function watchedSubjects(thresholds) {
  const subjects = thresholds.map((one) => one.subject).filter((one) => one.kind !== "service");
  return subjects.filter((one, index) => subjects.findIndex((other) => other.kind === one.kind && other.name === one.name) === index);
}

// src/phases/capacity/step.ts
async function playStep({ context: { config, world, engine }, side, round, seed, durationMs, signal, onProgress }, ratePerSecond) {
  const thresholds = config.sla.thresholds.filter(canFail);
  const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix });
  const subjects = watchedSubjects(thresholds);
  const tellComponents = subjects.some((one) => one.kind === "component");
  const window = new SlidingWindow({ usage: () => side.usage(), clock: world.clock, keepMs: durationMs, subjects });
  const ending = new AbortController();
  let playedMs = durationMs;
  const watch = (progress) => {
    window.push(progress);
    const observed2 = window.overall();
    const remaining = progress.remainingMs / 1e3 * ratePerSecond;
    if (!ending.signal.aborted && thresholds.some((threshold) => isLost(threshold, observed2, remaining))) {
      playedMs = Math.min(durationMs, progress.elapsedMs);
      ending.abort();
    }
    onProgress(progress);
  };
  const run2 = await runSlot({ schedule, sides: [side], config, world, engine, onProgress: watch, tellComponents, signal: AbortSignal.any([ending.signal, signal]) });
  const observed = { ...window.overall(), ...observeRun(run2.load, playedMs, subjects) };
  const { requests, failed, latencyUs } = observed;
  const used = { ...useOf(run2.resources.get(side.side), playedMs), generatorCores: run2.load.generator.cpuMs / playedMs };
  const cpus = side.usage()?.allowance?.cpus;
  const step = {
    side: side.side,
    round,
    ratePerSecond,
    durationMs: playedMs,
    requests,
    failed,
    throughputPerSecond: throughputOf(run2, playedMs),
    ...judge({ generator: judgeGenerator(run2.load.generator), machine: checkMachine(used, cpus), promises: judgeSlaPromises(thresholds, observed, []) }),
    ...latencyUs.mean === void 0 ? {} : { meanMs: latencyUs.mean / 1e3, p99Ms: latencyUs.quantile(0.99) / 1e3 },
    ...used,
    lagP99Ms: run2.load.generator.lagUs.p99 / 1e3,
    components: componentsOf(run2)
  };
  return { step, isDisturbed: step.verdict === "invalid" && leavesCores(used, cpus) };
}
async function playConcurrency(options, concurrency) {
  const played = await playOnce(options, concurrency);
  return played.isDisturbed ? playOnce(options, concurrency) : played;
}
async function playOnce({ context: { config, world, engine }, side, round, seed, durationMs, signal, onProgress }, concurrency) {
  const schedule = buildClosedSchedule({ requests: config.requests, durationMs, agents: concurrency, seed, mix: config.load.pattern.mix });
  const run2 = await runSlot({ schedule, sides: [side], config, world, engine, onProgress, signal });
  const { requests, failed } = observeRun(run2.load, durationMs);
  const { cpuCores, ...waiting } = useOf(run2.resources.get(side.side), durationMs);
  const machine = checkMachine({ cpuCores, ...waiting, generatorCores: run2.load.generator.cpuMs / durationMs }, side.usage()?.allowance?.cpus);
  const point = { side: side.side, round, concurrency, durationMs, requests, failed, throughputPerSecond: run2.load.sides[0]?.achievedRatePerSecond ?? 0, ...cpuCores === void 0 ? {} : { cpuCores } };
  return { point, isDisturbed: machine.some((check) => !check.ok) };
}
function judge({ generator, machine, promises }) {
  const broken = promises.find((one) => one.verdict === "fail") ?? promises.find((one) => one.verdict === "inconclusive");
  const failed = [...generator, ...broken === void 0 ? [] : machine].find((check) => !check.ok);
  if (failed !== void 0) return { verdict: "invalid", reason: `${failed.name}: ${failed.observed}, must be ${failed.limit}`.slice(0, 500) };
  if (broken === void 0) return { verdict: "held" };
  return { verdict: broken.verdict === "fail" ? "broken" : "unsure", reason: `${broken.text.replace(/^not /, "")}: ${broken.reason}`.slice(0, 500) };
}
function componentsOf({ load }) {
  return (load.sides[0]?.components ?? []).slice(0, 50).flatMap(({ name, latencyUs, samples }) => {
    const { mean: mean2 } = decodeHistogram(latencyUs);
    return mean2 === void 0 ? [] : [{ name, meanMs: mean2 / 1e3, samples }];
  });
}
function throughputOf({ load }, playedMs) {
  const whole = Math.floor(playedMs / 1e3);
  const seconds = (load.sides[0]?.seconds ?? []).filter((one) => one.second < whole);
  return whole === 0 ? load.sides[0]?.achievedRatePerSecond ?? 0 : seconds.reduce((total, one) => total + one.completed - one.failed, 0) / whole;
}
function useOf(use, playedMs) {
  if (use === void 0 || use.absent !== void 0 || use.durationMs === 0) return {};
  const inside = use.points.filter((point) => point.atMs <= playedMs);
  const { first, last } = use.details ?? {};
  const threads = Object.entries(last?.threadTimes ?? {}).map(([thread, { cpuMs, waitMs }]) => ({ cpuMs: cpuMs - (first?.threadTimes?.[thread]?.cpuMs ?? 0), waitMs: waitMs - (first?.threadTimes?.[thread]?.waitMs ?? 0) }));
  const busiest = threads.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  return {
    cpuCores: inside.length === 0 ? use.cpuMs / use.durationMs : inside.reduce((total, point) => total + point.cpuPercent, 0) / inside.length / 100,
    memoryMb: use.memoryPeakMb,
    ...busiest === void 0 ? {} : { busiestThreadCores: busiest.cpuMs / use.durationMs, busiestThreadWait: busiest.waitMs / use.durationMs }
  };
}

// src/phases/capacity/settle-down.ts
var LOOK_MS = 250;
var CALM_LOOKS = 2;
var FLAT2 = 1.5;
var PATIENCE_MS = 15e3;
async function settleDown({ context: { config, world, engine }, side, seed, signal }) {
  const deadlineMs = world.clock.monotonicMs() + PATIENCE_MS;
  const means = [];
  for (let look = 0; world.clock.monotonicMs() < deadlineMs; look++) {
    const schedule = buildClosedSchedule({ requests: config.requests, durationMs: LOOK_MS, agents: 1, seed: seed + look });
    const { load } = await runSlot({ schedule, sides: [side], config, world, engine, signal });
    const completed = load.sides[0]?.completed ?? 0;
    means.push(completed === 0 ? Number.POSITIVE_INFINITY : LOOK_MS / completed);
    const [before, now] = means.slice(-CALM_LOOKS);
    if (now !== void 0 && before !== void 0 && Number.isFinite(before) && before <= now * FLAT2) return true;
  }
  return false;
}

// src/phases/capacity/side.ts
var LADDER = { least: 16, most: 256, gain: 1.05, durationMs: 1500 };
var MOST_FAILED = 0.01;
var MOST_AGAIN = 5;
var MOST_STARTS = 5;
async function searchSide(search) {
  let begun = { state: void 0, canClimb: true };
  for (let start = 1; start <= MOST_STARTS && search.remainingMs() > 0; start++) {
    const ended = await useProcess(search, begun);
    if (ended.kind === "done") return;
    search.found.notes.push(`search ${search.round + 1}, ${search.checkout.side}: ${ended.reason}`.slice(0, 500));
    if (ended.state === void 0 && !begun.canClimb) return;
    begun = { state: ended.state, canClimb: false };
  }
  search.found.isCutShort = true;
}
async function useProcess(search, begun) {
  var _stack = [];
  try {
    const { context, checkout, found, round, atMostPerSecond } = search;
    const started = __using(_stack, await startSides([checkout], context.config, context.world), true);
    const side = started.sides[0];
    const ending = new AbortController();
    const process2 = new Process(search, side, ending.signal, begun);
    const playing = process2.play();
    try {
      return await Promise.race([playing, side.failed]);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      ending.abort();
      await playing.catch(() => void 0);
      const { state, trying } = process2;
      if (state === void 0 || trying === void 0) return { kind: "lost", state, reason: error.message };
      found.steps.push({ side: side.side, round, ratePerSecond: trying, durationMs: 0, requests: 0, failed: 0, verdict: "broken", reason: error.message.slice(0, 500), throughputPerSecond: 0, lagP99Ms: 0, generatorCores: 0, components: [] });
      return { kind: "lost", state: takeStep(state, "broken", atMostPerSecond), reason: error.message };
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var Process = class {
  /** The rate that is being tried. */
  trying;
  state;
  #search;
  #side;
  #signal;
  #canClimb;
  #played = 0;
  constructor(search, side, signal, begun) {
    this.#search = search;
    this.#side = side;
    this.#signal = signal;
    this.state = begun.state;
    this.#canClimb = begun.canClimb;
  }
  async play() {
    const { context: { config, world, engine }, found, start, atMostPerSecond, seed } = this.#search;
    world.log.progress(this.#words("warming up"));
    await warmUp({ requests: config.requests, seed, sides: [this.#side], config, world, engine, signal: this.#signal });
    found.limits ??= this.#side.usage()?.allowance;
    if (this.state === void 0) this.state = beginSearch({ ...start(this.#canClimb ? await this.#climb() : 0), atMostPerSecond });
    for (; ; ) {
      const next2 = nextStep(this.state, atMostPerSecond);
      if (next2.kind === "done") return { kind: "done", state: this.state };
      const step = await this.#try(next2.ratePerSecond, next2.lengthFactor);
      if (step === void 0) {
        found.isCutShort = true;
        return { kind: "done", state: this.state };
      }
      this.state = takeStep(this.state, step.verdict, atMostPerSecond);
      if (step.verdict !== "held" && !await this.#recovers()) return { kind: "lost", state: this.state, reason: `after ${next2.ratePerSecond}/s it did not answer as before for a while, and was started anew` };
    }
  }
  /** Concurrency doubles while that is worth anything. Returns the most that was reached, per second. */
  async #climb() {
    const { found, remainingMs } = this.#search;
    let reached = 0;
    for (let concurrency = 1; concurrency <= LADDER.most && remainingMs() > 0; concurrency *= 2) {
      const { point, isDisturbed } = await playConcurrency(this.#options(Math.min(LADDER.durationMs, this.#search.stepMs), `${concurrency} at once`), concurrency);
      if (point.requests === 0 || point.failed / point.requests > MOST_FAILED) break;
      if (!isDisturbed) found.points.push(point);
      if (concurrency >= LADDER.least && point.throughputPerSecond < reached * LADDER.gain) break;
      reached = Math.max(reached, point.throughputPerSecond);
    }
    return reached;
  }
  /** Undefined where it does not fit into what is left of the budget. */
  async #try(ratePerSecond, lengthFactor) {
    const { context: { config, world }, found, stepMs, remainingMs } = this.#search;
    const durationMs = stepLength({ stepMs, ratePerSecond, thresholds: config.sla.thresholds.filter(canFail), mix: config.load.pattern.mix, lengthFactor });
    for (let again = 0; durationMs <= remainingMs(); again++) {
      this.trying = ratePerSecond;
      const { step, isDisturbed } = await playStep(this.#options(durationMs, `${ratePerSecond}/s`), ratePerSecond);
      this.trying = void 0;
      if (!isDisturbed || again === MOST_AGAIN) {
        found.steps.push(step);
        world.log.info(describeStep(step));
        return step;
      }
      found.disturbed++;
      world.log.info(`${describeStep(step)}; played again`);
      await this.#recovers();
    }
    return void 0;
  }
  async #recovers() {
    const { context, seed } = this.#search;
    context.world.log.progress(this.#words("letting it work off what has come"));
    return settleDown({ ...this.#options(0, ""), context, seed: mixSeed(seed, 1e4) });
  }
  #options(durationMs, what) {
    const { context, round, seed } = this.#search;
    const onProgress = (progress) => context.world.log.progress(this.#words(`${what}  ${describeNow(progress)}`));
    return { context, side: this.#side, round, seed: mixSeed(seed, ++this.#played), durationMs, signal: this.#signal, onProgress };
  }
  #words(what) {
    const held = this.state?.held === void 0 ? "" : `  holds ${this.state.held}/s`;
    const upper = this.state?.upper === void 0 ? "" : `, not ${this.state.upper.ratePerSecond}/s`;
    return `capacity     ${this.#side.side}  search ${this.#search.round + 1}  ${what}${held}${upper}`;
  }
};
function describeNow({ remainingMs, sides: [side] }) {
  return `${Math.ceil(remainingMs / 1e3)} s left  p99 ${side?.p99Us === void 0 ? "\u2013" : `${(side.p99Us / 1e3).toFixed(1)} ms`}${side === void 0 || side.errors === 0 ? "" : `, ${side.errors} errors`}`;
}
function describeStep({ side, round, ratePerSecond, verdict, reason, p99Ms, cpuCores }) {
  const seen = [...p99Ms === void 0 ? [] : [`p99 ${p99Ms.toFixed(1)} ms`], ...cpuCores === void 0 ? [] : [`${cpuCores.toFixed(2)} cores`]].join(", ");
  return `capacity: ${side}, search ${round + 1}: ${ratePerSecond}/s ${verdict}${seen === "" ? "" : ` (${seen})`}${reason === void 0 ? "" : `: ${reason}`}`;
}

// src/phases/capacity/capacity.ts
var MIN_ROUNDS = 3;
var MAX_ROUNDS = 6;
var FIRST = { share: 0.7, factor: 1.25 };
var LATER = { share: 0.95, factor: 1.08 };
var MAX_NOTES = 50;
async function addCapacity(outcome, context) {
  const wanted = context.config.sla.capacity;
  if (wanted === void 0) return outcome;
  if (outcome.sla?.violations.some((one) => one.rolledBack?.outcome === "recovered" || one.rolledBack?.outcome === "not-recovered" || one.rolledBack?.outcome === "failed") === true) {
    context.world.log.info("capacity: not searched for, because something was rolled back: what runs now is not what was to be measured");
    return outcome;
  }
  return { ...outcome, measurement: { ...outcome.measurement, capacity: await measureCapacity(wanted, context) } };
}
async function measureCapacity({ budgetMs, stepMs, atMostPerSecond }, context) {
  const { config, world } = context;
  const { clock, log } = world;
  const begunMs = clock.monotonicMs();
  const remainingMs = () => begunMs + budgetMs - clock.monotonicMs();
  const seed = mixSeed(config.load.seed, 4e6);
  const found = { steps: [], points: [], notes: [], disturbed: 0, isCutShort: false, limits: void 0 };
  log.info(`capacity: searching the highest rate that keeps the promises, for ${Math.round(budgetMs / 1e3)} s at most`);
  try {
    for (let round = 0; round < MAX_ROUNDS && remainingMs() > 0 && !isEnough(round, found.steps); round++) {
      for (const checkout of inOrder(context.checkouts, mixSeed(seed, round))) {
        const before = bracketsOf(found.steps, checkout.side).flatMap((one) => one.middle ?? []).at(-1);
        const start = (reached) => before === void 0 ? { startPerSecond: reached === 0 ? config.sla.ratePerSecond : reached * FIRST.share, factor: FIRST.factor } : { startPerSecond: before * LATER.share, factor: LATER.factor };
        await searchSide({ context, checkout, round, seed: mixSeed(seed, round), stepMs, atMostPerSecond, remainingMs, found, start });
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceError) && !(error instanceof BaseUnusable)) throw error;
    found.isCutShort = true;
    found.notes.push(`the search ended early: ${error.message}`.slice(0, 500));
  }
  const { limits } = found;
  return {
    steps: found.steps,
    points: found.points,
    notes: [...found.disturbed === 0 ? [] : [`${found.disturbed} steps were played again: something else on the machine took its CPU`], ...found.notes].slice(0, MAX_NOTES),
    measuredMs: clock.monotonicMs() - begunMs,
    budgetMs,
    stepMs,
    isCutShort: found.isCutShort || remainingMs() <= 0,
    isFresh: config.service !== void 0,
    ...peakOf(config.load.pattern, config.load.ratePerSecond ?? config.load.pattern.baseRatePerSecond),
    ...limits === void 0 ? {} : { cpus: limits.cpus, cpusOf: limits.cpusOf, memory: { memoryMb: limits.memoryBytes / 1e6, of: limits.memoryOf } }
  };
}
function isEnough(rounds, steps) {
  if (rounds >= MIN_ROUNDS && isCapacityKnown(steps)) return true;
  return rounds >= 2 && ["base", "head"].every((side) => bracketsOf(steps, side).every((one) => one.middle === void 0));
}
function inOrder(checkouts, seed) {
  return seed % 2 === 0 ? checkouts : checkouts.toReversed();
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
import path3 from "node:path";

// src/probes/http-store.ts
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

// src/probes/exchange.ts
var import_undici2 = __toESM(require_undici(), 1);

// src/probes/plain-exchange.ts
function openPlainExchanges() {
  const waiting = /* @__PURE__ */ new Map();
  const transport = openHttp1Transport({
    // Addresses are absolute, and whoever asks keeps the time.
    origin: "",
    timeoutMs: Number.POSITIVE_INFINITY,
    maxConnections: MAX_CONNECTIONS,
    connections: "shared",
    http: 1,
    onEnd: (ticket, outcome, times, _serverTiming, answer) => waiting.get(ticket)?.({ outcome, answer: answer && { ...answer, tookMs: tookMs(times) } })
  });
  let last = 0;
  return {
    prepare({ method, url, headers, body }) {
      const send2 = transport.prepare({ method, path: url, headers, body, expect: { status: [], bodyContains: void 0 }, keepsAnswer: true });
      return (signal) => new Promise((resolve) => {
        const ticket = ++last;
        const hangUp = () => {
          transport.hangUp(ticket);
          waiting.get(ticket)?.({ outcome: "timeout", answer: void 0 });
        };
        signal.addEventListener("abort", hangUp, { once: true });
        waiting.set(ticket, (exchanged) => {
          waiting.delete(ticket);
          signal.removeEventListener("abort", hangUp);
          resolve(exchanged);
        });
        if (signal.aborted) hangUp();
        else send2(ticket, 0);
      });
    },
    close: () => transport.close()
  };
}
function tookMs({ writtenMs, endedMs }) {
  return endedMs - writtenMs;
}
function isCut({ body }) {
  return Buffer.byteLength(body) >= MAX_KEPT_BYTES;
}

// src/probes/probe.ts
var ProbeError = class extends Error {
  name = "ProbeError";
  kind;
  constructor(kind, message, options) {
    super(message, options);
    this.kind = kind;
  }
};

// src/probes/exchange.ts
var MAX_ANSWER_BYTES = 1e7;
function openConnections() {
  const agent = new import_undici2.Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 6e4, headersTimeout: 0, bodyTimeout: 0 });
  const plain = openPlainExchanges();
  return {
    prepare(request3) {
      if (!isPlainHttp1({ path: request3.url, headers: request3.headers }, "")) return (signal) => exchange(agent, { ...request3, signal });
      const ask = plain.prepare(request3);
      return async (signal) => readPlain(await ask(signal), request3);
    },
    send: (options) => send(agent, options),
    async close() {
      await Promise.all([agent.destroy(), plain.close()]);
    }
  };
}
function readPlain({ outcome, answer }, { url }) {
  if (answer !== void 0 && !isCut(answer)) return { status: answer.status, text: answer.body, us: answer.tookMs * 1e3 };
  const { origin } = new URL(url);
  if (answer !== void 0) throw new ProbeError("too-large", `${origin} answered with more than a megabyte`);
  if (outcome === "timeout") throw new ProbeError("timeout", `${origin} did not answer in time`);
  if (outcome === "refused" || outcome === "dns") throw new ProbeError("unreachable", `${origin} cannot be reached: ${outcome === "refused" ? "ECONNREFUSED" : "ENOTFOUND"}`);
  throw new ProbeError("broken", `${origin} broke off: ${outcome === "reset" ? "the connection was closed" : "what came is no HTTP/1.1 response"}`);
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

// src/probes/http-store.ts
async function openHttpStore(store, { origin, timeoutMs, eventBytes }) {
  const connections = openConnections();
  const closing = new AbortController();
  const stream = `perf-gate-${randomUUID()}`;
  const base = new URL(store.url, origin).href.replace(/\/$/, "");
  const { headers } = store;
  const ask = async (method, path7, body) => {
    const answer = await connections.prepare({ method, url: base + path7, headers, body })(AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]));
    if (answer.status >= 400) throw new ProbeError("status", `the store answered ${method} with status ${answer.status}: ${answer.text.slice(0, 200)}`);
    return answer.text;
  };
  const read = async (count) => eventsIn(await ask("GET", fill(store.read, { stream, count: `${count}` }, encodeURIComponent), void 0), eventBytes);
  const append = async ({ method, path: path7, body }, values) => {
    await ask(method, fill(path7, values, encodeURIComponent), fill(body, values));
  };
  return {
    notes: [`an HTTP store; ${store.subscribe.by === "sse" ? "its subscriber is told by server-sent events" : `its subscriber asks every ${store.subscribe.everyMs} ms, so that lag is known no better`}${store.remove === void 0 ? `; its stream ${stream} stays there` : ""}`],
    batches: store.appendBatch !== void 0,
    async append(events) {
      const [event = ""] = events;
      if (events.length === 1) return append(store.append, { stream, event });
      if (store.appendBatch !== void 0) await append(store.appendBatch, { stream, events: events.map((one) => fill(store.each, { stream, event: one })).join(",") });
    },
    read,
    async subscribe(onEvent) {
      if (store.subscribe.by === "sse") return follow2(store.subscribe.path, onEvent);
      const { everyMs } = store.subscribe;
      void poll2(everyMs, onEvent);
    },
    async [Symbol.asyncDispose]() {
      if (store.remove !== void 0) await ask("DELETE", fill(store.remove, { stream }, encodeURIComponent), void 0).catch(() => void 0);
      closing.abort();
      await connections.close();
    }
  };
  async function follow2(path7, onEvent) {
    const { status, body } = await connections.send({ method: "GET", url: base + fill(path7, { stream }, encodeURIComponent), headers: { ...headers, accept: "text/event-stream" }, signal: closing.signal });
    if (status !== 200) throw new ProbeError("status", `the store answered a subscriber with status ${status}`);
    const decoder = new TextDecoder();
    const parser = createParser({ onEvent: ({ data }) => {
      for (const event of eventsIn(data, eventBytes)) onEvent(event);
    } });
    const listen = async () => {
      for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
    };
    listen().catch(() => void 0);
  }
  async function poll2(everyMs, onEvent) {
    while (!closing.signal.aborted) {
      for (const event of await read(POLLED).catch(() => [])) onEvent(event);
      await sleep(everyMs, void 0, { signal: closing.signal }).catch(() => void 0);
    }
  }
}
var POLLED = 1100;
function eventsIn(text2, eventBytes) {
  return [...text2.matchAll(/\b\d{1,12} e+/g)].map(([event]) => event).filter((event) => event.length === eventBytes);
}
function fill(template, values, write = (value) => value) {
  return template.replaceAll(/\{\{(stream|event|events|count)\}\}/g, (whole, name) => values[name] === void 0 ? whole : write(values[name]));
}

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
  let next2 = 1;
  const lose = (error) => {
    gone ??= error;
    for (const settle of waiting.values()) settle(gone);
  };
  child.on("message", (told) => waiting.get(told.id)?.(told));
  child.on("error", (error) => lose(new ProbeError("broken", `the probe's process could not work: ${error.message}`)));
  child.on("exit", (code, signal) => lose(new ProbeError("broken", `the probe's process ended (${signal ?? code})`)));
  async function ask(thread, what, signal) {
    if (gone !== void 0) throw gone;
    const id = next2++;
    const { promise, resolve } = Promise.withResolvers();
    const giveUp = () => resolve(new ProbeError("hung", `hung for ${timeoutMs} ms; its threads were killed`));
    waiting.set(id, resolve);
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
    else child.send({ id, thread, ask: what });
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
async function openEventStore({ store, batch, eventBytes, pace: { timeoutMs } }, { origin, folder, world }) {
  if (store.driver === "sqlite") {
    const threads = await openThreads({ driver: "sqlite", settings: { folder: path3.resolve(folder, store.folder), batch, eventBytes }, count: 1, timeoutMs, env: world.processes.safeEnvironment() });
    return { together: 1, warmUpCalls: 5, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() };
  }
  const opened = await openStore(store, { origin, timeoutMs, eventBytes });
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
        const appendBatch = opened.batches ? await timeUs(() => opened.append(Array.from({ length: batch }, event))) : void 0;
        let found = [];
        const wanted = appendBatch === void 0 ? 1 : batch;
        const read = await timeUs(async () => {
          found = await opened.read(wanted);
        });
        const lagUs = await lag;
        arrived.delete(key);
        if (found.length < wanted) throw new ProbeError("lost", `${wanted} events were appended, and ${found.length} are there`);
        if (lagUs === void 0) throw new ProbeError("lost", "the subscriber never got an event that was appended");
        return {
          ownUs: [append, ...appendBatch === void 0 ? [] : [appendBatch], read],
          partsUs: { append: [append], ...appendBatch === void 0 ? {} : { "append-batch": [appendBatch] }, read: [read], lag: [lagUs] },
          ...appendBatch === void 0 ? { unseen: { "append-batch": "the component has no `append-batch`" } } : {}
        };
      } catch (error) {
        throw describeFailure(error);
      }
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]()
  };
}
async function openStore(store, { origin, timeoutMs, eventBytes }) {
  try {
    if (store.driver === "http") return await openHttpStore(store, { origin, timeoutMs, eventBytes });
    if (store.driver === "redis") return await (await import("./redis-store-OHMUKWVJ.js")).openRedis(store.url, timeoutMs);
    return await (await import("./postgresql-store-YOQUVT32.js")).openPostgresql(store.url, timeoutMs);
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
import path4 from "node:path";

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
  const perSecond2 = /^(?:ops|req|\w*)\/s(?:ec)?$/.test(unit);
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : void 0;
  const { metric, unit: ours, factor } = known ?? (perSecond2 ? { metric: "measured_per_second", unit: "per_second", factor: 1 } : { metric: "measured_count", unit: "count", factor: 1 });
  return { part: name.slice(0, MAX_NAME), metric, unit: ours, worse: rises === true || perSecond2 ? "lower" : "higher", value: value * factor, over: "answered" };
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
        cwd: path4.resolve(folder),
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
import path5 from "node:path";
async function openFilesystem(component, side) {
  const { concurrency, fileBytes, pace: { timeoutMs } } = component;
  const folder = path5.resolve(side.folder, component.path);
  const underlying = component.underlying === void 0 ? void 0 : path5.resolve(side.folder, component.underlying);
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
      const answer = await connections.send(options);
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
    [Symbol.asyncDispose]: () => connections.close()
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
      const text2 = event.choices?.[0]?.delta?.content;
      if (typeof text2 === "string" && text2 !== "") this.#text();
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
import path6 from "node:path";
function openOpa({ policy, input, pace }, side) {
  return policy.from === "server" ? Promise.resolve(openServer(policy, input, side.origin)) : openModule(policy, input, pace.timeoutMs, side);
}
function openServer({ url, decision, headers }, input, origin) {
  const connections = openConnections();
  const address = new URL(`${new URL(url, origin).href.replace(/\/$/, "")}/v1/data/${decision.replace(/^\//, "")}?metrics=true`).href;
  const decide = connections.prepare({ method: "POST", url: address, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(input === void 0 ? {} : { input }) });
  return {
    together: 1,
    warmUpCalls: 20,
    notes: [],
    async call({ signal }) {
      const { status, text: text2, us } = await decide(signal);
      if (status !== 200) throw new ProbeError("status", `the policy engine answered with status ${status}: ${text2.slice(0, 200)}`);
      return readDecision(text2, us, decision);
    },
    [Symbol.asyncDispose]: () => connections.close()
  };
}
function readDecision(text2, us, decision) {
  const answer = parse(text2);
  if (typeof answer !== "object" || answer === null) throw new ProbeError("malformed", `the policy engine's answer is no JSON object: ${text2.slice(0, 100)}`);
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
  const settings = { wasm: path6.join(side.folder, wasm), entrypoint, dataFile: dataFile === void 0 ? void 0 : path6.join(side.folder, dataFile), input };
  const threads = await openThreads({ driver: "opa", settings, count: 1, timeoutMs, env: side.world.processes.safeEnvironment() });
  return { together: 1, warmUpCalls: 100, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() };
}
function parse(text2) {
  try {
    return JSON.parse(text2);
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
var FLAT3 = 0.15;
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
    if (median > before * (1 - FLAT3)) return;
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
  const timedOut = () => new ProbeError("timeout", `no answer within ${timeoutMs} ms`);
  let lastWords;
  const timer = setTimeout(() => {
    timeout.abort();
    lastWords = setTimeout(() => late.resolve(timedOut()), LAST_WORDS_MS);
  }, timeoutMs);
  try {
    const call = probe.call({ number, signal: AbortSignal.any([signal, timeout.signal]) }).catch((error) => {
      if (error instanceof ProbeError) return error;
      if (timeout.signal.aborted || signal.aborted) return timedOut();
      throw error;
    });
    return await Promise.race([call, late.promise]);
  } finally {
    clearTimeout(timer);
    clearTimeout(lastWords);
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
      figures: [...this.#figures.values()].map(({ figure, sum: sum2, samples }) => ({ ...figure, value: figure.over === "asked" ? sum2 / this.#asked : sum2 / samples, samples: figure.over === "asked" ? this.#asked : samples })),
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

// src/phases/blocks/cells.ts
var SERVICE = { kind: "service", name: "service" };
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

// src/phases/blocks/probe-blocks.ts
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

// src/phases/blocks/resource-cells.ts
var SERVICE2 = { kind: "service", name: "service" };
var MIN_FOR_LINE = 5;
function resourceCells(use) {
  if (use.absent !== void 0) return [];
  const { points, details, memoryBaselineMb } = use;
  const cell = (metric, unit, value, samples) => value === void 0 ? [] : [{ subject: SERVICE2, metric, unit, value, samples }];
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
    // Who ended meanwhile took its account along: what seems to run backwards is not told.
    ...cell("context_switches_per_second", "per_second", perSecond(atLeastNone(change((one) => one.contextSwitches)), use.durationMs), 2),
    ...cell("storage_read_mb", "MB", megabytes(atLeastNone(change((one) => one.readBytes))), 2),
    ...cell("storage_written_mb", "MB", megabytes(atLeastNone(change((one) => one.writtenBytes))), 2),
    ...pressureCells(use, cell),
    ...garbageCells(use, cell)
  ];
}
function atLeastNone(change) {
  return change === void 0 || change < 0 ? void 0 : change;
}
function perSecond(count, durationMs) {
  return count === void 0 || durationMs <= 0 ? void 0 : count / durationMs * 1e3;
}
function megabytes(bytes) {
  return bytes === void 0 ? void 0 : bytes / 1e6;
}
function absentGarbage({ garbage }) {
  return garbage.kind === "seen" ? [] : ["gc_collections", "gc_time_total_ms"].map((metric) => ({ metric, subject: SERVICE2, reason: garbage.reason }));
}
var PRESSURES = { cpu_pressure_percent: "cpuUs", memory_pressure_percent: "memoryUs", io_pressure_percent: "ioUs" };
function pressureCells({ details, durationMs }, cell) {
  const { first, last } = { first: details?.first.pressure, last: details?.last.pressure };
  return Object.entries(PRESSURES).flatMap(([metric, key]) => {
    const [from, to] = [first?.[key], last?.[key]];
    return from === void 0 || to === void 0 || durationMs <= 0 ? [] : cell(metric, "percent", Math.min(100, Math.max(0, (to - from) / 10 / durationMs)), 2);
  });
}
function absentPressure({ absent, details }) {
  return Object.entries(PRESSURES).flatMap(([metric, key]) => details?.last.pressure?.[key] === void 0 ? [{ metric, subject: SERVICE2, reason: absent ?? "this kernel does not tell how long tasks wait (pressure stall information, in /proc/pressure or the control group)" }] : []);
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

// src/phases/blocks/saturated.ts
var METRIC = "saturation_requests_per_second";
async function runSaturated({ seed, ...slot }) {
  const { saturation, pattern } = slot.config.load;
  if (saturation === void 0) return void 0;
  const schedule = buildClosedSchedule({ requests: slot.config.requests, durationMs: saturation.durationMs, agents: saturation.agents, seed, mix: pattern.mix });
  const { load } = await runSlot({ ...slot, schedule });
  return load;
}
function saturatedCells(run2, side) {
  const of = run2?.sides.find((one) => one.side === side);
  if (run2 === void 0 || of === void 0) return { cells: [], absences: [] };
  const absent = (reason) => ({ cells: [], absences: [{ metric: METRIC, subject: SERVICE, reason }] });
  const good = of.classes.reduce((total, one) => total + one.requests - one.failed, 0);
  if (good === 0) return absent(`at saturation no request succeeded: ${Object.keys(of.errors).join(", ") || "nothing was answered"}`);
  const busy = judgeBusyShare(run2.generator);
  if (!busy.ok) return absent(`at saturation it was the generator that could do no more: ${busy.observed} (${busy.limit}); lower load.saturation.agents, or give the runner more cores`);
  return { cells: [{ subject: SERVICE, metric: METRIC, unit: "per_second", worse: "lower", value: of.achievedRatePerSecond, samples: good }], absences: [] };
}

// src/phases/blocks/trace-blocks.ts
var SERVICE3 = { kind: "service", name: "service" };
var METRIC2 = "critical_path_ms";
var UNIT = "ms";
var MOST = 0.95;
var CONFIDENCE = 0.95;
function traceCells({ traces, totalUs, components }) {
  if (traces === 0) return [];
  const cell = (subject, us) => ({ subject, metric: METRIC2, unit: UNIT, value: us / traces / 1e3, samples: traces });
  return [cell(SERVICE3, totalUs), ...components.map((one) => cell({ kind: "component", name: one.name }, one.totalUs))];
}
function traceAbsences({ runs }) {
  return runs.filter((run2) => run2.traces === 0).map(({ side, sampled, spans }) => ({
    metric: METRIC2,
    subject: SERVICE3,
    reason: sampled === 0 ? `${side}: no request was sampled; raise traces.sample, or the rate` : spans > 0 ? `${side}: spans came, and none of them answered a request: does the service read the header traceparent?` : `${side}: no spans came of ${sampled} sampled requests: does the service start an OpenTelemetry SDK that reads OTEL_EXPORTER_OTLP_ENDPOINT, and read the header traceparent?`
  }));
}
function traceNotes(slots, cost) {
  const runs = slots.flatMap((slot) => slot.runs);
  const total = (pick) => runs.reduce((sum2, run2) => sum2 + pick(run2), 0);
  const lost = (kind) => slots.reduce((sum2, { losses }) => sum2 + losses[kind], 0);
  const [sampled, traces, spans, unplaced] = [total((run2) => run2.sampled), total((run2) => run2.traces), total((run2) => run2.spans), total((run2) => run2.unplaced)];
  if (spans === 0 && lost("bodies") + lost("unreadable") === 0) return [];
  return [
    ...traces >= MOST * sampled ? [] : [`traces: ${traces} of ${sampled} sampled requests came back as traces`],
    ...describeCost(cost),
    ...unplaced === 0 ? [] : [`traces: ${unplaced} of ${spans} spans had no place in their request, for their parents were missing or went in circles`],
    ...lost("spans") === 0 ? [] : [`traces: ${lost("spans")} spans were lost, for there were more than are kept of a slot or of a request: lower traces.sample`],
    ...lost("bodies") === 0 ? [] : [`traces: ${lost("bodies")} batches of spans were refused, for they were too large or too many at once`],
    ...lost("unreadable") === 0 ? [] : [`traces: ${lost("unreadable")} batches of spans could not be read: only OTLP over HTTP is, as protobuf or JSON, plain or gzip`]
  ];
}
function describeCost({ logRatios, sampled, requests }) {
  if (logRatios.length === 0) return [`traces: what being sampled costs is not known, for ${sampled > 0 && sampled === requests ? "all requests are sampled" : "too few requests are sampled"}, and there is nothing to compare them with`];
  const cost = estimateMean(logRatios);
  const interval = tInterval(cost, CONFIDENCE);
  const percent = (log) => `${log < 0 ? "\u2212" : "+"}${Math.abs(Math.expm1(log) * 100).toFixed(1)}`;
  const share = sampled / requests;
  const sure = interval === void 0 ? "from too few slots for an interval" : `95 % sure: ${percent(interval[0])} to ${percent(interval[1])} %, over ${logRatios.length} slots`;
  return [`traces: being sampled changes the time of a request by ${percent(cost.mean)} % (${sure}); ${(share * 100).toFixed(0)} % of them are, which makes ${percent(Math.log1p(share * Math.expm1(cost.mean)))} % of all; what the SDK costs every request is not in it`];
}

// src/phases/blocks/blocks.ts
var MAX_NAME2 = 100;
var MAX_PARTS2 = 100;
var IDLE = "cpu_baseline_percent";
function blocksOfSlot({ round, slot, run: run2, idle, durationMs, probes = [], saturated }) {
  const absences = [...probes.flatMap(probeAbsences), ...run2.traces === void 0 ? [] : traceAbsences(run2.traces)];
  const blocks = run2.load.sides.flatMap((side) => {
    const use = run2.resources.get(side.side);
    if (use?.absent !== void 0) absences.push(...absentResources(use.absent, idle !== void 0));
    if (use !== void 0) absences.push(...absentGarbage(use), ...absentPressure(use));
    const { untold } = partsOf(side);
    if (untold > 0) absences.push({ metric: "avg_response_time_ms", subject: { kind: "class", name: "more requests" }, reason: `${untold} more requests and steps are told with their class only: at most ${MAX_PARTS2} have rows of their own` });
    const saturation = saturatedCells(saturated, side.side);
    absences.push(...saturation.absences);
    const cells = [...classCells(side), ...partCells(side), ...componentCells(side, probes), ...serviceCells(side, use, durationMs), ...saturation.cells, ...probeCells(probes.filter((one) => one.side === side.side)), ...use === void 0 ? [] : resourceCells(use), ...idleCells(idle?.get(side.side)), ...run2.traces?.runs.filter((one) => one.side === side.side).flatMap(traceCells) ?? []];
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
  const cells = responseTimes(SERVICE, all);
  if (requests > 0) {
    cells.push({ subject: SERVICE, metric: "error_rate_percent", unit: "percent", value: failed / requests * 100, samples: requests });
    cells.push({ subject: SERVICE, metric: "requests_per_second", unit: "per_second", value: requests / durationMs * 1e3, samples: requests });
  }
  if (use === void 0 || use.absent !== void 0) return cells;
  const served = side.classes.reduce((total, one) => total + one.requests, 0);
  if (served > 0 && use.cpuMs > 0) cells.push({ subject: SERVICE, metric: "cpu_ms_per_request", unit: "ms_per_request", value: use.cpuMs / served, samples: served });
  cells.push({ subject: SERVICE, metric: "memory_peak_mb", unit: "MB", value: use.memoryPeakMb, samples: use.points.length });
  return cells;
}
function matchedBlocks(load, round, slot) {
  const classes = load.matched.filter((one) => one.pairs > 0 && componentOf(one.class) === void 0);
  const pairs = classes.reduce((total, one) => total + one.pairs, 0);
  if (pairs === 0) return [];
  const overall = { subject: SERVICE, logRatio: classes.reduce((total, one) => total + one.medianLogRatio * one.pairs, 0) / pairs, pairs };
  const each = classes.map((one) => ({ subject: { kind: "class", name: one.class }, logRatio: one.medianLogRatio, pairs: one.pairs }));
  return [overall, ...each].flatMap(({ subject, logRatio, pairs: samples }) => {
    const common = { metric: "matched_response_time_ratio", subject, unit: "ratio", worse: "higher", round, slot, samples };
    return [{ ...common, side: "base", value: 1 }, { ...common, side: "head", value: Math.exp(logRatio) }];
  });
}
function idleCells(percent) {
  return percent === void 0 ? [] : [{ subject: SERVICE, metric: IDLE, unit: "percent", value: percent, samples: 1 }];
}
function absentResources(reason, wasIdle) {
  return ["cpu_ms_per_request", "cpu_peak_percent", "memory_baseline_mb", "memory_peak_mb", "memory_growth_mb", ...wasIdle ? [IDLE] : []].map((metric) => ({ metric, subject: SERVICE, reason }));
}

// src/phases/blocks/series.ts
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
      ...garbageAt(resources.get(side.side), one.second),
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
function garbageAt(use, second) {
  if (use === void 0 || use.garbage.kind === "absent") return {};
  const pauses = use.garbage.collections.filter((one) => Math.floor((one.endedAtMs - use.startedOnMs) / 1e3) === second).map((one) => one.durationMs);
  return { gcMs: pauses.reduce((total, ms2) => total + ms2, 0), gcLongestMs: Math.max(0, ...pauses) };
}

// src/phases/blocks/collector.ts
var MAX_NOTES2 = 50;
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
  #traces = [];
  #runs = [];
  #rest = [];
  #memoryLimit;
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
    const allowance = [...run2.resources.values()].find((use) => use.allowance !== void 0)?.allowance;
    if (allowance !== void 0) this.#memoryLimit = { memoryMb: allowance.memoryBytes / 1e6, of: allowance.memoryOf };
    this.#generator.push(...judgeGenerator(run2.load.generator), ...run2.load.sides.flatMap((side) => checkArrivals(side.seconds)));
    const { blocks, absences } = blocksOfSlot(slot);
    this.#blocks.push(...blocks);
    for (const absence of absences) this.#absences.set(metricKey(absence), absence);
    this.#series.push(...seriesOfSlot(run2, { round, plannedRate: slot.plannedRate }));
    for (const side of run2.load.sides) this.#addSide(side, slot.mix, slot.probes ?? []);
    for (const probe of slot.probes ?? []) this.#addProbe(probe);
    if (run2.traces !== void 0) this.#traces.push(run2.traces);
    this.#rest.push(...slot.rest ?? []);
  }
  finish(rounds, validity) {
    const realised = [...this.#realised.values()].reduce((total, count) => total + count, 0);
    const measured = {
      blocks: this.#blocks,
      requests: { sent: this.#sent, failed: this.#failed, errors: this.#errors },
      mix: [...this.#planned].map(([name, planned]) => ({ class: name, planned, realised: realised === 0 ? 0 : (this.#realised.get(name) ?? 0) / realised }))
    };
    const notes = [...traceNotes(this.#traces, this.#tracingCost()), ...probeNotes(this.#probes)].slice(0, MAX_NOTES2);
    return {
      ...measured,
      phase: this.#phase,
      layout: this.#layout,
      rounds,
      measuredMs: this.#measuredMs,
      series: this.#series,
      distributions: [...this.#distributions.values()].map(({ subject, side, histogram, rounds: each }) => ({ subject, side, latencyUs: histogram.encode(), samples: histogram.count, ...each.length === 0 ? {} : { rounds: each } })),
      absences: [...this.#absences.values()],
      validity: [...worstChecks(this.#generator), ...validity(measured)],
      ...this.#describeGenerator(),
      ...this.#memoryLimit === void 0 ? {} : { memoryLimit: this.#memoryLimit },
      ...this.#rest.length === 0 ? {} : { rest: this.#rest },
      ...notes.length === 0 ? {} : { notes }
    };
  }
  #tracingCost() {
    const sides = this.#runs.flatMap(({ load }) => load.sides);
    const ofSlots = this.#runs.map(({ load }) => load.sides.flatMap(({ tracedLogRatio }) => tracedLogRatio ?? [])).filter((ratios) => ratios.length > 0);
    return {
      logRatios: ofSlots.map((ratios) => ratios.reduce((total, one) => total + one, 0) / ratios.length),
      sampled: sides.reduce((total, side) => total + side.traced, 0),
      requests: sides.reduce((total, side) => total + side.traceable, 0)
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
    const known = this.#distributions.get(key) ?? { subject, side, histogram: new Histogram(), rounds: [] };
    const round = decodeHistogram(latencyUs);
    const quantiles = roundQuantiles(round);
    if (quantiles !== void 0) known.rounds.push(quantiles);
    known.histogram.add(round);
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
  const total = (pick) => sides.reduce((sum2, side) => sum2 + pick(side), 0);
  const { policy, http } = first.connections;
  return { connections: { policy, http, opened: total((side) => side.connections.opened) }, hungUp: total((side) => side.hungUp), retried: total((side) => side.retries.sent) };
}
function worstChecks(checks) {
  const worst = /* @__PURE__ */ new Map();
  for (const check of checks) if (!worst.has(check.name) || !check.ok) worst.set(check.name, check);
  return [...worst.values()];
}

// src/phases/watch-idle.ts
var IDLE_MS = 300;
async function watchIdle(sides, { clock, signal }) {
  const before = sides.map((side) => ({ side, atMs: clock.monotonicMs(), cpuMs: side.usage()?.cpuMs }));
  await clock.sleep(IDLE_MS, signal);
  return new Map(before.flatMap(({ side, atMs, cpuMs }) => {
    const now = side.usage()?.cpuMs;
    return now === void 0 || cpuMs === void 0 ? [] : [[side.side, (now - cpuMs) / (clock.monotonicMs() - atMs) * 100]];
  }));
}

// src/phases/watch-rest.ts
var LONGEST_MS = 5e3;
var LOOK_EVERY_MS2 = 100;
async function watchRest(sides, loadMs, { clock, signal }) {
  const startedMs = clock.monotonicMs();
  const seen = sides.map(({ side }) => ({ side, points: [] }));
  for (let atMs = 0; atMs < Math.min(LONGEST_MS, loadMs); atMs = clock.monotonicMs() - startedMs) {
    for (const [index, side] of sides.entries()) {
      const usage = side.usage();
      if (usage !== void 0) seen[index]?.points.push({ atMs: Math.round(atMs), memoryMb: Math.round(usage.rssBytes / 1e3) / 1e3 });
    }
    await clock.sleep(LOOK_EVERY_MS2, signal);
  }
  return seen.filter(({ points }) => points.length > 0);
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
    measure: async ({ round, slot, sides, seed, position }) => {
      world.log.progress(`integration  ${position()}  warming up`);
      await warmUp({ requests, seed, sides, config, world, engine });
      const idle = await watchIdle(sides, world);
      const schedule = buildSteadySchedule({ requests, durationMs, ratePerSecond, perClass: true, seed });
      const run2 = await runSlot({
        schedule,
        sides,
        config,
        world,
        engine,
        traces: context.traces,
        onProgress: (progress) => world.log.progress(`integration  ${position()}  ${describeProgress(progress)}`)
      });
      const rest = round === 0 ? await watchRest(sides, durationMs, world) : [];
      world.log.progress(`integration  ${position()}  components`);
      const probes = await probeComponents({ components, durationMs, sides: sides.map(({ side, origin }) => ({ side, origin, world, folder: folderOf(side) })) });
      return collector.measured({ round, slot, run: run2, idle, rest, durationMs, probes, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
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
    measure: async ({ round, slot, sides, seed, position }) => {
      world.log.progress(`load         ${position()}  warming up`);
      await warmUp({ requests: config.requests, seed, sides, config, world, engine });
      const schedule = buildPatternSchedule({ pattern, requests: config.requests, durationMs, agents, ratePerSecond, seed });
      const run2 = await runSlot({
        schedule,
        sides,
        config,
        world,
        engine,
        traces: context.traces,
        onProgress: (progress) => world.log.progress(`load         ${position()}  ${describeProgress(progress)}`)
      });
      const saturated = await runSaturated({
        sides,
        config,
        world,
        engine,
        seed: mixSeed(seed, 1),
        onProgress: (progress) => world.log.progress(`load         ${position()}  at saturation  ${describeProgress(progress)}`)
      });
      return collector.measured({ round, slot, run: run2, saturated, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
    }
  });
  return { measurement: collector.finish(rounds, checkValidity) };
}
function roundDurationMs(totalMs, rounds) {
  return Math.max(2e3, totalMs / rounds);
}

// src/judge/promises/settle-thresholds.ts
function settleThresholds(relative, baseOf) {
  const settled = [];
  const unsettled = [];
  for (const threshold of relative) {
    const base = baseOf(threshold);
    const { breach: { operator, factor, offset, written }, ...common } = threshold;
    const seen = base.kind === "seen" ? observeThreshold({ ...threshold, breach: { operator, value: 0 } }, base.observed) : void 0;
    if (base.kind === "seen" && seen !== void 0 && !isTooFew(threshold, seen.samples)) {
      settled.push({ ...common, breach: { operator, value: seen.value * factor + offset }, basis: `${written}, and the base had ${Number(seen.value.toPrecision(4))} in ${seen.samples} requests (${base.where})` });
      continue;
    }
    unsettled.push({
      phase: "sla",
      text: `not ${nameOf(threshold)} ${operator} ${written}`,
      metric: threshold.metric,
      subject: threshold.subject,
      severity: threshold.severity,
      limit: 0,
      unit: unitOf(threshold.metric),
      samples: 0,
      verdict: "inconclusive",
      reason: `no baseline to compare with: ${base.kind === "unknown" ? base.reason : `the base showed ${seen === void 0 ? "nothing" : `only ${seen.samples} requests`} of it`}`,
      ...threshold.muted ? { muted: true } : {},
      ...threshold.line === void 0 ? {} : { line: threshold.line }
    });
  }
  return { settled, unsettled };
}

// src/phases/sla/recovery.ts
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
      if (violation.state === "firing" && violation.rollback && violation.muted !== true && !this.#attempts.has(index)) this.#begin(index, violation, atMs);
    }
    const isBroken = violations.some((one) => one.rollback && one.muted !== true && one.state === "firing");
    for (const attempt of this.#attempts.values()) {
      if (attempt.outcome !== void 0 || attempt.result === void 0) continue;
      const { kind, reason, procedure, url } = attempt.result;
      const seconds = (atMs - attempt.startedMs) / 1e3;
      const by = { ...procedure === void 0 ? {} : { procedure: procedure.slice(0, 200) }, ...url === void 0 ? {} : { url: url.slice(0, 500) } };
      if (kind !== "done") attempt.outcome = { outcome: kind, reason: reason.slice(0, 300), ...by };
      else if (!isBroken) attempt.outcome = { outcome: "recovered", seconds, ...by };
      else if (atMs - attempt.startedMs >= this.#withinMs) attempt.outcome = { outcome: "not-recovered", seconds, ...by };
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

// src/phases/sla/traffic.ts
function buildSlaSchedule({ requests, sla, load }, durationMs, seed) {
  if (sla.pattern === void 0) return buildSteadySchedule({ requests, durationMs, ratePerSecond: sla.ratePerSecond, seed, mix: load.pattern.mix });
  const { pattern, ratePerSecond, agents } = sla.pattern;
  return buildPatternSchedule({ pattern, requests, durationMs, ratePerSecond, agents, seed });
}

// src/phases/sla/base.ts
async function observeSlaBase(context, subjects) {
  if (context.config.sla.relative.length === 0) return () => ({ kind: "unknown", reason: "nobody asked" });
  if (context.checkouts.some((one) => one.side === "base")) {
    const measured = await measureBase(context, subjects);
    return () => measured;
  }
  return (threshold) => readStored(context.stored, threshold);
}
async function measureBase(context, subjects) {
  const { config, world, engine } = context;
  const { durationMs } = config.sla;
  let base = { kind: "unknown", reason: "the machine was too busy for the generator to keep to its plan" };
  await playRounds({
    ...context,
    seed: mixSeed(config.load.seed, 3e6),
    looks: [1],
    budgetMs: Number.POSITIVE_INFINITY,
    plan: { layout: "single" },
    isEnough: () => true,
    checkouts: context.checkouts.filter((checkout) => checkout.side === "base"),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress("sla          the base, which promises are held against");
      await warmUp({ requests: config.requests, seed, sides, config, world, engine });
      const schedule = buildSlaSchedule(config, durationMs, seed);
      const run2 = await runSlot({ schedule, sides, config, world, engine });
      const { disturbed } = new Collector("sla", "single").measured({ round, slot, run: run2, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
      const observed = { ...observeRun(run2.load, durationMs, subjects), cpuPercent: void 0, memoryPercent: void 0 };
      return { disturbed, keep() {
        if (!disturbed) base = { kind: "seen", observed, where: "measured here" };
      } };
    }
  });
  return base;
}
var TIMES = /^(?:p\d+|avg)_response_time_ms$/;
function readStored(stored, { subject, metric }) {
  const measurement = stored?.measurements.find((one) => one.phase === "sla");
  if (stored === void 0 || measurement === void 0) return { kind: "unknown", reason: stored === void 0 ? "there is neither a checked out base nor a stored baseline" : "the stored baseline has no SLA phase" };
  if (stored.machine.key !== stored.baseMachine.key) return { kind: "unknown", reason: `the stored baseline was measured on another kind of machine (${stored.baseMachine.key})` };
  if (subject.kind !== "service" && !TIMES.test(metric)) return { kind: "unknown", reason: "of classes a stored baseline keeps times only" };
  const latencies = (kind, name) => mergeHistograms(measurement.distributions.filter((one) => one.side === "head" && one.subject.kind === kind && (name === void 0 || one.subject.name === name)).map((one) => one.latencyUs));
  const own = latencies(subject.kind, subject.name);
  const observed = {
    durationMs: measurement.measuredMs,
    requests: measurement.requests.sent,
    failed: measurement.requests.failed,
    latencyUs: latencies("class"),
    cpuPercent: void 0,
    memoryPercent: void 0,
    ...own.count === 0 ? {} : { parts: /* @__PURE__ */ new Map([[partKey(subject), { requests: own.count, failed: 0, latencyUs: own }]]) }
  };
  return { kind: "seen", observed, where: "stored" };
}

// src/phases/sla/watch.ts
var SlaWatch = class {
  #rules;
  #log;
  #listeners;
  state;
  constructor(rules, log, listeners) {
    this.#rules = rules;
    this.#log = log;
    this.#listeners = listeners.filter((one) => one !== void 0);
    this.state = noViolations(rules);
  }
  /** Holds every threshold against what is seen now, and tells whoever listens. */
  see(sight) {
    const { state, events } = reduceViolations(this.state, sight, this.#rules);
    this.state = state;
    for (const event of events) this.#log.info(describeEvent(event));
    for (const listener of this.#listeners) listener(state.violations, sight.atMs);
  }
  get openCount() {
    return this.state.open.filter((one) => one !== void 0).length;
  }
};
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
  const name = nameOf(violation);
  const limit = Number(violation.limit.toPrecision(6));
  const severity = `${violation.severity}${violation.muted === true ? ", muted" : ""}`;
  switch (kind) {
    case "pending":
      return `SLA: ${name} is ${value.toFixed(1)}, beyond ${limit} (${severity}, since ${at}, in its grace period)`;
    case "firing":
      return `SLA VIOLATION (${severity}): ${name} beyond ${limit} since ${at}, worst ${violation.worst.toFixed(1)}`;
    case "resolved":
      return `SLA: ${name} ${violation.resolution ?? "resolved"}`;
  }
}

// src/phases/sla/sla.ts
var SHOWN_MS = 5e3;
async function runSla(context) {
  const { config, world, engine } = context;
  const { durationMs, warmUpMs, abortOn } = config.sla;
  const subjects = watchedSubjects([...config.sla.thresholds, ...config.sla.relative]);
  const tellComponents = subjects.some((one) => one.kind === "component");
  const { settled, unsettled } = settleThresholds(config.sla.relative, await observeSlaBase(context, subjects));
  const thresholds = [...config.sla.thresholds, ...settled];
  const { rules, factor } = scaleGrace(thresholds, durationMs);
  const keepMs = Math.max(SHOWN_MS, ...thresholds.map((one) => one.windowMs));
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
      if (warmUpMs > 0) await runSlot({ schedule: buildSlaSchedule(config, warmUpMs, mixSeed(seed, 2)), sides, config, world, engine });
      const recovery = context.rollback === void 0 ? void 0 : new Recovery(context.rollback, config.rollback.recoverWithinMs);
      const watch = new SlaWatch(rules, world.log, [context.onViolations, recovery && ((seen, atMs) => recovery.step(seen, atMs))]);
      const window = new SlidingWindow({ usage: () => sides[0]?.usage(), clock: world.clock, subjects, keepMs });
      const schedule = buildSlaSchedule(config, durationMs, seed);
      const ending = new AbortController();
      let ended;
      const begunMs = world.clock.monotonicMs();
      const onProgress = (progress) => {
        window.push(progress);
        watch.see({ atMs: progress.elapsedMs, within: (ms2) => window.within(ms2) });
        if (ended === void 0 && recovery?.isOpen !== true && abortOn !== void 0 && isSettled({ state: watch.state, rules, abortOn, observed: window.overall(), planned: schedule.arrivals.atUs.length })) {
          ended = progress;
          world.log.info(`SLA: ended ${(progress.remainingMs / 1e3).toFixed(0)} s early (abort-on: ${abortOn}): a promise cannot be kept any more`);
          ending.abort();
        }
        world.log.progress(`sla          round ${round + 1}  ${describeWindow(window.within(SHOWN_MS), progress, watch.openCount)}`);
      };
      const run2 = await runSlot({ schedule, sides, config, world, engine, onProgress, tellComponents, signal: ending.signal });
      if (recovery?.isOpen === true) await watchRecovery({ recovery, context, sides, seed, subjects, keepMs, watch, begunMs });
      const playedMs = ended?.elapsedMs ?? durationMs;
      const { disturbed, keep } = collector.measured({ round, slot, run: run2, durationMs: playedMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
      return {
        disturbed: disturbed && recovery?.hasActed !== true,
        keep() {
          keep();
          const seen = recovery?.mark(watch.state.violations) ?? watch.state.violations;
          hasActed ||= recovery?.hasActed === true;
          judged.push([...judgeSlaPromises(thresholds, { ...window.overall(), ...observeRun(run2.load, playedMs, subjects) }, seen), ...unsettled]);
          violations.push(...seen.map((violation) => ({ ...violation, round })));
          if (ended !== void 0) savedMs = (savedMs ?? 0) + ended.remainingMs;
        }
      };
    }
  });
  const measurement = collector.finish(rounds, checkValidity);
  return { measurement, sla: { promises: combineSlaRounds(judged), violations, graceFactor: factor, ...savedMs === void 0 ? {} : { savedMs } } };
}
async function watchRecovery({ recovery, context: { config, world, engine }, sides, seed, subjects, keepMs, watch, begunMs }) {
  const { timeoutMs, recoverWithinMs } = config.rollback;
  const known = new AbortController();
  const window = new SlidingWindow({ usage: () => sides[0]?.usage(), clock: world.clock, subjects, keepMs });
  const schedule = buildSlaSchedule(config, timeoutMs + recoverWithinMs, mixSeed(seed, 1));
  const onProgress = (progress) => {
    window.push(progress);
    watch.see({ atMs: world.clock.monotonicMs() - begunMs, within: (ms2) => window.within(ms2) });
    world.log.progress("sla          the round is over, traffic goes on: did the rollback help?");
    if (!recovery.isOpen) known.abort();
  };
  await runSlot({ schedule, sides, config, world, engine, onProgress, tellComponents: subjects.some((one) => one.kind === "component"), signal: known.signal });
}
function isSettled({ state, rules, abortOn, observed, planned }) {
  if (observed.requests < MIN_REQUESTS) return false;
  return rules.some(({ threshold }, index) => {
    const open2 = state.open[index];
    const fires = open2 !== void 0 && state.violations[open2]?.state === "firing";
    return fires && !threshold.muted && isAtLeast(threshold.severity, abortOn) && isLost(threshold, observed, Math.max(0, planned - observed.requests));
  });
}

// src/phases/run-phases.ts
var RUN = { integration: runIntegration, load: runLoad, sla: async (context) => addCapacity(await runSla(context), context) };
async function runPhases(context) {
  var _stack = [];
  try {
    const traces = __using(_stack, context.config.traces === void 0 ? void 0 : await openTraceReceiver(context.config.traces), true);
    const checkouts = traces === void 0 ? context.checkouts : context.checkouts.map((one) => ({ ...one, env: traces.environment(one.side) }));
    const outcomes = [];
    const { log, clock } = context.world;
    for (const phase of context.plan.phases) {
      outcomes.push(await log.group(phase, async () => {
        const begunMs = clock.monotonicMs();
        const outcome = await RUN[phase]({ ...context, checkouts, engine: runInThread, ...traces === void 0 ? {} : { traces } });
        log.info(describePhase(outcome.measurement, clock.monotonicMs() - begunMs));
        return outcome;
      }));
    }
    return outcomes;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
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
  if (event.onDefaultBranch && baseRef === void 0) return { kind: "none", reason: `this is the default branch${isStored(event) ? ": its result becomes the baseline where it is valid and breaks no promise" : ""}`, wanted: false };
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
    baselineAs: isStored(event) ? config.baseline.artifactName : void 0
  };
}
function isStored({ onDefaultBranch, kind }) {
  return onDefaultBranch && (kind === "push" || kind === "schedule" || kind === "workflow_dispatch");
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
    ...phases.includes("load") ? [`Load follows the pattern ${config.load.pattern.name}, seed ${config.load.seed}.`] : [],
    ...phases.includes("sla") && config.sla.capacity !== void 0 ? [`After the SLA phase the highest rate that keeps the promises is searched for, for ${Math.round(config.sla.capacity.budgetMs / 1e3)} s at most.`] : []
  ];
}

// src/service/shell-quote.ts
function shellQuote(text2) {
  return `'${text2.replaceAll("'", "'\\''")}'`;
}

export {
  describeServiceFailure,
  BaseUnusable,
  startSides,
  refuseForeignCheckout,
  prepareCheckouts,
  checkOutBase,
  Recovery,
  mixSeed,
  buildSlaSchedule,
  SlaWatch,
  describeWindow,
  SlidingWindow,
  runSlot,
  warmUp,
  watchedSubjects,
  shellQuote,
  componentOf,
  MIN_FOR_P99,
  MIN_FOR_P95,
  settleThresholds,
  runPhases,
  readEvent,
  readReportedRun,
  eventOfPullRequest,
  planRun,
  planAlone,
  settlePlan,
  planPaired
};
