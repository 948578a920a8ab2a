import { CAPACITY_KINDS } from './capacity-charts.js'
import { KINDS } from './chart-kinds.js'
import { drawCharts } from './charts.js'
import { drawFlames } from './flame.js'
import { enhanceTables } from './tables.js'

enhanceTables()
const data = JSON.parse(document.getElementById('data').textContent)
drawCharts(data, { ...KINDS, ...CAPACITY_KINDS })
drawFlames(data.flames)
