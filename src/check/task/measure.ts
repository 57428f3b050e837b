import { tasks } from '../find/tasks.ts'
import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'

/** 县商务局要加强指导: a unit, a duty and nothing that could be seen to be done. */
const soft =
  /^[一-龥（）、]{2,24}(?:要|须|务必)(?:进一步|切实|继续|更加|认真)?(?:加强|强化|推进|推动|抓好|做好|提升|优化|完善|深化|重视|落实)[^，。；：\d]{2,14}[。；]?$/u
const unit = /[局委办厅镇乡村社站所]|街道|中心|部门|单位|公司|集团|园区/u

export const measure: Rule = {
  id: 'task/measure',
  name: '任务没有可查的结果',
  level: 'info',
  fix: 'none',
  off: true,
  why: '交给某个单位的任务，既没有数量，也没有拿得出的结果，办没办、办得怎样都说不清。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦县商务局要加强工作指导。⟧',
        message: '这项任务既没有数量，也没有看得见的结果，请写明做到什么程度',
      },
      {
        text: '⟦县文旅局要进一步推动产业融合发展。⟧',
        message: '这项任务既没有数量，也没有看得见的结果，请写明做到什么程度',
      },
    ],
    good: [
      '县商务局要加强工作指导，11月底前帮15家企业办完出口备案。',
      '县商务局要拿出促消费的方案。',
      '要加强组织领导，强化协同配合。',
      '各级干部要发扬钉钉子精神。',
    ],
  },
  check(doc, { report }) {
    for (const task of doc.find(tasks)) {
      if (!task.isAssigned || task.hasDeed || task.hasFigure || task.time === 'sentence') continue
      if (isSoft(task, doc)) report(finding(task))
    }
  },
}

function isSoft(task: Range, doc: Doc): boolean {
  const words = doc.slice(task).trim()
  return soft.test(words) && unit.test(words.slice(0, words.search(/要|须|务必/u))) && !words.startsWith('各')
}

function finding({ start, end }: Range): { range: Range; message: string } {
  return {
    range: { start, end },
    message: '这项任务既没有数量，也没有看得见的结果，请写明做到什么程度',
  }
}
