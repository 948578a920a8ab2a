import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openGitHub,
  openJobLog
} from "./chunk-EDCUD4Z5.js";
import {
  OPEN_CHECKS_STATE
} from "./chunk-AGMF6VQW.js";
import "./chunk-FZ2ELPNG.js";
import "./chunk-OPVRCWXF.js";
import "./chunk-ZAQFTRNE.js";
import "./chunk-MZDT3B7A.js";
import "./chunk-7VBKODNJ.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-HAUZGVIO.js";
import "./chunk-XNBNYXLV.js";
import {
  getInput,
  getState
} from "./chunk-CZCA6TUO.js";
import "./chunk-NLBF54U6.js";

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
