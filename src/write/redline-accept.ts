/** All tracked changes of a Word file accepted, as Word's own command does. */
import { closePackage, openPackage, partText, setPartText } from './docx-edit-package.ts'
import { wordNames } from './docx-edit-runs.ts'
import { spliced, walkTags, type Splice, type Tag } from './docx-edit-xml.ts'
import { withoutDeletedMarks } from './redline-merge.ts'

/**
 * A Word file with every tracked change accepted, by whomever; the same file where there is none. Undefined where its
 * package or a part of it is not sound.
 */
export function acceptRevisions(bytes: Uint8Array): Uint8Array | undefined {
  const file = openPackage(bytes)
  if (typeof file === 'string') return undefined
  const folder = file.main.slice(0, file.main.lastIndexOf('/') + 1)
  const names = [...file.entries.keys()].filter(
    (name) =>
      name === file.main ||
      name === file.related.get('footnotes') ||
      name === file.related.get('endnotes') ||
      (name.startsWith(folder) && /\/(?:header|footer)\d*\.xml$/.test(name)),
  )
  let isTouched = false
  for (const name of names) {
    const xml = partText(file, name)
    const accepted = xml === undefined ? undefined : acceptedPart(xml)
    if (accepted === undefined) return undefined
    if (accepted === xml) continue
    setPartText(file, name, accepted)
    isTouched = true
  }
  return isTouched ? closePackage(file) : bytes
}

/** Properties as they were before a change of the look. */
const former = new Set(
  'rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange'.split(
    ' ',
  ),
)
const marks =
  /^(?:(?:moveFrom|moveTo|customXmlInsRange|customXmlDelRange|customXmlMoveFromRange|customXmlMoveToRange)(?:Range)?(?:Start|End)|cellIns|cellMerge)$/

function acceptedPart(xml: string): string | undefined {
  const splices: Splice[] = []
  let prefix: string | undefined
  /** Whole elements that go; what is inside them needs no edit of its own. */
  const gone: Tag[] = []
  const rows = new Map<Tag, { all: number; gone: number }>()
  const local = (tag: Tag | undefined): string | undefined =>
    prefix !== undefined && tag?.name.startsWith(prefix) ? tag.name.slice(prefix.length) : undefined
  const deletedRows = new Set<Tag>()
  const isSound = walkTags(xml, {
    open: (tag) => {
      if (!tag.parent) prefix = wordNames(xml, tag)?.prefix
    },
    close: (tag) => {
      const [name, above] = [local(tag), local(tag.parent)]
      if (name === undefined) return
      if (name === 'tr') {
        const table = tag.parent!
        const count = rows.get(table) ?? { all: 0, gone: 0 }
        rows.set(table, count)
        count.all++
        if (deletedRows.has(tag)) {
          count.gone++
          gone.push(tag)
        }
      } else if (name === 'tbl' && rows.get(tag) && rows.get(tag)!.all === rows.get(tag)!.gone) {
        gone.push(tag)
      } else if (former.has(name) || marks.test(name)) gone.push(tag)
      else if (name === 'del' && above === 'trPr') deletedRows.add(tag.parent!.parent!)
      else if (above === 'rPr' || above === 'trPr' || above === 'ctrlPr') {
        // of the mark at a paragraph's end the next step has to know
        const isDeletedMark = (name === 'del' || name === 'moveFrom') && local(tag.parent?.parent) === 'pPr'
        if (/^(?:ins|del|moveFrom|moveTo)$/.test(name) && !isDeletedMark) gone.push(tag)
      } else if (name === 'del' || name === 'moveFrom') gone.push(tag)
      else if (name === 'ins' || name === 'moveTo') {
        if (tag.closeStart === tag.end) gone.push(tag)
        else {
          splices.push({ start: tag.start, end: tag.openEnd, text: '', order: 'instead' })
          splices.push({ start: tag.closeStart, end: tag.end, text: '', order: 'instead' })
        }
      }
    },
  })
  if (!isSound || prefix === undefined) return undefined
  const whole = outermost(gone)
  let at = 0
  const kept = splices
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => {
      while (at < whole.length && whole[at]!.end <= start) at++
      return at === whole.length || start < whole[at]!.start
    })
  const removals = whole.map(({ start, end }): Splice => ({ start, end, text: '', order: 'instead' }))
  return withoutDeletedMarks(spliced(xml, [...kept, ...removals]), prefix)
}

function outermost(tags: readonly Tag[]): Tag[] {
  const found: Tag[] = []
  for (const tag of [...tags].sort((a, b) => a.start - b.start || b.end - a.end))
    if (tag.start >= (found.at(-1)?.end ?? 0)) found.push(tag)
  return found
}
