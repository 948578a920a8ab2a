import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RUN_FOLDER_STATE,
  clearRun,
  openGitHub,
  openJobLog
} from "./chunk-PXHKP5AB.js";
import {
  OPEN_CHECKS_STATE
} from "./chunk-JG5ACMMG.js";
import "./chunk-ET6D2JA7.js";
import "./chunk-7IEIASIX.js";
import "./chunk-7O44RMCV.js";
import "./chunk-ML26JOCH.js";
import "./chunk-A5J25BNU.js";
import "./chunk-M44YRHXR.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-MLL62GQK.js";
import {
  getInput,
  getState
} from "./chunk-CZCA6TUO.js";
import "./chunk-NLBF54U6.js";

// src/post.ts
var log = openJobLog(() => Date.now());
await clear(getState(RUN_FOLDER_STATE));
await completeChecks(getInput("github-token"), getState(OPEN_CHECKS_STATE));
async function clear(folder) {
  if (folder === "") return;
  try {
    const { processes, mounts } = await clearRun(folder, process.env.GITHUB_WORKSPACE ?? process.cwd());
    if (processes + mounts > 0) log.info(`the main step ended before it could clean up: ${processes} processes of it are stopped, ${mounts} mounts released`);
  } catch (error) {
    log.warning(`what the main step left could not be removed: ${error.message}`);
  }
}
async function completeChecks(token, state) {
  if (token === "" || state === "") return;
  const { headSha, key } = JSON.parse(state);
  const { checks } = openGitHub({ token, log });
  try {
    for (const id of await checks.openOnes(headSha, key)) await checks.complete(id, "cancelled", { title: "cancelled", summary: "The job ended before perf-gate could tell a verdict." });
  } catch (error) {
    log.warning(`check runs on ${headSha.slice(0, 7)} may be left open: ${error.message}`);
  }
}
