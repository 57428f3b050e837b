import type { PartWriting } from './docx-edit-marks.ts'
import { wordNames, type WordNames } from './docx-edit-runs.ts'
import { spliced, walkTags, type Tag } from './docx-edit-xml.ts'
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

/** A run of new words that looks like a run of old ones, as a tracked insertion. */
export function insertion(
  text: string,
  properties: string,
  { nextId, signature, names }: Pick<PartWriting, 'nextId' | 'signature' | 'names'>,
): string {
  const { prefix } = names
  const run = `<${prefix}r>${plainProperties(properties, names)}${runText(text, prefix)}</${prefix}r>`
  return `<${prefix}ins ${prefix}id="${nextId()}"${signature}>${run}</${prefix}ins>`
}

/** What a w:rPr says of tracked changes is about its own run alone. */
function plainProperties(properties: string, names: WordNames): string {
  const changes: Tag[] = []
  walkTags(properties, {
    close: (tag) => {
      if (/^(?:ins|del|moveFrom|moveTo|rPrChange)$/.test(names.local(tag) ?? '')) changes.push(tag)
    },
  })
  return spliced(
    properties,
    changes.map(({ start, end }) => ({ start, end, text: '', order: 'instead' })),
  )
}

function runText(text: string, prefix: string): string {
  return legalText(text.replaceAll(/\r\n?/g, '\n'))
    .text.split(/([\n\t])/)
    .map((words) => {
      if (words === '\n') return `<${prefix}br/>`
      if (words === '\t') return `<${prefix}tab/>`
      return words === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(words)}</${prefix}t>`
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
