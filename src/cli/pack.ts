import path from 'node:path'
import { exists, hashOf, isEdited, placeDraft, readText, writeFile } from '../files.ts'
import {
  makePack,
  openMeeting,
  openWorkspace,
  packFormats,
  packRecord,
  readPackRecord,
  type Hashes,
  type PackFormat,
  type PackRecord,
  type Packed,
} from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { prettyProblems, tally } from './report/pretty.ts'

export const help = `bigan pack 会议表 （成套）：会议表 → 全部会议材料和汇编

  --only 材料         只出这几种：--only 会议通知,主持词；--only 全部 每一种都出
                      （默认按会议类型和会议表里的“材料”）
  --to 格式           md、docx、html、xlsx，可并列（默认 md,docx；xlsx 只出有表格的）
  --style ID          样式，盖过模板自己的
  -o, --out 文件夹    写到哪里（默认 drafts/会议表的名字）
  --seed 文字         换一套句式
  --no-volume         不出会议材料汇编
  --strict            有待补、待核就不写文件，按差错处理
  --force             覆盖改过的材料（先留一份 .bak）

改过的材料不会被覆盖：新的写成“名称.新.md”“名称.新.docx”。

例：
  bigan pack content/meetings/产业招商推进会.yaml
  bigan 成套 产业招商推进会.yaml --only 议程,主持词 -o 送审
`

const options = {
  only: { type: 'string' },
  to: { type: 'string' },
  style: { type: 'string' },
  out: { type: 'string', short: 'o' },
  seed: { type: 'string' },
  'no-volume': { type: 'boolean' },
  strict: { type: 'boolean' },
  force: { type: 'boolean' },
} as const

/** Makes the papers of one meeting; writes what changed, and keeps what somebody edited. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [sheet, ...more] = positionals
  if (sheet === undefined || more.length > 0)
    throw new UsageError('请给出一张会议表，例如：bigan pack content/meetings/产业招商推进会.yaml')
  const file = path.resolve(io.cwd, sheet)
  const out = path.resolve(io.cwd, values.out ?? path.join('drafts', stemOf(sheet)))
  const opened = await openMeeting(file, sheet)
  const { factsFile, ...input } = opened.value
  const relative = (to: string): string => path.relative(out, to).replaceAll('\\', '/')
  const made = await makePack(input, await openWorkspace(path.dirname(file)), {
    formats: formatsOf(values.to ?? 'md,docx'),
    sheetName: relative(file),
    ...(factsFile === undefined ? {} : { factsName: relative(factsFile) }),
    ...(values.only === undefined ? {} : { only: names(values.only) }),
    ...(values.style === undefined ? {} : { style: values.style }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values['no-volume'] ? { volume: false } : {}),
    ...(values.strict ? { strict: true } : {}),
    ...(io.terminal
      ? { progress: (done, all, name) => io.err(`\r（${done + 1}/${all}）${name}　　　`) }
      : {}),
  })
  if (io.terminal) io.err('\r')
  const problems = [...opened.problems, ...made.problems]
  if (problems.length > 0) io.err(`${prettyProblems(problems)}共${tally(problems)}\n`)
  if (made.value.papers.length === 0) io.err(`${sheet}：有差错，没有写出材料\n`)
  else save(made.value, { out, sheet, force: values.force === true }, io)
  return problems.some(({ level }) => level === 'error') ? exit.problems : exit.fine
}

function stemOf(sheet: string): string {
  return path.basename(sheet).replace(/\.ya?ml$/i, '')
}

interface Saving {
  out: string
  sheet: string
  force: boolean
}

/** Writes each file whole, never over what a person edited, and the pack's record beside its folder. */
function save(packed: Packed, saving: Saving, io: Io): void {
  const recordFile = `${saving.out}.trace.json`
  const before = exists(recordFile) ? readPackRecord(readText(recordFile).text) : undefined
  const hashes: Record<string, Hashes> = {}
  for (const { stem, files } of packed.papers) {
    const known = before?.材料[stem]?.文件 ?? {}
    const markdown = files.find(({ format }) => format === 'md')
    // The Word file of an edited text is that text's: the new text gets a Word file of its own.
    const edited =
      !saving.force &&
      markdown !== undefined &&
      isEdited(path.join(saving.out, `${stem}.md`), known['md']) &&
      isEdited(path.join(saving.out, `${stem}.md`), hashOf(markdown.content))
    const now: Hashes = { ...known }
    for (const { format, content } of files) {
      if (!put(`${stem}.${format}`, content, known[format], edited, saving, io)) now[format] = hashOf(content)
    }
    hashes[stem] = now
  }
  if (packed.volume) {
    const known = before?.汇编?.['docx']
    const kept = put('00-会议材料汇编.docx', packed.volume, known, false, saving, io)
    const standing: Hashes = known === undefined ? {} : { docx: known }
    hashes[''] = kept ? standing : { docx: hashOf(packed.volume) }
  }
  const { facts } = packed
  const record = packRecord(
    packed,
    { sheet: saving.sheet, ...(facts ? { facts: facts.source.path } : {}) },
    hashes,
  )
  writeFile(recordFile, withOthers(record, before))
}

/** Papers that this run left out (--only) stay in the record as they were. */
function withOthers(record: string, before: PackRecord | undefined): string {
  if (!before) return record
  const now = JSON.parse(record) as PackRecord
  const papers = { ...before.材料, ...now.材料 }
  const sorted = Object.fromEntries(Object.entries(papers).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ ...now, 汇编: now.汇编 ?? before.汇编, 材料: sorted })}\n`
}

/** Puts one file; gives true where an edited one was kept and the new one stands beside it. */
function put(
  name: string,
  content: string | Uint8Array,
  known: string | undefined,
  edited: boolean,
  { out, force }: Saving,
  io: Io,
): boolean {
  const placed = placeDraft(path.join(out, name), content, known, force, edited)
  const shown = path.relative(io.cwd, placed.file)
  if (placed.kept)
    io.err(`${name} 改过，没有覆盖；新的写在 ${shown}（要覆盖请加 --force，原来的会另存一份）\n`)
  if (placed.backup) io.err(`原来的 ${name} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
  io.out(`${shown}\n`)
  return placed.kept !== undefined
}

function names(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function formatsOf(text: string): PackFormat[] {
  return names(text.toLowerCase()).map((name) => {
    const format = packFormats.find((one) => one === name || (name === 'word' && one === 'docx'))
    if (!format) throw new UsageError(`“--to”不能是“${name}”，可用：${packFormats.join('、')}`)
    return format
  })
}
