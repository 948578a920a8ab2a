import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createRandom,
  recordDrop,
  recordEnd,
  recordSend,
  require_undici
} from "./chunk-RI6PBSZM.js";
import {
  Histogram
} from "./chunk-UXVP2QCQ.js";
import {
  __toESM
} from "./chunk-JFMPI6Y5.js";

// src/load/worker.ts
import { parentPort, workerData } from "node:worker_threads";

// src/load/play.ts
import { monitorEventLoopDelay, performance as performance2 } from "node:perf_hooks";

// src/load/closed-loop.ts
var PAUSE_AFTER_FAILURE_MS = 100;
function startClosedLoop({ agents, sides, requests, durationMs, send, done }) {
  const next = Array.from({ length: sides }, () => 0);
  let over = false;
  const timer = setTimeout(end, durationMs);
  function end() {
    if (over) return;
    over = true;
    clearTimeout(timer);
    done();
  }
  function sendNext(side) {
    if (over) return;
    const arrival = next[side];
    if (arrival === requests) {
      end();
      return;
    }
    next[side] = arrival + 1;
    send(side, arrival);
  }
  setImmediate(() => {
    for (let agent = 0; agent < agents; agent++) for (let side = 0; side < sides; side++) sendNext(side);
  });
  return {
    stop() {
      over = true;
      clearTimeout(timer);
    },
    answered(side, outcome) {
      if (outcome === "ok") sendNext(side);
      else setTimeout(sendNext, PAUSE_AFTER_FAILURE_MS, side);
    }
  };
}

// src/load/pacer.ts
var EARLY_US = 500;
var HOPELESS_US = 1e6;
var SLICE_US = 4e3;
function startPacer({ atUs, startMs, send, drop, done }) {
  let next = 0;
  let stopped = false;
  function tick() {
    if (stopped) return;
    let nowUs = (performance.now() - startMs) * 1e3;
    const sliceEndUs = nowUs + SLICE_US;
    while (next < atUs.length && atUs[next] <= nowUs + EARLY_US) {
      if (nowUs - atUs[next] > HOPELESS_US) drop(next++);
      else send(next++);
      nowUs = (performance.now() - startMs) * 1e3;
      if (nowUs > sliceEndUs) {
        setImmediate(tick);
        return;
      }
    }
    if (next === atUs.length) {
      done();
      return;
    }
    setTimeout(tick, delayMs(atUs[next] - nowUs));
  }
  tick();
  return { stop: () => {
    stopped = true;
  }, answered: () => void 0 };
}
function delayMs(distanceUs) {
  return Math.max(1, Math.floor((distanceUs - EARLY_US) / 1e3));
}

// src/load/server-timing.ts
var MAX_CHARACTERS = 4096;
var MAX_ENTRIES = 32;
var MAX_NAME = 100;
var MAX_DURATION_MS = 6e5;
var ENTRY = /([!#$%&'*+\-.^_`|~\w]+)((?:\s*;\s*[!#$%&'*+\-.^_`|~\w]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)*)\s*(?:,|$)/y;
var PARAMETER = /;\s*([^\s;=]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/g;
function parseServerTiming(header) {
  const text = header.length > MAX_CHARACTERS ? header.slice(0, MAX_CHARACTERS) : header;
  const found = [];
  ENTRY.lastIndex = 0;
  for (let entries = 0; entries < MAX_ENTRIES && ENTRY.lastIndex < text.length; entries++) {
    while (text[ENTRY.lastIndex] === " " || text[ENTRY.lastIndex] === "	") ENTRY.lastIndex++;
    const match = ENTRY.exec(text);
    if (match === null) break;
    const name = match[1];
    const durationMs = durationIn(match[2] ?? "");
    if (!(durationMs >= 0 && durationMs <= MAX_DURATION_MS) || name.length > MAX_NAME) continue;
    const same = found.find((one) => one.name === name);
    if (same === void 0) found.push({ name, durationUs: durationMs * 1e3 });
    else same.durationUs += durationMs * 1e3;
  }
  return found;
}
function durationIn(parameters) {
  for (const [, name, quoted, plain] of parameters.matchAll(PARAMETER)) {
    if (name?.toLowerCase() === "dur") return Number.parseFloat(quoted ?? plain ?? "");
  }
  return Number.NaN;
}

// src/load/undici-transport.ts
var import_undici = __toESM(require_undici(), 1);

// src/load/classify-error.ts
var KINDS = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "reset",
  UND_ERR_SOCKET: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  EPROTO: "tls",
  CERT_HAS_EXPIRED: "tls",
  CERT_NOT_YET_VALID: "tls",
  CERT_UNTRUSTED: "tls",
  CERT_REVOKED: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  UNABLE_TO_GET_ISSUER_CERT: "tls",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls"
};
function classifyError(error) {
  const code = codeOf(error);
  if (code === void 0) return "other";
  if (code.startsWith("ERR_TLS") || code.startsWith("ERR_SSL")) return "tls";
  return KINDS[code] ?? "other";
}
function codeOf(error) {
  if (!(error instanceof Error)) return void 0;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const { code } = error;
  return code === "UND_ERR_SOCKET" ? codeOf(error.cause) ?? code : code;
}

// src/load/undici-transport.ts
var MAX_CONNECTIONS = 500;
var MAX_BODY_BYTES = 16 * 1024 * 1024;
function openUndiciTransport({ origin, requests, timeoutMs, onEnd }) {
  const pools = /* @__PURE__ */ new Map();
  const full = /* @__PURE__ */ new Set();
  const prepared = requests.map((request) => prepare(request, origin, (to) => pools.get(to) ?? openPool(to)));
  const idle = [];
  const underway = /* @__PURE__ */ new Map();
  let waited = 0;
  let bytes = 0;
  let closed = false;
  function openPool(to) {
    const pool = new import_undici.Pool(to, { connections: MAX_CONNECTIONS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0, connectTimeout: timeoutMs });
    pool.on("drain", () => full.delete(pool));
    pools.set(to, pool);
    return pool;
  }
  const owner = {
    received: (count) => {
      bytes += count;
    },
    ended(exchange, outcome, serverTiming) {
      if (underway.delete(exchange.arrival) && !closed) onEnd(exchange.arrival, outcome, serverTiming);
    },
    free: (exchange) => idle.push(exchange)
  };
  return {
    send(arrival, request) {
      const { pool, options, status, contains } = prepared[request];
      const exchange = idle.pop() ?? new Exchange(owner);
      exchange.begin(arrival, status, contains);
      underway.set(arrival, exchange);
      if (full.has(pool)) waited++;
      if (!pool.dispatch(options, exchange) && underway.has(arrival)) full.add(pool);
    },
    expire() {
      const limitMs = performance.now() - timeoutMs;
      for (const exchange of underway.values()) {
        if (exchange.sentAtMs > limitMs) break;
        exchange.giveUp("timeout");
      }
    },
    waitedForConnection: () => waited,
    bytesReceived: () => bytes,
    async close() {
      closed = true;
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    }
  };
}
var GIVEN_UP = new Error("given up");
var Exchange = class {
  arrival = 0;
  sentAtMs = 0;
  #owner;
  #controller;
  #givenUp = false;
  #allowed = [];
  #contains;
  #status = 0;
  #serverTiming;
  #bytes = 0;
  #found = false;
  /** End of the body so far, where the text looked for may have begun. */
  #tail;
  constructor(owner) {
    this.#owner = owner;
  }
  begin(arrival, allowed, contains) {
    this.arrival = arrival;
    this.sentAtMs = performance.now();
    this.#controller = void 0;
    this.#givenUp = false;
    this.#allowed = allowed;
    this.#contains = contains;
    this.#status = 0;
    this.#serverTiming = void 0;
    this.#bytes = 0;
    this.#found = contains === void 0;
    this.#tail = void 0;
  }
  giveUp(reason) {
    this.#givenUp = true;
    this.#owner.ended(this, reason, void 0);
    this.#controller?.abort(GIVEN_UP);
  }
  onRequestStart(controller) {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(GIVEN_UP);
  }
  onResponseStart(_controller, status, headers) {
    this.#status = status;
    const timing = headers["server-timing"];
    if (timing !== void 0) this.#serverTiming = typeof timing === "string" ? timing : timing.join(", ");
  }
  onResponseData(_controller, chunk) {
    this.#owner.received(chunk.length);
    this.#bytes += chunk.length;
    if (!this.#found) this.#look(chunk);
    if (this.#bytes > MAX_BODY_BYTES && !this.#givenUp) this.giveUp("other");
  }
  onResponseEnd() {
    this.#owner.ended(this, this.#judge(), this.#serverTiming);
    this.#owner.free(this);
  }
  onResponseError(_controller, error) {
    this.#owner.ended(this, classifyError(error), void 0);
    this.#owner.free(this);
  }
  #judge() {
    const statusFits = this.#allowed.length === 0 ? this.#status < 400 : this.#allowed.includes(this.#status);
    if (!statusFits) return "status";
    return this.#found ? "ok" : "check";
  }
  #look(chunk) {
    const wanted = this.#contains;
    const text = this.#tail === void 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    this.#found = text.includes(wanted);
    this.#tail = wanted.length > 1 ? Buffer.from(text.subarray(-(wanted.length - 1))) : void 0;
  }
};
function prepare({ template }, origin, poolOf) {
  const url = /^https?:\/\//i.test(template.path) ? new URL(template.path) : new URL(`${origin.replace(/\/+$/, "")}/${template.path.replace(/^\//, "")}`);
  return {
    pool: poolOf(url.origin),
    options: {
      path: `${url.pathname}${url.search}`,
      method: template.method,
      headers: template.headers,
      body: template.body === void 0 ? null : Buffer.from(template.body)
    },
    status: template.expect.status,
    contains: template.expect.bodyContains === void 0 || template.expect.bodyContains === "" ? void 0 : Buffer.from(template.expect.bodyContains)
  };
}

// src/load/play.ts
var ORDER_STREAM = 100;
var HEAD_START_MS = 10;
var STOP_DRAIN_MS = 500;
var LOOP_DELAY_RESOLUTION_MS = 10;
var MAX_COMPONENTS = 32;
function play(part) {
  const { atUs, request, logs, timeoutMs, warmupMs } = part;
  const components = part.targets.map(() => /* @__PURE__ */ new Map());
  const transports = part.targets.map(({ origin }, side) => openUndiciTransport({ origin, requests: part.requests, timeoutMs, onEnd: endOn(side) }));
  const order = createRandom(part.seed, ORDER_STREAM);
  const loopDelay = monitorEventLoopDelay({ resolution: LOOP_DELAY_RESOLUTION_MS });
  const { promise: answered, resolve: allAnswered } = Promise.withResolvers();
  const readCpu = startCpu();
  const startMs = performance2.now() + HEAD_START_MS;
  let waiting = 0;
  let sending = true;
  let stopped = false;
  let endedAtMs = part.durationMs;
  const nowUs = () => (performance2.now() - startMs) * 1e3;
  function endOn(side) {
    const log = logs[side];
    return (arrival, outcome, serverTiming) => {
      recordEnd(log, arrival, outcome, nowUs());
      if (serverTiming !== void 0 && outcome === "ok" && atUs[arrival] >= warmupMs * 1e3) addComponents(components[side], serverTiming);
      waiting--;
      pacing.answered(side, outcome);
      if (waiting === 0 && !sending) allAnswered();
    };
  }
  function sendTo(side, arrival) {
    recordSend(logs[side], arrival, nowUs(), part.closed === void 0 ? atUs[arrival] : void 0);
    waiting++;
    transports[side].send(arrival, request[arrival]);
  }
  function noMore() {
    sending = false;
    if (waiting === 0) allAnswered();
  }
  function sendToAll(arrival) {
    const first = transports.length === 2 && order.next() < 0.5 ? 1 : 0;
    sendTo(first, arrival);
    if (transports.length === 2) sendTo(1 - first, arrival);
  }
  loopDelay.enable();
  const pacing = part.closed === void 0 ? startPacer({ atUs, startMs, send: sendToAll, drop: (arrival) => logs.forEach((log) => recordDrop(log, arrival)), done: noMore }) : startClosedLoop({ ...part.closed, sides: transports.length, requests: request.length, durationMs: part.durationMs, send: sendTo, done: noMore });
  const sweep = setInterval(() => transports.forEach((transport) => transport.expire()), Math.min(100, Math.max(5, timeoutMs / 20)));
  async function finish() {
    await answered;
    clearInterval(sweep);
    loopDelay.disable();
    const { cpuMs, cpuOf } = readCpu();
    const sides = transports.map((transport, side) => ({ components: encodeComponents(components[side]), bytesReceived: transport.bytesReceived() }));
    const waitedForConnection = transports.reduce((total, transport) => total + transport.waitedForConnection(), 0);
    await Promise.all(transports.map((transport) => transport.close()));
    return { endedAtMs, stopped, sides, cpuMs, cpuOf, eventLoopDelayUs: { p99: delayUs(loopDelay.percentile(99)), max: delayUs(loopDelay.max) }, waitedForConnection };
  }
  return {
    stop() {
      if (stopped) return;
      stopped = true;
      if (sending) endedAtMs = Math.min(endedAtMs, Math.max(0, performance2.now() - startMs));
      pacing.stop();
      noMore();
      setTimeout(allAnswered, Math.min(timeoutMs, STOP_DRAIN_MS));
    },
    report: finish()
  };
}
function addComponents(components, serverTiming) {
  for (const { name, durationUs } of parseServerTiming(serverTiming)) {
    let histogram = components.get(name);
    if (histogram === void 0) {
      if (components.size === MAX_COMPONENTS) continue;
      histogram = new Histogram();
      components.set(name, histogram);
    }
    histogram.record(durationUs);
  }
}
function encodeComponents(components) {
  return [...components].map(([name, histogram]) => ({ name, latencyUs: histogram.encode(), samples: histogram.count }));
}
function startCpu() {
  const cpuOf = typeof process.threadCpuUsage === "function" ? "thread" : "process";
  const read = () => cpuOf === "thread" ? process.threadCpuUsage() : process.cpuUsage();
  const before = read();
  return () => {
    const after = read();
    return { cpuMs: (after.user + after.system - before.user - before.system) / 1e3, cpuOf };
  };
}
function delayUs(nanoseconds) {
  return Math.max(0, nanoseconds / 1e3 - LOOP_DELAY_RESOLUTION_MS * 1e3);
}

// src/load/worker.ts
var port = parentPort;
if (port !== null) {
  const { stop, report } = play(workerData);
  port.once("message", stop);
  port.postMessage(await report);
}
