/** What write-excel-file leaves out of a workbook, or puts in that changes from run to run. */
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { escapeXml } from './xml.ts'
import { zip } from './zip.ts'

/** How one worksheet is to be printed. */
export interface SheetPrint {
  name: string
  landscape: boolean
  /** Rows at the top that are printed again on every page. */
  repeated: number
}

/** A4 (ECMA-376 part 1, 18.3.1.63: paperSize 9). */
const paper = 9

/**
 * The workbook packed anew, so that its bytes depend on the content alone: the package writes the time of saving into the
 * archive. With `sheets`, in order, each is set to the width of its paper and repeats its head.
 */
export function packWorkbook(workbook: Uint8Array, sheets: readonly SheetPrint[] = []): Uint8Array {
  const parts = unzipSync(workbook)
  const change = (name: string, edit: (xml: string) => string): void => {
    const bytes = parts[name]
    if (!bytes) throw new Error(`the workbook has no ${name}`)
    parts[name] = strToU8(edit(strFromU8(bytes)))
  }
  for (const [i, sheet] of sheets.entries())
    change(`xl/worksheets/sheet${i + 1}.xml`, (xml) => printed(xml, sheet))
  const titles = sheets.map(printTitles).join('')
  if (titles !== '') {
    change('xl/workbook.xml', (xml) =>
      xml.replace('<definedNames/>', () => `<definedNames>${titles}</definedNames>`),
    )
  }
  return zip(parts)
}

/** In the order that the schema of worksheets asks for: sheetPr first, the page last. */
function printed(xml: string, { landscape }: SheetPrint): string {
  const page =
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${paper}" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`
  return xml
    .replace(/<worksheet[^>]*>/, (root) => `${root}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace('</worksheet>', () => `${page}</worksheet>`)
}

function printTitles({ name, repeated }: SheetPrint, i: number): string {
  if (repeated === 0) return ''
  const sheet = escapeXml(name.replaceAll("'", "''"))
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet}'!$1:$${repeated}</definedName>`
}
