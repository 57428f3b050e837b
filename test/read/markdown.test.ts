import * as fc from 'fast-check'
import type { Nodes, Paragraph } from 'mdast'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { describeOutline, describeTree, plainText, plainWords, walk } from '../../src/speech/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

const readAll = (markdown: string) => readMarkdown(new Source('稿.md', markdown))
const read = (markdown: string) => readAll(markdown).value
const tree = (markdown: string) => describeTree(read(markdown))
const types = (markdown: string) => read(markdown).tree.children.map((block) => block.type)
const roles = (markdown: string) =>
  read(markdown).tree.children.map((block) =>
    block.type === 'paragraph'
      ? (block.data?.role ?? 'body')
      : `${block.type}${'depth' in block ? block.depth : ''}`,
  )

describe('head block', () => {
  test('title, subtitle, status, date, speaker and salutation are told by their words', () => {
    const draft = [
      '# 在全区产业招商推进会上的讲话',
      '——2026年上半年工作部署',
      '（送审稿）',
      '（2026年6月12日）',
      '区长　王立明',
      '同志们：',
      '今天，我们召开全区产业招商推进会。',
    ].join('\n\n')
    expect(roles(draft)).toEqual(['heading1', 'subtitle', 'status', 'date', 'speaker', 'salutation', 'body'])
    expect(Object.keys(read(draft).outline.head)).toEqual([
      'title',
      'subtitle',
      'status',
      'date',
      'speaker',
      'salutation',
    ])
    expect(read(draft).outline.opening.map((block) => plainText(block))).toEqual([
      '今天，我们召开全区产业招商推进会。',
    ])
  })

  test.each([
    ['2026年6月12日', 'date'],
    ['（二〇二六年六月十二日）', 'date'],
    ['（2026年6月12日　清河）', 'date'],
    ['（2026年6月）', 'date'],
    ['（【待补：日期】）', 'date'],
    ['讨论稿', 'status'],
    ['（征求意见稿）', 'status'],
    ['定稿', 'status'],
    ['送审稿（第二稿）', 'status'],
    ['中共清河区委书记　李 明', 'speaker'],
    ['区长 王立明', 'speaker'],
    ['区长　【待补：姓名】', 'speaker'],
    ['区长王立明', 'speaker'],
    ['各位代表：', 'salutation'],
    ['尊敬的各位来宾，女士们、先生们：', 'salutation'],
    ['各位领导、同志们:', 'salutation'],
    ['下面，我给各位代表提三点要求：', 'body'],
    ['同志们，今天的会议很重要。', 'body'],
    ['今年以来，全区招商引资取得新进展。', 'body'],
    ['2026 项目', 'body'],
  ])('%s is %s', (line, role) => {
    expect(roles(`# 在会上的讲话\n\n${line}\n\n正文从这里开始。`)[1]).toBe(role)
  })

  test('the salutation is looked for past a line that is none of these; after it nothing has a role', () => {
    expect(roles('# 讲话\n\n根据录音整理\n\n同志们：\n\n讨论稿\n\n同志们：')).toEqual([
      'heading1',
      'body',
      'salutation',
      'body',
      'body',
    ])
  })

  test('lines of the head block typed with single line ends are parted', () => {
    expect(
      roles('# 讲话\n（2026年6月12日）\n区长　王立明\n\n同志们：\n今天，我们开会，\n部署工作。'),
    ).toEqual(['heading1', 'date', 'speaker', 'salutation', 'body'])
  })
})

const lead = (markdown: string) => {
  const first = (read(markdown).tree.children[0] as Paragraph).children[0]!
  return first.type === 'lead' ? `${first.mark}|${plainText({ ...first, mark: '' })}` : first.type
}

describe('leads', () => {
  test.each([
    ['**一是抓“招商”**。近期要早动手。', '一是|抓“招商”。'],
    ['**一是抓“招商”。**近期要早动手。', '一是|抓“招商”。'],
    ['**一是承接能力还不足。**县级园区少。', '一是|承接能力还不足。'],
    ['**（一）要提早谋划**。区发改局要先动。', '（一）|要提早谋划。'],
    ['**（一）要提早谋划。**区发改局要先动。', '（一）|要提早谋划。'],
    ['**第一，思想要统一**：认识上去了，办法就多。', '第一，|思想要统一：'],
    ['**一是为什么要抓？**因为等不起。', '一是|为什么要抓？'],
    ['**布展方面**。各镇要早准备。', '|布展方面。'],
    ['**二是【待补：问题】**。后果很重。', '二是|【待补：问题】。'],
    ['　　**一要早**。不等不靠。', '一要|早。'],
    ['（二）要抓紧。区经贸局要跟上。', '（二）|要抓紧。'],
    ['**“双过半”**目标要实现。', 'strong'],
    ['**一是抓招商**，近期要早。', 'strong'],
    ['要**抓招商。**近期。', 'text'],
    ['**全区上下要拧成一股绳。**', 'strong'],
    ['**一是。**县级', 'strong'],
    ['**一是抓。二是管。**县级', 'strong'],
    // PEERS row 5: in plain text these stay body
    ['一是招商氛围不浓。各镇要反思。', 'text'],
    ['一要早谋划。各镇要先动。', 'text'],
    ['十是一个整数。这里没有小标题。', 'text'],
  ])('%s → %s', (markdown, expected) => {
    expect(lead(markdown)).toBe(expected)
  })

  test('PEERS row 5: 一是, 一要 and 十是一个整数 are no headings', () => {
    expect(types('一是氛围不浓\n\n一要早谋划\n\n十是一个整数\n\n二要素市场')).toEqual(
      Array(4).fill('paragraph'),
    )
  })

  test('a lead keeps its place, with the end mark outside the stars', () => {
    expect(tree('**一是抓3\\*4**。近期')).toBe(
      [
        'root 1:1-1:15',
        '  paragraph 1:1-1:15',
        '    lead "一是" 1:1-1:13',
        '      text 1:5-1:13 "抓3*4。"',
        '    text 1:13-1:15 "近期"',
        '',
      ].join('\n'),
    )
  })
})

describe('headings', () => {
  test('PEERS row 31: the first # is the title only where it is one', () => {
    expect(roles('# 在会上的讲话\n\n## 一、甲\n\n### （一）乙')).toEqual(['heading1', 'heading2', 'heading3'])
    expect(roles('## 一、甲\n\n### （一）乙\n\n## 二、丙')).toEqual(['heading2', 'heading3', 'heading2'])
    expect(roles('# 一、甲\n\n## （一）乙\n\n# 二、丙')).toEqual(['heading2', 'heading3', 'heading2'])
    expect(roles('# 在会上的讲话\n\n# 一、甲\n\n## （一）乙')).toEqual(['heading1', 'heading2', 'heading3'])
    expect(roles('# 在会上的讲话\n\n# 总体要求\n\n# 主要任务')).toEqual(['heading1', 'heading2', 'heading2'])
  })

  test('a short 一、 line without a stop is a heading, a sentence is not', () => {
    expect(
      roles('一、看清形势，坚定信心\n\n正文。\n\n（一）要早谋划\n\n正文。\n\n二、压实责任。\n\n正文。'),
    ).toEqual(['heading2', 'body', 'heading3', 'body', 'heading2', 'body'])
    expect(roles('一、二、三产业都要抓，今年要有新的突破；各镇要跟上。')).toEqual(['body'])
  })

  test('three heads in a row with nothing between are a list', () => {
    expect(roles('一、听取通报\n\n二、表态发言\n\n三、领导讲话\n\n会议由区长主持。')).toEqual(
      Array(4).fill('body'),
    )
  })

  test('an indent makes no code, a rule under a line no heading', () => {
    expect(roles('同志们：\n---\n\n    今天开会。\n\n\t明天落实。')).toEqual([
      'salutation',
      'thematicBreak',
      'body',
      'body',
    ])
  })
})

describe('lines', () => {
  test('lines that end like paragraphs are paragraphs, wrapped lines are joined without a space', () => {
    expect(plainWords(read('今天开会。\n明天落实。'))).toBe('今天开会。\n明天落实。')
    expect(plainWords(read('今天召开\n推进会，部署\n工作。'))).toBe('今天召开推进会，部署工作。')
    expect(plainWords(read('引进 GDP\n2026 项目'))).toBe('引进 GDP 2026 项目')
    expect(plainWords(read('抓好工作\n（一）要早动\n手。'))).toBe('抓好工作\n（一）要早动手。')
  })

  test('lines longer than programs wrap are paragraphs, a line each', () => {
    const typed = `渠道怎么修\n${'今年春灌进度快，'.repeat(12)}还要再快。\n下一步`
    expect(plainWords(read(`同志们：\n\n${typed}`)).split('\n')).toHaveLength(4)
  })

  test('after a paragraph of text no line is of the head block', () => {
    const draft = `# 春灌总结\n\n${'春灌进度比去年快。'.repeat(8)}\n\n——城关镇每年拿出10\n亿元修渠，成效很好。`
    expect(plainWords(read(draft))).toContain('每年拿出10亿元修渠')
  })

  test('joined lines keep their places', () => {
    const speech = read('今天召开\n推进会，【待补：任务】。')
    const slot = (speech.tree.children[0] as Paragraph).children[1]!
    expect([slot.position?.start.line, slot.position?.start.column]).toEqual([2, 5])
  })
})

describe('slots', () => {
  test('in text, leads, headings, cells and quotations', () => {
    const found: string[] = []
    const draft =
      '## 一、【待补：标题】\n\n**一是【待核：18.6亿元】**。甲【建议：每周调度】。\n\n|甲|\n|-|\n|【待补】|\n\n> 【待核:乙】'
    walk(read(draft).tree, (node) => {
      if (node.type === 'slot')
        found.push(`${node.kind}|${node.value}|${node.position!.start.line}:${node.position!.start.column}`)
    })
    expect(found).toEqual([
      '待补|标题|1:6',
      '待核|18.6亿元|3:5',
      '建议|每周调度|3:20',
      '待补||7:2',
      '待核|乙|9:3',
    ])
  })

  test('other brackets are text', () => {
    expect(tree('【甲】【待补充：乙】')).toContain('text 1:1-1:11 "【甲】【待补充：乙】"')
  })
})

describe('front matter', () => {
  test('values as written, each with its place', () => {
    const { value, problems } = readAll(
      '\uFEFF---\r\n模板: 推进会三点式\r\n事实: "甲 # 乙"  \r\n---\r\n\r\n# 讲话\r\n',
    )
    expect(problems).toEqual([])
    expect({ ...value.meta.entries }).toEqual({ 模板: '推进会三点式', 事实: '甲 # 乙' })
    expect(formatPlace(value.meta.places['模板']!)).toBe('稿.md:2:5')
    expect(describeTree(value)).toContain('heading 1 6:1-6:5')
  })

  test('a line of another form and a second of the same name are problems with a place', () => {
    const { value, problems } = readAll('---\n模板: 甲\n  - 乙\n模板: 丙\n# 注\n样式：gbt9704\n---\n正文。')
    expect(problems.map((problem) => `${formatPlace(problem.place!)} ${problem.message}`)).toEqual([
      '稿.md:3:1 文首信息中的“- 乙”不是“名称: 内容”的形式，未采用，请改正或删去',
      '稿.md:4:1 文首信息中“模板”写了两次，采用前一个，请删去其中一个',
    ])
    expect({ ...value.meta.entries }).toEqual({ 模板: '甲', 样式: 'gbt9704' })
    expect(plainWords(value)).toBe('正文。')
  })

  test('without its last --- it ends with the last entry', () => {
    const { value, problems } = readAll('---\n模板: 甲\n\n# 讲话')
    expect(problems.map((problem) => formatPlace(problem.place!))).toEqual(['稿.md:1:1'])
    expect({ ...value.meta.entries }).toEqual({ 模板: '甲' })
    expect(plainWords(value)).toBe('讲话')
  })

  test('a rule in the first line is no front matter', () => {
    expect(types('---\n\n正文\n\n---\n')).toEqual(['thematicBreak', 'paragraph', 'thematicBreak'])
  })

  test('names that every object has are names like any other', () => {
    const { value } = readAll('---\n__proto__: 甲\nconstructor: 乙\n---\n')
    expect(Object.entries(value.meta.entries)).toEqual([
      ['__proto__', '甲'],
      ['constructor', '乙'],
    ])
  })
})

describe('HTML', () => {
  test('a comment is kept and has no words, other HTML is text', () => {
    expect(plainWords(read('<!-- 注 -->\n\n甲<!-- 注 -->乙<b>丙</b>\n\n<div>\n**丁**\n</div>'))).toBe(
      '甲乙<b>丙</b>\n<div>丁</div>',
    )
    expect(types('<!-- 注\n\n注 -->\n\n甲')).toEqual(['html', 'paragraph'])
  })

  test('words after a comment on its line are read at their place', () => {
    expect(tree('😀\n\n<!-- 注 -->**甲**乙')).toContain('strong 3:11-3:16')
  })
})

describe('any text', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          '#',
          '**',
          '一是',
          '二是',
          '（一）',
          '1. ',
          '> ',
          '- ',
          '|',
          '---',
          '【待补：',
          '】',
          '。',
          '：',
          '三点意见',
          '同志们',
          '\\',
          '&lt;',
          '<!--',
          '-->',
          '<div>',
          '\t',
          '　',
          '😀',
          '`',
          '[',
          '](',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  )
  const text = fc
    .array(line, { maxLength: 8 })
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => lines.join(end)))

  test('is read without an exception, and every place lies within it and in its parent', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        const { value } = readAll(markdown)
        const { length } = value.source.text
        const check = (node: Nodes, from: number, to: number) => {
          const start = node.position!.start.offset!
          const end = node.position!.end.offset!
          expect(from <= start && start <= end && end <= to).toBe(true)
          if ('children' in node) for (const child of node.children) check(child as Nodes, start, end)
        }
        for (const block of value.tree.children) check(block, 0, length)
        expect(typeof describeOutline(value)).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })

  test('a text node stands where its words stand', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        const { value } = readAll(markdown.replaceAll(/[\\&\r\n]/g, '').replaceAll('|', ''))
        walk(value.tree, (node) => {
          if (node.type !== 'text' || node.value.includes('\uFFFD')) return
          const { start, end } = node.position!
          expect(value.source.text.slice(start.offset, end.offset).replaceAll('**', '')).toContain(
            node.value.replaceAll('**', ''),
          )
        })
      }),
      { numRuns: 400 },
    )
  })
})
