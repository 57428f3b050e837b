import { tasks } from '../find/tasks.ts'
import type { Rule } from '../rule.ts'

export const deadline: Rule = {
  id: 'task/deadline',
  name: '任务没有完成时限',
  level: 'warn',
  fix: 'none',
  off: true,
  why: '交给单位的任务没有说什么时候办完，或者只说“尽快”“适时”，会后没法督办。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦县民政局要再建成助餐点40个，山区乡镇一个不少。⟧',
        message: '这项任务没有写明什么时候完成，请补上',
      },
      {
        text: '⟦县教育局负责把校车线路方案报县政府。⟧',
        message: '这项任务没有写明什么时候完成，请补上',
      },
      {
        text: '县住建局要⟦尽快⟧拿出加装电梯的办法。',
        message: '时限只写了“尽快”，请写明完成的日期',
        level: 'info',
      },
    ],
    good: [
      '县民政局要在10月底前再建成助餐点40个。',
      '这几件事都要在年底前办完。县民政局要再建成助餐点40个。',
      '县民政局要每月公布一次助餐点的账目。',
      '镇村干部要经常上门看一看，发现困难立即报告，不得拖延。',
      '全县上下要团结一心，把民生实事办好。',
      '文件上写着“县民政局要建成助餐点40个”。',
    ],
  },
  check(doc, { report }) {
    for (const task of doc.find(tasks)) {
      if (!task.isAssigned || task.time !== undefined || task.isStanding || !task.hasDeed) continue
      if (task.vague)
        report({
          range: task.vague,
          message: `时限只写了“${doc.slice(task.vague)}”，请写明完成的日期`,
          level: 'info',
        })
      else
        report({
          range: { start: task.start, end: task.end },
          message: '这项任务没有写明什么时候完成，请补上',
        })
    }
  },
}
