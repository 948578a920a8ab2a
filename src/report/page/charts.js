import uPlot from 'uplot'

const SYNC = uPlot.sync('time')

/** Draws every chart of the page, and again when the colour scheme changes. */
export function drawCharts(data, more = {}) {
  const kinds = { ...KINDS, ...more }
  const holders = [...document.querySelectorAll('[data-chart]')]
  let drawn = []
  const draw = () => {
    for (const plot of drawn) plot.destroy()
    const colors = readColors()
    drawn = holders.map((holder) => {
      holder.replaceChildren()
      const chart = data[holder.dataset.chart][Number(holder.dataset.index)]
      const { options, data: values } = kinds[holder.dataset.chart]
      return new uPlot({ ...options(chart, colors), ...sizeOf(holder) }, values(chart), holder)
    })
  }
  draw()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  const fitAll = () => { for (const [index, plot] of drawn.entries()) plot.setSize(sizeOf(holders[index])) }
  addEventListener('resize', fitAll)
  for (const folder of document.querySelectorAll('details.folder')) folder.addEventListener('toggle', fitAll)
}

const KINDS = {
  percentiles: { options: percentileOptions, data: (chart) => [chart.share.map(rarity), ...sidesOf(chart.ms).map((side) => chart.ms[side])] },
  histograms: { options: histogramOptions, data: (chart) => [chart.ms, ...sidesOf(chart.share).map((side) => chart.share[side])] },
  times: { options: timeOptions, data: (chart) => [chart.seconds, ...chart.lines.map((line) => line.values)] },
}

function percentileOptions(chart, colors) {
  return {
    ...common(),
    padding: [12, 28, 0, 0],
    scales: { x: { time: false }, y: { distr: 3, range: (_, min, max) => [min * 0.85, max * 1.2] } },
    axes: [
      { ...axis(colors), splits: (plot) => RARITIES.filter((one) => one <= plot.scales.x.max + 0.01), values: (_, splits) => splits.map((one) => `p${percentOf(one)}`) },
      { ...axis(colors), size: 64, values: (_, splits) => splits.map((one) => (isRound(one) ? `${number(one)} ms` : '')) },
    ],
    series: [{ label: 'percentile', value: (_, x) => (x === null ? '–' : `p${percentOf(x)}`) }, ...sidesOf(chart.ms).map((side) => line(side, side, 'ms', colors))],
  }
}

function histogramOptions(chart, colors) {
  return {
    ...common(),
    padding: [12, 28, 0, 0],
    scales: { x: { time: false, distr: 3, range: (_, min, max) => [min * 0.95, max * 1.05] }, y: { range: (_, _min, max) => [0, max * 1.1 || 1] } },
    axes: [{ ...axis(colors), values: (_, splits) => splits.map((one) => (isRound(one) ? `${number(one)} ms` : '')) }, { ...axis(colors), size: 64, values: (_, splits) => splits.map((one) => `${number(one)} %`) }],
    series: [{ label: 'from', value: (_, x) => (x === null ? '–' : `${number(x)} ms`) }, ...sidesOf(chart.share).map((side) => ({ ...line(side, side, '%', colors), paths: uPlot.paths.stepped({ align: 1 }), fill: `${colors[side]}33` }))],
  }
}

function timeOptions(chart, colors) {
  return {
    ...common(),
    cursor: { sync: { key: SYNC.key }, drag: { x: true, y: false } },
    hooks: { drawClear: [(plot) => drawMarks(plot, chart.marks, colors)] },
    scales: { x: { time: false }, y: { range: (_, min, max) => [Math.min(0, min), max <= 0 ? 1 : max * 1.1] } },
    axes: [{ ...axis(colors), values: (_, splits) => splits.map((one) => `${one} s`) }, { ...axis(colors), size: 64, values: (_, splits) => splits.map((one) => `${number(one)} ${chart.unit}`) }],
    series: [{ label: 'second', value: (_, x) => (x === null ? '–' : `${x} s`) }, ...chart.lines.map((one) => line(one.label, one.side, chart.unit, colors))],
  }
}

/** Behind the lines: when a promise was violated, darker past its grace period. */
function drawMarks(plot, marks, colors) {
  const { ctx, bbox } = plot
  for (const { from, to, firing } of marks) {
    const [left, right] = [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)].map((x) => Math.min(bbox.left + bbox.width, Math.max(bbox.left, x)))
    ctx.fillStyle = firing ? `${colors.bad}44` : `${colors.open}33`
    ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height)
  }
}

export function common() {
  return { legend: { live: true }, cursor: { drag: { x: true, y: false } }, padding: [12, 12, 0, 0] }
}

function line(label, side, unit, colors) {
  return { label, stroke: colors[side], width: side === 'plan' ? 1 : 2, dash: side === 'plan' ? [4, 4] : side === 'base' ? [8, 4] : undefined, points: { show: false }, value: (_, value) => (value === null ? '–' : `${number(value)} ${unit}`) }
}

export function axis(colors) {
  return { stroke: colors.text, grid: { stroke: colors.grid, width: 1 }, ticks: { stroke: colors.grid, width: 1 }, font: '12px system-ui, sans-serif' }
}

/** HDR style: every step right is ten times rarer. */
function rarity(share) {
  return -Math.log10(1 - share)
}

const RARITIES = [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999].map(rarity)

function percentOf(x) {
  return Number(((1 - 10 ** -x) * 100).toFixed(3))
}

export function number(value) {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3))
}

/** 1, 2 or 5 times a power of ten: the ends of a logarithmic axis are not, and their labels would crowd. */
function isRound(value) {
  return value !== null && /^[125]e/.test(value.toExponential())
}

function sidesOf(values) {
  return ['base', 'head'].filter((side) => values[side] !== undefined)
}

function sizeOf(holder) {
  return { width: Math.max(240, holder.clientWidth), height: 240 }
}

function readColors() {
  const style = getComputedStyle(document.documentElement)
  const read = (name) => style.getPropertyValue(name).trim()
  return { base: read('--base'), head: read('--head'), plan: read('--plan'), text: read('--muted'), grid: read('--line'), bad: read('--bad'), open: read('--open') }
}
