import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/** What GitHub would show of a Markdown text: its elements, its texts, where its links lead, and what its sanitiser took out. */
export type Shown = { elements: Map<string, number>; text: string; links: string[]; diagrams: string[]; sanitised: number }

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw)
/** `rehype-sanitize`'s default schema is GitHub's own allow list. */
const sanitiser = unified().use(rehypeSanitize, defaultSchema)

export function showOnGitHub(markdown: string): Shown {
  const dangerous = parser.runSync(parser.parse(markdown))
  const before = countElements(dangerous)
  const tree = sanitiser.runSync(dangerous)
  const elements = countElements(tree)
  const shown: Shown = { elements, text: '', links: [], diagrams: [], sanitised: total(before) - total(elements) }
  visit(tree, (node) => {
    if (node.type === 'text') shown.text += node.value
    if (node.type !== 'element') return
    if (node.tagName === 'a') shown.links.push(String(node.properties.href))
    if (node.tagName !== 'code') return
    const [first] = node.children
    if (Array.isArray(node.properties.className) && node.properties.className.includes('language-mermaid') && first?.type === 'text') shown.diagrams.push(first.value)
    // GitHub looks for mentions, references and links in texts, not in code.
    return SKIP
  })
  return shown
}

function countElements(tree: Parameters<typeof sanitiser.runSync>[0]): Map<string, number> {
  const counts = new Map<string, number>()
  visit(tree, (node) => {
    if (node.type === 'element') counts.set(node.tagName, (counts.get(node.tagName) ?? 0) + 1)
  })
  return counts
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
