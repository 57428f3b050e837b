import { BorderStyle, type ITableCellBorders } from 'docx'
import type { Layout } from '../layout/index.ts'
import { element } from './xml.ts'

export const tableStyle = 'TableGrid'

/** Word's plain table, and the one of the layout. */
export function tableStyles({ table }: Layout): string[] {
  const margins = element(
    'w:tblCellMar',
    {},
    element('w:top', { 'w:w': table.cellMarginTop, 'w:type': 'dxa' }),
    element('w:left', { 'w:w': table.cellMargin, 'w:type': 'dxa' }),
    element('w:bottom', { 'w:w': table.cellMarginTop, 'w:type': 'dxa' }),
    element('w:right', { 'w:w': table.cellMargin, 'w:type': 'dxa' }),
  )
  return [
    element(
      'w:style',
      { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
      element('w:name', { 'w:val': 'Normal Table' }),
      element('w:uiPriority', { 'w:val': 99 }),
      element('w:semiHidden'),
      element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), margins),
    ),
    element(
      'w:style',
      { 'w:type': 'table', 'w:styleId': tableStyle },
      element('w:name', { 'w:val': 'Table Grid' }),
      element('w:basedOn', { 'w:val': 'TableNormal' }),
      element('w:tblPr', {}, borders(table), margins),
    ),
  ]
}

function borders({ rules, ruleWidth }: Layout['table']): string {
  // Widths of rules are in eighths of a point.
  const thin = { 'w:val': 'single', 'w:sz': eighths(ruleWidth), 'w:space': 0, 'w:color': '000000' }
  if (rules === 'grid') {
    const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    return element('w:tblBorders', {}, ...sides.map((side) => element(`w:${side}`, thin)))
  }
  const thick = { ...thin, 'w:sz': eighths(ruleWidth * 2) }
  return element('w:tblBorders', {}, element('w:top', thick), element('w:bottom', thick))
}

/** In a table of three rules the one under the head belongs to the head's cells. */
export function headRule({ rules, ruleWidth }: Layout['table']): ITableCellBorders | undefined {
  if (rules === 'grid') return undefined
  return { bottom: { style: BorderStyle.SINGLE, size: eighths(ruleWidth), space: 0, color: '000000' } }
}

/** Widths of rules as Word has them. */
export function eighths(twips: number): number {
  return Math.max(2, Math.round((twips / 20) * 8))
}
