import { CAPACITY_KINDS } from './capacity-charts.js'
import { KINDS } from './chart-kinds.js'
import { drawCharts } from './charts.js'
import { enhanceTables } from './tables.js'

enhanceTables()
drawCharts(JSON.parse(document.getElementById('data').textContent), { ...KINDS, ...CAPACITY_KINDS })
