/** The units' ranking as templates see it. */
import { inMeeting, weakest, type Cell, type Meeting, type RankRow, type Ranking } from '../meeting/index.ts'
import { parseNumber } from '../text/decimal.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { indicatorViews } from './indicator-view.ts'
import { given } from './people-view.ts'
import { dropAbsent, withStanding, type View } from './view.ts'

/** A cell of a ranking: the sheet's own number, or one that was computed, with its formula. */
function cellText(
  cell: Cell | undefined,
  row: RankRow,
  word: string,
  { marks }: Expanding,
): string | undefined {
  if (!cell) return undefined
  const path = inMeeting(cell.path ?? row.path)
  const text = escapeMarkdown(cell.text)
  return cell.formula === undefined
    ? marks.mark({ kind: 'given', path }, text)
    : marks.mark({ kind: 'figure', id: `${row.unit}.${word}`, word, path, formula: cell.formula }, text)
}

/** The whole table, its groups and notes; undefined where the sheet ranks nothing. */
export function rankView(meeting: Meeting, context: Expanding): View | undefined {
  const { ranking, sheet } = meeting
  if (!ranking) return undefined
  const indicators = ranking.indicators.map(({ name, unit, weight, cap, path }) => ({
    名称: given(name, `${path}/name`, context),
    ...(unit === '' ? {} : { 单位: given(unit, `${path}/unit`, context) }),
    ...(weight === undefined ? {} : { 权重: given(weight, `${path}/weight`, context) }),
    ...(cap === undefined ? {} : { 封顶: given(cap, `${path}/cap`, context) }),
  }))
  const groups = ranking.groups.map(({ name, rows }) => ({
    ...(name === '' ? {} : { 组名: escapeMarkdown(name) }),
    各行: rows.map((row) => rankViewOf(row, ranking, context)),
  }))
  const said = (key: 'title' | 'asOf' | 'source'): string | undefined =>
    given(sheet.ranking?.[key], `ranking/${key}`, context)
  const view: View = {
    标题: said('title'),
    截至: said('asOf'),
    来源: said('source'),
    指标: indicators,
    各指标: indicatorViews(meeting, context),
    各组: groups,
    各行: groups.flatMap((group) => group.各行),
    注: ranking.notes.map((note) =>
      context.marks.mark({ kind: 'given', path: inMeeting('ranking') }, escapeMarkdown(note)),
    ),
    末位: weakest(ranking).map((row) => rankViewOf(row, ranking, context)),
  }
  return dropAbsent(view)
}

/** Which indicators of a unit are its weakest, short of the goal, and its best; undefined where they do not differ. */
export function extremes({ values }: RankRow): { weak?: number; strong?: number } {
  const sorted = values
    .map(({ completion }, i) => ({ i, completion: parseNumber(completion?.text ?? '') }))
    .flatMap(({ i, completion }) => (completion ? [{ i, completion }] : []))
    .sort((a, b) => a.completion.comparedTo(b.completion))
  const [weak, strong] = [sorted[0], sorted.at(-1)]
  return {
    ...(weak?.completion.lessThan(100) ? { weak: weak.i } : {}),
    ...(weak && strong?.completion.greaterThan(weak.completion) ? { strong: strong.i } : {}),
  }
}

/** One row of the table. */
export function rankViewOf(row: RankRow, ranking: Ranking, context: Expanding): View {
  const { marks } = context
  const path = inMeeting(row.path)
  const computed = (text: string, word: string): string =>
    marks.mark({ kind: 'figure', id: `${row.unit}.${word}`, word, path }, text)
  const moved =
    row.moved === undefined
      ? undefined
      : row.moved === 0
        ? '持平'
        : row.moved > 0
          ? `前移${row.moved}位`
          : `后移${-row.moved}位`
  const values = row.values.map((value, i) => valueView(value, i, row, ranking, context))
  const { weak } = extremes(row)
  const view: View = {
    单位: given(row.unit, `${row.path}/name`, context),
    简称: given(row.short, `${row.path}/short`, context),
    组: given(row.group, `${row.path}/group`, context),
    名次: row.place > 0 ? computed(String(row.place), '名次') : undefined,
    上次: row.previous === undefined ? undefined : computed(String(row.previous), '上次名次'),
    变化: moved === undefined ? undefined : computed(moved, '名次变化'),
    总分: cellText(row.total, row, '总分', context),
    指标: values,
    短板: weak === undefined ? undefined : values[weak],
  }
  return withStanding(dropAbsent(view), { path, level: 'member' })
}

function valueView(
  value: RankRow['values'][number],
  i: number,
  row: RankRow,
  ranking: Ranking,
  context: Expanding,
): View {
  const { name, unit, weight, path } = ranking.indicators[i]!
  const cell = (one: Cell | undefined, word: string): string | undefined =>
    cellText(one, row, `${name}${word}`, context)
  const heads = [unit, ...(weight === undefined ? [] : [`${weight}分`])].filter((text) => text !== '')
  const view: View = {
    名称: given(name, `${path}/name`, context),
    单位: given(unit, `${path}/unit`, context),
    // 到位资金（亿元，40分）
    表头: given(heads.length === 0 ? name : `${name}（${heads.join('，')}）`, `${path}/name`, context),
    完成: cell(value.done, '完成'),
    目标: cell(value.goal, '目标'),
    完成率: cell(value.completion, '完成率'),
    得分: cell(value.score, '得分'),
  }
  return dropAbsent(view)
}
