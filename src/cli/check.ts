import path from 'node:path'
import { FileError, isFolder, readText } from '../files.ts'
import {
  amend,
  openChecks,
  openMeeting,
  openTerms,
  openWorkspace,
  review,
  reviewMeeting,
  reviewSheet,
  type Checks,
  type Level,
  type Problem,
  type Reviewed,
} from '../index.ts'
import { writeAmended, writeAnnotated } from './amended.ts'
import { oneOf, readArguments } from './arguments.ts'
import { inputAt, isMeetingSheet, sheetAt, type Given } from './check-input.ts'
import { corpus } from './corpus.ts'
import { levelSpellings } from './levels.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { isAtLeast, jsonFindings, prettyFindings, prettyGaps } from './report/findings.ts'
import { prettyNotRun } from './report/not-run.ts'
import { prettyProblems, tally } from './report/pretty.ts'
import { expandSheets } from './sheets.ts'

export const help = `bigan check 文件… （核稿）：稿子、旧稿、事实表、成套的会议材料，逐条核对

  可核 .md、.docx、.txt、.html（.doc、.wps 需装有 LibreOffice），以及事实表 .yaml；
  成套的会议材料给出文件夹：逐份核，再一份对一份地核（人名、次序、时间、数字、任务……）

  --facts 事实表      与哪张事实表对照（默认用稿子开头写的）
  --meeting 会议表    与哪张会议表对照（默认用稿子开头写的，或成套时的）
  --corpus 文件夹     以往的稿子，查与它们重复的段落
  --history 文件夹    留过档的稿子（默认找稿子旁边、上一级和 drafts 里的 稿件记录），看这份是不是最新一稿
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
  bigan check drafts/产业招商推进会
`

const options = {
  facts: { type: 'string' },
  meeting: { type: 'string' },
  corpus: { type: 'string' },
  history: { type: 'string' },
  level: { type: 'string' },
  format: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  annotate: { type: 'boolean' },
} as const

interface Order extends Given {
  level: Level
  json: boolean
  fix: boolean
  dryRun: boolean
  annotate: boolean
}

/** Checks each file; one that cannot be read does not stop the others, and the highest exit code wins. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0)
    throw new UsageError('请给出要核的文件，例如：bigan check drafts/招商推进会.md')
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run 要与 --fix 连用')
  const files = papersAmong(expandSheets(positionals, io.cwd), io)
  if (files.length === 0) return exit.fine
  const workspace = await openWorkspace(path.dirname(path.resolve(io.cwd, files[0]!)))
  const order: Order = {
    level: oneOf('level', values.level ?? 'warn', levelSpellings()),
    json: oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' }) === 'json',
    fix: values.fix === true,
    dryRun: values['dry-run'] === true,
    annotate: values.annotate === true,
    histories: new Map(),
    ...(values.history === undefined ? {} : { history: historyAt(values.history, io) }),
    ...(values.facts === undefined
      ? {}
      : { facts: await sheetAt(path.resolve(io.cwd, values.facts), values.facts) }),
    ...(values.meeting === undefined
      ? {}
      : { meeting: await openMeeting(path.resolve(io.cwd, values.meeting), values.meeting) }),
  }
  const earlier = values.corpus === undefined ? undefined : await corpus(values.corpus, files, io)
  const checks = await openChecks(workspace, openTerms(workspace), earlier)
  const settings = [...workspace.problems, ...checks.problems]
  io.err(prettyProblems([...settings, ...(order.meeting?.problems ?? [])]))
  let worst: Exit = settings.some(({ level }) => level === 'error') ? exit.problems : exit.fine
  const reviews: Reviewed[] = []
  const unread: { path: string; message: string }[] = []
  for (const file of files) {
    const done = await checkOne(file, order, checks, io)
    if (done.code > worst) worst = done.code
    if (done.reviewed) reviews.push(...done.reviewed)
    else unread.push({ path: file, message: done.message ?? '' })
  }
  if (order.json) io.out(jsonFindings(reviews, unread, order.level))
  else {
    if (reviews.length + unread.length > 1) io.out(summary(reviews.length + unread.length, reviews))
    io.err(prettyNotRun(reviews, order.level === 'info'))
  }
  return worst
}

function historyAt(shown: string, io: Io): string {
  const folder = path.resolve(io.cwd, shown)
  if (!isFolder(folder))
    throw new FileError(`“${shown}”不是文件夹；--history 要给存放各稿的文件夹（稿件记录）`)
  return folder
}

/** Files of other programs, and our own, that a `*` brings along. */
const noPapers: readonly [RegExp, string][] = [
  [/^(?:~\$|\.~)/u, '是 Word 或 WPS 打开稿子时的临时文件'],
  [/\.trace\.json$/iu, '是稿子的出处记录'],
  [/\.bak$/iu, '是备份'],
]

function papersAmong(files: readonly string[], io: Io): string[] {
  return files.filter((file) => {
    const name = path.basename(file)
    const why = noPapers.find(([form]) => form.test(name))?.[1]
    if (why) io.err(`“${file}”${why}，没有核\n`)
    return !why
  })
}

interface Done {
  code: Exit
  /** Absent where the file could not be read; of a folder its papers. */
  reviewed?: Reviewed[]
  /** What could not be read or written. */
  message?: string
}

async function checkOne(shown: string, order: Order, checks: Checks, io: Io): Promise<Done> {
  return orFileError(io, {}, async () => {
    const file = path.resolve(io.cwd, shown)
    if (isFolder(file)) return checkFolder(file, shown, order, checks, io)
    if (/\.ya?ml$/i.test(shown)) {
      const reviewed = isMeetingSheet(readText(file, shown).text)
        ? await reviewMeeting(shown, (await openMeeting(file, shown)).value, checks)
        : await reviewSheet(shown, await sheetAt(file, shown), checks)
      report(reviewed, order, io)
      if (order.fix) io.err(`${shown}：事实表不自动改，请照上面的提示手工改\n`)
      if (order.annotate) io.err(`${shown}：事实表不能批注，请看上面的提示\n`)
      return { code: codeOf(reviewed), reviewed: [reviewed] }
    }
    const input = await inputAt(file, shown, order, io)
    const reviewed = await review(input, checks)
    report(reviewed, order, io)
    // what was found counts, even if no copy of it can be written
    return orFileError(io, { reviewed: [reviewed] }, async () => {
      const paper = { file, shown, reviewed }
      if (reviewed.doc && order.fix) writeAmended(paper, await amend(input, reviewed, checks), order, io)
      if (reviewed.doc && order.annotate)
        await writeAnnotated(paper, input, reviewed.findings.filter(isAtLeast(order.level)), checks, io)
      return { code: codeOf(reviewed), reviewed: [reviewed] }
    })
  })
}

/** A folder with the papers of a meeting; any other is told. */
async function checkFolder(file: string, shown: string, order: Order, checks: Checks, io: Io): Promise<Done> {
  const { checkPackFolder, isPack } = await import('./check-pack.ts')
  const { meeting, facts } = order
  if (!meeting && !isPack(file))
    throw new FileError(
      `“${shown}”是文件夹，请给出文件；要核里面的 Word 稿，写 ${path.join(shown, '*.docx')}；` +
        '是会议材料的，用 --meeting 给出会议表',
    )
  const asked = { ...(meeting ? { meeting } : {}), ...(facts ? { facts } : {}) }
  const { reviews, problems } = await checkPackFolder({ folder: file, shown, ...asked }, checks)
  if (reviews.length === 0) throw new FileError(`“${shown}”里没有会议材料`)
  io.err(prettyProblems(problems))
  for (const reviewed of reviews) report(reviewed, order, io)
  if (order.fix || order.annotate)
    io.err(`${shown}：成套核对时不改也不批注，请对单个文件用 --fix、--annotate\n`)
  const codes = reviews.map(codeOf)
  return { code: codes.reduce((worst, code) => (code > worst ? code : worst)), reviewed: reviews }
}

/** What `work` gives; where a file cannot be read or written, that is said, and what was done before it is given. */
async function orFileError(io: Io, before: Pick<Done, 'reviewed'>, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return { ...before, code: exit.file, message: error.message }
  }
}

function report(reviewed: Reviewed, order: Order, io: Io): void {
  if (order.json) return
  io.out(prettyFindings(reviewed, order.level))
  io.err(prettyGaps(reviewed, order.level))
  if (reviewed.doc) io.out(`${reviewed.path}：${totals([reviewed])}${remarks(reviewed, order)}\n`)
}

/** （其中5处可用 --fix 改正；另有2处提示没有列出，加 --level info 可看） */
function remarks({ findings }: Reviewed, { level, fix }: Order): string {
  const fixable = findings.filter((one) => one.fix && !one.origin).length
  const hidden = findings.filter((one) => !isAtLeast(level)(one)).length
  const parts = [
    ...(fixable > 0 && !fix ? [`${fixable}处可用 --fix 改正`] : []),
    ...(hidden > 0
      ? [`另有${hidden}处${level === 'warn' ? '提示' : '较轻的'}没有列出，加 --level info 可看`]
      : []),
  ]
  return parts.length > 0 ? `（${parts.join('；')}）` : ''
}

function summary(count: number, reviews: readonly Reviewed[]): string {
  const read = reviews.filter(({ doc }) => doc)
  const unread = count - read.length
  if (read.length === 0) return `${count}个文件都读不了\n`
  return `共核${read.length}个文件${unread > 0 ? `（另有${unread}个读不了）` : ''}：${totals(read)}\n`
}

function totals(reviews: readonly Reviewed[]): string {
  const all: Problem[] = reviews.flatMap((one) => [...one.findings, ...one.reading, ...one.problems])
  return tally(all.filter((one) => one.level !== 'info')) || '没有差错和存疑'
}

function codeOf({ findings, reading, problems, executionErrors, doc }: Reviewed): Exit {
  if (executionErrors.length > 0) return exit.bug
  if (!doc) return exit.file
  return [...findings, ...reading, ...problems].some((one) => one.level === 'error')
    ? exit.problems
    : exit.fine
}
