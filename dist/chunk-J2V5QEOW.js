import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  xoroshiro128plus
} from "./chunk-MLL62GQK.js";

// src/config/placeholders.ts
var BUILT_IN_VALUES = ["agent", "number"];
var ESCALATION_VALUES = ["scenario", "experts", "match"];
var ROLLBACK_VALUES = ["good", "commit", "metric", "kind", "severity", "run"];
var PLACEHOLDER = /\{\{([A-Za-z_][\w-]{0,59})\}\}/g;
function placeholdersIn(text) {
  return text.includes("{{") ? [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name) : [];
}
function fillPlaceholders(text, values, write) {
  if (!text.includes("{{")) return text;
  return text.replaceAll(PLACEHOLDER, (_found, name) => {
    const value = values.get(name);
    if (value === void 0) throw new RangeError(`there is no value for {{${name}}}`);
    return write(value);
  });
}

// node_modules/pure-rand/lib/esm/distribution/uniformFloat64.js
var scale26 = 14901161193847656e-24;
var scale53 = 11102230246251565e-32;
var mask1 = 67108863;
var mask2 = 134217727;
function uniformFloat64(rng) {
  const value1 = rng.next() & mask1;
  const value2 = rng.next() & mask2;
  return value1 * scale26 + value2 * scale53;
}

// src/workload/random.ts
var DISCARDED = 64;
function createRandom(seed, stream = 0) {
  const generator = xoroshiro128plus(Math.imul(seed | 0, 2654435761) ^ Math.imul(stream + 1, 2246822507));
  for (let i = 0; i < DISCARDED; i++) generator.next();
  const next = () => uniformFloat64(generator);
  return {
    next,
    exponential: (mean) => -Math.log(1 - next()) * mean,
    integer: (limit) => Math.floor(next() * limit)
  };
}
function drawAt(seed, stream, index) {
  return scramble(scramble(scramble(seed) ^ stream) ^ index) / 2 ** 32;
}
function scramble(value) {
  let mixed = value + 2654435769 | 0;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return (mixed ^ mixed >>> 16) >>> 0;
}

// src/load/record-ring.ts
var OUTCOMES = ["dropped", "waiting", "hung-up", "ok", "refused", "reset", "timeout", "tls", "dns", "status", "check", "exhausted", "other"];
var CODES = Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, code]));
var WRITTEN = 0;
var READ = 1;
var MAX_RECORDS = 2 ** 18;
function createRecordRing(records) {
  const size = Math.min(MAX_RECORDS, Math.max(1, records));
  const memory = (bytes) => new SharedArrayBuffer(bytes * size);
  return {
    counters: new Int32Array(new SharedArrayBuffer(8)),
    arrival: new Uint32Array(memory(4)),
    outcome: new Uint8Array(memory(1)),
    lagUs: new Float32Array(memory(4)),
    startUs: new Float64Array(memory(8)),
    endUs: new Float64Array(memory(8)),
    latencyUs: new Float32Array(memory(4))
  };
}
function writeRecord(ring, { arrival, outcome, lagUs, startUs, endUs, latencyUs }) {
  const written = Atomics.load(ring.counters, WRITTEN);
  if (written - Atomics.load(ring.counters, READ) >= ring.arrival.length) return;
  const at = written % ring.arrival.length;
  ring.arrival[at] = arrival;
  ring.outcome[at] = CODES[outcome];
  ring.lagUs[at] = lagUs;
  ring.startUs[at] = startUs;
  ring.endUs[at] = endUs;
  ring.latencyUs[at] = latencyUs;
  Atomics.store(ring.counters, WRITTEN, written + 1);
}
function readRecords(ring, take) {
  const record = { arrival: 0, outcome: "ok", lagUs: 0, startUs: 0, endUs: 0, latencyUs: 0 };
  const written = Atomics.load(ring.counters, WRITTEN);
  for (let read = Atomics.load(ring.counters, READ); read < written; read++) {
    const at = read % ring.arrival.length;
    record.arrival = ring.arrival[at];
    record.outcome = OUTCOMES[ring.outcome[at]];
    record.lagUs = ring.lagUs[at];
    record.startUs = ring.startUs[at];
    record.endUs = ring.endUs[at];
    record.latencyUs = ring.latencyUs[at];
    take(record);
  }
  Atomics.store(ring.counters, READ, written);
}

export {
  BUILT_IN_VALUES,
  ESCALATION_VALUES,
  ROLLBACK_VALUES,
  placeholdersIn,
  fillPlaceholders,
  createRandom,
  drawAt,
  createRecordRing,
  writeRecord,
  readRecords
};
