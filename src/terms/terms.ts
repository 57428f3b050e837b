import { holds } from './conditions.ts'
import { Finder, type Hit } from './finder.ts'
import { Wordings } from './wording.ts'
import type { DatedRow, FixedSet, LexiconRow, SetPhrase } from './types.ts'

/** The word lists of the project and its workspace; what finds them in a text is made at first use. */
export class Terms {
  readonly lexicon: readonly LexiconRow[]
  readonly dated: readonly DatedRow[]
  readonly sets: readonly FixedSet[]
  readonly phrases: readonly SetPhrase[]
  #lexiconFinder: Finder<LexiconRow> | undefined
  #datedFinder: Finder<DatedRow> | undefined
  #setFinder: Finder<FixedSet> | undefined
  #memberFinder: Finder<MemberForm> | undefined
  #wordings: Wordings | undefined

  constructor(rows: {
    lexicon: readonly LexiconRow[]
    dated: readonly DatedRow[]
    sets: readonly FixedSet[]
    phrases: readonly SetPhrase[]
  }) {
    this.lexicon = rows.lexicon
    this.dated = rows.dated
    this.sets = rows.sets
    this.phrases = rows.phrases
  }

  get lexiconFinder(): Finder<LexiconRow> {
    return (this.#lexiconFinder ??= new Finder(this.lexicon, ({ wrong }) => wrong))
  }

  get datedFinder(): Finder<DatedRow> {
    return (this.#datedFinder ??= new Finder(this.dated, ({ term }) => term))
  }

  /** Finds the names of fixed sets. */
  get setFinder(): Finder<FixedSet> {
    return (this.#setFinder ??= new Finder(this.sets, ({ name }) => name))
  }

  /** Finds the members that are no common words, each with all its sets. */
  get memberFinder(): Finder<MemberForm> {
    return (this.#memberFinder ??= new Finder(memberFormsOf(this.sets), ({ form }) => form))
  }

  get wordings(): Wordings {
    return (this.#wordings ??= new Wordings(this.phrases))
  }
}

/** Shorter members are words like any other (创新, 经济). */
export const shortestMember = 3

/** A written form of a member, with all the sets that have it. */
export interface MemberForm {
  form: string
  owners: { set: FixedSet; member: number }[]
}

function memberFormsOf(sets: readonly FixedSet[]): MemberForm[] {
  const byForm = new Map<string, MemberForm>()
  for (const set of sets) {
    for (const [member, forms] of set.members.entries()) {
      for (const form of forms) {
        if (form.length < shortestMember || form.includes('…')) continue
        const known = byForm.get(form)
        if (known) known.owners.push({ set, member })
        else byForm.set(form, { form, owners: [{ set, member }] })
      }
    }
  }
  return [...byForm.values()]
}

/** The rows of the lexicon whose wrong word stands in a text with all their conditions met, from left to right. */
export function lexiconHits(terms: Terms, text: string): Hit<LexiconRow>[] {
  return terms.lexiconFinder.find(text, (row, start, end) => holds(row.conditions, text, start, end))
}

/** The dated terms in a text, whatever their dates; the longest where one stands in another. */
export function datedHits(terms: Terms, text: string): Hit<DatedRow>[] {
  return terms.datedFinder.find(text)
}

/** True where a day (YYYY-MM-DD or YYYY-MM) comes after the period `to` (YYYY or YYYY-MM) has ended; a period without end never has. */
export function isOver(to: string | undefined, day: string): boolean {
  return to !== undefined && day.slice(0, to.length) > to
}

/** True where a day comes before the period `from` (YYYY or YYYY-MM) has begun. */
export function isBefore(from: string | undefined, day: string): boolean {
  return from !== undefined && day.slice(0, from.length) < from
}
