import { nearest } from '../text/nearest.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'

interface Part {
  name: string
  chinese: string
  about: string
  load: () => Promise<{ run: (argv: string[], io: Io) => Promise<Exit>; help: string }>
}

/** What one can do with the library; each is loaded when it is called. */
const parts: Part[] = [
  {
    name: 'search',
    chinese: '查找',
    about: '按关键词、类别、位置、主题、语气、字数查用语',
    load: () => import('./phrases-search.ts'),
  },
  {
    name: 'stats',
    chinese: '统计',
    about: '各部分、各主题有多少，哪些没用过，哪些用得太多',
    load: () => import('./phrases-stats.ts'),
  },
  {
    name: 'why',
    chinese: '缘由',
    about: '一篇稿子里的用语是怎么选出来的',
    load: () => import('./phrases-why.ts'),
  },
  {
    name: 'add',
    chinese: '添加',
    about: '把一句话、一个文件或标准输入里的用语收进库',
    load: () => import('./phrases-add.ts'),
  },
  {
    name: 'check',
    chinese: '检查',
    about: '检查用语库：雷同、排比不齐、过期提法、下断言……',
    load: () => import('./phrases-check.ts'),
  },
  {
    name: 'import',
    chinese: '导入',
    about: '把素材本（.docx .txt .xlsx .csv .md）收进库，并报告',
    load: () => import('./phrases-import.ts'),
  },
]

export const help = `bigan phrases ${parts.map(({ name }) => name).join('|')} …（用语）

${parts.map(({ name, chinese, about }) => `  ${name.padEnd(8)}${chinese}　${about}`).join('\n')}

bigan phrases <查找等> --help 查看全部选项。

例：
  bigan phrases search 招商 前期
  bigan 用语 查找 --类别 标题 --字数 4+4+12
  bigan 用语 缘由 content/facts/营商环境调度会.yaml
`

export async function run(argv: string[], io: Io): Promise<Exit> {
  const [name, ...rest] = argv
  const part = parts.find((one) => one.name === name || one.chinese === name)
  if (!part) {
    const words = parts.flatMap((one) => [one.name, one.chinese])
    const guess = name === undefined ? undefined : nearest(name, words)
    throw new UsageError(
      `phrases 后面要写 ${parts.map((one) => one.name).join('、')} 之一${guess ? `，是否应为“${guess}”？` : '；用 bigan phrases --help 查看'}`,
    )
  }
  const { run: runPart, help: partHelp } = await part.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(partHelp)
    return exit.fine
  }
  return runPart(rest, io)
}
