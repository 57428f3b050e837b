import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bareItem,
  claimsIn,
  fileMaterial,
  type Material,
  type MaterialCell,
} from '../../src/phrases/index.ts'
import { withoutSpecifics } from '../../src/phrases/slotting.ts'
import { Source } from '../../src/text/source.ts'

const place = { source: new Source('素材.txt', ''), start: 0, end: 0 }
const cell = (text: string): MaterialCell => ({ text, place })

/** 一、开头 → a heading by the number of its #, a line of cells by |, anything else a text. */
function materials(text: string): Material[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Material => {
      const [, marks = '', words = ''] = /^(#*)\s*(.*)$/u.exec(line)!
      return marks === ''
        ? { kind: 'text', text: words, place }
        : { kind: 'heading', level: marks.length, text: words, place }
    })
}

/** 类别 位置 主题 text of what is taken, and what is left out with its reason. */
function filed(text: string, options: Parameters<typeof fileMaterial>[1] = {}): string[] {
  const { wordings, left } = fileMaterial(materials(text), options)
  return [
    ...wordings.map(({ kind, sections = [], topics = [], text: words, suggestion }) =>
      [kind, sections.join('、') || '-', topics.join('、') || '-', words, suggestion ? '建议' : '']
        .join(' ')
        .trim(),
    ),
    ...left.map(({ wording, reason }) => `× ${wording.text} ${reason}`),
  ]
}

describe('a line without its number', () => {
  it.each([
    ['1. 甲乙', '甲乙'],
    ['1、甲乙', '甲乙'],
    ['（一）甲乙', '甲乙'],
    ['(2)甲乙', '甲乙'],
    ['一、甲乙', '甲乙'],
    ['一、1. 甲乙', '甲乙'],
    ['① 甲乙', '甲乙'],
    ['- 甲乙', '甲乙'],
    ['　　甲 乙', '甲乙'],
    ['甲 ABC 乙', '甲 ABC 乙'],
    ['12.5亿元', '12.5亿元'],
    ['一分耕耘', '一分耕耘'],
    ['一是甲乙', '一是甲乙'],
  ])('%s', (line, bare) => {
    expect(bareItem(line)).toBe(bare)
  })
})

describe('slots for what differs', () => {
  it.each([
    ['到位资金18.6亿元，增长12%。', '到位资金【数字】，增长【数字】。'],
    ['提高5.2个百分点，惠及10多万人。', '提高【数字】，惠及【数字】。'],
    ['前3个月开了个好头。', '前【数字】开了个好头。'],
    ['2026年6月底见分晓。', '【年份】【时间】见分晓。'],
    ['清河区委、区政府把全区的事当自己的事。', '【党政】把【地区】的事当自己的事。'],
    ['清河区上下，我区各处。', '【地名】上下，【我地】各处。'],
    ['××区要在××工作上完成××亿元。', '【地名】要在【事项】工作上完成【数字】。'],
    ['安全区域健全区级机制，我区分得清。', '安全区域健全区级机制，我区分得清。'],
    ['抓好【主题】工作。', '抓好【主题】工作。'],
  ])('%s', (text, slotted) => {
    expect(withoutSpecifics(text, '清河区')).toBe(slotted)
  })

  it('the name of the region only where the office gave it', () => {
    expect(withoutSpecifics('清河区上下，县委县政府。')).toBe('清河区上下，【党政】。')
  })
})

describe('filing', () => {
  it('by the headings above: place in the speech, topic, kind', () => {
    expect(
      filed(`# 领导讲话结尾号召素材
## 一、开头
今天开会，把账算清。
## 二、过渡句
### （一）成绩到问题
长处讲完了，再掰短处。
### （二）其他
话分两头，各说各的。
## 三、招商引资
### 措施
招商就像种树，还要浇水。
## 四、结尾
### 号召
大家干起来！
## 五、风土
这是一句没有归处的话。
没有归处的短语`),
    ).toEqual([
      '开场.素材 开头 - 今天开会，把账算清。',
      '过渡.成绩到问题 正视问题 - 长处讲完了，再掰短处。',
      '过渡.素材 - - 话分两头，各说各的。',
      '任务.素材 部署任务 招商引资 招商就像种树，还要浇水。',
      '结尾.号召 结尾 - 大家干起来！',
      '通用.素材 - - 这是一句没有归处的话。',
      '× 没有归处的短语 像是标题，不是一句话',
    ])
  })

  it('by lines that are headings of their own', () => {
    expect(
      filed(`过渡句
话分两头，各说各的。
【安全生产】
弦要绷紧，脚要跑勤。
结尾：
就讲这些，干起来吧。`),
    ).toEqual([
      '过渡.素材 - - 话分两头，各说各的。',
      '通用.素材 - 安全生产 弦要绷紧，脚要跑勤。',
      '结尾.素材 结尾 - 就讲这些，干起来吧。',
    ])
  })

  it('by the form of the text: headings, pairs, 排比', () => {
    expect(
      filed(`## 标题
### 任务
盯住项目、抓牢进度，把全年的账一笔一笔落到实处
理清思路、定准方向
要沉下心来，把账算清楚算明白
一句别的话
## 排比
脚步要跑在前，眼睛要盯得紧，耳朵要听得进。
心热，手勤快。
## 比喻
### 问题
病在肌肤，不治将深。
## 谚语
人心齐，泰山移。`),
    ).toEqual([
      '标题.任务 标题 - 盯住项目、抓牢进度，把全年的账一笔一笔落到实处',
      '标题.对 标题 - 理清思路、定准方向',
      '标题.二级 标题 - 要沉下心来，把账算清楚算明白',
      '标题.素材 标题 - 一句别的话',
      '排比.三项 - - 脚步要跑在前，眼睛要盯得紧，耳朵要听得进。',
      '排比.素材 - - 心热，手勤快。',
      '比喻.问题 正视问题 - 病在肌肤，不治将深。',
      '典故.俗语 - - 人心齐，泰山移。',
    ])
  })

  it('by a kind that is given, but for what has slots that only a person fills', () => {
    expect(filed('## 结尾\n大家干起来！\n干到××都满意！', { kind: '号召.句' })).toEqual([
      '号召.句 结尾 - 大家干起来！',
      '号召.素材 结尾 - 干到【事项】都满意！',
    ])
  })
})

describe('what is not taken as it is', () => {
  it('is a decision, which becomes a suggestion', () => {
    expect(filed('## 部署任务\n成立专班，每周调度。\n## 保障\n拖着不办的，要问责。')).toEqual([
      '建议.任务 部署任务 - 成立专班，每周调度。 建议',
      '建议.保障 强化保障 - 拖着不办的，要问责。 建议',
    ])
  })

  it('tells of one time and place; with figures it is a frame', () => {
    expect(filed('## 成绩\n今年以来，我们取得了可喜成绩。\n截至目前，完成投资3亿元。')).toEqual([
      '成绩.素材 肯定成绩 - 截至目前，完成投资【数字】。',
      '× 今年以来，我们取得了可喜成绩。 讲的是一时一地的事（“今年以来”），用语库不下断言',
    ])
  })

  it('of a year with a figure is for search alone, and its note says so', () => {
    const { wordings } = fileMaterial(materials('## 成绩\n2025年，园区完成投资18.6亿元。'), {
      kind: '成绩.阐发',
    })
    expect(wordings.map(({ kind, note }) => [kind, note])).toEqual([
      [
        '成绩.素材',
        '讲的是一时一地的事（“某年的数字”），数字换成空位，只供查找；收作“【年份】，园区完成投资【数字】。”',
      ],
    ])
  })

  it.each([
    ['王立明同志带头到现场办公。', '王立明同志'],
    ['会上，李文强调，责任要压实。', '李文强调'],
    ['区长王立明要求，把账算清楚。', '区长王立明要求'],
    ['老张说，路通了，心就通了。', '老张说'],
  ])('%s is of one person', (text, person) => {
    const told = person.replace('区长', '')
    expect(filed(`## 部署任务\n${text}`)).toEqual([`× ${text} 讲的是某个人（“${told}”），用语库不收`])
  })

  it.each([
    '任务要求再高，也要一件一件办。',
    '按高标准要求自己，事情就办得好。',
    '同志们，严格要求不能松。',
    '文件要求的，一条一条对照着办。',
    '常言说得好，功夫不负有心人。',
    '何况说到的就要做到，做到的才算数。',
    '全面要求、重点突破，一步一步来。',
  ])('%s is of none', (text) => {
    expect(filed(`## 部署任务\n${text}`)).toEqual([`任务.素材 部署任务 - ${text}`])
  })

  it('is more than one file can hold: told once', () => {
    const { wordings, left } = fileMaterial(
      [
        table(['内容'], ...Array.from({ length: 3002 }, (_, i) => [`第${i}句话，说得在理。`])),
        table(['内容'], ['甲。']),
      ],
      {},
    )
    expect(wordings).toHaveLength(3000)
    expect(left.map(({ wording, reason }) => [wording.text, reason])).toEqual([
      ['第3000句话，说得在理。', '一次最多收3000条，从这里起没有读，请拆成几个文件'],
    ])
  })

  it('is too short or too long', () => {
    const long = `${'把每一件事办好，'.repeat(30)}干。`
    expect(filed(`## 金句\n干吧！\n${long}`)).toEqual([
      '× 干吧！ 太短（2字）',
      `× ${long} 太长（211字），请拆成几条`,
    ])
  })
})

describe('sources', () => {
  it('are the book of a quotation, 俗语, or the file', () => {
    const { wordings } = fileMaterial(
      materials(
        '## 名言\n千里之行，始于足下。——《老子》\n学而时习之，不亦说乎。（《论语·学而》）\n无名氏的话，也有道理。\n## 俗语\n人心齐，泰山移。\n## 结尾\n就讲这些，散会。',
      ),
      { source: '素材.txt' },
    )
    expect(wordings.map(({ text, source }) => [text, source])).toEqual([
      ['千里之行，始于足下。', '《老子》'],
      ['学而时习之，不亦说乎。', '《论语·学而》'],
      ['无名氏的话，也有道理。', undefined],
      ['人心齐，泰山移。', '俗语'],
      ['就讲这些，散会。', '素材.txt'],
    ])
  })
})

const table = (header: string[], ...rows: string[][]): Material => ({
  kind: 'table',
  header: header.map(cell),
  rows: rows.map((row) => row.map(cell)),
})

describe('tables', () => {
  it('by the heads of their columns', () => {
    const { wordings } = fileMaterial(
      [
        table(
          ['序号', '类别', '主题', '位置', '内容', '语气', '出处', '标签'],
          ['1', '过渡.到问题', '安全生产、信访稳定', '', '再往下看短处。', '批评', '某次讲话', '转折'],
          ['2', '排比', '通用', '结尾', '有心，有力，有情。', '', '', ''],
          ['3', '', '', '', '', '', '', ''],
        ),
      ],
      { source: '表.xlsx' },
    )
    expect(wordings.map(({ place: _place, ...rest }) => rest)).toEqual([
      {
        text: '再往下看短处。',
        kind: '过渡.到问题',
        sections: ['正视问题'],
        topics: ['安全生产', '信访稳定'],
        tone: '批评',
        tags: ['转折'],
        source: '某次讲话',
      },
      {
        text: '有心，有力，有情。',
        kind: '排比.三项',
        sections: ['结尾'],
        topics: [],
        source: '表.xlsx',
      },
    ])
  })

  it('without heads: the column with the most to read, the first row as well', () => {
    const { wordings } = fileMaterial([table(['甲', '把心放在一处。'], ['乙', '把劲使在一处。'])], {})
    expect(wordings.map(({ text }) => text)).toEqual(['把心放在一处。', '把劲使在一处。'])
  })
})

it('every sentence is taken or left out with a reason, and nothing that states a figure or decides is taken as one’s own', () => {
  const words = fc.constantFrom(
    '招商',
    '18.6亿元',
    '，',
    '。',
    '全区',
    '专班',
    '每周',
    '今年以来',
    '××',
    '【',
    '】',
    '1. ',
    '（一）',
    '开头',
    '过渡句',
    '——《老子》',
    '干就是了',
    '“',
    '”',
    ' ',
  )
  const lines = fc.array(
    fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(lines, (texts) => {
      // With an end mark it is no heading.
      const given = texts.map((text) => `${text}。`)
      const { wordings, left } = fileMaterial(
        given.map((text): Material => ({ kind: 'text', text, place })),
        {},
      )
      expect(wordings.length + left.length).toBe(given.length)
      const own = wordings.filter(({ suggestion }) => !suggestion)
      expect(own.flatMap(({ text }) => claimsIn(text))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
