/** What single papers of a pack need beside the meeting itself: the notice, the plan, the seating and so on. */
import * as z from 'zod'
import { choice, count, day, due, flag, list, person, prose, word } from '../text/fields.ts'

export const noticeSchema = z
  .strictObject({
    to: list(word('主送机关', '各镇（街道）'), '主送机关').optional(),
    number: word('发文字号', '清招组办〔2026〕8号').optional(),
    signed: day('成文日期，不写则待补').optional(),
    signer: list(word('署名'), '署名，不写则为主办单位').optional(),
    issuer: word('发文机关标志，版头用', '清河区人民政府办公室文件').optional(),
    reply: word('回执截止时间，哪天几点', '2026-06-10 17:00').optional(),
    materials: list(prose('材料要求'), '材料要求').optional(),
    dress: word('着装').optional(),
    leave: prose('请假怎么批').optional(),
    attachments: list(word('附件'), '附件，不写则为回执和议程').optional(),
    copied: list(word('抄送机关'), '抄送').optional(),
    printer: word('印发机关').optional(),
    printed: day('印发日期').optional(),
    urgency: choice(['平急', '加急', '特急', '特提'], '紧急程度').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'notice', short: { list: 'to' } } })

const stepSchema = z
  .strictObject({
    when: word('时间', '6月8日前').optional(),
    matter: prose('事项').optional(),
    who: list(person('责任单位或人'), '责任').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'step', short: { text: 'matter' } } })

export const planSchema = z
  .strictObject({
    scale: prose('规模').optional(),
    budget: prose('经费').optional(),
    publicity: prose('宣传').optional(),
    emergency: list(prose('应急'), '应急').optional(),
    timetable: list(stepSchema, '筹备时间表').optional(),
    note: list(prose('其他'), '其他').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'plan', short: {} } })

const rules = (about: string) => list(prose(about), about).optional()
export const guideSchema = z
  .strictObject({
    register: rules('报到'),
    discipline: rules('会场纪律'),
    leave: rules('请假'),
    board: rules('食宿'),
    traffic: rules('交通和停车'),
    safety: rules('安全'),
    secrecy: rules('保密'),
    others: rules('其他'),
  })
  .meta({ shape: { kind: 'entries', level: 'guide', short: { list: 'others' } } })

const jobSchema = z
  .strictObject({
    matter: prose('事项').optional(),
    due: due('时限').optional(),
    who: list(person('责任人'), '责任人').optional(),
    status: word('状态').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'job', short: { text: 'matter' } } })

export const staffGroupSchema = z
  .strictObject({
    group: word('组别', '材料组').optional(),
    head: person('负责人').optional(),
    members: list(person('成员'), '成员').optional(),
    jobs: list(jobSchema, '事项').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'staffGroup', short: { text: 'group' } } })

export const contactSchema = z
  .strictObject({
    name: person('姓名').optional(),
    unit: word('单位').optional(),
    phone: word('电话', '0000-1234567').optional(),
    job: word('管什么', '报名').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'contact', short: { text: 'name' } } })

const ringSchema = z
  .strictObject({
    chairSide: list(person('姓名'), '主方一侧，从一号起').optional(),
    otherSide: list(person('姓名'), '客方或对面一侧').optional(),
    ends: list(person('姓名'), '两端').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'ring', short: {} } })

export const seatsSchema = z
  .strictObject({
    forms: list(choice(['主席台', '台下', '回字形'], '形式'), '出哪几种座次图').optional(),
    honour: choice(['左', '右'], '尊位：公务以左为尊，外事、商务以右为尊').optional(),
    even: choice(['轮排', '一号居中'], '主席台人数为双数时怎么排').optional(),
    perRow: count(['人', '个', '位'], '主席台每排最多几人').optional(),
    platform: list(person('姓名'), '主席台顺序，写了就照它排').optional(),
    hallPerRow: count(['人', '个', '位'], '台下每排几人', '12').optional(),
    hall: list(person('单位或姓名'), '台下顺序，写了就照它排').optional(),
    ring: ringSchema.optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'seats', short: { list: 'forms' } } })

export const minutesSchema = z
  .strictObject({
    number: word('期号', '〔2026〕5号').optional(),
    pointed: list(prose('会议指出'), '会议指出').optional(),
    emphasised: list(prose('会议强调'), '会议强调，不写则取自讲话').optional(),
    required: list(prose('会议要求'), '会议要求，不写则取自讲话').optional(),
    recorder: person('记录人').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'minutes', short: {} } })

export const releaseSchema = z
  .strictObject({
    title: word('标题，35字以内').optional(),
    source: word('稿源').optional(),
    points: list(prose('会议指出'), '会议指出，不写则取自讲话').optional(),
    required: list(prose('会议要求'), '会议要求，不写则取自讲话').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'release', short: { text: 'title' } } })

export const volumeSchema = z
  .strictObject({
    odd: flag('每份材料从单页起').optional(),
    numbering: choice(['连续', '单独'], '页码全本连续，还是每份单独编').optional(),
    label: flag('左上角印“会议材料之一”').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'volume', short: {} } })
