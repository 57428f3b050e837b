import path from 'node:path'
import { exists, filesBelow, programRoot, readDocumentBytes, writeFile } from '../files.ts'
import { figureForm, startFiles, type StartFile } from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'

export const help = `bigan init [文件夹] （新建）：建一个工作文件夹

  里面有 bigan.yaml（本单位的习惯）、事实表和会议表的样表、收本单位用语的 content/phrases/本单位.yaml，
  和它们用的说明（编辑器据此补全）。
  --xlsx    另外生成填数字的表格 数据.xlsx（事实表里写“数据: 数据.xlsx”即可引用）

已有的文件一个也不动。

例：bigan init 我的讲话 --xlsx
`

const options = { xlsx: { type: 'boolean' } } as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length > 1) throw new UsageError('只能给出一个文件夹，例如：bigan init 我的讲话')
  const folder = path.resolve(io.cwd, positionals[0] ?? '.')
  const files = startFiles(samples())
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
    '下一步：复制一张样表改成自己的，再运行 bigan draft 那张事实表，或 bigan pack 那张会议表；各项的写法见程序文件夹里的 docs/事实表.md、docs/会议表.md\n',
  )
  return exit.fine
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
