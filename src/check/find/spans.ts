import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'

/** True where an offset lies in one of some ranges; the ranges are in order and do not overlap. */
export function within(ranges: readonly Range[], offset: number): boolean {
  return rangeAt(ranges, offset) !== undefined
}

/** The range that an offset lies in, by binary search; undefined where there is none. */
export function rangeAt<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (offset < range.start) high = middle - 1
    else if (offset >= range.end) low = middle + 1
    else return range
  }
  return undefined
}

const untouchable =
  /【[^【】\n]{0,80}】|https?:\/\/[\w./?=&%#:+~@!$,;-]+|www\.[\w./?=&%#:+~-]+|[\w+-]{1,64}@[\w-]+\.[\w.-]+|\.(?:docx?|xlsx?|pptx?|pdf|txt|md|html?|ya?ml|jpe?g|png|zip)\b/giu
const beforeName = /[\s，。；：、“”‘’《》【】！？!?,;]/u
/** Names of files are no longer. */
const longestName = 80

/**
 * Stretches that are no prose: slots and references in 【】, addresses, names of files, code. Rules of marks and words
 * leave them alone.
 */
export function untouched(doc: Doc): readonly Range[] {
  const ranges: Range[] = []
  for (const block of doc.blocks) {
    if (block.kind === 'code') ranges.push({ start: block.start, end: block.end })
    else
      for (const match of doc.slice(block).matchAll(untouchable)) {
        const start = block.start + match.index
        const end = start + match[0].length
        // the ending of a file's name: the name stands before it
        ranges.push({
          start: match[0].startsWith('.') ? nameStart(doc.text, start, block.start) : start,
          end,
        })
      }
  }
  return ranges
}

function nameStart(text: string, dot: number, from: number): number {
  let start = dot
  while (start > from && dot - start < longestName && !beforeName.test(text[start - 1]!)) start--
  return start
}

export interface Quotation extends Range {
  /** The opening mark: “ ‘ 「 《 〈. The range is from it to the closing mark, both included. */
  open: string
  block: number
}

const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
}

const quoteMarks = /[“‘「『《〈”’」』》〉]/gu

/** What stands in quotation marks or is a title in 《》, outermost ones only, within one block; unpaired marks give none. */
export function quotations(doc: Doc): readonly Quotation[] {
  const found: Quotation[] = []
  const { blocks } = doc
  let index = 0
  let open: { at: number; mark: string } | undefined
  for (const { 0: mark, index: at } of doc.text.matchAll(quoteMarks)) {
    if (at >= (blocks[index]?.end ?? 0)) {
      index = doc.blockAt(at)
      open = undefined
    }
    if (!open) {
      if (mark in pairs) open = { at, mark }
    } else if (mark === pairs[open.mark]) {
      found.push({ start: open.at, end: at + 1, open: open.mark, block: index })
      open = undefined
    } else if (mark === open.mark) open = { at, mark }
  }
  return found
}
