import { tasks } from '../find/tasks.ts'
import type { Doc } from '../doc.ts'
import type { Context, Inputs, Rule } from '../rule.ts'

const leads = /(?:牵头|责任|主办)单位[:：]\s*([^；;。\n（）()]{2,80})/gu
/** 县财政局、县审计局（牵头）: the one that leads stands first. */
const leadNotFirst = /(?:责任|实施)单位[:：][^；;。\n（(]{2,60}、([^、；;。\n（）()]{2,20})[（(]牵头[）)]/gu
const anyone = /^各|有关|相关|所在|属地/u

export const owner: Rule = {
  id: 'task/owner',
  name: '任务没有责任单位',
  level: 'warn',
  fix: 'none',
  off: true,
  why: '有时限、有数量的任务没有说由谁来办，或者牵头单位不在单位名单里、没有排在第一。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '## 一、抓好冬修水利\n\n⟦11月底前要完成干渠清淤36公里。⟧',
        message: '这项任务没有写明由哪个单位负责，请补上',
      },
      {
        text: '⟦第二批助餐点务必在9月20日前建成开张。⟧',
        message: '这项任务没有写明由哪个单位负责，请补上',
      },
      {
        text: '责任单位：县卫健局、⟦县医保局⟧（牵头）。',
        message: '牵头单位“县医保局”应排在第一，请调整顺序',
      },
      {
        text: '牵头单位：⟦县水务局⟧；完成时限：9月底。',
        message: '牵头单位“县水务局”不在单位名单里，请核对名称',
        with: { office: '单位: [县水利局, 县财政局, 县住建局]\n检查: {任务没有责任单位: 开}\n' },
      },
    ],
    good: [
      '县水利局要在11月底前完成干渠清淤36公里。',
      '**（一）清淤由县水利局牵头**。11月底前要完成干渠清淤36公里。',
      '要强化担当，把各项任务落到实处。',
      '要树立一盘棋思想，加强协作配合。',
      '11月底前要完成干渠清淤36公里，由工作专班统一调度。',
      '要完成干渠清淤36公里。\n\n责任单位：县水利局；完成时限：11月底。',
      '责任单位：县医保局（牵头）、县卫健局。',
    ],
  },
  check(doc, context) {
    for (const task of doc.find(tasks)) {
      if (task.owner !== undefined || task.time !== 'sentence' || !task.hasDeed) continue
      context.report({
        range: { start: task.start, end: task.end },
        message: '这项任务没有写明由哪个单位负责，请补上',
      })
    }
    for (const match of doc.text.matchAll(leadNotFirst)) {
      const start = match.index + match[0].lastIndexOf(match[1]!)
      context.report({
        range: { start, end: start + match[1]!.length },
        message: `牵头单位“${match[1]!}”应排在第一，请调整顺序`,
      })
    }
    reportUnknown(doc, context.inputs, context.report)
  },
}

/** Only where the office keeps a list of its units. */
function reportUnknown(doc: Doc, { office }: Inputs, report: Context<object>['report']): void {
  const known = new Set((office.units ?? []).flatMap(({ name, short }) => [name, short]))
  if (known.size === 0) return
  for (const match of doc.text.matchAll(leads)) {
    let start = match.index + match[0].length - match[1]!.length
    for (const written of match[1]!.split('、')) {
      const name = written.trim()
      const at = start + written.indexOf(name)
      start += written.length + 1
      if (name === '' || known.has(name) || anyone.test(name)) continue
      report({
        range: { start: at, end: at + name.length },
        message: `牵头单位“${name}”不在单位名单里，请核对名称`,
      })
    }
  }
}
