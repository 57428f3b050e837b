/** Two drafts beside each other: read both → pair their lines → mark up the new one, and say what changed. */
import { convertedBytes } from './forms.ts'
import { editsFor, type EmptiedCell } from './edits.ts'
import { describeComparison, type ReportBlock } from './report.ts'
import { summaryOf, type Comparison } from './summary.ts'
import { changedValues, pairLines, paperLines, type LinePair } from '../speech/index.ts'
import { comparable } from '../text/comparable.ts'
import type { Problem, Result } from '../text/problem.ts'
import type { DocumentFile } from '../typeset.ts'
import type { Workspace } from '../workspace.ts'
import { editDocx, printRedline } from '../write/index.ts'

export { describeComparison, type ComparisonReport, type ReportBlock } from './report.ts'
export type { Comparison, DraftChange, DraftValue } from './summary.ts'

export interface CompareOptions {
  /** `tracked`: tracked changes; `print`: deletions under a wavy line, additions in a box, a list at the end. */
  form?: 'tracked' | 'print'
  /** Spaces, straight quotes and full-width digits count, too. */
  exact?: boolean
  /** Tracked changes in the drafts themselves are accepted first; else they refuse the comparison. */
  accept?: boolean
  /** Of drafts that are no Word files. */
  style?: string
  /** Who the tracked changes are by; 笔杆（比对） where nobody is named. */
  author?: string
  /** ISO day of the tracked changes; they have none without it. */
  date?: string
}

export interface Compared {
  comparison: Comparison
  /** The 花脸稿; undefined where both drafts have the same words. */
  word?: Uint8Array
}

const usualAuthor = '笔杆（比对）'

/**
 * Compares two drafts of any format. The new one is marked up in its own package, or set by its style first. The value is
 * undefined, with an error, where one of them cannot be read, is too long or holds tracked changes that nobody accepted.
 */
export async function compareDrafts(
  before: DocumentFile,
  after: DocumentFile,
  workspace: Workspace,
  options: CompareOptions = {},
): Promise<Result<Compared | undefined>> {
  const old = await convertedBytes(before, workspace, options)
  const now = await convertedBytes(after, workspace, options)
  const problems = toldOnce([...old.problems, ...now.problems])
  if (!old.value || !now.value) return { value: undefined, problems }
  const exact = options.exact ?? false
  const [was, is] = [paperLines(old.value.speech), paperLines(now.value.speech)]
  const pairs = pairLines(was.lines, is.lines, { exact })
  const comparison = summaryOf(pairs, { old: was.parts, new: is.parts }, exact)
  if (pairs.every(({ kind }) => kind === 'same')) return { value: { comparison }, problems }
  const isPrinted = options.form === 'print'
  const { source } = now.value
  const main = source.stretches[0]?.part ?? 'word/document.xml'
  const { edits, emptied } = editsFor(pairs, source, main, {
    exact,
    titlesStay: isPrinted,
    ...(isPrinted ? {} : { remark: (pair: LinePair) => remarkOf(pair, was.parts, is.parts) }),
  })
  const author = options.author ?? usualAuthor
  const { date } = options
  const edited = await editDocx(now.value.bytes, edits, { author, ...(date === undefined ? {} : { date }) })
  const told: Problem[] = [...problems, ...edited.problems]
  if (!edited.value) return { value: undefined, problems: told }
  if (!isPrinted) return { value: { comparison, word: edited.value }, problems: told }
  const list = listFor(comparison, emptied)
  const word = await printRedline(edited.value, {
    author,
    legend: `花脸稿：${signs}；改动一览附在文末`,
    list,
  })
  if (!word) return { value: undefined, problems: [...told, unprintable(after.path)] }
  return { value: { comparison, word }, problems: told }
}

/** What a reader says of both drafts is said once, and what it only notes without a place: nothing is to be done there. */
function toldOnce(problems: readonly Problem[]): Problem[] {
  const found = new Map<string, Problem>()
  for (const { place, ...problem } of problems)
    found.set(problem.message, place && problem.level !== 'info' ? { ...problem, place } : problem)
  return [...found.values()]
}

/** What the signs of the printed form mean. */
const signs = '画波浪线的是删去的，加框的是新增的'

/** What stands at the end of the printed form. */
function listFor(comparison: Comparison, emptied: readonly EmptiedCell[]): ReportBlock[] {
  const key = `${signs}；改了的数字、时限加粗`
  const { total, blocks } = describeComparison(comparison, 'none')
  const cells = emptied.map(({ row, text }) => `“${row}”一行，有一格原为“${text}”，现为空`)
  return [
    { head: '改动一览', lines: [key, `共${total}`] },
    ...blocks,
    ...(cells.length > 0 ? [{ head: `清空的表格（${cells.length}格）`, lines: cells }] : []),
  ]
}

const valueWords = { figure: '数字', deadline: '时限', date: '日期', count: '点数', name: '人名' } as const

/** What the comment at a line says: the figures that changed in it, and where it moved from or to. */
function remarkOf(pair: LinePair, oldParts: readonly string[], newParts: readonly string[]): string[] {
  const { kind, old, new: now, movedFrom, movedTo } = pair
  if (movedTo) return [`移至“${newParts[movedTo.part] ?? ''}”`]
  const before = old ?? movedFrom
  const values =
    before && now && kind !== 'same' && !now.cells
      ? changedValues(comparable(before.text).text, comparable(now.text).text)
      : []
  return [
    ...(movedFrom ? [`移自“${oldParts[movedFrom.part] ?? ''}”`] : []),
    ...values.flatMap(({ kind: sort, name, old: was, new: is }) =>
      was === '' || is === ''
        ? []
        : [`${valueWords[sort]}：${name === '' || sort === 'count' ? '' : `${name} `}${was} → ${is}`],
    ),
  ]
}

function unprintable(path: string): Problem {
  return {
    code: 'compare/print',
    level: 'error',
    message: `“${path}”的 Word 内容有损坏，做不成打印的花脸稿，请另存为 .docx 后再试`,
  }
}
