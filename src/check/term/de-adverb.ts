import { quotations, untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/** Words that say how something is done. */
const manners =
  '有序|扎实|深入|全面|认真|积极|主动|稳步|有效|切实|坚决|坚定不移|持续|不断|创造性|高质量|高标准|高效|高水平|及时|严格|' +
  '有力|有力有序|有条不紊|稳妥|稳妥有序|科学|精准|大力|着力|自觉|自觉|迅速|尽快|逐步|逐项|逐一|统筹|合理|规范|依法|公开|' +
  '公平|公正|细致|耐心|热情|努力|真正|充分|紧密|密切|牢牢|坚持不懈|持之以恒|锲而不舍|一如既往|毫不动摇|毫不松懈|卓有成效|' +
  '旗帜鲜明|实实在在|扎扎实实|认认真真|踏踏实实|因地制宜|循序渐进|源源不断|切切实实'
/** Verbs that with what follows them can be no noun. */
const verbs =
  '推进|推动|推行|推广|落实|完成|开展|贯彻|执行|解决|处理|服务|支持|配合|参与|投入|融入|组织|引导|加强|加快|提高|提升|抓|做|干|' +
  '办|管|用|走|讲|学|查|改|推|搞|建|守|筑|打|铺|摆|带|帮|种|防|传|接|扛|补|理|盯'
/** 推开, 抓好, 办实, 坚持下去: the verb and what came of it. */
const results =
  '(?:[抓做干办管用学查改搞建守打盯防](?:好|牢|准|细|稳|透|住)(?![人事书友的感处运])|[抓做干办查改打](?:实|深)(?![验习际事力体业物刻入圳度])|' +
  '筑牢|压实(?!度)|推开(?!门|窗)|铺开|展开来|传开|走下去|干下去|抓下去|做下去|坚持下去|推进下去|传下去|办下去|建起来|动起来|' +
  '用起来|开展起来|组织起来|行动起来|扛起来|抓起来|接过来)'
/** The verb has an object with a determiner, or goes on with 到 or 了: no noun can. */
const objects =
  '(?:(?:到位|到底|了(?!解|结|然|却|断|望|事|无)|着(?!力|手|眼|重|陆|装|火|急|色|名)|过(?!程|度|渡|硬|关)|到|入|' +
  '各项|各类|各级|这项|这一|这些|每一|每个|全县|全市|全区|全省|全镇|全乡|我县|我市|我区|我省|我镇|本地|所有))'
const slip = new RegExp(
  `(?<!\\p{Script=Han}{0}[不很最更太])((?:${manners}))的(?=${results}|(?:${verbs})${objects})`,
  'gu',
)

export const deAdverb: Rule = {
  id: 'term/de-adverb',
  name: '的地混用',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '修饰动作用“地”，修饰事物用“的”；只报后面一定是动作的地方，如“有序的推开”“扎实的抓好”。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: { bad: [], good: [] },
  check(doc, { report }) {
    const skipped = doc.find(untouched)
    for (const match of doc.text.matchAll(slip)) {
      if (within(skipped, match.index)) continue
    }
  },
}
