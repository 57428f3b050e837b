import { parseChineseNumber } from '../text/numerals.ts'

/**
 * The marks that number the parts of a speech. A family never says a level: 一要 is level 2 in one speech and 3 in the
 * next (STANDARDS 4.3).
 */
export type Family = '一、' | '（一）' | '1.' | '（1）' | '①' | '第一' | '首先' | '一是' | '一是要' | '一要'

export interface Ordinal {
  family: Family
  number: number
  /** As written: 一、 · （一） · 1. · 第一， · 一是要 */
  mark: string
}

const han = '[一二三四五六七八九十]{1,3}'

/** 要素, 要务 … : 三要素 and 第一要务 are words, not marks. */
const wordsWithYao = '素点务义件害领闻'

interface Form {
  family: Family
  pattern: RegExp
}

const forms: Form[] = [
  { family: '（一）', pattern: new RegExp(`[（(](${han})[）)]、?`, 'uy') },
  { family: '（1）', pattern: /[（(](\d{1,2})[）)]、?/uy },
  { family: '①', pattern: /([①-⑳])/uy },
  // 一是一、二是二 is an idiom
  { family: '一是要', pattern: new RegExp(`(${han})是要(?![${wordsWithYao}])`, 'uy') },
  { family: '一是', pattern: new RegExp(`(${han})是(?!\\1(?:[、，,。；]|$))`, 'uy') },
  { family: '一要', pattern: new RegExp(`(${han})要(?![${wordsWithYao}])`, 'uy') },
  // 第一、二、三产业 is a list; 第一要务 a word
  {
    family: '第一',
    pattern: new RegExp(`第(${han})(?:[，,]|、(?!${han}[、产季])|点?是|点?要(?![${wordsWithYao}]))`, 'uy'),
  },
  { family: '首先', pattern: /(首先|其次|再次|最后)[，,、]/uy },
  { family: '一、', pattern: new RegExp(`(${han})[、.．](?!${han}[、产季])`, 'uy') },
  { family: '1.', pattern: /(\d{1,2})[.．、](?!\d)/uy },
]

/** What every form begins with. */
const beginning = /[（(①-⑳第首其再最一二三四五六七八九十\d]/u

/** The mark that stands at an offset of a text; undefined where there is none. */
export function ordinalAt(text: string, at: number): Ordinal | undefined {
  if (!beginning.test(text[at] ?? '')) return undefined
  for (const { family, pattern } of forms) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const number = numberOf(match[1]!)
    if (number !== undefined) return { family, number, mark: match[0] }
  }
  return undefined
}

/** 最后 has no number of its own; it follows whatever came before. */
export const LAST = Infinity

function numberOf(digits: string): number | undefined {
  const spoken = ['首先', '其次', '再次'].indexOf(digits)
  if (spoken >= 0) return spoken + 1
  if (digits === '最后') return LAST
  const circled = digits.codePointAt(0)! - 0x2460
  if (circled >= 0 && circled < 20) return circled + 1
  return /^\d/u.test(digits) ? Number(digits) : parseChineseNumber(digits)
}

/** Families that head a section or a lead of their own; 一是, 一要 and 首先 only ever number a series. */
export function headsSections(family: Family): boolean {
  return family === '一、' || family === '（一）' || family === '1.' || family === '（1）'
}
