import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PHASE_WORDS,
  VERDICT_ICONS,
  VERDICT_SIGNS,
  VERDICT_WORDS,
  metricNature,
  metricWords,
  subjectWords
} from "./chunk-7IEIASIX.js";
import {
  CURVE_SHARES,
  PHASES,
  canFail,
  estimateMean,
  isOf,
  isWaitedFor,
  metricKey,
  namedComponent,
  regimesOf,
  tInterval
} from "./chunk-M44YRHXR.js";
import {
  bar,
  clip,
  column,
  columnsOf,
  formatAmount,
  formatChange,
  formatCount,
  formatDuration,
  formatInterval,
  formatLimit,
  formatPair,
  formatShare,
  formatValue,
  keepUnits,
  openPaint,
  plain,
  plainTexts,
  plural,
  wrap
} from "./chunk-WQ4AB7SO.js";
import {
  decodeHistogram
} from "./chunk-MLL62GQK.js";

// src/report/view/capacity-charts.ts
function buildCapacityCharts({ verdicts, phases: phases2 }) {
  const verdict = verdicts.find((one) => one.capacity !== void 0);
  const measured = phases2.find((one) => one.capacity !== void 0)?.capacity;
  if (verdict?.capacity === void 0 || measured === void 0) return [];
  const steps = measured.steps.filter((step) => step.p99Ms !== void 0 && (step.verdict === "held" || step.verdict === "broken"));
  const rates = [...new Set(steps.map((step) => step.ratePerSecond))].toSorted((a, b) => a - b);
  if (rates.length < 2) return [];
  const lines = ["base", "head"].flatMap((side) => [true, false].map((held) => ({ side, held, values: rates.map((rate) => highest(steps, side, held, rate)) })));
  const { head, base, peakPerSecond } = verdict.capacity;
  return [{
    title: "Response time by rate",
    rates,
    p99: lines.filter((one) => one.values.some((value) => value !== null)),
    knees: [base, head].flatMap((side) => side === void 0 ? [] : kneeOf(side)),
    limitMs: verdict.promises.find((one) => one.metric === "p99_response_time_ms" && one.unit === "ms")?.limit,
    peak: peakPerSecond
  }];
}
function buildScalabilityCharts({ verdicts, phases: phases2 }) {
  const verdict = verdicts.find((one) => one.capacity !== void 0)?.capacity;
  const points = phases2.find((one) => one.capacity !== void 0)?.capacity?.points ?? [];
  const fitted = [verdict?.base, verdict?.head].flatMap((side) => side === void 0 || side.scalability.kind === "refused" ? [] : [{ side: side.side, ...side.scalability }]);
  if (fitted.length === 0) return [];
  const concurrency = [...new Set(fitted.flatMap(({ curve }) => curve.map((one) => one.concurrency)))].toSorted((a, b) => a - b);
  return [{
    title: "Throughput by concurrency",
    concurrency,
    sides: fitted.map(({ side, curve, peak }) => {
      const at = new Map(curve.map((one) => [one.concurrency, one]));
      const values = (key) => concurrency.map((one) => {
        const value = at.get(one)?.[key];
        return value === void 0 ? null : short(value);
      });
      return {
        side,
        curve: values("throughput"),
        low: values("low"),
        high: values("high"),
        points: points.filter((point) => point.side === side).map((point) => ({ concurrency: point.concurrency, throughput: short(point.throughputPerSecond) })),
        peak: peak === void 0 ? void 0 : { concurrency: peak.concurrency.value, low: peak.concurrency.low, high: peak.concurrency.high }
      };
    })
  }];
}
function kneeOf({ side, outcome, ratePerSecond, interval }) {
  return outcome !== "found" || ratePerSecond === void 0 || interval === void 0 ? [] : [{ side, rate: short(ratePerSecond), low: short(interval[0]), high: short(interval[1]) }];
}
function highest(steps, side, held, rate) {
  const seen = steps.flatMap((step) => step.side === side && step.verdict === "held" === held && step.ratePerSecond === rate ? step.p99Ms ?? [] : []);
  return seen.length === 0 ? null : short(Math.max(...seen));
}
function short(value) {
  return Number(value.toPrecision(4));
}

// src/report/view/capacity-rows.ts
function buildCapacity({ verdicts, phases: phases2 }) {
  const verdict = verdicts.find((one) => one.capacity !== void 0)?.capacity;
  const measured = phases2.find((one) => one.capacity !== void 0)?.capacity;
  if (verdict === void 0 || measured === void 0) return void 0;
  return {
    sentence: describe(verdict),
    facts: factsOf(verdict, measured),
    notes: notesOf(measured),
    steps: measured.steps.map((step) => ({
      side: step.side,
      search: formatCount(step.round + 1),
      rate: perSecond(step.ratePerSecond),
      verdict: STEP_WORDS[step.verdict],
      p99: step.p99Ms === void 0 ? "not observed" : formatValue(step.p99Ms, "ms"),
      cores: step.cpuCores === void 0 ? "not observed" : step.cpuCores.toFixed(2),
      reason: step.reason ?? ""
    }))
  };
}
var STEP_WORDS = { held: "held", broken: "broken", unsure: "too few requests to tell", invalid: "could not be measured" };
function describe({ head, base, change: change2, peakPerSecond }) {
  const rate = head.ratePerSecond === void 0 ? void 0 : perSecond(head.ratePerSecond);
  return [
    SENTENCES[head.outcome](rate, head.interval === void 0 ? "" : ` (${intervalWords(head)})`) + (base === void 0 || change2 === void 0 ? "" : `, ${formatChange(change2.ratio)}${change2.interval === void 0 ? "" : ` (${formatInterval(change2.interval)})`} against the base`),
    ...head.ratePerSecond === void 0 ? [] : [`${head.outcome === "found" ? "" : "at least "}${(head.ratePerSecond / peakPerSecond).toPrecision(3)} \xD7 the pattern's peak of ${perSecond(peakPerSecond)}`],
    ...head.gaveOut === void 0 ? [] : [GAVE_OUT_WORDS[head.gaveOut.kind]]
  ].join("; ");
}
var SENTENCES = {
  found: (rate, interval) => `up to ${rate} within the promises${interval}`,
  "at-least": (rate) => `at least ${rate} within the promises, and no more was tried`,
  none: () => "no rate that was tried is within the promises",
  invalid: (rate) => rate === void 0 ? "it could not be measured" : `at least ${rate} within the promises, and beyond that it could not be measured`,
  undecided: (rate) => rate === void 0 ? "not decided within the budget" : `not decided within the budget: ${rate} was within the promises`
};
var GAVE_OUT_WORDS = {
  cpu: "CPU gave out first",
  thread: "one thread gave out first",
  memory: "memory gave out first",
  component: "a component gave out first",
  measurement: "the measurement gave out first, not the service",
  unseen: "what gave out first was not seen"
};
function factsOf(verdict, measured) {
  const { head, base, change: change2, peakPerSecond, burstPerSecond } = verdict;
  const row = (name, read) => {
    const own = read(head);
    return own === void 0 ? [] : [{ name, base: base === void 0 ? void 0 : read(base) ?? "\u2013", head: own }];
  };
  return [
    ...row("Highest rate that keeps the promises", rateWords),
    ...change2 === void 0 ? [] : [{ name: "Change against the base", base: void 0, head: `${formatChange(change2.ratio)}${change2.interval === void 0 ? ", too few searches for an interval" : ` (95 % sure: ${formatInterval(change2.interval)})`}, ${plural(change2.rounds, "pair")} of searches` }],
    ...row("Rests on", (side) => `${plural(side.searches, "search", "searches")} to their end, ${plural(side.steps, "step")} of ${measured.stepMs / 1e3} s or longer${measured.isFresh ? ", each search with fresh processes" : ", always the same running service"}`),
    ...row("Broke first", (side) => side.broke),
    ...row("Gave out first", (side) => side.gaveOut?.text),
    ...row(`Against the pattern's peak of ${perSecond(peakPerSecond)}`, (side) => headroomWords(side, peakPerSecond)),
    ...burstPerSecond === void 0 ? [] : row(`Against its bursts of ${perSecond(burstPerSecond)}`, (side) => headroomWords(side, burstPerSecond)),
    ...row("Throughput by concurrency", ({ scalability }) => scalabilityWords(scalability))
  ];
}
function notesOf({ notes, isCutShort, budgetMs }) {
  return [...isCutShort ? [`The search ended before all was known: its budget was ${formatDuration(budgetMs / 1e3)}, and more of it makes the interval narrower`] : [], ...notes];
}
function rateWords(side) {
  const rate = side.ratePerSecond === void 0 ? void 0 : perSecond(side.ratePerSecond);
  switch (side.outcome) {
    case "found":
      return `${rate} (${intervalWords(side)})`;
    case "at-least":
      return `at least ${rate}, the highest that was tried`;
    case "none":
      return "none that was tried";
    case "invalid":
      return rate === void 0 ? "could not be measured" : `at least ${rate}, beyond that it could not be measured`;
    case "undecided":
      return rate === void 0 ? "not decided within the budget" : `not decided within the budget: ${rate} held`;
  }
}
function intervalWords({ interval = [0, 0], intervalOf, searches }) {
  const [low, high] = interval.map((one) => formatCount(Math.round(one)));
  return intervalOf === "mean" ? `95 % sure: ${low} to ${high}` : `between ${low} and ${high} in ${plural(searches, "search", "searches")}, too few for an interval`;
}
function headroomWords({ outcome, ratePerSecond, interval }, planned) {
  if (ratePerSecond === void 0) return void 0;
  const [low, high] = interval ?? [ratePerSecond, ratePerSecond];
  const times = (rate) => (rate / planned).toPrecision(3);
  const word = low >= planned ? "enough" : high < planned && outcome === "found" ? "not enough" : "not certain";
  return `${outcome === "found" ? "" : "at least "}${times(ratePerSecond)} \xD7${interval === void 0 ? "" : ` (${times(low)} to ${times(high)})`}: ${word}`;
}
function scalabilityWords(fit2) {
  if (fit2.kind === "refused") return `no law is fitted: ${fit2.reason}`;
  const { sigma, kappa, peak, caution, points, rounds } = fit2;
  const share = ({ value, low, high }) => `${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`;
  return [
    `contention ${share(sigma)}, crosstalk ${share(kappa)} per request at once, from ${plural(points, "point")} of ${plural(rounds, "process", "processes")}`,
    ...peak === void 0 ? [] : [`most at ${peak.concurrency.value.toFixed(0)} at once (${peak.concurrency.low.toFixed(0)} to ${peak.concurrency.high.toFixed(0)}): ${perSecond(peak.throughput)}`],
    ...caution === void 0 ? [] : [caution]
  ].join("; ");
}
function perSecond(rate) {
  return formatValue(rate, "per_second");
}

// src/report/view/changes.ts
var MARK_ICONS = { worse: "\u274C", waived: "\u{1F3AB}", better: "\u{1F389}", unclear: "\u{1F7E1}", noted: "\u{1F440}", unsure: "\u2754", unchanged: "\u2796" };
var MARK_SIGNS = { worse: "\u2716", waived: "~", better: "\u25BC", unclear: "?", noted: "\u2022", unsure: "?", unchanged: "=" };
function buildChanges(comparisons) {
  const taken = /* @__PURE__ */ new Set();
  const medians = new Map(comparisons.filter((one) => one.metric === MEDIAN).map((one) => [placeOf(one), one]));
  return comparisons.toSorted((left, right) => MARK_ORDER.indexOf(markOf(left)) - MARK_ORDER.indexOf(markOf(right)) || (markOf(left) === "better" ? worsening(left) - worsening(right) : worsening(right) - worsening(left))).map((comparison) => ({ ...buildRow(comparison, medians), id: uniqueId(`metric-${comparison.phase}-${metricKey(comparison)}`, taken) }));
}
var MARK_ORDER = ["worse", "unclear", "waived", "better", "noted", "unsure", "unchanged"];
function buildRow(comparison, medians) {
  const mark = markOf(comparison);
  const { interval } = comparison;
  const [base, head] = formatSides(comparison, medians);
  return {
    phase: comparison.phase,
    key: metricKey(comparison),
    subject: subjectWords(comparison.subject),
    metric: metricWords(comparison.metric),
    mark,
    role: comparison.role,
    base,
    head,
    change: isPoints(comparison.unit) ? formatPoints(comparison) : formatChange(comparison.ratio),
    interval: interval === void 0 ? void 0 : formatInterval(interval),
    limit: formatTolerance(comparison),
    noise: interval === void 0 ? void 0 : `\xB1${formatShare(Math.sqrt(interval[1] / interval[0]) - 1)}`,
    why: explain(comparison, mark),
    evidence: `${plural(comparison.samples, "sample")} in ${plural(comparison.rounds, "round")}`,
    numbers: {
      change: isPoints(comparison.unit) ? (comparison.head - comparison.base) / 100 : comparison.ratio - 1,
      low: interval === void 0 ? void 0 : interval[0] - 1,
      high: interval === void 0 ? void 0 : interval[1] - 1,
      margin: comparison.margin,
      worse: comparison.worse,
      base: comparison.base,
      head: comparison.head,
      samples: comparison.samples
    }
  };
}
function markOf(comparison) {
  if (comparison.verdict === "fail") return comparison.role === "informational" ? "noted" : comparison.waiver?.state === "in-force" ? "waived" : "worse";
  if (comparison.improved) return "better";
  if (comparison.verdict === "pass") return "unchanged";
  return comparison.role === "deciding" ? "unclear" : "unsure";
}
function explain(comparison, mark) {
  const told = explainMark(comparison, mark);
  return comparison.learnedMargin === true ? `${told}; ${formatShare(comparison.margin)} is more than was asked for, because it moves that much from run to run on the default branch` : told;
}
function explainMark(comparison, mark) {
  const { interval, margin, reason, minimumDetectableEffect, worse, unit } = comparison;
  const seen = minimumDetectableEffect === void 0 ? "" : `; a worsening of ${formatShare(minimumDetectableEffect)} or more would have been seen`;
  switch (mark) {
    case "worse":
    case "waived":
    case "noted": {
      const but = mark === "noted" ? "; shown only, does not decide" : describeWaiver(comparison);
      if (interval === void 0 || isPoints(unit)) return `${mark === "noted" ? reason : "worse, and certainly more than chance"}${but}`;
      const least = worse === "higher" ? interval[0] - 1 : 1 - interval[1];
      return `at least ${formatShare(least)} worse, ${formatShare(margin)} is allowed${but}`;
    }
    case "better":
      return "better by more than the margin";
    case "unclear":
      return `${comparison.rounds < 2 ? reason : describeDoubt(comparison)}${seen}`;
    case "unsure":
      return `not certain, and does not hold the gate up${seen}`;
    case "unchanged":
      return reason;
  }
}
function describeWaiver({ waiver }) {
  switch (waiver?.state) {
    case void 0:
      return "";
    case "in-force":
      return `; accepted${by(waiver)} up to ${formatShare(waiver.limit)} until ${waiver.until}: ${waiver.reason}`;
    case "exceeded":
      return `; its waiver${by(waiver)} accepts no more than ${formatShare(waiver.limit)}: ${waiver.reason}`;
    case "expired":
      return `; its waiver${by(waiver)} ended with ${waiver.until}: ${waiver.reason}`;
  }
}
function by({ label: label2 }) {
  return label2 === void 0 ? "" : ` by the label ${label2}`;
}
function describeDoubt({ interval, margin, worse }) {
  const least = interval === void 0 ? 0 : worse === "higher" ? interval[0] - 1 : 1 - interval[1];
  return least > margin ? `probably beyond the allowed ${formatShare(margin)}, but not certain enough for a gate that is wrong once in a hundred times` : `may or may not be beyond the allowed ${formatShare(margin)}`;
}
function formatSides(comparison, medians) {
  if (comparison.metric === "matched_response_time_ratio") {
    const median = medians.get(placeOf(comparison));
    if (median !== void 0) {
      const [base, head] = formatPair([median.base, median.base * comparison.ratio], "ms");
      return [base, `\u2248 ${head}`];
    }
  }
  return formatPair([comparison.base, comparison.head], comparison.unit);
}
var MEDIAN = "p50_response_time_ms";
function placeOf({ phase, subject }) {
  return `${phase} ${subject.kind} ${subject.name}`;
}
function isPoints(unit) {
  return unit === "percent";
}
function formatPoints({ base, head }) {
  return `${formatAmount(head - base, "count", 2)} points`;
}
function formatTolerance({ unit, base, margin, floor }) {
  if (isPoints(unit)) return `${formatValue(Math.max(floor, base * margin), "count")} points`;
  return floor > 0 ? `${formatShare(margin)}, ${formatLimit(floor, unit)}` : formatShare(margin);
}
function worsening(comparison) {
  const sign = comparison.worse === "higher" ? 1 : -1;
  return isPoints(comparison.unit) ? sign * (comparison.head - comparison.base) / 10 : sign * Math.log(comparison.ratio > 0 ? comparison.ratio : 1);
}
function uniqueId(wanted, taken) {
  const slug = wanted.replace(/[^A-Za-z0-9_-]+/g, "-");
  let id = slug;
  for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
  taken.add(id);
  return id;
}

// src/report/view/bands.ts
var CONFIDENCE = 0.95;
var FEWEST_ROUNDS = 2;
function bandOfCurve(ms, rounds) {
  return bandOf(ms.map((value, index) => {
    const half = halfWidth(rounds.flatMap((one) => one[index] === void 0 ? [] : [Math.log(Math.max(1, one[index]))]));
    return value === null || half === void 0 ? void 0 : [value * Math.exp(-half), value * Math.exp(half)];
  }));
}
function bandAround(values, rounds) {
  return bandOf(values.map((value, index) => {
    const half = halfWidth(rounds[index] ?? []);
    return value === null || half === void 0 ? void 0 : [Math.max(0, value - half), value + half];
  }));
}
function halfWidth(values) {
  if (values.length < FEWEST_ROUNDS) return void 0;
  const estimate = estimateMean(values);
  const interval = tInterval(estimate, CONFIDENCE);
  return interval === void 0 ? void 0 : interval[1] - estimate.mean;
}
function bandOf(intervals) {
  if (intervals.every((one) => one === void 0)) return void 0;
  return { low: intervals.map((one) => one === void 0 ? null : rounded(one[0])), high: intervals.map((one) => one === void 0 ? null : rounded(one[1])) };
}
function rounded(value) {
  return Number(value.toPrecision(4));
}

// src/report/view/charts.ts
var SIDES = ["base", "head"];
var MIN_BEYOND = 3;
var MIN_SAMPLES = 20;
function buildPercentileCharts(measurement) {
  return [...decodeSubjects(measurement, MIN_SAMPLES)].map(([subject, sides]) => {
    const share = CURVE_SHARES.filter((one) => sides.some(({ histogram }) => isKnown(one, histogram)));
    const curves = sides.map(({ side, histogram, rounds }) => {
      const ms = share.map((one) => isKnown(one, histogram) ? rounded2(histogram.quantile(one) / 1e3) : null);
      return { side, ms, band: bandOfCurve(ms, rounds) };
    });
    return {
      phase: measurement.phase,
      title: subjectWords(subject),
      isPart: isPart(subject.name),
      share,
      samples: countSamples(sides),
      ms: Object.fromEntries(curves.map(({ side, ms }) => [side, ms])),
      bands: Object.fromEntries(curves.flatMap(({ side, band }) => band === void 0 ? [] : [[side, band]]))
    };
  });
}
function decodeSubjects({ distributions }, minSamples) {
  const groups = Map.groupBy(distributions.filter((one) => one.samples >= minSamples), (one) => `${one.subject.kind}:${one.subject.name}`);
  return new Map([...groups.values()].flatMap((group) => {
    const sides = SIDES.flatMap((side) => {
      const distribution = group.find((one) => one.side === side);
      const histogram = distribution === void 0 ? void 0 : decodeOrSkip(distribution);
      return histogram === void 0 || histogram.count < minSamples ? [] : [{ side, histogram, rounds: distribution?.rounds ?? [] }];
    });
    return sides.length === 0 ? [] : [[group[0].subject, sides]];
  }));
}
function countSamples(sides) {
  const of = (wanted) => sides.find(({ side }) => side === wanted)?.histogram.count ?? 0;
  return { base: of("base"), head: of("head") };
}
function isPart(name) {
  return name.includes(" \u203A ");
}
function decodeOrSkip(distribution) {
  try {
    return decodeHistogram(distribution.latencyUs);
  } catch {
    return void 0;
  }
}
function isKnown(share, histogram) {
  return (1 - share) * histogram.count >= MIN_BEYOND;
}
function rounded2(value) {
  return Number(value.toPrecision(4));
}

// src/report/view/component-rows.ts
var SIDES2 = ["base", "head"];
var NOTHING = { p50: "", p95: "", p99: "", average: "", errors: "", samples: "0", averageMs: void 0 };
function buildComponents(measurement) {
  const { phase, absences, blocks } = measurement;
  const seen = [...decodeSubjects(measurement, 1)].flatMap(([subject, sides]) => subject.kind === "component" ? [buildRow2(phase, subject.name, sides, blocks)] : []);
  const absent = absences.flatMap(({ subject, reason }) => subject.kind !== "component" || seen.some((one) => one.name === subject.name) ? [] : [{ phase, name: subject.name, ...NOTHING, absent: reason }]);
  return [...seen, ...absent].toSorted((left, right) => left.name.localeCompare(right.name, "en"));
}
function buildRow2(phase, name, sides, blocks) {
  const told = (statistic) => beside(sides.map(({ histogram }) => statistic(histogram)));
  const averages = sides.map(({ histogram }) => histogram.mean);
  return {
    phase,
    name,
    absent: void 0,
    p50: told((one) => one.quantile(0.5)),
    p95: told((one) => percentile(one, 0.95)),
    p99: told((one) => percentile(one, 0.99)),
    average: beside(averages),
    errors: describeErrors(name, blocks),
    samples: sides.map(({ histogram }) => formatCount(histogram.count)).join(" \u2192 "),
    averageMs: averages.at(-1) === void 0 ? void 0 : averages.at(-1) / 1e3
  };
}
function percentile(histogram, share) {
  return (1 - share) * histogram.count >= 1 - Number.EPSILON * 100 ? histogram.quantile(share) : void 0;
}
function beside(us) {
  const known = us.filter((one) => one !== void 0);
  const texts = formatPair(known.map((one) => one / 1e3), "ms");
  if (known.length === us.length) return texts.join(" \u2192 ");
  return known.length === 0 ? "too few samples" : us.map((one) => one === void 0 ? "too few samples" : texts.shift()).join(" \u2192 ");
}
function describeErrors(name, blocks) {
  const shares = SIDES2.flatMap((side) => {
    const mine = blocks.filter((block) => block.side === side && block.metric === "error_rate_percent" && block.subject.kind === "component" && block.subject.name === name);
    const samples = mine.reduce((total, block) => total + block.samples, 0);
    return samples === 0 ? [] : [mine.reduce((total, block) => total + block.value * block.samples, 0) / samples];
  });
  return shares.length === 0 ? "not counted" : formatPair(shares, "percent").join(" \u2192 ");
}

// src/report/view/explanation-rows.ts
var SMALLEST_EXPLAINED_MS = 5e-3;
var SENSIBLE_SHARE = { min: 0, max: 1.5 };
var REST = "everything else";
function buildExplanations(explanations2) {
  return explanations2.map((explanation) => {
    const { phase, totalChangeMs } = explanation;
    const named = isMoved(totalChangeMs) ? namedComponent(explanation) : void 0;
    const components = explanation.components.toSorted((a, b) => Number(b === named) - Number(a === named));
    const rest2 = totalChangeMs - components.reduce((total2, one) => total2 + one.changeMs, 0);
    const parts = [...components, { name: REST, changeMs: rest2, share: totalChangeMs === 0 ? 0 : rest2 / totalChangeMs }];
    const total = { change: formatAmount(totalChangeMs, "ms", 2), changeMs: totalChangeMs, interval: formatRange(explanation.interval) };
    const rows = parts.map((one) => ({ name: one.name, changeMs: one.changeMs, change: formatAmount(one.changeMs, "ms", 2), share: sensibleShare(one.share, totalChangeMs), interval: "interval" in one ? formatRange(one.interval) : void 0 }));
    return { phase, sentence: sentenceOf({ explanation, named, parts: rows, total }), named, total, parts: isMoved(totalChangeMs) ? rows : [] };
  });
}
function sentenceOf({ explanation, named, parts, total }) {
  const requests = explanation.class === "all" ? "mean response time" : `mean response time of ${explanation.class} requests`;
  if (!isMoved(total.changeMs)) return `${requests} did not change (${total.change}): nothing to explain`;
  const part = parts.find((one) => one.name === named?.name);
  if (part === void 0) return `no component explains the change of ${total.change}${inBrackets(total.interval)} in ${requests}`;
  const others = named !== void 0 && isWaitedFor(named) ? "; what waits for the same machine became slower with it" : "";
  return `${part.name} explains ${part.change}${inBrackets(part.interval)} of ${total.change} in ${requests}${inBrackets(part.share)}${others}`;
}
function isMoved(totalChangeMs) {
  return Math.abs(totalChangeMs) >= SMALLEST_EXPLAINED_MS;
}
function formatRange(interval) {
  return interval?.map((end) => formatAmount(end, "ms", 2).replace(" ms", "")).join(" to ");
}
function inBrackets(text) {
  return text === void 0 ? "" : ` (${text})`;
}
function sensibleShare(share, totalChangeMs) {
  const sensible = isMoved(totalChangeMs) && share >= SENSIBLE_SHARE.min && share <= SENSIBLE_SHARE.max;
  return sensible ? formatShare(Math.round(share * 100) / 100) : void 0;
}

// src/report/view/history-rows.ts
var SHOWN = ["cpu_ms_per_request", "p50_response_time_ms", "p99_response_time_ms", "memory_peak_mb", "capacity_per_second"];
var MAX_ROWS = 16;
function buildHistory(result) {
  const comparable = result.history.filter((entry) => entry.environment === result.environment.key);
  const keys = [...new Set(comparable.flatMap((entry) => Object.keys(entry.values)))];
  return SHOWN.flatMap((metric) => keys.filter((key) => key.endsWith(`/${metric}`))).flatMap((key) => buildRow3(key, comparable, regimesOf(result.history, result.environment, key))).slice(0, MAX_ROWS);
}
function buildRow3(key, entries, regimes) {
  const seen = entries.filter((entry) => entry.values[key] !== void 0);
  const values = seen.map((entry) => entry.values[key]);
  if (values.length < 2) return [];
  const { unit } = metricNature(key.slice(key.lastIndexOf("/") + 1));
  return [{ name: nameOf(key), values, oldest: formatValue(values[0], unit), latest: formatValue(values.at(-1), unit), runs: values.length, from: seen[0].at.slice(0, 10), changes: changesOf(regimes, seen) }];
}
function changesOf(regimes, seen) {
  return regimes.slice(1).map((regime, index) => ({ at: seen.indexOf(regime.first), text: `${formatChange(Math.exp(regime.level - regimes[index].level))} with ${regime.first.sha.slice(0, 7)}` }));
}
function describeTrends(trends) {
  return trends.map((trend) => {
    const change2 = `${formatChange(trend.ratio)} (95 % sure: ${formatInterval(trend.interval)})`;
    switch (trend.kind) {
      case "introduced":
        return `${nameOf(trend.key)} became worse by ${change2} between ${trend.after.slice(0, 7)} and ${trend.by.slice(0, 7)}, ${plural(trend.runs, "run")} ago`;
      case "drift":
        return `${nameOf(trend.key)} has drifted: its last runs are ${change2} above the best level it held in ${plural(trend.runs, "run")}, ${formatShare(trend.budget)} is allowed`;
    }
  });
}
function nameOf(key) {
  const phase = key.slice(0, key.indexOf("/"));
  const metric = key.slice(key.lastIndexOf("/") + 1);
  const subject = key.slice(phase.length + 1, Math.max(phase.length + 1, key.length - metric.length - 1));
  const [kind, name] = [subject.slice(0, Math.max(0, subject.indexOf(":"))), subject.slice(subject.indexOf(":") + 1)];
  const words = kind === "class" || kind === "component" ? subjectWords({ kind, name }) : subjectWords({ kind: "service", name: "service" });
  return `${Object.hasOwn(PHASE_WORDS, phase) ? PHASE_WORDS[phase] : phase}: ${words}, ${metricWords(metric)}`;
}

// src/report/view/headline.ts
function buildHeadline(result, told) {
  const counts2 = countFindings(result, told);
  return { verdict: result.verdict, word: VERDICT_WORDS[result.verdict], text: TEXTS[result.verdict](counts2, result), meaning: MEANINGS[result.verdict](counts2, result, told) };
}
function countFindings({ trends = [] }, { changes: changes2, promises: promises2 }) {
  const of = (mark) => changes2.filter((one) => one.mark === mark).length;
  const promised = (mark) => promises2.filter((one) => one.mark === mark).length;
  return { worse: of("worse"), waived: of("waived"), drift: trends.filter((one) => one.kind === "drift").length, unclear: of("unclear"), better: of("better"), broken: promised("broken"), doubtful: promised("unclear"), watch: promised("watch") };
}
var TEXTS = {
  pass: (counts2, result) => `${listed([[counts2.waived, "accepted regression"], [counts2.better, "improvement"], [counts2.watch, "promise to watch", "promises to watch"]]) ?? (result.verdicts.some((one) => one.comparisons.length + one.promises.length > 0) ? "no regression" : "measured")}: no action needed`,
  fail: (counts2) => `${listed([[counts2.worse, "regression"], [counts2.broken, "broken promise"], [counts2.drift, "drift"], [counts2.unclear + counts2.doubtful, "inconclusive", "inconclusive"]]) ?? "failed"}: please read`,
  inconclusive: (counts2) => `inconclusive: ${listed([[counts2.unclear, "metric"], [counts2.doubtful, "promise"]]) ?? "the evidence"} could not be decided`,
  "no-baseline": (_, result) => isUnjudged(result) ? "measured only: nothing was judged" : "no baseline yet: only promises were judged",
  invalid: () => "run invalid: perf-gate could not measure"
};
var MEANINGS = {
  pass: (counts2, result, told) => counts2.waived > 0 ? "What got worse beyond its margin is accepted for a while, by waivers. Nothing else did, and all promises are kept." : result.baseline.kind === "none" ? told.promises.length > 0 ? "All promises are kept. Nothing was compared." : "Nothing was compared, and nothing is promised." : `Nothing got worse beyond its margin, and all promises are kept.${counts2.better > 0 ? improvement(told) : ""}`,
  fail: (counts2, { trends = [] }, told) => [counts2.worse > 0 ? regression(counts2.worse, told) : "", counts2.broken > 0 ? breach(counts2.broken, told) : "", counts2.worse + counts2.broken > 0 ? "" : drift(trends)].filter((part) => part !== "").join(" "),
  inconclusive: (_, __, told) => `This run can say neither that it got worse nor that it did not.${undecided(told)}`,
  "no-baseline": (_, result) => isUnjudged(result) ? `Nothing was compared: ${result.baseline.reason}. Nothing is promised of what was measured either. So this says how fast the service is, and not whether that is good.` : `There is nothing to compare with: ${result.baseline.reason}. The first valid run on the default branch becomes the baseline.`,
  invalid: () => "This is a problem of the measurement, not a finding about the change. Nothing can be concluded from it in either direction."
};
function isUnjudged({ reasons }) {
  return reasons.some((one) => one.code === "nothing-judged");
}
function regression(count, told) {
  const worst = told.changes.find((one) => one.mark === "worse");
  const found = count === 1 ? `${worst.subject} got worse by more than is allowed, and not by chance: ${worst.metric} went from ${worst.base} to ${worst.head} (${worst.change}).` : `${plural(count, "metric")} got worse by more than is allowed, and not by chance. Worst: ${worst.subject}, ${worst.metric}, ${worst.base} \u2192 ${worst.head} (${worst.change}).`;
  return `${found}${explained("worse", told)}`;
}
function improvement(told) {
  const best = told.changes.find((one) => one.mark === "better");
  return ` Best: ${best.subject}, ${best.metric}, ${best.base} \u2192 ${best.head} (${best.change}).${explained("better", told)}`;
}
function drift(trends) {
  const [first] = describeTrends(trends.filter((one) => one.kind === "drift"));
  return `Many small steps have taken the default branch further from its best level than its budget allows.${first === void 0 ? "" : ` ${first}.`}`;
}
function explained(mark, { changes: changes2, explanations: explanations2 }) {
  const moved = changes2.filter((one) => one.mark === mark);
  const [row] = explanations2.filter((one) => one.named !== void 0 && moved.some((change2) => change2.phase === one.phase)).toSorted((a, b) => clarity(b) - clarity(a));
  return row === void 0 ? "" : ` ${PHASE_WORDS[row.phase]}: ${row.sentence}.`;
}
function clarity({ named }) {
  const share = Math.max(0, named?.share ?? 0);
  return Math.min(share, 1 / share);
}
function breach(count, { promises: promises2, violations }) {
  const worst = promises2.find((one) => one.mark === "broken");
  const rollback = violations.find((one) => one.rollback !== void 0)?.rollback;
  return `The service does not keep what was promised for it: ${worst.objective} was ${worst.actual ?? "not observed"}, promised ${worst.target}${count === 1 ? "" : `, and ${plural(count - 1, "other promise")} broken`}.${rollback === void 0 ? "" : ` Rollback: ${rollback}.`}`;
}
function undecided({ changes: changes2, promises: promises2 }) {
  const change2 = changes2.find((one) => one.mark === "unclear");
  if (change2 !== void 0) return ` ${change2.subject}, ${change2.metric}, ${change2.change}: ${change2.why}.`;
  const promise = promises2.find((one) => one.mark === "unclear");
  return promise === void 0 ? "" : ` ${promise.objective} was ${promise.actual ?? "not observed"}, promised ${promise.target}: ${promise.why}.`;
}
function listed(counts2) {
  const parts = counts2.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many));
  return parts.length === 0 ? void 0 : parts.join(", ");
}

// src/report/view/histogram-charts.ts
var BINS = { fewest: 12, most: 48, of: (samples) => 2 * Math.cbrt(samples) };
var OUTERMOST = 5e-3;
var MIN_SAMPLES2 = 100;
var STEPS = 100;
function buildHistogramCharts(measurement) {
  return [...decodeSubjects(measurement, MIN_SAMPLES2)].flatMap(([subject, sides]) => {
    const low = Math.min(...sides.map(({ histogram }) => histogram.quantile(OUTERMOST)));
    const high = Math.max(...sides.map(({ histogram }) => histogram.quantile(1 - OUTERMOST)));
    if (!(high > low)) return [];
    const bins = Math.round(Math.min(BINS.most, Math.max(BINS.fewest, BINS.of(Math.min(...sides.map(({ histogram }) => histogram.count))))));
    const edges = Array.from({ length: bins + 1 }, (_, index) => low * (high / low) ** (index / bins));
    const bars = sides.map((one) => {
      const share = sharesOf(edges, one);
      return { side: one.side, share, band: bandAround(share, sharesOfRounds(edges, one)) };
    });
    return [{
      phase: measurement.phase,
      title: subjectWords(subject),
      isPart: isPart(subject.name),
      samples: countSamples(sides),
      ms: edges.slice(0, -1).map((edge) => Number((edge / 1e3).toPrecision(4))),
      share: Object.fromEntries(bars.map(({ side, share }) => [side, share])),
      bands: Object.fromEntries(bars.flatMap(({ side, band }) => band === void 0 ? [] : [[side, band]]))
    }];
  });
}
function sharesOf(edges, { histogram }) {
  const ranks = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const quantiles = ranks.map((rank2) => histogram.quantile(rank2));
  const below = edges.map((edge) => rankOf(edge, quantiles, ranks) ?? 1);
  return below.slice(1).map((rank2, index) => Number(((rank2 - below[index]) * 100).toFixed(3)));
}
function sharesOfRounds(edges, { rounds }) {
  const below = rounds.map((quantiles) => edges.map((edge) => rankOf(edge, quantiles, CURVE_SHARES)));
  return edges.slice(1).map((_, index) => {
    const seen = below.flatMap((ranks) => {
      const [from, to] = [ranks[index], ranks[index + 1]];
      return from === void 0 || to === void 0 ? [] : [(to - from) * 100];
    });
    return seen.length === rounds.length ? seen : [];
  });
}
function rankOf(us, quantiles, ranks) {
  const above = quantiles.findIndex((value) => value > us);
  if (above === -1) return void 0;
  if (above === 0) return 0;
  const [from, to] = [quantiles[above - 1], quantiles[above]];
  const [low, high] = [ranks[above - 1], ranks[above]];
  return low + (us - from) / (to - from) * (high - low);
}

// src/report/view/next-steps.ts
function buildNextSteps(result, changes2, phases2) {
  switch (result.verdict) {
    case "pass":
      return [];
    case "fail":
      return [reproduce(result, phases2), ...acceptChange(changes2, result.startedAt)];
    case "inconclusive":
      return [{ text: "Measure longer, so that smaller changes can be told from noise", copy: "compare: { budget: 10m }" }, reproduce(result, phases2)];
    case "no-baseline":
      return isUnjudged(result) ? JUDGE_SOMETHING : [{ text: "Nothing, if this is the first run: a valid run on the default branch stores the baseline" }, ...result.commit.base === void 0 ? [] : [reproduce(result, phases2)]];
    case "invalid":
      return [
        ...phases2.flatMap((phase) => phase.validity).flatMap((check) => check.ok || check.advice === void 0 ? [] : [{ text: sentence(check.advice) }]),
        { text: "Run the job again: a busy machine passes, a wrong configuration does not" }
      ];
  }
}
var JUDGE_SOMETHING = [
  { text: "Compare it, with a stored baseline or with another commit", copy: "compare: { mode: auto }" },
  { text: "Or promise something of the service, and let the SLA phase run", copy: 'sla: { thresholds: ["p95 < 200ms"] }' }
];
function reproduce(result, phases2) {
  const judged2 = phases2.filter((phase) => phase.verdict !== "not-run").map((phase) => phase.phase);
  const base = result.commit.base ?? result.baseline.sha;
  const words = [
    "perf-gate run",
    ...result.configFile === void 0 ? [] : ["--config", quoted(result.configFile)],
    ...base === void 0 ? [] : ["--compare", "paired", "--base", quoted(base.slice(0, 12))],
    ...judged2.length === 0 ? [] : ["--phases", judged2.join(",")]
  ];
  return { text: `See it on your machine; with load.seed set to ${result.seed} the requests are the same`, copy: words.join(" ") };
}
function acceptChange(changes2, startedAt) {
  const worst = changes2.find((one) => one.mark === "worse");
  if (worst === void 0 || !/^[\w:/-]+$/.test(worst.key)) return [];
  const [subject = "", metric = ""] = worst.key.split("/");
  const name = subject === "service" ? metric : `${subject.slice(subject.indexOf(":") + 1)}.${metric}`;
  const wanted = Math.ceil(Math.max(Math.abs(worst.numbers.low ?? 0), Math.abs(worst.numbers.high ?? 0), Math.abs(worst.numbers.change)) * 100 / 5) * 5;
  return [
    { text: "Accept it for a while: end a commit message with", copy: `Perf-Gate-Waive: ${name} up to ${wanted}% until ${dayIn(startedAt, WAIVED_DAYS)}: the reason` },
    { text: "Or accept it for good, in the configuration", copy: `compare: { margins: { ${name}: ${wanted}% } }` }
  ];
}
var WAIVED_DAYS = 90;
var DAY_MS = 864e5;
function dayIn(startedAt, days) {
  const ms = Date.parse(startedAt);
  return Number.isNaN(ms) ? "YYYY-MM-DD" : new Date(ms + days * DAY_MS).toISOString().slice(0, 10);
}
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function quoted(word) {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

// src/report/view/outlook-rows.ts
var WARM_MS = 6e4;
function buildOutlook({ verdicts, forecasts = [] }) {
  return [...verdicts.flatMap((verdict) => [...(verdict.memory ?? []).map((trend) => memoryRow(verdict.phase, trend)), ...(verdict.rest ?? []).map(restRow)]), ...forecasts.map(forecastRow)];
}
function memoryRow(phase, trend) {
  return { name: `Memory of the ${trend.side} (${phase === "sla" ? PHASE_WORDS[phase] : PHASE_WORDS[phase].toLowerCase()})`, text: trend.kind === "absent" ? `not known: ${trend.reason}` : memoryWords(trend), isUrgent: trend.kind === "seen" && trend.state === "growing" && trend.roundMs >= WARM_MS };
}
var FINEST_MB = 0.01;
function restRow(trend) {
  return { name: `Memory of the ${trend.side} after the load (integration)`, text: trend.kind === "absent" ? `not known: ${trend.reason}` : restWords(trend), isUrgent: false };
}
function restWords({ fromMb, toMb, mbPerMinute, interval: [low, high], detectable, samples, seconds }) {
  const ends = `from ${fromMb.toFixed(1)} to ${toMb.toFixed(1)} MB, by ${plural(samples, "look")} in ${seconds.toFixed(1)} s of rest`;
  if (low > 0) return `grows though nobody asks it anything, by ${amount(mbPerMinute)} MB a minute (95 % sure: ${amount(low)} to ${amount(high)}); ${ends}`;
  if (high < 0) return `is given back, by ${amount(-mbPerMinute)} MB a minute (95 % sure: ${amount(-high)} to ${amount(-low)}); ${ends}`;
  return `no steady growth or fall is certain, and one of ${amount(Math.max(FINEST_MB, detectable))} MB a minute would have been; ${ends}`;
}
function memoryWords(trend) {
  const { state, mbPerMinute, interval: [low, high], detectable, blocks, blockMs, rounds, roundMs, memoryMb, limit, minutesToLimit } = trend;
  const slope = `${amount(mbPerMinute)} MB a minute (95 % sure: ${amount(low)} to ${amount(high)})`;
  const restsOn = `${plural(blocks, "block")} of ${Number((blockMs / 1e3).toFixed(1))} s at the end of ${plural(rounds, "round")}`;
  switch (state) {
    case "steady":
      return `no leak seen; one of ${amount(detectable)} MB a minute or more would have been, from ${restsOn}`;
    case "settling":
      return `grew by ${slope}, slower and slower: a longer phase tells whether it comes to rest; from ${restsOn}`;
    case "growing": {
      const full = minutesToLimit === void 0 || limit === void 0 ? "" : `; from ${formatCount(memoryMb)} MB to the ${formatCount(limit.memoryMb)} MB of ${limit.of === "cgroup" ? "its control group" : "the machine"} in ${span(minutesToLimit.value)} (${span(minutesToLimit.low)} to ${minutesToLimit.high === void 0 ? "never" : span(minutesToLimit.high)})`;
      const early = roundMs >= WARM_MS ? "" : `; after ${Math.round(roundMs / 1e3)} s it may still be warming up, a longer phase tells`;
      return `grows by ${slope}${full}${early}; from ${restsOn}`;
    }
  }
}
function forecastRow(forecast) {
  const { unit, worse } = metricNature(forecast.metric);
  const subject = forecast.subject === void 0 || forecast.subject.kind === "service" ? "" : `${subjectWords(forecast.subject)}, `;
  return { name: `Promise: ${subject}${metricWords(forecast.metric)} ${worse === "higher" ? "at most" : "at least"} ${formatLimit(forecast.limit, unit)}`, text: forecastWords(forecast), isUrgent: forecast.outlook === "breaks" && (forecast.merges?.value ?? 0) <= forecast.runs };
}
function forecastWords({ outlook, runs, reason, ratioPerRun, interval, merges }) {
  const drift2 = ratioPerRun === void 0 || interval === void 0 ? "" : `${change(ratioPerRun)} a merge (95 % sure: ${fineInterval(interval)}) over ${plural(runs, "run")} of the default branch`;
  switch (outlook) {
    case "breaks":
      return `breaks in about ${plural(merges?.value ?? 0, "merge")} (${formatCount(merges?.low ?? 0)} to ${merges?.high === void 0 ? "more than the history can tell" : formatCount(merges.high)}), at ${drift2}`;
    case "beyond-horizon":
      return `kept for as far as the history can tell, at ${drift2}`;
    case "no-trend":
      return `no trend: ${drift2}`;
    case "away":
      return `gets safer: ${drift2}`;
    case "broken":
      return `broken already on the default branch, by the mean of ${plural(runs, "run")}`;
    case "unknown":
      return `not known: ${reason ?? "too little history"}`;
  }
}
function change(ratio) {
  return Math.abs(ratio - 1) < 0.01 ? `${ratio < 1 ? "\u2212" : "+"}${(Math.abs(ratio - 1) * 100).toFixed(2)} %` : formatChange(ratio);
}
function fineInterval(interval) {
  return interval.every((one) => Math.abs(one - 1) < 0.01) ? `${change(interval[0]).replace(" %", "")} to ${change(interval[1])}` : formatInterval(interval);
}
function amount(mb) {
  return `${mb < 0 ? "\u2212" : ""}${Math.abs(mb).toFixed(Math.abs(mb) >= 100 ? 0 : Math.abs(mb) >= 1 ? 1 : 2)}`;
}
function span(minutes) {
  if (minutes < 90) return `${minutes.toFixed(0)} min`;
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(0)} h` : `${formatCount(Math.round(minutes / 60 / 24))} days`;
}

// src/report/view/phase-rows.ts
var LAYOUT_WORDS = {
  duet: "both sides at once, same requests to both",
  alternating: "sides taking turns",
  single: "head only"
};
function buildPhases(result, changes2, promises2) {
  return PHASES.map((phase) => {
    const verdict = result.verdicts.find((one) => one.phase === phase);
    const measurement = result.phases.find((one) => one.phase === phase);
    const facts = measurement === void 0 ? NOTHING_MEASURED : describeMeasurement(measurement, verdict);
    if (verdict === void 0) return { phase, title: PHASE_WORDS[phase], verdict: "not-run", word: "did not run", passed: void 0, worst: whyNotRun(phase, result), reasons: [], ...facts, metrics: [], parts: [] };
    return {
      phase,
      title: PHASE_WORDS[phase],
      verdict: verdict.verdict,
      ...namingParts(judged(verdict, changes2, promises2), verdict.parts),
      parts: (verdict.parts ?? []).map(describePart),
      reasons: reasonsOf(verdict.reasons, phase),
      ...facts,
      metrics: (verdict.metrics ?? []).map(describeMetric)
    };
  });
}
var NOTHING_MEASURED = { measured: [], validity: [], mix: [], errors: [], absences: [] };
function judged({ phase, verdict }, changes2, promises2) {
  const compared = changes2.filter((one) => one.phase === phase && one.role !== "informational");
  const promised = promises2.filter((one) => one.phase === phase);
  const total = compared.length + promised.length;
  const passed = compared.filter((one) => one.mark === "better" || one.mark === "unchanged").length + promised.filter((one) => one.mark === "kept").length;
  const change2 = compared.find((one) => one.mark === "worse") ?? compared.find((one) => one.mark === "unclear");
  const promise = promised.find((one) => one.mark === "broken") ?? promised.find((one) => one.mark === "unclear") ?? promised.find((one) => one.mark === "watch");
  const worst = change2?.mark === "worse" || promise === void 0 ? change2 === void 0 ? "nothing stands out" : `${change2.subject}: ${change2.metric} ${change2.change}` : `${promise.objective}: ${promise.actual ?? "not observed"}, ${promise.target}`;
  if (total === 0) return { word: verdict === "pass" ? "measured" : VERDICT_WORDS[verdict], passed: void 0, worst: "there was nothing to judge" };
  return { word: VERDICT_WORDS[verdict], passed: `${formatCount(passed)} of ${formatCount(total)}`, worst };
}
var PART_WORDS = { baseline: "baseline established", components: "components within limits", regression: "no regression", memory: "memory analysed" };
var FAILED_WORDS = { baseline: "no baseline", components: "components beyond their limits", regression: "a regression", memory: "memory not analysed" };
var STATE_WORDS = { kept: "\u2714 yes", failed: "\u2716 no", open: "? not known" };
function describePart({ part, state, reason }) {
  return { name: PART_WORDS[part], state: STATE_WORDS[state], reason };
}
function namingParts(row, parts = []) {
  const failed = parts.filter((one) => one.state === "failed").map((one) => FAILED_WORDS[one.part]);
  return failed.length === 0 ? row : { ...row, worst: `${failed.join(", ")}; ${row.worst}` };
}
var CONNECTION_WORDS = { shared: "shared by all agents", "per-agent": "each kept by its agent", "per-request": "one for each request" };
function whyNotRun(phase, result) {
  if (result.reasons.some((one) => one.code === "phase-missing" && one.text.includes(phase))) return "required, but did not run";
  return result.verdict === "invalid" ? "the run ended before it" : "not part of this run";
}
function reasonsOf(reasons, phase) {
  return reasons.map((reason) => reason.text.startsWith(`${phase}: `) ? reason.text.slice(phase.length + 2) : reason.text);
}
function describeConnections({ connections, hungUp = 0, retried = 0 }) {
  return [
    ...connections === void 0 ? [] : [`${plural(connections.opened, "connection")} opened${connections.http === 2 ? " for HTTP/2" : ""}, ${CONNECTION_WORDS[connections.policy]}`],
    ...hungUp === 0 ? [] : [`${plural(hungUp, "agent")} hung up, as the pattern says`],
    ...retried === 0 ? [] : [`${plural(retried, "request")} sent again after trouble of the network`]
  ];
}
function describeResources({ blocks }) {
  const values = (metric) => blocks.filter((block) => block.side === "head" && block.metric === metric).map((block) => block.value);
  const most = (metric) => Math.max(...values(metric));
  const sum = (metric) => values(metric).reduce((total, value) => total + value, 0);
  const told = (metric) => values(metric).length > 0;
  const listed2 = (words, describe3) => Object.entries(words).filter(([metric]) => told(metric)).map(([metric, text]) => `${describe3(metric)} ${text}`).join(", ");
  const held = listed2(HELD_WORDS, (metric) => formatAmount(most(metric), "count", 0));
  const done = listed2(DONE_WORDS, (metric) => formatValue(most(metric), metric.endsWith("_mb") ? "MB" : "count"));
  return [
    ...held === "" ? [] : [`by the end of a round at most ${held}`],
    ...done === "" ? [] : [`in a round at most ${done}`],
    ...told("memory_growth_mb") ? [`memory of the head changed by ${formatAmount(most("memory_growth_mb"), "MB")} at most in a round`] : [],
    ...told("cpu_pressure_percent") || told("memory_pressure_percent") || told("io_pressure_percent") ? [`some task waited ${listPressures(most, told)}, in the worst round`] : [],
    ...told("gc_collections") ? [`${plural(sum("gc_collections"), "garbage collection")} of the head, ${formatValue(sum("gc_time_total_ms"), "ms")} in all${told("gc_pause_max_ms") ? `, longest ${formatValue(most("gc_pause_max_ms"), "ms")}` : ""}`] : []
  ];
}
function listPressures(most, told) {
  return ["cpu", "memory", "io"].filter((kind) => told(`${kind}_pressure_percent`)).map((kind) => `for ${PRESSURE_WORDS[kind]} ${formatValue(most(`${kind}_pressure_percent`), "percent")} of the time`).join(", ");
}
var HELD_WORDS = { thread_growth: "threads", descriptor_growth: "open files and sockets" };
var DONE_WORDS = { context_switches_per_second: "context switches a second", storage_read_mb: "read from storage", storage_written_mb: "written to storage" };
var PRESSURE_WORDS = { cpu: "a CPU", memory: "memory", io: "storage" };
function describeMetric(one) {
  const named = { id: one.metric, words: metricWords(one.metric) };
  return "reason" in one ? { ...named, value: void 0, samples: "", reason: one.reason } : { ...named, value: formatValue(one.value, one.unit), samples: formatCount(one.samples), reason: "" };
}
function describeMeasurement(measurement, { graceFactor, savedMs, rollbacks } = {}) {
  const { requests, generator } = measurement;
  return {
    measured: [
      `${plural(requests.sent, "request")}, ${formatCount(requests.failed)} failed`,
      plural(measurement.rounds, "round"),
      LAYOUT_WORDS[measurement.layout],
      `${formatDuration(measurement.measuredMs / 1e3)} measured`,
      ...generator === void 0 ? [] : [
        `up to ${plural(generator.agentsPeak, "agent")}`,
        `requests sent ${formatValue(generator.lagP99Ms, "ms")} late at most (99 % of them; worst ${formatValue(generator.lagMaxMs, "ms")})`,
        `${formatShare(generator.achievedShare)} of the planned rate reached`,
        ...describeConnections(generator)
      ],
      ...describeResources(measurement),
      ...graceFactor === void 0 || graceFactor === 1 ? [] : [`grace periods shortened to ${formatShare(graceFactor)} of what is configured, to fit into the phase`],
      ...measurement.notes ?? [],
      ...rollbacks === void 0 ? [] : [`rollbacks: ${rollbacks.triggered} triggered, ${rollbacks.successful} successful, ${rollbacks.failed} failed${rollbacks.meanSeconds === void 0 ? "" : `, ${rollbacks.meanSeconds.toFixed(1)} s to recover on average`}`],
      ...savedMs === void 0 ? [] : [`ended early, for a promise could not be kept any more: ${formatDuration(savedMs / 1e3)} saved`]
    ],
    validity: measurement.validity.map((check) => ({ ...check, advice: check.advice })),
    mix: measurement.mix.map((one) => ({ class: one.class, planned: formatShare(one.planned), realised: formatShare(one.realised) })),
    errors: Object.entries(requests.errors).map(([kind, count]) => ({ kind, count: formatCount(count) })),
    absences: measurement.absences.map((one) => ({ metric: `${subjectWords(one.subject)}: ${metricWords(one.metric)}`, reason: one.reason }))
  };
}

// src/report/view/presence-rows.ts
function buildPresence(result) {
  return result.phases.flatMap(presenceIn);
}
function presenceIn({ phase, distributions }) {
  const measured = distributions.filter((one) => one.samples > 0);
  if (!measured.some((one) => one.side === "base") || !measured.some((one) => one.side === "head")) return [];
  return [...Map.groupBy(measured, (one) => subjectWords(one.subject))].flatMap(([subject, mine]) => {
    const sides = new Set(mine.map((one) => one.side));
    if (sides.size === 2) return [];
    return [{ phase, subject, state: sides.has("head") ? "new" : "removed", samples: mine.reduce((total, one) => total + one.samples, 0) }];
  });
}

// src/report/view/memory-rows.ts
var MEMORY_TITLES = ["", "Median", "p95", "p99", "CPU per request", "Highest memory", "Collecting garbage", "Failed", "Requests"];
function memoryCells({ limit, p50, p95, p99, cpu, peak, collecting, failed, requests }) {
  return [limit, p50, p95, p99, cpu, peak, collecting, failed, requests];
}
function buildMemory(pressure) {
  if (pressure === void 0) return void 0;
  const { limits, seconds, repetitions } = pressure;
  const free = limits.find((one) => one.limitMb === void 0 && one.kind === "measured");
  return {
    sentences: limits.flatMap((one) => one.limitMb === void 0 && one.kind === "measured" ? [] : [sentenceOf2(one, free)]),
    evidence: `the same load ${repetitions} times for ${seconds} s under each limit, on fresh processes of the head; not judged`,
    rows: limits.flatMap((one) => one.kind === "measured" ? [rowOf(one, free)] : [])
  };
}
function sentenceOf2(one, free) {
  const limit = limitWords(one);
  switch (one.kind) {
    case "absent":
      return `${limit} was not measured: ${one.reason}`;
    case "ended":
      return `${limit} it does not live: ${one.reason}`;
    case "measured": {
      const changes2 = [["median response time", one.p50Ms, free?.p50Ms], ["95th percentile", one.p95Ms, free?.p95Ms], ["99th percentile", one.p99Ms, free?.p99Ms], ["CPU time per request", one.cpuMsPerRequest, free?.cpuMsPerRequest]];
      const told = changes2.flatMap(([words, now, before]) => now === void 0 || before === void 0 || before === 0 ? [] : [`${words} ${formatChange(now / before)}`]);
      const failed = one.failed === 0 ? [] : [`${formatShare(one.failed / Math.max(1, one.requests))} of the requests failed`];
      return `${limit}: ${[...told, ...failed].join(", ") || "nothing to compare with"}`;
    }
  }
}
function rowOf(one, free) {
  const told = (ms, before) => {
    if (ms === void 0) return "too few samples";
    return one === free || before === void 0 || before === 0 ? formatValue(ms, "ms") : `${formatValue(ms, "ms")} (${formatChange(ms / before)})`;
  };
  return {
    limit: limitWords(one),
    p50: told(one.p50Ms, free?.p50Ms),
    p95: told(one.p95Ms, free?.p95Ms),
    p99: told(one.p99Ms, free?.p99Ms),
    cpu: one.cpuMsPerRequest === void 0 ? "not observed" : told(one.cpuMsPerRequest, free?.cpuMsPerRequest),
    peak: one.memoryPeakMb === void 0 ? "not observed" : formatValue(one.memoryPeakMb, "MB"),
    collecting: one.gcTimeMs === void 0 ? "not observed" : `${formatValue(one.gcTimeMs, "ms")} in ${plural(one.collections ?? 0, "collection")}`,
    failed: formatCount(one.failed),
    requests: formatCount(one.requests)
  };
}
function limitWords(one) {
  if (one.limitMb === void 0) return "without a limit";
  return `with ${formatValue(one.limitMb, "MB")}${one.kind === "measured" ? ` of ${one.by === "heap" ? "heap" : "memory"}` : ""}`;
}

// src/judge/cpu-regression.ts
var SURE = 4;
var LEAST_SHARE = 0.1;
function findCpuRegression(verdicts) {
  const found = verdicts.filter(({ comparisons }) => comparisons.some((one) => one.subject.kind === "service" && one.metric === "cpu_ms_per_request" && one.verdict === "fail")).map((one) => one.phase);
  return found.includes("load") ? "load" : found[0];
}
function risenFunction({ functions, base, head }) {
  const [most] = functions.toSorted((a, b) => riseOf(b) - riseOf(a));
  if (most === void 0 || !isSure(most) || riseOf(most) <= 0) return void 0;
  return riseOf(most) >= (head.cpuMsPerRequest - base.cpuMsPerRequest) * LEAST_SHARE ? most : void 0;
}
function isSure(one) {
  return Math.abs(riseOf(one)) > SURE * one.standardError;
}
function riseOf({ self: [base, head] }) {
  return head - base;
}

// src/report/view/profile-rows.ts
var SAMPLERS = { v8: "V8\u2019s profiler", perf: "perf" };
function buildProfiles(profiles2) {
  return profiles2.map((profile) => {
    if (profile.kind === "absent") return { phase: profile.phase, sentence: `no CPU profile: ${profile.reason}`, evidence: void 0, functions: [], flame: void 0 };
    const { phase, sampler, seconds, base, head, frames, flames } = profile;
    return {
      phase,
      sentence: sentenceOf3(profile),
      evidence: `${SAMPLERS[sampler]} for ${seconds} s after the rounds, in ms of CPU per request: ${plural(base.samples, "sample")} in ${plural(base.requests, "request")} of the base, ${plural(head.samples, "sample")} in ${plural(head.requests, "request")} of the head`,
      functions: profile.functions.map((one) => ({
        name: frames[one.frame]?.name ?? "",
        place: placeOf2(frames[one.frame]),
        self: changeOf(one.self),
        total: changeOf(one.total),
        samples: one.samples.join(" \u2192 "),
        sure: isSure(one)
      })),
      flame: { labels: frames.map(labelOf), calls: flames.map(({ frame, parent, ms: [one, other] }) => [frame, parent, rounded3(one), rounded3(other)]) }
    };
  });
}
function sentenceOf3(profile) {
  const risen = risenFunction(profile);
  const all = changeOf([profile.base.cpuMsPerRequest, profile.head.cpuMsPerRequest]);
  if (risen === void 0) return `no function stands out in the CPU time of a request (${all.base} \u2192 ${all.head} while it was profiled)`;
  const { base, head, change: change2 } = changeOf(risen.self);
  return `the CPU time rose most in ${labelOf(profile.frames[risen.frame])}: ${change2} a request (${base} \u2192 ${head}; ${all.change} in all)`;
}
function changeOf([base, head]) {
  const [from = "", to = ""] = formatPair([base, head], "ms");
  return { base: from, head: to, change: formatAmount(head - base, "ms"), changeMs: head - base };
}
function labelOf(frame) {
  const place = placeOf2(frame);
  return place === "" ? frame?.name ?? "" : `${frame?.name} (${place})`;
}
function placeOf2(frame) {
  return [frame?.file, frame?.line].filter((part) => part !== void 0).join(":");
}
function rounded3(ms) {
  return Number(ms.toPrecision(4));
}

// src/report/view/promise-rows.ts
var PROMISE_ICONS = { kept: "\u2705", broken: "\u274C", watch: "\u26A0\uFE0F", unclear: "\u{1F7E1}" };
var PROMISE_SIGNS = { kept: "\u2714", broken: "\u2716", watch: "!", unclear: "?" };
var PROMISE_WORDS = { kept: "kept", broken: "broken", watch: "broken, to watch", unclear: "unclear" };
function buildPromises(verdicts) {
  const rows = verdicts.flatMap((verdict) => verdict.promises.map((promise) => buildPromise(promise, verdict.violations)));
  return rows.map((row, index) => ({ ...row, id: `promise-${index + 1}` })).toSorted((left, right) => rank(left) - rank(right));
}
function buildViolations(verdicts) {
  return verdicts.flatMap((verdict) => verdict.violations).map((violation) => {
    const { unit, worse } = metricNature(violation.metric);
    return {
      objective: objectiveOf(violation),
      state: violation.state,
      severity: violation.severity,
      when: describeSpan(violation),
      startSeconds: violation.startMs / 1e3,
      endSeconds: violation.endMs === void 0 ? void 0 : violation.endMs / 1e3,
      worst: formatValue(violation.worst, unit),
      target: targetText(violation.limit, unit, worse),
      windows: plural(violation.windows, "bad window"),
      action: actionOf(violation),
      rollback: violation.rolledBack === void 0 ? void 0 : rollbackWords(violation.rolledBack),
      resolution: violation.resolution ?? (violation.state === "pending" ? "still inside the grace period when the phase ended" : "not resolved when the phase ended"),
      line: violation.line
    };
  });
}
function buildPromise(promise, violations) {
  const { worse } = metricNature(promise.metric);
  const mine = violations.filter((one) => isOf(one, promise));
  const fired = mine.filter((one) => one.firedMs !== void 0);
  const windows = mine.reduce((total, one) => total + one.windows, 0);
  const asWritten = promise.phase !== "sla" || promise.limit === 0 && promise.observed === void 0;
  return {
    phase: promise.phase,
    objective: objectiveOf(promise),
    text: promise.text,
    target: asWritten ? promise.text.replace(`${promise.subject.name}: `, "") : targetText(promise.limit, promise.unit, worse),
    actual: promise.observed === void 0 ? void 0 : formatValue(promise.observed, promise.unit),
    mark: markOf2(promise),
    severity: promise.severity,
    samples: formatCount(promise.samples),
    why: promise.reason,
    windows: windows === 0 ? void 0 : `${plural(windows, "bad window")}${fired.length === 0 ? ", inside the grace period" : ", past the grace period"}`,
    action: promise.muted === true ? "muted" : fired.length === 0 ? "none" : actionOf(fired[0]),
    line: promise.line
  };
}
function markOf2(promise) {
  if (promise.verdict === "pass") return "kept";
  if (promise.verdict === "inconclusive") return "unclear";
  return canFail(promise) ? "broken" : "watch";
}
function targetText(limit, unit, worse) {
  return `${worse === "higher" ? "at most" : "at least"} ${formatLimit(limit, unit)}`;
}
function objectiveOf({ metric, subject }) {
  return subject === void 0 || subject.kind === "service" ? metricWords(metric) : `${subjectWords(subject)}: ${metricWords(metric)}`;
}
function actionOf(violation) {
  if (violation.muted === true) return "muted";
  if (violation.firedMs === void 0) return "none";
  if (violation.rolledBack !== void 0) return `alert, rollback: ${rollbackWords(violation.rolledBack)}`;
  return violation.rollback ? "alert, asks for rollback" : "alert";
}
function describeSpan(violation) {
  const start = formatDuration(violation.startMs / 1e3);
  if (violation.endMs === void 0) return `from ${start} to the end`;
  return `${start} to ${formatDuration(violation.endMs / 1e3)} (${formatDuration((violation.endMs - violation.startMs) / 1e3)})`;
}
function rank(row) {
  return ["broken", "unclear", "watch", "kept"].indexOf(row.mark);
}
function rollbackWords(rolledBack) {
  const { procedure, url } = rolledBack;
  const by2 = [procedure, url].filter((one) => one !== void 0).join(", ");
  return by2 === "" ? outcomeWords(rolledBack) : `${outcomeWords(rolledBack)} (${by2})`;
}
function outcomeWords({ outcome, seconds, reason }) {
  switch (outcome) {
    case "recovered":
      return `recovered in ${(seconds ?? 0).toFixed(1)} s`;
    case "not-recovered":
      return seconds === void 0 ? `did not recover: ${reason ?? ""}` : `did not recover in ${formatDuration(seconds)}`;
    case "failed":
      return `procedure failed: ${reason ?? ""}`;
    case "dry-run":
      return "dry run";
    case "refused":
      return `refused: ${reason ?? ""}`;
  }
}

// src/report/view/rehearsal-row.ts
function buildRehearsal({ rehearsal: rehearsal2 }) {
  if (rehearsal2 === void 0) return void 0;
  const { outcome, requests, failed, switchedSeconds } = rehearsal2;
  const facts = [
    ...faultOf(rehearsal2),
    ...switchedSeconds === void 0 ? [] : [`the base carried the traffic again ${formatDuration(switchedSeconds)} after the decision`],
    ...requests === void 0 || failed === void 0 ? [] : [`${formatCount(failed)} of ${formatCount(requests)} requests failed meanwhile`]
  ];
  return { ok: outcome === "recovered", outcome: outcomeOf(rehearsal2), text: facts.join("; ") };
}
function outcomeOf({ outcome, recoveredSeconds, reason = "" }) {
  switch (outcome) {
    case "recovered":
      return `recovered in ${(recoveredSeconds ?? 0).toFixed(1)} s`;
    case "not-recovered":
      return `did not recover${reason === "" ? "" : `: ${reason}`}`;
    case "not-detected":
      return `would not have been asked for: ${reason}`;
    case "failed":
      return `failed: ${reason}`;
    case "skipped":
      return `not rehearsed: ${reason}`;
  }
}
function faultOf({ fault, violated, detectedSeconds }) {
  if (fault === void 0) return [];
  const what = { own: "the head went wrong by itself", crash: "the head was stopped on purpose", slow: "answers of the head were held up on purpose" }[fault];
  if (violated === void 0) return [what];
  const [part, metric] = violated.includes(".") ? violated.split(".", 2) : [void 0, violated];
  return [`${what}: ${part === void 0 ? "" : `${part}: `}${metricWords(metric)} violated its promise${detectedSeconds === void 0 ? "" : ` after ${formatDuration(detectedSeconds)}`}`];
}

// src/report/view/recommendations.ts
function buildRecommendations({ verdicts, phases: phases2 }, outlook) {
  const capacity2 = verdicts.find((one) => one.capacity !== void 0)?.capacity;
  const measured = phases2.find((one) => one.capacity !== void 0)?.capacity;
  return [...capacity2 === void 0 || measured === void 0 ? [] : ofCapacity(capacity2, measured), ...outlook.filter((row) => row.isUrgent).map(ofOutlook)];
}
function ofCapacity({ head, peakPerSecond }, measured) {
  return [...ofHeadroom(head, peakPerSecond), ...ofGaveOut(head, measured), ...ofScalability(head)];
}
function ofHeadroom({ outcome, interval }, peakPerSecond) {
  if (outcome !== "found" || interval === void 0 || interval[1] >= peakPerSecond) return [];
  return [{ text: `Make it hold ${(peakPerSecond / interval[1]).toPrecision(3)} to ${(peakPerSecond / interval[0]).toPrecision(3)} times as much, or expect broken promises at the pattern's peak`, evidence: `the peak is ${perSecond(peakPerSecond)}, and no more than ${perSecond(interval[1])} hold` }];
}
function ofGaveOut({ gaveOut, ratePerSecond }, measured) {
  if (gaveOut === void 0) return [];
  const evidence = `${ratePerSecond === void 0 ? "" : `just above ${perSecond(ratePerSecond)}: `}${gaveOut.text}`;
  switch (gaveOut.kind) {
    case "thread":
      return (measured.cpus ?? 1) > 1 ? [{ text: "Share the work of that thread with others, or run more processes of the service: cores are free", evidence }] : [];
    case "cpu":
      return [{ text: `Lower the CPU time per request${costOf(measured)}, or give it more cores: either raises the rate until something else gives out`, evidence }];
    case "memory":
      return [{ text: "Give it more memory, or find what holds it under load", evidence }];
    case "component":
      return [{ text: "Look at this component first", evidence }];
    case "measurement":
      return [{ text: "Let the load come from a machine with more cores, on which nothing else runs, or set at-most to what has to be known", evidence }];
    case "unseen":
      return [];
  }
}
function costOf({ steps }) {
  const step = steps.filter((one) => one.side === "head" && one.verdict === "held" && one.cpuCores !== void 0 && one.throughputPerSecond > 0).toSorted((a, b) => b.ratePerSecond - a.ratePerSecond)[0];
  return step?.cpuCores === void 0 ? "" : `, ${(step.cpuCores / step.throughputPerSecond * 1e3).toPrecision(3)} ms at ${perSecond(step.ratePerSecond)}`;
}
function ofScalability({ scalability }) {
  if (scalability.kind === "refused" || scalability.peak === void 0) return [];
  const { peak: { concurrency, throughput }, curve } = scalability;
  const last = curve.at(-1);
  if (last === void 0) return [];
  return [{ text: `Work on no more than about ${concurrency.value.toFixed(0)} requests at once: beyond that more of them get less done`, evidence: `${perSecond(throughput)} at ${concurrency.value.toFixed(0)} at once (${concurrency.low.toFixed(0)} to ${concurrency.high.toFixed(0)}), ${perSecond(last.throughput)} at ${last.concurrency.toFixed(0)}` }];
}
function ofOutlook({ name, text }) {
  return { text: name.startsWith("Memory") ? "Find what is kept and never given back, before it runs full" : "Win back what the last merges took, before the promise breaks", evidence: `${name}: ${text}` };
}

// src/report/view/time-charts.ts
var SIDES3 = ["base", "head"];
function buildTimeCharts({ phase, series }, violations) {
  if (series.length === 0) return [];
  const length = Math.max(...series.map((point) => point.second)) + 2;
  const rounds = [...new Set(series.map((point) => point.round))].toSorted((a, b) => a - b);
  const seconds = rounds.flatMap((_, index) => Array.from({ length }, (__, second) => index * length + second));
  const startOf = ({ round: round2 = 0 }) => Math.max(0, rounds.indexOf(round2)) * length;
  const marks = violations.map((violation) => ({
    from: startOf(violation) + violation.startMs / 1e3,
    to: startOf(violation) + Math.min(length - 1, (violation.endMs ?? Number.POSITIVE_INFINITY) / 1e3),
    firing: violation.firedMs !== void 0
  }));
  const events = violations.flatMap((violation) => eventsOf(violation, startOf(violation)));
  const line = (label2, side, read) => {
    const found = /* @__PURE__ */ new Map();
    for (const point of series) {
      const value = side === "plan" || point.side === side ? read(point) : void 0;
      const at = rounds.indexOf(point.round) * length + point.second;
      if (value !== void 0) found.set(at, [...found.get(at) ?? [], value]);
    }
    return { label: label2, side, values: seconds.map((at) => meanOf(found.get(at) ?? [])) };
  };
  const both = (read) => SIDES3.map((side) => line(side, side, read));
  const charts = [
    { title: "Requests per second", unit: "/s", lines: [line("planned", "plan", (point) => point.plannedRatePerSecond), ...both(sentOf)] },
    { title: "Slowest 1 % (p99)", unit: "ms", lines: both((point) => point.p99Ms) },
    { title: "Failed requests", unit: "%", lines: both((point) => point.errorShare === void 0 ? void 0 : point.errorShare * 100) },
    { title: "CPU in use (100 % is one core)", unit: "%", lines: both((point) => point.cpuPercent) },
    { title: "Memory in use", unit: "MB", lines: both((point) => point.memoryMb) },
    { title: "Garbage collection: pauses in each second", unit: "ms", lines: both((point) => point.gcMs) },
    { title: "Garbage collection: longest pause", unit: "ms", lines: both((point) => point.gcLongestMs) }
  ];
  return charts.map((chart) => ({ phase, seconds, marks, events, ...chart, lines: chart.lines.filter((one) => one.values.some((value) => value !== null)) })).filter((chart) => chart.lines.length > 0);
}
function buildPatternChart({ phase, series, rounds }) {
  const planned = series.filter((point) => point.plannedRatePerSecond !== void 0);
  if (planned.length === 0) return void 0;
  const seconds = Array.from({ length: Math.max(...planned.map((point) => point.second)) + 1 }, (_, second) => second);
  const at = (side, read) => seconds.map((second) => planned.filter((point) => point.second === second && (side === void 0 || point.side === side)).map(read));
  const realised = SIDES3.flatMap((side) => {
    const each = at(side, (point) => point.ratePerSecond);
    const values = each.map(meanOf);
    const band = bandAround(values, at(side, (point) => point.ratePerSecond - point.plannedRatePerSecond));
    return values.every((value) => value === null) ? [] : [{ label: `sent to the ${side}`, side, values, ...band === void 0 ? {} : { band } }];
  });
  const title = rounds === 1 ? "Requests per second, planned and sent" : "Requests per second, planned and sent, mean over rounds";
  return { phase, title, unit: "/s", seconds, marks: [], events: [], lines: [{ label: "planned", side: "plan", values: at(void 0, (point) => point.plannedRatePerSecond).map(meanOf) }, ...realised] };
}
function sentOf({ ratePerSecond, plannedRatePerSecond }) {
  return ratePerSecond === 0 && plannedRatePerSecond === void 0 ? void 0 : ratePerSecond;
}
function eventsOf({ firedMs, rolledBack }, start) {
  if (firedMs === void 0 || rolledBack === void 0 || rolledBack.outcome === "refused" || rolledBack.outcome === "dry-run") return [];
  const at = start + firedMs / 1e3;
  const { outcome, seconds = 0 } = rolledBack;
  const end = outcome === "recovered" ? [{ at: at + seconds, text: "recovered" }] : [];
  return [{ at, text: outcome === "failed" ? "rollback, failed" : outcome === "not-recovered" ? "rollback, did not help" : "rollback" }, ...end];
}
function meanOf(values) {
  return values.length === 0 ? null : Number((values.reduce((total, value) => total + value, 0) / values.length).toPrecision(4));
}

// src/report/view/report.ts
function buildReport(result) {
  const comparisons = result.verdicts.flatMap((one) => one.comparisons);
  const changes2 = buildChanges(comparisons);
  const promises2 = buildPromises(result.verdicts);
  const phases2 = buildPhases(result, changes2, promises2);
  const outlook = buildOutlook(result);
  const violations = buildViolations(result.verdicts);
  const explanations2 = buildExplanations(result.explanations);
  return plainTexts({
    title: result.title,
    headline: buildHeadline(result, { changes: changes2, promises: promises2, violations, explanations: explanations2 }),
    phases: phases2,
    changes: changes2,
    presence: buildPresence(result),
    promises: promises2,
    violations,
    explanations: explanations2,
    rehearsal: buildRehearsal(result),
    profiles: buildProfiles(result.profiles ?? []),
    memory: buildMemory(result.memoryPressure),
    context: contextOf(result),
    notes: notesOf2(result, phases2),
    nextSteps: buildNextSteps(result, changes2, phases2),
    environment: describeEnvironment(result.environment),
    components: result.phases.flatMap(buildComponents),
    percentiles: result.phases.flatMap(buildPercentileCharts),
    histograms: result.phases.flatMap(buildHistogramCharts),
    patterns: result.phases.flatMap((measurement) => measurement.phase === "load" ? buildPatternChart(measurement) ?? [] : []),
    times: result.phases.flatMap((measurement) => buildTimeCharts(measurement, result.verdicts.find((one) => one.phase === measurement.phase)?.violations ?? [])),
    capacity: buildCapacity(result),
    capacityCharts: buildCapacityCharts(result),
    scalabilityCharts: buildScalabilityCharts(result),
    outlook,
    recommendations: buildRecommendations(result, outlook),
    history: buildHistory(result),
    plan: result.plan,
    source: { configHash: result.configHash, configFile: result.configFile, seed: result.seed, version: result.tool.version, startedAt: result.startedAt, head: result.commit.head }
  });
}
function shortSha(sha) {
  return sha === void 0 ? void 0 : sha.slice(0, 7);
}
function contextOf({ commit, baseline, phases: phases2, verdicts, measuredSeconds }) {
  const base = shortSha(baseline.sha ?? commit.base);
  const margins = [...new Set(verdicts.flatMap((one) => one.comparisons).map((one) => one.margin))].toSorted((a, b) => a - b);
  const rounds = Math.max(0, ...phases2.map((one) => one.rounds));
  return [
    baseline.kind === "none" || base === void 0 ? `head ${shortSha(commit.head) ?? "as checked out"}` : `base ${base}${commit.baseRef === void 0 ? "" : ` (of ${commit.baseRef})`} \u2192 head ${shortSha(commit.head) ?? "as checked out"}`,
    ...baseline.kind === "paired" && rounds > 0 ? [`${plural(rounds, "round")} of fresh processes, side by side (${baseline.reason})`] : [],
    ...baseline.kind === "artifact" || baseline.kind === "file" ? ["base taken from a stored baseline"] : [],
    ...margins.length === 0 ? [] : [`changes up to ${formatShare(margins[0])} do not matter${margins.length === 1 ? "" : `, for some metrics up to ${formatShare(margins.at(-1))}`}`],
    `${formatDuration(measuredSeconds)} measured`
  ];
}
function notesOf2(result, phases2) {
  const { baseline } = result;
  const factor = result.verdicts.find((one) => one.violations.length > 0 && one.graceFactor !== void 0 && one.graceFactor !== 1)?.graceFactor;
  return [
    ...result.verdict === "invalid" ? result.reasons.map((reason) => reason.text) : [],
    ...baseline.distance !== void 0 && baseline.distance > 0 ? [`The baseline is ${plural(baseline.distance, "commit")} before the one this starts from: ${baseline.reason}`] : [],
    ...baseline.kind === "none" && result.verdict !== "no-baseline" ? [`Nothing was compared: ${baseline.reason}`] : [],
    ...result.verdict === "invalid" ? [] : phases2.flatMap((phase) => phase.validity.filter((check) => !check.ok).map((check) => `${phase.title} could not be measured: ${check.name} was ${check.observed}, must be ${check.limit}`)),
    ...describeTrends(result.trends ?? []),
    ...result.notes,
    ...factor === void 0 ? [] : [`Grace periods were shortened to ${formatShare(factor)} of what is configured, for the SLA phase is shorter than the longest of them`]
  ];
}
function describeEnvironment(environment) {
  return [
    { name: "Runner", value: environment.runner },
    { name: "CPU", value: `${environment.cpuModel}, ${plural(environment.cores, "core")}` },
    { name: "Memory", value: `${formatCount(environment.memoryMb)} MB` },
    { name: "Kernel", value: environment.kernel },
    { name: "Node.js", value: environment.node },
    { name: "Calibration", value: environment.calibrationMs === void 0 ? "not measured" : `${environment.calibrationMs.toFixed(1)} ms for a fixed workload of computing, memory and system calls` },
    ...environment.fsync === void 0 ? [] : [{ name: "Disk", value: environment.fsync.kind === "absent" ? `not measured: ${environment.fsync.reason}` : `${environment.fsync.medianMs.toFixed(2)} ms to append 256 bytes and have them on disk (median of ${environment.fsync.samples}; slowest ${environment.fsync.slowestMs.toFixed(2)} ms), which a store that keeps each event pays too` }],
    { name: "Comparable with", value: environment.key }
  ];
}

// src/report/html/markup.ts
function html(parts, ...values) {
  return { html: String.raw({ raw: parts }, ...values.map(write)) };
}
function embedJson(data) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return { html: json };
}
function trusted(text) {
  return { html: text };
}
function write(value) {
  if (value === void 0 || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}
function escapeHtml(text) {
  return keepUnits(plain(text)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

// src/report/html/drawings.ts
var WIDTH = 200;
var HEIGHT = 22;
var MIDDLE = HEIGHT / 2;
function drawInterval(row, scale) {
  const { change: change2, low, high, margin } = row.numbers;
  const x = (value) => round(WIDTH / 2 + Math.max(-scale, Math.min(scale, value)) / scale * (WIDTH / 2 - 6));
  const interval = low === void 0 || high === void 0 ? void 0 : html`<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`;
  return html`<svg class="interval ${row.mark}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${describe2(row)}">
<rect class="allowed" x="${x(-margin)}" width="${round(x(margin) - x(-margin))}" y="1" height="${HEIGHT - 2}"/>
<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="1" y2="${HEIGHT - 1}"/>${interval}<circle class="point" cx="${x(change2)}" cy="${MIDDLE}" r="4.5"/></svg>`;
}
function scaleOf(rows) {
  const reach = rows.flatMap(({ numbers }) => [2 * numbers.margin, Math.abs(numbers.change) * 1.1, Math.abs(numbers.low ?? 0) * 1.1, Math.abs(numbers.high ?? 0) * 1.1]);
  return Math.min(1, Math.max(0.02, ...reach));
}
function drawStep({ from, to, min, max, total }) {
  const x = (value) => round((value - min) / (max - min || 1) * (WIDTH - 4) + 2);
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const kind = total ? "total" : to >= from ? "longer" : "shorter";
  return html`<svg class="step ${kind}" viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none" aria-hidden="true"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="16"/><rect x="${x(left)}" width="${Math.max(1, round(x(right) - x(left)))}" y="3" height="10"/></svg>`;
}
function drawTrend(values, changes2, label2) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const x = (index) => round(3 + index / (values.length - 1) * (WIDTH - 6));
  const points = values.map((value, index) => `${x(index)},${round(range === 0 ? 16 : 28 - (value - low) / range * 24)}`);
  const [lastX, lastY] = points.at(-1).split(",");
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} 32" role="img" aria-label="${label2}">${changes2.map((at) => html`<line class="change" x1="${x(at - 0.5)}" x2="${x(at - 0.5)}" y1="1" y2="31"/>`)}<polyline points="${points.join(" ")}"/><circle cx="${lastX}" cy="${lastY}" r="3"/></svg>`;
}
function drawSpan(start, end, length) {
  const x = (seconds) => round(Math.min(seconds, length) / (length || 1) * WIDTH);
  return html`<svg class="span" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" width="${WIDTH}" y="4" height="4"/><rect class="open" x="${x(start)}" width="${Math.max(2, round(x(end) - x(start)))}" y="1" height="10"/></svg>`;
}
function describe2(row) {
  return `${row.change}${row.interval === void 0 ? "" : `, 95 % sure it is ${row.interval}`}, allowed ${row.limit}`;
}
function round(value) {
  return Math.round(value * 10) / 10;
}

// src/report/html/assets.generated.ts
var PAGE_SCRIPT = '/* uPlot, https://github.com/leeoniya/uPlot, MIT licence, copyright Leon Sorokin */\n"use strict";(()=>{function Bl(e,t,n,l){if(n===void 0)return;let s=(f,r)=>[e.valToPos(t[f],"x",!0),e.valToPos(r[f],"y",!0)];an(e,f=>{f.fillStyle=`${l}38`;for(let r of cs(n.low)){f.beginPath();for(let c of r)f.lineTo(...s(c,n.high));for(let c of r.slice().reverse())f.lineTo(...s(c,n.low));f.fill()}})}function fs(e,t,n,l){n!==void 0&&an(e,s=>{s.fillStyle=`${l}38`;for(let f of cs(n.low).flat()){let[r,c]=[t[f],t[f+1]??t[f]**2/t[f-1]].map(x=>e.valToPos(x,"x",!0)),[p,d]=[n.high[f],n.low[f]].map(x=>e.valToPos(x,"y",!0));s.fillRect(r,p,c-r,Math.max(1,d-p))}})}function as(e,t,n){an(e,l=>{for(let{from:s,to:f,firing:r}of t){let[c,p]=[e.valToPos(s,"x",!0),e.valToPos(f,"x",!0)];l.fillStyle=r?`${n.bad}44`:`${n.open}33`,l.fillRect(c,e.bbox.top,Math.max(1,p-c),e.bbox.height)}})}function us(e,t,n){let l=e.bbox.width/e.over.clientWidth;an(e,s=>{s.font=`${11*l}px system-ui, sans-serif`;for(let[f,{at:r,text:c}]of t.entries()){let p=e.valToPos(r,"x",!0);s.fillStyle=n.strong,s.fillRect(p-l/2,e.bbox.top,l,e.bbox.height);let d=p>e.bbox.left+e.bbox.width*.6;s.textAlign=d?"right":"left",s.fillText(c,p+(d?-4:4)*l,e.bbox.top+(12+f%3*14)*l)}})}function cs(e){let t=[[]];for(let[n,l]of e.entries())l===null?t.push([]):t.at(-1).push(n);return t.filter(n=>n.length>0)}function an(e,t){let{ctx:n,bbox:l}=e;n.save(),n.beginPath(),n.rect(l.left,l.top,l.width,l.height),n.clip(),t(n),n.restore()}function Qt(){return{legend:{live:!0},cursor:{drag:{x:!0,y:!1}},padding:[12,28,0,0]}}function gt(e){return{stroke:e.text,grid:{stroke:e.grid,width:1},ticks:{stroke:e.grid,width:1},font:"12px system-ui, sans-serif"}}function ge(e){return e>=1e3?Math.round(e).toLocaleString("en-US"):Number(e.toPrecision(3))}function un(e,t,n){if(!(e>0&&t>e))return[];let l=[];for(let f=Math.floor(Math.log10(e));f<=Math.log10(t);f++)l.push(...[1,2,5].map(r=>r*10**f));let s=l.filter(f=>f>=e&&f<=t);return s.length>n?s.filter(f=>/^1e/.test(f.toExponential())):s.length>=Or?s:zr(e,t)}var Or=3;function zr(e,t){let n=(t-e)/4,l=10**Math.floor(Math.log10(n)),s=[1,2,5,10].map(f=>f*l).find(f=>f>=n);return Array.from({length:Math.floor(t/s)-Math.ceil(e/s)+1},(f,r)=>Number(((Math.ceil(e/s)+r)*s).toPrecision(6)))}var ps={capacityCharts:{options:Fr,data:e=>[e.rates,...e.p99.map(t=>t.values)]},scalabilityCharts:{options:Vr,data:e=>[e.concurrency,...e.sides.map(t=>t.curve)]}},Nr="12px system-ui, sans-serif",hs={show:!1};function Fr(e,t){let[n,l]=[e.rates[0],e.rates.at(-1)],s=e.peak>n*.5&&e.peak<l*1.5,[f,r]=s?[Math.min(n,e.peak),Math.max(l,e.peak)]:[n,l];return{...Qt(),padding:[14+16*e.knees.length,28,0,0],scales:{x:{time:!1,range:[f*.97,r*1.03]},y:{distr:3,range:(c,p,d)=>[Math.min(p,e.limitMs??p)*.7,Math.max(d,e.limitMs??d)*1.4]}},axes:[{...gt(t),values:(c,p)=>p.map(d=>`${ge(d)} /s`)},{...gt(t),size:72,splits:c=>un(c.scales.y.min,c.scales.y.max),filter:(c,p)=>p,values:(c,p)=>p.map(d=>`${ge(d)} ms`)}],series:[{label:"rate",value:(c,p)=>p===null?"":`${ge(p)} /s`},...e.p99.map(({side:c,held:p})=>({label:`${c} ${p?"held":"broke"}`,stroke:p?t[c]:t.bad,width:p?2:0,dash:c==="base"?[8,4]:void 0,spanGaps:!0,points:hs,value:(d,x)=>x===null?"":`p99 ${ge(x)} ms`}))],hooks:{drawClear:[c=>Hr(c,e,t)],draw:[c=>{Ir(c,e,t),s&&Br(c,e,t),Gr(c,e,t),Yr(c,e,t)}]}}}function Vr({concurrency:e,sides:t},n){let l=e.at(-1),s=Math.max(...t.flatMap(({curve:f,points:r})=>[...f,...r.map(c=>c.throughput)]));return{...Qt(),padding:[18,28,0,0],scales:{x:{time:!1,distr:3,log:2,range:[.93,l*1.08]},y:{range:[0,Math.min(Math.max(...t.flatMap(({high:f})=>f)),1.6*s)*1.05]}},axes:[{...gt(n),splits:()=>$r(l),filter:(f,r)=>r,values:(f,r)=>r.map(c=>c===1?"1 at once":String(c))},{...gt(n),size:72,values:(f,r)=>r.map(c=>`${ge(c)} /s`)}],series:[{label:"at once",value:(f,r)=>r===null?"":ge(r)},...t.map(({side:f,low:r,high:c})=>({label:f,stroke:n[f],width:2,dash:f==="base"?[8,4]:void 0,spanGaps:!0,points:hs,value:(p,d,x,g)=>d==null?"":`${ge(d)} /s (${ge(r[g])} to ${ge(c[g])})`}))],hooks:{drawClear:[f=>{for(let{side:r,peak:c}of t)c!==void 0&&ds(f,c.low,c.high,n[r])}],drawAxes:[f=>{for(let r of t)Bl(f,...Wr(e,r),n[r.side])}],draw:[f=>{for(let{side:r,points:c}of t)ms(f,c.map(p=>[p.concurrency,p.throughput]),n[r])}]}}}function Wr(e,{low:t,high:n}){let l=e.flatMap((s,f)=>t[f]===null?[]:[f]);return[l.map(s=>e[s]),{low:l.map(s=>t[s]),high:l.map(s=>n[s])}]}function $r(e){return Array.from({length:Math.floor(Math.log2(e))+1},(t,n)=>2**n)}function Hr(e,{knees:t},n){for(let{side:l,low:s,high:f}of t)ds(e,s,f,n[l])}function ds(e,t,n,l){let{ctx:s,bbox:f}=e,[r,c]=[t,n].map(p=>Kr(f,e.valToPos(p,"x",!0)));s.fillStyle=`${l}30`,s.fillRect(r,f.top,Math.max(2,c-r),f.height)}function Ir(e,{limitMs:t},n){if(t===void 0)return;let{bbox:l}=e,s=e.valToPos(t,"y",!0);gs(e,[l.left,s],[l.left+l.width,s],n.bad),jn(e,`promised: p99 at most ${ge(t)} ms`,l.left+l.width-6,s-5,n.bad,"right")}function Br(e,{peak:t},n){let{bbox:l}=e,s=e.valToPos(t,"x",!0);gs(e,[s,l.top],[s,l.top+l.height],n.text),jn(e,`pattern\'s peak ${ge(t)} /s`,s+5,l.top+l.height-6,n.text)}function Gr(e,{rates:t,p99:n},l){for(let{side:s,held:f,values:r}of n){let c=r.flatMap((p,d)=>p===null?[]:[[t[d],p]]);f?ms(e,c,l[s]):Ur(e,c,l.bad)}}function Yr(e,{knees:t},n){for(let[l,{side:s,rate:f,low:r,high:c}]of t.entries()){let p=e.valToPos(f,"x",!0),d=e.bbox.top-(6+16*(t.length-1-l))*devicePixelRatio;jn(e,`${t.length>1?`${s}: `:""}${ge(f)} /s (${ge(r)} to ${ge(c)})`,p,d,n[s],"center")}}function ms(e,t,n){let{ctx:l}=e;l.fillStyle=n;for(let[s,f]of t)l.beginPath(),l.arc(e.valToPos(s,"x",!0),e.valToPos(f,"y",!0),4*devicePixelRatio,0,2*Math.PI),l.fill()}function Ur(e,t,n){let{ctx:l}=e,s=4*devicePixelRatio;l.strokeStyle=n,l.lineWidth=2*devicePixelRatio,l.setLineDash([]);for(let[f,r]of t.map(([c,p])=>[e.valToPos(c,"x",!0),e.valToPos(p,"y",!0)]))l.beginPath(),l.moveTo(f-s,r-s),l.lineTo(f+s,r+s),l.moveTo(f-s,r+s),l.lineTo(f+s,r-s),l.stroke()}function gs(e,[t,n],[l,s],f){let{ctx:r}=e;r.strokeStyle=f,r.lineWidth=devicePixelRatio,r.setLineDash([6*devicePixelRatio,4*devicePixelRatio]),r.beginPath(),r.moveTo(t,n),r.lineTo(l,s),r.stroke(),r.setLineDash([])}function jn(e,t,n,l,s,f="left"){let{ctx:r}=e;r.font=Nr.replace("12",String(12*devicePixelRatio)),r.fillStyle=s,r.textAlign=f,r.textBaseline="alphabetic",r.fillText(t,n,l)}function Kr(e,t){return Math.min(e.left+e.width,Math.max(e.left,t))}var qr="uplot",jr="u-hz",Jr="u-vt",Zr="u-title",Qr="u-wrap",Xr="u-under",ef="u-over",tf="u-axis",tl="u-off",lf="u-select",nf="u-cursor-x",of="u-cursor-y",sf="u-cursor-pt",rf="u-legend",ff="u-live",af="u-inline",uf="u-series",cf="u-marker",ws="u-label",pf="u-value",Yl="width",Ul="height";var Ss="bottom",kl="left",Jn="right",ho="#000",xs=ho+"0",Zn="mousemove",ys="mousedown",Qn="mouseup",bs="mouseenter",_s="mouseleave",vs="dblclick",hf="resize",df="scroll",ks="change",mn="dppxchange",mo="--",Dl=typeof window<"u",no=Dl?document:null,Ml=Dl?window:null,mf=Dl?navigator:null,se,cn;function oo(){let e=devicePixelRatio;se!=e&&(se=e,cn&&io(ks,cn,oo),cn=matchMedia(`(min-resolution: ${se-.001}dppx) and (max-resolution: ${se+.001}dppx)`),ll(ks,cn,oo),Ml.dispatchEvent(new CustomEvent(mn)))}function et(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function so(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function we(e,t,n){e.style[t]=n+"px"}function wt(e,t,n,l){let s=no.createElement(e);return t!=null&&et(s,t),n?.insertBefore(s,l),s}function at(e,t){return wt("div",e,t)}var Ts=new WeakMap;function Et(e,t,n,l,s){let f="translate("+t+"px,"+n+"px)",r=Ts.get(e);f!=r&&(e.style.transform=f,Ts.set(e,f),t<0||n<0||t>l||n>s?et(e,tl):so(e,tl))}var Ms=new WeakMap;function Es(e,t,n){let l=t+n,s=Ms.get(e);l!=s&&(Ms.set(e,l),e.style.background=t,e.style.borderColor=n)}var As=new WeakMap;function Ps(e,t,n,l){let s=t+""+n,f=As.get(e);s!=f&&(As.set(e,s),e.style.height=n+"px",e.style.width=t+"px",e.style.marginLeft=l?-t/2+"px":0,e.style.marginTop=l?-n/2+"px":0)}var go={passive:!0},gf={...go,capture:!0};function ll(e,t,n,l){t.addEventListener(e,n,l?gf:go)}function io(e,t,n,l){t.removeEventListener(e,n,go)}Dl&&oo();function St(e,t,n,l){let s;n=n||0,l=l||t.length-1;let f=l<=2147483647;for(;l-n>1;)s=f?n+l>>1:tt((n+l)/2),t[s]<e?n=s:l=s;return e-t[n]<=t[l]-e?n:l}function ni(e){return(n,l,s)=>{let f=-1,r=-1;for(let c=l;c<=s;c++)if(e(n[c])){f=c;break}for(let c=s;c>=l;c--)if(e(n[c])){r=c;break}return[f,r]}}var oi=e=>e!=null,si=e=>e!=null&&e>0,Sn=ni(oi),wf=ni(si);function Sf(e,t,n,l=0,s=!1){let f=s?wf:Sn,r=s?si:oi;[t,n]=f(e,t,n);let c=e[t],p=e[t];if(t>-1)if(l==1)c=e[t],p=e[n];else if(l==-1)c=e[n],p=e[t];else for(let d=t;d<=n;d++){let x=e[d];r(x)&&(x<c?c=x:x>p&&(p=x))}return[c??ue,p??-ue]}function xn(e,t,n,l){let s=Cs(e),f=Cs(t);e==t&&(s==-1?(e*=n,t/=n):(e/=n,t*=n));let r=n==10?Dt:ii,c=s==1?tt:ut,p=f==1?ut:tt,d=c(r(Le(e))),x=p(r(Le(t))),g=El(n,d),w=El(n,x);return n==10&&(d<0&&(g=ce(g,-d)),x<0&&(w=ce(w,-x))),l||n==2?(e=g*s,t=w*f):(e=ui(e,g),t=yn(t,w)),[e,t]}function wo(e,t,n,l){let s=xn(e,t,n,l);return e==0&&(s[0]=0),t==0&&(s[1]=0),s}var So=.1,Ls={mode:3,pad:So},ql={pad:0,soft:null,mode:0},xf={min:ql,max:ql};function gn(e,t,n,l){return bn(n)?Ds(e,t,n):(ql.pad=n,ql.soft=l?0:null,ql.mode=l?3:0,Ds(e,t,xf))}function ne(e,t){return e??t}function yf(e,t,n){for(t=ne(t,0),n=ne(n,e.length-1);t<=n;){if(e[t]!=null)return!0;t++}return!1}function Ds(e,t,n){let l=n.min,s=n.max,f=ne(l.pad,0),r=ne(s.pad,0),c=ne(l.hard,-ue),p=ne(s.hard,ue),d=ne(l.soft,ue),x=ne(s.soft,-ue),g=ne(l.mode,0),w=ne(s.mode,0),D=t-e,L=Dt(D),F=Ye(Le(e),Le(t)),W=Dt(F),H=Le(W-L);(D<1e-24||H>10)&&(D=0,(e==0||t==0)&&(D=1e-24,g==2&&d!=ue&&(f=0),w==2&&x!=-ue&&(r=0)));let _=D||F||1e3,V=Dt(_),v=El(10,tt(V)),q=_*(D==0?e==0?.1:1:f),P=ce(ui(e-q,v/10),24),j=e>=d&&(g==1||g==3&&P<=d||g==2&&P>=d)?d:ue,Y=Ye(c,P<j&&e>=j?j:xt(j,P)),Q=_*(D==0?t==0?.1:1:r),G=ce(yn(t+Q,v/10),24),k=t<=x&&(w==1||w==3&&G>=x||w==2&&G<=x)?x:-ue,K=xt(p,G>k&&t<=k?k:Ye(k,G));return Y==K&&Y==0&&(K=100),[Y,K]}var bf=new Intl.NumberFormat(Dl?mf.language:"en-US"),xo=e=>bf.format(e),lt=Math,dn=lt.PI,Le=lt.abs,tt=lt.floor,Pe=lt.round,ut=lt.ceil,xt=lt.min,Ye=lt.max,El=lt.pow,Cs=lt.sign,Dt=lt.log10,ii=lt.log2,_f=(e,t=1)=>lt.sinh(e)*t,Xn=(e,t=1)=>lt.asinh(e/t),ue=1/0;function Rs(e){return(Dt((e^e>>31)-(e>>31))|0)+1}function ro(e,t,n){return xt(Ye(e,t),n)}function ri(e){return typeof e=="function"}function X(e){return ri(e)?e:()=>e}var vf=()=>{},fi=e=>e,ai=(e,t)=>t,kf=e=>null,Os=e=>!0,zs=(e,t)=>e==t,Tf=/\\.\\d*?(?=9{6,}|0{6,})/gm,nl=e=>{if(pi(e)||$t.has(e))return e;let t=`${e}`,n=t.match(Tf);if(n==null)return e;let l=n[0].length-1;if(t.indexOf("e-")!=-1){let[s,f]=t.split("e");return+`${nl(s)}e${f}`}return ce(e,l)};function Xt(e,t){return nl(ce(nl(e/t))*t)}function yn(e,t){return nl(ut(nl(e/t))*t)}function ui(e,t){return nl(tt(nl(e/t))*t)}function ce(e,t=0){if(pi(e))return e;let n=10**t,l=e*n*(1+Number.EPSILON);return Pe(l)/n}var $t=new Map;function ci(e){return((""+e).split(".")[1]||"").length}function Jl(e,t,n,l){let s=[],f=l.map(ci);for(let r=t;r<n;r++){let c=Le(r),p=ce(El(e,r),c);for(let d=0;d<l.length;d++){let x=e==10?+`${l[d]}e${r}`:l[d]*p,g=(r>=0?0:c)+(r>=f[d]?0:f[d]),w=e==10?x:ce(x,g);s.push(w),$t.set(w,g)}}return s}var jl={},yo=[],Al=[null,null],Wt=Array.isArray,pi=Number.isInteger,Mf=e=>e===void 0;function Ns(e){return typeof e=="string"}function bn(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function Ef(e){return e!=null&&typeof e=="object"}var Af=Object.getPrototypeOf(Uint8Array),hi="__proto__";function Pl(e,t=bn){let n;if(Wt(e)){let l=e.find(s=>s!=null);if(Wt(l)||t(l)){n=Array(e.length);for(let s=0;s<e.length;s++)n[s]=Pl(e[s],t)}else n=e.slice()}else if(e instanceof Af)n=e.slice();else if(t(e)){n={};for(let l in e)l!=hi&&(n[l]=Pl(e[l],t))}else n=e;return n}function Te(e){let t=arguments;for(let n=1;n<t.length;n++){let l=t[n];for(let s in l)s!=hi&&(bn(e[s])?Te(e[s],Pl(l[s])):e[s]=Pl(l[s]))}return e}var Pf=0,Lf=1,Df=2;function Cf(e,t,n){for(let l=0,s,f=-1;l<t.length;l++){let r=t[l];if(r>f){for(s=r-1;s>=0&&e[s]==null;)e[s--]=null;for(s=r+1;s<n&&e[s]==null;)e[f=s++]=null}}}function Rf(e,t){if(Nf(e)){let r=e[0].slice();for(let c=1;c<e.length;c++)r.push(...e[c].slice(1));return Ff(r[0])||(r=zf(r)),r}let n=new Set;for(let r=0;r<e.length;r++){let p=e[r][0],d=p.length;for(let x=0;x<d;x++)n.add(p[x])}let l=[Array.from(n).sort((r,c)=>r-c)],s=l[0].length,f=new Map;for(let r=0;r<s;r++)f.set(l[0][r],r);for(let r=0;r<e.length;r++){let c=e[r],p=c[0];for(let d=1;d<c.length;d++){let x=c[d],g=Array(s).fill(void 0),w=t?t[r][d]:Lf,D=[];for(let L=0;L<x.length;L++){let F=x[L],W=f.get(p[L]);F===null?w!=Pf&&(g[W]=F,w==Df&&D.push(W)):g[W]=F}Cf(g,D,s),l.push(g)}}return l}var Of=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function zf(e){let t=e[0],n=t.length,l=Array(n);for(let f=0;f<l.length;f++)l[f]=f;l.sort((f,r)=>t[f]-t[r]);let s=[];for(let f=0;f<e.length;f++){let r=e[f],c=Array(n);for(let p=0;p<n;p++)c[p]=r[l[p]];s.push(c)}return s}function Nf(e){let t=e[0][0],n=t.length;for(let l=1;l<e.length;l++){let s=e[l][0];if(s.length!=n)return!1;if(s!=t){for(let f=0;f<n;f++)if(s[f]!=t[f])return!1}}return!0}function Ff(e,t=100){let n=e.length;if(n<=1)return!0;let l=0,s=n-1;for(;l<=s&&e[l]==null;)l++;for(;s>=l&&e[s]==null;)s--;if(s<=l)return!0;let f=Ye(1,tt((s-l+1)/t));for(let r=e[l],c=l+f;c<=s;c+=f){let p=e[c];if(p!=null){if(p<=r)return!1;r=p}}return!0}var di=["January","February","March","April","May","June","July","August","September","October","November","December"],mi=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function gi(e){return e.slice(0,3)}var Vf=mi.map(gi),Wf=di.map(gi),$f={MMMM:di,MMM:Wf,WWWW:mi,WWW:Vf};function Gl(e){return(e<10?"0":"")+e}function Hf(e){return(e<10?"00":e<100?"0":"")+e}var If={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>Gl(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>Gl(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>Gl(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>Gl(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>Gl(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Hf(e.getMilliseconds())};function bo(e,t){t=t||$f;let n=[],l=/\\{([a-z]+)\\}|[^{]+/gi,s;for(;s=l.exec(e);)n.push(s[0][0]=="{"?If[s[1]]:s[0]);return f=>{let r="";for(let c=0;c<n.length;c++)r+=typeof n[c]=="string"?n[c]:n[c](f,t);return r}}var Bf=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Gf(e,t){let n;return t=="UTC"||t=="Etc/UTC"?n=new Date(+e+e.getTimezoneOffset()*6e4):t==Bf?n=e:(n=new Date(e.toLocaleString("en-US",{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var wi=e=>e%1==0,wn=[1,2,2.5,5],Yf=Jl(10,-32,0,wn),Si=Jl(10,0,32,wn),Uf=Si.filter(wi),el=Yf.concat(Si),_o=`\n`,xi="{YYYY}",Fs=_o+xi,yi="{M}/{D}",Kl=_o+yi,pn=Kl+"/{YY}",bi="{aa}",Kf="{h}:{mm}",Tl=Kf+bi,Vs=_o+Tl,Ws=":{ss}",re=null;function _i(e){let t=e*1e3,n=t*60,l=n*60,s=l*24,f=s*30,r=s*365,p=(e==1?Jl(10,0,3,wn).filter(wi):Jl(10,-3,0,wn)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,l,l*2,l*3,l*4,l*6,l*8,l*12,s,s*2,s*3,s*4,s*5,s*6,s*7,s*8,s*9,s*10,s*15,f,f*2,f*3,f*4,f*6,r,r*2,r*5,r*10,r*25,r*50,r*100]),d=[[r,xi,re,re,re,re,re,re,1],[s*28,"{MMM}",Fs,re,re,re,re,re,1],[s,yi,Fs,re,re,re,re,re,1],[l,"{h}"+bi,pn,re,Kl,re,re,re,1],[n,Tl,pn,re,Kl,re,re,re,1],[t,Ws,pn+" "+Tl,re,Kl+" "+Tl,re,Vs,re,1],[e,Ws+".{fff}",pn+" "+Tl,re,Kl+" "+Tl,re,Vs,re,1]];function x(g){return(w,D,L,F,W,H)=>{let _=[],V=W>=r,v=W>=f&&W<r,q=g(L),P=ce(q*e,3),j=eo(q.getFullYear(),V?0:q.getMonth(),v||V?1:q.getDate()),Y=ce(j*e,3);if(v||V){let Q=v?W/f:0,G=V?W/r:0,k=P==Y?P:ce(eo(j.getFullYear()+G,j.getMonth()+Q,1)*e,3),K=new Date(Pe(k/e)),C=K.getFullYear(),I=K.getMonth();for(let N=0;k<=F;N++){let ee=eo(C+G*N,I+Q*N,1),z=ee-g(ce(ee*e,3));k=ce((+ee+z)*e,3),k<=F&&_.push(k)}}else{let Q=W>=s?s:W,G=tt(L)-tt(P),k=Y+G+yn(P-Y,Q);_.push(k);let K=g(k),C=K.getHours()+K.getMinutes()/n+K.getSeconds()/l,I=W/l,N=w.axes[D]._space,ee=H/N;for(;k=ce(k+W,e==1?0:3),!(k>F);)if(I>1){let z=tt(ce(C+I,6))%24,te=g(k).getHours()-z;te>1&&(te=-1),k-=te*l,C=(C+I)%24;let fe=_[_.length-1];ce((k-fe)/W,3)*ee>=.7&&_.push(k)}else _.push(k)}return _}}return[p,d,x]}var[qf,jf,Jf]=_i(1),[Zf,Qf,Xf]=_i(.001);Jl(2,-53,53,[1]);function $s(e,t){return e.map(n=>n.map((l,s)=>s==0||s==8||l==null?l:t(s==1||n[8]==0?l:n[1]+l)))}function Hs(e,t){return(n,l,s,f,r)=>{let c=t.find(L=>r>=L[0])||t[t.length-1],p,d,x,g,w,D;return l.map(L=>{let F=e(L),W=F.getFullYear(),H=F.getMonth(),_=F.getDate(),V=F.getHours(),v=F.getMinutes(),q=F.getSeconds(),P=W!=p&&c[2]||H!=d&&c[3]||_!=x&&c[4]||V!=g&&c[5]||v!=w&&c[6]||q!=D&&c[7]||c[1];return p=W,d=H,x=_,g=V,w=v,D=q,P(F)})}}function ea(e,t){let n=bo(t);return(l,s,f,r,c)=>s.map(p=>n(e(p)))}function eo(e,t,n){return new Date(e,t,n)}function Is(e,t){return t(e)}var ta="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Bs(e,t){return(n,l,s,f)=>f==null?mo:t(e(l))}function la(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function na(e,t){return e.series[t].fill(e,t)}var oa={show:!0,live:!0,isolate:!1,mount:vf,markers:{show:!0,width:2,stroke:la,fill:na,dash:"solid"},idx:null,idxs:null,values:[]};function sa(e,t){let n=e.cursor.points,l=at(),s=n.size(e,t);we(l,Yl,s),we(l,Ul,s);let f=s/-2;we(l,"marginLeft",f),we(l,"marginTop",f);let r=n.width(e,t,s);return r&&we(l,"borderWidth",r),l}function ia(e,t){let n=e.series[t].points;return n._fill||n._stroke}function ra(e,t){let n=e.series[t].points;return n._stroke||n._fill}function fa(e,t){return e.series[t].points.size}var to=[0,0];function aa(e,t,n){return to[0]=t,to[1]=n,to}function hn(e,t,n,l=!0){return s=>{s.button==0&&(!l||s.target==t)&&n(s)}}function lo(e,t,n,l=!0){return s=>{(!l||s.target==t)&&n(s)}}var ua={show:!0,x:!0,y:!0,lock:!1,move:aa,points:{one:!1,show:sa,size:fa,width:0,stroke:ra,fill:ia},bind:{mousedown:hn,mouseup:hn,click:hn,dblclick:hn,mousemove:lo,mouseleave:lo,mouseenter:lo},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,n,l,s)=>l-s,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},vi={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},vo=Te({},vi,{filter:ai}),ki=Te({},vo,{size:10}),Ti=Te({},vi,{show:!1}),ko=\'12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"\',Mi="bold "+ko,Ei=1.5,Gs={show:!0,scale:"x",stroke:ho,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Mi,side:2,grid:vo,ticks:ki,border:Ti,font:ko,lineGap:Ei,rotate:0},ca="Value",pa="Time",Ys={show:!0,scale:"x",auto:!1,sorted:1,min:ue,max:-ue,idxs:[]};function ha(e,t,n,l,s){return t.map(f=>f==null?"":xo(f))}function da(e,t,n,l,s,f,r){let c=[],p=$t.get(s)||0;n=r?n:ce(yn(n,s),p);for(let d=n;d<=l;d=ce(d+s,p))c.push(Object.is(d,-0)?0:d);return c}function fo(e,t,n,l,s,f,r){let c=[],p=e.scales[e.axes[t].scale].log,d=p==10?Dt:ii,x=tt(d(n));s=El(p,x),p==10&&(s=el[St(s,el)]);let g=n,w=s*p;p==10&&(w=el[St(w,el)]);do c.push(g),g=g+s,p==10&&!$t.has(g)&&(g=ce(g,$t.get(s))),g>=w&&(s=g,w=s*p,p==10&&(w=el[St(w,el)]));while(g<=l);return c}function ma(e,t,n,l,s,f,r){let p=e.scales[e.axes[t].scale].asinh,d=l>p?fo(e,t,Ye(p,n),l,s):[p],x=l>=0&&n<=0?[0]:[];return(n<-p?fo(e,t,Ye(p,-l),-n,s):[p]).reverse().map(w=>-w).concat(x,d)}var Ai=/./,ga=/[12357]/,wa=/[125]/,Us=/1/,ao=(e,t,n,l)=>e.map((s,f)=>t==4&&s==0||f%l==0&&n.test(s.toExponential()[s<0?1:0])?s:null);function Sa(e,t,n,l,s){let f=e.axes[n],r=f.scale,c=e.scales[r],p=e.valToPos,d=f._space,x=p(10,r),g=p(9,r)-x>=d?Ai:p(7,r)-x>=d?ga:p(5,r)-x>=d?wa:Us;if(g==Us){let w=Le(p(1,r)-x);if(w<d)return ao(t.slice().reverse(),c.distr,g,ut(d/w)).reverse()}return ao(t,c.distr,g,1)}function xa(e,t,n,l,s){let f=e.axes[n],r=f.scale,c=f._space,p=e.valToPos,d=Le(p(1,r)-p(2,r));return d<c?ao(t.slice().reverse(),3,Ai,ut(c/d)).reverse():t}function ya(e,t,n,l){return l==null?mo:t==null?"":xo(t)}var Ks={show:!0,scale:"y",stroke:ho,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Mi,side:3,grid:vo,ticks:ki,border:Ti,font:ko,lineGap:Ei,rotate:0};function ba(e,t){let n=3+(e||1)*2;return ce(n*t,3)}function _a(e,t){let{scale:n,idxs:l}=e.series[0],s=e._data[0],f=e.valToPos(s[l[0]],n,!0),r=e.valToPos(s[l[1]],n,!0),c=Le(r-f),p=e.series[t],d=c/(p.points.space*se);return l[1]-l[0]<=d}var qs={scale:null,auto:!0,sorted:0,min:ue,max:-ue},Pi=(e,t,n,l,s)=>s,js={show:!0,auto:!0,sorted:0,gaps:Pi,alpha:1,facets:[Te({},qs,{scale:"x"}),Te({},qs,{scale:"y"})]},Js={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Pi,alpha:1,points:{show:_a,filter:null},values:null,min:ue,max:-ue,idxs:[],path:null,clip:null};function va(e,t,n,l,s){return n/10}var Li={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},ka=Te({},Li,{time:!1,ori:1}),Zs={};function Di(e,t){let n=Zs[e];return n||(n={key:e,plots:[],sub(l){n.plots.push(l)},unsub(l){n.plots=n.plots.filter(s=>s!=l)},pub(l,s,f,r,c,p,d){for(let x=0;x<n.plots.length;x++)n.plots[x]!=s&&n.plots[x].pub(l,s,f,r,c,p,d)}},e!=null&&(Zs[e]=n)),n}var Ll=1,uo=2;function ol(e,t,n){let l=e.mode,s=e.series[t],f=l==2?e._data[t]:e._data,r=e.scales,c=e.bbox,p=f[0],d=l==2?f[1]:f[t],x=l==2?r[s.facets[0].scale]:r[e.series[0].scale],g=l==2?r[s.facets[1].scale]:r[s.scale],w=c.left,D=c.top,L=c.width,F=c.height,W=e.valToPosH,H=e.valToPosV;return x.ori==0?n(s,p,d,x,g,W,H,w,D,L,F,vn,Cl,Tn,Ri,zi):n(s,p,d,x,g,H,W,D,w,F,L,kn,Rl,Eo,Oi,Ni)}function To(e,t){let n=0,l=0,s=ne(e.bands,yo);for(let f=0;f<s.length;f++){let r=s[f];r.series[0]==t?n=r.dir:r.series[1]==t&&(r.dir==1?l|=1:l|=2)}return[n,l==1?-1:l==2?1:l==3?2:0]}function Ta(e,t,n,l,s){let f=e.mode,r=e.series[t],c=f==2?r.facets[1].scale:r.scale,p=e.scales[c];return s==-1?p.min:s==1?p.max:p.distr==3?p.dir==1?p.min:p.max:0}function Ct(e,t,n,l,s,f){return ol(e,t,(r,c,p,d,x,g,w,D,L,F,W)=>{let H=r.pxRound,_=d.dir*(d.ori==0?1:-1),V=d.ori==0?Cl:Rl,v,q;_==1?(v=n,q=l):(v=l,q=n);let P=H(g(c[v],d,F,D)),j=H(w(p[v],x,W,L)),Y=H(g(c[q],d,F,D)),Q=H(w(f==1?x.max:x.min,x,W,L)),G=new Path2D(s);return V(G,Y,Q),V(G,P,Q),V(G,P,j),G})}function _n(e,t,n,l,s,f){let r=null;if(e.length>0){r=new Path2D;let c=t==0?Tn:Eo,p=n;for(let g=0;g<e.length;g++){let w=e[g];if(w[1]>w[0]){let D=w[0]-p;D>0&&c(r,p,l,D,l+f),p=w[1]}}let d=n+s-p,x=10;d>0&&c(r,p,l-x/2,d,l+f+x)}return r}function Ma(e,t,n){let l=e[e.length-1];l&&l[0]==t?l[1]=n:e.push([t,n])}function Mo(e,t,n,l,s,f,r){let c=[],p=e.length;for(let d=s==1?n:l;d>=n&&d<=l;d+=s)if(t[d]===null){let g=d,w=d;if(s==1)for(;++d<=l&&t[d]===null;)w=d;else for(;--d>=n&&t[d]===null;)w=d;let D=f(e[g]),L=w==g?D:f(e[w]),F=g-s;D=r<=0&&F>=0&&F<p?f(e[F]):D;let H=w+s;L=r>=0&&H>=0&&H<p?f(e[H]):L,L>=D&&c.push([D,L])}return c}function Qs(e){return e==0?fi:e==1?Pe:t=>Xt(t,e)}function Ci(e){let t=e==0?vn:kn,n=e==0?(s,f,r,c,p,d)=>{s.arcTo(f,r,c,p,d)}:(s,f,r,c,p,d)=>{s.arcTo(r,f,p,c,d)},l=e==0?(s,f,r,c,p)=>{s.rect(f,r,c,p)}:(s,f,r,c,p)=>{s.rect(r,f,p,c)};return(s,f,r,c,p,d=0,x=0)=>{d==0&&x==0?l(s,f,r,c,p):(d=xt(d,c/2,p/2),x=xt(x,c/2,p/2),t(s,f+d,r),n(s,f+c,r,f+c,r+p,d),n(s,f+c,r+p,f,r+p,x),n(s,f,r+p,f,r,x),n(s,f,r,f+c,r,d),s.closePath())}}var vn=(e,t,n)=>{e.moveTo(t,n)},kn=(e,t,n)=>{e.moveTo(n,t)},Cl=(e,t,n)=>{e.lineTo(t,n)},Rl=(e,t,n)=>{e.lineTo(n,t)},Tn=Ci(0),Eo=Ci(1),Ri=(e,t,n,l,s,f)=>{e.arc(t,n,l,s,f)},Oi=(e,t,n,l,s,f)=>{e.arc(n,t,l,s,f)},zi=(e,t,n,l,s,f,r)=>{e.bezierCurveTo(t,n,l,s,f,r)},Ni=(e,t,n,l,s,f,r)=>{e.bezierCurveTo(n,t,s,l,r,f)};function Fi(e){return(t,n,l,s,f)=>ol(t,n,(r,c,p,d,x,g,w,D,L,F,W)=>{let{pxRound:H,points:_}=r,V,v;d.ori==0?(V=vn,v=Ri):(V=kn,v=Oi);let q=ce(_.width*se,3),P=(_.size-_.width)/2*se,j=ce(P*2,3),Y=new Path2D,Q=new Path2D,{left:G,top:k,width:K,height:C}=t.bbox;Tn(Q,G-j,k-j,K+j*2,C+j*2);let I=N=>{if(p[N]!=null){let ee=H(g(c[N],d,F,D)),z=H(w(p[N],x,W,L));V(Y,ee+P,z),v(Y,ee,z,P,0,dn*2)}};if(f)f.forEach(I);else for(let N=l;N<=s;N++)I(N);return{stroke:q>0?Y:null,fill:Y,clip:Q,flags:Ll|uo}})}function Vi(e){return(t,n,l,s,f,r)=>{l!=s&&(f!=l&&r!=l&&e(t,n,l),f!=s&&r!=s&&e(t,n,s),e(t,n,r))}}var Ea=Vi(Cl),Aa=Vi(Rl);function Wi(e){let t=ne(e?.alignGaps,0);return(n,l,s,f)=>ol(n,l,(r,c,p,d,x,g,w,D,L,F,W)=>{[s,f]=Sn(p,s,f);let H=r.pxRound,_=C=>H(g(C,d,F,D)),V=C=>H(w(C,x,W,L)),v,q;d.ori==0?(v=Cl,q=Ea):(v=Rl,q=Aa);let P=d.dir*(d.ori==0?1:-1),j={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ll},Y=j.stroke,Q=!1;if(f-s>=F*4){let C=R=>n.posToVal(R,d.key,!0),I=null,N=null,ee,z,Ue,Se=_(c[P==1?s:f]),te=_(c[s]),fe=_(c[f]),J=C(P==1?te+1:fe-1);for(let R=P==1?s:f;R>=s&&R<=f;R+=P){let Ee=c[R],xe=(P==1?Ee<J:Ee>J)?Se:_(Ee),ie=p[R];xe==Se?ie!=null?(z=ie,I==null?(v(Y,xe,V(z)),ee=I=N=z):z<I?I=z:z>N&&(N=z)):ie===null&&(Q=!0):(I!=null&&q(Y,Se,V(I),V(N),V(ee),V(z)),ie!=null?(z=ie,v(Y,xe,V(z)),I=N=ee=z):(I=N=null,ie===null&&(Q=!0)),Se=xe,J=C(Se+P))}I!=null&&I!=N&&Ue!=Se&&q(Y,Se,V(I),V(N),V(ee),V(z))}else for(let C=P==1?s:f;C>=s&&C<=f;C+=P){let I=p[C];I===null?Q=!0:I!=null&&v(Y,_(c[C]),V(I))}let[k,K]=To(n,l);if(r.fill!=null||k!=0){let C=j.fill=new Path2D(Y),I=r.fillTo(n,l,r.min,r.max,k),N=V(I),ee=_(c[s]),z=_(c[f]);P==-1&&([z,ee]=[ee,z]),v(C,z,N),v(C,ee,N)}if(!r.spanGaps){let C=[];Q&&C.push(...Mo(c,p,s,f,P,_,t)),j.gaps=C=r.gaps(n,l,s,f,C),j.clip=_n(C,d.ori,D,L,F,W)}return K!=0&&(j.band=K==2?[Ct(n,l,s,f,Y,-1),Ct(n,l,s,f,Y,1)]:Ct(n,l,s,f,Y,K)),j})}function Pa(e){let t=ne(e.align,1),n=ne(e.ascDesc,!1),l=ne(e.alignGaps,0),s=ne(e.extend,!1);return(f,r,c,p)=>ol(f,r,(d,x,g,w,D,L,F,W,H,_,V)=>{[c,p]=Sn(g,c,p);let v=d.pxRound,{left:q,width:P}=f.bbox,j=te=>v(L(te,w,_,W)),Y=te=>v(F(te,D,V,H)),Q=w.ori==0?Cl:Rl,G={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ll},k=G.stroke,K=w.dir*(w.ori==0?1:-1),C=Y(g[K==1?c:p]),I=j(x[K==1?c:p]),N=I,ee=I;s&&t==-1&&(ee=q,Q(k,ee,C)),Q(k,I,C);for(let te=K==1?c:p;te>=c&&te<=p;te+=K){let fe=g[te];if(fe==null)continue;let J=j(x[te]),R=Y(fe);t==1?Q(k,J,C):Q(k,N,R),Q(k,J,R),C=R,N=J}let z=N;s&&t==1&&(z=q+P,Q(k,z,C));let[Ue,Se]=To(f,r);if(d.fill!=null||Ue!=0){let te=G.fill=new Path2D(k),fe=d.fillTo(f,r,d.min,d.max,Ue),J=Y(fe);Q(te,z,J),Q(te,ee,J)}if(!d.spanGaps){let te=[];te.push(...Mo(x,g,c,p,K,j,l));let fe=d.width*se/2,J=n||t==1?fe:-fe,R=n||t==-1?-fe:fe;te.forEach(Ee=>{Ee[0]+=J,Ee[1]+=R}),G.gaps=te=d.gaps(f,r,c,p,te),G.clip=_n(te,w.ori,W,H,_,V)}return Se!=0&&(G.band=Se==2?[Ct(f,r,c,p,k,-1),Ct(f,r,c,p,k,1)]:Ct(f,r,c,p,k,Se)),G})}function Xs(e,t,n,l,s,f,r=ue){if(e.length>1){let c=null;for(let p=0,d=1/0;p<e.length;p++)if(t[p]!==void 0){if(c!=null){let x=Le(e[p]-e[c]);x<d&&(d=x,r=Le(n(e[p],l,s,f)-n(e[c],l,s,f)))}c=p}}return r}function La(e){e=e||jl;let t=ne(e.size,[.6,ue,1]),n=e.align||0,l=e.gap||0,s=e.radius;s=s==null?[0,0]:typeof s=="number"?[s,0]:s;let f=X(s),r=1-t[0],c=ne(t[1],ue),p=ne(t[2],1),d=ne(e.disp,jl),x=ne(e.each,D=>{}),{fill:g,stroke:w}=d;return(D,L,F,W)=>ol(D,L,(H,_,V,v,q,P,j,Y,Q,G,k)=>{let K=H.pxRound,C=n,I=l*se,N=c*se,ee=p*se,z,Ue;v.ori==0?[z,Ue]=f(D,L):[Ue,z]=f(D,L);let Se=v.dir*(v.ori==0?1:-1),te=v.ori==0?Tn:Eo,fe=v.ori==0?x:(E,pe,Ae,fl,Gt,bt,Yt)=>{x(E,pe,Ae,Gt,fl,Yt,bt)},J=ne(D.bands,yo).find(E=>E.series[0]==L),R=J!=null?J.dir:0,Ee=H.fillTo(D,L,H.min,H.max,R),$e=K(j(Ee,q,k,Q)),xe,ie,ct,je=G,be=K(H.width*se),yt=!1,At=null,nt=null,Rt=null,sl=null;g!=null&&(be==0||w!=null)&&(yt=!0,At=g.values(D,L,F,W),nt=new Map,new Set(At).forEach(E=>{E!=null&&nt.set(E,new Path2D)}),be>0&&(Rt=w.values(D,L,F,W),sl=new Map,new Set(Rt).forEach(E=>{E!=null&&sl.set(E,new Path2D)})));let{x0:il,size:zl}=d;if(il!=null&&zl!=null){C=1,_=il.values(D,L,F,W),il.unit==2&&(_=_.map(Ae=>D.posToVal(Y+Ae*G,v.key,!0)));let E=zl.values(D,L,F,W);zl.unit==2?ie=E[0]*G:ie=P(E[0],v,G,Y)-P(0,v,G,Y),je=Xs(_,V,P,v,G,Y,je),ct=je-ie+I}else je=Xs(_,V,P,v,G,Y,je),ct=je*r+I,ie=je-ct;ct<1&&(ct=0),be>=ie/2&&(be=0),ct<5&&(K=fi);let Ql=ct>0,It=je-ct-(Ql?be:0);ie=K(ro(It,ee,N)),xe=(C==0?ie/2:C==Se?0:ie)-C*Se*((C==0?I/2:0)+(Ql?be/2:0));let He={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},rl=yt?null:new Path2D,Pt=null;if(J!=null)Pt=D.data[J.series[1]];else{let{y0:E,y1:pe}=d;E!=null&&pe!=null&&(V=pe.values(D,L,F,W),Pt=E.values(D,L,F,W))}let Bt=z*ie,U=Ue*ie;for(let E=Se==1?F:W;E>=F&&E<=W;E+=Se){let pe=V[E];if(pe==null)continue;if(Pt!=null){let Ke=Pt[E]??0;if(pe-Ke==0)continue;$e=j(Ke,q,k,Q)}let Ae=v.distr!=2||d!=null?_[E]:E,fl=P(Ae,v,G,Y),Gt=j(ne(pe,Ee),q,k,Q),bt=K(fl-xe),Yt=K(Ye(Gt,$e)),Je=K(xt(Gt,$e)),ot=Yt-Je;if(pe!=null){let Ke=pe<0?U:Bt,pt=pe<0?Bt:U;yt?(be>0&&Rt[E]!=null&&te(sl.get(Rt[E]),bt,Je+tt(be/2),ie,Ye(0,ot-be),Ke,pt),At[E]!=null&&te(nt.get(At[E]),bt,Je+tt(be/2),ie,Ye(0,ot-be),Ke,pt)):te(rl,bt,Je+tt(be/2),ie,Ye(0,ot-be),Ke,pt),fe(D,L,E,bt-be/2,Je,ie+be,ot)}}return be>0?He.stroke=yt?sl:rl:yt||(He._fill=H.width==0?H._fill:H._stroke??H._fill,He.width=0),He.fill=yt?nt:rl,He})}function Da(e,t){let n=ne(t?.alignGaps,0);return(l,s,f,r)=>ol(l,s,(c,p,d,x,g,w,D,L,F,W,H)=>{[f,r]=Sn(d,f,r);let _=c.pxRound,V=z=>_(w(z,x,W,L)),v=z=>_(D(z,g,H,F)),q,P,j;x.ori==0?(q=vn,j=Cl,P=zi):(q=kn,j=Rl,P=Ni);let Y=x.dir*(x.ori==0?1:-1),Q=V(p[Y==1?f:r]),G=Q,k=[],K=[];for(let z=Y==1?f:r;z>=f&&z<=r;z+=Y)if(d[z]!=null){let Se=p[z],te=V(Se);k.push(G=te),K.push(v(d[z]))}let C={stroke:e(k,K,q,j,P,_),fill:null,clip:null,band:null,gaps:null,flags:Ll},I=C.stroke,[N,ee]=To(l,s);if(c.fill!=null||N!=0){let z=C.fill=new Path2D(I),Ue=c.fillTo(l,s,c.min,c.max,N),Se=v(Ue);j(z,G,Se),j(z,Q,Se)}if(!c.spanGaps){let z=[];z.push(...Mo(p,d,f,r,Y,V,n)),C.gaps=z=c.gaps(l,s,f,r,z),C.clip=_n(z,x.ori,L,F,W,H)}return ee!=0&&(C.band=ee==2?[Ct(l,s,f,r,I,-1),Ct(l,s,f,r,I,1)]:Ct(l,s,f,r,I,ee)),C})}function Ca(e){return Da(Ra,e)}function Ra(e,t,n,l,s,f){let r=e.length;if(r<2)return null;let c=new Path2D;if(n(c,e[0],t[0]),r==2)l(c,e[1],t[1]);else{let p=Array(r),d=Array(r-1),x=Array(r-1),g=Array(r-1);for(let w=0;w<r-1;w++)x[w]=t[w+1]-t[w],g[w]=e[w+1]-e[w],d[w]=x[w]/g[w];p[0]=d[0];for(let w=1;w<r-1;w++)d[w]===0||d[w-1]===0||d[w-1]>0!=d[w]>0?p[w]=0:(p[w]=3*(g[w-1]+g[w])/((2*g[w]+g[w-1])/d[w-1]+(g[w]+2*g[w-1])/d[w]),isFinite(p[w])||(p[w]=0));p[r-1]=d[r-2];for(let w=0;w<r-1;w++)s(c,e[w]+g[w]/3,t[w]+p[w]*g[w]/3,e[w+1]-g[w]/3,t[w+1]-p[w+1]*g[w]/3,e[w+1],t[w+1])}return c}var co=new Set;function ei(){for(let e of co)e.syncRect(!0)}Dl&&(ll(hf,Ml,ei),ll(df,Ml,ei,!0),ll(mn,Ml,()=>{Me.pxRatio=se}));var Oa=Wi(),za=Fi();function ti(e,t,n,l){return(l?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((f,r)=>po(f,r,t,n))}function Na(e,t){return e.map((n,l)=>l==0?{}:Te({},t,n))}function po(e,t,n,l){return Te({},t==0?n:l,e)}function $i(e,t,n){return t==null?Al:[t,n]}var Fa=$i;function Va(e,t,n){return t==null?Al:gn(t,n,So,!0)}function Hi(e,t,n,l){return t==null?Al:xn(t,n,e.scales[l].log,!1)}var Wa=Hi;function Ii(e,t,n,l){return t==null?Al:wo(t,n,e.scales[l].log,!1)}var $a=Ii;function Ha(e,t,n,l,s){let f=Ye(Rs(e),Rs(t)),r=t-e,c=St(s/l*r,n);do{let p=n[c],d=l*p/r;if(d>=s&&f+(p<5?$t.get(p):0)<=17)return[p,d]}while(++c<n.length);return[0,0]}function li(e){let t,n;return e=e.replace(/(\\d+)px/,(l,s)=>(t=Pe((n=+s)*se))+"px"),[e,t,n]}function Ia(e){e.show&&[e.font,e.labelFont].forEach(t=>{let n=ce(t[2]*se,1);t[0]=t[0].replace(/[0-9.]+px/,n+"px"),t[1]=n})}function Me(e,t,n){let l={mode:ne(e.mode,1)},s=l.mode;function f(o,i,a,u){let h=i.valToPct(o);return u+a*(i.dir==-1?1-h:h)}function r(o,i,a,u){let h=i.valToPct(o);return u+a*(i.dir==-1?h:1-h)}function c(o,i,a,u){return i.ori==0?f(o,i,a,u):r(o,i,a,u)}l.valToPosH=f,l.valToPosV=r;let p=!1;l.status=0;let d=l.root=at(qr);if(e.id!=null&&(d.id=e.id),et(d,e.class),e.title){let o=at(Zr,d);o.textContent=e.title}let x=wt("canvas"),g=l.ctx=x.getContext("2d"),w=at(Qr,d);ll("click",w,o=>{o.target===L&&(he!=xl||ye!=yl)&&Ve.click(l,o)},!0);let D=l.under=at(Xr,w);w.appendChild(x);let L=l.over=at(ef,w);e=Pl(e);let F=+ne(e.pxAlign,1),W=Qs(F);(e.plugins||[]).forEach(o=>{o.opts&&(e=o.opts(l,e)||e)});let H=e.ms||.001,_=l.series=s==1?ti(e.series||[],Ys,Js,!1):Na(e.series||[null],js),V=l.axes=ti(e.axes||[],Gs,Ks,!0),v=l.scales={},q=l.bands=e.bands||[];q.forEach(o=>{o.fill=X(o.fill||null),o.dir=ne(o.dir,-1)});let P=s==2?_[1].facets[0].scale:_[0].scale,j={axes:xr,series:dr},Y=(e.drawOrder||["axes","series"]).map(o=>j[o]);function Q(o){let i=o.distr==3?a=>Dt(a>0?a:o.clamp(l,a,o.min,o.max,o.key)):o.distr==4?a=>Xn(a,o.asinh):o.distr==100?a=>o.fwd(a):a=>a;return a=>{let u=i(a),{_min:h,_max:m}=o,S=m-h;return(u-h)/S}}function G(o){let i=v[o];if(i==null){let a=(e.scales||jl)[o]||jl;if(a.from!=null){G(a.from);let u=Te({},v[a.from],a,{key:o});u.valToPct=Q(u),v[o]=u}else{i=v[o]=Te({},o==P?Li:ka,a),i.key=o;let u=i.time,h=i.range,m=Wt(h);if((o!=P||s==2&&!u)&&(m&&(h[0]==null||h[1]==null)&&(h={min:h[0]==null?Ls:{mode:1,hard:h[0],soft:h[0]},max:h[1]==null?Ls:{mode:1,hard:h[1],soft:h[1]}},m=!1),!m&&bn(h))){let S=h;h=(y,b,T)=>b==null?Al:gn(b,T,S)}i.range=X(h||(u?Fa:o==P?i.distr==3?Wa:i.distr==4?$a:$i:i.distr==3?Hi:i.distr==4?Ii:Va)),i.auto=X(m?!1:i.auto),i.clamp=X(i.clamp||va),i._min=i._max=null,i.valToPct=Q(i)}}}G("x"),G("y"),s==1&&_.forEach(o=>{G(o.scale)}),V.forEach(o=>{G(o.scale)});for(let o in e.scales)G(o);let k=v[P],K=k.distr,C,I;k.ori==0?(et(d,jr),C=f,I=r):(et(d,Jr),C=r,I=f);let N={};for(let o in v){let i=v[o];(i.min!=null||i.max!=null)&&(N[o]={min:i.min,max:i.max},i.min=i.max=null)}let ee=e.tzDate||(o=>new Date(Pe(o/H))),z=e.fmtDate||bo,Ue=H==1?Jf(ee):Xf(ee),Se=Hs(ee,$s(H==1?jf:Qf,z)),te=Bs(ee,Is(ta,z)),fe=[],J=l.legend=Te({},oa,e.legend),R=l.cursor=Te({},ua,{drag:{y:s==2}},e.cursor),Ee=J.show,$e=R.show,xe=J.markers;J.idxs=fe,xe.width=X(xe.width),xe.dash=X(xe.dash),xe.stroke=X(xe.stroke),xe.fill=X(xe.fill);let ie,ct,je,be=[],yt=[],At,nt=!1,Rt={};if(J.live){let o=_[1]?_[1].values:null;nt=o!=null,At=nt?o(l,1,0):{_:0};for(let i in At)Rt[i]=mo}if(Ee)if(ie=wt("table",rf,d),je=wt("tbody",null,ie),J.mount(l,ie),nt){ct=wt("thead",null,ie,je);let o=wt("tr",null,ct);wt("th",null,o);for(var sl in At)wt("th",ws,o).textContent=sl}else et(ie,af),J.live&&et(ie,ff);let il={show:!0},zl={show:!1};function Ql(o,i){if(i==0&&(nt||!J.live||s==2))return Al;let a=[],u=wt("tr",uf,je,je.childNodes[i]);et(u,o.class),o.show||et(u,tl);let h=wt("th",null,u);if(xe.show){let y=at(cf,h);if(i>0){let b=xe.width(l,i);b&&(y.style.border=b+"px "+xe.dash(l,i)+" "+xe.stroke(l,i)),y.style.background=xe.fill(l,i)}}let m=at(ws,h);o.label instanceof HTMLElement?m.appendChild(o.label):m.textContent=o.label,i>0&&(xe.show||(m.style.color=o.width>0?xe.stroke(l,i):xe.fill(l,i)),He("click",h,y=>{if(R._lock)return;Kt(y);let b=_.indexOf(o);if((y.ctrlKey||y.metaKey)!=J.isolate){let T=_.some((M,A)=>A>0&&A!=b&&M.show);_.forEach((M,A)=>{A>0&&vt(A,T?A==b?il:zl:il,!0,ke.setSeries)})}else vt(b,{show:!o.show},!0,ke.setSeries)},!1),ul&&He(bs,h,y=>{R._lock||(Kt(y),vt(_.indexOf(o),_l,!0,ke.setSeries))},!1));for(var S in At){let y=wt("td",pf,u);y.textContent="--",a.push(y)}return[u,a]}let It=new Map;function He(o,i,a,u=!0){let h=It.get(i)||{},m=R.bind[o](l,i,a,u);m&&(ll(o,i,h[o]=m),It.set(i,h))}function rl(o,i,a){let u=It.get(i)||{};for(let h in u)(o==null||h==o)&&(io(h,i,u[h]),delete u[h]);o==null&&It.delete(i)}let Pt=0,Bt=0,U=0,E=0,pe=0,Ae=0,fl=pe,Gt=Ae,bt=U,Yt=E,Je=0,ot=0,Ke=0,pt=0;l.bbox={};let Mn=!1,Xl=!1,al=!1,Ut=!1,en=!1,st=!1;function En(o,i,a){(a||o!=l.width||i!=l.height)&&Co(o,i),ml(!1),al=!0,Xl=!0,gl()}function Co(o,i){l.width=Pt=U=o,l.height=Bt=E=i,pe=Ae=0,rr(),fr();let a=l.bbox;Je=a.left=Xt(pe*se,.5),ot=a.top=Xt(Ae*se,.5),Ke=a.width=Xt(U*se,.5),pt=a.height=Xt(E*se,.5)}let or=3;function sr(){let o=!1,i=0;for(;!o;){i++;let a=wr(i),u=Sr(i);o=i==or||a&&u,o||(Co(l.width,l.height),Xl=!0)}}function ir({width:o,height:i}){En(o,i)}l.setSize=ir;function rr(){let o=!1,i=!1,a=!1,u=!1;V.forEach((h,m)=>{if(h.show&&h._show){let{side:S,_size:y}=h,b=S%2,T=h.label!=null?h.labelSize:0,M=y+T;M>0&&(b?(U-=M,S==3?(pe+=M,u=!0):a=!0):(E-=M,S==0?(Ae+=M,o=!0):i=!0))}}),qt[0]=o,qt[1]=a,qt[2]=i,qt[3]=u,U-=Ot[1]+Ot[3],pe+=Ot[3],E-=Ot[2]+Ot[0],Ae+=Ot[0]}function fr(){let o=pe+U,i=Ae+E,a=pe,u=Ae;function h(m,S){switch(m){case 1:return o+=S,o-S;case 2:return i+=S,i-S;case 3:return a-=S,a+S;case 0:return u-=S,u+S}}V.forEach((m,S)=>{if(m.show&&m._show){let y=m.side;m._pos=h(y,m._size),m.label!=null&&(m._lpos=h(y,m.labelSize))}})}if(R.dataIdx==null){let o=R.hover,i=o.skip=new Set(o.skip??[]);i.add(void 0);let a=o.prox=X(o.prox),u=o.bias??=0;R.dataIdx=(h,m,S,y)=>{if(m==0)return S;let b=S,T=a(h,m,S,y)??ue,M=T>=0&&T<ue,A=k.ori==0?U:E,B=R.left,oe=t[0],le=t[m];if(i.has(le[S])){b=null;let Z=null,$=null,O;if(u==0||u==-1)for(O=S;Z==null&&O-- >0;)i.has(le[O])||(Z=O);if(u==0||u==1)for(O=S;$==null&&O++<le.length;)i.has(le[O])||($=O);if(Z!=null||$!=null)if(M){let me=Z==null?-1/0:C(oe[Z],k,A,0),_e=$==null?1/0:C(oe[$],k,A,0),Ne=B-me,ae=_e-B;Ne<=ae?Ne<=T&&(b=Z):ae<=T&&(b=$)}else b=$==null?Z:Z==null?$:S-Z<=$-S?Z:$}else M&&Le(B-C(oe[S],k,A,0))>T&&(b=null);return b}}let Kt=o=>{R.event=o};R.idxs=fe,R._lock=!1;let We=R.points;We.show=X(We.show),We.size=X(We.size),We.stroke=X(We.stroke),We.width=X(We.width),We.fill=X(We.fill);let _t=l.focus=Te({},e.focus||{alpha:.3},R.focus),ul=_t.prox>=0,cl=ul&&We.one,it=[],pl=[],hl=[];function Ro(o,i){let a=We.show(l,i);if(a instanceof HTMLElement)return et(a,sf),et(a,o.class),Et(a,-10,-10,U,E),L.insertBefore(a,it[i]),a}function Oo(o,i){if(s==1||i>0){let a=s==1&&v[o.scale].time,u=o.value;o.value=a?Ns(u)?Bs(ee,Is(u,z)):u||te:u||ya,o.label=o.label||(a?pa:ca)}if(cl||i>0){o.width=o.width==null?1:o.width,o.paths=o.paths||Oa||kf,o.fillTo=X(o.fillTo||Ta),o.pxAlign=+ne(o.pxAlign,F),o.pxRound=Qs(o.pxAlign),o.stroke=X(o.stroke||null),o.fill=X(o.fill||null),o._stroke=o._fill=o._paths=o._focus=null;let a=ba(Ye(1,o.width),1),u=o.points=Te({},{size:a,width:Ye(1,a*.2),stroke:o.stroke,space:a*2,paths:za,_stroke:null,_fill:null},o.points);u.show=X(u.show),u.filter=X(u.filter),u.fill=X(u.fill),u.stroke=X(u.stroke),u.paths=X(u.paths),u.pxAlign=o.pxAlign}if(Ee){let a=Ql(o,i);be.splice(i,0,a[0]),yt.splice(i,0,a[1]),J.values.push(null)}if($e){fe.splice(i,0,null);let a=null;cl?i==0&&(a=Ro(o,i)):i>0&&(a=Ro(o,i)),it.splice(i,0,a),pl.splice(i,0,0),hl.splice(i,0,0)}ze("addSeries",i)}function ar(o,i){i=i??_.length,o=s==1?po(o,i,Ys,Js):po(o,i,{},js),_.splice(i,0,o),Oo(_[i],i)}l.addSeries=ar;function ur(o){if(_.splice(o,1),Ee){J.values.splice(o,1),yt.splice(o,1);let i=be.splice(o,1)[0];rl(null,i.firstChild),i.remove()}$e&&(fe.splice(o,1),it.splice(o,1)[0].remove(),pl.splice(o,1),hl.splice(o,1)),ze("delSeries",o)}l.delSeries=ur;let qt=[!1,!1,!1,!1];function cr(o,i){if(o._show=o.show,o.show){let a=o.side%2,u=v[o.scale];u==null&&(o.scale=a?_[1].scale:P,u=v[o.scale]);let h=u.time;o.size=X(o.size),o.space=X(o.space),o.rotate=X(o.rotate),Wt(o.incrs)&&o.incrs.forEach(S=>{!$t.has(S)&&$t.set(S,ci(S))}),o.incrs=X(o.incrs||(u.distr==2?Uf:h?H==1?qf:Zf:el)),o.splits=X(o.splits||(h&&u.distr==1?Ue:u.distr==3?fo:u.distr==4?ma:da)),o.stroke=X(o.stroke),o.grid.stroke=X(o.grid.stroke),o.ticks.stroke=X(o.ticks.stroke),o.border.stroke=X(o.border.stroke);let m=o.values;o.values=Wt(m)&&!Wt(m[0])?X(m):h?Wt(m)?Hs(ee,$s(m,z)):Ns(m)?ea(ee,m):m||Se:m||ha,o.filter=X(o.filter||(u.distr>=3&&u.log==10?Sa:u.distr==3&&u.log==2?xa:ai)),o.font=li(o.font),o.labelFont=li(o.labelFont),o._size=o.size(l,null,i,0),o._space=o._rotate=o._incrs=o._found=o._splits=o._values=null,o._size>0&&(qt[i]=!0,o._el=at(tf,w))}}function Nl(o,i,a,u){let[h,m,S,y]=a,b=i%2,T=0;return b==0&&(y||m)&&(T=i==0&&!h||i==2&&!S?Pe(Gs.size/3):0),b==1&&(h||S)&&(T=i==1&&!m||i==3&&!y?Pe(Ks.size/2):0),T}let zo=l.padding=(e.padding||[Nl,Nl,Nl,Nl]).map(o=>X(ne(o,Nl))),Ot=l._padding=zo.map((o,i)=>o(l,i,qt,0)),Fe,De=null,Ce=null,tn=s==1?_[0].idxs:null,ht=null,Fl=!1;function No(o,i){if(t=o??[],l.data=l._data=t,s==2){Fe=0;for(let a=1;a<_.length;a++)Fe+=t[a][0].length}else{t.length==0&&(l.data=l._data=t=[[]]),ht=t[0],Fe=ht.length;let a=t;if(K==2){a=t.slice();let u=a[0]=Array(Fe);for(let h=0;h<Fe;h++)u[h]=h}l._data=t=a}if(ml(!0),ze("setData"),K==2&&(al=!0),i!==!1){let a=k;a.auto(l,Fl)?An():Nt(P,a.min,a.max),Ut=Ut||R.left>=0,st=!0,gl()}}l.setData=No;function An(){Fl=!0;let o,i;s==1&&(Fe>0?(De=tn[0]=0,Ce=tn[1]=Fe-1,o=t[0][De],i=t[0][Ce],K==2?(o=De,i=Ce):o==i&&(K==3?[o,i]=xn(o,o,k.log,!1):K==4?[o,i]=wo(o,o,k.log,!1):k.time?i=o+Pe(86400/H):[o,i]=gn(o,i,So,!0))):(De=tn[0]=o=null,Ce=tn[1]=i=null)),Nt(P,o,i)}let ln,dl,Pn,Ln,Dn,Cn,Rn,On,zn,qe;function Fo(o,i,a,u,h,m){o??=xs,a??=yo,u??="butt",h??=xs,m??="round",o!=ln&&(g.strokeStyle=ln=o),h!=dl&&(g.fillStyle=dl=h),i!=Pn&&(g.lineWidth=Pn=i),m!=Dn&&(g.lineJoin=Dn=m),u!=Cn&&(g.lineCap=Cn=u),a!=Ln&&g.setLineDash(Ln=a)}function Vo(o,i,a,u){i!=dl&&(g.fillStyle=dl=i),o!=Rn&&(g.font=Rn=o),a!=On&&(g.textAlign=On=a),u!=zn&&(g.textBaseline=zn=u)}function Nn(o,i,a,u,h=0){if(u.length>0&&o.auto(l,Fl)&&(i==null||i.min==null)){let m=ne(De,0),S=ne(Ce,u.length-1),y=a.min==null?Sf(u,m,S,h,o.distr==3):[a.min,a.max];o.min=xt(o.min,a.min=y[0]),o.max=Ye(o.max,a.max=y[1])}}let Wo={min:null,max:null};function pr(){for(let u in v){let h=v[u];N[u]==null&&(h.min==null||N[P]!=null&&h.auto(l,Fl))&&(N[u]=Wo)}for(let u in v){let h=v[u];N[u]==null&&h.from!=null&&N[h.from]!=null&&(N[u]=Wo)}N[P]!=null&&ml(!0);let o={};for(let u in N){let h=N[u];if(h!=null){let m=o[u]=Pl(v[u],Ef);if(h.min!=null)Te(m,h);else if(u!=P||s==2)if(Fe==0&&m.from==null){let S=m.range(l,null,null,u);m.min=S[0],m.max=S[1]}else m.min=ue,m.max=-ue}}if(Fe>0){_.forEach((u,h)=>{if(s==1){let m=u.scale,S=N[m];if(S==null)return;let y=o[m];if(h==0){let b=y.range(l,y.min,y.max,m);y.min=b[0],y.max=b[1],De=St(y.min,t[0]),Ce=St(y.max,t[0]),Ce-De>1&&(t[0][De]<y.min&&De++,t[0][Ce]>y.max&&Ce--),u.min=ht[De],u.max=ht[Ce]}else u.show&&u.auto&&Nn(y,S,u,t[h],u.sorted);u.idxs[0]=De,u.idxs[1]=Ce}else if(h>0&&u.show&&u.auto){let[m,S]=u.facets,y=m.scale,b=S.scale,[T,M]=t[h],A=o[y],B=o[b];A!=null&&Nn(A,N[y],m,T,m.sorted),B!=null&&Nn(B,N[b],S,M,S.sorted),u.min=S.min,u.max=S.max}});for(let u in o){let h=o[u],m=N[u];if(h.from==null&&(m==null||m.min==null)){let S=h.range(l,h.min==ue?null:h.min,h.max==-ue?null:h.max,u);h.min=S[0],h.max=S[1]}}}for(let u in o){let h=o[u];if(h.from!=null){let m=o[h.from];if(m.min==null)h.min=h.max=null;else{let S=h.range(l,m.min,m.max,u);h.min=S[0],h.max=S[1]}}}let i={},a=!1;for(let u in o){let h=o[u],m=v[u];if(m.min!=h.min||m.max!=h.max){m.min=h.min,m.max=h.max;let S=m.distr;m._min=S==3?Dt(m.min):S==4?Xn(m.min,m.asinh):S==100?m.fwd(m.min):m.min,m._max=S==3?Dt(m.max):S==4?Xn(m.max,m.asinh):S==100?m.fwd(m.max):m.max,i[u]=a=!0}}if(a){_.forEach((u,h)=>{s==2?h>0&&i.y&&(u._paths=null):i[u.scale]&&(u._paths=null)});for(let u in i)al=!0,ze("setScale",u);$e&&R.left>=0&&(Ut=st=!0)}for(let u in N)N[u]=null}function hr(o){let i=ro(De-1,0,Fe-1),a=ro(Ce+1,0,Fe-1);for(;o[i]==null&&i>0;)i--;for(;o[a]==null&&a<Fe-1;)a++;return[i,a]}function dr(){if(Fe>0){let o=_.some(i=>i._focus)&&qe!=_t.alpha;o&&(g.globalAlpha=qe=_t.alpha),_.forEach((i,a)=>{if(a>0&&i.show&&($o(a,!1),$o(a,!0),i._paths==null)){let u=qe;qe!=i.alpha&&(g.globalAlpha=qe=i.alpha);let h=s==2?[0,t[a][0].length-1]:hr(t[a]);i._paths=i.paths(l,a,h[0],h[1]),qe!=u&&(g.globalAlpha=qe=u)}}),_.forEach((i,a)=>{if(a>0&&i.show){let u=qe;qe!=i.alpha&&(g.globalAlpha=qe=i.alpha),i._paths!=null&&Ho(a,!1);{let h=i._paths!=null?i._paths.gaps:null,m=i.points.show(l,a,De,Ce,h),S=i.points.filter(l,a,m,h);(m||S)&&(i.points._paths=i.points.paths(l,a,De,Ce,S),Ho(a,!0))}qe!=u&&(g.globalAlpha=qe=u),ze("drawSeries",a)}}),o&&(g.globalAlpha=qe=1)}}function $o(o,i){let a=i?_[o].points:_[o];a._stroke=a.stroke(l,o),a._fill=a.fill(l,o)}function Ho(o,i){let a=i?_[o].points:_[o],{stroke:u,fill:h,clip:m,flags:S,_stroke:y=a._stroke,_fill:b=a._fill,_width:T=a.width}=a._paths;T=ce(T*se,3);let M=null,A=T%2/2;i&&b==null&&(b=T>0?"#fff":y);let B=a.pxAlign==1&&A>0;if(B&&g.translate(A,A),!i){let oe=Je-T/2,le=ot-T/2,Z=Ke+T,$=pt+T;M=new Path2D,M.rect(oe,le,Z,$)}i?Fn(y,T,a.dash,a.cap,b,u,h,S,m):mr(o,y,T,a.dash,a.cap,b,u,h,S,M,m),B&&g.translate(-A,-A)}function mr(o,i,a,u,h,m,S,y,b,T,M){let A=!1;b!=0&&q.forEach((B,oe)=>{if(B.series[0]==o){let le=_[B.series[1]],Z=t[B.series[1]],$=(le._paths||jl).band;Wt($)&&($=B.dir==1?$[0]:$[1]);let O,me=null;le.show&&$&&yf(Z,De,Ce)?(me=B.fill(l,oe)||m,O=le._paths.clip):$=null,Fn(i,a,u,h,me,S,y,b,T,M,O,$),A=!0}}),A||Fn(i,a,u,h,m,S,y,b,T,M)}let Io=Ll|uo;function Fn(o,i,a,u,h,m,S,y,b,T,M,A){Fo(o,i,a,u,h),(b||T||A)&&(g.save(),b&&g.clip(b),T&&g.clip(T)),A?(y&Io)==Io?(g.clip(A),M&&g.clip(M),on(h,S),nn(o,m,i)):y&uo?(on(h,S),g.clip(A),nn(o,m,i)):y&Ll&&(g.save(),g.clip(A),M&&g.clip(M),on(h,S),g.restore(),nn(o,m,i)):(on(h,S),nn(o,m,i)),(b||T||A)&&g.restore()}function nn(o,i,a){a>0&&(i instanceof Map?i.forEach((u,h)=>{g.strokeStyle=ln=h,g.stroke(u)}):i!=null&&o&&g.stroke(i))}function on(o,i){i instanceof Map?i.forEach((a,u)=>{g.fillStyle=dl=u,g.fill(a)}):i!=null&&o&&g.fill(i)}function gr(o,i,a,u){let h=V[o],m;if(u<=0)m=[0,0];else{let S=h._space=h.space(l,o,i,a,u),y=h._incrs=h.incrs(l,o,i,a,u,S);m=Ha(i,a,y,u,S)}return h._found=m}function Vn(o,i,a,u,h,m,S,y,b,T){let M=S%2/2;F==1&&g.translate(M,M),Fo(y,S,b,T,y),g.beginPath();let A,B,oe,le,Z=h+(u==0||u==3?-m:m);a==0?(B=h,le=Z):(A=h,oe=Z);for(let $=0;$<o.length;$++)i[$]!=null&&(a==0?A=oe=o[$]:B=le=o[$],g.moveTo(A,B),g.lineTo(oe,le));g.stroke(),F==1&&g.translate(-M,-M)}function wr(o){let i=!0;return V.forEach((a,u)=>{if(!a.show)return;let h=v[a.scale];if(h.min==null){a._show&&(i=!1,a._show=!1,ml(!1));return}else a._show||(i=!1,a._show=!0,ml(!1));let m=a.side,S=m%2,{min:y,max:b}=h,[T,M]=gr(u,y,b,S==0?U:E);if(M==0)return;let A=h.distr==2,B=a._splits=a.splits(l,u,y,b,T,M,A),oe=h.distr==2?B.map(O=>ht[O]):B,le=h.distr==2?ht[B[1]]-ht[B[0]]:T,Z=a._values=a.values(l,a.filter(l,oe,u,M,le),u,M,le);a._rotate=m==2?a.rotate(l,Z,u,M):0;let $=a._size;a._size=ut(a.size(l,Z,u,o)),$!=null&&a._size!=$&&(i=!1)}),i}function Sr(o){let i=!0;return zo.forEach((a,u)=>{let h=a(l,u,qt,o);h!=Ot[u]&&(i=!1),Ot[u]=h}),i}function xr(){for(let o=0;o<V.length;o++){let i=V[o];if(!i.show||!i._show)continue;let a=i.side,u=a%2,h,m,S=i.stroke(l,o),y=a==0||a==3?-1:1,[b,T]=i._found;if(i.label!=null){let Be=i.labelGap*y,Xe=Pe((i._lpos+Be)*se);Vo(i.labelFont[0],S,"center",a==2?"top":Ss),g.save(),u==1?(h=m=0,g.translate(Xe,Pe(ot+pt/2)),g.rotate((a==3?-dn:dn)/2)):(h=Pe(Je+Ke/2),m=Xe);let Zt=ri(i.label)?i.label(l,o,b,T):i.label;g.fillText(Zt,h,m),g.restore()}if(T==0)continue;let M=v[i.scale],A=u==0?Ke:pt,B=u==0?Je:ot,oe=i._splits,le=M.distr==2?oe.map(Be=>ht[Be]):oe,Z=M.distr==2?ht[oe[1]]-ht[oe[0]]:b,$=i.ticks,O=i.border,me=$.show?$.size:0,_e=Pe(me*se),Ne=Pe((i.alignTo==2?i._size-me-i.gap:i.gap)*se),ae=i._rotate*-dn/180,ve=W(i._pos*se),Ze=(_e+Ne)*y,Ie=ve+Ze;m=u==0?Ie:0,h=u==1?Ie:0;let rt=i.font[0],dt=i.align==1?kl:i.align==2?Jn:ae>0?kl:ae<0?Jn:u==0?"center":a==3?Jn:kl,Tt=ae||u==1?"middle":a==2?"top":Ss;Vo(rt,S,dt,Tt);let Qe=i.font[1]*i.lineGap,ft=oe.map(Be=>W(c(Be,M,A,B))),mt=i._values;for(let Be=0;Be<mt.length;Be++){let Xe=mt[Be];if(Xe!=null){u==0?h=ft[Be]:m=ft[Be],Xe=""+Xe;let Zt=Xe.indexOf(`\n`)==-1?[Xe]:Xe.split(/\\n/gm);for(let Ge=0;Ge<Zt.length;Ge++){let rs=Zt[Ge];ae?(g.save(),g.translate(h,m+Ge*Qe),g.rotate(ae),g.fillText(rs,0,0),g.restore()):g.fillText(rs,h,m+Ge*Qe)}}}$.show&&Vn(ft,$.filter(l,le,o,T,Z),u,a,ve,_e,ce($.width*se,3),$.stroke(l,o),$.dash,$.cap);let Mt=i.grid;Mt.show&&Vn(ft,Mt.filter(l,le,o,T,Z),u,u==0?2:1,u==0?ot:Je,u==0?pt:Ke,ce(Mt.width*se,3),Mt.stroke(l,o),Mt.dash,Mt.cap),O.show&&Vn([ve],[1],u==0?1:0,u==0?1:2,u==1?ot:Je,u==1?pt:Ke,ce(O.width*se,3),O.stroke(l,o),O.dash,O.cap)}ze("drawAxes")}function ml(o){_.forEach((i,a)=>{a>0&&(i._paths=null,o&&(s==1?(i.min=null,i.max=null):i.facets.forEach(u=>{u.min=null,u.max=null})))})}let sn=!1,Wn=!1,Vl=[];function yr(){Wn=!1;for(let o=0;o<Vl.length;o++)ze(...Vl[o]);Vl.length=0}function gl(){sn||(Of(Bo),sn=!0)}function br(o,i=!1){sn=!0,Wn=i,o(l),Bo(),i&&Vl.length>0&&queueMicrotask(yr)}l.batch=br;function Bo(){if(Mn&&(pr(),Mn=!1),al&&(sr(),al=!1),Xl){if(we(D,kl,pe),we(D,"top",Ae),we(D,Yl,U),we(D,Ul,E),we(L,kl,pe),we(L,"top",Ae),we(L,Yl,U),we(L,Ul,E),we(w,Yl,Pt),we(w,Ul,Bt),x.width=Pe(Pt*se),x.height=Pe(Bt*se),V.forEach(({_el:o,_show:i,_size:a,_pos:u,side:h})=>{if(o!=null)if(i){let m=h===3||h===0?a:0,S=h%2==1;we(o,S?"left":"top",u-m),we(o,S?"width":"height",a),we(o,S?"top":"left",S?Ae:pe),we(o,S?"height":"width",S?E:U),so(o,tl)}else et(o,tl)}),ln=dl=Pn=Dn=Cn=Rn=On=zn=Ln=null,qe=1,Hl(!0),pe!=fl||Ae!=Gt||U!=bt||E!=Yt){ml(!1);let o=U/bt,i=E/Yt;if($e&&!Ut&&R.left>=0){R.left*=o,R.top*=i,wl&&Et(wl,Pe(R.left),0,U,E),Sl&&Et(Sl,0,Pe(R.top),U,E);for(let a=0;a<it.length;a++){let u=it[a];u!=null&&(pl[a]*=o,hl[a]*=i,Et(u,ut(pl[a]),ut(hl[a]),U,E))}}if(de.show&&!en&&de.left>=0&&de.width>0){de.left*=o,de.width*=o,de.top*=i,de.height*=i;for(let a in Yn)we(bl,a,de[a])}fl=pe,Gt=Ae,bt=U,Yt=E}ze("setSize"),Xl=!1}Pt>0&&Bt>0&&(g.clearRect(0,0,x.width,x.height),ze("drawClear"),Y.forEach(o=>o()),ze("draw")),de.show&&en&&(rn(de),en=!1),$e&&Ut&&(Jt(null,!0,!1),Ut=!1),J.show&&J.live&&st&&(Bn(),st=!1),p||(p=!0,l.status=1,ze("ready")),Fl=!1,sn=!1}l.redraw=(o,i)=>{al=i||!1,o!==!1?Nt(P,k.min,k.max):gl()};function $n(o,i){let a=v[o];if(a.from==null){if(Fe==0){let u=a.range(l,i.min,i.max,o);i.min=u[0],i.max=u[1]}if(i.min>i.max){let u=i.min;i.min=i.max,i.max=u}if(Fe>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;o==P&&a.distr==2&&Fe>0&&(i.min=St(i.min,t[0]),i.max=St(i.max,t[0]),i.min==i.max&&i.max++),N[o]=i,Mn=!0,gl()}}l.setScale=$n;let Hn,In,wl,Sl,Go,Yo,xl,yl,Uo,Ko,he,ye,zt=!1,Ve=R.drag,Re=Ve.x,Oe=Ve.y;$e&&(R.x&&(Hn=at(nf,L)),R.y&&(In=at(of,L)),k.ori==0?(wl=Hn,Sl=In):(wl=In,Sl=Hn),he=R.left,ye=R.top);let de=l.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),bl=de.show?at(lf,de.over?L:D):null;function rn(o,i){if(de.show){for(let a in o)de[a]=o[a],a in Yn&&we(bl,a,o[a]);i!==!1&&ze("setSelect")}}l.setSelect=rn;function _r(o){if(_[o].show)Ee&&so(be[o],tl);else if(Ee&&et(be[o],tl),$e){let a=cl?it[0]:it[o];a!=null&&Et(a,-10,-10,U,E)}}function Nt(o,i,a){$n(o,{min:i,max:a})}function vt(o,i,a,u){i.focus!=null&&Er(o),i.show!=null&&_.forEach((h,m)=>{m>0&&(o==m||o==null)&&(h.show=i.show,_r(m),s==2?(Nt(h.facets[0].scale,null,null),Nt(h.facets[1].scale,null,null)):Nt(h.scale,null,null),gl())}),a!==!1&&ze("setSeries",o,i),u&&Il("setSeries",l,o,i)}l.setSeries=vt;function vr(o,i){Te(q[o],i)}function kr(o,i){o.fill=X(o.fill||null),o.dir=ne(o.dir,-1),i=i??q.length,q.splice(i,0,o)}function Tr(o){o==null?q.length=0:q.splice(o,1)}l.addBand=kr,l.setBand=vr,l.delBand=Tr;function Mr(o,i){_[o].alpha=i,$e&&it[o]!=null&&(it[o].style.opacity=i),Ee&&be[o]&&(be[o].style.opacity=i)}let Lt,Ft,jt,_l={focus:!0};function Er(o){if(o!=jt){let i=o==null,a=_t.alpha!=1;_.forEach((u,h)=>{if(s==1||h>0){let m=i||h==0||h==o;u._focus=i?null:m,a&&Mr(h,m?1:_t.alpha)}}),jt=o,a&&gl()}}Ee&&ul&&He(_s,ie,o=>{R._lock||(Kt(o),jt!=null&&vt(null,_l,!0,ke.setSeries))});function kt(o,i,a){let u=v[i];a&&(o=o/se-(u.ori==1?Ae:pe));let h=U;u.ori==1&&(h=E,o=h-o),u.dir==-1&&(o=h-o);let m=u._min,S=u._max,y=o/h,b=m+(S-m)*y,T=u.distr;return T==3?El(10,b):T==4?_f(b,u.asinh):T==100?u.bwd(b):b}function Ar(o,i){let a=kt(o,P,i);return St(a,t[0],De,Ce)}l.valToIdx=o=>St(o,t[0]),l.posToIdx=Ar,l.posToVal=kt,l.valToPos=(o,i,a)=>v[i].ori==0?f(o,v[i],a?Ke:U,a?Je:0):r(o,v[i],a?pt:E,a?ot:0),l.setCursor=(o,i,a)=>{he=o.left,ye=o.top,Jt(null,i,a)};function qo(o,i){we(bl,kl,de.left=o),we(bl,Yl,de.width=i)}function jo(o,i){we(bl,"top",de.top=o),we(bl,Ul,de.height=i)}let Wl=k.ori==0?qo:jo,$l=k.ori==1?qo:jo;function Pr(){if(Ee&&J.live)for(let o=s==2?1:0;o<_.length;o++){if(o==0&&nt)continue;let i=J.values[o],a=0;for(let u in i)yt[o][a++].firstChild.nodeValue=i[u]}}function Bn(o,i){if(o!=null&&(o.idxs?o.idxs.forEach((a,u)=>{fe[u]=a}):Mf(o.idx)||fe.fill(o.idx),J.idx=fe[0]),Ee&&J.live){for(let a=0;a<_.length;a++)(a>0||s==1&&!nt)&&Lr(a,fe[a]);Pr()}st=!1,i!==!1&&ze("setLegend")}l.setLegend=Bn;function Lr(o,i){let a=_[o],u=o==0&&K==2?ht:t[o],h;nt?h=a.values(l,o,i)??Rt:(h=a.value(l,i==null?null:u[i],o,i),h=h==null?Rt:{_:h}),J.values[o]=h}function Jt(o,i,a){Uo=he,Ko=ye,[he,ye]=R.move(l,he,ye),R.left=he,R.top=ye,$e&&(wl&&Et(wl,Pe(he),0,U,E),Sl&&Et(Sl,0,Pe(ye),U,E));let u,h=De>Ce;Lt=ue,Ft=null;let m=k.ori==0?U:E,S=k.ori==1?U:E;if(he<0||Fe==0||h){u=R.idx=null;for(let y=0;y<_.length;y++){let b=it[y];b!=null&&Et(b,-10,-10,U,E)}ul&&vt(null,_l,!0,o==null&&ke.setSeries),J.live&&(fe.fill(u),st=!0)}else{let y,b,T;s==1&&(y=k.ori==0?he:ye,b=kt(y,P),u=R.idx=St(b,t[0],De,Ce),T=C(t[0][u],k,m,0));let M=-10,A=-10,B=0,oe=0,le=!0,Z="",$="";for(let O=s==2?1:0;O<_.length;O++){let me=_[O],_e=fe[O],Ne=_e==null?null:s==1?t[O][_e]:t[O][1][_e],ae=R.dataIdx(l,O,u,b),ve=ae==null?null:s==1?t[O][ae]:t[O][1][ae];if(st=st||ve!=Ne||ae!=_e,fe[O]=ae,O>0&&me.show){let Ze=ae==null?-10:ae==u?T:C(s==1?t[0][ae]:t[O][0][ae],k,m,0),Ie=ve==null?-10:I(ve,s==1?v[me.scale]:v[me.facets[1].scale],S,0);if(ul&&ve!=null){let rt=k.ori==1?he:ye,dt=Le(_t.dist(l,O,ae,Ie,rt));if(dt<Lt){let Tt=_t.bias;if(Tt!=0){let Qe=kt(rt,me.scale),ft=ve>=0?1:-1,mt=Qe>=0?1:-1;mt==ft&&(mt==1?Tt==1?ve>=Qe:ve<=Qe:Tt==1?ve<=Qe:ve>=Qe)&&(Lt=dt,Ft=O)}else Lt=dt,Ft=O}}if(st||cl){let rt,dt;k.ori==0?(rt=Ze,dt=Ie):(rt=Ie,dt=Ze);let Tt,Qe,ft,mt,Mt,Be,Xe=!0,Zt=We.bbox;if(Zt!=null){Xe=!1;let Ge=Zt(l,O);ft=Ge.left,mt=Ge.top,Tt=Ge.width,Qe=Ge.height}else ft=rt,mt=dt,Tt=Qe=We.size(l,O);if(Be=We.fill(l,O),Mt=We.stroke(l,O),cl)O==Ft&&Lt<=_t.prox&&(M=ft,A=mt,B=Tt,oe=Qe,le=Xe,Z=Be,$=Mt);else{let Ge=it[O];Ge!=null&&(pl[O]=ft,hl[O]=mt,Ps(Ge,Tt,Qe,Xe),Es(Ge,Be,Mt),Et(Ge,ut(ft),ut(mt),U,E))}}}}if(cl){let O=_t.prox,me=jt==null?Lt<=O:Lt>O||Ft!=jt;if(st||me){let _e=it[0];_e!=null&&(pl[0]=M,hl[0]=A,Ps(_e,B,oe,le),Es(_e,Z,$),Et(_e,ut(M),ut(A),U,E))}}}if(de.show&&zt)if(o!=null){let[y,b]=ke.scales,[T,M]=ke.match,[A,B]=o.cursor.sync.scales,oe=o.cursor.drag;if(Re=oe._x,Oe=oe._y,Re||Oe){let{left:le,top:Z,width:$,height:O}=o.select,me=o.scales[A].ori,_e=o.posToVal,Ne,ae,ve,Ze,Ie,rt=y!=null&&T(y,A),dt=b!=null&&M(b,B);rt&&Re?(me==0?(Ne=le,ae=$):(Ne=Z,ae=O),ve=v[y],Ze=C(_e(Ne,A),ve,m,0),Ie=C(_e(Ne+ae,A),ve,m,0),Wl(xt(Ze,Ie),Le(Ie-Ze))):Wl(0,m),dt&&Oe?(me==1?(Ne=le,ae=$):(Ne=Z,ae=O),ve=v[b],Ze=I(_e(Ne,B),ve,S,0),Ie=I(_e(Ne+ae,B),ve,S,0),$l(xt(Ze,Ie),Le(Ie-Ze))):$l(0,S)}else Un()}else{let y=Le(Uo-Go),b=Le(Ko-Yo);if(k.ori==1){let B=y;y=b,b=B}Re=Ve.x&&y>=Ve.dist,Oe=Ve.y&&b>=Ve.dist;let T=Ve.uni;T!=null?Re&&Oe&&(Re=y>=T,Oe=b>=T,!Re&&!Oe&&(b>y?Oe=!0:Re=!0)):Ve.x&&Ve.y&&(Re||Oe)&&(Re=Oe=!0);let M,A;Re&&(k.ori==0?(M=xl,A=he):(M=yl,A=ye),Wl(xt(M,A),Le(A-M)),Oe||$l(0,S)),Oe&&(k.ori==1?(M=xl,A=he):(M=yl,A=ye),$l(xt(M,A),Le(A-M)),Re||Wl(0,m)),!Re&&!Oe&&(Wl(0,0),$l(0,0))}if(Ve._x=Re,Ve._y=Oe,o==null){if(a){if(is!=null){let[y,b]=ke.scales;ke.values[0]=y!=null?kt(k.ori==0?he:ye,y):null,ke.values[1]=b!=null?kt(k.ori==1?he:ye,b):null}Il(Zn,l,he,ye,U,E,u)}if(ul){let y=a&&ke.setSeries,b=_t.prox;jt==null?Lt<=b&&vt(Ft,_l,!0,y):Lt>b?vt(null,_l,!0,y):Ft!=jt&&vt(Ft,_l,!0,y)}}st&&(J.idx=u,Bn()),i!==!1&&ze("setCursor")}let Vt=null;Object.defineProperty(l,"rect",{get(){return Vt==null&&Hl(!1),Vt}});function Hl(o=!1){o?Vt=null:(Vt=L.getBoundingClientRect(),ze("syncRect",Vt))}function Jo(o,i,a,u,h,m,S){R._lock||zt&&o!=null&&o.movementX==0&&o.movementY==0||(Gn(o,i,a,u,h,m,S,!1,o!=null),o!=null?Jt(null,!0,!0):Jt(i,!0,!1))}function Gn(o,i,a,u,h,m,S,y,b){if(Vt==null&&Hl(!1),Kt(o),o!=null)a=o.clientX-Vt.left,u=o.clientY-Vt.top;else{if(a<0||u<0){he=-10,ye=-10;return}let[T,M]=ke.scales,A=i.cursor.sync,[B,oe]=A.values,[le,Z]=A.scales,[$,O]=ke.match,me=i.axes[0].side%2==1,_e=k.ori==0?U:E,Ne=k.ori==1?U:E,ae=me?m:h,ve=me?h:m,Ze=me?u:a,Ie=me?a:u;if(le!=null?a=$(T,le)?c(B,v[T],_e,0):-10:a=_e*(Ze/ae),Z!=null?u=O(M,Z)?c(oe,v[M],Ne,0):-10:u=Ne*(Ie/ve),k.ori==1){let rt=a;a=u,u=rt}}b&&(i==null||i.cursor.event.type==Zn)&&((a<=1||a>=U-1)&&(a=Xt(a,U)),(u<=1||u>=E-1)&&(u=Xt(u,E))),y?(Go=a,Yo=u,[xl,yl]=R.move(l,a,u)):(he=a,ye=u)}let Yn={width:0,height:0,left:0,top:0};function Un(){rn(Yn,!1)}let Zo,Qo,Xo,es;function ts(o,i,a,u,h,m,S){zt=!0,Re=Oe=Ve._x=Ve._y=!1,Gn(o,i,a,u,h,m,S,!0,!1),o!=null&&(He(Qn,no,ls,!1),Il(ys,l,xl,yl,U,E,null));let{left:y,top:b,width:T,height:M}=de;Zo=y,Qo=b,Xo=T,es=M}function ls(o,i,a,u,h,m,S){zt=Ve._x=Ve._y=!1,Gn(o,i,a,u,h,m,S,!1,!0);let{left:y,top:b,width:T,height:M}=de,A=T>0||M>0,B=Zo!=y||Qo!=b||Xo!=T||es!=M;if(A&&B&&rn(de),Ve.setScale&&A&&B){let oe=y,le=T,Z=b,$=M;if(k.ori==1&&(oe=b,le=M,Z=y,$=T),Re&&Nt(P,kt(oe,P),kt(oe+le,P)),Oe)for(let O in v){let me=v[O];O!=P&&me.from==null&&me.min!=ue&&Nt(O,kt(Z+$,O),kt(Z,O))}Un()}else R.lock&&(R._lock=!R._lock,Jt(i,!0,o!=null));o!=null&&(rl(Qn,no),Il(Qn,l,he,ye,U,E,null))}function Dr(o,i,a,u,h,m,S){if(R._lock)return;Kt(o);let y=zt;if(zt){let b=!0,T=!0,M=10,A,B;k.ori==0?(A=Re,B=Oe):(A=Oe,B=Re),A&&B&&(b=he<=M||he>=U-M,T=ye<=M||ye>=E-M),A&&b&&(he=he<xl?0:U),B&&T&&(ye=ye<yl?0:E),Jt(null,!0,!0),zt=!1}he=-10,ye=-10,fe.fill(null),Jt(null,!0,!0),y&&(zt=y)}function ns(o,i,a,u,h,m,S){R._lock||(Kt(o),An(),Un(),o!=null&&Il(vs,l,he,ye,U,E,null))}function os(){V.forEach(Ia),En(l.width,l.height,!0)}ll(mn,Ml,os);let vl={};vl.mousedown=ts,vl.mousemove=Jo,vl.mouseup=ls,vl.dblclick=ns,vl.setSeries=(o,i,a,u)=>{let h=ke.match[2];a=h(l,i,a),a!=-1&&vt(a,u,!0,!1)},$e&&(He(ys,L,ts),He(Zn,L,Jo),He(bs,L,o=>{Kt(o),Hl(!1)}),He(_s,L,Dr),He(vs,L,ns),co.add(l),l.syncRect=Hl);let fn=l.hooks=e.hooks||{};function ze(o,i,a){Wn?Vl.push([o,i,a]):o in fn&&fn[o].forEach(u=>{u.call(null,l,i,a)})}(e.plugins||[]).forEach(o=>{for(let i in o.hooks)fn[i]=(fn[i]||[]).concat(o.hooks[i])});let ss=(o,i,a)=>a,ke=Te({key:null,setSeries:!1,filters:{pub:Os,sub:Os},scales:[P,_[1]?_[1].scale:null],match:[zs,zs,ss],values:[null,null]},R.sync);ke.match.length==2&&ke.match.push(ss),R.sync=ke;let is=ke.key,Kn=Di(is);function Il(o,i,a,u,h,m,S){ke.filters.pub(o,i,a,u,h,m,S)&&Kn.pub(o,i,a,u,h,m,S)}Kn.sub(l);function Cr(o,i,a,u,h,m,S){ke.filters.sub(o,i,a,u,h,m,S)&&vl[o](null,i,a,u,h,m,S)}l.pub=Cr;function Rr(){Kn.unsub(l),co.delete(l),It.clear(),io(mn,Ml,os),d.remove(),ie?.remove(),ze("destroy")}l.destroy=Rr;function qn(){ze("init",e,t),No(t||e.data,!1),N[P]?$n(P,N[P]):An(),en=de.show&&(de.width>0||de.height>0),Ut=st=!0,En(e.width,e.height)}return _.forEach(Oo),V.forEach(cr),n?n instanceof HTMLElement?(n.appendChild(d),qn()):n(l,qn):qn(),l}Me.assign=Te;Me.fmtNum=xo;Me.rangeNum=gn;Me.rangeLog=xn;Me.rangeAsinh=wo;Me.orient=ol;Me.pxRatio=se;Me.join=Rf;Me.fmtDate=bo,Me.tzDate=Gf;Me.sync=Di;{Me.addGap=Ma,Me.clipGaps=_n;let e=Me.paths={points:Fi};e.linear=Wi,e.stepped=Pa,e.bars=La,e.spline=Ca}var Ba=Me.sync("time"),Ga=60,Ya=9,Ua=[1,2,5,10,15,20,30,60,120,300,600,1200,3600],Yi={percentiles:{options:Ka,data:e=>[e.share.map(Po),...Ol(e.ms).map(t=>e.ms[t])]},histograms:{options:qa,data:e=>[e.ms,...Ol(e.share).map(t=>e.share[t])]},patterns:{options:Bi,data:e=>[e.seconds,...e.lines.map(t=>t.values)]},times:{options:Bi,data:e=>[e.seconds,...e.lines.map(t=>t.values)]}};function Ka(e,t){return{...Qt(),hooks:{drawAxes:[n=>{for(let l of Ol(e.ms))Bl(n,e.share.map(Po),e.bands[l],t[l])}]},scales:{x:{time:!1},y:{distr:3,range:(n,l,s)=>[l*.85,s*1.2]}},axes:[{...gt(t),splits:n=>Ja.filter(l=>l<=n.scales.x.max+.01),values:(n,l)=>l.map(s=>`p${Gi(s)}`)},{...Ui(t,"y"),size:76,values:(n,l)=>l.map(s=>`${ge(s)} ms`)}],series:[{label:"percentile",value:(n,l)=>l===null?"":`p${Gi(l)}`},...Ol(e.ms).map(n=>Ao({label:n,side:n,unit:"ms",band:e.bands[n]},t))]}}function qa(e,t){return{...Qt(),hooks:{drawAxes:[n=>{for(let l of Ol(e.share))fs(n,e.ms,e.bands[l],t[l])}]},scales:{x:{time:!1,distr:3,range:(n,l,s)=>[l*.95,s*1.05]},y:{range:(n,l,s)=>[0,Za(e,s)*1.1||1]}},axes:[{...Ui(t,"x"),values:(n,l)=>l.map(s=>`${ge(s)} ms`)},{...gt(t),size:76,values:(n,l)=>l.map(s=>`${ge(s)} %`)}],series:[{label:"from",value:(n,l)=>l===null?"":`${ge(l)} ms`},...Ol(e.share).map(n=>({...Ao({label:n,side:n,unit:"%",band:e.bands[n]},t),paths:Me.paths.stepped({align:1})}))]}}function Bi(e,t){return{...Qt(),cursor:{sync:{key:Ba.key},drag:{x:!0,y:!1}},hooks:{drawClear:[n=>as(n,e.marks,t)],drawAxes:[n=>{for(let l of e.lines)Bl(n,e.seconds,l.band,t[l.side])}],draw:[n=>us(n,e.events,t)]},scales:{x:{time:!1,range:(n,l,s)=>[l,Math.max(l+1,s,...e.events.map(f=>f.at+1))]},y:{range:(n,l,s)=>[Math.min(0,l),s<=0?1:s*1.15]}},axes:[{...gt(t),incrs:Ua,values:(n,l)=>l.map(s=>`${ge(s)} s`)},{...gt(t),size:76,values:(n,l)=>l.map(s=>`${ge(s)} ${e.unit}`)}],series:[{label:"second",value:(n,l)=>l===null?"":`${l} s`},...e.lines.map(n=>Ao({...n,unit:e.unit},t))]}}function Ao({label:e,side:t,unit:n,band:l},s){return{label:e,stroke:s[t],width:t==="plan"?1.5:2,dash:t==="plan"?[3,3]:t==="base"?[8,4]:void 0,points:{show:!1},value:(f,r,c,p)=>r==null?"":`${ge(r)} ${n}${ja(l,p)}`}}function ja(e,t){let[n,l]=[e?.low[t],e?.high[t]];return n==null?"":` (${ge(n)} to ${ge(l)})`}function Ui(e,t){return{...gt(e),splits:n=>un(n.scales[t].min,n.scales[t].max,t==="x"?n.over.clientWidth/Ga:Ya),filter:(n,l)=>l}}function Po(e){return-Math.log10(1-e)}var Ja=[.5,.9,.99,.999,.9999,.99999].map(Po);function Gi(e){return Number(((1-10**-e)*100).toFixed(3))}function Za({bands:e},t){return Math.min(1.6*t,Math.max(t,...Object.values(e).flatMap(n=>n.high)))}function Ol(e){return["base","head"].filter(t=>e[t]!==void 0)}var Qa=240;function qi(e,t){let n=[...document.querySelectorAll("[data-chart]")],l=new Map,s=r=>{r.replaceChildren();let c=e[r.dataset.chart][Number(r.dataset.index)],{options:p,data:d}=t[r.dataset.chart];l.set(r,new Me({...p(c,Xa()),...Ki(r)},d(c),r))},f=()=>{for(let r of n)!l.has(r)&&r.closest("details:not([open])")===null&&s(r)};f();for(let r of document.querySelectorAll("details"))r.addEventListener("toggle",f);addEventListener("resize",()=>{for(let[r,c]of l)c.setSize(Ki(r))}),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",()=>{let r=[...l.keys()];for(let c of l.values())c.destroy();for(let c of r)s(c)})}function Ki(e){return{width:Math.max(240,e.clientWidth),height:Qa}}function Xa(){let e=getComputedStyle(document.documentElement),t=n=>e.getPropertyValue(n).trim();return{base:t("--base"),head:t("--head"),plan:t("--plan"),text:t("--muted"),strong:t("--text"),grid:t("--line"),bad:t("--bad"),open:t("--open")}}var eu="http://www.w3.org/2000/svg";function Qi(e){for(let t of document.querySelectorAll("[data-flame]"))new Do(t,tu(e[Number(t.dataset.flame)]))}var Do=class{constructor(t,n){this.root=n,this.zoomed=n,this.focused=n,this.svg=Zl("svg",{class:"flames",role:"tree","aria-label":"CPU time by calls. Arrow keys go from call to call, Enter widens one, Escape goes back."}),this.told=document.createElement("p"),this.told.className="small",this.told.setAttribute("aria-live","polite"),t.replaceChildren(this.svg,this.told),this.svg.addEventListener("keydown",l=>this.press(l)),addEventListener("resize",()=>this.draw());for(let l of document.querySelectorAll("details.folder"))l.addEventListener("toggle",()=>this.draw());this.draw(),this.tell(n)}draw(){let t=this.svg.contains(document.activeElement),n=Math.max(240,this.svg.parentElement.clientWidth),s=[...er(this.zoomed).map(r=>({call:r,x:0,width:n})),...Xi(this.zoomed,0,n)];s.some(({call:r})=>r===this.focused)||(this.focused=this.zoomed);let f=(Math.max(...s.map(({call:r})=>r.depth))+1)*20;tr(this.svg,{viewBox:`0 0 ${n} ${f}`,width:n,height:f}),this.places=new Map(s.map(r=>[r.call,this.box(r)])),this.svg.replaceChildren(...this.places.values()),t&&this.places.get(this.focused).focus()}box({call:t,x:n,width:l}){let s=Zl("g",{role:"treeitem","aria-level":t.depth+1,"aria-label":Zi(t,this.root),tabindex:t===this.focused?0:-1,class:"call"}),f=t.depth*20;if(s.append(Zl("rect",{x:n,y:f,width:Math.max(.5,l-.5),height:19,...lu(t)})),l>=28){let r=Zl("svg",{x:n+3,y:f,width:l-6,height:20}),c=Zl("text",{y:14});c.textContent=t.label,r.append(c),s.append(r)}return s.addEventListener("click",()=>this.zoom(t)),s.addEventListener("focus",()=>this.tell(t)),s.addEventListener("pointerenter",()=>this.tell(t)),s}tell(t){this.told.textContent=Zi(t,this.root)}zoom(t){this.zoomed=t,this.focused=t,this.draw(),this.places.get(t).focus()}press(t){if(t.key==="Enter"||t.key===" ")this.zoom(this.focused);else if(t.key==="Escape")this.zoom(this.root);else if(ji[t.key]!==void 0)this.go(ji[t.key](this.focused));else return;t.preventDefault()}go(t){let n=this.places.get(t);n!==void 0&&(this.places.get(this.focused).setAttribute("tabindex",-1),n.setAttribute("tabindex",0),this.focused=t,n.focus())}},ji={ArrowUp:e=>e.caller,ArrowDown:e=>e.calls[0],ArrowLeft:e=>Ji(e,-1),ArrowRight:e=>Ji(e,1)};function Ji(e,t){let n=e.caller?.calls??[];return n[n.indexOf(e)+t]}function tu({labels:e,calls:t}){let n={label:"all calls",base:0,head:0,depth:0,caller:void 0,calls:[]},l=t.map(([s,,f,r])=>({label:e[s],base:f,head:r,depth:0,caller:n,calls:[]}));for(let[s,[,f]]of t.entries()){let r=l[s];r.caller=l[f]??n,r.depth=r.caller.depth+1,r.caller.calls.push(r)}for(let s of n.calls)n.base+=s.base,n.head+=s.head;for(let s of[n,...l])s.calls.sort((f,r)=>Ht(r)-Ht(f));return n}function Xi(e,t,n){let l=[],s=t;for(let f of e.calls){let r=Ht(e)===0?0:n*Ht(f)/Ht(e);if(r<1.5)break;l.push(...Xi(f,s,r)),s+=r}return[{call:e,x:t,width:n},...l]}function er(e){return e.caller===void 0?[]:[...er(e.caller),e.caller]}function Ht({base:e,head:t}){return e+t}function lu({base:e,head:t}){let n=e+t===0?0:(t-e)/Math.max(e,t);return{class:Math.abs(n)<.02?"same":n>0?"longer":"shorter","fill-opacity":(.12+.5*Math.min(1,Math.abs(n))).toFixed(2)}}function Zi({label:e,base:t,head:n},l){let s=Ht(l)===0?0:Ht({base:t,head:n})/Ht(l)*100,f=n-t;return`${e}: ${Lo(t)} \u2192 ${Lo(n)} ms of CPU a request, ${f<0?"\u2212":"+"}${Lo(Math.abs(f))} ms; ${s.toFixed(1)} % of all`}function Lo(e){return e.toFixed(e<1?3:2)}function Zl(e,t){return tr(document.createElementNS(eu,e),t)}function tr(e,t){for(let[n,l]of Object.entries(t))e.setAttribute(n,l);return e}function lr(){for(let e of document.querySelectorAll("table")){for(let t of e.querySelectorAll("th[data-sortable]"))nu(e,t);e.dataset.filter!==void 0&&fu(e,su(e))}}function nu(e,t){let n=document.createElement("button");n.type="button",n.textContent=t.textContent,t.replaceChildren(n),t.setAttribute("aria-sort","none"),n.addEventListener("click",()=>{let l=t.getAttribute("aria-sort")==="ascending"?"descending":"ascending";for(let s of e.querySelectorAll("th[aria-sort]"))s.setAttribute("aria-sort","none");t.setAttribute("aria-sort",l),ou(e,t.cellIndex,l==="ascending"?1:-1)})}function ou(e,t,n){let l=e.tBodies[0],s=r=>r.cells[t].dataset.sort??r.cells[t].textContent.trim(),f=[...l.rows].sort((r,c)=>{let[p,d]=[s(r),s(c)],x=Number(p)-Number(d);return n*(Number.isNaN(x)?p.localeCompare(d,"en",{numeric:!0}):x)});l.append(...f)}function su(e){let t=[...e.tBodies[0].rows];if(t.length<=iu)return()=>{};let n=document.createElement("button");n.type="button",n.className="more",n.textContent=`Show all ${t.length} rows`,e.after(n);for(let s of t.slice(ru))s.hidden=!0;let l=()=>{if(n.isConnected){n.remove();for(let s of t)s.hidden=!1}};n.addEventListener("click",l);for(let s of e.querySelectorAll("th button"))s.addEventListener("click",l);return l}var iu=60,ru=30;function fu(e,t){let n=document.createElement("label"),l=document.createElement("input"),s=document.createElement("output");l.type="search",l.placeholder="worse, p99, policy \u2026",n.className="filter",n.append(`${e.dataset.filter} `,l,s),e.parentElement.before(n);let f=()=>{t();let c=l.value.toLowerCase().split(/\\s+/).filter(Boolean),p=0;for(let d of e.tBodies[0].rows){let x=d.textContent.toLowerCase();d.hidden=!c.every(g=>x.includes(g)),d.hidden||p++}s.textContent=c.length===0?"":`${p} of ${e.tBodies[0].rows.length}`};l.addEventListener("input",f);let r=()=>{let c=e.querySelector("tr:target");c?.hidden===!0&&(l.value="",f(),c.scrollIntoView())};for(let c of["load","hashchange"])addEventListener(c,r)}lr();var nr=JSON.parse(document.getElementById("data").textContent);qi(nr,{...Yi,...ps});Qi(nr.flames);})();';
var PAGE_SCRIPT_HASH = "sha256-9xrJwlwcve+PbkqDSQtwkazSf2KI9VWrZ9CQ5hj9wDA=";
var PAGE_STYLE = '.uplot,.uplot *,.uplot *:before,.uplot *:after{box-sizing:border-box}.uplot{font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,Noto Sans,sans-serif,"Apple Color Emoji","Segoe UI Emoji",Segoe UI Symbol,"Noto Color Emoji";line-height:1.5;width:min-content}.u-title{text-align:center;font-size:18px;font-weight:700}.u-wrap{position:relative;-webkit-user-select:none;user-select:none}.u-over,.u-under{position:absolute}.u-under{overflow:hidden}.uplot canvas{display:block;position:relative;width:100%;height:100%}.u-axis{position:absolute}.u-legend{font-size:14px;margin:auto;text-align:center}.u-inline{display:block}.u-inline *{display:inline-block}.u-inline tr{margin-right:16px}.u-legend th{font-weight:600}.u-legend th>*{vertical-align:middle;display:inline-block}.u-legend .u-marker{width:1em;height:1em;margin-right:4px;background-clip:padding-box!important}.u-inline.u-live th:after{content:":";vertical-align:middle}.u-inline:not(.u-live) .u-value{display:none}.u-series>*{padding:4px}.u-series th{cursor:pointer}.u-legend .u-off>*{opacity:.3}.u-select{background:#00000012;position:absolute;pointer-events:none}.u-cursor-x,.u-cursor-y{position:absolute;left:0;top:0;pointer-events:none;will-change:transform}.u-hz .u-cursor-x,.u-vt .u-cursor-y{height:100%;border-right:1px dashed #607D8B}.u-hz .u-cursor-y,.u-vt .u-cursor-x{width:100%;border-bottom:1px dashed #607D8B}.u-cursor-pt{position:absolute;top:0;left:0;border-radius:50%;border:0 solid;pointer-events:none;will-change:transform;background-clip:padding-box!important}.u-axis.u-off,.u-select.u-off,.u-cursor-x.u-off,.u-cursor-y.u-off,.u-cursor-pt.u-off{display:none}:root{color-scheme:light dark;--page: #f6f7f9;--sheet: #fff;--raised: #f0f2f5;--text: #1b2330;--muted: #566072;--line: #dfe3e9;--link: #1f5fbf;--bad: #b3261e;--good: #17702f;--open: #8a5a00;--calm: #3f5873;--bad-soft: #fdecea;--good-soft: #e6f4ea;--open-soft: #fff4dc;--calm-soft: #e9eef5;--base: #7a8699;--head: #2f6fed;--plan: #b08a2e}*{box-sizing:border-box}html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%}body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif}a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}:focus-visible{outline:3px solid var(--head);outline-offset:2px;border-radius:4px}header,main,footer{max-width:1180px;margin:0 auto;padding:0 1.25rem}h1{margin:.1rem 0 .4rem;font-size:clamp(1.4rem,3.2vw,2.1rem);line-height:1.2;text-wrap:balance}h2{margin:0 0 .75rem;font-size:1.2rem}h3{margin:1.5rem 0 .5rem;font-size:1rem}p{margin:0 0 .6rem}small,.small{color:var(--muted);font-size:.82rem;font-weight:400}small{display:block}code,pre{font:.85rem/1.45 ui-monospace,SF Mono,Menlo,Consolas,monospace}pre{overflow-x:auto;margin:.4rem 0;padding:.6rem .8rem;background:var(--raised);border-radius:8px}section{margin:0 0 1.25rem;padding:1.1rem 1.25rem 1.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:12px}footer{padding-bottom:2rem;color:var(--muted);font-size:.82rem}nav{position:sticky;top:0;z-index:2;display:flex;gap:.1rem;max-width:1180px;margin:0 auto 1rem;padding:.45rem 1.1rem;overflow-x:auto;scrollbar-width:none;background:var(--page);border-bottom:1px solid var(--line)}@media(min-width:701px){nav{flex-wrap:wrap}}nav a{padding:.25rem .5rem;font-size:.9rem;border-radius:999px;color:var(--muted);text-decoration:none;white-space:nowrap}nav a:hover{background:var(--raised);color:var(--text)}.verdict{--tone: var(--calm);--soft: var(--calm-soft);margin-top:1.25rem;margin-bottom:.5rem}.verdict.pass{--tone: var(--good);--soft: var(--good-soft)}.verdict.fail{--tone: var(--bad);--soft: var(--bad-soft)}.verdict.inconclusive,.verdict.invalid{--tone: var(--open);--soft: var(--open-soft)}header.verdict{max-width:1140px;padding:1.2rem 1.4rem;background:var(--soft);border:1px solid color-mix(in srgb,var(--tone) 35%,transparent);border-left:8px solid var(--tone);border-radius:12px}header .tool{margin:0;color:var(--muted);font-size:.9rem}header h1{color:var(--tone)}header .meaning{max-width:85ch;font-size:1.05rem}.context{display:flex;flex-wrap:wrap;gap:.35rem .5rem;margin:.6rem 0 0;padding:0;list-style:none}.context li{padding:.1rem .6rem;background:var(--sheet);border:1px solid var(--line);border-radius:999px;font-size:.82rem}.notes{margin:0 0 1rem;padding:.6rem .8rem .6rem 2rem;background:var(--open-soft);border-radius:8px}.lead{font-size:1.05rem;font-weight:600}.scroll+.lead{margin-top:1.5rem}.badge{display:inline-block;padding:.05rem .55rem;border-radius:999px;background:var(--calm-soft);color:var(--calm);font-size:.82rem;font-weight:600;white-space:nowrap}.badge.worse,.badge.fail,.badge.broken,.badge.firing{background:var(--bad-soft);color:var(--bad)}.badge.better,.badge.pass,.badge.kept{background:var(--good-soft);color:var(--good)}.badge.unclear,.badge.inconclusive,.badge.invalid,.badge.watch,.badge.noted,.badge.pending{background:var(--open-soft);color:var(--open)}.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,260px),1fr));gap:.9rem}.card{padding:.9rem 1rem;border:1px solid var(--line);border-top:4px solid var(--bad);border-radius:10px}.card.unclear{border-top-color:var(--open)}.card h3{margin:0 0 .3rem}.card h3 a{color:inherit;text-decoration:none}.card h3 a:hover{text-decoration:underline}.card p{margin:0 0 .3rem;font-size:.9rem}.card .sides{font-size:1.05rem;font-variant-numeric:tabular-nums}.card .change strong{margin-right:.3rem;font-size:1.5rem;font-variant-numeric:tabular-nums}.card .interval{width:100%;margin:.2rem 0 0}.card .scale{display:flex;justify-content:space-between;margin:0 0 .4rem;font-size:.72rem}.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:.9rem}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}th,td{padding:.45rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}th{color:var(--muted);font-size:.8rem;font-weight:600;white-space:nowrap}tbody tr:last-child td{border-bottom:0}tbody tr:target{background:var(--open-soft);box-shadow:inset 4px 0 var(--open)}tr.sum td{border-top:2px solid var(--line);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.wide{min-width:12rem}td[data-label=When],td[data-label=Target]{white-space:nowrap}td .anchor{color:inherit;text-decoration:none}td .anchor:hover{text-decoration:underline}th button{padding:0;border:0;background:none;color:inherit;font:inherit;cursor:pointer}th button:after{content:" \u2195";opacity:.45}th[aria-sort=ascending] button:after{content:" \u2191";opacity:1}th[aria-sort=descending] button:after{content:" \u2193";opacity:1}.more{margin-top:.6rem;padding:.35rem .8rem;border:1px solid var(--line);border-radius:8px;background:var(--raised);color:var(--link);font:inherit;cursor:pointer}.filter{display:flex;align-items:center;flex-wrap:wrap;gap:.5rem;margin-bottom:.6rem;color:var(--muted);font-size:.9rem}.filter input{flex:0 1 18rem;min-width:0;padding:.35rem .6rem;border:1px solid var(--line);border-radius:8px;background:var(--page);color:var(--text);font:inherit}svg{display:block}.interval{width:150px;height:22px;color:var(--calm)}.interval.worse{color:var(--bad)}.interval.better{color:var(--good)}.interval.unclear,.interval.noted{color:var(--open)}.interval .allowed{fill:var(--raised)}.zero{stroke:var(--muted);stroke-width:1;opacity:.6}.interval .whisker{stroke:currentColor;stroke-width:4;stroke-linecap:round;opacity:.45}.interval .point{fill:currentColor}.step{width:100%;min-width:140px;height:18px}.step rect{fill:var(--bad);rx:2px}.step.shorter rect{fill:var(--good)}.step.total rect{fill:var(--calm)}.trend{width:200px;height:32px}.trend polyline{fill:none;stroke:var(--head);stroke-width:2;stroke-linejoin:round}.trend .change{stroke:var(--open);stroke-dasharray:3 2}.trend circle{fill:var(--head)}.span{width:160px;height:12px;margin-top:.35rem}.span .track{fill:var(--line)}.span .open{fill:var(--bad)}.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:1rem}.charts.wide{grid-template-columns:repeat(auto-fill,minmax(min(100%,460px),1fr))}figure{min-width:0;margin:0;padding:.75rem;border:1px solid var(--line);border-radius:10px}figcaption{margin-bottom:.3rem}figcaption .small{display:block}.charts.whole{grid-template-columns:1fr;margin-bottom:1rem}.pieces{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;margin:0 0 .6rem;padding:0;list-style:none}.chart{min-height:4rem}.uplot,.uplot *,.u-legend{font-family:inherit}.u-legend{color:var(--muted);font-size:.8rem}.u-legend th,.u-legend td{padding:.1rem .25rem;border:0;font-weight:400;font-variant-numeric:tabular-nums}.u-legend.u-inline tr{margin-right:.8rem}.u-legend.u-inline.u-live th:after{content:""}.u-legend .u-series:first-child th{display:none}.u-legend{min-height:2.6rem;text-align:left}.folder{margin:.5rem 0}.folder>summary{padding:.35rem 0;font-size:1rem;font-weight:600}summary{color:var(--link);font-size:.85rem;cursor:pointer}.flames{display:block;width:100%;font:12px ui-monospace,SF Mono,Menlo,Consolas,monospace}.flames .call{cursor:pointer;outline:none}.flames text{fill:var(--text);pointer-events:none}.flames .same{fill:var(--calm)}.flames .longer{fill:var(--bad)}.flames .shorter{fill:var(--good)}.flames .call:hover rect{stroke:var(--muted)}.flames .call:focus-visible rect{stroke:var(--text);stroke-width:2}@media screen and (prefers-color-scheme:dark){:root{--page: #0f131a;--sheet: #171c25;--raised: #222936;--text: #e6eaf0;--muted: #9aa6b8;--line: #2b3443;--link: #7fb0ff;--bad: #ff8b80;--good: #6fd58c;--open: #f0bd55;--calm: #a9bdd6;--bad-soft: #3a1a1c;--good-soft: #14301d;--open-soft: #352a12;--calm-soft: #212b39;--base: #93a0b4;--head: #6ea3ff;--plan: #d9b45a}}@media(max-width:700px){header,main,footer{padding-inline:.75rem}header.verdict{margin-inline:.75rem}section{padding:.9rem}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table:not(.u-legend),table:not(.u-legend)>tbody{display:block}table:not(.u-legend)>tbody>tr:not([hidden]){display:grid;grid-template-columns:repeat(2,minmax(0,1fr));grid-auto-flow:dense;gap:.3rem .9rem;padding:.7rem 0;border-bottom:1px solid var(--line)}table:not(.u-legend)>tbody>tr:last-child{border-bottom:0}table:not(.u-legend)>tbody>tr>td{min-width:0;padding:0;border:0;text-align:left;white-space:normal;overflow-wrap:anywhere}table:not(.u-legend)>tbody>tr>td:before{display:block;content:attr(data-label);color:var(--muted);font-size:.74rem}table:not(.u-legend)>tbody>tr>td:first-child,table:not(.u-legend)>tbody>tr>td.wide{grid-column:1 / -1}table:not(.u-legend)>tbody>tr>td:first-child{font-weight:600}table:not(.u-legend)>tbody>tr>td:first-child:before{content:none}table:not(.u-legend)>tbody>tr>td:has(>div:empty){display:none}pre{white-space:pre-wrap;overflow-wrap:anywhere}small{display:inline;margin-left:.4rem;white-space:normal}.interval,.trend,.span{max-width:100%}}@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}@media print{:root{--page: #fff}nav,.filter,.more{display:none}section,figure,.card,tr{break-inside:avoid}section{border:0;padding:0}.scroll{overflow:visible}table{font-size:.7rem}th,td,td.wide,td[data-label=When],td[data-label=Target],.number{min-width:0;padding:.25rem .35rem;white-space:normal;overflow-wrap:anywhere}th,small,.badge{font-size:.65rem}th button:after{content:none}.interval,.trend,.span{width:90px}.step{min-width:80px}}';
var PAGE_STYLE_HASH = "sha256-lbPLn7edtT1prF0J75pTVFhjxjPc2380b6cMKGeR2Kc=";

// src/report/html/tables.ts
function changeTable(rows) {
  const scale = scaleOf(rows);
  const columns = [
    { title: "Result", sort: true },
    { title: "What", sort: true, wide: true },
    { title: "Base", number: true, sort: true },
    { title: "Head", number: true, sort: true },
    { title: "Change", number: true, sort: true },
    { title: `\u2212${percent(scale)} \u2026 +${percent(scale)}` },
    { title: "Allowed", number: true },
    { title: "Why", wide: true }
  ];
  return table({ name: "Compared metrics", columns, filter: true, rows: rows.map((row, index) => ({
    id: row.id,
    mark: row.mark,
    cells: [
      { content: badge(row.mark, `${MARK_SIGNS[row.mark]} ${row.mark}`), sort: index },
      { content: html`<a class="anchor" href="#${row.id}"><strong>${row.subject}</strong>: ${row.metric}</a><small>${PHASE_WORDS[row.phase]}</small>` },
      { content: html`${row.base}`, sort: row.numbers.base },
      { content: html`${row.head}`, sort: row.numbers.head },
      { content: html`<strong>${row.change}</strong>${row.interval !== void 0 && html`<small>${row.interval}</small>`}`, sort: row.numbers.change },
      { content: drawInterval(row, scale) },
      { content: html`${row.limit}${row.noise !== void 0 && html`<small>noise ${row.noise}</small>`}` },
      { content: html`${row.why}<small>${row.evidence}</small>` }
    ]
  })) });
}
function promiseTable(rows) {
  const columns = [{ title: "Result", sort: true }, { title: "Objective", sort: true, wide: true }, { title: "Target" }, { title: "Actual", number: true }, { title: "Severity", sort: true }, { title: "Bad windows" }, { title: "Action" }, { title: "Why", wide: true }, { title: "Samples", number: true }];
  return table({ name: "Promises", columns, rows: rows.map((row, index) => ({
    id: row.id,
    mark: row.mark,
    cells: [
      { content: badge(row.mark, `${PROMISE_SIGNS[row.mark]} ${PROMISE_WORDS[row.mark]}`), sort: index },
      { content: html`<strong>${row.objective}</strong>` },
      { content: html`${row.target}` },
      { content: html`${row.actual ?? "not observed"}` },
      { content: html`${row.severity}` },
      { content: html`${row.windows ?? "none"}` },
      { content: html`${row.action}` },
      { content: html`${row.why}` },
      { content: html`${row.samples}` }
    ]
  })) });
}
function violationTable(rows) {
  const length = Math.max(...rows.map((row) => row.endSeconds ?? row.startSeconds)) * 1.25;
  const columns = [{ title: "Objective" }, { title: "State" }, { title: "When" }, { title: "Timeline" }, { title: "Worst", number: true }, { title: "Target" }, { title: "Severity" }, { title: "Action" }, { title: "How it ended", wide: true }];
  return table({ name: "Violations", columns, rows: rows.map((row) => ({ mark: row.state, cells: [
    { content: html`<strong>${row.objective}</strong>` },
    { content: badge(row.state, row.state) },
    { content: html`${row.when}<small>${row.windows}</small>` },
    { content: drawSpan(row.startSeconds, row.endSeconds ?? length, length) },
    { content: html`${row.worst}` },
    { content: html`${row.target}` },
    { content: html`${row.severity}` },
    { content: html`${row.action}` },
    { content: html`${row.resolution}` }
  ] })) });
}
function waterfall(row) {
  const ends = row.parts.reduce((sums, part) => [...sums, (sums.at(-1) ?? 0) + part.changeMs], []);
  const [min, max] = [Math.min(0, ...ends, row.total.changeMs), Math.max(0, ...ends, row.total.changeMs)];
  const parts = row.parts.map((part, index) => ({ ...part, from: ends[index - 1] ?? 0, to: ends[index], total: false }));
  const all = [...parts, { name: "together", change: row.total.change, share: void 0, interval: row.total.interval, from: 0, to: row.total.changeMs, total: true }];
  return table({ name: `What explains the change, ${PHASE_WORDS[row.phase]}`, columns: [{ title: "Component" }, { title: "Change per request", number: true }, { title: "95 % interval", number: true }, { title: "Share", number: true }, { title: "Faster \u2026 slower" }], rows: all.map((part) => ({
    ...part.total ? { mark: "sum" } : {},
    cells: [{ content: part.name === row.named?.name ? html`<strong>${part.name}</strong>` : html`${part.name}` }, { content: html`${part.change}` }, { content: html`${part.interval ?? "\u2013"}` }, { content: html`${part.share ?? "\u2013"}` }, { content: drawStep({ from: part.from, to: part.to, min, max, total: part.total }) }]
  })) });
}
function functionTable({ phase, functions }) {
  const columns = [{ title: "Function", sort: true }, { title: "Self, base", number: true }, { title: "Self, head", number: true }, { title: "Difference", number: true, sort: true }, { title: "With calls, base", number: true }, { title: "With calls, head", number: true }, { title: "Difference with calls", number: true, sort: true }, { title: "Samples", number: true }];
  return table({ name: `CPU time by function, ${PHASE_WORDS[phase]}`, columns, rows: functions.map((one) => ({
    mark: one.sure ? one.self.changeMs > 0 ? "worse" : "better" : "unsure",
    cells: [
      { content: html`<strong>${one.name}</strong><small>${one.place}</small>` },
      { content: html`${one.self.base}` },
      { content: html`${one.self.head}` },
      { content: html`<strong>${one.self.change}</strong>${!one.sure && html`<small>may be chance</small>`}`, sort: one.self.changeMs },
      { content: html`${one.total.base}` },
      { content: html`${one.total.head}` },
      { content: html`${one.total.change}`, sort: one.total.changeMs },
      { content: html`${one.samples}` }
    ]
  })) });
}
function rehearsalRow(row) {
  if (row === void 0) return html``;
  return html`<p class="lead"><strong>Rollback rehearsal</strong>: ${row.ok ? "\u2714" : "!"} ${row.outcome}${row.text !== "" && html` (${row.text})`}</p>`;
}
function phaseTable(phases2) {
  return table({ name: "Phases", columns: [{ title: "Phase" }, { title: "Verdict" }, { title: "Checks passed", number: true }, { title: "Worst", wide: true }], rows: phases2.map((phase) => ({
    cells: [{ content: html`<a href="#phase-${phase.phase}"><strong>${phase.title}</strong></a>` }, { content: badge(phase.verdict, `${VERDICT_SIGNS[phase.verdict]} ${phase.word}`) }, { content: html`${phase.passed ?? "none"}` }, { content: html`${phase.worst}` }]
  })) });
}
function historyTable(rows) {
  return table({ name: "History", columns: [{ title: "Metric" }, { title: "Trend", wide: true }, { title: "Oldest", number: true }, { title: "Latest", number: true }, { title: "Runs", number: true }, { title: "Changed", wide: true }], rows: rows.map((row) => ({
    cells: [{ content: html`${row.name}` }, { content: drawTrend(row.values, row.changes.map((one) => one.at), `${row.name}: ${row.oldest} to ${row.latest} over ${row.runs} runs`) }, { content: html`${row.oldest}` }, { content: html`${row.latest}` }, { content: html`${row.runs}<small>since ${row.from}</small>` }, { content: html`${row.changes.length === 0 ? "no change" : row.changes.map((one) => html`<div>${one.text}</div>`)}` }]
  })) });
}
function factTable(name, titles, rows) {
  return table({ name, columns: titles.map((title) => ({ title })), rows: rows.map((row) => ({ cells: row.map((text) => ({ content: html`${text}` })) })) });
}
function table({ name, columns, rows, filter = false }) {
  const head = columns.map((column2) => html`<th scope="col"${column2.number === true && html` class="number"`}${column2.sort === true && html` data-sortable`}>${column2.title}</th>`);
  const body2 = rows.map((row) => html`<tr${row.id !== void 0 && html` id="${row.id}"`}${row.mark !== void 0 && html` class="${row.mark}"`}>${row.cells.map((cell, index) => {
    const column2 = columns[index];
    return html`<td data-label="${column2.title}"${(column2.number === true || column2.wide === true) && html` class="${column2.number === true ? "number" : "wide"}"`}${cell.sort !== void 0 && Number.isFinite(cell.sort) && html` data-sort="${cell.sort}"`}><div>${cell.content}</div></td>`;
  })}</tr>\n`);
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table${filter && html` data-filter="Filter metrics"`}><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>\n${body2}</tbody></table></div>`;
}
function badge(kind, text) {
  return html`<span class="badge ${kind}">${text}</span>`;
}
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

// src/report/html/cost.ts
function profileSection({ profiles: profiles2 }) {
  return html`${profiles2.map(profilePart)}`;
}
function profilePart(profile, index) {
  return html`<p class="lead">${PHASE_WORDS[profile.phase]}: ${profile.sentence}</p>${profile.evidence !== void 0 && html`<p>${profile.evidence}.</p>${functionTable(profile)}
<h3>Calls</h3><p class="small">Each call stands under its caller, as wide as its CPU time on both sides together; red is longer on the head, green shorter.</p><div class="flame" data-flame="${index}"><p class="small">This drawing needs JavaScript; the functions are above.</p></div>`}`;
}
function memorySection(memory2) {
  return html`<ul>${memory2.sentences.map((one) => html`<li>${one}</li>`)}</ul><p class="small">${memory2.evidence}.</p>${factTable("With less memory", MEMORY_TITLES, memory2.rows.map(memoryCells))}`;
}

// src/report/html/facts.ts
function componentTables(rows) {
  return html`${[...Map.groupBy(rows, (row) => row.phase)].map(([phase, mine]) => html`<h3>${PHASE_WORDS[phase]}</h3>${componentTable(phase, mine)}`)}`;
}
function metricTable(metrics) {
  return table({
    name: "Metrics of the integration phase",
    columns: [{ title: "Metric", wide: true }, { title: "Id", wide: true }, { title: "Value", number: true }, { title: "Samples", number: true }, { title: "Why there is none", wide: true }],
    rows: metrics.map((one) => ({ cells: [{ content: html`${one.words}` }, { content: html`<code>${one.id}</code>` }, { content: html`${one.value ?? "not observed"}` }, { content: html`${one.samples === "" ? "\u2013" : one.samples}` }, { content: html`${one.reason}` }] }))
  });
}
function phaseFacts(phase) {
  return html`<h3 id="phase-${phase.phase}">${phase.title} <span class="badge ${phase.verdict}">${phase.word}</span></h3>
${phase.measured.length === 0 ? html`<p>${phase.worst}.</p>` : html`<ul class="pieces">${phase.measured.map((piece) => html`<li>${piece}</li>`)}</ul>`}
${phase.reasons.length > 0 && html`<ul>${phase.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
${phase.parts.length > 0 && factTable(`${phase.title}: its parts`, ["Part", "Kept?", "Why"], phase.parts.map((one) => [one.name, one.state, one.reason]))}
${(phase.validity.length > 0 || phase.mix.length > 0 || phase.errors.length > 0) && html`<details class="folder"${phase.verdict === "invalid" && html` open`}><summary>Checks, mix and errors</summary>
${phase.validity.length > 0 && factTable(`${phase.title}: could it be measured?`, ["Check", "Seen", "Must be", "Result"], phase.validity.map((check) => [check.name, check.observed, check.limit, check.ok ? "\u2714 yes" : `\u25A0 no${check.advice === void 0 ? "" : `: ${check.advice}`}`]))}
${phase.mix.length > 0 && factTable(`${phase.title}: mix of requests`, ["Class", "Planned", "Sent"], phase.mix.map((one) => [one.class, one.planned, one.realised]))}
${phase.errors.length > 0 && factTable(`${phase.title}: failed requests`, ["Error", "Requests"], phase.errors.map((one) => [one.kind, one.count]))}</details>`}
${phase.absences.length > 0 && factTable(`${phase.title}: not observed`, ["Not observed", "Why"], phase.absences.map((one) => [one.metric, one.reason]))}`;
}
function componentTable(phase, rows) {
  return table({
    name: `Components, ${PHASE_WORDS[phase]}`,
    columns: [{ title: "Component", sort: true }, { title: "p50", number: true }, { title: "p95", number: true }, { title: "p99", number: true }, { title: "Average", number: true, sort: true }, { title: "Errors", number: true }, { title: "Samples", number: true }],
    rows: rows.map((row) => ({ cells: [
      { content: html`${row.name}${row.absent !== void 0 && html`<small>not observed: ${row.absent}</small>`}` },
      ...[row.p50, row.p95, row.p99].map((text) => ({ content: html`${text}` })),
      { content: html`${row.average}`, ...row.averageMs === void 0 ? {} : { sort: row.averageMs } },
      { content: html`${row.errors}` },
      { content: html`${row.samples}` }
    ] }))
  });
}

// src/report/html/figures.ts
var NUMBERS = [["p50", 0.5], ["p90", 0.9], ["p95", 0.95], ["p99", 0.99], ["p99.9", 0.999]];
var BANDS = "The band around a line is where it lies with 95 % confidence, from how much its rounds differ. What hits both sides alike is in both bands, and not in the change that is judged.";
function percentileFigures(report) {
  return html`<p>The further right, the rarer the request: p99 is the time that 1 % of the requests exceed. ${BANDS}</p>${byPhase(report, report.percentiles, (chart, index) => figure({ kind: "percentiles", index, title: chart.title, note: sampleText(chart.samples), numbers: percentileNumbers(chart) }))}`;
}
function histogramFigures(report) {
  return html`<p>How large a share of the requests took how long, on a logarithmic scale; the outermost half percent on either side is left out. ${BANDS}</p>${byPhase(report, report.histograms, (chart, index) => figure({ kind: "histograms", index, title: chart.title, note: sampleText(chart.samples) }))}`;
}
function patternFigures({ patterns, phases: phases2 }) {
  const mix = phases2.flatMap((phase) => phase.phase === "load" ? phase.mix : []);
  return html`<p>A round plays the whole pattern. Planned is what the pattern and the seed ask for, second by second; sent is what the generator managed. The band is how far rounds were from their own plans.</p>
<div class="charts whole">${patterns.map((chart, index) => figure({ kind: "patterns", index, title: chart.title, note: chart.lines.map((line) => line.label).join(", ") }))}</div>
${mix.length > 0 && factTable("Mix of requests in the load phase", ["Class", "Planned", "Sent"], mix.map((one) => [one.class, one.planned, one.realised]))}`;
}
function timeFigures(report) {
  const marked = report.times.some((chart) => chart.marks.length > 0);
  return html`<p>Seconds of measuring; rounds stand one after the other.${marked && " Shaded where a promise was violated: lightly inside its grace period, darker beyond it."}</p>${byPhase(report, report.times, (chart, index) => figure({ kind: "times", index, title: chart.title, note: [...chart.lines.map((line) => line.label), ...chart.events.map((event) => `${event.text} at ${Math.round(event.at)} s`)].join(", ") }))}`;
}
function byPhase(report, charts, draw) {
  const folders = report.phases.flatMap((phase) => {
    const mine = charts.flatMap((chart, index) => chart.phase === phase.phase ? [{ isPart: chart.isPart === true, drawn: draw(chart, index) }] : []);
    const [parts, wholes] = [mine.filter((one) => one.isPart), mine.filter((one) => !one.isPart)];
    const isOpen = phase.phase === "load" || phase.verdict !== "pass" && phase.verdict !== "no-baseline";
    return mine.length === 0 ? [] : [html`<details class="folder"${isOpen && html` open`}><summary>${phase.title}</summary><div class="charts">${wholes.map((one) => one.drawn)}</div>${parts.length > 0 && html`<details class="folder"><summary>Parts of them (${parts.length})</summary><div class="charts">${parts.map((one) => one.drawn)}</div></details>`}</details>`];
  });
  return html`${folders}`;
}
function figure({ kind, index, title, note, numbers }) {
  return html`<figure><figcaption><strong>${title}</strong><span class="small">${note}</span></figcaption><div class="chart" data-chart="${kind}" data-index="${index}" role="img" aria-label="${title}"><p class="small">This curve needs JavaScript${numbers === void 0 ? "." : "; its numbers are below."}</p></div>${numbers}</figure>`;
}
function percentileNumbers(chart) {
  const at = (side, share) => {
    const index = chart.share.indexOf(share);
    const [ms, low, high] = [chart.ms[side]?.[index], chart.bands[side]?.low[index], chart.bands[side]?.high[index]];
    if (chart.samples[side] === 0) return "not measured";
    if (ms === void 0 || ms === null) return "too few samples";
    return typeof low === "number" && typeof high === "number" ? `${ms} ms (${low} to ${high})` : `${ms} ms`;
  };
  return html`<details><summary>Numbers</summary>${factTable(`${chart.title}, percentiles`, ["", "Base", "Head"], NUMBERS.map(([name, share]) => [name, at("base", share), at("head", share)]))}</details>`;
}
function sampleText(samples) {
  return [samples.base === 0 ? [] : `base ${formatCount(samples.base)}`, samples.head === 0 ? [] : `head ${formatCount(samples.head)}`].flat().join(", ") + " samples";
}

// src/report/html/capacity.ts
function capacitySection(report, figure2) {
  const { capacity: capacity2 } = report;
  if (capacity2 === void 0) return html``;
  const hasBase = capacity2.facts.some((fact) => fact.base !== void 0);
  return html`<p class="lead">${capacity2.sentence.charAt(0).toUpperCase()}${capacity2.sentence.slice(1)}.</p>
<div class="charts wide">${report.capacityCharts.map((chart, index) => figure2("capacityCharts", index, chart.title, "\u25CF held, \xD7 broke a promise; shaded: the highest rate that holds, 95 % sure"))}${report.scalabilityCharts.map((chart, index) => figure2("scalabilityCharts", index, chart.title, "\u25CF measured; the law fitted to it, shaded: 95 % sure; upright bands: where throughput is highest"))}</div>
${factTable("Capacity", ["What", ...hasBase ? ["Base"] : [], "Head"], capacity2.facts.map((fact) => [fact.name, ...hasBase ? [fact.base ?? ""] : [], fact.head]))}
${capacity2.notes.length > 0 && html`<ul class="notes">${capacity2.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<details class="folder"><summary>All ${capacity2.steps.length} steps</summary>${factTable("Steps of the search", ["Side", "Search", "Rate", "Result", "p99", "Cores", "Why"], capacity2.steps.map((step) => [step.side, step.search, step.rate, step.verdict, step.p99, step.cores, step.reason]))}</details>`;
}
function outlookSection({ outlook, recommendations }) {
  return html`${recommendations.length > 0 && html`<h3>What follows</h3><ul>${recommendations.map((one) => html`<li><strong>${one.text}</strong><br><span class="small">measured: ${one.evidence}</span></li>`)}</ul>`}
${outlook.length > 0 && html`<h3>Memory and promises</h3>${factTable("Outlook", ["What", "Outlook"], outlook.map((row) => [row.name, row.text]))}`}`;
}

// src/report/html/html.ts
var POLICY = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
function renderHtml(report) {
  const { headline, title } = report;
  const parts = sections(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${VERDICT_SIGNS[headline.verdict]} ${headline.text} · perf-gate</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<header class="verdict ${headline.verdict}">
<p class="tool">perf-gate${title !== "" && html` · ${title}`}</p>
<h1><span aria-hidden="true">${VERDICT_SIGNS[headline.verdict]}</span> ${headline.text.charAt(0).toUpperCase()}${headline.text.slice(1)}</h1>
<p class="meaning">${headline.meaning}${report.nextSteps.length > 0 && html` <a href="#next">What to do</a>`}</p>
<ul class="context">${report.context.map((piece) => html`<li>${piece}</li>`)}</ul>
</header>
${navigation(parts)}
<main>
${parts.map((section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>\n${section.body}</section>\n`)}
</main>
${footer(report)}
<script type="application/json" id="data">${embedJson({ percentiles: report.percentiles, histograms: report.histograms, patterns: report.patterns, times: report.times, capacityCharts: report.capacityCharts, scalabilityCharts: report.scalabilityCharts, flames: report.profiles.map((one) => one.flame ?? { labels: [], calls: [] }) })}</script>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html;
}
var ROWS = 1e3;
function sections(report) {
  const findings = report.changes.filter((one) => one.mark === "worse" || one.mark === "unclear");
  const metrics = report.phases.flatMap((phase) => phase.metrics);
  const all = [
    { id: "phases", title: "Phases", short: "Phases", body: html`${report.notes.length > 0 && html`<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}${phaseTable(report.phases)}${rehearsalRow(report.rehearsal)}` },
    findings.length > 0 && { id: "findings", title: "What to look at", short: "Findings", body: html`<div class="cards">${findings.slice(0, 12).map((row) => card(row, scaleOf(findings)))}</div>` },
    report.explanations.length > 0 && { id: "explanation", title: "What explains it", short: "Cause", body: html`${report.explanations.map((one) => html`<p class="lead">${PHASE_WORDS[one.phase]}: ${one.sentence}</p>${one.parts.length > 0 && waterfall(one)}`)}` },
    report.profiles.length > 0 && { id: "cpu", title: "Where the CPU time goes", short: "CPU", body: profileSection(report) },
    report.nextSteps.length > 0 && { id: "next", title: "What to do", short: "What to do", body: html`<ul>${report.nextSteps.map((step) => html`<li>${step.text}${step.copy !== void 0 && html`<pre tabindex="0">${step.copy}</pre>`}</li>`)}</ul>` },
    report.promises.length > 0 && { id: "promises", title: "Promises", short: "Promises", body: html`${promiseTable(report.promises)}${report.violations.length > 0 && html`<h3>Violations</h3>${violationTable(report.violations)}`}` },
    report.capacity !== void 0 && { id: "capacity", title: "Capacity", short: "Capacity", body: capacitySection(report, (kind, index, title, note) => figure({ kind, index, title, note })) },
    report.outlook.length + report.recommendations.length > 0 && { id: "outlook", title: "Outlook", short: "Outlook", body: outlookSection(report) },
    report.memory !== void 0 && { id: "memory", title: "With less memory", short: "Less memory", body: memorySection(report.memory) },
    report.presence.length > 0 && { id: "presence", title: "Added and removed", short: "Added", body: factTable("Added and removed", ["What", "State", "Phase", "Samples"], report.presence.map((one) => [one.subject, one.state, PHASE_WORDS[one.phase], formatCount(one.samples)])) },
    report.changes.length > 0 && { id: "metrics", title: "All compared metrics", short: "Metrics", body: html`${changeTable(report.changes.slice(0, ROWS))}${report.changes.length > ROWS && html`<p>… and ${formatCount(report.changes.length - ROWS)} more, of lesser weight, in result.json.</p>`}` },
    report.components.length > 0 && { id: "components", title: "Components", short: "Components", body: componentTables(report.components) },
    metrics.length > 0 && { id: "vocabulary", title: "Metrics of the integration phase", short: "Integration", body: metricTable(metrics) },
    report.percentiles.length > 0 && { id: "distributions", title: "Response times by percentile", short: "Percentiles", body: percentileFigures(report) },
    report.histograms.length > 0 && { id: "histograms", title: "How often which response time", short: "Histograms", body: histogramFigures(report) },
    report.patterns.length > 0 && { id: "pattern", title: "Load, planned and sent", short: "Load", body: patternFigures(report) },
    report.times.length > 0 && { id: "time", title: "Over time", short: "Time", body: timeFigures(report) },
    report.history.length > 0 && { id: "history", title: "History on this kind of machine", short: "History", body: historyTable(report.history) },
    { id: "measured", title: "How it was measured", short: "Method", body: html`${report.phases.map(phaseFacts)}<h3>Environment</h3>${factTable("Environment", ["What", "Value"], report.environment.map((one) => [one.name, one.value]))}${report.plan.length > 0 && html`<h3>Plan</h3><ul>${report.plan.map((one) => html`<li>${one}</li>`)}</ul>`}` }
  ];
  return all.filter((one) => one !== false);
}
function navigation(parts) {
  return html`<nav aria-label="Parts of the report">${parts.map((one) => html`<a href="#${one.id}">${one.short}</a>`)}</nav>`;
}
function card(row, scale) {
  return html`<article class="card ${row.mark}"><h3><a href="#${row.id}">${row.subject}: ${row.metric}</a></h3>
<p class="sides"><span>${row.base}</span> <span aria-label="to">→</span> <strong>${row.head}</strong></p>
<p class="change"><strong>${row.change}</strong> <span class="badge ${row.mark}">${row.mark}</span></p>
${drawInterval(row, scale)}<p class="scale small" aria-hidden="true"><span>−${formatShare(Math.round(scale * 100) / 100)}</span><span>0</span><span>+${formatShare(Math.round(scale * 100) / 100)}</span></p>
<p>${row.why}.${row.interval !== void 0 && html` 95 % sure it is ${row.interval}.`}</p><p class="small">${PHASE_WORDS[row.phase]} · ${row.evidence}</p></article>`;
}
function footer({ source }) {
  return html`<footer><p>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}${source.head !== void 0 && html` · ${shortSha(source.head)}`}</p></footer>`;
}

// src/report/junit.ts
function renderJunit(report) {
  const suites = report.phases.map((phase) => ({ phase, cases: casesOf(phase, report) })).filter((suite) => suite.cases.length > 0);
  const all = suites.flatMap((suite) => suite.cases);
  const body2 = suites.flatMap(({ phase, cases }) => [
    `  <testsuite name="perf-gate.${phase.phase}" ${counts(cases)} timestamp="${attribute(report.source.startedAt)}">`,
    ...cases.map((one) => renderCase(one, phase)),
    "  </testsuite>"
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="perf-gate" ${counts(all)}>`, ...body2, "</testsuites>", ""].join("\n");
}
function casesOf(phase, report) {
  const validity = phase.verdict === "invalid" || phase.verdict === "not-run" && report.headline.verdict === "invalid" ? [{ name: "could be measured", outcome: { kind: "error", message: [...phase.reasons, phase.worst].join("; ") }, output: phase.measured.join(" \xB7 ") }] : [];
  return [
    ...validity,
    ...report.changes.filter((one) => one.phase === phase.phase && one.role !== "informational").map(caseOfChange),
    ...report.promises.filter((one) => one.phase === phase.phase).map(caseOfPromise)
  ];
}
function caseOfChange(row) {
  const change2 = `${row.base} \u2192 ${row.head}, ${row.change}${row.interval === void 0 ? "" : ` (${row.interval})`}; ${row.why}`;
  const outcome = row.mark === "worse" ? { kind: "failure", message: change2 } : row.mark === "unclear" ? { kind: "skipped", message: change2 } : { kind: "passed" };
  return { name: `${row.subject}: ${row.metric}`, outcome, output: `${row.key}: ${change2}; ${row.evidence}` };
}
function caseOfPromise(row) {
  const result = `${row.actual ?? "not observed"}, promised ${row.target}; ${row.why}`;
  const outcome = row.mark === "broken" ? { kind: "failure", message: result } : row.mark === "unclear" ? { kind: "skipped", message: result } : { kind: "passed" };
  return { name: `promise: ${row.objective} ${row.target}`, outcome, output: `${row.severity}: ${result}` };
}
function renderCase(one, phase) {
  const open = `    <testcase classname="perf-gate.${phase.phase}" name="${attribute(one.name)}">`;
  const outcome = one.outcome.kind === "passed" ? "" : `<${one.outcome.kind} message="${attribute(one.outcome.message)}"/>`;
  return `${open}${outcome}<system-out>${attribute(one.output)}</system-out></testcase>`;
}
function counts(cases) {
  const of = (kind) => cases.filter((one) => one.outcome.kind === kind).length;
  return `tests="${cases.length}" failures="${of("failure")}" errors="${of("error")}" skipped="${of("skipped")}"`;
}
function attribute(text) {
  return plain(text).replace(/[\uFFFE\uFFFF]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// src/report/markdown/markdown.ts
function md(parts, ...values) {
  const written = values.map((value) => typeof value === "object" ? value.markdown : keepUnits(escapeMarkdown(String(value))));
  return { markdown: String.raw({ raw: parts }, ...written) };
}
function escapeMarkdown(text) {
  return plain(text).replace(SPECIAL, escapeOne).replace(BEGINNING, "$1\\$2");
}
var BEGINNING = /^(\s*|\s*\d+)((?<!\d)[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$))/;
var SPECIAL = /[&<>\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#](?=\S)|\bGH-(?=\d)|:\/\/|www\./gi;
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "://": ":&#8203;//" };
function escapeOne(special) {
  return ENTITIES[special] ?? (/^[@#]$|^GH-$/i.test(special) ? `${special}&#8203;` : /^www\.$/i.test(special) ? `${special.slice(0, -1)}&#8203;.` : `\\${special}`);
}
function code(text) {
  return { markdown: `<code>${escapeMarkdown(text)}</code>` };
}
function link(text, url) {
  if (url === void 0 || !/^https?:\/\/[^\s()<>"'\\]+$/.test(url)) return md`${text}`;
  return { markdown: `[${escapeMarkdown(text)}](${url})` };
}
function table2(header, rows, right = []) {
  if (rows.length === 0) return void 0;
  const line = (cells) => `| ${cells.map((cell) => cell.markdown).join(" | ")} |`;
  const rule = `|${header.map((_, index) => right.includes(index) ? "---:" : "---").join("|")}|`;
  return { markdown: [line(header.map((text) => md`${text}`)), rule, ...rows.map(line)].join("\n") };
}
function list(items) {
  return items.length === 0 ? void 0 : { markdown: items.map((item) => `- ${item.markdown}`).join("\n") };
}
function details(summary, body2) {
  return body2 === void 0 || body2.markdown === "" ? void 0 : { markdown: `<details><summary>${summary.markdown}</summary>

${body2.markdown}

</details>` };
}
function paragraphs(parts) {
  return { markdown: parts.flatMap((part) => part === void 0 || part.markdown === "" ? [] : part.markdown).join("\n\n") };
}
function joined(pieces, separator) {
  return { markdown: pieces.map((piece) => piece.markdown).join(separator) };
}

// src/report/markdown/capacity-parts.ts
var LONGEST = 400;
var MOST_STEPS = 200;
function capacityLine({ capacity: capacity2, outlook }) {
  const lines = [
    ...capacity2 === void 0 ? [] : [md`📈 **Capacity**: ${clip(capacity2.sentence, LONGEST)}`],
    ...outlook.filter((row) => row.isUrgent).map((row) => md`⏳ **${row.name}**: ${clip(row.text, LONGEST)}`)
  ];
  return lines.length === 0 ? void 0 : joined(lines, "\n\n");
}
function capacityPart({ capacity: capacity2 }) {
  if (capacity2 === void 0) return void 0;
  const hasBase = capacity2.facts.some((fact) => fact.base !== void 0);
  return paragraphs([
    md`${capacity2.sentence.charAt(0).toUpperCase()}${capacity2.sentence.slice(1)}.`,
    table2(["", ...hasBase ? ["Base"] : [], "Head"], capacity2.facts.map((fact) => [md`${fact.name}`, ...hasBase ? [md`${clip(fact.base ?? "", LONGEST)}`] : [], md`${clip(fact.head, LONGEST)}`])),
    list(capacity2.notes.map((note) => md`${clip(note, LONGEST)}`)),
    details(md`Steps (${capacity2.steps.length})`, table2(["Side", "Search", "Rate", "Result", "p99", "Cores", "Why"], capacity2.steps.slice(0, MOST_STEPS).map((step) => [md`${step.side}`, md`${step.search}`, md`${step.rate}`, md`${step.verdict}`, md`${step.p99}`, md`${step.cores}`, md`${clip(step.reason, 200)}`]), [1, 2, 4, 5]))
  ]);
}
function outlookPart({ outlook }) {
  return table2(["What", "Outlook"], outlook.map((row) => [md`${row.isUrgent ? "\u23F3 " : ""}${clip(row.name, 200)}`, md`${clip(row.text, LONGEST)}`]));
}
function recommendationList({ recommendations }) {
  return list(recommendations.map((one) => md`${clip(one.text, LONGEST)} (measured: ${clip(one.evidence, LONGEST)})`));
}

// src/report/markdown/fit.ts
function stagesFrom(rows) {
  return [{ details: true, rows }, { details: false, rows }, { details: false, rows: Math.min(rows, 3) }, { details: false, rows: 0 }];
}
function fit(render, stages, maxBytes) {
  for (const stage of stages) {
    const text = render(stage);
    if (byteLength(text) <= maxBytes) return text;
  }
  throw new RangeError(`a report that only counts is still larger than ${maxBytes} bytes`);
}
function byteLength(text) {
  return new TextEncoder().encode(text).byteLength;
}

// src/report/markdown/mermaid.ts
var SIDES4 = ["base", "head"];
var COLOURS = { base: "#8b949e", head: "#0969da" };
var COLOUR_WORDS = { base: "base grey", head: "head blue" };
var TOLD = [["p50", 0.5], ["p75", 0.75], ["p90", 0.9], ["p95", 0.95], ["p99", 0.99], ["p99.9", 0.999]];
var FEWEST_POINTS = 3;
function percentileDiagram(chart) {
  const sides = SIDES4.filter((side) => chart.ms[side] !== void 0);
  const at = (side, share) => chart.ms[side]?.[chart.share.indexOf(share)] ?? void 0;
  const known = TOLD.filter(([, share]) => sides.every((side) => at(side, share) !== void 0));
  const rows = TOLD.filter(([, share]) => sides.some((side) => at(side, share) !== void 0));
  const cell = (value) => md`${value === void 0 ? "too few samples" : formatValue(value, "ms")}`;
  return paragraphsOf([
    known.length < FEWEST_POINTS ? void 0 : diagram({
      title: `${chart.title}: response time in ms (${sides.map((side) => COLOUR_WORDS[side]).join(", ")})`,
      x: known.map(([name]) => name),
      colours: sides.map((side) => COLOURS[side]),
      lines: sides.map((side) => known.map(([, share]) => at(side, share)))
    }),
    table2([chart.title, ...sides], rows.map(([name, share]) => [md`${name}`, ...sides.map((side) => cell(at(side, share)))]), sides.map((_, index) => index + 1))
  ]);
}
function historyDiagram(row) {
  return row.values.length < FEWEST_POINTS ? void 0 : diagram({ title: row.name, x: row.values.map((_, index) => `${index + 1}`), colours: [COLOURS.head], lines: [row.values] });
}
function diagram({ title, x, colours, lines }) {
  const all = lines.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  return {
    markdown: [
      "```mermaid",
      `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${colours.join(", ")}"}}}}%%`,
      "xychart-beta",
      `  title "${label(title)}"`,
      `  x-axis [${x.join(", ")}]`,
      `  y-axis ${short2(Math.max(0, low - room))} --> ${short2(high + room)}`,
      ...lines.map((values) => `  line [${values.map(short2).join(", ")}]`),
      "```"
    ].join("\n")
  };
}
function label(text) {
  return text.replace(/[^\p{L}\p{N} .,:()/_›-]+/gu, " ").slice(0, 100);
}
function short2(value) {
  return String(Number(value.toPrecision(4)));
}
function paragraphsOf(parts) {
  return parts.every((part) => part === void 0) ? void 0 : paragraphs(parts);
}

// src/report/markdown/tables.ts
var LONGEST_NAME = 60;
var LONGEST_SENTENCE = 300;
var MOST_NOTES = 6;
var MOST_STEPS2 = 6;
var MOST_EXPLANATIONS = 3;
function phaseTable2(phases2, runUrl) {
  const header = ["Phase", "Verdict", "Checks passed", "Worst", ...runUrl === void 0 ? [] : ["Link"]];
  return table2(header, phases2.map((phase) => [
    md`${phase.title}`,
    md`${VERDICT_ICONS[phase.verdict]} ${phase.word}`,
    md`${phase.passed ?? "none"}`,
    md`${clip(phase.worst, 120)}`,
    ...runUrl === void 0 ? [] : [runUrl]
  ]));
}
function changeTable2(changes2, rows, pageUrl) {
  const shown = table2(["", "What", "Base \u2192 head", "Change (95 % sure)", "Allowed", "Noise", "Why"], changes2.slice(0, rows).map((change2) => [
    md`${MARK_ICONS[change2.mark]} ${change2.mark}`,
    md`${md`**${clip(change2.subject, LONGEST_NAME)}**`}: ${pageUrl === void 0 ? change2.metric : link(change2.metric, `${pageUrl}#${change2.id}`)} (${PHASE_WORDS[change2.phase].toLowerCase()})`,
    md`${change2.base} → ${change2.head}`,
    md`**${change2.change}**${change2.interval === void 0 ? md`` : md`<br><sub>${change2.interval}</sub>`}`,
    md`${change2.limit}`,
    md`${change2.noise ?? "counted"}`,
    md`${change2.why}`
  ]), [2, 3]);
  return withRest(shown, changes2.length - rows, "metric");
}
function promiseTable2(promises2, rows) {
  const shown = table2(["", "Objective", "Target", "Actual", "Bad windows", "Severity", "Action", "Why"], promises2.slice(0, rows).map((promise) => [
    md`${PROMISE_ICONS[promise.mark]} ${PROMISE_WORDS[promise.mark]}`,
    md`${clip(promise.objective, 120)}`,
    md`${clip(promise.target, 120)}`,
    md`${promise.actual ?? "not observed"}`,
    md`${promise.windows ?? "none"}`,
    md`${promise.severity}`,
    md`${promise.action}`,
    md`${clip(promise.why, LONGEST_SENTENCE)}`
  ]), [3]);
  return withRest(shown, promises2.length - rows, "promise");
}
function violationTable2(violations, rows) {
  const shown = table2(["Objective", "State", "When", "Worst", "Target", "Bad windows", "Severity", "Action", "How it ended"], violations.slice(0, rows).map((one) => [
    md`${one.objective}`,
    md`${one.state}`,
    md`${one.when}`,
    md`${one.worst}`,
    md`${one.target}`,
    md`${one.windows}`,
    md`${one.severity}`,
    md`${one.action}`,
    md`${clip(one.resolution, LONGEST_SENTENCE)}`
  ]));
  return withRest(shown, violations.length - rows, "violation");
}
function explanationList(explanations2) {
  return list(explanations2.slice(0, MOST_EXPLANATIONS).map((one) => {
    const others = one.parts.slice(one.named === void 0 ? 0 : 1).slice(0, 4).map((part) => `${clip(part.name, LONGEST_NAME)} ${part.change}`);
    return md`${PHASE_WORDS[one.phase]}: ${[clip(one.sentence, 250), ...others.length === 0 ? [] : [others.join(", ")]].join("; ")}`;
  }));
}
function memoryPart(memory2) {
  if (memory2 === void 0) return void 0;
  return joined([list(memory2.sentences.map((one) => md`${clip(one, LONGEST_SENTENCE)}`)) ?? md``, details(md`${memory2.evidence}`, table2(MEMORY_TITLES, memory2.rows.map((row) => memoryCells(row).map((text) => md`${text}`)), [1, 2, 3, 4, 5, 6, 7, 8])) ?? md``], "\n\n");
}
function profileList(profiles2) {
  return list(profiles2.map((one) => md`${PHASE_WORDS[one.phase]}: ${clip(one.sentence, LONGEST_SENTENCE)}`));
}
function functionTable2({ functions, evidence }, rows) {
  if (evidence === void 0) return void 0;
  const shown = table2(["Function", "Self", "Difference", "With calls", "Samples"], functions.slice(0, rows).map((one) => [
    md`${md`**${clip(one.name, LONGEST_NAME)}**`}${one.place === "" ? md`` : md` ${clip(one.place, LONGEST_NAME)}`}`,
    md`${one.self.base} → ${one.self.head}`,
    md`${one.self.change}${one.sure ? "" : " (may be chance)"}`,
    md`${one.total.base} → ${one.total.head}`,
    md`${one.samples}`
  ]), [1, 2, 3, 4]);
  return details(md`${evidence}`, withRest(shown, functions.length - rows, "function"));
}
function rehearsalLine(rehearsal2) {
  return rehearsal2 === void 0 ? void 0 : md`${rehearsal2.ok ? "\u2705" : "\u26A0\uFE0F"} ${md`**Rollback rehearsal**`}: ${clip(rehearsal2.outcome, LONGEST_SENTENCE)}${rehearsal2.text === "" ? "" : ` (${clip(rehearsal2.text, LONGEST_SENTENCE)})`}`;
}
function noteQuotes(notes) {
  if (notes.length === 0) return void 0;
  const rest2 = notes.length - MOST_NOTES;
  return joined([...notes.slice(0, MOST_NOTES).map((note) => md`> ℹ️ ${clip(note, LONGEST_SENTENCE)}`), ...rest2 > 0 ? [md`> … and ${plural(rest2, "more note")} in the report`] : []], "\n>\n");
}
function stepList(report) {
  return list(report.nextSteps.slice(0, MOST_STEPS2).map((step) => step.copy === void 0 ? md`${step.text}` : md`${step.text}: ${code(clip(step.copy, LONGEST_SENTENCE))}`));
}
function environmentTable(report) {
  return table2(["Environment", ""], report.environment.map((one) => [md`${one.name}`, md`${clip(one.value, 200)}`]));
}
function presenceList(presence, rows) {
  const shown = list(presence.slice(0, rows).map((one) => md`${one.state === "new" ? "\u{1F195} new" : "\u{1F5D1}\uFE0F removed"}: ${md`**${clip(one.subject, LONGEST_NAME)}**`} (${PHASE_WORDS[one.phase].toLowerCase()}), ${plural(one.samples, "sample")} on ${one.state === "new" ? "the head" : "the base"} only`));
  return withRest(shown, presence.length - rows, "subject");
}
function absenceList(phases2) {
  return list(phases2.flatMap((phase) => phase.absences.map((one) => md`${phase.title}, ${one.metric}: ${clip(one.reason, LONGEST_SENTENCE)}`)));
}
function withRest(shown, left, noun) {
  if (left <= 0) return shown;
  const counted = md`${shown === void 0 ? plural(left, noun) : `\u2026 and ${plural(left, `more ${noun}`)}`} in the report`;
  return shown === void 0 ? counted : joined([shown, counted], "\n\n");
}

// src/report/markdown/summary.ts
var MAX_BYTES = 1e6;
var ROWS2 = 1e3;
var CHARTS = 6;
var FUNCTIONS = 15;
var BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
function renderSummary(report) {
  return fit((stage) => `${body(report, stage).markdown}
`, stagesFrom(ROWS2), MAX_BYTES);
}
function body(report, stage) {
  const { headline, source } = report;
  return paragraphs([
    md`# ${VERDICT_ICONS[headline.verdict]} perf-gate: ${headline.text}`,
    report.title.trim() === "" ? void 0 : md`**${clip(report.title, 200)}**`,
    md`${clip(headline.meaning, 500)}`,
    phaseTable2(report.phases),
    md`${joined(report.context.map((one) => md`${one}`), " \xB7 ")}`,
    rehearsalLine(report.rehearsal),
    noteQuotes(report.notes),
    titled("Compared", changeTable2(report.changes, stage.rows)),
    titled("Added and removed", presenceList(report.presence, stage.rows)),
    titled("What explains it", explanationList(report.explanations)),
    titled("Where the CPU time goes", profilePart2(report, stage)),
    titled("With less memory", memoryPart(report.memory)),
    stage.details && report.components.length > 0 ? titled("Components", paragraphs(report.phases.map((phase) => componentPart(report, phase)))) : void 0,
    titled("Promises", promiseTable2(report.promises, stage.rows)),
    titled("Violations", violationTable2(report.violations, stage.rows)),
    titled("Capacity", capacityPart(report)),
    titled("Outlook", outlookPart(report)),
    titled("What follows from it", recommendationList(report)),
    ...stage.details ? [titled("Response times by percentile", percentileParts(report)), ...report.phases.map(measuredPart), titled("Not observed", absenceList(report.phases)), titled("History on this kind of machine", historyPart(report)), environmentTable(report), details(md`The plan`, list(report.plan.map((one) => md`${one}`)))] : [],
    titled("Next steps", stepList(report)),
    md`<sub>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}</sub>`
  ]);
}
function titled(title, part) {
  return part === void 0 ? void 0 : paragraphs([md`## ${title}`, part]);
}
function componentPart({ components }, { phase, title }) {
  const mine = components.filter((one) => one.phase === phase);
  return details(md`${title} (${mine.length})`, table2(["Component", "p50", "p95", "p99", "Average", "Errors", "Samples"], mine.map((one) => [
    md`${clip(one.name, 100)}`,
    ...one.absent === void 0 ? [md`${one.p50}`, md`${one.p95}`, md`${one.p99}`, md`${one.average}`, md`${one.errors}`] : [md`not observed: ${clip(one.absent, 200)}`, md``, md``, md``, md``],
    md`${one.samples}`
  ]), [1, 2, 3, 4, 5, 6]));
}
function profilePart2({ profiles: profiles2 }, stage) {
  return profiles2.length === 0 ? void 0 : paragraphs([profileList(profiles2), ...stage.details ? profiles2.map((one) => functionTable2(one, FUNCTIONS)) : []]);
}
function measuredPart(phase) {
  if (phase.measured.length === 0) return void 0;
  return details(md`${phase.title}: ${phase.measured.join(" \xB7 ")}`, paragraphs([
    table2(["Could it be measured?", "Seen", "Must be"], phase.validity.map((check) => [md`${check.ok ? "\u2705" : "\u{1F6D1}"} ${check.name}`, md`${clip(check.observed, 200)}`, md`${clip(check.limit, 200)}`])),
    table2(["Part", "Kept?", "Why"], phase.parts.map((one) => [md`${one.name}`, md`${one.state}`, md`${clip(one.reason, 300)}`])),
    table2(["Class", "Planned share", "Realised share"], phase.mix.map((one) => [md`${one.class}`, md`${one.planned}`, md`${one.realised}`]), [1, 2]),
    table2(["Metric", "Value", "Observations", "Why there is none"], phase.metrics.map((one) => [md`${one.id}`, md`${one.value ?? "not observed"}`, md`${one.samples}`, md`${clip(one.reason, 300)}`]), [1, 2]),
    table2(["Error", "Requests"], phase.errors.map((one) => [md`${one.kind}`, md`${one.count}`]), [1])
  ]));
}
function percentileParts({ percentiles }) {
  const phase = percentiles.some((one) => one.phase === "load") ? "load" : percentiles[0]?.phase;
  const charts = percentiles.filter((one) => one.phase === phase).slice(0, CHARTS);
  return charts.length === 0 ? void 0 : paragraphs(charts.map((chart) => details(md`${chart.title} (${PHASE_WORDS[chart.phase].toLowerCase()})`, percentileDiagram(chart))));
}
function historyPart(report) {
  const [first] = report.history;
  return first === void 0 ? void 0 : paragraphs([historyTable2(report), historyDiagram(first)]);
}
function historyTable2(report) {
  return table2(["Metric", "Trend", "Oldest", "Latest", "Runs", "Changed"], report.history.map((row) => [md`${clip(row.name, 150)}`, md`${sparkline(row.values)}`, md`${row.oldest}`, md`${row.latest}`, md`${row.runs} since ${row.from}`, md`${changesOf2(row)}`]));
}
function changesOf2({ changes: changes2 }) {
  return changes2.length === 0 ? "no change" : changes2.map((one) => one.text).join(", ");
}
function sparkline(values) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return values.map((value) => BARS[range === 0 ? 3 : Math.min(7, Math.floor((value - low) / range * 8))]).join("");
}

// src/report/terminal.ts
var NARROWEST = 60;
var WIDEST = 110;
var ROWS3 = 6;
var VERDICT_TONES = { pass: "green", fail: "red", inconclusive: "yellow", "no-baseline": "blue", invalid: "yellow", "not-run": "dim" };
var CHANGE_TONES = { worse: "red", waived: "yellow", unclear: "yellow", better: "green", noted: "yellow", unsure: "dim", unchanged: "dim" };
var PROMISE_TONES = { broken: "red", watch: "yellow", unclear: "yellow", kept: "green" };
function renderTerminal(report, options) {
  const screen = { paint: openPaint(options.color), width: Math.min(WIDEST, Math.max(NARROWEST, options.width)) - 2 };
  const told = (mark) => report.changes.filter((one) => one.mark === mark);
  const parts = [
    banner(report, screen),
    paragraph(report.headline.meaning, screen),
    paragraph(report.context.join(" \xB7 "), screen, "dim"),
    report.notes.flatMap((note) => paragraph(`! ${note}`, screen, "yellow")),
    phases(report.phases, screen),
    changes("Worse", told("worse"), screen),
    changes("Not decided", told("unclear"), screen),
    changes("Accepted by waivers", told("waived"), screen),
    explanations(report, screen),
    profiles(report, screen),
    memory(report, screen),
    promises(report.promises.filter((one) => one.mark !== "kept"), screen),
    capacity(report, screen),
    changes("Better", told("better"), screen),
    rehearsal(report, screen),
    rest(report, screen),
    nextSteps(report, screen)
  ];
  return `
${parts.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `  ${line}`.trimEnd()).join("\n")).join("\n\n")}
`;
}
function banner({ headline }, { paint, width }) {
  const tone = VERDICT_TONES[headline.verdict];
  const inside = width - 4;
  const lines = wrap(`${VERDICT_SIGNS[headline.verdict]}  ${headline.text.charAt(0).toUpperCase()}${headline.text.slice(1)}`, inside);
  const edge = paint[tone];
  return [
    edge(`\u256D${"\u2500".repeat(width - 2)}\u256E`),
    ...lines.map((line) => `${edge("\u2502")} ${paint.bold(edge(column(line, inside)))} ${edge("\u2502")}`),
    edge(`\u2570${"\u2500".repeat(width - 2)}\u256F`)
  ];
}
function paragraph(text, { paint, width }, tone) {
  return wrap(text, width).map((line) => tone === void 0 ? line : paint[tone](line));
}
function phases(rows, { paint, width }) {
  const worst = width - 44;
  return [
    paint.dim(`${column("Phase", 13)}${column("Verdict", 21)}${column("Passed", 10)}Worst`),
    ...rows.map((row) => {
      const verdict = column(`${VERDICT_SIGNS[row.verdict]} ${row.word}`, 21);
      return `${paint.bold(column(row.title, 13))}${paint[VERDICT_TONES[row.verdict]](verdict)}${column(row.passed ?? "none", 10)}${paint.dim(column(row.worst, worst))}`;
    })
  ];
}
function changes(title, rows, screen) {
  if (rows.length === 0) return [];
  const { paint, width } = screen;
  const lines = rows.slice(0, ROWS3).flatMap((row) => {
    const tone = CHANGE_TONES[row.mark];
    const values = `${row.base} \u2192 ${row.head}`;
    const interval = row.interval === void 0 ? "" : paint.dim(`  95 % sure: ${row.interval}`);
    return [
      `${paint[tone](MARK_SIGNS[row.mark])} ${paint.bold(row.subject)}: ${row.metric} ${paint.dim(`(${PHASE_WORDS[row.phase].toLowerCase()})`)}`,
      `    ${column(values, Math.max(26, columnsOf(values)))}${paint.bold(paint[tone](row.change.padStart(9)))}${interval}`,
      ...wrap(`${row.why} \xB7 ${row.evidence}`, width - 4).map((line) => `    ${paint.dim(line)}`)
    ];
  });
  return [heading(title, rows.length, screen), ...lines, ...more(rows.length - ROWS3, screen)];
}
function explanations(report, screen) {
  const { paint, width } = screen;
  const moved = report.explanations.filter((one) => report.changes.some((row) => row.phase === one.phase && (row.mark === "worse" || row.mark === "better")));
  const lines = moved.flatMap((one) => {
    const largest = Math.max(...one.parts.map((part) => Math.abs(part.changeMs)));
    const space = Math.max(10, width - 52);
    return [
      ...wrap(`${PHASE_WORDS[one.phase]}: ${one.sentence}`, width).map((line) => paint.bold(line)),
      ...one.parts.slice(0, 6).map((part) => `    ${column(part.name, 22)}${column(part.change, 11)}${column(part.share ?? "", 7)}${paint[part.changeMs > 0 ? "red" : "green"](bar(largest === 0 ? 0 : Math.abs(part.changeMs) / largest, space))}`)
    ];
  });
  return lines.length === 0 ? [] : [heading("What explains it", void 0, screen), ...lines];
}
function profiles(report, screen) {
  const { paint, width } = screen;
  const lines = report.profiles.flatMap((one) => [
    ...wrap(`${PHASE_WORDS[one.phase]}: ${one.sentence}`, width).map((line) => paint.bold(line)),
    ...one.functions.slice(0, ROWS3).map(({ name, place, self, sure }) => `    ${paint[!sure ? "dim" : self.changeMs > 0 ? "red" : "green"](column(self.change, 11))}${column(`${name} ${place}`, width - 16)}`)
  ]);
  return lines.length === 0 ? [] : [heading("Where the CPU time goes", void 0, screen), ...lines];
}
function memory({ memory: told }, screen) {
  return told === void 0 ? [] : [heading("With less memory", void 0, screen), ...told.sentences.flatMap((one) => wrap(one, screen.width))];
}
function promises(rows, screen) {
  if (rows.length === 0) return [];
  const { paint, width } = screen;
  const lines = rows.slice(0, ROWS3).flatMap((row) => {
    const tone = PROMISE_TONES[row.mark];
    const breached = row.windows === void 0 ? "" : ` \xB7 ${row.windows}${row.action === "none" ? "" : `: ${row.action}`}`;
    return [
      `${paint[tone](PROMISE_SIGNS[row.mark])} ${paint.bold(row.objective)} ${paint.dim(`(${row.severity})`)}`,
      `    ${paint.bold(paint[tone](row.actual ?? "not observed"))}, promised ${row.target}`,
      ...wrap(`${row.why}${breached} \xB7 ${row.samples} samples`, width - 4).map((line) => `    ${paint.dim(line)}`)
    ];
  });
  return [heading("Promises not kept", rows.length, screen), ...lines, ...more(rows.length - ROWS3, screen)];
}
function capacity({ capacity: found, outlook, recommendations }, screen) {
  const { paint, width } = screen;
  const urgent = outlook.filter((row) => row.isUrgent);
  if (found === void 0 && urgent.length === 0) return [];
  return [
    heading("Capacity", void 0, screen),
    ...found === void 0 ? [] : [...wrap(`${found.sentence.charAt(0).toUpperCase()}${found.sentence.slice(1)}`, width).map((line) => paint.bold(line)), ...found.facts.slice(1).flatMap((fact) => wrap(`${fact.name}: ${fact.head}`, width - 4).map((line) => `    ${paint.dim(line)}`))],
    ...urgent.flatMap((row) => [paint.yellow(`! ${row.name}`), ...wrap(row.text, width - 4).map((line) => `    ${line}`)]),
    ...recommendations.flatMap((one) => [...wrap(`\u2192 ${one.text}`, width), `    ${paint.dim(clip(`measured: ${one.evidence}`, width - 4))}`])
  ];
}
function rehearsal({ rehearsal: row }, { paint, width }) {
  if (row === void 0) return [];
  const tone = row.ok ? "green" : "yellow";
  return [
    ...wrap(`${row.ok ? "\u2714" : "!"} Rollback rehearsal: ${row.outcome}`, width).map((line) => paint[tone](line)),
    ...row.text === "" ? [] : wrap(row.text, width - 4).map((line) => `    ${paint.dim(line)}`)
  ];
}
function rest(report, { paint, width }) {
  const count = (mark) => report.changes.filter((one) => one.mark === mark).length;
  const absent = report.phases.reduce((total, phase) => total + phase.absences.length, 0);
  const pieces = [
    ...count("unchanged") === 0 ? [] : [`${plural(count("unchanged"), "metric")} unchanged`],
    ...count("unsure") === 0 ? [] : [`${count("unsure")} not certain, and not deciding`],
    ...count("noted") === 0 ? [] : [`${count("noted")} beyond the margin, shown only`],
    ...report.promises.every((one) => one.mark !== "kept") ? [] : [`${plural(report.promises.filter((one) => one.mark === "kept").length, "promise")} kept`],
    ...report.presence.length === 0 ? [] : [`${report.presence.length} on one side only`],
    ...absent === 0 ? [] : [`${absent} not observed`]
  ];
  return pieces.length === 0 ? [] : wrap(pieces.join(" \xB7 "), width).map((line) => paint.dim(line));
}
function nextSteps(report, screen) {
  if (report.nextSteps.length === 0) return [];
  const lines = report.nextSteps.flatMap((step) => [...wrap(step.text, screen.width), ...step.copy === void 0 ? [] : [`    ${screen.paint.blue(step.copy)}`]]);
  return [heading("Next", void 0, screen), ...lines];
}
function heading(title, count, { paint, width }) {
  const text = count === void 0 ? title : `${title} (${count})`;
  return `${paint.bold(text)} ${paint.dim("\u2500".repeat(Math.max(0, width - columnsOf(text) - 1)))}`;
}
function more(count, { paint }) {
  return count <= 0 ? [] : [paint.dim(`\u2026 and ${count} more in the report`)];
}

// src/report/render-as.ts
function renderAs(result, format, screen = { color: false, width: 100 }) {
  switch (format) {
    case "html":
      return renderHtml(buildReport(result));
    case "markdown":
      return renderSummary(buildReport(result));
    case "json":
      return `${JSON.stringify(result, void 0, 2)}
`;
    case "junit":
      return renderJunit(buildReport(result));
    case "terminal":
      return renderTerminal(buildReport(result), screen);
  }
}

export {
  findCpuRegression,
  objectiveOf,
  md,
  code,
  link,
  table2 as table,
  list,
  details,
  paragraphs,
  joined,
  stagesFrom,
  fit,
  byteLength,
  phaseTable2 as phaseTable,
  changeTable2 as changeTable,
  promiseTable2 as promiseTable,
  violationTable2 as violationTable,
  explanationList,
  profileList,
  rehearsalLine,
  noteQuotes,
  stepList,
  environmentTable,
  presenceList,
  absenceList,
  buildReport,
  shortSha,
  capacityLine,
  percentileDiagram,
  renderSummary,
  renderAs
};
