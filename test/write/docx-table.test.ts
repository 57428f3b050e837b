import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/layout/index.ts'
import { writeDocx } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, parseXml, partsOf, styleOf, wordsOf, type XmlElement } from '../support/docx-parts.ts'
import { heading, paragraph, slot, speech, table } from '../support/speech-tree.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'

async function text(
  blocks: Parameters<typeof speech>,
  layout: Layout = layoutOf('gbt9704'),
): Promise<{ body: XmlElement; bytes: Uint8Array }> {
  const { value: bytes, problems } = await writeDocx(speech(...blocks), layout, { edition: 'print' })
  expect(problems).toEqual([])
  expect(checkDocx(bytes)).toEqual([])
  return { body: at(parseXml(partsOf(bytes).get('word/document.xml')!), 'w:body')!, bytes }
}

const tasks = table([
  ['序号', '事项', '完成时限'],
  ['1', '再生铝项目建成投用，力争年内达产，带动上下游企业入园集聚发展，形成规模', '7月31日'],
  ['2', '标准厂房二期完工', ''],
])
const columns = (count: number) =>
  table([Array.from({ length: count }, (_, i) => `栏${i + 1}`), Array.from({ length: count }, () => '甲')])

const aligned = (cell: XmlElement) => all(cell, 'w:jc')[0]?.attributes['w:val']

/** The rules of the table, and how many cells have one of their own. */
const rules = async (layout: Layout) => {
  const { body, bytes } = await text([tasks], layout)
  const borders = at(styleOf(bytes, 'TableGrid'), 'w:tblPr', 'w:tblBorders')!
  return {
    table: borders.children.map(({ name, attributes }) => [name, attributes['w:sz']]),
    head: all(body, 'w:tcBorders').length,
  }
}

describe('a table', () => {
  test('keeps its cells, and slots in them', async () => {
    const { body } = await text([
      table([
        ['甲', '乙'],
        [slot('待补', '丙'), '丁'],
      ]),
    ])
    expect(all(body, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf))).toEqual([
      ['甲', '乙'],
      ['【待补：丙】', '丁'],
    ])
  })

  test('repeats its head on every page and splits no row', async () => {
    const { body } = await text([tasks])
    const rows = all(body, 'w:tr').map((row) => at(row, 'w:trPr')!.children.map(({ name }) => name))
    expect(rows).toEqual([['w:cantSplit', 'w:tblHeader'], ['w:cantSplit'], ['w:cantSplit']])
  })

  test('has no exact line and no indent in its cells, and no style of the body', async () => {
    for (const style of ['gbt9704', 'gbt9704-b', 'large']) {
      const { body, bytes } = await text([tasks], layoutOf(style))
      const used = new Set(
        all(body, 'w:tc')
          .flatMap((cell) => all(cell, 'w:pStyle'))
          .map((one) => one.attributes['w:val']!),
      )
      expect([...used].sort()).toEqual(['TableHead', 'TableText'])
      for (const id of used) {
        expect(at(styleOf(bytes, id), 'w:pPr', 'w:spacing')?.attributes).toMatchObject({
          'w:line': '240',
          'w:lineRule': 'auto',
        })
        expect(at(styleOf(bytes, id), 'w:pPr', 'w:ind')?.attributes).toEqual({
          'w:firstLineChars': '0',
          'w:firstLine': '0',
        })
      }
    }
  })

  test('says its widths twice, and both make up the width of the text', async () => {
    const { body } = await text([tasks])
    const grid = all(body, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
    const cells = all(all(body, 'w:tr')[1]!, 'w:tcW').map(({ attributes }) => Number(attributes['w:w']))
    expect(grid.reduce((a, b) => a + b)).toBe(8844)
    expect(at(all(body, 'w:tblPr')[0]!, 'w:tblW')?.attributes).toEqual({ 'w:w': '8844', 'w:type': 'dxa' })
    expect(cells).toEqual(grid)
  })

  test('does not break short columns for the sake of a long one', async () => {
    const { body } = await text([tasks])
    // 12 pt characters: 2.5 × 240 + 2 × 85 and 4.5 × 240 + 2 × 85; the long column has the rest
    expect(all(body, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))).toEqual([
      770, 6824, 1250,
    ])
  })

  test('sets a column of sentences from the left, short columns in the middle, and any as Markdown says', async () => {
    const { body } = await text([
      tasks,
      table(
        [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
        ['right', null],
      ),
    ])
    expect(all(all(body, 'w:tr')[1]!, 'w:tc').map(aligned)).toEqual([undefined, 'left', undefined])
    expect(all(all(body, 'w:tr')[4]!, 'w:tc').map(aligned)).toEqual(['right', undefined])
    expect(all(all(body, 'w:tr')[3]!, 'w:tc').map(aligned)).toEqual([undefined, undefined])
  })

  test('fills up a row that is too short', async () => {
    const { body } = await text([table([['甲', '乙', '丙'], ['丁']])])
    expect(all(all(body, 'w:tr')[1]!, 'w:p')).toHaveLength(3)
  })

  test('has all rules, or three', async () => {
    expect(await rules(layoutOf('gbt9704'))).toEqual({
      table: ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => [`w:${side}`, '4']),
      head: 0,
    })
    expect(await rules(layoutWith('表格: {框线: 三线, 框线宽磅: 0.75}'))).toEqual({
      table: [
        ['w:top', '12'],
        ['w:bottom', '12'],
      ],
      head: 3,
    })
  })

  test('does not grow together with the next one', async () => {
    const { body } = await text([tasks, tasks, paragraph('甲')])
    expect(body.children.map(({ name }) => name)).toEqual(['w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr'])
  })

  test('at the end of the text is followed by a paragraph, as Word wants', async () => {
    const { body } = await text([tasks])
    expect(body.children.map(({ name }) => name)).toEqual(['w:tbl', 'w:p', 'w:sectPr'])
    expect(all(body.children[1]!, 'w:pStyle')[0]?.attributes['w:val']).toBe('SectionEnd')
  })
})

/** Orientation and words of each section. */
async function sections(...blocks: Parameters<typeof speech>) {
  const { body } = await text(blocks)
  const found: { orientation: string; blocks: string[] }[] = []
  let inside: string[] = []
  const close = (section: XmlElement) => {
    found.push({ orientation: at(section, 'w:pgSz')?.attributes['w:orient'] ?? 'portrait', blocks: inside })
    inside = []
  }
  for (const block of body.children) {
    if (block.name === 'w:sectPr') close(block)
    else {
      const words = block.name === 'w:tbl' ? `表${all(block, 'w:gridCol').length}` : wordsOf(block)
      if (words) inside.push(words)
      const section = at(block, 'w:pPr', 'w:sectPr')
      if (section) close(section)
    }
  }
  return found
}

describe('a wide table', () => {
  test('of more than six columns stands on a turned page, the text around it does not', async () => {
    expect(await sections(paragraph('前'), columns(7), paragraph('后'))).toEqual([
      { orientation: 'portrait', blocks: ['前'] },
      { orientation: 'landscape', blocks: ['表7'] },
      { orientation: 'portrait', blocks: ['后'] },
    ])
    expect(await sections(paragraph('前'), columns(6), paragraph('后'))).toEqual([
      { orientation: 'portrait', blocks: ['前', '表6', '后'] },
    ])
  })

  test('takes the heading right above it along, and shares its pages with the next one', async () => {
    expect(await sections(heading(2, '附表'), columns(7), columns(8))).toEqual([
      { orientation: 'landscape', blocks: ['附表', '表7', '表8'] },
    ])
  })

  test('is told by a remark before it, too', async () => {
    const turn = { type: 'html', value: '<!-- 横排 -->' } as const
    const upright = { type: 'html', value: '<!--竖排-->' } as const
    expect(await sections(turn, columns(3))).toEqual([{ orientation: 'landscape', blocks: ['表3'] }])
    expect(await sections(upright, columns(9))).toEqual([{ orientation: 'portrait', blocks: ['表9'] }])
  })

  test('lies in the same text area turned by 90°, its page number as far below', async () => {
    const { body } = await text([columns(7)])
    const section = all(body, 'w:sectPr').at(-1)!
    expect(at(section, 'w:pgSz')?.attributes).toEqual({
      'w:w': '16838',
      'w:h': '11906',
      'w:orient': 'landscape',
    })
    // bottom 1984 and footer 1418 are 566 apart, and so are 1474 and 908
    expect(at(section, 'w:pgMar')?.attributes).toMatchObject({
      'w:top': '1588',
      'w:right': '2098',
      'w:bottom': '1474',
      'w:left': '1984',
      'w:footer': '908',
    })
    // 225 mm = 297 − 37 − 35
    expect(at(all(body, 'w:tblPr')[0]!, 'w:tblW')?.attributes['w:w']).toBe('12756')
  })
})
