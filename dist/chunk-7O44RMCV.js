import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/system/mounts.ts
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
var run = promisify(execFile);
var UNMOUNT_MS = 5e3;
var STAT_MS = 2e3;
var WAYS = [["fusermount3", "-u", "-z", "--"], ["fusermount", "-u", "-z", "--"], ["umount", "-l", "--"]];
async function releaseMounts(folder) {
  const mounts = listMounts(folder);
  for (const mount of mounts) await release(mount);
  const [left] = listMounts(folder);
  if (left !== void 0) throw new Error(`${left} is still mounted, so ${folder} was not removed: unmount it, and let the service do so when it is stopped`);
  return mounts.length;
}
async function releaseDeadMounts(folder) {
  let released = 0;
  for (const mount of listMounts(folder)) {
    if (mount === folder || !await isDead(mount)) continue;
    await release(mount);
    released++;
  }
  return released;
}
async function isDead(mount) {
  try {
    await run("stat", ["--", mount], { timeout: STAT_MS, killSignal: "SIGKILL", env: { ...process.env, LC_ALL: "C" } });
    return false;
  } catch (error) {
    return /not connected/i.test(String(error.stderr));
  }
}
function listMounts(folder) {
  const inside = readMountInfo().filter((point) => point === folder || point.startsWith(`${folder}/`));
  return inside.toSorted((a, b) => b.length - a.length);
}
function readMountInfo() {
  try {
    return readFileSync("/proc/self/mountinfo", "utf8").split("\n").flatMap((line) => line.split(" ")[4]?.replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCodePoint(Number.parseInt(octal, 8))) ?? []);
  } catch {
    return [];
  }
}
async function release(mount) {
  for (const [command, ...options] of WAYS) {
    const done = await run(command, [...options, mount], { timeout: UNMOUNT_MS }).then(() => true, () => false);
    if (done) return;
  }
}

// src/system/process-tree.ts
import { readdirSync, readFileSync as readFileSync2, readlinkSync } from "node:fs";
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
function readProc(path) {
  try {
    return readFileSync2(path, "utf8");
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

export {
  releaseMounts,
  releaseDeadMounts,
  hasProc,
  listProcesses,
  withDescendants,
  readStat,
  readCpuMs,
  hasVariable,
  readRss,
  listeningPorts,
  kilobytes,
  readProc
};
