import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Blockquote, Html, List, ListItem, Root, RootContent } from 'mdast'
import cjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { buildSpeech, type Speech } from '../speech/index.ts'
import type { Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { readFrontMatter } from './front-matter.ts'

/**
 * A draft, fresh or edited by hand, as a speech: CommonMark with tables and front matter, emphasis closed as 汉字 need it,
 * and nothing more of GFM (`1~5月…6~8月` strikes nothing out). An indent is not code, a rule under a line not a heading,
 * `[甲]: 乙` not a link's address: a speech has none of them, and people who type press Tab and Enter.
 */
export function readMarkdown(source: Source): Result<Speech> {
  const meta = readFrontMatter(source)
  const root = parse(blank(source.text, meta.value.end), unused)
  readTypedHtml(root, source)
  return { value: buildSpeech(root, source, meta.value.meta), problems: meta.problems }
}

/** The text with all before an offset blanked out, so that what follows keeps its place. */
function blank(text: string, end: number): string {
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}

/** Parts of CommonMark that a speech has no use for and that typed text falls into. */
const unused = ['codeIndented', 'setextUnderline', 'definition']

function parse(text: string, disabled: readonly string[]): Root {
  return unified().use(remarkParse).use(cjkFriendly).use(syntax, disabled).parse(text)
}

function syntax(this: Processor, disabled: readonly string[]): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(gfmTable(), { disable: { null: [...disabled] } })
  ;(data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown())
}

function readTypedHtml(parent: Root | Blockquote | List | ListItem, source: Source): void {
  const children = parent.children.flatMap((block): RootContent[] => {
    if (block.type === 'html') return typedHtml(block, source)
    if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem')
      readTypedHtml(block, source)
    return [block]
  })
  parent.children = children as typeof parent.children
}

/**
 * HTML is not a language of drafts: a block of it is a comment, or text that a person typed and that is read as such, at
 * its own place: all before it is blanked out.
 */
function typedHtml(block: Html, source: Source): RootContent[] {
  const start = block.position!.start.offset!
  const end = block.position!.end.offset!
  const comment = /^(?:<!--[\s\S]*?-->[ \t]*)+/u.exec(block.value)?.[0].trimEnd()
  if (comment === block.value.trim()) return [block]
  const from = start + (comment?.length ?? 0)
  const rest = blank(source.text.slice(0, end), from)
  const blocks = parse(rest, [...unused, 'htmlFlow']).children
  if (comment === undefined) return blocks
  const { line, column } = source.position(from)
  const position = { start: block.position!.start, end: { line, column, offset: from } }
  return [{ type: 'html', value: comment, position }, ...blocks]
}
