import path from 'node:path'
import { FileError, readText } from '../files.ts'
import { formats, makeDraft, openWorkspace, readTables, type Format, type Workspace } from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { isMeetingSheet } from './check-input.ts'
import { recordingOf } from './draft-record.ts'
import { draftName, saveDraft, tell, type SaveOrder } from './draft-save.ts'
import { editionSpellings, lengthSpellings } from './editions.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { Past } from './past.ts'
import { expandSheets } from './sheets.ts'
import { watch } from './watch.ts'

export const help = `bigan draft 事实表… （起草）：事实表 → 讲话稿

  --template ID       用哪个模板（默认用事实表里的“模板”；bigan templates list 列出全部）
  --to 格式           md、docx、html、xlsx（稿里的表格），可并列：--to md,docx（默认 md,docx）
  --edition 版本      印制版 print（默认）、大字版 large、核稿版 review
  --bind              与核稿版连用：同一个数在 Word 里改一处，各处跟着变
  --embed-source      与核稿版连用：把事实表、模板、种子和稿子装进 Word 文件
  --length 篇幅       全文 full（默认）、短稿 short（约八分钟）、提纲 outline（标题、领句和数据，先送领导定）
  --style ID          样式：gbt9704、gbt9704-b、large，或 templates/styles 里自己的
  -o, --out 文件夹    写到哪里（默认 drafts）
  --seed 文字         换一套句式
  --usage 文件        用语记录：同一讲话人最近三篇用过的话，这一篇避开
  --record            写出稿子后留档：稿子记进输出文件夹的 稿件记录，用的用语记进 --usage 的文件；没有写的，
                      记进输出文件夹的 用语记录.tsv
  --status 状态       与 --record 连用：征求意见稿、讨论稿（默认）、送审稿、草案、定稿、清样
  --by 姓名           与 --record 连用：这一稿是谁写的（默认 bigan.yaml 里的“拟稿人”）
  --note 文字         与 --record 连用：备注
  --suggest           印出用语库的建议【建议：…】，由人采用或删去
  --strict            有待补、待核就不写文件，按差错处理
  --force             覆盖改过的稿子（先留一份 .bak）
  --watch             事实表一改就重写，按 Ctrl+C 停止

短稿和提纲写成“名称.短稿.md”“名称.提纲.md”，与全文各是各的，互不覆盖。
核稿版给审稿的人：每个数有批注（来源、时点、公式），文末（--to xlsx 在最后一张表）有数据核对表；送出去的请用印制版。
改过的稿子不会被覆盖：新稿写成“名称.新.md”“名称.新.docx”。

例：
  bigan draft content/facts/招商推进会.yaml
  bigan draft content/facts/*.yaml --to docx -o 送审
  bigan draft 招商推进会.yaml --length 提纲
  bigan draft 招商推进会.yaml --usage 用语记录.tsv --record --status 送审稿 --by 张明
  bigan 起草 招商推进会.yaml --edition 核稿版 --to docx,xlsx
  bigan 起草 招商推进会.yaml --edition 核稿版 --bind
`

const options = {
  template: { type: 'string' },
  to: { type: 'string' },
  edition: { type: 'string' },
  bind: { type: 'boolean' },
  'embed-source': { type: 'boolean' },
  length: { type: 'string' },
  style: { type: 'string' },
  out: { type: 'string', short: 'o' },
  seed: { type: 'string' },
  usage: { type: 'string' },
  record: { type: 'boolean' },
  status: { type: 'string' },
  by: { type: 'string' },
  note: { type: 'string' },
  suggest: { type: 'boolean' },
  strict: { type: 'boolean' },
  force: { type: 'boolean' },
  watch: { type: 'boolean' },
} as const

/** Where a speech is recorded if no usage file is named. */
const usualRecord = '用语记录.tsv'

interface Order extends SaveOrder {
  template?: string
  formats: Format[]
  bind: boolean
  embedSource: boolean
  style?: string
  seed?: string
  suggest: boolean
  past: Past
  strict: boolean
}

/** Drafts each sheet; one that fails does not stop the others, and the highest exit code wins. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0)
    throw new UsageError('请给出事实表，例如：bigan draft content/facts/招商推进会.yaml')
  const recordFile = values.usage ?? path.join(values.out ?? 'drafts', usualRecord)
  const recording = recordingOf(values)
  const order: Order = {
    formats: formatsOf(values.to ?? 'md,docx'),
    edition: oneOf('edition', values.edition ?? 'print', editionSpellings()),
    bind: values.bind === true,
    embedSource: values['embed-source'] === true,
    length: oneOf('length', values.length ?? 'full', lengthSpellings()),
    out: values.out ?? 'drafts',
    suggest: values.suggest === true,
    past: new Past(values.usage, values.record === true ? recordFile : undefined, io),
    strict: values.strict === true,
    force: values.force === true,
    written: new Set(),
    ...(recording ? { recording } : {}),
    ...(values.template === undefined ? {} : { template: values.template }),
    ...(values.style === undefined ? {} : { style: values.style }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
  }
  refuseToLeak(order)
  const sheets = expandSheets(positionals, io.cwd)
  refuseTwins(sheets)
  const workspace = await openWorkspace(path.resolve(io.cwd, path.dirname(sheets[0]!)))
  if (recording) recording.by ??= workspace.office.drafter ?? ''
  const code = await draftAll(sheets, order, workspace, io)
  if (!values.watch) return code
  return watch(sheets, io, async () =>
    draftAll(sheets, order, await openWorkspace(path.resolve(io.cwd, path.dirname(sheets[0]!))), io),
  )
}

/** What people who only receive a file are not to have goes into no other edition. */
function refuseToLeak({ bind, embedSource, edition, formats }: Order): void {
  const flag = bind ? '--bind' : embedSource ? '--embed-source' : undefined
  if (flag === undefined) return
  const carried = bind ? '各处数据的事实编号和数值' : '事实表和稿子的来历'
  if (edition !== 'review')
    throw new UsageError(
      `“${flag}”把${carried}装进文件，送出去就泄露了，只能用在核稿版；请加 --edition 核稿版`,
    )
  if (!formats.includes('docx'))
    throw new UsageError(`“${flag}”只用于 Word 文件；请在“--to”里加上 docx，或者去掉“${flag}”`)
}

/** Two sheets of one name would be written over each other. */
function refuseTwins(sheets: string[]): void {
  const seen = new Map<string, string>()
  for (const sheet of sheets) {
    const name = draftName(sheet)
    const twin = seen.get(name)
    if (twin !== undefined)
      throw new UsageError(`“${twin}”和“${sheet}”同名，稿子会互相覆盖；请分两次写，用 -o 放到不同的文件夹`)
    seen.set(name, sheet)
  }
}

async function draftAll(sheets: string[], order: Order, workspace: Workspace, io: Io): Promise<Exit> {
  let worst: Exit = exit.fine
  for (const [i, sheet] of sheets.entries()) {
    if (io.terminal && sheets.length > 1) io.err(`（${i + 1}/${sheets.length}）${sheet}\n`)
    const code = await draftOne(sheet, order, workspace, io)
    if (code > worst) worst = code
  }
  return worst
}

async function draftOne(sheet: string, order: Order, workspace: Workspace, io: Io): Promise<Exit> {
  try {
    const file = path.resolve(io.cwd, sheet)
    if (/\.(md|markdown)$/i.test(sheet)) {
      throw new FileError(
        `“${sheet}”是稿子，起草要给事实表（.yaml）；要把稿子排成 Word，请用 bigan typeset ${sheet}`,
      )
    }
    const source = readText(file, sheet)
    if (isMeetingSheet(source.text))
      throw new FileError(`“${sheet}”是会议表，不是事实表；出会议材料请用 bigan pack ${sheet}`)
    const out = path.resolve(io.cwd, order.out)
    const sheetName = path.relative(out, file).replaceAll('\\', '/')
    const made = await makeDraft(
      { sheet: source, tables: await readTables(source, path.dirname(file)) },
      workspace,
      { ...order, ...order.past.for(file), sheetName },
    )
    let code = tell(made.problems, io)
    if (made.value.files.length > 0) {
      const refused = saveDraft(made.value, sheet, source.text, order, io)
      if (refused > code) code = refused
      // An outline is no speech that was given.
      if (order.length !== 'outline' && refused === exit.fine) order.past.record(file, made.value)
    } else if (code === exit.fine) {
      io.err(`${sheet}：没有可写的内容，没有写出文件\n`)
      return exit.problems
    } else io.err(`${sheet}：有差错，没有写出稿子\n`)
    return code
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return exit.file
  }
}

function formatsOf(text: string): Format[] {
  const names = text
    .split(/[,，、]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const known: Record<string, Format> = {
    ...Object.fromEntries(formats.map((format) => [format, format])),
    word: 'docx',
    markdown: 'md',
    excel: 'xlsx',
  }
  const list = names.map((name) => oneOf('to', name, known))
  if (list.length === 0) throw new UsageError(`“--to”后面要写格式，可用：${formats.join('、')}`)
  return [...new Set(list)]
}
