import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { Result } from '../../src/measure/result.ts'
import { renderChecks } from '../../src/report/markdown/check.ts'
import { renderComment } from '../../src/report/markdown/comment.ts'
import { byteLength } from '../../src/report/markdown/fit.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { renderSummary } from '../../src/report/markdown/summary.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import { showOnGitHub } from './github-markdown.ts'
import { withTexts } from './hostile-text.ts'
import { breached, regressed, reshaped, saturated } from './result-fixture.ts'

/** Everything that means something to Markdown, HTML, XML, a terminal, GitHub or Mermaid. */
const PIECES = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</style>', '<!--', '-->', ']]>', '&lt;', '&#60;script&#62;', '"', "'", '`', '```', '~~~', '|', '\\', '\\|', '**', '__', '[x](javascript:alert(1))', '![x](http://evil.example/y.png)',
  '@octocat', '#1', 'GH-2', 'octo/repo#3', 'https://evil.example', 'www.evil.example', 'evil@example.com', '$x$', '<details open>', '</details>', '</td></tr></table>', '%%{init: {}}%%', 'x-axis', '\n', '\r\n', '\t', '\u0000', '\u001B[31m', '\u202E', '\u2066', '\u200B', '\uFEFF', '\uD800',
  '# ', '> ', '- ', '1. ', '    ', '| --- |', ':smile:', '{{', '}}', '${{ github.token }}', '::error::x', '%0A', 'é', '漢字', '👩‍👩‍👧', 'a'.repeat(50),
]
const hostileText = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 }).map((parts) => parts.join(''))
const FIXED = new Set(['phase', 'verdict', 'kind', 'side', 'layout', 'unit', 'worse', 'role', 'severity', 'state', 'latencyUs', 'code', 'sampler', 'tool', 'policy'])
const document = fc.tuple(fc.constantFrom(regressed, breached, reshaped, saturated), fc.infiniteStream(hostileText)).map(([build, texts]) => withTexts(build(), FIXED, () => texts.next().value as string))
const RUNS = 40

/** What our own Markdown is made of. */
const OURS = new Set(['h1', 'h2', 'h3', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sub', 'strong', 'br', 'ul', 'li', 'details', 'summary', 'code', 'pre', 'blockquote', 'a'])

test('whatever texts a result holds, comment, checks and summary show them as text, and nothing of ours is sanitised away', () => {
  fc.assert(fc.property(document, (result) => {
    const report = buildReport(result)
    const checks = Object.values(renderChecks(report, []))
    const comment = renderComment(report, { commentId: 'default', runUrl: 'https://github.com/o/r/actions/runs/1' })
    expect(byteLength(comment)).toBeLessThanOrEqual(65_536)
    for (const text of [comment, renderSummary(report), ...checks.map((one) => one.output.summary)]) {
      const shown = showOnGitHub(text)
      expect([...shown.elements.keys()].filter((name) => !OURS.has(name))).toEqual([])
      expect(shown.sanitised).toBe(0)
      expect(shown.links.filter((href) => !href.startsWith('https://github.com/o/r/'))).toEqual([])
      // GitHub finds mentions and references after rendering.
      expect([...shown.text.matchAll(/.{0,20}(?:(?<![A-Za-z0-9])[@#][A-Za-z0-9]|\bGH-\d|:\/\/|www\.(?=\w)).{0,20}/g)].map(([found]) => found)).toEqual([])
    }
    for (const { output } of checks) expect(byteLength(output.title)).toBeLessThanOrEqual(255)
  }), { numRuns: RUNS })
})

test('whatever texts a result holds, the page has the scripts and addresses of its own and no others', () => {
  fc.assert(fc.property(document, (result) => {
    const page = renderHtml(buildReport(result))
    const scripts: string[] = []
    visit(unified().use(rehypeParse).parse(page), 'element', (node) => {
      if (node.tagName === 'script') scripts.push(String(node.properties.type))
      const { href, src, style } = node.properties
      if (href !== undefined && href !== null) expect(String(href)).toMatch(/^#|^data:,$/)
      expect([src, style, ...Object.keys(node.properties).filter((name) => /^on/i.test(name))]).toEqual([undefined, undefined])
      expect(['iframe', 'img', 'object', 'embed', 'form', 'base']).not.toContain(node.tagName)
    })
    expect(scripts).toEqual(['application/json', 'undefined'])
  }), { numRuns: RUNS })
})

test('whatever texts a result holds, JUnit is well-formed XML and the terminal gets no control characters', () => {
  fc.assert(fc.property(document, (result) => {
    const report = buildReport(result)
    const xml = renderJunit(report)
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(new XMLParser().parse(xml)).toHaveProperty('testsuites')
    expect(renderTerminal(report, { color: false, width: 80 })).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
  }), { numRuns: RUNS })
})

test('whatever numbers a result holds, it is refused or rendered whole', () => {
  const number = fc.oneof(fc.constantFrom(0, -0, -1, 1e300, -1e300, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY), fc.double(), fc.integer())
  fc.assert(fc.property(fc.constantFrom(regressed, breached, saturated), fc.infiniteStream(number), (build, numbers) => {
    const parsed = Result.safeParse(withNumbers(build(), () => numbers.next().value as number))
    if (!parsed.success) return
    const report = buildReport(parsed.data)
    for (const text of [renderComment(report, { commentId: 'default' }), renderSummary(report), renderHtml(report), renderJunit(report), renderTerminal(report, { color: false, width: 80 })]) expect(text).not.toMatch(/NaN|undefined/)
  }), { numRuns: RUNS })
})

/** Numbers of comparisons and promises replaced; what stands elsewhere is bounded by its schema. */
function withNumbers(result: Result, next: () => number): unknown {
  const replace = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, typeof value === 'number' ? (Number.isInteger(value) && ['rounds', 'samples', 'line', 'windows'].includes(key) ? value : next()) : Array.isArray(value) && value.every((part) => typeof part === 'number') ? value.map(next) : value])) as T
  return { ...result, verdicts: result.verdicts.map((verdict) => ({ ...verdict, comparisons: verdict.comparisons.map(replace), promises: verdict.promises.map(replace), violations: verdict.violations.map(replace) })) }
}
