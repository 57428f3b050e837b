import { datedHits, isOver, type DatedKind, type DatedRow } from '../../terms/index.ts'
import { headings } from '../find/headings.ts'
import { sentences } from '../find/sentences.ts'
import { quotations, rangeAt, untouched, within } from '../find/spans.ts'
import type { Doc } from '../doc.ts'
import { dayText } from './day.ts'
import type { Range, Report, Rule } from '../rule.ts'

/** The sentence tells what was, or how one thing became another. */
const looksBack =
  /原|曾|时任|当时|当年|那时|前身|改为|改称|更名|撤销|撤并|撤[县市]设|整合|组建|并入|划转|转隶|划入|承担|取代|废止|施行前|回顾|过去|历史|历程|以前|此前|先后|以来|期间|时期|收官|胜利|圆满|如期|取得|之后|成果|成效|经验|基础|精神|常态化|长效化|末期|冲击|五年来|三年来|考验|疫情/u
/** The sentence sets tasks, or tells what is going on. */
const looksAhead =
  /要|确保|力争|今年|明年|今后|下一步|下阶段|正在|继续|推进|开展|抓好|全力|实施|奋力|编制|落实|决战|决胜/u
/** Heads under which old things are told. */
const pastHead = /回顾|过去|总结|历程|成绩|成效|五年来|以来/u
/** Bodies elsewhere: 美国农业部, 香港工商局. */
const elsewhere = /(?:[美德法英韩泰俄]国|日本|俄罗斯|欧盟|联合国|香港|澳门|台湾)[\p{Script=Han}]{0,4}$/u
/** The last character of the term belongs to another word: 环保部门, 农业局面, 蓬莱市场, 长治县域. */
const goesOn: Readonly<Record<string, RegExp>> = {
  局: /^[面势部限域促外内]/u,
  部: /^[门分署队位件落]/u,
  厅: /^[堂级]/u,
  委: /^[员托任屈]/u,
  办: /^[法事理公案学好]/u,
  会: /^[议场商展]/u,
  市: /^[场区面民容值价盈级直辖]/u,
  县: /^[域级乡份城区]/u,
}
/** Firms, roads and goods keep the old names of places. */
const ownName =
  /^[\p{Script=Han}]{0,8}?(?:公司|集团|厂|路|街|大桥|大道|银行|学校|中学|小学|医院|豆瓣|机场|车站|港)/u
const numeral = /[一二三四五六七八九十百千〇零第\d]$/u
/** Of a plan only its aims are asked about, not the years that it names. */
const planned = /^[”’]?(?:规划|计划|目标|任务|纲要|普法|主要指标|约束性指标)/u
const year = /(\d{4})年/gu

export const period: Rule = {
  id: 'term/period',
  name: '过期名称',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  needs: ['date'],
  why: '机构改革以后的旧机构名、已经结束的规划期和教育活动、已更名的提法和区划，对照会议日期查出来；回顾往年、写明“原”的不报。没有核对过的词条只作提示。',
  basis: [{ source: '时限表', verified: true }],
  examples: {
    bad: [
      {
        text: '县⟦安监局⟧要牵头排查养老机构的燃气管线。',
        with: { meta: { 日期: '2026-06-12' } },
        message: '“安监局”是2019年以前的名称，请核实是否为“应急管理局”',
        suggested: '县应急管理局要牵头排查养老机构的燃气管线。',
      },
      {
        text: '参加今天会议的有县水利局、县⟦国土资源局⟧和各乡镇的负责同志。',
        with: { meta: { 日期: '2026-03-02' } },
        message: '“国土资源局”是2019年以前的名称，请核实是否为“自然资源局”',
        level: 'info',
        suggested: '参加今天会议的有县水利局、县自然资源局和各乡镇的负责同志。',
      },
      {
        text: '客商来自山东⟦即墨市⟧和江苏宜兴市。',
        with: { meta: { 日期: '2026-05-06' } },
        message: '“即墨市”是2017年以前的名称，请核实是否为“即墨区”',
      },
      {
        text: '各学校党组织要深入开展⟦党纪学习教育⟧，抓好每一次集体学习。',
        with: { meta: { 日期: '2026-05-06' } },
        message: '“党纪学习教育”已于2024年7月结束，请核实这里是否还要写',
        level: 'info',
      },
      {
        text: '要对照“⟦十三五⟧”规划目标倒排工期，确保水利项目全部开工。',
        with: { meta: { 日期: '2026-02-01' } },
        message: '“十三五”已于2020年结束，请核实是否为“十五五”',
        level: 'info',
      },
    ],
    good: [
      {
        text: '2018年，县安监局组织了三轮排查。原县安监局的档案已经移交，安监局改为应急管理局以后职责更宽。',
        with: { meta: { 日期: '2026-06-12' } },
      },
      { text: '县安监局要牵头抓好节日安全。', with: { meta: { 日期: '2017-01-12' } } },
      {
        text: '“十四五”期间，全市建成养老服务中心46个；“十四五”规划圆满收官，“十三五”以来的欠账逐步还清。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '要巩固拓展脱贫攻坚成果，巩固党史学习教育成果，弘扬脱贫攻坚精神。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '环保部门、农业部门和国土资源部门要通力协作，打开工作新局面。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '要拓展即墨市场、蓬莱市场，壮大潜山县域经济，支持宁乡县花猪公司上市。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '县文化和旅游局、县农业农村局、县自然资源局、县生态环境局要联合执法。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '要执行《安监局值班制度（试行）》，这份文件现在仍然有效。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '美国农业部公布的大豆产量要参考，二十三五户人家要走访。',
        with: { meta: { 日期: '2026-02-01' } },
      },
      {
        text: '## 一、过去五年的工作\n\n县扶贫办牵头做了大量工作，新农合参合率达到99%。',
        with: { meta: { 日期: '2026-02-01' } },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const day = dayText(doc)
    if (day === undefined) return
    for (const { row, start, end } of datedHits(inputs.terms, doc.text)) {
      if (!isOver(row.to, day) || within(doc.find(untouched), start)) continue
      if (isPartOfAnother(doc, row, { start, end }) || isToldAsPast(doc, row, { start, end })) continue
      report(reportOf(row, { start, end }))
    }
  },
}

function isPartOfAnother({ text }: Doc, { term, kind }: DatedRow, { start, end }: Range): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(end, end + 12)
  if (goesOn[term.at(-1)!]?.test(after)) return true
  if (kind === '机构') return elsewhere.test(before)
  if (kind === '区划') return ownName.test(after)
  return kind === '规划' && numeral.test(before)
}

/** What the sentence or its head says of other times; the title of a document names what it was then. */
function isToldAsPast(doc: Doc, { term, to, kind }: DatedRow, { start, end }: Range): boolean {
  const titled = rangeAt(doc.find(quotations), start)
  if (kind !== '法规' && titled?.open === '《') return true
  const sentence = rangeAt(doc.find(sentences), start)
  const said = sentence ? doc.slice(sentence) : ''
  // 原 in the term itself says nothing
  if (looksBack.test(said.replaceAll(term, ''))) return true
  const last = Number(to!.slice(0, 4))
  for (const match of said.matchAll(year)) if (Number(match[1]) <= last) return true
  const head = doc.find(headings).findLast((heading) => heading.start <= start && start < heading.scopeEnd)
  if (head && pastHead.test(head.title)) return true
  if (isTimed(kind) && !looksAhead.test(said.replaceAll(term, ''))) return true
  return kind === '规划' && /^“?十/u.test(term) && !planned.test(doc.text.slice(end, end + 8))
}

/** Plans and campaigns that are over may be told; bodies and names that are over may not be used as if they were. */
function isTimed(kind: DatedKind): boolean {
  return kind === '规划' || kind === '活动'
}

function reportOf(row: DatedRow, range: Range): Report {
  const { term, successor } = row
  const [ended = '', month] = row.to!.split('-')
  const till = month === undefined ? `${ended}年` : `${ended}年${Number(month)}月`
  const shown = /^[“《]/u.test(term) ? term : `“${term}”`
  const next = /^[“《]/u.test(successor) ? successor : `“${successor}”`
  const said = isTimed(row.kind) ? `已于${till}结束` : `是${till}以前的名称`
  const message =
    successor === ''
      ? `${shown}已于${till}结束，请核实这里是否还要写`
      : `${shown}${said}，请核实是否为${next}`
  const isName = row.kind === '机构' || row.kind === '区划'
  const isOne = isName && successor !== '' && !successor.includes('、')
  return {
    range,
    message,
    ...(row.checked ? {} : { level: 'info' }),
    ...(isOne
      ? { suggestions: [{ message: `改为“${successor}”`, edits: [{ ...range, text: successor }] }] }
      : {}),
    data: { row: row.id },
  }
}
