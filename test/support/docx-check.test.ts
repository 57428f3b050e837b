import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/write/index.ts'
import { checkDocx } from './docx-check.ts'
import { lead, paragraph, slot, speech, table } from './speech-tree.ts'
import { layoutOf } from './styles.ts'

/** A sound file with one fault planted in a part. */
async function broken(part: string, from: string | RegExp, to: string): Promise<string[]> {
  const tree = speech(
    paragraph(lead('一是', '甲。'), slot('待补', '乙')),
    table([['丙'], ['丁']]),
    paragraph('戊'),
  )
  const { value } = await writeDocx(tree, layoutOf('gbt9704'), { edition: 'review' })
  expect(checkDocx(value)).toEqual([])
  const files = unzipSync(value)
  const text = strFromU8(files[part] ?? new Uint8Array())
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  if (changed === '') delete files[part]
  else files[part] = strToU8(changed)
  return checkDocx(zipSync(files))
}

const text = 'word/document.xml'
const bookmark = (id: number, name: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`
const control = (id: number, inside = '') =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/>${inside}</w:sdtPr><w:sdtContent/></w:sdt>`

describe('the check of a package finds', () => {
  test.each([
    ['an ill-formed part', text, '</w:body>', '', 'word/document.xml: ill-formed'],
    [
      'children out of order',
      'word/styles.xml',
      /(<w:ind [^>]*>)(<w:jc [^>]*>)/,
      '$2$1',
      'word/styles.xml: w:ind stands too late in w:pPr',
    ],
    [
      'an element where none may be',
      text,
      '<w:tcPr>',
      '<w:tcPr><w:jc/>',
      'word/document.xml: w:jc may not stand in w:tcPr',
    ],
    [
      'an unknown paragraph style',
      text,
      '<w:pStyle w:val="BodyText"/>',
      '<w:pStyle w:val="Normalx"/>',
      'word/document.xml: w:pStyle Normalx is no paragraph style',
    ],
    [
      'a style of the wrong kind',
      text,
      '"ItemLead"',
      '"BodyText"',
      'word/document.xml: w:rStyle BodyText is no character style',
    ],
    [
      'a base that is not there',
      'word/styles.xml',
      '<w:basedOn w:val="Normal"/>',
      '<w:basedOn w:val="Nowhere"/>',
      'word/styles.xml: w:basedOn of an unknown style Nowhere',
    ],
    [
      'a style id twice',
      'word/styles.xml',
      'w:styleId="Subtitle"',
      'w:styleId="Title"',
      'word/styles.xml: style id Title twice',
    ],
    [
      'a style name twice',
      'word/styles.xml',
      '"heading 2"',
      '"heading 1"',
      'word/styles.xml: style name heading 1 twice',
    ],
    [
      'a bookmark name twice',
      text,
      '<w:sectPr>',
      `<w:p>${bookmark(1, 'a')}${bookmark(2, 'a')}</w:p><w:sectPr>`,
      'bookmark name a twice',
    ],
    [
      'a bookmark id twice',
      text,
      '<w:sectPr>',
      `<w:p>${bookmark(1, 'a')}${bookmark(1, 'b')}</w:p><w:sectPr>`,
      'bookmark id 1 twice',
    ],
    [
      'a bookmark without an end',
      text,
      '<w:sectPr>',
      '<w:p><w:bookmarkStart w:id="7" w:name="c"/></w:p><w:sectPr>',
      'bookmark 7 has no end',
    ],
    [
      'a control id twice',
      text,
      '<w:sectPr>',
      `<w:p>${control(5)}${control(5)}</w:p><w:sectPr>`,
      'control id 5 twice',
    ],
    [
      'a binding without a store',
      text,
      '<w:sectPr>',
      `<w:p>${control(5, '<w:dataBinding w:storeItemID="{1}" w:xpath="/a"/>')}</w:p><w:sectPr>`,
      'binding to no store {1}',
    ],
    [
      'a comment that is not there',
      'word/comments.xml',
      'w:id="1000"',
      'w:id="1001"',
      'w:commentReference of no comment 1000',
    ],
    [
      'a comment without an end',
      text,
      '<w:commentRangeEnd w:id="1000"/>',
      '',
      'comment 1000 without w:commentRangeEnd',
    ],
    [
      'a link to nothing',
      text,
      /(<w:footerReference [^>]*r:id=)"[^"]*"/,
      '$1"rIdNo"',
      'word/document.xml: w:footerReference leads to no rIdNo',
    ],
    [
      'a missing part',
      'word/footer2.xml',
      /[\s\S]+/,
      '',
      'word/_rels/document.xml.rels: no part word/footer2.xml',
    ],
    [
      'a missing content type',
      '[Content_Types].xml',
      /<Override [^>]*PartName="\/word\/footer1.xml"[^>]*>/,
      '',
      'word/footer1.xml: no content type',
    ],
  ] as const)('%s', async (_, part, from, to, fault) => {
    const faults = await broken(part, from, to)
    expect(faults.map((one) => one.slice(0, fault.length))).toContain(fault)
  })

  test('a binding that leads to nothing in its store', async () => {
    const { value } = await writeDocx(speech(paragraph('甲')), layoutOf('gbt9704'), { edition: 'print' })
    const files = unzipSync(value)
    const bind = (path: string) => {
      const inside = `<w:dataBinding w:storeItemID="{A}" w:xpath="${path}"/>`
      const changed = strFromU8(files[text]!).replace(
        '<w:sectPr>',
        `<w:p>${control(1, inside)}</w:p><w:sectPr>`,
      )
      const store = '<f:facts xmlns:f="urn:f"><f:fact/><f:fact/></f:facts>'
      const props = '<ds:datastoreItem ds:itemID="{A}" xmlns:ds="urn:ds"/>'
      return checkDocx(
        zipSync({
          ...files,
          [text]: strToU8(changed),
          'customXml/item1.xml': strToU8(store),
          'customXml/itemProps1.xml': strToU8(props),
        }),
      )
    }
    expect(bind('/f:facts[1]/f:fact[2]')).toEqual([])
    expect(bind('/f:facts[1]/f:fact[3]')).toEqual(['binding to nothing at /f:facts[1]/f:fact[3]'])
  })
})
