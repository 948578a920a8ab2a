import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  absenceList,
  buildReport,
  byteLength,
  capacityLine,
  changeTable,
  code,
  details,
  environmentTable,
  explanationList,
  fit,
  joined,
  link,
  list,
  md,
  noteQuotes,
  paragraphs,
  percentileDiagram,
  phaseTable,
  presenceList,
  profileList,
  promiseTable,
  rehearsalLine,
  renderAs,
  renderSummary,
  shortSha,
  stagesFrom,
  stepList,
  violationTable
} from "./chunk-ET6D2JA7.js";
import {
  PHASE_WORDS,
  VERDICT_ICONS
} from "./chunk-7IEIASIX.js";
import {
  whyNoBaseline
} from "./chunk-ML26JOCH.js";
import {
  ConfigError,
  exitCodeOf
} from "./chunk-A5J25BNU.js";
import {
  clip,
  plain
} from "./chunk-WQ4AB7SO.js";

// src/measure/digest.ts
import { gunzipSync, gzipSync } from "node:zlib";
var DIGEST = /<!-- perf-gate-digest:1:([A-Za-z0-9+/=]{1,60000}) -->/;
var MAX_BYTES = 2e7;
var RUNS_KEPT = [200, 50, 25, 10, 0];
function encodeDigest(result, maxBytes) {
  const phases = result.phases.map(({ capacity: _searched, rest: _watched, ...phase }) => ({ ...phase, blocks: phase.blocks.filter((block) => block.side === "head"), distributions: [], series: [], absences: [] }));
  const { trends: _told, forecasts: _foretold, ...rest } = result;
  for (const runs of RUNS_KEPT) {
    const kept = { ...rest, phases, verdicts: [], explanations: [], notes: [], plan: [], history: runs === 0 ? [] : result.history.slice(-runs) };
    const digest = `<!-- perf-gate-digest:1:${gzipSync(JSON.stringify(kept)).toString("base64")} -->`;
    if (digest.length <= maxBytes) return digest;
  }
  return void 0;
}
function decodeDigest(text) {
  const packed = DIGEST.exec(text)?.[1];
  return packed === void 0 ? void 0 : gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: MAX_BYTES }).toString("utf8");
}

// src/report/markdown/check.ts
var MAX_SUMMARY_BYTES = 65535;
var MAX_ANNOTATIONS = 50;
var ROWS = 40;
var LONGEST_TITLE = 140;
var MAX_TITLE_BYTES = 255;
var GATE = "perf-gate";
function checkName(phase) {
  return phase === void 0 ? GATE : `${GATE} / ${phase}`;
}
function renderChecks(report, failOn, digest = "") {
  const gate = {
    conclusion: conclude(report.headline.verdict, failOn),
    output: { title: titleOf(report.headline.text), summary: fit((stage) => [gateSummary(report, stage).markdown, ...digest === "" ? [] : [digest]].join("\n\n"), stagesFrom(ROWS), MAX_SUMMARY_BYTES), annotations: annotate(report) }
  };
  return { [checkName(void 0)]: gate, ...Object.fromEntries(report.phases.map((phase) => [checkName(phase.phase), phaseCheck(report, phase, failOn)])) };
}
function conclude(verdict, failOn) {
  if (verdict === "pass") return "success";
  return exitCodeOf(verdict, failOn) === 0 ? "neutral" : "failure";
}
function phaseCheck(report, phase, failOn) {
  const cut = { ...report, changes: report.changes.filter((one) => one.phase === phase.phase), promises: report.promises.filter((one) => one.phase === phase.phase) };
  const conclusion = phase.verdict === "not-run" ? report.headline.verdict === "invalid" ? "failure" : "neutral" : conclude(phase.verdict, failOn);
  return {
    conclusion,
    output: {
      title: titleOf(`${phase.word}${phase.passed === void 0 ? "" : `, ${phase.passed} checks passed`}: ${phase.worst}`),
      summary: fit((stage) => phaseSummary(cut, phase, stage).markdown, stagesFrom(ROWS), MAX_SUMMARY_BYTES)
    }
  };
}
function gateSummary(report, stage) {
  return paragraphs([
    md`## ${VERDICT_ICONS[report.headline.verdict]} ${report.headline.text}`,
    md`${clip(report.headline.meaning, 500)}`,
    phaseTable(report.phases),
    md`${joined(report.context.map((one) => md`${one}`), " \xB7 ")}`,
    noteQuotes(report.notes),
    ...findings(report, stage),
    stage.details ? explanationList(report.explanations) : void 0,
    report.nextSteps.length === 0 ? void 0 : paragraphs([md`### Next steps`, stepList(report)])
  ]);
}
function phaseSummary(report, phase, stage) {
  return paragraphs([
    md`## ${VERDICT_ICONS[phase.verdict]} ${phase.title}: ${phase.word}`,
    phase.measured.length === 0 ? md`${phase.worst}` : md`${phase.measured.join(" \xB7 ")}`,
    list(phase.reasons.slice(0, stage.rows).map((reason) => md`${clip(reason, 300)}`)),
    ...findings(report, stage),
    stage.details && phase.phase === "sla" ? violationTable(report.violations, stage.rows) : void 0,
    stage.details ? explanationList(report.explanations.filter((one) => one.phase === phase.phase)) : void 0,
    stage.details ? absenceList([phase]) : void 0
  ]);
}
function findings(report, stage) {
  return [
    changeTable(report.changes.filter((one) => one.mark !== "unchanged"), stage.rows),
    promiseTable(report.promises.filter((one) => one.mark !== "kept" || stage.details), stage.rows),
    stage.details ? changeTable(report.changes.filter((one) => one.mark === "unchanged"), stage.rows) : void 0
  ];
}
function annotate({ promises, source }) {
  const path = source.configFile;
  if (path === void 0) return [];
  return promises.flatMap((promise) => {
    if (promise.line === void 0 || promise.mark !== "broken" && promise.mark !== "watch") return [];
    return [{
      path,
      startLine: promise.line,
      endLine: promise.line,
      level: promise.mark === "broken" ? "failure" : "warning",
      title: titleOf(`${promise.severity}: ${promise.objective}`),
      message: plain(`${promise.actual ?? "not observed"}, promised ${promise.target}. ${promise.why}${promise.windows === void 0 ? "" : ` (${promise.windows})`}`)
    }];
  }).slice(0, MAX_ANNOTATIONS);
}
function titleOf(text) {
  const whole = clip(plain(text), LONGEST_TITLE);
  for (let length = LONGEST_TITLE; ; length--) {
    const title = clip(whole, length);
    if (byteLength(title) <= MAX_TITLE_BYTES) return title;
  }
}

// src/respond/outputs.ts
function outputsOf(result, config, urls) {
  const phase = (name) => result.verdicts.find((one) => one.phase === name)?.verdict ?? "";
  const regressions = result.verdicts.flatMap((one) => one.reasons.filter((reason) => reason.code === "regression"));
  return {
    verdict: result.verdict,
    integration: phase("integration"),
    load: phase("load"),
    sla: phase("sla"),
    regressions: String(regressions.length),
    "report-url": urls.reportUrl ?? "",
    "comment-url": urls.commentUrl ?? "",
    "result-path": `${config.report.outputFolder}/result.json`,
    "report-path": `${config.report.outputFolder}/report.html`,
    "baseline-sha": result.baseline.sha ?? "",
    "measured-seconds": result.measuredSeconds.toFixed(1)
  };
}

// src/report/markdown/comment.ts
var MAX_BYTES2 = 6e4;
var ROWS2 = 8;
var STALE = "> [!WARNING]";
function commentMarker(commentId) {
  return `<!-- perf-gate:${commentId.replace(/[^\w.]+/g, "-")} -->`;
}
function renderComment(report, options) {
  return fit((stage) => `${commentMarker(options.commentId)}
${body(report, options, stage).markdown}
`, stagesFrom(ROWS2), MAX_BYTES2);
}
function markStale(comment, headSha, ended = false) {
  const [marker = "", ...rest] = comment.split("\n");
  const kept = rest[0]?.startsWith(STALE) === true ? rest.slice(3) : rest;
  const sha = plain(headSha).slice(0, 7);
  return [marker, STALE, `> ${ended ? `\u26A0\uFE0F the run for ${sha} ended without a verdict` : `\u23F3 re-running for ${sha}`}; the numbers below are from before`, "", ...kept].join("\n");
}
function isWaitingFor(comment, headSha) {
  return comment.split("\n")[2]?.startsWith(`> \u23F3 re-running for ${plain(headSha).slice(0, 7)};`) === true;
}
function body(report, options, stage) {
  const { headline } = report;
  const url = options.pageUrl ?? options.reportUrl ?? options.runUrl;
  const told = report.changes.filter((one) => one.mark === "worse" || one.mark === "unclear");
  const broken = report.promises.filter((one) => one.mark !== "kept");
  const explained = report.changes.some((one) => one.mark === "worse" || one.mark === "better") ? explanationList(report.explanations) : void 0;
  return paragraphs([
    md`### ${VERDICT_ICONS[headline.verdict]} perf-gate: ${headline.text}`,
    md`${clip(headline.meaning, 500)}`,
    phaseTable(report.phases, url === void 0 ? void 0 : link(options.pageUrl === void 0 && options.reportUrl === void 0 ? "run" : "report", url)),
    md`<sub>${joined(report.context.map((one) => md`${one}`), " \xB7 ")}</sub>`,
    rehearsalLine(report.rehearsal),
    noteQuotes(report.notes),
    capacityLine(report),
    changeTable(told, stage.rows, options.pageUrl),
    promiseTable(broken, stage.rows),
    explained === void 0 && report.profiles.length === 0 ? void 0 : paragraphs([md`**What explains it**`, explained, profileList(report.profiles)]),
    stage.details ? foldedParts(report) : countedParts(report),
    report.nextSteps.length === 0 ? void 0 : paragraphs([md`**Next steps**`, stepList(report)]),
    footer(report, options)
  ]);
}
function foldedParts(report) {
  return paragraphs([
    ...tellingCharts(report).map((chart) => details(md`Response times by percentile: ${chart.title} (${PHASE_WORDS[chart.phase].toLowerCase()})`, percentileDiagram(chart))),
    details(md`Added and removed (${report.presence.length})`, presenceList(report.presence, FOLDED_ROWS)),
    ...FOLDED.map(({ mark, title }) => foldedChanges(report.changes.filter((one) => one.mark === mark), title)),
    details(md`Not observed`, absenceList(report.phases)),
    details(md`Environment`, environmentTable(report))
  ]);
}
function tellingCharts({ changes, percentiles }) {
  const told = changes.filter((one) => one.mark === "worse" || one.mark === "unclear");
  const mine = told.flatMap((change) => percentiles.filter((chart) => chart.phase === change.phase && chart.title === change.subject));
  const first = told.flatMap((change) => percentiles.find((chart) => chart.phase === change.phase) ?? []);
  return [.../* @__PURE__ */ new Set([...mine, ...first])].slice(0, CHARTS);
}
var CHARTS = 1;
var FOLDED_ROWS = 25;
var FOLDED = [
  { mark: "waived", title: "Accepted by waivers" },
  { mark: "better", title: "Improvements" },
  { mark: "noted", title: "Beyond the margin, but shown only" },
  { mark: "unsure", title: "Not certain, and not deciding" },
  { mark: "unchanged", title: "Unchanged" }
];
function foldedChanges(changes, title) {
  return details(md`${title} (${changes.length})`, changeTable(changes, FOLDED_ROWS));
}
function countedParts(report) {
  const counts = FOLDED.flatMap(({ mark, title }) => {
    const count = report.changes.filter((one) => one.mark === mark).length;
    return count === 0 ? [] : [md`${title}: ${count}`];
  });
  return counts.length === 0 ? void 0 : joined(counts, " \xB7 ");
}
function footer(report, { runUrl, reportUrl, pageUrl, attempt: attempt2 }) {
  const { source } = report;
  const pieces = [
    ...runUrl === void 0 ? [] : [link("run", runUrl)],
    ...pageUrl === void 0 ? [] : [link("report", pageUrl)],
    ...reportUrl === void 0 ? [] : [link("all files", reportUrl)],
    md`config ${code(source.configHash.slice(0, 8))}`,
    md`perf-gate ${source.version}`,
    md`updated ${source.startedAt.slice(0, 16).replace("T", " ")} UTC${source.head === void 0 ? "" : ` for ${shortSha(source.head) ?? ""}`}${attempt2 === void 0 || attempt2 < 2 ? "" : `, attempt ${attempt2}`}`
  ];
  return md`<sub>${joined(pieces, " \xB7 ")}</sub>`;
}

// src/respond/decide-comment.ts
function decideComment({ mode, verdict, changed, existing, body: body2 }) {
  if (mode === "off") return "leave";
  if (existing !== void 0) return existing === body2 ? "leave" : "update";
  switch (mode) {
    case "always":
      return "create";
    case "on-change":
      return verdict === "pass" && !changed ? "leave" : "create";
    case "on-failure":
      return verdict === "fail" || verdict === "invalid" ? "create" : "leave";
  }
}

// src/respond/tell-comment.ts
async function markComment(telling, ended) {
  const { github, plan: { publish, event }, config } = telling;
  if (publish.commentOn === void 0) return;
  const existing = await github.comments.find(publish.commentOn, commentMarker(config.report.commentId));
  if (existing === void 0 || existing === "forbidden") return;
  const headSha = event.headSha ?? "";
  if (ended ? isWaitingFor(existing.body, headSha) : await isNewest(publish.commentOn, telling)) await github.comments.update(existing.id, markStale(existing.body, headSha, ended));
}
async function sendComment(telling, result, { reportUrl, pageUrl }) {
  const { github, plan: { publish, event: { headSha, runUrl } }, config } = telling;
  const pullRequest = publish.commentOn;
  if (pullRequest === void 0) return void 0;
  const body2 = renderComment(buildReport(result), { commentId: config.report.commentId, ...runUrl === void 0 ? {} : { runUrl }, ...reportUrl === void 0 ? {} : { reportUrl }, ...pageUrl === void 0 ? {} : { pageUrl } });
  const existing = await github.comments.find(pullRequest, commentMarker(config.report.commentId));
  if (existing === "forbidden") return void 0;
  const changed = result.verdicts.some((phase) => phase.comparisons.some((one) => one.role !== "informational" && (one.improved || one.verdict === "fail")));
  const decision = decideComment({ mode: config.report.comment, verdict: result.verdict, changed, existing: existing?.body, body: body2 });
  if (decision === "leave") return existing?.url;
  const isAwaited = existing !== void 0 && isWaitingFor(existing.body, headSha ?? "");
  if (!isAwaited && !await isNewest(pullRequest, telling)) return existing?.url;
  return decision === "create" ? (await github.comments.create(pullRequest, body2))?.url : (await github.comments.update(existing.id, body2))?.url;
}
async function isNewest(pullRequest, { github, plan: { event }, world }) {
  try {
    const newest = await github.repository.headOf(pullRequest);
    if (newest === event.headSha) return true;
    world.log.info(`the comment is left to the run of ${newest.slice(0, 7)}: the pull request has moved on from ${event.headSha?.slice(0, 7) ?? "this commit"}`);
    return false;
  } catch (error) {
    world.log.info(`the newest commit of the pull request could not be asked for (${error.message}): this run comments`);
    return true;
  }
}

// src/respond/publish.ts
var FILES = [["json", "result.json"], ["html", "report.html"], ["markdown", "report.md"], ["junit", "junit.xml"]];
var OPEN_CHECKS_STATE = "open-checks";
async function openPublishing(plan, config, world) {
  const { github } = world;
  const checks = { ids: /* @__PURE__ */ new Map(), areAllKnown: false };
  if (github !== void 0) {
    for (const [, path] of FILES) await attempt(world, `remove ${path} of an earlier run`, () => world.files.remove(`${config.report.outputFolder}/${path}`));
    await attempt(world, "open check runs", () => openChecks(github, plan, checks));
    await attempt(world, "mark the old comment as stale", () => markComment({ github, plan, config, world }, false));
  }
  return {
    async complete(result) {
      const files = await writeFiles(result, config, world);
      if (github !== void 0) await tell({ github, plan, config, world, checks, result, files });
    },
    async crashed(error) {
      const cancelled = world.signal.aborted;
      const title = cancelled ? "cancelled" : error instanceof ConfigError ? "configuration error" : "perf-gate itself failed";
      if (github === void 0) return;
      await completeChecks(github, world, checks, () => ({ conclusion: cancelled ? "cancelled" : "failure", output: { title, summary: fenced(error.message) } }));
      await attempt(world, "say on the old comment that the run ended", () => markComment({ github, plan, config, world }, true));
    }
  };
}
async function tell({ github, plan, config, world, checks, result, files }) {
  const report = buildReport(result);
  await attempt(world, "write the job summary", () => github.summary.write(renderSummary(report)));
  const name = config.report.artifactName;
  const uploaded = await attempt(world, "upload the report", () => github.artifacts.upload(name, files, config.baseline.retentionDays));
  const pageUrl = await uploadPage(github, `${name}.html`, files, config.baseline.retentionDays);
  const baselineAs = plan.publish.baselineAs;
  const unfit = whyNoBaseline(result);
  if (baselineAs !== void 0 && unfit !== void 0) world.log.warning(`not saved as a baseline, the last good one stays: ${unfit}`);
  if (baselineAs !== void 0 && unfit === void 0) {
    await attempt(world, "upload the baseline", () => github.artifacts.upload(baselineAs, [{ path: "result.json", content: JSON.stringify(result) }], config.baseline.retentionDays));
  }
  const digest = baselineAs === void 0 || unfit !== void 0 ? void 0 : encodeDigest(result, MAX_DIGEST_BYTES);
  const rendered = renderChecks(report, config.failOn, digest);
  await completeChecks(github, world, checks, (name2) => rendered[name2] ?? NOT_RUN);
  const commentUrl = await attempt(world, "comment on the pull request", () => sendComment({ github, plan, config, world }, result, { reportUrl: uploaded?.url, pageUrl }));
  for (const [name2, value] of Object.entries(outputsOf(result, config, { reportUrl: pageUrl ?? uploaded?.url, commentUrl }))) github.outputs.set(name2, value);
}
async function uploadPage(github, name, files, retentionDays) {
  const page = files.find((one) => one.path === "report.html");
  return page === void 0 ? void 0 : github.artifacts.uploadPage(name, page.content, retentionDays).then(({ url }) => url, () => void 0);
}
var MAX_DIGEST_BYTES = 4e4;
var NOT_RUN = { conclusion: "neutral", output: { title: "did not run", summary: "This phase did not run." } };
async function writeFiles(result, config, world) {
  const files = [];
  for (const [format, path] of FILES) {
    await attempt(world, `write ${path}`, async () => {
      const content = renderAs(result, format);
      files.push({ path, content });
      await world.files.write(`${config.report.outputFolder}/${path}`, content);
    });
  }
  return files;
}
async function openChecks(github, plan, opened) {
  const sha = plan.publish.checksOn;
  if (sha === void 0) return;
  github.state.save(OPEN_CHECKS_STATE, JSON.stringify({ headSha: sha, key: github.checks.key }));
  for (const phase of [void 0, ...plan.phases]) {
    const id = await github.checks.open(checkName(phase), sha);
    if (id === void 0) break;
    opened.ids.set(checkName(phase), id);
  }
  opened.areAllKnown = true;
}
async function completeChecks(github, world, checks, render) {
  for (const [name, id] of checks.ids) {
    const { conclusion, output } = render(name);
    const done = await attempt(world, `complete the check ${name}`, async () => {
      await github.checks.complete(id, conclusion, output);
      return true;
    });
    if (done === true) checks.ids.delete(name);
  }
  if (checks.areAllKnown && checks.ids.size === 0) github.state.save(OPEN_CHECKS_STATE, "");
}
async function attempt(world, what, doing) {
  try {
    return await doing();
  } catch (error) {
    world.log.warning(`could not ${what}: ${error.message}`);
    return void 0;
  }
}
function fenced(text) {
  return `\`\`\`text
${text.replaceAll("```", "'''").slice(0, 3e4)}
\`\`\``;
}

export {
  decodeDigest,
  checkName,
  OPEN_CHECKS_STATE,
  openPublishing
};
