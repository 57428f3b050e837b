/**
 * The two sample packs as they are made, and with one paper changed as a hand would: nothing is said of the clean ones, and
 * each slip is told by its gate and by no other.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { readProfile, rules } from '../../../src/check/index.ts'
import { openWorkspace } from '../../../src/index.ts'
import type { PackInput } from '../../../src/pack/index.ts'
import { gatesOf, reviewPack, type PackPaper } from '../../../src/review-pack.ts'
import type { Checks, Reviewed } from '../../../src/review.ts'
import { formatPlace } from '../../../src/text/place.ts'
import { sharedInputs } from '../../support/check.ts'
import { meetings, packOf, sampleMeeting, type MeetingName } from '../../support/meetings.ts'

type Made = Awaited<ReturnType<typeof packOf>>['value']

const packs = new Map<MeetingName, { input: PackInput; made: Made }>()
let checks: Checks

beforeAll(async () => {
  const workspace = await openWorkspace('content/meetings')
  checks = { workspace, ...(await sharedInputs()), profile: readProfile({}, rules).value, problems: [] }
  for (const name of meetings) {
    const input = await sampleMeeting(name)
    packs.set(name, { input, made: (await packOf(input, { formats: ['md', 'docx'] })).value })
  }
}, 120_000)

type Medium = 'md' | 'docx'

/** The papers of a pack as they lie in its folder, of one medium; plain texts are what they are. */
function papersOf(made: Made, medium: Medium): PackPaper[] {
  return made.papers.map(({ template, name, stem, files, draft }) => {
    const file = files.find(({ format }) => format === medium) ?? files[0]!
    const bytes = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content
    const trace = { 稿子: draft.markdown, 出处: draft.trace }
    return { paper: template.id, name, path: `${stem}.${file.format}`, bytes, trace }
  })
}

/** Changes words of a text, or of a Word file's main part; each has to stand there. */
function edited(
  bytes: Uint8Array,
  medium: Medium,
  edits: readonly (readonly [string, string])[],
): Uint8Array {
  const parts = medium === 'docx' ? unzipSync(bytes) : {}
  const part = 'word/document.xml'
  let text = medium === 'docx' ? strFromU8(parts[part]!) : new TextDecoder().decode(bytes)
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return medium === 'docx' ? zipSync({ ...parts, [part]: strToU8(text) }) : new TextEncoder().encode(text)
}

const gateOf = (code: string): boolean => code.startsWith('pack/') || code === 'facts/pack'

/** Everything but hints, with its paper. */
function loud(reviews: readonly Reviewed[]): { code: string; told: string }[] {
  return reviews
    .flatMap(({ findings, reading, problems, executionErrors }) => {
      expect(executionErrors).toEqual([])
      return [...findings, ...reading, ...problems]
    })
    .filter(({ level }) => level !== 'info')
    .map(({ code, message, place }) => ({ code, told: `${place ? formatPlace(place) : ''} ${message}` }))
}

async function checked(name: MeetingName, papers: PackPaper[]): Promise<{ code: string; told: string }[]> {
  const { input } = packs.get(name)!
  return loud(await reviewPack({ papers, meeting: input }, checks))
}

/** Papers that both packs have, and the statements of each. */
const usual =
  '会议通知 会议方案 议程 日程 主持词 讲话稿 通报 任务分解表 考核排名表 参会人员名单 座次表 桌签 签到表 会议须知 会务分工表 会议纪要 新闻通稿 领导参阅 会议材料目录 短信 横幅'
const statements: Readonly<Record<MeetingName, string>> = {
  产业招商推进会: '表态发言（城关镇） 表态发言（区经开区）',
  安全生产电视电话会: '表态发言（望潮县） 表态发言（汀西区） 表态发言（市住建局）',
}

describe.each(meetings)('the clean pack %s', (name) => {
  it('is made in full', () => {
    const { papers } = packs.get(name)!.made
    const expected = `${usual} ${statements[name]}`.split(' ')
    expect(papers.map((paper) => paper.name).toSorted()).toEqual(expected.toSorted())
    expect(papers.filter((paper) => paper.draft.markdown.trim() === '')).toEqual([])
  })

  it.each(['md', 'docx'] as const)('as %s has nothing to tell', async (medium) => {
    expect(await checked(name, papersOf(packs.get(name)!.made, medium))).toEqual([])
  })

  it('has nothing to tell as it is made', async () => {
    const { findings, executionErrors, notRun } = await gatesOf(packs.get(name)!.made, checks)
    expect([executionErrors, notRun]).toEqual([[], []])
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })
})

interface Seed {
  gate: string
  what: string
  meeting: MeetingName
  paper: string
  medium: Medium
  edits: readonly (readonly [string, string])[]
  /** A part of what is said. */
  says: string
}

const invest = '产业招商推进会'
const safety = '安全生产电视电话会'

const seeds: readonly Seed[] = [
  {
    gate: 'pack/speakers',
    what: '主持词请错了人',
    meeting: invest,
    paper: '主持词',
    medium: 'md',
    edits: [['请区经开区管委会主任梁思衡', '请区经开区党工委书记黎向东']],
    says: '“黎向东”来讲',
  },
  {
    gate: 'pack/speakers',
    what: '讲话的“刚才”换了一家',
    meeting: invest,
    paper: '讲话稿',
    medium: 'docx',
    edits: [['城关镇、区经开区分别代表', '城关镇、城东产业园分别代表']],
    says: '“城东产业园”，会议表的议程里是“区经开区”',
  },
  {
    gate: 'pack/speakers',
    what: '表态发言放错了稿子',
    meeting: invest,
    paper: '表态发言（城关镇）',
    medium: 'md',
    edits: [['共两家，排在第一个', '共三家，排在第一个']],
    says: '照会议表的议程应是2',
  },
  {
    gate: 'pack/time-place',
    what: '通知的报到时间没有改',
    meeting: safety,
    paper: '会议通知',
    medium: 'docx',
    edits: [['请于下午2:40前到会场报到', '请于下午2:20前到会场报到']],
    says: '报到的钟点是“下午2:20”',
  },
  {
    gate: 'pack/time-place',
    what: '日程的报到时间没有改',
    meeting: invest,
    paper: '日程',
    medium: 'docx',
    edits: [['8:40', '8:30']],
    says: '报到的钟点是“8:30”',
  },
  {
    gate: 'pack/tasks',
    what: '分解表的时限提前了',
    meeting: invest,
    paper: '任务分解表',
    medium: 'docx',
    edits: [['7月15日前', '7月25日前']],
    says: '完成时限是“7月25日前”',
  },
  {
    gate: 'pack/items',
    what: '主持词报少了一项',
    meeting: safety,
    paper: '主持词',
    medium: 'md',
    edits: [['今天的会议共有七项议程', '今天的会议共有六项议程']],
    says: '报了六项议程',
  },
  {
    gate: 'pack/items',
    what: '议程两项调了先后',
    meeting: safety,
    paper: '议程',
    medium: 'md',
    edits: [
      ['2.望潮县作表态发言（望潮县县长甘立群，望潮县分会场，5分钟）', '2.甲'],
      [
        '3.汀西区作表态发言（汀西区区长简文博，汀西区分会场，5分钟）',
        '3.望潮县作表态发言（望潮县县长甘立群，望潮县分会场，5分钟）',
      ],
      ['2.甲', '2.汀西区作表态发言（汀西区区长简文博，汀西区分会场，5分钟）'],
    ],
    says: '第2项是“汀西区作表态发言”',
  },
  {
    gate: 'pack/names',
    what: '桌签错了一个字',
    meeting: invest,
    paper: '桌签',
    medium: 'md',
    edits: [['- 韩秉正', '- 韩秉政']],
    says: '“韩秉政”',
  },
  {
    gate: 'pack/names',
    what: '名单里职务改了',
    meeting: invest,
    paper: '参会人员名单',
    medium: 'docx',
    edits: [['区经贸局局长', '区商务局局长']],
    says: '冯启岚的职务是“区商务局局长”',
  },
  {
    gate: 'pack/names',
    what: '通稿里名字错了一个字',
    meeting: safety,
    paper: '新闻通稿',
    medium: 'md',
    edits: [['市长郑明澜', '市长郑明谰']],
    says: '“郑明谰”',
  },
  {
    gate: 'pack/names',
    what: '签到表少了一个人',
    meeting: safety,
    paper: '签到表',
    medium: 'md',
    edits: [['| 11 | 市农业农村局 | 米秀兰 | 市农业农村局局长 |  |  |\n', '']],
    says: '没有“米秀兰”',
  },
  {
    gate: 'pack/time-place',
    what: '通知的日期没有改',
    meeting: invest,
    paper: '会议通知',
    medium: 'docx',
    edits: [['2026年6月12日（星期五）上午9:00', '2026年6月15日（星期一）上午9:00']],
    says: '时间是“2026年6月15日”',
  },
  {
    gate: 'pack/time-place',
    what: '星期写错',
    meeting: invest,
    paper: '主持词',
    medium: 'md',
    edits: [['时间：2026年6月12日（星期五）', '时间：2026年6月12日（星期四）']],
    says: '是“星期四”',
  },
  {
    gate: 'pack/time-place',
    what: '会场换了楼层',
    meeting: invest,
    paper: '短信',
    medium: 'md',
    edits: [['区行政中心二楼报告厅', '区行政中心三楼报告厅']],
    says: '地点是“区行政中心三楼报告厅”',
  },
  {
    gate: 'pack/time-place',
    what: '上午写成下午',
    meeting: safety,
    paper: '会议须知',
    medium: 'md',
    edits: [['下午3:00', '上午3:00']],
    says: '钟点是“上午3:00”',
  },
  {
    gate: 'pack/figure',
    what: '通报里数字颠倒',
    meeting: invest,
    paper: '通报',
    medium: 'md',
    edits: [['引进500万元以上项目118个', '引进500万元以上项目181个']],
    says: '是“181个”',
  },
  {
    gate: 'pack/figure',
    what: '讲话稿改了一个数',
    meeting: safety,
    paper: '讲话稿',
    medium: 'docx',
    edits: [['生产安全事故46起', '生产安全事故64起']],
    says: '“64起”',
  },
  {
    gate: 'facts/pack',
    what: '通稿换了单位',
    meeting: invest,
    paper: '新闻通稿',
    medium: 'md',
    edits: [['实际利用市域外资金18.6亿元', '实际利用市域外资金186000万元']],
    says: '写作“186000万元”',
  },
  {
    gate: 'pack/verb',
    what: '分解表把力争写成确保',
    meeting: invest,
    paper: '任务分解表',
    medium: 'md',
    edits: [['力争把首批三万平方米厂房腾出来', '确保把首批三万平方米厂房腾出来']],
    says: '“确保”',
  },
  {
    gate: 'pack/verb',
    what: '讲话把确保写成力争',
    meeting: safety,
    paper: '讲话稿',
    medium: 'md',
    edits: [['危险经营性自建房整治确保426栋', '危险经营性自建房整治力争426栋']],
    says: '“力争”',
  },
  {
    gate: 'pack/verb',
    what: '分解表目标值前的承诺',
    meeting: safety,
    paper: '任务分解表',
    medium: 'md',
    edits: [['力争3600人', '确保3600人']],
    says: '“企业主要负责人轮训”是“确保”',
  },
  {
    gate: 'pack/tasks',
    what: '分解表的目标值',
    meeting: safety,
    paper: '任务分解表',
    medium: 'docx',
    edits: [['确保426栋', '确保462栋']],
    says: '目标值是“确保462栋”',
  },
  {
    gate: 'pack/leftover',
    what: '去年的文号',
    meeting: safety,
    paper: '会议通知',
    medium: 'md',
    edits: [['汀政办函〔2026〕31号', '汀政办函〔2025〕31号']],
    says: '“〔2025〕”',
  },
  {
    gate: 'pack/leftover',
    what: '区里的稿子说我市',
    meeting: invest,
    paper: '讲话稿',
    medium: 'md',
    edits: [['这些成绩，是大家跑腿跑出来', '我县的这些成绩，是大家跑腿跑出来']],
    says: '“我县”',
  },
  {
    gate: 'pack/deadline',
    what: '分解表的时限在开会以前',
    meeting: invest,
    paper: '任务分解表',
    medium: 'docx',
    edits: [['7月15日前', '5月15日前']],
    says: '“5月15日前”早于',
  },
  {
    gate: 'pack/deadline',
    what: '主持词的报送日期不同',
    meeting: safety,
    paper: '主持词',
    medium: 'md',
    edits: [['请各单位7月24日前报市安委会办公室', '请各单位7月28日前报市安委会办公室']],
    says: '“7月28日”',
  },
  {
    gate: 'pack/decisions',
    what: '纪要多议定了一件',
    meeting: safety,
    paper: '会议纪要',
    medium: 'md',
    edits: [['\n出席：', '\n（四）各县（市、区）增配一名安全监管员，工资由市里统一发放。\n\n出席：']],
    says: '会议表的“议定”里没有',
  },
  {
    gate: 'pack/status',
    what: '一份材料还是送审稿',
    meeting: invest,
    paper: '通报',
    medium: 'md',
    edits: [['（2026年6月12日）\n', '（送审稿）\n\n（2026年6月12日）\n']],
    says: '“送审稿”',
  },
  {
    gate: 'pack/count',
    what: '主持词的实到人数',
    meeting: invest,
    paper: '主持词',
    medium: 'docx',
    edits: [['实到58人', '实到59人']],
    says: '“实到”是59人',
  },
  {
    gate: 'pack/count',
    what: '名单的人数同表不符',
    meeting: invest,
    paper: '参会人员名单',
    medium: 'md',
    edits: [['出席人员（46人）', '出席人员（45人）']],
    says: '下面的表里有46人',
  },
  {
    gate: 'pack/tasks',
    what: '分解表报的项数',
    meeting: invest,
    paper: '任务分解表',
    medium: 'md',
    edits: [['任务分解为19项', '任务分解为18项']],
    says: '说有18项任务',
  },
  {
    gate: 'pack/tasks',
    what: '分解表换了牵头单位',
    meeting: safety,
    paper: '任务分解表',
    medium: 'md',
    edits: [['| 市应急局 | 市工信局、市经开区 |', '| 市工信局 | 市应急局、市经开区 |']],
    says: '牵头单位是“市工信局”',
  },
  {
    gate: 'pack/ranking',
    what: '排名表改了名次',
    meeting: invest,
    paper: '考核排名表',
    medium: 'md',
    edits: [['| 4 | 柳河镇 |', '| 5 | 柳河镇 |']],
    says: '柳河镇的名次是“5”',
  },
  {
    gate: 'pack/ranking',
    what: '通报的完成率同排名表不符',
    meeting: safety,
    paper: '通报',
    medium: 'md',
    edits: [['| 2 | 云埠县 | 90% | 70% |', '| 2 | 云埠县 | 90% | 75% |']],
    says: '云埠县的“完成率”危险经营性自建房整治是“75%”',
  },
]

describe('a slip in one paper', () => {
  it('is of twenty kinds and more', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(20)
  })

  it.each(seeds.map((seed) => [seed.gate, seed.what, seed] as const))('%s: %s', async (gate, _, seed) => {
    const { made } = packs.get(seed.meeting)!
    const papers = papersOf(made, 'md')
    const word = papersOf(made, 'docx')
    const at = papers.findIndex(({ name }) => name === seed.paper)
    const paper = (seed.medium === 'docx' ? word : papers)[at]!
    papers[at] = { ...paper, bytes: edited(paper.bytes, seed.medium, seed.edits) }
    const found = await checked(seed.meeting, papers)
    const gates = found.filter(({ code }) => gateOf(code))
    expect(gates.map(({ code }) => code)).toEqual([gate])
    expect(gates[0]!.told).toContain(seed.says)
    expect(gates[0]!.told.startsWith(paper.path)).toBe(true)
    // and nothing else is told of the same slip
    expect(found.filter(({ code }) => !gateOf(code)).map(({ told }) => told)).toEqual([])
  })
})
