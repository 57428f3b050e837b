/** What a reader must not miss between two sentences: figures, deadlines, counts and names that are others now. */
import { quantitiesIn, type Quantity } from '../text/quantities.ts'
import { likeness, pairedByLikeness } from '../text/sequences.ts'

export interface ChangedValue {
  kind: 'figure' | 'deadline' | 'date' | 'count' | 'name'
  /** What it is about, as the sentence says it; '' where it says nothing. */
  name: string
  /** '' where the sentence did not have it. */
  old: string
  /** '' where it has it no more. */
  new: string
}

/** The values of two versions of one sentence that differ, in its order by kind. Spaces must be out of both. */
export function changedValues(before: string, after: string): ChangedValue[] {
  const finders: [(marked: Marked) => Value[], (a: Value, b: Value) => ChangedValue['kind']][] = [
    [figuresIn, () => 'figure'],
    [datesIn, (a, b) => (isDeadline(a) || isDeadline(b) ? 'deadline' : 'date')],
    [countsIn, () => 'count'],
    [namesIn, () => 'name'],
  ]
  const [old, now] = [withoutMarks(before), withoutMarks(after)]
  return finders.flatMap(([find, kindOf]) => changesOf(find(old), find(now), kindOf))
}

interface Value {
  /** What it is compared by. */
  printed: string
  name: string
  /** Values of different sorts are never one that changed. */
  sort: string
  /** The clause that it stands in: what is told where its name is not sure. */
  clause: string
  /** What the clause says it of, where it stands in one before. */
  subject: string
  isSure: boolean
}

const nothing: Value = { printed: '', name: '', sort: '', clause: '', subject: '', isSure: true }

/** The text with what bigan put into it, without 【待核：…】 and 【待补：…】, all at their places. */
interface Marked {
  text: string
  given: string
}

const mark = /【[ \u3000]{0,4}待[补核][ \u3000]{0,4}[：:][^【】\n]{0,200}】/gu
/** Stands for a mark in the place of a figure; a longer one is a remark. */
const blank = '□'
const longestFigure = 24

function withoutMarks(given: string): Marked {
  const text = given.replace(mark, (one) => (one.length > longestFigure ? '，' : blank).repeat(one.length))
  return { text, given }
}

function changesOf(
  olds: readonly Value[],
  news: readonly Value[],
  kindOf: (a: Value, b: Value) => ChangedValue['kind'],
): ChangedValue[] {
  const alike = (i: number, j: number): number => {
    const [old, now] = [olds[i]!, news[j]!]
    if (old.printed === now.printed && old.name === now.name) return 1
    if (old.sort !== now.sort) return old.name !== '' && old.name === now.name ? 0.6 : 0
    return 0.4 + 0.5 * likeness(old.name, now.name)
  }
  const changes: ChangedValue[] = []
  const put = (old: Value, now: Value): void => {
    if (old.printed === now.printed || isWaiting(old, now)) return
    const told = saidOf(old, now)
    const isTold = changes.some(
      (one) => one.name === told.name && one.old === told.old && one.new === told.new,
    )
    if (!isTold) changes.push({ kind: kindOf(old, now), ...told })
  }
  let [i, j] = [0, 0]
  const pairs = pairedByLikeness(olds.length, news.length, alike, 0.4)
  for (const [x, y] of [...pairs, [olds.length, news.length] as const]) {
    for (const old of olds.slice(i, x)) put(old, nothing)
    for (const now of news.slice(j, y)) put(nothing, now)
    const [old, now] = [olds[x], news[y]]
    if (old && now) put(old, now)
    ;[i, j] = [x + 1, y + 1]
  }
  return changes
}

/** A mark in the place of a figure is told with the figure that it stands for, not by itself. */
function isWaiting(old: Value, now: Value): boolean {
  return (
    [old, now].every(({ sort }) => sort === blank || sort === '') &&
    (old.sort === blank || now.sort === blank)
  )
}

/** By its name where both say the same of it; else the clauses of both, with the words that say whether it rose or fell. */
function saidOf(old: Value, now: Value): Pick<ChangedValue, 'name' | 'old' | 'new'> {
  const [first, other] = [old, now].filter((one) => one !== nothing)
  const isSame = first!.isSure && (!other || (other.isSure && other.name === first!.name))
  if (isSame) return { name: first!.name, old: old.printed, new: now.printed }
  const name = !other || other.subject === first!.subject ? first!.subject : ''
  return { name, old: old.clause, new: now.clause }
}

const stop = /[，。；：、！？!?;\n]/u
const mostAround = 24

/** So few words before a figure do not say what it is: the clause before is told with them. */
const fewWords = 5

/** The clause around a stretch of the text, marks with it; a long one is cut. */
function clauseAt({ text, given }: Marked, from: number, to: number, hasSubject = false): string {
  let [start, end] = [from, to]
  const back = (): void => {
    while (start > 0 && from - start < mostAround && !stop.test(text[start - 1]!)) start--
  }
  back()
  if (!hasSubject && from - start <= fewWords && /[，、]/u.test(text[start - 1] ?? '')) {
    start--
    back()
  }
  while (end < text.length && end - to < mostAround && !stop.test(text[end]!)) end++
  const isCut = (at: number): boolean => at >= 0 && at < text.length && !stop.test(text[at]!)
  // drafts are compared with straight quotes, and none is printed so
  const words = given.slice(start, end).replaceAll(/"([^"]{0,60})"/gu, '“$1”')
  return `${isCut(start - 1) ? '……' : ''}${words}${isCut(end) ? '……' : ''}`
}

/** Words that end before what they belong to, and words of a sentence that say more than what a figure is. */
const unsureEnd =
  /(?:截至|[的来只占用有签差到是就也还才得要里过个在把被和与及对从由向以至了着给让使能会可需应须将再又都均已开就却少多剩]|的.)$/u
const unsureWords = /[就只要还才能得也这□“”"]|光是|倒是|我们|大家|^(?:以[上下内]|左右|[的了着个])/u

function isSureName(name: string): boolean {
  return !unsureEnd.test(name) && !unsureWords.test(name)
}

/** Words that say how a figure stands to another, not what it is. */
const bareWords = /^(?:同比|环比|较|比|占|增长|下降|分别|列|居|排|位|达|为|约|近|超|完成|的|第)/u
const longestName = 20

function figuresIn(marked: Marked): Value[] {
  const { text } = marked
  let [subject, sentence] = ['', 0]
  const found = quantitiesIn(text).map((quantity): Value & { start: number } => {
    // what one sentence is about is no subject of the next
    if (quantity.sentence.start !== sentence) [subject, sentence] = ['', quantity.sentence.start]
    const { name: said, isWhole } = nameOf(quantity, text)
    const isPart = quantity.before.startsWith('其中')
    const isBare = said === '' || isPart || bareWords.test(said)
    if (!isBare) subject = isWhole && isSureName(said) ? said : ''
    const detail = isPart ? `其中${said}` : said
    const isOf = isBare && subject !== ''
    const isFirst = !/[，；：]/u.test(text.slice(quantity.sentence.start, quantity.start))
    const hedge = quantity.before.endsWith(quantity.hedge) ? quantity.hedge : ''
    const ordinal = text[quantity.start - 1] === '第' ? '第' : ''
    return {
      printed: ordinal + hedge + text.slice(quantity.start, quantity.end),
      name: isOf ? `${subject}${detail === '' ? '' : `，${detail}`}` : said,
      sort: quantity.unit,
      clause: clauseAt(marked, quantity.start, quantity.end, isOf),
      subject: isOf ? subject : '',
      isSure: isWhole && (isBare ? (isOf || isFirst) && !/[的□]$/u.test(detail) : isSureName(said)),
      start: quantity.start,
    }
  })
  return [...found, ...waitingIn(marked)].sort((a, b) => a.start - b.start)
}

/** Marks that stand in the place of a figure. */
function waitingIn(marked: Marked): (Value & { start: number })[] {
  return [...marked.text.matchAll(/□+/gu)].map(({ 0: { length }, index }) => {
    const before = /[^，。；：、！？!?;\n]{0,20}$/u.exec(
      marked.text.slice(Math.max(0, index - longestName), index),
    )![0]
    const printed = marked.given.slice(index, index + length)
    const clause = clauseAt(marked, index, index + length)
    return {
      printed,
      name: withoutVerb(before),
      sort: blank,
      clause,
      subject: '',
      isSure: false,
      start: index,
    }
  })
}

/** The words before a figure in its clause, from the figure before; of it too where they are too few. */
function nameOf({ before, hedge, start }: Quantity, text: string): { name: string; isWhole: boolean } {
  const words = before.endsWith(hedge) ? before.slice(0, before.length - hedge.length) : before
  const name = withoutVerb(words)
  const end = start - hedge.length
  const clause = /[^，。；：！？]{0,20}$/u.exec(text.slice(Math.max(0, end - longestName), end))![0]
  // 500万元以上项目 is not what 以上项目 are
  if (/^以[上下内]/u.test(name)) return { name: withoutVerb(clause), isWhole: clause.length < longestName }
  if (name.length > 1 || words.length > 1)
    return { name: name.slice(-longestName), isWhole: name.length <= longestName }
  return { name: clause, isWhole: clause.length < longestName }
}

function withoutVerb(words: string): string {
  return words
    .replace(/(?:达到?|完成|实现|为|是|共|有|了)+$/u, '')
    .replace(/第$/u, '')
    .replace(/^(?:其中|截至[^，]{0,12}|(?:\d{1,2}[-—至])?\d{1,2}月(?:底|份)?)/u, '')
}

const date =
  /(?:(?:\d{4}年|今年|明年|去年)?(?:\d{1,2}月?[-—－–~～至到]{1,2})?\d{1,2}月(?:\d{1,2}日|底|末|初|份|[上中下]旬)?|(?:\d{4}|今|明)年(?:底|内|末|初|上半年|下半年)?|(?<![\d.月年])\d{1,2}[日号](?!线|文|楼)|[年月季周]底|年内|[上下]半年|[一二三四]季度|[上下本]周[一二三四五六日末]?|[上下本]个?月(?:底|内)?)(?:(?:之|以)?前|之?内|起)?/gu

function datesIn(marked: Marked): Value[] {
  return [...marked.text.matchAll(date)].map(({ 0: printed, index }) => {
    const words = /[^，。；：、！？!?;\n（(]{0,40}$/u.exec(
      marked.text.slice(Math.max(0, index - 40), index),
    )![0]
    const isSure = words.length <= longestName && (words === '' || isSureName(words))
    return {
      printed,
      name: words.slice(-longestName),
      sort: 'date',
      clause: clauseAt(marked, index, index + printed.length),
      subject: '',
      isSure,
    }
  })
}

function isDeadline({ printed }: Value): boolean {
  return /(?:前|内|底)$/u.test(printed)
}

const counted =
  /(第?)([两二三四五六七八九十百]{1,4}|第一)(个方面|个百分点|方面|个|项|条|点|件|家|名|位|类|大|次|年|天|种|步|句|批|成|倍|道(?![路理德])|关(?![于键系心注头])|场|轮|支|环)(?!月|季度|十)/gu

function countsIn(marked: Marked): Value[] {
  return [...marked.text.matchAll(counted)].map(({ 0: printed, 1: ordinal = '', 3: unit = '', index }) => {
    const after = /^[\p{Script=Han}]{0,6}/u.exec(marked.text.slice(index + printed.length))?.[0] ?? ''
    const clause = clauseAt(marked, index, index + printed.length)
    return { printed, name: after, sort: ordinal + unit, clause, subject: '', isSure: true }
  })
}

const posts =
  '书记|区长|县长|市长|镇长|乡长|省长|州长|主任|局长|部长|主席|院长|校长|处长|科长|秘书长|组长|董事长|总经理|厅长|会长|站长|所长|行长'
const person = new RegExp(
  `(${posts})(\\p{Script=Han}{2,3})(?=同志|讲话|主持|出席|作|介绍|通报|宣布|[，。；、（）()]|$)|` +
    '[请由和与让向对、](\\p{Script=Han}{2,3})(?=同志(?!们))|(\\p{Script=Han}{2,3})(?=同志(?!们))',
  'gu',
)

function namesIn(marked: Marked): Value[] {
  return [...marked.text.matchAll(person)].map((match) => {
    const [whole, post = '同志', named, invited, other] = match
    const clause = clauseAt(marked, match.index, match.index + whole.length)
    return {
      printed: named ?? invited ?? other ?? '',
      name: post,
      sort: post,
      clause,
      subject: '',
      isSure: true,
    }
  })
}
