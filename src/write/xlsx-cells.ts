/** How words become cells of a workbook, for the form of figures and the tables of papers alike. */
import type { CellObject } from 'write-excel-file/node'

/** Excel keeps 15 significant digits of a number. */
const maxDigits = 15

/** The number of a text that a workbook shows as it was written: 18.6, not 18.60 or 007. */
export function plainNumber(text: string): number | undefined {
  if (!/^-?\d+(?:\.\d+)?$/.test(text) || text.replace(/[-.]/g, '').length > maxDigits) return undefined
  const number = Number(text)
  return String(number) === text ? number : undefined
}

/** Columns whose digits are names, not numbers. */
const idHead =
  /电话|手机|联系方式|传真|编号|编码|代码|号码|证号|份号|文号|字号|邮编|[账帐]号|车牌|房间|QQ|微信/iu
/** A mobile number has 11 digits; no figure of a paper has as many. */
const longDigits = /^\d{11,}$/

type CellContent = Pick<CellObject, 'value' | 'type' | 'format'>

/** Words as words: what begins like a formula is kept from becoming one when the cell is edited. */
export function textValue(text: string): CellContent {
  if (text === '') return {}
  return { value: text, type: String, ...(/^[=+\-@]/.test(text) ? { format: '@' } : {}) }
}

/**
 * What a cell holds: a number where it is shown as it was written, a percentage as one, else the words; digits under a head
 * such as 电话 are words.
 */
export function cellValue(text: string, head: string): CellContent {
  if (idHead.test(head) || longDigits.test(text))
    return { ...textValue(text), ...(text === '' ? {} : { format: '@' }) }
  const number = plainNumber(text)
  if (number !== undefined) return { value: number, type: Number }
  const digits = text.endsWith('%') ? text.slice(0, -1) : ''
  if (digits === '' || plainNumber(digits) === undefined) return textValue(text)
  const decimals = digits.split('.')[1]?.length ?? 0
  const format = decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%`
  return { value: Number(`${digits}e-2`), type: Number, format }
}

/** The width that the longest line of these texts needs, in characters of the workbook's face; 汉字 take two. */
export function columnWidth(texts: readonly string[], narrowest: number, widest: number): number {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => lineWidth(line) + 2)
  return Math.min(
    widest,
    lines.reduce((most, width) => Math.max(most, width), narrowest),
  )
}

export function lineWidth(text: string): number {
  let width = 0
  for (const letter of text) width += letter > '\u2e7f' ? 2 : 1
  return width
}
