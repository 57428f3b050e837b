/** 记录.tsv: one line a version, for people to read; what is not in it is read from the files beside it. */
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { VersionRow } from './types.ts'

type Column = Exclude<keyof VersionRow, 'number'>

const columns: readonly (readonly [Column, string])[] = [
  ['time', '时间'],
  ['by', '何人'],
  ['status', '状态'],
  ['changed', '改了什么'],
  ['note', '备注'],
  ['template', '模板'],
  ['seed', '种子'],
  ['length', '篇幅'],
  ['sheet', '事实表'],
  ['file', '文件'],
  ['hash', '校验'],
]
const heads = ['编号', ...columns.map(([, head]) => head)].join('\t')

/** What stands above the first row. */
export const listHead = `# 一行一稿，由 bigan draft --record 和 bigan log --add 记；编号和文件名请不要改，备注可以改。\n${heads}\n`

/** Reads the list. Lines that are no version are told and left out; of two lines of one number the later one counts. */
export function readVersionList(source: Source): Result<Map<number, VersionRow>> {
  const problems: Problem[] = []
  const value = new Map<number, VersionRow>()
  let start = 0
  for (const raw of source.text.split('\n')) {
    const line = raw.replace(/\r$/u, '')
    const place = { source, start, end: start + line.length }
    start += raw.length + 1
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('编号')) continue
    const [number = '', ...cells] = line.split('\t')
    if (!/^\d{1,9}$/u.test(number) || cells.length < 3) {
      const message = '这一行不是一稿的记录，没有采用；各栏之间要用一个制表符（Tab），编号用数字'
      problems.push({ code: 'history/list', level: 'warn', message, place })
      continue
    }
    const row: VersionRow = { ...emptyRow(Number(number)) }
    for (const [i, [key]] of columns.entries()) row[key] = (cells[i] ?? '').trim().replace(/^"(.*)"$/u, '$1')
    value.set(row.number, row)
  }
  return { value, problems }
}

/** A version of which the list says nothing. */
export function emptyRow(number: number): VersionRow {
  return {
    number,
    time: '',
    by: '',
    status: '',
    changed: '',
    note: '',
    template: '',
    seed: '',
    length: '',
    sheet: '',
    file: '',
    hash: '',
  }
}

/** A row as a line with its end. Tabs and line ends in what people wrote are spaces. */
export function printVersionRow(row: VersionRow): string {
  const cells = columns.map(([key]) => row[key].replaceAll(/\s+/gu, ' ').trim())
  return `${[String(row.number), ...cells].join('\t')}\n`
}
