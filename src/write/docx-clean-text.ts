/** The text of a Word file without the marks of a 核稿版. */
import { reviewTag } from '../text/word-review.ts'
import { wordNames } from './docx-edit-runs.ts'
import { attributesOf, spliced, walkTags, type Splice, type Tag } from './docx-edit-xml.ts'

/**
 * Without controls tagged with facts, whose words stay, the places of the comments `remarks`, and the 数据核对表 under
 * lines of the styles `heads`. Undefined where the XML is not sound.
 */
export function cleanText(
  xml: string,
  remarks: ReadonlySet<string>,
  heads: ReadonlySet<string>,
): string | undefined {
  const splices: Splice[] = []
  const remove = (start: number, end: number): void => {
    splices.push({ start, end, text: '', order: 'instead' })
  }
  let prefix: string | undefined
  const local = (tag: Tag | undefined): string | undefined =>
    prefix !== undefined && tag?.name.startsWith(prefix) ? tag.name.slice(prefix.length) : undefined
  const value = (tag: Tag, name: string): string => attributesOf(xml, tag).get(`${prefix}${name}`) ?? ''
  const tagged = new Set<Tag>()
  const contents = new Map<Tag, Tag>()
  const blocks: Block[] = []
  const open = new Map<Tag, Block>()
  const blockOf = (tag: Tag): Block | undefined => {
    let at: Tag | undefined = tag
    while (at && !open.has(at)) at = at.parent
    return at && open.get(at)
  }
  const isSound = walkTags(xml, {
    open: (tag) => {
      if (!tag.parent) prefix = wordNames(xml, tag)?.prefix
      if (local(tag.parent) === 'body') open.set(tag, { tag, style: '', isEmpty: true })
      const [name, above] = [local(tag), local(tag.parent)]
      if (name === 'tag' && above === 'sdtPr' && reviewTag.test(value(tag, 'val')))
        tagged.add(tag.parent!.parent!)
      else if (name === 'sdtContent') contents.set(tag.parent!, tag)
      else if (name === 'pStyle') {
        const block = tag.parent?.parent && open.get(tag.parent.parent)
        if (block) block.style = value(tag, 'val')
      } else if (name === 'r') {
        const block = blockOf(tag)
        if (block) block.isEmpty = false
      }
    },
    close: (tag) => {
      const name = local(tag)
      const block = open.get(tag)
      if (block) {
        blocks.push(block)
        open.delete(tag)
      }
      if (name === 'sectPr') {
        const of = tag.parent?.parent && open.get(tag.parent.parent)
        if (of && local(tag.parent) === 'pPr') of.section = tag
      } else if (name === 'sdt' && tagged.has(tag)) {
        const inside = contents.get(tag)
        remove(tag.start, inside?.openEnd ?? tag.end)
        if (inside && inside.closeStart < inside.end) remove(inside.closeStart, tag.end)
        else if (inside) remove(inside.openEnd, tag.end)
      } else if (
        /^comment(?:Reference|RangeStart|RangeEnd)$/.test(name ?? '') &&
        remarks.has(value(tag, 'id'))
      ) {
        const whole = name === 'commentReference' ? runOf(xml, tag) : tag
        remove(whole.start, whole.end)
      }
    },
  })
  if (!isSound) return undefined
  const table = factsTable(blocks, heads)
  const kept = table ? splices.filter(({ start }) => start < table.start) : splices
  if (table) {
    kept.push({ start: table.section.start, end: table.section.end, text: '', order: 'instead' })
    const section = xml.slice(table.section.start, table.section.end)
    kept.push({ start: table.start, end: table.end, text: section, order: 'instead' })
  }
  return kept.length === 0 ? xml : spliced(xml, kept)
}

/** A child of the body. */
interface Block {
  tag: Tag
  style: string
  /** There is no run in it. */
  isEmpty: boolean
  /** Of a paragraph that ends a section. */
  section?: Tag
}

/**
 * Where the 数据核对表 stands as the writer puts it: the last section, with nothing else in it. The section before it is
 * then the last.
 */
function factsTable(
  blocks: readonly Block[],
  heads: ReadonlySet<string>,
): { start: number; end: number; section: Tag } | undefined {
  const first = blocks.findIndex(({ style }) => heads.has(style))
  const section = blocks[first - 1]?.section
  const own = first < 0 ? [] : blocks.slice(first)
  const last = own.pop()
  const isAll = own.every(
    ({ tag, style, isEmpty, section: ends }) =>
      !ends && (heads.has(style) || isEmpty || /(?:^|:)tbl$/.test(tag.name)),
  )
  if (!section || !last || !isAll || !/(?:^|:)sectPr$/.test(last.tag.name)) return undefined
  return { start: own[0]!.tag.start, end: last.tag.end, section }
}

/** The run that a comment's mark is alone in, else the mark. */
function runOf(xml: string, mark: Tag): Pick<Tag, 'start' | 'end'> {
  const run = mark.parent
  if (!run) return mark
  const end = `</${run.name}>`
  const before = xml.slice(run.openEnd, mark.start)
  const isAlone = /^(?:<(\w+:rPr)\/>|<(\w+:rPr)>.*<\/\2>)?$/s.test(before) && xml.startsWith(end, mark.end)
  return isAlone ? { start: run.start, end: mark.end + end.length } : mark
}
