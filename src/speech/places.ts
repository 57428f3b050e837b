import type { Node, Text } from 'mdast'
import type { TextPlace } from '../text/place.ts'
import { MarkedSource } from '../text/marked-source.ts'
import type { Source } from '../text/source.ts'

/** Where a node stands; the start of the source for a node that a program made. */
export function placeOf(node: Node, source: Source): TextPlace {
  return { source, start: startOf(node) ?? 0, end: endOf(node) ?? startOf(node) ?? 0 }
}

export function startOf(node: Node): number | undefined {
  return node.position?.start.offset
}

export function endOf(node: Node): number | undefined {
  return node.position?.end.offset
}

/** The position that mdast keeps on a node, from two offsets. */
export function positionAt(source: Source, start: number, end: number): NonNullable<Node['position']> {
  return {
    start: { ...source.position(start), offset: start },
    end: { ...source.position(end), offset: end },
  }
}

const asciiPunctuation = /[!-/:-@[-`{-~]/u
const reference = /&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/iuy

/**
 * For every UTF-16 unit of a text node's value, the offset in the source that it came from, and one more for its end.
 * Backslashes, character references and the indents of continued lines make the source longer than the value.
 */
export function offsetsOf(node: Text, source: Source): number[] {
  const { value } = node
  const start = startOf(node) ?? 0
  const end = endOf(node) ?? 0
  // Most texts stand in the source as they are.
  const offsets: number[] = []
  const words = source instanceof MarkedSource ? source.words : source.text
  if (end - start === value.length && words.startsWith(value, start)) {
    for (let at = start; at <= end; at++) offsets.push(at)
    return offsets
  }
  if (source instanceof MarkedSource) return wordOffsets(value, start, end, words)
  let at = start
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!
    const gap = lineBreakLength(source.text, at, end)
    if (gap > 0 && (char === ' ' || char === '\n')) {
      offsets.push(at)
      at += gap
      continue
    }
    at += gap
    let length = sourceLength(source.text, at, char)
    if (length === 0) {
      // markup that is no part of the words, such as the stars before the end mark of a lead
      const found = source.text.indexOf(char, at)
      if (found >= 0 && found < end) {
        at = found
        length = 1
      }
    }
    offsets.push(Math.min(at, end))
    at += length
    const low = value.charCodeAt(i + 1)
    if (length > 1 && low >= 0xdc00 && low < 0xe000 && source.text[at] !== value[i + 1]) {
      // one character reference gave both halves of a character
      offsets.push(offsets.at(-1)!)
      i++
    }
  }
  offsets.push(value === '' ? Math.min(at, end) : end)
  return offsets
}

/** How much of the source one unit of the value took; 0 where they do not match. */
function sourceLength(text: string, at: number, char: string): number {
  if (text[at] === '\\' && text[at + 1] === char && asciiPunctuation.test(char)) return 2
  if (text[at] === '&') {
    reference.lastIndex = at
    const match = reference.exec(text)
    if (match && (char !== '&' || /^&(?:amp|#38|#x26);/iu.test(match[0]))) return match[0].length
  }
  return text[at] === char ? 1 : 0
}

/** The length of a line break with the spaces around it and the `>` of a quotation; 0 where there is none. */
function lineBreakLength(text: string, at: number, end: number): number {
  const gap = /[ \t]*\r?\n[ \t>]*/uy
  gap.lastIndex = at
  const length = gap.exec(text)?.[0].length ?? 0
  return at + length > end ? 0 : length
}

const noWords = /[\0\s]*/uy

/** As `offsetsOf`, where the reader said which characters are words: those of the value follow each other there. */
function wordOffsets(value: string, start: number, end: number, words: string): number[] {
  const offsets: number[] = []
  let at = start
  let lost = false
  for (const char of value.split('')) {
    if (words[at] !== char && (char === ' ' || char === '\n')) {
      // a space for a line break, or one for many
      noWords.lastIndex = at
      offsets.push(Math.min(at, end))
      at += noWords.exec(words)?.[0].length ?? 0
      continue
    }
    if (words[at] !== char && !lost) {
      const found = words.indexOf(char, at)
      lost = found < 0 || found >= end
      if (!lost) at = found
    }
    offsets.push(Math.min(at, end))
    if (words[at] === char) at++
  }
  offsets.push(end)
  return offsets
}
