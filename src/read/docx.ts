import { buildSpeech, type Speech } from '../speech/index.ts'
import type { Problem, Result } from '../text/problem.ts'
import { WordSource } from '../text/word-source.ts'
import type { ReadOptions } from './clean.ts'
import { cleanBlocks } from './clean-blocks.ts'
import type { WordBlock, WordParagraph } from './docx-blocks.ts'
import { marginWords } from './docx-margins.ts'
import { WordNotes } from './docx-notes.ts'
import { WordNumbering } from './docx-numbering.ts'
import { figureRemarks } from './docx-remarks.ts'
import { openPackage, type PackageRefusal, type WordPackage } from './docx-package.ts'
import { WordPart, type PartContents } from './docx-part.ts'
import { WordStyles } from './docx-styles.ts'
import { WordText } from './docx-text.ts'
import { treeOf } from './docx-tree.ts'
import { scanXml, type XmlRefusal } from './docx-xml.ts'

export { isOle } from './docx-ole.ts'

/*
 * What of a Word file is kept.
 *
 * Kept: words of all runs, whatever cuts them (spelling marks, bookmarks, edit sessions) or holds them (links, content
 *   controls, smart tags, fields' results, the base of a ruby); title and headings by style, outline level or direct
 *   formatting; a bold beginning of a paragraph; the character style for emphasis; quotations by style; tables with merged
 *   cells (the words in the first, the others empty); tabs, line breaks, non-breaking hyphens.
 * Partly: automatic numbers are words without a run; tracked changes are read as accepted; text boxes come after the
 *   paragraph that they hang on, one half of an mc:AlternateContent is read; footnotes and endnotes stand as a quotation at
 *   the end, 〔注1〕 before each, so that they are in no sentence and no series of the speech; tables inside tables are lines
 *   of their cell; a table of one cell is a frame around text; a bullet is no word.
 * Dropped with a note: lines of a web page at both ends (clean.ts), the 数据核对表 of a 核稿版, pictures, charts, formulas, embedded objects, comments, hidden text, readings, headers and footers
 *   with words, the table of contents, prompts of content controls, symbols that only their font knows.
 * Dropped silently: page and section settings, faces, colours, the position of footnote marks, links' addresses, codes of
 *   fields, page numbers in margins.
 */

/**
 * A Word file (.docx, .docm, .dotx) as a speech; its source is a WordSource that leads back into the package. The value is
 * undefined, with one error, where the bytes are no such file, are damaged, locked or too big. What was left out or taken
 * as accepted is told in info problems.
 */
export function readDocx(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Result<Speech | undefined> {
  const opened = openPackage(bytes)
  if (typeof opened === 'string') return refusal(path, opened)
  const notes = new WordNotes()
  const styles = new WordStyles(opened.styles)
  const numbering = new WordNumbering(opened.numbering)
  const contents = partContents(opened.main, opened.text, styles, notes, figureRemarks(opened.comments))
  if (typeof contents === 'string') return refusal(path, contents)
  if (contents.root !== 'w:document') return refusal(path, 'no-word')
  const remarks = notesOf(contents, opened, styles, notes)
  const damage = styles.refusal ?? numbering.refusal ?? (typeof remarks === 'string' ? remarks : undefined)
  if (damage || typeof remarks === 'string') return refusal(path, damage ?? 'broken')
  for (let i = marginWords(opened.margins); i > 0; i--) notes.add('margin', undefined)

  const text = new WordText(styles, numbering, notes)
  const blocks = text.lay(withoutFactsTable(contents.blocks, styles, notes))
  const foot = remarks.flatMap((remark, i) => text.lay(remark, `〔注${i + 1}〕`))
  const source = new WordSource(path, text.text, text.stretches)
  const tree = treeOf(blocks, foot, source)
  const cleaned = cleanBlocks(tree.children, source, options)
  const speech = buildSpeech({ ...tree, children: cleaned.blocks }, source, { entries: {}, places: {} })
  const told = notes.problems(source, (paragraph) => text.placeOf(paragraph))
  return { value: speech, problems: [...told, ...cleaned.problems] }
}

/** The blocks of a 核稿版 without its 数据核对表: the lines that are told by their style and the table right under them. */
function withoutFactsTable(blocks: readonly WordBlock[], styles: WordStyles, notes: WordNotes): WordBlock[] {
  let isUnder = false
  const kept = blocks.filter((block) => {
    const isOfTable = block.type === 'table' ? isUnder : styles.paragraph(block.style).isFactsTable === true
    isUnder = isOfTable && block.type === 'paragraph'
    return !isOfTable
  })
  if (kept.length === blocks.length) return kept
  notes.add('factsTable', undefined)
  // The empty paragraphs that its pages begin and end with.
  return kept.slice(0, kept.findLastIndex((block) => block.type === 'table' || !isEmpty(block)) + 1)
}

function isEmpty({ pieces, boxes }: WordParagraph): boolean {
  return pieces.length === 0 && boxes.length === 0
}

function partContents(
  path: string,
  xml: string,
  styles: WordStyles,
  notes: WordNotes,
  remarks?: ReadonlySet<string>,
): PartContents | XmlRefusal {
  const part = new WordPart(path, styles, notes, remarks)
  return scanXml(xml, part) ?? part.contents
}

/** The notes that the text refers to, in the order of their marks. */
function notesOf(
  { references }: PartContents,
  { footnotes, endnotes }: WordPackage,
  styles: WordStyles,
  notes: WordNotes,
): WordBlock[][] | XmlRefusal {
  if (references.length === 0) return []
  const found = new Map<string, WordBlock[]>()
  for (const [kind, part] of [
    ['footnote', footnotes],
    ['endnote', endnotes],
  ] as const) {
    if (!part) continue
    const contents = partContents(part.path, part.text, styles, notes)
    if (typeof contents === 'string') return contents
    for (const [id, blocks] of contents.notes) found.set(`${kind} ${id}`, blocks)
  }
  const ids = new Set(references.map(({ kind, id }) => `${kind} ${id}`))
  return [...ids].flatMap((id) => (found.has(id) ? [found.get(id)!] : []))
}

const saveAgain = '请用 Word 或 WPS 打开后另存为 .docx 再试'

const refusals: Readonly<Record<PackageRefusal, { code: string; why: string }>> = {
  password: { code: 'word/password', why: '设有密码，读不了，请解除密码后再试' },
  'too-big': { code: 'word/too-big', why: '展开后过大，不像一份讲话稿，请删去其中的图片和附件后另存再试' },
  'too-many': { code: 'word/too-big', why: '段落过多，不像一份讲话稿，请拆成几个文件再试' },
  'old-word': {
    code: 'word/unreadable',
    why: '是旧格式的 Word 或 WPS 文件，请在 Word 或 WPS 中另存为 .docx 后再试',
  },
  'other-office': { code: 'word/unreadable', why: '不是 Word 文件，请把文字存成 .docx 后再试' },
  'no-word': { code: 'word/unreadable', why: `里没有 Word 正文，${saveAgain}` },
  'no-zip': { code: 'word/unreadable', why: `不是完整的 Word 文件（.docx），${saveAgain}` },
  broken: { code: 'word/unreadable', why: `已损坏，${saveAgain}` },
  'too-deep': { code: 'word/unreadable', why: `内部嵌套过深，${saveAgain}` },
  doctype: { code: 'word/unreadable', why: `含有 Word 文件不应有的实体声明，来路可疑，${saveAgain}` },
}

function refusal(path: string, kind: PackageRefusal): Result<undefined> {
  const { code, why } = refusals[kind]
  const problem: Problem = { code, level: 'error', message: `“${path}”${why}` }
  return { value: undefined, problems: [problem] }
}
