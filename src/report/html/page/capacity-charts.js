import { drawBand } from './chart-layers.js'
import { axis, common, number } from './chart-parts.js'
import { logSplits } from './log-splits.js'

/** Curves of the search for the highest rate: their points are drawn by hand, for a legend of dots and crosses would say less. */
export const CAPACITY_KINDS = {
  capacityCharts: { options: capacityOptions, data: (chart) => [chart.rates, ...chart.p99.map((one) => one.values)] },
  scalabilityCharts: { options: scalabilityOptions, data: (chart) => [chart.concurrency, ...chart.sides.map((one) => one.curve)] },
}

const FONT = '12px system-ui, sans-serif'
const NOTHING = { show: false }

function capacityOptions(chart, colors) {
  const [first, last] = [chart.rates[0], chart.rates.at(-1)]
  const isPeakNear = chart.peak > first * 0.5 && chart.peak < last * 1.5
  const [from, to] = isPeakNear ? [Math.min(first, chart.peak), Math.max(last, chart.peak)] : [first, last]
  return {
    ...common(),
    padding: [14 + 16 * chart.knees.length, 28, 0, 0],
    scales: { x: { time: false, range: [from * 0.97, to * 1.03] }, y: { distr: 3, range: (_, min, max) => [Math.min(min, chart.limitMs ?? min) * 0.7, Math.max(max, chart.limitMs ?? max) * 1.4] } },
    axes: [{ ...axis(colors), values: (_, splits) => splits.map((one) => `${number(one)} /s`) }, { ...axis(colors), size: 72, splits: (plot) => logSplits(plot.scales.y.min, plot.scales.y.max), filter: (_, splits) => splits, values: (_, splits) => splits.map((one) => `${number(one)} ms`) }],
    series: [{ label: 'rate', value: (_, x) => (x === null ? '' : `${number(x)} /s`) }, ...chart.p99.map(({ side, held }) => ({ label: `${side} ${held ? 'held' : 'broke'}`, stroke: held ? colors[side] : colors.bad, width: held ? 2 : 0, dash: side === 'base' ? [8, 4] : undefined, spanGaps: true, points: NOTHING, value: (_, value) => (value === null ? '' : `p99 ${number(value)} ms`) }))],
    hooks: {
      drawClear: [(plot) => drawKnees(plot, chart, colors)],
      draw: [(plot) => { drawLimit(plot, chart, colors); if (isPeakNear) drawPeak(plot, chart, colors); drawSteps(plot, chart, colors); drawNames(plot, chart, colors) }],
    },
  }
}

function scalabilityOptions({ concurrency, sides }, colors) {
  const last = concurrency.at(-1)
  const seen = Math.max(...sides.flatMap(({ curve, points }) => [...curve, ...points.map((one) => one.throughput)]))
  return {
    ...common(),
    padding: [18, 28, 0, 0],
    // A band that is not known well would squeeze the rest together.
    scales: { x: { time: false, distr: 3, log: 2, range: [0.93, last * 1.08] }, y: { range: [0, Math.min(Math.max(...sides.flatMap(({ high }) => high)), 1.6 * seen) * 1.05] } },
    axes: [{ ...axis(colors), splits: () => powersUpTo(last), filter: (_, splits) => splits, values: (_, splits) => splits.map((one) => (one === 1 ? '1 at once' : String(one))) }, { ...axis(colors), size: 72, values: (_, splits) => splits.map((one) => `${number(one)} /s`) }],
    series: [
      { label: 'at once', value: (_, x) => (x === null ? '' : number(x)) },
      ...sides.map(({ side, low, high }) => ({ label: side, stroke: colors[side], width: 2, dash: side === 'base' ? [8, 4] : undefined, spanGaps: true, points: NOTHING, value: (_, value, _series, index) => (value === null || value === undefined ? '' : `${number(value)} /s (${number(low[index])} to ${number(high[index])})`) })),
    ],
    hooks: {
      drawClear: [(plot) => { for (const { side, peak } of sides) if (peak !== undefined) drawStripe(plot, peak.low, peak.high, colors[side]) }],
      drawAxes: [(plot) => { for (const one of sides) drawBand(plot, ...knownOf(concurrency, one), colors[one.side]) }],
      draw: [(plot) => { for (const { side, points } of sides) drawDots(plot, points.map((one) => [one.concurrency, one.throughput]), colors[side]) }],
    },
  }
}

/** Where the side has a curve: another one may have been measured at other concurrencies. */
function knownOf(concurrency, { low, high }) {
  const known = concurrency.flatMap((_, index) => (low[index] === null ? [] : [index]))
  return [known.map((index) => concurrency[index]), { low: known.map((index) => low[index]), high: known.map((index) => high[index]) }]
}

function powersUpTo(last) {
  return Array.from({ length: Math.floor(Math.log2(last)) + 1 }, (_, power) => 2 ** power)
}

function drawKnees(plot, { knees }, colors) {
  for (const { side, low, high } of knees) drawStripe(plot, low, high, colors[side])
}

function drawStripe(plot, low, high, color) {
  const { ctx, bbox } = plot
  const [left, right] = [low, high].map((value) => inside(bbox, plot.valToPos(value, 'x', true)))
  ctx.fillStyle = `${color}30`
  ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height)
}

function drawLimit(plot, { limitMs }, colors) {
  if (limitMs === undefined) return
  const { bbox } = plot
  const y = plot.valToPos(limitMs, 'y', true)
  drawLine(plot, [bbox.left, y], [bbox.left + bbox.width, y], colors.bad)
  write(plot, `promised: p99 at most ${number(limitMs)} ms`, bbox.left + bbox.width - 6, y - 5, colors.bad, 'right')
}

function drawPeak(plot, { peak }, colors) {
  const { bbox } = plot
  const x = plot.valToPos(peak, 'x', true)
  drawLine(plot, [x, bbox.top], [x, bbox.top + bbox.height], colors.text)
  write(plot, `pattern's peak ${number(peak)} /s`, x + 5, bbox.top + bbox.height - 6, colors.text)
}

function drawSteps(plot, { rates, p99 }, colors) {
  for (const { side, held, values } of p99) {
    const points = values.flatMap((value, index) => (value === null ? [] : [[rates[index], value]]))
    if (held) drawDots(plot, points, colors[side])
    else drawCrosses(plot, points, colors.bad)
  }
}

/** The rates themselves, above their bands, each in a line of its own. */
function drawNames(plot, { knees }, colors) {
  for (const [index, { side, rate, low, high }] of knees.entries()) {
    const x = plot.valToPos(rate, 'x', true)
    const y = plot.bbox.top - (6 + 16 * (knees.length - 1 - index)) * devicePixelRatio
    write(plot, `${knees.length > 1 ? `${side}: ` : ''}${number(rate)} /s (${number(low)} to ${number(high)})`, x, y, colors[side], 'center')
  }
}

function drawDots(plot, points, color) {
  const { ctx } = plot
  ctx.fillStyle = color
  for (const [x, y] of points) {
    ctx.beginPath()
    ctx.arc(plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true), 4 * devicePixelRatio, 0, 2 * Math.PI)
    ctx.fill()
  }
}

function drawCrosses(plot, points, color) {
  const { ctx } = plot
  const arm = 4 * devicePixelRatio
  ctx.strokeStyle = color
  ctx.lineWidth = 2 * devicePixelRatio
  ctx.setLineDash([])
  for (const [x, y] of points.map(([rate, ms]) => [plot.valToPos(rate, 'x', true), plot.valToPos(ms, 'y', true)])) {
    ctx.beginPath()
    ctx.moveTo(x - arm, y - arm)
    ctx.lineTo(x + arm, y + arm)
    ctx.moveTo(x - arm, y + arm)
    ctx.lineTo(x + arm, y - arm)
    ctx.stroke()
  }
}

function drawLine(plot, [fromX, fromY], [toX, toY], color) {
  const { ctx } = plot
  ctx.strokeStyle = color
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(fromX, fromY)
  ctx.lineTo(toX, toY)
  ctx.stroke()
  ctx.setLineDash([])
}

function write(plot, text, x, y, color, align = 'left') {
  const { ctx } = plot
  ctx.font = FONT.replace('12', String(12 * devicePixelRatio))
  ctx.fillStyle = color
  ctx.textAlign = align
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(text, x, y)
}

function inside(bbox, x) {
  return Math.min(bbox.left + bbox.width, Math.max(bbox.left, x))
}
