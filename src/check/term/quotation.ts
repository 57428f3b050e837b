import { quotations } from '../find/spans.ts'
import { hanLengthOf } from '../../speech/index.ts'
import type { Rule } from '../rule.ts'

/** Who is quoted word for word: a leader by post, or one whose words everybody knows. */
const leader =
  '(?:总书记|主席|总理|省长|市长|县长|区长|州长|部长|书记|主任|毛泽东|周恩来|邓小平|江泽民|胡锦涛|习近平)'
/** …书记在调研时强调：“ right before the opening mark. */
const introduced = new RegExp(
  `${leader}(?:同志)?[^。！？；“”\\n]{0,24}(?:指出|强调|要求|说过?|讲过?|讲到|提出|告诫|嘱托|指示|寄语)[^。！？；“”\\n]{0,6}[：:，,]?$`,
  'u',
)
/** How far before the quotation its speaker is looked for, in UTF-16 units. */
const before = 48
/** Shorter ones are terms put in quotation marks, not sentences somebody said. */
const shortest = 12

export const quotation: Rule = {
  id: 'term/quotation',
  name: '引语待核',
  level: 'info',
  fix: 'none',
  why: '直接引用领导讲话要一字不差；表里查不到出处的，请对着原文核一遍。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '市委书记在防汛会上强调：⟦“宁可十防九空，不可失防万一，哪怕最后一滴雨也不能松劲。”⟧我们要照着做。',
        message: '此处直接引用了讲话，请对照原文逐字核对',
      },
      {
        text: '县长昨天到敬老院，对护理员说：⟦“老人的饭菜要热乎，夜里的灯要亮着。”⟧',
        message: '此处直接引用了讲话，请对照原文逐字核对',
      },
    ],
    good: [
      '俗话说：“人勤地不懒，秋后粮满仓，来年不慌张。”',
      '县长强调要抓好“一老一小”服务。',
      '市委书记指出，要把防汛责任落实到人、落实到堤。',
      '县长要求认真学习《关于加强村级养老服务设施建设的若干措施》。',
      '邓小平指出：“科学技术是第一生产力。”',
      '毛泽东同志说过：“虚心使人进步，骄傲使人落后。”',
      '居民代表周秀英说：“楼道里装了扶手，我上下楼心里踏实多了。”',
    ],
  },
  check(doc, { inputs, report }) {
    for (const { start, end, open, block } of doc.find(quotations)) {
      if (open !== '“' || end - start < shortest) continue
      const from = Math.max(doc.blocks[block]!.start, start - before)
      if (!introduced.test(doc.text.slice(from, start))) continue
      const inner = doc.text.slice(start + 1, end - 1)
      if (hanLengthOf(inner) < shortest && !/[。！？]$/u.test(inner)) continue
      if (inputs.terms.wordings.has(inner)) continue
      report({ range: { start, end }, message: '此处直接引用了讲话，请对照原文逐字核对' })
    }
  },
}
