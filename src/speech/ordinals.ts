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

const digits = '0123456789０１２３４５６７８９'
const hanDigits = '一二三四五六七八九十'

interface Form {
  family: Family
  /** The characters that it may begin with. */
  begins: string
  pattern: RegExp
}

const forms: Form[] = [
  { family: '（一）', begins: '（(', pattern: new RegExp(`[（(](${han})[）)]、?`, 'uy') },
  { family: '（1）', begins: '（(', pattern: /[（(]([\d０-９]{1,2})[）)]、?/uy },
  { family: '①', begins: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', pattern: /([①-⑳])/uy },
  // 一是一、二是二 is an idiom
  { family: '一是要', begins: hanDigits, pattern: new RegExp(`(${han})是要(?![${wordsWithYao}])`, 'uy') },
  { family: '一是', begins: hanDigits, pattern: new RegExp(`(${han})是(?!\\1(?:[、，,。；]|$))`, 'uy') },
  { family: '一要', begins: hanDigits, pattern: new RegExp(`(${han})要(?![${wordsWithYao}])`, 'uy') },
  // 第一、二、三产业 is a list; 第一要务 a word
  {
    family: '第一',
    begins: '第',
    pattern: new RegExp(`第(${han})(?:[，,]|、(?!${han}[、产季])|点?是|点?要(?![${wordsWithYao}]))`, 'uy'),
  },
  { family: '首先', begins: '首其再最', pattern: /(首先|其次|再次|最后)[，,、]/uy },
  // a blank before the mark comes from OCR
  { family: '一、', begins: hanDigits, pattern: new RegExp(`(${han})[ 　]?[、.．](?!${han}[、产季])`, 'uy') },
  { family: '1.', begins: digits, pattern: /([\d０-９]{1,2})[.．、](?![\d０-９])/uy },
]

/** The forms by what they may begin with. */
const formsFrom: ReadonlyMap<string, readonly Form[]> = new Map(
  [...new Set(forms.flatMap(({ begins }) => [...begins]))].map((first) => [
    first,
    forms.filter(({ begins }) => begins.includes(first)),
  ]),
)

/** The mark that stands at an offset of a text; undefined where there is none. */
export function ordinalAt(text: string, at: number): Ordinal | undefined {
  for (const { family, pattern } of formsFrom.get(text[at] ?? '') ?? []) {
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
  return /^[\d０-９]/u.test(digits) ? Number(digits.normalize('NFKC')) : parseChineseNumber(digits)
}

/** Families that head a section or a lead of their own; 一是, 一要 and 首先 only ever number a series. */
export function headsSections(family: Family): boolean {
  return family === '一、' || family === '（一）' || family === '1.' || family === '（1）'
}
