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
  const finders: [(text: string) => Value[], (a: Value, b: Value) => ChangedValue['kind']][] = [
    [figuresIn, () => 'figure'],
    [datesIn, (a, b) => (isDeadline(a) || isDeadline(b) ? 'deadline' : 'date')],
    [countsIn, () => 'count'],
    [namesIn, () => 'name'],
  ]
  return finders.flatMap(([find, kindOf]) => changesOf(find(before), find(after), kindOf))
}

interface Value {
  /** What it is compared by. */
  printed: string
  name: string
  /** Values of different sorts are never one that changed. */
  sort: string
}

const nothing: Value = { printed: '', name: '', sort: '' }

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
    if (old.printed === now.printed) return
    changes.push({ kind: kindOf(old, now), name: now.name || old.name, old: old.printed, new: now.printed })
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

/** Words that say how a figure stands to another, not what it is. */
const bareWords = /^(?:同比|环比|较|比|占|增长|下降|分别|列|居|排|位|达|为|约|近|超|完成|的|第)/u
const longestName = 20

function figuresIn(text: string): Value[] {
  let subject = ''
  return quantitiesIn(text).map((quantity): Value => {
    const said = nameOf(quantity, text)
    const isPart = quantity.before.startsWith('其中')
    const isBare = said === '' || isPart || bareWords.test(said)
    if (!isBare) subject = said
    const detail = isPart ? `其中${said}` : said
    const name = isBare && subject !== '' ? `${subject}${detail === '' ? '' : `，${detail}`}` : said
    const hedge = quantity.before.endsWith(quantity.hedge) ? quantity.hedge : ''
    const ordinal = text[quantity.start - 1] === '第' ? '第' : ''
    return {
      printed: ordinal + hedge + text.slice(quantity.start, quantity.end),
      name,
      sort: quantity.unit,
    }
  })
}

/** The words before a figure in its clause, from the figure before; of it too where they are too few. */
function nameOf({ before, hedge, start }: Quantity, text: string): string {
  const words = before.endsWith(hedge) ? before.slice(0, before.length - hedge.length) : before
  const name = words
    .replace(/(?:达到?|完成|实现|为|是|共|有|了)+$/u, '')
    .replace(/第$/u, '')
    .replace(/^(?:其中|截至[^，]{0,12}|(?:\d{1,2}[-—至])?\d{1,2}月(?:底|份)?)/u, '')
  if (name.length > 1 || words.length > 1) return name.slice(-longestName)
  return /[^，。；：！？]{0,20}$/u.exec(text.slice(0, start - hedge.length))![0]
}

const date =
  /(?:(?:\d{4}年|今年|明年|去年)?\d{1,2}月(?:\d{1,2}日|底|末|初|份|[上中下]旬)?|(?:\d{4}|今|明)年(?:底|内|末|初|上半年|下半年)?|(?<![\d.月年])\d{1,2}[日号](?!线|文|楼)|[年月季周]底|年内|[上下]半年|[一二三四]季度|[上下本]周[一二三四五六日末]?|[上下本]个?月(?:底|内)?)(?:(?:之|以)?前|之?内|起)?/gu

function datesIn(text: string): Value[] {
  return [...text.matchAll(date)].map(({ 0: printed, index }) => {
    const before = text.slice(text.lastIndexOf('。', index) + 1, index).replace(/[，、；：（(]+$/u, '')
    return { printed, name: before.slice(-longestName), sort: 'date' }
  })
}

function isDeadline({ printed }: Value): boolean {
  return /(?:前|内|底)$/u.test(printed)
}

const counted =
  /(第?)([两二三四五六七八九十百]{1,4}|第一)(个方面|个百分点|个|项|条|点|件|家|名|位|类|大|次|年|天|种|步|句|批|成|倍)(?!月|季度|十)/gu

function countsIn(text: string): Value[] {
  return [...text.matchAll(counted)].map(({ 0: printed, 1: ordinal = '', 3: unit = '', index }) => {
    const after = /^[\p{Script=Han}]{0,6}/u.exec(text.slice(index + printed.length))?.[0] ?? ''
    return { printed, name: after, sort: ordinal + unit }
  })
}

const posts =
  '书记|区长|县长|市长|镇长|乡长|省长|州长|主任|局长|部长|主席|院长|校长|处长|科长|秘书长|组长|董事长|总经理|厅长|会长|站长|所长|行长'
const person = new RegExp(
  `(${posts})(\\p{Script=Han}{2,3})(?=同志|讲话|主持|出席|作|介绍|通报|宣布|[，。；、（）()]|$)|` +
    '[请由和与让向对、](\\p{Script=Han}{2,3})(?=同志(?!们))|(\\p{Script=Han}{2,3})(?=同志(?!们))',
  'gu',
)

function namesIn(text: string): Value[] {
  return [...text.matchAll(person)].map(([, post = '同志', named, invited, other]) => ({
    printed: named ?? invited ?? other ?? '',
    name: post,
    sort: post,
  }))
}
