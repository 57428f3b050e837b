/** An old paper made clean before it is learned from: what is surely damage is mended, each mend listed and refusable. */
import {
  checkDoc,
  Doc,
  fixText,
  groups,
  withEdits,
  type DocFormat,
  type Finding,
  type Inputs,
} from './check/index.ts'
import { readDocument } from './read/index.ts'
import type { Speech } from './speech/index.ts'
import { readTerms } from './terms/index.ts'
import { hash } from './text/hash.ts'
import { isCell } from './text/place.ts'
import type { Edit, Problem } from './text/problem.ts'
import {
  loadRepair,
  mayNeedRepair,
  repairSteps,
  type Repair,
  type RepairEdit,
  type RepairStep,
} from './text/repair.ts'
import { Source } from './text/source.ts'

/** One mend of a text; `id` is the same on every run over the same text. */
export interface Mend {
  id: string
  /** The rule's Chinese name. */
  name: string
  message: string
  /** The line that it stood on when it was made, from 1, and the words around it in that line before and after. */
  line: number
  before: string
  after: string
}

export interface Mended {
  speech: Speech
  /** The text as mended; what the speech was read from. */
  text: string
  done: Mend[]
  /** Those that were asked to be left as they were. */
  kept: Mend[]
  /** What may be damage and is only guessed at. */
  guesses: Problem[]
}

/** The groups of rules whose safe fixes mend damage; what they are unsure of is a guess. */
const mending = groups.filter(({ id }) => id === 'char' || id === 'punct').flatMap(({ rules }) => rules)

/** Mends a text of an old paper. `keep` are ids of mends that are not wanted. */
export async function mendOld(
  text: string,
  format: Extract<DocFormat, 'md' | 'txt'>,
  keep: ReadonlySet<string> = new Set(),
): Promise<Mended | undefined> {
  const inputs: Inputs = {
    office: {},
    terms: readTerms([]).value,
    ...(mayNeedRepair(text) ? { repair: await loadRepair() } : {}),
  }
  const file = `稿.${format}`
  const read = async (now: string): Promise<Speech | undefined> =>
    (await readDocument(file, new TextEncoder().encode(now))).value
  const kept = new Map<string, Mend>()
  const restored = inputs.repair ? restore(text, inputs.repair, keep, kept) : { text, done: [] }
  let guesses: Problem[] = []
  const fixed = await fixText(restored.text, async (now) => {
    const speech = await read(now)
    if (!speech) return []
    const { findings } = checkDoc(new Doc(speech, format), mending, inputs, new Map())
    guesses = findings.filter((finding) => !finding.fix)
    return findings.filter((finding) => {
      if (!finding.fix || !keep.has(idOf(finding))) return true
      kept.set(idOf(finding), mendOf(finding))
      return false
    })
  })
  const speech = await read(fixed.text)
  const done = [...restored.done, ...fixed.applied.map(mendOf)]
  return speech && { speech, text: fixed.text, done, kept: [...kept.values()], guesses }
}

const stepNames: Readonly<Record<RepairStep, string>> = {
  'byte-shift': '转码错位',
  'pinyin-gloss': '括注拼音',
  'over-convert': '转换过头',
  simplify: '繁体字',
  furniture: '网页附带文字',
}

/** Characters that copying or converting damaged, step by step: each on the text that the one before left. */
function restore(
  text: string,
  repair: Repair,
  keep: ReadonlySet<string>,
  kept: Map<string, Mend>,
): { text: string; done: Mend[] } {
  const steps: Readonly<Record<RepairStep, (text: string) => RepairEdit[]>> = {
    'byte-shift': repair.byteShift,
    'pinyin-gloss': repair.pinyinGloss,
    'over-convert': repair.overConvert,
    simplify: repair.simplify,
    furniture: repair.furniture,
  }
  const done: Mend[] = []
  let now = text
  for (const step of repairSteps) {
    const source = new Source('', now)
    const wanted = steps[step](now).filter((edit) => {
      const mend = mendBy(edit, source)
      if (!keep.has(mend.id)) return done.push(mend) > 0
      kept.set(mend.id, mend)
      return false
    })
    now = withEdits(now, wanted)
  }
  return { text: now, done }
}

function mendBy(edit: RepairEdit, source: Source): Mend {
  const around = source.text.slice(Math.max(0, edit.start - 12), edit.end + 12)
  return {
    id: shortId(`${edit.step}\n${around}`),
    name: stepNames[edit.step],
    message: edit.why,
    ...changeIn(source, [edit]),
  }
}

/** So many characters around a change are kept, and so many of what changed: a text in one line would be its square. */
const [margin, widest] = [40, 240]

/** The line that edits begin in, and the words around them in it before and after; what reaches beyond it is left out. */
function changeIn(source: Source, edits: readonly Edit[]): Pick<Mend, 'line' | 'before' | 'after'> {
  const first = Math.min(...edits.map(({ start }) => start))
  const { line } = source.position(first)
  const lineStart = source.offset({ line, column: 1 })
  const lineEnd = Math.min(lineStart + source.line(line).length, first + widest)
  const inLine = edits
    .filter(({ start, end }) => start >= lineStart && Math.min(end, lineEnd) >= start)
    .map((edit) => ({ ...edit, end: Math.min(edit.end, lineEnd) }))
  const from = Math.max(lineStart, first - margin)
  const to = Math.min(lineEnd, Math.max(first, ...inLine.map(({ end }) => end)) + margin)
  const before = source.text.slice(from, to)
  const shifted = inLine.map(({ start, end, text }) => ({ start: start - from, end: end - from, text }))
  return { line, before, after: withEdits(before, shifted) }
}

function shortId(text: string): string {
  return hash(text).toString(36).padStart(7, '0').slice(-5)
}

/** By the rule and the words around: the same on every run, and whatever else is mended. */
function idOf(finding: Finding): string {
  return shortId(finding.key)
}

function mendOf(finding: Finding): Mend {
  const base = { id: idOf(finding), name: finding.name, message: finding.message }
  const { place } = finding
  if (isCell(place)) return { ...base, line: 0, before: '', after: '' }
  return { ...base, ...changeIn(place.source, finding.fix!) }
}
