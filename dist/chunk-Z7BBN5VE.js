import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BaseUnusable,
  planAlone,
  planPaired,
  planRun,
  prepareCheckouts,
  readEvent,
  runPhases,
  settlePlan
} from "./chunk-YMFF4NDH.js";
import {
  openPublishing
} from "./chunk-N6PW3SW7.js";
import {
  readDataRows
} from "./chunk-UY75X6MU.js";
import {
  DEFAULT_CONFIG_FILE,
  MIN_HISTORY,
  betweenRunSd,
  comparePhase,
  isDecided,
  judgeRun,
  planLooks,
  readBaseline,
  readConfig
} from "./chunk-JAWSU7C3.js";
import {
  ConfigError,
  ServiceError,
  exitCodeOf
} from "./chunk-DVQLTPX7.js";
import {
  __callDispose,
  __using
} from "./chunk-JFMPI6Y5.js";

// src/respond/fetch-baseline.ts
var MAX_BYTES = 2e7;
var ANCESTORS = 50;
var DAY_MS = 864e5;
async function fetchBaseline({ artifactName, sha, maxAgeDays }, world) {
  const { github } = world;
  if (github === void 0) return { none: "there are no stored baselines here" };
  try {
    const branch = await github.repository.defaultBranch();
    const all = (await github.artifacts.list(artifactName)).filter((one) => one.headBranch === branch);
    if (all.length === 0) return { none: `no run on ${branch} has stored a baseline yet (artifact ${artifactName})` };
    const usable = all.filter((one) => !one.expired && world.clock.now() - Date.parse(one.createdAt) <= maxAgeDays * DAY_MS);
    if (usable.length === 0) return { none: `the stored baselines have expired or are older than ${maxAgeDays} days` };
    const nearest = findNearest(await github.repository.ancestors(sha, ANCESTORS), usable);
    if (nearest === void 0) return { none: `neither ${sha.slice(0, 7)} nor any of its last ${ANCESTORS} ancestors has a stored baseline` };
    const text = await github.artifacts.download(nearest.artifact, "result.json", MAX_BYTES);
    if (text === void 0) return { none: `the baseline artifact of ${nearest.artifact.headSha.slice(0, 7)} holds no result.json` };
    return { text, sha: nearest.artifact.headSha, distance: nearest.distance };
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${error.message}`);
    return { none: `the stored baseline could not be fetched: ${error.message}` };
  }
}
function findNearest(ancestors, artifacts) {
  for (const [distance, sha] of ancestors.entries()) {
    const artifact = artifacts.find((one) => one.headSha === sha);
    if (artifact !== void 0) return { artifact, distance };
  }
  return void 0;
}

// src/respond/find-baseline.ts
async function findBaseline(plan, config, world) {
  if (plan.comparison.kind === "file") {
    const { path } = plan.comparison;
    if (!await world.files.exists(path)) return nothing(void 0, `there is no file ${path}`);
    return fromStored(readBaseline(await world.files.read(path), config), { kind: "file", reason: `read from ${path}` }, void 0, world);
  }
  const sha = await findMergeBase(plan, world);
  if (sha === void 0 || world.github === void 0) return nothing(sha, "there are no stored baselines here");
  const fetched = await fetchBaseline({ artifactName: config.baseline.artifactName, sha, maxAgeDays: config.baseline.maxAgeDays }, world);
  if ("none" in fetched) return nothing(sha, fetched.none);
  const where = fetched.distance === 0 ? "the merge base" : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? "" : "s"} before the merge base, which has no baseline of its own`;
  return fromStored(readBaseline(fetched.text, config), { kind: "artifact", sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}` }, sha, world);
}
async function findMergeBase({ event }, world) {
  const base = event.baseRef ?? event.baseSha;
  if (world.github === void 0 || event.sha === void 0 || base === void 0) return event.baseSha;
  if (event.onDefaultBranch) return event.baseSha;
  try {
    return (await world.github.repository.mergeBase(base, event.sha)).sha;
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${error.message}); taking the base commit of the event instead`);
    return event.baseSha;
  }
}
function fromStored(baseline, info, sha, world) {
  if (baseline.kind === "refused") return nothing(sha, `the stored baseline was refused: ${baseline.reason}`);
  const { result } = baseline;
  const environment = world.environment().key;
  const sameMachine = result.environment.key === environment;
  const known = knowsItsNoise(result, environment);
  return {
    sha,
    usable: true,
    decisive: sameMachine && known,
    info,
    history: result.history,
    stored: { measurements: result.phases, history: result.history, environment },
    reason: sameMachine ? known ? "the stored baseline can decide" : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine` : `the stored baseline was measured on another kind of machine (${result.environment.key}, this is ${environment})`
  };
}
function knowsItsNoise(result, environment) {
  const keys = result.history.at(-1)?.values ?? {};
  return Object.keys(keys).some((key) => betweenRunSd(result.history, environment, key) !== void 0);
}
function nothing(sha, reason) {
  return { sha, stored: void 0, usable: false, decisive: false, reason, info: { kind: "none", reason }, history: [] };
}

// src/main.ts
async function main(inputs, source, world) {
  const config = await readConfiguration(inputs, world);
  const plan = planRun(config, readEvent(source));
  const publishing = await openPublishing(plan, config, world);
  try {
    const baseline = await findBaseline(plan, config, world);
    const result = await measureAndJudge(settlePlan(plan, config, baseline), baseline, config, world);
    await publishing.complete(result);
    return { exitCode: exitCodeOf(result.verdict, config.failOn), result, folder: config.report.outputFolder };
  } catch (error) {
    await publishing.crashed(error);
    throw error;
  }
}
async function readConfiguration(inputs, world) {
  const file = inputs.config ?? DEFAULT_CONFIG_FILE;
  const path = `${world.workspace}/${file}`;
  const exists = await world.files.exists(path);
  if (!exists && inputs.config !== void 0) throw new ConfigError([{ where: "config", message: `there is no file ${inputs.config} in ${world.workspace}` }]);
  const config = readConfig({ text: exists ? await world.files.read(path) : void 0, file: exists ? file : void 0, inputs, seed: world.randomSeed() });
  return readDataRows(config, (dataFile) => world.files.read(`${world.workspace}/${dataFile}`));
}
async function measureAndJudge(plan, baseline, config, world) {
  const result = await measure(plan, baseline, config, world);
  const { comparison } = plan;
  if (comparison.kind !== "artifact" || !comparison.orPaired || result.verdict !== "inconclusive") return result;
  world.log.info("the stored baseline leaves it undecided: measuring both sides here");
  return measure(planPaired(plan, config, baseline.sha ?? comparison.baseSha, "the stored baseline left it undecided"), baseline, config, world);
}
async function measure(plan, baseline, config, world) {
  for (const sentence of plan.sentences) world.log.info(sentence);
  const startedAt = new Date(world.clock.now()).toISOString();
  const stored = plan.comparison.kind === "artifact" || plan.comparison.kind === "file" ? baseline.stored : void 0;
  const judge = (outcomes, commit, failure) => judgeRun(
    { outcomes, baseline: describeBaseline(plan, baseline, commit.base), comparisonWanted: plan.comparison.kind !== "none" || plan.comparison.wanted, history: baseline.history, ...stored === void 0 ? {} : { stored }, ...failure === void 0 ? {} : { failure } },
    config,
    { ...factsOf(plan, world), startedAt, commit, baseline: describeBaseline(plan, baseline, commit.base) }
  );
  try {
    var _stack = [];
    try {
      const prepared = __using(_stack, await prepareCheckouts(plan, config, world), true);
      const looks = plan.comparison.kind === "paired" ? planLooks(plan.rounds) : [plan.rounds.max];
      const outcomes = await runPhases({
        plan,
        config,
        world,
        looks,
        checkouts: prepared.checkouts,
        isDecided: (phase, blocks) => isDecided(comparePhase(phase, blocks, config, stored))
      });
      return judge(outcomes, commitsOf(plan, prepared.headSha, prepared.baseSha));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    if (error instanceof BaseUnusable) {
      world.log.warning(`${error.message}; the head is measured alone`);
      return measure(planAlone(plan, config, error.message), baseline, config, world);
    }
    if (!(error instanceof ServiceError)) throw error;
    world.log.error([error.message, ...error.output].join("\n"));
    return judge([], commitsOf(plan, void 0, void 0), { code: "service-failed", text: [error.message, ...error.output.filter((line) => line.trim() !== "" && !line.startsWith("    at ")).slice(-5)].join(" \xB7 ").slice(0, 1900) });
  }
}
function describeBaseline(plan, baseline, baseSha) {
  switch (plan.comparison.kind) {
    case "paired":
      return { kind: "paired", reason: plan.comparison.reason, ...baseSha === void 0 ? {} : { sha: baseSha } };
    case "none":
      return { kind: "none", reason: plan.comparison.reason };
    case "artifact":
    case "file":
      return baseline.info;
  }
}
function commitsOf({ event }, headSha, baseSha) {
  const head = event.headSha ?? headSha;
  return {
    ...head === void 0 ? {} : { head },
    ...baseSha === void 0 ? {} : { base: baseSha },
    ...event.headRef === void 0 ? {} : { headRef: event.headRef },
    ...event.baseRef === void 0 ? {} : { baseRef: event.baseRef }
  };
}
function factsOf(plan, world) {
  const version = true ? "0.1.0" : "dev";
  return { tool: { name: "perf-gate", version }, title: plan.event.title.slice(0, 200), plan: plan.sentences.map((sentence) => sentence.slice(0, 500)), environment: world.environment(), notes: [] };
}

export {
  main
};
