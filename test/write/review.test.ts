/** The 核稿版: controls, remarks, 数据核对表, what it may carry, and that nothing of it is in what goes out. */
import { describe, expect, it, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { describeTree, markOrigins } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import { writeDocx } from '../../src/write/docx.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, paragraphsOf, parseXml, partsOf, wordsOf, type XmlElement } from '../support/docx-parts.ts'
import { wordsOfDocx, wordsOfSpeech } from '../support/docx-words.ts'
import { layoutOf } from '../support/styles.ts'
import { draftOf, plainLibrary, samples } from '../support/workspace.ts'
import type { MakeOptions } from '../../src/make.ts'

const sheet = `标题: 在全区春耕会上的讲话
日期: 2026-06-12
讲话人: {职务: 区长, 姓名: 王立明}
地区: 清河区
默认: {来源: 区农业局快报, 截至: 2026-05-31}
数据:
  面积: {名称: 春灌面积, 数值: 18.6, 单位: 万亩, 上年同期: 15.5}
  大户: {名称: 种粮大户, 数值: 1200, 概数: 近, 单位: 户, 口径: 50亩以上}
  泵站: {名称: 泵站, 数值: 29, 单位: 座, 状态: 待核}
  名次: {名称: 春灌进度, 排名: {说法: 最快, 范围: 全市}}
措施:
  - {小标题: 要早修渠, 内容: 春灌【面积】，【面积.同比】，【名次.排名】。大户有【大户】。}
  - {小标题: 要早备肥, 内容: 【地区】泵站【泵站】，再说【面积】。}
`
const templateText =
  '# {{标题}}\n\n（{{日期}}）\n\n{{讲话人.职务}}　{{讲话人.姓名}}\n\n{{#with 措施}}{{> 要点}}{{/with}}\n'

async function made(options: Partial<MakeOptions> = {}) {
  const result = await draftOf(sheet, {
    templateText,
    library: plainLibrary,
    edition: 'review',
    formats: ['docx'],
    path: '春耕.yaml',
    ...options,
  })
  const bytes = result.value.files[0]!.content as Uint8Array
  return { ...result.value, bytes, parts: partsOf(bytes) }
}

const document = (parts: ReadonlyMap<string, string>) => parseXml(parts.get('word/document.xml')!)

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val']

/** Tag, title, kind and words of each control; what is bound has its path. */
function controlsOf(parts: ReadonlyMap<string, string>) {
  return all(document(parts), 'w:sdt').map((control) => {
    const bound = at(control, 'w:sdtPr', 'w:dataBinding')?.attributes['w:xpath']
    return [
      value(at(control, 'w:sdtPr', 'w:tag')),
      value(at(control, 'w:sdtPr', 'w:alias')),
      at(control, 'w:sdtPr', 'w:text') ? 'text' : 'any',
      wordsOf(control),
      ...(bound === undefined ? [] : [bound]),
    ]
  })
}

describe('the controls of a 核稿版', () => {
  it('hold the digits of each figure, and names, dates and places', async () => {
    const { parts, bytes } = await made()
    expect(controlsOf(parts)).toEqual([
      ['sheet:date', '日期', 'any', '2026年6月12日'],
      ['sheet:speaker/post', '职务', 'any', '区长'],
      ['sheet:speaker/name', '姓名', 'any', '王立明'],
      ['fact:面积', '春灌面积（面积）', 'text', '18.6'],
      ['fact:面积', '春灌面积·同比（面积）', 'text', '20'],
      ['fact:名次', '春灌进度·排名（名次）', 'any', '最快'],
      ['fact:大户', '种粮大户（大户）', 'text', '1200'],
      ['sheet:region', '地区', 'any', '全区'],
      ['fact:泵站', '泵站（泵站）', 'text', '29'],
      ['fact:面积', '春灌面积（面积）', 'text', '18.6'],
    ])
    expect(checkDocx(bytes)).toEqual([])
  })

  it('are not bound unless asked, and nothing is carried', async () => {
    const { parts } = await made()
    expect([...parts.keys()].filter((path) => path.startsWith('customXml'))).toEqual([])
    expect(parts.get('word/document.xml')).not.toContain('dataBinding')
  })

  it('are cut where Word takes no longer names, and stay apart', async () => {
    const long =
      '高标准农田建设项目区水源工程配套渠系改造提升一期二期三期合并统计口径全部完成投资额度累计数含省级补助和市县配套资金'
    const figures = (id: string) => `  ${id}: {名称: ${long}, 数值: 5, 单位: 处}\n`
    const text = `标题: 在会上的讲话\n日期: 2026-06-12\n数据:\n${figures(`${long}甲甲甲甲甲`)}${figures(`${long}甲甲甲甲乙`)}措施:\n  - {小标题: 要干, 内容: 有【${long}甲甲甲甲甲】，又有【${long}甲甲甲甲乙】。}\n`
    const drafted = await draftOf(text, {
      templateText,
      library: plainLibrary,
      edition: 'review',
      formats: ['docx'],
    })
    const controls = controlsOf(partsOf(drafted.value.files[0]!.content as Uint8Array)).filter(([tag]) =>
      tag?.startsWith('fact:'),
    )
    expect(controls).toHaveLength(2)
    expect(new Set(controls.map(([tag]) => tag)).size).toBe(2)
    for (const [tag, alias] of controls) {
      expect(tag).toHaveLength(64)
      expect(tag).toMatch(/^fact:高标准.*~[0-9a-f]{8}$/)
      expect(alias!.length).toBeLessThanOrEqual(64)
    }
  })
})

describe('the remarks of a 核稿版', () => {
  it('say of each figure where it is from', async () => {
    const { parts } = await made()
    const comments = all(parseXml(parts.get('word/comments.xml')!), 'w:comment')
    expect(comments[0]!.attributes['w:id']).toBe('1000')
    const texts = comments.map((comment) => all(comment, 'w:p').map(wordsOf))
    expect(texts.slice(0, 2)).toEqual([
      [
        '春灌面积（面积）：18.6万亩；核对表第1处',
        '来源：区农业局快报；时点：2026-05-31',
        '事实表：春耕.yaml:7:7',
      ],
      [
        '春灌面积·同比（面积）：20%；核对表第2处',
        '来源：区农业局快报；时点：2026-05-31',
        '公式：（18.6－15.5）÷15.5×100%＝20%',
        '事实表：春耕.yaml:7:7',
      ],
    ])
    expect(texts[3]).toEqual([
      '种粮大户（大户）：近1200户；核对表第4处',
      '来源：区农业局快报；时点：2026-05-31；口径：50亩以上',
      '事实表：春耕.yaml:8:7',
    ])
    // The 待核 keeps what its filling told, and says where its figure is from.
    expect(texts[4]!.at(-3)).toBe('泵站（泵站）：29座；核对表第5处')
    expect(texts[4]!.length).toBe(4)
    expect(texts[4]![0]).toContain('还没有核实')
    expect(texts).toHaveLength(6)
  })

  it('stand at the words of the figure, digits and unit', async () => {
    const { parts } = await made()
    const paragraph = all(document(parts), 'w:p').find((one) => wordsOf(one).includes('再说'))!
    const names = paragraph.children.map((child) =>
      child.name === 'w:r' || child.name === 'w:sdt' ? `${child.name} ${wordsOf(child)}` : child.name,
    )
    const last = names.lastIndexOf('w:commentRangeStart')
    expect(names.slice(last, last + 5)).toEqual([
      'w:commentRangeStart',
      'w:sdt 18.6',
      'w:r 万亩',
      'w:commentRangeEnd',
      'w:r ',
    ])
  })
})

/** The rows of the last table. */
function factsRows(bytes: Uint8Array): string[][] {
  const table = all(document(partsOf(bytes)), 'w:tbl').at(-1)!
  return all(table, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf))
}

const rows = [
  ['序号', '正文中的写法', '事实编号', '名称', '数值', '单位', '口径', '来源', '时点', '公式', '另见'],
  ['1', '18.6万亩', '面积', '春灌面积', '18.6', '万亩', '', '区农业局快报', '2026-05-31', '', '第6处'],
  [
    '2',
    '20%',
    '面积',
    '春灌面积·同比',
    '20',
    '%',
    '',
    '区农业局快报',
    '2026-05-31',
    '（18.6－15.5）÷15.5×100%＝20%',
    '',
  ],
  ['3', '最快', '名次', '春灌进度·排名', '最快', '', '', '区农业局快报', '2026-05-31', '', ''],
  ['4', '近1200户', '大户', '种粮大户', '1200', '户', '50亩以上', '区农业局快报', '2026-05-31', '', ''],
  ['5', '29座', '泵站', '泵站', '29', '座', '', '区农业局快报', '2026-05-31', '', ''],
  ['6', '18.6万亩', '面积', '春灌面积', '18.6', '万亩', '', '区农业局快报', '2026-05-31', '', '第1处'],
]

describe('the 数据核对表', () => {
  it('has every figure in the order of the text, on landscape pages of its own', async () => {
    const { bytes, parts } = await made()
    expect(factsRows(bytes)).toEqual(rows)
    const [before, own] = all(document(parts), 'w:sectPr').map((section) => at(section, 'w:pgSz')!.attributes)
    expect(before!['w:orient']).not.toBe('landscape')
    expect(own!['w:orient']).toBe('landscape')
    const headings = paragraphsOf(bytes).filter(({ style }) => style.startsWith('FactsTable'))
    expect(headings.map(({ words }) => words)).toEqual([
      '数据核对表',
      '本表和各处批注只在核稿版里，供核对用；报送、印发请用印制版。',
    ])
  })

  it('is a worksheet of its own', async () => {
    const { files } = await made({ formats: ['xlsx'] })
    const { value: sheets } = await readXlsx('表.xlsx', files[0]!.content as Uint8Array)
    expect(sheets.map((one) => one.sheet)).toEqual(['数据核对表'])
    const cells = sheets[0]!.rows.map((row) => row.map(({ text }) => text))
    expect([sheets[0]!.header.map(({ text }) => text), ...cells]).toEqual(rows)
  })

  it('is in no workbook of another edition', async () => {
    const { value: drafted } = await draftOf(sheet, {
      templateText,
      library: plainLibrary,
      formats: ['xlsx'],
    })
    expect(drafted.files).toEqual([])
  })

  it('is not there where no figure is printed', async () => {
    const text = '标题: 在会上的讲话\n日期: 2026-06-12\n措施: [要早修渠]\n'
    const drafted = await draftOf(text, {
      templateText,
      library: plainLibrary,
      edition: 'review',
      formats: ['docx'],
    })
    const parts = partsOf(drafted.value.files[0]!.content as Uint8Array)
    expect([...parts.values()].join('')).not.toMatch(/核对表|FactsTable/)
  })
})

/** Each section of a paper with 版记 and a figure: how its pages begin, and whether they lie. */
function sectionsOf(edition: 'print' | 'review'): string[] {
  const markdown =
    '# 通知\n\n各镇：\n\n春灌18.6万亩。\n\n<!-- 版记 -->\n\n抄送：区人大。\n区委办公室　2026年6月5日印发\n'
  const read = readMarkdown(new Source('稿.md', markdown)).value
  const start = markdown.indexOf('18.6')
  const figure = { id: '面积', name: '面积', aspect: '数值', text: '18.6万亩', value: '18.6', unit: '万亩' }
  markOrigins(read.tree, read.source, [{ start, end: start + 6, figure }])
  const { value: bytes, problems } = writeDocx(read, layoutOf('gbt9704'), { edition })
  expect([problems, checkDocx(bytes)]).toEqual([[], []])
  return all(document(partsOf(bytes)), 'w:sectPr').map(
    (section) => `${value(at(section, 'w:type'))} ${at(section, 'w:pgSz')!.attributes['w:orient'] ?? ''}`,
  )
}

test('版记 stands where it stands in the 印制版, before the 数据核对表', () => {
  const print = sectionsOf('print')
  expect(print).toHaveLength(2)
  expect(print[1]).toContain('evenPage')
  expect(sectionsOf('review')).toEqual([...print, 'nextPage landscape'])
})

describe('--bind', () => {
  it('binds the same value of one fact in two places to one number of the file', async () => {
    const { parts, bytes } = await made({ bind: true })
    const bound = controlsOf(parts).filter((control) => control.length === 5)
    expect(bound.map(([tag, , , words, path]) => [tag, words, path])).toEqual([
      ['fact:面积', '18.6', '/f:facts[1]/f:fact[1]'],
      ['fact:面积', '20', '/f:facts[1]/f:fact[2]'],
      ['fact:大户', '1200', '/f:facts[1]/f:fact[3]'],
      ['fact:泵站', '29', '/f:facts[1]/f:fact[4]'],
      ['fact:面积', '18.6', '/f:facts[1]/f:fact[1]'],
    ])
    const facts = parseXml(parts.get('customXml/item1.xml')!)
    expect(facts.children.map(({ name, attributes, text }) => [name, attributes, text])).toEqual([
      ['f:fact', { id: '面积', name: '春灌面积', word: '数值', unit: '万亩' }, '18.6'],
      ['f:fact', { id: '面积', name: '春灌面积', word: '同比', unit: '%' }, '20'],
      ['f:fact', { id: '大户', name: '种粮大户', word: '数值', unit: '户' }, '1200'],
      ['f:fact', { id: '泵站', name: '泵站', word: '数值', unit: '座' }, '29'],
    ])
    expect(parts.has('customXml/item2.xml')).toBe(false)
    expect(checkDocx(bytes)).toEqual([])
  })

  it('takes ids that are no names of XML', async () => {
    const text =
      '标题: 在会上的讲话\n日期: 2026-06-12\n数据: {2025产值: {名称: 产值, 数值: 3, 单位: 亿元}}\n措施:\n  - {小标题: 要干, 内容: 有【2025产值】。}\n'
    const options = {
      templateText,
      library: plainLibrary,
      edition: 'review',
      formats: ['docx'],
      bind: true,
    } as const
    const bytes = (await draftOf(text, options)).value.files[0]!.content as Uint8Array
    expect(parseXml(partsOf(bytes).get('customXml/item1.xml')!).children[0]!.attributes['id']).toBe(
      '2025产值',
    )
    expect(checkDocx(bytes)).toEqual([])
  })
})

describe('--embed-source', () => {
  it('carries sheet, template, seed and Markdown, to the letter', async () => {
    const { parts, bytes, draft } = await made({ embedSource: true, seed: '甲<乙>&"' })
    const root = parseXml(parts.get('customXml/item1.xml')!)
    expect(root.attributes).toMatchObject({ template: 'template', seed: '甲<乙>&"' })
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['s:sheet', sheet],
      ['s:markdown', draft!.markdown],
    ])
    expect(checkDocx(bytes)).toEqual([])
  })

  it('stands beside the facts', async () => {
    const { parts, bytes } = await made({ embedSource: true, bind: true })
    expect([...parts.keys()].filter((path) => path.startsWith('customXml/item')).sort()).toEqual([
      'customXml/item1.xml',
      'customXml/item2.xml',
      'customXml/itemProps1.xml',
      'customXml/itemProps2.xml',
    ])
    expect(checkDocx(bytes)).toEqual([])
  })
})

describe('what goes out', () => {
  it.each(['print', 'large'] as const)('carries nothing of it: %s', async (edition) => {
    const { parts } = await made({ edition })
    expect([...parts.keys()].filter((path) => /custom|comments/i.test(path))).toEqual([])
    const everything = [...parts.values()].join('\n')
    expect(everything).not.toMatch(
      /w:sdt|dataBinding|fact:|sheet:|urn:bigan|核对表|FactsTable|快报|春耕\.yaml|w:comment/,
    )
  })

  it.each(['print', 'large'] as const)('cannot be asked to: %s', async (edition) => {
    await expect(made({ edition, bind: true })).rejects.toThrow('only the review edition')
    await expect(made({ edition, embedSource: true })).rejects.toThrow('only the review edition')
  })

  it('has no origins on its tree, so that no writer can print them', async () => {
    const { speech } = await made({ edition: 'print' })
    expect(JSON.stringify(speech!.tree)).not.toMatch(/"figure"|"word"|"phrase"/)
  })

  it('is told from a 核稿版 by the edition alone, whatever the tree knows', async () => {
    const { speech } = await made()
    const print = writeDocx(speech!, layoutOf('gbt9704'), { edition: 'print' })
    expect([...partsOf(print.value).values()].join('\n')).not.toMatch(/w:sdt|fact:|核对表|快报/)
  })
})

describe.each(samples)('$name', ({ text, path }) => {
  it.each([{}, { bind: true, embedSource: true }])(
    'says the same in both editions, with %o',
    async (more) => {
      const options = { path, style: 'gbt9704', formats: ['docx'] } as const
      const review = (await draftOf(text, { ...options, edition: 'review', ...more })).value
      const print = (await draftOf(text, { ...options, edition: 'print' })).value
      const [marked, clean] = [review, print].map(({ files }) => files[0]!.content as Uint8Array)
      expect(wordsOfDocx(marked!)).toEqual(wordsOfDocx(clean!))
      expect(wordsOfDocx(marked!)).toEqual(wordsOfSpeech(print.speech!))
      expect(checkDocx(marked!)).toEqual([])
      const [read, plain] = [readDocx('稿.docx', marked!), readDocx('稿.docx', clean!)]
      expect(describeTree(read.value!)).toBe(describeTree(plain.value!))
      expect(read.problems.map(({ message }) => message)).toContain(
        '文末的“数据核对表”没有读入，它随核稿版而来，不是稿子里的话',
      )
    },
  )

  it('is the same bytes twice', async () => {
    const options = { path, edition: 'review', formats: ['docx', 'xlsx'], bind: true } as const
    const [first, second] = [await draftOf(text, options), await draftOf(text, options)]
    expect(first.value.files).toEqual(second.value.files)
  })
})
