/** Any meeting sheet, whole or in pieces, hostile or only odd: a pack never throws, and no paper has a scrap of it left. */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PackInput } from '../../src/index.ts'
import { bodyOf, changed, meetingOf, packOf, sampleMeeting } from '../support/meetings.ts'

/** Every key of a meeting sheet that papers print, small enough to be packed many times. */
const whole = {
  名称: '全区春耕现场会',
  类型: '现场会',
  时间: { 日期: '2026-03-05', 起: '9:00', 止: '10:30', 报到: '8:40' },
  地点: '城关镇政府',
  分会场: [{ 名称: '石桥镇分会场', 地点: '石桥镇政府', 主持人: '魏守仁', 参会范围: '各村支书' }],
  地区: '清河区',
  主办: ['清河区人民政府'],
  承办: ['区农业农村局'],
  主持人: '赵敏',
  背景: '春耕在即',
  目的: '把种子、化肥、水渠落实到村',
  内容: ['通报备耕情况', '区长讲话'],
  议程: [
    { 事项: '通报备耕情况', 谁: '邵春生', 分钟: 10, 材料: '通报' },
    { 事项: '城关镇作表态发言', 谁: '周凌川', 分钟: 5 },
    { 事项: '观摩', 形式: '观摩', 地点: '北渠', 分钟: 15, 备注: '步行' },
    { 事项: '区长王立明讲话', 谁: ['王立明'], 分钟: 30 },
    { 事项: '主持人提要求', 谁: '赵敏', 分钟: 5 },
  ],
  参会: [
    { 姓名: '王立明', 单位: '区政府', 职务: '区长', 主席台: '是', 性别: '男', 民族: '汉族', 电话: '0000-1' },
    { 姓名: '赵敏', 单位: '区政府', 职务: '副区长', 主席台: '是', 领导: '是', 排序: 2 },
    { 姓名: '邵春生', 单位: '区农业农村局', 职务: '局长', 组: '第一组', 备注: '通报' },
    { 姓名: '周凌川', 单位: '城关镇', 职务: '镇长' },
    { 姓名: '魏守仁', 单位: '石桥镇', 职务: '镇长', 会场: '石桥镇分会场' },
    { 姓名: '马行简', 单位: '区人大', 职务: '主任', 状态: '列席' },
    { 姓名: '洪定邦', 单位: '区司法局', 职务: '局长', 状态: '请假', 事由: '学习' },
    { 姓名: '向海涛', 单位: '区统计局', 职务: '副局长', 状态: '替会', 替: '贺兆林' },
  ],
  参会范围: ['各镇主要负责人', '区直有关单位负责人'],
  单位: [
    { 名称: '城关镇', 组: '平原', 排序: 1, 数据: { 春灌完成: 3, 春灌目标: 6, 名次: 2 } },
    { 名称: '石桥镇', 简称: '石桥', 组: '山区', 数据: { 春灌完成: 2, 春灌目标: 8, 名次: 1 } },
  ],
  表态: { 分钟: 5, 字数: 800, 交稿: '2026-03-03', 报送: '区政府办公室', 提纲: ['慢在哪里'], 全文: '否' },
  排名: {
    标题: '春灌进度',
    指标: [{ 名称: '春灌', 单位: '万亩', 权重: 100, 封顶: 120, 上次: '名次' }],
    并列: '并列后空位',
    分组: '是',
    截至: '2026-02-28',
    来源: '区农业农村局',
    口径: ['以丈量为准'],
    可公开: '否',
    备注: ['上次为二月上旬'],
  },
  任务: [
    {
      事项: '修好北渠',
      目标值: '3公里',
      责任领导: '赵敏',
      牵头单位: '区水利局',
      配合单位: ['城关镇'],
      承诺: '确保',
      完成时限: '2026-03-31',
      节点: { 三月中旬: '清淤' },
    },
    { 事项: '化肥到村', 频次: '每周', 备注: '含种子' },
  ],
  议定: [{ 事项: '北渠先通水', 责任人: '赵敏', 牵头单位: '区水利局', 完成时限: '2026-03-20' }],
  要求: ['要抓紧。今天就动手。', '要细。'],
  反馈: { 日期: '2026-03-12', 报送: '区政府办公室', 内容: '备耕进度' },
  通知: {
    主送: ['各镇', '区直各单位'],
    发文字号: '清办函〔2026〕3号',
    成文日期: '2026-03-02',
    署名: '清河区人民政府办公室',
    发文机关标志: '清河区人民政府办公室文件',
    回执截止: '2026-03-04 12:00',
    材料要求: ['带上进度表'],
    着装: '便装',
    请假: '报区长批准',
    附件: ['参会回执'],
    抄送: ['区委办公室'],
    印发机关: '清河区人民政府办公室',
    印发日期: '2026-03-02',
    紧急程度: '加急',
  },
  方案: {
    规模: '六十人',
    经费: '节俭',
    宣传: '发通稿',
    应急: ['备伞'],
    时间表: [{ 时间: '3月2日', 事项: '发通知', 责任: ['区政府办公室'] }],
    备注: ['另行通知'],
  },
  须知: {
    报到: '签到',
    纪律: ['静音'],
    请假: '报批',
    食宿: '不安排',
    交通: '拼车',
    安全: '防滑',
    保密: '无',
    其他: '带笔',
  },
  会务: [
    {
      组别: '材料组',
      负责人: '方屿',
      成员: ['葛小川'],
      事项: [{ 事项: '付印', 时限: '2026-03-04', 责任人: '方屿', 状态: '未办' }],
    },
  ],
  联系人: [{ 姓名: '池映雪', 单位: '区政府办公室', 电话: '0000-2', 事务: '报名' }],
  座次: {
    形式: ['主席台', '台下', '回字形'],
    尊位: '左',
    双数: '轮排',
    每排: 9,
    主席台顺序: ['王立明'],
    台下每排: 4,
    台下顺序: ['城关镇'],
    回字形: { 主方: ['王立明'], 客方: ['邵春生'], 两端: ['马行简'] },
  },
  纪要: { 期号: '〔2026〕2号', 指出: ['进度偏慢'], 强调: ['要快'], 要求: ['要细'], 记录: '封雅文' },
  通稿: { 标题: '清河区部署春耕', 稿源: '区融媒体中心', 要点: ['春耕要早'], 要求: ['水渠要通'] },
  横幅: ['不误农时'],
  版头: '套红',
  密级: '秘密★1年',
  份号: 1,
  会后收回: '是',
  汇编: { 单页起: '是', 页码: '连续', 编号: '是' },
}

const facts = `标题: 在全区春耕现场会上的讲话
讲话人: {职务: 区长, 姓名: 王立明}
日期: 2026-03-05
地区: 清河区
主题: 春耕
数据:
  春灌: {名称: 春灌面积, 数值: 5, 单位: 万亩, 目标: 14, 上年同期: 4, 来源: 区农业农村局, 截至: 2026-02-28}
成绩: {概述: 【春灌.句】。}
问题: {要点: [{小标题: 进度不匀, 内容: 石桥镇只灌了两万亩。}]}
措施: {要点: [{小标题: 要修渠, 内容: 三月修完。, 责任: {牵头单位: 区水利局}, 完成时限: 2026-03-31}]}
`

let unaided: PackInput

beforeAll(() => {
  unaided = meetingOf(JSON.stringify(whole), facts)
})

type Value = string | number | boolean | null | Value[] | { [key: string]: Value }
type Steps = readonly (string | number)[]

/** The steps to every value of a sheet, groups and lists too. */
function pathsIn(value: Value, at: Steps = []): Steps[] {
  if (typeof value !== 'object' || value === null) return [at]
  const below = Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, [...at, Array.isArray(value) ? Number(key) : key]),
  )
  return at.length === 0 ? below : [at, ...below]
}

const paths = pathsIn(whole)

/** A copy with another value at a place; undefined takes what stands there away. */
function replaced(value: Value, steps: Steps, by: Value | undefined): Value {
  const [first, ...rest] = steps
  if (first === undefined || typeof value !== 'object' || value === null) return by ?? null
  if (Array.isArray(value)) {
    const items = value.flatMap((item, i) =>
      i !== first ? [item] : rest.length === 0 && by === undefined ? [] : [replaced(item, rest, by)],
    )
    return items
  }
  if (!(first in value)) return value
  const { [String(first)]: own, ...others } = value
  return rest.length === 0 && by === undefined
    ? others
    : { ...value, [String(first)]: replaced(own!, rest, by) }
}

/** What no paper may hold, whatever the sheet says: scraps of the program. */
const scraps = /\[object|undefined|\bNaN\b|\bnull\b|\{\{|\}\}|[\uFDD0\uFDD1\u{F0000}-\u{10FFFF}]/u

/** What is left of a sentence whose words were taken from it. */
const stranded = [
  [/[、，；：]。|。{2}|[、，；：]{2}|。[、，；：]/u, 'marks that meet'],
  [/（[、，；：。]|[、，；]）|（）|“”|《》/u, 'empty brackets'],
  [/(?:^|\n)[、，；：。）]/u, 'a mark that begins a paragraph'],
  [/[^\n|]、(?:\n|$)|（\n/u, 'a paragraph that breaks off'],
  [/\n#+ *(?:\n|$)/u, 'an empty heading'],
  [/(?:^|\n)(?:\d+\.|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）) *(?:\n|$)/u, 'a number alone'],
] as const

async function papersOf(sheet: Value, speech: string | undefined = facts) {
  const { value, problems } = await packOf(meetingOf(JSON.stringify(sheet), speech))
  return { papers: value.papers.map((paper) => ({ stem: paper.stem, body: bodyOf(paper) })), problems }
}

function scrapsIn(papers: readonly { stem: string; body: string }[]): string[] {
  return papers.flatMap(({ stem, body }) => {
    const found = scraps.exec(body)
    return found ? [`${stem}: …${body.slice(Math.max(0, found.index - 20), found.index + 20)}…`] : []
  })
}

function strandedIn(papers: readonly { stem: string; body: string }[]): string[] {
  return papers.flatMap(({ stem, body }) =>
    stranded.flatMap(([pattern, what]) => {
      const found = pattern.exec(body)
      return found
        ? [`${stem}: ${what}: …${body.slice(Math.max(0, found.index - 20), found.index + 12)}…`]
        : []
    }),
  )
}

/** Stems are names that every system takes, and no two are one. */
function badStems(papers: readonly { stem: string }[]): string[] {
  const stems = papers.map(({ stem }) => stem)
  const odd = stems.filter((stem) => !/^\d\d-[^\\/:*?"<>|\s\p{Cc}]{1,80}$/u.test(stem) || stem.endsWith('.'))
  const twice = stems.filter(
    (stem, i) => stems.findIndex((one) => one.toLowerCase() === stem.toLowerCase()) !== i,
  )
  return [...odd, ...twice]
}

describe('the whole sheet', () => {
  test('makes every paper, with nothing left over', async () => {
    const { papers, problems } = await papersOf(whole)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    expect(papers).toHaveLength(22)
    expect([...scrapsIn(papers), ...strandedIn(papers), ...badStems(papers)]).toEqual([])
  })
})

describe('pieces of it', () => {
  test('each value taken away, three at a time and far apart, leaves whole sentences', async () => {
    const left: string[] = []
    const third = Math.ceil(paths.length / 3)
    for (let i = 0; i < third; i++) {
      const gone = [paths[i]!, paths[i + third]!, paths[i + 2 * third]].filter((steps) => steps !== undefined)
      const sheet = gone
        .toReversed()
        .reduce<Value>((value, steps) => replaced(value, steps, undefined), whole)
      const { papers } = await papersOf(sheet)
      const found = [...scrapsIn(papers), ...strandedIn(papers)]
      left.push(...found.map((one) => `${gone.map((steps) => steps.join('/')).join(' ')}: ${one}`))
    }
    expect(left).toEqual([])
  }, 180_000)

  test('any of them taken away, with and without a speech', async () => {
    const some = fc.subarray(paths, { minLength: 2, maxLength: paths.length })
    await fc.assert(
      fc.asyncProperty(some, fc.boolean(), async (gone, speech) => {
        // from the end, so that what stands before keeps its number
        const sheet = gone
          .toReversed()
          .reduce<Value>((value, steps) => replaced(value, steps, undefined), whole)
        const { papers } = await papersOf(sheet, speech ? facts : '')
        expect([...scrapsIn(papers), ...strandedIn(papers)]).toEqual([])
      }),
      { numRuns: 30 },
    )
  }, 120_000)

  test.each<[string, Value]>([
    ['nothing but a name', { 名称: '全区春耕现场会' }],
    ['no attendees', { ...whole, 参会: [] }],
    ['no agenda', { ...whole, 议程: [] }],
    [
      'empty lists everywhere',
      Object.fromEntries(Object.entries(whole).map(([key, one]) => [key, Array.isArray(one) ? [] : one])),
    ],
    ['one attendee', { ...whole, 参会: [whole.参会[0]!] }],
    ['all on leave', { ...whole, 参会: whole.参会.map((one) => ({ ...one, 状态: '请假' })) }],
    ['an empty sheet', {}],
    ['no sheet at all', null],
    ['a list', ['名称']],
  ])('%s', async (_, sheet) => {
    for (const speech of [facts, undefined]) {
      const { papers } = await papersOf(sheet, speech)
      expect([...scrapsIn(papers), ...strandedIn(papers), ...badStems(papers)]).toEqual([])
    }
  })

  test('待补 in place of every value is printed as a gap, or told, and never as a scrap', async () => {
    const all = paths.reduce<Value>(
      (value, steps) => (isSingle(steps) ? replaced(value, steps, '待补') : value),
      whole,
    )
    const { papers, problems } = await papersOf(all)
    expect(scrapsIn(papers)).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    const single = paths.filter(isSingle)
    // a few at a time, so that most of what stands round a gap is there
    for (let first = 0; first < 30; first++) {
      const some = single.filter((_, i) => i % 30 === first)
      const made = await papersOf(some.reduce<Value>((value, steps) => replaced(value, steps, '待补'), whole))
      expect({ some, scraps: scrapsIn(made.papers) }).toEqual({ some, scraps: [] })
      expect({ some, stranded: strandedIn(made.papers) }).toEqual({ some, stranded: [] })
    }
  }, 180_000)
})

function valueAt(steps: Steps): Value {
  return steps.reduce<Value>((value, step) => (value as Record<string | number, Value>)[step]!, whole)
}

function isSingle(steps: Steps): boolean {
  return typeof valueAt(steps) !== 'object'
}

const hostile: Value[] = [
  '',
  ' ',
  '　',
  '-',
  '|',
  '*',
  '**',
  '_',
  '`',
  '\\',
  '#',
  '# 一',
  '> 甲',
  '- 甲',
  '1. 甲',
  '| 甲 | 乙 |',
  '***',
  '<b>',
  '</td>',
  '<!--',
  '-->',
  '<!-- 分页 -->',
  '<script>alert(1)</script>',
  '&nbsp;',
  '[甲](乙)',
  '![]()',
  '【】',
  '【',
  '】',
  '【【】】',
  '【待补】',
  '【待核：甲】',
  '【没有.这个】',
  '【春灌',
  '【春灌.句】',
  '【春灌/0】',
  '、',
  '，',
  '。',
  '：',
  '；',
  '（',
  '）',
  '“',
  '”',
  '《》',
  '……',
  '——',
  '（）',
  '：。',
  '！？',
  '王',
  '张三',
  '欧阳志远',
  '买买提·艾力',
  '𠮷野家',
  '〇',
  '镕',
  '😀',
  'é',
  '\u200B',
  '\u00AD',
  '\uFEFF',
  '\u202E',
  'a/b:c',
  '..',
  '../../甲',
  'CON',
  'nul.txt',
  '甲\n乙',
  '甲\r\n乙',
  '甲\t乙',
  '\u0007',
  '\u001B[31m',
  '\uFFFE',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-3-5',
  '今天',
  '24:00',
  '9：00',
  '-1:00',
  '无',
  '是',
  '否',
  '全部',
  '长'.repeat(300),
  '长'.repeat(20_000),
  '长，'.repeat(5000),
  '“'.repeat(5000),
  '('.repeat(5000),
  '区'.repeat(61),
  0,
  -1,
  0.1,
  1e21,
  1e-9,
  123_456_789_012,
  true,
  false,
  null,
  [],
  [[]],
  [null],
  ['', ''],
  {},
  { 甲: '乙' },
  { 姓名: {} },
  [{ 姓名: ['甲', '乙'] }],
  { 表: '没有.csv' },
  { a: { b: { c: { d: [{ e: [[[['深']]]] }] } } } },
]

/** Keys whose values are no free text. */
const choices =
  /^(?:类型|形式|状态|主席台|领导|性别|全文|并列|分组|可公开|承诺|紧急程度|尊位|双数|版头|会后收回|单页起|页码|编号)$/
const texts = paths.filter((steps) => isSingle(steps) && !steps.some((step) => choices.test(String(step))))
/** What any text may be, so that the pack is made: odd, and no error of the sheet. */
const odd = hostile.filter(
  (one): one is string =>
    typeof one === 'string' && /\S/u.test(one) && !/[【】\p{Cc}\uFFFE\u202E]/u.test(one),
)

describe('hostile values', () => {
  test('each odd text in many places at once is printed', async () => {
    let made = 0
    for (let run = 0; run < odd.length; run += 2) {
      const sheet = texts
        .filter((steps, i) => (i * 7 + run) % 11 === 0 && /\p{Script=Han}/u.test(String(valueAt(steps))))
        .reduceRight<Value>(
          (value, steps, i) => replaced(value, steps, odd[(i * 13 + run) % odd.length]!),
          whole,
        )
      const { papers } = await papersOf(sheet)
      if (papers.length > 0) made++
      expect({ run, stems: badStems(papers) }).toEqual({ run, stems: [] })
      expect({ run, scraps: scrapsIn(papers) }).toEqual({ run, scraps: [] })
    }
    expect(made).toBe(Math.ceil(odd.length / 2))
  }, 120_000)

  test('each in many places at once: the pack is made or refused, and nothing breaks', async () => {
    // every value comes to stand in many places, and every place has many values
    const runs = hostile.length
    for (let run = 0; run < runs; run++) {
      const sheet = paths
        .filter((_, i) => (i * 7 + run) % 23 === 0)
        .reduceRight<Value>(
          (value, steps, i) => replaced(value, steps, hostile[(i * 31 + run) % hostile.length]!),
          whole,
        )
      const { papers } = await papersOf(sheet)
      expect({ run, stems: badStems(papers) }).toEqual({ run, stems: [] })
      expect({ run, scraps: scrapsIn(papers) }).toEqual({ run, scraps: [] })
    }
  }, 180_000)

  test('any value at any place', async () => {
    const change = fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...hostile))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const sheet = changes.reduce<Value>((value, [steps, by]) => replaced(value, steps, by), whole)
        const { papers } = await papersOf(sheet)
        expect([...scrapsIn(papers), ...badStems(papers)]).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('words of mark-up in a sheet are words in every paper', async () => {
    const sheet = {
      ...whole,
      名称: '*春耕*|<b>现场会</b>',
      地点: '`地点`',
    }
    const { papers, problems } = await papersOf(sheet)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    const agenda = papers.find(({ stem }) => stem === '03-议程')!.body
    expect(agenda).toContain('# \\*春耕\\*\\|\\<b>现场会\\</b>议程')
    expect(agenda).toContain('设在\\`地点\\`。')
  })
})

describe('more than a meeting has', () => {
  test('sixty thousand attendees are refused, and soon', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `王${i},单位${i},局长,替会,李${i},是`)
    const input = changed(await sampleMeeting('产业招商推进会'), {
      table: ['姓名,单位,职务,状态,替,主席台', ...rows].join('\n'),
    })
    const started = performance.now()
    const { value, problems } = await packOf(input)
    expect(performance.now() - started).toBeLessThan(30_000)
    expect(value.papers).toEqual([])
    expect(problems.find(({ code }) => code === 'sheet/size')?.message).toBe(
      '这里有60000项，最多1500项；请核对是不是给错了表',
    )
  }, 60_000)

  test('as many as are taken are printed', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `王${i},单位${i},局长,列席,男,0000-${i}`)
    const input = changed(await sampleMeeting('产业招商推进会'), {
      table: ['姓名,单位,职务,状态,性别,电话', ...rows].join('\n'),
    })
    const { value } = await packOf(input, { only: ['参会人员名单', '签到表'] })
    expect(value.papers.map(({ name }) => name)).toEqual(['参会人员名单', '签到表'])
    expect(bodyOf(value.papers[0]!)).toContain('| 1500 | 单位1499 | 王1499 | 男 | 局长 | 0000-1499 |')
  }, 60_000)

  test('two speeches of one unit, and units that are one file’s name to some system', async () => {
    const agenda = ['城关镇', '城关镇', 'a/b:c', 'A/B:C', '???'].map((unit) => ({
      事项: '表态发言',
      谁: unit,
    }))
    const more = ['a/b:c', 'A/B:C', '???'].map((unit, i) => ({ 姓名: `甲${i}`, 单位: unit, 职务: '主任' }))
    const { papers } = await papersOf({ ...whole, 议程: agenda, 参会: [...whole.参会, ...more] })
    expect(papers.map(({ stem }) => stem).filter((stem) => stem.startsWith('08'))).toEqual([
      '08-表态发言（城关镇周凌川1）',
      '08-表态发言（城关镇周凌川2）',
      '08-表态发言（abc3）',
      '08-表态发言（ABC4）',
      '08-表态发言（5）',
    ])
    expect(badStems(papers)).toEqual([])
  })
})

test('the sheet of this file is taken as it is', async () => {
  expect((await packOf(unaided)).value.papers).toHaveLength(22)
})
