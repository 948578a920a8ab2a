import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/measure/trace-context.ts
var OURS = "70657266";
var SIDES = ["base", "head"];
var TRACE_ID = new RegExp(`^${OURS}([0-9a-f]{8})000([01])([0-9a-f]{12})$`);
function traceparentOf({ seed, side, arrival }, step) {
  return `00-${OURS}${hex(seed >>> 0, 8)}000${SIDES.indexOf(side)}${hex(arrival, 12)}-${OURS}${hex(step + 1, 8)}-01`;
}
function readTraceId(traceId) {
  const [, seed, side, arrival] = TRACE_ID.exec(traceId) ?? [];
  if (seed === void 0 || side === void 0 || arrival === void 0) return void 0;
  return { seed: Number.parseInt(seed, 16), side: SIDES[Number(side)], arrival: Number.parseInt(arrival, 16) };
}
function isCaller(spanId) {
  return spanId.startsWith(OURS);
}
function hex(value, digits) {
  return value.toString(16).padStart(digits, "0");
}

export {
  traceparentOf,
  readTraceId,
  isCaller
};
