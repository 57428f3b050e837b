/** The counts that a text announces, each with what was delivered for it. */
import { LAST } from '../../speech/index.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'
import { announcements, type Announcement } from './announced.ts'
import { isCut } from './ending.ts'
import { headings, type Heading } from './headings.ts'
import { firstAtOrAfter } from './first.ts'
import { marks, type Mark, type MarkFamily } from './list.ts'
import { series, type Series } from './series.ts'

export interface Count {
  announced: Announcement
  /** What was found for it, in order: heads, or items of a series. */
  found: readonly Range[]
  /** Heads below it, or a series right after it. */
  by: 'headings' | 'series'
  /** The count is said with a verb that makes it one of what follows; in a head, or without such a verb, it is less sure. */
  firm: boolean
  /** 这四个差距: it refers to what stands before it. */
  back: boolean
  /** Other numbers that it could be read as without a fault: an extra 最后再强调一点, something after the last item. */
  also: readonly number[]
  /** It cannot be told: numbers out of order, a series read in two ways, a text that is cut off. */
  unsure: boolean
}

/** Announced counts for which something was found, in order of the text. */
export function counts(doc: Doc): readonly Count[] {
  const resolver = new Resolver(doc)
  const found: Count[] = []
  for (const announced of doc.find(announcements)) {
    const count = resolver.resolve(announced) ?? (announced.back ? referred(announced, found) : undefined)
    if (count) found.push(count)
  }
  return found
}

/** Nouns whose count in a head, or before heads, is that of the heads below. */
const parts =
  /(?:方面|点|条|件|意见|要求|建议|问题|短板|弱项|不足|差距|薄弱环节|难题|工作|任务|举措|措施|办法|做法|重点|环节|事|事情|实事|特点|步骤|部分|体会|硬仗|文章)$/u
const afterLast = /(?:^|[。；，])(?:此外|另外|还有|还要|再就是|再一个|最后|除此|同时)/u
const extra = /最后|再(?:强调|讲|说|提)|补充|顺便|结束语|结语/u

/** 首先…其次… without 最后 goes on in other words as often as not. */
function isOpenEnded(family: MarkFamily, last: Mark): boolean {
  return family === '首先' && last.number !== LAST
}

/** How far back 这四个差距 may look for the list that it means. */
const reach = 4000

/** 这五项工作 after a list that was announced as 五项工作: the nearest count of the same noun. */
function referred(announced: Announcement, found: readonly Count[]): Count | undefined {
  const noun = bare(announced.noun)
  let before: Count | undefined
  for (let i = found.length - 1; i >= 0 && !before; i--) {
    const each = found[i]!
    if (each.announced.start < announced.start - reach) break
    if (!each.back && bare(each.announced.noun) === noun) before = each
  }
  if (!before || before.found.at(-1)!.start >= announced.start || !agrees(before)) return undefined
  // 这两项工作 may be two of the three
  const { length } = before.found
  if (announced.n < length && !(announced.begins && announced.n > 2 && announced.n === length - 1))
    return undefined
  return { ...before, announced, also: [], firm: false, back: true }
}

function agrees({ announced, found, unsure }: Count): boolean {
  return !unsure && found.length === announced.n
}

/** 件实事 and 件事, 个方面的差距 and 个方面差距 are one. */
function bare(noun: string): string {
  return noun.replace(/的|主要|突出|重点|具体|实(?=事)/gu, '')
}

class Resolver {
  readonly #doc: Doc
  readonly #heads: readonly Heading[]
  readonly #marks: readonly Mark[]
  readonly #series = new Map<Mark, Series>()
  readonly #faulty = new Set<Mark>()
  readonly #byBlock: ReadonlyMap<number, number>
  readonly #below = new Map<number | undefined, Heading[]>()

  constructor(doc: Doc) {
    this.#doc = doc
    this.#heads = doc.find(headings)
    this.#marks = doc.find(marks)
    this.#byBlock = new Map(this.#heads.map(({ block }, index) => [block, index]))
    for (const head of this.#heads) {
      const below = this.#below.get(head.parent)
      if (below) below.push(head)
      else this.#below.set(head.parent, [head])
    }
    const found = doc.find(series)
    for (const each of found.series) this.#series.set(each.items[0]!, each)
    for (const { kind, mark } of found.faults) if (kind !== 'alone') this.#faulty.add(mark)
  }

  resolve(announced: Announcement): Count | undefined {
    if (announced.told) return undefined
    const head = this.#headOf(announced)
    if (head !== undefined) return this.#inHeading(announced, head)
    return this.#bySeries(announced) ?? this.#byHeadings(announced)
  }

  /** The head whose words announce. */
  #headOf({ start, block }: Announcement): number | undefined {
    const index = this.#byBlock.get(block)
    return index !== undefined && start < this.#heads[index]!.end ? index : undefined
  }

  #inHeading(announced: Announcement, index: number): Count | undefined {
    const head = this.#heads[index]!
    const all = this.#doc.find(announcements)
    const others = firstAtOrAfter(all, head.end) - firstAtOrAfter(all, head.start)
    if (others > 1) return undefined
    const ofParts = parts.test(announced.noun)
    const below = this.#headsBelow(index, head.end)
    if (below) return ofParts ? this.#countOfHeads(announced, below, head.scopeEnd, false) : undefined
    const mark = this.#markAfter(head.end)
    const found = mark && this.#series.get(mark)
    if (!found || this.#doc.text.slice(head.end, mark.start).trim() !== '') return undefined
    // （一）聚焦三项制度，抓好落实。一是…: the series may be of the last clause
    const isLast = /^[”’]?[。：；]?$/u.test(this.#doc.text.slice(announced.end, head.end).trim())
    if (!(announced.coined ? this.#isNamedBy(announced, found) : ofParts || isLast)) return undefined
    return { ...this.#countOfSeries(announced, found), firm: false }
  }

  #bySeries(announced: Announcement): Count | undefined {
    const { next, stop, led, spoken, block, coined } = announced
    const mark = this.#markAfter(next)
    const found = mark && this.#series.get(mark)
    if (!found || mark.block > block + 1) return undefined
    const between = this.#doc.text.slice(next, mark.start).trim()
    const strong = led || spoken
    const opens = coined
      ? this.#isSaidToBe(announced) || this.#isNamedBy(announced, found)
      : this.#beginsClause(announced)
    const direct =
      between === '' && (stop === ':' || stop === '：' || (strong && !coined && stop !== '…') || opens)
    // 我讲三点意见，供大家参考。 · 重点抓好三件事。这三件事都很急。
    const oneMore =
      stop !== '…' &&
      between.length <= 40 &&
      (spoken || (led && stop === '。' && /^(?:这|具体|主要|归纳|总)/u.test(between))) &&
      /^[^。！？：\n]*[。！]$/u.test(between)
    return direct || oneMore ? this.#countOfSeries(announced, found) : undefined
  }

  /** 概括起来就是“三个明显”。 A name in quotation marks is more often only mentioned: 聚焦“三个明显”，. */
  #isSaidToBe({ start, stop }: Announcement): boolean {
    const before = this.#doc.text.slice(Math.max(0, start - 8), start - 1)
    return stop === '。' && /(?:是|为|有|在|做到|出|概括|归纳)$/u.test(before)
  }

  /** “四个强化”，一是强化学习，二是强化调研: every item has the word of the name. */
  #isNamedBy({ noun }: Announcement, { items }: Series): boolean {
    const word = noun.replace(/^[个大种项条点类]/u, '')
    return word.length > 1 && items.every(({ end }) => this.#doc.text.slice(end, end + 16).includes(word))
  }

  /** 五个方面的问题比较突出。 */
  #beginsClause({ start, stop }: Announcement): boolean {
    return (stop === '。' || stop === '') && (start === 0 || /[，,：:\n。]/u.test(this.#doc.text[start - 1]!))
  }

  #countOfSeries(announced: Announcement, { items, unsure, family, scopeEnd }: Series): Count {
    const { text, blocks } = this.#doc
    const last = items.at(-1)!
    const blockEnd = blocks[last.block]!.end
    const rest = text.slice(last.end, blockEnd)
    // 从客观上看，一是…二是…；从主观上看，一是…: groups of one count
    const groups = this.#beginsAgain(family, last.end, blockEnd)
    const lost = scopeEnd === text.length && this.#isLost(last)
    return {
      announced,
      found: items,
      by: 'series',
      firm: true,
      back: false,
      also: afterLast.test(rest) ? [items.length + 1] : [],
      unsure:
        unsure ||
        items.some((item) => this.#faulty.has(item)) ||
        (items.length < announced.n && (groups || lost || isOpenEnded(family, last))),
    }
  }

  #beginsAgain(family: MarkFamily, from: number, to: number): boolean {
    for (let i = firstAtOrAfter(this.#marks, from); i < this.#marks.length && this.#marks[i]!.start < to; i++)
      if (this.#marks[i]!.family === family && this.#marks[i]!.number === 1) return true
    return false
  }

  /** The text stops after this item: in the middle of a sentence, or where items are paragraphs without taking leave. */
  #isLost({ block, starts }: Mark): boolean {
    const { blocks, text } = this.#doc
    if (blocks.slice(block + 1).some(({ kind }) => kind === 'paragraph' || kind === 'item')) return false
    return starts ? this.#doc.find(isCut) : !/[。！？.!?][”’）]?\s*$/u.test(text)
  }

  /** 下面，我讲三点意见。 before the first head; 抓好四项工作。 as the last words before heads below. */
  #byHeadings(announced: Announcement): Count | undefined {
    const { start, end, next, led, spoken, stop, noun, block, back, coined } = announced
    if (back || (coined && !this.#isSaidToBe(announced) && stop !== '：')) return undefined
    const first = this.#heads[firstAtOrAfter(this.#heads, end)]
    if (!first || first.block - block > 3 || this.#isItem(announced)) return undefined
    const index = this.#scopeAt(start)
    const below = this.#headsBelow(index, end)
    if (below?.[0] !== first) return undefined
    // 归纳起来是“四个加快”：, and every head below says 加快
    const word = noun.replace(/^[个大种项条点类]/u, '')
    if (coined && (word.length < 2 || !below.every(({ title }) => title.includes(word)))) return undefined
    const between = this.#doc.text.slice(next, first.start).trim()
    const sentences = between.match(/[。！？]/gu)?.length ?? 0
    const near = spoken
      ? sentences <= 3 && first.block - block <= 3
      : (led ||
          (coined && /[是为有到]$/u.test(this.#doc.text.slice(0, start - 1).slice(-2))) ||
          this.#beginsClause(announced)) &&
        /[：:。]/u.test(stop) &&
        between === '' &&
        (coined || parts.test(noun))
    if (!near) return undefined
    const scopeEnd = index === undefined ? this.#doc.text.length : this.#heads[index]!.scopeEnd
    return this.#countOfHeads(announced, below, scopeEnd, led || spoken)
  }

  /** The innermost head that an offset stands under. */
  #scopeAt(offset: number): number | undefined {
    let index: number | undefined = firstAtOrAfter(this.#heads, offset + 1) - 1
    while (index !== undefined && index >= 0 && this.#heads[index]!.scopeEnd <= offset)
      index = this.#heads[index]!.parent
    return index !== undefined && index >= 0 ? index : undefined
  }

  /** It stands in an item of a series: …；三是抓好四项工作。 */
  #isItem({ block, start }: Announcement): boolean {
    const mark = this.#marks[firstAtOrAfter(this.#marks, start) - 1]
    if (!mark || mark.block !== block || mark.heading !== undefined) return false
    return !/[。！？]/u.test(this.#doc.text.slice(mark.end, start))
  }

  /** Heads directly below one (or of level 1), of the kind of the first; undefined where their numbers are not 1, 2, 3 … */
  #headsBelow(parent: number | undefined, from: number): Heading[] | undefined {
    const all = (this.#below.get(parent) ?? []).filter((head) => head.start >= from)
    const [first] = all
    if (!first) return undefined
    const alike = all.filter(
      ({ family, mark }) => family === first.family && (mark === '') === (first.mark === ''),
    )
    const restart = alike.findIndex(({ number }, i) => i > 0 && number === 1)
    const list = restart < 0 ? alike : alike.slice(0, restart)
    if (list.length < 2) return undefined
    if (first.number !== undefined && list.some(({ number }, i) => number !== i + 1)) return undefined
    // the next number begins a line that was not read as a head
    const last = list.at(-1)!
    const unread = this.#marks
      .slice(firstAtOrAfter(this.#marks, last.end))
      .some(
        (mark) =>
          mark.starts &&
          mark.heading === undefined &&
          mark.family === last.family &&
          mark.number === list.length + 1,
      )
    return unread ? undefined : list
  }

  #countOfHeads(announced: Announcement, below: readonly Heading[], scopeEnd: number, firm: boolean): Count {
    const lost = below.length < announced.n && scopeEnd === this.#doc.text.length && this.#doc.find(isCut)
    const also = extra.test(below.at(-1)!.title) ? [below.length - 1] : []
    return { announced, found: below, by: 'headings', firm, back: false, also, unsure: lost }
  }

  #markAfter(offset: number): Mark | undefined {
    return this.#marks[firstAtOrAfter(this.#marks, offset)]
  }
}
