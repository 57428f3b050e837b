import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { buildSpeech, looksLikeTitle, ordinalAt, plainText, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

function speechOf(...lines: string[]): Speech {
  const root: Root = {
    type: 'root',
    children: lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  }
  return buildSpeech(root, new Source('旧稿.docx', ''), { entries: {}, places: {} })
}

const title = (speech: Speech): string | undefined =>
  speech.outline.head.title && plainText(speech.outline.head.title)

const headings = ({ tree }: Speech): string[] =>
  tree.children.flatMap((block) => (block.type === 'heading' ? [`${block.depth} ${plainText(block)}`] : []))

describe('a title typed as a paragraph', () => {
  it.each([
    '关于做好今冬供暖工作的通知',
    '青禾县人民政府办公室关于印发防汛预案的通知',
    '关于上半年经济运行情况的汇报',
    '县政府第9次常务会议纪要',
    '关于调整收费标准的请示（代拟稿）',
    '在老干部座谈会上的发言',
  ])('names a paper: %s', (line) => {
    expect(looksLikeTitle(line)).toBe(true)
    expect(title(speechOf(line, '现将有关事项通知如下。'))).toBe(line)
  })

  it.each([
    '会议听取了关于供暖工作的汇报。',
    '有关事项按通知',
    '——在县委全会上的报告',
    '请各单位认真学习会议纪要，抓好落实意见',
    '关于供暖',
  ])('is not any line: %s', (line) => {
    expect(looksLikeTitle(line)).toBe(false)
  })

  it('stands below the red head and the number of a paper', () => {
    const speech = speechOf(
      '青禾县人民政府文件',
      '青政发〔2026〕3号',
      '关于加强河道管理的通告',
      '河道要清淤。',
    )
    expect(headings(speech)).toEqual(['1 关于加强河道管理的通告'])
  })

  it('may have a second line that says where the speech is given', () => {
    for (const below of ['——在全县经济工作会议上的讲话', '在全县经济工作会议上的讲话']) {
      const speech = speechOf('稳住大盘　走在前列', below, '县长　梁　成', '同志们：', '今天讲两点。')
      expect(title(speech)).toBe('稳住大盘　走在前列')
      expect(plainText(speech.outline.head.subtitle!)).toBe(below)
      expect(plainText(speech.outline.head.speaker!)).toBe('县长　梁　成')
    }
  })

  it('is not the sentence above such a line', () => {
    expect(title(speechOf('各镇要稳住大盘。', '在全县经济工作会议上的讲话'))).toBeUndefined()
  })
})

describe('the head of typed text', () => {
  it.each([
    '王立明同志在全区春灌会议上的讲话',
    '在全区春灌会上的讲话稿范文',
    '区长在春灌会上的讲话提纲（节选）',
    '王立明：在全区春灌会议上的讲话',
    '《在全区春灌会上的讲话》',
  ])('has a title: %s', (line) => {
    expect(title(speechOf(line, '同志们：', '今天开会。'))).toBe(line)
  })

  it('may have short lines above the title, and the title in two', () => {
    expect(title(speechOf('领导讲话', '2026年3月5日', '在春灌会上的讲话', '同志们：'))).toBe(
      '在春灌会上的讲话',
    )
    expect(title(speechOf('在全区春季灌溉和水利', '设施管护会议上的讲话', '同志们：'))).toBe(
      '在全区春季灌溉和水利\n设施管护会议上的讲话',
    )
    expect(title(speechOf('今天，我们开会。', '在春灌会上的讲话', '同志们：'))).toBeUndefined()
  })

  it('has the salutation parted from the text in its line', () => {
    const { outline } = speechOf('在春灌会上的讲话', '同志们：今天我们看了三个镇的渠道。', '一、看清形势')
    expect(plainText(outline.head.salutation!)).toBe('同志们：')
    expect(outline.opening.map((block) => plainText(block))).toEqual(['今天我们看了三个镇的渠道。'])
    const told = speechOf('在春灌会上的讲话', '有的同志说：渠道修了也没有水来。', '一、看清形势')
    expect(told.outline.head.salutation).toBeUndefined()
  })

  it('may name the speaker alone, and address people without a colon', () => {
    const { head } = speechOf(
      '在春灌会上的讲话',
      '王立明',
      '（2026年3月5日）',
      '各位代表，同志们',
      '今天开会。',
    ).outline
    expect([head.speaker, head.salutation].map((node) => plainText(node!))).toEqual([
      '王立明',
      '各位代表，同志们',
    ])
  })
})

describe('a speech in one paragraph', () => {
  const one = '看清形势。' + '渠要修好，路要修通，人要到位，钱要管好。'.repeat(14)
  const two = '抓好落实。（一）要早动手。三月完工。（二）要严督查。每周通报。'
  const closing = '同志们，春灌是大事。'

  it('is parted at its numbers, its title and its closing', () => {
    const { outline } = speechOf(`在春灌会上的讲话同志们：今天开会。一、${one}二、${two}${closing}`)
    expect(plainText(outline.head.title!)).toBe('在春灌会上的讲话')
    expect(plainText(outline.head.salutation!)).toBe('同志们：')
    expect(outline.sections.map(({ mark, title: head, sections }) => [mark, head, sections.length])).toEqual([
      ['一、', '看清形势', 0],
      ['二、', '抓好落实', 2],
    ])
    expect(outline.closing.map((block) => plainText(block))).toEqual([closing])
  })

  it('is parted at blanks where heads have no stop', () => {
    const { outline } = speechOf(
      `在春灌会上的讲话　同志们：今天开会。一、看清形势　${one}二、抓好落实　${two}`,
    )
    expect(outline.sections.map(({ title: head }) => head)).toEqual(['看清形势', '抓好落实'])
  })

  it('is none where it has heads already, or counts one thing', () => {
    const whole = `今天开会。一、${one}二、${two}`
    expect(headings(speechOf('在会上的讲话', '一、头一件', whole))).toEqual([
      '1 在会上的讲话',
      '2 一、头一件',
    ])
    expect(speechOf('在会上的讲话', `今天开会。一、${one}`).outline.sections).toEqual([])
  })
})

describe('heads of typed text', () => {
  it('are parts, with 一、 below them', () => {
    const speech = speechOf(
      '政府工作报告',
      '第一部分　过去一年工作回顾',
      '一、经济运行平稳',
      '产值增长。',
      '第二部分　今年工作安排',
      '一、抓好项目',
      '早开工。',
    )
    expect(headings(speech)).toEqual([
      '1 政府工作报告',
      '2 第一部分　过去一年工作回顾',
      '3 一、经济运行平稳',
      '2 第二部分　今年工作安排',
      '3 一、抓好项目',
    ])
    expect(speech.outline.sections.map(({ sections }) => sections.length)).toEqual([1, 1])
  })

  it('are no part that stands alone, is a sentence, or is in a list of contents', () => {
    expect(headings(speechOf('第一部分的内容', '讲成绩。'))).toEqual([])
    expect(headings(speechOf('第一部分，讲成绩', '好。', '第二部分，讲问题', '多。'))).toEqual([])
    expect(headings(speechOf('第一部分　成绩', '第二部分　问题', '第三部分　打算', '正文。'))).toEqual([])
  })

  it('are no names of attachments', () => {
    const speech = speechOf(
      '一、检查时间',
      '三月。',
      '附件：1.分组名单',
      '2.检查情况统计表',
      '1.另起一段的标题',
    )
    expect(headings(speech)).toEqual(['2 一、检查时间'])
  })

  it('may have a blank before the mark, or digits of full width', () => {
    expect(ordinalAt('一 、看清形势', 0)).toEqual({ family: '一、', number: 1, mark: '一 、' })
    expect(ordinalAt('１２．备肥', 0)).toEqual({ family: '1.', number: 12, mark: '１２．' })
    expect(ordinalAt('（３）备肥', 0)).toEqual({ family: '（1）', number: 3, mark: '（３）' })
    expect(ordinalAt('１．５倍', 0)).toBeUndefined()
    const dated = speechOf('在会上的讲话', '（２０１６年７月１２日）', '同志们：', '好。')
    expect(plainText(dated.outline.head.date!)).toBe('（２０１６年７月１２日）')
  })
})

describe('soft line breaks', () => {
  it('before an indent part paragraphs', () => {
    const speech = speechOf('　　今天雨大\n　　各镇要早泄洪，\n守好堤。')
    expect(speech.tree.children.map((block) => plainText(block).trim())).toEqual([
      '今天雨大',
      '各镇要早泄洪，守好堤。',
    ])
  })
})
