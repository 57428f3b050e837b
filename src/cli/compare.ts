import path from 'node:path'
import { placeDraft, readDocumentBytes } from '../files.ts'
import { compareDrafts, describeComparison, openWorkspace, type Compared, type Problem } from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { comparisonMarkdown, prettyComparison } from './report/comparison.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan compare 旧稿 新稿 （比对）：哪里改了，做出花脸稿

两稿可以是 .docx、.md、.txt、.html，格式不必相同；版面照新稿。屏幕上列出改了的数字、时限、点数、人名和
各部分的改动，花脸稿写成 新稿.花脸稿.docx：删去的、新增的都是 Word 修订，可以逐处接受或拒绝。

  --print           打印用的花脸稿：删去的成灰字、画波浪线，新增的加框，改动的数字、时限加粗，文末附改动一览
                    （也可写 --打印）
  --to 格式         docx（默认）、md（改动清单），可写几个：--to docx,md；none 只看不写
  -o, --out 文件    写成什么文件（只写一个格式时用）
  --accept          稿子里还有没处理的修订时，先全部接受再比（也可写 --接受）；不写则不比
  --exact           空格、引号的样式、全角半角也算改动（也可写 --严格）
  --style ID        新稿不是 Word 的，按这个样式排版
  --author 名字     修订署谁的名（默认“笔杆（比对）”）
  --force           覆盖已有的文件（先留一份 .bak）

平时不算改动的：换行和分页、空格、直引号和弯引号、全角和半角的数字字母。只是序号变了的（三、改四、），花脸稿里
照样标出，清单里只记个数。整段移动的，原处标删、新处标增，并注明移自哪里。两稿从不改动。

退出码：0 比完了（相同或不同），2 命令写法不对，3 稿子读不了或不能比。

例：bigan compare 讨论稿.docx 送审稿.docx
    bigan 比对 初稿.md 定稿.docx --print
    bigan compare 旧.docx 新.docx --to none
`

const options = {
  print: { type: 'boolean' },
  打印: { type: 'boolean' },
  to: { type: 'string' },
  out: { type: 'string', short: 'o' },
  accept: { type: 'boolean' },
  接受: { type: 'boolean' },
  exact: { type: 'boolean' },
  严格: { type: 'boolean' },
  style: { type: 'string' },
  author: { type: 'string' },
  force: { type: 'boolean' },
} as const

type Output = 'docx' | 'md'

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [old, now, ...more] = positionals
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError('请给出两份稿子，旧的在前，例如：bigan compare 讨论稿.docx 送审稿.docx')
  const outputs = outputsOf(values.to ?? 'docx')
  if (values.out !== undefined && outputs.length !== 1)
    throw new UsageError('用了 -o，请只写一个格式：--to docx 或 --to md')
  const files = [old, now].map((file) => path.resolve(io.cwd, file)) as [string, string]
  if (files[0] === files[1]) throw new UsageError(`两份稿子都是“${now}”，请给出两个不同的文件`)
  if (values.out !== undefined && files.includes(path.resolve(io.cwd, values.out)))
    throw new UsageError(`“${values.out}”就是原稿，不能写在它上面；请用 -o 换一个文件名`)
  const isPrinted = (values.print ?? values.打印) === true
  const workspace = await openWorkspace(path.dirname(files[1]))
  const { value, problems } = await compareDrafts(
    { path: old, bytes: readDocumentBytes(files[0], old) },
    { path: now, bytes: readDocumentBytes(files[1], now) },
    workspace,
    {
      form: isPrinted ? 'print' : 'tracked',
      accept: (values.accept ?? values.接受) === true,
      exact: (values.exact ?? values.严格) === true,
      ...(values.style === undefined ? {} : { style: values.style }),
      ...(values.author === undefined ? {} : { author: values.author }),
    },
  )
  io.err(prettyProblems([...workspace.problems, ...problems]))
  if (!value) return exit.file
  const { comparison } = value
  if (!value.word) {
    io.out(`${old} 和 ${now} 文字相同\n`)
    return exit.fine
  }
  const { total, blocks } = describeComparison(comparison, 'short')
  io.out(prettyComparison(`${old} → ${now}：${total}`, blocks))
  const stem = now.replace(/\.(?:md|markdown|doc[xm]?|dotx|wps|txt|html?)$/iu, '')
  const place = (target: string, content: string | Uint8Array): void =>
    put(path.resolve(io.cwd, target), target, content, values.force === true, io)
  const title = `${path.basename(old)} → ${path.basename(now)}：${total}`
  for (const output of outputs) {
    const target = values.out ?? targetFor(stem, output, isPrinted)
    place(target, contentOf(output, value, title))
  }
  return problems.some(isError) ? exit.problems : exit.fine
}

function contentOf(output: Output, { word, comparison }: Compared, title: string): string | Uint8Array {
  return output === 'docx' ? word! : comparisonMarkdown(title, describeComparison(comparison, 'whole').blocks)
}

function targetFor(stem: string, output: Output, isPrinted: boolean): string {
  if (output === 'md') return `${stem}.改动.md`
  return isPrinted ? `${stem}.花脸稿（打印）.docx` : `${stem}.花脸稿.docx`
}

function outputsOf(text: string): Output[] {
  if (text === 'none' || text === '无') return []
  const spellings: Record<string, Output> = { docx: 'docx', word: 'docx', md: 'md', markdown: 'md' }
  return [
    ...new Set(
      text.split(/[,，、]/u).map((one) => {
        const found = Object.hasOwn(spellings, one.trim()) ? spellings[one.trim()] : undefined
        if (found === undefined) throw new UsageError(`“--to”不能是“${one}”，可用：docx、md、none`)
        return found
      }),
    ),
  ]
}

function put(file: string, target: string, content: string | Uint8Array, force: boolean, io: Io): void {
  const placed = placeDraft(file, content, undefined, force)
  const shown = path.relative(io.cwd, placed.file)
  if (placed.kept)
    io.err(`${target} 已经有了，没有覆盖；新的写在 ${shown}（要覆盖请加 --force，原来的会另存一份）\n`)
  if (placed.backup) io.err(`原来的 ${target} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
  io.out(`${shown}\n`)
}

function isError({ level }: Problem): boolean {
  return level === 'error'
}
