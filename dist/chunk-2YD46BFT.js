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
import { createHash } from "node:crypto";
import { performance as performance3 } from "node:perf_hooks";
var CALIBRATION_RUNS = 7;
var CALIBRATION_HASHES = 2e4;
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
function calibrate() {
  const times = Array.from({ length: CALIBRATION_RUNS }, () => {
    const start2 = performance3.now();
    let digest = Buffer.alloc(32);
    for (let i = 0; i < CALIBRATION_HASHES; i++) digest = createHash("sha256").update(digest).digest();
    return performance3.now() - start2;
  }).toSorted((a, b) => a - b);
  return times[times.length >> 1];
}

// src/system/files.ts
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
function openFiles() {
  return {
    read: (path) => readFile(path, "utf8"),
    async write(path, content) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    },
    exists: (path) => stat(path).then(() => true, () => false),
    async temporaryFolder(prefix) {
      const path = await realpath(await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), `perf-gate-${prefix}-`)));
      return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
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
    reapedMs: (Number(fields[13]) + Number(fields[14])) * TICK_MS
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
function readMemory(pid, pss) {
  const rssBytes = kilobytes(readProc(`/proc/${pid}/status`), "VmRSS") ?? 0;
  const pssBytes = pss ? kilobytes(readProc(`/proc/${pid}/smaps_rollup`), "Pss") : void 0;
  return { rssBytes, ...pssBytes === void 0 ? {} : { pssBytes } };
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
function readProc(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return void 0;
  }
}
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

// src/system/tracked-tree.ts
import { randomUUID } from "node:crypto";
var MARK = "PERF_GATE_TREE";
function trackTree(pid, mark = randomUUID()) {
  return { pid, key: readStat(pid)?.key, mark, seen: /* @__PURE__ */ new Map(), strangers: /* @__PURE__ */ new Set(), cpuMs: 0 };
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
function readUsage(tree, pss) {
  const members = listMembers(tree);
  if (members.length === 0) return void 0;
  for (const entry of members) {
    const sighting = tree.seen.get(entry.key);
    sighting.ownMs = Math.max(sighting.ownMs, readCpuMs(entry));
  }
  tree.cpuMs = Math.max(tree.cpuMs, addUpCpu(tree, members));
  const memory = members.map((entry) => readMemory(entry.pid, pss));
  const proportional = memory.flatMap((one) => one.pssBytes ?? []);
  return {
    processes: members.length,
    cpuMs: tree.cpuMs,
    rssBytes: memory.reduce((total, one) => total + one.rssBytes, 0),
    ...proportional.length < members.length ? {} : { pssBytes: proportional.reduce((total, bytes) => total + bytes, 0) }
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
    usage: (pid, options) => readUsage(findTree(pid), options?.pss === true),
    listeningPorts: (pid) => listeningPorts(listMembers(findTree(pid))),
    freePort,
    safeEnvironment
  };
}
function killEverythingNow() {
  const deadline = performance.now() + KILL_NOW_MS;
  for (const tree of running) while (signalTree(tree, "SIGKILL") > 0 && hasProc() && performance.now() < deadline) ;
}
function start({ command, cwd, env, onLine }) {
  const mark = randomUUID2();
  const child = spawn("sh", ["-c", command], { cwd, env: { ...env, [MARK]: mark }, stdio: ["ignore", "pipe", "pipe"], detached: true });
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
