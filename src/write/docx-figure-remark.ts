/** What the margin of a 核稿版 says of a figure. */
import type { FigureOrigin } from '../speech/types.ts'

/** Name and place in the 数据核对表; source, time and 口径; formula; where it stands in the sheet. A line each. */
export function figureRemark(figure: FigureOrigin, number: number | undefined): string {
  const { id, name, aspect, text, source, asOf, caliber, formula, place } = figure
  const what = aspect === '数值' ? name : `${name}·${aspect}`
  const row = number === undefined ? '' : `；核对表第${number}处`
  const basis = [
    `来源：${source ?? '未注明'}`,
    ...(asOf === undefined ? [] : [`时点：${asOf}`]),
    ...(caliber === undefined ? [] : [`口径：${caliber}`]),
  ]
  return [
    `${what}（${id}）：${text}${row}`,
    basis.join('；'),
    ...(formula === undefined ? [] : [`公式：${formula}`]),
    ...(place === undefined ? [] : [`事实表：${place}`]),
  ].join('\n')
}
