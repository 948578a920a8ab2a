import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-NLBF54U6.js";

// src/probes/filesystem-driver.ts
import { closeSync, constants, fsyncSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
var BLOCK = 4096;
var ALIGNMENT_STEP = 16;
var FILES = 16;
var UNWRITABLE = { EROFS: "is read-only", EACCES: "may not be written to", EPERM: "may not be written to", ENOSPC: "is full", EDQUOT: "is full: the quota is used up" };
function openFilesystemDriver({ folder, underlying, fileBytes }) {
  const top = openRoot(folder, fileBytes);
  const below = underlying === void 0 ? void 0 : openRoot(underlying, fileBytes);
  return {
    notes: [
      "stat may be answered from the kernel's cache of attributes, lookup (of names never used) is not",
      top.direct ? "read passes by the page cache (O_DIRECT)" : "read is the first one after open, and may be answered from the page cache: direct reads are not possible here"
    ],
    call() {
      const own = top.measure("");
      const other = below?.measure("underlying-");
      return { ownUs: Object.values(own.times).flat(), partsUs: { ...own.times, ...other?.times }, unseen: { ...own.unseen, ...other?.unseen } };
    },
    close() {
      top.close();
      below?.close();
    }
  };
}
function openRoot(folder, fileBytes) {
  const own = createFiles(folder, fileBytes);
  const listed = own.kind === "files" ? own.folder : folder;
  const file = own.kind === "files" ? path.join(own.folder, "file-0") : firstFile(folder);
  const direct = file === void 0 || fileBytes % BLOCK !== 0 ? void 0 : directBuffer(file, fileBytes);
  const buffer = direct ?? Buffer.alloc(fileBytes);
  const flags = constants.O_RDONLY | (direct === void 0 ? 0 : constants.O_DIRECT);
  const content = Buffer.alloc(fileBytes, "p");
  let writer = own.kind === "files" ? openSync(path.join(own.folder, "written"), "w") : void 0;
  let unwritable = own.kind === "files" ? void 0 : own.reason;
  let lookups = 0;
  function measure(prefix) {
    const times = {};
    const unseen = {};
    const time = (name, operation) => {
      const startedMs = performance.now();
      const result = operation();
      times[prefix + name] = [(performance.now() - startedMs) * 1e3];
      return result;
    };
    time("stat", () => statSync(file ?? folder));
    time("lookup", () => statSync(path.join(listed, `never-${process.pid}-${lookups++}`), { throwIfNoEntry: false }));
    time("readdir", () => readdirSync(listed));
    if (file === void 0) for (const name of ["open", "read"]) unseen[prefix + name] = `${folder} ${unwritable}, and has no file to read`;
    else {
      const descriptor = time("open", () => openSync(file, flags));
      try {
        time("read", () => readSync(descriptor, buffer, 0, fileBytes, 0));
      } finally {
        closeSync(descriptor);
      }
    }
    try {
      if (writer !== void 0) {
        const descriptor = writer;
        time("write", () => writeSync(descriptor, content, 0, fileBytes, 0));
        time("fsync", () => fsyncSync(descriptor));
      }
    } catch (error) {
      const reason = UNWRITABLE[error.code ?? ""];
      if (reason === void 0) throw error;
      unwritable = reason;
      writer = void 0;
    }
    if (unwritable !== void 0) for (const name of ["write", "fsync"]) unseen[prefix + name] = `${folder} ${unwritable}`;
    return { times, unseen };
  }
  return { measure, direct: direct !== void 0, close: () => {
    if (own.kind === "files") rmSync(own.folder, { recursive: true, force: true });
  } };
}
function createFiles(folder, fileBytes) {
  readdirSync(folder);
  let made;
  try {
    made = mkdtempSync(path.join(folder, ".perf-gate-probe-"));
    for (let index = 0; index < FILES; index++) writeFileSync(path.join(made, `file-${index}`), Buffer.alloc(index === 0 ? fileBytes : 1, "p"));
    return { kind: "files", folder: made };
  } catch (error) {
    if (made !== void 0) rmSync(made, { recursive: true, force: true });
    const reason = UNWRITABLE[error.code ?? ""];
    if (reason === void 0) throw error;
    return { kind: "unwritable", reason };
  }
}
function firstFile(folder) {
  const entry = readdirSync(folder, { withFileTypes: true }).find((one) => one.isFile());
  return entry === void 0 ? void 0 : path.join(folder, entry.name);
}
function directBuffer(file, bytes) {
  const memory = Buffer.alloc(bytes + BLOCK);
  let descriptor;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_DIRECT);
    for (let offset = 0; offset < BLOCK; offset += ALIGNMENT_STEP) {
      const buffer = memory.subarray(offset, offset + bytes);
      if (reads(descriptor, buffer)) return buffer;
    }
    return void 0;
  } catch {
    return void 0;
  } finally {
    if (descriptor !== void 0) closeSync(descriptor);
  }
}
function reads(descriptor, buffer) {
  try {
    readSync(descriptor, buffer, 0, buffer.length, 0);
    return true;
  } catch (error) {
    if (error.code === "EINVAL") return false;
    throw error;
  }
}
export {
  openFilesystemDriver
};
