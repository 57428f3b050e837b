import { findPhrases, openPhrases, phraseQuery, type TypedQuery } from '../index.ts'
import { oneOf, readArguments } from './arguments.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { jsonPhrases, prettyPhrases } from './report/phrases.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan phrases search [关键词…] [条件…] （用语 查找）

  关键词在文字、标签、呼应、主题、类别、编号里找，几个都要有；全角、半角和大小写不分，跨过空位也算。
  命中文字多的、靠前的、短的排在前面；在终端上，命中的字加亮。

  --类别 --kind 类别        过渡.成绩到问题；只写“过渡”即其下各类，只写“成绩到问题”也可以
  --位置 --section 位置     开头、肯定成绩、正视问题、讲清认识、明确目标、部署任务、强化保障、结尾、标题……
  --主题 --topic 主题       招商引资、安全生产……；“通用”即没有写明主题的
  --语气 --tone 语气        肯定、批评、鼓劲、平实
  --会议 --meeting 类型     推进会、调度会……
  --对象 --audience 对象    上对下、平级、对外
  --标签 --tag 标签
  --含通用 --general        没有写明主题、位置、语气……的也算（合用的都列）
  --有效 --on 日期          只列这一天可用的；不写则全列，有期限的写明
  --字数 --form 句式        各句的字数：4+4+12；4+4+8-14（8到14字）；4+4+8~（8字以上）；4+4+*（不限）
                            空位按2到8字算，按4字最合：4+4+12 也找得到“4字、4字，8字加【主题】”，排在正好12字的近旁
  --数量 --limit 数量       最多列几条，默认20；0 即全列
  --format 格式             pretty（默认）或 json

  选项的名字写中文或英文都行（--主题 即 --topic），值写中文（安全生产、结尾、鼓劲）；一个选项可以写几个值，
  用“、”隔开，有其一即可。

例：
  bigan phrases search 招商 前期
  bigan 用语 查找 --类别 标题.任务 --字数 4+4+12
  bigan 用语 查找 --主题 安全生产 --语气 批评、鼓劲 --数量 0
  bigan phrases search 责任 --section 强化保障 --on 2026-03-05 --format json
`

const several = { type: 'string', multiple: true } as const
const one = { type: 'string' } as const

/** Each flag with its Chinese name, which stands for it. */
const chinese = {
  kind: '类别',
  section: '位置',
  topic: '主题',
  tone: '语气',
  meeting: '会议',
  audience: '对象',
  tag: '标签',
  general: '含通用',
  on: '有效',
  form: '字数',
  limit: '数量',
} as const

const options = {
  kind: several,
  section: several,
  topic: several,
  tone: several,
  meeting: several,
  audience: several,
  tag: several,
  general: { type: 'boolean' },
  on: one,
  form: one,
  limit: one,
  format: one,
  类别: several,
  位置: several,
  主题: several,
  语气: several,
  会议: several,
  对象: several,
  标签: several,
  含通用: { type: 'boolean' },
  有效: one,
  字数: one,
  数量: one,
} as const

const usual = 20

/** Searches the library of the folder's workspace. Finding nothing is no failure. */
export async function run(argv: string[], io: Io): Promise<Exit> {
  const { typed, limit, json } = orderOf(argv)
  const query = phraseQuery(typed)
  const wrong = query.problems[0]
  if (wrong) throw new UsageError(wrong.message)
  const library = await openPhrases(io.cwd)
  io.err(prettyProblems(library.problems))
  const { hits, hints } = findPhrases(library.value, query.value)
  const shown = limit === 0 ? hits : hits.slice(0, limit)
  if (json) io.out(jsonPhrases(hits.length, shown))
  else io.out(prettyPhrases(shown, io.colors === true))
  if (hits.length === 0) io.err(`没有找到。${hints.join('')}\n`)
  else if (shown.length < hits.length) io.err(`共${hits.length}条，列出前${shown.length}条；--数量 0 全列\n`)
  else io.err(`共${hits.length}条\n`)
  return exit.fine
}

function orderOf(argv: string[]): { typed: TypedQuery; limit: number; json: boolean } {
  const { values, positionals } = readArguments(argv, options)
  const list = (name: 'kind' | 'section' | 'topic' | 'tone' | 'meeting' | 'audience' | 'tag'): string[] => [
    ...(values[name] ?? []),
    ...(values[chinese[name]] ?? []),
  ]
  const text = (name: 'on' | 'form' | 'limit'): string | undefined => values[name] ?? values[chinese[name]]
  const lists = {
    kinds: list('kind'),
    sections: list('section'),
    topics: list('topic'),
    tones: list('tone'),
    meetings: list('meeting'),
    audiences: list('audience'),
    tags: list('tag'),
  }
  const [day, form, limit] = [text('on'), text('form'), text('limit')]
  const asked = [...positionals, ...Object.values(lists).flat(), day, form]
  if (!asked.some((value) => value?.trim()))
    throw new UsageError('请给出关键词或条件，例如：bigan phrases search 招商；用 --help 查看全部选项')
  if (limit !== undefined && !/^\d{1,6}$/u.test(limit))
    throw new UsageError(`“--数量”不能是“${limit}”，请写一个整数，0 即全列`)
  return {
    typed: {
      words: positionals,
      ...lists,
      general: values.general === true || values.含通用 === true,
      ...(day === undefined ? {} : { day }),
      ...(form === undefined ? {} : { form }),
    },
    limit: limit === undefined ? usual : Number(limit),
    json: oneOf('format', values.format ?? 'pretty', { pretty: 'pretty', json: 'json' }) === 'json',
  }
}
