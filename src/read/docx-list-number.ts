import { chineseNumber } from '../text/numerals.ts'

const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'
const digits = '〇一二三四五六七八九'
const bankers = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
}
const bankUnits = { 十: '拾', 百: '佰', 千: '仟' }
const bank: Readonly<Record<string, string>> = { ...bankers, ...bankUnits }

/** As far as a document counts; beyond it numbers are digits. */
const most = 99_999

/**
 * A number of a list in a format of Word (ISO/IEC 29500-1, 17.18.59): chineseCounting → 十二, ideographTraditional → 甲,
 * upperRoman → IV. In digits where the format is unknown, or has no sign for the number; '' for the format `none`.
 */
export function listNumber(n: number, format: string): string {
  if (n < 0 || n > most) return String(n)
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return chineseNumber(n)
    case 'chineseLegalSimplified':
      return [...chineseNumber(n)].map((sign) => bank[sign] ?? sign).join('')
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(n)].map((digit) => digits[Number(digit)]!).join('')
    case 'ideographTraditional':
      return stems[n - 1] ?? String(n)
    case 'ideographZodiac':
      return branches[n - 1] ?? String(n)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)
    case 'decimalEnclosedParen':
      return `（${n}）`
    case 'decimalEnclosedFullstop':
      return `${n}.`
    case 'decimalZero':
      return n < 10 ? `0${n}` : String(n)
    case 'upperLetter':
      return letters(n)
    case 'lowerLetter':
      return letters(n).toLowerCase()
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    default:
      return String(n)
  }
}

/** A … Z, AA, BB …: Word repeats the letter. */
function letters(n: number): string {
  if (n < 1 || n > 780) return String(n)
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  let text = ''
  for (const [value, sign] of romans) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}
