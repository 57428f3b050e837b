import { quotations, untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/** Words that say how something is done, at the end of what stands before 的. */
const manner =
  /(?:有序|扎实|深入|全面|认真|积极|主动|稳步|切实|坚决|持续|不断|创造性|高质量|高标准|高效|高水平|及时|严格|有力|有条不紊|稳妥|科学|精准|大力|着力|自觉|迅速|逐步|逐项|逐一|合理|细致|耐心|努力|充分|紧密|密切|牢牢|有效|坚定不移|坚持不懈|持之以恒|一如既往|毫不动摇|毫不松懈|卓有成效|旗帜鲜明|实实在在|扎扎实实|认认真真|踏踏实实|因地制宜|循序渐进|源源不断)$/u
/** The longest of them, in UTF-16 units. */
const longest = 5

/** 推开, 抓好, 坚持下去: a verb with what came of it, which is no noun. 做好人, 学好友 and 打深井 are something else. */
const results =
  '[抓做干办管用学查改搞建守盯防打](?:好|牢|准|细|稳)(?![人事书友的感处运意话题料件])|[抓做干办查改](?:实|深)(?![验习际事力体业物刻入圳度情质])|' +
  '筑牢|压实|推开(?![门窗的])|铺开|传开|[走干抓做传办]下去|坚持下去|推进下去|[建动用扛抓]起来|开展起来|组织起来|行动起来'
const verbs =
  '推进|推动|推行|推广|落实|完成|开展|贯彻|执行|解决|处理|配合|组织|引导|加强|加快|提高|提升|参与|融入|抓|做|干|办|查|改|推|建|守'
/** Behind a verb: no noun has 了 or 到位, and none stands before 各项 or 全县. */
const behind =
  '到位|到底|到(?!位率)|了(?![解结然却断望事无])|着(?![力手眼重陆装火急色名落])|各项|各类|各级|各个|这项|这一|这些|每一|每个|' +
  '全县|全市|全区|全省|全镇|全乡|我县|我市|我区|我省|我镇|所有'
const verb = new RegExp(`的(?=(${results}|(?:${verbs})(?=${behind})))`, 'gu')

export const deAdverb: Rule = {
  id: 'term/de-adverb',
  name: '的地混用',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '修饰动作用“地”，修饰事物用“的”；只报后面一定是动作的地方，如“有序的推开”“扎实的抓好”。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '试点成熟一批、⟦有序的推开⟧一批，今年覆盖到所有乡镇。',
        message: '此处为“有序的推开”，请核实是否为“有序地推开”',
        suggested: '试点成熟一批、有序地推开一批，今年覆盖到所有乡镇。',
      },
      {
        text: '各水管单位要⟦扎实的抓好⟧堤防巡查，汛期不得离岗。',
        message: '此处为“扎实的抓好”，请核实是否为“扎实地抓好”',
        suggested: '各水管单位要扎实地抓好堤防巡查，汛期不得离岗。',
      },
      {
        text: '去年我们⟦高质量的完成⟧了三十二个小区的改造。',
        message: '此处为“高质量的完成”，请核实是否为“高质量地完成”',
      },
      {
        text: '要把这件事⟦一如既往的坚持下去⟧，把惠老政策积极的落实到每一户。',
        message: '此处为“一如既往的坚持下去”，请核实是否为“一如既往地坚持下去”',
        count: 2,
      },
      {
        text: '要⟦有效的推动⟧各项惠农补贴直达农户。',
        message: '此处为“有效的推动”，请核实是否为“有效地推动”',
      },
    ],
    good: [
      '拿出扎实的推进措施、有效的解决办法和严格的落实机制。',
      '有序地推开试点，扎实地抓好巡查，全面落实各项政策。',
      '这是一次全面的检查、深入的调研，也是有力的推动。',
      '认真的做好人好事登记，是学雷锋小组多年的习惯。',
      '老师傅说，认真的学好友善待人这一条，比什么都强。',
      '持续的投入到2025年已经达到3.2亿元，密切的配合是关键。',
      '全面的提升行动、严格的执行标准、科学的组织方式，缺一不可。',
      '实实在在的做法有三条，积极的办事态度最要紧。',
      '他讲的抓好落实，我们的干部要记住；会上确定的做到底、管到位，不能打折扣。',
      '“扎实的抓好”四个字写错了，要改成“扎实地抓好”。',
      '要有稳妥的推行着落，也要有主动的开展着眼点。',
    ],
  },
  check(doc, { report }) {
    const { text } = doc
    for (const match of text.matchAll(verb)) {
      const at = match.index
      const before = manner.exec(text.slice(Math.max(0, at - longest), at))?.[0]
      if (before === undefined) continue
      const action = match[1]!
      const range = { start: at - before.length, end: at + 1 + action.length }
      if (within(doc.find(untouched), at) || isQuoted(doc.find(quotations), range)) continue
      report({
        range,
        message: `此处为“${before}的${action}”，请核实是否为“${before}地${action}”`,
        suggestions: [{ message: '改为“地”', edits: [{ start: at, end: at + 1, text: '地' }] }],
      })
    }
  },
}

/** The words themselves are what is quoted: they are spoken of, or the name of something. */
function isQuoted(quoted: readonly { start: number; end: number }[], range: { start: number; end: number }) {
  return quoted.some(({ start, end }) => start === range.start - 1 && end === range.end + 1)
}
