/** What `phrases check` finds in the library: entries that may not be used, that are never chosen, or that say the same. */
import { agreedOn, datedHits, isOver, type Terms } from '../terms/index.ts'
import type { TextPlace } from '../text/place.ts'
import { sortProblems, type Level, type Problem } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { clausesOf, isValid } from './choose.ts'
import { claimsIn } from './lint-claims.ts'
import { kindFault } from './lint-kinds.ts'
import { formFaults, heardLength, type Fault } from './lint-forms.ts'
import { askedFor, isFilled, type Asked, type AskedKind } from './lint-slots.ts'
import { shortText } from './similar-short.ts'
import { nearDuplicates } from './similar.ts'
import { slotsOf, termSlot } from './slots.ts'
import type { Phrase } from './types.ts'

export interface LintInput {
  /** The entries that are checked. */
  phrases: readonly Phrase[]
  /** Those that stand in the library beside them; one of the same 编号 is a duplicate. */
  beside?: readonly Phrase[]
  /** The texts that the entries stand in, by the name of the file. */
  sources: ReadonlyMap<string, Source>
  /** What templates ask for; without it slots and kinds are not looked at. */
  asked?: Asked
  /** Without them dated wording is not looked for. */
  terms?: Terms
  /** YYYY-MM-DD; without it nothing has expired. */
  day?: string
}

/** A clause of this many characters is remembered when it comes in another entry. */
const longClause = 12

/** Sources that say that an entry is the writer's own. */
const own: ReadonlySet<string> = new Set(['自撰', '自拟', '原创'])

/** Checks entries one by one, then against each other and the rest of the library. */
export function lintPhrases(input: LintInput): Problem[] {
  const { phrases } = input
  const lint = new Lint(input)
  for (const phrase of phrases) lint.one(phrase)
  lint.duplicates()
  lint.alike()
  lint.kinds()
  return sortProblems(lint.problems)
}

class Lint {
  readonly problems: Problem[] = []
  readonly #input: LintInput
  readonly #all: readonly Phrase[]
  readonly #checked: ReadonlySet<Phrase>
  readonly #agreed: ReadonlyMap<string, string> | undefined

  constructor(input: LintInput) {
    this.#input = input
    this.#all = [...(input.beside ?? []), ...input.phrases]
    this.#checked = new Set(input.phrases)
    this.#agreed = input.terms && agreedOn(input.terms, input.day)
  }

  one(phrase: Phrase): void {
    this.#claims(phrase)
    for (const fault of formFaults(phrase)) this.#tell(phrase, 'warn', fault)
    this.#slots(phrase)
    this.#dates(phrase)
    this.#source(phrase)
  }

  #claims(phrase: Phrase): void {
    const isDecision = phrase.kind.startsWith('建议.')
    if (phrase.suggestion) return
    if (isDecision) {
      const message = '类别是“建议”，要写“建议: 是”，不然会当成普通用语印出来'
      this.#tell(phrase, 'error', { code: 'phrase/claim', message })
      return
    }
    for (const { what, word } of claimsIn(phrase.text)) {
      const message =
        what === '数字'
          ? `“${word}”是具体数字，用语库不下断言；请改成空位，例如【数字】`
          : `“${word}”是要领导定的事，用语库不代作决定；请删去，或写“建议: 是”，只用 --suggest 时才印`
      this.#tell(phrase, 'error', { code: 'phrase/claim', message, word })
    }
  }

  #slots(phrase: Phrase): void {
    const { asked } = this.#input
    for (const slot of slotsOf(phrase.pieces)) {
      if (!slot.startsWith(termSlot) || !this.#agreed || this.#agreed.has(slot.slice(termSlot.length)))
        continue
      const message = `content/terms 里没有核对过的、这时可用的“${slot.slice(termSlot.length)}”，【${slot}】印不出来`
      this.#tell(phrase, 'warn', { code: 'phrase/slot', message, word: `【${slot}】` })
    }
    const kind = asked && askedFor(asked, phrase.kind)
    if (!kind || phrase.suggestion) return
    const slots = slotsOf(phrase.pieces)
    for (const slot of slots) {
      if (isFilled(kind, slot)) continue
      const message = `没有模板填【${slot}】，“${phrase.kind}”的这一条永远选不到；能填的有${slotNames(kind)}`
      this.#tell(phrase, 'warn', { code: 'phrase/slot', message, word: `【${slot}】` })
    }
    const lacking = kind.body === 'always' && !slots.includes('正文') ? '正文' : undefined
    const wanted = phrase.kind.startsWith('总起.') && !slots.includes('几') ? '几' : lacking
    if (wanted === undefined) return
    const message = `“${phrase.kind}”要有空位【${wanted}】，请补上`
    this.#tell(phrase, 'warn', { code: 'phrase/slot', message })
  }

  #dates(phrase: Phrase): void {
    const { day, terms } = this.#input
    if (day === undefined) return
    if (phrase.to !== undefined && !isValid({ to: phrase.to }, day)) {
      const message = `“止”是${phrase.to}，已经过期，不会再选用；请更新或删去`
      this.#tell(phrase, 'info', { code: 'phrase/expired', message })
    }
    for (const { row } of terms ? datedHits(terms, phrase.text) : []) {
      if (!isOver(row.to, day) || (phrase.to !== undefined && !isOver(row.to, phrase.to))) continue
      const instead = row.successor === '' ? '' : `，现为“${row.successor}”`
      const message = `“${row.term}”只用到${row.to}${instead}；请更新，或写上“止”`
      const level = row.checked ? 'warn' : 'info'
      this.#tell(phrase, level, { code: 'phrase/dated', message, word: row.term })
    }
  }

  #source(phrase: Phrase): void {
    const { source, kind, text } = phrase
    if (source !== undefined && !own.has(source)) return
    const quoted =
      /(?:出自|[云曰]|(?:古人|前人|先贤|俗话|常言|老话|古语|古诗|诗|书)(?:说|讲|道|有云|里说|说得好))[：:，]?\s*[“《]|[”》]\s*(?:出自|这是.{0,8}(?:的话|里的))/u.exec(
        text,
      )
    if (!kind.startsWith('典故.') && !quoted) return
    const message =
      source === undefined
        ? '引语没有写“来源”，请写明书名，俗语写“俗语”'
        : `引语的“来源”写着“${source}”，请写明书名，俗语写“俗语”`
    this.#tell(phrase, 'warn', {
      code: 'phrase/source',
      message,
      ...(quoted ? { word: quoted[0] } : {}),
    })
  }

  /** The same 编号 twice; 冲突 that names none. */
  duplicates(): void {
    const first = new Map<string, Phrase>()
    for (const phrase of this.#all) {
      const before = first.get(phrase.id)
      if (!before) {
        first.set(phrase.id, phrase)
        continue
      }
      const message = `编号“${phrase.id}”已经用过，这一条没有采用，请改号`
      const related = [{ message: '第一次在这里', phrase: before }]
      this.#tell(phrase, 'error', { code: 'phrase/duplicate', message }, related)
    }
    for (const phrase of this.#input.phrases)
      for (const id of phrase.conflicts) {
        if (first.has(id)) continue
        const message = `“冲突”里的“${id}”不是库里的编号，请核对`
        this.#tell(phrase, 'warn', { code: 'phrase/conflict', message })
      }
  }

  /** Near-duplicates, and long clauses that two entries share. */
  alike(): void {
    const together = new Map<Phrase, number>()
    nearDuplicates(this.#all).forEach(({ phrases }, group) => {
      for (const phrase of phrases) together.set(phrase, group)
      const [first, ...others] = phrases
      for (const phrase of others) {
        // One of the two is to be among those that are checked: the place is in it.
        const [at, like] = this.#checked.has(phrase) ? [phrase, first!] : [first!, phrase]
        if (!this.#checked.has(at)) continue
        const share =
          heardLength(at.text) < shortText ? '短句，只差一两个字' : '去掉主题、地区、数字后七成以上相同'
        const message = `与“${like.id}”雷同（${share}），请删去一条或改写`
        const related = [{ message: '雷同的一条', phrase: like }]
        this.#tell(at, 'warn', { code: 'phrase/near', message }, related)
      }
    })
    const seen = new Map<string, Phrase>()
    for (const phrase of this.#all) {
      if (phrase.refrain) continue
      for (const clause of new Set(clausesOf(phrase))) {
        if (clause.length < longClause) continue
        const before = seen.get(clause)
        if (!before) {
          seen.set(clause, phrase)
          continue
        }
        const group = together.get(phrase)
        if (!this.#checked.has(phrase) || (group !== undefined && group === together.get(before))) continue
        const message = `“${clause}”在“${before.id}”里也有，两条不会用在一篇里，请改一条`
        const related = [{ message: '另一处', phrase: before }]
        this.#tell(phrase, 'warn', { code: 'phrase/clause', message, word: clause }, related)
      }
    }
  }

  /** Kinds that no template asks for, each once: a slip in a name, or an office's own. */
  kinds(): void {
    const { asked, phrases, beside = [] } = this.#input
    if (!asked) return
    const told = new Set<string>()
    for (const phrase of phrases) {
      const { kind } = phrase
      if (told.has(kind)) continue
      const fault = kindFault(kind, asked, { all: this.#all, beside })
      if (!fault) continue
      told.add(kind)
      this.#tell(phrase, fault.level, { code: 'phrase/kind', message: fault.message })
    }
  }

  #tell(
    phrase: Phrase,
    level: Level,
    { code, message, word }: Fault,
    related: { message: string; phrase: Phrase }[] = [],
  ): void {
    const place = this.#placeOf(phrase, word)
    const further = related.flatMap(({ message: about, phrase: one }) => {
      const at = this.#placeOf(one)
      return at ? [{ message: about, place: at }] : []
    })
    this.problems.push({
      code,
      level,
      message: `${phrase.id}：${message}`,
      ...(place ? { place } : {}),
      ...(further.length > 0 ? { related: further } : {}),
    })
  }

  /** Where an entry stands, or a word of it; undefined where its file is not at hand. */
  #placeOf({ file, start, end }: Phrase, word?: string): TextPlace | undefined {
    const source = this.#input.sources.get(file)
    if (!source) return undefined
    // The last one: what an end mark is wrong in is the end.
    const at = word === undefined ? -1 : source.text.slice(start, end).lastIndexOf(word)
    if (at < 0) return { source, start, end }
    return { source, start: start + at, end: start + at + word!.length }
  }
}

function slotNames({ slots, body }: AskedKind): string {
  const names = [...slots, ...(body === 'never' ? [] : ['正文']), '主题', '地区', '我地', '会议']
  return [...new Set(names)].map((name) => `【${name}】`).join('')
}
