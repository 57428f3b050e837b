import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown'
import cjkFriendly from 'remark-cjk-friendly/serializeOnly'
import { slotText, type FrontMatter, type Lead, type Slot, type Speech } from '../speech/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Result } from '../text/problem.ts'

/**
 * A speech as the Markdown that people edit: front matter, one line for each paragraph, the end mark of a lead outside the
 * stars (`**一是抓“招商”**。近期`), as few backslashes as the words allow. Read again, it is the same tree.
 */
export function writeMarkdown(speech: Pick<Speech, 'meta' | 'tree'>): Result<string> {
  return { value: frontMatter(speech.meta) + toMarkdown(speech.tree, options()), problems: [] }
}

/** Part of a speech as Markdown, without front matter. */
export function writeNodes(node: Root | Exclude<Nodes, Root>): string {
  return toMarkdown(node, options())
}

function options(): Options {
  // the plugin puts its extension into the data of the processor that it is called on
  const data: { toMarkdownExtensions?: Options[] } = {}
  cjkFriendly.call({ data: () => data })
  const cjk = data.toMarkdownExtensions ?? []
  return {
    bullet: '-',
    // --- in the first line would begin front matter
    rule: '*',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    fences: true,
    extensions: [...cjk, gfmTableToMarkdown({ tablePipeAlign: false })],
    handlers: { text, lead, slot },
    join: [],
  }
}

/** Fewer backslashes than mdast's own: only what would read as something else (text/escape.ts). */
const text: Handle = (node: Text, _parent, _state, info) => {
  const escaped = escapeMarkdown(node.value, { startsLine: info.before === '\n' || info.before === '' })
  // a ! before a link would make a picture of it
  return info.after === '[' ? escaped.replace(/!$/u, '\\!') : escaped
}

const lead: Handle = (node: Lead, _parent, state, info) => {
  const { children, end } = withoutEndMark(node.children)
  const words = state.containerPhrasing({ type: 'strong', children }, { ...info, before: '*', after: '*' })
  return `**${escapeMarkdown(node.mark, { startsLine: false })}${words}**${end}`
}

const slot: Handle = (node: Slot) =>
  slotText({ kind: node.kind, value: escapeMarkdown(node.value, { startsLine: false }) })

/** The end mark of a lead is printed outside its stars, where every viewer closes them. */
function withoutEndMark(children: readonly PhrasingContent[]): { children: PhrasingContent[]; end: string } {
  const last = children.at(-1)
  if (last?.type !== 'text') return { children: [...children], end: '' }
  const end = /[。：？！；:?;]*$/u.exec(last.value)![0]
  const value = last.value.slice(0, last.value.length - end.length)
  return { children: [...children.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])], end }
}

function frontMatter(meta: FrontMatter): string {
  const lines = Object.entries(meta.entries).map(([key, value]) => `${key}: ${scalar(value)}`.trimEnd())
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`
}

/** Quoted where YAML, or our own reader, would take the plain value for something else. */
function scalar(value: string): string {
  const line = value.replace(/\s*\n\s*/gu, ' ')
  const plain = /^[\p{L}\p{N}./（(][^\n]*$/u.test(line) && !/: |\s#|:$|^\s|\s$/u.test(line)
  return plain || line === '' ? line : `"${line.replace(/["\\]/gu, '\\$&')}"`
}
