import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Histogram } from '../src/measure/histogram.ts'
import type { Result } from '../src/measure/result.ts'
import { renderComment } from '../src/report/markdown/comment.ts'
import { renderHtml } from '../src/report/html/html.ts'
import { buildReport } from '../src/report/view/report.ts'
import { renderSummary } from '../src/report/markdown/summary.ts'
import { showOnGitHub } from './report/github-markdown.ts'
import * as fixtures from './report/result-fixture.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const DESKTOP = { viewport: { width: 1280, height: 900 } }
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const MERMAID = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js')
const PHONE = { viewport: { width: 390, height: 800 } }
const A4 = { width: 794, height: 1123 }

/** What the functions that run in the page use of it. The rest of the program must not see a DOM. */
declare const window: { innerWidth: number }
declare const document: { documentElement: { scrollWidth: number } }

// In CI a missing browser is a failure, not a silent skip.
const isMissing = !existsSync(CHROMIUM) && process.env['CI'] !== 'true'
if (isMissing) console.warn(`report.html is not tested in a browser: there is no ${CHROMIUM}`)

describe.skipIf(isMissing)('report.html in a browser', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'perf-gate-browser-'))
    for (const [name, build] of Object.entries(fixtures)) await writeFile(join(folder, `${name}.html`), renderHtml(buildReport(build())))
    const banded = fixtures.regressed()
    await writeFile(join(folder, 'unbanded.html'), renderHtml(buildReport({ ...banded, phases: banded.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, rounds: [] })) })) })))
    await writeFile(join(folder, 'flat.html'), renderHtml(buildReport(flat())))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Opens a report and fails the test when the page complains or asks for anything but itself. */
  async function open(file: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>, hash = ''): Promise<void> {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => requests.push(request.url().split('#')[0] as string))
      const url = pathToFileURL(join(folder, file)).href
      await page.goto(url + hash)
      await look(page)
      expect(complaints).toEqual([])
      expect(requests.filter((one) => !one.startsWith('data:'))).toEqual([url])
    } finally {
      await context.close()
    }
  }

  test.for([
    ['light on a desktop', { ...DESKTOP, colorScheme: 'light' }],
    ['dark on a desktop', { ...DESKTOP, colorScheme: 'dark' }],
    ['on a phone', PHONE],
  ] as const)('draws every chart, without a complaint or a request, %s', ([, options]) => open('regressed.html', options, async (page) => {
    const charts = page.locator('[data-chart]')
    expect(await charts.count()).toBeGreaterThan(30)
    expect(await page.locator('[data-chart]:visible canvas').count()).toBe(await page.locator('[data-chart]:visible').count())
    await openFolders(page)
    await expect.poll(() => page.locator('[data-chart] canvas').count()).toBe(await charts.count())
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    // A canvas that was drawn on has pixels that are not transparent.
    expect((await inkOf(page, '[data-chart]')).every((pixels) => pixels > 0)).toBe(true)
  }))

  test.for(['light', 'dark'] as const)('a screen reader and weak eyes find nothing serious missing, %s', async (colorScheme) => {
    for (const file of ['breached.html', 'regressed.html', 'saturated.html']) {
      // The page's own policy would keep the examiner out.
      await open(file, { ...DESKTOP, colorScheme, bypassCSP: true }, async (page) => {
        await page.addScriptTag({ path: AXE })
        const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>('axe.run().then(({ violations }) => violations)')
        expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      })
    }
  })

  test('a report of 50 runs of history and 20 components has all its charts', () => open('large.html', DESKTOP, async (page) => {
    expect(await page.locator('[data-chart]').count()).toBeGreaterThan(80)
    await openFolders(page)
    await expect.poll(() => page.locator('[data-chart] canvas').count()).toBe(await page.locator('[data-chart]').count())
  }))

  test.for(['percentiles', 'histograms'])('intervals are drawn around the %s: there is more ink with them than without', async (kind) => {
    const ink: number[][] = []
    for (const file of ['unbanded.html', 'regressed.html']) await open(file, DESKTOP, async (page) => { ink.push(await inkOf(page, `details[open] [data-chart=${kind}]`)) })
    const [without, banded] = ink as [number[], number[]]
    expect(without.length).toBeGreaterThan(3)
    expect(banded.map((pixels, index) => pixels > without[index]!)).toEqual(without.map(() => true))
  })

  test('a rollback is marked in every chart of its phase, and told in words', () => open('rolledBack.html', DESKTOP, async (page) => {
    const captions = page.locator('#time details[open] figcaption', { hasText: 'rollback at 11 s, recovered at 23 s' })
    expect(await captions.count()).toBe(7)
    expect((await inkOf(page, '#time details[open] [data-chart]')).every((pixels) => pixels > 0)).toBe(true)
  }))

  test('distributions without any spread, or with a handful of values, draw without a complaint', () => open('flat.html', DESKTOP, async (page) => {
    await openFolders(page)
    await expect.poll(() => page.locator('[data-chart=percentiles] canvas').count()).toBe(await page.locator('[data-chart=percentiles]').count())
    expect(await page.locator('[data-chart=percentiles]').count()).toBeGreaterThan(3)
  }))

  test('every diagram of every comment and summary is one that Mermaid draws', async () => {
    const diagrams = Object.values(fixtures).flatMap((build) => { const report = buildReport(build()); return [renderComment(report, { commentId: 'default' }), renderSummary(report)].flatMap((text) => showOnGitHub(text).diagrams) })
    expect(diagrams.length).toBeGreaterThan(20)
    const page = await browser.newPage()
    try {
      await page.addScriptTag({ path: MERMAID })
      const lines = await page.evaluate<number[]>(`(async (sources) => {
        const drawn = []
        for (const [index, source] of sources.entries()) {
          const { svg } = await mermaid.render('diagram' + index, source)
          drawn.push(new DOMParser().parseFromString(svg, 'text/html').querySelectorAll('[class^=line-plot] path').length)
        }
        return drawn
      })(${JSON.stringify(diagrams)})`)
      expect(lines.filter((count) => count < 1 || count > 2)).toEqual([])
    } finally {
      await page.close()
    }
  })

  test('the curves of the search for the highest rate are drawn, of both sides', () => open('searched.html', DESKTOP, async (page) => {
    expect(await page.locator('#capacity [data-chart=capacityCharts] canvas, #capacity [data-chart=scalabilityCharts] canvas').count()).toBe(2)
    expect(await page.locator('#capacity .lead').textContent()).toContain('within the promises')
  }))
  test('tables sort by keyboard, in both directions, and say so', () => open('regressed.html', DESKTOP, async (page) => {
    const table = page.locator('#metrics table')
    const changes = () => table.locator('tbody tr td:nth-child(5)').evaluateAll((cells) => cells.map((cell) => Number((cell as unknown as { dataset: Record<string, string> }).dataset['sort'])))
    const button = table.getByRole('button', { name: 'Change' })
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await changes()).toEqual((await changes()).toSorted((a, b) => a - b))
    await page.keyboard.press('Space')
    expect(await changes()).toEqual((await changes()).toSorted((a, b) => b - a))
    expect(await table.locator('th[aria-sort=descending]').innerText()).toContain('Change')
  }))

  test('the metrics are filtered by words, and a link to a hidden one shows it again', () => open('regressed.html', DESKTOP, async (page) => {
    const rows = page.locator('#metrics tbody tr:visible')
    const all = await rows.count()
    await page.getByRole('searchbox').fill('policy worse')
    expect(await rows.count()).toBe(1)
    await page.locator('.card a').nth(1).click()
    await expect.poll(() => rows.count()).toBe(all)
  }))

  test('a flame graph is read, and walked through, by keyboard', () => open('regressed.html', DESKTOP, async (page) => {
    const focused = page.locator('[role=treeitem]:focus')
    expect(await page.locator('.flames [role=treeitem]').count()).toBe(6)
    await page.locator('.flames [tabindex="0"]').focus()
    for (const [key, label] of [['ArrowDown', /^handle \(src\/server.ts:12\): 1\.96 → 2\.21 ms/], ['ArrowDown', /^evaluateRules \(src\/policy.js:42\): 0\.310 → 0\.600 ms of CPU a request, \+0\.290 ms/], ['ArrowLeft', /^evaluateRules|^append/], ['ArrowUp', /^handle/], ['ArrowRight', /^\(garbage collector\)/], ['ArrowRight', /^\(garbage collector\)/], ['Enter', /^\(garbage collector\)/]] as const) {
      await page.keyboard.press(key)
      expect(await focused.getAttribute('aria-label')).toMatch(label)
    }
    expect(await page.locator('.flames [role=treeitem]').count()).toBe(2)
    expect(await page.locator('.flame [aria-live]').innerText()).toMatch(/^\(garbage collector\)/)
    await page.keyboard.press('Escape')
    expect(await page.locator('.flames [role=treeitem]').count()).toBe(6)
    expect(await focused.getAttribute('aria-label')).toMatch(/^all calls: 2\.06 → 2\.31 ms/)
  }))

  test('a long table shows its first rows until more are wanted, and a link to any row shows that', async () => {
    let last = ''
    await open('flooded.html', DESKTOP, async (page) => {
      const rows = page.locator('#metrics tbody tr')
      expect(await rows.count()).toBe(803)
      expect(await page.locator('#metrics tbody tr:visible').count()).toBe(30)
      last = (await rows.last().getAttribute('id')) as string
      await page.getByRole('button', { name: 'Show all 803 rows' }).click()
      expect(await page.locator('#metrics tbody tr:visible').count()).toBe(803)
    })
    await open('flooded.html', DESKTOP, async (page) => {
      await expect.poll(() => page.locator('tr:target').isVisible()).toBe(true)
    }, `#${last}`)
  })

  test('a deep link leads to its metric', () => open('regressed.html', DESKTOP, async (page) => {
    expect(await page.locator('tr:target').innerText()).toContain('CPU time per request')
    await expect.poll(() => page.locator('tr:target').evaluate((row) => { const { top, bottom } = row.getBoundingClientRect(); return top >= 0 && bottom <= 900 })).toBe(true)
  }, '#metric-load-service-cpu_ms_per_request'))

  test.for(['regressed.html', 'rolledBack.html'])('%s fits on paper, dark on white whatever the screen was', (file) => open(file, { viewport: A4, colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const [red] = (await page.locator('h2').first().evaluate((title) => (globalThis as unknown as { getComputedStyle(element: unknown): { color: string } }).getComputedStyle(title).color)).match(/\d+/g) as string[]
    expect(Number(red)).toBeLessThan(100)
    expect(await page.locator('nav').isVisible()).toBe(false)
  }))

  test('without JavaScript all text, tables and drawings are there', () => open('breached.html', { ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('h1').innerText()).toContain('2 broken promises')
    expect(await page.locator('#promises tbody tr').count()).toBe(11)
    expect(await page.locator('#metrics svg.interval').count()).toBe(17)
    expect(await page.locator('details[open]').getByText('This curve needs JavaScript').first().isVisible()).toBe(true)
    expect(await page.locator('button, input').count()).toBe(0)
  }))
})

/** Every request of a class took the same time, and of some there were few. */
function flat(): Result {
  const same = new Histogram()
  for (let i = 0; i < 500; i++) same.record(1)
  const few = new Histogram()
  for (const us of [900, 1100, 5000]) few.record(us)
  const result = fixtures.passing()
  return { ...result, phases: result.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one, index) => ({ ...one, samples: index % 2 === 0 ? 500 : 3, latencyUs: (index % 2 === 0 ? same : few).encode(), rounds: [] })) })) }
}

async function openFolders(page: Page): Promise<void> {
  await page.locator('details.folder').evaluateAll((folders) => { for (const folder of folders) (folder as unknown as { open: boolean }).open = true })
}

/** Of each canvas in these charts, how many of its pixels were drawn on. */
function inkOf(page: Page, selector: string): Promise<number[]> {
  return page.locator(`${selector} canvas`).evaluateAll((canvases) => (canvases as unknown as { width: number; height: number; getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } } }[])
    .map((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((value, index) => index % 4 === 3 && value > 0).length))
}
