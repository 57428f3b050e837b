/**
 * Many old speeches → a corpus: a clean text of each, a table of them, phrase candidates and a summary. What was learned of
 * a file is kept beside it, so that a run goes on where the last one was broken off, and what has not changed is not read
 * again. Speeches are not held: one is in memory at a time.
 */
import path from 'node:path'
import { candidateFile, candidatesIn, type CandidateBook, type CandidateFile } from './candidates.ts'
import {
  exists,
  FileError,
  filesBelow,
  hashOf,
  placeDraft,
  readDocumentBytes,
  readText,
  writeFile,
} from './files.ts'
import { meetingTypeOf } from './phrases/index.ts'
import { lengthOf, plainWords } from './speech/index.ts'
import { study, type Studied } from './study.ts'
import type { Candidate } from './learn/index.ts'

export interface CorpusOrder {
  files: readonly { file: string; shown: string }[]
  /** The folder of the corpus. */
  out: string
  book: CandidateBook
  /** Ids of mends that are not wanted. */
  keep?: ReadonlySet<string>
  /** Called before each file. */
  progress?: (done: number, total: number, shown: string) => void
  /** True when no further file is to be read. */
  isStopped?: () => boolean
}

/** A row of 索引.tsv. */
interface Row {
  title: string
  date: string
  speaker: string
  kind: string
  length: number
  figures: number
  mends: number
  /** 成绩、问题 …: what its parts do. */
  parts: string[]
}

/** What is kept of a file that was learned from. */
interface Kept {
  version: number
  /** Of the input's bytes, and of the clean text as it was written. */
  hash: string
  written: string
  /** The input, from the folder of the corpus, and as people know it. */
  key: string
  shown: string
  /** The name of its clean text. */
  name: string
  row: Row
  candidates: Candidate[]
}

/** Goes up when other things are learned: what an older program kept is learned anew. */
const version = 1

export interface Corpus extends CandidateFile {
  learned: number
  unchanged: number
  failed: { shown: string; why: string }[]
  /** How many were left when it was stopped. */
  left: number
  /** Clean texts that were edited and so were not written over: where the new ones are. */
  beside: string[]
  /** The summary, for people. */
  report: string
}

/** Learns from all files and writes the corpus. A file that cannot be read does not stop the others. */
export async function learnCorpus(order: CorpusOrder): Promise<Corpus> {
  const { files, out } = order
  const store = path.join(out, '.bigan', 'corpus')
  const kept = new Map(recordsIn(store).map((record) => [record.key, record]))
  const names = new Set([...kept.values()].map(({ name }) => name.toLowerCase()))
  const done = { learned: 0, unchanged: 0, left: 0 }
  const failed: Corpus['failed'] = []
  const beside: string[] = []
  for (const [i, { file, shown }] of files.entries()) {
    if (order.isStopped?.()) {
      done.left = files.length - i
      break
    }
    order.progress?.(i, files.length, shown)
    try {
      const bytes = readDocumentBytes(file, shown)
      const hash = hashOf(bytes)
      const key = path.relative(out, file)
      const old = kept.get(key)
      if (old?.version === version && old.hash === hash && exists(textFile(out, old.name))) {
        done.unchanged++
        continue
      }
      const name = old?.name ?? freeName(shown, names)
      const { value: studied, problems } = await study(shown, bytes, {
        name: path.basename(name),
        ...(order.keep ? { keep: order.keep } : {}),
      })
      if (!studied) {
        failed.push({ shown, why: problems.find(({ level }) => level === 'error')?.message ?? '读不了' })
        continue
      }
      const placed = placeDraft(textFile(out, name), studied.markdown, old?.written, false)
      if (placed.kept !== undefined) beside.push(placed.file)
      const record: Kept = {
        version,
        hash,
        written: placed.kept === undefined ? hashOf(studied.markdown) : (old?.written ?? ''),
        key,
        shown,
        name,
        row: rowOf(studied),
        candidates: candidatesIn(studied, path.basename(shown), order.book),
      }
      writeFile(path.join(store, `${hashOf(key).slice(0, 16)}.json`), JSON.stringify(record))
      kept.set(key, record)
      names.add(name.toLowerCase())
      done.learned++
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      failed.push({ shown, why: error.message })
    }
  }
  const records = [...kept.values()]
    .filter((record) => record.version === version)
    .sort((a, b) => compare(a.key, b.key))
  const found = candidateFile(
    records.flatMap(({ candidates }) => candidates),
    order.book,
  )
  const report = reportOf(records, files.length, { ...done, failed }, found)
  writeFile(path.join(out, '索引.tsv'), indexOf(records))
  writeFile(path.join(out, '用语候选.yaml'), found.text)
  writeFile(path.join(out, '汇总.报告.txt'), report)
  return { ...done, failed, beside, report, ...found }
}

function textFile(out: string, name: string): string {
  return path.join(out, '稿', `${name}.md`)
}

function recordsIn(store: string): Kept[] {
  return filesBelow(store, '.json').flatMap((file) => {
    try {
      const record = JSON.parse(readText(file).text) as Kept
      return typeof record.key === 'string' && typeof record.name === 'string' ? [record] : []
    } catch {
      // Half a record is none: its speech is learned again.
      return []
    }
  })
}

/** The name of the clean text: the input's, with a number where another one has it. */
function freeName(shown: string, names: ReadonlySet<string>): string {
  const stem = path
    .basename(shown)
    .replace(/\.[^.]+$/u, '')
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '')
    .trim()
  for (let n = 1; ; n++) {
    const name = `${stem === '' ? '旧稿' : stem}${n === 1 ? '' : `-${n}`}`
    if (!names.has(name.toLowerCase())) return name
  }
}

function rowOf({ learned, mended }: Studied): Row {
  const { head, parts } = learned.speech
  return {
    title: head.title,
    date: head.date,
    speaker: `${head.post} ${head.name}`.trim(),
    kind: meetingTypeOf(head.title) ?? '',
    length: lengthOf(plainWords(mended.speech)),
    figures: learned.sheet.figures.figures.length,
    mends: mended.done.length,
    parts: parts.flatMap(({ what }) => (what ? [what.class] : [])),
  }
}

function indexOf(records: readonly Kept[]): string {
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

function reportOf(
  records: readonly Kept[],
  total: number,
  { learned, unchanged, left, failed }: Pick<Corpus, 'learned' | 'unchanged' | 'left' | 'failed'>,
  { clusters, known }: CandidateFile,
): string {
  const rows = records.map(({ row }) => row)
  const several = clusters.filter(({ sources }) => sources.length > 1).length
  const lacking = (what: string, key: 'title' | 'date' | 'speaker'): string[] => {
    const names = records.filter(({ row }) => row[key] === '').map(({ name }) => name)
    return names.length === 0
      ? []
      : [
          `没有认出${what}的有${names.length}篇：${names.slice(0, 8).join('、')}${names.length > 8 ? '……' : ''}`,
        ]
  }
  const lines = [
    `这次${total}个文件：新学${learned}篇，没有变的${unchanged}篇，读不了的${failed.length}个${left > 0 ? `，停下时还有${left}个没有读，再运行一次会接着来` : ''}`,
    `语料共${records.length}篇，${rows.reduce((sum, row) => sum + row.length, 0)}字；修补${rows.reduce((sum, row) => sum + row.mends, 0)}处`,
    `会议类型：${countsOf(rows.map(({ kind }) => kind || '没有认出'))}`,
    `各部分：${countsOf(rows.flatMap(({ parts }) => parts))}`,
    ...lacking('标题', 'title'),
    ...lacking('日期', 'date'),
    ...lacking('讲话人', 'speaker'),
    `用语候选：${clusters.length}条，其中几篇都有的${several}条；库里已经有的${known}条没有列`,
    ...failed.map(({ shown, why }) => `读不了　${shown}　${why}`),
  ]
  return `${lines.join('\n')}\n`
}

function countsOf(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
  return sorted.map(([word, count]) => `${word}${count}`).join('、') || '没有'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
