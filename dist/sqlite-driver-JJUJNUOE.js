import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-NLBF54U6.js";

// src/probes/sqlite-driver.ts
import path from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
function openSqliteDriver({ folder, batch, eventBytes }) {
  const own = mkdtempSync(path.join(folder, ".perf-gate-probe-"));
  const database = new DatabaseSync(path.join(own, "events.db"));
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, data TEXT NOT NULL); CREATE INDEX by_stream ON events (stream, position)");
  const insert = database.prepare("INSERT INTO events (stream, data) VALUES (?, ?)");
  const select = database.prepare("SELECT position, data FROM events WHERE stream = ? ORDER BY position DESC LIMIT ?");
  const data = "e".repeat(eventBytes);
  const append = (events) => {
    database.exec("BEGIN IMMEDIATE");
    for (let event = 0; event < events; event++) insert.run("probe", data);
    database.exec("COMMIT");
  };
  return {
    notes: ["every append is on disk before it is answered (WAL, synchronous=FULL)"],
    call() {
      const partsUs = {
        append: [timeUs(() => append(1))],
        "append-batch": [timeUs(() => append(batch))],
        read: [timeUs(() => {
          if (select.all("probe", batch).length < batch) throw Object.assign(new Error("events that were appended are not there"), { kind: "lost" });
        })]
      };
      return { ownUs: Object.values(partsUs).flat(), partsUs };
    },
    close() {
      database.close();
      rmSync(own, { recursive: true, force: true });
    }
  };
}
function timeUs(operation) {
  const startedMs = performance.now();
  operation();
  return (performance.now() - startedMs) * 1e3;
}
export {
  openSqliteDriver
};
