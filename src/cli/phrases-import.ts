import path from 'node:path'
import { workspaceOf } from '../files.ts'
import { importPhrases, openShelf, type Imported, type Refused } from '../index.ts'
import { formatPlace } from '../text/place.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { placeInLibrary } from './phrase-file.ts'
import { prettyProblems, tally } from './report/pretty.ts'
import { expandSheets } from './sheets.ts'

export const help = `bigan phrases import 素材本… （用语 导入）：把素材本收进库，并报告

  可读 .docx、.txt、.md、.html、.xlsx、.csv（.doc、.wps 需装有 LibreOffice），以及别的用语库文件和
  bigan learn 写的 用语候选.yaml（照它写的类别收）。
  一段、一个列表项、表格的一行是一条，序号去掉；上面的标题（一、开头　招商引资　过渡句）、工作表名和
  “类别”“主题”“位置”“语气”“来源”“标签”各列，决定归到哪一类。
  数字、年份、本地区名、×× 换成空位（18.6亿元 → 【数字】，全区 → 【地区】）。
  讲一时一地的事（2025年完成投资18.6亿元）的，数字换成空位，归在“….素材”，只供查找，逐条说明；没有数字可换的不收。
  讲某个人（王立明同志……、李文强调……）的、太短太长的、与库里或前面雷同的不收，逐条说明；写了要领导定的事的，收作建议。
  标题没有说清是哪一类的，归在“成绩.素材”之类：只供查找，模板不选；看过以后改“类别”即可选用。

  --类别 --kind 类别   全部收在这一类
  -o, --out 文件       收进哪个文件，默认工作文件夹里的 content/phrases/导入.yaml；已有的只在末尾添
  --dry-run            只看收什么，不写文件

例：
  bigan phrases import 素材本.docx
  bigan 用语 导入 摘抄.xlsx 过渡句.txt --dry-run
`

const options = {
  kind: { type: 'string' },
  类别: { type: 'string' },
  out: { type: 'string', short: 'o' },
  'dry-run': { type: 'boolean' },
} as const

/** Imports 素材本; the report is the result. A file that cannot be read does not stop the others. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  if (positionals.length === 0) throw new UsageError('请给出素材本，例如：bigan phrases import 素材本.docx')
  const kind = values.kind ?? values.类别
  if (kind !== undefined && !/^[^.\s]+\.[^.\s]+$/u.test(kind))
    throw new UsageError(`类别“${kind}”应写成“大类.小类”，例如：过渡.成绩到问题`)
  const shelf = openShelf(homeOf(positionals, values.out, io))
  const { hint, ...target } = placeInLibrary(values.out, '导入.yaml', shelf, io.cwd)
  if (hint) io.err(hint)
  const isDry = values['dry-run'] === true
  const { value, problems } = await importPhrases(shelf, {
    ...target,
    materials: expandSheets(positionals, io.cwd).map((shown) => ({
      file: path.resolve(io.cwd, shown),
      shown,
    })),
    about: '从素材本导入的用语',
    dryRun: isDry,
    ...(kind === undefined ? {} : { kind }),
  })
  if (!value) {
    io.err(prettyProblems(problems))
    return exit.problems
  }
  io.err(prettyProblems(value.reading))
  io.out(report(value, target.shown))
  const doubts = tally(problems)
  if (doubts !== '' && value.added.length > 0)
    io.err(`收进来的还有${doubts}，请用 bigan phrases check ${target.shown} 逐条看\n`)
  if (isDry && value.added.length > 0) io.err('只是看看，没有写文件\n')
  return value.unread > 0 ? exit.file : exit.fine
}

/** The workspace that is written to: that of the command, else that of the first file, such as the candidates of a corpus. */
function homeOf(files: readonly string[], out: string | undefined, { cwd }: Io): string {
  const [first = ''] = files
  const beside = path.dirname(path.resolve(cwd, first))
  return out === undefined && workspaceOf(cwd) === undefined && workspaceOf(beside) !== undefined
    ? beside
    : cwd
}

function report({ added, refused }: Imported, shown: string): string {
  const lines = [`收进${added.length}条${added.length > 0 ? `（${shown}）：` : ''}`]
  for (const { phrase, wording } of added) {
    lines.push(`  ${phrase.id}　${phrase.text}`)
    lines.push(`    ${[placeWords(wording), wording.note].filter(Boolean).join('　')}`)
  }
  if (refused.length > 0) lines.push(`跳过${refused.length}条：`)
  for (const one of refused)
    lines.push(`  ${placeWords(one.wording)}　${one.reason}：${brief(one.wording.text)}`)
  const search = added.filter(({ phrase }) => phrase.kind.endsWith('.素材')).length
  const suggested = added.filter(({ phrase }) => phrase.suggestion).length
  if (search > 0) lines.push(`其中${search}条归在“….素材”，只供查找，模板不选；看过以后改“类别”即可选用`)
  if (suggested > 0) lines.push(`其中${suggested}条收作建议，起草时加 --suggest 才印`)
  return `${lines.join('\n')}\n`
}

function placeWords({ place }: Refused['wording']): string {
  return place ? formatPlace(place) : ''
}

function brief(text: string): string {
  const characters = [...text]
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : text
}
