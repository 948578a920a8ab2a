import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/probes/threads-main.ts
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
if (isMainThread) carry();
else await work(workerData);
function carry() {
  const [driver, settings = "null", count = "1"] = process.argv.slice(2);
  const tell = (told) => void process.send?.(told);
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  let ready = 0;
  const threads = Array.from({ length: Number(count) }, () => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { driver, settings: JSON.parse(settings) } });
    thread.on("message", (told) => {
      if (told.answer.kind !== "ready" || ++ready === threads.length) tell(told);
    });
    thread.on("error", (error) => tell({ id: 0, answer: { kind: "failed", as: "broken", message: error.message } }));
    return thread;
  });
  process.on("message", (asked) => threads[asked.thread]?.postMessage(asked));
}
async function work({ driver: name, settings }) {
  const tell = (told) => parentPort?.postMessage(told);
  let driver;
  try {
    driver = await openDriver(name, settings);
  } catch (error) {
    tell({ id: 0, answer: describe(error) });
    return;
  }
  parentPort?.on("message", ({ id, ask }) => {
    try {
      if (ask === "close") driver.close();
      tell({ id, answer: { kind: "sample", sample: ask === "close" ? NOTHING : driver.call() } });
    } catch (error) {
      tell({ id, answer: describe(error) });
    }
  });
  tell({ id: 0, answer: { kind: "ready", notes: driver.notes } });
}
var NOTHING = { ownUs: [], partsUs: {} };
async function openDriver(name, settings) {
  switch (name) {
    case "opa":
      return (await import("./opa-driver-2W5IRD64.js")).openOpaDriver(settings);
    case "sqlite":
      return (await import("./sqlite-driver-JJUJNUOE.js")).openSqliteDriver(settings);
    case "filesystem":
      return (await import("./filesystem-driver-FEF47ZRZ.js")).openFilesystemDriver(settings);
  }
}
function describe(error) {
  const { kind, code, message } = error;
  return { kind: "failed", as: (kind ?? code ?? "broken").slice(0, 40), message: (message ?? String(error)).slice(0, 300) };
}
