import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BaseUnusable,
  describeServiceFailure,
  planRun,
  prepareCheckouts,
  readEvent,
  runPhases,
  shellQuote
} from "./chunk-YRHNR4UU.js";
import {
  DEFAULT_CONFIG_FILE,
  comparePhase,
  describeIssue,
  isDecided,
  judgeRun,
  line,
  listFindings,
  planLooks,
  readConfig,
  section,
  share,
  wholeText
} from "./chunk-B73Z62QG.js";
import {
  ConfigError,
  ServiceError
} from "./chunk-A5J25BNU.js";
import {
  exactShareBounds,
  median
} from "./chunk-M44YRHXR.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-T57H3D7J.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import {
  __callDispose,
  __using
} from "./chunk-NLBF54U6.js";

// src/config/selftest-options.ts
var DEFAULT_GATES = 5;
var DEFAULT_SLOW = 0.1;
var Options = section({ gates: wholeText({ min: 1, max: 1e3 }).optional(), slow: share({ min: 0.01, max: 5 }).optional(), config: line(1e3).optional() });
function readSelfTestOptions(typed) {
  const read = Options.safeParse(typed, { error: describeIssue });
  if (!read.success) throw new ConfigError(listFindings(read.error.issues).map(({ path, message }) => ({ where: `--${String(path[0] ?? "")}`, message })));
  const { gates = DEFAULT_GATES, slow = DEFAULT_SLOW, config } = read.data;
  return { gates, slow, configFile: config };
}

// src/judge/selftest.ts
var CONFIDENCE = 0.95;
function summariseSelfTest(seen, facts) {
  const valid = seen.filter(({ result }) => result.verdict !== "invalid");
  const rate = (gates) => rateOf(gates.filter(({ result }) => result.verdict === "fail").length, gates.length);
  const unchanged = valid.filter((one) => one.slowedBy === 0);
  return {
    ...facts,
    falseAlarms: rate(unchanged),
    detections: rate(valid.filter((one) => one.slowedBy > 0)),
    invalid: seen.length - valid.length,
    detectable: detectableOf(unchanged),
    minutesPerGate: median(seen.map((one) => one.minutes))
  };
}
function rateOf(found, of) {
  if (of === 0) return { found, of, low: 0, high: 1 };
  const { lower, upper } = exactShareBounds(found, of, 1 - (1 - CONFIDENCE) / 2);
  return { found, of, low: lower, high: upper };
}
function detectableOf(gates) {
  const all = gates.flatMap(({ result }) => result.verdicts.flatMap(({ comparisons }) => comparisons)).flatMap(({ role, phase, metric, minimumDetectableEffect: effect }) => role === "deciding" && effect !== void 0 ? [{ phase, metric, effect }] : []);
  return [...Map.groupBy(all, ({ phase, metric }) => `${phase} ${metric}`).values()].map((same) => ({ phase: same[0]?.phase ?? "", metric: same[0]?.metric ?? "", effect: median(same.map((one) => one.effect)) }));
}

// src/service/slow-start.ts
import { fileURLToPath } from "node:url";
function slowStart(start, burnUs, port) {
  const proxy = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./slow-proxy.ts" : "./slow-proxy.js", import.meta.url));
  return `exec ${[process.execPath, proxy, burnUs.toFixed(0), `${port}`, start].map(shellQuote).join(" ")}`;
}

// src/selftest-command.ts
async function selfTest(typed, world) {
  var _stack = [];
  try {
    const { gates, slow, configFile } = readSelfTestOptions(typed);
    const config = await readComparison(configFile, world);
    const plan = planRun(config, readEvent(void 0));
    const prepared = __using(_stack, await prepareCheckouts({ ...plan, comparison: { kind: "none", reason: "both sides are this checkout", wanted: false } }, config, world), true);
    const { folder } = prepared.checkouts[0];
    const start = config.service?.start;
    const seen = [];
    let cpuMs;
    for (let gate = 0; gate < gates * 2; gate++) {
      const share2 = gate % 2 === 0 ? 0 : slow;
      const position = `gate ${gate + 1} of ${gates * 2}`;
      world.log.info(`${position}: ${share2 === 0 ? "the service against itself" : `${(share2 * 100).toFixed(0)} % more CPU per request`}`);
      const burnUs = share2 * (cpuMs ?? 0) * 1e3;
      const startedMs = world.clock.monotonicMs();
      const [basePort, headPort] = [await world.processes.freePort(), await world.processes.freePort()];
      const result = await untilStopped(playGate({ ...config, load: { ...config.load, seed: world.randomSeed() } }, plan, [{ side: "base", folder, start: slowStart(start, 0, basePort) }, { side: "head", folder, start: slowStart(start, burnUs, headPort) }], world), world);
      if (result === void 0 && seen.length > 0) break;
      if (result === void 0) throw world.signal.reason;
      if (gate === 0 && result.reasons[0]?.code === "service-failed") throw new ServiceError(result.reasons[0].text);
      cpuMs ??= cpuPerRequest(result);
      if (cpuMs === void 0) throw new ConfigError([{ where: "selftest", message: "the CPU time of the service cannot be seen on this machine, so nothing can be burnt in proportion" }]);
      seen.push({ slowedBy: share2, result, minutes: (world.clock.monotonicMs() - startedMs) / 6e4 });
      world.log.info(`${position}: ${result.verdict}`);
    }
    return summariseSelfTest(seen, { slow, environment: world.environment().key, cpuMsPerRequest: cpuMs, stopped: world.signal.aborted });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function untilStopped(gate, { signal }) {
  try {
    return await gate;
  } catch (error) {
    if (signal.aborted) return void 0;
    throw error;
  }
}
async function readComparison(given, world) {
  const file = given ?? DEFAULT_CONFIG_FILE;
  const path = `${world.workspace}/${file}`;
  if (!await world.files.exists(path)) throw new ConfigError([{ where: "--config", message: `there is no file ${file} in ${world.workspace}` }]);
  const config = readConfig({ text: await world.files.read(path), file, inputs: { compare: "paired", "base-ref": "HEAD" }, seed: world.randomSeed() });
  const phases = config.phases.filter((phase) => phase !== "sla");
  if (phases.length === 0) throw new ConfigError([{ where: "phases", message: "a selftest plays the phases that compare: name integration, load or both" }]);
  if (config.service === void 0) throw new ConfigError([{ where: "service.start", message: "a selftest starts the service twice, side by side: say how" }]);
  if (config.service.port !== void 0) throw new ConfigError([{ where: "service.port", message: "a selftest needs two copies side by side, each behind a proxy: let the service listen on PORT" }]);
  return { ...config, phases };
}
async function playGate(config, plan, checkouts, world) {
  try {
    const outcomes = await runPhases({
      plan,
      config,
      world,
      checkouts,
      looks: planLooks(config.compare.rounds),
      isDecided: (phase, blocks) => isDecided(comparePhase(phase, blocks, config))
    });
    return judge(outcomes, config, world);
  } catch (error) {
    const failure = error instanceof BaseUnusable ? error.cause : error;
    if (!(failure instanceof ServiceError)) throw error;
    world.log.warning(failure.message);
    return judge([], config, world, describeServiceFailure(failure));
  }
}
function judge(outcomes, config, world, failure) {
  const reason = "both sides are this checkout";
  return judgeRun({ outcomes, ...failure === void 0 ? {} : { failure }, baseline: { kind: "paired", reason }, comparisonWanted: true, history: [], onDefaultBranch: false, waivers: [] }, config, {
    tool: { name: "perf-gate", version: "selftest" },
    startedAt: new Date(world.clock.now()).toISOString(),
    title: "selftest",
    plan: [],
    environment: world.environment(),
    notes: [],
    commit: {},
    baseline: { kind: "paired", reason }
  });
}
function cpuPerRequest(result) {
  const values = result.phases.flatMap((phase) => phase.blocks.filter((block) => block.side === "base" && block.metric === "cpu_ms_per_request").map((block) => block.value));
  return values.length === 0 ? void 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
export {
  selfTest
};
