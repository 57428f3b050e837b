import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import { columnWidth, plainNumber } from './xlsx-cells.ts'
import { packWorkbook } from './xlsx-package.ts'

/** A column of the form: its head as the sheet spells the key, an example, and a hint of how to fill it in. */
export interface FormColumn {
  head: string
  example?: string
  hint?: string
}

const headFill = '#DDEBF7'
const lineColor = '#BFBFBF'
/** Widths in characters of the workbook's face. */
const narrowest = 10
const widest = 40

/**
 * The workbook in which a secretary fills in figures: sheet 数据 with the heads (first row frozen) and the sample rows, sheet
 * 填写说明 with a hint and an example for each column. The same bytes for the same input; `readXlsx` gives the same rows.
 */
export async function writeFigureForm(
  columns: readonly FormColumn[],
  sampleRows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const workbook = await writeExcelFile(
    [
      {
        sheet: '数据',
        data: [columns.map(({ head }) => headCell(head)), ...sampleRows.map((row) => row.map(valueCell))],
        columns: columns.map(({ head }, i) => ({
          width: columnWidth([head, ...sampleRows.map((row) => row[i] ?? '')], narrowest, widest),
        })),
        stickyRowsCount: 1,
      },
      {
        sheet: '填写说明',
        data: guide(columns),
        columns: [{ width: 18 }, { width: 60 }, { width: 28 }],
        stickyRowsCount: 1,
      },
    ],
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer()
  return packWorkbook(workbook)
}

function guide(columns: readonly FormColumn[]): Row[] {
  const general = [
    '一行填一项数据；没有的格子空着，还不知道的写“待补”。',
    '数值照原样填写，不加千分位逗号；百分数可直接写 12.5%。',
    '列可以增删，列名不能改；列名里的点表示下一级，如“排名.位次”。',
  ]
  return [
    ['列名', '怎么填', '例'].map(headCell),
    ...columns.map(({ head, hint = '', example = '' }) => [
      textCell(head),
      textCell(hint),
      textCell(example),
    ]),
    ...general.map((line) => [null, textCell(line), null]),
  ]
}

function headCell(value: string): CellObject {
  return {
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: headFill,
    borderColor: lineColor,
    borderStyle: 'thin',
    align: 'center',
    alignVertical: 'center',
    wrap: true,
  }
}

function textCell(value: string): CellObject | null {
  return value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' }
}

/** A number only where the workbook shows it as it was written: 18.60 stays text. */
function valueCell(value: string): CellObject | null {
  if (value === '') return null
  const number = plainNumber(value)
  return number === undefined ? { value, type: String } : { value: number, type: Number }
}
