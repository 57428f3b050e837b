import { parseChineseNumber } from '../text/numerals.ts'

const word = /[\p{Script=Han}\p{L}\p{N}]/u

/** Length in 字: 汉字, digits and letters; marks and spaces do not count. */
export function lengthOf(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!
    // The block of the common 汉字, which nearly all of a text is, needs no look into the tables of Unicode.
    if ((code >= 0x4e00 && code <= 0x9fff) || word.test(String.fromCodePoint(code))) length++
    if (code > 0xffff) i++
  }
  return length
}

/** Length in 汉字 alone, as STANDARDS 4.3 counts sentences. */
export function hanLengthOf(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

/** A range of a text, offsets in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Sentences of one paragraph: ended by 。！？ (closing quotes and brackets belong to them) or by its end. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  const sentence = /[^。！？!?]*[。！？!?]+[”’」』）】)]*|[^。！？!?]+$/gu
  for (const match of text.matchAll(sentence)) {
    const lead = /^\s*/u.exec(match[0])![0].length
    if (match[0].trim()) spans.push({ start: match.index + lead, end: match.index + match[0].length })
  }
  return spans
}

/** A count as written in front of a measure word: 三, 两, 12; undefined where it is no number. */
export function countOf(text: string): number | undefined {
  return /^\d+$/u.test(text) ? Number(text) : parseChineseNumber(text)
}
