import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MAX_BASE_ERROR_SHARE,
  Result,
  SCHEMA_VERSION,
  errorsOf
} from "./chunk-A5J25BNU.js";
import {
  canFail
} from "./chunk-M44YRHXR.js";

// src/judge/history/baseline.ts
function readBaseline(text, config) {
  const parsed = parseResult(text);
  if (parsed.kind === "refused") return parsed;
  const { result } = parsed;
  if (result.configHash !== config.hash) return refuse(`it was measured under another configuration (${result.configHash.slice(0, 8)}, now ${config.hash.slice(0, 8)})`);
  if (result.verdict === "invalid") return refuse("its own run was invalid");
  const poisoned = result.phases.find((phase) => phase.validity.some((check) => !check.ok));
  if (poisoned !== void 0) return refuse(`its ${poisoned.phase} phase was not valid`);
  for (const { phase, blocks } of result.phases) {
    const errors = errorsOf(blocks, "head");
    if (errors !== void 0 && errors.share > MAX_BASE_ERROR_SHARE) return refuse(`${(errors.share * 100).toFixed(1)} % of the requests of its ${phase} phase failed`);
  }
  return parsed;
}
function parseResult(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("it is damaged: not JSON");
  }
  const version = json?.schemaVersion;
  if (version !== SCHEMA_VERSION) return refuse(`its schema version is ${JSON.stringify(version)?.slice(0, 40) ?? "missing"}, this perf-gate reads ${SCHEMA_VERSION}`);
  const parsed = Result.safeParse(json);
  if (parsed.success) return { kind: "usable", result: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse(`it is damaged: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.slice(0, 300));
}
function whyNoBaseline({ verdict, verdicts, phases }) {
  if (verdict === "invalid") return "the run was invalid";
  const broken = verdicts.flatMap((phase) => phase.promises).find((promise) => promise.verdict === "fail" && canFail(promise));
  if (broken !== void 0) return `the run broke a promise (${broken.text})`;
  return phases.some((phase) => phase.layout === "duet") ? "base and head were measured at once" : void 0;
}
function refuse(reason) {
  return { kind: "refused", reason };
}

export {
  readBaseline,
  parseResult,
  whyNoBaseline
};
