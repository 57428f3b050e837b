import path from 'node:path'
import { backUp, placeDraft, writeFile } from '../files.ts'
import { annotate, type Amended, type Checks, type Reviewed, type ReviewInput } from '../index.ts'
import type { Io } from './io.ts'
import { prettyAmended } from './report/findings.ts'
import { prettyProblems } from './report/pretty.ts'

/** A file that is checked: where it lies, and what people call it. */
export interface Checked {
  file: string
  shown: string
  reviewed: Reviewed
}

/** Writes what --fix made: a Markdown draft in place with a copy kept, any other file beside it. */
export function writeAmended(
  { file, shown, reviewed }: Checked,
  amended: Amended,
  { dryRun, json }: { dryRun: boolean; json: boolean },
  io: Io,
): void {
  io.err(prettyProblems(amended.problems))
  if (!json) io.out(prettyAmended(shown, amended, reviewed.format === 'docx'))
  const remark = remarkOn(reviewed)
  if (!amended.bytes) io.err(`${shown}：没有可以自动改的地方\n`)
  else if (dryRun) io.err(`${shown}：以上${amended.applied.length}处会改，没有写文件\n`)
  else if (reviewed.format === 'md') {
    const copy = backUp(file)
    writeFile(file, amended.bytes)
    io.err(`${shown}：改了${amended.applied.length}处${remark}，原稿存成了 ${path.relative(io.cwd, copy)}\n`)
  } else {
    const target = `${stemOf(file)}.改${endingFor(file, reviewed.format)}`
    const placed = placeDraft(target, amended.bytes, undefined, false)
    io.err(`${shown}：改了${amended.applied.length}处${remark}，写在 ${path.relative(io.cwd, placed.file)}\n`)
  }
}

/** Writes the Word copy with comments; none where there is nothing to say. */
export async function writeAnnotated(
  { file, shown, reviewed }: Checked,
  input: ReviewInput,
  findings: Reviewed['findings'],
  { workspace }: Checks,
  io: Io,
): Promise<void> {
  const source = reviewed.doc?.speech.source
  const own = findings.filter(({ place }) => 'source' in place && place.source === source)
  if (own.length === 0) {
    io.err(`${shown}：没有要批注的，没有另写文件\n`)
    return
  }
  const copy = await annotate(input, reviewed, own, workspace)
  io.err(prettyProblems(copy.problems))
  if (!copy.value) return
  const ending = reviewed.format === 'docx' ? endingFor(file, 'docx') : '.docx'
  const placed = placeDraft(`${stemOf(file)}.批注${ending}`, copy.value, undefined, false)
  const unplaced = copy.problems.filter(({ code }) => code === 'annotate/unplaced').length
  const remark = reviewed.format === 'docx' ? remarkOn(reviewed) : ''
  const elsewhere = findings.length - own.length
  const rest = elsewhere > 0 ? `；另有${elsewhere}处在事实表里，没有批注` : ''
  io.err(
    `${shown}：${own.length - unplaced}条批注${remark}，写在 ${path.relative(io.cwd, placed.file)}${rest}\n`,
  )
}

/** What else is not as in the file itself. */
function remarkOn({ reading }: Reviewed): string {
  const codes = new Set(reading.map(({ code }) => code))
  if (codes.has('read/converted')) return '（由 LibreOffice 转成 .docx，版式以原件为准）'
  return codes.has('read/encoding') ? '（编码改成了 UTF-8）' : ''
}

function stemOf(file: string): string {
  return file.slice(0, file.length - path.extname(file).length)
}

/** The ending of a copy: that of the file, where it says what is in it. Word refuses a .docx that was a .docm. */
function endingFor(file: string, format: Reviewed['format']): string {
  const ending = path.extname(file)
  if (format === 'docx') return /^\.(?:docx|docm|dotx)$/iu.test(ending) ? ending : '.docx'
  if (format === 'html') return /^\.html?$/iu.test(ending) ? ending : '.html'
  return /^\.(?:doc[xm]?|dotx|wps|html?)?$/iu.test(ending) ? '.txt' : ending
}
