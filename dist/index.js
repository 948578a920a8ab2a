import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  findBaseline,
  findLabelWaivers,
  main,
  readConfiguration
} from "./chunk-7XTZCD3H.js";
import {
  eventOfPullRequest,
  planRun,
  readReportedRun,
  settleThresholds
} from "./chunk-YRHNR4UU.js";
import {
  RUN_FOLDER_STATE,
  openGitHub,
  openJobLog,
  openRunFolder,
  readEventSource
} from "./chunk-PXHKP5AB.js";
import {
  openPublishing
} from "./chunk-JG5ACMMG.js";
import {
  findCpuRegression,
  renderAs
} from "./chunk-ET6D2JA7.js";
import "./chunk-7IEIASIX.js";
import {
  killEverythingNow,
  openClock,
  openEnvironment,
  openFiles,
  openProcesses
} from "./chunk-AWFXFNXH.js";
import "./chunk-HTKAQ6OE.js";
import {
  judgeRun
} from "./chunk-B73Z62QG.js";
import "./chunk-7O44RMCV.js";
import {
  parseResult
} from "./chunk-ML26JOCH.js";
import {
  ConfigError,
  PublishError,
  ServiceError,
  checkValidity,
  formatProblem
} from "./chunk-A5J25BNU.js";
import {
  describeBreach,
  isBeyond,
  isOf
} from "./chunk-M44YRHXR.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-T57H3D7J.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import {
  getInput,
  saveState,
  setSecret
} from "./chunk-CZCA6TUO.js";
import "./chunk-NLBF54U6.js";

// src/index.ts
import { inspect } from "node:util";

// src/config/inputs.ts
var INPUT_NAMES = [
  "config",
  "start",
  "build",
  "url",
  "ready",
  "github-token",
  "phases",
  "compare",
  "base-ref",
  "margin",
  "budget",
  "fail-on",
  "comment",
  "check-runs",
  "baseline-name",
  "baseline-max-age",
  "artifact-retention-days",
  "history-size",
  "mode",
  "shard",
  "rollback",
  "alert-webhook"
];
function readInputs(get) {
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, get(name).trim()]).filter(([, text]) => text !== ""));
}

// src/judge/rejudge.ts
function rejudge(claimed, { config, stored, waivers, facts }) {
  const result = judgeRun({
    outcomes: claimed.phases.map((measurement) => ({ measurement: withOwnValidity(measurement), ...slaOf(claimed, measurement, config) })),
    baseline: facts.baseline,
    comparisonWanted: true,
    history: stored?.history ?? [],
    onDefaultBranch: false,
    waivers,
    ...stored === void 0 ? {} : { stored }
  }, config, facts);
  const { profiles, memoryPressure } = claimed;
  const phase = findCpuRegression(result.verdicts);
  const mine = profiles?.filter((one) => one.phase === phase) ?? [];
  return { ...result, ...mine.length === 0 ? {} : { profiles: mine }, ...memoryPressure === void 0 ? {} : { memoryPressure } };
}
function withOwnValidity(measurement) {
  const ours = checkValidity(measurement);
  return { ...measurement, validity: [...measurement.validity.filter((check) => !check.ok || !ours.some((own) => own.name === check.name)), ...ours] };
}
function slaOf(claimed, { phase }, config) {
  const verdict = claimed.verdicts.find((one) => one.phase === phase);
  if (phase !== "sla" || verdict === void 0) return {};
  const { unsettled } = settleThresholds(config.sla.relative, () => ({ kind: "unknown", reason: "limits against the baseline are judged where they are measured" }));
  return { sla: { promises: [...config.sla.thresholds.map((threshold) => promiseOf(threshold, verdict.promises)), ...unsettled], violations: verdict.violations, graceFactor: verdict.graceFactor ?? 1 } };
}
function promiseOf(threshold, promises) {
  const seen = promises.find((one) => isOf(one, { ...threshold, limit: threshold.breach.value }));
  const common = { phase: "sla", text: `not ${describeBreach(threshold)}`, metric: threshold.metric, subject: threshold.subject, severity: threshold.severity, limit: threshold.breach.value, ...threshold.muted ? { muted: true } : {}, ...threshold.line === void 0 ? {} : { line: threshold.line } };
  if (seen === void 0) return { ...common, unit: "count", samples: 0, verdict: "inconclusive", reason: "the run did not look at this promise" };
  const contradicted = seen.verdict === "pass" && (seen.observed === void 0 || isBeyond(seen.observed, threshold.breach));
  const { muted: _claimed, ...counted } = seen;
  return { ...counted, ...common, ...contradicted ? { verdict: "fail", reason: "the run calls it kept, its own numbers say otherwise" } : {} };
}

// src/report-mode.ts
var MAX_BYTES = 2e7;
async function reportRun(inputs, source, world) {
  const run = readReportedRun(source);
  const { github } = world;
  if (run === void 0) throw new ConfigError([{ where: "mode", message: `report belongs into a workflow on \`workflow_run\` (types: [completed]); this run is on ${source.name}` }]);
  if (github === void 0) throw new ConfigError([{ where: "github-token", message: "report needs a token: leave `github-token` out, or give one" }]);
  const config = await readConfiguration(inputs, world);
  const pull = findPullRequest(await github.repository.openPullRequests(), run);
  if (typeof pull === "string") return nothing(pull, world);
  const text = await fetchResult(github, run, config.report.artifactName);
  if (text === void 0) return nothing(`the run stored no result (artifact ${config.report.artifactName})`, world);
  const parsed = parseResult(text);
  if (parsed.kind === "refused") return nothing(`the run's result was refused: ${parsed.reason}`, world);
  const plan = planRun(config, eventOfPullRequest(pull, source));
  const publishing = await openPublishing(plan, config, world);
  try {
    const { result: claimed } = parsed;
    const baseline = await findBaseline(plan, config, world);
    const isStored = claimed.baseline.kind === "artifact";
    const { tool, startedAt, plan: sentences, environment } = claimed;
    const result = rejudge(claimed, {
      config,
      stored: isStored ? baseline.stored : void 0,
      waivers: await findLabelWaivers(plan.event, config, world),
      facts: {
        tool,
        startedAt,
        title: pull.title.slice(0, 200),
        plan: sentences,
        environment,
        baseline: isStored ? baseline.info : claimed.baseline,
        commit: { head: pull.headSha, headRef: pull.headRef.slice(0, 300), baseRef: pull.baseRef.slice(0, 300), ...baseline.sha === void 0 ? {} : { base: baseline.sha } },
        notes: [`Measured by the run of ${run.headSha.slice(0, 7)}, with code of the pull request; told and judged by a run of ${pull.baseRef.slice(0, 100)}`, ...claimed.configHash === config.hash ? [] : ["The pull request was measured under another configuration than the one it is judged by"]]
      }
    });
    await publishing.complete(result);
    return { exitCode: 0, result, folder: config.report.outputFolder };
  } catch (error) {
    await publishing.crashed(error);
    throw error;
  }
}
function findPullRequest(pulls, run) {
  const ofBranch = pulls.filter((one) => one.headRef === run.headBranch && one.headRepositoryId !== void 0 && one.headRepositoryId === run.headRepositoryId);
  const measured = ofBranch.find((one) => one.headSha === run.headSha);
  if (measured !== void 0) return measured;
  return ofBranch.length > 0 ? `the pull request has moved on from ${run.headSha.slice(0, 7)}: its newest run will be told` : `no open pull request has the head ${run.headSha.slice(0, 7)} on the branch of that run`;
}
async function fetchResult(github, run, name) {
  const [artifact] = (await github.artifacts.listOfRun(run.id, name)).filter((one) => one.name === name && !one.expired);
  return artifact === void 0 ? void 0 : github.artifacts.download(artifact, "result.json", MAX_BYTES);
}
function nothing(why, { log: log2 }) {
  log2.warning(`nothing is told: ${why}`);
}

// src/system/webhooks.ts
var ANSWER_MS = 5e3;
function openWebhooks() {
  return {
    async post(url, json) {
      const response = await fetch(url, {
        method: "POST",
        body: json,
        headers: { "content-type": "application/json", "user-agent": "perf-gate" },
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_MS)
      });
      await response.body?.cancel();
      return response.status;
    }
  };
}

// src/index.ts
var CONFIG_ERROR = 2;
var TOOL_ERROR = 4;
var INTERRUPTED = 130;
var JOB_LOG_WIDTH = 120;
var clock = openClock();
var log = openJobLog(() => clock.now());
var cancelled = new AbortController();
process.on("exit", killEverythingNow);
for (const stray of ["uncaughtException", "unhandledRejection"]) {
  process.on(stray, (error) => {
    log.error(inspect(error));
    process.exit(TOOL_ERROR);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => cancelled.abort(new Error(`cancelled by ${signal}`)));
var temporary = openRunFolder();
saveState(RUN_FOLDER_STATE, temporary);
try {
  const inputs = readInputs((name) => getInput(name));
  const token = inputs["github-token"];
  if (inputs["alert-webhook"] !== void 0) setSecret(inputs["alert-webhook"]);
  const world = {
    workspace: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    log,
    clock,
    files: openFiles(temporary),
    processes: openProcesses(),
    signal: cancelled.signal,
    webhooks: openWebhooks(),
    environment: openEnvironment(),
    randomSeed: () => Math.floor(Math.random() * 2 ** 32),
    ...token === void 0 ? {} : { github: openGitHub({ token, log, temporary }) }
  };
  const source = readEventSource();
  const outcome = inputs.mode === "report" ? await reportRun(inputs, source, world) : await main(inputs, source, world);
  if (outcome !== void 0) log.info(renderAs(outcome.result, "terminal", { color: false, width: JOB_LOG_WIDTH }));
  process.exitCode = outcome?.exitCode ?? 0;
} catch (error) {
  process.exitCode = tell(error);
}
process.stdout.write("", () => process.exit());
function tell(error) {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(formatProblem(problem), problem.file === void 0 || problem.line === void 0 ? void 0 : { file: problem.file, line: problem.line, ...problem.column === void 0 ? {} : { column: problem.column } });
    return CONFIG_ERROR;
  }
  if (cancelled.signal.aborted) {
    log.warning(cancelled.signal.reason.message);
    return INTERRUPTED;
  }
  if (error instanceof PublishError) log.error(error.message);
  else log.error(error instanceof ServiceError ? [error.message, ...error.output].join("\n") : inspect(error));
  return TOOL_ERROR;
}
