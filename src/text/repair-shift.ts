import type { Gbk } from './repair-gbk.ts'
import type { RepairEdit } from './repair-edit.ts'

/** A stretch that was read one byte off, because a byte before it was lost. */
export interface Shift {
  start: number
  end: number
  /** What it can have been; one where there is a choice to offer, none where too little is left. */
  candidates: string[]
  /** What is certain, □ for a character of which a byte is lost. */
  certain: string
}

/** What the search for shifted stretches needs to know. */
export interface ShiftKnowledge {
  gbk: Gbk
  /** Simplified form of a text. */
  simplify(text: string): string
  /** Frequent simplified words of two characters. */
  words: ReadonlySet<string>
}

/** Farther back than this no byte is looked for. */
const longestRun = 16
const isHan = (character: string | undefined): boolean =>
  character !== undefined && character >= '\u3400' && character <= '\u9fff'

/**
 * Stretches of a text that are GBK read one byte off. A traditional character ends in a byte that is a letter as often as
 * not: 統計 without its first byte reads y計. A simplified one never does, so that the shift runs on to the end of the
 * line: 建设项目 reads ㄉ柘钅 and a broken byte. A letter that makes sense, as in B超 and K线, is no shift: the letter must
 * stand for one character of a frequent word, beside a traditional character.
 */
export function findShifts(text: string, known: ShiftKnowledge): Shift[] {
  const found: Shift[] = []
  const words = wordsWith(text, known)
  let tried = 0
  // x and X stand for what was blanked out
  for (const { index } of text.matchAll(/(?<![A-Za-z\d])[A-WYZa-wyz](?![A-Za-z\d])/gu)) {
    if (tried > mostTried || found.length >= mostFound) break
    if (!isHan(text[index - 1]) && !isHan(text[index + 1])) continue
    tried++
    const shift = shiftAt(text, index, known, words)
    if (shift) found.push(shift)
  }
  const behindLetters = found.length
  for (const { index } of text.matchAll(/[\u3105-\u3129\u0400-\u045f\u2550-\u2573]/gu)) {
    if (found.length - behindLetters >= mostFound) break
    if (found.length > behindLetters && found.at(-1)!.end > index) continue
    const shift = simplifiedShift(text, index, known)
    if (shift) found.push(shift)
  }
  return apart(found.sort((a, b) => a.start - b.start || b.end - a.end))
}

/** A text with more damage than this is beyond repair; the search must end with it. */
const mostFound = 200
const mostTried = 2000

function apart(shifts: readonly Shift[]): Shift[] {
  const kept: Shift[] = []
  for (const shift of shifts) if (shift.start >= (kept.at(-1)?.end ?? 0)) kept.push(shift)
  return kept
}

/** The shifts for which there is one choice, as edits. */
export function byteShift(text: string, known: ShiftKnowledge): RepairEdit[] {
  return findShifts(text, known).flatMap(({ start, end, candidates }) =>
    candidates.length === 1
      ? [
          {
            step: 'byte-shift' as const,
            start,
            end,
            text: candidates[0]!,
            why: `“${text.slice(start, end)}”是丢了一个字节的“${candidates[0]!}”`,
          },
        ]
      : [],
  )
}

/** Letters that grade, count or name what follows: A級, B類, K線, X光. */
const lettered =
  /^[A-Z][級类類区區超線线臺台座栋棟型形字角轮輪照光證证票卡片段组組队隊班点點轴軸值股幢館馆层層门門樓楼]/u

/** A shift that a letter ends: the letter is the last byte of a character. */
function shiftAt(text: string, letter: number, known: ShiftKnowledge, isWord: IsWord): Shift | undefined {
  const { gbk, simplify } = known
  const next = text[letter + 1]
  const codes: number[] = []
  let from = letter
  while (from > 0 && codes.length < longestRun) {
    const code = gbk.code(text[from - 1]!)
    if (code === undefined || !isHan(text[from - 1]) || isOrdinary(text[from - 1]!, known)) break
    codes.unshift(code)
    from--
  }
  const bytes = [...codes.flatMap((code) => [code >> 8, code & 0xff]), text.charCodeAt(letter)]
  const certain = pairs(bytes.slice(1), gbk)
  if (!certain || certain.some((character) => !isOrdinary(character, known))) return undefined
  const before = text[from - 1]
  const alone = certain.length === 0
  if (alone && !isAmongTraditional(text, letter, simplify)) return undefined
  if (alone && lettered.test(text.slice(letter, letter + 2))) return undefined
  const rest = certain.join('')
  const after = certain[0] ?? next
  const choices: string[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const first = gbk.character(lead, bytes[0]!)
    if (first === undefined || !isHan(first)) continue
    if (isWord(first, after) || (alone && isWord(before, first))) choices.push(first + rest)
  }
  if (alone && choices.length === 0) return undefined
  const stop = lostStop.exec(text.slice(Math.max(0, from - 4), from))?.[0]
  const behindStop = choices.filter((choice) => gbk.code(choice[0]!)! >> 8 === 0xbf)
  if (stop && behindStop.length > 0) {
    const candidates = behindStop.map((choice) => `。${choice}`)
    return { start: from - stop.length, end: letter + 1, candidates, certain: `。□${rest}` }
  }
  const start = from - /\ufffd*$/u.exec(text.slice(Math.max(0, from - 4), from))![0].length
  return { start, end: letter + 1, candidates: choices, certain: `□${rest}` }
}

/** What is left of 。 and the first byte of the next character, a1 a3 bf: the byte a1 alone and a3 bf, which is ？. */
const lostStop = /[?\ufffd]?[?？]$/u

/**
 * A shift of simplified characters, which runs on until the line ends or another byte is lost: up to the last character
 * that makes no sense, as long as everything before it makes sense once it is put right.
 */
function simplifiedShift(text: string, sign: number, { gbk }: ShiftKnowledge): Shift | undefined {
  let start = sign
  while (start > 0 && sign - start < longestRun && isOdd(text[start - 1]!, gbk)) start--
  let last = sign + 1
  while (last < text.length && last - start < longestRun * 3 && gbk.code(text[last]!) !== undefined) last++
  for (let end = last; end > sign + 1; end--) {
    if (!isOdd(text[end - 1]!, gbk)) continue
    const codes = text
      .slice(start, end)
      .split('')
      .map((character) => gbk.code(character)!)
    if (!codes.some((code, i) => isRare(code) && isHan(text[start + i]))) return undefined
    const bytes = codes.flatMap((code) => [code >> 8, code & 0xff])
    const certain = pairs(bytes.slice(1, -1), gbk)
    if (!certain || certain.length < 2 || !certain.every((one) => isPlain(gbk.code(one)!))) continue
    const core = certain.join('')
    const broken = /^[?\ufffd]/u.test(text.slice(end, end + 1)) ? 1 : 0
    return { start, end: end + broken, candidates: elsewhere(text, core, bytes, gbk), certain: `□${core}□` }
  }
  return undefined
}

/** The stretch as it stands unharmed somewhere else in the text. */
function elsewhere(text: string, core: string, bytes: readonly number[], gbk: Gbk): string[] {
  const found = new Set<string>()
  for (let at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
    const [first, last] = [text[at - 1], text[at + core.length]]
    if (first === undefined || last === undefined) continue
    if (((gbk.code(first) ?? 0) & 0xff) === bytes[0] && (gbk.code(last) ?? 0) >> 8 === bytes.at(-1))
      found.add(first + core + last)
  }
  return [...found]
}

/** Bytes two by two as characters; undefined where a pair is none. */
function pairs(bytes: readonly number[], gbk: Gbk): string[] | undefined {
  const characters: string[] = []
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const character = gbk.character(bytes[i]!, bytes[i + 1]!)
    if (character === undefined) return undefined
    characters.push(character)
  }
  return characters
}

/** Beside a traditional character, or with two of them not far off. */
function isAmongTraditional(text: string, letter: number, simplify: (text: string) => string): boolean {
  const changes = (from: number, to: number): number => {
    const [written, simplified] = [
      text.slice(Math.max(0, from), to),
      simplify(text.slice(Math.max(0, from), to)),
    ]
    if (written.length !== simplified.length) return 0
    return written.split('').filter((character, i) => character !== simplified[i]).length
  }
  return changes(letter - 1, letter + 2) > 0 || changes(letter - 16, letter + 17) > 1
}

/** A 汉字 that office papers are written with, in either form: its simplified form is one of the first level of GB 2312. */
function isOrdinary(character: string, { gbk, simplify }: ShiftKnowledge): boolean {
  const code = gbk.code(simplify(character))
  return code !== undefined && isCommon(code)
}

/** Whether two characters are a frequent word, or stand together in the text itself. */
type IsWord = (first: string | undefined, second: string | undefined) => boolean

function wordsWith(text: string, { simplify, words }: ShiftKnowledge): IsWord {
  let pairsOfText: Set<string> | undefined
  const stand = (): Set<string> => {
    const pairs = new Set<string>()
    for (let i = 1; i < text.length; i++) pairs.add(text.slice(i - 1, i + 1))
    return pairs
  }
  return (first, second) => {
    if (!isHan(first) || !isHan(second)) return false
    pairsOfText ??= stand()
    return pairsOfText.has(first! + second!) || words.has(simplify(first! + second!))
  }
}

const lead = (code: number): number => code >> 8
const isCommon = (code: number): boolean => lead(code) >= 0xb0 && lead(code) <= 0xd7 && (code & 0xff) >= 0xa1
/** A common 汉字 or a Chinese mark. */
const isPlain = (code: number): boolean => isCommon(code) || lead(code) === 0xa1 || lead(code) === 0xa3
const isRare = (code: number): boolean => !isCommon(code) && !(lead(code) >= 0xa1 && lead(code) <= 0xa9)
function isOdd(character: string, gbk: Gbk): boolean {
  const code = gbk.code(character)
  return code !== undefined && !isPlain(code)
}
