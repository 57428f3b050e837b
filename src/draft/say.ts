/** What references and template functions print of a figure. */
import { missing } from '../text/shape.ts'
import {
  completion,
  gap,
  growth,
  increase,
  monthlyNeed,
  paceGap,
  shareOf,
  targetOf,
  type Calendar,
  type Figure,
  type Word,
} from '../facts/index.ts'
import {
  amount,
  targetAmount,
  lacking,
  derived,
  change,
  placeWords,
  rankWords,
  rankMove,
  averageWords,
  seriesWords,
  partWords,
  type Said,
} from './wording.ts'
import { sentence } from './sentence.ts'

/** What a reference with a word prints (DESIGN part 3). */
export function say(
  figure: Figure,
  word: Word | undefined,
  targetName: string | undefined,
  calendar: Calendar | undefined,
): Said[] {
  const target = targetOf(figure, targetName)
  switch (word) {
    case undefined:
      return [amount(figure)]
    case '数值':
      return [amount(figure, false)]
    case '名称':
      return [figure.name]
    case '目标':
      return [targetAmount(figure, target)]
    case '同比': {
      const value = growth(figure)
      return value
        ? ['同比', ...change(value, figure)]
        : [lacking(figure, `${figure.name}同比`, noGrowth(figure))]
    }
    case '增量': {
      const value = increase(figure)
      if (!value) return [lacking(figure, `${figure.name}增量`, '没有写“上年同期”')]
      if (value.exact.isNegative())
        return [lacking(figure, `${figure.name}增量`, '比上年同期减少，没有增量；请改写这一句')]
      return [derived(value, figure)]
    }
    case '完成率': {
      const value = completion(figure, target)
      return [
        value ? derived(value, figure) : lacking(figure, `${figure.name}完成率`, '没有写“目标”或“完成率”'),
      ]
    }
    case '差额': {
      const value = gap(figure, target)
      if (!value) return [lacking(figure, `${figure.name}差额`, '没有写“目标”')]
      if (value.exact.isNegative())
        return [lacking(figure, `${figure.name}差额`, '已超过目标，没有差额；请改写这一句')]
      return [derived(value, figure)]
    }
    case '月均': {
      const value = monthlyNeed(figure, calendar, target)
      return [
        value
          ? derived(value, figure)
          : lacking(figure, `${figure.name}月均`, '算不出余下每月的任务，请核对“目标”和“截至”'),
      ]
    }
    case '进度差': {
      const value = paceGap(figure, calendar, target)
      if (!value)
        return [lacking(figure, `${figure.name}进度差`, '算不出与时序进度的差距，请核对“目标”和“截至”')]
      if (/^-?0$/.test(value.text)) return ['与时序进度持平']
      const ahead = value.exact.isPositive()
      return [
        ahead ? '快于时序进度' : '落后时序进度',
        derived(value, figure, `${value.text.replace(/^-/, '')}${value.unit}`),
      ]
    }
    case '平均':
      return averageWords(figure)
    case '排名':
      return rankWords(figure)
    case '位次':
      return placeWords(figure)
    case '升降': {
      const moved = rankMove(figure)
      if (moved.length === 0)
        return [lacking(figure, `${figure.name}位次升降`, '的“排名”没有写“位次”和“上次”')]
      return [(moved[0] as string).slice(1), ...moved.slice(1)]
    }
    case '历年':
      return seriesWords(figure)
    case '其中':
      return partWords(figure)
    case '句':
      return sentence(figure, 0, '平')
  }
}

/** 占比 of a reference 【a/b】. */
export function sayShare(part: Figure, whole: Figure): Said {
  const value = shareOf(part, whole)
  // Unconfirmed is a share of which either side is.
  const figure = { ...part, unconfirmed: part.unconfirmed || whole.unconfirmed }
  if (value) return { amount: `${value.text}%`, figure, ...(value.formula ? { formula: value.formula } : {}) }
  return lacking(
    part,
    `${part.name}占${whole.name}比重`,
    `或“${whole.id}”没有数值、是概数或单位不同，算不出占比`,
  )
}

/** Why a growth cannot be told, in words that lead to the mend. */
function noGrowth(figure: Figure): string {
  const { entry } = figure
  if (entry.growth === missing || entry.lastYear === missing) return '的“同比”或“上年同期”写的是待补'
  if (entry.lastYear === undefined) return '没有写“上年同期”或“同比”'
  if (entry.approx) return `是概数（${entry.approx}），不能计算同比；可以直接写“同比”`
  if (!figure.value) return '没有写“数值”，算不出同比'
  return '的上年同期是0或负数，算不出同比；请改写这一句'
}
