import path from 'node:path'
import { exists, FileError, hashOf, placeDraft, readDocumentBytes, readText, writeFile } from '../files.ts'
import {
  draftedEdition,
  editions,
  isTraceFile,
  knownHashes,
  openWorkspace,
  printedRecord,
  typeset,
  withHashes,
  withPaperFile,
  type Edition,
  type Problem,
} from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { editionSpellings } from './editions.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { packRecordAt, recordFileOf } from './pack-file.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan typeset 稿子 （排版）：改好的 .md，或者任何 .docx、.txt、.html → 合乎样式的 Word

  --to 格式         docx（默认）或 html
  --style ID        样式（默认用稿子开头写的样式）
  --edition 版本    印制版 print、大字版 large、核稿版 review（起草以后没有改过的，标各处数据的出处）
  -o, --out 文件    写成什么文件（默认与稿子同名；稿子是 .docx 的，写成 名称.排版.docx）
  --force           覆盖已有的文件（先留一份 .bak）

原稿从不改动。装有 LibreOffice 的，.doc 和 .wps 也能排；没有的，请先另存为 .docx。

例：bigan typeset drafts/招商推进会.md --edition 大字版
    bigan 排版 旧稿.docx
`

const options = {
  to: { type: 'string' },
  style: { type: 'string' },
  edition: { type: 'string' },
  out: { type: 'string', short: 'o' },
  force: { type: 'boolean' },
} as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [draft, ...more] = positionals
  if (draft === undefined || more.length > 0)
    throw new UsageError(
      '请给出一份稿子（.md、.docx、.txt 或 .html），例如：bigan typeset drafts/招商推进会.md',
    )
  if (/\.ya?ml$/i.test(draft))
    throw new FileError(`“${draft}”是事实表，不是稿子；要起草请用 bigan draft ${draft}`)
  const format = oneOf('to', values.to ?? 'docx', { docx: 'docx', word: 'docx', html: 'html' } as const)
  const edition =
    values.edition === undefined ? undefined : oneOf('edition', values.edition, editionSpellings())
  const file = path.resolve(io.cwd, draft)
  const source = { path: draft, bytes: readDocumentBytes(file, draft) }
  if (values.out !== undefined && path.resolve(io.cwd, values.out) === file)
    throw new UsageError(`“${values.out}”就是原稿，不能写在它上面；请用 -o 换一个文件名`)
  const stem = draft.replace(/\.(?:md|markdown|doc[xm]?|dotx|wps|txt|html?)$/i, '')
  const workspace = await openWorkspace(path.dirname(file))
  const made = await typeset(source, workspace, {
    format,
    ...(values.style === undefined ? {} : { style: values.style }),
    ...(edition ? { edition } : {}),
    ...traceBeside(path.resolve(io.cwd, stem)),
  })
  io.err(prettyProblems(made.problems))
  if (made.value === undefined) return made.problems.some(isUnread) ? exit.file : exit.problems
  const target = values.out ?? targetFor(draft, stem, edition ?? draftedEdition(source), format)
  const memory = remembered(path.resolve(io.cwd, stem), path.resolve(io.cwd, target))
  const placed = placeDraft(path.resolve(io.cwd, target), made.value, memory?.hash, values.force === true)
  if (!placed.kept) memory?.remember(made.value)
  const shown = path.relative(io.cwd, placed.file)
  if (placed.kept)
    io.err(`${target} 已经有了，没有覆盖；新的写在 ${shown}（要覆盖请加 --force，原来的会另存一份）\n`)
  if (placed.backup) io.err(`原来的 ${target} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
  io.out(`${shown}\n`)
  return made.problems.some((problem) => problem.level === 'error') ? exit.problems : exit.fine
}

/** The trace of a draft, for its 核稿版. */
function traceBeside(stem: string): { trace?: string } {
  const file = `${stem}.trace.json`
  return exists(file) ? { trace: readText(file).text } : {}
}

/** Beside the draft and of its name, but never the draft itself: 旧稿.docx is set as 旧稿.排版.docx. */
function targetFor(draft: string, stem: string, edition: Edition, format: string): string {
  const target = `${stem}${nameOf(edition)}.${format}`
  return target.toLowerCase() === draft.toLowerCase() ? `${stem}.排版.${format}` : target
}

/** The file, and not the style, is what could not be used. */
function isUnread({ level, code }: Problem): boolean {
  return level === 'error' && /^(?:read|word|html)\//.test(code)
}

/** What is remembered of a file as it was written last. */
interface Memory {
  hash: string | undefined
  remember(content: string | Uint8Array): void
}

/**
 * What the trace beside a draft, or the record of the pack that it is a paper of, knows of a file of the same name;
 * undefined where there is none, or another name.
 */
function remembered(stem: string, target: string): Memory | undefined {
  if (!target.startsWith(`${stem}.`)) return undefined
  const ending = target.slice(stem.length + 1)
  return ofDraft(`${stem}.trace.json`, ending) ?? ofPaper(stem, ending)
}

function ofDraft(trace: string, ending: string): Memory | undefined {
  if (!exists(trace)) return undefined
  const { text } = readText(trace)
  if (!isTraceFile(text)) return undefined
  const known = knownHashes(text)
  return {
    hash: known[ending],
    remember: (content) => writeFile(trace, withHashes(text, { ...known, [ending]: hashOf(content) })),
  }
}

/** Of 05-主持词.新.md too, which a pack writes beside an edited text. */
function ofPaper(stem: string, ending: string): Memory | undefined {
  const file = recordFileOf(path.dirname(stem))
  const record = packRecordAt(file)
  const name = path.basename(stem)
  const own = name.replace(/\.新$/u, '')
  const paper = record && Object.hasOwn(record.材料, own) ? record.材料[own] : undefined
  if (!record || !paper) return undefined
  const key = own === name ? ending : `新.${ending}`
  return {
    hash: paper.文件[key],
    remember: (content) => writeFile(file, printedRecord(withPaperFile(record, own, key, content))),
  }
}

function nameOf(edition: Edition): string {
  return edition === 'print' ? '' : `.${editions[edition]}`
}
