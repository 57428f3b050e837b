/**
 * What a template asks the phrase library for. While it is filled a placeholder stands where an entry will; when all
 * needs are known the entries are chosen together, and each is put in its place, its slots filled.
 */
import { spokenPeriod } from '../text/dates.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { missing } from '../text/shape.ts'
import {
  candidatesFor,
  choosePhrases,
  type sheetSlots,
  termSlot,
  type Choice,
  type Library,
  type Need,
  type Occasion,
  type Phrase,
} from '../phrases/index.ts'
import type { Facts } from '../facts/index.ts'
import type { Expanding } from './expand.ts'
import { isBlank, placeholder, type Marks } from './marks.ts'
import type { View } from './view.ts'

/** The library as one filling sees it. */
export interface Phrasing {
  library: Library
  occasion: Omit<Occasion, 'seed' | 'said' | 'about'>
  /** Whether entries that would be decisions are printed, as 【建议：…】. */
  suggest: boolean
  /** What agreed wordings print, by the name of the slot without 提法. */
  terms: ReadonlyMap<string, string>
}

/** One need with what is there to fill slots with. */
export interface Asked extends Omit<Need, 'fills'> {
  /** Marked texts by the name of their slot. */
  slots: ReadonlyMap<string, string>
  /** Printed where no entry fits; marked text. */
  otherwise: string
}

/** An entry that stands in the draft, and why this one. */
export interface GivenPhrase {
  /** The kind that the template named. */
  need: string
  point: string
  choice: Choice
}

/** A need that no entry was given to. */
export interface UngivenPhrase extends Pick<Choice, 'candidates' | 'aside'> {
  need: string
  point: string
}

/** The needs of one filling. */
export class Needs {
  readonly #asked: Asked[] = []
  readonly #marks: Marks

  constructor(marks: Marks) {
    this.#marks = marks
  }

  /** What stands in the text till the entry is known. */
  ask(asked: Asked): string {
    this.#asked.push(asked)
    return this.#marks.mark({ kind: 'need', index: this.#asked.length - 1 }, placeholder)
  }

  get asked(): readonly Asked[] {
    return this.#asked
  }
}

/**
 * The filled text with an entry in the place of each need. Without a library, and where nothing fits, what the template
 * says otherwise stands there. A short draft is handed what the `whole` one was given: it chooses nothing anew.
 */
export function givePhrases(
  filled: string,
  needs: Needs,
  phrasing: Phrasing | undefined,
  view: View,
  seed: string,
  context: Expanding,
  whole?: readonly GivenPhrase[],
): { text: string; given: GivenPhrase[]; ungiven: UngivenPhrase[] } {
  const { asked } = needs
  const common = phrasing ? commonSlots(view, context, phrasing.terms) : new Map<string, string>()
  const wanted = asked.map((one): Need => ({
    ...one,
    // What a person is to decide stays open in a suggestion.
    fills: (slot) => one.suggestion || one.slots.has(slot) || common.has(slot),
  }))
  const occasion = phrasing && {
    ...phrasing.occasion,
    seed,
    about: aboutOf(context.facts),
    said: saidIn(context.whole),
  }
  const choices = whole
    ? asGiven(asked, whole, common)
    : occasion
      ? choosePhrases(phrasing.library, wanted, occasion)
      : []
  const printed = (index: number): string => {
    const one = asked[index]!
    const phrase = choices[index]?.phrase
    if (!phrase) return one.otherwise
    return print(phrase, one, common, context.marks)
  }
  // A need stands in the body or the fallback of none but those asked for after it: this comes to an end.
  let text = filled
  for (let before = ''; before !== text;) {
    before = text
    text = context.marks.replace(before, (origin) =>
      origin.kind === 'need' ? printed(origin.index) : undefined,
    )
  }
  const given = asked.flatMap(({ kind, point }, i): GivenPhrase[] => {
    const choice = choices[i]
    return choice ? [{ need: kind, point, choice }] : []
  })
  const ungiven = wanted.flatMap((need, i): UngivenPhrase[] => {
    if (!occasion || whole || choices[i]) return []
    return [{ need: need.kind, point: need.point, ...candidatesFor(phrasing.library, need, occasion) }]
  })
  return { text, given, ungiven }
}

/** The choices of the whole draft for the needs that are left of it. */
function asGiven(
  asked: readonly Asked[],
  whole: readonly GivenPhrase[],
  common: ReadonlyMap<string, string>,
): (Choice | undefined)[] {
  const left = [...whole]
  return asked.map(({ kind, point, slots, suggestion }) => {
    const i = left.findIndex((one) => one.need === kind && one.point === point)
    const choice = i < 0 ? undefined : left.splice(i, 1)[0]!.choice
    const fits = choice?.phrase.pieces.every(
      (piece) => !('slot' in piece) || suggestion || slots.has(piece.slot) || common.has(piece.slot),
    )
    return fits ? choice : undefined
  })
}

function print(
  phrase: Phrase,
  { kind, slots, suggestion }: Asked,
  common: ReadonlyMap<string, string>,
  marks: Marks,
): string {
  const text = phrase.pieces
    .map((piece, i) =>
      'slot' in piece
        ? (slots.get(piece.slot) ?? common.get(piece.slot) ?? `（${piece.slot}）`)
        : escapeMarkdown(piece.text, { startsLine: i === 0 }),
    )
    .join('')
  const at = `${phrase.file.slice(phrase.file.lastIndexOf('/') + 1)}:${phrase.line}:${phrase.column}`
  const printed = suggestion ? marks.mark({ kind: 'suggestion', path: '' }, `【建议：${text}】`) : text
  return marks.mark({ kind: 'phrase', id: phrase.id, need: kind, at }, printed)
}

/** What the meeting is about, by the sheet: its 主题, else its title. */
function aboutOf({ sheet }: Facts): string {
  return sheet.topic && sheet.topic !== missing ? sheet.topic : sheet.title
}

/** All that the sheet says in its own words, references left out. */
function saidIn({ texts }: Facts): string {
  return [...texts.values()]
    .map((pieces) => pieces.map((piece) => (piece.reference ? '' : piece.text)).join(''))
    .join('\n')
}

/** The slots that a sheet or a meeting fills by itself: see `sheetSlots`. */
function commonSlots(
  view: View,
  { facts, marks }: Expanding,
  terms: ReadonlyMap<string, string>,
): Map<string, string> {
  const region = view['地区'] as View | undefined
  const sheet = (view['事实'] ?? view) as View
  const texts: Record<Exclude<(typeof sheetSlots)[number], '时段'>, unknown> = {
    主题: sheet['主题'],
    地区: region?.['全'],
    我地: region?.['我'],
    地名: region?.['名称'],
    党政: region?.['党政'],
    下辖: region?.['下辖'],
    会议: view['会议'] ?? view['名称'],
  }
  const slots = new Map<string, string>()
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'string' && !isBlank(text) && !text.includes('【待补')) slots.set(name, text)
  }
  const { calendar } = facts
  if (calendar?.period) {
    const { from, to } = calendar.period
    slots.set(
      '时段',
      marks.mark({ kind: 'given', path: 'period' }, spokenPeriod(from, to, calendar.date.year)),
    )
  }
  for (const [name, text] of terms) slots.set(termSlot + name, escapeMarkdown(text))
  return slots
}
