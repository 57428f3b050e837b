/** The printed 花脸稿: tracked changes as signs that a printer prints. */
import { openPackage, closePackage, partText, setPartText } from './docx-edit-package.ts'
import { wordNames } from './docx-edit-runs.ts'
import { attributesOf, spliced, walkTags, type Splice, type Tag } from './docx-edit-xml.ts'
import { redlinedProperties, type RedlineLook } from './redline-run.ts'
import { escapeXml, legalText } from './xml.ts'

export interface RedlineOptions {
  /** Whose tracked changes become signs; those of others stay. */
  author: string
  /** Says at the top of the first page what the signs mean, beside the text and not in it. */
  legend?: string
  /** Stands at the end, on a page of its own: heads, each with its lines. */
  list?: readonly { head: string; lines: readonly string[] }[]
}

/**
 * A Word file whose tracked changes are in the text: what went stays in place under a wavy line, what came stands in a box,
 * each in the look that it has. Pages are as in the final copy, but for what went. Undefined where a part is not sound.
 */
export function printRedline(
  bytes: Uint8Array,
  { author, legend, list = [] }: RedlineOptions,
): Uint8Array | undefined {
  const file = openPackage(bytes)
  if (typeof file === 'string') return undefined
  const names = [file.main, file.related.get('footnotes'), file.related.get('endnotes')]
  for (const name of new Set(names)) {
    const xml = partText(file, name)
    if (name === undefined || xml === undefined) continue
    const printed = printedPart(xml, author, name === file.main ? { legend, list } : {})
    if (printed === undefined) return undefined
    if (printed !== xml) setPartText(file, name, printed)
  }
  return closePackage(file)
}

function printedPart(
  xml: string,
  author: string,
  { legend, list = [] }: { legend?: string | undefined; list?: RedlineOptions['list'] },
): string | undefined {
  const splices: Splice[] = []
  let prefix: string | undefined
  let body: Tag | undefined
  let lastOfBody: Tag | undefined
  const local = (tag: Tag | undefined): string | undefined =>
    prefix !== undefined && tag?.name.startsWith(prefix) ? tag.name.slice(prefix.length) : undefined
  /** The tracked change that a tag is, if it is one of the author's. */
  const changes = new Map<Tag, RedlineLook>()
  const properties = new Map<Tag, Tag>()
  const remove = (start: number, end: number): void => {
    splices.push({ start, end, text: '', order: 'instead' })
  }
  const isSound = walkTags(xml, {
    open: (tag) => {
      if (!tag.parent) prefix = wordNames(xml, tag)?.prefix
      const name = local(tag)
      if (name === 'body') body ??= tag
      if (name !== 'ins' && name !== 'del') return
      if (attributesOf(xml, tag).get(`${prefix}author`) !== escapeXml(legalText(author).text)) return
      changes.set(tag, name === 'ins' ? 'added' : 'removed')
    },
    close: (tag) => {
      const name = local(tag)
      if (tag.parent === body && body) lastOfBody = tag
      if (changes.has(tag)) {
        remove(tag.start, tag.openEnd)
        if (tag.closeStart < tag.end) remove(tag.closeStart, tag.end)
        return
      }
      if (name === 'rPr' && local(tag.parent) === 'r') properties.set(tag.parent!, tag)
      if (name !== 'r' && name !== 'delText') return
      const look = lookOf(tag, changes)
      if (look === undefined || tag.closeStart === tag.end) return
      if (name === 'delText') {
        const attributes = xml.slice(tag.start + 1 + tag.name.length, tag.openEnd)
        splices.push({
          start: tag.start,
          end: tag.openEnd,
          text: `<${prefix}t${attributes}`,
          order: 'instead',
        })
        splices.push({ start: tag.closeStart, end: tag.end, text: `</${prefix}t>`, order: 'instead' })
        return
      }
      const own = properties.get(tag)
      const words = xml.slice(own?.end ?? tag.openEnd, tag.closeStart).replace(/<[^>]*>/g, '')
      const text = redlinedProperties(xml, own, prefix!, { look, isBold: mustBeSeen.test(words) })
      if (own) splices.push({ start: own.start, end: own.end, text, order: 'instead' })
      else splices.push({ start: tag.openEnd, end: tag.openEnd, text, order: 'before' })
    },
  })
  if (!isSound || prefix === undefined) return undefined
  if (legend !== undefined && body && body.closeStart < body.end)
    splices.push({ start: body.openEnd, end: body.openEnd, text: legendXml(legend, prefix), order: 'before' })
  if (list.length > 0 && body && body.closeStart < body.end) {
    const at = lastOfBody && local(lastOfBody) === 'sectPr' ? lastOfBody.start : body.closeStart
    splices.push({ start: at, end: at, text: listXml(list, prefix), order: 'before' })
  }
  return spliced(xml, splices)
}

/** Figures and deadlines. */
const mustBeSeen = /\d|[年月季周]底|年内|半年|季度/u

function lookOf(tag: Tag, changes: ReadonlyMap<Tag, RedlineLook>): RedlineLook | undefined {
  for (let at = tag.parent; at; at = at.parent) {
    const look = changes.get(at)
    if (look) return look
  }
  return undefined
}

function listXml(list: NonNullable<RedlineOptions['list']>, prefix: string): string {
  return list
    .flatMap(({ head, lines }, i) => [
      paragraph(head, prefix, i === 0 ? 'first' : 'head'),
      ...lines.map((line) => paragraph(line, prefix, 'line')),
    ])
    .join('')
}

/** In a frame in the upper margin: it takes no line of the text. */
function legendXml(text: string, p: string): string {
  const frame =
    `<${p}framePr ${p}w="8800" ${p}hSpace="0" ${p}wrap="around" ${p}vAnchor="page" ${p}hAnchor="margin" ` +
    `${p}xAlign="left" ${p}y="1134"/>`
  const line = `<${p}spacing ${p}before="0" ${p}after="0" ${p}line="240" ${p}lineRule="auto"/>`
  const indent = `<${p}ind ${p}left="0" ${p}right="0" ${p}firstLineChars="0" ${p}firstLine="0"/>`
  const look = `<${p}rPr><${p}sz ${p}val="21"/><${p}szCs ${p}val="21"/></${p}rPr>`
  const run = `<${p}r>${look}<${p}t xml:space="preserve">${escapeXml(legalText(text).text)}</${p}t></${p}r>`
  return `<${p}p><${p}pPr>${frame}${line}${indent}<${p}jc ${p}val="left"/></${p}pPr>${run}</${p}p>`
}

function paragraph(text: string, p: string, kind: 'first' | 'head' | 'line'): string {
  const keeps = kind === 'line' ? '' : `<${p}keepNext/>`
  const breaks = kind === 'first' ? `<${p}pageBreakBefore/>` : ''
  const indent = `<${p}ind ${p}left="0" ${p}right="0" ${p}firstLineChars="0" ${p}firstLine="0"/>`
  const look = kind === 'line' ? '' : `<${p}rPr><${p}b/></${p}rPr>`
  const words = escapeXml(legalText(text.replaceAll(/\s*\n\s*/g, ' ')).text)
  const run = `<${p}r>${look}<${p}t xml:space="preserve">${words}</${p}t></${p}r>`
  return `<${p}p><${p}pPr>${keeps}${breaks}${indent}<${p}jc ${p}val="left"/></${p}pPr>${run}</${p}p>`
}
