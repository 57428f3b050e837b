/** Heads of tables that stand in two lines: 投资 over 完成 and 目标. */
import type { Cell } from './table.ts'

/**
 * The heads as one line, 投资完成 and 投资目标, where the second row is none of the body: it has words below every head
 * that goes on over empty cells and below those, and nothing below the others. Undefined where there is one line of heads.
 */
export function joinedHeads(head: readonly Cell[], below: readonly Cell[] | undefined): Cell[] | undefined {
  if (!below) return undefined
  const width = Math.max(lastFilled(head), lastFilled(below)) + 1
  let group = ''
  const joined: Cell[] = []
  let hasGroups = false
  for (let column = 0; column < width; column++) {
    const [own, under] = [textAt(head, column), textAt(below, column)]
    const begins = own !== '' && column + 1 < width && textAt(head, column + 1) === ''
    if (own !== '') group = begins ? own : ''
    if (group === '') {
      if (own === '' || under !== '') return undefined
      joined.push(head[column]!)
      continue
    }
    if (under === '' || /^[-+]?\d/u.test(under)) return undefined
    hasGroups = true
    joined.push({ text: oneHead(group, under), place: below[column]!.place })
  }
  return hasGroups ? joined : undefined
}

/** 投资（亿元） over 完成 is 投资完成（亿元）: the unit stays at the end. */
function oneHead(group: string, under: string): string {
  const unit = /[（(][^（）()]*[）)]$/u.exec(group)?.[0] ?? ''
  return `${group.slice(0, group.length - unit.length)}${under}${unit}`
}

function textAt(row: readonly Cell[], column: number): string {
  return row[column]?.text ?? ''
}

function lastFilled(row: readonly Cell[]): number {
  return row.findLastIndex((cell) => cell.text !== '')
}
