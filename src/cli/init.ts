import path from 'node:path'
import { exists, filesBelow, programRoot, readDocumentBytes, writeFile } from '../files.ts'
import { figureForm, openTerms, startFiles, startFrom, study, type StartFile } from '../index.ts'
import { parseDay } from '../text/dates.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { speechName } from './learned.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan init [文件夹] （新建）：建一个工作文件夹

  里面有 bigan.yaml（本单位的习惯）、事实表和会议表的样表、收本单位用语的 content/phrases/本单位.yaml，
  和它们用的说明（编辑器据此补全）。
  --from 旧稿       用去年的讲话起头（.docx .doc .wps .txt .md .html）：结构和文字照旧，去年的数移到
                    “上年同期”，今年的写成“待补”，旧年份和过时提法标【待核】；另写一份报告，列出要看的地方
  --date 日期       与 --from 连用：今年讲话的日期，例如 2026-06-12（默认待补）
  --xlsx            另外生成填数字的表格 数据.xlsx（事实表里写“数据: 数据.xlsx”即可引用）

已有的文件一个也不动。

例：
  bigan init 我的讲话 --xlsx
  bigan 新建 我的讲话 --from 去年讲话.docx
`

const options = {
  xlsx: { type: 'boolean' },
  from: { type: 'string' },
  date: { type: 'string' },
  日期: { type: 'string' },
} as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length > 1) throw new UsageError('只能给出一个文件夹，例如：bigan init 我的讲话')
  const date = values.date ?? values.日期
  if (date !== undefined && values.from === undefined) throw new UsageError('--date 要与 --from 连用')
  if (date !== undefined && !(/^\d{4}-\d{2}-\d{2}$/u.test(date) && parseDay(date)))
    throw new UsageError(`“--date”应写成年-月-日，例如 2026-06-12，此处为“${date}”`)
  const folder = path.resolve(io.cwd, positionals[0] ?? '.')
  const begun = values.from === undefined ? undefined : await begin(values.from, date, folder, io)
  if (values.from !== undefined && !begun) return exit.problems
  const files = [...startFiles(samples()), ...(begun?.files ?? [])]
  if (values.xlsx) files.push(await figureForm())
  for (const { path: name, content } of files) {
    const target = path.join(folder, name)
    const shown = path.relative(io.cwd, target)
    if (exists(target)) io.err(`${shown} 已经有了，没有动它\n`)
    else {
      writeFile(target, content)
      io.out(`${shown}\n`)
    }
  }
  io.err(
    begun
      ? `下一步：照 ${shownAt(folder, begun.report, io)} 填数、核对，再运行 bigan draft ${shownAt(folder, begun.sheet, io)}\n`
      : '下一步：复制一张样表改成自己的，再运行 bigan draft 那张事实表，或 bigan pack 那张会议表；各项的写法见程序文件夹里的 docs/事实表.md、docs/会议表.md\n',
  )
  return exit.fine
}

function shownAt(folder: string, name: string, io: Io): string {
  return path.relative(io.cwd, path.join(folder, name))
}

interface Begun {
  files: StartFile[]
  sheet: string
  report: string
}

/** The files that an old speech begins a new one with; undefined, with the reason told, where it cannot be read. */
async function begin(
  from: string,
  date: string | undefined,
  folder: string,
  io: Io,
): Promise<Begun | undefined> {
  const bytes = readDocumentBytes(path.resolve(io.cwd, from), from)
  const name = thisYear(speechName(from))
  const { value: studied, problems } = await study(from, bytes, { name })
  io.err(prettyProblems(problems.filter(({ level }) => !studied || level === 'error')))
  if (!studied) return undefined
  const sheet = `content/facts/${name}.yaml`
  const report = `${name}.报告.txt`
  const begun = startFrom(studied, openTerms({ folder }).value, {
    sheetFile: sheet,
    ...(date === undefined ? {} : { date }),
    ...(io.today === undefined ? {} : { today: io.today }),
  })
  return {
    files: [
      { path: sheet, content: begun.sheetText },
      { path: `templates/speech/${name}.md.hbs`, content: begun.templateText },
      { path: report, content: begun.report },
    ],
    sheet,
    report,
  }
}

/** 去年讲话 → 今年讲话, 2025年推进会 → 2026年推进会, 推进会 → 今年推进会. */
function thisYear(name: string): string {
  if (/去年|上年/u.test(name)) return name.replace(/去年|上年/u, '今年')
  const year = /(?<!\d)20\d\d(?!\d)/u.exec(name)
  return year ? name.replace(year[0], String(Number(year[0]) + 1)) : `今年${name}`
}

/** The sample sheets of the program and the schema that their first line names, where a workspace keeps them. */
function samples(): StartFile[] {
  const content = path.join(programRoot(), 'content')
  return ['facts', 'meetings', 'schema'].flatMap((name) =>
    filesBelow(path.join(content, name), '').map((file) => ({
      path: path.posix.join(
        'content',
        name,
        path.relative(path.join(content, name), file).replaceAll('\\', '/'),
      ),
      // as they are: a table for Excel keeps its byte order mark
      content: readDocumentBytes(file),
    })),
  )
}
