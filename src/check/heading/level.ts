import type { Family } from '../../speech/index.ts'
import { headings, type Heading } from '../find/headings.ts'
import type { Rule } from '../rule.ts'

/** The order of GB/T 9704: 一、 （一） 1. （1）. */
const ladder: readonly Family[] = ['一、', '（一）', '1.', '（1）']

export const level: Rule = {
  id: 'heading/level',
  name: '标题层次',
  level: 'warn',
  fix: 'none',
  why: '结构层次序数依次用“一、”“（一）”“1.”“（1）”；隔级使用或上下颠倒，层次就看不清。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.3.3', verified: true }],
  examples: {
    bad: [
      {
        text: '## 一、主要任务\n\n⟦（1）⟧整治河道。清理漂浮物。\n\n（2）整治岸线。拆除违建。',
        message: '此处在“一、”之下直接用“（1）”，请核实是否应为“（一）”',
      },
      {
        text: '# 实施方案\n\n## 一、目标\n\n年内完成。\n\n## 二、步骤\n\n### ⟦（1）⟧宣传发动\n\n三月底前完成。\n\n### （2）组织实施\n\n九月底前完成。',
        message: '此处在“一、”之下直接用“（1）”，请核实是否应为“（一）”',
      },
      {
        text: '## 一、重点任务\n\n### 1.治水\n\n#### ⟦（一）⟧清淤\n\n全线清淤。\n\n#### （二）截污\n\n全线截污。\n\n### 2.治气\n\n控煤。',
        message: '此处在“1.”之下用“（一）”，层次颠倒，请核实序号',
      },
    ],
    good: [
      '## 一、主要任务\n\n### 1.整治河道\n\n清理漂浮物。\n\n### 2.整治岸线\n\n拆除违建。',
      '## 一、主要任务\n\n### （一）整治河道\n\n1.清淤。全线清淤。\n\n（1）上游段。五月完工。\n\n（2）下游段。六月完工。',
      '## 一、主要任务\n\n整治河道要做到：（1）清淤到底；（2）护坡到顶。',
      '附件：1.模范名单\n\n2.提名奖名单\n\n附件1\n\n模范名单\n\n一、助人为乐（2名）\n\n甲乙丙\n\n二、见义勇为（2名）\n\n丁戊己',
      '## 一、建议\n\n抓好投资；\n\n（3）抓好消费。发放消费券。',
      '第一，抓认识。\n\n（1）认识要深。\n\n（2）认识要新。',
    ],
  },
  check(doc, { report }) {
    const all = doc.find(headings)
    const told = new Set<number>()
    for (const heading of all) {
      const { parent } = heading
      if (parent === undefined || told.has(parent)) continue
      if (attachment.test(doc.text.slice(all[parent]!.start, heading.start))) continue
      const message = messageOf(heading, all[parent]!, all)
      if (message === undefined) continue
      told.add(parent)
      const start = heading.start
      report({ range: { start, end: start + heading.mark.length }, message })
    }
  },
}

/** A line 附件2: what follows is a paper of its own. */
const attachment =
  /^[ \u3000]*附[ \u3000]?件[ \u3000]*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?[ \u3000]*$/mu

function messageOf(heading: Heading, above: Heading, all: readonly Heading[]): string | undefined {
  const { family, parent, mark } = heading
  if (family === undefined || above.family === undefined) return undefined
  const upper = ladder.indexOf(above.family)
  const lower = ladder.indexOf(family)
  if (upper < 0 || lower < 0) return undefined
  // the first of them tells it; （3） at the beginning of a line may be a broken one
  if (upper === 0 && lower === 3 && heading.number === 1)
    return `此处在“${above.mark.replace(/[一二三四五六七八九十]+/u, '一')}”之下直接用“${mark}”，请核实是否应为“（一）”`
  const siblings = all.filter((other) => other.parent === parent && other.family === family)
  // one alone may be a reference at the beginning of a line
  if (lower < upper && siblings.length > 1)
    return `此处在“${above.mark}”之下用“${mark}”，层次颠倒，请核实序号`
  return undefined
}
