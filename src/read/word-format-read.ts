import type { Problem, Result } from '../text/problem.ts'
import type { MarginKind, WordFault, WordFormat, WordMargin, WordSection } from '../text/word-format.ts'
import { reviewNamespace } from '../text/word-review.ts'
import { scanXml } from './docx-xml.ts'
import { figureRemarks } from './docx-remarks.ts'
import { FormatStyles } from './word-format-looks.ts'
import { marginOf } from './word-format-margin.ts'
import { openFormatPackage, quiet, type FormatPackage } from './word-format-package.ts'
import { FormatPart } from './word-format-part.ts'
import type { OpenSection } from './word-format-section.ts'

/**
 * How a Word file is set. The value is undefined, with an info problem, where the file cannot be read; why it cannot is told
 * by the reader of its words.
 */
export function formatOf(path: string, bytes: Uint8Array): Result<WordFormat | undefined> {
  const opened = openFormatPackage(bytes)
  if (typeof opened === 'string') return unread(path)
  const styles = new FormatStyles(opened.styles)
  const part = new FormatPart(styles, figureRemarks(opened.comments))
  if (styles.refusal ?? scanXml(opened.text, part)) return unread(path)
  const margins = new Map<string, WordMargin>()
  for (const [target, xml] of opened.margins) {
    const margin = marginOf(xml, styles)
    if (typeof margin === 'string') return unread(path)
    margins.set(target, margin)
  }
  const value: WordFormat = {
    part: opened.main,
    sections: sectionsOf(part.sections, opened, margins),
    paragraphs: part.paragraphs,
    isTwoSided: isTwoSided(opened.settings),
    revisions: part.revisions,
    comments: part.comments,
    hidden: part.hidden,
    controls: part.controls,
    review: {
      controls: part.tagged,
      remarks: part.figureRemarks,
      parts: opened.customXml.filter((xml) => reviewNamespace.test(xml.slice(0, 2000))).length,
    },
    customXml: opened.customXml.filter((xml) => !/<(?:\w+:)?Sources\b/.test(xml.slice(0, 2000))).length,
    ...authors(opened.core),
    faults: [...part.faults, ...lost(part, opened)],
  }
  return { value, problems: [] }
}

function unread(path: string): Result<undefined> {
  const problem: Problem = {
    code: 'word/format',
    level: 'info',
    message: `“${path}”的版式读不出来，没有核对版式`,
  }
  return { value: undefined, problems: [problem] }
}

/** Headers and footers that a section has none of are those of the section before it. */
function sectionsOf(
  open: readonly OpenSection[],
  { relations }: FormatPackage,
  margins: ReadonlyMap<string, WordMargin>,
): WordSection[] {
  const found = (ids: Partial<Record<MarginKind, string>>) =>
    Object.fromEntries(
      Object.entries(ids).flatMap(([kind, id]) => {
        const margin = margins.get(relations.get(id)?.target ?? '')
        return margin ? [[kind, margin]] : []
      }),
    ) as Partial<Record<MarginKind, WordMargin>>
  let headers: WordSection['headers'] = {}
  let footers: WordSection['footers'] = {}
  return open.map((section) => {
    headers = { ...headers, ...found(section.headers) }
    footers = { ...footers, ...found(section.footers) }
    return { ...section, headers, footers }
  })
}

function isTwoSided(settings: string | undefined): boolean {
  return /<w:evenAndOddHeaders(?:\s*\/|\s*>|\s+w:val="(?:1|true|on)")/.test(settings ?? '')
}

function authors(core: string | undefined): Pick<WordFormat, 'author' | 'lastAuthor'> {
  const words: Record<string, string> = {}
  let name = ''
  scanXml(core ?? '<none/>', {
    ...quiet,
    open: (element) => (name = element.slice(element.indexOf(':') + 1)),
    close: () => (name = ''),
    text: (text) => (words[name] = (words[name] ?? '') + text),
  })
  const author = words['creator']?.trim()
  const lastAuthor = words['lastModifiedBy']?.trim()
  return { ...(author ? { author } : {}), ...(lastAuthor ? { lastAuthor } : {}) }
}

function lost(part: FormatPart, { relations, missing }: FormatPackage): WordFault[] {
  const gone = missing.map((name): WordFault => ({ kind: 'missing-part', name, count: 1 }))
  const unanswered = [...part.references].flatMap(([id, paragraph]): WordFault[] =>
    relations.has(id) ? [] : [{ kind: 'lost-reference', name: id, count: 1, paragraph }],
  )
  return [...gone, ...unanswered]
}
