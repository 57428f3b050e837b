/** Heads of the first level in a speech that has no 一、: 第一，…, 一要…, 首先，…, 1. … in lines of their own. */
import { headRole } from './head.ts'
import { lineMarkOf, type LineFamily, type LineMark } from './line-marks.ts'
import { lengthOf } from './words.ts'

const longest = 50
/** A sentence that is a head is no longer. */
const longestSentence = 30
/** A sentence is no head; a question may be. */
const sentence = /[。！；…]|？(?!$)|[：:]$/u

/**
 * The lines that head parts, each with its family: those of one family that count up from one, in short lines that are no
 * sentences, with text below each of them. `lines` are the paragraphs, undefined for what is none; the first of the heads
 * stands before `end`, where heads of another kind begin.
 */
export function firstHeads(
  lines: readonly (string | undefined)[],
  end: number,
): ReadonlyMap<number, LineFamily> {
  const marks = lines.map((line) => (line === undefined ? undefined : headMark(line)))
  const tried = new Set<LineFamily>()
  for (const [first, mark] of marks.slice(0, end).entries()) {
    if (mark?.number !== 1 || tried.has(mark.family)) continue
    tried.add(mark.family)
    const heads = countedFrom(marks, first, mark.family)
    const haveText = heads.every((at, i) => {
      const next = heads[i + 1] ?? lines.length
      return next > at + 1 && !marks.slice(at + 1, next).every((below) => below !== undefined)
    })
    if (heads.length > 1 && haveText) return new Map(heads.map((at) => [at, mark.family]))
  }
  return new Map()
}

function headMark(line: string): LineMark | undefined {
  const mark = lineMarkOf(line)
  // 第一部分 heads parts by a rule of its own
  if (!mark || mark.family === '第一部分') return undefined
  const words = line.slice(mark.mark.length).trim()
  // 第一句话：形势严峻，不能有丝毫麻痹。
  const saysCount = mark.family === '第一方面' || mark.family === '任务一'
  const text = saysCount && lengthOf(words) <= longestSentence ? words.replace(/。$/u, '') : words
  const length = lengthOf(text)
  const isHead = length >= 2 && length <= longest && !sentence.test(text.replace(/【[^】]*】/gu, ''))
  return isHead ? mark : undefined
}

/** The lines of a family that count up from a first one; 最后 ends them. */
function countedFrom(marks: readonly (LineMark | undefined)[], first: number, family: LineFamily): number[] {
  const found = [first]
  for (let at = first + 1; at < marks.length; at++) {
    const mark = marks[at]
    if (mark?.family !== family) continue
    if (mark.number === found.length + 1) found.push(at)
    else if (mark.number === Infinity && found.length > 1) return [...found, at]
  }
  return found
}

const [shortestPlain, longestPlain] = [4, 30]
/** A speech has so many parts at most. */
const mostParts = 9

/**
 * The lines that head parts without any number, in a speech that has no other heads: short lines without a stop, each with
 * a paragraph below it, where every other line is a paragraph. `from` is the line after the head block.
 */
export function plainHeads(lines: readonly (string | undefined)[], from: number): ReadonlySet<number> {
  const heads: number[] = []
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined) return new Set()
    if (isParagraph(line)) continue
    const isHead = isPlainHead(line) && isParagraph(lines[at + 1] ?? '')
    if (!isHead) return new Set()
    heads.push(at)
  }
  return new Set(heads.length > 1 && heads.length <= mostParts ? heads : [])
}

function isParagraph(line: string): boolean {
  return /[。！？；：…][”’」』）)]?$/u.test(line)
}

function isPlainHead(line: string): boolean {
  const length = lengthOf(line)
  if (length < shortestPlain || length > longestPlain || /[。！；：:…《》【】\d]/u.test(line)) return false
  return headRole(line) === undefined && lineMarkOf(line) === undefined
}
