/**
 * The meeting sheet as data (DESIGN part 3), keys in English. What the meeting heard and demanded in figures stands in the
 * fact sheet of its speech (讲话); here stands who meets when and where, in which order, and what is to be printed.
 */
import * as z from 'zod'
import {
  choice,
  count,
  day,
  due,
  flag,
  list,
  moment,
  number,
  person,
  prose,
  record,
  word,
} from '../text/fields.ts'
import {
  contactSchema,
  guideSchema,
  minutesSchema,
  noticeSchema,
  planSchema,
  releaseSchema,
  seatsSchema,
  staffGroupSchema,
  volumeSchema,
} from './schema-papers.ts'

/** Each type has its own preset of papers (papers.ts). */
export const meetingTypes = [
  '推进会',
  '调度会',
  '动员会',
  '电视电话会议',
  '专题会',
  '办公会',
  '现场会',
  '座谈会',
  '表彰会',
  '培训会',
  '签约仪式',
  '工作会议',
] as const
export type MeetingType = (typeof meetingTypes)[number]

/** What somebody does in an agenda item; where the sheet does not say it the words of 事项 do. */
export const agendaForms = [
  '通报',
  '汇报',
  '表态发言',
  '交流发言',
  '发言',
  '讲话',
  '致辞',
  '授课',
  '学习',
  '宣读',
  '部署',
  '讨论',
  '座谈',
  '观看',
  '观摩',
  '颁奖',
  '签约',
  '奏唱',
  '主持',
  '休息',
  '其他',
] as const
export type AgendaForm = (typeof agendaForms)[number]

/** What offices call a meeting of one of these types. */
const otherTypes: Record<string, MeetingType> = {
  视频会议: '电视电话会议',
  常务会议: '办公会',
  常委会会议: '办公会',
  党组会: '办公会',
  党组会议: '办公会',
  办公会议: '办公会',
  部署会: '动员会',
  动员部署会: '动员会',
  动员大会: '动员会',
  表彰大会: '表彰会',
  专题会议: '专题会',
  培训班: '培训会',
  签约会: '签约仪式',
}

export const statuses = ['出席', '列席', '请假', '替会'] as const
const otherStatuses: Record<string, AttendeeStatus> = {
  代会: '替会',
  代参会: '替会',
  参会: '出席',
  参加: '出席',
  到会: '出席',
}
export type AttendeeStatus = (typeof statuses)[number]

const clock = (about: string) => word(about, '9:00')

const timeSchema = z
  .strictObject({
    date: day('开会日期').optional(),
    from: clock('几点开始，24小时制').optional(),
    to: clock('几点结束').optional(),
    until: day('一天以上的会议，最后一天').optional(),
    register: word('报到时间', '8:40').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'meetingTime', short: { text: 'date' } } })

const venueSchema = z
  .strictObject({
    name: word('分会场名称', '各县（市、区）分会场').optional(),
    place: word('地点').optional(),
    chair: person('分会场主持人').optional(),
    quota: word('分会场参会范围').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'venue', short: { text: 'name' } } })

const agendaItemSchema = z
  .strictObject({
    matter: prose('做什么', '通报1—5月招商引资工作情况').optional(),
    form: choice(
      agendaForms,
      '形式；不写则看“事项”里的字；休息（用餐、往返、报到也是）只进日程，不算一项议程',
    ).optional(),
    who: list(person('谁：参会人姓名或单位'), '谁，可有几位').optional(),
    minutes: count(['分钟', '分'], '预计几分钟', '10').optional(),
    paper: word('会上用的材料', '通报').optional(),
    date: day('一天以上的会议：哪一天').optional(),
    from: clock('几点开始；不写则从会议开始时间往下推').optional(),
    to: clock('几点结束').optional(),
    place: word('不在主会场时的地点').optional(),
    note: word('备注').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'agendaItem', short: { text: 'matter' } } })

export const attendeeSchema = z
  .strictObject({
    name: person('姓名').optional(),
    unit: word('单位').optional(),
    post: word('职务', '区招商局局长').optional(),
    status: choice(statuses, '出席、列席、请假、替会（代会）；不写即出席', otherStatuses).optional(),
    instead: person('替会：替谁').optional(),
    reason: word('请假事由').optional(),
    order: count([], '排序，小的在前；不写则按写的先后').optional(),
    platform: flag('在主席台就座').optional(),
    leader: flag('会上要介绍的领导；不写则主席台就座的即是').optional(),
    guest: flag('嘉宾：主持词里先介绍，新闻通稿里写出').optional(),
    salutation: word(
      '主持词里怎样称呼，不写即“同志”；嘉宾按性别称“先生”“女士”；不要称呼的写“无”',
      '女士',
    ).optional(),
    sex: choice(['男', '女'], '性别').optional(),
    nation: word('民族').optional(),
    phone: word('电话').optional(),
    venue: word('会场：不写即主会场').optional(),
    group: word('组').optional(),
    note: word('备注').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'attendee', short: { text: 'name' } } })

export const memberSchema = z
  .strictObject({
    name: word('单位全称', '城关镇').optional(),
    short: word('简称').optional(),
    order: count([], '排序').optional(),
    group: word('组，分组排名用', '镇（街道）').optional(),
    data: record(number('数值'), '各项数据，按列名', 'words').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'member', short: { text: 'name' } } })

const statementsSchema = z
  .strictObject({
    minutes: count(['分钟', '分'], '每家几分钟', '3').optional(),
    words: count(['字'], '多少字以内', '600').optional(),
    due: day('交稿日期').optional(),
    to: word('稿子报给谁', '区政府办公室').optional(),
    points: list(prose('表态要讲清的一点'), '发言提纲').optional(),
    full: flag('要不要起草全文；不写只出要求').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'statements', short: { list: 'points' } } })

const rankIndicatorSchema = z
  .strictObject({
    name: word('指标名称', '到位资金').optional(),
    unit: word('单位', '亿元').optional(),
    done: word('完成数在“单位.数据”里的列名，不写则为“名称+完成”').optional(),
    goal: word('目标数的列名，不写则为“名称+目标”').optional(),
    completion: word('完成率的列名；与完成、目标并列时核对').optional(),
    previous: word('上次名次的列名').optional(),
    weight: count(['分'], '权重（分）').optional(),
    cap: count([], '完成率最多按百分之几计分', '120').optional(),
    score: word('得分的列名；与算出的核对').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'rankIndicator', short: { text: 'name' } } })

const rankingSchema = z
  .strictObject({
    title: word('表的标题').optional(),
    indicators: list(rankIndicatorSchema, '指标').optional(),
    ties: choice(['并列后空位', '并列不空位'], '得分相同的名次：1、2、2、4 或 1、2、2、3').optional(),
    grouped: flag('按“单位.组”分组排名').optional(),
    asOf: moment('数据截至').optional(),
    source: word('数据来源').optional(),
    caliber: list(word('口径'), '口径').optional(),
    public: flag('名次可否公开；不写即不公开').optional(),
    notes: list(word('备注'), '表下的注').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'ranking', short: { list: 'indicators' } } })

export const assignmentSchema = z
  .strictObject({
    matter: prose('事项').optional(),
    goal: word('目标值', '44亿元').optional(),
    leader: person('责任领导').optional(),
    owner: list(word('牵头单位'), '牵头单位').optional(),
    support: list(word('配合单位'), '配合单位').optional(),
    commitment: choice(['确保', '力争', '争取'], '承诺的强度').optional(),
    due: due('完成时限').optional(),
    frequency: word('频次', '每半月').optional(),
    milestones: record(prose('到这时做到哪一步'), '分季度或分月的节点', 'words').optional(),
    note: word('备注').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'assignment', short: { text: 'matter' } } })

const decisionSchema = z
  .strictObject({
    matter: prose('会议议定的事').optional(),
    person: person('责任人').optional(),
    owner: list(word('牵头单位'), '牵头单位').optional(),
    support: list(word('配合单位'), '配合单位').optional(),
    due: due('完成时限').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'decision', short: { text: 'matter' } } })

const feedbackSchema = z
  .strictObject({
    due: due('贯彻落实情况哪天以前报').optional(),
    to: word('报给谁', '区政府办公室').optional(),
    content: prose('报什么，不写即“贯彻落实情况”').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'feedback', short: { text: 'due' } } })

export const meetingSchema = z
  .strictObject({
    name: word('会议名称', '全区产业招商推进会'),
    type: choice(meetingTypes, '会议类型，决定出哪些材料；常务会议、党组会即办公会', otherTypes).optional(),
    status: choice(['征求意见稿', '讨论稿', '送审稿', '草案', '定稿'], '材料状态').optional(),
    time: timeSchema.optional(),
    place: word('地点（主会场）').optional(),
    venues: list(venueSchema, '分会场').optional(),
    region: word('地区，不写则同讲话的事实表', '清河区').optional(),
    hosts: list(word('主办单位'), '主办单位').optional(),
    organisers: list(word('承办单位'), '承办单位').optional(),
    chair: person('主持人：参会人的姓名').optional(),
    salutation: word('主持词开头的称谓，不写即“同志们”，有嘉宾的即“各位来宾，同志们”', '同志们').optional(),
    background: prose('开会的依据和背景').optional(),
    purpose: prose('目的').optional(),
    content: list(prose('会议内容'), '会议内容，不写则取自议程').optional(),
    speech: word('讲话的事实表', '../facts/招商推进会.yaml').optional(),
    agenda: list(agendaItemSchema, '议程').optional(),
    attendees: list(attendeeSchema, '参会人员，也可写“表: 参会人员.xlsx”').optional(),
    quota: list(prose('哪些单位的谁参加'), '参会范围，写进通知').optional(),
    units: list(memberSchema, '参加排名的单位和各自的数据，也可写“表: 各单位.xlsx”').optional(),
    statements: statementsSchema.optional(),
    ranking: rankingSchema.optional(),
    tasks: list(assignmentSchema, '任务；不写则取自讲话的任务和责任').optional(),
    decisions: list(decisionSchema, '会议议定的事；会后填，只有它写进纪要的“议定”').optional(),
    demands: list(prose('主持人的要求'), '主持人最后的三点要求').optional(),
    feedback: feedbackSchema.optional(),
    notice: noticeSchema.optional(),
    plan: planSchema.optional(),
    guide: guideSchema.optional(),
    staff: list(staffGroupSchema, '会务分工').optional(),
    contacts: list(contactSchema, '联系人').optional(),
    seats: seatsSchema.optional(),
    minutes: minutesSchema.optional(),
    release: releaseSchema.optional(),
    banner: list(word('横幅或屏幕上的字'), '横幅、屏幕').optional(),
    papers: list(word('材料名称'), '出哪些材料，不写则按会议类型；“全部”即每一种').optional(),
    letterhead: choice(['无', '套红', '预印'], '通知和纪要要不要版头').optional(),
    secrecy: word('密级和保密期限', '秘密★1年').optional(),
    copies: count(['号'], '份号从几号起', '1').optional(),
    collect: flag('会后收回').optional(),
    volume: volumeSchema.optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'meeting', short: {} } })

export type MeetingSheet = z.infer<typeof meetingSchema>
export type AttendeeEntry = z.infer<typeof attendeeSchema>
export type AgendaEntry = z.infer<typeof agendaItemSchema>
export type MemberEntry = z.infer<typeof memberSchema>
export type RankingEntry = z.infer<typeof rankingSchema>
export type RankIndicatorEntry = z.infer<typeof rankIndicatorSchema>
