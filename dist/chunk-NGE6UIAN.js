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
} from "./chunk-2JEV6RWO.js";
import {
  checkName,
  decodeDigest,
  openPublishing
} from "./chunk-AGMF6VQW.js";
import {
  readDataRows
} from "./chunk-BRQ2HK3P.js";
import {
  DEFAULT_CONFIG_FILE,
  comparePhase,
  isDecided,
  judgeRun,
  knowsItsNoise,
  needsPairedRounds,
  parseQuantity,
  planLooks,
  readConfig,
  readKey,
  show
} from "./chunk-THHUZJIM.js";
import {
  readBaseline
} from "./chunk-ZAQFTRNE.js";
import {
  ConfigError,
  ServiceError,
  exitCodeOf
} from "./chunk-MZDT3B7A.js";
import {
  MIN_HISTORY,
  isAtLeast
} from "./chunk-7VBKODNJ.js";
import {
  __callDispose,
  __using
} from "./chunk-NLBF54U6.js";

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

// src/respond/decide-alerts.ts
function decideAlerts(told, violations, atMs, { from, escalateAfterMs }) {
  const alerts = [];
  const now = { ...told };
  for (const violation of violations) {
    if (violation.firedMs === void 0 || !isAtLeast(violation.severity, from)) continue;
    const key = `${violation.metric} ${violation.limit}`;
    const event = nextEvent(now[key], violation, atMs - violation.firedMs >= escalateAfterMs);
    if (event === void 0) continue;
    now[key] = event;
    alerts.push({ event, violation });
  }
  return { told: now, alerts };
}
function nextEvent(before, { state }, isLong) {
  if (before === "resolved") return void 0;
  if (state === "resolved") return before === void 0 ? void 0 : "resolved";
  if (before === void 0) return "firing";
  return before === "firing" && isLong ? "escalated" : void 0;
}

// src/respond/alerts.ts
var PAUSES_MS = [1e3, 4e3];
function openAlerts(plan, config, world) {
  let told = {};
  let sending = Promise.resolve();
  let dead = false;
  function raise(alert) {
    const { violation } = alert;
    if (alert.event !== "resolved" && config.file !== void 0 && violation.line !== void 0) world.log.warning(describeAlert(alert), { file: config.file, line: violation.line });
    const { webhook, dryRun } = config.alerts;
    if (webhook === void 0 && !dryRun) return;
    const body = renderAlert(alert, plan, config.alerts);
    if (dryRun) world.log.info(`alerts: dry run, this would have been sent: ${body}`);
    else if (webhook !== void 0) sending = sending.then(() => send(webhook, body));
  }
  async function send(url, body) {
    if (dead) return;
    const problem = await deliver(url, body, world);
    if (problem === void 0) return;
    dead = true;
    world.log.warning(`the alert webhook ${problem}: alerts of this run are in its log and report only`);
  }
  return {
    watch(violations, atMs) {
      const decided = decideAlerts(told, violations, atMs, config.alerts);
      told = decided.told;
      for (const alert of decided.alerts) raise(alert);
    },
    finish: () => sending
  };
}
async function deliver(url, body, { webhooks, clock, signal }) {
  if (webhooks === void 0) return "cannot be reached from here";
  for (let attempt = 0; ; attempt++) {
    const { problem, again } = await webhooks.post(url, body).then(judgeStatus, (error) => ({ problem: wordsOf(error), again: true }));
    const pauseMs = PAUSES_MS[attempt];
    if (problem === void 0 || !again || signal.aborted) return problem;
    if (pauseMs === void 0) return `${problem}, ${attempt + 1} times`;
    await clock.sleep(pauseMs, signal).catch(() => void 0);
  }
}
function judgeStatus(status) {
  if (status >= 200 && status < 300) return { problem: void 0, again: false };
  if (status >= 300 && status < 400) return { problem: `answered with a redirect (${status}), which is not followed`, again: false };
  return { problem: `answered ${status}`, again: status === 429 || status >= 500 };
}
function wordsOf(error) {
  const { name, cause } = error;
  if (name === "TimeoutError") return "did not answer in time";
  return `could not be reached${typeof cause?.code === "string" ? ` (${cause.code})` : ""}`;
}
function renderAlert(alert, { event: { headSha, title, runUrl } }, { format }) {
  if (format === "slack") return JSON.stringify({ text: escapeSlack([`${describeAlert(alert)} \xB7 ${title.slice(0, 200)}`, ...runUrl === void 0 ? [] : [runUrl]].join("\n")) });
  return JSON.stringify({ version: 1, event: alert.event, violation: alert.violation, title: title.slice(0, 200), ...headSha === void 0 ? {} : { commit: headSha }, ...runUrl === void 0 ? {} : { runUrl } });
}
function describeAlert({ event, violation: { metric, limit, worst, severity, startMs, resolution } }) {
  if (event === "resolved") return `perf-gate: ${metric} is kept again: ${resolution ?? "resolved"}`;
  return `perf-gate: ${metric} is beyond ${limit} since second ${(startMs / 1e3).toFixed(0)}, worst ${worst.toFixed(1)} (${severity}${event === "escalated" ? ", and still is" : ""})`;
}
function escapeSlack(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// src/respond/fetch-baseline.ts
var MAX_BYTES = 2e7;
var ANCESTORS = 50;
var DAY_MS = 864e5;
var MOST_TRIES = 5;
async function fetchBaseline({ artifactName, sha, maxAgeDays, read, environment }, world) {
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
    return await readFirst(candidates.slice(0, MOST_TRIES), github, { read, environment });
  } catch (error) {
    world.log.warning(`the stored baseline could not be fetched: ${error.message}`);
    return { none: `the stored baseline could not be fetched: ${error.message}` };
  }
}
function listNearest(ancestors, artifacts) {
  return ancestors.flatMap((sha, distance) => artifacts.filter((one) => one.headSha === sha).map((artifact) => ({ artifact, distance })));
}
async function readFirst(candidates, github, { read, environment }) {
  const refused = [];
  let foreign;
  for (const { artifact, distance } of candidates) {
    const baseline = await download(artifact, github, read);
    const name = `that of ${artifact.headSha.slice(0, 7)}`;
    if (baseline.kind === "refused") {
      refused.push(`${name}: ${baseline.reason}`);
      continue;
    }
    const found = { result: baseline.result, sha: artifact.headSha, distance, refused: [...refused] };
    if (environment === void 0 || baseline.result.environment.key === environment) return found;
    foreign ??= found;
    refused.push(`${name}: it was measured on another kind of machine (${baseline.result.environment.key})`);
  }
  return foreign ?? { none: `the stored baseline was refused: ${refused.join("; ")}`.slice(0, 900) };
}
async function download(artifact, github, read) {
  try {
    const text = await github.artifacts.download(artifact, "result.json", MAX_BYTES);
    return text === void 0 ? { kind: "refused", reason: "its artifact holds no result.json" } : read(text);
  } catch (error) {
    return { kind: "refused", reason: `it could not be downloaded: ${error.message}` };
  }
}

// src/respond/find-baseline.ts
async function findBaseline(plan, config, world) {
  const since = plan.comparison.kind === "file" ? NOTHING_SINCE : await findMergeBase(plan, config, world);
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
  const fetched = await fetchBaseline({
    artifactName: config.baseline.artifactName,
    sha,
    maxAgeDays: config.baseline.maxAgeDays,
    read: (text) => readBaseline(text, config),
    // Where nothing is compared only the history is wanted, and the nearest knows most of it.
    environment: plan.comparison.kind === "none" ? void 0 : world.environment().key
  }, world);
  if ("none" in fetched) return await findDigest(sha, config, world) ?? nothing(sha, fetched.none);
  const why = fetched.refused.length > 0 ? `, passing over ${fetched.refused.join("; ")}` : fetched.distance === 0 ? "" : ", which has no baseline of its own";
  const where = `${fetched.distance === 0 ? "the merge base" : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? "" : "s"} before the merge base`}${why}`;
  return fromStored(fetched.result, { kind: "artifact", sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}`.slice(0, 1e3) }, sha, world);
}
async function findMergeBase({ event }, config, world) {
  const asked = config.compare.baseRef;
  if (event.onDefaultBranch && asked === void 0) return { sha: event.baseSha ?? event.sha, messages: [] };
  const base = asked ?? (event.kind === "merge_group" ? event.baseSha : event.baseRef ?? event.baseSha);
  if (world.github === void 0 || event.sha === void 0 || base === void 0) return { sha: asked === void 0 ? event.baseSha : void 0, messages: [] };
  try {
    return await world.github.repository.mergeBase(base, event.sha);
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${error.message}); taking ${asked === void 0 ? "the base commit of the event" : "base-ref itself"} instead`);
    return { sha: asked === void 0 ? event.baseSha : void 0, messages: [] };
  }
}
async function findDigest(sha, config, world) {
  try {
    const text = decodeDigest(await world.github?.checks.summaryOf(sha, checkName(void 0)) ?? "");
    const baseline = text === void 0 ? void 0 : readBaseline(text, config);
    if (baseline?.kind !== "usable" || baseline.result.commit.head !== sha) return void 0;
    return fromStored(baseline.result, { kind: "artifact", sha, distance: 0, reason: "kept in the check run of the merge base" }, sha, world);
  } catch (error) {
    world.log.warning(`what the check run of ${sha.slice(0, 7)} keeps could not be read: ${error.message}`);
    return void 0;
  }
}
var NOTHING_SINCE = { sha: void 0, messages: [] };
function fromStored(result, info, sha, world) {
  const machine = world.environment();
  const sameMachine = result.environment.key === machine.key;
  const known = knowsItsNoise(result.history, machine);
  return {
    sha,
    usable: true,
    decisive: sameMachine && known,
    info,
    history: result.history,
    stored: { measurements: result.phases, history: result.history, machine, baseMachine: result.environment, against: info.kind === "file" ? "run" : "regime" },
    reason: sameMachine ? known ? "the stored baseline can decide" : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine since its last change` : `the stored baseline was measured on another kind of machine (${result.environment.key}, this is ${machine.key})`
  };
}
function nothing(sha, reason) {
  return { sha, stored: void 0, usable: false, decisive: false, reason, info: { kind: "none", reason }, history: [] };
}

// src/respond/decide-rollback.ts
function decideRollback({ violation, event, config, past, nowMs }) {
  const command = config.byKind[violation.kind] ?? config.command;
  const reason = whyNot(event, config) ?? whyNotAgain({ violation, event, config, past, nowMs });
  if (reason !== void 0) return { kind: "refused", reason };
  if (command === void 0) return { kind: "refused", reason: `no procedure for the kind ${violation.kind}: give \`rollback.command\`, or one in \`rollback.by-kind\`` };
  return { kind: config.mode === "on" ? "run" : "dry-run", command };
}
function whyNot(event, { mode }) {
  if (mode === "off") return "rolling back is off";
  if (event.fromFork) return "never for a fork";
  if (event.pullRequest !== void 0 || event.kind === "merge_group") return "never for a pull request: nothing of it is deployed";
  if (event.kind === "laptop") return "never from a laptop";
  if (!event.onDefaultBranch) return "only for the default branch";
  return event.headSha === void 0 ? "the commit is not known" : void 0;
}
function whyNotAgain({ violation, event, config, past, nowMs }) {
  if (past.some((one) => one.sha === event.headSha && one.kind === violation.kind)) return `this commit was rolled back for the kind ${violation.kind} already`;
  const last = Math.max(...past.map((one) => one.atMs));
  const restMs = config.coolDownMs - (nowMs - last);
  return restMs > 0 ? `the last rollback was ${Math.round((nowMs - last) / 1e3)} s ago: cooling down for another ${Math.ceil(restMs / 1e3)} s` : void 0;
}

// src/respond/rollback.ts
var MARK = "perf-gate-rollback";
var KINDS = ["response_time", "availability", "throughput", "error_rate", "latency_percentile", "resource"];
var SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY/i;
var MIN_SECRET = 4;
var MAX_LINES = 200;
function openRollback(plan, config, world) {
  const { event } = plan;
  if (config.rollback.mode === "off") return void 0;
  const never = whyNot(event, config.rollback);
  if (never !== void 0) {
    world.log.info(`rollback: ${never}`);
    return void 0;
  }
  const mine = [];
  let before = Promise.resolve();
  async function attempt(violation) {
    const past = await readPast(event.headRef, world);
    if (typeof past === "string") return { kind: "refused", reason: past };
    const nowMs = world.clock.now();
    const decision = decideRollback({ violation, event, config: config.rollback, past: [...past, ...mine], nowMs });
    if (decision.kind === "refused") return decision;
    mine.push({ sha: event.headSha, kind: violation.kind, atMs: nowMs });
    if (decision.kind === "dry-run") return { kind: "dry-run", reason: `dry run, this would have been run: ${decision.command}` };
    const unremembered = await remember(violation, world);
    return unremembered ?? runCommand({ command: decision.command, violation, commit: event.headSha, timeoutMs: config.rollback.timeoutMs, world });
  }
  return (violation) => {
    const result = before.then(() => attempt(violation)).then((procedure) => {
      world.log.warning(`rollback for ${violation.metric}: ${procedure.kind === "done" ? "the procedure ended well" : `${procedure.kind}: ${procedure.reason}`}`);
      return procedure;
    });
    before = result.catch(() => void 0);
    return result;
  };
}
async function readPast(branch, { github }) {
  if (github === void 0) return "without GitHub it cannot be known what was rolled back before";
  try {
    const lists = await Promise.all(KINDS.map(async (kind) => (await github.artifacts.list(`${MARK}-${kind}`)).map((one) => ({ ...one, kind }))));
    return lists.flat().filter((one) => one.headBranch === branch).map(({ headSha, kind, createdAt }) => ({ sha: headSha, kind, atMs: Date.parse(createdAt) }));
  } catch (error) {
    return `it cannot be known what was rolled back before: ${error.message}`;
  }
}
async function remember(violation, { github }) {
  try {
    await github?.artifacts.upload(`${MARK}-${violation.kind}`, [{ path: "violation.json", content: JSON.stringify(violation) }]);
    return void 0;
  } catch (error) {
    return { kind: "refused", reason: `it could not be remembered, so a re-run would do it again: ${error.message}` };
  }
}
async function runCommand({ command, violation, commit, timeoutMs, world }) {
  const json = JSON.stringify(violation);
  const env = { ...world.processes.safeEnvironment(), PERF_GATE_VIOLATION: json, PERF_GATE_METRIC: violation.metric, PERF_GATE_KIND: violation.kind, PERF_GATE_SEVERITY: violation.severity, PERF_GATE_COMMIT: commit };
  let lines = 0;
  const running = world.processes.spawn({ command, cwd: world.workspace, env, input: json, onLine: (line) => {
    if (++lines <= MAX_LINES) world.log.info(`rollback: ${withoutSecrets(line, env)}`);
  } });
  const ended = new AbortController();
  try {
    const late = world.clock.sleep(timeoutMs, AbortSignal.any([world.signal, ended.signal])).then(() => "late", () => "cancelled");
    const exit = await Promise.race([running.exited, late]);
    if (exit === "late") return { kind: "failed", reason: `the procedure was stopped after ${timeoutMs / 1e3} s` };
    if (exit === "cancelled") return { kind: "failed", reason: "the run was cancelled" };
    return exit.code === 0 ? { kind: "done", reason: "" } : { kind: "failed", reason: `the procedure ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}` };
  } finally {
    ended.abort();
    await running.stop();
  }
}
function withoutSecrets(line, env) {
  const secrets = Object.entries(env).filter(([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_SECRET).map(([, value]) => value);
  return secrets.toSorted((a, b) => b.length - a.length).reduce((text, secret) => text.replaceAll(secret, "***"), line);
}

// src/main.ts
async function main(inputs, source, world) {
  const config = await readConfiguration(inputs, world);
  const plan = planRun(config, readEvent(source));
  await refuseForeignCheckout(plan.event, world);
  const publishing = await openPublishing(plan, config, world);
  const alerts = openAlerts(plan, config, world);
  try {
    const baseline = await findBaseline(plan, config, world);
    const result = await measureAndJudge(settlePlan(plan, config, baseline), baseline, config, world, alerts);
    await publishing.complete(result);
    return { exitCode: exitCodeOf(result.verdict, config.failOn), result, folder: config.report.outputFolder };
  } catch (error) {
    await publishing.crashed(error);
    throw error;
  } finally {
    await alerts.finish();
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
async function measureAndJudge(plan, baseline, config, world, alerts) {
  const result = await measure(plan, baseline, config, world, alerts);
  const { comparison } = plan;
  if (comparison.kind !== "artifact" || !comparison.orPaired || result.verdict === "invalid" || !needsPairedRounds(result.verdicts)) return result;
  const reason = "against the stored baseline it looked worse, or stayed undecided";
  world.log.info(`${reason}: measuring both sides here`);
  return measure(planPaired(plan, config, baseline.sha ?? comparison.baseSha, reason), baseline, config, world, alerts);
}
async function measure(plan, baseline, config, world, alerts) {
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
      const rollback = openRollback(plan, config, world);
      const looks = plan.comparison.kind === "paired" ? planLooks(plan.rounds) : [plan.rounds.max];
      const outcomes = await runPhases({
        plan,
        config,
        world,
        looks,
        checkouts: prepared.checkouts,
        onViolations: alerts.watch,
        ...rollback === void 0 ? {} : { rollback },
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
      return measure(planAlone(plan, config, error.message), baseline, config, world, alerts);
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
