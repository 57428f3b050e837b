import path from 'node:path'
import {
  exists,
  FileError,
  hashOf,
  placeDraft,
  readDocumentBytes,
  readText,
  workspaceOf,
  writeFile,
} from '../files.ts'
import { fidelityOf, openWorkspace, study, studyReport, type Studied } from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan learn 旧稿… （拆解）：旧讲话 → 清样、事实表、模板，和一份报告

  -o, --out 文件夹    写到哪里（默认 学习）；那里会成为一个工作文件夹，接着就能起草
  --keep 编号,…       报告里的这几处修补不要
  --report            再起草一遍，报告里写明同原文相合多少

旧稿可以是 .docx .doc .wps .txt .md .html。改过的事实表和模板不会被覆盖。

例：
  bigan learn 去年讲话.docx
  bigan 拆解 旧稿/*.docx -o 学来的 --report
  bigan draft 学习/content/facts/去年讲话.yaml
`

const options = {
  out: { type: 'string', short: 'o' },
  keep: { type: 'string' },
  report: { type: 'boolean' },
} as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0) throw new UsageError('请给出旧稿，例如：bigan learn 去年讲话.docx')
  const out = values.out ?? '学习'
  const keep = new Set((values.keep ?? '').split(/[,，、\s]+/u).filter((id) => id !== ''))
  let worst: Exit = exit.fine
  for (const file of positionals) {
    const code = await learnOne(file, out, keep, values.report === true, io)
    if (code > worst) worst = code
  }
  return worst
}

async function learnOne(
  file: string,
  out: string,
  keep: ReadonlySet<string>,
  withFidelity: boolean,
  io: Io,
): Promise<Exit> {
  try {
    const bytes = readDocumentBytes(path.resolve(io.cwd, file), file)
    const name = nameOf(file)
    const { value: studied, problems } = await study(file, bytes, { name, keep })
    if (!studied) {
      io.err(prettyProblems(problems))
      return exit.problems
    }
    const folder = path.resolve(io.cwd, out)
    const fidelity = withFidelity ? await fidelityOf(studied, await openWorkspace(folder)) : undefined
    const report = studyReport(file, studied, fidelity)
    save(studied, name, report, out, io)
    io.out(report)
    return exit.fine
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return exit.file
  }
}

/** What sheet and template are called: the file's name, without what no name may hold. */
function nameOf(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]+$/u, '')
  return stem.replaceAll(/[^\p{L}\p{N}_-]/gu, '') || '旧稿'
}

function save(studied: Studied, name: string, report: string, out: string, io: Io): void {
  const folder = path.resolve(io.cwd, out)
  if (workspaceOf(folder) === undefined)
    writeFile(path.join(folder, 'bigan.yaml'), '# 由 bigan learn 建立；本单位的习惯可以写在这里。\n')
  const hashesFile = path.join(folder, '.bigan', 'learned.json')
  const known = hashesAt(hashesFile)
  const files: [name: string, content: string][] = [
    [`${name}.md`, studied.markdown],
    [path.join('content', 'facts', `${name}.yaml`), studied.learned.sheetText],
    [path.join('templates', 'speech', `${name}.md.hbs`), studied.learned.templateText],
    [`${name}.报告.txt`, report],
  ]
  for (const [file, content] of files) {
    const target = path.join(folder, file)
    const placed = placeDraft(target, content, known[file], false)
    if (placed.kept === undefined) known[file] = hashOf(content)
    else io.err(`${path.join(out, file)} 改过，没有覆盖；新的写在 ${path.relative(io.cwd, placed.file)}\n`)
    io.out(`${path.relative(io.cwd, placed.file)}\n`)
  }
  writeFile(hashesFile, `${JSON.stringify(known, null, 1)}\n`)
}

function hashesAt(file: string): Record<string, string> {
  if (!exists(file)) return {}
  try {
    const value = JSON.parse(readText(file).text) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  } catch {
    return {}
  }
}
