/** An old paper made clean before it is learned from: what is surely damage is mended, each mend listed and refusable. */
import {
  checkDoc,
  chooseFixes,
  Doc,
  fixText,
  groups,
  type DocFormat,
  type Finding,
  type Inputs,
} from './check/index.ts'
import { readDocument } from './read/index.ts'
import type { Speech } from './speech/index.ts'
import { readTerms } from './terms/index.ts'
import { glossProblems, glossWords } from './text/gloss-doubts.ts'
import { asPrinted, changeIn, idOf, idOfLine, pageWords } from './text/mend-words.ts'
import { MarkedSource, NO_WORD } from './text/marked-source.ts'
import { MendedPlaces } from './text/mended-places.ts'
import { Patched } from './text/patched.ts'
import { isCell } from './text/place.ts'
import type { Edit, Problem } from './text/problem.ts'
import {
  furniture,
  loadRepair,
  mayNeedRepair,
  overConvert,
  repairSteps,
  type Repair,
  type RepairEdit,
  type RepairStep,
} from './text/repair.ts'
import { Source } from './text/source.ts'
import { WordSource } from './text/word-source.ts'

/** One mend of a text; `id` is the same on every run over the same text. */
export interface Mend {
  id: string
  /** The rule's Chinese name: as an id it stands for all its mends. */
  name: string
  message: string
  /** Where it is in the file that a person has (第3行), and the words around it in that line before and after. */
  where: string
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
  /** Problems of `speech` with their places in the file that a person has. */
  inFile: (problems: readonly Problem[]) => Problem[]
}

export interface MendOptions {
  format: Extract<DocFormat, 'md' | 'txt'>
  /** The file that a person knows the text by. */
  path: string
  /** Whether the text is what stands in that file; otherwise the mended text will. */
  isGiven: boolean
  /** What reading said of the given text: lines that it cut as a site's are out before the mending. */
  read?: readonly Problem[]
  /** Ids and names of mends that are not wanted. */
  keep?: ReadonlySet<string>
}

/** The groups of rules whose safe fixes mend damage; what they are unsure of is a guess. */
const mending = groups.filter(({ id }) => id === 'char' || id === 'punct').flatMap(({ rules }) => rules)

/** Mends a text of an old paper. */
export async function mendOld(text: string, options: MendOptions): Promise<Mended | undefined> {
  const { format, path, keep = new Set<string>() } = options
  const repair = mayNeedRepair(text) ? await loadRepair() : undefined
  const inputs: Inputs = { office: {}, terms: readTerms([]).value, ...(repair ? { repair } : {}) }
  const wanted = { isWanted: isWanted(keep) }
  const read = async (now: string): Promise<Speech | undefined> =>
    (await readDocument(path, new TextEncoder().encode(now), wanted)).value
  const log = new MendLog(keep, format)
  let patched = restore(withoutCut(text, options), repair, log)
  const glosses = glossWords(patched.text, repair?.glosses(patched.text) ?? [])
  let guesses: Problem[] = []
  const fixed = await fixText(patched.text, async (now) => {
    const speech = await read(now)
    if (!speech) return []
    const { findings } = checkDoc(new Doc(speech, format), mending, inputs, new Map())
    const sure = findings.map((finding) => withStops(finding, now))
    guesses = sure.filter((finding) => !finding.fix)
    const source = new Source('', now)
    const fixes = sure.flatMap((finding) => wantedOf(finding, source, patched, log))
    const { chosen } = chooseFixes(fixes)
    for (const finding of chosen) log.add(unitsOf(finding, source), finding, source, patched)
    patched = patched.apply(chosen.flatMap((finding) => finding.fix!))
    return fixes
  })
  const speech = await read(fixed.text)
  if (!speech) return undefined
  const settledText = patched.text === fixed.text ? patched : Patched.of(fixed.text)
  const places = new MendedPlaces(text, settledText, path, options.isGiven)
  const placed = (logged: readonly Logged[]): Mend[] =>
    logged.map(({ at, ...mend }) => ({ ...mend, where: places.where(at) }))
  const inFile = (problems: readonly Problem[]): Problem[] => places.problems(problems, fixed.text)
  const settled = { done: placed(log.done), kept: placed([...log.kept.values()]) }
  return {
    speech,
    text: fixed.text,
    ...settled,
    guesses: inFile([...guesses, ...glossProblems(fixed.text, path, glosses)]),
    inFile,
  }
}

/** Headings of lists of other texts tell which lines are names in them: all of them go at once. */
function withoutCut(text: string, { read = [], isGiven }: MendOptions): Patched {
  const cut = read.flatMap(({ code, place }) =>
    code === 'read/page-line' && place && !isCell(place)
      ? [{ start: place.start, end: place.end, text: '' }]
      : [],
  )
  return Patched.of(text).apply(isGiven ? cut : [])
}

/** Whether a line that a site put there is to stay, by what a person wants to keep. */
export function isWanted(keep: ReadonlySet<string>): (line: string) => boolean {
  return keep.size === 0 ? () => false : (line) => keep.has(pageWords) || keep.has(idOfLine(line))
}

/** The lines that reading cut as a site's (`read/page-line`), as mends. */
export function cutLines(problems: readonly Problem[]): Mend[] {
  return problems.flatMap(({ code, place }): Mend[] => {
    if (code !== 'read/page-line' || !place || isCell(place)) return []
    const { source, start, end } = place
    const words = source instanceof MarkedSource ? source.words : source.text
    const before = words.slice(start, end).replaceAll(NO_WORD, '').trim()
    const at = source.position(start).line
    const where = source instanceof WordSource ? `第${at}段` : `第${at}行`
    const message = '这一行是网页上的附带文字'
    return [{ id: idOfLine(before), name: pageWords, message, where, before, after: '' }]
  })
}

/** What was mended with the lines that reading cut; those that were mended in the text as well stand once. */
export function withCutLines(mended: Mended, cut: readonly Mend[], keep: ReadonlySet<string>): Mended {
  const isKept = ({ id, name }: Mend): boolean => keep.has(id) || keep.has(name)
  const known = new Set([...mended.done, ...mended.kept].map(({ id }) => id))
  const added = cut.filter(({ id }) => !known.has(id))
  return {
    ...mended,
    done: [...added.filter((mend) => !isKept(mend)), ...mended.done],
    kept: [...added.filter((mend) => isKept(mend)), ...mended.kept],
  }
}

/** So many ids are named to somebody who wrote another. */
const idsNamed = 12

/** Of the ids and names in `keep` those that no mend of these texts has: a problem that says which there are. */
export function unmetKeeps(keep: ReadonlySet<string>, texts: readonly Mended[]): Problem[] {
  const mends = texts.flatMap(({ done, kept }) => [...kept, ...done])
  const unmet = [...keep].filter((one) => !mends.some(({ id, name }) => id === one || name === one))
  if (unmet.length === 0 || texts.length === 0) return []
  const ids = [...new Set(mends.map(({ id }) => id))]
  const names = [...new Set(mends.map(({ name }) => name))]
  const more = ids.length > idsNamed ? `等${ids.length}个` : ''
  const known =
    ids.length === 0
      ? '这次没有修补'
      : `有的编号是${ids.slice(0, idsNamed).join('、')}${more}，也可以写一类的名称（${names.join('、')}）`
  const message = `--keep 里的“${unmet.join('”“')}”不是修补的编号；${known}，请对照报告改正`
  return [{ code: 'learn/keep-unknown', level: 'warn', message }]
}

const stepNames: Readonly<Record<RepairStep, string>> = {
  'byte-shift': '转码错位',
  'pinyin-gloss': '括注拼音',
  'over-convert': '转换过头',
  simplify: '繁体字',
  furniture: pageWords,
}

/** Characters that copying or converting damaged, step by step: each on the text that the one before left. */
function restore(text: Patched, repair: Repair | undefined, log: MendLog): Patched {
  const steps: Readonly<Record<RepairStep, ((text: string) => RepairEdit[]) | undefined>> = {
    'byte-shift': repair?.byteShift,
    'pinyin-gloss': repair?.pinyinGloss,
    'over-convert': overConvert,
    simplify: repair?.simplify,
    furniture,
  }
  let now = text
  for (const step of repairSteps) {
    const source = new Source('', now.text)
    const wanted = (steps[step]?.(now.text) ?? []).filter((edit) => {
      const finding = { name: stepNames[step], message: edit.why }
      if (log.isKept([edit], finding, source, now)) return false
      log.add([[edit]], finding, source, now)
      return true
    })
    now = now.apply(wanted)
  }
  return now
}

/** So many half-width stops are how a text was typed; at the end of a line one is enough. */
const manyStops = 4

/** A half-width stop behind a 汉字 is one that was typed for 。 where they are many, and where the paragraph ends with it. */
function withStops(finding: Finding, text: string): Finding {
  if (finding.code !== 'punct/half-width' || finding.fix) return finding
  const edits = finding.suggestions?.[0]?.edits ?? []
  const isEnd = ({ end }: Edit): boolean => /^\s*(?:\n|$)/u.test(text.slice(end, end + 8))
  const sure = edits.length >= manyStops ? edits : edits.filter((edit) => isEnd(edit))
  return sure.length === edits.length && edits.length > 0 ? { ...finding, fix: sure } : finding
}

/** Of a finding the edits that a person does not refuse. */
function wantedOf(finding: Finding, source: Source, patched: Patched, log: MendLog): Finding[] {
  if (!finding.fix || isCell(finding.place)) return []
  const units = unitsOf(finding, source).filter((unit) => !log.isKept(unit, finding, source, patched))
  return units.length === 0 ? [] : [{ ...finding, fix: units.flat() }]
}

/** What of a fix stands or falls together: a pair of marks, but each of the marks of a whole text alone. */
function unitsOf({ fix = [] }: Finding, source: Source): Edit[][] {
  const isPair = fix.length === 2 && source.position(fix[0]!.start).line === source.position(fix[1]!.end).line
  return isPair ? [[...fix]] : fix.map((edit) => [edit])
}

interface Logged extends Mend {
  /** Where it began in the text given. */
  at: number
}

/** What was mended, and what was to be left. */
class MendLog {
  readonly done: Logged[] = []
  readonly kept = new Map<string, Logged>()
  readonly #keep: ReadonlySet<string>
  readonly #isMarkdown: boolean

  constructor(keep: ReadonlySet<string>, format: DocFormat) {
    this.#keep = keep
    this.#isMarkdown = format === 'md'
  }

  isKept(
    unit: readonly Edit[],
    finding: Pick<Finding, 'name' | 'message'>,
    source: Source,
    patched: Patched,
  ): boolean {
    if (this.#keep.size === 0) return false
    const mend = this.#mendOf(unit, finding, finding.message, source, patched)
    if (!this.#keep.has(mend.id) && !this.#keep.has(mend.name)) return false
    this.kept.set(`${mend.id} ${mend.at}`, mend)
    return true
  }

  add(
    units: readonly (readonly Edit[])[],
    finding: Pick<Finding, 'name' | 'message'>,
    source: Source,
    patched: Patched,
  ): void {
    for (const unit of units) {
      const [{ start, end, text }] = unit as [Edit]
      const old = source.text.slice(start, end)
      const message =
        units.length === 1 ? finding.message : text === '' ? `删去“${old}”` : `“${old}”改为“${text}”`
      this.done.push(this.#mendOf(unit, finding, message, source, patched))
    }
  }

  #mendOf(
    unit: readonly Edit[],
    { name }: Pick<Finding, 'name'>,
    message: string,
    source: Source,
    patched: Patched,
  ): Logged {
    const change = changeIn(source.text, unit)
    const shown = (text: string): string => (this.#isMarkdown ? asPrinted(text) : text)
    return {
      id: idOf(name, unit[0]!, source.text),
      name,
      message: shown(message),
      where: '',
      before: shown(change.before),
      after: shown(change.after),
      at: patched.origin(unit[0]!.start),
    }
  }
}
