import type { Parent, Root, RootContent } from 'mdast'
import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import type { Layout } from '../layout/index.ts'
import { plainText, type Speech } from '../speech/index.ts'
import type { Result } from '../text/problem.ts'
import { pageStyles } from './html-styles.ts'
import { writeNodes } from './markdown.ts'
import { tableOptions } from './table-options.ts'

/**
 * A speech as one printable page: Markdown rendered with the settings that it is read with (tables, emphasis closed as
 * 汉字 need it), set by a style. No HTML of the draft passes, nothing is loaded from outside, comments are left out, and
 * what is still to be filled in is marked. The page is titled as the speech unless `title` says otherwise.
 */
export function writeHtml(
  speech: Pick<Speech, 'tree'>,
  layout: Layout,
  options: { title?: string } = {},
): Result<string> {
  const blocks = speech.tree.children.filter((block) => !isSilent(block))
  const renderer = markdownRenderer()
  const body = speech.tree.children
    .map((block, i, all) => (isSilent(block) ? '' : renderBlock(renderer, block, all[i - 1])))
    .join('')
  const heading = blocks.find((block) => block.type === 'heading' && block.depth === 1)
  const title = options.title ?? (heading ? plainText(heading) : '讲话稿')
  return { value: page(title, pageStyles(layout), body), problems: [] }
}

function isSilent(block: RootContent): boolean {
  return block.type === 'html' || block.type === 'yaml' || block.type === 'definition'
}

function renderBlock(renderer: Renderer, block: RootContent, before: RootContent | undefined): string {
  const root: Root = { type: 'root', children: [block] }
  const tokens = renderer.parse(writeNodes(withoutComments(root)), {})
  const role = block.type === 'paragraph' ? block.data?.role : undefined
  const { large, small } = tableOptions(block.type === 'table' ? before : undefined).options
  const name = role ?? (large ? 'large' : small ? 'small' : undefined)
  if (name && tokens[0]) tokens[0].attrJoin('class', name)
  return renderer.renderer.render(tokens, renderer.options, {})
}

function withoutComments<T extends Parent>(parent: T): T {
  const children = parent.children.filter((child) => child.type !== 'html')
  return {
    ...parent,
    children: children.map((child) => ('children' in child ? withoutComments(child) : child)),
  }
}

function markdownRenderer(): Renderer {
  const renderer = new MarkdownIt('default', { html: false, linkify: false, typographer: false })
  renderer.use(cjkFriendly).disable(['code', 'lheading', 'strikethrough', 'reference'])
  const { escapeHtml } = renderer.utils
  renderer.renderer.rules['text'] = (tokens, i) => markSlots(escapeHtml(tokens[i]!.content))
  // a picture would be loaded from somewhere: its words stand for it
  renderer.renderer.rules['image'] = (tokens, i) => escapeHtml(tokens[i]!.content)
  return renderer
}

function markSlots(html: string): string {
  return html.replace(/【(?:待补|待核|建议)(?:：[^【】]*)?】/gu, '<mark>$&</mark>')
}

function page(title: string, styles: string, body: string): string {
  const escaped = title.replace(/[&<>"]/gu, (mark) => `&#${mark.codePointAt(0)};`)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped}</title>
<style>
${styles}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`
}
