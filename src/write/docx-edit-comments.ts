import { adjustedLook, plainLook, tracked, type Signing } from './docx-edit-properties.ts'
import { wordNames, type WordNames } from './docx-edit-runs.ts'
import { walkTags, type Tag } from './docx-edit-xml.ts'
import { element, escapeXml, legalText, part } from './xml.ts'

/** A comment whose marks are in the text. */
export interface NewComment {
  id: number
  paragraphs: readonly string[]
}

/** The styles that a file has for comments; without them they are set by hand, or they would look like the text. */
export interface CommentStyles {
  text?: string
  mark?: string
}

export function commentStart(id: number, prefix: string): string {
  return `<${prefix}commentRangeStart ${prefix}id="${id}"/>`
}

/** The end of the range and the run that shows the mark. */
export function commentEnd(id: number, prefix: string, style: string | undefined): string {
  const end = `<${prefix}commentRangeEnd ${prefix}id="${id}"/>`
  return `${end}<${prefix}r>${markProperties(prefix, style)}<${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`
}

function markProperties(prefix: string, style: string | undefined): string {
  return style === undefined
    ? small(prefix)
    : `<${prefix}rPr><${prefix}rStyle ${prefix}val="${escapeXml(style)}"/></${prefix}rPr>`
}

/** 五号, the size of a note in the margin. */
function small(prefix: string): string {
  return `<${prefix}rPr><${prefix}sz ${prefix}val="21"/><${prefix}szCs ${prefix}val="21"/></${prefix}rPr>`
}

/** What a draft does not know yet is marked in every edition. */
const open = /(【(?:待补|待核|建议)[^【】]{0,200}】)/u

/** Runs of new words that look like a run of old ones, as a tracked insertion. */
export function insertion(text: string, properties: string, signing: Signing): string {
  return tracked('inserted', newRuns(text, plainLook(properties, signing.names), signing.names), signing)
}

/** Runs of words with a look; what is 待补, 待核 or a 建议 in them is marked in yellow. */
export function newRuns(text: string, look: string, names: WordNames): string {
  return text
    .split(open)
    .flatMap((words) => {
      if (words === '') return []
      return newRun(words, open.test(words) ? adjustedLook(look, { highlight: true }, names) : look, names)
    })
    .join('')
}

function newRun(text: string, look: string, { prefix }: WordNames): string {
  return `<${prefix}r>${look}${runText(text, prefix)}</${prefix}r>`
}

/** A run of words that are no longer there, for a tracked deletion. */
export function oldRun(text: string, look: string, { prefix }: WordNames): string {
  return `<${prefix}r>${look}${runText(text, prefix, 'delText')}</${prefix}r>`
}

function runText(text: string, prefix: string, name = 't'): string {
  return legalText(text.replaceAll(/\r\n?/g, '\n'))
    .text.split(/([\n\t])/)
    .map((words) => {
      if (words === '\n') return `<${prefix}br/>`
      if (words === '\t') return `<${prefix}tab/>`
      return words === ''
        ? ''
        : `<${prefix}${name} xml:space="preserve">${escapeXml(words)}</${prefix}${name}>`
    })
    .join('')
}

const emptyPart = part(
  element('w:comments', { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' }),
)
const emptyStrictPart = part(
  element('w:comments', { 'xmlns:w': 'http://purl.oclc.org/ooxml/wordprocessingml/main' }),
)

/**
 * The part of the comments with new ones behind the old; `xml` is undefined where the file has none yet. Undefined where
 * the part is not sound.
 */
export function addComments(
  xml: string | undefined,
  comments: readonly NewComment[],
  {
    signature,
    initials,
    styles,
    isStrict,
  }: {
    signature: (prefix: string) => string
    initials: string
    styles: CommentStyles
    isStrict: boolean
  },
): string | undefined {
  const old = xml ?? (isStrict ? emptyStrictPart : emptyPart)
  let root: Tag | undefined
  const isSound = walkTags(old, { open: (tag) => (root ??= tag) })
  const prefix = root && wordNames(old, root)?.prefix
  if (!isSound || !root || prefix === undefined) return undefined
  const added = comments.map(({ id, paragraphs }) => {
    const inside = paragraphs.map((text, i) => commentParagraph(text, i === 0, styles, prefix)).join('')
    const by = `${signature(prefix)} ${prefix}initials="${escapeXml(initials)}"`
    return `<${prefix}comment ${prefix}id="${id}"${by}>${inside}</${prefix}comment>`
  })
  return appended(old, root, added.join(''))
}

/** XML before the end tag of an element, which is made where it is but one tag. */
export function appended(xml: string, root: Tag, added: string): string {
  const { name, openEnd, closeStart, end } = root
  if (closeStart < end) return xml.slice(0, closeStart) + added + xml.slice(closeStart)
  return `${xml.slice(0, openEnd - 2)}>${added}</${name}>${xml.slice(end)}`
}

function commentParagraph(text: string, isFirst: boolean, styles: CommentStyles, prefix: string): string {
  const p = prefix
  const properties =
    styles.text === undefined
      ? `<${p}spacing ${p}before="0" ${p}after="0" ${p}line="240" ${p}lineRule="auto"/><${p}ind ${p}left="0" ${p}firstLineChars="0" ${p}firstLine="0"/><${p}jc ${p}val="left"/>`
      : `<${p}pStyle ${p}val="${escapeXml(styles.text)}"/>`
  const mark = isFirst ? `<${p}r>${markProperties(p, styles.mark)}<${p}annotationRef/></${p}r>` : ''
  const look = styles.text === undefined ? small(p) : ''
  return `<${p}p><${p}pPr>${properties}</${p}pPr>${mark}<${p}r>${look}${runText(text, p)}</${p}r></${p}p>`
}
