import { headings } from '../find/headings.ts'
import type { Rule } from '../rule.ts'

export const balance: Rule<{ most: number; least: number }> = {
  id: 'craft/balance',
  name: '各部分长短悬殊',
  level: 'info',
  fix: 'none',
  off: true,
  why: '某一部分占了全文的大半，或者只有寥寥几句。有的讲话本该如此，所以默认不查。',
  basis: [{ source: '本项目约定', verified: true }],
  options: {
    most: { name: '最多', about: '一个部分最多占全文百分之几', default: 60 },
    least: { name: '最少', about: '一个部分最少占全文百分之几', default: 5 },
  },
  examples: {
    bad: [
      {
        text: `## 一、关于抢收\n\n${'要抢晴天抓紧收。'.repeat(20)}\n\n## ⟦二、关于收购⟧\n\n敞开收。\n\n## 三、关于烘干\n\n${'要把机器用起来。'.repeat(20)}`,
        message: '这一部分占全文的3%，不到5%，请看是否调整',
      },
    ],
    good: [
      `## 一、关于抢收\n\n${'要抢晴天抓紧收。'.repeat(5)}\n\n## 二、关于收购\n\n${'要敞开收，应收尽收。'.repeat(5)}`,
      '没有分部分的短讲话。',
      '## 一、关于抢收\n\n只有一个部分。',
    ],
  },
  check(doc, { options, report }) {
    const parts = doc.find(headings).filter((heading) => heading.level === 1)
    const whole = parts.reduce((sum, part) => sum + part.section.length, 0)
    if (parts.length < 2 || whole === 0) return
    for (const part of parts) {
      const share = Math.round((part.section.length / whole) * 100)
      if (share > options.most)
        report({ range: part, message: `这一部分占全文的${share}%，超过${options.most}%，请看是否调整` })
      else if (share < options.least)
        report({ range: part, message: `这一部分占全文的${share}%，不到${options.least}%，请看是否调整` })
    }
  },
}
