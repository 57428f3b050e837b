import { strToU8, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import {
  copiedStyles,
  copySheet,
  copyTexts,
  type CellFault,
  type CellKind,
  type CopiedCell,
  type SheetCopy,
} from './workbook-copy.ts'
import { isDateKind, numberKind, showDate, showNumber, type NumberKind } from './workbook-formats.ts'
import { walkXml } from './xml-walk.ts'

/** A cell with something in it. Rows and columns count from 1. */
export interface WorkbookCell {
  row: number
  column: number
  /** As the cell shows it. */
  text: string
  fault?: CellFault
}

export interface WorkbookSheet {
  name: string
  cells: WorkbookCell[]
  /** Areas of merged cells as written: `B2:B5`. */
  merged: string[]
  /** More than is read: what is beyond the limits is left out. */
  isCut: boolean
}

/** Places in all tables together. A district's tables have some hundred rows; far more was not typed by a person. */
const maxArea = 200_000

/** Characters of the copies together: about what ten times as many cells take as are read. */
const maxCopied = 60_000_000

/** The parts of the package that are read. */
export function isWorkbookPart(name: string): boolean {
  return /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
    name,
  )
}

/**
 * Reads the visible sheets of a workbook from its unpacked parts; undefined where they are no workbook. The values are read
 * by read-excel-file from a copy that holds nothing it stumbles over; what it does not tell comes from the copying.
 */
export async function readWorkbook(
  parts: ReadonlyMap<string, Uint8Array>,
): Promise<WorkbookSheet[] | undefined> {
  const text = (name: string) => {
    const bytes = parts.get(name)
    return bytes && new TextDecoder().decode(bytes)
  }
  const workbook = text('xl/workbook.xml')
  const relations = text('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) return undefined
  const book = readBook(workbook)
  const targets = readTargets(relations)
  const texts = copyTexts(text('xl/sharedStrings.xml') ?? '<sst/>')
  const kinds = readKinds(text('xl/styles.xml') ?? '<styleSheet/>')
  if (!book || !targets || !texts || !kinds) return undefined
  const copies = new Map<string, NamedCopy>()
  let room = maxArea
  for (const { name, relation } of book.sheets) {
    const target = targets.get(relation) ?? ''
    const xml = copies.has(target) ? undefined : text(target)
    if (xml === undefined) continue
    const copy = copySheet(xml, { texts: texts.count, kinds, from1904: book.from1904, room })
    if (!copy) return undefined
    room -= copy.area
    copies.set(target, { name, ...copy })
  }
  const sheets = [...copies.values()]
  const values = await readValues(sheets, texts.xml, book.from1904)
  return values && sheets.map((sheet, i) => ({ ...sheet, cells: showCells(sheet.cells, values[i] ?? []) }))
}

type NamedCopy = SheetCopy & { name: string }

/** The values of the copied cells, sheet by sheet; undefined where read-excel-file stumbles all the same. */
async function readValues(
  sheets: readonly NamedCopy[],
  texts: string,
  from1904: boolean,
): Promise<unknown[][] | undefined> {
  if (sheets.reduce((sum, { xml }) => sum + xml.length, texts.length) > maxCopied) return undefined
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const list = sheets.map((_, i) => `<sheet name="${i}" r:id="s${i}"/>`)
  const targets = sheets.map(
    (_, i) => `<Relationship Id="s${i}" Type="${office}/worksheet" Target="s${i}.xml"/>`,
  )
  const bytes = zipSync(
    {
      'xl/workbook.xml': strToU8(
        `<workbook xmlns:r="${office}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${targets.join('')}</Relationships>`),
      'xl/styles.xml': strToU8(copiedStyles),
      'xl/sharedStrings.xml': strToU8(texts),
      ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/s${i}.xml`, strToU8(xml)])),
    },
    { level: 0 },
  )
  try {
    const read = await readExcelFile(new Blob([bytes]), { parseNumber: (text) => text })
    return read.map(({ data }) => data.map(([value]) => value))
  } catch {
    return undefined
  }
}

function showCells(cells: readonly CopiedCell[], values: readonly unknown[]): WorkbookCell[] {
  let next = 0
  return cells.flatMap((cell) => {
    if ('fault' in cell) return [cell]
    const text = show(values[next++], cell.kind)
    return text === '' ? [] : [{ row: cell.row, column: cell.column, text }]
  })
}

function show(value: unknown, kind: CellKind): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date && isDateKind(kind)) return showDate(value, kind)
  if (typeof value !== 'string') return ''
  return kind === 'number' || kind === 'percent' ? showNumber(value, kind) : value
}

function readBook(xml: string) {
  const sheets: { name: string; relation: string }[] = []
  let from1904 = false
  const isSound = walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (tag !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1]
      if (relation !== undefined) sheets.push({ name: attributes['name'] ?? '', relation })
    },
  })
  return isSound ? { sheets, from1904 } : undefined
}

function readTargets(xml: string): Map<string, string> | undefined {
  const targets = new Map<string, string>()
  const isSound = walkXml(xml, {
    open: (tag, { Id, Target }) => {
      if (tag !== 'Relationship' || !Id || !Target) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return isSound ? targets : undefined
}

/** For every cell style what its number format is for. */
function readKinds(xml: string): NumberKind[] | undefined {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCells = false
  const isSound = walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (tag === 'cellXfs') inCells = true
      if (tag !== 'xf' || !inCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      kinds.push(numberKind(id, codes.get(id)))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return isSound ? kinds : undefined
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
