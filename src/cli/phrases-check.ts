import path from 'node:path'
import { checkPhrases, openShelf, phraseQuery, type PhraseCheck, type Problem } from '../index.ts'
import { isCell, type Place } from '../text/place.ts'
import { oneOf, readArguments } from './arguments.ts'
import { levelSpellings } from './levels.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { isAtLeast } from './report/findings.ts'
import { prettyProblems, tally } from './report/pretty.ts'
import { expandSheets } from './sheets.ts'

export const help = `bigan phrases check [文件…] （用语 检查）：检查用语库

  不给文件就查工作文件夹里本单位的 content/phrases；那里没有，就查程序自带的。每一条都和全库对照。

  差错  具体数字和要领导定的事（没写“建议: 是”的）、编号重复、缺编号类别文字、【】不成对
  存疑  雷同（去掉主题、地区、数字后七成以上相同；12字以下的短句，只差一两个字）、12字以上的同一句在两条里、排比各项字数不等、
        标题不是“四字、四字，长句”、模板填不上的空位、引语没写来源、字数不对、冲突写了没有的编号、
        位置与类别不合、末尾标点、半角标点、已经不用的提法（核对过的）
  提示  已经过期的、可能已经不用的提法、没有模板要的类别（模板不会选它）

  --on, --有效 日期    按哪一天查过期的和已经不用的提法（默认今天）
  --level, --级别      最低显示到哪一级：差错 error、存疑 warn、提示 info（默认）
  --format 格式        pretty（默认）或 json

例：
  bigan phrases check
  bigan 用语 检查 content/phrases/本单位.yaml --有效 2026-06-12
`

const options = {
  on: { type: 'string' },
  有效: { type: 'string' },
  level: { type: 'string' },
  级别: { type: 'string' },
  format: { type: 'string' },
} as const

/** Checks files of the library; an error in them is exit code 1. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const level = oneOf('level', values.level ?? values.级别 ?? 'info', levelSpellings())
  const isJson = oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' }) === 'json'
  const day = dayOf(values.on ?? values.有效) ?? io.today
  const files = positionals.length === 0 ? [] : expandSheets(positionals, io.cwd)
  const shelf = openShelf(io.cwd)
  const checked = checkPhrases(
    shelf,
    files.map((shown) => ({ file: path.resolve(io.cwd, shown), shown })),
    day,
  )
  const told = checked.problems.filter(isAtLeast(level))
  if (isJson) io.out(jsonChecked(checked, told))
  else {
    io.out(prettyProblems(told))
    const count = tally(checked.problems)
    io.out(
      `检查了${checked.files}个文件、${checked.phrases}条用语，${count === '' ? '没有发现问题' : count}\n`,
    )
  }
  return checked.problems.some((problem) => problem.level === 'error') ? exit.problems : exit.fine
}

function dayOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const { value, problems } = phraseQuery({ day: typed })
  if (problems[0]) throw new UsageError(problems[0].message)
  return value.day
}

function jsonChecked({ files, phrases }: PhraseCheck, told: readonly Problem[]): string {
  const problems = told.map(({ code, level, message, place, related = [] }) => ({
    code,
    level,
    message,
    ...(place ? placeJson(place) : {}),
    ...(related.length > 0
      ? { related: related.map((one) => ({ message: one.message, ...placeJson(one.place) })) }
      : {}),
  }))
  return `${JSON.stringify({ files, phrases, problems }, null, 2)}\n`
}

function placeJson(place: Place): Record<string, unknown> {
  if (isCell(place)) return { file: place.path, cell: place.cell }
  return { file: place.source.path, ...place.source.position(place.start) }
}
