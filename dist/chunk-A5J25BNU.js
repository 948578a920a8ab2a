import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Block,
  RoundQuantiles,
  Subject,
  canFail,
  chiSquare,
  chiSquareLimit,
  external_exports,
  metricKey,
  namedComponent
} from "./chunk-M44YRHXR.js";

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
    const { limit: limit2, until, reason, label } = waiver;
    const state = until < today ? "expired" : worseningOf(comparison) > limit2 ? "exceeded" : "in-force";
    return { ...comparison, waiver: { limit: limit2, until, reason, ...label === void 0 ? {} : { label }, state } };
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
function judgeGate(phases, required, { trends = [], isOff = false } = {}) {
  const missing = required.filter((phase) => !phases.some((one) => one.phase === phase));
  const ran = phases.filter((one) => required.includes(one.phase));
  const unjudged = isOff && missing.length === 0 && ran.every((one) => one.verdict === "pass" && one.comparisons.length + one.promises.length === 0);
  const drifts = trends.filter((one) => one.kind === "drift");
  const reasons = [
    ...missing.map((phase) => ({ code: "phase-missing", text: `the required ${phase} phase did not run` })),
    ...ran.flatMap((one) => one.reasons),
    ...unjudged ? [{ code: "nothing-judged", text: "nothing was compared, and nothing is promised" }] : [],
    ...drifts.map((one) => ({ code: "drift", metric: one.key, text: `${one.key} is ${((one.ratio - 1) * 100).toFixed(1)} % above its best sustained level, budget ${(one.budget * 100).toFixed(0)} %` }))
  ];
  const kinds = unjudged ? ["no-baseline"] : ran.map((one) => one.verdict);
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

// src/measure/capacity.ts
var LARGEST = 1e15;
var text = (max) => external_exports.string().max(max);
var amount = external_exports.number().min(0).max(LARGEST);
var count = external_exports.int().min(0);
var side = Block.shape.side;
var round = external_exports.int().min(0).max(1e3);
var interval = external_exports.tuple([amount, amount]).refine(([low, high]) => low <= high, "the interval ends before it begins");
var CapacityStep = external_exports.strictObject({
  side,
  round,
  ratePerSecond: external_exports.number().positive().max(1e6),
  durationMs: amount,
  requests: count,
  failed: count,
  verdict: external_exports.enum(["held", "broken", "unsure", "invalid"]),
  /** The promise that was broken or stayed in doubt, or what the generator could not do. */
  reason: text(500).optional(),
  /** Answered well, per second of the step. */
  throughputPerSecond: amount,
  meanMs: amount.optional(),
  p99Ms: amount.optional(),
  lagP99Ms: amount,
  /** Cores in use by the whole process tree, and by its busiest thread alone; the share of the time in which that one was ready and waited for a core. */
  cpuCores: amount.optional(),
  busiestThreadCores: amount.optional(),
  busiestThreadWait: amount.optional(),
  memoryMb: amount.optional(),
  /** What the generator itself took of the machine. */
  generatorCores: amount,
  components: external_exports.array(external_exports.strictObject({ name: text(100), meanMs: amount, samples: count })).max(50)
});
var ConcurrencyPoint = external_exports.strictObject({
  side,
  round,
  concurrency: external_exports.int().min(1).max(1e5),
  durationMs: amount,
  requests: count,
  failed: count,
  throughputPerSecond: amount,
  cpuCores: amount.optional()
});
var MemoryLimit = external_exports.strictObject({ memoryMb: amount, of: external_exports.enum(["cgroup", "machine"]) });
var CapacityMeasurement = external_exports.strictObject({
  steps: external_exports.array(CapacityStep).max(2e3),
  points: external_exports.array(ConcurrencyPoint).max(2e3),
  measuredMs: amount,
  budgetMs: amount,
  stepMs: amount,
  /** It ended before all was known, mostly because the budget was spent. */
  isCutShort: external_exports.boolean(),
  /** Every search began with fresh processes; what runs already is always the same. */
  isFresh: external_exports.boolean(),
  /** What kept a search from its end. */
  notes: external_exports.array(text(500)).max(50),
  /** The busiest planned moment of the load pattern, and of its bursts. */
  peakPerSecond: amount,
  burstPerSecond: amount.optional(),
  cpus: amount.optional(),
  cpusOf: external_exports.enum(["cgroup", "machine"]).optional(),
  memory: MemoryLimit.optional()
});
var Estimated = external_exports.strictObject({ value: amount, low: amount, high: amount });
var ScalabilityFit = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("fitted"),
    lambda: Estimated,
    sigma: Estimated,
    kappa: Estimated,
    points: count,
    rounds: count,
    /** At the concurrencies measured and between them, never beyond. */
    curve: external_exports.array(external_exports.strictObject({ concurrency: amount, throughput: amount, low: amount, high: amount })).max(200),
    /** Where throughput is highest, when that is among what was measured. */
    peak: external_exports.strictObject({ concurrency: Estimated, throughput: amount }).optional(),
    /** What cannot be told, and why. */
    caution: text(500).optional()
  }),
  external_exports.strictObject({ kind: external_exports.literal("refused"), reason: text(500) })
]);
var SideCapacity = external_exports.strictObject({
  side,
  /** `at-least`: it held the highest rate tried. `none`: it held none. `invalid`: the generator gave out first, or the machine was busy with something else. `undecided`: the budget ended before a rate was found. */
  outcome: external_exports.enum(["found", "at-least", "none", "invalid", "undecided"]),
  /** The highest rate that holds; with `at-least`, `invalid` and `undecided` the highest that held, where one did. */
  ratePerSecond: amount.optional(),
  /** `mean`: a 95 % interval over searches. `bracket`: from the highest rate that held to the lowest that did not, chance between processes not counted. */
  interval: interval.optional(),
  intervalOf: external_exports.enum(["mean", "bracket"]).optional(),
  searches: count,
  steps: count,
  /** The promise that broke first, and what was used up when it did. */
  broke: text(500).optional(),
  gaveOut: external_exports.strictObject({ kind: external_exports.enum(["cpu", "thread", "memory", "component", "measurement", "unseen"]), text: text(500) }).optional(),
  scalability: ScalabilityFit
});
var CapacityVerdict = external_exports.strictObject({
  head: SideCapacity,
  base: SideCapacity.optional(),
  /** Head by base, searches of the same round paired. */
  change: external_exports.strictObject({ ratio: amount, interval: interval.optional(), rounds: count }).optional(),
  peakPerSecond: amount,
  burstPerSecond: amount.optional()
});
var MemoryTrend = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("seen"),
    side,
    state: external_exports.enum(["growing", "settling", "steady"]),
    mbPerMinute: external_exports.number().min(-LARGEST).max(LARGEST),
    interval: external_exports.tuple([external_exports.number().min(-LARGEST).max(LARGEST), external_exports.number().min(-LARGEST).max(LARGEST)]),
    /** The smallest slope that would have been seen with a probability of 80 %. */
    detectable: amount,
    blocks: count,
    blockMs: amount,
    rounds: count,
    roundMs: amount,
    memoryMb: amount,
    limit: MemoryLimit.optional(),
    /** Until the limit at that slope; the later end is open where the slope's lower end is none. */
    minutesToLimit: external_exports.strictObject({ value: amount, low: amount, high: amount.optional() }).optional()
  }),
  external_exports.strictObject({ kind: external_exports.literal("absent"), side, reason: text(500) })
]);
var Forecast = external_exports.strictObject({
  text: text(300),
  metric: text(100),
  subject: Subject.optional(),
  limit: external_exports.number().min(-LARGEST).max(LARGEST),
  outlook: external_exports.enum(["breaks", "beyond-horizon", "no-trend", "away", "broken", "unknown"]),
  runs: count,
  reason: text(500).optional(),
  ratioPerRun: amount.optional(),
  interval: interval.optional(),
  /** Merges from the latest run on; an absent `high` is beyond what the history can tell. */
  merges: external_exports.strictObject({ value: amount, low: amount, high: amount.optional() }).optional()
});

// src/measure/environment.ts
var text2 = (max) => external_exports.string().max(max);
var time = external_exports.number().min(0).max(1e15);
var Environment = external_exports.strictObject({
  key: text2(200),
  cpuModel: text2(200),
  cores: external_exports.int(),
  memoryMb: external_exports.number(),
  kernel: text2(200),
  node: text2(40),
  runner: text2(200),
  /** Time of a fixed workload of computing, memory and system calls. */
  calibrationMs: external_exports.number().optional(),
  /** To append 256 bytes to a file in the workspace and have them on disk. */
  fsync: external_exports.discriminatedUnion("kind", [external_exports.strictObject({ kind: external_exports.literal("seen"), medianMs: time, slowestMs: time, samples: external_exports.int().min(1) }), external_exports.strictObject({ kind: external_exports.literal("absent"), reason: text2(300) })]).optional()
});

// src/measure/memory-pressure.ts
var amount2 = external_exports.number().min(0).max(1e15);
var text3 = (max) => external_exports.string().max(max);
var limit = { limitMb: amount2.optional() };
var MeasuredUnderLimit = external_exports.strictObject({
  ...limit,
  kind: external_exports.literal("measured"),
  /** What the limit is on: the heap of its runtime, or all memory of its control group. */
  by: external_exports.enum(["heap", "cgroup"]).optional(),
  requests: external_exports.int().min(0),
  failed: external_exports.int().min(0),
  p50Ms: amount2.optional(),
  p95Ms: amount2.optional(),
  p99Ms: amount2.optional(),
  cpuMsPerRequest: amount2.optional(),
  memoryPeakMb: amount2.optional(),
  gcTimeMs: amount2.optional(),
  collections: external_exports.int().min(0).optional()
});
var MemoryPressure = external_exports.strictObject({
  /** Of one repetition, and how many there were of each. */
  seconds: external_exports.number().min(0).max(1e6),
  repetitions: external_exports.int().min(0).max(100),
  /** Without a limit first, then from the widest to the narrowest. */
  limits: external_exports.array(external_exports.discriminatedUnion("kind", [
    MeasuredUnderLimit,
    /** It did not live with that: what it ended with. */
    external_exports.strictObject({ ...limit, kind: external_exports.literal("ended"), reason: text3(500) }),
    external_exports.strictObject({ ...limit, kind: external_exports.literal("absent"), reason: text3(500) })
  ])).max(10)
});

// src/measure/memory-rest.ts
var LARGEST2 = 1e15;
var amount3 = external_exports.number().min(0).max(LARGEST2);
var slope = external_exports.number().min(-LARGEST2).max(LARGEST2);
var side2 = Block.shape.side;
var MOST_MB = 1e8;
var LEAST_STEP_MS = 1;
var MemoryRest = external_exports.strictObject({ side: side2, points: external_exports.array(external_exports.strictObject({ atMs: amount3, memoryMb: external_exports.number().min(0).max(MOST_MB) })).max(200).refine((points) => points.every(({ atMs }, at) => at === 0 || atMs - (points[at - 1]?.atMs ?? 0) >= LEAST_STEP_MS), "looks are not in order") });
var RestTrend = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("seen"),
    side: side2,
    fromMb: amount3,
    toMb: amount3,
    mbPerMinute: slope,
    interval: external_exports.tuple([slope, slope]),
    /** The smallest slope that would have been seen with a probability of 80 %. */
    detectable: amount3,
    samples: external_exports.int().min(0),
    seconds: amount3
  }),
  external_exports.strictObject({ kind: external_exports.literal("absent"), side: side2, reason: external_exports.string().max(500) })
]);

// src/measure/profile.ts
var text4 = (max) => external_exports.string().max(max);
var MAX_FRAMES = 1500;
var MAX_FLAMES = 1500;
var MAX_FUNCTIONS = 60;
var count2 = external_exports.int().min(0).max(1e12);
var ms = external_exports.number().min(0).max(1e9);
var ProfiledSide = external_exports.strictObject({ samples: count2, requests: count2, cpuMsPerRequest: ms });
var CpuFrame = external_exports.strictObject({ name: text4(200), file: text4(300).optional(), line: count2.optional() });
var TakenProfile = external_exports.strictObject({
  kind: external_exports.literal("taken"),
  phase: external_exports.enum(["integration", "load", "sla"]),
  sampler: external_exports.enum(["v8", "perf"]),
  seconds: external_exports.number().min(0).max(1e6),
  base: ProfiledSide,
  head: ProfiledSide,
  frames: external_exports.array(CpuFrame).max(MAX_FRAMES),
  /** The largest differences first. */
  functions: external_exports.array(external_exports.strictObject({ frame: count2, self: external_exports.tuple([ms, ms]), total: external_exports.tuple([ms, ms]), samples: external_exports.tuple([count2, count2]), standardError: ms })).max(MAX_FUNCTIONS),
  /** The calls below each call, with all that they called: a node comes after its parent. Small ones are left out. */
  flames: external_exports.array(external_exports.strictObject({ frame: count2, parent: external_exports.int().min(-1), ms: external_exports.tuple([ms, ms]) })).max(MAX_FLAMES)
});
var CpuProfile = external_exports.discriminatedUnion("kind", [
  TakenProfile.refine(isWhole, "a frame or a parent that is not there"),
  external_exports.strictObject({ kind: external_exports.literal("absent"), phase: external_exports.enum(["integration", "load", "sla"]), reason: text4(500) })
]);
function isWhole({ frames, functions, flames }) {
  return functions.every((one) => one.frame < frames.length) && flames.every((one, index) => one.frame < frames.length && one.parent < index);
}

// src/measure/result.ts
var SCHEMA_VERSION = 1;
var text5 = (max) => external_exports.string().max(max);
var share = external_exports.number().min(0).max(1);
var LARGEST3 = 1e15;
var amount4 = external_exports.number().min(-LARGEST3).max(LARGEST3);
var time2 = external_exports.number().min(0).max(LARGEST3);
var ratioBound = external_exports.number().positive().max(LARGEST3);
var encodedHistogram = text5(4e5);
var PhaseName = external_exports.enum(["integration", "load", "sla"]);
var SideName = external_exports.enum(["base", "head"]);
var VerdictKind = external_exports.enum(["pass", "fail", "inconclusive", "no-baseline", "invalid"]);
var Reason = external_exports.strictObject({ code: text5(60), text: text5(2e3), metric: text5(220).optional() });
var ValidityCheck = external_exports.strictObject({
  name: text5(60),
  ok: external_exports.boolean(),
  observed: text5(300),
  limit: text5(300),
  /** What the author can lower or raise. */
  advice: text5(500).optional()
});
var Distribution = external_exports.strictObject({
  subject: Subject,
  side: SideName,
  latencyUs: encodedHistogram,
  samples: external_exports.int().min(0),
  /** Of the rounds that saw enough. */
  rounds: external_exports.array(RoundQuantiles).max(100).optional()
});
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
  /** Pauses for garbage collection that ended in this second: all of them together, and the longest. */
  gcMs: time2.optional(),
  gcLongestMs: time2.optional(),
  plannedRatePerSecond: external_exports.number().optional()
});
var Absence = external_exports.strictObject({ metric: text5(100), subject: Subject, reason: text5(500) });
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
  notes: external_exports.array(text5(500)).max(50).optional(),
  requests: external_exports.strictObject({ sent: external_exports.int(), failed: external_exports.int(), errors: external_exports.record(text5(40), external_exports.int()) }),
  /** Planned and realised share of each class. */
  mix: external_exports.array(external_exports.strictObject({ class: text5(100), planned: share, realised: share })).max(100),
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
  }).optional(),
  /** What memory the service may use, where that was told. */
  memoryLimit: MemoryLimit.optional(),
  /** Of the integration phase: memory after the load of its first round. */
  rest: external_exports.array(MemoryRest).max(2).refine((sides) => new Set(sides.map(({ side: side3 }) => side3)).size === sides.length, "a side is there twice").optional(),
  /** Of the SLA phase, where the highest rate that holds was searched for. */
  capacity: CapacityMeasurement.optional()
});
var Comparison = external_exports.strictObject({
  phase: PhaseName,
  metric: text5(100),
  subject: Subject,
  unit: Block.shape.unit,
  worse: Block.shape.worse,
  /** `deciding`: fails the gate, or leaves it inconclusive. `guard`: fails it when certain, never holds it up. `informational`: shown only. */
  role: external_exports.enum(["deciding", "guard", "informational"]),
  base: amount4,
  head: amount4,
  ratio: external_exports.number().min(0).max(LARGEST3),
  interval: external_exports.tuple([ratioBound, ratioBound]).refine(([low, high]) => low <= high, "the interval ends before it begins").optional(),
  /** Relative margin as a fraction, absolute floor in the metric's unit. */
  margin: external_exports.number().min(0).max(100),
  floor: external_exports.number().min(0).max(LARGEST3),
  /** The margin is wider than the configured one, for the metric jumps by more than that from run to run of the default branch. */
  learnedMargin: external_exports.boolean().optional(),
  /** Runs of the default branch that `base` is the mean of, where it is. */
  pastRuns: external_exports.int().min(0).optional(),
  rounds: external_exports.int().min(0),
  samples: external_exports.int().min(0),
  verdict: external_exports.enum(["pass", "fail", "inconclusive"]),
  improved: external_exports.boolean(),
  /** That this regression is accepted, and whether that holds. */
  waiver: external_exports.strictObject({
    limit: external_exports.number(),
    until: text5(10),
    reason: text5(300),
    /** Of the pull request, where that accepts it. */
    label: text5(50).optional(),
    state: external_exports.enum(["in-force", "exceeded", "expired"])
  }).optional(),
  /** Smallest relative worsening beyond the margin that this run would have seen, as a fraction. */
  minimumDetectableEffect: amount4.optional(),
  reason: text5(500)
});
var PromiseResult = external_exports.strictObject({
  phase: PhaseName,
  text: text5(300),
  metric: text5(100),
  subject: Subject,
  severity: external_exports.enum(["warning", "minor", "major", "critical"]),
  observed: amount4.optional(),
  limit: amount4,
  unit: Block.shape.unit,
  samples: external_exports.int().min(0),
  verdict: external_exports.enum(["pass", "fail", "inconclusive"]),
  reason: text5(500),
  /** Told and watched; fails nothing. */
  muted: external_exports.boolean().optional(),
  line: external_exports.int().optional()
});
var Violation = external_exports.strictObject({
  metric: text5(100),
  /** The class or component it is about; absent: the whole service. */
  subject: Subject.optional(),
  kind: external_exports.enum(["response_time", "availability", "throughput", "error_rate", "latency_percentile", "resource"]),
  severity: external_exports.enum(["warning", "minor", "major", "critical"]),
  state: external_exports.enum(["pending", "firing", "resolved"]),
  startMs: time2,
  firedMs: time2.optional(),
  endMs: time2.optional(),
  worst: amount4,
  limit: amount4,
  windows: external_exports.int(),
  rollback: external_exports.boolean(),
  /** Alerts nobody. */
  muted: external_exports.boolean().optional(),
  /** What came of its rollback: seconds from the decision to the first second in which no threshold that asks for one was violated. */
  rolledBack: external_exports.strictObject({
    outcome: external_exports.enum(["recovered", "not-recovered", "failed", "dry-run", "refused"]),
    seconds: external_exports.number().min(0).optional(),
    reason: text5(300).optional(),
    /** What was to bring it back, in words, and the address of what that made. */
    procedure: text5(200).optional(),
    url: text5(500).optional()
  }).optional(),
  resolution: text5(300).optional(),
  line: external_exports.int().optional(),
  round: external_exports.int().min(0).optional()
});
var NamedMetric = external_exports.union([
  external_exports.strictObject({ metric: text5(100), unit: Block.shape.unit, value: amount4, samples: external_exports.int().min(0) }),
  external_exports.strictObject({ metric: text5(100), unit: Block.shape.unit, reason: text5(500) })
]);
var RollbackCounts = external_exports.strictObject({ triggered: external_exports.int().min(0), successful: external_exports.int().min(0), failed: external_exports.int().min(0), meanSeconds: time2.optional() });
var IntegrationPart = external_exports.strictObject({ part: external_exports.enum(["baseline", "components", "regression", "memory"]), state: external_exports.enum(["kept", "failed", "open"]), reason: text5(500) });
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
  /** And its parts, so that a reader sees which of them failed. */
  parts: external_exports.array(IntegrationPart).max(4).optional(),
  /** Absent where nothing was rolled back. */
  rollbacks: RollbackCounts.optional(),
  /** Measuring time that ending rounds early saved, their promises being lost for certain. */
  savedMs: external_exports.number().min(0).optional(),
  /** What its search for the highest rate found, and whether memory still grew at the end of its rounds. */
  capacity: CapacityVerdict.optional(),
  memory: external_exports.array(MemoryTrend).max(2).optional(),
  /** Of the integration phase: whether memory still moved when the load had stopped. */
  rest: external_exports.array(RestTrend).max(2).optional()
});
var ChangeInterval = external_exports.tuple([external_exports.number(), external_exports.number()]).optional();
var Explanation = external_exports.strictObject({
  phase: PhaseName,
  class: text5(100),
  totalChangeMs: external_exports.number(),
  interval: ChangeInterval,
  components: external_exports.array(external_exports.strictObject({
    name: text5(100),
    changeMs: external_exports.number(),
    share: external_exports.number(),
    interval: ChangeInterval,
    /** Of its fastest tenth: what only waits for another's work does not change there. */
    unhinderedChangeMs: external_exports.number().optional()
  })).max(50)
});
var BaselineInfo = external_exports.strictObject({
  kind: external_exports.enum(["artifact", "paired", "file", "none"]),
  sha: text5(64).optional(),
  /** First-parent commits between the merge base and the baseline used. */
  distance: external_exports.int().optional(),
  /** Why this one, or why none. */
  reason: text5(1e3)
});
var HistoryEntry = external_exports.strictObject({
  sha: text5(64),
  at: text5(40),
  environment: text5(200),
  /** Time of the fixed workload there. */
  calibrationMs: time2.optional(),
  values: external_exports.record(text5(220), external_exports.number())
});
var Trend = external_exports.discriminatedUnion("kind", [
  /** It became worse in one step: after the run of one commit, by that of another, and stayed so for `runs` runs. */
  external_exports.strictObject({ kind: external_exports.literal("introduced"), key: text5(220), after: text5(64), by: text5(64), runs: external_exports.int().min(0), ratio: amount4, interval: external_exports.tuple([ratioBound, ratioBound]) }),
  /** It is beyond its budget above the best level it held among `runs` runs. */
  external_exports.strictObject({ kind: external_exports.literal("drift"), key: text5(220), runs: external_exports.int().min(0), budget: external_exports.number(), ratio: amount4, interval: external_exports.tuple([ratioBound, ratioBound]) })
]);
var Rehearsal = external_exports.strictObject({
  /** `not-detected`: no threshold noticed. `skipped`: nothing was tried, for the reason given. */
  outcome: external_exports.enum(["recovered", "not-recovered", "not-detected", "failed", "skipped"]),
  /** What went wrong: the head by itself, or what was done to it on purpose. */
  fault: external_exports.enum(["own", "crash", "slow"]).optional(),
  /** The first metric whose violation asked for the rollback. */
  violated: text5(220).optional(),
  /** From the fault to the decision, from that to the base behind the switch, and from that decision to the first good window. */
  detectedSeconds: time2.optional(),
  switchedSeconds: time2.optional(),
  recoveredSeconds: time2.optional(),
  requests: external_exports.int().min(0).optional(),
  failed: external_exports.int().min(0).optional(),
  reason: text5(500).optional()
});
var Result = external_exports.strictObject({
  schemaVersion: external_exports.literal(SCHEMA_VERSION),
  tool: external_exports.strictObject({ name: external_exports.literal("perf-gate"), version: text5(40) }),
  startedAt: text5(40),
  measuredSeconds: external_exports.number(),
  title: text5(200),
  commit: external_exports.strictObject({ head: text5(64).optional(), base: text5(64).optional(), headRef: text5(300).optional(), baseRef: text5(300).optional() }),
  configHash: text5(64),
  configFile: text5(300).optional(),
  seed: external_exports.int(),
  plan: external_exports.array(text5(500)).max(50),
  environment: Environment,
  baseline: BaselineInfo,
  phases: external_exports.array(PhaseMeasurement).max(3),
  verdict: VerdictKind,
  reasons: external_exports.array(Reason).max(200),
  verdicts: external_exports.array(PhaseVerdict).max(3),
  explanations: external_exports.array(Explanation).max(100),
  /** Where the CPU time of a request goes, of phases that take more of it. */
  profiles: external_exports.array(CpuProfile).max(3).optional(),
  /** What less memory does to the head, where that was asked. */
  memoryPressure: MemoryPressure.optional(),
  notes: external_exports.array(text5(1e3)).max(50),
  history: external_exports.array(HistoryEntry).max(200),
  trends: external_exports.array(Trend).max(50).optional(),
  rehearsal: Rehearsal.optional(),
  /** When promises break, at the drift of the default branch. */
  forecasts: external_exports.array(Forecast).max(50).optional()
});

// src/judge/validity.ts
var MIN_REQUESTS = 50;
var MAX_BASE_ERROR_SHARE = 0.05;
var MAX_HEAD_ERROR_SHARE = 0.5;
var MAX_WAIT = 0.1;
var MAX_OWN_USE = 0.85;
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
  return ["base", "head"].flatMap((side3) => {
    const errors = errorsOf(blocks, side3);
    if (errors === void 0) return [];
    const limit2 = side3 === "base" ? MAX_BASE_ERROR_SHARE : MAX_HEAD_ERROR_SHARE;
    return [{
      name: `${side3} answers`,
      ok: errors.share <= limit2,
      observed: `${(errors.share * 100).toFixed(1)} % of ${errors.trials} requests failed`,
      limit: `at most ${limit2 * 100} %`,
      advice: "look at the errors by kind: is `ready` right, do the requests and `expect` fit the service?"
    }];
  });
}
function errorsOf(blocks, side3) {
  const rates = blocks.filter((block) => block.side === side3 && block.subject.kind === "service" && block.metric === "error_rate_percent");
  const trials = rates.reduce((total, block) => total + block.samples, 0);
  return trials === 0 ? void 0 : { share: rates.reduce((total, block) => total + block.value / 100 * block.samples, 0) / trials, trials };
}
function checkArrivals(seconds) {
  const { statistic, degreesOfFreedom } = chiSquare(seconds.map((one) => one.sent), seconds.map((one) => one.planned));
  if (degreesOfFreedom < 1) return [];
  const limit2 = chiSquareLimit(degreesOfFreedom);
  return [{
    name: "realised arrivals",
    ok: statistic <= limit2,
    observed: `\u03C7\xB2 ${statistic.toFixed(1)} over ${degreesOfFreedom + 1} seconds`,
    limit: `\u03C7\xB2 at most ${limit2.toFixed(1)} against the schedule`,
    advice: "requests left in other seconds than planned: lower load.rate, or give the runner more cores"
  }];
}
function checkMix({ mix, requests }) {
  if (mix.length < 2 || requests.sent === 0) return [];
  const { statistic, degreesOfFreedom } = chiSquare(mix.map((one) => one.realised * requests.sent), mix.map((one) => one.planned * requests.sent));
  const limit2 = chiSquareLimit(degreesOfFreedom);
  return [{
    name: "realised mix",
    ok: statistic <= limit2,
    observed: `\u03C7\xB2 ${statistic.toFixed(1)}: ${mix.map((one) => `${one.class} ${(one.realised * 100).toFixed(1)} %`).join(", ")}`,
    limit: `\u03C7\xB2 at most ${limit2.toFixed(1)} against ${mix.map((one) => `${one.class} ${(one.planned * 100).toFixed(1)} %`).join(", ")}`,
    advice: "requests of some class were lost: look at the errors by kind"
  }];
}
function checkMachine(used, cpus) {
  const { cpuCores, generatorCores, busiestThreadWait } = used;
  if (cpuCores === void 0 || busiestThreadWait === void 0 || cpus === void 0) return [];
  return [{
    name: "free machine",
    ok: busiestThreadWait <= MAX_WAIT || !leavesCores(used, cpus),
    observed: `the service waited for a core ${(busiestThreadWait * 100).toFixed(0)} % of the time, while it and the generator used ${(cpuCores + generatorCores).toFixed(2)} of ${cpus}`,
    limit: `no more than ${MAX_WAIT * 100} % while cores are free`,
    advice: "let nothing else run on this machine meanwhile"
  }];
}
function leavesCores({ cpuCores, generatorCores }, cpus) {
  return cpus !== void 0 && cpuCores !== void 0 && cpuCores + generatorCores <= cpus * MAX_OWN_USE && generatorCores <= MAX_OWN_USE;
}

export {
  ConfigError,
  ServiceError,
  PublishError,
  formatProblem,
  MAX_FRAMES,
  MAX_FLAMES,
  MAX_FUNCTIONS,
  SCHEMA_VERSION,
  Result,
  applyWaivers,
  isUnwaivedRegression,
  judgePhase,
  judgeGate,
  exitCodeOf,
  MIN_REQUESTS,
  MAX_BASE_ERROR_SHARE,
  checkValidity,
  errorsOf,
  checkArrivals,
  checkMix,
  checkMachine,
  leavesCores
};
