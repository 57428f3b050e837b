import { between, figuresBySentence } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

const moved = /(?:提高|提升|上升|下降|降低|回落|增加|减少|上涨|升高)(?:了)?$/u
const ofRate = /(?:率|占比|比重|比例|覆盖面)[^，。；\n]{0,10}$/u
const fromTo = /(?:由|从)[^。；\n]*$/u

export const percentPoint: Rule = {
  id: 'number/percent-point',
  name: '百分点写成百分之',
  level: 'error',
  fix: 'suggest',
  sheets: true,
  why: '两个百分比相减，差是“百分点”，不是“%”；“2.1百分点”中间少了“个”。',
  basis: [{ source: '统计口径', verified: false }],
  examples: {
    bad: [
      {
        text: '城镇化率由61.5%提高到63.8%，提高⟦2.3%⟧。',
        message: '61.5%到63.8%相差的是百分点，此处为“2.3%”，应为“2.3个百分点”',
        suggested: '城镇化率由61.5%提高到63.8%，提高2.3个百分点。',
      },
      {
        text: '绿化覆盖率达到43.2%，比上年提高⟦2.1百分点⟧。',
        message: '此处为“2.1百分点”，应为“2.1个百分点”',
        suggested: '绿化覆盖率达到43.2%，比上年提高2.1个百分点。',
      },
      {
        text: '秸秆综合利用率比上年提高⟦3.5%⟧，焚烧火点减少。',
        message: '率的增减一般说百分点，此处为“3.5%”，请核实是否为“3.5个百分点”',
        level: 'warn',
        suggested: '秸秆综合利用率比上年提高3.5个百分点，焚烧火点减少。',
      },
    ],
    good: [
      '城镇化率由61.5%提高到63.8%，提高2.3个百分点。',
      '城乡居民收入比上年提高2.3%。',
      '劳动生产率提高2.3%，产能利用率达到76%。',
      '入园率由61.5%提高到63.8%，在园幼儿增加2.3%。',
      '开工率达到63.8%，完成投资提高2.3%。',
      '合格率提高到98.5%。',
    ],
  },
  check(doc, { report }) {
    for (const sentence of doc.find(figuresBySentence)) {
      for (const [i, figure] of sentence.entries()) {
        if (figure.unit === '个百分点' && /^\d[\d.]*百分点/u.test(doc.slice(figure))) {
          const right = `${figure.digits}个百分点`
          report({
            range: figure,
            message: `此处为“${doc.slice(figure)}”，应为“${right}”`,
            suggestions: [
              { message: `改为“${right}”`, edits: [{ start: figure.start, end: figure.end, text: right }] },
            ],
          })
          continue
        }
        if (figure.unit !== '%' || !moved.test(figure.before)) continue
        const right = `${figure.digits}个百分点`
        const suggestions = [
          { message: `改为“${right}”`, edits: [{ start: figure.start, end: figure.end, text: right }] },
        ]
        const [a, b] = [sentence[i - 2], sentence[i - 1]]
        if (a?.unit === '%' && b?.unit === '%' && isGap(a.value, b.value, figure.value)) {
          const link = between(doc, b, figure)
          if (
            !fromTo.test(a.before) ||
            !/^[，,（(]?(?:同比|累计|共)?(?:提高|提升|上升|下降|降低|回落|增加|减少|上涨|升高)(?:了)?$/u.test(
              link,
            )
          )
            continue
          report({
            range: figure,
            message: `${doc.slice(a)}到${doc.slice(b)}相差的是百分点，此处为“${doc.slice(figure)}”，应为“${right}”`,
            suggestions,
          })
        } else if (
          ofRate.test(figure.before) &&
          !/生产率|周转率|利用率达|效率|增长率|汇率|利率|频率|速率|功率/u.test(figure.before)
        ) {
          report({
            range: figure,
            level: 'warn',
            message: `率的增减一般说百分点，此处为“${doc.slice(figure)}”，请核实是否为“${right}”`,
            suggestions,
          })
        }
      }
    }
  },
}

function isGap(a: number, b: number, said: number): boolean {
  return Math.abs(Math.abs(b - a) - said) < 1.01
}
