/** Parts are written without the Packer of docx; what it would write is what they are held to. */
import * as docx from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { componentXml } from '../../src/write/docx-xml.ts'

const { Document, Footer, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } = docx

const document = new Document({
  evenAndOddHeaderAndFooters: true,
  comments: {
    children: [{ id: 1000, author: '甲', date: new Date(0), children: [new Paragraph('“乙” <丙>')] }],
  },
  sections: [
    {
      footers: {
        default: new Footer({ children: [new Paragraph({ children: [new TextRun(PageNumber.CURRENT)] })] }),
      },
      children: [
        new Paragraph({
          style: 'Title',
          children: [
            new TextRun({ text: `甲 'a' "b" <c> & d  ` }),
            new TextRun({ break: 1 }),
            new docx.CommentRangeStart(1000),
            new TextRun({
              text: '\u0001乙\u000b',
              bold: true,
              boldComplexScript: false,
              highlight: 'yellow',
            }),
            new docx.CommentRangeEnd(1000),
            new TextRun({ children: [new docx.CommentReference(1000)] }),
          ],
        }),
        new Paragraph({}),
        new Table({
          rows: [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: [new TableCell({ children: [new Paragraph('')] })],
            }),
          ],
        }),
      ],
    },
    { properties: { grid: { linePitch: 360 } }, children: [new Paragraph('丙')] },
  ],
})
const packed = unzipSync(await Packer.toBuffer(document))
const context = { file: document, viewWrapper: document.Document, stack: [] }

test.each([
  ['word/document.xml', document.Document.View, true],
  ['word/comments.xml', document.Comments, true],
  ['word/settings.xml', document.Settings, true],
  ['word/footer1.xml', document.Footers[0]!.View, false],
  ['_rels/.rels', document.FileRelationships, false],
  ['[Content_Types].xml', document.ContentTypes, false],
] as const)('%s', (path, component, standalone) => {
  expect(componentXml(component, context, standalone)).toBe(strFromU8(packed[path]!))
})
