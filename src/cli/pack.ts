import path from 'node:path'
import { hashOf, isEdited } from '../files.ts'
import {
  editedPapers,
  makePack,
  gatesOf,
  openChecks,
  openMeeting,
  openTerms,
  openWorkspace,
  packFormats,
  type PackFormat,
  type PackOptions,
  type Packed,
  type EditedPaper,
  type Finding,
  type Workspace,
} from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { packRecordAt, recordFileOf } from './pack-file.ts'
import { Past } from './past.ts'
import { savePack, volumeName } from './pack-save.ts'
import { prettyFindings } from './report/findings.ts'
import { prettyProblems, tally } from './report/pretty.ts'

export const help = `bigan pack 会议表 （成套）：会议表 → 全部会议材料和汇编

  --only 材料         只出这几种：--only 会议通知,主持词；--only 全部 每一种都出
                      （默认按会议类型和会议表里的“材料”）
  --to 格式           md、docx、html、xlsx，可并列（默认 md,docx；xlsx 只出有表格的）
  --style ID          样式，盖过模板自己的
  -o, --out 文件夹    写到哪里（默认 drafts/会议表的名字）
  --seed 文字         换一套句式
  --usage 文件        用语记录（见 bigan draft --record）：讲话避开同一讲话人最近三篇用过的话
  --no-volume         不出会议材料汇编
  --strict            有待补、待核就不写文件，按差错处理
  --force             覆盖改过的材料（先留一份 .bak）
  --diff [原来的表]   只比对，不写文件：表改了以后，哪些材料的哪几句变了，要重印哪几份；
                      同上次成套时比，或者同原来的会议表、事实表比（其余按现在的算）
  --format 格式       比对结果 pretty（默认）或 json

改过的材料不会被覆盖：新的写成“名称.新.md”“名称.新.docx”，汇编里收改过的。没有变的不重写。

例：
  bigan pack content/meetings/产业招商推进会.yaml
  bigan 成套 产业招商推进会.yaml --only 议程,主持词 -o 送审
  bigan pack 产业招商推进会.yaml --diff
  bigan pack 产业招商推进会.yaml --diff 原来的会议表.yaml
`

const options = {
  only: { type: 'string' },
  to: { type: 'string' },
  style: { type: 'string' },
  out: { type: 'string', short: 'o' },
  seed: { type: 'string' },
  usage: { type: 'string' },
  'no-volume': { type: 'boolean' },
  strict: { type: 'boolean' },
  force: { type: 'boolean' },
  diff: { type: 'boolean' },
  format: { type: 'string' },
} as const

/** Makes the papers of one meeting; writes what changed, and keeps what somebody edited. With --diff it only compares. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { rest, earlier: given } = takeEarlier(argv)
  const { values, positionals } = readArguments(rest, options)
  const { sheet, earlier } = sheetsOf(positionals, values.diff === true, given, rest)
  if (values.format !== undefined && !values.diff) throw new UsageError('“--format”要和“--diff”一起用')
  const file = path.resolve(io.cwd, sheet)
  const out = path.resolve(io.cwd, values.out ?? path.join('drafts', stemOf(sheet)))
  const opened = await openMeeting(file, sheet)
  const { factsFile, ...input } = opened.value
  const relative = (to: string): string => path.relative(out, to).replaceAll('\\', '/')
  const workspace = await openWorkspace(path.dirname(file))
  const only = values.only === undefined ? undefined : names(values.only)
  const isPartial = only !== undefined && !only.some((name) => ['全部', 'all'].includes(name))
  const packing: PackOptions = {
    formats: formatsOf(values.to ?? 'md,docx'),
    sheetName: relative(file),
    ...(factsFile === undefined ? {} : { factsName: relative(factsFile) }),
    ...(only === undefined ? {} : { only }),
    ...(values.style === undefined ? {} : { style: values.style }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(factsFile === undefined ? {} : new Past(values.usage, undefined, io).for(factsFile)),
    // a volume of some papers would stand in the place of the whole
    ...(values['no-volume'] || isPartial ? { volume: false } : {}),
    ...(values.strict ? { strict: true } : {}),
    ...(io.terminal
      ? { progress: (done, all, name) => io.err(`\r（${done + 1}/${all}）${name}　　　`) }
      : {}),
  }
  const before = packRecordAt(recordFileOf(out))
  if (values.diff) {
    const { diffPack } = await import('./pack-diff.ts')
    const format = oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' })
    const known = { ...(before ? { before } : {}), ...(earlier === undefined ? {} : { earlier }) }
    const { value, problems } = opened
    return diffPack({ file, input: value, problems, out, workspace, options: packing, format, ...known }, io)
  }
  const force = values.force === true
  const edited = force
    ? { value: new Map<string, EditedPaper>(), problems: [] }
    : await editedPapers(out, before)
  const hand = new Map([...edited.value].map(([stem, { speech }]) => [stem, speech]))
  const made = await makePack(input, workspace, { ...packing, hand })
  if (io.terminal) io.err('\r')
  const found = await gates(made.value, workspace, hand)
  const problems = [...opened.problems, ...edited.problems, ...made.problems]
  if (problems.length + found.length > 0)
    io.err(
      `${prettyProblems(problems)}${prettyFindings({ findings: found }, 'warn')}共${tally([...problems, ...found])}\n`,
    )
  if (made.value.papers.length === 0) {
    const why = problems.some(({ level }) => level === 'error') ? '有差错，' : ''
    io.err(`${sheet}：${why}没有写出材料\n`)
  } else {
    tellBound(made.value, edited.value, out, io)
    savePack(made.value, { out, sheet, force, partial: isPartial, ...(before ? { before } : {}) }, io)
  }
  return [...problems, ...found].some(({ level }) => level === 'error') ? exit.problems : exit.fine
}

/** What does not agree between the papers, those that somebody edited among them. */
async function gates(packed: Packed, workspace: Workspace, hand: PackOptions['hand']): Promise<Finding[]> {
  if (packed.papers.length === 0) return []
  const checks = await openChecks(workspace, openTerms(workspace))
  const { findings, executionErrors } = await gatesOf(packed, checks, hand)
  const [failed] = executionErrors
  if (failed) throw new Error(`${failed.id}: ${failed.message}`)
  return findings
}

/** --diff=原来的表.yaml is --diff and the sheet. */
function takeEarlier(argv: readonly string[]): { rest: string[]; earlier?: string } {
  const flag = '--diff='
  const earlier = argv.findLast((one) => one.startsWith(flag))?.slice(flag.length)
  const rest = argv.map((one) => (one.startsWith(flag) ? '--diff' : one))
  return { rest, ...(earlier === undefined || earlier === '' ? {} : { earlier }) }
}

/** The meeting sheet, and with --diff the earlier one: what follows the flag, else the second. */
function sheetsOf(
  positionals: readonly string[],
  isDiff: boolean,
  given: string | undefined,
  argv: readonly string[],
): { sheet: string; earlier?: string } {
  const [first, second, ...more] = positionals
  const isOne = second === undefined || (isDiff && given === undefined)
  if (first === undefined || !isOne || more.length > 0)
    throw new UsageError('请给出一张会议表，例如：bigan pack content/meetings/产业招商推进会.yaml')
  if (second === undefined) return { sheet: first, ...(given === undefined ? {} : { earlier: given }) }
  const isFirst = argv[argv.indexOf('--diff') + 1] === first && first !== second
  return isFirst ? { sheet: second, earlier: first } : { sheet: first, earlier: second }
}

/** Which papers the volume has as somebody edited them. */
function tellBound(
  { papers, volume }: Packed,
  edited: ReadonlyMap<string, EditedPaper>,
  out: string,
  io: Io,
): void {
  if (!volume) return
  const files = papers.flatMap(({ stem, label, files: made }) => {
    const file = edited.get(stem)?.file
    if (label === undefined || file === undefined) return []
    // without a record every file counts as edited, also one that says what would be made
    const isMade = made.some(({ content }) => !isEdited(path.join(out, file), hashOf(content)))
    return isMade ? [] : [file]
  })
  if (files.length > 0) io.err(`${volumeName}里收的是改过的：${files.join('、')}\n`)
}

function stemOf(sheet: string): string {
  return path.basename(sheet).replace(/\.ya?ml$/i, '')
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
