/** Why each entry of the phrase library stands in a draft: which need asked for it, and what it was chosen from. */
import type { Draft, GivenPhrase, UngivenPhrase } from './draft/index.ts'
import { Library, type Phrase, type Reason } from './phrases/index.ts'
import { Source } from './text/source.ts'

/** An entry that is printed. */
export interface PrintedPhrase extends GivenPhrase {
  /** Of the Markdown draft, from 1. */
  line: number
  /** As it reads in the draft, its slots filled, in one line. */
  words: string
}

export interface PhraseReasons {
  /** In the order of the draft. */
  printed: PrintedPhrase[]
  /** Chosen, but the sentence or the fallback that asked is not in the draft. */
  unprinted: GivenPhrase[]
  ungiven: UngivenPhrase[]
}

/** Explains the choices of a draft. */
export function explainPhrases({ markdown, trace, phrases, ungiven }: Draft): PhraseReasons {
  const spans = trace.filter(({ from }) => from.kind === 'phrase')
  const source = new Source('', markdown)
  const printed: { start: number; one: PrintedPhrase }[] = []
  const unprinted: GivenPhrase[] = []
  for (const given of phrases) {
    const { phrase } = given.choice
    const at = spans.findIndex(({ from }) => from.kind === 'phrase' && from.id === phrase.id)
    const [span] = at < 0 ? [] : spans.splice(at, 1)
    if (!span) {
      unprinted.push(given)
      continue
    }
    const { start, end } = span
    const words = plain(markdown.slice(start, end))
    printed.push({ start, one: { ...given, line: source.position(start).line, words } })
  }
  printed.sort((a, b) => a.start - b.start)
  return { printed: printed.map(({ one }) => one), unprinted, ungiven: [...ungiven] }
}

/** Without what only Markdown needs. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replaceAll('**', '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** True where a given entry answers one of the words: its 编号, or what its text, need or point holds. */
export function concerns({ need, point, choice }: GivenPhrase, words: readonly string[]): boolean {
  const { id, text } = choice.phrase
  return (
    words.length === 0 ||
    words.some((word) => id === word || [id, text, need, point].some((one) => one.includes(word)))
  )
}

/** An entry that is not in a draft, and what came of it in each spot that asks for its kind. */
export interface AbsentPhrase {
  phrase: Phrase
  spots: AbsentSpot[]
}

export interface AbsentSpot extends Pick<GivenPhrase, 'need' | 'point'> {
  /** Why it could not stand there; undefined where it could. */
  reason?: Reason
  /** True where it would be a decision and none was asked for, or the other way round. */
  otherwise?: boolean
  /** True where it could, and the same speaker's last speeches used it. */
  repeated?: boolean
  /** What stands there in its place, and whether that comes before it in the order of the spot. */
  instead?: GivenPhrase
  isBehind?: boolean
}

/** Makes the same draft from another library. */
export type Redraft = (library: Library) => Promise<Draft | undefined>

/** Spots beyond these are not asked one by one what would come first there. */
const mostAsked = 12

/**
 * Entries of the library that are not in the draft and are meant by the words: by their 编号, else by what their 编号,
 * text or kind holds, `most` of these at most.
 */
export function absentOf(
  { phrases }: Draft,
  library: Library,
  words: readonly string[],
  most: number,
): Phrase[] {
  const given = new Set(phrases.map(({ choice }) => choice.phrase.id))
  const left = library.phrases.filter(({ id }) => !given.has(id))
  const named = left.filter(({ id }) => words.includes(id))
  const others = left.filter(
    ({ id, text, kind }) =>
      !words.includes(id) &&
      words.some((word) => !library.get(word) && [id, text, kind].some((one) => one.includes(word))),
  )
  return [...named, ...others.slice(0, most)]
}

/** Why an entry is not in a draft: what comes of it where the rest of its kind is not there to be chosen. */
export async function explainAbsent(
  draft: Draft,
  library: Library,
  phrase: Phrase,
  redraft: Redraft,
): Promise<AbsentPhrase> {
  const alone = await redraft(without(library, phrase, [phrase]))
  if (!alone) return { phrase, spots: [] }
  const spots = [...alone.phrases, ...alone.ungiven]
    .filter(({ need }) => phrase.kind === need || phrase.kind.startsWith(`${need}.`))
    .map((one): AbsentSpot => spotOf(one, draft, phrase))
  const open = spots.filter(({ instead }) => instead).slice(0, mostAsked)
  for (const spot of open) {
    const both = await redraft(without(library, phrase, [phrase, spot.instead!.choice.phrase]))
    const first = both?.phrases.find((one) => isSame(one, spot))?.choice
    if (first) spot.isBehind = (first.phrase.id === phrase.id) === first.place > 1
  }
  return { phrase, spots }
}

function spotOf(one: GivenPhrase | UngivenPhrase, draft: Draft, phrase: Phrase): AbsentSpot {
  const { need, point } = one
  const spot = { need, point }
  if (!('choice' in one) && one.candidates === 0) {
    const [reason] = Object.keys(one.aside) as Reason[]
    return reason === undefined ? { ...spot, otherwise: true } : { ...spot, reason }
  }
  const instead = draft.phrases.find((given) => isSame(given, spot))
  const repeated = 'choice' in one && one.choice.phrase.id === phrase.id && one.choice.repeated
  return { ...spot, ...(repeated ? { repeated } : {}), ...(instead ? { instead } : {}) }
}

function isSame(
  a: Pick<GivenPhrase, 'need' | 'point'>,
  { need, point }: Pick<GivenPhrase, 'need' | 'point'>,
): boolean {
  return a.need === need && a.point === point
}

/** The library with some entries alone of all that the same spots could be given. */
function without(library: Library, { kind }: Phrase, kept: readonly Phrase[]): Library {
  const head = kind.slice(0, kind.indexOf('.') + 1)
  // Without any 任务.阐发 a template would ask for none of the other 阐发 either.
  const rivals = (one: Phrase): boolean =>
    one.kind === kind || (one.kind.startsWith(head) && one.kind !== '任务.阐发')
  return new Library([...library.phrases.filter((one) => !rivals(one)), ...kept])
}
