import { terms } from '../text/keys.ts'

export interface FormColumn {
  head: string
  example?: string
  hint?: string
}

/** The columns of the figure form (init --xlsx) with what goes into each, and two sample rows. Invented figures. */
export function figureColumns(): { columns: FormColumn[]; rows: string[][] } {
  const {
    name,
    value,
    unit,
    lastYear,
    source,
    asOf,
    approx,
    status,
    public: open,
    target,
    rank,
  } = terms.figure
  const columns: FormColumn[] = [
    { head: '编号', hint: '文字里用【编号】引用，如【到位资金】；由汉字、字母、数字组成' },
    { head: name, hint: '指标全称' },
    { head: value, hint: '只写数字，不带单位，不用分节号；还没有的写“待补”' },
    { head: unit, hint: '亿元、万元、个、%……' },
    { head: lastYear, hint: '上年同期数，用来计算同比' },
    { head: `${target}.${terms.target.value}`, hint: '目标值，用来计算完成率' },
    { head: `${target}.${terms.target.name}`, hint: '目标的名称，如“年度目标”' },
    { head: `${rank}.${terms.rank.place}`, hint: '第几位' },
    { head: `${rank}.${terms.rank.total}`, hint: '一共多少个参加排名' },
    { head: `${rank}.${terms.rank.scope}`, hint: '在什么范围，如“全市”' },
    { head: approx, hint: '多、余、近、约；概数不参与计算' },
    { head: status, hint: '没有核实的写“待核”' },
    { head: open, hint: '不能对外公布的写“否”' },
    { head: source, hint: '数字从哪里来' },
    { head: asOf, hint: '截至哪一天，如 2026-05-31' },
  ]
  const rows = [
    [
      '到位资金',
      '实际利用市域外资金',
      '18.6',
      '亿元',
      '16.9',
      '44',
      '年度目标',
      '3',
      '8',
      '全市',
      '',
      '',
      '',
      '区招商局5月快报',
      '2026-05-31',
    ],
    [
      '接待客商',
      '接待外地客商',
      '400',
      '名',
      '',
      '',
      '',
      '',
      '',
      '',
      '近',
      '待核',
      '否',
      '区招商局',
      '2026-05-31',
    ],
  ]
  return { columns, rows }
}
