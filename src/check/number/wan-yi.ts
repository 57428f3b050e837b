import type { Rule } from '../rule.ts'

const thousand =
  /(?<![\d.A-Za-z])(\d{1,4}(?:\.\d)?)([千百]万?|十万)(?=[个家户人名座所台辆条处套张件起项批亩公元吨斤株棵只头余多、，。；])(?!米|瓦|克|卡|伏|赫|年|里)/gu
const mixed = /(?<![\d.])(\d{1,5})亿(\d{1,4})万(?=[元亩吨个人户千斤])/gu
const sizes: Readonly<Record<string, number>> = { 十万: 10, 百万: 100, 千万: 1000, 百: 100, 千: 1000 }

export const wanYi: Rule = {
  id: 'number/wan-yi',
  name: '数字与千百连用',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '阿拉伯数字后面可以接“万”“亿”，不接“千”“百”：5千人写作5000人，3百万写作300万。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '累计培训农民⟦5千⟧人。',
        message: '阿拉伯数字后不接“千”，此处为“5千”，请核实是否为“5000”',
        suggested: '累计培训农民5000人。',
      },
      {
        text: '争取资金⟦3百万⟧元。',
        message: '阿拉伯数字后不接“百万”，此处为“3百万”，请核实是否为“300万”',
        suggested: '争取资金300万元。',
      },
      {
        text: '总投资⟦2亿3500万⟧元。',
        message: '此处为“2亿3500万”，写作“2.35亿”更简明',
        level: 'info',
        suggested: '总投资2.35亿元。',
      },
    ],
    good: [
      '装机50千瓦，运粮300千克。',
      '百千万工程，两千多人参加。',
      '总投资2.35亿元。',
      '5000人，300万元。',
      '线路全长12千米。',
      '第2百货商店',
      '“2025百家媒体走湖区”和2025千人健步走同日举行。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(thousand)) {
      const [whole, digits = '', scale = ''] = match
      const size = sizes[scale]
      // 2026百家名企, 2025千人徒步: a year before the name of an event
      if (size === undefined || (/^(?:19|20)\d\d$/u.test(digits) && /^[百千]$/u.test(scale))) continue
      const value = Number((Number(digits) * size).toFixed(1))
      const right = `${value}${scale.endsWith('万') ? '万' : ''}`
      const range = { start: match.index, end: match.index + whole.length }
      report({
        range,
        message: `阿拉伯数字后不接“${scale}”，此处为“${whole}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
    for (const match of doc.text.matchAll(mixed)) {
      const right = `${Number((Number(match[1]) + Number(match[2]) / 10_000).toFixed(4))}亿`
      const range = { start: match.index, end: match.index + match[0].length }
      report({
        range,
        level: 'info',
        message: `此处为“${match[0]}”，写作“${right}”更简明`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}
