import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderHtml } from '../src/report/html.ts'
import { buildReport } from '../src/report/report.ts'
import { breached, regressed } from './report/result-fixture.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const DESKTOP = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 390, height: 800 } }

/** What the functions that run in the page use of it. The rest of the program must not see a DOM. */
type PageElement = { parentElement: PageElement | null }
declare const window: { innerWidth: number }
declare const document: { documentElement: { scrollWidth: number }; body: PageElement }
declare function getComputedStyle(element: PageElement): { color: string; backgroundColor: string }

// In CI a missing browser is a failure, not a silent skip.
const isMissing = !existsSync(CHROMIUM) && process.env['CI'] !== 'true'
if (isMissing) console.warn(`report.html is not tested in a browser: there is no ${CHROMIUM}`)

describe.skipIf(isMissing)('report.html in a browser', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'perf-gate-browser-'))
    await writeFile(join(folder, 'regressed.html'), renderHtml(buildReport(regressed())))
    await writeFile(join(folder, 'breached.html'), renderHtml(buildReport(breached())))
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
    expect(await charts.count()).toBeGreaterThan(10)
    expect(await page.locator('[data-chart] canvas').count()).toBe(await charts.count())
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    // A canvas that was drawn on has pixels that are not transparent.
    expect(await page.locator('details[open] [data-chart] canvas').evaluateAll((canvases) => (canvases as unknown as { width: number; height: number; getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } } }[])
      .every((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0)))).toBe(true)
  }))

  test('text and background differ enough to read, in light and in dark', async () => {
    const backgrounds = new Set<string>()
    for (const colorScheme of ['light', 'dark'] as const) {
      await open('breached.html', { ...DESKTOP, colorScheme }, async (page) => {
        backgrounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
        const ratios = await page.locator('h1, .meaning, .badge, td, figcaption').evaluateAll(contrastsOf)
        expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
      })
    }
    expect(backgrounds.size).toBe(2)
  })

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

  test('a deep link leads to its metric', () => open('regressed.html', DESKTOP, async (page) => {
    expect(await page.locator('tr:target').innerText()).toContain('CPU time per request')
    await expect.poll(() => page.locator('tr:target').evaluate((row) => { const { top, bottom } = row.getBoundingClientRect(); return top >= 0 && bottom <= 900 })).toBe(true)
  }, '#metric-load-service-cpu_ms_per_request'))

  test('without JavaScript all text, tables and drawings are there', () => open('breached.html', { ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('h1').innerText()).toContain('2 broken promises')
    expect(await page.locator('#promises tbody tr').count()).toBe(11)
    expect(await page.locator('#metrics svg.interval').count()).toBe(17)
    expect(await page.locator('details[open]').getByText('This curve needs JavaScript').first().isVisible()).toBe(true)
    expect(await page.locator('button, input').count()).toBe(0)
  }))
})

/** Contrast of each element's text with what is behind it (WCAG 2.2). Runs in the page. */
function contrastsOf(elements: PageElement[]): number[] {
  const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const [x, y, z] = [r, g, b].map((one) => { const c = one / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }) as [number, number, number]
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const behind = (element: PageElement | null): number[] => {
    if (element === null) return [255, 255, 255]
    const color = parse(getComputedStyle(element).backgroundColor)
    return color[3] === 0 ? behind(element.parentElement) : color
  }
  return elements.map((element) => {
    const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))].toSorted((a, b) => b - a) as [number, number]
    return (light + 0.05) / (dark + 0.05)
  })
}
