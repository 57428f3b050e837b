/** The table of a corpus and its summary, for people. */
import type { CandidateFile } from './candidates.ts'
import type { Kept } from './corpus-kept.ts'

/** 索引.tsv */
export function indexOf(records: readonly Kept[]): string {
  const heads = ['稿', '原件', '标题', '日期', '讲话人', '类型', '字数', '数据', '修补']
  const rows = records.map(({ name, shown, row }) => [
    `稿/${name}.md`,
    shown,
    row.title,
    row.date,
    row.speaker,
    row.kind,
    ...[row.length, row.figures, row.mends].map(String),
  ])
  const lines = [heads, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t'))
  // Excel takes a file for UTF-8 by its byte order mark.
  return `\uFEFF${lines.join('\n')}\n`
}

/** What a run did. */
export interface Done {
  learned: number
  unchanged: number
  /** How many were left when it was stopped. */
  left: number
  failed: { shown: string; why: string }[]
  /** Inputs that have the words of another one. */
  same: { shown: string; as: string }[]
  /** Inputs that are no longer there: what was learned of them stays, unless it was to be cleared away. */
  gone: string[]
  pruned: string[]
}

/** 汇总.报告.txt. `total` is how many files there were. */
export function reportOf(
  records: readonly Kept[],
  total: number,
  { learned, unchanged, left, failed, same, gone, pruned }: Done,
  { clusters, known }: CandidateFile,
): string {
  const rows = records.map(({ row }) => row)
  const several = clusters.filter(({ sources }) => sources.length > 1).length
  const lacking = (what: string, key: 'title' | 'date' | 'speaker'): string[] => {
    const names = records.filter(({ row }) => row[key] === '').map(({ name }) => name)
    return names.length === 0 ? [] : [`没有认出${what}的有${names.length}篇：${some(names)}`]
  }
  const lines = [
    `这次${total}个文件：新学${learned}篇，没有变的${unchanged}篇，读不了的${failed.length}个${left > 0 ? `，停下时还有${left}个没有读，再运行一次会接着来` : ''}`,
    `语料共${records.length}篇，${rows.reduce((sum, row) => sum + row.length, 0)}字；修补${rows.reduce((sum, row) => sum + row.mends, 0)}处`,
    `会议类型：${countsOf(rows.map(({ kind }) => kind || '没有认出'))}`,
    `各部分：${countsOf(rows.flatMap(({ parts }) => parts))}`,
    ...lacking('标题', 'title'),
    ...lacking('日期', 'date'),
    ...lacking('讲话人', 'speaker'),
    ...noSpeeches(records),
    `用语候选：${clusters.length}条，其中几篇都有的${several}条；库里已经有的${known}条没有列`,
    ...(same.length === 0
      ? []
      : [
          `文字完全相同、只算一篇的有${same.length}个：${some(same.map(({ shown, as }) => `${shown}（同 ${as}）`))}`,
        ]),
    ...(gone.length === 0
      ? []
      : [`原件已经不在、语料里还留着的有${gone.length}篇：${some(gone)}；不要了，运行时加 --prune`]),
    ...(pruned.length === 0 ? [] : [`原件已经不在、这次清掉的有${pruned.length}篇：${some(pruned)}`]),
    ...failed.map(({ shown, why }) => `读不了　${shown}　${why}`),
  ]
  return `${lines.join('\n')}\n`
}

/** A notice among the speeches teaches the wrong structure. */
function noSpeeches(records: readonly Kept[]): string[] {
  const names = records.filter(({ row }) => row.isNoSpeech === true).map(({ shown }) => shown)
  return names.length === 0
    ? []
    : [`像是通知等公文、不是讲话的有${names.length}篇：${some(names)}；请移出去，再加 --prune 运行一次`]
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 8).join('、')}${names.length > 8 ? '……' : ''}`
}

function countsOf(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
  return sorted.map(([word, count]) => `${word}${count}`).join('、') || '没有'
}

/** By code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
