/** 版记 closes the last even page: by 22 lines a page, of which 版记 of two lines takes three. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { countPages, writeDocx } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, paragraphsOf, parseXml, partsOf, wordsOf } from '../support/docx-parts.ts'
import { layoutOf } from '../support/styles.ts'

const gbt9704 = layoutOf('gbt9704')

const speechOf = (lines: number, after = '') => {
  const body = Array.from({ length: lines - 1 }, () => '各单位要按时完成任务。').join('\n\n')
  const imprint = '<!-- 版记 -->\n\n抄送：区委办公室。\n清河区人民政府办公室　　2026年5月20日印发'
  return readMarkdown(new Source('稿.md', `# 通知\n\n${body}\n\n${imprint}\n${after}`)).value
}

/** The sections' beginnings, the number on the last page, and all pages. */
async function placed(lines: number) {
  const speech = speechOf(lines)
  const { value: bytes, problems } = await writeDocx(speech, gbt9704, { edition: 'print' })
  expect(problems).toEqual([])
  expect(checkDocx(bytes)).toEqual([])
  const document = parseXml(partsOf(bytes).get('word/document.xml')!)
  const relations = all(parseXml(partsOf(bytes).get('word/_rels/document.xml.rels')!), 'Relationship')
  const sections = all(document, 'w:sectPr').map((section) => {
    const footer = all(section, 'w:footerReference').find(({ attributes }) => attributes['w:type'] === 'even')
    const target = relations.find((one) => one.attributes['Id'] === footer?.attributes['r:id'])!
    const path = `word/${target.attributes['Target']}`
    return [at(section, 'w:type')?.attributes['w:val'], wordsOf(parseXml(partsOf(bytes).get(path)!))]
  })
  return { sections, pages: (await countPages(speech, gbt9704)).pages }
}

describe('版记', () => {
  const numbered = ['nextPage', '— 1 —']

  test.each([
    // on an odd page: the next page
    [1, { sections: [numbered, ['evenPage', '— 1 —']], pages: 2 }],
    [22, { sections: [numbered, ['evenPage', '— 1 —']], pages: 2 }],
    [45, { sections: [numbered, ['evenPage', '— 1 —']], pages: 4 }],
    // on an even page with room: 12756 − 20 − 2 × 480 − 20 − 15 − 20 = 11721 twips are 20 lines of 579
    [23, { sections: [numbered], pages: 2 }],
    [22 + 20, { sections: [numbered], pages: 2 }],
    // without room: after a blank page, and neither has a number
    [22 + 21, { sections: [numbered, ['evenPage', '']], pages: 4 }],
    [44, { sections: [numbered, ['evenPage', '']], pages: 4 }],
  ])('%i lines', async (lines, expected) => {
    expect(await placed(lines)).toEqual(expected)
  })

  test('stands in one frame on the lower edge of the text, as wide as this, between rules', async () => {
    const { value } = await writeDocx(speechOf(30), gbt9704, { edition: 'print' })
    const framed = paragraphsOf(value).filter(({ element }) => at(element, 'w:pPr', 'w:framePr'))
    const frames = framed.map(({ element }) => at(element, 'w:pPr', 'w:framePr')!.attributes)
    expect(new Set(frames.map((frame) => JSON.stringify(frame))).size).toBe(1)
    // 11906 − 1588 − 1474
    expect(frames[0]).toMatchObject({
      'w:w': '8844',
      'w:hAnchor': 'margin',
      'w:vAnchor': 'margin',
      'w:yAlign': 'bottom',
    })
    // rules of 1 and 0.75 pt
    expect(
      framed.map(({ words, element }) => words || at(element, 'w:pPr', 'w:spacing')!.attributes['w:line']),
    ).toEqual(['20', '抄送：区委办公室。', '15', '清河区人民政府办公室2026年5月20日印发', '20'])
  })

  test('that does not close the paper stays where it is', async () => {
    const { value } = await writeDocx(speechOf(3, '\n又一段。\n'), gbt9704, { edition: 'print' })
    expect(paragraphsOf(value).filter(({ element }) => at(element, 'w:pPr', 'w:framePr'))).toEqual([])
    expect(paragraphsOf(value).at(-1)!.words).toBe('又一段。')
  })
})
