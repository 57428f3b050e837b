import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { buildSpeech, type Speech } from '../speech/index.ts'
import { MarkedSource } from '../text/marked-source.ts'
import type { Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { cutFurniture, cutProblems, type CleanLine, type ReadOptions } from './clean.ts'
import { cutPageMarks, pageProblems } from './clean-pages.ts'
import { partsWord, unwrap } from './clean-wrapped.ts'

/**
 * A typed or scraped text as a speech: a line is a paragraph, wrapped lines are joined, indents are left out, and so are
 * page numbers between the lines and lines at both ends that are a web page's. Nothing is Markdown: `# 号`, `*` and `1. ` are words. Places are offsets in
 * the source.
 */
export function readPlain(source: Source, { isWanted }: ReadOptions = {}): Result<Speech> {
  const marked = new MarkedSource(source.path, source.text)
  const pages = cutPageMarks(linesOf(marked.text))
  const { kept, cut } = cutFurniture(pages.kept, isWanted)
  const children = unwrap(kept).map((group): RootContent => paragraphOf(group, marked))
  const tree: Root = { type: 'root', children }
  return {
    value: buildSpeech(tree, marked, { entries: {}, places: {} }),
    problems: [...pageProblems(pages.cut, marked), ...cutProblems(cut, marked)],
  }
}

/** Lines with their ends (\n, \r\n or a lone \r) left out; a form feed between pages is a line end, or one with it. */
function linesOf(text: string): CleanLine[] {
  const lines: CleanLine[] = []
  let start = 0
  for (const match of text.matchAll(/(?:\r\n|[\n\r])?\f|\r\n|[\n\r\u001a]/gu)) {
    lines.push({ text: text.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  lines.push({ text: text.slice(start), start, end: text.length })
  return lines
}

/** Lines of one paragraph, divided by line breaks as typed text has them: building the speech settles those. */
function paragraphOf(lines: readonly CleanLine[], source: Source): Paragraph {
  const children: PhrasingContent[] = []
  for (const line of lines) {
    const start = line.start + /^\s*/u.exec(line.text)![0].length
    const value = source.text.slice(start, line.end).trimEnd()
    const last = children.at(-1)?.position?.end
    const from = source.position(start)
    const above = children.at(-1)
    if (last && !(above?.type === 'text' && partsWord(above.value, value)))
      children.push({ type: 'text', value: '\n', position: { start: last, end: { ...from, offset: start } } })
    children.push({
      type: 'text',
      value,
      position: {
        start: { ...from, offset: start },
        end: { ...source.position(start + value.length), offset: start + value.length },
      },
    })
  }
  const position = { start: children[0]!.position!.start, end: children.at(-1)!.position!.end }
  return { type: 'paragraph', children, position }
}
