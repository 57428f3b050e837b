import type { Doc } from '../doc.ts'
import { between, figuresBySentence, meets, rounded, type Figure } from '../find/figures.ts'
import type { Context, Rule } from '../rule.ts'
import { changes, otherBase, sentenceOf } from './change.ts'

const rate =
  /^[^。；\n]{0,16}?(?:增长|增幅|增速|下降|降幅|减少|提高|增加|上升|上涨|涨幅|涨|降低|回落|压减|压缩|缩短)(?:幅度)?(?:了|达到?|为)?$/u
const decline = /(?:下降|降幅|减少|降低|回落|压减|压缩|缩短)(?:幅度)?(?:了|达到?|为)?$/u
const increase =
  /(?:比|较|同比)[^，。；\n]{0,12}(增加|增长|多|减少|下降|少)(?:了)?$|(?:净增|增加|减少)(?:了)?$/u

export const growth: Rule = {
  id: 'figure/growth',
  name: '增幅不符',
  level: 'warn',
  fix: 'none',
  why: '同一句里写明了前后两个数，按它们算出的增幅（或增减数）与所写的不同。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '蔬菜产量由42.6万吨增加到46.9万吨，增长⟦12.4%⟧。',
        message: '由42.6万吨到46.9万吨，应增长10.1%，此处为12.4%，请核对',
      },
      {
        text: '上半年外贸进出口完成32.8亿元，去年同期为29.6亿元，同比增长⟦18.0%⟧。',
        message: '由29.6亿元到32.8亿元，应增长10.8%，此处为18.0%，请核对',
      },
      {
        text: '投诉件从640件减少到512件，下降⟦25%⟧。',
        message: '由640件到512件，应下降20%，此处为25%，请核对',
      },
      {
        text: '连锁门店由16家增至41家，净增⟦24家⟧。',
        message: '由16家到41家，应增加25家，此处为24家，请核对',
      },
      {
        text: '粮食总产达到46.9万吨，比上年增加4.3万吨，增长⟦13.4%⟧。',
        message: '比上年增加4.3万吨后为46.9万吨，应增长10.1%，此处为13.4%，请核对',
      },
      {
        text: '办件时间由50天压缩到30天，压缩幅度为⟦60%⟧。',
        message: '由50天到30天，应下降40%，此处为60%，请核对',
      },
      {
        text: '上年同期，全镇发生燃气险情5起，今年发生9起，比上年同期多⟦3起⟧。',
        message: '由5起到9起，应增加4起，此处为3起，请核对',
      },
      {
        text: '夏粮收购46.9万吨，比去年的42.6万吨增长⟦11.4%⟧。',
        message: '由42.6万吨到46.9万吨，应增长10.1%，此处为11.4%，请核对',
      },
    ],
    good: [
      '收购稻谷46.9万吨，比去年的42.6万吨增长10.1%。',
      '全年发送货物960万件，其中公路540万件、铁路420万件，比上年的800万件增长20%。',
      '茶青收购价由每斤40元涨到50元，涨了25%。',
      '去年新开工项目72个，今年上半年40个，完成投资增长15%。',
      '去年修渠64公里，今年修渠48公里，灌溉面积增长6%。',
      '上年同期发案24起，今年发案18起，比上年同期少6起。',
      '专项资金由3.2亿元增加到5亿元，此后每年再增长10%。',
      '蔬菜产量由42.6万吨增加到46.9万吨，增长10.1%。',
      '地区生产总值由320亿元增加到352亿元，按可比价计算增长6.2%。',
      '农业增加值由42.6亿元提高到46.9亿元，增长4.1%。',
      '剔除价格因素，收入由2.1万元增加到2.4万元，实际增长9.8%。',
      '销售额由近42亿元增加到46.9亿元，增长8%。',
      '用工由1.2万人增加到1.3万人，增长7.9%。',
      '产值由42.6亿元增加到46.9亿元；税收增长12.4%。',
      '床位由860张增加到1032张，增长20%，其中护理型床位增长35%。',
      '五年来收入由1.8万元增加到2.7万元，年均增长8.4%。',
    ],
  },
  check(doc, context) {
    for (const change of doc.find(changes)) {
      const { base, now, later } = change
      if (base.unit === '%' || base.value <= 0 || otherBase.test(sentenceOf(doc, base))) continue
      const last = base.start > now.start ? base : now
      const said = later[0]
      if (!said || said.hedge !== '') continue
      const link = between(doc, last, said)
      // 增加到5亿元，每年再增长10%: what comes after
      if (/每年|逐年|再|今后|以后|明年|还将/u.test(link)) continue
      if (said.unit === '%' && rate.test(link)) compareRate(change, said, doc, context)
      else if (said.unit === now.unit && increase.test(link) && !/[；]/u.test(link))
        compareAmount(change, said, doc, context)
    }
    for (const sentence of doc.find(figuresBySentence)) {
      checkIncrements(sentence, doc, context)
      checkAgainst(sentence, doc, context)
    }
  },
}

function told(figure: Figure, doc: Doc): string {
  return doc.text.slice(figure.start, figure.end)
}

function compareRate(
  { base, now }: { base: Figure; now: Figure },
  said: Figure,
  doc: Doc,
  { report }: Context<object>,
): void {
  const low = ((now.low - base.high) / base.high) * 100
  const high = ((now.high - base.low) / Math.max(base.low, 1e-12)) * 100
  const falls = decline.test(said.before)
  const real = falls ? { low: -high, high: -low } : { low, high }
  if (meets(real, said)) return
  const value = ((now.value - base.value) / base.value) * 100
  const verb = value < 0 ? '下降' : '增长'
  report({
    range: said,
    message: `由${told(base, doc)}到${told(now, doc)}，应${verb}${rounded(Math.abs(value), Math.max(1, said.decimals))}%，此处为${told(said, doc)}，请核对`,
    related: [
      { message: '原来的数', at: base },
      { message: '现在的数', at: now },
    ],
    data: { computed: rounded(value, 4) },
  })
}

function compareAmount(
  { base, now }: { base: Figure; now: Figure },
  said: Figure,
  doc: Doc,
  { report }: Context<object>,
): void {
  const low = now.low - base.high
  const high = now.high - base.low
  const real = now.value < base.value ? { low: -high, high: -low } : { low, high }
  if (meets(real, said)) return
  const size = said.value === 0 ? 1 : said.value / Number(said.digits || 1)
  const value = Math.abs(now.value - base.value) / (size || 1)
  const verb = now.value < base.value ? '减少' : '增加'
  report({
    range: said,
    message: `由${told(base, doc)}到${told(now, doc)}，应${verb}${rounded(value, Math.max(said.decimals, 2))}${said.printed}，此处为${told(said, doc)}，请核对`,
    related: [
      { message: '原来的数', at: base },
      { message: '现在的数', at: now },
    ],
  })
}

/** 收购46.9万吨，比上年的42.6万吨增长10.1% */
function checkAgainst(sentence: readonly Figure[], doc: Doc, context: Context<object>): void {
  for (const [i, base] of sentence.entries()) {
    const now = sentence[i - 1]
    const said = sentence[i + 1]
    if (!now || !said || said.unit !== '%' || now.unit !== base.unit || base.unit === '%' || base.value <= 0)
      continue
    if (now.hedge || base.hedge || said.hedge || otherBase.test(sentenceOf(doc, now))) continue
    if (!/^[^。；\d]{0,12}(?:比|较)(?:去年|上年|前年)[^，。；\d]{0,8}$/u.test(between(doc, now, base)))
      continue
    if (!/^(?:增长|提高|增加|下降|减少|降低)(?:了)?$/u.test(between(doc, base, said))) continue
    // 其中进港840万件、出港420万件，比上年的1050万件增长20%: said of the whole
    if (
      sentence
        .slice(Math.max(0, i - 12), i - 1)
        .some((whole) => whole.unit === base.unit && isGrowth(base, whole, said))
    )
      continue
    compareRate({ base, now }, said, doc, context)
  }
}

function isGrowth(base: Figure, now: Figure, said: Figure): boolean {
  const low = (now.low / base.high - 1) * 100
  const high = (now.high / Math.max(base.low, 1e-12) - 1) * 100
  return meets(decline.test(said.before) ? { low: -high, high: -low } : { low, high }, said)
}

/** 达到46.9万吨，比上年增加4.3万吨，增长10.1%: the base is what is left. */
function checkIncrements(sentence: readonly Figure[], doc: Doc, { report }: Context<object>): void {
  for (const [i, now] of sentence.entries()) {
    const more = sentence[i + 1]
    const said = sentence[i + 2]
    if (!more || !said || said.unit !== '%' || more.unit !== now.unit || now.unit === '%') continue
    if (now.hedge || more.hedge || said.hedge) continue
    const first = /^[，,]?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:净)?(增加|减少)$/u.exec(
      between(doc, now, more),
    )
    const second = /^[，,]?(?:同比)?(增长|增幅|下降|降幅)(?:为|达)?$/u.exec(between(doc, more, said))
    if (!first || !second || otherBase.test(sentenceOf(doc, now))) continue
    const sign = first[1] === '增加' ? 1 : -1
    const base = now.value - sign * more.value
    if (base <= 0) continue
    const slack = now.high - now.value + (more.high - more.value)
    const low = more.low / (base + slack)
    const high = more.high / Math.max(base - slack, 1e-12)
    if (meets({ low: low * 100, high: high * 100 }, said)) continue
    const verb = sign > 0 ? '增长' : '下降'
    report({
      range: said,
      message: `比上年${first[1]}${told(more, doc)}后为${told(now, doc)}，应${verb}${rounded((more.value / base) * 100, Math.max(1, said.decimals))}%，此处为${told(said, doc)}，请核对`,
      related: [
        { message: '现在的数', at: now },
        { message: '增减的数', at: more },
      ],
    })
  }
}
