/** The combined volume: what its contents say before any program has refreshed them, worked out by 22 lines a page. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeVolume, type VolumeInput } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, paragraphsOf, parseXml, partsOf, wordsOf } from '../support/docx-parts.ts'
import { layoutOf } from '../support/styles.ts'

const gbt9704 = layoutOf('gbt9704')

/** A paper of a title, and lines below it. */
function paper(name: string, lines: number, label: string): VolumeInput['papers'][number] {
  const body = Array.from({ length: lines }, () => '各单位要按时完成任务。').join('\n\n')
  return { name, label, speech: readMarkdown(new Source('稿.md', `# ${name}\n\n${body}\n`)).value }
}

const papers = [
  // 22 lines: one page; with a label, which takes two lines, 24: two pages
  paper('关于召开会议的通知', 21, '会议材料之一'),
  // two pages
  paper('会议议程', 30, '会议材料之二'),
  // one page
  paper('讲话', 3, '会议材料之三'),
]

const volumeOf = async (binding: Partial<VolumeInput> = {}) => {
  const input: VolumeInput = {
    title: '清河区重点项目推进会',
    lines: ['2026年5月20日', '区会议中心'],
    papers,
    oddPages: false,
    numbering: 'continuous',
    label: true,
    ...binding,
  }
  const { value, problems } = await writeVolume(input, gbt9704, { edition: 'print', date: '2026-05-20' })
  expect(problems).toEqual([])
  expect(checkDocx(value)).toEqual([])
  return value
}

/** The lines of the contents with the values that the file holds. */
const contents = (bytes: Uint8Array) =>
  paragraphsOf(bytes)
    .filter(({ style }) => style === 'TOC1')
    .map(({ words }) => words)

const document = (bytes: Uint8Array) => parseXml(partsOf(bytes).get('word/document.xml')!)

/** Of each section: how it begins, and the number of its first page. */
const sections = (bytes: Uint8Array) =>
  all(document(bytes), 'w:sectPr').map((section) => [
    at(section, 'w:type')?.attributes['w:val'],
    at(section, 'w:pgNumType')?.attributes['w:start'],
  ])

describe('contents', () => {
  test('each paper with the page on which it begins', async () => {
    expect(contents(await volumeOf())).toEqual([
      '会议材料之一　关于召开会议的通知1',
      '会议材料之二　会议议程3',
      '会议材料之三　讲话5',
    ])
  })

  test('without labels there are fewer lines, and so fewer pages', async () => {
    expect(contents(await volumeOf({ label: false }))).toEqual(['关于召开会议的通知1', '会议议程2', '讲话4'])
  })

  test('blank pages before odd ones are counted', async () => {
    // 1; 2 blank; 3, 4; 5
    const bytes = await volumeOf({ label: false, oddPages: true })
    expect(contents(bytes)).toEqual(['关于召开会议的通知1', '会议议程3', '讲话5'])
    expect(sections(bytes)).toEqual([
      ['nextPage', undefined],
      ['oddPage', undefined],
      ['oddPage', '1'],
      ['oddPage', undefined],
      ['oddPage', undefined],
    ])
  })

  test('where each paper counts its own pages they say how many it has', async () => {
    const bytes = await volumeOf({ numbering: 'paper' })
    expect(contents(bytes)).toEqual([
      '会议材料之一　关于召开会议的通知2页',
      '会议材料之二　会议议程2页',
      '会议材料之三　讲话1页',
    ])
    expect(sections(bytes).map(([, number]) => number)).toEqual([undefined, undefined, '1', '1', '1'])
  })

  test('fields lead to the papers, and nothing asks on opening', async () => {
    const bytes = await volumeOf()
    const fields = all(document(bytes), 'w:instrText').map(({ text }) => text)
    expect(fields).toEqual([' PAGEREF _Paper1 \\h ', ' PAGEREF _Paper2 \\h ', ' PAGEREF _Paper3 \\h '])
    const marked = paragraphsOf(bytes).filter(({ element }) =>
      all(element, 'w:bookmarkStart').some(({ attributes }) => /^_Paper\d$/.test(attributes['w:name'] ?? '')),
    )
    expect(marked.map(({ style, words }) => [style, words])).toEqual([
      ['Title', '关于召开会议的通知'],
      ['Title', '会议议程'],
      ['Title', '讲话'],
    ])
    const xml = [...partsOf(bytes).values()].join('')
    expect(xml).not.toMatch(/w:dirty|w:updateFields/)
  })

  test('a long name leaves room for its number', async () => {
    const name = '关于进一步压实责任加快推进全区重点项目建设和招商引资工作的通知'
    const bytes = await volumeOf({ papers: [paper(name, 1, '会议材料之一')] })
    const [entry = ''] = contents(bytes)
    // 28 less seven for the label and four for the number: 17 characters a line
    const [first = '', second = ''] = entry.split('\n')
    expect([...first.replace('会议材料之一　', '')].length).toBeLessThanOrEqual(17)
    expect([...second.replace(/\d+$/, '')].length).toBeLessThanOrEqual(17)
    expect(entry.replace('\n', '')).toBe(`会议材料之一　${name}1`)
  })
})

describe('cover and papers', () => {
  test('the cover names the meeting, its time and place', async () => {
    const cover = paragraphsOf(await volumeOf()).filter(({ style }) => style.startsWith('Cover'))
    expect(cover.map(({ words }) => words)).toEqual([
      '清河区重点项目推进会',
      '会议材料汇编',
      '2026年5月20日',
      '区会议中心',
    ])
  })

  test('cover and contents have no page number, the papers have one', async () => {
    const bytes = await volumeOf()
    const relations = all(parseXml(partsOf(bytes).get('word/_rels/document.xml.rels')!), 'Relationship')
    const printed = all(document(bytes), 'w:sectPr').map((section) =>
      all(section, 'w:footerReference').map(({ attributes }) => {
        const target = relations.find((one) => one.attributes['Id'] === attributes['r:id'])!.attributes[
          'Target'
        ]
        return wordsOf(parseXml(partsOf(bytes).get(`word/${target}`)!))
      }),
    )
    expect(printed).toEqual([['', ''], [], ['— 1 —', '— 1 —'], [], []])
  })

  test('a paper with a label of its own keeps that one', async () => {
    const speech = readMarkdown(new Source('稿.md', '<!-- 页首 -->\n\n附件1\n\n# 名单\n')).value
    const bytes = await volumeOf({ papers: [{ name: '名单', label: '会议材料之一', speech }] })
    const labels = paragraphsOf(bytes).filter(({ style }) => style === 'PaperLabel')
    expect(labels.map(({ words }) => words)).toEqual(['附件1'])
  })

  test('a paper that is a table, and one that is empty', async () => {
    const table = readMarkdown(new Source('稿.md', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n')).value
    const empty = readMarkdown(new Source('稿.md', '')).value
    const bytes = await volumeOf({
      label: false,
      papers: [
        { name: '表', label: '', speech: table },
        { name: '空', label: '', speech: empty },
      ],
    })
    expect(contents(bytes)).toEqual(['表1', '空2'])
  })

  test('remarks and charts of all papers have numbers of their own', async () => {
    const chart = '<!-- 表：图 2 -->\n\n| 单位 | 完成率 |\n|---|---|\n| 城关镇 | 56 |\n'
    const speech = readMarkdown(new Source('稿.md', `# 稿\n\n完成【待补：完成数】。\n\n${chart}`)).value
    const two = { name: '稿', label: '', speech }
    const { value } = await writeVolume(
      {
        title: '会议',
        lines: [],
        papers: [two, two],
        oddPages: true,
        numbering: 'continuous',
        label: false,
      },
      gbt9704,
      { edition: 'review' },
    )
    expect(checkDocx(value)).toEqual([])
    expect(all(document(value), 'w:commentReference').map(({ attributes }) => attributes['w:id'])).toEqual([
      '1000',
      '1001',
    ])
  })

  test('the same bytes every time', async () => {
    expect(await volumeOf()).toEqual(await volumeOf())
  })

  test('a date that is none is refused', async () => {
    const input = {
      title: '会议',
      lines: [],
      papers: [],
      oddPages: true,
      numbering: 'paper',
      label: true,
    } as const
    await expect(writeVolume(input, gbt9704, { edition: 'print', date: '5月' })).rejects.toThrow(TypeError)
  })
})
