import path from 'node:path'
import { backUp, exists, hashOf, placeDraft, readDocumentBytes, readText, writeFile } from '../files.ts'
import {
  countsOf,
  findBase,
  knownHashes,
  openChecks,
  openTerms,
  openWorkspace,
  printRevision,
  review,
  reviseDraft,
  traceFile,
  type Finding,
  type Revised,
  type SheetInput,
  type Workspace,
} from '../index.ts'
import { formatPlace } from '../text/place.ts'
import { readArguments } from './arguments.ts'
import { inputAt, sheetAt } from './check-input.ts'
import { chainName, recordingOf } from './draft-record.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { refusePaper } from './revise-paper.ts'
import { recordRevised } from './revise-record.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan revise 改过的稿子 --facts 新事实表 （改稿）：数据变了，改过的稿子跟着变，手工改的一处不丢

  稿子是大家改过的 .docx 或 .md。三方合并：当初生成的、大家改成的、新数据该写的。
  没人动过的数、点数、句子跟着新数据变；大家改过的不动；同一处两边都改了的列成冲突，由人定。

  --facts 事实表     新的事实表（不写则用稿子开头写的那张）
  --base 底稿        当初生成的底稿：.trace.json、生成时的 .md，或当时的事实表 .yaml
                     （不写则在稿子旁边和稿件记录里找最相近的）
  -o, --out 文件     写成什么名字（默认“名称.改稿”，同时写 .docx、.md 和改稿说明）
  --update-facts     稿上改了、事实表没改的数，写回事实表（先留一份 .bak，注释和排列不动）
  --template ID      换一个模板（默认用起草时的）
  --record           把这一稿记进稿件记录（内容与留过档的稿子大部分相同，就接在它后面）
  --status 状态      与 --record 连用：征求意见稿、讨论稿（默认）、送审稿、草案、定稿、清样
  --by 姓名          与 --record 连用：谁改的（默认 bigan.yaml 里的“拟稿人”）
  --note 文字        与 --record 连用：备注
  --name 名称        与 --record 连用：记在哪篇稿子名下
  --force            覆盖已有的改稿（先留一份 .bak）

  .docx 在原文件上改：修订的作者是“笔杆”，每处有批注说明来由，可逐条接受或拒绝；原有的修订、批注、格式、图片不动。
  .md 直接改好，冲突处标【待核：…】。改稿说明里是全部改动和没有动的地方。原稿从不改动。

例：
  bigan revise 送审稿.docx --facts content/facts/招商推进会.yaml
  bigan 改稿 drafts/招商推进会.md --update-facts
`

const options = {
  facts: { type: 'string' },
  base: { type: 'string' },
  out: { type: 'string', short: 'o' },
  'update-facts': { type: 'boolean' },
  template: { type: 'string' },
  record: { type: 'boolean' },
  status: { type: 'string' },
  by: { type: 'string' },
  note: { type: 'string' },
  name: { type: 'string' },
  force: { type: 'boolean' },
} as const

interface Sheet extends SheetInput {
  file: string
  shown: string
}

/** Revises one draft; the draft itself is never changed. Conflicts are exit code 1: somebody has to decide. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [shown, ...more] = positionals
  if (shown === undefined || more.length > 0)
    throw new UsageError(
      '请给出一份改过的稿子（.docx 或 .md），例如：bigan revise 送审稿.docx --facts 招商推进会.yaml',
    )
  if (/\.ya?ml$/iu.test(shown))
    throw new UsageError(
      `“${shown}”是事实表；改稿要先写稿子，例如：bigan revise 送审稿.docx --facts ${shown}`,
    )
  const recording = recordingOf(values)
  const chain = values.name === undefined ? undefined : chainName(values.name)
  if (chain !== undefined && !recording) throw new UsageError('--name 要与 --record 连用')
  const stem = stemFor(shown, values.out)
  const file = path.resolve(io.cwd, shown)
  const bytes = readDocumentBytes(file, shown)
  if (values.base === undefined)
    refusePaper(file, shown, values.facts === undefined ? undefined : path.resolve(io.cwd, values.facts))
  const sheet = await newSheet(file, shown, values.facts, io)
  const base = await findBase(file, values.base === undefined ? undefined : path.resolve(io.cwd, values.base))
  const workspace = await openWorkspace(path.dirname(sheet.file))
  if (recording) recording.by ??= workspace.office.drafter ?? ''
  const sheetName = path.relative(path.dirname(path.resolve(io.cwd, stem)), sheet.file).replaceAll('\\', '/')
  const revise = (its: SheetInput) =>
    reviseDraft(
      { edited: { path: shown, bytes }, base: base.base, older: base.older, sheet: its, sheetName },
      workspace,
      {
        ...(values.force ? { force: true } : {}),
        ...(values.template === undefined ? {} : { template: values.template }),
        ...(io.today === undefined ? {} : { date: io.today }),
      },
    )
  let { value: revised, problems } = await revise(sheet)
  let current: SheetInput = sheet
  if (values['update-facts'] && revised.sheetText !== undefined) {
    const count = revised.backs.filter(({ proposal }) => proposal).length
    const copy = backUp(sheet.file)
    writeFile(sheet.file, revised.sheetText)
    io.err(`${sheet.shown}：按稿子改了${count}个数，原表存成了 ${path.relative(io.cwd, copy)}\n`)
    // What is computed from them follows in the same draft.
    current = await sheetAt(sheet.file, sheet.shown)
    ;({ value: revised, problems } = await revise(current))
  }
  io.err(prettyProblems(problems))
  if (revised.markdown === undefined || !revised.now) {
    io.err(`${shown}：有差错，没有写出改稿\n`)
    return problems.some(({ code }) => /^(?:read|word)\//u.test(code)) ? exit.file : exit.problems
  }
  const source = current.source.text
  const left = await recheck(revised.markdown, `${stem}.md`, current, workspace)
  const list = printRevision(revised, { edited: shown, sheet: sheet.shown, base: base.name }) + leftText(left)
  save(revised, { stem, list, source, force: values.force === true }, io)
  io.out(list)
  const isKept =
    recording === undefined ||
    (await recordRevised({ revised, stem, edited: shown, sheet: sheetName, source }, recording, chain, io))
  if (left.length > 0) io.err(`改后又核了一遍，有${left.length}处请看一看，列在改稿说明的最后\n`)
  const conflicts = revised.rows.filter(({ kind }) => kind === '冲突').length
  const isBad = !isKept || conflicts > 0 || problems.some(({ level }) => level === 'error')
  io.err(`${shown}：${countsOf(revised.rows)}${conflicts > 0 ? '；冲突的请按批注或改稿说明定' : ''}\n`)
  return isBad ? exit.problems : exit.fine
}

/** The sheet that is named, else the one that the draft says it was made from. */
async function newSheet(file: string, shown: string, named: string | undefined, io: Io): Promise<Sheet> {
  if (named !== undefined) {
    const at = path.resolve(io.cwd, named)
    if (!/\.ya?ml$/iu.test(named)) throw new UsageError(`“--facts”要给事实表（.yaml），“${named}”不是`)
    return { ...(await sheetAt(at, named)), file: at, shown: named }
  }
  const { sheet } = await inputAt(file, shown, {}, io)
  if (!sheet)
    throw new UsageError(`不知道“${shown}”用哪张事实表，请用 --facts 给出，例如：--facts 招商推进会.yaml`)
  const at = path.resolve(io.cwd, sheet.source.path)
  return { ...sheet, file: at, shown: sheet.source.path }
}

/** 送审稿.改稿 of 送审稿.docx; what is revised again keeps its name. */
function stemFor(shown: string, out: string | undefined): string {
  if (out === undefined) return `${bare(shown).replace(/\.改稿\d*$/u, '')}.改稿`
  if (path.resolve(bare(out)) === path.resolve(bare(shown)))
    throw new UsageError(`“${out}”就是原稿，不能写在它上面；请用 -o 换一个文件名`)
  return bare(out)
}

/** Without what says the format. */
function bare(name: string): string {
  return name.replace(/\.(?:docx?|docm|md|markdown|txt|html?|wps)$/iu, '')
}

interface Saving {
  stem: string
  list: string
  source: string
  force: boolean
}

/** The two forms of the draft, the list, and the trace that the next revision needs. */
function save(revised: Revised, { stem, list, source, force }: Saving, io: Io): void {
  const target = path.resolve(io.cwd, stem)
  const trace = `${target}.trace.json`
  const known = exists(trace) ? knownHashes(readText(trace).text) : {}
  const files: [string, string | Uint8Array][] = [
    ...(revised.docx ? [['docx', revised.docx] as [string, Uint8Array]] : []),
    ['md', revised.markdown!],
    ['改稿说明.md', list],
  ]
  for (const [ending, content] of files) {
    const name = `${stem}${ending.startsWith('改稿') ? '说明.md' : `.${ending}`}`
    const placed = placeDraft(path.resolve(io.cwd, name), content, known[ending], force)
    const put = path.relative(io.cwd, placed.file)
    if (placed.kept) io.err(`${name} 已经有了，没有覆盖；新的写在 ${put}（要覆盖请加 --force）\n`)
    if (placed.backup) io.err(`原来的 ${name} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
    if (!placed.kept) known[ending] = hashOf(content)
    io.out(`${put}\n`)
  }
  writeFile(trace, traceFile(revised.now!, source, known, 'print'))
}

/** What no rule of merging can know: counts, figures, heads and days of the whole, against the new facts. */
async function recheck(
  markdown: string,
  shown: string,
  sheet: SheetInput,
  workspace: Workspace,
): Promise<Finding[]> {
  const checks = await openChecks(workspace, openTerms(workspace))
  const bytes = new TextEncoder().encode(markdown)
  const reviewed = await review({ path: shown, bytes, sheet }, checks)
  return reviewed.findings.filter(
    ({ code, level, message }) =>
      (level !== 'info' || /^(?:date\/|task\/past-deadline)/u.test(code)) &&
      /^(?:facts|count|series|heading|figure|date|task|number\/(?:bad-date|weekday))(?:\/|$)/u.test(code) &&
      // told as a conflict already
      !/^“(?:数据变了，新稿这里是|新的事实表里没有这句了)/u.test(message),
  )
}

/** As the last part of the list. */
function leftText(found: readonly Finding[]): string {
  if (found.length === 0) return ''
  const items = found.map((one, i) => `${i + 1}. ${formatPlace(one.place)} ${one.message}`)
  return `\n## 改后又核了一遍，这些请看一看\n\n${items.join('\n')}\n`
}
