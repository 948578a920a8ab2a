import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  buildClosedSchedule,
  buildPatternSchedule,
  buildSteadySchedule,
  checkArrivals,
  checkValidity,
  judgeGenerator,
  runInThread
} from "./chunk-Q5VGEOHA.js";
import {
  ConfigError,
  ServiceError
} from "./chunk-QA6IF6MW.js";
import {
  require_undici
} from "./chunk-RERTPEM7.js";
import {
  SLA_LOOKS,
  combineSlaRounds,
  external_exports,
  isSlaDecided,
  judgeSlaPromises,
  metricKey,
  noViolations,
  observeSlaMetric,
  reduceViolations,
  scaleGrace
} from "./chunk-27RS3NB4.js";
import {
  Histogram,
  decodeHistogram,
  mergeHistograms
} from "./chunk-AO3OW4QT.js";
import {
  __callDispose,
  __toESM,
  __using
} from "./chunk-JFMPI6Y5.js";

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
var REFUSED = "connection refused";
async function startService({ service, checkout, side, world }) {
  const cwd = await findServiceFolder(service, checkout, world.files);
  const port = service.port ?? await world.processes.freePort();
  if (service.port !== void 0 && await connects(port)) throw new ServiceError(`port ${port} is taken: stop what listens on it, or drop service.port so that perf-gate chooses a free one and exports it as PORT`);
  const tail = new OutputTail();
  const running = world.processes.spawn({
    command: service.start,
    cwd,
    onLine: (line) => tail.add(line),
    env: { ...world.processes.safeEnvironment(), HOST: "127.0.0.1", ...service.env, PORT: String(port) }
  });
  let stopping = false;
  const failed = running.exited.then((exit) => stopping ? new Promise(() => void 0) : Promise.reject(new ServiceError(describeExit(side, service, exit), tail.lines)));
  failed.catch(() => void 0);
  const stop = async () => {
    stopping = true;
    await running.stop();
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
  return { side, origin: `http://127.0.0.1:${port}`, pid: running.pid, usage: () => world.processes.usage(running.pid), outputTail: () => tail.lines, failed, [Symbol.asyncDispose]: stop };
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
  return { side, origin, usage: () => void 0, failed: new Promise(() => void 0), [Symbol.asyncDispose]: () => Promise.resolve() };
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
    const path = `${folder.path}/checkout`;
    opening.defer(async () => {
      await git(repository, "worktree", "remove", "--force", path).catch(() => void 0);
    });
    try {
      await git(repository, "worktree", "add", "--detach", "--quiet", path, sha);
    } catch (error) {
      throw new ServiceError(`git could not check out ${sha.slice(0, 7)}: ${stderrOf(error)}`, [], { cause: error });
    }
    const opened = opening.move();
    return { path, sha, [Symbol.asyncDispose]: () => opened.disposeAsync() };
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
  return components.flatMap((component) => component.kind === "http" && component.request !== void 0 ? [{ name: PREFIX + component.name, requests: [component.request] }] : []);
}
function componentOf(className) {
  return className.startsWith(PREFIX) ? className.slice(PREFIX.length) : void 0;
}

// src/phases/blocks.ts
var SERVICE = { kind: "service", name: "service" };
var MIN_FOR_P99 = 100;
var MIN_FOR_P95 = 20;
var MIN_FOR_PART = 5;
var MAX_NAME = 100;
var MAX_PARTS = 100;
function blocksOfSlot({ round, slot, run: run2, durationMs }) {
  const absences = [];
  const blocks = run2.load.sides.flatMap((side) => {
    const use = run2.resources.get(side.side);
    if (use?.absent !== void 0) absences.push(...absentResources(use.absent));
    const { untold } = partsOf(side);
    if (untold > 0) absences.push({ metric: "avg_response_time_ms", subject: { kind: "class", name: "more requests" }, reason: `${untold} more requests and steps are told with their class only: at most ${MAX_PARTS} have rows of their own` });
    const cells = [...classCells(side), ...partCells(side), ...componentCells(side), ...serviceCells(side, use, durationMs)];
    return cells.map((cell) => ({ ...cell, worse: cell.metric === "requests_per_second" ? "lower" : "higher", side: side.side, round, slot }));
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
function partCells(side) {
  return partsOf(side).told.flatMap(({ name, requests, failed, latencyUs }) => {
    const subject = { kind: "class", name };
    const errors = requests === 0 ? [] : [{ subject, metric: "error_rate_percent", unit: "percent", value: failed / requests * 100, samples: requests }];
    const histogram = decodeHistogram(latencyUs);
    return [...histogram.count < MIN_FOR_PART ? [] : responseTimes(subject, histogram), ...errors];
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
  const parts = [...Map.groupBy(named, (one) => one.name.slice(0, MAX_NAME))].map(([name, same]) => ({
    name,
    requests: same.reduce((total, one) => total + one.requests, 0),
    failed: same.reduce((total, one) => total + one.failed, 0),
    latencyUs: same.length === 1 ? same[0].latencyUs : mergeHistograms(same.map((one) => one.latencyUs)).encode()
  }));
  return { told: parts.slice(0, MAX_PARTS), untold: Math.max(0, parts.length - MAX_PARTS) };
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
function componentCells(side) {
  return side.components.flatMap(({ name, latencyUs }) => componentTimes({ kind: "component", name }, decodeHistogram(latencyUs)));
}
function componentTimes(subject, histogram) {
  const samples = histogram.count;
  if (samples === 0) return [];
  const average = { subject, metric: "avg_ms", unit: "ms", value: histogram.mean / 1e3, samples };
  return samples < MIN_FOR_P95 ? [average] : [average, { subject, metric: "p95_ms", unit: "ms", value: histogram.quantile(0.95) / 1e3, samples }];
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
function absentResources(reason) {
  return ["cpu_ms_per_request", "memory_peak_mb"].map((metric) => ({ metric, subject: SERVICE, reason }));
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
  const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  return { cpuPercent: mean(points.map((point) => point.cpuPercent)), memoryMb: mean(points.map((point) => point.memoryMb)) };
}

// src/phases/collector.ts
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
    for (const side of run2.load.sides) this.#addSide(side, slot.mix);
  }
  finish(rounds, validity) {
    const realised = [...this.#realised.values()].reduce((total, count) => total + count, 0);
    const measured = {
      blocks: this.#blocks,
      requests: { sent: this.#sent, failed: this.#failed, errors: this.#errors },
      mix: [...this.#planned].map(([name, planned]) => ({ class: name, planned, realised: realised === 0 ? 0 : (this.#realised.get(name) ?? 0) / realised }))
    };
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
      ...this.#describeGenerator()
    };
  }
  #addSide(side, mix) {
    this.#sent += side.sent;
    for (const [kind, count] of Object.entries(side.errors)) this.#errors[kind] = (this.#errors[kind] ?? 0) + count;
    for (const one of side.classes) this.#addClass(one, side.side, mix);
    for (const { name, latencyUs } of partsOf(side).told) this.#merge({ kind: "class", name }, side.side, latencyUs);
    for (const { name, latencyUs } of side.components) this.#merge({ kind: "component", name }, side.side, latencyUs);
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
var INTERVAL_MS = 200;
function sampleResources(service, clock) {
  const startedAt = clock.monotonicMs();
  const first = service.usage();
  const points = [];
  let last = first;
  let lastAt = startedAt;
  let result;
  function sample() {
    const now = clock.monotonicMs();
    const usage = service.usage();
    if (usage === void 0 || last === void 0) return;
    if (now > lastAt) points.push({ atMs: now - startedAt, cpuPercent: (usage.cpuMs - last.cpuMs) / (now - lastAt) * 100, memoryMb: usage.rssBytes / 1e6 });
    last = usage;
    lastAt = now;
  }
  const timer = setInterval(sample, INTERVAL_MS);
  return {
    stop() {
      if (result !== void 0) return result;
      clearInterval(timer);
      sample();
      const memory = [first, last].flatMap((usage) => usage === void 0 ? [] : [usage.rssBytes / 1e6]).concat(points.map((point) => point.memoryMb));
      result = {
        durationMs: clock.monotonicMs() - startedAt,
        points,
        cpuMs: first === void 0 || last === void 0 ? 0 : last.cpuMs - first.cpuMs,
        memoryBaselineMb: memory[0] ?? 0,
        memoryPeakMb: Math.max(0, ...memory),
        ...first === void 0 ? { absent: "this system does not tell what a process tree uses, or the service was not started by perf-gate" } : {}
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

// src/phases/integration.ts
async function runIntegration(context) {
  const { config, world, engine, plan } = context;
  const { durationMs, ratePerSecond } = config.integration;
  const requests = [...config.requests, ...httpProbes(config.components)];
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
      return collector.measured({ round, slot, run: run2, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
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

// src/phases/sliding-window.ts
import { availableParallelism, totalmem } from "node:os";
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
        memoryPercent: usage === void 0 ? void 0 : usage.rssBytes / totalmem() * 100
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
  const cpuSeen = seconds.length > 0 && seconds.every((second) => second.cpuMs !== void 0);
  return {
    durationMs,
    requests: total((second) => second.requests),
    failed: total((second) => second.failed),
    latencyUs: mergeHistograms(seconds.map((second) => second.latencyUs)),
    cpuPercent: cpuSeen && durationMs > 0 ? total((second) => second.cpuMs ?? 0) / durationMs / availableParallelism() * 100 : void 0,
    memoryPercent: memory.length === 0 ? void 0 : Math.max(...memory)
  };
}

// src/phases/sla.ts
var WINDOW_MS = 5e3;
async function runSla(context) {
  const { config, world, engine } = context;
  const { durationMs, ratePerSecond, thresholds } = config.sla;
  const { rules, factor } = scaleGrace(thresholds, durationMs);
  const collector = new Collector("sla", "single");
  const judged = [];
  const violations = [];
  const rounds = await playRounds({
    ...context,
    seed: mixSeed(config.load.seed, 3e6),
    looks: SLA_LOOKS,
    budgetMs: Number.POSITIVE_INFINITY,
    plan: { layout: "single" },
    checkouts: context.checkouts.filter((checkout) => checkout.side === "head"),
    isEnough: () => isSlaDecided(judged),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress(`sla          round ${round + 1}  warming up`);
      await warmUp({ requests: config.requests, seed, sides, config, world, engine });
      let state = noViolations(rules);
      const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock);
      const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix });
      const watch = (progress) => {
        const seen = window.push(progress);
        const step = reduceViolations(state, { ...seen, atMs: progress.elapsedMs }, rules);
        state = step.state;
        for (const event of step.events) world.log.info(describeEvent(event));
        world.log.progress(`sla          ${describeWindow(seen, progress, state.open.filter((one) => one !== void 0).length)}`);
      };
      const run2 = await runSlot({ schedule, sides, config, world, engine, onProgress: watch });
      const { disturbed, keep } = collector.measured({ round, slot, run: run2, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate });
      return {
        disturbed,
        keep() {
          keep();
          judged.push(judgeSlaPromises(thresholds, { ...window.overall(), ...observeRun(run2.load, durationMs) }, state.violations));
          violations.push(...state.violations.map((violation) => ({ ...violation, round })));
        }
      };
    }
  });
  return { measurement: collector.finish(rounds, checkValidity), sla: { promises: combineSlaRounds(judged), violations, graceFactor: factor } };
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
function describeWindow(seen, progress, open) {
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
    open === 0 ? "no violation" : `${open} open violation${open === 1 ? "" : "s"}`
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
  after: external_exports.string().optional(),
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
  return {
    ...common,
    baseSha: payload.before === void 0 || NO_COMMIT.test(payload.before) ? void 0 : payload.before,
    onDefaultBranch: defaultBranch !== void 0 && source.ref === `refs/heads/${defaultBranch}`,
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
