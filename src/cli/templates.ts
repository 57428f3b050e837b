import path from 'node:path'
import { programRoot, workspaceOf } from '../files.ts'
import { checkAll, listTemplates, openWorkspace, templateFiles } from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { prettyProblems, tally } from './report/pretty.ts'

export const help = `bigan templates list|check （模板）

  list    列出全部模板
  check   检查模板：事实表里没有的路径、没有的函数和部件、写死的序号、模板自己下的断言、没人用的部件
`

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { positionals } = readArguments(argv, {})
  const [what, ...more] = positionals
  if (more.length > 0 || !['list', 'check', '列出', '检查'].includes(what ?? '')) {
    throw new UsageError('请写 bigan templates list 或 bigan templates check')
  }
  if (what === 'list' || what === '列出') {
    const workspace = await openWorkspace(io.cwd)
    io.err(prettyProblems(workspace.problems))
    io.out(listTemplates(workspace))
    return exit.fine
  }
  const own = workspaceOf(io.cwd)
  const files = templateFiles(path.join(programRoot(), 'templates'))
  if (own !== undefined && own !== programRoot()) files.push(...templateFiles(path.join(own, 'templates')))
  const { phrases } = await openWorkspace(io.cwd)
  const problems = await checkAll(files, phrases)
  io.err(prettyProblems(problems))
  io.out(`检查了${files.length}个模板和部件，${problems.length === 0 ? '没有发现问题' : tally(problems)}\n`)
  return problems.some((problem) => problem.level === 'error') ? exit.problems : exit.fine
}
