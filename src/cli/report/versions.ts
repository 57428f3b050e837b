/** Versions of a draft as people read them. */
import { printChanges, type Version, type VersionChanges, type VersionRow } from '../../index.ts'
import { isWide } from '../../text/width.ts'

/** 第2稿（送审稿，11月3日） */
export function versionName({
  number,
  status,
  time,
}: Pick<VersionRow, 'number' | 'status' | 'time'>): string {
  const day = /^\d{4}-(\d\d)-(\d\d)/u.exec(time)
  const parts = [status, ...(day ? [`${Number(day[1])}月${Number(day[2])}日`] : [])].filter(
    (one) => one !== '',
  )
  return `第${number}稿${parts.length > 0 ? `（${parts.join('，')}）` : ''}`
}

/** The chain of a draft: a line a version, the note below it. */
export function prettyVersions(name: string, folder: string, versions: readonly Version[]): string {
  const cells = versions.map(({ number, time, by, status, changed }) => [
    `第${number}稿`,
    time || '时间不详',
    status,
    by || '—',
    changed,
  ])
  const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((row) => columns(row[i]!))))
  const lines = versions.flatMap(({ note }, i) => {
    const row = cells[i]!.map((cell, j) => cell + ' '.repeat(Math.max(0, (widths[j] ?? 0) - columns(cell))))
    return [`  ${row.join('  ').trimEnd()}\n`, ...(note === '' ? [] : [`      备注：${note}\n`])]
  })
  return `${name}：共${versions.length}稿（${folder}）\n${lines.join('')}`
}

function columns(text: string): number {
  let count = 0
  for (const character of text) count += isWide(character) ? 2 : 1
  return count
}

/** Sentences that are listed at most. */
const mostListed = 200

/** What changed between two versions, sentence by sentence. */
export function prettyVersionChanges(old: Version, now: Version, changes: VersionChanges): string {
  const lines = changes.sentences.flatMap(({ kind, old: was, new: is }) => {
    switch (kind) {
      case 'changed':
        return [`改：${was!.text}\n　→ ${is!.text}\n`]
      case 'added':
        return [`加：${is!.text}\n`]
      case 'removed':
        return [`删：${was!.text}\n`]
      case 'moved':
        return [`移：${is!.text}\n`]
      default:
        return []
    }
  })
  const figures = changes.figures.map(
    ({ name, old: was, new: is }) => `  ${name || '（未写明）'}：${was} → ${is}\n`,
  )
  const more = lines.length > mostListed ? `……另有${lines.length - mostListed}处没有列出\n` : ''
  return (
    `${versionName(old)} → ${versionName(now)}：${printChanges(changes)}\n` +
    (figures.length > 0 ? `数字变了${figures.length}处：\n${figures.join('')}` : '') +
    lines.slice(0, mostListed).join('') +
    more
  )
}
