import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BaseUnusable,
  describeServiceFailure,
  planAlone,
  planPaired,
  planRun,
  prepareCheckouts,
  readEvent,
  refuseForeignCheckout,
  runPhases,
  settlePlan
} from "./chunk-6S5C5FI5.js";
import {
  openPublishing
} from "./chunk-NJHT6BZU.js";
import {
  readBaseline,
  readDataRows
} from "./chunk-RUOG7WJ6.js";
import {
  DEFAULT_CONFIG_FILE,
  comparePhase,
  isDecided,
  judgeRun,
  needsPairedRounds,
  parseQuantity,
  planLooks,
  readConfig,
  readKey,
  show
} from "./chunk-Q5VGEOHA.js";
import {
  ConfigError,
  ServiceError,
  exitCodeOf
} from "./chunk-QA6IF6MW.js";
import {
  MIN_HISTORY,
  pastRuns
} from "./chunk-27RS3NB4.js";
import {
  __callDispose,
  __using
} from "./chunk-JFMPI6Y5.js";

// src/config/waivers.ts
var TRAILER = /^Perf-Gate-Waive:(.*)$/gim;
var FORM = /^\s*(\S{1,130})\s+up to\s+(\S{1,20})\s+until\s+(\S{1,20})\s*:\s*(\S.{0,299})$/;
var EXAMPLE = "Perf-Gate-Waive: p99 up to 15% until 2026-12-31: caching comes with the next release";
var LARGEST = 5;
var MOST = 50;
function readWaivers(messages, config) {
  const lines = [...new Set(messages.flatMap((message) => [...message.matchAll(TRAILER)].map((found) => found[1].trim())))];
  const subjects = { classes: config.requests.map((one) => one.name), components: config.components.map((one) => one.name) };
  const problems = [];
  const waivers = lines.slice(0, MOST).flatMap((line) => {
    try {
      return [readWaiver(line, subjects)];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems.push({ where: "commit message", message: `the trailer ${show(`Perf-Gate-Waive: ${line}`)}: ${error.message}` });
      return [];
    }
  });
  if (lines.length > MOST) problems.push({ where: "commit message", message: `${lines.length} waivers, at most ${MOST} are read` });
  if (problems.length > 0) throw new ConfigError(problems);
  return waivers;
}
function readWaiver(line, subjects) {
  const found = FORM.exec(line);
  if (found === null) throw new SyntaxError(`expected a metric, a limit, a day and a reason, such as: ${EXAMPLE}`);
  const [, key, limit, until, reason] = found;
  const { prefix, metric } = readKey(key, subjects);
  return { metric: prefix + metric, limit: readLimit(limit), until: readDay(until), reason: reason.trim() };
}
function readLimit(text) {
  const { kind, value } = parseQuantity(text);
  if (kind !== "fraction" || !(value > 0 && value <= LARGEST)) throw new SyntaxError(`expected a percentage up to ${LARGEST * 100}%, such as 15%, seen ${show(text)}`);
  return value;
}
function readDay(text) {
  const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) throw new SyntaxError(`expected a day such as 2026-12-31, seen ${show(text)}`);
  return text;
}

// src/respond/fetch-baseline.ts
var MAX_BYTES = 2e7;
var ANCESTORS = 50;
var DAY_MS = 864e5;
var MOST_TRIES = 5;
async function fetchBaseline({ artifactName, sha, maxAgeDays, read }, world) {
  const { github } = world;
  if (github === void 0) return { none: "there are no stored baselines here" };
  try {
    const branch = await github.repository.defaultBranch();
    const all = (await github.artifacts.list(artifactName)).filter((one) => one.headBranch === branch);
    if (all.length === 0) return { none: `no run on ${branch} has stored a baseline yet (artifact ${artifactName})` };
    const usable = all.filter((one) => !one.expired && world.clock.now() - Date.parse(one.createdAt) <= maxAgeDays * DAY_MS);
    if (usable.length === 0) return { none: `the stored baselines have expired or are older than ${maxAgeDays} days` };
    const candidates = listNearest(await github.repository.ancestors(sha, ANCESTORS), usable);
    if (candidates.length === 0) return { none: `neither ${sha.slice(0, 7)} nor any of its last ${ANCESTORS} ancestors has a stored baseline` };
    return await readFirst(candidates.slice(0, MOST_TRIES), github, read);
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${error.message}`);
    return { none: `the stored baseline could not be fetched: ${error.message}` };
  }
}
function listNearest(ancestors, artifacts) {
  return ancestors.flatMap((sha, distance) => artifacts.filter((one) => one.headSha === sha).slice(0, 1).map((artifact) => ({ artifact, distance })));
}
async function readFirst(candidates, github, read) {
  const refused = [];
  for (const { artifact, distance } of candidates) {
    const text = await github.artifacts.download(artifact, "result.json", MAX_BYTES);
    const baseline = text === void 0 ? { kind: "refused", reason: "its artifact holds no result.json" } : read(text);
    if (baseline.kind === "usable") return { result: baseline.result, sha: artifact.headSha, distance, refused };
    refused.push(`that of ${artifact.headSha.slice(0, 7)}: ${baseline.reason}`);
  }
  return { none: `the stored baseline was refused: ${refused.join("; ")}` };
}

// src/respond/find-baseline.ts
async function findBaseline(plan, config, world) {
  const since = plan.comparison.kind === "file" ? NOTHING_SINCE : await findMergeBase(plan, world);
  return { ...await findStored(plan, config, world, since.sha), messages: since.messages };
}
async function findStored(plan, config, world, sha) {
  if (plan.comparison.kind === "file") {
    const { path } = plan.comparison;
    if (!await world.files.exists(path)) return nothing(void 0, `there is no file ${path}`);
    const baseline = readBaseline(await world.files.read(path), config);
    return baseline.kind === "refused" ? nothing(void 0, `the stored baseline was refused: ${baseline.reason}`) : fromStored(baseline.result, { kind: "file", reason: `read from ${path}` }, void 0, world);
  }
  if (sha === void 0 || world.github === void 0) return nothing(sha, "there are no stored baselines here");
  const fetched = await fetchBaseline({ artifactName: config.baseline.artifactName, sha, maxAgeDays: config.baseline.maxAgeDays, read: (text) => readBaseline(text, config) }, world);
  if ("none" in fetched) return nothing(sha, fetched.none);
  const why = fetched.refused.length === 0 ? "which has no baseline of its own" : `passing over ${fetched.refused.join("; ")}`;
  const where = fetched.distance === 0 ? "the merge base" : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? "" : "s"} before the merge base, ${why}`;
  return fromStored(fetched.result, { kind: "artifact", sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}`.slice(0, 1e3) }, sha, world);
}
async function findMergeBase({ event }, world) {
  const base = event.baseRef ?? event.baseSha;
  if (world.github === void 0 || event.sha === void 0 || base === void 0 || event.onDefaultBranch) return { sha: event.baseSha, messages: [] };
  try {
    return await world.github.repository.mergeBase(base, event.sha);
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${error.message}); taking the base commit of the event instead`);
    return { sha: event.baseSha, messages: [] };
  }
}
var NOTHING_SINCE = { sha: void 0, messages: [] };
function fromStored(result, info, sha, world) {
  const machine = world.environment();
  const sameMachine = result.environment.key === machine.key;
  const known = Object.keys(result.history.at(-1)?.values ?? {}).some((key) => pastRuns(result.history, machine, key) !== void 0);
  return {
    sha,
    usable: true,
    decisive: sameMachine && known,
    info,
    history: result.history,
    stored: { measurements: result.phases, history: result.history, machine, against: info.kind === "file" ? "run" : "regime" },
    reason: sameMachine ? known ? "the stored baseline can decide" : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine since its last change` : `the stored baseline was measured on another kind of machine (${result.environment.key}, this is ${machine.key})`
  };
}
function nothing(sha, reason) {
  return { sha, stored: void 0, usable: false, decisive: false, reason, info: { kind: "none", reason }, history: [] };
}

// src/main.ts
async function main(inputs, source, world) {
  const config = await readConfiguration(inputs, world);
  const plan = planRun(config, readEvent(source));
  await refuseForeignCheckout(plan.event, world);
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
  if (comparison.kind !== "artifact" || !comparison.orPaired || !needsPairedRounds(result.verdicts)) return result;
  const reason = "against the stored baseline it looked worse, or stayed undecided";
  world.log.info(`${reason}: measuring both sides here`);
  return measure(planPaired(plan, config, baseline.sha ?? comparison.baseSha, reason), baseline, config, world);
}
async function measure(plan, baseline, config, world) {
  for (const sentence of plan.sentences) world.log.info(sentence);
  const startedAt = new Date(world.clock.now()).toISOString();
  const stored = plan.comparison.kind === "artifact" || plan.comparison.kind === "file" ? baseline.stored : void 0;
  let waivers = [];
  const judge = (outcomes, commit, failure) => judgeRun(
    { outcomes, baseline: describeBaseline(plan, baseline, commit.base), comparisonWanted: plan.comparison.kind !== "none" || plan.comparison.wanted, history: baseline.history, onDefaultBranch: plan.event.onDefaultBranch, waivers, ...stored === void 0 ? {} : { stored }, ...failure === void 0 ? {} : { failure } },
    config,
    { ...factsOf(plan, world), startedAt, commit, baseline: describeBaseline(plan, baseline, commit.base) }
  );
  try {
    var _stack = [];
    try {
      const prepared = __using(_stack, await prepareCheckouts(plan, config, world), true);
      if (!plan.event.fromFork) waivers = readWaivers([...baseline.messages, ...prepared.messages], config);
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
    return judge([], commitsOf(plan, void 0, void 0), describeServiceFailure(error));
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
var FORK_NOTE = "This pull request comes from a fork, whose token may not write: comment and check runs are left to a workflow with `mode: report`, where there is one";
function factsOf(plan, world) {
  const version = true ? "0.1.0" : "dev";
  return { tool: { name: "perf-gate", version }, title: plan.event.title.slice(0, 200), plan: plan.sentences.map((sentence) => sentence.slice(0, 500)), environment: world.environment(), notes: plan.event.fromFork ? [FORK_NOTE] : [] };
}

export {
  findBaseline,
  main,
  readConfiguration
};
