const SVG = 'http://www.w3.org/2000/svg'
const ROW = 20
const NARROWEST_LABELLED = 28
/** Narrower ones cannot be told from their neighbours. */
const NARROWEST = 1.5

/** Draws every flame graph: calls under their callers, as wide as both sides together, redder where the head takes longer. */
export function drawFlames(flames) {
  for (const holder of document.querySelectorAll('[data-flame]')) new Flame(holder, treeOf(flames[Number(holder.dataset.flame)]))
}

class Flame {
  constructor(holder, root) {
    this.root = root
    this.zoomed = root
    this.focused = root
    this.svg = element('svg', { class: 'flames', role: 'tree', 'aria-label': 'CPU time by calls. Arrow keys go from call to call, Enter widens one, Escape goes back.' })
    this.told = document.createElement('p')
    this.told.className = 'small'
    this.told.setAttribute('aria-live', 'polite')
    holder.replaceChildren(this.svg, this.told)
    this.svg.addEventListener('keydown', (event) => this.press(event))
    addEventListener('resize', () => this.draw())
    for (const folder of document.querySelectorAll('details.folder')) folder.addEventListener('toggle', () => this.draw())
    this.draw()
    this.tell(root)
  }

  /** What is zoomed fills the width; its callers stand above it, as wide. */
  draw() {
    const hadFocus = this.svg.contains(document.activeElement)
    const width = Math.max(240, this.svg.parentElement.clientWidth)
    const path = callersOf(this.zoomed)
    const shown = [...path.map((call) => ({ call, x: 0, width })), ...spread(this.zoomed, 0, width)]
    if (!shown.some(({ call }) => call === this.focused)) this.focused = this.zoomed
    const height = (Math.max(...shown.map(({ call }) => call.depth)) + 1) * ROW
    set(this.svg, { viewBox: `0 0 ${width} ${height}`, width, height })
    this.places = new Map(shown.map((one) => [one.call, this.box(one)]))
    this.svg.replaceChildren(...this.places.values())
    if (hadFocus) this.places.get(this.focused).focus()
  }

  box({ call, x, width }) {
    const box = element('g', { role: 'treeitem', 'aria-level': call.depth + 1, 'aria-label': wordsOf(call, this.root), tabindex: call === this.focused ? 0 : -1, class: 'call' })
    const y = call.depth * ROW
    box.append(element('rect', { x, y, width: Math.max(0.5, width - 0.5), height: ROW - 1, ...colorOf(call) }))
    if (width >= NARROWEST_LABELLED) {
      // An image inside cuts off what is longer than its box.
      const room = element('svg', { x: x + 3, y, width: width - 6, height: ROW })
      const text = element('text', { y: 14 })
      text.textContent = call.label
      room.append(text)
      box.append(room)
    }
    box.addEventListener('click', () => this.zoom(call))
    box.addEventListener('focus', () => this.tell(call))
    box.addEventListener('pointerenter', () => this.tell(call))
    return box
  }

  tell(call) {
    this.told.textContent = wordsOf(call, this.root)
  }

  zoom(call) {
    this.zoomed = call
    this.focused = call
    this.draw()
    this.places.get(call).focus()
  }

  press(event) {
    if (event.key === 'Enter' || event.key === ' ') this.zoom(this.focused)
    else if (event.key === 'Escape') this.zoom(this.root)
    else if (STEPS[event.key] !== undefined) this.go(STEPS[event.key](this.focused))
    else return
    event.preventDefault()
  }

  go(call) {
    const box = this.places.get(call)
    if (box === undefined) return
    this.places.get(this.focused).setAttribute('tabindex', -1)
    box.setAttribute('tabindex', 0)
    this.focused = call
    box.focus()
  }
}

const STEPS = {
  ArrowUp: (call) => call.caller,
  ArrowDown: (call) => call.calls[0],
  ArrowLeft: (call) => neighbour(call, -1),
  ArrowRight: (call) => neighbour(call, 1),
}

function neighbour(call, step) {
  const siblings = call.caller?.calls ?? []
  return siblings[siblings.indexOf(call) + step]
}

/** Largest first. The first call of all is the whole. */
function treeOf({ labels, calls }) {
  const root = { label: 'all calls', base: 0, head: 0, depth: 0, caller: undefined, calls: [] }
  const all = calls.map(([label, , base, head]) => ({ label: labels[label], base, head, depth: 0, caller: root, calls: [] }))
  for (const [index, [, caller]] of calls.entries()) {
    const call = all[index]
    call.caller = all[caller] ?? root
    call.depth = call.caller.depth + 1
    call.caller.calls.push(call)
  }
  for (const call of root.calls) {
    root.base += call.base
    root.head += call.head
  }
  for (const call of [root, ...all]) call.calls.sort((a, b) => sizeOf(b) - sizeOf(a))
  return root
}

function spread(call, x, width) {
  const below = []
  let at = x
  for (const one of call.calls) {
    const share = sizeOf(call) === 0 ? 0 : (width * sizeOf(one)) / sizeOf(call)
    if (share < NARROWEST) break
    below.push(...spread(one, at, share))
    at += share
  }
  return [{ call, x, width }, ...below]
}

function callersOf(call) {
  return call.caller === undefined ? [] : [...callersOf(call.caller), call.caller]
}

function sizeOf({ base, head }) {
  return base + head
}

/** Red: longer; green: shorter; the stronger, the larger a part of it is the difference. */
function colorOf({ base, head }) {
  const change = base + head === 0 ? 0 : (head - base) / Math.max(base, head)
  return { class: Math.abs(change) < 0.02 ? 'same' : change > 0 ? 'longer' : 'shorter', 'fill-opacity': (0.12 + 0.5 * Math.min(1, Math.abs(change))).toFixed(2) }
}

function wordsOf({ label, base, head }, root) {
  const part = sizeOf(root) === 0 ? 0 : (sizeOf({ base, head }) / sizeOf(root)) * 100
  const change = head - base
  return `${label}: ${milliseconds(base)} → ${milliseconds(head)} ms of CPU a request, ${change < 0 ? '−' : '+'}${milliseconds(Math.abs(change))} ms; ${part.toFixed(1)} % of all`
}

function milliseconds(value) {
  return value.toFixed(value < 1 ? 3 : 2)
}

function element(name, attributes) {
  return set(document.createElementNS(SVG, name), attributes)
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  return node
}
