import uPlot from 'uplot'

const HEIGHT = 240

/** Draws every chart that can be seen, others when their folder is opened, and all of them again when the colour scheme changes. */
export function drawCharts(data, kinds) {
  const holders = [...document.querySelectorAll('[data-chart]')]
  const drawn = new Map()
  const draw = (holder) => {
    holder.replaceChildren()
    const chart = data[holder.dataset.chart][Number(holder.dataset.index)]
    const { options, data: values } = kinds[holder.dataset.chart]
    drawn.set(holder, new uPlot({ ...options(chart, readColors()), ...sizeOf(holder) }, values(chart), holder))
  }
  const drawVisible = () => {
    for (const holder of holders) if (!drawn.has(holder) && holder.closest('details:not([open])') === null) draw(holder)
  }
  drawVisible()
  for (const folder of document.querySelectorAll('details')) folder.addEventListener('toggle', drawVisible)
  addEventListener('resize', () => { for (const [holder, plot] of drawn) plot.setSize(sizeOf(holder)) })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    const shown = [...drawn.keys()]
    for (const plot of drawn.values()) plot.destroy()
    for (const holder of shown) draw(holder)
  })
}

function sizeOf(holder) {
  return { width: Math.max(240, holder.clientWidth), height: HEIGHT }
}

function readColors() {
  const style = getComputedStyle(document.documentElement)
  const read = (name) => style.getPropertyValue(name).trim()
  return { base: read('--base'), head: read('--head'), plan: read('--plan'), text: read('--muted'), strong: read('--text'), grid: read('--line'), bad: read('--bad'), open: read('--open') }
}
