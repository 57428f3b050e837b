/** What the gates share: papers by kind, and how a paper that departs from the others is told. */
import type { Place } from '../../text/place.ts'
import type { Path } from '../../text/places.ts'
import type { Inputs, PackContext, PackDoc, PackReport, Range } from '../rule.ts'

/** The papers made by some templates, in the order of the pack. */
export function papersOf(papers: readonly PackDoc[], ...kinds: string[]): PackDoc[] {
  return papers.filter(({ paper }) => kinds.includes(paper))
}

/** What one paper says of something that several say. */
export interface Reading {
  doc: PackDoc
  range: Range
  /** As printed. */
  text: string
}

type Related = NonNullable<PackReport['related']>

/** The line of the meeting sheet, else that of the fact sheet; nothing where the path stands in neither. */
export function sheetLine({ meeting, facts }: Inputs, path: Path, of: 'meeting' | 'facts' = 'meeting'): Related {
  const place = (of === 'meeting' ? meeting?.places : facts?.places)?.of(path)
  return place ? [{ message: of === 'meeting' ? '会议表里是这样写的' : '事实表里是这样写的', at: place }] : []
}

/** Another paper that says it rightly. */
export function inPaper({ doc, range }: Reading): { message: string; at: Place } {
  return { message: `${doc.name}里`, at: doc.doc.place(range) }
}

/** How many other papers a finding points at. */
const shownPapers = 3

export interface Right {
  /** As the sheet has it: what a paper should say. */
  text: string
  /** 会议表 or 事实表, and its line. */
  sheet: '会议表' | '事实表'
  line: Related
}

/**
 * Reports every reading that is not right, beside the papers that are. `what` says what is read: 地点, 王立明的职务; a
 * reading is right where `isRight` says so, by default where it is the same text.
 */
export function tellDeparting(
  readings: readonly Reading[],
  right: Right,
  what: string,
  { report }: PackContext,
  isRight: (reading: Reading) => boolean = ({ text }) => text === right.text,
): void {
  const good = readings.filter((one) => isRight(one))
  for (const one of readings) {
    if (good.includes(one)) continue
    const others = good.filter(({ doc }, i) => doc !== one.doc && good.findIndex((other) => other.doc === doc) === i)
    const [other] = others
    const where = other ? `${other.doc.name}和${right.sheet}里` : `${right.sheet}里`
    report({
      doc: one.doc,
      range: one.range,
      message: `${one.doc.name}里${what}是“${one.text}”，${where}是“${right.text}”，请核实后改为一致`,
      related: [...others.slice(0, shownPapers).map(inPaper), ...right.line],
    })
  }
}

/** The first words of a paper: where what it lacks as a whole is told. */
export function titleOf({ doc }: PackDoc): Range {
  const [first] = doc.blocks
  return first ? { start: first.start, end: first.end } : { start: 0, end: 0 }
}

/** Every place of some words in a text. */
export function placesOf(words: string, text: string): number[] {
  const found: number[] = []
  if (words === '') return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at)
  return found
}
