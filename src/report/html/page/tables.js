/** Makes tables sortable by their header buttons and filterable by text. Without this script they are plain tables. */
export function enhanceTables() {
  for (const table of document.querySelectorAll('table')) {
    for (const header of table.querySelectorAll('th[data-sortable]')) addSorting(table, header)
    if (table.dataset.filter !== undefined) addFilter(table, foldRest(table))
  }
}

function addSorting(table, header) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = header.textContent
  header.replaceChildren(button)
  header.setAttribute('aria-sort', 'none')
  button.addEventListener('click', () => {
    const direction = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
    for (const other of table.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none')
    header.setAttribute('aria-sort', direction)
    sortRows(table, header.cellIndex, direction === 'ascending' ? 1 : -1)
  })
}

function sortRows(table, column, sign) {
  const body = table.tBodies[0]
  const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim()
  const rows = [...body.rows].sort((left, right) => {
    const [a, b] = [value(left), value(right)]
    const difference = Number(a) - Number(b)
    return sign * (Number.isNaN(difference) ? a.localeCompare(b, 'en', { numeric: true }) : difference)
  })
  body.append(...rows)
}

/** Of a long table the first rows, which matter most, until more are wanted. Returns how to show all. */
function foldRest(table) {
  const rows = [...table.tBodies[0].rows]
  if (rows.length <= MOST_ROWS) return () => undefined
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'more'
  button.textContent = `Show all ${rows.length} rows`
  table.after(button)
  for (const row of rows.slice(FIRST_ROWS)) row.hidden = true
  const showAll = () => {
    if (!button.isConnected) return
    button.remove()
    for (const row of rows) row.hidden = false
  }
  button.addEventListener('click', showAll)
  for (const header of table.querySelectorAll('th button')) header.addEventListener('click', showAll)
  return showAll
}

const MOST_ROWS = 60
const FIRST_ROWS = 30

function addFilter(table, showAll) {
  const label = document.createElement('label')
  const input = document.createElement('input')
  const count = document.createElement('output')
  input.type = 'search'
  input.placeholder = 'worse, p99, policy …'
  label.className = 'filter'
  label.append(`${table.dataset.filter} `, input, count)
  table.parentElement.before(label)
  const apply = () => {
    showAll()
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every((word) => text.includes(word))
      if (!row.hidden) shown++
    }
    count.textContent = words.length === 0 ? '' : `${shown} of ${table.tBodies[0].rows.length}`
  }
  input.addEventListener('input', apply)
  // A link to a metric must not lead to a hidden row.
  const reveal = () => {
    const row = table.querySelector('tr:target')
    if (row?.hidden !== true) return
    input.value = ''
    apply()
    row.scrollIntoView()
  }
  // While the page is read, its target is not known yet.
  for (const moment of ['load', 'hashchange']) addEventListener(moment, reveal)
}
