/** Page numbers and running heads that a copied PDF leaves between the lines of a text. */
import type { Problem } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import type { CleanLine } from './clean.ts'

/** — 3 — · - 3 - · 第3页 · 第 3 页 共 12 页 · 3 / 12: no line of a paper says that. */
const marked =
  /^(?:[—–－\-_·]{1,3}\s{0,3}(\d{1,3})\s{0,3}[—–－\-_·]{1,3}|第\s{0,3}(\d{1,3})\s{0,3}页(?:[，,/\s]{0,3}共\s{0,3}\d{1,3}\s{0,3}页)?|(\d{1,3})\s{0,3}\/\s{0,3}\d{1,3})$/u
const bare = /^\d{1,3}$/u
/** Bare numbers closer to each other number the rows of something. */
const shortestPage = 12
const longestRunningHead = 40

interface PageMark {
  index: number
  number: number
  isBare: boolean
}

/**
 * Takes page numbers out that count up by one through the text, with the blank lines around them, so that a sentence goes
 * on over the page; and lines that are repeated beside each of them.
 */
export function cutPageMarks<T extends CleanLine>(lines: readonly T[]): { kept: T[]; cut: T[] } {
  const marks = rising(lines)
  if (marks.length === 0) return { kept: [...lines], cut: [] }
  const cut = new Set(marks.map(({ index }) => index))
  for (const index of runningHeads(lines, marks)) cut.add(index)
  const gone = new Set(cut)
  for (const index of cut)
    for (const step of [-1, 1])
      for (let at = index + step; lines[at]?.text.trim() === ''; at += step) gone.add(at)
  return { kept: lines.filter((_, i) => !gone.has(i)), cut: lines.filter((_, i) => cut.has(i)) }
}

/** The numbers of pages; none where they do not count up. One that stands between its dashes alone is one. */
function rising(lines: readonly CleanLine[]): PageMark[] {
  const all: PageMark[] = []
  lines.forEach(({ text }, index) => {
    const words = text.trim()
    if (words.length > 24) return
    const match = marked.exec(words)
    const digits = match ? (match[1] ?? match[2] ?? match[3]) : bare.exec(words)?.[0]
    if (digits !== undefined)
      all.push({ index, number: Number(digits), isBare: !match || match[3] !== undefined })
  })
  const sure = all.filter(({ isBare }) => !isBare)
  const marks = sure.length > 0 ? sure : all
  const counts = marks.every((mark, i) => i === 0 || mark.number === marks[i - 1]!.number + 1)
  if (!counts) return []
  if (sure.length > 0) return marks
  // the last page may be short
  const pages = marks.slice(0, Math.max(2, marks.length - 1))
  const isApart = pages.every(({ index }, i) => index - (marks[i - 1]?.index ?? -1) >= shortestPage)
  return marks.length >= 2 && marks[0]!.number <= 2 && isApart ? marks : []
}

/** The same words beside two page numbers or more, and beside most: 丰源县委办公室文件 at the head of every page. */
function runningHeads(lines: readonly CleanLine[], marks: readonly PageMark[]): number[] {
  const found: number[] = []
  for (const step of [-1, 1]) {
    const beside = new Map<string, number[]>()
    const often = new Map<string, number>()
    // a page begins where the text does, too: there the words may be the title, and stay
    const edge = step > 0 ? -1 : lines.length
    for (const index of [...marks.map((mark) => mark.index), edge]) {
      let at = index + step
      while (lines[at]?.text.trim() === '') at += step
      const words = lines[at]?.text.trim() ?? ''
      if (words === '' || words.length > longestRunningHead || /[。；！？]/u.test(words)) continue
      often.set(words, (often.get(words) ?? 0) + 1)
      if (index === edge) continue
      const places = beside.get(words) ?? []
      places.push(at)
      beside.set(words, places)
    }
    for (const [words, places] of beside)
      if (often.get(words)! >= Math.max(2, marks.length / 2)) for (const at of places) found.push(at)
  }
  return found
}

/** One notice for all of them. */
export function pageProblems(cut: readonly CleanLine[], source: Source): Problem[] {
  const first = cut[0]
  if (!first) return []
  return [
    {
      code: 'read/page-mark',
      level: 'info',
      message: `有${cut.length}行页码或页眉没有读入，如属正文请核对`,
      place: { source, start: first.start, end: first.end },
    },
  ]
}
