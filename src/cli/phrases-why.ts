import path from 'node:path'
import { FileError, readText } from '../files.ts'
import {
  absentOf,
  concerns,
  explainAbsent,
  explainPhrases,
  makeDraft,
  openWorkspace,
  readTables,
  type AbsentPhrase,
  type AbsentSpot,
  type Draft,
  type GivenPhrase,
  type Library,
  type MakeOptions,
  type Phrase,
  type PhraseReasons,
  type PrintedPhrase,
  type Reason,
} from '../index.ts'
import { readArguments } from './arguments.ts'
import { isMeetingSheet } from './check-input.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { Past } from './past.ts'
import { prettyProblems } from './report/pretty.ts'

export const help = `bigan phrases why 事实表 [编号或词…] （缘由）：一篇讲话里的用语是怎么选出来的

  --template ID       用哪个模板
  --seed 文字         同 draft 的 --seed
  --usage 文件        用语记录，同 draft 的 --usage
  --suggest           连同建议

只看几条：在事实表后面写编号，或者用语、类别、要点里的词。不写文件。
编号或词所指的用语不在稿子里的，逐处说明为什么没有用（一个词最多说5条）。
合用的排成一个次序，次序由种子、需要、要点名称和编号算出，与数字、要点的序号无关；
第1顺位就是头一个，它若已用在别处，或者与别处相重、相冲突，就轮到下一个。

例：
  bigan phrases why content/facts/营商环境调度会.yaml
  bigan 用语 缘由 营商环境调度会.yaml 过渡
  bigan phrases why 营商环境调度会.yaml 结尾-号召-03 --seed 乙
`

const options = {
  template: { type: 'string' },
  seed: { type: 'string' },
  usage: { type: 'string' },
  suggest: { type: 'boolean' },
} as const

export async function run(argv: string[], io: Io): Promise<Exit> {
  const { values, positionals } = readArguments(argv, options)
  const [sheet, ...words] = positionals
  if (sheet === undefined)
    throw new UsageError('请给出事实表，例如：bigan phrases why content/facts/营商环境调度会.yaml')
  const file = path.resolve(io.cwd, sheet)
  const source = readText(file, sheet)
  if (isMeetingSheet(source.text))
    throw new FileError(`“${sheet}”是会议表；看讲话里的用语，请给出讲话的事实表`)
  const workspace = await openWorkspace(path.dirname(file))
  const past = new Past(values.usage, undefined, io)
  const input = { sheet: source, tables: await readTables(source, path.dirname(file)) }
  const order: MakeOptions = {
    formats: [],
    // as in the draft that is written, so that its lines are the same
    sheetName: path.basename(sheet),
    ...past.for(file),
    suggest: values.suggest === true,
    ...(values.template === undefined ? {} : { template: values.template }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
  }
  const made = await makeDraft(input, workspace, order)
  const { draft } = made.value
  if (!draft) {
    io.err(`${prettyProblems(made.problems)}${sheet}：有差错，没有成稿，讲不出用语的缘由\n`)
    return exit.problems
  }
  const redraft = async (phrases: Library): Promise<Draft | undefined> =>
    (await makeDraft(input, { ...workspace, phrases }, order)).value.draft
  const absent: string[] = []
  for (const phrase of absentOf(draft, workspace.phrases, words, mostAbsent))
    absent.push(absentEntry(await explainAbsent(draft, workspace.phrases, phrase, redraft)))
  const told = [printed(explainPhrases(draft), words), ...absent].filter((part) => part !== '').join('\n')
  if (told === '') io.err(`这篇稿子里没有与“${words.join('”“')}”有关的用语；不写词可看全部\n`)
  io.out(told)
  return exit.fine
}

function printed({ printed: all, unprinted, ungiven }: PhraseReasons, words: readonly string[]): string {
  const parts = all.filter((one) => concerns(one, words)).map(entry)
  const cut = unprinted.filter((one) => concerns(one, words))
  if (cut.length > 0)
    parts.push(
      `选了而没有印的（所在的句子缺内容，略去了）：\n${cut
        .map((one) => `  ${one.choice.phrase.id}　${spot(one)}\n`)
        .join('')}`,
    )
  const without = ungiven.filter(
    ({ need, point }) =>
      words.length === 0 || words.some((word) => need.includes(word) || point.includes(word)),
  )
  if (without.length > 0)
    parts.push(
      `没有用语可给的：\n${without
        .map(({ candidates, aside, ...one }) => {
          const fitting = candidates > 0 ? `合用的${candidates}条都用在别处，或与别处相重` : '没有合用的'
          return `  ${spot(one)}　${fitting}${asideOf(aside)}\n`
        })
        .join('')}`,
    )
  return parts.join('\n')
}

function entry(one: PrintedPhrase): string {
  const { phrase, candidates, place, aside, repeated } = one.choice
  const before = place > 1 ? `（前面${place - 1}条用在别处，或与别处相重）` : ''
  const again = repeated ? '；同一讲话人最近用过，没有别的可换' : ''
  return [
    `稿子第${one.line}行　${phrase.id}`,
    `  ${shortened(one.words)}`,
    `  需要：${spot(one)}`,
    `  合用${candidates}条，取第${place}顺位${before}${again}${asideOf(aside)}`,
    `  出处：${phrase.file}:${phrase.line}:${phrase.column}${sourceOf(one)}`,
    '',
  ].join('\n')
}

/** Of what a word means that is not in the draft so many entries are explained at most. */
const mostAbsent = 5

function absentEntry({ phrase, spots }: AbsentPhrase): string {
  const lines = spots.map((one) => `  ${spot(one)}　${whyNot(one, phrase)}\n`)
  const none = `  这篇稿子的模板没有要“${phrase.kind}”这一类的地方\n`
  return `没有用　${phrase.id}\n  ${shortened(phrase.text)}\n${lines.length > 0 ? lines.join('') : none}`
}

function whyNot({ reason, otherwise, repeated, instead, isBehind }: AbsentSpot, phrase: Phrase): string {
  if (otherwise) return phrase.suggestion ? '这里不要建议' : '这里只要建议'
  if (reason) return `${reason}${needsOf(phrase, reason)}`
  if (!instead) return '合用，但与别处用的相重或相冲突'
  const { choice } = instead
  const other = `“${choice.phrase.id}”（合用${choice.candidates}条里的第${choice.place}顺位）`
  if (repeated) return `合用，但同一讲话人最近用过，用了${other}`
  if (isBehind === true) return `合用，没有轮到：用了排在前面的${other}`
  return isBehind === false
    ? `合用，本来排在前面，但与别处用的相重、相冲突或开头相同，用了${other}`
    : `合用，没有轮到：用了${other}`
}

/** What the entry wants that is not there. */
function needsOf(phrase: Phrase, reason: Reason): string {
  const { sections, meetings, topics, tone, audiences, answers, from, to, text } = phrase
  const wanted: Partial<Record<Reason, string>> = {
    位置不合: `只用在${sections.join('、')}`,
    会议不合: `只用于${meetings.join('、')}`,
    主题不合: `只用于${topics.join('、')}`,
    语气不合: `语气是${tone}`,
    对象不合: `只用于${audiences.join('、')}`,
    不在有效期: `${from ?? ''}至${to ?? '今'}`,
    呼应不上: `要点里要说到${answers.join('、')}之一`,
    空位填不上: [...text.matchAll(/【[^【】]*】/gu)].join(''),
  }
  const words = wanted[reason]
  return words ? `（${words}）` : ''
}

function spot({ need, point }: Pick<GivenPhrase, 'need' | 'point'>): string {
  const steps = point.split('/').filter((step) => step !== '' && !/^\d+$|^标题\./u.test(step))
  return steps.length === 0 ? need : `${need}（${steps.join(' › ')}）`
}

/** Where it was taken from, if it was. */
function sourceOf({ choice: { phrase } }: GivenPhrase): string {
  return phrase.source === undefined || phrase.source === '自撰' ? '' : `（${phrase.source}）`
}

/** ；不合用12条：主题不合8、呼应不上4 */
function asideOf(aside: GivenPhrase['choice']['aside']): string {
  const reasons = Object.entries(aside).sort((a, b) => b[1] - a[1])
  if (reasons.length === 0) return ''
  const all = reasons.reduce((sum, [, count]) => sum + count, 0)
  return `；不合用${all}条：${reasons.map(([reason, count]) => `${reason}${count}`).join('、')}`
}

const longest = 80

function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest)}……` : words
}
