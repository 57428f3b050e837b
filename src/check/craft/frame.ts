import { headings } from '../find/headings.ts'
import type { Rule } from '../rule.ts'

const spoken = /^(?:讲话|发言|致辞|致词)$/u
const greets =
  /^(?:同志们|各位|尊敬的|亲爱的|女士们|老师们|同学们|乡亲们|朋友们|[^，。]{1,12}(?:代表|委员|同志)[：:])/u

export const frame: Rule<{ salutation: boolean }> = {
  id: 'craft/frame',
  name: '讲话缺称谓',
  level: 'warn',
  fix: 'none',
  why: '完整的讲话稿（有标题、分几个部分）开头应有称谓；不用称谓的，可在 bigan.yaml 里关掉。',
  basis: [{ source: '公文惯例', verified: false }],
  options: { salutation: { name: '称谓', about: '讲话要不要称谓', default: true } },
  examples: {
    bad: [
      {
        text: '# ⟦在全区秋收工作会上的讲话⟧\n\n（2026年9月22日）\n\n今天开个短会，讲两件事。\n\n## 一、抓抢收\n\n要抢晴天。\n\n## 二、抓收购\n\n要敞开收。\n\n同志们，秋收不等人，大家抓紧去办。',
        message: '没有找到称谓（同志们：），请核实是否漏写',
      },
      {
        text: '# ⟦在敬老月启动式上的致辞⟧\n\n（2026年10月14日）\n\n重阳到了。\n\n## 一、说感谢\n\n谢谢大家。\n\n## 二、说打算\n\n多办实事。',
        message: '没有找到称谓（同志们：），请核实是否漏写',
      },
    ],
    good: [
      '# 关于做好冬季防火工作的任务分工\n\n（2026年11月12日）\n\n## 一、宣传\n\n县融媒体中心负责。\n\n## 二、巡查\n\n县林业局负责。',
      '# 在全区秋收工作会上的讲话\n\n同志们：\n\n今天开个短会。\n\n## 一、抓抢收\n\n抢晴天。\n\n## 二、抓收购\n\n敞开收。',
      '# 秋收工作方案\n\n## 一、目标\n\n颗粒归仓。\n\n## 二、措施\n\n抢晴天。',
      '# 在秋收会上的讲话\n\n提几点要求，请抓紧。',
      '# 在秋收会上的讲话\n\n各位代表、同志们，上午好！\n\n## 一、抓抢收\n\n抢晴天。\n\n## 二、抓收购\n\n敞开收。',
      '## 一、抓抢收\n\n抢晴天。\n\n## 二、抓收购\n\n敞开收。',
      {
        text: '# 在秋收会上的讲话\n\n开个短会。\n\n## 一、抓抢收\n\n抢晴天。\n\n## 二、抓收购\n\n敞开收。',
        with: { sheet: '标题: 讲话\n日期: 2026-03-05\n称谓: 无\n' },
      },
    ],
  },
  check(doc, { options, inputs, report }) {
    const { title, salutation, date } = doc.outline.head
    const block = title && doc.blocks.find((one) => one.node === title)
    if (!options.salutation || !block || salutation || !date || !spoken.test(doc.meta.kind)) return
    if (inputs.facts?.sheet.salutation === '无') return
    // a list of tasks or a plan under a title that names no speech
    if (!doc.outline.head.speaker && !/讲话|讲稿|发言|致辞|致词/u.test(doc.slice(block))) return
    const first = doc.find(headings)[0]
    if (doc.find(headings).filter((heading) => heading.level === 1).length < 2) return
    const opening = doc.blocks.filter((one) => one.start < (first?.start ?? 0))
    if (opening.some((one) => greets.test(doc.slice(one).trim()))) return
    report({
      range: { start: block.start, end: block.end },
      message: '没有找到称谓（同志们：），请核实是否漏写',
    })
  },
}
