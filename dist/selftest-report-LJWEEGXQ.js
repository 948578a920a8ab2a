import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  metricWords
} from "./chunk-7IEIASIX.js";
import {
  formatShare,
  openPaint
} from "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-NLBF54U6.js";

// src/report/selftest-report.ts
var LABEL_WIDTH = 16;
function renderSelfTest(summary, options) {
  const paint = openPaint(options.color);
  const { falseAlarms, detections, slow, invalid, minutesPerGate, detectable, cpuMsPerRequest, environment, stopped } = summary;
  const label = (text) => paint.dim(text.padEnd(LABEL_WIDTH));
  const good = falseAlarms.found === 0 && detections.found === detections.of && detections.of > 0;
  const lines = [
    good ? paint.bold(paint.green("\u2714  Every slowdown was found, and no other")) : paint.bold(paint.yellow("\u26A0  Not every verdict was right")),
    "",
    `${label("against itself")}${rate(falseAlarms)} found slower`,
    `${label(`${formatShare(slow)} slower`)}${rate(detections)} found slower`,
    ...stopped ? [`${label("stopped")}before all gates were played`] : [],
    ...invalid === 0 ? [] : [`${label("not measured")}${invalid} gates: the machine did not let them`],
    "",
    ...detectable.map(({ phase, metric, effect }, index) => `${label(index === 0 ? "would be seen" : "")}${metricWords(metric)} (${phase}) worse by ${formatShare(effect)}`),
    `${label("a gate takes")}${minutesPerGate.toFixed(1)} minutes`,
    `${label("a request takes")}${cpuMsPerRequest.toFixed(2)} ms of CPU, the proxy included`,
    `${label("machine")}${environment}`
  ];
  return `
${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}
`;
}
function rate({ found, of, low, high }) {
  return `${found} of ${of}${of === 0 ? "" : `, 95 % sure: ${formatShare(low)} to ${formatShare(high)}`},`;
}
export {
  renderSelfTest
};
