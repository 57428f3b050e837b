/**
 * The fact sheet as data (DESIGN part 3), keys in English. Each schema carries in its meta what a secretary may write:
 * `level` (its row in the table of terms), `short` (what a bare text, list or number at its place stands for).
 * Texts are plain Chinese with references in 【】; numbers are kept as written.
 */
import * as z from 'zod'
import { choice, day, due, list, moment, number, person, prose, record, word } from '../text/fields.ts'
import { commitment, figureSchema } from './schema-figure.ts'
import { contextTerms, reserved, words } from './words.ts'

/** What ids and names of parts, groups and targets may not be: the words of references. */
export const reservedNames: readonly string[] = [...reserved, ...contextTerms, ...words]

const dutySchema = z
  .strictObject({
    owner: list(word('牵头单位'), '牵头单位').optional(),
    support: list(word('配合单位'), '配合单位').optional(),
    others: record(word('单位或人员'), '其他责任角色', 'words').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'duty', short: { text: 'owner', list: 'owner' } } })

const taskSchema = z
  .strictObject({
    owner: list(word('牵头单位'), '牵头单位').optional(),
    support: list(word('配合单位'), '配合单位').optional(),
    matter: prose('事项', '再生铝项目建成投用').optional(),
    commitment: commitment.optional(),
    due: due('完成时限').optional(),
    frequency: word('频次', '每半月').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'task', short: { text: 'matter' } } })

/** Where a block is put inside another: 成绩, 问题 … by their Chinese name. */
export const blockNames = [
  'achievements',
  'problems',
  'awareness',
  'targets',
  'measures',
  'safeguards',
  'others',
  'sanctions',
] as const
export type BlockName = (typeof blockNames)[number]
const contains = choice(blockNames, '板块', {
  成绩: 'achievements',
  问题: 'problems',
  认识: 'awareness',
  目标: 'targets',
  措施: 'measures',
  保障: 'safeguards',
  其他工作: 'others',
  奖惩: 'sanctions',
})

const containsList = list(contains, '把哪些板块放在这里').optional()
const numbering = word(
  '序号样式：一是、一要、第一，、（一）、1.、无，或用 / 逐级写出',
  '一、/（一）/一是',
).optional()

export const pointSchema = z
  .strictObject({
    heading: prose('小标题，单独成立', '要提早谋划，把项目前期做深做实').optional(),
    overview: prose('概述').optional(),
    content: prose('内容').optional(),
    lead: prose('引出下面各条的话，可用【几】').optional(),
    get points() {
      return list(pointSchema, '下一级要点').optional()
    },
    get groups() {
      return record(list(pointSchema, '该组的要点'), '分组').optional()
    },
    examples: list(prose('例子'), '例子').optional(),
    tasks: list(taskSchema, '任务').optional(),
    duty: dutySchema.optional(),
    due: due('完成时限').optional(),
    frequency: word('频次', '每周').optional(),
    contains: containsList,
    ending: prose('结语').optional(),
    numbering,
  })
  .meta({ shape: { kind: 'entries', level: 'point', short: { text: 'content', list: 'points' } } })

const points = list(pointSchema, '要点').optional()
const groups = record(list(pointSchema, '该组的要点'), '分组').optional()
const blockShape = {
  overview: prose('概述').optional(),
  lead: prose('引出下面各条的话，可用【几】', '概括起来有【几】个特点').optional(),
  points,
  groups,
  contains: containsList,
  ending: prose('结语').optional(),
  numbering,
}

export const blockSchema = z
  .strictObject(blockShape)
  .meta({ shape: { kind: 'entries', level: 'block', short: { list: 'points', text: 'overview' } } })
export const problemsSchema = z
  .strictObject({ ...blockShape, label: word('概括', '三多三少').optional() })
  .meta({ shape: { kind: 'entries', level: 'problems', short: { list: 'points', text: 'overview' } } })

/** In 指标 and 分档: an id of 数据, a number with its unit, a text, or a figure of its own. */
const indicator = figureSchema.meta({
  shape: { kind: 'entries', level: 'figure', short: { number: 'value', text: 'note' } },
})
const tierSchema = z
  .strictObject({ who: word('对象', '一档部门').optional(), indicators: list(indicator, '指标').optional() })
  .meta({ shape: { kind: 'entries', level: 'tier', short: { text: 'who' } } })
export const targetsSchema = z
  .strictObject({
    ...blockShape,
    indicators: list(indicator, '指标').optional(),
    tiers: list(tierSchema, '分档任务').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'targets', short: { list: 'points', text: 'overview' } } })

export const partSchema = z
  .strictObject({
    heading: prose('一级标题').optional(),
    overview: prose('概述').optional(),
    lead: prose('引出下面各条的话，可用【几】').optional(),
    content: prose('内容').optional(),
    points,
    groups,
    contains: containsList,
    ending: prose('结语').optional(),
    numbering,
  })
  .meta({ shape: { kind: 'entries', level: 'part', short: { text: 'heading' } } })

const heardSchema = z
  .strictObject({
    who: list(word('谁'), '谁；不写即“我们”').optional(),
    behalf: list(word('代表谁'), '代表谁').optional(),
    did: word('做了什么', '通报').optional(),
    content: prose('内容').optional(),
    remark: prose('评价').optional(),
    demand: prose('要求').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'heard', short: { text: 'content' } } })

const openingSchema = z
  .strictObject({
    background: prose('背景').optional(),
    reason: prose('缘由').optional(),
    purpose: prose('目的').optional(),
    agenda: list(prose('会议任务', '总结'), '会议任务').optional(),
    lead: prose('引出全文的话', '下面，我讲【几】点意见').optional(),
    content: prose('内容').optional(),
    contains: containsList,
  })
  .meta({ shape: { kind: 'entries', level: 'opening', short: { text: 'content' } } })

const sanctionSchema = z
  .strictObject({
    condition: prose('条件', '按时序进度完成低于70%').optional(),
    target: word('对象').optional(),
    action: prose('处理', '黄牌警告').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'sanction', short: { text: 'action' } } })

const sanctionsSchema = z
  .strictObject({
    overview: prose('概述').optional(),
    points: list(sanctionSchema, '各条奖惩').optional(),
    ending: prose('结语').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'sanctions', short: { list: 'points', text: 'overview' } } })

const closingSchema = z
  .strictObject({
    significance: prose('意义').optional(),
    demand: prose('要求').optional(),
    call: prose('号召').optional(),
    content: prose('内容；结尾写“无”即不另收尾').optional(),
    thanks: prose('致谢语').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'closing', short: { text: 'content' } } })

const regionSchema = z
  .strictObject({
    name: word('名称', '清河区').optional(),
    level: choice(
      ['省', '市', '县级市', '区', '县', '旗', '镇', '乡', '街道', '开发区', '单位'],
      '级别',
    ).optional(),
    units: word('下辖单位的总称', '各镇（街道）').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'region', short: { text: 'name' } } })

const periodSchema = z
  .strictObject({ from: moment('起').optional(), to: moment('止').optional() })
  .meta({ shape: { kind: 'entries', level: 'period', short: { text: 'from' } } })

const defaultsSchema = z
  .strictObject({
    source: word('数据的来源').optional(),
    asOf: moment('数据截至').optional(),
    span: word('时期').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'defaults', short: {} } })

const speakerSchema = z
  .strictObject({ post: word('职务', '区长').optional(), name: person('姓名').optional() })
  .meta({ shape: { kind: 'entries', level: 'speaker', short: { text: 'name' } } })

export const sheetSchema = z
  .strictObject({
    title: prose('标题', '在全区产业招商推进会上的讲话'),
    subtitle: prose('副标题').optional(),
    meeting: word('会议名称，不写则取自标题；“无”即开头不提会议').optional(),
    minutes: number('允许的讲话时间（分钟）').optional(),
    status: choice(['征求意见稿', '讨论稿', '送审稿', '草案', '定稿'], '稿件状态').optional(),
    seed: word('种子：换一套句式').optional(),
    numbering,
    speaker: speakerSchema.optional(),
    date: day('讲话日期'),
    region: regionSchema.optional(),
    topic: word('主题', '招商引资').optional(),
    period: periodSchema.optional(),
    template: word('用哪个模板', '推进会三点式').optional(),
    salutation: word('称谓，或“无”', '同志们').optional(),
    audience: choice(
      ['上对下', '平级', '对外'],
      '谁对谁讲，不写则签约、恳谈、致辞为对外，其余为上对下',
    ).optional(),
    defaults: defaultsSchema.optional(),
    opening: openingSchema.optional(),
    heard: list(heardSchema, '会上在此之前的各项').optional(),
    figures: record(figureSchema, '所有数字，各写一次').optional(),
    outline: list(partSchema, '一级提纲').optional(),
    achievements: blockSchema.optional(),
    problems: problemsSchema.optional(),
    awareness: blockSchema.optional(),
    targets: targetsSchema.optional(),
    measures: blockSchema.optional(),
    safeguards: blockSchema.optional(),
    others: blockSchema.optional(),
    sanctions: sanctionsSchema.optional(),
    closing: closingSchema.optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'sheet', short: {} } })

export type Sheet = z.infer<typeof sheetSchema>
export type Block = z.infer<typeof blockSchema>
export type Point = z.infer<typeof pointSchema>
export type Part = z.infer<typeof partSchema>
export type Task = z.infer<typeof taskSchema>
export type Duty = z.infer<typeof dutySchema>
