import { between, figuresBySentence } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

const moved = /(?:提高|提升|上升|下降|降低|回落|增加|减少|上涨|升高)(?:了)?$/u
/**
 * Rates that are a part of a whole and printed in %. Of 死亡率, 发案率, 投诉率, 产出率, 生产率 and the like, which are so many a
 * thousand or a 亩, a change in % is right.
 */
const rateName =
  '(?:(?:覆盖|普及|城镇化|入学|入园|巩固|升学|合格|达标|优良|优质|完成|到位|开工|竣工|参保|参合|签约|履约|绿化|就业|失业|入住|上座|满意|知晓|回收|' +
  '处理|利用|资源化|机械化|自给|化解|办结|整改|销号|执行|投产|达产|出勤|到会|参与|及格|优秀|录取|毕业|续签|空置|贫困发生|' +
  '贡献|渗透|复工|不良贷款|不良|负债|资产负债|国产化|本地化|消纳)率|占比|比重|比例|覆盖面|投入强度)'
const ofRate = new RegExp(
  `${rateName}` +
    '(?:(?:也|又|已|再|将|均|都|同比|环比|平均|总体|分别)|(?:比|较)[^，。；\\n]{1,6}){0,2}' +
    '(?:提高|提升|上升|下降|降低|回落|增加|减少|上涨|升高)(?:了)?$',
  'u',
)
/** 比重为82.5%，同比提高1.2%: the rate itself stands before. */
const rateIs = new RegExp(`${rateName}(?:已|仅|只)?(?:为|达到?|是|升至|提高到)?$`, 'u')
const thenMoved =
  /^[，,（(](?:同比|(?:比|较)(?:上年|去年|年初|上月)(?:同期|底|末)?)?(?:提高|提升|上升|下降|降低|回落)(?:了)?$/u
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
        text: '技改投资占工业投资的比重为41.6%，同比提高⟦2.4%⟧。',
        message: '率的增减一般说百分点，此处为“2.4%”，请核实是否为“2.4个百分点”',
        suggested: '技改投资占工业投资的比重为41.6%，同比提高2.4个百分点。',
        level: 'warn',
      },
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
      '技改投资占比为41.6%，投资额同比增长2.4%。',
      '城镇化率由61.5%提高到63.8%，提高2.3个百分点。',
      '城乡居民收入比上年提高2.3%。',
      '劳动生产率提高2.3%，产能利用率达到76%。',
      '入园率由61.5%提高到63.8%，在园幼儿增加2.3%。',
      '开工率达到63.8%，完成投资提高2.3%。',
      '合格率提高到98.5%。',
      '刑事案件发案率下降12.6%，百万人火灾死亡率下降9%，投诉率同比下降四成。',
      '设施大棚让土地产出率提高15%，车间人均产出率提升20%。',
      '比重较大的化工行业用电量下降3%，占比最高的旅游收入增加6%。',
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
          ofRate.test(figure.before) ||
          (b?.unit === '%' && rateIs.test(b.before) && thenMoved.test(between(doc, b, figure)))
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
