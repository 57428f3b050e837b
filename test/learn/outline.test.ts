/** What people write around a speech: outlines with lists, lines on the speech, remarks of who took it down. */
import { describe, expect, it } from 'vitest'
import { isOtherVoice, withoutAsides } from '../../src/learn/asides.ts'
import { structureProblems } from '../../src/learn/doubts.ts'
import { dayAndRest, headLineOf } from '../../src/learn/head-lines.ts'
import { learnSpeech } from '../../src/learn/index.ts'
import { takeApart } from '../../src/learn/structure.ts'
import type { LearnedPoint, LearnedSpeech } from '../../src/learn/types.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { readPlain } from '../../src/read/plain.ts'
import { Source } from '../../src/text/source.ts'

const ofMarkdown = (...lines: string[]): LearnedSpeech =>
  takeApart(readMarkdown(new Source('提纲.md', lines.join('\n'))).value)
const ofText = (...lines: string[]): LearnedSpeech =>
  takeApart(readPlain(new Source('稿.txt', lines.join('\n'))).value)

/** A point in one line, with those below it in brackets. */
function short({ mark, heading, paragraphs, points }: LearnedPoint): string {
  const below = points.length === 0 ? '' : `[${points.map((point) => short(point)).join(' ')}]`
  return `${mark}${[heading, ...paragraphs].filter((text) => text !== '').join('|')}${below}`
}

describe('an outline in Markdown', () => {
  it('has the items of its lists as points, nested ones too', () => {
    const { parts } = ofMarkdown(
      '# 在全县文旅会上的讲话',
      '',
      '## 一、看成绩',
      '',
      '- 去年游客增加',
      '- 新增民宿46家',
      '  - 精品民宿12家',
      '  - 床位860张',
      '- 抓夜游：每个景区一条线路。',
      '',
      '## 二、找差距',
      '',
      '游客留不住。',
      '',
      '1. 住宿跟不上',
      '2. 特色商品少',
    )
    expect(parts.map((part) => short(part))).toEqual([
      '一、看成绩[一是去年游客增加 一是新增民宿46家[1.精品民宿12家 1.床位860张] 一是抓夜游|每个景区一条线路。]',
      '二、找差距|游客留不住。[1.住宿跟不上 2.特色商品少]',
    ])
  })

  it('leaves one item alone a paragraph', () => {
    const { parts } = ofMarkdown('# 在文旅会上的讲话', '', '## 一、看成绩', '', '- 去年游客增加')
    expect(parts.map((part) => short(part))).toEqual(['一、看成绩|去年游客增加'])
  })

  it('says of its speech line by line what a sheet has keys for', () => {
    const speech = readMarkdown(
      new Source(
        '提纲.md',
        '# 全县文旅会讲话提纲\n\n时间：2026年3月18日上午\n讲话人：县长 林书衡\n地点：县会议中心\n主题：文旅融合\n会议：全县文旅会\n\n春节游客多。\n\n## 一、看成绩\n\n增加了。',
      ),
    ).value
    const { speech: apart, sheet } = learnSpeech(speech, '提纲')
    expect(apart.head).toMatchObject({ date: '2026-03-18', post: '县长', name: '林书衡' })
    expect(apart.opening).toEqual(['春节游客多。'])
    expect(apart.left).toEqual(['日期旁边的“上午”', '地点“县会议中心”'])
    expect([sheet.data['主题'], sheet.data['会议'], sheet.data['日期']]).toEqual([
      '文旅融合',
      '全县文旅会',
      '2026-03-18',
    ])
  })

  it('may name its opening and its closing', () => {
    const { opening, parts, closing } = ofMarkdown(
      '# 在文旅会上的讲话',
      '',
      '## 开场',
      '',
      '春节游客多。',
      '',
      '## 一、看成绩',
      '',
      '增加了。',
      '',
      '## 结尾',
      '',
      '要抓紧。',
    )
    expect([opening, parts.map(({ heading }) => heading), closing]).toEqual([
      ['春节游客多。'],
      ['看成绩'],
      ['要抓紧。'],
    ])
  })
})

describe('a line on the speech', () => {
  it('has a key and a value', () => {
    expect(headLineOf('讲话时间：2026年3月18日')).toEqual(['日期', '2026年3月18日'])
    expect(headLineOf('发言人: 林书衡')).toEqual(['讲话人', '林书衡'])
    expect(headLineOf('时间：很紧，任务很重。')).toBeUndefined()
    expect(headLineOf('要求：快')).toBeUndefined()
  })

  it('with a day may have more beside it', () => {
    expect(dayAndRest('（2026年4月2日，区会议中心三楼）')).toEqual(['2026年4月2日', '区会议中心三楼'])
    expect(dayAndRest('2026年3月5日 王立明')).toEqual(['2026年3月5日', '王立明'])
    expect(dayAndRest('2026-3-5')).toEqual(['2026-3-5', ''])
  })

  it('loses nothing that stands beside the day', () => {
    const head = ['在春灌会上的讲话', '（2026年4月2日，区会议中心三楼）', '同志们：', '开会。']
    expect(ofText(...head).left).toEqual(['日期旁边的“区会议中心三楼”'])
    expect(ofText('在春灌会上的讲话', '2026年3月5日 王立明', '同志们：').head.name).toBe('王立明')
    expect(ofText('县长杨知远同志在春灌会上的讲话', '同志们：').head).toMatchObject({
      post: '县长',
      name: '杨知远',
    })
  })
})

describe('a speech without 一、', () => {
  it('whose paragraphs are one series has its items as parts', () => {
    const { opening, parts, closing } = ofText(
      '在茶产业会上的讲话',
      '同志们：',
      '讲两点。',
      '一是扩面积。今年新建茶园2万亩，地块要落实到户。',
      '二是提品质。要推广绿色防控，不打违禁农药。',
      '希望大家抓紧。',
    )
    expect([opening, parts.map((part) => short(part)), closing]).toEqual([
      ['讲两点。'],
      ['一是扩面积|今年新建茶园2万亩，地块要落实到户。', '二是提品质|要推广绿色防控，不打违禁农药。'],
      ['希望大家抓紧。'],
    ])
  })

  it('keeps a little series in a long opening where it is', () => {
    const long = '茶山是我们的金山银山，茶农的日子一年比一年好，大家都看在眼里。'.repeat(4)
    const speech = ofText('在茶会上的讲话', '同志们：', '一是早。要早。', '二是快。要快。', long)
    expect(speech.parts).toEqual([])
    expect(speech.opening).toHaveLength(3)
  })
})

describe('points in lines of their own', () => {
  it('head what is below them, the last one and its inner series too', () => {
    const { parts } = ofText(
      '在茶会上的讲话',
      '同志们：',
      '二、抓住关键',
      '第一，扩大面积',
      '新建茶园。',
      '第二，创响品牌',
      '一是办节。5月办。',
      '二是开店。年内开。',
    )
    expect(parts.map((part) => short(part))).toEqual([
      '二、抓住关键[第一，扩大面积|新建茶园。 第二，创响品牌[一是办节|5月办。 二是开店|年内开。]]',
    ])
  })

  it('that end before another series are one list beside it', () => {
    const { parts } = ofText(
      '在茶会上的讲话',
      '同志们：',
      '一、看清形势',
      '一是面积大了。多了两万亩。',
      '二是品质好了。得了三个奖。',
      '一要看到差距。牌子不响。',
      '二要看到难处。资金不足。',
    )
    expect(parts[0]!.points.map(({ points }) => points.length)).toEqual([2, 2])
  })
})

describe('what was not said', () => {
  it.each([
    ['收购开始了。（鼓掌）大家辛苦。', '收购开始了。大家辛苦。', '现场情况“（鼓掌）”'],
    ['（热烈鼓掌）', '', '现场情况“（热烈鼓掌）”'],
    ['不打白条。(笑声)', '不打白条。', '现场情况“(笑声)”'],
    ['（讲话结束）', '', '现场情况“（讲话结束）”'],
  ])('%s', (text, rest, told) => {
    const found: string[] = []
    expect(withoutAsides(text, found)).toBe(rest)
    expect(found).toEqual([told])
  })

  it.each(['县里建了三条渠（含支渠）。', '大家都笑了。', '（一）鼓掌不能代替干活。'])(
    'is not: %s',
    (text) => {
      const found: string[] = []
      expect(withoutAsides(text, found)).toBe(text)
      expect(found).toEqual([])
    },
  )

  it('is told, with what stands above the title', () => {
    const { opening, aside, left } = ofText(
      '机密',
      '云溪县人民政府办公室',
      '在春灌会上的讲话',
      '同志们：',
      '开会。（鼓掌）',
      '散会。（鼓掌）',
    )
    expect(opening).toEqual(['开会。', '散会。'])
    expect(left).toEqual([])
    expect(aside).toEqual([
      '标题上面的“机密”',
      '标题上面的“云溪县人民政府办公室”',
      '现场情况“（鼓掌）”，共2处',
    ])
  })
})

/** Code and line of each doubt. */
function doubts(...lines: string[]): [code: string, line: string][] {
  const { value } = readPlain(new Source('稿.txt', lines.join('\n')))
  return structureProblems(value).map(({ code, place }) => [
    code,
    place && 'start' in place ? String(value.source.position(place.start).line) : '',
  ])
}

describe('a doubt about a file', () => {
  it('is told where a second speech begins', () => {
    const first = ['在春灌会上的讲话', '同志们：', '今天开会。', '一、修渠', '要快。']
    expect(doubts(...first, '在秋收会上的讲话', '同志们：', '今天又开会。')).toEqual([
      ['learn/two-speeches', '6'],
    ])
    expect(doubts(...first)).toEqual([])
    expect(doubts(...first, '关于学习县委书记的讲话')).toEqual([])
  })

  it('is told of another person’s words', () => {
    expect(doubts('在春灌会上的讲话', '同志们：', '今天开会。', '县长（插话）：这一条要考核。')).toEqual([
      ['learn/other-voice', '4'],
    ])
    expect(isOtherVoice('县委书记强调：要快。')).toBe(false)
  })
})
