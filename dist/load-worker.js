import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createRandom,
  fillPlaceholders,
  placeholdersIn,
  recordDrop,
  recordEnd,
  recordSend,
  require_undici
} from "./chunk-DKELH5RA.js";
import {
  Histogram
} from "./chunk-UXVP2QCQ.js";
import {
  __toESM
} from "./chunk-JFMPI6Y5.js";

// src/load/worker.ts
import { parentPort } from "node:worker_threads";

// src/load/play.ts
import { monitorEventLoopDelay, performance as performance2 } from "node:perf_hooks";

// src/load/closed-loop.ts
var PAUSE_AFTER_FAILURE_MS = 100;
var AGENTS_AT_ONCE = 50;
var WELCOME_MS = 10;
function startClosedLoop({ agents, sides, requests, durationMs, send, done }) {
  const next = Array.from({ length: sides }, () => 0);
  let over = false;
  const timer = setTimeout(end, durationMs);
  const startedMs = performance.now();
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
  function welcome(from) {
    const to = Math.min(agents, AGENTS_AT_ONCE * (1 + Math.floor((performance.now() - startedMs) / WELCOME_MS)));
    for (let agent = from; agent < to; agent++) for (let side = 0; side < sides; side++) sendNext(side);
    if (to < agents && !over) setTimeout(welcome, WELCOME_MS, to);
  }
  setImmediate(welcome, 0);
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

// src/load/http1-connections.ts
import { connect } from "node:net";

// src/load/body-search.ts
var BodySearch = class {
  found = true;
  #wanted;
  /** End of the body so far, where the text may have begun. */
  #tail;
  /** Another body begins; without `wanted` there is nothing to look for, and it is found. */
  begin(wanted) {
    this.#wanted = wanted;
    this.#tail = void 0;
    this.found = wanted === void 0;
  }
  look(piece) {
    if (this.found) return;
    const wanted = this.#wanted;
    const text = this.#tail === void 0 ? piece : Buffer.concat([this.#tail, piece]);
    this.found = text.includes(wanted);
    this.#tail = wanted.length > 1 ? Buffer.from(text.subarray(-(wanted.length - 1))) : void 0;
  }
};

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

// src/load/http1-response.ts
var MalformedResponse = class extends Error {
  name = "MalformedResponse";
};
var MAX_HEAD_BYTES = 32 * 1024;
var IDLE_MS = 4e3;
var IDLE_CAUTION_MS = 1e3;
var LF = 10;
var COLON = 58;
var State = { StatusLine: 0, Headers: 1, Length: 2, ChunkSize: 3, ChunkData: 4, ChunkEnd: 5, Trailers: 6, UntilClose: 7, Done: 8 };
var ResponseReader = class {
  status = 0;
  serverTiming;
  /** How long the connection may lie idle after this response and still be used again; 0: not at all. */
  idleMs = 0;
  #state = State.Done;
  #isHead = false;
  #left = 0;
  #length;
  #chunked = false;
  #codings = false;
  #headBytes = 0;
  /** A line whose end has not come yet. */
  #partial;
  #keepsHeaders = false;
  #headers = [];
  /** Header lines of the response, where they are kept. */
  get headers() {
    return this.#headers;
  }
  /** A request has been sent; `isHead` when its response has no body whatever its headers say. */
  begin(isHead, keepsHeaders = false) {
    this.#isHead = isHead;
    this.#keepsHeaders = keepsHeaders;
    this.#partial = void 0;
    this.#expectHead();
  }
  /**
   * Takes what has arrived. `onBody` is called with every piece of the body. Returns true when the response is complete. Throws
   * MalformedResponse.
   */
  feed(arrived, onBody) {
    const bytes = this.#partial === void 0 ? arrived : Buffer.concat([this.#partial, arrived]);
    this.#partial = void 0;
    let at = 0;
    while (at < bytes.length) {
      switch (this.#state) {
        case State.Done:
          this.idleMs = 0;
          return true;
        case State.UntilClose:
          onBody(bytes, at, bytes.length);
          return false;
        case State.Length:
        case State.ChunkData: {
          const to = Math.min(bytes.length, at + this.#left);
          onBody(bytes, at, to);
          this.#left -= to - at;
          at = to;
          if (this.#left === 0) this.#state = this.#state === State.Length ? State.Done : State.ChunkEnd;
          break;
        }
        default: {
          const end = bytes.indexOf(LF, at);
          this.#count((end === -1 ? bytes.length : end + 1) - at);
          if (end === -1) {
            this.#partial = Buffer.from(bytes.subarray(at));
            this.#headBytes -= this.#partial.length;
            return false;
          }
          this.#readLine(bytes, at, end > at && bytes[end - 1] === 13 ? end - 1 : end);
          at = end + 1;
        }
      }
    }
    return this.#state === State.Done;
  }
  /** The server ends the connection: true when that is the end of the response. */
  end() {
    this.idleMs = 0;
    return this.#state === State.UntilClose;
  }
  #expectHead() {
    this.#state = State.StatusLine;
    this.#headBytes = 0;
    this.#length = void 0;
    this.#chunked = false;
    this.#codings = false;
    if (this.#keepsHeaders) this.#headers = [];
    this.serverTiming = void 0;
    this.idleMs = IDLE_MS;
  }
  #count(bytes) {
    this.#headBytes += bytes;
    if (this.#headBytes > MAX_HEAD_BYTES) throw new MalformedResponse(`a head of more than ${MAX_HEAD_BYTES} bytes`);
  }
  #readLine(bytes, from, to) {
    switch (this.#state) {
      case State.StatusLine:
        return this.#readStatusLine(bytes.toString("latin1", from, to));
      case State.Headers:
        if (from === to) this.#endHead();
        else this.#readHeader(bytes, from, to);
        return;
      case State.ChunkSize:
        return this.#readChunkSize(bytes.toString("latin1", from, to));
      case State.ChunkEnd:
        if (from !== to) throw new MalformedResponse("a chunk is longer than it says");
        this.#expectChunk();
        return;
      default:
        if (from === to) this.#state = State.Done;
    }
  }
  #readStatusLine(line) {
    const match = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/.exec(line);
    if (match === null) throw new MalformedResponse("no status line");
    this.status = Number(match[2]);
    if (match[1] === "0") this.idleMs = 0;
    this.#state = State.Headers;
  }
  /** Only headers that begin with one of c, k, s, t say something about the response that we want to know. */
  #readHeader(bytes, from, to) {
    const colon = bytes.indexOf(COLON, from);
    if (colon <= from || colon >= to) throw new MalformedResponse("a header without a name");
    const first = bytes[from] | 32;
    if (first === 32) throw new MalformedResponse("a header in several lines");
    if (this.#keepsHeaders) this.#headers.push(bytes.toString("latin1", from, to));
    if (first !== 99 && first !== 107 && first !== 115 && first !== 116) return;
    const name = bytes.toString("latin1", from, colon).toLowerCase();
    const value = () => bytes.toString("latin1", colon + 1, to).trim();
    switch (name) {
      case "content-length":
        return this.#readLength(value());
      case "transfer-encoding":
        return this.#readCodings(value().toLowerCase());
      case "connection":
        if (hasToken(value().toLowerCase(), "close")) this.idleMs = 0;
        return;
      case "keep-alive":
        return this.#readIdle(value());
      case "server-timing":
        this.serverTiming = this.serverTiming === void 0 ? value() : `${this.serverTiming}, ${value()}`;
    }
  }
  #readLength(value) {
    const length = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isNaN(length) || this.#length !== void 0 && this.#length !== length) throw new MalformedResponse("no clear length");
    this.#length = length;
  }
  #readCodings(value) {
    this.#codings = true;
    this.#chunked = value === "chunked" || /[,\s]chunked$/.test(value);
  }
  #readIdle(value) {
    const seconds = /(?:^|[\s,])timeout=(\d{1,6})\b/i.exec(value)?.[1];
    if (seconds !== void 0 && this.idleMs > 0) this.idleMs = Math.max(0, Number(seconds) * 1e3 - IDLE_CAUTION_MS);
  }
  #endHead() {
    const { status } = this;
    if (status === 101) throw new MalformedResponse("changes to a protocol nobody asked for");
    if (status < 200) return this.#expectHead();
    if (this.#isHead || status === 204 || status === 304) this.#state = State.Done;
    else if (this.#codings) {
      if (this.#length !== void 0) throw new MalformedResponse("two lengths");
      if (this.#chunked) this.#expectChunk();
      else this.#state = State.UntilClose;
    } else if (this.#length === void 0) this.#state = State.UntilClose;
    else {
      this.#left = this.#length;
      this.#state = this.#left === 0 ? State.Done : State.Length;
    }
  }
  #expectChunk() {
    this.#state = State.ChunkSize;
    this.#headBytes = 0;
  }
  #readChunkSize(line) {
    const size = /^([\da-f]{1,12})[\t ]*(?:;.*)?$/i.exec(line)?.[1];
    if (size === void 0) throw new MalformedResponse("no size of a chunk");
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? State.Trailers : State.ChunkData;
    this.#headBytes = 0;
  }
};
function hasToken(list, token) {
  return list.split(",").some((one) => one.trim() === token);
}

// src/load/transport.ts
var MAX_CONNECTIONS = 500;
var MAX_BODY_BYTES = 16 * 1024 * 1024;
var MAX_KEPT_BYTES = 1024 * 1024;
function urlOf(path, origin) {
  return /^https?:\/\//i.test(path) ? new URL(path) : new URL(`${origin.replace(/\/+$/, "")}/${path.replace(/^\//, "")}`);
}
function wantedIn({ expect }) {
  return expect.bodyContains === void 0 || expect.bodyContains === "" ? void 0 : Buffer.from(expect.bodyContains);
}
function judgeResponse(status, allowed, found) {
  const statusFits = allowed.length === 0 ? status < 400 : allowed.includes(status);
  if (!statusFits) return "status";
  return found ? "ok" : "check";
}

// src/load/kept-body.ts
var KeptBody = class {
  #pieces = [];
  #bytes = 0;
  begin() {
    this.#pieces = [];
    this.#bytes = 0;
  }
  /** Copies, because the memory is lent. */
  add(piece) {
    const room = MAX_KEPT_BYTES - this.#bytes;
    if (room <= 0) return;
    const kept = Buffer.from(piece.subarray(0, room));
    this.#pieces.push(kept);
    this.#bytes += kept.length;
  }
  text() {
    return Buffer.concat(this.#pieces).toString();
  }
};

// src/load/http1-connections.ts
var READ_BYTES = 64 * 1024;
var Endpoint = class {
  host;
  port;
  owner;
  #maxConnections;
  /** All connections of this thread read into the same memory, one after the other. */
  memory = Buffer.allocUnsafe(READ_BYTES);
  #open = /* @__PURE__ */ new Set();
  #idle = [];
  #waiting = [];
  #closed = false;
  constructor(url, maxConnections, owner) {
    this.host = url.hostname.replace(/^\[(.*)\]$/, "$1");
    this.port = Number(url.port === "" ? 80 : url.port);
    this.#maxConnections = maxConnections;
    this.owner = owner;
  }
  /** False when the request has to wait for a connection. */
  send(one) {
    const connection = this.#takeIdle() ?? (this.#open.size < this.#maxConnections ? this.#connect() : void 0);
    if (connection === void 0) this.#waiting.push(one);
    else connection.begin(one);
    return connection !== void 0;
  }
  /** A response is complete, and its connection may be used again. */
  release(connection) {
    this.#idle.push(connection);
  }
  /** A connection is free, or there is room for a new one. */
  serveWaiting() {
    while (this.#waiting.length > 0 && !this.#closed && (this.#idle.length > 0 || this.#open.size < this.#maxConnections)) {
      const one = this.#waiting.shift();
      if (this.owner.waits(one)) this.send(one);
    }
  }
  /** The server no longer listens on an idle connection. */
  retire(connection) {
    const at = this.#idle.indexOf(connection);
    if (at !== -1) this.#idle.splice(at, 1);
  }
  gone(connection) {
    this.retire(connection);
    this.#open.delete(connection);
    this.serveWaiting();
  }
  async close() {
    this.#closed = true;
    await Promise.all([...this.#open].map((connection) => connection.close()));
  }
  #connect() {
    const connection = new Connection(this);
    this.#open.add(connection);
    return connection;
  }
  #takeIdle() {
    for (let connection = this.#idle.pop(); connection !== void 0; connection = this.#idle.pop()) {
      if (connection.isFresh()) return connection;
      void connection.close();
    }
    return void 0;
  }
};
var Connection = class {
  #endpoint;
  #socket;
  #reader = new ResponseReader();
  #search = new BodySearch();
  #kept = new KeptBody();
  #gone;
  #current;
  #bytes = 0;
  #idleUntilMs = 0;
  #error;
  constructor(endpoint) {
    this.#endpoint = endpoint;
    const startedMs = performance.now();
    const socket = connect({
      host: endpoint.host,
      port: endpoint.port,
      noDelay: true,
      onread: { buffer: endpoint.memory, callback: (count, memory) => this.#receive(memory, count) }
    });
    socket.once("connect", () => endpoint.owner.connected(performance.now() - startedMs));
    socket.once("end", () => this.#ended());
    socket.on("error", (error) => {
      this.#error = error;
    });
    this.#gone = new Promise((resolve) => socket.once("close", () => {
      this.#fail(this.#error === void 0 ? "reset" : classifyError(this.#error));
      endpoint.gone(this);
      resolve();
    }));
    this.#socket = socket;
  }
  begin(one) {
    one.connection = this;
    this.#current = one;
    this.#bytes = 0;
    this.#reader.begin(one.prepared.isHead, one.prepared.keepsAnswer);
    this.#search.begin(one.prepared.wanted);
    if (one.prepared.keepsAnswer) this.#kept.begin();
    this.#socket.write(one.prepared.bytes);
  }
  /** Whether the server still keeps it, as far as it told. */
  isFresh() {
    return performance.now() < this.#idleUntilMs;
  }
  giveUp(reason) {
    this.#fail(reason);
    this.#socket.destroy();
  }
  close() {
    this.#socket.destroy();
    return this.#gone;
  }
  /** Always true: more may come. */
  #receive(memory, count) {
    try {
      if (this.#current === void 0) throw new RangeError("bytes that nobody asked for");
      if (this.#reader.feed(memory.subarray(0, count), this.#onBody)) this.#complete();
    } catch {
      this.giveUp("other");
    }
    return true;
  }
  #onBody = (bytes, from, to) => {
    this.#bytes += to - from;
    this.#endpoint.owner.received(to - from);
    if (this.#bytes > MAX_BODY_BYTES) throw new RangeError("the body is too long");
    if (!this.#search.found) this.#search.look(bytes.subarray(from, to));
    if (this.#current?.prepared.keepsAnswer === true) this.#kept.add(bytes.subarray(from, to));
  };
  #ended() {
    if (this.#current !== void 0 && this.#reader.end()) this.#complete();
    else this.#endpoint.retire(this);
  }
  #complete() {
    const one = this.#current;
    if (one === void 0) return;
    this.#current = void 0;
    const { idleMs, status, serverTiming, headers } = this.#reader;
    const answer = one.prepared.keepsAnswer ? { status, ...readHeaders(headers), body: this.#kept.text() } : void 0;
    if (idleMs > 0) {
      this.#idleUntilMs = performance.now() + idleMs;
      this.#endpoint.release(this);
    } else this.#socket.destroy();
    this.#endpoint.owner.ended(one, judgeResponse(status, one.prepared.status, this.#search.found), serverTiming, answer);
    this.#endpoint.serveWaiting();
  }
  #fail(reason) {
    const one = this.#current;
    this.#current = void 0;
    if (one !== void 0) this.#endpoint.owner.ended(one, reason);
  }
};
function readHeaders(lines) {
  const headers = /* @__PURE__ */ new Map();
  const cookies = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === "set-cookie") cookies.push(value);
    else headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return { headers, cookies };
}

// src/load/http1-transport.ts
var UNUSUAL_HEADER = /^(?:connection|keep-alive|proxy-connection|transfer-encoding|content-length|expect|upgrade|te|trailer)$/i;
var HAS_BODY = /^(?:POST|PUT|PATCH)$/;
function isPlainHttp1(requests, origin) {
  return requests.every(({ path, headers }) => urlOf(path, origin).protocol === "http:" && Object.entries(headers).every(([name, value]) => !UNUSUAL_HEADER.test(name) && isLatin1(value)));
}
function openHttp1Transport({ origin, timeoutMs, maxConnections, onEnd }) {
  const endpoints = /* @__PURE__ */ new Map();
  const underway = /* @__PURE__ */ new Map();
  const connectUs = new Histogram();
  let bytesReceived = 0;
  let waitedForConnection = 0;
  let closed = false;
  const owner = {
    received: (count) => {
      bytesReceived += count;
    },
    connected: (tookMs) => connectUs.record(tookMs * 1e3),
    waits: ({ arrival }) => underway.has(arrival),
    ended({ arrival }, outcome, serverTiming, answer) {
      if (underway.delete(arrival) && !closed) onEnd(arrival, outcome, serverTiming, answer);
    }
  };
  function endpointOf(url) {
    const known = endpoints.get(url.origin) ?? new Endpoint(url, maxConnections, owner);
    endpoints.set(url.origin, known);
    return known;
  }
  return {
    prepare(request) {
      const url = urlOf(request.path, origin);
      const prepared = {
        endpoint: endpointOf(url),
        bytes: serialise(request, url),
        isHead: request.method === "HEAD",
        status: request.expect.status,
        wanted: wantedIn(request),
        keepsAnswer: request.keepsAnswer === true
      };
      return (arrival) => {
        const one = { arrival, prepared, sentAtMs: performance.now(), connection: void 0 };
        underway.set(arrival, one);
        if (!prepared.endpoint.send(one)) waitedForConnection++;
      };
    },
    expire() {
      const limitMs = performance.now() - timeoutMs;
      for (const one of underway.values()) {
        if (one.sentAtMs > limitMs) break;
        if (one.connection === void 0) owner.ended(one, "timeout");
        else one.connection.giveUp("timeout");
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection, connectUs }),
    async close() {
      closed = true;
      await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
    }
  };
}
function serialise({ method, headers, body }, url) {
  const content = Buffer.from(body ?? "");
  const named = Object.keys(headers).some((name) => name.toLowerCase() === "host");
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    ...named ? [] : [`host: ${url.host}`],
    "connection: keep-alive",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...body !== void 0 || HAS_BODY.test(method) ? [`content-length: ${content.length}`] : []
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r
\r
`, "latin1"), content]);
}
function isLatin1(value) {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

// src/workload/fill-step.ts
function isFixed({ path, headers, body, bodyFormat }) {
  return [path, ...Object.values(headers), bodyFormat === "base64" ? "" : body ?? ""].every((text) => placeholdersIn(text).length === 0);
}
function fillStep({ method, path, headers, body, bodyFormat }, values) {
  return {
    method,
    path: fillPath(path, values),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fillPlaceholders(value, values, asHeader)])),
    body: fillBody(body, bodyFormat, values)
  };
}
function fillPath(path, values) {
  const [whole = "", first = ""] = /^\{\{([\w-]+)\}\}/.exec(path) ?? [];
  if (whole === "") return fillPlaceholders(path, values, encodeURIComponent);
  return fillPlaceholders(whole, values, (value) => asPath(value, first)) + fillPlaceholders(path.slice(whole.length), values, encodeURIComponent);
}
function asPath(value, name) {
  const base = "http://service.invalid";
  if (!URL.canParse(value, base)) throw new RangeError(`{{${name}}} is no path`);
  const { pathname, search } = new URL(value, base);
  return `${pathname}${search}`;
}
function asHeader(value) {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new RangeError("a captured value cannot stand in a header");
  return value;
}
function fillBody(body, format, values) {
  if (body === void 0) return void 0;
  switch (format) {
    case "base64":
      return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
    case "json":
      return fillPlaceholders(body, values, (value) => JSON.stringify(value).slice(1, -1));
    case "form":
      return fillPlaceholders(body, values, encodeURIComponent);
    case "text":
      return fillPlaceholders(body, values, (value) => value);
  }
}

// src/workload/json-pointer.ts
function valueAt(document, pointer) {
  if (pointer === "") return document;
  let value = document;
  for (const part of pointer.slice(1).split("/").map((one) => one.replaceAll("~1", "/").replaceAll("~0", "~"))) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return void 0;
    value = value[part];
  }
  return value;
}

// src/load/journeys.ts
function openJourneys({ requests, request, agent, open, isCounted, onArrived }) {
  const underway = /* @__PURE__ */ new Map();
  const pauses = /* @__PURE__ */ new Set();
  const transport = open((arrival, outcome, serverTiming, answer) => {
    const journey = underway.get(arrival);
    if (journey === void 0) onArrived(arrival, outcome, serverTiming, 0);
    else arrive(arrival, journey, outcome, serverTiming, answer);
  });
  const direct = requests.map(({ template }) => template.steps === void 0 ? transport.prepare(template) : void 0);
  const routes = requests.map(({ class: className, template: { steps = [], rows = [] } }) => ({
    class: className,
    rows,
    legs: steps.map((step) => ({ step, sendFixed: isFixed(step) ? transport.prepare({ ...fillStep(step, /* @__PURE__ */ new Map()), expect: step.expect, keepsAnswer: true }) : void 0, requests: 0, failed: 0, latencyUs: new Histogram() }))
  }));
  function begin(arrival) {
    const index = request[arrival];
    const send = direct[index];
    if (send !== void 0) {
      send(arrival);
      return;
    }
    const route = routes[index];
    const row = Object.entries(route.rows[arrival % Math.max(1, route.rows.length)] ?? {});
    const values = new Map([["agent", `${agent[arrival] ?? 0}`], ["number", `${arrival}`], ...row]);
    const journey = { route, at: 0, sentAtMs: 0, pollUntilMs: 0, pausedMs: 0, values, cookies: /* @__PURE__ */ new Map(), serverTimings: [] };
    underway.set(arrival, journey);
    enter(arrival, journey);
  }
  function enter(arrival, journey) {
    const { step } = legOf(journey);
    const go = () => {
      journey.pollUntilMs = performance.now() + (step.until?.atMostMs ?? 0);
      ask(arrival, journey);
    };
    if (step.pauseMs === 0) {
      go();
      return;
    }
    const fromMs = performance.now();
    wait(step.pauseMs, () => {
      journey.pausedMs += performance.now() - fromMs;
      go();
    });
  }
  function ask(arrival, journey) {
    const { step, sendFixed } = legOf(journey);
    journey.sentAtMs = performance.now();
    if (sendFixed !== void 0 && journey.cookies.size === 0) {
      sendFixed(arrival);
      return;
    }
    try {
      const filled = fillStep(step, journey.values);
      transport.prepare({ ...filled, headers: withCookies(filled.headers, journey.cookies), expect: step.expect, keepsAnswer: true })(arrival);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      end(arrival, journey, "check");
    }
  }
  function arrive(arrival, journey, outcome, serverTiming, answer) {
    const { step } = legOf(journey);
    if (serverTiming !== void 0) journey.serverTimings.push(serverTiming);
    const judged = outcome === "ok" && !headersFit(step, answer) ? "check" : outcome;
    count(arrival, journey, judged);
    if (judged !== "ok" || answer === void 0) return end(arrival, journey, judged);
    keepCookies(journey.cookies, answer.cookies);
    const document = needsJson(step) ? parseJson(answer.body) : void 0;
    if (step.until !== void 0 && !isMet(step.until, answer.status, document)) {
      if (performance.now() + step.until.everyMs > journey.pollUntilMs) return end(arrival, journey, "timeout");
      return wait(step.until.everyMs, () => ask(arrival, journey));
    }
    for (const [name, source] of Object.entries(step.capture)) {
      const value = capture(source, answer, document);
      if (value === void 0) return end(arrival, journey, "check");
      journey.values.set(name, value);
    }
    if (++journey.at === journey.route.legs.length) return end(arrival, journey, "ok");
    enter(arrival, journey);
  }
  function count(arrival, journey, outcome) {
    if (!isCounted(arrival)) return;
    const leg = legOf(journey);
    leg.requests++;
    if (outcome === "ok") leg.latencyUs.record((performance.now() - journey.sentAtMs) * 1e3);
    else leg.failed++;
  }
  function end(arrival, journey, outcome) {
    underway.delete(arrival);
    onArrived(arrival, outcome, journey.serverTimings.length === 0 ? void 0 : journey.serverTimings.join(", "), journey.pausedMs);
  }
  function wait(ms, then) {
    const timer = setTimeout(() => {
      pauses.delete(timer);
      then();
    }, ms);
    pauses.add(timer);
  }
  return {
    transport,
    journeys: {
      begin,
      steps: () => routes.flatMap((route) => route.legs.map(({ step, requests: asked, failed, latencyUs }) => ({ class: route.class, step: step.name, requests: asked, failed, latencyUs: latencyUs.encode() }))),
      stop: () => pauses.forEach((timer) => clearTimeout(timer))
    }
  };
}
function legOf({ route, at }) {
  return route.legs[at];
}
function headersFit({ expect }, answer) {
  return Object.entries(expect.headers).every(([name, text]) => answer?.headers.get(name.toLowerCase())?.includes(text) === true);
}
function needsJson({ capture: captured, until }) {
  return until?.json !== void 0 || Object.values(captured).some((source) => "json" in source);
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function isMet({ status, json, equals }, seen, document) {
  if (status !== void 0 && seen !== status) return false;
  if (json === void 0) return true;
  const value = valueAt(document, json);
  return equals === void 0 ? value !== void 0 : value === equals;
}
function capture(source, answer, document) {
  if ("header" in source) return answer.headers.get(source.header.toLowerCase());
  const value = valueAt(document, source.json);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : void 0;
}
function keepCookies(cookies, lines) {
  for (const line of lines) {
    const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
    if (name === void 0 || value === void 0) continue;
    if (value === "" || /;\s*max-age\s*=\s*-?0*\s*(?:;|$)/i.test(line)) cookies.delete(name);
    else if (cookies.size < MAX_COOKIES || cookies.has(name)) cookies.set(name, value);
  }
}
var MAX_COOKIES = 50;
function withCookies(headers, cookies) {
  if (cookies.size === 0 || Object.keys(headers).some((name) => name.toLowerCase() === "cookie")) return headers;
  return { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

// src/load/pacer.ts
var EARLY_US = 700;
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
function openUndiciTransport({ origin, timeoutMs, maxConnections, onEnd }) {
  const pools = /* @__PURE__ */ new Map();
  const full = /* @__PURE__ */ new Set();
  const idle = [];
  const underway = /* @__PURE__ */ new Map();
  const connectUs = new Histogram();
  const connector = (0, import_undici.buildConnector)({ timeout: timeoutMs });
  let waitedForConnection = 0;
  let bytesReceived = 0;
  let closed = false;
  function connect2(options, callback) {
    const startedMs = performance.now();
    connector(options, (...outcome) => {
      if (outcome[0] === null) connectUs.record((performance.now() - startedMs) * 1e3);
      callback(...outcome);
    });
  }
  function openPool(to) {
    const pool = new import_undici.Pool(to, { connections: maxConnections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0, connect: connect2 });
    pool.on("drain", () => full.delete(pool));
    pools.set(to, pool);
    return pool;
  }
  const owner = {
    received: (count) => {
      bytesReceived += count;
    },
    ended(exchange, outcome, serverTiming, answer) {
      if (underway.delete(exchange.arrival) && !closed) onEnd(exchange.arrival, outcome, serverTiming, answer);
    },
    free: (exchange) => idle.push(exchange)
  };
  return {
    prepare(request) {
      const prepared = prepare(request, origin, (to) => pools.get(to) ?? openPool(to));
      const { pool, options } = prepared;
      return (arrival) => {
        const exchange = idle.pop() ?? new Exchange(owner);
        exchange.begin(arrival, prepared);
        underway.set(arrival, exchange);
        if (full.has(pool)) waitedForConnection++;
        if (!pool.dispatch(options, exchange) && underway.has(arrival)) full.add(pool);
      };
    },
    expire() {
      const limitMs = performance.now() - timeoutMs;
      for (const exchange of underway.values()) {
        if (exchange.sentAtMs > limitMs) break;
        exchange.giveUp("timeout");
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection, connectUs }),
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
  #search = new BodySearch();
  #kept = new KeptBody();
  #controller;
  #givenUp = false;
  #prepared;
  #status = 0;
  #serverTiming;
  #headers = {};
  #bytes = 0;
  constructor(owner) {
    this.#owner = owner;
  }
  begin(arrival, prepared) {
    this.arrival = arrival;
    this.sentAtMs = performance.now();
    this.#controller = void 0;
    this.#givenUp = false;
    this.#prepared = prepared;
    this.#headers = {};
    this.#status = 0;
    this.#serverTiming = void 0;
    this.#bytes = 0;
    this.#search.begin(prepared.wanted);
    this.#kept.begin();
  }
  giveUp(reason) {
    this.#givenUp = true;
    this.#owner.ended(this, reason);
    this.#controller?.abort(GIVEN_UP);
  }
  onRequestStart(controller) {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(GIVEN_UP);
  }
  onResponseStart(_controller, status, headers) {
    this.#status = status;
    this.#headers = headers;
    const timing = headers["server-timing"];
    if (timing !== void 0) this.#serverTiming = typeof timing === "string" ? timing : timing.join(", ");
  }
  onResponseData(_controller, chunk) {
    this.#owner.received(chunk.length);
    this.#bytes += chunk.length;
    this.#search.look(chunk);
    if (this.#prepared?.keepsAnswer === true) this.#kept.add(chunk);
    if (this.#bytes > MAX_BODY_BYTES && !this.#givenUp) this.giveUp("other");
  }
  onResponseEnd() {
    const { status = [], keepsAnswer = false } = this.#prepared ?? {};
    const answer = keepsAnswer ? { status: this.#status, ...readHeaders2(this.#headers), body: this.#kept.text() } : void 0;
    this.#owner.ended(this, judgeResponse(this.#status, status, this.#search.found), this.#serverTiming, answer);
    this.#owner.free(this);
  }
  onResponseError(_controller, error) {
    this.#owner.ended(this, classifyError(error));
    this.#owner.free(this);
  }
};
function prepare(request, origin, poolOf) {
  const { method, path, headers, body, expect, keepsAnswer = false } = request;
  const url = urlOf(path, origin);
  return {
    pool: poolOf(url.origin),
    options: { path: `${url.pathname}${url.search}`, method, headers, body: body === void 0 ? null : Buffer.from(body) },
    status: expect.status,
    wanted: wantedIn(request),
    keepsAnswer
  };
}
function readHeaders2(all) {
  const { "set-cookie": cookies = [], ...others } = all;
  const headers = new Map(Object.entries(others).flatMap(([name, value]) => value === void 0 ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]]));
  return { headers, cookies: typeof cookies === "string" ? [cookies] : cookies };
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
  const maxConnections = Math.max(MAX_CONNECTIONS, part.closed?.agents ?? 0);
  const roads = part.targets.map(({ origin }, side) => openJourneys({
    requests: part.requests,
    request,
    agent: part.agent,
    isCounted: (arrival) => isCounted(logs[side], arrival),
    open: (onEnd) => openTransport(part.requests, { origin, timeoutMs, maxConnections, onEnd }),
    onArrived: endOn(side)
  }));
  const transports = roads.map((road) => road.transport);
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
    return (arrival, outcome, serverTiming, pausedMs) => {
      recordEnd(log, arrival, outcome, nowUs(), pausedMs * 1e3);
      if (serverTiming !== void 0 && outcome === "ok" && isCounted(log, arrival)) addComponents(components[side], serverTiming);
      waiting--;
      pacing.answered(side, outcome);
      if (waiting === 0 && !sending) allAnswered();
    };
  }
  const isCounted = (log, arrival) => (part.closed === void 0 ? atUs : log.startUs)[arrival] >= warmupMs * 1e3;
  function sendTo(side, arrival) {
    recordSend(logs[side], arrival, nowUs(), part.closed === void 0 ? atUs[arrival] : void 0);
    waiting++;
    roads[side]?.journeys.begin(arrival);
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
    roads.forEach((road) => road.journeys.stop());
    loopDelay.disable();
    const { cpuMs, cpuOf } = readCpu();
    const totals = transports.map((transport) => transport.totals());
    const sides = totals.map(({ bytesReceived, connectUs }, side) => ({
      components: encodeComponents(components[side]),
      steps: roads[side]?.journeys.steps() ?? [],
      bytesReceived,
      connections: { opened: connectUs.count, connectUs: connectUs.encode() }
    }));
    const waitedForConnection = totals.reduce((total, one) => total + one.waitedForConnection, 0);
    await Promise.all(transports.map((transport) => transport.close()));
    return { endedAtMs, stopped, sides, cpuMs, cpuOf, rssBytes: process.memoryUsage.rss(), eventLoopDelayUs: { p99: delayUs(loopDelay.percentile(99)), max: delayUs(loopDelay.max) }, waitedForConnection };
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
function openTransport(requests, options) {
  const all = requests.flatMap(({ template }) => [template, ...template.steps ?? []]);
  return isPlainHttp1(all, options.origin) ? openHttp1Transport(options) : openUndiciTransport(options);
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
var stop = () => void 0;
parentPort?.on("message", (told) => {
  if (told === "stop") {
    stop();
    return;
  }
  const playing = play(told);
  stop = () => playing.stop();
  void playing.report.then((report) => parentPort?.postMessage(report));
});
