import uPlot from 'uplot'
import { axis, common, number } from './chart-parts.js'
import { drawBand, drawBars, drawEvents, drawMarks } from './chart-layers.js'
import { logSplits } from './log-splits.js'

const SYNC = uPlot.sync('time')
const LABEL_WIDTH = 60
const MOST_LABELS = 9
/** Steps of a time axis, in whole seconds. */
const SECONDS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 3600]

/** How each kind of chart is drawn: its options, and its numbers as uPlot wants them. */
export const KINDS = {
  percentiles: { options: percentileOptions, data: (chart) => [chart.share.map(rarity), ...sidesOf(chart.ms).map((side) => chart.ms[side])] },
  histograms: { options: histogramOptions, data: (chart) => [chart.ms, ...sidesOf(chart.share).map((side) => chart.share[side])] },
  patterns: { options: timeOptions, data: (chart) => [chart.seconds, ...chart.lines.map((line) => line.values)] },
  times: { options: timeOptions, data: (chart) => [chart.seconds, ...chart.lines.map((line) => line.values)] },
}

function percentileOptions(chart, colors) {
  return {
    ...common(),
    hooks: { drawAxes: [(plot) => { for (const side of sidesOf(chart.ms)) drawBand(plot, chart.share.map(rarity), chart.bands[side], colors[side]) }] },
    scales: { x: { time: false }, y: { distr: 3, range: (_, min, max) => [min * 0.85, max * 1.2] } },
    axes: [
      { ...axis(colors), splits: (plot) => RARITIES.filter((one) => one <= plot.scales.x.max + 0.01), values: (_, splits) => splits.map((one) => `p${percentOf(one)}`) },
      { ...logAxis(colors, 'y'), size: 76, values: (_, splits) => splits.map((one) => `${number(one)} ms`) },
    ],
    series: [{ label: 'percentile', value: (_, x) => (x === null ? '' : `p${percentOf(x)}`) }, ...sidesOf(chart.ms).map((side) => line({ label: side, side, unit: 'ms', band: chart.bands[side] }, colors))],
  }
}

function histogramOptions(chart, colors) {
  return {
    ...common(),
    hooks: { drawAxes: [(plot) => { for (const side of sidesOf(chart.share)) drawBars(plot, chart.ms, chart.bands[side], colors[side]) }] },
    scales: { x: { time: false, distr: 3, range: (_, min, max) => [min * 0.95, max * 1.05] }, y: { range: (_, _min, max) => [0, roomFor(chart, max) * 1.1 || 1] } },
    axes: [
      { ...logAxis(colors, 'x'), values: (_, splits) => splits.map((one) => `${number(one)} ms`) },
      { ...axis(colors), size: 76, values: (_, splits) => splits.map((one) => `${number(one)} %`) },
    ],
    series: [
      { label: 'from', value: (_, x) => (x === null ? '' : `${number(x)} ms`) },
      ...sidesOf(chart.share).map((side) => ({ ...line({ label: side, side, unit: '%', band: chart.bands[side] }, colors), paths: uPlot.paths.stepped({ align: 1 }) })),
    ],
  }
}

function timeOptions(chart, colors) {
  return {
    ...common(),
    cursor: { sync: { key: SYNC.key }, drag: { x: true, y: false } },
    hooks: {
      drawClear: [(plot) => drawMarks(plot, chart.marks, colors)],
      drawAxes: [(plot) => { for (const one of chart.lines) drawBand(plot, chart.seconds, one.band, colors[one.side]) }],
      draw: [(plot) => drawEvents(plot, chart.events, colors)],
    },
    scales: { x: { time: false, range: (_, min, max) => [min, Math.max(min + 1, max, ...chart.events.map((one) => one.at + 1))] }, y: { range: (_, min, max) => [Math.min(0, min), max <= 0 ? 1 : max * 1.15] } },
    axes: [{ ...axis(colors), incrs: SECONDS, values: (_, splits) => splits.map((one) => `${number(one)} s`) }, { ...axis(colors), size: 76, values: (_, splits) => splits.map((one) => `${number(one)} ${chart.unit}`) }],
    series: [{ label: 'second', value: (_, x) => (x === null ? '' : `${x} s`) }, ...chart.lines.map((one) => line({ ...one, unit: chart.unit }, colors))],
  }
}

function line({ label, side, unit, band }, colors) {
  return {
    label, stroke: colors[side], width: side === 'plan' ? 1.5 : 2, dash: side === 'plan' ? [3, 3] : side === 'base' ? [8, 4] : undefined, points: { show: false },
    value: (_, value, _series, index) => (value === null || value === undefined ? '' : `${number(value)} ${unit}${rangeAt(band, index)}`),
  }
}

function rangeAt(band, index) {
  const [low, high] = [band?.low[index], band?.high[index]]
  return low === undefined || low === null ? '' : ` (${number(low)} to ${number(high)})`
}

/** uPlot's own filter would keep the powers of ten only. */
function logAxis(colors, scale) {
  return { ...axis(colors), splits: (plot) => logSplits(plot.scales[scale].min, plot.scales[scale].max, scale === 'x' ? plot.over.clientWidth / LABEL_WIDTH : MOST_LABELS), filter: (_, splits) => splits }
}

/** HDR style: every step right is ten times rarer. */
function rarity(share) {
  return -Math.log10(1 - share)
}

const RARITIES = [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999].map(rarity)

function percentOf(x) {
  return Number(((1 - 10 ** -x) * 100).toFixed(3))
}

/** Bands are seen whole, unless they would squeeze the rest together. */
function roomFor({ bands }, max) {
  return Math.min(1.6 * max, Math.max(max, ...Object.values(bands).flatMap((band) => band.high)))
}

function sidesOf(values) {
  return ['base', 'head'].filter((side) => values[side] !== undefined)
}
