import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Block,
  Subject,
  canFail,
  chiSquare,
  chiSquareLimit,
  external_exports,
  metricKey,
  namedComponent
} from "./chunk-7VBKODNJ.js";

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
  return { phase: measurement.phase, verdict, reasons, comparisons, promises, violations, ...evidence.graceFactor === void 0 ? {} : { graceFactor: evidence.graceFactor }, ...evidence.savedMs === void 0 ? {} : { savedMs: evidence.savedMs } };
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
function failReasons({ comparisons, promises, measurement, explanation }) {
  const regressions = comparisons.filter(isUnwaivedRegression);
  const broken = promises.filter((one) => one.verdict === "fail" && canFail(one));
  return [
    ...regressions.map((one) => ({ code: "regression", metric: metricKey(one), text: `${measurement.phase}: ${metricKey(one)} is ${one.ratio >= 1 ? "higher" : "lower"} by ${Math.abs((one.ratio - 1) * 100).toFixed(1)} %, margin ${(one.margin * 100).toFixed(0)} %${explained(one, explanation)}` })),
    ...broken.map((one) => ({ code: "promise-broken", metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` }))
  ];
}
function explained({ metric, subject }, explanation) {
  const isAboutTime = subject.kind !== "component" && (metric.includes("response_time") || metric === "cpu_ms_per_request");
  const part = isAboutTime && explanation !== void 0 && explanation.totalChangeMs > 0 ? namedComponent(explanation) : void 0;
  if (part?.interval === void 0 || explanation === void 0) return "";
  const [from, to] = part.interval;
  return `; ${part.name} explains +${part.changeMs.toFixed(2)} ms (+${from.toFixed(2)} to +${to.toFixed(2)}) of +${explanation.totalChangeMs.toFixed(2)} ms in mean response time`;
}
function undecidedReasons({ comparisons, promises, measurement, oneSided = [] }) {
  const undecided = comparisons.filter((one) => one.verdict === "inconclusive" && one.role === "deciding");
  const doubtful = promises.filter((one) => one.verdict === "inconclusive" && canFail(one));
  return [
    ...undecided.map((one) => ({
      code: "comparison-undecided",
      metric: metricKey(one),
      text: `${measurement.phase}: ${metricKey(one)}: ${one.reason}${one.minimumDetectableEffect === void 0 ? "" : `; a worsening of ${(one.minimumDetectableEffect * 100).toFixed(1)} % would have been seen`}`
    })),
    ...oneSided.map((key) => ({ code: "comparison-undecided", metric: key, text: `${measurement.phase}: ${key}: no round has this metric on both sides` })),
    ...doubtful.map((one) => ({ code: "promise-undecided", metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` }))
  ];
}
function worst(kinds) {
  return kinds.reduce((left, right) => ORDER.indexOf(right) > ORDER.indexOf(left) ? right : left, "pass");
}

// src/measure/result.ts
var SCHEMA_VERSION = 1;
var text = (max) => external_exports.string().max(max);
var share = external_exports.number().min(0).max(1);
var LARGEST = 1e15;
var amount = external_exports.number().min(-LARGEST).max(LARGEST);
var time = external_exports.number().min(0).max(LARGEST);
var ratioBound = external_exports.number().positive().max(LARGEST);
var encodedHistogram = text(4e5);
var PhaseName = external_exports.enum(["integration", "load", "sla"]);
var SideName = external_exports.enum(["base", "head"]);
var VerdictKind = external_exports.enum(["pass", "fail", "inconclusive", "no-baseline", "invalid"]);
var Reason = external_exports.strictObject({ code: text(60), text: text(2e3), metric: text(220).optional() });
var ValidityCheck = external_exports.strictObject({
  name: text(60),
  ok: external_exports.boolean(),
  observed: text(300),
  limit: text(300),
  /** What the author can lower or raise. */
  advice: text(500).optional()
});
var Distribution = external_exports.strictObject({ subject: Subject, side: SideName, latencyUs: encodedHistogram, samples: external_exports.int().min(0) });
var SeriesPoint = external_exports.strictObject({
  side: SideName,
  round: external_exports.int(),
  second: external_exports.int(),
  ratePerSecond: external_exports.number(),
  errorShare: share.optional(),
  p50Ms: external_exports.number().optional(),
  p99Ms: external_exports.number().optional(),
  cpuPercent: external_exports.number().optional(),
  memoryMb: external_exports.number().optional(),
  plannedRatePerSecond: external_exports.number().optional()
});
var Absence = external_exports.strictObject({ metric: text(100), subject: Subject, reason: text(500) });
var PhaseMeasurement = external_exports.strictObject({
  phase: PhaseName,
  measuredMs: external_exports.number().min(0),
  rounds: external_exports.int().min(0),
  layout: external_exports.enum(["duet", "alternating", "single"]),
  blocks: external_exports.array(Block).max(5e4),
  distributions: external_exports.array(Distribution).max(500),
  series: external_exports.array(SeriesPoint).max(2e4),
  absences: external_exports.array(Absence).max(200),
  validity: external_exports.array(ValidityCheck).max(50),
  /** How components were measured, and what failed of them. */
  notes: external_exports.array(text(500)).max(50).optional(),
  requests: external_exports.strictObject({ sent: external_exports.int(), failed: external_exports.int(), errors: external_exports.record(text(40), external_exports.int()) }),
  /** Planned and realised share of each class. */
  mix: external_exports.array(external_exports.strictObject({ class: text(100), planned: share, realised: share })).max(100),
  generator: external_exports.strictObject({
    lagP99Ms: external_exports.number(),
    lagMaxMs: external_exports.number(),
    achievedShare: external_exports.number(),
    cpuMsPer1000: external_exports.number(),
    agentsPeak: external_exports.int(),
    /** Who used which connection, and how many were opened: those that are kept pin their requests to one process of the service. */
    connections: external_exports.strictObject({ policy: external_exports.enum(["shared", "per-agent", "per-request"]), http: external_exports.int(), opened: external_exports.int() }).optional(),
    /** Requests whose agent lost the connection, as the pattern says, and what agents sent again; in no other number. */
    hungUp: external_exports.int().optional(),
    retried: external_exports.int().optional()
  }).optional()
});
var Comparison = external_exports.strictObject({
  phase: PhaseName,
  metric: text(100),
  subject: Subject,
  unit: Block.shape.unit,
  worse: Block.shape.worse,
  /** `deciding`: fails the gate, or leaves it inconclusive. `guard`: fails it when certain, never holds it up. `informational`: shown only. */
  role: external_exports.enum(["deciding", "guard", "informational"]),
  base: amount,
  head: amount,
  ratio: external_exports.number().min(0).max(LARGEST),
  interval: external_exports.tuple([ratioBound, ratioBound]).refine(([low, high]) => low <= high, "the interval ends before it begins").optional(),
  /** Relative margin as a fraction, absolute floor in the metric's unit. */
  margin: external_exports.number().min(0).max(100),
  floor: external_exports.number().min(0).max(LARGEST),
  /** The margin is wider than the configured one, for the metric jumps by more than that from run to run of the default branch. */
  learnedMargin: external_exports.boolean().optional(),
  /** Runs of the default branch that `base` is the mean of, where it is. */
  pastRuns: external_exports.int().min(0).optional(),
  rounds: external_exports.int().min(0),
  samples: external_exports.int().min(0),
  verdict: external_exports.enum(["pass", "fail", "inconclusive"]),
  improved: external_exports.boolean(),
  /** That its author accepts this regression, and whether that holds. */
  waiver: external_exports.strictObject({ limit: external_exports.number(), until: text(10), reason: text(300), state: external_exports.enum(["in-force", "exceeded", "expired"]) }).optional(),
  /** Smallest relative worsening beyond the margin that this run would have seen, as a fraction. */
  minimumDetectableEffect: amount.optional(),
  reason: text(500)
});
var PromiseResult = external_exports.strictObject({
  phase: PhaseName,
  text: text(300),
  metric: text(100),
  subject: Subject,
  severity: external_exports.enum(["warning", "minor", "major", "critical"]),
  observed: amount.optional(),
  limit: amount,
  unit: Block.shape.unit,
  samples: external_exports.int().min(0),
  verdict: external_exports.enum(["pass", "fail", "inconclusive"]),
  reason: text(500),
  line: external_exports.int().optional()
});
var Violation = external_exports.strictObject({
  metric: text(100),
  kind: external_exports.enum(["response_time", "availability", "throughput", "error_rate", "latency_percentile", "resource"]),
  severity: external_exports.enum(["warning", "minor", "major", "critical"]),
  state: external_exports.enum(["pending", "firing", "resolved"]),
  startMs: time,
  firedMs: time.optional(),
  endMs: time.optional(),
  worst: amount,
  limit: amount,
  windows: external_exports.int(),
  rollback: external_exports.boolean(),
  /** What came of its rollback: seconds from the decision to the first second in which no threshold that asks for one was violated. */
  rolledBack: external_exports.strictObject({ outcome: external_exports.enum(["recovered", "not-recovered", "failed", "dry-run", "refused"]), seconds: external_exports.number().min(0).optional(), reason: text(300).optional() }).optional(),
  resolution: text(300).optional(),
  line: external_exports.int().optional(),
  round: external_exports.int().min(0).optional()
});
var NamedMetric = external_exports.union([
  external_exports.strictObject({ metric: text(100), unit: Block.shape.unit, value: amount, samples: external_exports.int().min(0) }),
  external_exports.strictObject({ metric: text(100), unit: Block.shape.unit, reason: text(500) })
]);
var PhaseVerdict = external_exports.strictObject({
  phase: PhaseName,
  verdict: VerdictKind,
  reasons: external_exports.array(Reason).max(200),
  comparisons: external_exports.array(Comparison).max(1e4),
  promises: external_exports.array(PromiseResult).max(200),
  violations: external_exports.array(Violation).max(200),
  /** Grace periods longer than the phase are scaled by this. */
  graceFactor: external_exports.number().optional(),
  /** Of the integration phase: its 27 metrics, each with its value or the reason why there is none. */
  metrics: external_exports.array(NamedMetric).max(50).optional(),
  /** Measuring time that ending rounds early saved, their promises being lost for certain. */
  savedMs: external_exports.number().min(0).optional()
});
var ChangeInterval = external_exports.tuple([external_exports.number(), external_exports.number()]).optional();
var Explanation = external_exports.strictObject({
  phase: PhaseName,
  class: text(100),
  totalChangeMs: external_exports.number(),
  interval: ChangeInterval,
  components: external_exports.array(external_exports.strictObject({ name: text(100), changeMs: external_exports.number(), share: external_exports.number(), interval: ChangeInterval })).max(50)
});
var Environment = external_exports.strictObject({
  key: text(200),
  cpuModel: text(200),
  cores: external_exports.int(),
  memoryMb: external_exports.number(),
  kernel: text(200),
  node: text(40),
  runner: text(200),
  /** Time of a fixed workload of computing, memory and system calls. */
  calibrationMs: external_exports.number().optional()
});
var BaselineInfo = external_exports.strictObject({
  kind: external_exports.enum(["artifact", "paired", "file", "none"]),
  sha: text(64).optional(),
  /** First-parent commits between the merge base and the baseline used. */
  distance: external_exports.int().optional(),
  /** Why this one, or why none. */
  reason: text(1e3)
});
var HistoryEntry = external_exports.strictObject({
  sha: text(64),
  at: text(40),
  environment: text(200),
  /** Time of the fixed workload there. */
  calibrationMs: time.optional(),
  values: external_exports.record(text(220), external_exports.number())
});
var Trend = external_exports.discriminatedUnion("kind", [
  /** It became worse in one step: after the run of one commit, by that of another, and stayed so for `runs` runs. */
  external_exports.strictObject({ kind: external_exports.literal("introduced"), key: text(220), after: text(64), by: text(64), runs: external_exports.int().min(0), ratio: amount, interval: external_exports.tuple([ratioBound, ratioBound]) }),
  /** It is beyond its budget above the best level it held among `runs` runs. */
  external_exports.strictObject({ kind: external_exports.literal("drift"), key: text(220), runs: external_exports.int().min(0), budget: external_exports.number(), ratio: amount, interval: external_exports.tuple([ratioBound, ratioBound]) })
]);
var Result = external_exports.strictObject({
  schemaVersion: external_exports.literal(SCHEMA_VERSION),
  tool: external_exports.strictObject({ name: external_exports.literal("perf-gate"), version: text(40) }),
  startedAt: text(40),
  measuredSeconds: external_exports.number(),
  title: text(200),
  commit: external_exports.strictObject({ head: text(64).optional(), base: text(64).optional(), headRef: text(300).optional(), baseRef: text(300).optional() }),
  configHash: text(64),
  configFile: text(300).optional(),
  seed: external_exports.int(),
  plan: external_exports.array(text(500)).max(50),
  environment: Environment,
  baseline: BaselineInfo,
  phases: external_exports.array(PhaseMeasurement).max(3),
  verdict: VerdictKind,
  reasons: external_exports.array(Reason).max(200),
  verdicts: external_exports.array(PhaseVerdict).max(3),
  explanations: external_exports.array(Explanation).max(100),
  notes: external_exports.array(text(1e3)).max(50),
  history: external_exports.array(HistoryEntry).max(200),
  trends: external_exports.array(Trend).max(50).optional()
});

// src/judge/validity.ts
var MIN_REQUESTS = 50;
var MAX_BASE_ERROR_SHARE = 0.05;
var MAX_HEAD_ERROR_SHARE = 0.5;
function checkValidity(measurement) {
  return [checkRequests(measurement), ...checkErrors(measurement.blocks), ...checkMix(measurement)];
}
function checkRequests({ requests }) {
  return {
    name: "requests measured",
    ok: requests.sent >= MIN_REQUESTS,
    observed: `${requests.sent}`,
    limit: `at least ${MIN_REQUESTS}`,
    advice: "raise the duration or the rate of this phase"
  };
}
function checkErrors(blocks) {
  return ["base", "head"].flatMap((side) => {
    const errors = errorsOf(blocks, side);
    if (errors === void 0) return [];
    const limit = side === "base" ? MAX_BASE_ERROR_SHARE : MAX_HEAD_ERROR_SHARE;
    return [{
      name: `${side} answers`,
      ok: errors.share <= limit,
      observed: `${(errors.share * 100).toFixed(1)} % of ${errors.trials} requests failed`,
      limit: `at most ${limit * 100} %`,
      advice: "look at the errors by kind: is `ready` right, do the requests and `expect` fit the service?"
    }];
  });
}
function errorsOf(blocks, side) {
  const rates = blocks.filter((block) => block.side === side && block.subject.kind === "service" && block.metric === "error_rate_percent");
  const trials = rates.reduce((total, block) => total + block.samples, 0);
  return trials === 0 ? void 0 : { share: rates.reduce((total, block) => total + block.value / 100 * block.samples, 0) / trials, trials };
}
function checkArrivals(seconds) {
  const { statistic, degreesOfFreedom } = chiSquare(seconds.map((one) => one.sent), seconds.map((one) => one.planned));
  if (degreesOfFreedom < 1) return [];
  const limit = chiSquareLimit(degreesOfFreedom);
  return [{
    name: "realised arrivals",
    ok: statistic <= limit,
    observed: `\u03C7\xB2 ${statistic.toFixed(1)} over ${degreesOfFreedom + 1} seconds`,
    limit: `\u03C7\xB2 at most ${limit.toFixed(1)} against the schedule`,
    advice: "requests left in other seconds than planned: lower load.rate, or give the runner more cores"
  }];
}
function checkMix({ mix, requests }) {
  if (mix.length < 2 || requests.sent === 0) return [];
  const { statistic, degreesOfFreedom } = chiSquare(mix.map((one) => one.realised * requests.sent), mix.map((one) => one.planned * requests.sent));
  const limit = chiSquareLimit(degreesOfFreedom);
  return [{
    name: "realised mix",
    ok: statistic <= limit,
    observed: `\u03C7\xB2 ${statistic.toFixed(1)}: ${mix.map((one) => `${one.class} ${(one.realised * 100).toFixed(1)} %`).join(", ")}`,
    limit: `\u03C7\xB2 at most ${limit.toFixed(1)} against ${mix.map((one) => `${one.class} ${(one.planned * 100).toFixed(1)} %`).join(", ")}`,
    advice: "requests of some class were lost: look at the errors by kind"
  }];
}

export {
  ConfigError,
  ServiceError,
  PublishError,
  formatProblem,
  SCHEMA_VERSION,
  Result,
  applyWaivers,
  judgePhase,
  judgeGate,
  exitCodeOf,
  MIN_REQUESTS,
  MAX_BASE_ERROR_SHARE,
  checkValidity,
  errorsOf,
  checkArrivals,
  checkMix
};
