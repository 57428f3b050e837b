import { asOfFigure, type Facts, type Figure as Fact } from '../../facts/index.ts'
import type { Context, Rule } from '../rule.ts'
import { bare, roads } from './example-sheets.ts'

export const entry: Rule = {
  id: 'facts/entry',
  name: '事实表缺来源或时点',
  level: 'info',
  fix: 'none',
  needs: ['facts'],
  sheets: true,
  why: '事实表里的数没有写来源，或者没有写截至什么时候，日后说不清它从哪里来、是不是最新的。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '路通了，老乡进城方便了。',
        message:
          '事实表里有2项数据没有写来源（新建改建农村公路、未打通的断头路），请补上，或在“默认”里统一写',
        count: 2,
        with: { sheet: bare },
      },
      {
        text: '公路养护要常年抓。',
        message: '事实表里有1项数据没有写截至什么时候（养护里程），请补上，或在“默认”里统一写',
        with: {
          sheet:
            '标题: 在养护工作会上的讲话\n日期: 2026-06-12\n数据: {养护里程: {数值: 320, 单位: 公里, 来源: 县公路中心}}\n',
        },
      },
    ],
    good: [
      { text: '路通了，老乡进城方便了。', with: { sheet: roads } },
      {
        text: '公路养护要常年抓。',
        with: { sheet: '标题: 在养护工作会上的讲话\n日期: 2026-06-12\n地区: 望溪县\n' },
      },
      {
        text: '路基占比逐年下降。',
        with: {
          sheet:
            '标题: 在养护工作会上的讲话\n日期: 2026-06-12\n默认: {来源: 县公路中心}\n数据: {砂石路占比: {历年: {2023年: 31.2, 2024年: 27.5}, 单位: "%"}}\n',
        },
      },
      {
        text: '今年的任务不轻。',
        with: {
          sheet:
            '标题: 在养护工作会上的讲话\n日期: 2026-06-12\n默认: {来源: 县公路中心}\n数据: {新铺沥青路: {单位: 公里, 目标: {数值: 60, 承诺: 确保}}}\n',
        },
      },
    ],
  },
  check(_doc, { inputs, report }) {
    const facts = inputs.facts!
    const measured = [...facts.figures.values()].filter(isMeasured)
    tell(
      measured.filter((fact) => !sourceOf(fact, facts)),
      '来源',
      facts,
      report,
    )
    tell(
      measured.filter(
        (fact) =>
          fact.entry.series === undefined &&
          asOfFigure(fact.entry, facts.calendar) === undefined &&
          !fact.parent?.entry.asOf,
      ),
      '截至什么时候',
      facts,
      report,
    )
  },
}

/** Stated as a fact: not computed, and not a target alone. Parts have what their whole has. */
function isMeasured({ entry: { value, sum, ratio, series }, parent }: Fact): boolean {
  return !parent && (value !== undefined || series !== undefined) && !sum && !ratio
}

function sourceOf({ entry: { source } }: Fact, { sheet }: Facts): string | undefined {
  return source ?? sheet.defaults?.source
}

/** How many are named. */
const most = 3

function tell(lacking: readonly Fact[], what: string, facts: Facts, report: Context<object>['report']): void {
  const [first] = lacking
  // two findings of one figure are told apart by where they stand
  const place = first && (what === '来源' ? facts.places.key(first.path) : facts.places.of(first.path))
  if (!place) return
  const names = lacking.slice(0, most).map(({ name }) => name)
  const etc = lacking.length > most ? '等' : ''
  report({
    range: { start: 0, end: 0 },
    place,
    message: `事实表里有${lacking.length}项数据没有写${what}（${names.join('、')}${etc}），请补上，或在“默认”里统一写`,
  })
}
