import { lexiconHits, type LexiconRow } from '../../terms/index.ts'
import { quotations, untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/** What says that the word before it is somebody's name. */
const afterName = /^(?:同志|先生|女士)/u
/** A note that only repeats what the message says. */
const plainNote = '误写为'

export const lexicon: Rule = {
  id: 'term/lexicon',
  name: '错词',
  level: 'error',
  fix: 'suggest',
  sheets: true,
  why: '错别字、误写的成语、容易混用的字和公文用语，按错词表逐条查。每条词注明来源、是否核对过和前后条件；没有核对过的只作提示。',
  basis: [{ source: '错词表', verified: true }],
  examples: {
    bad: [
      {
        text: '汛前检查要⟦再接再励⟧，把每一处险工险段都走到。',
        message: '此处为“再接再励”，应为“再接再厉”',
        suggested: '汛前检查要再接再厉，把每一处险工险段都走到。',
      },
      {
        text: '⟦截止目前⟧，全县已建成社区食堂23个。',
        message: '此处为“截止目前”，应为“截至目前”（“截止”是停止，“截至”是到某时为止；后面有时点用“截至”）',
        suggested: '截至目前，全县已建成社区食堂23个。',
      },
      {
        text: '根据上级统一⟦布署⟧，今年的秋粮收购提前十天开秤。',
        message: '此处为“布署”，请核实是否为“部署”（“部署”是安排布置，“署”前是“部”）',
        level: 'warn',
        suggested: '根据上级统一部署，今年的秋粮收购提前十天开秤。',
      },
      {
        text: '村委会、居委会和⟦其它⟧基层组织都要建好台帐。',
        message: '此处为“其它”，请核实是否为“其他”（公文统一用“其他”）',
        level: 'warn',
        count: 2,
      },
      {
        text: '⟦截止⟧2026年5月底，老旧小区改造开工31个。',
        message: '此处为“截止”，请核实是否为“截至”（后面有时点，表示到某时为止，用“截至”）',
        level: 'warn',
        suggested: '截至2026年5月底，老旧小区改造开工31个。',
      },
      {
        text: '这笔扶持资金已经到⟦帐⟧，村里要公开。',
        message: '此处为“帐”，请核实是否为“账”（钱物的记载用“账”，“帐”只用于帷幕）',
        level: 'warn',
      },
      {
        text: '镇村干部⟦换界⟧之后，分工要尽快明确。',
        message: '此处为“换界”，请核实是否为“换届”（任期、次数用“届”）',
        level: 'warn',
      },
      {
        text: '应对⟦气侯⟧变化的十条措施已经印发各校。',
        message: '此处为“气侯”，请核实是否为“气候”',
        level: 'warn',
      },
      {
        text: '市里对这项工作⟦做出部署⟧，各校要照办。',
        message: '此处为“做出部署”，请核实是否为“作出部署”（公文习惯用“作出”；“做出”不算错）',
        level: 'info',
      },
      {
        text: '养老机构要⟦坚持不泄⟧，把消防通道清出来。',
        message: '此处为“坚持不泄”，应为“坚持不懈”',
      },
    ],
    good: [
      '现在，我代表县人民政府，向大会报告工作，请予审议。',
      '报名截止日期是6月30日，逾期不再受理；征集意见的截止时间另行通知。',
      '本次评选报名截止5月底，材料由各校汇总。',
      '帐篷、蚊帐等救灾物资已经入库，营帐外有专人值守。',
      '副县长侯志远到会，时任侯县长也讲了话，诸侯国遗址保护要列入规划。',
      '作出决定前要听取群众意见，再作出安排。',
      '参观《布署集》特展的学生有三百多名，展出的还有《再接再励图》。',
      '在公布署名文章以前，请各单位核对；分布署理人员名单附后。',
      '中央财政专项资金拨付下达以后，县财政局七个工作日内转拨。',
      '要防止企业届时交不了房，也要防止社会各界时有议论而无人回应。',
      '第二个五年、第十二个农民丰收节、二十二个村，都写进了村史。',
      '全县上下对过度期待的项目要降温，过度开发的岸线要退出来。',
      '公司计提拨备以后，仍有能力支付主任委员会议定的费用。',
      '开展规模排查，落实实名登记，给予警告处分的要记入档案，授予备案证明的不再重复检查。',
      '环保督察反馈的问题，显着力度、见着成效，不能凸显着急。',
      '应急须知贴到每个楼道，紧急须上报的事项一件也不能漏。',
      '他再三叮嘱：不能自已的时候，先想想党纪国法。',
      '陪养老院的老人过节，比什么表扬都实在。',
      '请弘杨同志会后留一下。',
      {
        text: '副县长震兴在会上通报了情况，各县直单位负责人参加。',
        with: { office: '人员: [{姓名: 震兴, 职务: 副县长}]' },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const hits = lexiconHits(inputs.terms, doc.text)
    if (hits.length === 0) return
    const { people = [], units = [] } = inputs.office
    const names = [...people, ...units].flatMap(({ name }) => name ?? [])
    const skipped = doc.find(untouched)
    const titles = doc.find(quotations).filter(({ open }) => open === '《' || open === '〈')
    for (const { row, start, end } of hits) {
      if (within(skipped, start) || within(titles, start)) continue
      if (doc.blocks[doc.blockAt(start)]!.kind === 'speaker') continue
      if (afterName.test(doc.text.slice(end, end + 2)) || isInName(doc.text, start, row.wrong, names))
        continue
      const message = messageOf(row)
      report({
        range: { start, end },
        message,
        level: row.level,
        suggestions: [{ message: `改为“${row.right}”`, edits: [{ start, end, text: row.right }] }],
        data: { row: row.id },
      })
    }
  },
}

function messageOf({ wrong, right, level, note }: LexiconRow): string {
  const said = level === 'error' ? `应为“${right}”` : `请核实是否为“${right}”`
  return `此处为“${wrong}”，${said}${note === '' || note.includes(plainNote) ? '' : `（${note}）`}`
}

/** The hit is part of a name that the office gives its people or units: whatever its characters, it is right. */
function isInName(text: string, start: number, wrong: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = name.indexOf(wrong); at >= 0; at = name.indexOf(wrong, at + 1))
      if (text.startsWith(name, start - at)) return true
    return false
  })
}
