/** Which column of 单位.数据 a name means: heads bear the unit in brackets (投资完成（亿元）), and names have slips. */
import { nearest } from '../text/nearest.ts'

const brackets = /[（(]([^（）()]*)[）)]$/u

/** 亿元 of 投资完成（亿元）. */
export function unitIn(head: string): string | undefined {
  return brackets.exec(head.trim())?.[1]?.trim()
}

function bare(head: string): string {
  return head.replaceAll(/\s+/gu, '').replace(brackets, '')
}

/** The column as written, else the one that differs by its brackets alone; of several the one in the indicator's unit. */
export function columnNamed(column: string, unit: string, known: readonly string[]): string | undefined {
  if (known.includes(column)) return column
  const same = known.filter((head) => bare(head) === bare(column))
  return same.length > 1 ? same.find((head) => unitIn(head) === unit) : same[0]
}

const kinds = /(?:完成率|完成数|完成|目标数|目标|任务|计划|得分|名次)$/u

function stem(head: string): string {
  return bare(head).replace(kinds, '')
}

/**
 * The column that a name with a slip most likely means. What it is a number of has to be alike, not only the 完成 or 目标
 * behind it, and a column of another indicator is never meant.
 */
export function nearestColumn(
  column: string,
  known: readonly string[],
  otherIndicators: readonly string[],
): string | undefined {
  const own = stem(column)
  const alike = known.filter((head) => {
    if (otherIndicators.some((name) => stem(head) === name)) return false
    return own === '' || nearest(own, [stem(head)]) !== undefined
  })
  return nearest(column, alike)
}
