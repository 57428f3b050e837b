import path from 'node:path'
import { exists, FileError, isFolder, readDocumentBytes } from '../files.ts'
import {
  historiesFor,
  historiesIn,
  historyName,
  isFinal,
  nextPlace,
  readPaper,
  readVersions,
  recordVersion,
  versionChanges,
  type History,
  type Version,
} from '../index.ts'
import { readArguments } from './arguments.ts'
import { chainName, continuesWords, statusOf } from './draft-record.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { prettyProblems, tally } from './report/pretty.ts'
import { prettyVersionChanges, prettyVersions, versionName } from './report/versions.ts'

export const help = `bigan log 名称或文件… （留档）：一篇稿子从讨论稿到定稿，各稿是谁、什么时候、改了什么

  --add               把改过的稿子（.md、.docx 等）另记一稿，原件一起留存
  --status 状态       与 --add 连用：征求意见稿、讨论稿（默认）、送审稿、草案、定稿、清样
  --by 姓名           与 --add 连用：谁改的
  --note 文字         与 --add 连用：备注
  --name 名称         与 --add 连用：记在哪篇稿子名下（不写则看内容：与留过档的稿子大部分相同，就接在它后面）
  --show 编号         印出某一稿的全文
  --diff 编号,编号    两稿之间改了哪些句子、哪些数字
  --history 文件夹    留档的文件夹（默认找稿子旁边、上一级和 drafts 里的 稿件记录）

给出稿子的名称、稿子的文件，或者存放稿子的文件夹。起草时加 --record，每一稿也会留档。
定稿、清样里还有待补、待核、建议，或者没有处理的修订、批注，不予留档。

例：
  bigan log 招商推进会
  bigan log 招商推进会.docx --add --status 送审稿 --by 张明 --note 区长改过
  bigan 留档 招商推进会 --show 2
  bigan log 招商推进会 --diff 1,3
`

const options = {
  add: { type: 'boolean' },
  status: { type: 'string' },
  by: { type: 'string' },
  note: { type: 'string' },
  name: { type: 'string' },
  show: { type: 'string' },
  diff: { type: 'string' },
  history: { type: 'string' },
} as const

type Flags = ReturnType<typeof readArguments<typeof options>>['values']

/** Shows the versions of drafts, or records an edited one. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const { names, diff } = diffOf(values.diff, positionals)
  if (names.length === 0) throw new UsageError('请给出稿子的名称、文件或者文件夹，例如：bigan log 招商推进会')
  if (
    !values.add &&
    [values.status, values.by, values.note, values.name].some((value) => value !== undefined)
  )
    throw new UsageError('--status、--by、--note、--name 要与 --add 连用')
  if (values.name !== undefined && names.length > 1) throw new UsageError('用了 --name，请一次只记一份稿子')
  if ([values.add, values.show !== undefined, diff !== undefined].filter(Boolean).length > 1)
    throw new UsageError('--add、--show、--diff 一次只用一个')
  const show = values.show === undefined ? undefined : numberOf('show', values.show)
  let worst: Exit = exit.fine
  for (const name of names) {
    const code = await one(name, {
      values,
      io,
      ...(show === undefined ? {} : { show }),
      ...(diff ? { diff } : {}),
    })
    if (code > worst) worst = code
  }
  return worst
}

interface Order {
  values: Flags
  io: Io
  show?: number
  diff?: [number, number]
}

async function one(name: string, order: Order): Promise<Exit> {
  const { io, values, show, diff } = order
  try {
    if (values.add) return await add(name, values, io)
    const chains = chainsOf(name, values.history, io)
    if ((show !== undefined || diff) && chains.length > 1)
      throw new FileError(
        `“${name}”里有${chains.length}篇稿子，请写明是哪一篇：${chains.map((chain) => chain.name).join('、')}`,
      )
    for (const chain of chains) {
      const { value: versions, problems } = readVersions(chain.folder)
      io.err(prettyProblems(problems))
      if (show !== undefined) io.out(versionAt(versions, show, chain).markdown)
      else if (diff) {
        const [old, now] = [versionAt(versions, diff[0], chain), versionAt(versions, diff[1], chain)]
        io.out(prettyVersionChanges(old, now, versionChanges(old.markdown, now.markdown)))
      } else io.out(prettyVersions(chain.name, path.relative(io.cwd, chain.folder) || '.', versions))
    }
    return exit.fine
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return exit.file
  }
}

/** `--diff 1,3`, and `--diff 1 3` as people type it: then the 3 is no name. */
function diffOf(
  value: string | undefined,
  positionals: string[],
): { names: string[]; diff?: [number, number] } {
  if (value === undefined) return { names: positionals }
  const both = value.split(/[,，、:：\-—~～\s]+/u)
  const at = both.length === 1 ? positionals.findIndex((one) => /^\d{1,9}$/u.test(one)) : -1
  const [old, now] = at < 0 ? both : [value, positionals[at]!]
  if (old === undefined || now === undefined || both.length > 2)
    throw new UsageError('“--diff”后面要写两稿的编号，例如：--diff 1,3')
  return {
    names: positionals.filter((_, i) => i !== at),
    diff: [numberOf('diff', old), numberOf('diff', now)],
  }
}

function numberOf(flag: string, text: string): number {
  const digits = /^第?(\d{1,9})稿?$/u.exec(text.trim())?.[1]
  if (digits === undefined) throw new UsageError(`“--${flag}”后面要写第几稿，例如：2`)
  return Number(digits)
}

function versionAt(versions: readonly Version[], number: number, { name }: History): Version {
  const found = versions.find((version) => version.number === number)
  if (found) return found
  const there = versions.map((version) => version.number).join('、')
  throw new FileError(`“${name}”没有第${number}稿，有的是：${there}`)
}

/** The histories that a name, a file or a folder means. */
function chainsOf(name: string, given: string | undefined, io: Io): History[] {
  const at = path.resolve(io.cwd, name)
  const own = historyName(name)
  const folder = given === undefined ? undefined : path.resolve(io.cwd, given)
  if (folder === undefined && isFolder(at)) {
    const found = historiesIn(at)
    if (found.length > 0) return found
    throw new FileError(`“${name}”里没有留过档的稿子；起草时加 --record，或者 bigan log 稿子 --add，就有了`)
  }
  // A name is looked for where drafts usually are, too.
  const drafts = path.resolve(io.cwd, 'drafts', path.basename(name))
  const found = [...historiesFor(at, folder), ...(folder === undefined ? historiesFor(drafts) : [])]
  const first = found.find((chain) => chain.name === own || chain.folder === path.dirname(at))
  if (first) return [first]
  const others = [...new Set(found.map((chain) => chain.name))]
  const known = others.length > 0 ? `；留过档的有：${others.slice(0, 10).join('、')}` : ''
  throw new FileError(`“${name}”没有留过档${known}；可用 --history 给出留档的文件夹，用 --add 记第一稿`)
}

/** Records a draft that people worked on; the file itself is kept, and its words as Markdown. */
async function add(name: string, values: Flags, io: Io): Promise<Exit> {
  const file = path.resolve(io.cwd, name)
  if (!exists(file)) throw new FileError(`找不到“${name}”，请核对文件名和文件夹`)
  if (/\.(?:ya?ml|xlsx?|csv|json)$/iu.test(name))
    throw new FileError(`“${name}”不是稿子，留档要给 .md、.docx 等稿子`)
  const bytes = readDocumentBytes(file, name)
  const { value: paper, problems } = await readPaper(name, bytes)
  io.err(prettyProblems(problems))
  if (!paper) return exit.file
  const status = values.status === undefined ? '讨论稿' : statusOf(values.status)
  if (isFinal(status) && paper.unready.length > 0) {
    io.err(`${prettyProblems(paper.unready)}共${tally(paper.unready)}，${status}没有留档：${name}\n`)
    return exit.problems
  }
  const { folder, continues } = nextPlace(file, paper.markdown, {
    ...(values.name === undefined ? {} : { name: chainName(values.name) }),
    ...(values.history === undefined ? {} : { given: path.resolve(io.cwd, values.history) }),
  })
  const { row, isNew } = recordVersion(folder, {
    status,
    time: io.now ?? '',
    markdown: paper.markdown,
    ...(paper.ending === undefined ? {} : { original: { ending: paper.ending, bytes } }),
    ...(values.by === undefined ? {} : { by: values.by }),
    ...(values.note === undefined ? {} : { note: values.note }),
  })
  if (continues && isNew) io.err(continuesWords(continues))
  if (isNew) io.out(`${path.join(path.relative(io.cwd, folder), row.file)}（${row.changed}）\n`)
  else io.out(`与${versionName(row)}相同，没有另记一稿\n`)
  return exit.fine
}
