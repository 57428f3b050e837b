/** 桌签: a folded sheet for each name. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, paragraphsOf, parseXml, partsOf, styleOf } from '../support/docx-parts.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'

async function cards(markdown: string, layout = layoutOf('gbt9704')) {
  const { value: bytes, problems } = await writeDocx(
    readMarkdown(new Source('桌签.md', markdown)).value,
    layout,
    {
      edition: 'print',
    },
  )
  expect(problems).toEqual([])
  expect(checkDocx(bytes)).toEqual([])
  const parts = partsOf(bytes)
  return {
    bytes,
    parts,
    document: parseXml(parts.get('word/document.xml')!),
    paragraphs: paragraphsOf(bytes),
  }
}

const names = '<!-- 桌签 -->\n\n- 王立明\n- 王　芳\n- 欧阳志远\n- 区发展和改革局\n- 阮\n'

describe('a list after 桌签', () => {
  test('gives each name a page: once as words, once upside down', async () => {
    const { document, paragraphs } = await cards(names)
    const expected = ['王立明', '王　芳', '欧阳志远', '区发展和改革局', '阮']
    expect(paragraphs.filter(({ style }) => style === 'TentCard').map(({ words }) => words)).toEqual(expected)
    const art = all(document, 'v:shape')
    expect(art.map((shape) => at(shape, 'v:textpath')?.attributes['string'])).toEqual(expected)
    expect(art.every((shape) => shape.attributes['style']!.includes('rotation:180'))).toBe(true)
    expect(all(document, 'v:shapetype')).toHaveLength(1)
    const breaks = paragraphs.filter(({ element }) => at(element, 'w:pPr', 'w:pageBreakBefore'))
    expect(breaks).toHaveLength(4)
  })

  test('sets names by their length in 156, 120, 100 and 80 points, smaller where the sheet is too narrow', async () => {
    const { document, paragraphs } = await cards(`${names}- 中共清河区委\n`)
    const sizes = paragraphs
      .filter(({ style }) => style === 'TentCard')
      .map(({ element }) => Number(all(element, 'w:sz')[0]?.attributes['w:val']) / 2)
    // 7 characters in 210 mm less 2 × 10 mm: 538 / 7
    expect(sizes).toEqual([120, 156, 100, 76, 156, 80])
    const first = all(document, 'v:shape')[0]!.attributes['style']!
    // 2.85 and 0.85 of 120 pt, in the middle of the upper half: 11906 / 2 - 3420 and 16838 / 4 - 1020 twips
    expect(first).toContain('margin-left:126.65pt;margin-top:159.5pt;width:342pt;height:102pt')
  })

  test('puts the words in the middle of the lower half', async () => {
    const { paragraphs } = await cards(names)
    const { element } = paragraphs.find(({ words }) => words === '王立明')!
    // 16838 × 3/4 less half a line of 3000, 0.07 of the size of 2400, the margin of 567 and 20 for the line that holds the other copy
    expect(at(element, 'w:pPr', 'w:spacing')?.attributes).toEqual({
      'w:before': '10374',
      'w:line': '3000',
      'w:lineRule': 'exact',
    })
  })

  test('stands on sheets of its own, without page numbers, in 华文新魏, not bold', async () => {
    const { bytes, parts, document } = await cards(`正文。\n\n${names}\n后文。\n`)
    const sections = all(document, 'w:sectPr')
    expect(sections.map((section) => at(section, 'w:pgMar')?.attributes['w:top'])).toEqual([
      '2098',
      '567',
      '2098',
    ])
    const footerWords = sections.map((section) => {
      const id = at(section, 'w:footerReference')?.attributes['r:id']
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*Id="${id}"`).exec(
        parts.get('word/_rels/document.xml.rels')!,
      )
      return all(parseXml(parts.get(`word/${target?.[1] ?? target?.[2]}`)!), 'w:t').length
    })
    expect(footerWords).toEqual([3, 0, 3])
    const style = at(styleOf(bytes, 'TentCard'), 'w:rPr')!
    expect(at(style, 'w:rFonts')?.attributes['w:eastAsia']).toBe('华文新魏')
    expect(at(style, 'w:b')?.attributes['w:val']).toBe('0')
    expect(parts.get('word/fontTable.xml')).toContain(
      '<w:font w:name="华文新魏"><w:altName w:val="楷体_GB2312,楷体"/>',
    )
  })

  test('takes its numbers from the style', async () => {
    const layout = layoutWith('桌签:\n  字体: [隶书]\n  三字磅: 90\n')
    const { bytes, paragraphs } = await cards('<!-- 桌签 -->\n\n- 王立明\n', layout)
    expect(all(paragraphs[1]!.element, 'w:sz')[0]?.attributes['w:val']).toBe('180')
    expect(at(styleOf(bytes, 'TentCard'), 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']).toBe('隶书')
  })
})

test('a list without the remark is a list', async () => {
  const { paragraphs } = await cards('- 王立明\n')
  expect(paragraphs.map(({ style, words }) => [style, words])).toEqual([['BodyText', '王立明']])
})
