/** Which changes of the sheets reach a sentence: by the trace of what it prints. */
import type { CompiledUnit, TraceSpan } from '../draft/index.ts'
import type { Facts, Figure } from '../facts/index.ts'
import { inMeeting, type Meeting } from '../meeting/index.ts'
import type { SentenceChange } from '../speech/index.ts'
import { chineseKey } from '../text/keys.ts'
import type { ValueChange } from '../text/sheet-changes.ts'
import { countOf, listsOf, ofSpeech, Statements, type Statement } from './statements.ts'

/** A sentence's stretch of a paper, and what that paper was made from. */
interface Side {
  range: { start: number; end: number }
  trace: readonly TraceSpan[]
  /** Paths of the old sheet are looked up among the old ones. */
  isOld: boolean
}

/** A change with its paths, and the names on the way to it. */
interface Change extends ValueChange {
  segments: readonly string[]
}

/** What is printed of a person, wherever in the list of people it stands, and whether at all. */
const standing = /^(?:order|platform|leader|status|instead|unit|venue|group)$/u

const agenda = inMeeting('agenda')
const attendees = inMeeting('attendees')
const units = inMeeting('units')

export class Causes {
  readonly #changes: readonly Change[]
  readonly #facts: Facts | undefined
  readonly #meeting: Meeting
  readonly #statements: Statements
  /** That the meeting has got, or lost, a speech: all that its facts say is new, or gone. */
  readonly #speech: ValueChange | undefined

  /**
   * `sheets` are the new ones, `templates` those that the papers are made of now; `otherSpeech` is true where only one of
   * both states has the facts of a speech.
   */
  constructor(
    changes: readonly ValueChange[],
    sheets: { meeting: Meeting; facts?: Facts },
    templates: ReadonlyMap<string, CompiledUnit>,
    otherSpeech = false,
  ) {
    this.#changes = changes.map((change) => ({ ...change, segments: change.name.split('·') }))
    this.#facts = sheets.facts
    this.#meeting = sheets.meeting
    this.#statements = new Statements(templates)
    this.#speech = otherSpeech
      ? this.#changes.find(({ path, oldPath }) => (path ?? oldPath) === inMeeting('speech'))
      : undefined
  }

  /**
   * The changes that a sentence prints, in the order of the sheet: first those of the values that stand in it and of what
   * they are computed from; where there is none, those of what stands near them (the same row, the statement that printed
   * them, the condition around it, the same list), and the only change there is.
   */
  of(change: SentenceChange, before: readonly TraceSpan[], after: readonly TraceSpan[]): ValueChange[] {
    const sides: Side[] = [
      ...(change.new ? [{ range: change.new, trace: after, isOld: false }] : []),
      ...(change.old ? [{ range: change.old, trace: before, isOld: true }] : []),
    ]
    const spans = sides.map((side) => ({
      ...side,
      spans: side.trace.filter((span) => overlaps(span, side.range)),
    }))
    for (const way of [this.#direct, this.#sameRow, this.#stated, this.#conditional, this.#sameList]) {
      const found = new Set(spans.flatMap((side) => way.call(this, side.spans, side.isOld)))
      if (found.size > 0) return this.#changes.filter((one) => found.has(one))
    }
    // what else could it be
    return this.#changes.length === 1 ? [...this.#changes] : []
  }

  #direct(spans: readonly TraceSpan[], isOld: boolean): Change[] {
    const texts = spans.flatMap((span) => this.#pathsOf(span, spans))
    const counts = spans.filter((span) => isBare(span, spans)).flatMap((span) => this.#counted(span))
    return [
      ...texts.flatMap((path) => this.#changes.filter((one) => this.#reaches(one, path, isOld))),
      ...counts,
    ]
  }

  /** The paths of what a span prints, and of what that is computed from. */
  #pathsOf({ start, from }: TraceSpan, spans: readonly TraceSpan[]): string[] {
    if (from.kind === 'sheet') return [from.path]
    if (from.kind !== 'fact') return []
    const figure = this.#facts?.figures.get(from.id)
    if (!figure) return this.#ranked(from.id, from.word)
    const own = [...this.#sources(figure.id, new Set())].map((one) => one.path)
    if (from.word === '占比' && figure.parent) own.push(`${figure.parent.path}/value`)
    if (from.word === '截至') own.push('defaults/asOf')
    if (/月均|进度差/u.test(from.word)) own.push('date', 'period', inMeeting('time/date'))
    if (from.word === '占比') own.push(...this.#shared(start, spans))
    return own
  }

  /** A figure with all that it is the sum or the ratio of. */
  #sources(id: string, seen: Set<Figure>): Set<Figure> {
    const figure = this.#facts?.figures.get(id)
    if (!figure || seen.has(figure)) return seen
    seen.add(figure)
    for (const other of [...(figure.entry.sum ?? []), ...(figure.entry.ratio ?? [])])
      this.#sources(other, seen)
    return seen
  }

  /** Both figures of a share, from the text of the sheet that it stands in. */
  #shared(at: number, spans: readonly TraceSpan[]): string[] {
    return spans.flatMap(({ start, end, from }) => {
      if (from.kind !== 'sheet' || at < start || at >= end) return []
      return (this.#facts?.texts.get(from.path) ?? []).flatMap(({ reference }) =>
        reference?.kind === 'share' ? [reference.part.path, reference.whole.path] : [],
      )
    })
  }

  /**
   * A place in the ranking follows from the numbers of all; the rest of a row from its own. What is neither a row nor an
   * indicator is a figure that is gone.
   */
  #ranked(id: string, word: string): string[] {
    const { units: rows = [], ranking } = this.#meeting.sheet
    const isOf = ({ name = '' }: { name?: string | undefined }): boolean =>
      name !== '' && id.startsWith(`${name}.`)
    const i = rows.findIndex(isOf)
    if (i >= 0 && !word.startsWith('名次')) return [`${units}/${i}`, `${inMeeting('ranking')}/indicators`]
    if (i >= 0 || ranking?.indicators?.some(isOf)) return [units, inMeeting('ranking')]
    return [`figures/${id.replaceAll('.', '/parts/')}`]
  }

  #reaches(change: Change, path: string, isOld: boolean): boolean {
    const at = isOld ? change.oldPath : change.path
    // a count of the whole speech has no path of its own
    if (path === '' || (change.kind === 'moved' && path.startsWith('figures/'))) return false
    if (change === this.#speech) return !path.startsWith('@') && path !== 'region'
    if (change.list === path && change.kind !== 'changed') return true
    if (at === undefined) return false
    if (at === path || at.startsWith(`${path}/`) || path.startsWith(`${at}/`)) return true
    const row = rowOf(path)
    if (path.startsWith(`${attendees}/`))
      return (rowOf(at) === row && standing.test(keyOf(at))) || this.#isNamed(change, row, isOld)
    if (path.startsWith(`${agenda}/`) && /\/(?:from|to)$/u.test(path))
      return at.startsWith(inMeeting('time/')) || change.list === agenda || isTimed(at)
    if (path.startsWith(`${agenda}/`) && path.endsWith('/minutes')) return at.startsWith(`${row}/who`)
    return path === 'region' && at === inMeeting('region')
  }

  /** The person of a row was put into, or taken out of, the agenda, the chair or the seats by name. */
  #isNamed({ path = '', oldPath = '', old, new: now }: Change, row: string, isOld: boolean): boolean {
    const at = isOld ? oldPath : path
    if (!/^@\/(?:agenda\/\d+\/who|chair$|seats\/)/u.test(at) && !at.startsWith('speaker')) return false
    const person = isOld ? undefined : this.#meeting.people.find((one) => inMeeting(one.path) === row)
    const names = person ? [person.name, person.unit] : []
    return names.some((name) => name !== '' && (isOld ? old : now) === name)
  }

  /** Numbers that follow from a list: 应到, 项数, 任务数 are printed without a mark of their own. */
  #counted(span: TraceSpan): Change[] {
    const statement = this.#statements.at(span)
    if (!statement) return []
    const lists = statement.keys.flatMap((key) => (Object.hasOwn(countOf, key) ? countOf[key]! : []))
    return this.#changes.filter(
      (change) =>
        (change.list !== undefined &&
          change.kind !== 'moved' &&
          lists.some((list) => isIn(change.list!, list))) ||
        (/\/(?:status|instead|minutes|owner|due)$/u.test(change.path ?? '') &&
          lists.some((list) => isIn(change.path!, list))),
    )
  }

  #sameRow(spans: readonly TraceSpan[], isOld: boolean): Change[] {
    const rows = new Set(spans.flatMap(({ from }) => (from.kind === 'sheet' ? [rowOf(from.path)] : [])))
    return this.#changes.filter((change) => {
      const at = isOld ? change.oldPath : change.path
      return at !== undefined && rows.has(rowOf(at))
    })
  }

  /** Changes under a key that the statement names which printed the words. */
  #stated(spans: readonly TraceSpan[]): Change[] {
    return this.#named(spans, ({ keys }) => keys)
  }

  /** Changes under a key that a condition around the words names. */
  #conditional(spans: readonly TraceSpan[]): Change[] {
    return this.#named(spans, ({ around }) => around)
  }

  #named(spans: readonly TraceSpan[], keysOf: (statement: Statement) => readonly string[]): Change[] {
    const keys = new Set(
      spans.flatMap((span) => {
        const statement = this.#statements.at(span) ?? this.#statements.words(span)
        return statement ? keysOf(statement) : []
      }),
    )
    return this.#changes.filter((change) => {
      const { segments, path = '', oldPath = '' } = change
      if (segments.some((name) => keys.has(name))) return true
      if (change === this.#speech) return [...keys].some((key) => ofSpeech.has(key))
      return [...keys].some(
        (key) => Object.hasOwn(listsOf, key) && listsOf[key]!.some((list) => isIn(path || oldPath, list)),
      )
    })
  }

  /** Numbers and words of lists follow from what came into a list, left it or moved. */
  #sameList(spans: readonly TraceSpan[]): Change[] {
    const lists = new Set(
      spans.flatMap(({ from }) =>
        from.kind === 'sheet' && from.path.includes('/') ? [topOf(from.path)] : [],
      ),
    )
    const blocks = [...lists].map((list) => chineseKey('sheet', list))
    return this.#changes.filter(
      ({ list, name, old = '', new: now = '' }) =>
        (list !== undefined && lists.has(topOf(list))) ||
        // the outline says which blocks are printed, and where
        (/^提纲|包含/u.test(name) && blocks.some((block) => old.includes(block) || now.includes(block))),
    )
  }
}

function overlaps({ start, end }: TraceSpan, range: { start: number; end: number }): boolean {
  return start < range.end && range.start < end
}

/** What a statement printed without a value of the sheet in it. */
function isBare({ start, end, from }: TraceSpan, spans: readonly TraceSpan[]): boolean {
  return (
    from.kind === 'template' &&
    !spans.some(
      (one) =>
        one.from.kind !== 'template' && one.from.kind !== 'part' && start <= one.start && one.end <= end,
    )
  )
}

function isIn(path: string, list: string): boolean {
  return path === list || path.startsWith(`${list}/`)
}

function isTimed(path: string): boolean {
  return path.startsWith(`${agenda}/`) && /\/(?:minutes|from|to|date)$/u.test(path)
}

/** @/attendees/3 of @/attendees/3/post: up to the last index. */
function rowOf(path: string): string {
  return /^.*\/\d+(?=\/|$)/u.exec(path)?.[0] ?? path
}

function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** @/agenda of @/agenda/3/who, measures of measures/points/0. */
function topOf(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/')
}
