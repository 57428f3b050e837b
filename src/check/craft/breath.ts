import { hanLengthOf } from '../../speech/index.ts'
import { sentences } from '../find/sentences.ts'
import type { Rule } from '../rule.ts'

export const breath: Rule<{ sentence: number; clause: number }> = {
  id: 'craft/breath',
  name: '句子过长',
  level: 'info',
  fix: 'none',
  off: true,
  why: '念稿时一口气念不完的句子：整句过长，或者很长一段没有停顿。全篇只报一处并给出总数；一般只在大字版上打开。',
  basis: [{ source: '本项目约定', verified: true }],
  options: {
    sentence: { name: '整句字数', about: '一句话最多多少个汉字', default: 120 },
    clause: { name: '停顿字数', about: '没有任何标点的一段最多多少个汉字', default: 35 },
  },
  examples: {
    bad: [
      {
        text: '⟦要把学校周边交通秩序整治和校车运行安全监管以及接送学生车辆驾驶人资格审查工作摆上更加突出位置。⟧开学前完成。',
        message: '全文有1处一口气念不完的句子，最长的一处在这里（46个汉字没有停顿）',
      },
    ],
    good: ['要管好校车，管好路口，管好接送的人。', '一是查车况；二是查资质；三是查线路；四是查站点。'],
  },
  check(doc, { options, report }) {
    let longest: { start: number; end: number; length: number; what: string } | undefined
    let count = 0
    for (const { start, end, block } of doc.find(sentences)) {
      if (!['paragraph', 'item'].includes(doc.blocks[block]!.kind)) continue
      const text = doc.text.slice(start, end)
      const whole = /；/u.test(text) ? 0 : hanLengthOf(text)
      const clause = Math.max(
        ...text.split(/[，。；：、！？,;:“”（）《》]/u).map((part) => hanLengthOf(part)),
      )
      if (whole <= options.sentence && clause <= options.clause) continue
      count++
      const length = whole > options.sentence ? whole : clause
      const what = whole > options.sentence ? '一句' : '没有停顿'
      if (!longest || length > longest.length) longest = { start, end, length, what }
    }
    if (longest)
      report({
        range: { start: longest.start, end: longest.end },
        message: `全文有${count}处一口气念不完的句子，最长的一处在这里（${longest.length}个汉字${longest.what}）`,
        data: { count },
      })
  },
}
