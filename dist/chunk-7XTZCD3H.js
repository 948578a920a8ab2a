import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BaseUnusable,
  MIN_FOR_P95,
  MIN_FOR_P99,
  Recovery,
  SlaWatch,
  SlidingWindow,
  buildSlaSchedule,
  checkOutBase,
  componentOf,
  describeServiceFailure,
  describeWindow,
  mixSeed,
  planAlone,
  planPaired,
  planRun,
  prepareCheckouts,
  readEvent,
  refuseForeignCheckout,
  runPhases,
  runSlot,
  settlePlan,
  shellQuote,
  startSides,
  warmUp,
  watchedSubjects
} from "./chunk-YRHNR4UU.js";
import {
  checkName,
  decodeDigest,
  openPublishing
} from "./chunk-JG5ACMMG.js";
import {
  code,
  findCpuRegression,
  link,
  md,
  objectiveOf,
  paragraphs,
  table
} from "./chunk-ET6D2JA7.js";
import {
  metricNature
} from "./chunk-7IEIASIX.js";
import {
  TOOL,
  readDataRows,
  refuseRates
} from "./chunk-HTKAQ6OE.js";
import {
  DEFAULT_CONFIG_FILE,
  MAX_ARRIVALS,
  buildClosedSchedule,
  buildPatternSchedule,
  comparePhase,
  isDecided,
  judgeRun,
  knowsItsNoise,
  needsPairedRounds,
  parseQuantity,
  peakOf,
  planLooks,
  readConfig,
  readDay,
  readKey,
  runInThread,
  show
} from "./chunk-B73Z62QG.js";
import {
  readBaseline
} from "./chunk-ML26JOCH.js";
import {
  ConfigError,
  MAX_FLAMES,
  MAX_FRAMES,
  MAX_FUNCTIONS,
  ServiceError,
  exitCodeOf
} from "./chunk-A5J25BNU.js";
import {
  MIN_HISTORY,
  isAtLeast,
  nameOf,
  scaleGrace
} from "./chunk-M44YRHXR.js";
import {
  clip,
  formatDuration,
  formatLimit,
  formatValue
} from "./chunk-WQ4AB7SO.js";
import {
  fillPlaceholders
} from "./chunk-J2V5QEOW.js";
import {
  Histogram,
  mergeHistograms
} from "./chunk-MLL62GQK.js";
import {
  __callDispose,
  __using
} from "./chunk-NLBF54U6.js";

// src/config/waivers.ts
var TRAILER = /^Perf-Gate-Waive:(.*)$/gim;
var FORM = /^\s*(\S{1,130})\s+up to\s+(\S{1,20})\s+until\s+(\S{1,20})\s*:\s*(\S.{0,299})$/;
var EXAMPLE = "Perf-Gate-Waive: p99 up to 15% until 2026-12-31: caching comes with the next release";
var LARGEST = 5;
var MOST = 50;
function readWaivers(messages, config) {
  const lines = [...new Set(messages.flatMap((message) => [...message.matchAll(TRAILER)].map((found) => found[1].trim())))];
  const subjects = { classes: config.requests.map((one) => one.name), components: config.components.map((one) => one.name) };
  const problems = [];
  const waivers = lines.slice(0, MOST).flatMap((line) => {
    try {
      return [readWaiver(line, subjects)];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems.push({ where: "commit message", message: `the trailer ${show(`Perf-Gate-Waive: ${line}`)}: ${error.message}` });
      return [];
    }
  });
  if (lines.length > MOST) problems.push({ where: "commit message", message: `${lines.length} waivers, at most ${MOST} are read` });
  if (problems.length > 0) throw new ConfigError(problems);
  return waivers;
}
function readWaiver(line, subjects) {
  const found = FORM.exec(line);
  if (found === null) throw new SyntaxError(`expected a metric, a limit, a day and a reason, such as: ${EXAMPLE}`);
  const [, key, limit, until, reason] = found;
  const { prefix, metric } = readKey(key, subjects);
  return { metric: prefix + metric, limit: readLimit(limit), until: readDay(until), reason: reason.trim() };
}
function readLimit(text) {
  const { kind, value } = parseQuantity(text);
  if (kind !== "fraction" || !(value > 0 && value <= LARGEST)) throw new SyntaxError(`expected a percentage up to ${LARGEST * 100}%, such as 15%, seen ${show(text)}`);
  return value;
}

// src/phases/check-system.ts
function checkSystem(config, { processes, log }) {
  if (config.service === void 0) return;
  const support = processes.support();
  if (support.kind === "none") throw new ConfigError([{ where: "runs-on", message: `${support.why}. Use a runner with Linux (or macOS), or measure a \`target\` that is already running` }]);
  if (support.kind === "partial") log.warning(support.lacks);
}

// src/phases/feasible-rates.ts
async function refuseImpossibleRates(plan, config) {
  const asked = [
    // In a duet base and head are asked at the same time; promises are the head's alone.
    { phase: "load", where: "load.rate", perSecond: config.load.ratePerSecond ?? 0, sides: plan.layout === "duet" ? 2 : 1 },
    { phase: "sla", where: "sla.rate", perSecond: config.sla.ratePerSecond, sides: 1 }
  ].filter(({ phase }) => plan.phases.includes(phase));
  const refusals = await refuseRates(asked.map(({ perSecond, sides }) => perSecond * sides));
  const tooFast = asked.flatMap(({ where, perSecond, sides }, i) => {
    const refusal = refusals[i];
    return refusal === void 0 ? [] : [{ where, message: sides === 2 ? `${perSecond}/s to base and head at once: ${refusal}` : refusal }];
  });
  const tooMany = slotsOf(plan, config).filter(({ phase, requests }) => plan.phases.includes(phase) && requests > MAX_ARRIVALS).map(({ phase, requests }) => ({ where: phase, message: `up to ${Math.round(requests)} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower ${phase}.rate or ${phase}.duration` }));
  const problems = [...tooFast, ...tooMany];
  if (problems.length > 0) throw new ConfigError(problems);
}
function slotsOf({ rounds }, { integration, load, sla, requests }) {
  const steadyOrPattern = sla.pattern === void 0 ? sla.ratePerSecond : mostPerSecond(sla.pattern.pattern, sla.pattern.ratePerSecond);
  return [
    { phase: "integration", requests: integration.ratePerSecond * requests.length * integration.durationMs / 1e3 },
    { phase: "load", requests: mostPerSecond(load.pattern, load.ratePerSecond) * load.durationMs / 1e3 / rounds.min },
    { phase: "sla", requests: steadyOrPattern * sla.durationMs / 1e3 }
  ];
}
function mostPerSecond(pattern, ratePerSecond) {
  const { peakPerSecond, burstPerSecond = peakPerSecond } = peakOf(pattern, ratePerSecond ?? pattern.baseRatePerSecond);
  return burstPerSecond;
}

// src/service/traffic-switch.ts
import { connect, createServer } from "node:net";
var QUIET_MS = 50;
var DRAIN_MS = 2e3;
async function openTrafficSwitch(origin) {
  const open = /* @__PURE__ */ new Set();
  let target = new URL(origin);
  let delayMs = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const connection = { client, upstream: connect({ host: target.hostname, port: Number(target.port), noDelay: true }), isWaiting: false, lastDataMs: 0, delayMs };
    open.add(connection);
    join(connection);
    connection.upstream.once("close", () => open.delete(connection));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    to(next) {
      target = new URL(next);
      delayMs = 0;
      for (const connection of open) drain(connection);
    },
    delay(ms) {
      delayMs = ms;
      for (const connection of open) connection.delayMs = ms;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(() => resolve()));
      for (const connection of open) cut(connection);
      await closed;
    }
  };
}
function join(connection) {
  const { client, upstream } = connection;
  client.on("data", (chunk) => {
    connection.isWaiting = true;
    forward(chunk, client, upstream);
  });
  upstream.on("data", (chunk) => {
    connection.isWaiting = false;
    connection.lastDataMs = performance.now();
    if (connection.delayMs === 0) forward(chunk, upstream, client);
    else setTimeout(() => client.write(chunk), connection.delayMs).unref();
  });
  for (const socket of [client, upstream]) socket.on("error", () => cut(connection)).on("close", () => cut(connection));
}
function forward(chunk, from, to) {
  if (to.write(chunk)) return;
  from.pause();
  to.once("drain", () => from.resume());
}
function drain(connection) {
  const startedMs = performance.now();
  const look = setInterval(() => {
    const now = performance.now();
    const isQuiet = !connection.isWaiting && now - connection.lastDataMs >= QUIET_MS + connection.delayMs;
    if (!isQuiet && now - startedMs < DRAIN_MS && !connection.client.destroyed) return;
    clearInterval(look);
    cut(connection);
  }, QUIET_MS / 5);
}
function cut({ client, upstream }) {
  client.destroy();
  upstream.destroy();
}

// src/phases/extras/rehearsal.ts
var STEADY_MS = 2e3;
var SEEN_MS = 1e4;
var OWN_MS = 5e3;
var SLOW_MS = 1e3;
var LOOK_MS = 100;
var LONGEST_MS = 6e5;
async function rehearseRollback(stage) {
  try {
    return await rehearse(stage);
  } catch (error) {
    stage.world.signal.throwIfAborted();
    return { outcome: "failed", reason: error.message.slice(0, 500) };
  }
}
async function rehearse({ base, head, config, world, engine }) {
  var _stack = [];
  try {
    const { rules } = scaleGrace(config.sla.thresholds.filter((one) => one.rollback && !one.muted), config.sla.durationMs);
    if (rules.length === 0) return { outcome: "skipped", reason: "no threshold asks for a rollback: give one of them `rollback: true`" };
    const subjects = watchedSubjects(rules.map((one) => one.threshold));
    const graceMs = Math.max(...rules.map((one) => one.graceMs));
    const seed = mixSeed(config.load.seed, 4e6);
    const nowMs = () => world.clock.monotonicMs();
    const stack = __using(_stack, new AsyncDisposableStack(), true);
    const start = async (checkout) => stack.use(await startSides([checkout], config, world)).sides[0];
    const first = await start(base);
    const front = stack.use(await openTrafficSwitch(first.origin));
    const side = { ...first, side: "head", origin: front.origin, usage: () => void 0 };
    await warmUp({ requests: config.requests, seed, sides: [side], config, world, engine });
    const over = new AbortController();
    let live;
    let fault;
    let faultMs = 0;
    let decidedMs;
    let backMs;
    const goBack = once(async () => {
      decidedMs = nowMs();
      world.log.info("rehearsal: a promise is violated, back to the base");
      const again = await start(base);
      front.to(again.origin);
      backMs = nowMs();
      await live?.[Symbol.asyncDispose]();
      return { kind: "done", reason: "the base carries the traffic again" };
    });
    const recovery = new Recovery(goBack, config.rollback.recoverWithinMs);
    const watch = new SlaWatch(rules, world.log, [(violations, atMs) => {
      if (live !== void 0) recovery.step(violations, atMs);
    }]);
    const window = new SlidingWindow({ usage: () => void 0, clock: world.clock, subjects, keepMs: Math.max(...rules.map((one) => one.threshold.windowMs)) });
    const onProgress = (progress) => {
      window.push(progress);
      watch.see({ atMs: progress.elapsedMs, within: (ms) => window.within(ms) });
      world.log.progress(`rehearsal    ${describeWindow(window.within(5e3), progress, watch.openCount)}`);
    };
    const until = async (isSo, limitMs2) => {
      for (const startMs = nowMs(); !isSo() && nowMs() - startMs < limitMs2; ) await world.clock.sleep(LOOK_MS, world.signal);
      return isSo();
    };
    async function deploy() {
      await world.clock.sleep(STEADY_MS, world.signal);
      const next = await start(head);
      next.failed.catch(() => void 0);
      faultMs = nowMs();
      fault = "own";
      front.to(next.origin);
      live = next;
      await first[Symbol.asyncDispose]();
      world.log.info("rehearsal: the head carries the traffic");
      const isDecided2 = () => decidedMs !== void 0;
      if (!await until(isDecided2, graceMs + OWN_MS)) {
        fault = config.rollback.rehearse?.fault ?? "crash";
        faultMs = nowMs();
        world.log.info(`rehearsal: the head keeps its promises and is broken on purpose (${fault})`);
        if (fault === "slow") front.delay(SLOW_MS);
        else await next[Symbol.asyncDispose]();
      }
      if (await until(isDecided2, graceMs + SEEN_MS)) await until(() => !recovery.isOpen, (config.service?.readyTimeoutMs ?? 0) + config.rollback.recoverWithinMs + SEEN_MS);
    }
    const limitMs = Math.min(LONGEST_MS, STEADY_MS + 2 * (config.service?.readyTimeoutMs ?? 0) + 2 * graceMs + OWN_MS + 2 * SEEN_MS + config.rollback.recoverWithinMs);
    const playing = runSlot({ schedule: buildSlaSchedule(config, limitMs, seed), sides: [side], config, world, engine, onProgress, tellComponents: subjects.some((one) => one.kind === "component"), signal: over.signal });
    const [played, told] = await Promise.allSettled([playing, deploy().finally(() => over.abort())]);
    if (told.status === "rejected") throw told.reason;
    if (played.status === "rejected") throw played.reason;
    const violation = recovery.mark(watch.state.violations).find((one) => one.rolledBack !== void 0);
    return {
      ...outcomeOf(violation?.rolledBack),
      ...fault === void 0 ? {} : { fault },
      ...countRequests(played.value.load),
      ...violation === void 0 ? {} : { violated: nameOf(violation) },
      ...seconds("detectedSeconds", faultMs, decidedMs),
      ...seconds("switchedSeconds", decidedMs, backMs)
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function seconds(name, fromMs, toMs) {
  return fromMs === void 0 || toMs === void 0 ? {} : { [name]: Math.max(0, toMs - fromMs) / 1e3 };
}
function outcomeOf(rolledBack) {
  if (rolledBack === void 0) return { outcome: "not-detected", reason: "nothing that was done to the head violated a threshold with `rollback: true` past its grace period" };
  const { outcome, seconds: took, reason } = rolledBack;
  if (outcome === "recovered") return { outcome, ...took === void 0 ? {} : { recoveredSeconds: took } };
  return { outcome: outcome === "not-recovered" ? outcome : "failed", ...reason === void 0 ? {} : { reason } };
}
function countRequests({ sides }) {
  const classes = sides.flatMap((side) => side.classes);
  return { requests: classes.reduce((total, one) => total + one.requests, 0), failed: classes.reduce((total, one) => total + one.failed, 0) };
}
function once(act) {
  let begun;
  return () => begun ??= act();
}

// src/phases/extras/rehearse-where-possible.ts
async function rehearseWherePossible(event, context) {
  const { config, world } = context;
  if (config.rollback.rehearse === void 0) return void 0;
  if (event.onDefaultBranch) {
    world.log.info("rehearsal: for what is not deployed yet, not for the default branch");
    return void 0;
  }
  return world.log.group("rehearsal", () => rehearse2(event, context));
}
async function rehearse2(event, { config, world, checkouts }) {
  const of = (side) => checkouts.find((one) => one.side === side);
  const head = of("head");
  const ref = config.compare.baseRef ?? event.baseSha ?? event.baseRef;
  if (config.service?.port !== void 0) return { outcome: "skipped", reason: `service.port ${config.service.port} admits one copy at a time: let the service read PORT, and both can be there while one takes over` };
  if (head === void 0 || of("base") === void 0 && ref === void 0) return { outcome: "skipped", reason: "there is no base to go back to" };
  try {
    var _stack = [];
    try {
      const own = __using(_stack, of("base") === void 0 ? await checkOutBase(ref ?? "", config, world) : void 0, true);
      return await rehearseRollback({ base: of("base") ?? own?.checkout, head, config, world, engine: runInThread });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    world.signal.throwIfAborted();
    return { outcome: "failed", reason: error.message.slice(0, 500) };
  }
}

// src/service/memory-cgroup.ts
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var TRIES = 50;
var PAUSE_MS = 20;
var NO_SWAP = "memory.swap.max";
function openMemoryCgroup(limitBytes, { membership, mount } = { membership: "/proc/self/cgroup", mount: "/sys/fs/cgroup" }) {
  try {
    const group = /^0::(\/.*)$/m.exec(readFileSync(membership, "utf8"))?.[1];
    if (group === void 0 || group.includes("..") || !existsSync(path.join(mount, "cgroup.controllers"))) return "this machine has no control groups of version 2";
    const around = path.join(mount, path.dirname(group));
    if (!readFileSync(path.join(around, "cgroup.subtree_control"), "utf8").split(/\s+/).includes("memory")) return `control groups in ${around} cannot limit memory`;
    const folder = path.join(around, `perf-gate-${randomUUID()}`);
    mkdirSync(folder);
    try {
      writeFileSync(path.join(folder, "memory.max"), `${limitBytes}`);
      if (existsSync(path.join(folder, NO_SWAP))) writeFileSync(path.join(folder, NO_SWAP), "0");
    } catch (error) {
      rmdirSync(folder);
      throw error;
    }
    return { enter: (command) => `echo $$ > ${shellQuote(path.join(folder, "cgroup.procs"))} && exec sh -c ${shellQuote(command)}`, [Symbol.asyncDispose]: () => remove(folder) };
  } catch (error) {
    return `no control group could be made here (${error.code ?? error.message})`;
  }
}
async function remove(folder) {
  for (let tries = 1; ; tries++) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      if (tries >= TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

// src/service/memory-limit.ts
var MIB = 1024 * 1024;
var HEAP = {
  node: (bytes) => ({ names: ["NODE_OPTIONS"], value: `--max-old-space-size=${Math.max(1, Math.floor(bytes / MIB))}`, isList: true }),
  // Read after the command line, so that a size given there does not win, as it would over JAVA_TOOL_OPTIONS.
  jvm: (bytes) => ({ names: ["_JAVA_OPTIONS"], value: `-Xmx${Math.floor(bytes / 1024)}k`, isList: true }),
  // Go keeps to it as well as it can.
  go: (bytes) => ({ names: ["GOMEMLIMIT"], value: `${bytes}B`, isList: false }),
  // The name since .NET 6, and the one before. It is read as hexadecimal.
  dotnet: (bytes) => ({ names: ["DOTNET_GCHeapHardLimit", "COMPlus_GCHeapHardLimit"], value: bytes.toString(16), isList: false })
};
var OWN_SIZE = /--max[-_](?:old[-_]space|heap)[-_]size/;
var OWN_PERCENTAGE = /--max[-_]old[-_]space[-_]size[-_]percentage/;
function limitMemory({ service, limitBytes, given, place }) {
  const option = service.runtime === void 0 ? void 0 : HEAP[service.runtime]?.(limitBytes);
  if (option !== void 0) {
    const already = (name) => service.env[name] ?? given[name] ?? "";
    if (service.runtime === "node" && (OWN_SIZE.test(service.start) || OWN_PERCENTAGE.test(already("NODE_OPTIONS")))) return "service.start, or a percentage in NODE_OPTIONS, gives the heap a size of its own, which wins: say --max-old-space-size in service.env.NODE_OPTIONS instead";
    const told = option.names.map((name) => [name, option.isList ? [already(name), option.value].join(" ").trim() : option.value]);
    return { service: { ...service, env: { ...service.env, ...Object.fromEntries(told) } }, by: "heap", [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const cgroup = openMemoryCgroup(limitBytes, place);
  if (typeof cgroup !== "string") return { service: { ...service, start: cgroup.enter(service.start) }, by: "cgroup", [Symbol.asyncDispose]: () => cgroup[Symbol.asyncDispose]() };
  const heap = service.runtime === void 0 ? "service.runtime does not say whose heap could be limited" : `the heap of ${service.runtime} cannot be limited from outside`;
  return `${heap}, and ${cgroup}`;
}

// src/phases/extras/memory-pressure.ts
var REPETITIONS = 2;
var SHORTEST_MS = 2e3;
var LONGEST_MS2 = 1e4;
var SHARE_OF_LOAD = 1 / 5;
var MB = 1e6;
var MAX_REASON = 500;
var OF_MEMORY = /out of memory|OutOfMemory|MemoryError|cannot allocate memory|heap size/i;
async function measureMemoryPressure({ config, world, checkouts }) {
  const head = checkouts.find((checkout) => checkout.side === "head");
  if (config.load.memoryLimits.length === 0 || config.service === void 0 || head === void 0) return {};
  const limits = [void 0, ...config.load.memoryLimits.toSorted((a, b) => b - a)];
  const outcomes = limits.map(() => []);
  const durationMs = Math.min(LONGEST_MS2, Math.max(SHORTEST_MS, config.load.durationMs * SHARE_OF_LOAD));
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const index of repetition % 2 === 0 ? limits.keys() : [...limits.keys()].toReversed()) {
      const limitBytes = limits[index];
      world.log.progress(`memory       ${limitBytes === void 0 ? "without a limit" : `at most ${limitBytes / MB} MB`}`);
      outcomes[index]?.push(await playUnder(limitBytes, { head, config, world, service: config.service, durationMs, seed: mixSeed(config.load.seed, 5e6 + repetition) }));
    }
  }
  return { memoryPressure: { seconds: durationMs / 1e3, repetitions: REPETITIONS, limits: limits.map((limitBytes, index) => ({ ...limitBytes === void 0 ? {} : { limitMb: limitBytes / MB }, ...summarise(outcomes[index] ?? []) })) } };
}
async function playUnder(limitBytes, { head, config, world, service, durationMs, seed }) {
  const limited = limitBytes === void 0 ? void 0 : limitMemory({ service, limitBytes, given: world.processes.safeEnvironment() });
  if (typeof limited === "string") return { kind: "absent", reason: limited };
  try {
    var _stack = [];
    try {
      const _limit = __using(_stack, limited, true);
      const started = __using(_stack, await startSides([head], { ...config, service: limited?.service ?? service }, world), true);
      const { requests, load: { pattern, agents, ratePerSecond } } = config;
      const play = async () => {
        await warmUp({ requests, seed, sides: started.sides, config, world, engine: runInThread });
        return runSlot({ schedule: buildPatternSchedule({ pattern, requests, durationMs, agents, ratePerSecond, seed }), sides: started.sides, config, world, engine: runInThread });
      };
      const playing = play();
      playing.catch(() => void 0);
      return { kind: "played", run: await Promise.race([playing, ...started.sides.map((side) => side.failed)]), by: limited?.by };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    world.signal.throwIfAborted();
    if (error instanceof ServiceError) return { kind: "ended", reason: describeEnd(error) };
    throw error;
  }
}
function describeEnd({ message, output }) {
  const said = output.findLast((line) => OF_MEMORY.test(line))?.trim();
  return `${message}${said === void 0 ? "" : `; it said: ${said}`}`.slice(0, MAX_REASON);
}
function summarise(outcomes) {
  const failed = outcomes.find((one) => one.kind !== "played");
  if (failed !== void 0) return failed;
  const played = outcomes.filter((one) => one.kind === "played");
  const classes = played.flatMap(({ run }) => run.load.sides.flatMap((side) => side.classes)).filter((one) => componentOf(one.class) === void 0);
  const latency = classes.length === 0 ? new Histogram() : mergeHistograms(classes.map((one) => one.latencyUs));
  const requests = classes.reduce((total, one) => total + one.requests, 0);
  const by = played[0]?.by;
  return { kind: "measured", ...by === void 0 ? {} : { by }, requests, failed: classes.reduce((total, one) => total + one.failed, 0), ...percentiles(latency), ...resources(played.map((one) => one.run), requests) };
}
function percentiles(latency) {
  const at = (key, share, least) => {
    const us = latency.count < least ? void 0 : latency.quantile(share);
    return us === void 0 ? {} : { [key]: us / 1e3 };
  };
  return { ...at("p50Ms", 0.5, 1), ...at("p95Ms", 0.95, MIN_FOR_P95), ...at("p99Ms", 0.99, MIN_FOR_P99) };
}
function resources(runs, requests) {
  const uses = runs.flatMap((run) => [...run.resources.values()]);
  const seen = uses.every((use) => use.absent === void 0);
  const collections = uses.flatMap((use) => use.garbage.kind === "seen" ? use.garbage.collections : []);
  return {
    ...seen && requests > 0 ? { cpuMsPerRequest: uses.reduce((total, use) => total + use.cpuMs, 0) / requests } : {},
    ...seen ? { memoryPeakMb: Math.max(...uses.map((use) => use.memoryPeakMb)) } : {},
    ...uses.every((use) => use.garbage.kind === "seen") ? { gcTimeMs: collections.reduce((total, one) => total + one.durationMs, 0), collections: collections.length } : {}
  };
}

// src/judge/compare-profiles.ts
var SMALLEST_SHARE = 1e-3;
function compareProfiles(base, head) {
  const sides = [base, head].map((side) => ({ ...side, samples: samplesOf(side.tree) }));
  const msPerSample = sides.map(({ tree, requests, samples }) => samples === 0 || requests === 0 ? 0 : tree.cpuMs / samples / requests);
  const joined = new Joined();
  for (const [side, { tree }] of [base, head].entries()) joined.add(tree, side);
  const inMs = ([one, other]) => [one * msPerSample[0], other * msPerSample[1]];
  const functions = joined.functions().map((one) => ({
    ...one,
    self: inMs(one.self),
    total: inMs(one.total),
    samples: one.self,
    standardError: Math.hypot(Math.sqrt(one.self[0]) * msPerSample[0], Math.sqrt(one.self[1]) * msPerSample[1])
  })).toSorted((a, b) => Math.abs(b.self[1] - b.self[0]) - Math.abs(a.self[1] - a.self[0]));
  const smallest = joined.calls.filter((call) => call.parent === -1).reduce((sum, call) => sum + Math.max(...inMs(call.total)), 0) * SMALLEST_SHARE;
  const flames = largestCalls(joined.calls.map((call) => ({ frame: call.frame, parent: call.parent, ms: inMs(call.total) })), smallest);
  const told = (one) => ({ samples: one.samples, requests: one.requests, cpuMsPerRequest: one.requests === 0 ? 0 : one.tree.cpuMs / one.requests });
  return { base: told(sides[0]), head: told(sides[1]), ...onlyNamed(joined.frames, functions.slice(0, MAX_FUNCTIONS), flames) };
}
var Joined = class {
  frames = [];
  calls = [];
  #frameOf = /* @__PURE__ */ new Map();
  #callOf = /* @__PURE__ */ new Map();
  add({ frames, nodes }, side) {
    const frameOf2 = frames.map((frame) => this.#frame(frame));
    const callOf = [];
    for (const [index, { frame, parent, samples }] of nodes.entries()) {
      const at = this.#call(frameOf2[frame], parent < 0 ? -1 : callOf[parent]);
      callOf[index] = at;
      this.calls[at].self[side] += samples;
    }
    for (const call of this.calls) call.total[side] = call.self[side];
    for (const call of this.calls.toReversed()) if (call.parent >= 0) this.calls[call.parent].total[side] += call.total[side];
  }
  functions() {
    const found = /* @__PURE__ */ new Map();
    const of = (frame) => {
      const known = found.get(frame) ?? { frame, self: [0, 0], total: [0, 0], samples: [0, 0] };
      found.set(frame, known);
      return known;
    };
    const responsible = [];
    for (const [index, call] of this.calls.entries()) {
      responsible[index] = this.frames[call.frame].own ? call.frame : responsible[call.parent];
      const isRecursive = this.#callsItself(call);
      for (const side of [0, 1]) {
        of(responsible[index] ?? call.frame).self[side] += call.self[side];
        if (!isRecursive) of(call.frame).total[side] += call.total[side];
      }
    }
    return [...found.values()];
  }
  #callsItself({ frame, parent }) {
    for (let at = parent; at >= 0; at = this.calls[at].parent) if (this.calls[at]?.frame === frame) return true;
    return false;
  }
  #frame(frame) {
    const isAnonymous = frame.name === "(anonymous)";
    const key = `${frame.name}
${frame.file ?? ""}`;
    const known = this.#frameOf.get(key);
    if (known !== void 0) this.frames[known] = { ...frame, line: isAnonymous ? void 0 : frame.line };
    return known ?? this.#new(key, { ...frame, line: isAnonymous ? void 0 : frame.line });
  }
  #new(key, frame) {
    this.#frameOf.set(key, this.frames.length);
    return this.frames.push(frame) - 1;
  }
  #call(frame, parent) {
    const key = `${parent} ${frame}`;
    const known = this.#callOf.get(key);
    if (known !== void 0) return known;
    this.#callOf.set(key, this.calls.length);
    return this.calls.push({ frame, parent, self: [0, 0], total: [0, 0] }) - 1;
  }
};
function samplesOf({ nodes }) {
  return nodes.reduce((sum, node) => sum + node.samples, 0);
}
function largestCalls(calls, smallest) {
  const size = ({ ms }) => Math.max(...ms);
  const limit = Math.max(smallest, calls.map(size).toSorted((a, b) => b - a)[MAX_FLAMES] ?? 0);
  const place = /* @__PURE__ */ new Map([[-1, -1]]);
  const kept = [];
  for (const [index, call] of calls.entries()) {
    const parent = place.get(call.parent);
    if (size(call) <= limit || parent === void 0 || kept.length >= MAX_FLAMES) continue;
    place.set(index, kept.push({ ...call, parent }) - 1);
  }
  return kept;
}
function onlyNamed(frames, functions, flames) {
  const used = [...new Set([...functions, ...flames].map((one) => one.frame))].slice(0, MAX_FRAMES);
  const place = new Map(used.map((frame, index) => [frame, index]));
  const moved = (all) => all.flatMap((one) => {
    const frame = place.get(one.frame);
    return frame === void 0 ? [] : [{ ...one, frame }];
  });
  return { frames: used.map((frame) => describe(frames[frame])), functions: moved(functions), flames: moved(flames) };
}
function describe({ name, file, line }) {
  return { name, ...file === void 0 ? {} : { file }, ...line === void 0 ? {} : { line } };
}

// src/service/perf-profiler.ts
import path4 from "node:path";

// src/service/read-perf-script.ts
import path2 from "node:path";
var MAX_DEPTH = 200;
var GO_RUNTIME = /^(?:runtime|runtime\/[\w/]+|internal\/[\w/]+|syscall)\./;
var PerfScriptReader = class {
  #sum;
  #sampleMs;
  #place;
  #stack = [];
  #samples = 0;
  constructor(sum, sampleMs, place) {
    this.#sum = sum;
    this.#sampleMs = sampleMs;
    this.#place = place;
  }
  get samples() {
    return this.#samples;
  }
  take(line) {
    const call = /^\s+[0-9a-f]+ (.*) \((.*)\)\s*$/.exec(line);
    if (call !== null && this.#stack.length < MAX_DEPTH) this.#stack.push(this.#frame(call[1], call[2]));
    else if (line.trim() === "") this.finish();
  }
  /** A stack is complete. */
  finish() {
    if (this.#stack.length === 0) return;
    const outermost = this.#stack.toReversed();
    this.#stack.length = 0;
    this.#samples++;
    this.#sum.addCpu(this.#sampleMs);
    let parent = -1;
    for (const [index, frame] of outermost.entries()) parent = this.#sum.add(parent, frame, index === outermost.length - 1 ? 1 : 0);
  }
  #frame(symbol, dso) {
    const file = this.#place(dso);
    const isInside = file !== dso;
    return { name: symbol, file: isInside ? file : path2.basename(dso), line: void 0, own: isInside && symbol !== "[unknown]" && !GO_RUNTIME.test(symbol) };
  }
};

// src/service/profile-sum.ts
var MAX_NODES = 5e4;
var MAX_NAME = 200;
var MAX_FILE = 300;
var ProfileSum = class {
  #frames = [];
  #frameOf = /* @__PURE__ */ new Map();
  #nodes = [];
  #nodeOf = /* @__PURE__ */ new Map();
  #cpuMs = 0;
  addCpu(ms) {
    this.#cpuMs += ms;
  }
  /** Counts samples that ended in this function, called from the node `parent` (-1: from nowhere). Returns its node. */
  add(parent, given, samples) {
    const frame = this.#frame({ ...given, name: given.name.slice(0, MAX_NAME), file: given.file?.slice(0, MAX_FILE) });
    const key = `${parent} ${frame}`;
    const known = this.#nodeOf.get(key);
    const at = known ?? (this.#nodes.length >= MAX_NODES && parent >= 0 ? parent : this.#nodes.push({ frame, parent, samples: 0 }) - 1);
    this.#nodeOf.set(key, at);
    const node = this.#nodes[at];
    if (node !== void 0) node.samples += samples;
    return at;
  }
  finish() {
    return { frames: this.#frames, nodes: this.#nodes, cpuMs: this.#cpuMs };
  }
  #frame(frame) {
    const key = `${frame.name}
${frame.file ?? ""}
${frame.line ?? ""}`;
    const known = this.#frameOf.get(key);
    if (known !== void 0) return known;
    this.#frameOf.set(key, this.#frames.length);
    return this.#frames.push(frame) - 1;
  }
};

// src/service/profiler.ts
import { realpathSync } from "node:fs";
import path3 from "node:path";
import { fileURLToPath } from "node:url";
function placeIn(checkout) {
  const roots = [checkout, realpathSync(checkout)].map((root) => `${root}${path3.sep}`);
  return (url) => {
    const file = pathOf(url);
    const root = roots.find((one) => file.startsWith(one));
    return root === void 0 ? file : file.slice(root.length);
  };
}
function pathOf(url) {
  try {
    return url.startsWith("file:") ? fileURLToPath(url) : url;
  } catch {
    return url;
  }
}

// src/service/perf-profiler.ts
var FREQUENCY = 997;
var START_MS = 1e4;
var REFUSE_MS = 500;
var POLL_MS = 25;
var READ_MS = 6e4;
async function openPerfProfiler({ service, checkout, world }) {
  const folder = await world.files.temporaryFolder("perf");
  const data = path4.join(folder.path, "perf.data");
  let recording;
  const said = [];
  const start = (command, onLine) => world.processes.spawn({ command: `exec ${command}`, cwd: folder.path, env: world.processes.safeEnvironment(), onLine });
  async function begins() {
    const deadline = world.clock.monotonicMs() + START_MS;
    while (!await world.files.exists(data) && world.clock.monotonicMs() < deadline) await world.clock.sleep(POLL_MS, world.signal);
    await world.clock.sleep(REFUSE_MS, world.signal);
  }
  const stop = async () => {
    await recording?.stop();
    recording = void 0;
  };
  return {
    service,
    async begin(pid) {
      recording = start(`perf record -e cpu-clock -F ${FREQUENCY} -g -o ${shellQuote(data)} -p ${world.processes.pids(pid).join(",")}`, (line) => {
        if (said.length < 20) said.push(line);
      });
      const ended = await Promise.race([recording.exited, begins()]);
      if (ended === void 0) return void 0;
      await stop();
      return describeFailure({ code: ended.code, lines: said });
    },
    async end() {
      await stop();
      const sum = new ProfileSum();
      const reader = new PerfScriptReader(sum, 1e3 / FREQUENCY, placeIn(checkout));
      const reading = start(`perf script -i ${shellQuote(data)} --no-inline -F comm,ip,sym,dso`, (line) => reader.take(line));
      await Promise.race([reading.exited, world.clock.sleep(READ_MS, world.signal)]);
      await reading.stop();
      reader.finish();
      return reader.samples === 0 ? { kind: "absent", reason: `perf saw nothing of the service: ${said.join(" ").slice(0, 300)}` } : { kind: "taken", sampler: "perf", tree: sum.finish() };
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await folder[Symbol.asyncDispose]();
    }
  };
}
function describeFailure({ code: code2, lines }) {
  const NOT_FOUND = 127;
  if (code2 === NOT_FOUND) return "there is no `perf` on this machine, by which services that are not Node.js are profiled (Debian, Ubuntu: linux-perf or linux-tools)";
  return `perf could not be started: ${lines.join(" ").replaceAll(/\s+/g, " ").slice(0, 300)}`;
}

// src/service/v8-profiler.ts
import { existsSync as existsSync2, readdirSync, readFileSync as readFileSync2, statSync, writeFileSync as writeFileSync2 } from "node:fs";
import path6 from "node:path";

// src/service/profile-hook.ts
var PROFILE_FOLDER = "PERF_GATE_PROFILE";
var PROFILE_HOOK_FILE = "perf-gate-profile-hook.cjs";
var SAMPLE_US = 1e3;
var LOOK_EVERY_MS = 50;
var PROFILE_HOOK = `'use strict'
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
`;

// src/service/read-v8-profile.ts
import path5 from "node:path";
var WAITING = "(idle)";
var ROOT = "(root)";
function addV8Profile(sum, text, place) {
  const told = parse(text);
  if (told === void 0) return false;
  const { nodes, spentUs, tookUs } = told;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Set(nodes.flatMap((node) => node.children));
  const total = nodes.reduce((all, node) => all + node.hitCount, 0);
  const waited = nodes.reduce((all, node) => all + (node.callFrame.functionName === WAITING ? node.hitCount : 0), 0);
  sum.addCpu((spentUs ?? (total === 0 ? 0 : tookUs * (total - waited) / total)) / 1e3);
  const seen = /* @__PURE__ */ new Set();
  const pending = nodes.filter((node) => !children.has(node.id)).map((node) => ({ node, parent: -1 }));
  for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
    const { node, parent } = next;
    if (seen.has(node.id) || node.callFrame.functionName === WAITING) continue;
    seen.add(node.id);
    const at = node.callFrame.functionName === ROOT ? -1 : sum.add(parent, frameOf(node, place), node.hitCount);
    for (const id of node.children) {
      const child = byId.get(id);
      if (child !== void 0 && path5.basename(child.callFrame.url) !== PROFILE_HOOK_FILE) pending.push({ node: child, parent: at });
    }
  }
  return true;
}
function frameOf({ callFrame: { functionName, url, lineNumber } }, place) {
  const own = url !== "" && !url.startsWith("node:");
  return { name: functionName === "" ? "(anonymous)" : functionName, file: url === "" ? void 0 : place(url), line: own && lineNumber >= 0 ? lineNumber + 1 : void 0, own };
}
function parse(text) {
  try {
    const { nodes, spentUs, tookUs } = JSON.parse(text);
    const isSound = isAmount(tookUs) && (spentUs === void 0 || isAmount(spentUs)) && nodes.every(({ id, callFrame, hitCount, children }) => typeof id === "number" && isAmount(hitCount) && typeof callFrame.functionName === "string" && typeof callFrame.url === "string" && typeof callFrame.lineNumber === "number" && (children === void 0 || Array.isArray(children)));
    return isSound ? { nodes: nodes.map((node) => ({ ...node, children: node.children ?? [] })), spentUs, tookUs } : void 0;
  } catch {
    return void 0;
  }
}
function isAmount(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

// src/service/v8-profiler.ts
var NOTICE_MS = 5e3;
var POLL_MS2 = 25;
var MAX_FILES = 200;
var MAX_BYTES = 1e8;
var NOT_LOADED = "no process of the service loaded what perf-gate put into NODE_OPTIONS: is it Node.js (service.runtime), and is NODE_OPTIONS passed on?";
async function openV8Profiler({ service, checkout, world }) {
  const folder = await world.files.temporaryFolder("profile");
  const hook = path6.join(folder.path, PROFILE_HOOK_FILE);
  await world.files.write(hook, PROFILE_HOOK);
  const given = service.env["NODE_OPTIONS"] ?? world.processes.safeEnvironment()["NODE_OPTIONS"] ?? "";
  const options = `--require "${hook.replaceAll("\\", "\\\\")}" ${given}`.trim();
  const threads = (kind) => readdirSync(folder.path).filter((name) => name.startsWith(`${kind}.`) && !name.endsWith(".part"));
  async function waitFor(before, after) {
    const deadline = world.clock.monotonicMs() + NOTICE_MS;
    while (world.clock.monotonicMs() < deadline && threads(after).length + threads("failed").length < threads(before).length) await world.clock.sleep(POLL_MS2, world.signal);
  }
  return {
    service: { ...service, env: { ...service.env, NODE_OPTIONS: options, [PROFILE_FOLDER]: folder.path } },
    async begin() {
      if (threads("loaded").length === 0) return NOT_LOADED;
      writeFileSync2(path6.join(folder.path, "begin"), "");
      await waitFor("loaded", "begun");
      return void 0;
    },
    async end() {
      if (!existsSync2(path6.join(folder.path, "begin"))) return { kind: "absent", reason: NOT_LOADED };
      writeFileSync2(path6.join(folder.path, "end"), "");
      await waitFor("begun", "profile");
      return readProfiles(folder.path, threads, placeIn(checkout));
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
  };
}
function readProfiles(folder, threads, place) {
  const files = threads("profile").map((name) => path6.join(folder, name));
  const [failed] = threads("failed");
  if (files.length === 0) return { kind: "absent", reason: failed === void 0 ? "no process of the service ended its profile in time" : `V8's profiler could not be started: ${readFileSync2(path6.join(folder, failed), "utf8").slice(0, 200)}` };
  if (files.length > MAX_FILES || files.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return { kind: "absent", reason: "the profile of the service was too large to read" };
  const sum = new ProfileSum();
  const read = files.filter((file) => addV8Profile(sum, readFileSync2(file, "utf8"), place));
  return read.length === 0 ? { kind: "absent", reason: "what the service left as its profile is none" } : { kind: "taken", sampler: "v8", tree: sum.finish() };
}

// src/service/open-profiler.ts
async function openProfiler(options) {
  var _stack = [];
  try {
    const { runtime, ...service } = options.service;
    if (runtime === "node") return openV8Profiler({ ...options, service });
    if (runtime !== void 0) return openPerfProfiler({ ...options, service });
    const opening = __using(_stack, new AsyncDisposableStack(), true);
    const v8 = opening.use(await openV8Profiler({ ...options, service }));
    const perf = opening.use(await openPerfProfiler({ ...options, service }));
    let chosen = v8;
    const opened = opening.move();
    return {
      service: v8.service,
      async begin(pid) {
        if (await v8.begin(pid) === void 0) return void 0;
        chosen = perf;
        return perf.begin(pid);
      },
      end: () => chosen.end(),
      [Symbol.asyncDispose]: () => opened.disposeAsync()
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/phases/extras/profile.ts
var DURATION_MS = 5e3;
var AGENTS = 2;
async function profileRegression({ result, ...context }) {
  const phase = findCpuRegression(result.verdicts);
  if (phase === void 0 || !context.config.compare.profile) return {};
  context.world.log.progress(`${phase}: profiling what takes more CPU time`);
  const profile = await takeProfile(phase, context).catch((error) => {
    context.world.signal.throwIfAborted();
    if (!(error instanceof ServiceError || error instanceof BaseUnusable)) throw error;
    return absent(phase, `the service could not be profiled: ${error.message}`);
  });
  if (profile.kind === "absent") context.world.log.info(`no CPU profile: ${profile.reason}`);
  return { profiles: [profile] };
}
async function takeProfile(phase, { plan, ...context }) {
  if (context.checkouts.length < 2) return absent(phase, "only the head is checked out here, for the base is a stored baseline; `compare: { mode: paired }` has both");
  const slots = plan.layout === "alternating" ? context.checkouts.map((checkout) => [checkout]) : [context.checkouts];
  const profiles = [];
  for (const checkouts of slots) profiles.push(...await profileTogether(phase, { ...context, checkouts }));
  const [base, head] = ["base", "head"].map((side) => profiles.find((one) => one.side === side));
  if (base?.kind !== "taken") return absent(phase, base?.reason ?? "the base was not profiled");
  if (head?.kind !== "taken") return absent(phase, head?.reason ?? "the head was not profiled");
  if (base.requests === 0 || head.requests === 0) return absent(phase, "no request was answered while it was taken");
  return { kind: "taken", phase, sampler: head.sampler, seconds: DURATION_MS / 1e3, ...compareProfiles(base, head) };
}
async function profileTogether(phase, { config, world, checkouts }) {
  var _stack = [];
  try {
    const opened = __using(_stack, new AsyncDisposableStack(), true);
    const prepared = [];
    for (const checkout of checkouts) {
      const profiler = opened.use(await openProfiler({ service: config.service, checkout: checkout.folder, world }));
      const { sides: [side] } = opened.use(await startSides([checkout], { ...config, service: profiler.service }, world));
      prepared.push({ side, profiler });
    }
    const sides = prepared.map((one) => one.side);
    const measuring = sample(phase, { prepared, sides, config, world });
    measuring.catch(() => void 0);
    return await Promise.race([measuring, ...sides.map((side) => side.failed)]);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function sample(phase, { prepared, sides, config, world }) {
  const seed = mixSeed(config.load.seed, 4e6);
  const { requests } = config;
  await warmUp({ requests, seed, sides, config, world, engine: runInThread });
  const refused = await Promise.all(prepared.map(({ side, profiler }) => profiler.begin(side.pid)));
  const run = refused.some((one) => one !== void 0) ? void 0 : await runSlot({
    schedule: buildClosedSchedule({ requests, durationMs: DURATION_MS, agents: AGENTS, seed, mix: phase === "integration" ? {} : config.load.pattern.mix }),
    sides,
    config,
    world,
    engine: runInThread
  });
  return await Promise.all(prepared.map(async ({ side: { side }, profiler }, index) => {
    const reason = refused[index];
    const profiled = reason === void 0 ? await profiler.end() : { kind: "absent", reason };
    return { side, requests: run?.load.sides.find((one) => one.side === side)?.completed ?? 0, ...profiled };
  }));
}
function absent(phase, reason) {
  return { kind: "absent", phase, reason: reason.slice(0, 500) };
}

// src/phases/extras/extras.ts
async function measureExtras(result, { plan, config, world, checkouts }) {
  const rehearsal = await rehearseWherePossible(plan.event, { config, world, checkouts });
  const profiled = await profileRegression({ result, plan, config, world, checkouts });
  const pressed = await measureMemoryPressure({ config, world, checkouts });
  return { ...rehearsal === void 0 ? {} : { rehearsal }, ...profiled, ...pressed };
}

// src/respond/decide-alerts.ts
function decideAlerts(told, violations, atMs, { from, escalateAfterMs }) {
  const alerts = [];
  const now = { ...told };
  for (const violation of violations) {
    if (violation.firedMs === void 0 || violation.muted === true || !isAtLeast(violation.severity, from)) continue;
    const key = `${nameOf(violation)} ${violation.limit}`;
    const event = nextEvent(now[key], violation, atMs - violation.firedMs >= escalateAfterMs);
    if (event === void 0) continue;
    now[key] = event;
    alerts.push({ event, violation });
  }
  return { told: now, alerts };
}
function nextEvent(before, { state }, isLong) {
  if (before === "resolved") return void 0;
  if (state === "resolved") return before === void 0 ? void 0 : "resolved";
  if (before === void 0) return "firing";
  return before === "firing" && isLong ? "escalated" : void 0;
}

// src/report/markdown/alert-issue.ts
function alertMarker(commentId) {
  return `<!-- perf-gate-alert:${commentId.replace(/[^\w.]+/g, "-")} -->`;
}
function alertTitle({ commentId, branch }) {
  return `perf-gate: broken promises on ${branch}${commentId === "perf-gate" ? "" : ` (${commentId})`}`.slice(0, 200);
}
function renderAlertIssue({ commentId, branch, violations, title, headSha, runUrl }) {
  const seen = md`${link(`the run of ${headSha?.slice(0, 7) ?? "an unknown commit"}`, runUrl)} (${clip(title, 200)})`;
  const rows = violations.map((one) => {
    const { unit, worse } = metricNature(one.metric);
    return [
      md`${clip(objectiveOf(one), 150)}`,
      md`${one.state === "resolved" ? "\u2705 kept again" : "\u274C broken"}`,
      md`${worse === "higher" ? "at most" : "at least"} ${formatLimit(one.limit, unit)}`,
      md`${formatValue(one.worst, unit)}`,
      md`${one.severity}`,
      md`${formatDuration(one.startMs / 1e3)}${one.endMs === void 0 ? "" : ` to ${formatDuration(one.endMs / 1e3)}`}`
    ];
  });
  return `${alertMarker(commentId)}
${paragraphs([
    violations.length === 0 ? md`✅ ${seen} kept all promises again.` : md`${violations.every((one) => one.state === "resolved") ? "\u2705 Kept again" : "\u274C Broken"} in ${seen}.`,
    table(["Promise", "State", "Target", "Worst", "Severity", "Seconds of its traffic"], rows),
    md`<sub>Kept by perf-gate: opened when a promise is violated on ${code(branch)}, and closed when it is kept again. There is one for all of them.</sub>`
  ]).markdown}
`;
}

// src/respond/issue-alerts.ts
function openIssueAlerts({ event }, config, world) {
  const { github } = world;
  const { commentId } = config.report;
  if (!config.alerts.issue || github === void 0 || !event.onDefaultBranch || event.fromFork || event.pullRequest !== void 0) return void 0;
  const { issues } = github;
  const told = /* @__PURE__ */ new Map();
  let found;
  const branch = event.headRef ?? "the default branch";
  const ours = () => found ??= issues.find(alertMarker(commentId));
  const render = () => renderAlertIssue({ commentId, branch, violations: [...told.values()], title: event.title, headSha: event.headSha, runUrl: event.runUrl });
  async function write(isOpen) {
    const issue = await ours();
    if (issue === void 0) {
      const opened = await issues.open(alertTitle({ commentId, branch }), render());
      if (opened !== void 0) found = Promise.resolve({ ...opened, body: "", isOpen: true });
    } else await issues.update(issue.number, { body: render(), isOpen });
  }
  return {
    tell: (violation) => attempt(world, config.alerts.dryRun, render, async () => {
      told.set(`${nameOf(violation)} ${violation.limit}`, violation);
      await write([...told.values()].some((one) => one.state !== "resolved"));
    }),
    async conclude({ verdicts }) {
      const kept = verdicts.find((one) => one.phase === "sla")?.verdict === "pass";
      if (!kept || told.size > 0 || config.alerts.dryRun) return;
      await attempt(world, false, render, async () => {
        if ((await ours())?.isOpen === true) await write(false);
      });
    }
  };
}
async function attempt({ log }, isDryRun, render, act) {
  if (isDryRun) {
    log.info(`alerts: dry run, the issue would have been written: ${render().slice(0, 1e3)}`);
    return;
  }
  try {
    await act();
  } catch (error) {
    log.warning(`the issue about violations could not be written: ${error.message}`);
  }
}

// src/respond/alerts.ts
var PAUSES_MS = [1e3, 4e3];
function openAlerts(plan, config, world) {
  let told = {};
  let sending = Promise.resolve();
  let dead = false;
  const issue = openIssueAlerts(plan, config, world);
  function raise(alert) {
    const { violation } = alert;
    if (alert.event !== "resolved" && config.file !== void 0 && violation.line !== void 0) world.log.warning(describeAlert(alert), { file: config.file, line: violation.line });
    if (issue !== void 0) sending = sending.then(() => issue.tell(violation));
    const { webhook, dryRun } = config.alerts;
    if (webhook === void 0 && !dryRun) return;
    const body = renderAlert(alert, plan, config.alerts);
    if (dryRun) world.log.info(`alerts: dry run, this would have been sent: ${body}`);
    else if (webhook !== void 0) sending = sending.then(() => send(webhook, body));
  }
  async function send(url, body) {
    if (dead) return;
    const problem = await deliver(url, body, world);
    if (problem === void 0) return;
    dead = true;
    world.log.warning(`the alert webhook ${problem}: alerts of this run are in its log and report only`);
  }
  return {
    watch(violations, atMs) {
      const decided = decideAlerts(told, violations, atMs, config.alerts);
      told = decided.told;
      for (const alert of decided.alerts) raise(alert);
    },
    conclude(result) {
      if (issue !== void 0) sending = sending.then(() => issue.conclude(result));
    },
    finish: () => sending
  };
}
async function deliver(url, body, { webhooks, clock, signal }) {
  if (webhooks === void 0) return "cannot be reached from here";
  for (let attempt2 = 0; ; attempt2++) {
    const { problem, again } = await webhooks.post(url, body).then(judgeStatus, (error) => ({ problem: wordsOf(error), again: true }));
    const pauseMs = PAUSES_MS[attempt2];
    if (problem === void 0 || !again || signal.aborted) return problem;
    if (pauseMs === void 0) return `${problem}, ${attempt2 + 1} times`;
    await clock.sleep(pauseMs, signal).catch(() => void 0);
  }
}
function judgeStatus(status) {
  if (status >= 200 && status < 300) return { problem: void 0, again: false };
  if (status >= 300 && status < 400) return { problem: `answered with a redirect (${status}), which is not followed`, again: false };
  return { problem: `answered ${status}`, again: status === 429 || status >= 500 };
}
function wordsOf(error) {
  const { name, cause } = error;
  if (name === "TimeoutError") return "did not answer in time";
  return `could not be reached${typeof cause?.code === "string" ? ` (${cause.code})` : ""}`;
}
function renderAlert(alert, { event: { headSha, title, runUrl } }, { format }) {
  if (format === "slack") return JSON.stringify({ text: escapeSlack([`${describeAlert(alert)} \xB7 ${title.slice(0, 200)}`, ...runUrl === void 0 ? [] : [runUrl]].join("\n")) });
  return JSON.stringify({ version: 1, event: alert.event, violation: alert.violation, title: title.slice(0, 200), ...headSha === void 0 ? {} : { commit: headSha }, ...runUrl === void 0 ? {} : { runUrl } });
}
function describeAlert({ event, violation }) {
  const { limit, worst, severity, startMs, resolution } = violation;
  const metric = nameOf(violation);
  if (event === "resolved") return `perf-gate: ${metric} is kept again: ${resolution ?? "resolved"}`;
  return `perf-gate: ${metric} is beyond ${Number(limit.toPrecision(6))} since second ${(startMs / 1e3).toFixed(0)}, worst ${worst.toFixed(1)} (${severity}${event === "escalated" ? ", and still is" : ""})`;
}
function escapeSlack(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// src/respond/fetch-baseline.ts
var MAX_BYTES2 = 2e7;
var ANCESTORS = 50;
var DAY_MS = 864e5;
var MOST_TRIES = 5;
async function fetchBaseline({ artifactName, sha, maxAgeDays, read, environment }, world) {
  const { github } = world;
  if (github === void 0) return { none: "there are no stored baselines here" };
  try {
    const branch = await github.repository.defaultBranch();
    const all = (await github.artifacts.list(artifactName)).filter((one) => one.headBranch === branch);
    if (all.length === 0) return { none: `no run on ${branch} has stored a baseline yet (artifact ${artifactName})` };
    const usable = all.filter((one) => !one.expired && world.clock.now() - Date.parse(one.createdAt) <= maxAgeDays * DAY_MS);
    if (usable.length === 0) return { none: `the stored baselines have expired or are older than ${maxAgeDays} days` };
    const candidates = listNearest(await github.repository.ancestors(sha, ANCESTORS), usable);
    if (candidates.length === 0) return { none: `neither ${sha.slice(0, 7)} nor any of its last ${ANCESTORS} ancestors has a stored baseline` };
    return await readFirst(candidates.slice(0, MOST_TRIES), github, { read, environment });
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${error.message}`);
    return { none: `the stored baseline could not be fetched: ${error.message}` };
  }
}
function listNearest(ancestors, artifacts) {
  return ancestors.flatMap((sha, distance) => artifacts.filter((one) => one.headSha === sha).map((artifact) => ({ artifact, distance })));
}
async function readFirst(candidates, github, { read, environment }) {
  const refused = [];
  let foreign;
  for (const { artifact, distance } of candidates) {
    const baseline = await download(artifact, github, read);
    const name = `that of ${artifact.headSha.slice(0, 7)}`;
    if (baseline.kind === "refused") {
      refused.push(`${name}: ${baseline.reason}`);
      continue;
    }
    const found = { result: baseline.result, sha: artifact.headSha, distance, refused: [...refused] };
    if (environment === void 0 || baseline.result.environment.key === environment) return found;
    foreign ??= found;
    refused.push(`${name}: it was measured on another kind of machine (${baseline.result.environment.key})`);
  }
  return foreign ?? { none: `the stored baseline was refused: ${refused.join("; ")}`.slice(0, 900) };
}
async function download(artifact, github, read) {
  try {
    const text = await github.artifacts.download(artifact, "result.json", MAX_BYTES2);
    return text === void 0 ? { kind: "refused", reason: "its artifact holds no result.json" } : read(text);
  } catch (error) {
    return { kind: "refused", reason: `it could not be downloaded: ${error.message}` };
  }
}

// src/respond/find-baseline.ts
async function findBaseline(plan, config, world) {
  const since = plan.comparison.kind === "file" ? NOTHING_SINCE : await findMergeBase(plan, config, world);
  return { ...await findStored(plan, config, world, since.sha), messages: since.messages };
}
async function findStored(plan, config, world, sha) {
  if (plan.comparison.kind === "file") {
    const { path: path7 } = plan.comparison;
    if (!await world.files.exists(path7)) return nothing(void 0, `there is no file ${path7}`);
    const baseline = readBaseline(await world.files.read(path7), config);
    return baseline.kind === "refused" ? nothing(void 0, `the stored baseline was refused: ${baseline.reason}`) : fromStored(baseline.result, { kind: "file", reason: `read from ${path7}` }, void 0, world);
  }
  if (sha === void 0 || world.github === void 0) return nothing(sha, "there are no stored baselines here");
  const fetched = await fetchBaseline({
    artifactName: config.baseline.artifactName,
    sha,
    maxAgeDays: config.baseline.maxAgeDays,
    read: (text) => readBaseline(text, config),
    // Where nothing is compared only the history is wanted, and the nearest knows most of it.
    environment: plan.comparison.kind === "none" ? void 0 : world.environment().key
  }, world);
  if ("none" in fetched) return await findDigest(sha, config, world) ?? nothing(sha, fetched.none);
  const why = fetched.refused.length > 0 ? `, passing over ${fetched.refused.join("; ")}` : fetched.distance === 0 ? "" : ", which has no baseline of its own";
  const where = `${fetched.distance === 0 ? "the merge base" : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? "" : "s"} before the merge base`}${why}`;
  return fromStored(fetched.result, { kind: "artifact", sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}`.slice(0, 1e3) }, sha, world);
}
async function findMergeBase({ event }, config, world) {
  const asked = config.compare.baseRef;
  if (event.onDefaultBranch && asked === void 0) return { sha: event.baseSha ?? event.sha, messages: [] };
  const base = asked ?? (event.kind === "merge_group" ? event.baseSha : event.baseRef ?? event.baseSha);
  if (world.github === void 0 || event.sha === void 0 || base === void 0) return { sha: asked === void 0 ? event.baseSha : void 0, messages: [] };
  try {
    return await world.github.repository.mergeBase(base, event.sha);
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${error.message}); taking ${asked === void 0 ? "the base commit of the event" : "base-ref itself"} instead`);
    return { sha: asked === void 0 ? event.baseSha : void 0, messages: [] };
  }
}
async function findDigest(sha, config, world) {
  try {
    const text = decodeDigest(await world.github?.checks.summaryOf(sha, checkName(void 0)) ?? "");
    const baseline = text === void 0 ? void 0 : readBaseline(text, config);
    if (baseline?.kind !== "usable" || baseline.result.commit.head !== sha) return void 0;
    return fromStored(baseline.result, { kind: "artifact", sha, distance: 0, reason: "kept in the check run of the merge base" }, sha, world);
  } catch (error) {
    world.log.warning(`what the check run of ${sha.slice(0, 7)} keeps could not be read: ${error.message}`);
    return void 0;
  }
}
var NOTHING_SINCE = { sha: void 0, messages: [] };
function fromStored(result, info, sha, world) {
  const machine = world.environment();
  const sameMachine = result.environment.key === machine.key;
  const sameTool = result.tool.version === TOOL.version;
  const known = knowsItsNoise(result.history, machine);
  return {
    sha,
    usable: true,
    decisive: sameMachine && sameTool && known,
    info,
    history: result.history,
    stored: { measurements: result.phases, history: result.history, machine, baseMachine: result.environment, against: info.kind === "file" ? "run" : "regime" },
    reason: whatItCanDo({ sameMachine, sameTool, known }, result, machine)
  };
}
function whatItCanDo({ sameMachine, sameTool, known }, { environment, tool }, machine) {
  if (!sameMachine) return `the stored baseline was measured on another kind of machine (${environment.key}, this is ${machine.key})`;
  if (!sameTool) return `the stored baseline was measured by perf-gate ${tool.version}, and this is ${TOOL.version}`;
  return known ? "the stored baseline can decide" : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine since its last change`;
}
function nothing(sha, reason) {
  return { sha, stored: void 0, usable: false, decisive: false, reason, info: { kind: "none", reason }, history: [] };
}

// src/respond/find-label-waivers.ts
async function findLabelWaivers({ pullRequest }, { compare: { waivers } }, { github, log }) {
  if (waivers.length === 0 || pullRequest === void 0 || github === void 0) return [];
  try {
    const labels = (await github.repository.labelsOf(pullRequest)).map((label) => label.toLowerCase());
    return waivers.filter(({ label }) => labels.includes(label.toLowerCase()));
  } catch (error) {
    log.warning(`the labels of the pull request could not be read, so none of \`compare.waivers\` holds: ${error.message}`);
    return [];
  }
}

// src/respond/run-command.ts
var MAX_LINES = 200;
async function runCommand({ command, violation, event: { headSha = "" }, timeoutMs, world }) {
  const json = JSON.stringify(violation);
  const env = { ...world.processes.safeEnvironment(), PERF_GATE_VIOLATION: json, PERF_GATE_METRIC: violation.metric, PERF_GATE_KIND: violation.kind, PERF_GATE_SEVERITY: violation.severity, PERF_GATE_COMMIT: headSha };
  let lines = 0;
  const running = world.processes.spawn({ command, cwd: world.workspace, env, input: json, onLine: (line) => {
    if (++lines <= MAX_LINES) world.log.info(`rollback: ${line}`);
  } });
  const ended = new AbortController();
  try {
    const late = world.clock.sleep(timeoutMs, AbortSignal.any([world.signal, ended.signal])).then(() => "late", () => "cancelled");
    const exit = await Promise.race([running.exited, late]);
    if (exit === "late") return { kind: "failed", reason: `the procedure was stopped after ${timeoutMs / 1e3} s` };
    if (exit === "cancelled") return { kind: "failed", reason: "the run was cancelled" };
    return exit.code === 0 ? { kind: "done", reason: "the procedure ended well" } : { kind: "failed", reason: `the procedure ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}` };
  } finally {
    ended.abort();
    await running.stop();
  }
}

// src/respond/carry-out.ts
async function carryOut(task) {
  if (task.procedure.kind === "command") return runCommand({ ...task, command: task.procedure.command });
  const ended = new AbortController();
  const late = task.world.clock.sleep(task.timeoutMs, AbortSignal.any([task.world.signal, ended.signal])).then(
    () => ({ kind: "failed", reason: `GitHub did not answer within ${task.timeoutMs / 1e3} s` }),
    () => ({ kind: "failed", reason: "the run was cancelled" })
  );
  try {
    return await Promise.race([askGitHub(task), late]);
  } catch (error) {
    return { kind: "failed", reason: error.message };
  } finally {
    ended.abort();
  }
}
async function askGitHub({ procedure, violation, event, good = "", world }) {
  const procedures = world.github?.procedures;
  if (procedures === void 0) return { kind: "failed", reason: "GitHub cannot be reached from here" };
  const commit = event.headSha ?? "";
  switch (procedure.kind) {
    case "workflow_dispatch": {
      const values = /* @__PURE__ */ new Map([["good", good], ["commit", commit], ["metric", nameOf(violation)], ["kind", violation.kind], ["severity", violation.severity], ["run", event.runUrl ?? ""]]);
      const inputs = Object.fromEntries(Object.entries(procedure.inputs).map(([name, value]) => [name, fillPlaceholders(value, values, (text) => text)]));
      const url = await procedures.startWorkflow(procedure.workflow, procedure.ref ?? event.headRef ?? "", inputs);
      return done(`started the workflow ${procedure.workflow}`, url);
    }
    case "repository_dispatch":
      await procedures.sendEvent(procedure.eventType, { version: 1, violation, commit, ...good === "" ? {} : { good }, title: event.title.slice(0, 200), ...event.runUrl === void 0 ? {} : { runUrl: event.runUrl } });
      return done(`sent the event ${procedure.eventType}`);
    case "deployment": {
      const url = await procedures.deploy({ sha: good, environment: procedure.environment, task: procedure.task, description: `perf-gate: back from ${commit.slice(0, 7)}, ${nameOf(violation)}`.slice(0, 140), payload: { version: 1, violation, commit, ...event.runUrl === void 0 ? {} : { runUrl: event.runUrl } } });
      return done(`asked for a deployment of ${good.slice(0, 7)} to ${procedure.environment}`, url);
    }
    case "revert-pull-request": {
      const { url } = await procedures.revertPullRequest({ sha: commit, draft: procedure.draft, body: describeEvidence(violation, event) });
      return done("opened a pull request that reverts it, which somebody has to merge", url);
    }
    case "command":
      throw new TypeError("a command is not for GitHub");
  }
}
function done(reason, url) {
  return { kind: "done", reason, ...url === void 0 ? {} : { url } };
}
function describeEvidence({ limit, worst, severity, startMs, windows, ...violation }, { headSha = "", runUrl }) {
  return [
    `perf-gate found a promise broken after ${headSha} was deployed: \`${nameOf(violation)}\` was beyond ${Number(limit.toPrecision(6))} from second ${(startMs / 1e3).toFixed(0)} of its traffic on (worst ${worst.toFixed(1)}, ${windows} windows, ${severity}).`,
    ...runUrl === void 0 ? [] : [`Evidence: ${runUrl}`]
  ].join("\n\n");
}

// src/respond/decide-rollback.ts
function decideRollback(situation) {
  const { violation, event, config } = situation;
  const procedure = config.byKind[violation.kind] ?? config.procedure;
  const reason = whyNot(event, config) ?? whyNotAgain(situation);
  if (reason !== void 0) return { kind: "refused", reason };
  if (procedure === void 0) return { kind: "refused", reason: `no procedure for the kind ${violation.kind}: give one in \`rollback\`, such as \`command\`, or in \`rollback.by-kind\`` };
  const nowhere = needsGood(procedure) ? whyNoGood(situation) : void 0;
  return nowhere === void 0 ? { kind: config.mode === "on" ? "run" : "dry-run", procedure } : { kind: "refused", reason: nowhere };
}
function describeProcedure(procedure) {
  switch (procedure.kind) {
    case "command":
      return procedure.command;
    case "workflow_dispatch":
      return `workflow_dispatch of ${procedure.workflow}`;
    case "repository_dispatch":
      return `repository_dispatch ${procedure.eventType}`;
    case "deployment":
      return `deployment to ${procedure.environment}`;
    case "revert-pull-request":
      return "revert-pull-request";
  }
}
function whyNot(event, { mode }) {
  if (mode === "off") return "rolling back is off";
  if (event.fromFork) return "never for a fork";
  if (event.pullRequest !== void 0 || event.kind === "merge_group") return "never for a pull request: nothing of it is deployed";
  if (event.kind === "laptop") return "never from a laptop";
  if (!event.onDefaultBranch) return "only for the default branch";
  return event.headSha === void 0 ? "the commit is not known" : void 0;
}
function needsGood(procedure) {
  return procedure.kind === "deployment" || procedure.kind === "workflow_dispatch" && Object.values(procedure.inputs).some((value) => value.includes("{{good}}"));
}
function whyNoGood({ good, event }) {
  if (good === void 0) return "the last good commit is not known: no run on the default branch has stored a baseline that can be used";
  return good === event.headSha ? "the last good commit is this one" : void 0;
}
function whyNotAgain({ violation, event, config, past, nowMs }) {
  if (past.some((one) => one.sha === event.headSha && one.kind === violation.kind)) return `this commit was rolled back for the kind ${violation.kind} already`;
  const last = Math.max(...past.map((one) => one.atMs));
  const restMs = config.coolDownMs - (nowMs - last);
  return restMs > 0 ? `the last rollback was ${Math.round((nowMs - last) / 1e3)} s ago: cooling down for another ${Math.ceil(restMs / 1e3)} s` : void 0;
}

// src/respond/rollback.ts
var MARK = "perf-gate-rollback";
var KINDS = ["response_time", "availability", "throughput", "error_rate", "latency_percentile", "resource"];
function openRollback(plan, config, world, good) {
  const { event } = plan;
  if (config.rollback.mode === "off") return void 0;
  const never = whyNot(event, config.rollback);
  if (never !== void 0) {
    world.log.info(`rollback: ${never}`);
    return void 0;
  }
  const mine = [];
  let before = Promise.resolve();
  async function attempt2(violation) {
    const past = await readPast(event.headRef, world);
    if (typeof past === "string") return { kind: "refused", reason: past };
    const nowMs = world.clock.now();
    const decision = decideRollback({ violation, event, config: config.rollback, past: [...past, ...mine], nowMs, good });
    if (decision.kind === "refused") return decision;
    mine.push({ sha: event.headSha, kind: violation.kind, atMs: nowMs });
    const procedure = describeProcedure(decision.procedure);
    if (decision.kind === "dry-run") return { kind: "dry-run", reason: `dry run, this would have been run: ${procedure}`, procedure };
    const unremembered = await remember(violation, world);
    return unremembered ?? { ...await carryOut({ procedure: decision.procedure, violation, event, good, timeoutMs: config.rollback.timeoutMs, world }), procedure };
  }
  return (violation) => {
    const result = before.then(() => attempt2(violation)).then((attempted) => {
      const { kind, reason, url } = attempted;
      world.log.warning(`rollback for ${nameOf(violation)}: ${kind === "done" ? reason : `${kind}: ${reason}`}${url === void 0 ? "" : ` (${url})`}`);
      return attempted;
    });
    before = result.catch(() => void 0);
    return result;
  };
}
async function readPast(branch, { github }) {
  if (github === void 0) return "without GitHub it cannot be known what was rolled back before";
  try {
    const lists = await Promise.all(KINDS.map(async (kind) => (await github.artifacts.list(`${MARK}-${kind}`)).map((one) => ({ ...one, kind }))));
    return lists.flat().filter((one) => one.headBranch === branch).map(({ headSha, kind, createdAt }) => ({ sha: headSha, kind, atMs: Date.parse(createdAt) }));
  } catch (error) {
    return `it cannot be known what was rolled back before: ${error.message}`;
  }
}
async function remember(violation, { github }) {
  try {
    await github?.artifacts.upload(`${MARK}-${violation.kind}`, [{ path: "violation.json", content: JSON.stringify(violation) }]);
    return void 0;
  } catch (error) {
    return { kind: "refused", reason: `it could not be remembered, so a re-run would do it again: ${error.message}` };
  }
}

// src/main.ts
async function main(inputs, source, world) {
  const config = await readConfiguration(inputs, world);
  const plan = planRun(config, readEvent(source));
  await refuseForeignCheckout(plan.event, world);
  checkSystem(config, world);
  await refuseImpossibleRates(plan, config);
  const publishing = await openPublishing(plan, config, world);
  const alerts = openAlerts(plan, config, world);
  try {
    const baseline = await findBaseline(plan, config, world);
    const result = await measureAndJudge(settlePlan(plan, config, baseline), baseline, { config, world, alerts });
    await publishing.complete(result);
    alerts.conclude(result);
    return { exitCode: exitCodeOf(result.verdict, config.failOn), result, folder: config.report.outputFolder };
  } catch (error) {
    await publishing.crashed(error);
    throw error;
  } finally {
    await alerts.finish();
  }
}
async function readConfiguration(inputs, world) {
  const file = inputs.config ?? DEFAULT_CONFIG_FILE;
  const path7 = `${world.workspace}/${file}`;
  const exists = await world.files.exists(path7);
  if (!exists && inputs.config !== void 0) throw new ConfigError([{ where: "config", message: `there is no file ${inputs.config} in ${world.workspace}` }]);
  const config = readConfig({ text: exists ? await world.files.read(path7) : void 0, file: exists ? file : void 0, inputs, seed: world.randomSeed() });
  return readDataRows(config, (dataFile) => world.files.read(`${world.workspace}/${dataFile}`));
}
async function measureAndJudge(plan, baseline, { config, world, alerts }) {
  const result = await measure(plan, baseline, { config, world, alerts });
  const { comparison } = plan;
  if (comparison.kind !== "artifact" || !isMeasuredAgain(plan, result)) return result;
  const reason = "against the stored baseline it looked worse, or stayed undecided";
  world.log.info(`${reason}: measuring both sides here`);
  return measure(planPaired(plan, config, baseline.sha ?? comparison.baseSha, reason), baseline, { config, world, alerts });
}
function isMeasuredAgain({ comparison }, result) {
  return comparison.kind === "artifact" && comparison.orPaired && result.verdict !== "invalid" && needsPairedRounds(result.verdicts);
}
async function measure(plan, baseline, { config, world, alerts }) {
  for (const sentence of plan.sentences) world.log.info(sentence);
  const startedAt = new Date(world.clock.now()).toISOString();
  const facts = factsOf(plan, world);
  const stored = plan.comparison.kind === "artifact" || plan.comparison.kind === "file" ? baseline.stored : void 0;
  let waivers = [];
  const judge = (outcomes, commit, failure) => judgeRun(
    { outcomes, baseline: describeBaseline(plan, baseline, commit.base), comparisonWanted: plan.comparison.kind !== "none" || plan.comparison.wanted, history: baseline.history, onDefaultBranch: plan.event.onDefaultBranch, waivers, ...stored === void 0 ? {} : { stored }, ...failure === void 0 ? {} : { failure } },
    config,
    { ...facts, startedAt, commit, baseline: describeBaseline(plan, baseline, commit.base) }
  );
  try {
    var _stack = [];
    try {
      const prepared = __using(_stack, await prepareCheckouts(plan, config, world), true);
      if (!plan.event.fromFork) waivers = [...readWaivers([...baseline.messages, ...prepared.messages], config), ...await findLabelWaivers(plan.event, config, world)];
      const rollback = openRollback(plan, config, world, baseline.info.kind === "artifact" ? baseline.info.sha : void 0);
      const looks = plan.comparison.kind === "paired" ? planLooks(plan.rounds) : [plan.rounds.max];
      const outcomes = await runPhases({
        plan,
        config,
        world,
        looks,
        checkouts: prepared.checkouts,
        onViolations: alerts.watch,
        ...stored === void 0 ? {} : { stored },
        ...rollback === void 0 ? {} : { rollback },
        isDecided: (phase, blocks) => isDecided(comparePhase(phase, blocks, config, stored))
      });
      const result = judge(outcomes, commitsOf(plan, prepared.headSha, prepared.baseSha));
      if (isMeasuredAgain(plan, result)) return result;
      return { ...result, ...await measureExtras(result, { plan, config, world, checkouts: prepared.checkouts }) };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    if (error instanceof BaseUnusable) {
      world.log.warning(`${error.message}; the head is measured alone`);
      return measure(planAlone(plan, config, error.message), baseline, { config, world, alerts });
    }
    if (!(error instanceof ServiceError)) throw error;
    world.log.error([error.message, ...error.output].join("\n"));
    return judge([], commitsOf(plan, void 0, void 0), describeServiceFailure(error));
  }
}
function describeBaseline(plan, baseline, baseSha) {
  switch (plan.comparison.kind) {
    case "paired":
      return { kind: "paired", reason: plan.comparison.reason, ...baseSha === void 0 ? {} : { sha: baseSha } };
    case "none":
      return { kind: "none", reason: plan.comparison.reason };
    case "artifact":
    case "file":
      return baseline.info;
  }
}
function commitsOf({ event }, headSha, baseSha) {
  const head = event.headSha ?? headSha;
  return {
    ...head === void 0 ? {} : { head },
    ...baseSha === void 0 ? {} : { base: baseSha },
    ...event.headRef === void 0 ? {} : { headRef: event.headRef },
    ...event.baseRef === void 0 ? {} : { baseRef: event.baseRef }
  };
}
var FORK_NOTE = "This pull request comes from a fork, whose token may not write: comment and check runs are left to a workflow with `mode: report`, where there is one";
function factsOf(plan, world) {
  return { tool: TOOL, title: plan.event.title.slice(0, 200), plan: plan.sentences.map((sentence) => sentence.slice(0, 500)), environment: { ...world.environment(), fsync: world.files.timeFsync(world.workspace) }, notes: plan.event.fromFork ? [FORK_NOTE] : [] };
}

export {
  findBaseline,
  findLabelWaivers,
  main,
  readConfiguration
};
