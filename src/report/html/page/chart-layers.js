/** What is painted beside uPlot's own lines, in pixels of the canvas. */

/** Between which values a line lies with 95 % confidence. */
export function drawBand(plot, xs, band, color) {
  if (band === undefined) return
  const at = (index, values) => [plot.valToPos(xs[index], 'x', true), plot.valToPos(values[index], 'y', true)]
  withinPlot(plot, (ctx) => {
    ctx.fillStyle = `${color}38`
    for (const run of runsOf(band.low)) {
      ctx.beginPath()
      for (const index of run) ctx.lineTo(...at(index, band.high))
      for (const index of run.slice().reverse()) ctx.lineTo(...at(index, band.low))
      ctx.fill()
    }
  })
}

/** The same for the bars of a histogram; `xs` are their lower ends. */
export function drawBars(plot, xs, band, color) {
  if (band === undefined) return
  withinPlot(plot, (ctx) => {
    ctx.fillStyle = `${color}38`
    for (const index of runsOf(band.low).flat()) {
      const [left, right] = [xs[index], xs[index + 1] ?? xs[index] ** 2 / xs[index - 1]].map((x) => plot.valToPos(x, 'x', true))
      const [top, bottom] = [band.high[index], band.low[index]].map((y) => plot.valToPos(y, 'y', true))
      ctx.fillRect(left, top, right - left, Math.max(1, bottom - top))
    }
  })
}

/** Behind the lines: when a promise was violated, darker past its grace period. */
export function drawMarks(plot, marks, colors) {
  withinPlot(plot, (ctx) => {
    for (const { from, to, firing } of marks) {
      const [left, right] = [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)]
      ctx.fillStyle = firing ? `${colors.bad}44` : `${colors.open}33`
      ctx.fillRect(left, plot.bbox.top, Math.max(1, right - left), plot.bbox.height)
    }
  })
}

/** Before the lines: moments, each with its name. */
export function drawEvents(plot, events, colors) {
  const pixels = plot.bbox.width / plot.over.clientWidth
  withinPlot(plot, (ctx) => {
    ctx.font = `${11 * pixels}px system-ui, sans-serif`
    for (const [index, { at, text }] of events.entries()) {
      const x = plot.valToPos(at, 'x', true)
      ctx.fillStyle = colors.strong
      ctx.fillRect(x - pixels / 2, plot.bbox.top, pixels, plot.bbox.height)
      const isRight = x > plot.bbox.left + plot.bbox.width * 0.6
      ctx.textAlign = isRight ? 'right' : 'left'
      ctx.fillText(text, x + (isRight ? -4 : 4) * pixels, plot.bbox.top + (12 + (index % 3) * 14) * pixels)
    }
  })
}

/** Indices without a gap between them. */
function runsOf(values) {
  const runs = [[]]
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1).push(index)
  }
  return runs.filter((run) => run.length > 0)
}

function withinPlot(plot, paint) {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  paint(ctx)
  ctx.restore()
}
