import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openGitHub,
  openJobLog
} from "./chunk-ASSPKYEZ.js";
import {
  getInput,
  getState
} from "./chunk-OHULTXON.js";
import {
  OPEN_CHECKS_STATE
} from "./chunk-NJHT6BZU.js";
import "./chunk-QA6IF6MW.js";
import "./chunk-G6X6CP55.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-27RS3NB4.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-AO3OW4QT.js";
import "./chunk-JFMPI6Y5.js";

// src/post.ts
var log = openJobLog(() => Date.now());
var token = getInput("github-token");
var open = readOpenChecks(getState(OPEN_CHECKS_STATE));
if (token !== "" && open.length > 0) {
  const { checks } = openGitHub({ token, log });
  for (const id of open) {
    await checks.complete(id, "cancelled", { title: "cancelled", summary: "The job ended before perf-gate could tell a verdict." }).catch((error) => log.warning(`the check run ${id} could not be completed: ${error.message}`));
  }
}
function readOpenChecks(state) {
  if (state === "") return [];
  const parsed = JSON.parse(state);
  return Array.isArray(parsed) ? parsed.filter((id) => Number.isSafeInteger(id)) : [];
}
