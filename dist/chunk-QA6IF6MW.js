import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  canFail,
  metricKey
} from "./chunk-27RS3NB4.js";

// src/errors.ts
var ConfigError = class extends Error {
  name = "ConfigError";
  problems;
  constructor(problems) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
};
var ServiceError = class extends Error {
  name = "ServiceError";
  /** The last lines the service printed, for the reader to see why. */
  output;
  constructor(message, output = [], options) {
    super(message, options);
    this.output = output;
  }
};
var PublishError = class extends Error {
  name = "PublishError";
};
function formatProblem(problem) {
  const at = problem.file === void 0 ? "" : `${problem.file}${problem.line === void 0 ? "" : `:${problem.line}:${problem.column ?? 1}`}: `;
  return `${at}${problem.where}: ${problem.message}`;
}

// src/judge/waivers.ts
function applyWaivers(comparisons, waivers, today) {
  return comparisons.map((comparison) => {
    if (comparison.verdict !== "fail") return comparison;
    const specific = `${comparison.subject.name}.${comparison.metric}`;
    const [waiver] = waivers.filter(({ metric }) => metric === specific || metric === comparison.metric).toSorted((one, other) => Number(other.metric === specific) - Number(one.metric === specific) || other.until.localeCompare(one.until) || other.limit - one.limit);
    if (waiver === void 0) return comparison;
    const { limit, until, reason } = waiver;
    const state = until < today ? "expired" : worseningOf(comparison) > limit ? "exceeded" : "in-force";
    return { ...comparison, waiver: { limit, until, reason, state } };
  });
}
function isUnwaivedRegression({ verdict, role, waiver }) {
  return verdict === "fail" && role !== "informational" && waiver?.state !== "in-force";
}
function worseningOf({ ratio, worse }) {
  return worse === "higher" ? ratio - 1 : 1 / ratio - 1;
}

// src/judge/verdict.ts
var ORDER = ["pass", "no-baseline", "inconclusive", "invalid", "fail"];
function judgePhase(evidence) {
  const { measurement, comparisons, promises, violations } = evidence;
  const reasons = [...invalidReasons(measurement), ...failReasons(evidence), ...undecidedReasons(evidence)];
  if (evidence.uncompared !== void 0) reasons.push({ code: "no-baseline", text: `nothing was compared: ${evidence.uncompared}` });
  const kinds = reasons.map((reason) => KIND_OF_REASON[reason.code] ?? "pass");
  const verdict = kinds.includes("invalid") ? "invalid" : worst(["pass", ...kinds]);
  return { phase: measurement.phase, verdict, reasons, comparisons, promises, violations, ...evidence.graceFactor === void 0 ? {} : { graceFactor: evidence.graceFactor } };
}
function judgeGate(phases, required, trends = []) {
  const missing = required.filter((phase) => !phases.some((one) => one.phase === phase));
  const drifts = trends.filter((one) => one.kind === "drift");
  const reasons = [
    ...missing.map((phase) => ({ code: "phase-missing", text: `the required ${phase} phase did not run` })),
    ...phases.filter((one) => required.includes(one.phase)).flatMap((one) => one.reasons),
    ...drifts.map((one) => ({ code: "drift", metric: one.key, text: `${one.key} is ${((one.ratio - 1) * 100).toFixed(1)} % above its best sustained level, budget ${(one.budget * 100).toFixed(0)} %` }))
  ];
  const kinds = phases.filter((one) => required.includes(one.phase)).map((one) => one.verdict);
  return { verdict: worst(["pass", ...kinds, ...missing.map(() => "invalid"), ...drifts.map(() => "fail")]), reasons };
}
function exitCodeOf(verdict, failOn) {
  switch (verdict) {
    case "pass":
      return 0;
    case "fail":
      return 1;
    case "invalid":
      return 4;
    case "inconclusive":
    case "no-baseline":
      return failOn.includes(verdict) ? 3 : 0;
  }
}
var KIND_OF_REASON = {
  "invalid-measurement": "invalid",
  regression: "fail",
  "promise-broken": "fail",
  "comparison-undecided": "inconclusive",
  "promise-undecided": "inconclusive",
  "no-baseline": "no-baseline"
};
function invalidReasons(measurement) {
  return measurement.validity.filter((check) => !check.ok).map((check) => ({
    code: "invalid-measurement",
    text: `${measurement.phase} could not be measured: ${check.name} was ${check.observed}, must be ${check.limit}${check.advice === void 0 ? "" : `; ${check.advice}`}`
  }));
}
function failReasons({ comparisons, promises, measurement }) {
  const regressions = comparisons.filter(isUnwaivedRegression);
  const broken = promises.filter((one) => one.verdict === "fail" && canFail(one));
  return [
    ...regressions.map((one) => ({ code: "regression", metric: metricKey(one), text: `${measurement.phase}: ${metricKey(one)} is ${one.ratio >= 1 ? "higher" : "lower"} by ${Math.abs((one.ratio - 1) * 100).toFixed(1)} %, margin ${(one.margin * 100).toFixed(0)} %` })),
    ...broken.map((one) => ({ code: "promise-broken", metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` }))
  ];
}
function undecidedReasons({ comparisons, promises, measurement }) {
  const undecided = comparisons.filter((one) => one.verdict === "inconclusive" && one.role === "deciding");
  const doubtful = promises.filter((one) => one.verdict === "inconclusive" && canFail(one));
  return [
    ...undecided.map((one) => ({
      code: "comparison-undecided",
      metric: metricKey(one),
      text: `${measurement.phase}: ${metricKey(one)}: ${one.reason}${one.minimumDetectableEffect === void 0 ? "" : `; a worsening of ${(one.minimumDetectableEffect * 100).toFixed(1)} % would have been seen`}`
    })),
    ...doubtful.map((one) => ({ code: "promise-undecided", metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` }))
  ];
}
function worst(kinds) {
  return kinds.reduce((left, right) => ORDER.indexOf(right) > ORDER.indexOf(left) ? right : left, "pass");
}

export {
  ConfigError,
  ServiceError,
  PublishError,
  formatProblem,
  applyWaivers,
  judgePhase,
  judgeGate,
  exitCodeOf
};
