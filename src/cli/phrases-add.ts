import path from 'node:path'
import { FileError, readText } from '../files.ts'
import {
  addPhrases,
  bareItem,
  kindsOf,
  openShelf,
  phraseQuery,
  sectionOf,
  type Shelf,
  type Taken,
  type TypedQuery,
  type Wording,
} from '../index.ts'
import { readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { placeInLibrary } from './phrase-file.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan phrases add ["文字"…] （用语 添加）：把用语收进库

  一个引号里是一条；引号里有几行、--from 文件 或 - （标准输入）里，一行是一条，空行和 # 开头的行不算，行首的序号去掉。
  先列出要收的和存疑之处，再写文件；在终端上，这样一次收几条的要先答应。
  在终端上，没写的类别、位置、主题会问；不在终端上，类别必须写。

  --类别 --kind 类别        过渡.成绩到问题、结尾.号召……；只写小类（成绩到问题）而库里只有一类叫这个的，也可以
                            没有模板要的类别照收，并提示：模板不会选它
  --位置 --section 位置     不写就按类别（过渡.成绩到问题即“正视问题”）
  --主题 --topic 主题       不写即通用
  --语气 --tone 语气        肯定、批评、鼓劲、平实
  --会议 --meeting 类型     推进会、调度会……
  --对象 --audience 对象    上对下、平级、对外
  --标签 --tag 标签
  --来源 --source 来源      出自哪一篇、哪一天；引语写书名
  --建议 --suggest          是要领导定的事：起草时加 --suggest 才印，印成【建议：…】
  --文件 --file 文件        收进哪个文件，默认工作文件夹里的 content/phrases/本单位.yaml，没有就新建
  --from 文件               从文本文件里收，一行一条
  --force                   与已有的雷同、写了数字或要领导定的事，也收
  --dry-run                 只看收什么，不写文件

  编号自动往下排。文件里原有的内容、注释、次序、换行都不动，只在“用语”末尾添上新的几行。

例：
  bigan phrases add "成绩要讲够，问题也要讲透。" --类别 过渡.成绩到问题 --语气 批评
  bigan 用语 添加 --from 摘抄.txt --类别 结尾.号召 --来源 "在全区项目推进会上的讲话，2026-03-05"
  pbpaste | bigan phrases add - --kind 开场.点题
`

const several = { type: 'string', multiple: true } as const
const one = { type: 'string' } as const
const yes = { type: 'boolean' } as const

const options = {
  kind: one,
  section: several,
  topic: several,
  tone: one,
  meeting: several,
  audience: several,
  tag: several,
  source: one,
  suggest: yes,
  file: one,
  from: one,
  force: yes,
  'dry-run': yes,
  类别: one,
  位置: several,
  主题: several,
  语气: one,
  会议: several,
  对象: several,
  标签: several,
  来源: one,
  建议: yes,
  文件: one,
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

/** Adds wordings to a file of the library; one that was refused is exit code 1. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const texts = await textsOf(positionals, values.from, io)
  const shelf = openShelf(io.cwd)
  const target = placeInLibrary(values.file ?? values.文件, '本单位.yaml', shelf, io.cwd)
  if (target.hint) io.err(target.hint)
  const filing = filingOf(values)
  const kind = await kindFor(values.kind ?? values.类别, texts, shelf, io)
  const asked = await restFor(kind, filing, io)
  const source = values.source ?? values.来源
  const common = {
    kind,
    ...filing,
    ...asked,
    ...(source === undefined ? {} : { source }),
    ...(values.suggest || values.建议 ? { suggestion: true } : {}),
  }
  const order = {
    ...target,
    wordings: texts.map((text): Wording => ({ text, ...common })),
    about: '本单位自己的用语',
    force: values.force === true,
  }
  const { value, problems } = addPhrases(shelf, { ...order, dryRun: true })
  if (!value) {
    io.err(prettyProblems(problems))
    return exit.problems
  }
  const { added, refused } = value
  for (const { wording, reason } of refused) io.err(`没有收“${wording.text}”：${reason}\n`)
  // What is doubtful is read before anything is written.
  io.err(prettyProblems(problems))
  if (added.length > 1 || (io.ask && added.length > 0)) io.err(plan(added, kind))
  const isDry = values['dry-run'] === true
  const isMany = texts.length > 1 && positionals.filter((text) => text !== '-').length < texts.length
  if (io.ask && isMany && added.length > 0 && !isDry && !isYes(await io.ask('收吗？（是/否，回车即否）：'))) {
    io.err('没有收\n')
    return exit.fine
  }
  if (added.length > 0 && !isDry) addPhrases(shelf, order)
  for (const { phrase } of added) io.out(`${phrase.file}:${phrase.line}　${phrase.id}　${phrase.text}\n`)
  if (isDry && added.length > 0) io.err('只是看看，没有写文件\n')
  return refused.length > 0 ? exit.problems : exit.fine
}

function plan(added: readonly Taken['added'][number][], kind: string): string {
  const lines = added.map(({ phrase }) => `  ${phrase.text}\n`)
  return `要收${added.length}条，类别“${kind}”：\n${lines.join('')}`
}

function isYes(answer: string): boolean {
  return /^(?:是|好|收|y|yes)$/iu.test(answer.trim())
}

async function textsOf(positionals: string[], from: string | undefined, io: Io): Promise<string[]> {
  // One pair of quotes around several lines holds several entries.
  const typed = positionals
    .filter((text) => text !== '-')
    .flatMap((text) => (/[\r\n]/u.test(text) ? linesOf(text) : [text.trim()]))
  const files = from === undefined ? [] : linesOf(readText(path.resolve(io.cwd, from), from).text)
  const input = positionals.includes('-') ? linesOf((await io.input?.()) ?? '') : []
  const texts = [...typed, ...files, ...input].filter((text) => text !== '')
  if (texts.length > 0) return texts
  const given = io.ask && positionals.length === 0 && from === undefined ? await io.ask('文字：') : ''
  if (given.trim() !== '') return [given.trim()]
  if (from !== undefined) throw new FileError(`“${from}”里没有可收的行`)
  throw new UsageError(
    '请给出要收的文字，例如：bigan phrases add "成绩要讲够，问题也要讲透。" --类别 过渡.成绩到问题',
  )
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/u)
    .filter((line) => !/^\s*#/u.test(line))
    .map(bareItem)
}

type Filing = Pick<Wording, 'sections' | 'topics' | 'tone' | 'meetings' | 'audiences' | 'tags'>

function filingOf(values: Values): Filing {
  return checkedFiling({
    sections: [...(values.section ?? []), ...(values.位置 ?? [])],
    topics: [...(values.topic ?? []), ...(values.主题 ?? [])],
    tones: [values.tone ?? values.语气 ?? ''],
    meetings: [...(values.meeting ?? []), ...(values.会议 ?? [])],
    audiences: [...(values.audience ?? []), ...(values.对象 ?? [])],
    tags: [...(values.tag ?? []), ...(values.标签 ?? [])],
  })
}

/** What was typed by the words that the library knows; others are told with the nearest. */
function checkedFiling(typed: TypedQuery): Filing {
  const { value, problems } = phraseQuery(typed)
  if (problems[0]) throw new UsageError(problems[0].message)
  const [tone] = words(value.tones)
  return {
    sections: words(value.sections) as NonNullable<Filing['sections']>,
    topics: words(value.topics),
    meetings: words(value.meetings),
    audiences: words(value.audiences) as NonNullable<Filing['audiences']>,
    tags: words(value.tags),
    ...(tone === undefined ? {} : { tone: tone as NonNullable<Filing['tone']> }),
  }
}

/** What is said to hold for all says nothing. */
function words<T extends string>(list: readonly T[] = []): T[] {
  return list.filter((word) => word !== '通用' && word !== '不拘')
}

/** Times that a kind is asked for. */
const patience = 4

async function kindFor(
  given: string | undefined,
  texts: readonly string[],
  shelf: Shelf,
  io: Io,
): Promise<string> {
  const kinds = kindsOf(shelf)
  let typed = given
  for (let round = 0; ; round++) {
    const kind = typed?.trim().replaceAll(/[．。·]/gu, '.')
    if (kind !== undefined && /^[^.\s]+\.[^.\s]+$/u.test(kind)) return kind
    const below = kinds.filter((one) => one.startsWith(`${kind ?? ''}.`))
    const named = kind ? kinds.filter((one) => one.endsWith(`.${kind}`)) : []
    const [only, ...others] = named
    if (below.length === 0 && only !== undefined && others.length === 0) {
      io.err(`类别“${kind}”即“${only}”\n`)
      return only
    }
    const list = below.length > 0 ? below : named.length > 0 ? named : kinds
    if (!io.ask || round === patience)
      throw new UsageError(
        `${kind ? `类别“${kind}”应写成“大类.小类”` : '没有写类别，请用 --类别 写明'}；有：${list === named ? named.join('、') : byHead(list)}`,
      )
    if (round === 0 && texts.length > 0)
      io.err(texts.length === 1 ? `${texts[0]}\n` : `共${texts.length}条，第一条：${texts[0]}\n`)
    if (kind) io.err(`${list.join('、')}\n`)
    typed = await io.ask(round === 0 ? '类别（如 过渡.成绩到问题；只写“过渡”列出这一类）：' : '类别：')
    if (typed === '') throw new UsageError('没有写类别，没有收')
  }
}

/** A line for each head: 过渡, then 成绩到问题、到问题 …. */
function byHead(kinds: readonly string[]): string {
  const heads = [...new Set(kinds.map((kind) => kind.slice(0, kind.indexOf('.'))))]
  const lines = heads.map((head) => {
    const below = kinds.filter((kind) => kind.startsWith(`${head}.`))
    return `${head}　${below.map((kind) => kind.slice(head.length + 1)).join('、')}`
  })
  return lines.length === 1 ? lines[0]! : `\n  ${lines.join('\n  ')}`
}

/** 位置 and 主题, asked for on a terminal where they were not given; without an answer the kind says where. */
async function restFor(kind: string, filing: Filing, io: Io): Promise<Filing> {
  const usual = sectionOf(kind)
  const typed: TypedQuery = {}
  if (io.ask) {
    if (!filing.sections?.length) typed.sections = [await io.ask(`位置（回车即“${usual ?? '不限'}”）：`)]
    if (!filing.topics?.length) typed.topics = [await io.ask('主题（回车即通用）：')]
  }
  const { sections = [], topics = [] } = checkedFiling(typed)
  return {
    sections: filing.sections?.length
      ? filing.sections
      : sections.length > 0
        ? sections
        : usual
          ? [usual]
          : [],
    topics: filing.topics?.length ? filing.topics : topics,
  }
}
