/** Where papers of a meeting go through its agenda, and which item each place speaks of. */
import type { Meeting } from '../../meeting/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import { columnOf, tables } from '../find/tables.ts'
import type { PackDoc, Range } from '../rule.ts'

export type Item = Meeting['agenda'][number]

/** One place that speaks of one item. */
export interface Step extends Range {
  /** Index in the meeting's agenda; absent where it cannot be told. */
  item?: number
  /** 第三项: the number that it is given. */
  number?: number
}

/** A paper that goes through the agenda from one end to the other. */
export interface Passage {
  doc: PackDoc
  /** A list of 议程 or 会议通知 · rows of 日程 · what 主持词 announces (一是…二是…) · what it calls (进行第一项议程：请…). */
  kind: 'list' | 'rows' | 'announced' | 'called'
  steps: readonly Step[]
}

/** Every passage of the papers in which at least two items of the agenda are recognised. */
export function passagesOf(papers: readonly PackDoc[], meeting: Meeting): Passage[] {
  const matters = meeting.agenda.map((item) => matterOf(item, meeting))
  const found: Passage[] = []
  const put = (
    doc: PackDoc,
    kind: Passage['kind'],
    ranges: readonly (Range & { number?: number })[],
  ): void => {
    const steps = ranges.map((range): Step => {
      const item = itemOf(doc.doc.slice(range), matters, meeting)
      return { ...range, ...(item === undefined ? {} : { item }) }
    })
    // 城关镇、区经开区作表态发言 is two items in one: their number and order cannot be told
    if (ranges.some((range) => holdsTwo(doc.doc.slice(range), meeting))) return
    if (new Set(steps.flatMap(({ item }) => item ?? [])).size > 1) found.push({ doc, kind, steps })
  }
  for (const paper of papers) {
    const { doc } = paper
    if (paper.paper === '主持词') {
      put(paper, 'announced', announcedItems(doc))
      put(paper, 'called', calls(doc))
    } else if (['议程', '日程', '会议通知', '会议方案'].includes(paper.paper)) {
      for (const list of listsOf(doc)) put(paper, 'list', list)
      for (const rows of rowsOf(doc)) put(paper, 'rows', rows)
    }
  }
  return found
}

/** True where the speakers of two items that are told alike are named. */
function holdsTwo(text: string, meeting: Meeting): boolean {
  const named = meeting.agenda.filter(
    ({ form, speakers }) =>
      /发言|汇报/u.test(form) &&
      speakers.some((speaker) =>
        callsOf(speaker, meeting).some((name) => name.length > 2 && text.includes(name)),
      ),
  )
  return named.length > 1 && named.some(({ form }) => named.filter((other) => other.form === form).length > 1)
}

/** The words of an item's matter; what references print is left out. */
export function matterOf({ path, entry }: Item, { texts }: Meeting): string {
  const pieces = texts.get(`${path}/matter`)
  return pieces
    ? pieces.map(({ text, reference }) => (reference ? ' ' : text)).join('')
    : (entry.matter ?? '')
}

/** Half of the pairs of characters of a matter prove it, where no other has more. */
const enough = 0.45

function itemOf(text: string, matters: readonly string[], { agenda }: Meeting): number | undefined {
  let best: number | undefined
  let most = enough
  for (const [i, matter] of matters.entries()) {
    const pairs = pairsOf(matter)
    if (pairs.length === 0) continue
    const named = agenda[i]!.speakers.some(({ person }) => person && text.includes(person.name))
    const score = pairs.filter((pair) => text.includes(pair)).length / pairs.length + (named ? 0.2 : 0)
    if (score <= most) continue
    most = score
    best = i
  }
  return best
}

function pairsOf(words: string): string[] {
  const found: string[] = []
  for (let i = 1; i < words.length; i++) {
    const pair = words.slice(i - 1, i + 1)
    if (!pair.includes(' ')) found.push(pair)
  }
  return found
}

const digit = '[一二三四五六七八九十]'
const numbered = new RegExp(
  `^[ \\u3000]*(?:\\d{1,2}[.．、]|[（(]${digit}{1,3}[）)]|${digit}{1,3}、|第${digit}{1,3}项)`,
  'u',
)

/** Runs of numbered blocks below a head that says 议程. */
function listsOf(doc: Doc): Range[][] {
  const lists: Range[][] = []
  let below = false
  let open: Range[] | undefined
  for (const block of doc.blocks) {
    const text = doc.slice(block)
    const isNumbered = block.number !== undefined || numbered.test(text)
    const isHead = block.kind === 'heading' || block.kind === 'title'
    if (isHead && !(below && isNumbered && /[（(].{0,60}分钟/u.test(text))) {
      below = text.includes('议程')
      open = undefined
    } else if (below && isNumbered && block.kind !== 'cell') {
      if (!open) lists.push((open = []))
      open.push({ start: block.start, end: block.end })
    } else open = undefined
  }
  return lists
}

/** Rows of tables that say who speaks of what. */
function rowsOf(doc: Doc): Range[][] {
  return doc.find(tables).flatMap((table): Range[][] => {
    if (columnOf(table, /^(?:事项|议程|内容)$/u) < 0 || columnOf(table, /发言|主讲|汇报/u) < 0) return []
    // who registers at the door is no item
    const rows = table.rows.filter((row) => row.length > 0 && !row.some(({ text }) => text === '报到'))
    return [rows.map((row) => ({ start: row[0]!.block.start, end: row.at(-1)!.block.end }))]
  })
}

const announced = new RegExp(
  `(?<![第一二三四五六七八九十\\d])(${digit}{1,3}|两|\\d{1,2})项(?:会议)?(?:议程|议题)[：:，,。]`,
  'u',
)
const part = new RegExp(`(?<![\\p{Script=Han}])${digit}{1,2}是`, 'gu')

/** 共有五项议程：一是…；二是… */
function announcedItems(doc: Doc): Range[] {
  const match = announced.exec(doc.text)
  if (!match) return []
  const block = doc.blocks[doc.blockAt(match.index)]!
  const from = match.index + match[0].length
  const marks = [...doc.text.slice(from, block.end).matchAll(part)].map(({ index }) => from + index)
  return marks.map((start, i) => ({ start, end: marks[i + 1] ?? block.end }))
}

/** The number of items that 主持词 announces, and where. */
export function announcedCount({ doc }: PackDoc): (Range & { n: number }) | undefined {
  const match = announced.exec(doc.text)
  if (!match) return undefined
  const words = match[1]!
  const n = /\d/u.test(words) ? Number(words) : words === '两' ? 2 : parseChineseNumber(words)
  return n === undefined ? undefined : { n, start: match.index, end: match.index + match[0].length - 1 }
}

const ordinal = new RegExp(
  `(?:进行|是)(?:今天)?(?:会议)?(?:的)?第(${digit}{1,3})项(?:会议)?(?:议程|议题|内容)?`,
  'gu',
)
const asking =
  /(?:首先|现在|下面|接下来|接着|其次|然后|最后)[，,]?(?:我们)?(?:有)?请(?=[^。；\n]{2,60}(?:通报|汇报|发言|讲话|说明|宣读|部署|要求|指示))/gu

/** 现在进行第二项议程：请…; where the items are not numbered: 下面，请…作表态发言。 Each goes to the end of its paragraph. */
function calls(doc: Doc): (Range & { number?: number })[] {
  const listed = announced.exec(doc.text)
  const from = listed ? doc.blocks[doc.blockAt(listed.index)]!.end : 0
  const numbers = [...doc.text.matchAll(ordinal)].filter(({ index }) => index >= from)
  const found =
    numbers.length > 1 ? numbers : [...doc.text.matchAll(asking)].filter(({ index }) => index >= from)
  return found.map((match, i) => {
    const { index: start } = match
    const end = Math.min(doc.blocks[doc.blockAt(start)]!.end, found[i + 1]?.index ?? doc.text.length)
    const number = match[1] === undefined ? undefined : parseChineseNumber(match[1])
    return { start, end, ...(number === undefined ? {} : { number }) }
  })
}

export type Speaker = Item['speakers'][number]

/** What a speaker may be called by: the unit, its short name, his own name and post. */
export function callsOf({ text, unit, person }: Speaker, { sheet }: Meeting): string[] {
  const own = person && !person.leader ? person.unit : undefined
  const member = sheet.units?.find(({ name, short }) => [name, short].includes(unit ?? own))
  // 秉正同志
  const given = person && person.name.length > 2 ? `${person.name.slice(1)}同志` : undefined
  return [text, unit, own, person?.name, given, member?.name, member?.short].filter(
    (one): one is string => one !== undefined && one.length > 1,
  )
}

/** What he is called in a message: his unit, or of a leader the name. */
export function labelOf({ unit, person, text }: Speaker): string {
  return unit ?? (person && !person.leader && person.unit !== '' ? person.unit : (person?.name ?? text))
}
