/** The files of a revision as versions: what was generated, what people made of it, what is generated now. */
import { Doc } from '../check/index.ts'
import type { TraceSpan } from '../draft/index.ts'
import type { Facts } from '../facts/index.ts'
import { readDocument, readMarkdown } from '../read/index.ts'
import type { Speech } from '../speech/index.ts'
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { WordSource } from '../text/word-source.ts'
import { typeset } from '../typeset.ts'
import type { Workspace } from '../workspace.ts'
import { markdownOf } from '../write/index.ts'
import { cardsOf } from './cards.ts'
import type { Side } from './causes.ts'
import type { MarkdownVersion } from './markdown.ts'
import { printedFigures, type Origin } from './printed.ts'
import type { Range, Unit } from './types.ts'
import { versionOf } from './versions.ts'
import type { WordVersion } from './word.ts'

/** A generated draft with where its words come from. */
export interface Generated extends Side {
  version: MarkdownVersion
  /** Of the sheet: 标题. */
  title?: string
  /** 地区. */
  region?: string
  /** 模板, where the sheet names one. */
  template?: string
}

export function generated(speech: Speech, trace: readonly TraceSpan[], facts?: Facts): Generated {
  const doc = new Doc(speech, 'md')
  const origins = trace.map((span): Origin => {
    const start = doc.offsetOf(span.start)
    return { ...span.from, start, end: Math.max(start, doc.offsetOf(span.end)) }
  })
  return {
    text: doc.text,
    origins,
    printed: printedFigures(doc.text, origins),
    cards: facts ? cardsOf(facts) : new Map(),
    ...(facts ? { title: facts.sheet.title } : {}),
    ...(facts?.region ? { region: facts.region.name } : {}),
    ...(facts?.sheet.template === undefined ? {} : { template: facts.sheet.template }),
    version: markdownVersion(doc),
  }
}

/** The edited draft in both of its forms; that of its own format is merged with, the other follows. */
export interface EditedFiles {
  format: 'md' | 'docx'
  markdown: MarkdownVersion
  word?: WordVersion & { bytes: Uint8Array }
}

/** Front matter of a Markdown text with its closing line. */
const frontMatter = /^---\r?\n[\s\S]*?\r?\n---\r?\n/u

/** A Word file as it is and in Markdown, with the front matter of what was generated; any other text the other way round. */
export async function editedFiles(
  speech: Speech,
  { path, bytes }: { path: string; bytes: Uint8Array },
  base: string,
  workspace: Workspace,
): Promise<Result<EditedFiles>> {
  if (speech.source instanceof WordSource) {
    const words = (await markdownOf(speech)).value
    const text = `${frontMatter.exec(base)?.[0] ?? ''}\n${words}`
    const read = readMarkdown(new Source(`${path}.md`, text))
    const markdown = markdownVersion(new Doc(read.value, 'md'))
    return { value: { format: 'docx', markdown, word: { ...wordVersion(speech), bytes } }, problems: [] }
  }
  const isMarkdown = /\.(?:md|markdown)$/iu.test(path)
  const source = isMarkdown ? speech.source : new Source(`${path}.md`, (await markdownOf(speech)).value)
  const own = isMarkdown ? speech : readMarkdown(source).value
  const markdown = markdownVersion(new Doc(own, 'md'))
  const set = await typeset(source, workspace, { edition: 'print' })
  if (!(set.value instanceof Uint8Array)) return { value: { format: 'md', markdown }, problems: set.problems }
  const word = await readDocument(`${path}.docx`, set.value)
  return {
    value: {
      format: 'md',
      markdown,
      ...(word.value ? { word: { ...wordVersion(word.value), bytes: set.value } } : {}),
    },
    problems: worthTelling(set.problems),
  }
}

/** What setting a text tells of the workspace is told by filling it, too. */
function worthTelling(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ level }) => level === 'error')
}

function wordVersion(speech: Speech): WordVersion {
  const doc = new Doc(speech, 'docx')
  const source = speech.source as WordSource
  return { ...versionOf(doc), source, place: (range) => doc.place(range) }
}

export function markdownVersion(doc: Doc): MarkdownVersion {
  const source = doc.speech.source.text
  return {
    ...versionOf(doc),
    source,
    place: (range) => doc.place(range),
    sourceEdit: (edit) => doc.sourceEdit(edit),
    blockOf: (unit) => blockOf(unit, doc),
  }
}

/** From the beginning of its first line to the end of its last: stars, number signs, dashes and dividers belong to it. */
function blockOf(unit: Unit, doc: Doc): Range {
  const { text } = doc.speech.source
  const { start, end } = doc.place(unit)
  const from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  const next = text.indexOf('\n', Math.max(start, end))
  const to = next < 0 ? text.length : next
  return {
    start: start > 0 && text[start - 1] === '\n' ? start : from,
    end: text[to - 1] === '\r' ? to - 1 : to,
  }
}
