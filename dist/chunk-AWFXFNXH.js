import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  hasProc,
  hasVariable,
  kilobytes,
  listProcesses,
  listeningPorts,
  readCpuMs,
  readProc,
  readRss,
  readStat,
  releaseMounts,
  withDescendants
} from "./chunk-7O44RMCV.js";

// src/system/clock.ts
import { performance as performance2 } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
function openClock() {
  return {
    now: () => Date.now(),
    monotonicMs: () => performance2.now(),
    async sleep(durationMs, signal) {
      await sleep(durationMs, void 0, signal === void 0 ? void 0 : { signal });
    }
  };
}

// src/system/environment.ts
import { availableParallelism, cpus, release, totalmem, type } from "node:os";

// src/system/calibrate.ts
import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { performance as performance3 } from "node:perf_hooks";
var RUNS = 5;
var HASHES = 1e4;
var CELLS = 4194304;
var VISITS = 4e5;
var WRITES = 2e4;
function calibrate() {
  const cells = new Int32Array(CELLS);
  for (let i = 0; i < CELLS; i++) cells[i] = Math.imul(i, 1664525) + 1013904223 & CELLS - 1;
  const sink = openSync(devNull, "w");
  try {
    return [hash, () => walk(cells), () => call(sink)].reduce((total, part) => total + medianMs(part), 0);
  } finally {
    closeSync(sink);
  }
}
function hash() {
  let digest = Buffer.alloc(32);
  for (let i = 0; i < HASHES; i++) digest = createHash("sha256").update(digest).digest();
}
function walk(cells) {
  let at = 0;
  for (let i = 0; i < VISITS; i++) at = cells[at];
  return at;
}
function call(sink) {
  const byte = Buffer.alloc(1);
  for (let i = 0; i < WRITES; i++) writeSync(sink, byte);
}
function medianMs(part) {
  const times = Array.from({ length: RUNS }, () => {
    const start2 = performance3.now();
    part();
    return performance3.now() - start2;
  }).toSorted((a, b) => a - b);
  return times[RUNS >> 1];
}

// src/system/environment.ts
function openEnvironment() {
  let environment;
  return () => environment ??= readEnvironment();
}
function readEnvironment() {
  const cpuModel = (cpus()[0]?.model ?? "unknown").trim().slice(0, 200);
  const cores = availableParallelism();
  const { ImageOS, ImageVersion, RUNNER_ENVIRONMENT } = process.env;
  const runner = [RUNNER_ENVIRONMENT, ImageOS, ImageVersion].filter((part) => part !== void 0 && part !== "").join(" ").slice(0, 200) || "local";
  return {
    key: `${type()} ${process.arch}, ${cores} \xD7 ${cpuModel}, ${ImageOS ?? "local"}`.slice(0, 200),
    cpuModel,
    cores,
    memoryMb: Math.round(totalmem() / 1e6),
    kernel: release().slice(0, 200),
    node: process.version,
    runner,
    calibrationMs: calibrate()
  };
}

// src/system/files.ts
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// src/system/disk-floor.ts
import { closeSync as closeSync2, fdatasyncSync, mkdtempSync, openSync as openSync2, rmSync, writeSync as writeSync2 } from "node:fs";
import path from "node:path";
var BYTES = 256;
var MOST_APPENDS = 50;
var ENOUGH_MS = 250;
function timeFsync(folder) {
  try {
    const own = mkdtempSync(path.join(folder, ".perf-gate-disk-"));
    try {
      return timeAppends(path.join(own, "log"));
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  } catch (error) {
    return { kind: "absent", reason: `a file in the workspace cannot be written: ${error.code ?? String(error)}`.slice(0, 300) };
  }
}
function timeAppends(file) {
  const log = openSync2(file, "ax");
  const bytes = Buffer.alloc(BYTES, "e");
  const times = [];
  try {
    const begunMs = performance.now();
    while (times.length < MOST_APPENDS && performance.now() - begunMs < ENOUGH_MS) {
      const startedMs = performance.now();
      writeSync2(log, bytes);
      fdatasyncSync(log);
      times.push(performance.now() - startedMs);
    }
  } finally {
    closeSync2(log);
  }
  times.sort((a, b) => a - b);
  return { kind: "seen", medianMs: times[times.length >> 1], slowestMs: times.at(-1), samples: times.length };
}

// src/system/files.ts
function openFiles(temporary = tmpdir()) {
  return {
    read: (path4) => readFile(path4, "utf8"),
    async write(path4, content) {
      await mkdir(dirname(path4), { recursive: true });
      await writeFile(path4, content);
    },
    exists: (path4) => stat(path4).then(() => true, () => false),
    remove: (path4) => rm(path4, { force: true }),
    timeFsync,
    async temporaryFolder(prefix) {
      const path4 = await realpath(await mkdtemp(join(temporary, `perf-gate-${prefix}-`)));
      const remove = async () => {
        await releaseMounts(path4);
        await rm(path4, { recursive: true, force: true, maxRetries: 3 });
      };
      return { path: path4, [Symbol.asyncDispose]: remove };
    }
  };
}

// src/system/processes.ts
import { spawn } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as sleep2 } from "node:timers/promises";

// src/system/conceal.ts
var SECRET_NAME = /TOKEN(?!S)|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|WEBHOOK/i;
var PASSWORD = /:\/\/[^/\s:@]*:([^/\s@]+)@/;
var MIN_LENGTH = 4;
var STARS = "***";
function openConcealer(...environments) {
  const secrets = environments.flatMap((environment) => Object.entries(environment).flatMap(([name, value = ""]) => secretsOf(name, value)));
  const known = [...new Set(secrets)].filter((one) => one.length >= MIN_LENGTH).toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return (text) => text;
  const any = new RegExp(known.map((one) => one.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join("|"), "g");
  return (text) => text.replaceAll(any, STARS);
}
function secretsOf(name, value) {
  const password = PASSWORD.exec(value)?.[1];
  if (!SECRET_NAME.test(name)) return password === void 0 ? [] : [password];
  return [...value.split(/\r?\n/), value, Buffer.from(`x-access-token:${value}`).toString("base64")];
}

// src/system/free-port.ts
import { createServer } from "node:net";
var LOWEST = 15e3;
var HIGHEST = 32e3;
var MOST_REMEMBERED = 1e3;
var taken = /* @__PURE__ */ new Set();
async function freePort() {
  for (let tries = HIGHEST - LOWEST; tries > 0; tries--) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (taken.has(port)) continue;
    taken.add(port);
    if (taken.size > MOST_REMEMBERED) taken.delete(taken.values().next().value);
    if (await isFree(port)) return port;
  }
  throw new Error(`no TCP port between ${LOWEST} and ${HIGHEST} is free on this machine`);
}
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

// src/system/tracked-tree.ts
import { randomUUID } from "node:crypto";

// src/system/cgroup.ts
import { availableParallelism as availableParallelism2, totalmem as totalmem2 } from "node:os";
import path2 from "node:path";
function readAllowance(pid, { membership, mount } = { membership: `/proc/${pid}/cgroup`, mount: "/sys/fs/cgroup" }) {
  const text = readProc(membership);
  if (text === void 0) return void 0;
  const memory = tightest([...limits(text, "", [mount, `${mount}/unified`], readMemoryV2), ...limits(text, "memory", [`${mount}/memory`], readMemoryV1)]);
  const cpus2 = tightest([...limits(text, "", [mount, `${mount}/unified`], readCpusV2), ...limits(text, "cpu", [`${mount}/cpu`, `${mount}/cpu,cpuacct`], readCpusV1)]);
  const machine = { cpus: availableParallelism2(), memoryBytes: totalmem2() };
  return {
    ...cpus2 < machine.cpus ? { cpus: cpus2, cpusOf: "cgroup" } : { cpus: machine.cpus, cpusOf: "machine" },
    ...memory < machine.memoryBytes ? { memoryBytes: memory, memoryOf: "cgroup" } : { memoryBytes: machine.memoryBytes, memoryOf: "machine" }
  };
}
function limits(membership, controller, mounts, read) {
  const group = membership.split("\n").map((line) => line.split(":")).find(([, controllers = ""]) => controller === "" ? controllers === "" : controllers.split(",").includes(controller))?.slice(2).join(":");
  const parts = group === void 0 || group.includes("..") ? [] : group.split("/").filter((part) => part !== "");
  return mounts.flatMap((mount) => Array.from({ length: parts.length + 1 }, (_, depth) => read(path2.join(mount, ...parts.slice(0, depth))) ?? []).flat());
}
function readMemoryV2(folder) {
  return positive(readProc(`${folder}/memory.max`));
}
function readMemoryV1(folder) {
  return positive(readProc(`${folder}/memory.limit_in_bytes`));
}
function readCpusV2(folder) {
  const [quota, period] = (readProc(`${folder}/cpu.max`) ?? "").split(" ");
  return share(positive(quota), positive(period));
}
function readCpusV1(folder) {
  return share(positive(readProc(`${folder}/cpu.cfs_quota_us`)), positive(readProc(`${folder}/cpu.cfs_period_us`)));
}
function share(quota, period) {
  return quota === void 0 || period === void 0 ? void 0 : quota / period;
}
function positive(text) {
  const value = Number(text?.trim() || Number.NaN);
  return value > 0 ? value : void 0;
}
function tightest(values) {
  return Math.min(Number.POSITIVE_INFINITY, ...values);
}

// src/system/pressure.ts
import path3 from "node:path";
var KINDS = ["cpu", "memory", "io"];
function readPressure(pid, { membership, mounts, machine } = { membership: `/proc/${pid}/cgroup`, mounts: ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"], machine: "/proc/pressure" }) {
  const group = /^0::(\/.+)$/m.exec(readProc(membership) ?? "")?.[1];
  const folders = group === void 0 || group.includes("..") ? [] : mounts.map((mount) => path3.join(mount, group));
  for (const [folder, of, suffix] of [...folders.map((one) => [one, "cgroup", ".pressure"]), [machine, "machine", ""]]) {
    const told2 = Object.fromEntries(KINDS.flatMap((kind) => {
      const us = readTotalUs(`${folder}/${kind}${suffix}`);
      return us === void 0 ? [] : [[`${kind}Us`, us]];
    }));
    if (Object.keys(told2).length > 0) return { of, ...told2 };
  }
  return void 0;
}
function readTotalUs(file) {
  const match = /^some .*\btotal=(\d{1,15})$/m.exec(readProc(file) ?? "");
  return match === null ? void 0 : Number(match[1]);
}

// src/system/tree-details.ts
import { readdirSync } from "node:fs";
function readDetails(pids) {
  const threads = pids.map((pid) => list(`/proc/${pid}/task`)?.map((thread) => `/proc/${pid}/task/${thread}`) ?? []);
  const schedules = new Map(threads.flat().map((thread) => [thread, readProc(`${thread}/schedstat`)?.trim().split(" ").map(Number) ?? []]));
  const io = new Map(pids.map((pid) => [pid, readProc(`/proc/${pid}/io`)]));
  return {
    threads: threads.flat().length,
    threadTimes: Object.fromEntries([...schedules].map(([thread, [ranNs = 0, waitedNs = 0]]) => [thread.slice(thread.lastIndexOf("/") + 1), { cpuMs: ranNs / 1e6, waitMs: waitedNs / 1e6 }])),
    contextSwitches: [...schedules.values()].reduce((total, [, , switches = 0]) => total + switches, 0),
    ...sumOf("pssBytes", pids, (pid) => kilobytes(readProc(`/proc/${pid}/smaps_rollup`), "Pss")),
    ...sumOf("descriptors", pids, (pid) => list(`/proc/${pid}/fd`)?.length),
    ...sumOf("readBytes", pids, (pid) => counter(io.get(pid), "read_bytes")),
    ...sumOf("writtenBytes", pids, (pid) => counter(io.get(pid), "write_bytes"))
  };
}
function sumOf(key, pids, read) {
  let sum = 0;
  for (const pid of pids) {
    const value = read(pid);
    if (value === void 0 && readStat(pid) !== void 0) return {};
    sum += value ?? 0;
  }
  return { [key]: sum };
}
function counter(text, key) {
  const match = new RegExp(`^${key}: (\\d+)$`, "m").exec(text ?? "");
  return match === null ? void 0 : Number(match[1]);
}
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return void 0;
  }
}

// src/system/tracked-tree.ts
var MARK = "PERF_GATE_TREE";
function trackTree(pid, mark = randomUUID()) {
  return { pid, key: readStat(pid)?.key, mark, seen: /* @__PURE__ */ new Map(), strangers: /* @__PURE__ */ new Set(), cpuMs: 0, systemCpuMs: 0 };
}
function listMembers(tree) {
  const all = listProcesses();
  const leader = all.find((entry) => entry.pid === tree.pid);
  const recycled = leader !== void 0 && leader.key !== tree.key;
  const belongs = (entry) => !recycled && (entry.pid === tree.pid || entry.session === tree.pid || entry.group === tree.pid);
  const members = withDescendants(all, (entry) => belongs(entry) || tree.seen.has(entry.key) || bearsMark(tree, entry));
  for (const entry of members) {
    const known = tree.seen.get(entry.key);
    tree.seen.set(entry.key, { entry, parent: known?.parent ?? entry.parent, ownMs: known?.ownMs ?? 0 });
  }
  return members;
}
function readUsage(tree, details) {
  const members = listMembers(tree);
  if (members.length === 0) return void 0;
  for (const entry of members) {
    const sighting = tree.seen.get(entry.key);
    sighting.ownMs = Math.max(sighting.ownMs, readCpuMs(entry));
  }
  tree.cpuMs = Math.max(tree.cpuMs, addUpCpu(tree, members));
  tree.systemCpuMs = Math.max(tree.systemCpuMs, members.reduce((total, entry) => total + entry.systemMs, 0));
  tree.allowance ??= readAllowance(tree.pid);
  return {
    processes: members.length,
    cpuMs: tree.cpuMs,
    systemCpuMs: tree.systemCpuMs,
    rssBytes: members.reduce((total, entry) => total + readRss(entry.pid), 0),
    ...tree.allowance === void 0 ? {} : { allowance: tree.allowance },
    ...details ? { details: { ...readDetails(members.map((entry) => entry.pid)), ...pressureOf(tree.pid) } } : {}
  };
}
function pressureOf(pid) {
  const pressure = readPressure(pid);
  return pressure === void 0 ? {} : { pressure };
}
function signalTree(tree, signal, reached = /* @__PURE__ */ new Set()) {
  const targets = hasProc() ? listMembers(tree) : [{ pid: -tree.pid, key: "group", name: "" }];
  for (const { pid, key, name } of targets) {
    const program = `${key} ${name}`;
    if (reached.has(program)) continue;
    reached.add(program);
    try {
      process.kill(pid, signal);
    } catch {
    }
  }
  return targets.length;
}
function bearsMark(tree, entry) {
  if (tree.strangers.has(entry.key)) return false;
  const bears = hasVariable(entry.pid, MARK, tree.mark);
  if (!bears) tree.strangers.add(entry.key);
  return bears;
}
function addUpCpu(tree, members) {
  const alive = new Set(members.map((entry) => entry.key));
  const sightings = [...tree.seen.values()];
  const pids = new Set(sightings.map((one) => one.entry.pid));
  const ended = Map.groupBy(sightings.filter((one) => !alive.has(one.entry.key)), (one) => pids.has(one.parent) ? one.parent : void 0);
  const spent = (one) => one.ownMs + Math.max(one.entry.reapedMs, addUp(ended.get(one.entry.pid) ?? []));
  const addUp = (some) => some.reduce((total, one) => total + spent(one), 0);
  return addUp(sightings.filter((one) => alive.has(one.entry.key))) + addUp(ended.get(void 0) ?? []);
}

// src/system/processes.ts
var DEFAULT_GRACE_MS = 5e3;
var KILL_MS = 1e4;
var KILL_NOW_MS = 1e3;
var LAST_WORDS_MS = 1e3;
var POLL_MS = 20;
var MAX_LINE = 4096;
var PRIVATE = /^(GITHUB_TOKEN|GH_TOKEN|ACTIONS_.*|INPUT_.*|STATE_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i;
var running = /* @__PURE__ */ new Set();
function openProcesses() {
  return {
    support: () => readSupport(process.platform, hasProc()),
    spawn: start,
    usage: (pid, options) => readUsage(findTree(pid), options?.details === true),
    pids: (pid) => listMembers(findTree(pid)).map((entry) => entry.pid),
    listeningPorts: (pid) => listeningPorts(listMembers(findTree(pid))),
    freePort,
    safeEnvironment
  };
}
function readSupport(platform, isObservable) {
  if (platform === "win32") return { kind: "none", why: "a service is started by a POSIX shell and stopped with all that it started, for which Windows has no means" };
  if (isObservable) return { kind: "full" };
  return { kind: "partial", lacks: `${platform === "darwin" ? "macOS" : platform} has no /proc: CPU time and memory are not observed, and what the service moves into a session of its own is not stopped with it` };
}
function killEverythingNow() {
  const deadline = performance.now() + KILL_NOW_MS;
  for (const tree of running) while (signalTree(tree, "SIGKILL") > 0 && hasProc() && performance.now() < deadline) ;
}
function start({ command, cwd, env, input, onLine }) {
  const mark = randomUUID2();
  const child = spawn("sh", ["-c", command], { cwd, env: { ...env, [MARK]: mark }, stdio: [input === void 0 ? "ignore" : "pipe", "pipe", "pipe"], detached: true });
  child.stdin?.on("error", () => void 0).end(input);
  const conceal = openConcealer(process.env, env);
  readLines(child.stdout, (line) => onLine?.(told(line, conceal), "stdout"));
  readLines(child.stderr, (line) => onLine?.(told(line, conceal), "stderr"));
  const closed = new Promise((resolve) => child.once("close", () => resolve()));
  const exited = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => void Promise.race([closed, sleep2(LAST_WORDS_MS)]).then(() => resolve({ code, signal })));
  });
  exited.catch(() => void 0);
  if (child.pid === void 0) return { pid: 0, exited, stop: () => Promise.resolve() };
  const tree = trackTree(child.pid, mark);
  running.add(tree);
  return { pid: tree.pid, exited, stop: (graceMs = DEFAULT_GRACE_MS) => stop(tree, child, exited, graceMs) };
}
async function stop(tree, child, exited, graceMs) {
  if (!await signalUntilGone(tree, child, "SIGTERM", graceMs) && !await signalUntilGone(tree, child, "SIGKILL", KILL_MS)) {
    const pids = listMembers(tree).map((entry) => entry.pid);
    throw new Error(`could not stop process ${pids.join(", ")}: it runs as another user or hangs in the kernel; start the service without sudo`);
  }
  await exited;
  child.stdout?.destroy();
  child.stderr?.destroy();
  running.delete(tree);
}
async function signalUntilGone(tree, child, signal, limitMs) {
  const deadline = performance.now() + limitMs;
  const reached = /* @__PURE__ */ new Set();
  while (isAlive(tree, child)) {
    signalTree(tree, signal, reached);
    if (performance.now() >= deadline) return false;
    await sleep2(POLL_MS);
  }
  return true;
}
function isAlive(tree, child) {
  return hasProc() ? listMembers(tree).length > 0 : child.exitCode === null && child.signalCode === null;
}
function findTree(pid) {
  return [...running].find((tree) => tree.pid === pid) ?? trackTree(pid);
}
function safeEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== void 0 && !PRIVATE.test(entry[0])));
}
function told(line, conceal) {
  return conceal(line.slice(0, 2 * MAX_LINE)).slice(0, MAX_LINE);
}
function readLines(stream, onLine) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const flush = (lines) => {
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  };
  stream?.on("data", (chunk) => {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop().slice(0, 2 * MAX_LINE);
    flush(lines);
  });
  stream?.on("end", () => {
    if (rest !== "") flush([rest]);
  });
}

export {
  openClock,
  openEnvironment,
  openFiles,
  openProcesses,
  killEverythingNow
};
