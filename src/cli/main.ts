import { nearest } from '../text/nearest.ts'
import { FileError } from '../files.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'

interface Command {
  name: string
  chinese: string
  about: string
  load: () => Promise<{ run: (argv: string[], io: Io) => Promise<Exit>; help: string }>
}

/** Each command is loaded when it is called: a cold start costs only what it needs. */
const commands: Command[] = [
  {
    name: 'draft',
    chinese: '起草',
    about: '事实表 → 讲话稿（Markdown 和 Word）',
    load: () => import('./draft.ts'),
  },
  {
    name: 'pack',
    chinese: '成套',
    about: '会议表 → 一次会议的全部材料和汇编',
    load: () => import('./pack.ts'),
  },
  { name: 'check', chinese: '核稿', about: '核对稿子、旧稿、事实表', load: () => import('./check.ts') },
  { name: 'typeset', chinese: '排版', about: '稿子、旧稿 → Word', load: () => import('./typeset.ts') },
  {
    name: 'log',
    chinese: '留档',
    about: '一篇稿子的各稿：记一稿、列出来、看改了什么',
    load: () => import('./log.ts'),
  },
  {
    name: 'revise',
    chinese: '改稿',
    about: '新数据 → 改过的稿子，手工改的不丢',
    load: () => import('./revise.ts'),
  },
  {
    name: 'compare',
    chinese: '比对',
    about: '旧稿和新稿 → 花脸稿、改动清单',
    load: () => import('./compare.ts'),
  },
  {
    name: 'show',
    chinese: '查看',
    about: '看每一步：事实、稿子、结构、提纲、出处',
    load: () => import('./show.ts'),
  },
  { name: 'learn', chinese: '拆解', about: '旧讲话 → 清样、事实表、模板', load: () => import('./learn.ts') },
  {
    name: 'phrases',
    chinese: '用语',
    about: '用语库：查找、添加、检查、统计、导入',
    load: () => import('./phrases.ts'),
  },
  { name: 'templates', chinese: '模板', about: '列出或检查模板', load: () => import('./templates.ts') },
  { name: 'init', chinese: '新建', about: '建一个工作文件夹，带样表', load: () => import('./init.ts') },
]

function overview(): string {
  const rows = commands.map(({ name, chinese, about }) => `  ${name.padEnd(10)}${chinese}　${about}`)
  return `笔杆 bigan：一张事实表，写出一篇讲话稿

用法：bigan <命令> …        命令用英文或中文都可以

${rows.join('\n')}

例：
  bigan draft content/facts/招商推进会.yaml
  bigan 起草 招商推进会.yaml --edition 大字版
  bigan 核稿 送审稿.docx --annotate

bigan <命令> --help 查看该命令的全部选项。
退出码：0 正常，1 有差错，2 命令写法不对，3 文件读写不了，4 程序自身的错误。
`
}

/** Runs one command line. Never throws: what goes wrong is said on `io.err` and in the exit code. */
export async function main(argv: string[], io: Io): Promise<Exit> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview())
    return name === undefined ? exit.usage : exit.fine
  }
  try {
    const command = commands.find((one) => one.name === name || one.chinese === name)
    if (!command) {
      const guess = nearest(
        name,
        commands.flatMap((one) => [one.name, one.chinese]),
      )
      throw new UsageError(
        `没有“${name}”这个命令${guess ? `，是否应为“${guess}”？` : '；'}用 bigan --help 查看全部命令`,
      )
    }
    const { run, help } = await command.load()
    // What one does with the phrase library has helps of its own.
    const asked = name === 'phrases' || name === '用语' ? rest.slice(0, 1) : rest
    if (asked.includes('--help') || asked.includes('-h')) {
      io.out(help)
      return exit.fine
    }
    return await run(rest, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`)
      return exit.usage
    }
    if (error instanceof FileError) {
      io.err(`${error.message}\n`)
      return exit.file
    }
    io.err(
      `程序出错，不是您的问题。请把下面几行和所用的文件发给维护者：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return exit.bug
  }
}
