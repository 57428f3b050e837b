import { describe, expect, test } from 'vitest'
import { comparePlaces } from '../../src/text/place.ts'
import { head, read, readBelow } from './told.ts'

describe('keys, in either spelling', () => {
  test('Chinese and English sheets are the same sheet', () => {
    const chinese = read(`标题: 甲
日期: 2026-06-12
讲话人: {职务: 区长, 姓名: 王立明}
数据: {甲: {数值: 3, 单位: 个, 目标: {数值: 5, 承诺: 确保}}}
目标: {概述: 乙, 指标: [甲]}
措施: {总起: 抓好【几】项, 要点: [{小标题: 丙, 责任: {牵头单位: 丁}}]}
`)
    const english = read(`title: 甲
date: 2026-06-12
speaker: {post: 区长, name: 王立明}
figures: {甲: {value: 3, unit: 个, target: {value: 5, commitment: 确保}}}
targets: {overview: 乙, indicators: [甲]}
measures: {lead: 抓好【几】项, points: [{heading: 丙, duty: {owner: 丁}}]}
`)
    expect([chinese.told, english.told]).toEqual([[], []])
    expect(english.facts.sheet).toEqual(chinese.facts.sheet)
    expect(chinese.facts.sheet).toEqual({
      title: '甲',
      date: '2026-06-12',
      speaker: { post: '区长', name: '王立明' },
      figures: { 甲: { value: '3', unit: '个', target: [{ value: '5', commitment: '确保' }] } },
      targets: { overview: '乙', indicators: [{ note: '甲' }] },
      measures: { lead: '抓好【几】项', points: [{ heading: '丙', duty: { owner: ['丁'] } }] },
    })
  })

  test('keys that people name are never translated', () => {
    const { facts, told } = readBelow('数据: {title: 3, value: {其中: {unit: 1, 甲: 2}}}\n')
    expect(told).toEqual([])
    expect(facts.sheet.figures).toEqual({
      title: { value: '3' },
      value: { parts: { unit: { value: '1' }, 甲: { value: '2' } } },
    })
  })

  test('one key in two spellings is a duplicate, at the second, with the first beside it', () => {
    const { told, problems } = readBelow('title: 乙\n')
    expect(told).toEqual(['3:1 sheet/duplicate “title” “标题”和“title”是同一项，写了两次，请保留一个'])
    expect(problems[0]!.related!.map(({ message }) => message)).toEqual(['首次出现'])
  })

  const slips: [written: string, sheet: string, told: string][] = [
    ['标提', '标提: 乙', '3:1 sheet/unknown-key “标提” 没有“标提”这一项，是否应为“标题”？'],
    ['titel', 'titel: 乙', '3:1 sheet/unknown-key “titel” 没有“titel”这一项，是否应为“title”？'],
    ['要典', '成绩: {要典: [乙]}', '3:6 sheet/unknown-key “要典” “成绩”里没有“要典”这一项，是否应为“要点”？'],
    [
      '牵头',
      '措施: [{内容: 乙, 牵头: 丙}]',
      '3:14 sheet/unknown-key “牵头” “措施”里没有“牵头”这一项，是否应写在“责任”下的“牵头单位”？',
    ],
    [
      '配合',
      '措施: [{内容: 乙, 配合: 丙}]',
      '3:14 sheet/unknown-key “配合” “措施”里没有“配合”这一项，是否应写在“责任”下的“配合单位”？',
    ],
    [
      '责任单位',
      '措施: [{内容: 乙, 责任单位: 丙}]',
      '3:14 sheet/unknown-key “责任单位” “措施”里没有“责任单位”这一项，是否应写在“责任”下的“牵头单位”？',
    ],
    [
      '牵头 in a task',
      '措施: [{任务: [{事项: 乙, 牵头: 丙}]}]',
      '3:20 sheet/unknown-key “牵头” “任务”里没有“牵头”这一项，是否应为“牵头单位”？',
    ],
    [
      '牵头单位 beside a point',
      '措施: [{内容: 乙, 牵头单位: 丙}]',
      '3:14 sheet/unknown-key “牵头单位” “措施”里没有“牵头单位”这一项，是否应写在“责任”下的“牵头单位”？',
    ],
    [
      '时限',
      '措施: [{内容: 乙, 时限: 年内}]',
      '3:14 sheet/unknown-key “时限” “措施”里没有“时限”这一项，是否应为“完成时限”？',
    ],
    [
      '约',
      '数据: {甲: {数值: 3, 约: 是}}',
      '3:17 sheet/unknown-key “约” “甲”里没有“约”这一项，是否应为“概数”？',
    ],
    [
      '去年同期',
      '数据: {甲: {数值: 3, 去年同期: 2}}',
      '3:17 sheet/unknown-key “去年同期” “甲”里没有“去年同期”这一项，是否应为“上年同期”？',
    ],
    [
      'a key of another level',
      '讲话人: {姓名: 乙, 事项: 丙}',
      '3:14 sheet/unknown-key “事项” “讲话人”里没有“事项”这一项，它不写在这里；此处可用：职务、姓名',
    ],
    [
      'a key that is like none',
      '时段: {黄色: 丙}',
      '3:6 sheet/unknown-key “黄色” “时段”里没有“黄色”这一项，此处可用：起、止',
    ],
    [
      'a name of objects in general',
      '时段: {constructor: 丙}',
      '3:6 sheet/unknown-key “constructor” “时段”里没有“constructor”这一项，此处可用：from、to',
    ],
  ]
  test.each(slips)('%s names the key meant, at its place', (_written, sheet, told) => {
    expect(readBelow(`${sheet}\n`).told).toEqual([told])
  })
})

describe('one shape for every block and point', () => {
  test('a list, a text, or keys', () => {
    const { facts, told } = readBelow(`成绩: [一, {小标题: 二, 要点: [三, [四, 五]]}]
问题: 六
措施: {总起: 七, 分组: {甲组: 八, 乙组: [九]}, 结语: 十}
提纲: [甲, {标题: 乙, 包含: 成绩}]
结尾: [一, 二]
`)
    expect(told).toEqual([])
    const { achievements, problems, measures, outline, closing } = facts.sheet
    expect(achievements).toEqual({
      points: [
        { content: '一' },
        { heading: '二', points: [{ content: '三' }, { points: [{ content: '四' }, { content: '五' }] }] },
      ],
    })
    expect(problems).toEqual({ overview: '六' })
    expect(measures).toEqual({
      lead: '七',
      groups: { 甲组: [{ content: '八' }], 乙组: [{ content: '九' }] },
      ending: '十',
    })
    expect(outline).toEqual([{ heading: '甲' }, { heading: '乙', contains: ['achievements'] }])
    expect(closing).toEqual({ content: '一\n二' })
  })

  test('a list of texts and the lines of a | text are paragraphs', () => {
    const { facts, told } = readBelow(
      '成绩: {概述: [一, 二]}\n结尾:\n  内容: |\n    三\n    四\n  号召: >\n    五\n    六\n',
    )
    expect(told.filter((one) => !one.includes('yaml/'))).toEqual([])
    expect(facts.sheet.achievements).toEqual({ overview: '一\n二' })
    expect(facts.sheet.closing!.content).toBe('三\n四')
  })

  test('figures: a bare number is the value, a number with its unit both', () => {
    const { facts, told } = readBelow(`数据: {甲: 18.60, 乙: 3个, 丙: 12%, 丁: 6000万元, 戊: {数值: 96.5%}}
目标: {指标: [甲, 3个, 18, 到位资金要过半, 2026年], 分档: [{对象: 一档, 指标: [2个, 待补]}]}
`)
    expect(told).toEqual([])
    expect(facts.sheet.figures).toEqual({
      甲: { value: '18.60' },
      乙: { value: '3', unit: '个' },
      丙: { value: '12', unit: '%' },
      丁: { value: '6000', unit: '万元' },
      戊: { value: '96.5', unit: '%' },
    })
    expect(facts.sheet.targets).toEqual({
      indicators: [
        { note: '甲' },
        { value: '3', unit: '个' },
        { value: '18' },
        { note: '到位资金要过半' },
        { note: '2026年' },
      ],
      tiers: [{ who: '一档', indicators: [{ value: '2', unit: '个' }, { value: '待补' }] }],
    })
  })

  test('the years of 历年 keep their order, with or without 年', () => {
    const { facts, told } = readBelow('数据: {甲: {历年: {2023: 41.8, 2024年: 40.3%, 2025: 38.6}}}\n')
    expect(told).toEqual([])
    expect(Object.entries(facts.sheet.figures!['甲']!.series!)).toEqual([
      ['2023年', '41.8'],
      ['2024年', '40.3'],
      ['2025年', '38.6'],
    ])
    expect(facts.figures.get('甲')).toMatchObject({ unit: '%', value: { text: '38.6' } })
  })

  test('roles under 责任.其他 are words of any kind', () => {
    const { facts, told } = readBelow('措施: [{内容: 乙, 责任: {其他: {目标: 甲, 包抓领导（处级）: 丙}}}]\n')
    expect(told).toEqual([])
    expect(facts.sheet.measures!.points![0]!.duty).toEqual({
      others: { 目标: '甲', '包抓领导（处级）': '丙' },
    })
  })

  test('an empty key is absent', () => {
    const { facts, told } = readBelow('成绩:\n问题: ~\n措施: {要点: , 总起: ""}\n主题: " "\n')
    expect(told).toEqual([])
    expect(facts.sheet).toEqual({ title: '甲会讲话', date: '2026-06-12' })
  })
})

describe('待补 stands wherever a value may', () => {
  test('it stays where it is printed', () => {
    const { facts, told } = readBelow(`副标题: 待补
讲话人: 待补
地区: 待补
时段: 待补
分钟: 待补
开头: 待补
刚才: 待补
提纲: 待补
成绩: 待补
目标: {指标: 待补, 分档: 待补}
措施: [待补, {小标题: 待补, 任务: 待补, 责任: 待补, 完成时限: 待补, 例: 待补}]
奖惩: 待补
结尾: {内容: [一, 待补, 三], 号召: 【待补】}
数据: {甲: 待补, 乙: {数值: 3, 目标: 待补, 排名: 待补, 平均: 待补, 同比: 【待补：同比】, 合计: 待补}}
`)
    expect(told).toEqual([])
    expect(facts.sheet).toMatchObject({
      subtitle: '待补',
      speaker: { name: '待补' },
      region: { name: '待补' },
      period: { from: '待补' },
      minutes: '待补',
      opening: { content: '待补' },
      heard: [{ content: '待补' }],
      outline: [{ heading: '待补' }],
      achievements: { overview: '待补' },
      targets: { indicators: [{ value: '待补' }], tiers: [{ who: '待补' }] },
      measures: {
        points: [
          { content: '待补' },
          {
            heading: '待补',
            tasks: [{ matter: '待补' }],
            duty: { owner: ['待补'] },
            due: '待补',
            examples: ['待补'],
          },
        ],
      },
      sanctions: { overview: '待补' },
      closing: { content: '一\n【待补】\n三', call: '待补' },
      figures: {
        甲: { value: '待补' },
        乙: {
          target: [{ value: '待补' }],
          rank: { place: '待补' },
          average: { value: '待补' },
          growth: '待补',
          sum: ['待补'],
        },
      },
    })
    expect(facts.region).toBeUndefined()
  })

  test('where nothing can be printed for it, it is a warning and the sheet is read on', () => {
    const { facts, told, problems } = readBelow(`状态: 待补
默认: 待补
数据: {甲: {数值: 3, 承诺: 待补, 可公开: 待补, 其中: 待补}}
`)
    expect(told).toEqual([
      '3:5 sheet/pending “待补” “状态”写的是“待补”，定下来后请补上',
      '4:5 sheet/pending “待补” “默认”写的是“待补”，定下来后请补上',
      '5:21 sheet/pending “待补” “承诺”写的是“待补”，定下来后请补上',
      '5:30 sheet/pending “待补” “可公开”写的是“待补”，定下来后请补上',
      '5:38 sheet/pending “待补” “其中”写的是“待补”，定下来后请补上',
    ])
    expect(problems.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn', 'warn'])
    expect(facts.sheet.figures).toEqual({ 甲: { value: '3' } })
  })

  test('the name of a figure, and a unit without which its number says nothing', () => {
    const { facts } = readBelow('数据: {甲: {名称: 待补, 数值: 3}, 乙: {数值: 3, 单位: 待补}}\n')
    expect(facts.figures.get('甲')).toMatchObject({ name: '甲', value: { text: '3' } })
    expect(facts.figures.get('乙')!.value).toBeUndefined()
  })
})

describe('values that cannot be', () => {
  const cases: [about: string, sheet: string, told: string[]][] = [
    [
      'a number with separators',
      '数据: {甲: {数值: "1,286"}, 乙: {数值: "1，286.5万元"}}',
      [
        '3:14 sheet/number “"1,286"” 数字不用分节号：“1,286”请写成“1286”',
        '3:32 sheet/number “"1，286.5万元"” 数字不用分节号：“1，286.5万元”请写成“1286.5万元”',
      ],
    ],
    [
      'a number with separators that YAML takes apart',
      '数据: {甲: {数值: 1,286,000, 单位: 个}}',
      ['3:14 sheet/number “1” 数字不用分节号：“1,286,000”请写成“1286000”'],
    ],
    [
      'numbers that are more or less than numbers',
      '数据:\n  甲: {数值: 18.6亿元}\n  乙: {数值: 近400}\n  丙: {数值: 130多}\n  丁: {数值: １２}\n  戊: {数值: 许多}\n  己: {数值: xx}\n  庚: {目标: 力争48}\n  辛: {数值: 1e3}',
      [
        '4:11 sheet/number “18.6亿元” “数值”只写数字：“18.6亿元”请写成“18.6”，单位写在“单位”里；还没有的数写“待补”',
        '5:11 sheet/number “近400” “数值”只写数字：“近400”请写成“400”，“近”写在“概数”里；还没有的数写“待补”',
        '6:11 sheet/number “130多” “数值”只写数字：“130多”请写成“130”，“多”写在“概数”里；还没有的数写“待补”',
        '7:11 sheet/number “１２” “数值”要用半角数字：“１２”请写成“12”；还没有的数写“待补”',
        '8:11 sheet/number “许多” “数值”应为数字，此处为“许多”；还没有的数写“待补”',
        '9:11 sheet/number “xx” “数值”应为数字，此处为“xx”；还没有的数写“待补”',
        '10:11 sheet/number “力争48” “目标”只写数字：“力争48”请写成“48”，“力争”写在“承诺”里；还没有的数写“待补”',
        '11:11 sheet/number “1e3” “数值”应为数字，此处为“1e3”；还没有的数写“待补”',
      ],
    ],
    [
      'a percentage of another unit',
      '数据: {甲: {数值: 12%, 单位: 亿元}}',
      ['3:14 figure/unit “12%” “数值”写的是百分数，而“单位”是“亿元”，请改为一致'],
    ],
    [
      'days and months that do not exist',
      '默认: {截至: 2026-02-30}\n时段: {起: 2026-13, 止: 2026年2月29日}\n措施: [{内容: 乙, 完成时限: 2026-06-31}, {内容: 丙, 完成时限: 6月31日}]',
      [
        '3:10 sheet/date “2026-02-30” 没有“2026-02-30”这一天，请核对“截至”',
        '4:9 sheet/date “2026-13” 没有“2026-13”这个月，请核对“起”',
        '4:21 sheet/date “2026年2月29日” 没有“2026年2月29日”这一天，请核对“止”',
        '5:20 sheet/date “2026-06-31” 没有“2026-06-31”这一天，请核对“完成时限”',
        '5:47 sheet/date “6月31日” 没有“6月31日”这一天，请核对“完成时限”',
      ],
    ],
    [
      'words and months where a day stands',
      '时段: {起: 上半年, 止: 2026-05}',
      ['3:9 sheet/date “上半年” “起”应为日期或月份（如 2026-05），此处为“上半年”'],
    ],
    [
      'lists and maps where a word stands',
      '主题: [甲, 乙]\n称谓: {甲: 乙}\n成绩: {概述: {甲: 乙}}',
      [
        '3:5 sheet/type “[甲, 乙]” “主题”应为一行文字，此处写成了列表',
        '4:5 sheet/type “{甲: 乙}” “称谓”应为一行文字，此处写成了一组“键: 值”',
        '5:10 sheet/type “{甲: 乙}” “概述”应为一段文字，此处写成了一组“键: 值”；若文字里有冒号，请用引号把整段括起来，或改用全角“：”',
      ],
    ],
    [
      'a text or a list where names are meant',
      '数据: 很多\n问题: {分组: [甲]}\n时段: [2026-01, 2026-05]',
      [
        '3:5 sheet/type “很多” “数据”应为一组“名称: 内容”，每行一个',
        '4:10 sheet/type “[甲]” “分组”应为一组“名称: 内容”，每行一个',
        '5:5 sheet/type “[2026-01, 2026-05]” “时段”应写成一组“键: 值”，可用：起、止；此处是一个列表',
      ],
    ],
    [
      'a text where keys are meant',
      '默认: 快报',
      ['3:5 sheet/type “快报” “默认”应写成一组“键: 值”，可用：来源、截至、时期；此处是“快报”'],
    ],
    [
      'words that are no choice',
      '状态: 送审\n数据: {甲: {数值: 3, 承诺: 确报, 可公开: 不}}\n提纲: [{标题: 甲, 包含: [成积]}]',
      [
        '3:5 sheet/choice “送审” “状态”只能是：征求意见稿、讨论稿、送审稿、草案、定稿；此处为“送审”，是否应为“送审稿”？',
        '4:21 sheet/choice “确报” “承诺”只能是：确保、力争、争取；此处为“确报”，是否应为“确保”？',
        '4:30 sheet/type “不” “可公开”应为“是”或“否”，此处为“不”',
        '5:19 sheet/choice “成积” “包含”只能是：成绩、问题、认识、目标、措施、保障、其他工作、奖惩；此处为“成积”，是否应为“成绩”？',
      ],
    ],
    [
      'a line break in a head, and in a word',
      '主题: "甲\\n乙"\n成绩: [{小标题: [丙, 丁]}]',
      [
        '3:5 sheet/line-break “"甲\\n乙"” “主题”应写在一行内，此处有换行',
        '4:12 sheet/line-break “[丙, 丁]” “小标题”应写在一行内，此处有换行',
      ],
    ],
    [
      'a reference where a word stands',
      '主题: 【甲】\n数据: {甲: 3}',
      ['3:5 reference/not-here “【甲】” “主题”里不能用【】引用，请直接写出；还没有的写“待补”'],
    ],
    [
      'names that are none',
      '数据: {"12": 3, 同比: 3, 甲（二）: 3, 乙: {其中: {句: 1, "3": 2}}, 丙_-·1a: 3}\n问题: {分组: {待补: [甲]}}',
      [
        '3:6 sheet/name “"12"” “12”不能用作名称：名称只能由汉字、字母、数字和 _ - · 组成，且不能全是数字',
        '3:15 sheet/name “同比” “同比”不能用作名称：它是引用里的专用词',
        '3:22 sheet/name “甲（二）” “甲（二）”不能用作名称：名称只能由汉字、字母、数字和 _ - · 组成，且不能全是数字',
        '3:40 sheet/name “句” “句”不能用作名称：它是引用里的专用词',
        '3:46 sheet/name “"3"” “3”不能用作名称：名称只能由汉字、字母、数字和 _ - · 组成，且不能全是数字',
        '4:11 sheet/name “待补” “待补”不能用作名称：它是引用里的专用词',
      ],
    ],
    [
      'names of targets that no reference can use',
      '数据: {甲: {目标: [{数值: 3, 名称: 目标}, {数值: 4, 名称: 市下达}, {数值: 5, 名称: 市下达}]}}',
      [
        '3:27 sheet/name “目标” “目标”不能用作名称：它是引用里的专用词',
        '3:62 sheet/duplicate “市下达” “甲”有两个叫“市下达”的目标，请改名',
      ],
    ],
    [
      'years in the wrong order',
      '数据: {甲: {历年: {2025: 3, 2024年: 2}}}',
      ['3:31 figure/series “2” “历年”要按先后写，2024年应在2025年之前'],
    ],
    [
      'the same year twice',
      '数据: {甲: {历年: {2024: 3, 2024年: 2}}}',
      ['3:24 sheet/duplicate “2024年” “2024”和“2024年”是同一项，写了两次，请保留一个'],
    ],
    [
      'a period that ends before it begins',
      '时段: {起: 2026-05, 止: 2026-01}',
      ['3:21 sheet/period “2026-01” 时段的“止”早于“起”，请核对'],
    ],
  ]
  test.each(cases)('%s', (_about, sheet, told) => {
    expect(readBelow(`${sheet}\n`).told).toEqual(told)
  })

  test('names that would break the program break nothing', () => {
    const { facts, told } = readBelow(
      '数据: {__proto__: 3, constructor: {数值: 3, 单位: toString}, 甲: 【constructor】}\n',
    )
    expect(Object.keys(facts.sheet.figures!)).not.toContain('__proto__')
    expect(facts.figures.get('constructor')).toMatchObject({ unit: 'toString', value: { text: '3' } })
    expect(told.length).toBeGreaterThan(0)
  })
})

test('a key with a full-width colon alone in a list is told; a text that begins like one is a text', () => {
  const { facts, told } = readBelow('措施:\n  - 小标题：甲\n  - 目标：全年过半\n')
  expect(told).toEqual([
    '4:5 yaml/colon “小标题：” “小标题”后面的冒号是全角的，请改为半角冒号加一个空格：“小标题: ”',
  ])
  expect(facts.sheet.measures!.points).toEqual([{ heading: '甲' }, { content: '目标：全年过半' }])
})

test('an id written twice is told at the second', () => {
  const { facts, told } = readBelow('数据: {甲: 3, 乙: {其中: {丙: 1, 丙: 2}}, 甲: 4}\n')
  expect(told).toEqual([
    '3:27 yaml/duplicate-key “丙” “丙”写了两次，请合并成一项',
    '3:35 yaml/duplicate-key “甲” “甲”写了两次，请合并成一项',
  ])
  expect(facts.figures.get('甲')!.value!.text).toBe('3')
})

describe('包含', () => {
  test.each([
    [
      'a block inside itself',
      '成绩: {概述: 甲, 包含: 成绩}',
      ['3:17 outline/cycle “成绩” “包含”绕回了自己：成绩 → 成绩；请去掉其中一处'],
    ],
    [
      'two blocks inside each other',
      '成绩: {要点: [{包含: [问题]}]}\n问题: {包含: [认识]}\n认识: {包含: [成绩]}',
      [
        '3:17 outline/cycle “问题” “包含”绕回了自己：成绩 → 问题 → 认识 → 成绩；请去掉其中一处',
        '4:11 outline/cycle “认识” “包含”绕回了自己：问题 → 认识 → 成绩 → 问题；请去掉其中一处',
        '5:11 outline/cycle “成绩” “包含”绕回了自己：认识 → 成绩 → 问题 → 认识；请去掉其中一处',
      ],
    ],
    [
      'a block in two places',
      '提纲: [{标题: 甲, 包含: [成绩, 问题]}, {标题: 乙, 包含: [成绩]}]\n成绩: 丙\n问题: 丁',
      ['3:42 outline/twice “成绩” “成绩”放进了两处，会印两遍；请保留一处'],
    ],
    ['a block inside another', '提纲: [{标题: 甲, 包含: 成绩}]\n成绩: {包含: 问题}\n问题: 丁', []],
  ])('%s', (_about, sheet, told) => expect(readBelow(`${sheet}\n`).told).toEqual(told))
})

test('points go three levels below their section', () => {
  const three = '{内容: 一, 要点: [{内容: 二, 分组: {甲: [{内容: 三, 例: 丁}]}}]}'
  expect(readBelow(`措施: [${three}]\n提纲: [{标题: 甲, 要点: [${three}]}]\n`).told).toEqual([])
  const { told, problems } = readBelow(`措施: [{要点: [${three}, ${three}]}]\n`)
  expect(told).toEqual([
    '3:42 sheet/depth “{内容: 三, 例: 丁}” 要点最多写三层，这里是第四层，没有序号可用；请并入上一层，或写成“内容”',
    '3:92 sheet/depth “{内容: 三, 例: 丁}” 要点最多写三层，这里是第四层，没有序号可用；请并入上一层，或写成“内容”',
  ])
  expect(problems.map(({ level }) => level)).toEqual(['warn', 'warn'])
})

describe('what every sheet needs', () => {
  test('标题 and 日期: not there, empty, or still to come', () => {
    expect(read('主题: 甲\n').told).toEqual([
      expect.stringMatching(/^1:1 sheet\/required .*缺少“标题”，请补上；还没有定的写“待补”$/s),
      expect.stringMatching(/^1:1 sheet\/required .*缺少“日期”，请补上；还没有定的写“待补”$/s),
    ])
    expect(read('标题:\n日期: ""\n').told).toEqual([
      '1:1 sheet/required “标题” 缺少“标题”，请补上；还没有定的写“待补”',
      '2:1 sheet/required “日期” 缺少“日期”，请补上；还没有定的写“待补”',
    ])
    expect(read('标题: 待补\n日期: 待补\n').told).toEqual([])
    // A wrong value is told once.
    expect(read('标题: {甲: 乙}\n日期: 明天\n').told).toHaveLength(2)
  })

  test('a sheet of nothing, or of something else', () => {
    for (const text of ['', '\n\n', '# 只有注释\n', '只有一句话\n', '- 甲\n- 乙\n']) {
      const { told } = read(text)
      expect(told).toHaveLength(1)
      expect(told[0]).toContain('sheet/empty')
    }
  })
})

test('ten mistakes in ten places come in one run, from top to bottom', () => {
  const { told, problems } = read(`标提: 甲
标题: 乙
日期: 2026-02-30
主题: [丙]
数据:
  到位资金: {数值: "1,286", 单位: 亿元}
  同比: 3
  总数: {合计: [到位资金, 项目], 单位: 亿元}
成绩:
  要典: [丁]
  概述: 今年到位【到位资今】，增长【到位资金.同此】。
措施:
  - {小标题: 戊, 牵头: 己}
  - {小标题: 庚【到位资金.句】, 完成时限: 2026-06-31}
`)
  expect(told.map((one) => one.replace(/(?<=”) .*/, ''))).toEqual([
    '1:1 sheet/unknown-key “标提”',
    '3:5 sheet/date “2026-02-30”',
    '4:5 sheet/type “[丙]”',
    '6:14 sheet/number “"1,286"”',
    '7:3 sheet/name “同比”',
    '8:19 figure/unknown “项目”',
    '10:3 sheet/unknown-key “要典”',
    '11:12 reference/unknown “到位资今”',
    '11:26 reference/word “同此”',
    '13:14 sheet/unknown-key “牵头”',
    '14:18 reference/heading “句”',
    '14:28 sheet/date “2026-06-31”',
  ])
  const places = problems.map(({ place }) => place!)
  expect(places).toEqual([...places].sort(comparePlaces))
})

test('a place leads from a value to the characters of the sheet', () => {
  const { facts } = read(`${head}成绩:\n  概述: >-\n    甲乙\n    丙\n  结语: ["  一二", 三]\n`)
  const at = (path: string, start: number, end: number): string => {
    const place = facts.places.inText(path, start, end)!
    if (!('source' in place)) return ''
    const { line, column } = place.source.position(place.start)
    return `${line}:${column} ${place.source.text.slice(place.start, place.end)}`
  }
  // Between 汉字 the fold leaves nothing: 甲乙丙.
  expect(at('achievements/overview', 2, 3)).toBe('6:5 丙')
  expect(at('achievements/ending', 0, 2)).toBe('7:11 一二')
  expect(at('achievements/ending', 3, 4)).toBe('7:16 三')
  expect(facts.places.written('achievements/overview')).toBe('概述')
})
