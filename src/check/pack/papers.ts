/** What the gates share: papers by kind, and how a paper that departs from the others is told. */
import type { Place } from '../../text/place.ts'
import type { Path } from '../../text/places.ts'
import type { Inputs, PackContext, PackDoc, PackReport, Range } from '../rule.ts'

/** The papers made by some templates, in the order of the pack. */
export function papersOf(papers: readonly PackDoc[], ...kinds: string[]): PackDoc[] {
  return papers.filter(({ paper }) => kinds.includes(paper))
}

export type Related = NonNullable<PackReport['related']>

/** The line of the meeting sheet, else that of the fact sheet; nothing where the path stands in neither. */
export function sheetLine(
  { meeting, facts }: Inputs,
  path: Path,
  of: 'meeting' | 'facts' = 'meeting',
): Related {
  const place = (of === 'meeting' ? meeting?.places : facts?.places)?.of(path)
  return place ? [{ message: `${sheetNames[of]}里是这样写的`, at: place }] : []
}

const sheetNames = { meeting: '会议表', facts: '事实表' } as const

/** What one paper says, and what the sheet says. */
export interface Departing {
  doc: PackDoc
  range: Range
  /** What is read: 地点, 王立明的职务. */
  what: string
  /** As the sheet has it. */
  right: string
  path: Path
  of?: 'meeting' | 'facts'
  /** Words by which other papers that have it right are found; `right` where absent. */
  found?: string
  /** Where other papers have it right, if words alone do not prove it: a bare number stands in any paper. */
  others?: readonly { paper: PackDoc; range: Range }[]
  level?: 'warn'
}

/** How many other papers a finding points at. */
const shownPapers = 3

/** Reports a reading that departs from the sheet, beside the other papers that have it right. */
export function tellDeparting(
  one: Departing,
  papers: readonly PackDoc[],
  { inputs, report }: PackContext,
): void {
  const { doc, range, what, right, path, of = 'meeting', found = right, level } = one
  const others = one.others
    ? one.others.map((other) => inPaper(other.paper, other.range))
    : papers.flatMap((paper) => {
        const at = paper === doc ? -1 : paper.doc.text.indexOf(found)
        return at < 0 ? [] : [inPaper(paper, { start: at, end: at + found.length })]
      })
  const [other] = others
  const where = other ? `${other.paper.name}和${sheetNames[of]}里` : `${sheetNames[of]}里`
  report({
    doc,
    range,
    message: `${doc.name}里${what}是“${doc.doc.slice(range)}”，${where}是“${right}”，请核实后改为一致`,
    related: [...others.slice(0, shownPapers), ...sheetLine(inputs, path, of)],
    ...(level ? { level } : {}),
  })
}

/** Some words of another paper. */
export function inPaper(paper: PackDoc, range: Range): { paper: PackDoc; message: string; at: Place } {
  return { paper, message: `${paper.name}里`, at: paper.doc.place(range) }
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

/** Where paths of the meeting begin in the joined sheets (src/meeting/join.ts). */
const meetingPath = /^@\//u

/** Which sheet a path of the joined sheets is in, and the path there. */
export function sheetOf(path: Path): { of: 'meeting' | 'facts'; own: Path } {
  return meetingPath.test(path)
    ? { of: 'meeting', own: path.replace(meetingPath, '') }
    : { of: 'facts', own: path }
}

/** What a task says that every paper prints: its longest stretch without a reference, without 要 and a full stop. */
export function matterOfTask({ matter, matterPath }: Task, { meeting, facts }: Inputs): string {
  const { of, own } = sheetOf(matterPath)
  const pieces = (of === 'meeting' ? meeting : facts)?.texts.get(own)
  const literal = pieces?.flatMap(({ text, reference }) => (reference ? [] : [text])) ?? [matter]
  const longest = literal.reduce((best, text) => (text.length > best.length ? text : best), '')
  return longest.trim().replace(/^要|。$/gu, '')
}

type Task = NonNullable<Inputs['meeting']>['tasks'][number]
