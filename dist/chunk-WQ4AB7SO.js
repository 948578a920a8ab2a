import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/report/quantity.ts
var UNIT_TEXT = { ms: " ms", percent: " %", MB: " MB", per_second: " /s", ms_per_request: " ms", ratio: " \xD7", count: "" };
var MINUS = "\u2212";
function formatValue(value, unit) {
  return formatPair([value], unit)[0];
}
function formatPair(values, unit) {
  const decimals = unit === "count" && values.every(Number.isInteger) ? 0 : unit === "percent" ? Math.max(...values.map(decimalsOfShare)) : decimalsFor(Math.max(...values.map(Math.abs)));
  return values.map((value) => `${formatNumber(value, decimals)}${UNIT_TEXT[unit]}`);
}
function formatLimit(value, unit) {
  const exact = Number(value.toPrecision(6));
  return `${formatNumber(exact, Math.min(6, String(exact).split(".")[1]?.length ?? 0))}${UNIT_TEXT[unit]}`;
}
function formatChange(ratio) {
  return `${signed((ratio - 1) * 100)} %`;
}
function formatInterval([low, high]) {
  return `${signed((low - 1) * 100)} to ${signed((high - 1) * 100)} %`;
}
function formatAmount(value, unit, decimals = decimalsFor(Math.abs(value))) {
  return `${value < 0 ? "" : "+"}${formatNumber(value, decimals)}${UNIT_TEXT[unit]}`;
}
function formatShare(share) {
  const percent = share * 100;
  return `${formatNumber(percent, Number.isInteger(Math.round(percent * 1e6) / 1e6) || Math.abs(percent) >= 100 ? 0 : Math.abs(percent) < 1 ? 2 : 1)} %`;
}
function formatCount(count) {
  return formatNumber(count, 0);
}
function plural(count, one, many = `${one}s`) {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
function formatDuration(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return seconds < 10 ? `${formatNumber(seconds, 1)} s` : `${whole} s`;
  return whole % 60 === 0 ? `${Math.floor(whole / 60)} m` : `${Math.floor(whole / 60)} m ${whole % 60} s`;
}
function signed(percent) {
  const decimals = Math.abs(percent) >= 100 ? 0 : 1;
  const text = formatNumber(percent, decimals);
  return text.startsWith(MINUS) ? text : `+${text}`;
}
function decimalsFor(magnitude) {
  if (magnitude <= 0 || magnitude >= 100) return 0;
  if (magnitude >= 10) return 1;
  return magnitude >= 0.1 ? 2 : 3;
}
function decimalsOfShare(percent) {
  const distance = percent > 50 ? 100 - percent : Math.abs(percent);
  return distance > 0 && distance < 0.01 ? 3 : Math.min(2, decimalsFor(distance));
}
function formatNumber(value, decimals) {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === void 0 ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

// src/report/plain.ts
var INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\uFFF9-\uFFFB]+/gu;
function plain(text) {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, " ").replace(INVISIBLE, "").toWellFormed();
}
function plainTexts(value) {
  return makePlain(value);
}
function makePlain(value) {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(makePlain);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, makePlain(one)]));
  return value;
}
function keepUnits(text) {
  return text.replace(/(?<=\d) (?=%|×|ms\b|MB\b|s\b|\/s\b)/g, "\xA0");
}
function clip(text, max) {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}\u2026`;
}

// src/report/text-layout.ts
var SGR = { red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [36, 39], dim: [2, 22], bold: [1, 22] };
var WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
var ESCAPE = String.fromCharCode(27);
function openPaint(color) {
  const paint = ([on, off]) => (text) => color ? `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m` : text;
  return { red: paint(SGR.red), green: paint(SGR.green), yellow: paint(SGR.yellow), blue: paint(SGR.blue), dim: paint(SGR.dim), bold: paint(SGR.bold) };
}
function columnsOf(text) {
  return [...text].reduce((total, character) => total + (new RegExp("\\p{Mn}", "u").test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
}
function column(text, columns) {
  const safe = plain(text);
  if (columnsOf(safe) <= columns) return safe + " ".repeat(columns - columnsOf(safe));
  let kept = "";
  for (const character of safe) {
    if (columnsOf(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}\u2026${" ".repeat(Math.max(0, columns - 1 - columnsOf(kept)))}`;
}
function wrap(text, columns) {
  const lines = [];
  for (const glued of keepUnits(plain(text)).split(" ")) {
    const word = glued.replaceAll("\xA0", " ");
    const last = lines.at(-1);
    if (last !== void 0 && columnsOf(`${last} ${word}`) <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
function bar(share, columns) {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * 8);
  const part = " \u258F\u258E\u258D\u258C\u258B\u258A\u2589"[eighths % 8];
  return `${"\u2588".repeat(Math.floor(eighths / 8))}${part === " " ? "" : part}`.padEnd(columns);
}

export {
  plain,
  plainTexts,
  keepUnits,
  clip,
  formatValue,
  formatPair,
  formatLimit,
  formatChange,
  formatInterval,
  formatAmount,
  formatShare,
  formatCount,
  plural,
  formatDuration,
  openPaint,
  columnsOf,
  column,
  wrap,
  bar
};
