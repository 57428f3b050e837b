/** What the columns of 参会, 单位 and 任务 stand for: heads as offices write them → keys of the meeting sheet. */
import { chineseKey, keyAt, terms } from '../text/keys.ts'
import type { Problem } from '../text/problem.ts'
import { likelyKey, unknownKey } from '../text/shape-keys.ts'
import { isMissing, measuredNumber } from '../text/shape.ts'
import type { ColumnUse } from '../text/table-use.ts'
import type { Cell, ColumnKeys, Table } from '../text/table.ts'

/** The keys of a meeting sheet that may name a table, with the level of their rows. */
export const tableKeys = { attendees: 'attendee', units: 'member', tasks: 'assignment' } as const
export type TableKey = keyof typeof tableKeys

type Synonyms<L extends keyof typeof terms> = Readonly<Record<string, keyof (typeof terms)[L]>>

const synonyms: {
  attendees: Synonyms<'attendee'>
  units: Synonyms<'member'>
  tasks: Synonyms<'assignment'>
} = {
  attendees: {
    手机: 'phone',
    手机号: 'phone',
    手机号码: 'phone',
    电话号码: 'phone',
    联系电话: 'phone',
    联系方式: 'phone',
    单位名称: 'unit',
    工作单位: 'unit',
    所在单位: 'unit',
    职位: 'post',
    职务职称: 'post',
    '职务（职称）': 'post',
    '职务/职称': 'post',
    单位及职务: 'post',
    单位职务: 'post',
    参会情况: 'status',
    出席情况: 'status',
    参会状态: 'status',
    请假事由: 'reason',
    请假原因: 'reason',
    组别: 'group',
    分组: 'group',
  },
  units: { 单位: 'name', 单位名称: 'name', 全称: 'name', 单位全称: 'name', 组别: 'group', 分组: 'group' },
  tasks: {
    任务: 'matter',
    任务名称: 'matter',
    工作任务: 'matter',
    重点任务: 'matter',
    工作事项: 'matter',
    目标: 'goal',
    任务目标: 'goal',
    牵头领导: 'leader',
    分管领导: 'leader',
    责任单位: 'owner',
    责任部门: 'owner',
    牵头部门: 'owner',
    配合部门: 'support',
    协办单位: 'support',
    时限: 'due',
    办结时限: 'due',
    完成期限: 'due',
  },
}

/** Numbers of rows: the order of the rows says the same. */
const ignored = '序号'

/** 二季度, 7月底, 2026年上半年, 9月目标: the head of a column of 节点. */
const milestone =
  /^(?:\d{4}年)?(?:第?[一二三四1-4]季度|前[二三]季度|[上下]半年|全年|年[底内末]前?|\d{1,2}[—–~至-]\d{1,2}月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日)?(?:底|末|初|[上中下]旬)?前?)(?:目标|节点|进度|计划|任务)?(?:[（(][^（）()]*[）)])?$/

/**
 * The key of each column. Heads are read without spaces (姓 名) and by their usual other names (手机 is 电话); 序号 is left
 * out. What is no key of 单位 and holds numbers goes into 数据 under its head, a quarter or month of 任务 into 节点; any
 * other head is a problem. With `列` what it names comes first, and heads that are unknown beside it are left out.
 */
export function columnKeys(table: Table, use: ColumnUse, form: TableKey, problems: Problem[]): ColumnKeys {
  const keys = new Map<string, readonly string[]>()
  const first = new Map<string, Cell>()
  const heads = table.header.filter(({ text }) => text !== '')
  for (const [written, key] of Object.entries(use.columns ?? {})) {
    const head =
      heads.find(({ text }) => text === written) ?? heads.find(({ text }) => plain(text) === plain(written))
    keys.set(head?.text ?? written, pathOf(key.trim(), form))
    const known = keyAt(tableKeys[form], key.trim())
    if (head && known) first.set(known, head)
  }
  const open = heads.filter(({ text }) => !keys.has(text))
  const unread: Cell[] = []
  const isNamed = (head: Cell): boolean => keyAt(tableKeys[form], plain(head.text)) !== undefined
  for (const head of [...open.filter(isNamed), ...open.filter((one) => !isNamed(one))]) {
    const key = knownKey(plain(head.text), form)
    const before = key && first.get(key)
    if (before && !use.columns) problems.push(twice(before, head, chineseKey(tableKeys[form], key)))
    if (before || plain(head.text) === ignored) continue
    if (key) first.set(key, head)
    const path = key ? [chineseKey(tableKeys[form], key)] : pathOf(plain(head.text), form)
    if (path.length === 1 && !key) {
      if (!use.columns) unread.push(head)
    } else if (key === undefined && form === 'units' && !holdsNumbers(table, head)) {
      if (!use.columns) problems.push(noData(head))
    } else keys.set(head.text, path)
  }
  problems.push(...unread.map((head) => unknown(head, form, first)))
  return Object.fromEntries(keys)
}

function plain(head: string): string {
  return head.replace(/\s+/gu, '')
}

function knownKey(head: string, form: TableKey): string | undefined {
  const names: Readonly<Record<string, string>> = synonyms[form]
  const known = (one: string): string | undefined =>
    keyAt(tableKeys[form], one) ?? (Object.hasOwn(names, one) ? names[one] : undefined)
  return known(head) ?? known(head.replace(/[（(][^（）()]*[）)]$/u, ''))
}

/** The key's levels: what is no key of its own stands below 数据 or 节点 where the form has such a place for it. */
function pathOf(key: string, form: TableKey): readonly string[] {
  if (form === 'attendees' || keyAt(tableKeys[form], key)) return [key]
  const place = form === 'units' ? terms.member.data : terms.assignment.milestones
  const rest = key.startsWith(place) ? key.slice(place.length) : ''
  const below = /^[.．]./u.test(rest) ? rest.slice(1) : undefined
  if (below) return [place, below]
  return form === 'units' || milestone.test(key) ? [place, key] : [key]
}

function holdsNumbers(table: Table, head: Cell): boolean {
  const index = table.header.indexOf(head)
  const texts = table.rows.map((row) => row[index]!.text).filter((text) => text !== '')
  return (
    texts.length === 0 || texts.some((text) => isMissing(text) || measuredNumber(text.replace(/[,，]/g, '')))
  )
}

function twice(before: Cell, head: Cell, key: string): Problem {
  return {
    code: 'table/duplicate-head',
    level: 'error',
    message: `“${before.text}”和“${head.text}”两列都是“${key}”，请删去一列，或用“列”写明取哪一列`,
    place: head.place,
    related: [{ message: '第一列在这里', place: before.place }],
  }
}

/** The key that makes a row one of its kind. */
const mainKeys: Record<TableKey, string> = { attendees: 'name', units: 'name', tasks: 'matter' }

/**
 * A head that is hardly a slip is left out and may stay; it is an error where it looks like a key that the table lacks, or
 * where nobody could say without it what the rows are. `read` has the keys of the other columns.
 */
function unknown(head: Cell, form: TableKey, read: ReadonlyMap<string, Cell>): Problem {
  const level = tableKeys[form]
  const written = plain(head.text)
  const likely = likelyKey(written, level)
  const isSlip = likely !== undefined && !read.has(keyAt(level, likely) ?? '')
  if (!isSlip && read.has(mainKeys[form])) {
    const message = `“${head.text}”这一列不是“${terms.meeting[form]}”要用的，没有读取；用不着的列可以留着`
    return { code: 'table/not-read', level: 'info', message, place: head.place }
  }
  const asked = unknownKey(written, level, terms.meeting[form])
  const message = `${asked}${asked.endsWith('？') ? '' : '；'}用不着这一列的，请用“列”写明取哪几列`
  return { code: 'sheet/unknown-key', level: 'error', message, place: head.place }
}

function noData({ text, place }: Cell): Problem {
  const message = `“${text}”这一列没有数字，不算数据，没有读取；用不着的列可以留着`
  return { code: 'table/not-data', level: 'info', message, place }
}
