import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openGitHub,
  openJobLog,
  readEventSource
} from "./chunk-H6UVPJSE.js";
import {
  killEverythingNow,
  openClock,
  openFiles,
  openProcesses,
  readEnvironment
} from "./chunk-2YD46BFT.js";
import {
  getInput
} from "./chunk-OHULTXON.js";
import {
  main
} from "./chunk-LHJ4XOCG.js";
import "./chunk-DSAXEX2B.js";
import "./chunk-D5IXK3HA.js";
import "./chunk-ON6XEQ5H.js";
import "./chunk-NXHFOXYD.js";
import {
  ConfigError,
  ServiceError,
  formatProblem
} from "./chunk-XHBXZ4O5.js";
import "./chunk-RERTPEM7.js";
import "./chunk-ZL5J7BBF.js";
import {
  renderAs
} from "./chunk-BCUH472S.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-NXUN4BTW.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-AO3OW4QT.js";
import "./chunk-JFMPI6Y5.js";

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
try {
  const inputs = readInputs((name) => getInput(name));
  const token = inputs["github-token"];
  const environment = readEnvironment();
  const { exitCode, result } = await main(inputs, readEventSource(), {
    workspace: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    log,
    clock,
    files: openFiles(),
    processes: openProcesses(),
    signal: cancelled.signal,
    environment: () => environment,
    randomSeed: () => Math.floor(Math.random() * 2 ** 32),
    ...token === void 0 ? {} : { github: openGitHub({ token, log }) }
  });
  log.info(renderAs(result, "terminal", { color: false, width: JOB_LOG_WIDTH }));
  process.exitCode = exitCode;
} catch (error) {
  process.exitCode = tell(error);
}
function tell(error) {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(formatProblem(problem), problem.file === void 0 || problem.line === void 0 ? void 0 : { file: problem.file, line: problem.line, ...problem.column === void 0 ? {} : { column: problem.column } });
    return CONFIG_ERROR;
  }
  if (cancelled.signal.aborted) {
    log.warning(cancelled.signal.reason.message);
    return INTERRUPTED;
  }
  log.error(error instanceof ServiceError ? [error.message, ...error.output].join("\n") : inspect(error));
  return TOOL_ERROR;
}
