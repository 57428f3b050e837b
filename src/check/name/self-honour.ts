import { quotations, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const form =
  /我(?![们市县区省国镇乡州旗校院局部厂司军党村])(?:今天|刚才|这次|上次)?(?:在[^，。；\n]{1,14})?(?:所?(?:作|讲|发表)了?)?(?:的|一个|个)?(?:这个|这次)?重要(?:讲话|指示|讲演)(?:精神)?/gu

export const selfHonour: Rule = {
  id: 'name/self-honour',
  name: '自称重要讲话',
  level: 'warn',
  fix: 'none',
  why: '讲话人说自己的讲话，不用“重要讲话”“重要指示”；主持词和报道里说别人的可以用。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '会后要把⟦我今天的重要讲话精神⟧传达下去。',
        message: '讲话人称自己的讲话，此处为“我今天的重要讲话精神”，请核实是否删去“重要”',
      },
      {
        text: '⟦我在现场会上的重要指示⟧，各镇要落实。',
        message: '讲话人称自己的讲话，此处为“我在现场会上的重要指示”，请核实是否删去“重要”',
      },
    ],
    good: [
      '要认真学习市委书记的重要讲话精神。',
      '我们要学深悟透重要讲话精神。',
      '我市贯彻重要指示精神的做法得到肯定。',
      '我完全赞成刚才县长的重要讲话。',
      { text: '我宣布，请李县长作重要讲话。', with: { meta: { 文种: '主持词' } } },
      '他说“我的重要讲话没人听”。',
    ],
  },
  check(doc, { report }) {
    if (/主持|通稿|通报|纪要/u.test(doc.meta.kind)) return
    for (const match of doc.text.matchAll(form)) {
      if (within(doc.find(quotations), match.index)) continue
      report({
        range: { start: match.index, end: match.index + match[0].length },
        message: `讲话人称自己的讲话，此处为“${match[0]}”，请核实是否删去“重要”`,
      })
    }
  },
}
