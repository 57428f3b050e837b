/**
 * The figures of an old speech: every number with its unit goes into 数据 once, with what its sentence says of it, and
 * the text refers to it. What a reference would not print as it stood stays in the text.
 */
import type { Printable } from '../text/yaml-print.ts'
import { aimIn, aimName, isAimed } from './aims.ts'
import { aspectOf, gapOf, namedIn, isShare, isTowards, mayComplete, type Edit } from './aspects.ts'
import { metIn, plainStops, type Met } from './clauses.ts'
import { doubtOf, entryOf, type LearnedFigure } from './figure.ts'
import { FigureStore } from './figure-store.ts'
import { endsInHead, subjectOf, trimmed } from './name-words.ts'
import { figureName, spanOf } from './names.ts'
import { isNoName } from './nouns-after.ts'
import { printedAs, written } from './referring.ts'
import { partOf } from './parts.ts'
import { countsPlaces, ranksIn, subjectBeforeRank } from './ranks.ts'
import { isSameName, sharesWords } from './same-name.ts'
import { leftIn } from './told.ts'
import { seriesIn } from './years.ts'

export type { LearnedFigure } from './figure.ts'

/** How far back a share looks for what it is a share of. */
const within = 12

/** What stood before a number in its sentence. */
interface Before {
  near: LearnedFigure | undefined
  whole?: LearnedFigure | undefined
  /** The figures of the sentence. */
  line?: readonly LearnedFigure[]
  isAfterAim: boolean
  /** The head above the text. */
  topic?: string
}

const mostTold = 30
/** So many figures of one sentence may be spoken of again in it. */
const longestLine = 40

const counted = /^(?:个|家|户|项|件|处|名|人|栋|艘|座|批次)$/u

/** The figures of one speech, in the order in which they are met. */
export class FigureBook {
  readonly #store: FigureStore
  readonly #reserved: readonly string[]
  /** The year of the speech, where it is known. */
  readonly #year: string | undefined
  /** By unit, the figure that was told last. */
  readonly #alike = new Map<string, LearnedFigure>()
  /** How many numbers with a unit the texts had, and how many became references. */
  met = 0
  referred = 0
  /** What stays in the texts though it is a figure: one line each. */
  readonly #left: string[] = []

  constructor(reserved: readonly string[], year?: string) {
    this.#reserved = reserved
    this.#year = year
    this.#store = new FigureStore(reserved)
  }

  get figures(): readonly LearnedFigure[] {
    return this.#store.figures
  }

  /** A text of the sheet: 【 and 】 doubled, numbers as references. `topic` is the head above it. */
  refer(own: string, topic = ''): string {
    const text = plainStops(own)
    this.#tell(text)
    const series = this.#series(text)
    const edits = [...series]
    let last: { figure: LearnedFigure; end: number; isAim?: boolean } | undefined
    // By unit, the figures of the sentence that may have parts.
    const wholes = new Map<string, LearnedFigure>()
    let line: LearnedFigure[] = []
    // 其中新建5.5万亩、改造3.5万亩 of what has no value: they stand beside each other.
    let isClosed = false
    for (const met of metIn(text)) {
      const { start, end } = met.found
      this.met++
      const years = series.find((edit) => start >= edit.start && start < edit.end)
      if (years) {
        this.referred++
        last = { figure: years.figure, end }
        continue
      }
      const isNear = last && !/[。！？\n]/u.test(text.slice(last.end, start))
      if (!isNear) {
        wholes.clear()
        line = []
        isClosed = false
      }
      const near = isNear ? last!.figure : undefined
      const each = met.together === '' ? undefined : line.at(met.turn[0] - met.turn[1])
      const edit: Edit | undefined =
        met.item === undefined
          ? this.#edit(text, met, {
              near: each ?? near,
              whole: near?.whole ?? (isClosed ? undefined : wholes.get(met.unit)),
              line,
              isAfterAim: isNear === true && last!.isAim === true,
              topic,
            })
          : this.#enter(text, met, { near: undefined, isAfterAim: false })
      if (
        !edit ||
        [...series, ...edits.slice(-1)].some((one) => edit.start < one.end && one.start < edit.end)
      )
        continue
      this.referred++
      edits.push(edit)
      last = { figure: edit.figure, end, isAim: /\.目标(?:\.|】)/u.test(edit.words) }
      if ((met.together === '' || met.item !== undefined) && line.at(-1) !== edit.figure)
        line = [...line.slice(1 - longestLine), edit.figure]
      isClosed ||= /^[，。]?其中/u.test(met.opens + met.clause) && !edit.figure.whole
      if (!isClosed && edit.figure.unit === met.unit && !edit.figure.whole) wholes.set(met.unit, edit.figure)
    }
    edits.sort((a, b) => a.start - b.start)
    const ranks = ranksIn(text, (at, ranked) => this.#rankedAt(text, at, edits, ranked), this.#left)
    return written(
      own,
      [...edits, ...ranks].toSorted((a, b) => a.start - b.start),
    )
  }

  #edit(text: string, met: Met, before: Before): Edit | undefined {
    const { near, whole, line } = before
    const of = near && (line ? namedIn(met, near, line) : near)
    return (
      (of && aspectOf(text, met, of)) ??
      this.#gap(text, met) ??
      this.#share(met, near) ??
      (whole && partOf(text, met, whole, this.#reserved)) ??
      this.#complete(met) ??
      this.#growthAlone(met) ??
      this.#enter(text, met, before)
    )
  }

  /** Ranges, and rows of tables: no reference prints them as they stand. */
  #tell(text: string): void {
    const { lines, ranges } = leftIn(text)
    this.#left.push(...lines)
    this.met += ranges
  }

  /** Numbers of several years are one figure. */
  #series(text: string): Edit[] {
    return seriesIn(text).map(({ start, end, name, unit, years }) => {
      const figure = this.#store.add({ name, unit, targets: [], parts: new Map(), series: years })
      return { start, end, words: `【${figure.id}.历年】`, figure }
    })
  }

  /** 签约还差44个, of any figure whose target is so far ahead. */
  #gap(text: string, { found, clause, unit }: Met): Edit | undefined {
    if (found.hedge !== '' || !/(?:差|缺)了?$/u.test(text.slice(Math.max(0, found.start - 3), found.start)))
      return undefined
    const subject = trimmed(clause.replace(/(?:还)?[差缺]了?$/u, ''))
    const figure = this.#store.find(
      (one) => gapOf(one, found.digits, unit) && (subject === '' || sharesWords(subject, one.name)),
    )
    return figure && { start: found.start, end: found.end, words: `【${figure.id}.差额】`, figure }
  }

  /** 占26.3% as 【a/b】 where it is the figure before, divided by one of the same unit a little earlier. */
  #share({ found, clause }: Met, near: LearnedFigure | undefined): Edit | undefined {
    if (
      !near ||
      found.unit !== '%' ||
      found.hedge !== '' ||
      !/^(?:，|只|仅|就|还|才)*占(?:比|到)?了?(?:总数的|全部的)?$/u.test(clause)
    )
      return undefined
    if (near.whole && isShare(near, near.whole, found.digits))
      return { start: found.start, end: found.end, words: `【${near.id}/${near.whole.id}】`, figure: near }
    const at = this.figures.lastIndexOf(near)
    const wholes = this.figures
      .slice(Math.max(0, at - within), at)
      .filter((one) => one.unit === near.unit && isShare(near, one, found.digits))
    const values = new Set(wholes.map(({ value }) => value))
    const whole = wholes.at(-1)
    if (!whole || values.size !== 1) return undefined
    return { start: found.start, end: found.end, words: `【${near.id}/${whole.id}】`, figure: near }
  }

  /** 签约项目只完成任务的37.1%: the 完成率 of a figure that was told before. */
  #complete({ found, clause }: Met): Edit | undefined {
    const said =
      /^(.{2,}?)(?:只|仅|已|才)?完成了?(?:全年|年度|半年)?(?:任务|目标|计划)?(?:任务|数)?的?$/u.exec(clause)
    const name = said ? subjectOf(said[1]!) : ''
    if (name.length < 2 || found.unit !== '%' || found.hedge !== '') return undefined
    const figure = this.#store.find((one) => mayComplete(one, found.digits) && isSameName(one.name, name))
    if (!figure) return undefined
    figure.completion = found.digits
    return { start: found.start, end: found.end, words: `【${figure.id}.完成率】`, figure }
  }

  /** 工业用电量同比下降3%: a figure of which only the growth is known. */
  #growthAlone({ found, clause, earlier }: Met): Edit | undefined {
    const said = /^(.*?)同比(增长|下降)$/u.exec(clause)
    const own = said ? subjectOf(said[1]!) : ''
    // 家居板材最吃紧，产值同比下降16.2%
    const name = own.length > 2 ? own : `${subjectOf(earlier)}${own}`
    if (!said || found.unit !== '%' || found.hedge !== '' || name.length < 2 || /^[0.]+$/u.test(found.digits))
      return undefined
    const growth = `${said[2] === '下降' ? '-' : ''}${found.digits}`
    const known = this.#store.named(name, '')
    const figure =
      known?.growth === growth
        ? known
        : this.#store.add({ name: name.slice(-16), unit: '', targets: [], parts: new Map(), growth })
    return { start: found.start - 4, end: found.end, words: `【${figure.id}.同比】`, figure }
  }

  /** A figure of its own; one of the same name, value and unit is the same. */
  #enter(text: string, met: Met, { near, isAfterAim, topic = '' }: Before): Edit | undefined {
    const { found } = met
    const printed = printedAs(text, found)
    if (!printed) return undefined
    const { unit, approx, start } = printed
    const each = met.item ?? (met.together === '' ? undefined : near?.name)
    const name = figureName(met, {
      near,
      alike: this.#alike.get(unit),
      topic,
      ...(each === undefined ? {} : { each }),
    })
    if (approx === undefined && /(?:这|上述|以上|该)$/u.test(met.clause)) {
      const known = this.#store.pointedAt(unit, found.digits)
      if (known) return { start, end: found.end, words: `【${known.id}】`, figure: known }
    }
    if (approx === undefined && isAimed(met, near, isAfterAim, this.#year)) {
      const aim = aimIn(this.#store, { ...met, unit }, aimName(name), near, (figure, goal) =>
        figure.completion === undefined ? true : isTowards(figure, goal, figure.completion),
      )
      if (aim) return { start, end: found.end, ...aim }
    }
    const figure =
      this.#store.known(name, unit, found.digits, approx) ??
      this.#store.add({
        name,
        unit,
        value: found.digits,
        targets: [],
        parts: new Map(),
        ...(approx === undefined ? {} : { approx }),
        ...spanOf(met.clause),
        ...((isNoName(name) && !met.after.startsWith(name)) ||
        (/今年/u.test(met.clause) && name.startsWith('去年'))
          ? { isUnsure: true }
          : {}),
      })
    if (!counted.test(unit) || endsInHead(figure.name)) this.#alike.set(unit, figure)
    return { start, end: found.end, words: `【${figure.id}】`, figure }
  }

  /** What a rank is of: what its clause names, else the figure before it that counts no places. */
  #rankedAt(
    text: string,
    at: number,
    edits: readonly Edit[],
    ranked: LearnedFigure | undefined,
  ): LearnedFigure | undefined {
    const own = subjectBeforeRank(text, at)
    const told = own === '' ? undefined : this.#store.find((one) => isSameName(one.name, own))
    if (told && !told.rank) return told
    const before = edits.findLast((edit) => edit.end <= at && !countsPlaces(edit.figure))
    const isNear = before && !/[。！？\n]/u.test(text.slice(before.end, at)) && at - before.end < 24
    if (/^(?:增幅|增速)$/u.test(own) && ranked)
      return this.#ranked(`${ranked.name.replace(/(?<=.{2})(?:总量|总额)$/u, '')}${own}`)
    if (!isNear) return this.#ranked(own)
    return before.figure
  }

  #ranked(name: string): LearnedFigure | undefined {
    if (name.length < 4 || /[【】\d]/u.test(name)) return undefined
    return (
      this.#store.named(name, '') ??
      this.#store.add({ name: name.slice(-16), unit: '', targets: [], parts: new Map() })
    )
  }

  /** What a person should look at, one line each: figures that stay in the texts, and what does not add up. */
  notices(): string[] {
    const all = [...new Set([...this.figures.flatMap((figure) => doubtOf(figure) ?? []), ...this.#left])]
    const more = all.length - mostTold
    return more <= 0 ? all : [...all.slice(0, mostTold), `像这样没有写进数据的还有${more}处`]
  }

  /** 数据 of the sheet. */
  entries(): Record<string, Printable> {
    return Object.fromEntries(this.figures.map((figure) => [figure.id, entryOf(figure)]))
  }
}
