/** What all kinds of charts have in common. */
export function common() {
  return { legend: { live: true }, cursor: { drag: { x: true, y: false } }, padding: [12, 28, 0, 0] }
}

export function axis(colors) {
  return { stroke: colors.text, grid: { stroke: colors.grid, width: 1 }, ticks: { stroke: colors.grid, width: 1 }, font: '12px system-ui, sans-serif' }
}

export function number(value) {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3))
}
