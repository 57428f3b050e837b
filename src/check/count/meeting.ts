import type { Meeting } from '../../meeting/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import { otherCounts } from '../find/agenda-counts.ts'
import { quotations, within } from '../find/spans.ts'
import type { Context, Rule } from '../rule.ts'

const sheet = `名称: 全县公路建设推进会
时间: {日期: 2026-06-12, 起: "9:00"}
议程:
  - {事项: 通报公路建设情况, 谁: 侯建民}
  - {事项: 松岭镇作表态发言, 谁: 田雨}
  - {事项: 青石镇作表态发言, 谁: 石砚}
  - {事项: 县长讲话, 谁: 陈立农}
参会:
  - {姓名: 陈立农, 单位: 县政府, 职务: 县长}
  - {姓名: 侯建民, 单位: 县交通运输局, 职务: 县交通运输局局长}
  - {姓名: 田雨, 单位: 松岭镇, 职务: 松岭镇党委书记}
  - {姓名: 石砚, 单位: 青石镇, 职务: 青石镇镇长}
`

export const meeting: Rule = {
  id: 'count/meeting',
  name: '与会议表的数不同',
  level: 'error',
  fix: 'none',
  needs: ['meeting'],
  why: '“今天有五项议程”“刚才，4家单位作了发言”，这些数要同会议表的议程一致；临时加减一项，最容易忘了改。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        text: '今天的会议有⟦五项议程⟧，请大家集中精力。',
        message: '此处为“五项议程”，会议表的议程是4项，请核对',
        with: { meeting: sheet },
      },
      {
        text: '刚才，⟦3家单位⟧作了表态发言，讲得都很实在。',
        message: '此处为“3家单位”，会议表的议程里表态发言的是2家，请核对',
        with: { meeting: sheet },
      },
      {
        text: '刚才，⟦四个单位⟧先后作了发言，我都赞成。',
        message: '此处为“四个单位”，会议表的议程里发言的是2家，请核对',
        with: { meeting: sheet },
      },
    ],
    good: [
      { text: '今天的会议有三项议程：一是通报，二是表态发言，三是讲话。', with: { meeting: sheet } },
      { text: '今天的会议有四项议程。刚才，两家单位作了表态发言。', with: { meeting: sheet } },
      { text: '刚才，三家单位作了汇报和表态发言，讲得都很实在。', with: { meeting: sheet } },
      { text: '刚才，松岭镇等5家单位作了发言。', with: { meeting: sheet } },
      { text: '现在进行第三项议程。上次会议有六项议程。', with: { meeting: sheet } },
      { text: '今天的会议有五项议程，请大家集中精力。', with: { meeting: '名称: 甲\n时间: 2026-06-12\n' } },
    ],
  },
  check(doc, { inputs, report }) {
    const { agenda } = inputs.meeting!
    if (agenda.length === 0) return
    const say = reporter(doc, report)
    for (const match of doc.text.matchAll(itemCount)) {
      if (notNow.test(doc.text.slice(Math.max(0, match.index - 16), match.index))) continue
      say(match, [agenda.length, ...otherCounts(agenda)], `会议表的议程是${agenda.length}项`)
    }
    for (const match of doc.text.matchAll(speakerCount)) {
      const words = match[4]!
      const rights = countsOf(inputs.meeting!, words)
      const what = words.includes('表态') ? '表态发言' : words.includes('交流') ? '交流发言' : '发言'
      if (rights[0]! > 0) say(match, rights, `会议表的议程里${what}的是${rights[0]!}家`)
    }
  },
}

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const itemCount = new RegExp(
  `(?<![第\\d一二三四五六七八九十前后余])(${number}项(?:会议)?(?:议程|议题))`,
  'gu',
)
const notNow = /上次|上一次|去年|以往|下次|剩下|还有|最后|前面|原定|等$/u
const speakerCount = new RegExp(
  `(?<=刚才[，,]?(?:[^。；\\n等]{0,20}[，,、])?(?:有)?)(${number}(?:家|个|位)(单位|同志|部门|乡镇|镇街|县区|企业)?)([^。；\\n等]{0,14}?(?:表态发言|交流发言|典型发言|大会发言|发言|表态))`,
  'gu',
)

/** How many may be meant: those of the form that is named, then with what else was heard before the speech. */
function countsOf({ agenda }: Meeting, words: string): number[] {
  const of = (forms: readonly string[]): number =>
    agenda
      .filter(({ form }) => forms.includes(form))
      .reduce((sum, { speakers }) => sum + Math.max(1, speakers.length), 0)
  const named = words.includes('表态')
    ? ['表态发言']
    : words.includes('交流')
      ? ['交流发言']
      : ['表态发言', '交流发言', '其他']
  if (/汇报|通报|介绍|和/u.test(words))
    return [of([...named, '通报', '汇报']), of([...named, '汇报']), of(named)]
  return [of(named)]
}

function reporter(doc: Parameters<Rule['check']>[0], report: Context<object>['report']) {
  return (match: RegExpMatchArray & { index: number }, rights: readonly number[], said: string): void => {
    const words = match[1]!
    const n = valueOf(match[2]!)
    if (n === undefined || rights.includes(n) || within(doc.find(quotations), match.index)) return
    report({
      range: { start: match.index, end: match.index + words.length },
      message: `此处为“${words}”，${said}，请核对`,
    })
  }
}

function valueOf(words: string): number | undefined {
  if (/\d/u.test(words)) return Number(words)
  return words === '两' ? 2 : parseChineseNumber(words)
}
