/**
 * Which entry stands where (DESIGN part 3). A template names needs; all (need, entry) pairs are put in order by
 * hash(seed, kind, name of the point, entry) and given out in that order, each entry once in a speech. The figures of
 * the sheet and the number of a point are no part of it, so that a changed figure changes no choice and an added point
 * only those that it displaces.
 */
import { hash } from '../text/hash.ts'
import type { Library } from './library.ts'
import type { Audience, Section, Tone } from './names.ts'
import { slotsOf, wordsOf } from './slots.ts'
import { topicsOf } from './topics.ts'
import type { Phrase } from './types.ts'

/** What a template asks for in one spot. */
export interface Need {
  /** 过渡.成绩到问题, or the head of several kinds. */
  kind: string
  /** The names of the points that the spot lies in: never their numbers. */
  point: string
  section?: Section
  tone?: Tone
  /** All of them must be among the entry's. */
  tags: readonly string[]
  /** The words of the point, which an entry may answer. */
  words: string
  /** True of entries that would be decisions, and only of them. */
  suggestion: boolean
  /** Whether something to print is there for a slot. */
  fills: (slot: string) => boolean
  /** A slot that the entry must have: the frame of a block needs 【正文】. */
  wants?: string
}

/** What the whole speech is chosen for. */
export interface Occasion {
  seed: string
  /** 推进会 */
  meeting?: string
  /** The sheet's 主题, else its title. */
  about: string
  audience?: Audience
  /** YYYY-MM-DD; without it nothing is out of date. */
  day?: string
  /** The tone that the speaker likes best. */
  tone?: Tone
  /** Words that the speaker likes and those that he never says. */
  likes: readonly string[]
  avoids: readonly string[]
  /** Entries that the same speaker's last speeches used. */
  recent: ReadonlySet<string>
  /** The sheet's own texts: what they say already is not said again. */
  said: string
}

/** Why an entry of the right kind was not asked for its place. */
export type Reason =
  | '空位填不上'
  | '位置不合'
  | '会议不合'
  | '主题不合'
  | '语气不合'
  | '对象不合'
  | '不在有效期'
  | '呼应不上'
  | '标签不合'
  | '有忌用词'
  | '事实表里已有'

export interface Choice {
  phrase: Phrase
  /** How many entries could have stood there, and how many were set aside for which reason. */
  candidates: number
  aside: Partial<Record<Reason, number>>
  /** Where the entry stood in the order of this need: 1 is its first wish; those before it stand elsewhere. */
  place: number
  /** True where nothing was left that the last speeches had not used. */
  repeated: boolean
}

/**
 * Those that speak of the meeting's topic or type, or hold a word or the tone that the speaker likes, come sooner, not
 * always; what answers the point itself comes before what would do for any; what begins as the point does comes last.
 */
const weight = {
  topic: 0.5,
  meeting: 0.4,
  answer: 0.28,
  other: 0.28,
  liked: 0.05,
  tone: 0.1,
  echo: 1,
  recent: 4,
}

/** An entry that names up to this many types of meeting was written for them. */
const ownMeetings = 3

/** Clauses of this many characters or more are heard when they come twice. */
const heard = 5

/**
 * Entries are given out in rounds: first such as the last speeches did not use, with an opening that no other entry of
 * the speech has; what is left without one takes a like opening, and last of all what was used lately.
 */
const rounds = [
  { again: false, alike: false },
  { again: false, alike: true },
  { again: true, alike: true },
] as const

interface Pair {
  need: number
  phrase: Phrase
  rank: number
}

/** One entry for each need, undefined where none fits or all that fit stand elsewhere. */
export function choosePhrases(
  library: Library,
  needs: readonly Need[],
  occasion: Occasion,
): (Choice | undefined)[] {
  const about = topicsFor(library, occasion)
  const chosen: (Choice | undefined)[] = needs.map(() => undefined)
  const asides: Choice['aside'][] = []
  const pairs: Pair[] = []
  const names = distinctNames(needs)
  needs.forEach((need, i) => {
    const { fits, aside } = fitting(library, need, occasion, about)
    asides.push(aside)
    for (const phrase of fits)
      pairs.push({ need: i, phrase, rank: rankOf(phrase, need, names[i]!, occasion, about) })
  })
  pairs.sort(
    (a, b) => a.rank - b.rank || byText(a.phrase.id, b.phrase.id) || byText(names[a.need]!, names[b.need]!),
  )
  const asked = needs.map(() => 0)
  const placed = pairs.map((pair) => ({ ...pair, place: ++asked[pair.need]! }))
  const used = new Used()
  for (const { again, alike } of rounds) {
    for (const { need, phrase, place } of placed) {
      const repeated = occasion.recent.has(phrase.id)
      if (chosen[need] || (repeated && !again) || (!alike && used.beginsAlike(phrase))) continue
      if (used.excludes(phrase)) continue
      used.add(phrase)
      chosen[need] = { phrase, candidates: asked[need]!, aside: asides[need]!, place, repeated }
    }
  }
  return chosen
}

/** Of a need that got no entry: how many would have stood there, had they not been given elsewhere, and why the others not. */
export function candidatesFor(
  library: Library,
  need: Need,
  occasion: Occasion,
): Pick<Choice, 'candidates' | 'aside'> {
  const { fits, aside } = fitting(library, need, occasion, topicsFor(library, occasion))
  return { candidates: fits.length, aside }
}

function topicsFor({ phrases }: Library, { about }: Occasion): ReadonlySet<string> {
  return topicsOf(about, new Set(phrases.flatMap(({ topics }) => topics)))
}

/** The entries that a need could be given, and how many of its kind could not be for which reason. */
function fitting(
  library: Library,
  need: Need,
  occasion: Occasion,
  about: ReadonlySet<string>,
): { fits: Phrase[]; aside: Choice['aside'] } {
  const aside: Choice['aside'] = {}
  const fits = library.ofKind(need.kind).filter((phrase) => {
    if (phrase.suggestion !== need.suggestion) return false
    const reason = unfit(phrase, need, occasion, about)
    if (reason) aside[reason] = (aside[reason] ?? 0) + 1
    return !reason
  })
  return { fits, aside }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A kind may be needed several times in one point: the second time it is another need. */
function distinctNames(needs: readonly Need[]): string[] {
  const seen = new Map<string, number>()
  return needs.map(({ kind, point }) => {
    const name = `${kind}\n${point}`
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}\n${times}`
  })
}

function lacks<T>(own: readonly T[], wanted: T | undefined): boolean {
  return own.length > 0 && wanted !== undefined && !own.includes(wanted)
}

function unfit(
  phrase: Phrase,
  need: Need,
  occasion: Occasion,
  about: ReadonlySet<string>,
): Reason | undefined {
  if (lacks(phrase.sections, need.section)) return '位置不合'
  if (phrase.meetings.length > 0 && !phrase.meetings.includes(occasion.meeting ?? '')) return '会议不合'
  if (phrase.topics.length > 0 && !phrase.topics.some((topic) => about.has(topic))) return '主题不合'
  if (need.tone && phrase.tone && phrase.tone !== need.tone) return '语气不合'
  if (lacks(phrase.audiences, occasion.audience)) return '对象不合'
  if (!isValid(phrase, occasion.day)) return '不在有效期'
  if (phrase.answers.length > 0 && !phrase.answers.some((word) => need.words.includes(word)))
    return '呼应不上'
  if (need.tags.some((tag) => !phrase.tags.includes(tag))) return '标签不合'
  const slots = slotsOf(phrase.pieces)
  if (!slots.every((slot) => need.fills(slot))) return '空位填不上'
  if (need.wants !== undefined && !slots.includes(need.wants)) return '空位填不上'
  if (occasion.avoids.some((word) => phrase.text.includes(word))) return '有忌用词'
  if (clausesOf(phrase).some((clause) => clause.length >= 8 && occasion.said.includes(clause)))
    return '事实表里已有'
  return undefined
}

/** True on a day (YYYY-MM-DD) within the entry's 起 and 止, both included; a month is whole. */
export function isValid({ from, to }: Pick<Phrase, 'from' | 'to'>, day: string | undefined): boolean {
  if (day === undefined) return true
  if (from !== undefined && day.slice(0, from.length) < from) return false
  return to === undefined || day.slice(0, to.length) <= to
}

function rankOf(
  phrase: Phrase,
  need: Need,
  name: string,
  { seed, likes, tone, recent }: Occasion,
  about: ReadonlySet<string>,
): number {
  let rank = hash(`${seed}\n${name}\n${phrase.id}`) / 2 ** 32
  const answers = phrase.answers.length > 0
  if (!answers && phrase.topics.some((topic) => about.has(topic))) rank *= weight.topic
  // A long list of types says where an entry does not fit, a short one what it was written for.
  if (phrase.meetings.length > 0 && phrase.meetings.length <= ownMeetings) rank *= weight.meeting
  if (likes.some((word) => phrase.text.includes(word))) rank *= weight.liked
  if (tone !== undefined && phrase.tone === tone) rank *= weight.tone
  // What answers comes before what does not, as far as both are there.
  rank = answers ? rank * weight.answer : weight.other + rank * (1 - weight.other)
  if (echoes(phrase, need)) rank += weight.echo
  return recent.has(phrase.id) ? rank + weight.recent : rank
}

/** Heads begin with 要, or take it from their number: 一要早修渠。要坚持…。二要早备肥 would be three in a row. */
function echoes({ text }: Phrase, { words }: Need): boolean {
  return words !== '' && (text.startsWith('要') || text.startsWith(words.charAt(0)))
}

/** What stands in the speech already. */
class Used {
  readonly #ids = new Set<string>()
  readonly #unwanted = new Set<string>()
  readonly #clauses = new Set<string>()
  readonly #openings = new Set<string>()

  /** Three neighbouring sentences with one opening are heard; two needs that stand together each know nothing of the other. */
  beginsAlike(phrase: Phrase): boolean {
    return this.#openings.has(openingOf(phrase))
  }

  excludes(phrase: Phrase): boolean {
    if (phrase.refrain && this.#ids.has(phrase.id)) return false
    return (
      this.#ids.has(phrase.id) ||
      this.#unwanted.has(phrase.id) ||
      phrase.conflicts.some((id) => this.#ids.has(id)) ||
      clausesOf(phrase).some((clause) => this.#clauses.has(clause))
    )
  }

  add(phrase: Phrase): void {
    this.#ids.add(phrase.id)
    for (const id of phrase.conflicts) this.#unwanted.add(id)
    for (const clause of clausesOf(phrase)) this.#clauses.add(clause)
    this.#openings.add(openingOf(phrase))
  }
}

/** 要, whatever it is that is wanted, else the first two characters. */
function openingOf({ text }: Phrase): string {
  return /^[“‘]?(要|..)/su.exec(text)?.[1] ?? text
}

/** The clauses of an entry that a listener would know again, slots as breaks. Heads of four characters count as well. */
export function clausesOf(phrase: Phrase): string[] {
  const least = phrase.kind.startsWith('标题.') ? heard - 1 : heard
  return wordsOf(phrase.pieces, '，')
    .split(/[，。；、！？：“”‘’—…（）]+/u)
    .filter((clause) => clause.length >= least)
}
