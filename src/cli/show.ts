import path from 'node:path'
import { readText } from '../files.ts'
import { makeDraft, openWorkspace, readTables, show, views, type ViewName } from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan show 事实表 --as 看什么 （查看）

  --as facts      每个数字：数值、算式、来源、在哪一行
  --as markdown   稿子
  --as tree       结构树
  --as outline    提纲、点数、时长、用词（默认）
  --as trace      稿子的每一段话从哪里来
  --template ID   用哪个模板
  --seed 文字     换一套句式

例：bigan show content/facts/招商推进会.yaml --as outline
`

const options = { as: { type: 'string' }, template: { type: 'string' }, seed: { type: 'string' } } as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [sheet, ...more] = positionals
  if (sheet === undefined || more.length > 0)
    throw new UsageError('请给出一张事实表，例如：bigan show 招商推进会.yaml --as outline')
  const spellings: Record<string, ViewName> = {
    事实: 'facts',
    稿子: 'markdown',
    结构: 'tree',
    提纲: 'outline',
    出处: 'trace',
  }
  for (const view of views) spellings[view] = view
  const view = oneOf('as', values.as ?? 'outline', spellings)
  const file = path.resolve(io.cwd, sheet)
  const source = readText(file, sheet)
  const workspace = await openWorkspace(path.dirname(file))
  const made = await makeDraft(
    { sheet: source, tables: await readTables(source, path.dirname(file)) },
    workspace,
    {
      formats: [],
      ...(values.template === undefined ? {} : { template: values.template }),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
    },
  )
  io.err(prettyProblems(made.problems))
  const text = show(made.value, view)
  if (text !== undefined) io.out(text)
  return made.problems.some((problem) => problem.level === 'error') ? exit.problems : exit.fine
}
