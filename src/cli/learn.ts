import path from 'node:path'
import { FileError, isFolder, readDocumentBytes } from '../files.ts'
import {
  candidateFile,
  candidatesIn,
  fidelityOf,
  openCandidates,
  openWorkspace,
  study,
  studyReport,
  unmetKeeps,
  type Candidate,
  type CandidateBook,
  type Mended,
} from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { offerCandidates, shareOf } from './learn-accept.ts'
import { learnFolders } from './learn-folder.ts'
import { saveLearned, speechName } from './learned.ts'
import { prettyProblems } from './report/pretty.ts'
import { expandSheets } from './sheets.ts'

export const help = `bigan learn 旧稿… （拆解）：旧讲话 → 清样、事实表、模板、用语候选，和一份报告

  -o, --out 文件夹    写到哪里（默认 学习）；那里会成为一个工作文件夹，接着就能起草
  --keep 编号,…       报告里的这几处修补不要；写一类的名称（如 半角标点），这一类都不要
  --report            再起草一遍，报告里写明同原文相合多少
  --清理 --prune      学文件夹时，原件已经不在的从语料里清掉（改过的清样留下）
  --accept 把握       用语候选里把握不低于它的（如 0.8、80%）收进用语库；在终端上不写会问，别处不写就不收

旧稿可以是 .docx .doc .wps .txt .md .html。改过的事实表和模板不会被覆盖。
给出文件夹，就把里面的旧稿都学成语料：清样在“稿”里，另有 索引.tsv、用语候选.yaml 和汇总报告。
可以随时停下（Ctrl+C），再运行会接着来，没有变的不重读；文字完全相同的几份只算一篇，--keep 过的以后也不修补。
写好的语料可供 bigan check --corpus 用；用语候选.yaml 看过、删过，再用 bigan phrases import 收进库。

例：
  bigan learn 去年讲话.docx
  bigan 拆解 旧稿/*.docx -o 学来的 --report
  bigan learn 历年讲话 -o 语料
  bigan draft 学习/content/facts/去年讲话.yaml
`

const options = {
  out: { type: 'string', short: 'o' },
  keep: { type: 'string' },
  report: { type: 'boolean' },
  accept: { type: 'string' },
  prune: { type: 'boolean' },
  清理: { type: 'boolean' },
} as const

interface Order {
  out: string
  keep: ReadonlySet<string>
  withFidelity: boolean
  prune: boolean
  book: CandidateBook
}

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0) throw new UsageError('请给出旧稿，例如：bigan learn 去年讲话.docx')
  const accept = values.accept === undefined ? undefined : shareOf(values.accept)
  const inputs = expandSheets(positionals, io.cwd)
  const hasFolders = inputs.some((one) => isFolder(path.resolve(io.cwd, one)))
  if (hasFolders && values.report) throw new UsageError('--report 是单篇用的，学一个文件夹时不用写')
  const prune = values.prune === true || values.清理 === true
  if (prune && !hasFolders) throw new UsageError('--prune 是清理语料用的，要给出文件夹')
  const out = values.out ?? (hasFolders ? '语料' : '学习')
  const order: Order = {
    out,
    keep: new Set((values.keep ?? '').split(/[,，、\s]+/u).filter((id) => id !== '')),
    withFidelity: values.report === true,
    prune,
    book: await openCandidates(path.resolve(io.cwd, out)),
  }
  const { code, clusters, isStopped } = hasFolders
    ? await learnFolders(inputs, order, io)
    : { ...(await learnFiles(inputs, order, io)), isStopped: false }
  // Who has just stopped it is not asked.
  if (isStopped) return code
  const offered = await offerCandidates(clusters, accept, out, io)
  return offered > code ? offered : code
}

async function learnFiles(
  files: readonly string[],
  order: Order,
  io: Io,
): Promise<{ code: Exit; clusters: ReturnType<typeof candidateFile>['clusters'] }> {
  const names = new Set<string>()
  const candidates: Candidate[] = []
  const mended: Mended[] = []
  let worst: Exit = exit.fine
  for (const file of files) {
    const code = await learnOne(file, freeName(speechName(file), names), order, candidates, mended, io)
    if (code > worst) worst = code
  }
  io.err(prettyProblems(unmetKeeps(order.keep, mended)))
  if (candidates.length === 0) return { code: worst, clusters: [] }
  const { clusters, text, known } = candidateFile(candidates, order.book)
  saveLearned([['用语候选.yaml', text]], order.out, io)
  io.out(`用语候选　${clusters.length}条${known > 0 ? `（库里已经有的${known}条没有列）` : ''}\n`)
  return { code: worst, clusters }
}

/** Files of one name in two folders are two speeches. */
function freeName(stem: string, names: Set<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}-${n}`
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

async function learnOne(
  file: string,
  name: string,
  { out, keep, withFidelity, book }: Order,
  candidates: Candidate[],
  mended: Mended[],
  io: Io,
): Promise<Exit> {
  try {
    const bytes = readDocumentBytes(path.resolve(io.cwd, file), file)
    const { value: studied, problems } = await study(file, bytes, { name, keep })
    if (!studied) {
      io.err(prettyProblems(problems))
      return exit.problems
    }
    const folder = path.resolve(io.cwd, out)
    const fidelity = withFidelity ? await fidelityOf(studied, await openWorkspace(folder)) : undefined
    const report = studyReport(file, studied, fidelity)
    candidates.push(...candidatesIn(studied, path.basename(file), book))
    saveLearned(
      [
        [`${name}.md`, studied.markdown],
        [path.join('content', 'facts', `${name}.yaml`), studied.learned.sheetText],
        [path.join('templates', 'speech', `${name}.md.hbs`), studied.learned.templateText],
        [`${name}.报告.txt`, report],
      ],
      out,
      io,
    )
    io.out(studyReport(file, studied, fidelity, true))
    mended.push(studied.mended)
    return exit.fine
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}\n`)
    return exit.file
  }
}
