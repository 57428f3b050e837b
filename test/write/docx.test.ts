import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/layout/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import type { Speech } from '../../src/speech/types.ts'
import { writeDocx, type WriteOptions } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import {
  all,
  at,
  elements,
  paragraphsOf,
  parseXml,
  partsOf,
  styleOf,
  wordsOf,
} from '../support/docx-parts.ts'
import { heading, lead, line, list, paragraph, quote, slot, speech, table } from '../support/speech-tree.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'

const gbt9704 = layoutOf('gbt9704')

async function docx(
  tree: Speech,
  layout: Layout = gbt9704,
  options: WriteOptions = { edition: 'print' },
): Promise<Uint8Array> {
  const { value, problems } = await writeDocx(tree, layout, options)
  expect(problems).toEqual([])
  return value
}

/** [style, words] of every paragraph. */
async function printed(...blocks: Parameters<typeof speech>): Promise<[string, string][]> {
  return paragraphsOf(await docx(speech(...blocks))).map(({ style, words }) => [style, words])
}

const wide = ['序号', '单位', '事项', '时限', '牵头', '配合', '备注']

/** Everything that a speech can have. */
function fullSpeech(): Speech {
  return speech(
    heading(1, '在全区产业招商推进会上的讲话'),
    line('subtitle', '——在区会议中心'),
    line('date', '（2026年6月12日）'),
    line('speaker', '区长　王立明'),
    line('status', '讨论稿'),
    line('salutation', '同志们：'),
    paragraph('今天，我们召开“推进会”——主要任务是总结、部署……'),
    heading(2, '一、看清形势'),
    heading(3, '（一）成绩'),
    heading(4, '1.项目'),
    heading(5, '（1）大项目'),
    paragraph(lead('（一）', '要提早谋划。'), '区发改局要抓紧。'),
    paragraph(
      lead('一是', '承接能力还不足。'),
      '有的园区',
      slot('待补', '开工率'),
      '，',
      slot('待核', '18.6亿元'),
      '。',
    ),
    paragraph(slot('建议', '每月调度一次'), {
      type: 'strong',
      children: [{ type: 'text', value: '不等不靠' }],
    }),
    quote('引文。'),
    list(true, '甲项', '乙项'),
    list(false, '丙项'),
    { type: 'thematicBreak' },
    table([
      ['序号', '事项'],
      ['1', '再生铝项目'],
    ]),
    table([['甲'], ['乙']]),
    heading(2, '附表'),
    table([wide, wide]),
    paragraph('同志们，干起来！'),
  )
}

const editions = ['print', 'large', 'review'] as const
const styles = ['gbt9704', 'gbt9704-b', 'large']

describe('the package', () => {
  test.each(styles.flatMap((style) => editions.map((edition) => [style, edition] as const)))(
    '%s, %s: parts are well-formed, children in order, ids unique, nothing dangles',
    async (style, edition) => {
      const bytes = await docx(fullSpeech(), layoutOf(style), { edition, date: '2026-06-12' })
      expect(checkDocx(bytes)).toEqual([])
    },
  )

  test('holds no theme, author, application, custom part or time of saving', async () => {
    const parts = partsOf(await docx(fullSpeech(), gbt9704, { edition: 'print' }))
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/fontTable.xml',
      'word/footer1.xml',
      'word/footer2.xml',
      'word/settings.xml',
      'word/styles.xml',
    ])
    const core = parseXml(parts.get('docProps/core.xml')!)
    expect(core.children.map(({ name, text }) => [name, text])).toEqual([
      ['dc:title', '在全区产业招商推进会上的讲话'],
    ])
  })

  test('has the dates that it is given', async () => {
    const parts = partsOf(await docx(fullSpeech(), gbt9704, { edition: 'print', date: '2026-06-12' }))
    const core = parseXml(parts.get('docProps/core.xml')!)
    expect(core.children.slice(1).map(({ name, text }) => [name, text])).toEqual([
      ['dcterms:created', '2026-06-12T00:00:00Z'],
      ['dcterms:modified', '2026-06-12T00:00:00Z'],
    ])
  })

  test('refuses a date that is no ISO day', async () => {
    await expect(
      writeDocx(fullSpeech(), gbt9704, { edition: 'print', date: '2026年6月12日' }),
    ).rejects.toThrow(TypeError)
  })

  test('of a speech without a word is still a document', async () => {
    const bytes = await docx(speech())
    expect(checkDocx(bytes)).toEqual([])
    expect(paragraphsOf(bytes)).toHaveLength(1)
  })
})

describe('styles', () => {
  test('are Word’s own, so that the navigation pane works, and every kind of text uses its own', async () => {
    expect(await printed(...fullSpeech().tree.children.slice(0, 11))).toEqual([
      ['Title', '在全区产业招商推进会上的讲话'],
      ['Subtitle', '——在区会议中心'],
      ['Date', '（2026年6月12日）'],
      ['Speaker', '区长　王立明'],
      ['DraftStatus', '讨论稿'],
      ['Salutation', '同志们：'],
      ['BodyText', '今天，我们召开“推进会”——主要任务是总结、部署……'],
      ['Heading1', '一、看清形势'],
      ['Heading2', '（一）成绩'],
      ['Heading3', '1.项目'],
      ['Heading4', '（1）大项目'],
    ])
    const bytes = await docx(fullSpeech())
    for (const [i, id] of ['Heading1', 'Heading2', 'Heading3', 'Heading4'].entries()) {
      const style = styleOf(bytes, id)
      expect(at(style, 'w:name')?.attributes['w:val']).toBe(`heading ${i + 1}`)
      expect(at(style, 'w:pPr', 'w:outlineLvl')?.attributes['w:val']).toBe(String(i))
      expect(style.attributes['w:customStyle']).toBeUndefined()
    }
    expect(at(styleOf(bytes, 'Title'), 'w:name')?.attributes['w:val']).toBe('Title')
  })

  test('say face, size, bold, colour, line and indent themselves', async () => {
    const bytes = await docx(fullSpeech())
    const of = (id: string) => {
      const style = styleOf(bytes, id)
      const value = (...path: string[]) => at(style, ...path)?.attributes
      return {
        face: value('w:rPr', 'w:rFonts')?.['w:eastAsia'],
        size: value('w:rPr', 'w:sz')?.['w:val'],
        bold: value('w:rPr', 'w:b')?.['w:val'] !== '0',
        colour: value('w:rPr', 'w:color')?.['w:val'],
        spacing: value('w:rPr', 'w:spacing')?.['w:val'],
        line: `${value('w:pPr', 'w:spacing')?.['w:line']} ${value('w:pPr', 'w:spacing')?.['w:lineRule']}`,
        before: value('w:pPr', 'w:spacing')?.['w:before'],
        indent: `${value('w:pPr', 'w:ind')?.['w:firstLineChars']} ${value('w:pPr', 'w:ind')?.['w:firstLine']}`,
        align: value('w:pPr', 'w:jc')?.['w:val'],
      }
    }
    const body = {
      face: '仿宋_GB2312',
      size: '32',
      bold: false,
      colour: '000000',
      spacing: '-5',
      line: '579 exact',
      before: '0',
      indent: '200 630',
      align: 'both',
    }
    expect(of('BodyText')).toEqual(body)
    expect(of('Title')).toEqual({
      ...body,
      face: '方正小标宋简体',
      size: '44',
      spacing: '0',
      indent: '0 0',
      align: 'center',
    })
    const centred = { ...body, face: '楷体_GB2312', indent: '0 0', align: 'center' }
    for (const id of ['Subtitle', 'Date', 'Speaker', 'DraftStatus']) expect(of(id)).toEqual(centred)
    expect(of('Salutation')).toEqual({ ...body, indent: '0 0', before: '579' })
    expect(of('Heading1')).toEqual({ ...body, face: '黑体' })
    expect(of('Heading2')).toEqual({ ...body, face: '楷体_GB2312' })
    expect(of('Heading3')).toEqual({ ...body, bold: true })
    expect(of('Heading4')).toEqual(body)
  })

  test('the blank line before the salutation, bold of levels 2 and 3, face of the digits are settings', async () => {
    const bytes = await docx(
      fullSpeech(),
      layoutWith(
        '称谓: {段前空行: 0}\n二级标题: {加粗: 是}\n三级标题: {加粗: 否}\n字体: {数字: 仿宋_GB2312}\n副标题: {字体: 仿宋}',
      ),
    )
    expect(at(styleOf(bytes, 'Salutation'), 'w:pPr', 'w:spacing')?.attributes['w:before']).toBe('0')
    expect(at(styleOf(bytes, 'Heading2'), 'w:rPr', 'w:b')?.attributes['w:val']).toBeUndefined()
    expect(at(styleOf(bytes, 'Heading3'), 'w:rPr', 'w:b')?.attributes['w:val']).toBe('0')
    expect(at(styleOf(bytes, 'Subtitle'), 'w:rPr', 'w:rFonts')?.attributes).toEqual({
      'w:ascii': '仿宋_GB2312',
      'w:eastAsia': '仿宋_GB2312',
      'w:hAnsi': '仿宋_GB2312',
      'w:cs': '仿宋_GB2312',
    })
  })

  test('leave no theme face, no blue, no Calibri or 等线 anywhere', async () => {
    for (const xml of partsOf(await docx(fullSpeech())).values()) {
      expect(xml).not.toMatch(/[tT]heme|Calibri|Cambria|等线|DengXian/)
      const tree = parseXml(xml)
      const issuer = all(tree, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'Issuer')
      const red = issuer && all(issuer, 'w:color')[0]
      for (const color of all(tree, 'w:color'))
        expect(color.attributes['w:val']).toBe(color === red ? 'FF0000' : '000000')
    }
  })

  test('set “”‘’……—— in the Chinese face: hAnsi is the face of the 汉字 in every style and run', async () => {
    for (const style of styles) {
      const bytes = await docx(fullSpeech(), layoutOf(style), { edition: 'review' })
      const fonts = [...partsOf(bytes)]
        .filter(([path]) => path.endsWith('.xml'))
        .flatMap(([, xml]) => all(parseXml(xml), 'w:rFonts'))
      expect(fonts.length).toBeGreaterThan(20)
      for (const { attributes } of fonts) expect(attributes['w:hAnsi']).toBe(attributes['w:eastAsia'])
    }
  })

  test('name what a face is called elsewhere', async () => {
    const fonts = all(parseXml(partsOf(await docx(fullSpeech())).get('word/fontTable.xml')!), 'w:font')
    const song = fonts.find(({ attributes }) => attributes['w:name'] === '仿宋_GB2312')!
    expect(at(song, 'w:altName')?.attributes['w:val']).toBe('仿宋,方正仿宋_GBK,华文仿宋')
  })
})

describe('the page', () => {
  test('is A4 with the margins of the layout and a grid that does nothing', async () => {
    const text = parseXml(partsOf(await docx(speech(paragraph('甲')))).get('word/document.xml')!)
    const [section, ...others] = all(text, 'w:sectPr')
    expect(others).toEqual([])
    expect(at(section!, 'w:pgSz')?.attributes).toEqual({
      'w:w': '11906',
      'w:h': '16838',
      'w:orient': 'portrait',
    })
    expect(at(section!, 'w:pgMar')?.attributes).toEqual({
      'w:top': '2098',
      'w:right': '1474',
      'w:bottom': '1984',
      'w:left': '1588',
      'w:header': '850',
      'w:footer': '1418',
      'w:gutter': '0',
    })
    expect(at(section!, 'w:docGrid')?.attributes).toEqual({ 'w:linePitch': '360' })
  })

  test('has its number right on odd and left on even pages, one character from the edge', async () => {
    const parts = partsOf(await docx(speech(paragraph('甲'))))
    expect(all(parseXml(parts.get('word/settings.xml')!), 'w:evenAndOddHeaders')).toHaveLength(1)
    const footers = [
      ['word/footer1.xml', 'right'],
      ['word/footer2.xml', 'left'],
    ] as const
    for (const [path, side] of footers) {
      const tree = parseXml(parts.get(path)!)
      expect(all(tree, 'w:jc')[0]?.attributes['w:val']).toBe(side)
      expect(all(tree, 'w:ind')[0]?.attributes[`w:${side}`]).toBe('280')
      expect(wordsOf(tree)).toBe('— 1 —')
      const runs = all(tree, 'w:r')
      expect(runs.length).toBeGreaterThanOrEqual(7)
      for (const run of runs) {
        expect(at(run, 'w:rPr', 'w:rFonts')?.attributes['w:ascii']).toBe('宋体')
        expect(at(run, 'w:rPr', 'w:sz')?.attributes['w:val']).toBe('28')
      }
    }
    const odd = all(parseXml(parts.get('word/document.xml')!), 'w:footerReference')
    expect(odd.map(({ attributes }) => attributes['w:type'])).toEqual(['default', 'even'])
  })

  test('has one pair of footers, which turned pages and those after them go on with', async () => {
    const parts = partsOf(await docx(speech(paragraph('前'), table([wide, wide]), paragraph('后'))))
    const sections = all(parseXml(parts.get('word/document.xml')!), 'w:sectPr')
    expect(sections.map((section) => all(section, 'w:footerReference').length)).toEqual([2, 0, 0])
    expect([...parts.keys()].filter((path) => path.startsWith('word/footer'))).toHaveLength(2)
  })

  test('may have its number in the middle', async () => {
    const parts = partsOf(await docx(speech(paragraph('甲')), layoutWith('页码: {位置: 居中}')))
    for (const path of ['word/footer1.xml', 'word/footer2.xml']) {
      const tree = parseXml(parts.get(path)!)
      expect(all(tree, 'w:jc')[0]?.attributes['w:val']).toBe('center')
      expect(all(tree, 'w:ind')[0]?.attributes).toEqual({ 'w:firstLineChars': '0', 'w:firstLine': '0' })
    }
  })
})

describe('the words', () => {
  test('are those of the speech, in order', async () => {
    const tree = fullSpeech()
    const body = at(parseXml(partsOf(await docx(tree)).get('word/document.xml')!), 'w:body')!
    const lines = body.children.flatMap((block) => {
      if (block.name === 'w:p') return wordsOf(block) === '' ? [] : [wordsOf(block)]
      return all(block, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf).join('\t'))
    })
    expect(lines.join('\n')).toBe(plainWords(tree))
  })

  test('are escaped in every place that text can stand', async () => {
    const evil = `a & b < c > d "e" 'f' <b>&amp;`
    const tree = speech(
      heading(1, evil),
      line('subtitle', evil),
      line('salutation', evil),
      heading(2, evil),
      paragraph(lead(evil, evil), evil, slot('待补', evil, evil), { type: 'inlineCode', value: evil }),
      paragraph({ type: 'link', url: 'x?a=1&b="2"', children: [{ type: 'text', value: evil }] }),
      paragraph({ type: 'emphasis', children: [{ type: 'text', value: evil }] }),
      { type: 'code', value: evil },
      table([[evil], [evil]]),
    )
    const bytes = await docx(tree, gbt9704, { edition: 'review' })
    expect(checkDocx(bytes)).toEqual([])
    const words = paragraphsOf(bytes).map((one) => one.words)
    expect(words[0]!.replaceAll('\n', '')).toBe(evil)
    expect(words.slice(1)).toEqual([
      evil,
      evil,
      evil,
      `${evil}${evil}${evil}【待补：${evil}】${evil}`,
      evil,
      evil,
      evil,
      evil,
      evil,
      '',
    ])
    const parts = partsOf(bytes)
    expect(wordsOf(parseXml(parts.get('word/comments.xml')!))).toBe(evil)
    expect(all(parseXml(parts.get('docProps/core.xml')!), 'dc:title')[0]?.text).toBe(evil)
  })

  test.each([
    '9:30',
    'http://qinghe.example/a?b=1',
    '1,286',
    '3:2',
    '2026. 我们',
    '1~5月',
    '3*4*5',
    '  空格  ',
    // docx takes this for a page number where it may
    'CURRENT',
  ])('keep %s as it is', async (words) => {
    expect(await printed(paragraph(words))).toEqual([['BodyText', words]])
  })

  test('lose control characters, and that is said with the place', async () => {
    const text = '甲\u0000乙\u001b丙\ufffe丁\ud800戊'
    const node = paragraph(text)
    const position = { start: { line: 3, column: 1, offset: 20 }, end: { line: 3, column: 10, offset: 29 } }
    const { value, problems } = await writeDocx(
      speech({ ...node, children: [{ type: 'text', value: text, position }] }),
      gbt9704,
      { edition: 'print' },
    )
    expect(checkDocx(value)).toEqual([])
    expect(paragraphsOf(value)[0]?.words).toBe('甲乙丙丁戊')
    expect(problems).toMatchObject([
      {
        code: 'word/control-character',
        level: 'warn',
        message: '这里有4个看不见的控制字符，Word 文件容不下，已略去',
        place: { start: 20, end: 29 },
      },
    ])
  })

  test('of names in rare characters outside the BMP are kept', async () => {
    expect(await printed(paragraph('𠮷野'))).toEqual([['BodyText', '𠮷野']])
  })

  test('on lines of their own are paragraphs of their own', async () => {
    expect(await printed(paragraph('附件：1.任务分解表\n2.考核排名表'))).toEqual([
      ['BodyText', '附件：1.任务分解表'],
      ['BodyText', '2.考核排名表'],
    ])
    expect(await printed(paragraph('甲', { type: 'break' }, '乙'))).toEqual([
      ['BodyText', '甲'],
      ['BodyText', '乙'],
    ])
    expect(await printed(list(true, '甲项', '乙项'))).toEqual([
      ['BodyText', '1. 甲项'],
      ['BodyText', '2. 乙项'],
    ])
  })

  test('of a first # are the title and no level is shifted', async () => {
    expect(
      await printed(heading(1, '标题'), heading(2, '一、甲'), heading(3, '（一）乙'), heading(2, '二、丙')),
    ).toEqual([
      ['Title', '标题'],
      ['Heading1', '一、甲'],
      ['Heading2', '（一）乙'],
      ['Heading1', '二、丙'],
    ])
    expect(await printed(heading(2, '一、甲'))).toEqual([['Heading1', '一、甲']])
  })

  test.each(['一是承接能力还不足。有的园区', '一要谋划。二要落实。', '十是一个整数。', '第一，抓项目。'])(
    '%s stays text, no heading',
    async (words) => {
      expect(await printed(paragraph(words))).toEqual([['BodyText', words]])
    },
  )
})

const leadRuns = async (layout: Layout, mark: string) => {
  const bytes = await docx(
    speech(paragraph(lead(mark, '要提早谋划，做深做实。'), '区发改局要抓紧。')),
    layout,
  )
  const found = all(paragraphsOf(bytes)[0]!.element, 'w:r')
  return {
    bytes,
    style: paragraphsOf(bytes)[0]!.style,
    runs: found.map((run) => [at(run, 'w:rPr', 'w:rStyle')?.attributes['w:val'], wordsOf(run)]),
  }
}

describe('a head that runs into its paragraph', () => {
  test('is a run in a body paragraph; the text after it has the body’s face', async () => {
    expect(await leadRuns(gbt9704, '（一）')).toMatchObject({
      style: 'BodyText',
      runs: [
        ['SectionLead', '（一）'],
        ['SectionLead', '要提早谋划，做深做实。'],
        [undefined, '区发改局要抓紧。'],
      ],
    })
    expect((await leadRuns(gbt9704, '一是')).runs[0]).toEqual(['ItemLead', '一是'])
  })

  test('is bold, in 楷体 with a section’s number and in 仿宋 with 一是', async () => {
    const { bytes } = await leadRuns(gbt9704, '一是')
    const face = (id: string) => at(styleOf(bytes, id), 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']
    expect([face('SectionLead'), face('ItemLead')]).toEqual(['楷体_GB2312', '仿宋_GB2312'])
    for (const id of ['SectionLead', 'ItemLead']) {
      expect(at(styleOf(bytes, id), 'w:rPr', 'w:b')?.attributes).toEqual({})
      expect(all(styleOf(bytes, id), 'w:outlineLvl')).toEqual([])
    }
  })

  test('stays bold in a bold body: bold of a run’s style and of the paragraph’s would cancel', async () => {
    const { bytes } = await leadRuns(layoutOf('large'), '一是')
    expect(at(styleOf(bytes, 'BodyText'), 'w:rPr', 'w:b')?.attributes).toEqual({})
    expect(at(styleOf(bytes, 'ItemLead'), 'w:rPr', 'w:b')).toBeUndefined()
  })

  test('may be set plain', async () => {
    const { bytes } = await leadRuns(layoutWith('领句: {层级加粗: 否}'), '（一）')
    expect(at(styleOf(bytes, 'SectionLead'), 'w:rPr', 'w:b')).toBeUndefined()
  })
})

const slots = () =>
  speech(
    paragraph(
      '排',
      slot('待补', '开工率'),
      '，',
      slot('待核', '18.6亿元', '区统计局6月口径'),
      slot('建议', '每月调度'),
    ),
    table([['甲'], [slot('待补', '')]]),
  )

describe('what is missing or unconfirmed', () => {
  test.each(editions)('is highlighted in the edition %s', async (edition) => {
    const bytes = await docx(slots(), gbt9704, { edition })
    const runs = paragraphsOf(bytes).flatMap(({ element }) => all(element, 'w:r'))
    const yellow = runs.filter((run) => at(run, 'w:rPr', 'w:highlight')?.attributes['w:val'] === 'yellow')
    expect(yellow.map(wordsOf)).toEqual([
      '【待补：开工率】',
      '【待核：18.6亿元】',
      '【建议：每月调度】',
      '【待补】',
    ])
  })

  test('has a remark at each 待补 and 待核 in the 核稿版', async () => {
    const bytes = await docx(slots(), gbt9704, { edition: 'review', date: '2026-06-12' })
    expect(checkDocx(bytes)).toEqual([])
    const remarks = all(parseXml(partsOf(bytes).get('word/comments.xml')!), 'w:comment')
    expect(remarks.map((one) => [one.attributes['w:id'], wordsOf(one)])).toEqual([
      ['1000', '此处缺“开工率”，请补上'],
      ['1001', '区统计局6月口径'],
      ['1002', '此处缺内容，请补上'],
    ])
    for (const { attributes } of remarks) {
      expect(attributes['w:author']).toBe('笔杆（自动核稿）')
      expect(attributes['w:date']).toBe('2026-06-12T00:00:00Z')
    }
  })

  test('has no date in its remarks where none is given', async () => {
    const parts = partsOf(await docx(slots(), gbt9704, { edition: 'review' }))
    expect(parts.get('word/comments.xml')).not.toContain('w:date')
  })

  test.each(['print', 'large'] as const)('has no remark in the edition %s', async (edition) => {
    const parts = partsOf(await docx(slots(), gbt9704, { edition }))
    expect(parts.has('word/comments.xml')).toBe(false)
    expect(parts.get('word/document.xml')).not.toMatch(/comment/i)
  })
})

const write = async (...blocks: Parameters<typeof speech>) => {
  const { value, problems } = await writeDocx(speech(...blocks), gbt9704, { edition: 'print' })
  expect(checkDocx(value)).toEqual([])
  return { words: paragraphsOf(value).map(({ words }) => words), codes: problems.map(({ code }) => code) }
}

describe('what Word cannot take', () => {
  test('pictures leave their caption', async () => {
    const image = { type: 'image', url: 'a.png', alt: '园区全景' } as const
    expect(await write(paragraph(image))).toEqual({ words: ['园区全景'], codes: ['word/image'] })
  })

  test('HTML is left out; a remark in it silently, <br> is a line break', async () => {
    expect(await write(paragraph('甲'), { type: 'html', value: '<div>' })).toEqual({
      words: ['甲'],
      codes: ['word/html'],
    })
    expect(await write({ type: 'html', value: '<!-- 内部 -->' }, paragraph('甲'))).toEqual({
      words: ['甲'],
      codes: [],
    })
    expect(await write(paragraph('甲', { type: 'html', value: '<br>' }, '乙'))).toEqual({
      words: ['甲', '乙'],
      codes: [],
    })
  })

  test('unknown nodes leave their words', async () => {
    const inside = { type: 'mark', children: [{ type: 'text', value: '乙' }] } as never
    const block = { type: 'container', children: [paragraph('丁'), paragraph('戊')] } as never
    expect(
      await write(paragraph('甲', inside, '丙'), block, { type: 'math', value: '1+1' } as never),
    ).toEqual({
      words: ['甲乙丙', '丁', '戊', '1+1'],
      codes: ['word/unknown-node', 'word/unknown-node', 'word/unknown-node'],
    })
  })

  test('deleted text and footnotes leave their words', async () => {
    const note = { type: 'footnoteReference', identifier: '1' } as const
    const gone = { type: 'delete', children: [{ type: 'text', value: '乙' }] } as const
    const definition = { type: 'footnoteDefinition', identifier: '1', children: [paragraph('注文')] } as const
    const { words, codes } = await write(paragraph('甲', note, { ...gone, children: [...gone.children] }), {
      ...definition,
      children: [...definition.children],
    })
    expect(words).toEqual(['甲〔注1〕乙', '〔注1〕注文'])
    expect(codes).toEqual(['word/unknown-node', 'word/unknown-node'])
  })
})

test('the lines under the title stand as written, or in the order of the layout', async () => {
  const tree = speech(...fullSpeech().tree.children.slice(0, 7))
  const order = async (layout: Layout) => paragraphsOf(await docx(tree, layout)).map(({ style }) => style)
  expect(await order(gbt9704)).toEqual([
    'Title',
    'Subtitle',
    'Date',
    'Speaker',
    'DraftStatus',
    'Salutation',
    'BodyText',
  ])
  expect(await order(layoutWith('题头: {顺序: [讲话人, 日期, 状态]}'))).toEqual([
    'Title',
    'Subtitle',
    'Speaker',
    'Date',
    'DraftStatus',
    'Salutation',
    'BodyText',
  ])
})

test('no element of the text is set by hand but highlights, strong words and columns', async () => {
  const direct = new Set<string>()
  const bytes = await docx(fullSpeech())
  for (const element of elements(parseXml(partsOf(bytes).get('word/document.xml')!))) {
    if (element.name === 'w:pPr' || element.name === 'w:rPr') {
      for (const { name } of element.children) direct.add(name)
    }
  }
  expect([...direct].sort()).toEqual(['w:b', 'w:highlight', 'w:pStyle', 'w:rStyle', 'w:sectPr'])
})
