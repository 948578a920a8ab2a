import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  METRICS
} from "./chunk-OWCTFN6L.js";

// src/report/words.ts
var BESIDE_SUBJECT = { matched_response_time_ratio: "response time", avg_ms: "average time", p50_ms: "median time", p95_ms: "95th percentile time", p99_ms: "99th percentile time" };
function metricWords(id) {
  return Object.hasOwn(BESIDE_SUBJECT, id) ? BESIDE_SUBJECT[id] : catalogued(id)?.words ?? id.replaceAll("_", " ");
}
function metricNature(id) {
  return catalogued(id) ?? { unit: "count", worse: "higher" };
}
function subjectWords(subject) {
  switch (subject.kind) {
    case "service":
      return "whole service";
    case "class":
      return `${subject.name} requests`;
    case "component":
      return `${subject.name} (component)`;
  }
}
var PHASE_WORDS = { integration: "Integration", load: "Load", sla: "SLA" };
var VERDICT_WORDS = {
  pass: "passed",
  fail: "failed",
  inconclusive: "inconclusive",
  "no-baseline": "no baseline",
  invalid: "could not measure"
};
var VERDICT_ICONS = { pass: "\u2705", fail: "\u274C", inconclusive: "\u{1F7E1}", "no-baseline": "\u26AA", invalid: "\u{1F6D1}", "not-run": "\u26AA" };
var VERDICT_SIGNS = { pass: "\u2714", fail: "\u2716", inconclusive: "?", "no-baseline": "\u25CB", invalid: "\u25A0", "not-run": "\u2013" };
function catalogued(id) {
  return METRICS.find((metric) => metric.id === id);
}

export {
  metricWords,
  metricNature,
  subjectWords,
  PHASE_WORDS,
  VERDICT_WORDS,
  VERDICT_ICONS,
  VERDICT_SIGNS
};
