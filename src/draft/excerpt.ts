/** Cutting marked texts: the characters that are left keep their marks, and so their place in the sheet. */
import { visible } from './marks.ts'

/** The visible characters from `start` to `end` of a marked text. */
export function sliceVisible(marked: string, start: number, end = Number.POSITIVE_INFINITY): string {
  let at = 0
  let text = ''
  for (const [piece] of marked.matchAll(/\uFDD0.|\uFDD1|[^\uFDD0\uFDD1]/gsu)) {
    if (piece.startsWith('\uFDD0') || piece === '\uFDD1') {
      text += piece
      continue
    }
    if (at >= start && at < end) text += piece
    at += piece.length
  }
  return text
}

/** The first sentence of a text with its end mark and the quotes that close it; the whole where there is one only. */
export function firstSentence(marked: string): string {
  const first = /^\s*[^。！？\n]*[。！？]?[”’）]*/u.exec(visible(marked))![0]
  return sliceVisible(marked, 0, first.length)
}

/** 要提早谋划，把前期做深做实 → 提早谋划: a heading's first clause without the 要 that it begins with. */
export function shortHeading(marked: string): string {
  const text = visible(marked)
  const start = /^要(?!求|点|害|素|塞|件|领)./u.test(text) ? 1 : 0
  const end = /[，。！？；：]/u.exec(text)?.index ?? text.length
  return sliceVisible(marked, start, Math.max(end, start))
}
