/** Texts as the merge looks at them: blocks, and rows of tables as one. */
import type { Unit, Version } from './types.ts'

/** The words of a text, a line a block; cells of a table are blocks. */
export interface Laid {
  text: string
  blocks: readonly {
    kind: string
    start: number
    end: number
    depth?: number
    lead?: { end: number }
    table?: number
    row?: number
  }[]
}

export function versionOf({ text, blocks }: Laid): Version {
  const units: Unit[] = []
  let row: Unit | undefined
  let key = ''
  for (const { kind, start, end, depth, lead, table, row: number } of blocks) {
    if (kind !== 'cell') {
      units.push({
        kind,
        start,
        end,
        ...(depth === undefined ? {} : { depth }),
        ...(lead ? { leadEnd: lead.end } : {}),
      })
      key = ''
      continue
    }
    if (row && key === `${table} ${number}`) {
      row.cells!.push({ start, end })
      row.end = end
      continue
    }
    key = `${table} ${number}`
    row = { kind: 'row', start, end, cells: [{ start, end }], ...(table === undefined ? {} : { table }) }
    units.push(row)
  }
  return { text, units }
}
