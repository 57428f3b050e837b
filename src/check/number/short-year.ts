import type { Rule } from '../rule.ts'

/** Words that make two digits and 年 a year and no span of time. */
const form =
  /(?<![\d.])(\d{2})年(底(?![蕴气色线部层数])|末|初(?![步心衷见始创期具级显现学中高])|度|同期|以来|[1-9]月|1[0-2]月|相比|的?[一二三四]季度|全年|上半年|下半年)?/gu
const lead = /(?:与|比|较|同|从|自|到|至|在|截至|截止|和|、|—|-|于)$/u

export const shortYear: Rule = {
  id: 'number/short-year',
  name: '年份简写',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '公文里年份写全四位，“19年”既像2019年，又像十九年。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '入库税收⟦与19年相比⟧多出两成。',
        message: '此处为“19年”，请核实是否为“2019年”',
        suggested: '入库税收与2019年相比多出两成。',
      },
      {
        text: '工程⟦24年底⟧主体封顶。',
        message: '此处为“24年”，请核实是否为“2024年”',
        suggested: '工程2024年底主体封顶。',
      },
      {
        text: '入住老人同⟦18年⟧的9000人相比翻了一番。',
        message: '此处为“18年”，请核实是否为“2018年”',
        suggested: '入住老人同2018年的9000人相比翻了一番。',
      },
    ],
    good: [
      '建站21年，连续12年安全无事故。',
      '院里有棵20年树龄的银杏。',
      '从业20年以来，他没有迟到过。',
      '2019年相比2018年。',
      '承包期30年到期后再延长30年。',
      '服务满15年的，按15年计算。',
      '改革开放以来的40年里。',
      '支教18年初心如故，创业10年初具规模。',
      '这所老校攒下了60年底蕴。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(form)) {
      const [whole, digits = '', after = ''] = match
      const at = match.index
      const before = lead.exec(doc.text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
      const year = Number(digits)
      const known = doc.meta.day?.year
      // 与19年相比 or 24年底, 24年3月: one word alone is not enough
      const compared =
        /与|比|较|同|和/u.test(before) &&
        /^的?[^，。；\n]{0,16}相比/u.test(doc.text.slice(at + whole.length, at + whole.length + 24))
      const isYear =
        compared ||
        /底|末|初|度|同期|月|季度|上半年|下半年/u.test(after) ||
        (after === '相比' && /与|比|较|同|和/u.test(before))
      if (!isYear || year > ((known ?? 2040) % 100) + 1 || year < 1) continue
      const start = at - before.length
      if (after === '度' || /[第满]$/u.test(doc.text.slice(Math.max(0, start - 1), start))) continue
      const edit = { start: at, end: at, text: '20' }
      report({
        range: after === '相比' ? { start, end: at + whole.length } : { start: at, end: at + whole.length },
        message: `此处为“${digits}年”，请核实是否为“20${digits}年”`,
        suggestions: [{ message: `改为“20${digits}年”`, edits: [edit] }],
      })
    }
  },
}
