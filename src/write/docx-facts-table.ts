/** 数据核对表 at the end of a 核稿版: pages of its own, in styles by which the reader knows that they are no speech. */
import { Paragraph, TextRun, type ISectionOptions } from 'docx'
import type { Layout } from '../layout/index.ts'
import type { FigureOrigin } from '../speech/types.ts'
import type { Writing } from './docx-inline.ts'
import { footers, sectionProperties } from './docx-page.ts'
import { sectionEndStyle } from './docx-styles-beside.ts'
import { paragraphProperties, runProperties } from './docx-styles.ts'
import { wordTable } from './docx-table.ts'
import { factsTable, factsTableName, factsTableNote } from './facts-table.ts'
import { tableOptions } from './table-options.ts'
import { element } from './xml.ts'

const headingId = 'FactsTableHeading'
const noteId = 'FactsTableNote'

export function factsSection(
  figures: readonly FigureOrigin[],
  layout: Layout,
  writing: Writing,
): ISectionOptions {
  const { table, remark } = factsTable(figures)
  const { options } = tableOptions(remark)
  return {
    properties: sectionProperties(layout, 'landscape'),
    footers: footers(layout),
    children: [
      new Paragraph({ style: headingId, children: [new TextRun(factsTableName)] }),
      new Paragraph({ style: noteId, children: [new TextRun(factsTableNote)] }),
      wordTable(table, layout, 'landscape', writing, options),
      new Paragraph({ style: sectionEndStyle }),
    ],
  }
}

/** The styles of the heading and of the line under it. They have no level: the navigation pane shows the speech. */
export function factsTableStyles(layout: Layout): string[] {
  const heading = { ...layout.heading1, align: 'center' as const, indentCharacters: 0, keepNext: true }
  const note = {
    ...layout.tableSmall,
    align: 'center' as const,
    indentCharacters: 0,
    linesAfter: 0.4,
    keepNext: true,
  }
  return [
    style(headingId, factsTableName, paragraphProperties(layout, heading) + runProperties(layout, heading)),
    style(noteId, `${factsTableName}说明`, paragraphProperties(layout, note) + runProperties(layout, note)),
  ]
}

function style(id: string, name: string, properties: string): string {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:qFormat'),
    properties,
  )
}
