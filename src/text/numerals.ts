const digits = '零一二三四五六七八九'

/**
 * A whole number from 0 to 99,999,999 in 汉字 as official text writes counts: 10 → 十, 12 → 十二, 20 → 二十,
 * 105 → 一百零五. Throws a RangeError outside that range.
 */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99_999_999) throw new RangeError(`no 汉字 form for ${n}`)
  if (n >= 10_000) {
    const rest = n % 10_000
    const tail = rest === 0 ? '' : (rest < 1000 ? '零' : '') + sectionNumber(rest)
    return `${chineseNumber(Math.floor(n / 10_000))}万${tail}`
  }
  const text = sectionNumber(n)
  return text.startsWith('一十') ? text.slice(1) : text
}

function sectionNumber(n: number): string {
  if (n === 0) return digits[0]!
  let text = ''
  let gap = false
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / size) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + digits[digit]! + unit
    gap = false
  }
  return text
}

/**
 * 三 → 3, 十二 → 12, 两 → 2, 一百零五 → 105; 廿 is not read. Undefined where the text is no such number: 十十, years
 * such as 二〇二六, and what is shortened in talk (三百五).
 */
export function parseChineseNumber(text: string): number | undefined {
  if (!/^[零〇一二三四五六七八九十百千万两]+$/.test(text)) return undefined
  if (/[百千万][一二三四五六七八九]$|.[零〇]$/.test(text)) return undefined
  const number = readDigits(text)
  if (number === undefined || number > 99_999_999) return undefined
  const written = text.replaceAll('两', '二').replaceAll('〇', '零').replace(/^一十/, '十')
  const proper = chineseNumber(number)
  // 一万五百 beside 一万零五百, 一百一十 beside 一百十: people write both.
  return bare(written) === bare(proper) ? number : undefined
}

function bare(text: string): string {
  return text.length === 1 ? text : text.replaceAll('零', '').replaceAll('一十', '十')
}

function readDigits(text: string): number | undefined {
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const char of text) {
    const value = char === '两' ? 2 : char === '〇' ? 0 : digits.indexOf(char)
    if (value >= 0) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = value
      continue
    }
    if (char === '万') {
      total = (section + (digit ?? 0)) * 10_000
      section = 0
    } else {
      const size = { 十: 10, 百: 100, 千: 1000 }[char]!
      section += (digit ?? 1) * size
    }
    digit = undefined
  }
  return total + section + (digit ?? 0)
}

/** A count before a measure word: 2 is 两 there (两个方面), but 二 in ordinals and on its own. */
export function countWord(n: number): string {
  return n === 2 ? '两' : chineseNumber(n)
}
