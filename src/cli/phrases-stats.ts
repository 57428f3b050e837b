import path from 'node:path'
import { openUsage, openWorkspace, phraseStats } from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { jsonStats, prettyStats } from './report/phrase-stats.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan phrases stats [选项] （用语 统计）：用语库有多少、缺什么

  总数；去掉地区、主题、数字，合并雷同后的条数；按类别、位置、主题、语气各有多少；
  模板要用的类别里哪些不满6条（不满6条，稿子一多就容易重样）。

  --用语记录 --usage 文件   再看 draft --record 记下的：哪些从没用过，哪些用得太多
                            （最近五篇里用了三篇以上；或记录满六篇，三篇里不止一篇用到）
  --format 格式             pretty（默认）或 json

例：
  bigan phrases stats
  bigan 用语 统计 --usage 用语记录.tsv
`

const options = {
  usage: { type: 'string' },
  用语记录: { type: 'string' },
  format: { type: 'string' },
} as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length > 0)
    throw new UsageError(`phrases stats 后面不写“${positionals[0]}”；要找用语，用 bigan phrases search`)
  const json = oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' }) === 'json'
  const file = values.usage ?? values.用语记录
  const usage = file === undefined ? undefined : openUsage(path.resolve(io.cwd, file), file)
  const workspace = await openWorkspace(io.cwd)
  io.err(prettyProblems([...workspace.problems, ...(usage?.problems ?? [])]))
  const stats = phraseStats(workspace, usage?.value)
  io.out(json ? jsonStats(stats) : prettyStats(stats))
  return exit.fine
}
