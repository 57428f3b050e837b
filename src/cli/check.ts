import path from 'node:path'
import {
  backUp,
  exists,
  FileError,
  filesBelow,
  placeDraft,
  readDocumentBytes,
  readText,
  writeFile,
} from '../files.ts'
import {
  amend,
  annotate,
  earlierOf,
  isTraceFile,
  openChecks,
  openTerms,
  openWorkspace,
  readTables,
  review,
  reviewSheet,
  sheetNamed,
  type Amended,
  type Checks,
  type Earlier,
  type Level,
  type Reviewed,
  type ReviewInput,
  type SheetInput,
  type TraceFile,
} from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { isAtLeast, jsonFindings, prettyAmended, prettyFindings, prettyGaps } from './report/findings.ts'
import { prettyProblems, tally } from './report/pretty.ts'
import { expandSheets } from './sheets.ts'

export const help = `bigan check 文件… （核稿）：稿子、旧稿、事实表，逐条核对

  可核 .md、.docx、.txt、.html（.doc、.wps 需装有 LibreOffice），以及事实表 .yaml

  --facts 事实表      与哪张事实表对照（默认用稿子开头写的）
  --meeting 会议表    会议表（用它的规则随会议材料一起提供）
  --corpus 文件夹     以往的稿子，查与它们重复的段落
  --level 级别        最低显示到哪一级：差错 error、存疑 warn（默认）、提示 info
  --format 格式       pretty（默认）或 json
  --fix               改正有把握的差错：.md 就地改（先留 .bak），其他格式另写“名称.改.…”，Word 里是修订
  --dry-run           与 --fix 连用：只列出会怎么改，不写文件
  --annotate          另写一份 Word“名称.批注.docx”：每个问题一条批注，有把握的改正写成修订

规则的开关、级别和选项写在 bigan.yaml 的“检查”里，规则一览见 docs/rules.md。
稿子里不想被查的地方：<!-- bigan-off 规则: 理由 --> … <!-- bigan-on -->，或 <!-- bigan-off-next 规则: 理由 -->。

例：
  bigan check drafts/招商推进会.md
  bigan 核稿 送审稿.docx --facts content/facts/招商推进会.yaml --annotate
  bigan check 稿子.md --fix --dry-run
`

const options = {
  facts: { type: 'string' },
  meeting: { type: 'string' },
  corpus: { type: 'string' },
  level: { type: 'string' },
  format: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  annotate: { type: 'boolean' },
} as const

interface Order {
  facts?: SheetInput
  level: Level
  json: boolean
  fix: boolean
  dryRun: boolean
  annotate: boolean
}

const levelSpellings: Record<string, Level> = {
  error: 'error',
  warn: 'warn',
  info: 'info',
  差错: 'error',
  存疑: 'warn',
  提示: 'info',
}

/** Checks each file; one that cannot be read does not stop the others, and the highest exit code wins. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0)
    throw new UsageError('请给出要核的文件，例如：bigan check drafts/招商推进会.md')
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run 要与 --fix 连用')
  const files = expandSheets(positionals, io.cwd)
  const workspace = await openWorkspace(path.dirname(path.resolve(io.cwd, files[0]!)))
  if (values.meeting !== undefined) readText(path.resolve(io.cwd, values.meeting), values.meeting)
  const order: Order = {
    level: oneOf('level', values.level ?? 'warn', levelSpellings),
    json: oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' }) === 'json',
    fix: values.fix === true,
    dryRun: values['dry-run'] === true,
    annotate: values.annotate === true,
    ...(values.facts === undefined
      ? {}
      : { facts: await sheetAt(path.resolve(io.cwd, values.facts), values.facts) }),
  }
  const earlier = values.corpus === undefined ? undefined : await corpus(values.corpus, files, io)
  const checks = await openChecks(workspace, openTerms(workspace), earlier)
  if (!order.json) io.err(prettyProblems([...workspace.problems, ...checks.problems]))
  let worst: Exit = exit.fine
  const reviews: Reviewed[] = []
  for (const file of files) {
    const done = await checkOne(file, order, checks, io)
    if (done.code > worst) worst = done.code
    if (done.reviewed) reviews.push(done.reviewed)
  }
  if (order.json) io.out(jsonFindings(reviews, order.level))
  else if (reviews.length > 1) io.out(`共核${reviews.length}个文件：${totals(reviews)}\n`)
  return worst
}

async function checkOne(
  shown: string,
  order: Order,
  checks: Checks,
  io: Io,
): Promise<{ code: Exit; reviewed?: Reviewed }> {
  try {
    const file = path.resolve(io.cwd, shown)
    if (/\.ya?ml$/i.test(shown)) {
      const reviewed = await reviewSheet(shown, await sheetAt(file, shown), checks)
      report(reviewed, order, io)
      if (order.fix) io.err(`${shown}：事实表不自动改，请照上面的提示手工改\n`)
      return { code: codeOf(reviewed), reviewed }
    }
    const input = await inputAt(file, shown, order)
    const reviewed = await review(input, checks)
    report(reviewed, order, io)
    if (order.fix) fixed(file, shown, await amend(input, reviewed, checks), order, io)
    if (order.annotate) await annotated(file, shown, input, reviewed, order, checks, io)
    return { code: codeOf(reviewed), reviewed }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return { code: exit.file }
  }
}

/** A draft's bytes with its trace and its sheet, which its front matter names. */
async function inputAt(file: string, shown: string, order: Order): Promise<ReviewInput> {
  const bytes = await readDocumentBytes(file, shown)
  const trace = traceBeside(file)
  const named = order.facts ? undefined : sheetNamed(bytes)
  const at = named === undefined ? undefined : path.resolve(path.dirname(file), named)
  const sheet = order.facts ?? (at !== undefined && exists(at) ? await sheetAt(at, named!) : undefined)
  return { path: shown, bytes, ...(sheet ? { sheet } : {}), ...(trace ? { trace } : {}) }
}

function traceBeside(file: string): TraceFile | undefined {
  const trace = file.replace(/\.[^.]+$/u, '.trace.json')
  if (trace === file || !exists(trace)) return undefined
  const { text } = readText(trace)
  return isTraceFile(text) ? (JSON.parse(text) as TraceFile) : undefined
}

async function sheetAt(file: string, shown: string): Promise<SheetInput> {
  const source = readText(file, shown)
  return { source, tables: await readTables(source, path.dirname(file)) }
}

/** More earlier speeches than this are no help to one check. */
const mostEarlier = 500

async function corpus(folder: string, own: readonly string[], io: Io): Promise<Earlier[]> {
  const at = path.resolve(io.cwd, folder)
  const mine = new Set(own.map((file) => path.resolve(io.cwd, file)))
  const found = filesBelow(at, '').filter((file) => /\.(md|docx|txt|html?)$/i.test(file) && !mine.has(file))
  if (found.length === 0) throw new FileError(`“${folder}”里没有可读的旧稿（.md、.docx、.txt、.html）`)
  const earlier: Earlier[] = []
  const unread: string[] = []
  for (const file of found.slice(0, mostEarlier)) {
    const shown = path.relative(io.cwd, file)
    const speech = await earlierOf(shown, await readDocumentBytes(file, shown))
    if (speech) earlier.push(speech)
    else unread.push(shown)
  }
  if (unread.length > 0) io.err(`读不了这些旧稿，没有拿来比对：${unread.join('、')}\n`)
  if (found.length > mostEarlier) io.err(`“${folder}”里有${found.length}篇旧稿，只比对前${mostEarlier}篇\n`)
  return earlier
}

function report(reviewed: Reviewed, order: Order, io: Io): void {
  if (order.json) return
  io.out(prettyFindings(reviewed, order.level))
  io.err(prettyGaps(reviewed, order.level))
  const hidden = reviewed.findings.filter((finding) => !isAtLeast(order.level)(finding)).length
  const more =
    hidden > 0
      ? `（另有${hidden}处${order.level === 'warn' ? '提示' : '较轻的'}没有列出，加 --level info 可看）`
      : ''
  io.out(`${reviewed.path}：${totals([reviewed])}${more}\n`)
}

function totals(reviews: readonly Reviewed[]): string {
  const all = reviews.flatMap((one) => [...one.findings, ...one.reading, ...one.problems])
  return all.some((one) => one.level !== 'info')
    ? tally(all.filter((one) => one.level !== 'info'))
    : '没有差错和存疑'
}

function codeOf({ findings, reading, problems, executionErrors, doc }: Reviewed): Exit {
  if (executionErrors.length > 0) return exit.bug
  if (!doc) return exit.file
  return [...findings, ...reading, ...problems].some((one) => one.level === 'error')
    ? exit.problems
    : exit.fine
}

/** Writes what --fix made: a Markdown draft in place with a copy kept, any other file beside it. */
function fixed(file: string, shown: string, amended: Amended, order: Order, io: Io): void {
  io.err(prettyProblems(amended.problems))
  if (!order.json) io.out(prettyAmended(shown, amended))
  if (!amended.bytes) io.err(`${shown}：没有可以自动改的地方\n`)
  else if (order.dryRun) io.err(`${shown}：以上${amended.applied.length}处会改，没有写文件\n`)
  else if (/\.(md|markdown)$/i.test(shown)) {
    const copy = backUp(file)
    writeFile(file, amended.bytes)
    io.err(`${shown}：改了${amended.applied.length}处，原稿存成了 ${path.relative(io.cwd, copy)}\n`)
  } else {
    const ending = path.extname(file)
    const placed = placeDraft(`${file.slice(0, -ending.length)}.改${ending}`, amended.bytes, undefined, false)
    io.err(`${shown}：改了${amended.applied.length}处，写在 ${path.relative(io.cwd, placed.file)}\n`)
  }
}

async function annotated(
  file: string,
  shown: string,
  input: ReviewInput,
  reviewed: Reviewed,
  order: Order,
  checks: Checks,
  io: Io,
): Promise<void> {
  const wanted = reviewed.findings.filter(isAtLeast(order.level))
  const copy = await annotate(input, reviewed, wanted, checks.workspace)
  io.err(prettyProblems(copy.problems))
  if (!copy.value) return
  const stem = file.replace(/\.[^.]+$/u, '')
  const placed = placeDraft(`${stem}.批注.docx`, copy.value, undefined, false)
  io.err(`${shown}：${wanted.length}条批注，写在 ${path.relative(io.cwd, placed.file)}\n`)
}
