import { sortProblems, type Level, type Problem, type Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { readConditions } from './conditions.ts'
import { Terms } from './terms.ts'
import { readTsv, type TsvRow } from './tsv.ts'
import type { DatedKind, DatedRow, FixedSet, LexiconRow, PhraseKind, Row, SetPhrase } from './types.ts'

/** The files of content/terms and their columns, in the order that they are written in. */
export const termColumns = {
  'lexicon.tsv': ['编号', '误', '正', '级别', '条件', '说明', '来源', '核对'],
  'dated.tsv': ['编号', '旧称', '新称', '起', '止', '类别', '说明', '来源', '核对'],
  'sets.tsv': ['编号', '名称', '成员', '起', '复核', '说明', '来源', '核对'],
  'phrases.tsv': ['编号', '文本', '类别', '起', '止', '说明', '来源', '核对'],
} as const

const levels: Readonly<Record<string, Level>> = { 差错: 'error', 存疑: 'warn', 提示: 'info' }
const datedKinds: readonly string[] = ['机构', '规划', '活动', '提法', '区划', '法规']
const phraseKinds: readonly string[] = ['提法', '文件', '引语']
const off = '关'

/**
 * Reads word lists, told apart by the names of their files; the shipped ones first. A later file overlays the rows of
 * the same 编号; 关 as 级别 (where there is none, as 核对) switches a row off. Rows that cannot be understood are told,
 * each with its place, and left out.
 */
export function readTerms(sources: readonly Source[]): Result<Terms> {
  const problems: Problem[] = []
  const rows = <T extends Row>(file: keyof typeof termColumns, read: (row: TsvRow) => T | Slip): T[] => {
    const byId = new Map<string, T>()
    for (const source of sources) {
      if (source.path.split(/[/\\]/).at(-1) === file) overlay(source, file, read, byId, problems)
    }
    return [...byId.values()]
  }
  const value = new Terms({
    lexicon: rows('lexicon.tsv', lexiconRow),
    dated: rows('dated.tsv', datedRow),
    sets: rows('sets.tsv', fixedSet),
    phrases: rows('phrases.tsv', setPhrase),
  })
  return { value, problems: sortProblems(problems) }
}

/** What is wrong with a row, and in which column. */
interface Slip {
  code: 'terms/cell' | 'terms/level' | 'terms/condition'
  column: string
  message: string
}

const isSlip = (row: Row | Slip): row is Slip => 'column' in row

function overlay<T extends Row>(
  source: Source,
  file: keyof typeof termColumns,
  read: (row: TsvRow) => T | Slip,
  byId: Map<string, T>,
  problems: Problem[],
): void {
  const table = readTsv(source, termColumns[file])
  problems.push(...table.problems)
  const seen = new Map<string, TsvRow>()
  const hasLevel = file === 'lexicon.tsv'
  for (const row of table.value) {
    const id = row.cell('编号')
    const before = seen.get(id)
    if (id === '' || before) {
      const message =
        id === '' ? '这一行没有编号，没有采用，请补上' : `编号“${id}”用了两次，这一行没有采用，请改号`
      const related = before ? [{ message: '第一次在这里', place: before.placeOf('编号') }] : []
      problems.push({ code: 'terms/duplicate', level: 'error', message, place: row.place, related })
      continue
    }
    seen.set(id, row)
    if (row.cell(hasLevel ? '级别' : '核对') === off) {
      byId.delete(id)
      continue
    }
    const made = read(row)
    if (isSlip(made)) {
      const message = `${made.message}；这一行没有采用`
      problems.push({ code: made.code, level: 'error', message, place: row.placeOf(made.column) })
    } else byId.set(id, made)
  }
}

function common(row: TsvRow): Row {
  return {
    id: row.cell('编号'),
    note: row.cell('说明'),
    source: row.cell('来源'),
    checked: row.cell('核对') === '是',
    place: row.place,
  }
}

/** What holds for rows of every list: the main cell is filled, 核对 is 是 or 否, and 是 names its source. */
function commonSlip(row: TsvRow, main: string): Slip | undefined {
  if (row.cell(main) === '')
    return { code: 'terms/cell', column: main, message: `“${main}”一格是空的，请补上` }
  const checked = row.cell('核对')
  if (checked !== '是' && checked !== '否') {
    return { code: 'terms/cell', column: '核对', message: `“核对”应为“是”或“否”，此处为“${checked}”` }
  }
  if (checked === '是' && row.cell('来源') === '') {
    return { code: 'terms/cell', column: '来源', message: '核对过的词条要写明来源' }
  }
  return undefined
}

function lexiconRow(row: TsvRow): LexiconRow | Slip {
  const slip = commonSlip(row, '误')
  if (slip) return slip
  const level = levels[row.cell('级别')]
  if (!level) {
    const message = `“级别”应为“差错”“存疑”“提示”或“关”，此处为“${row.cell('级别')}”`
    return { code: 'terms/level', column: '级别', message }
  }
  const conditions = readConditions(row.cell('条件'))
  if (typeof conditions === 'string') return { code: 'terms/condition', column: '条件', message: conditions }
  const base = common(row)
  return {
    ...base,
    wrong: row.cell('误'),
    right: row.cell('正'),
    level: base.checked ? level : 'info',
    conditions,
  }
}

/** Columns that hold a year or month. */
const dates = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/

function dateSlip(row: TsvRow, ...columns: readonly [string, string]): Slip | undefined {
  for (const column of columns) {
    const text = row.cell(column)
    if (text === '' || dates.test(text)) continue
    return { code: 'terms/cell', column, message: `“${column}”应写成 2025 或 2025-03，此处为“${text}”` }
  }
  const [from, to] = columns.map((column) => row.cell(column)) as [string, string]
  if (from === '' || to === '' || from.slice(0, to.length) <= to) return undefined
  return { code: 'terms/cell', column: columns[1], message: `“${columns[1]}”早于“${columns[0]}”，请核对` }
}

function kindSlip(row: TsvRow, kinds: readonly string[]): Slip | undefined {
  const kind = row.cell('类别')
  if (kinds.includes(kind)) return undefined
  const message = `“类别”应为“${kinds.join('”“')}”之一，此处为“${kind}”`
  return { code: 'terms/cell', column: '类别', message }
}

function datedRow(row: TsvRow): DatedRow | Slip {
  const slip = commonSlip(row, '旧称') ?? dateSlip(row, '起', '止') ?? kindSlip(row, datedKinds)
  if (slip) return slip
  return {
    ...common(row),
    term: row.cell('旧称'),
    successor: row.cell('新称'),
    ...dateOf('from', row.cell('起')),
    ...dateOf('to', row.cell('止')),
    kind: row.cell('类别') as DatedKind,
  }
}

function fixedSet(row: TsvRow): FixedSet | Slip {
  const slip = commonSlip(row, '名称') ?? dateSlip(row, '起', '复核')
  if (slip) return slip
  const members = row
    .cell('成员')
    .split('|')
    .map((member) => member.split('/').map((form) => form.trim()))
  if (members.length < 2 || members.flat().includes('')) {
    return { code: 'terms/cell', column: '成员', message: '“成员”至少要有两个，用“|”隔开，不能有空的' }
  }
  return {
    ...common(row),
    name: row.cell('名称'),
    members,
    ...dateOf('from', row.cell('起')),
    ...dateOf('review', row.cell('复核')),
  }
}

function setPhrase(row: TsvRow): SetPhrase | Slip {
  const slip = commonSlip(row, '文本') ?? dateSlip(row, '起', '止') ?? kindSlip(row, phraseKinds)
  if (slip) return slip
  return {
    ...common(row),
    text: row.cell('文本'),
    kind: row.cell('类别') as PhraseKind,
    ...dateOf('from', row.cell('起')),
    ...dateOf('to', row.cell('止')),
  }
}

function dateOf<K extends string>(key: K, text: string): { [P in K]?: string } {
  return (text === '' ? {} : { [key]: text }) as { [P in K]?: string }
}
