import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

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
function openFiles() {
  return {
    read: (path2) => readFile(path2, "utf8"),
    async write(path2, content) {
      await mkdir(dirname(path2), { recursive: true });
      await writeFile(path2, content);
    },
    exists: (path2) => stat(path2).then(() => true, () => false),
    async temporaryFolder(prefix) {
      const path2 = await realpath(await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), `perf-gate-${prefix}-`)));
      return { path: path2, [Symbol.asyncDispose]: () => rm(path2, { recursive: true, force: true, maxRetries: 3 }) };
    }
  };
}

// src/system/processes.ts
import { spawn } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as sleep2 } from "node:timers/promises";

// src/system/free-port.ts
import { createServer } from "node:net";
var LOWEST = 15e3;
var HIGHEST = 32e3;
var MOST_REMEMBERED = 1e3;
var taken = /* @__PURE__ */ new Set();
async function freePort() {
  for (let tries = HIGHEST - LOWEST; tries > 0; tries--) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (taken.has(port) || !await isFree(port)) continue;
    taken.add(port);
    if (taken.size > MOST_REMEMBERED) taken.delete(taken.values().next().value);
    return port;
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

// src/system/process-tree.ts
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
var TICK_MS = 10;
function hasProc() {
  return readStat(process.pid) !== void 0;
}
function listProcesses() {
  return hasProc() ? readdirSync("/proc").flatMap((name) => /^\d+$/.test(name) ? readStat(Number(name)) ?? [] : []) : [];
}
function withDescendants(all, isRoot) {
  const children = Map.groupBy(all, (entry) => entry.parent);
  const found = /* @__PURE__ */ new Map();
  const take = (entry) => {
    if (found.has(entry.pid)) return;
    found.set(entry.pid, entry);
    for (const child of children.get(entry.pid) ?? []) take(child);
  };
  for (const entry of all) if (isRoot(entry)) take(entry);
  return [...found.values()];
}
function readStat(pid) {
  const text = readProc(`/proc/${pid}/stat`);
  if (text === void 0) return void 0;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, parent, group, session] = fields;
  if (state === "Z" || state === "X") return void 0;
  return {
    pid,
    key: `${pid}:${fields[19]}`,
    name: text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    cpuTicksMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    reapedMs: (Number(fields[13]) + Number(fields[14])) * TICK_MS,
    systemMs: (Number(fields[12]) + Number(fields[14])) * TICK_MS
  };
}
function readCpuMs(entry) {
  let nanoseconds = 0;
  try {
    for (const thread of readdirSync(`/proc/${entry.pid}/task`)) nanoseconds += Number(readProc(`/proc/${entry.pid}/task/${thread}/schedstat`)?.split(" ")[0] ?? 0);
  } catch {
    return entry.cpuTicksMs;
  }
  const exact = nanoseconds / 1e6;
  return exact + TICK_MS >= entry.cpuTicksMs ? exact : entry.cpuTicksMs;
}
function hasVariable(pid, name, value) {
  return `\0${readProc(`/proc/${pid}/environ`) ?? ""}`.includes(`\0${name}=${value}\0`);
}
function readRss(pid) {
  return kilobytes(readProc(`/proc/${pid}/status`), "VmRSS") ?? 0;
}
function listeningPorts(tree) {
  const inodes = new Set(tree.flatMap(({ pid }) => socketInodes(pid)));
  const rows = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readProc(file)?.trim().split("\n").slice(1) ?? []);
  const ports = rows.flatMap((row) => {
    const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
    return state === "0A" && inode !== void 0 && inodes.has(inode) ? [Number.parseInt(local.split(":")[1], 16)] : [];
  });
  return [...new Set(ports)].toSorted((a, b) => a - b);
}
function socketInodes(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${fd}`))?.[1] ?? []);
  } catch {
    return [];
  }
}
function kilobytes(text, key) {
  const match = new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(text ?? "");
  return match === null ? void 0 : Number(match[1]) * 1024;
}
function readProc(path2) {
  try {
    return readFileSync(path2, "utf8");
  } catch {
    return void 0;
  }
}
function readLink(path2) {
  try {
    return readlinkSync(path2);
  } catch {
    return "";
  }
}

// src/system/tracked-tree.ts
import { randomUUID } from "node:crypto";

// src/system/cgroup.ts
import { availableParallelism as availableParallelism2, totalmem as totalmem2 } from "node:os";
import path from "node:path";
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
  return mounts.flatMap((mount) => Array.from({ length: parts.length + 1 }, (_, depth) => read(path.join(mount, ...parts.slice(0, depth))) ?? []).flat());
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

// src/system/tree-details.ts
import { readdirSync as readdirSync2 } from "node:fs";
function readDetails(pids) {
  const threads = pids.map((pid) => list(`/proc/${pid}/task`)?.map((thread) => `/proc/${pid}/task/${thread}`) ?? []);
  const io = new Map(pids.map((pid) => [pid, readProc(`/proc/${pid}/io`)]));
  return {
    threads: threads.flat().length,
    // The third number counts how often the thread was put on a CPU.
    contextSwitches: threads.flat().reduce((total, thread) => total + Number(readProc(`${thread}/schedstat`)?.trim().split(" ")[2] ?? 0), 0),
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
    return readdirSync2(folder);
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
    ...details ? { details: readDetails(members.map((entry) => entry.pid)) } : {}
  };
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
    spawn: start,
    usage: (pid, options) => readUsage(findTree(pid), options?.details === true),
    listeningPorts: (pid) => listeningPorts(listMembers(findTree(pid))),
    freePort,
    safeEnvironment
  };
}
function killEverythingNow() {
  const deadline = performance.now() + KILL_NOW_MS;
  for (const tree of running) while (signalTree(tree, "SIGKILL") > 0 && hasProc() && performance.now() < deadline) ;
}
function start({ command, cwd, env, input, onLine }) {
  const mark = randomUUID2();
  const child = spawn("sh", ["-c", command], { cwd, env: { ...env, [MARK]: mark }, stdio: [input === void 0 ? "ignore" : "pipe", "pipe", "pipe"], detached: true });
  child.stdin?.on("error", () => void 0).end(input);
  readLines(child.stdout, (line) => onLine?.(line, "stdout"));
  readLines(child.stderr, (line) => onLine?.(line, "stderr"));
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
function readLines(stream, onLine) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const flush = (lines) => {
    for (const line of lines) onLine(line.replace(/\r$/, "").slice(0, MAX_LINE));
  };
  stream?.on("data", (chunk) => {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop().slice(0, MAX_LINE);
    flush(lines);
  });
  stream?.on("end", () => {
    if (rest !== "") flush([rest]);
  });
}

export {
  openClock,
  readEnvironment,
  openFiles,
  openProcesses,
  killEverythingNow
};
