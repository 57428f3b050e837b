/** Which numbers of a text print which figures of the sheet. What is uncertain is no mention. */
import type { Facts, Figure as Fact } from '../../facts/index.ts'
import type { Doc } from '../doc.ts'
import { figures, type Figure } from '../find/figures.ts'
import { quotations, rangeAt, within } from '../find/spans.ts'
import type { Provenance } from '../provenance.ts'
import type { Range } from '../rule.ts'
import { firstAtOrAfter } from '../find/first.ts'
import { compare, isCountedIn, isSlip, type State } from './compare.ts'
import { contextMatches, isAnother, wordRoles } from './contexts.ts'
import { chainAfter, partsAfter, yearsAfter } from './chain.ts'
import { givenBy, type Given, type Role, type Sheet } from './given.ts'
import { momentOf, type Moment } from './moment.ts'
import { isLink, lastStop, type Match } from './match.ts'
import { isUnderOther, leftBefore, namings, scopeBefore, type Naming } from './names.ts'

export interface Mention {
  told: Figure
  fact: Fact
  role: Role
  /** What the sheet gives there; the one that agrees, else the first. */
  given: Given
  /** All that the sheet gives there: two targets, both of which a text may mean. */
  options: readonly Given[]
  state: State
  /** Found by the sheet's own words or by the trace, and not by the figure's name. */
  isExact: boolean
  /** 确保 力争 争取, which governs the number in its own clause. */
  promise?: Range & { verb: string }
  moment?: Moment
}

export interface SheetReading {
  sheet: Sheet
  mentions: readonly Mention[]
  /** Names of figures in the text; numbers in them are no figures of their own. */
  names: readonly Naming[]
}

const readings = (): Map<Facts, SheetReading> => new Map()

/** The mentions of a sheet's figures in a text; made once for both. `given` is what the sheet gives, where it is read. */
export function readAgainst(doc: Doc, facts: Facts, provenance?: Provenance, given?: Sheet): SheetReading {
  // the list that the Doc keeps is a shelf, since what is read depends on the sheet too
  const shelf = doc.find(readings)
  let reading = shelf.get(facts)
  if (!reading) shelf.set(facts, (reading = read(doc, given ?? givenBy(facts), provenance)))
  return reading
}

function read(doc: Doc, sheet: Sheet, provenance: Provenance | undefined): SheetReading {
  const { facts } = sheet
  const names = namings(doc, facts)
  // a unit tells its own figures under the names of the whole region's
  if (doc.meta.paper === '表态发言') return { sheet, names, mentions: [] }
  const found = new Map<Figure, Mention>()
  const keep = (match: Match | undefined): void => {
    if (!match || found.has(match.told)) return
    const mention = mentionOf(match, doc, facts)
    if (mention) found.set(match.told, mention)
  }
  if (provenance) for (const match of traced(doc, sheet, provenance)) keep(match)
  for (const match of contextMatches(doc, sheet)) keep(match)
  for (const naming of names) {
    for (const match of yearsAfter(naming, doc, sheet)) keep(match)
    const match = namedFigure(naming, doc, sheet)
    if (!match) continue
    keep(match)
    for (const next of chainAfter(match, doc, sheet)) keep(next)
    for (const next of partsAfter(match, doc, sheet)) keep(next)
  }
  return { sheet, names, mentions: [...found.values()].sort((a, b) => a.told.start - b.told.start) }
}

/** Of a draft of ours that nobody edited since. */
function traced(doc: Doc, sheet: Sheet, { spans }: Provenance): Match[] {
  const printed = spans.filter((span) => span.figure)
  return doc.find(figures).flatMap((told): Match[] => {
    const { start } = doc.place(told)
    const span = printed.find((one) => one.start <= start && start < one.end)
    const fact = span && sheet.facts.figures.get(span.figure!.id)
    if (!fact) return []
    const roles = tracedRoles(told, span.figure!.word)
    const options = sheet.byFact
      .get(fact)!
      .filter(({ unit, role }) => roles.includes(role) && isCountedIn(unit, told, doc))
    if (options.length === 0 || isAnother(told, options, sheet, doc)) return []
    const isLoose = sheet.all.some(
      (given) =>
        !sheet.byFact.has(given.fact) && given.fact.name === fact.id && compare(told, given) === 'same',
    )
    return isLoose ? [] : [{ told, fact, role: options[0]!.role, options, isExact: true }]
  })
}

/** What the number can be under the word of its reference; what else it prints is not compared. */
function tracedRoles({ before, unit }: Figure, word: string): readonly Role[] {
  const amount: readonly Role[] = planning.test(before) ? ['target'] : ['value']
  if (word === '值' || word === '数值') return amount
  if (word !== '句') return wordRoles[word] === undefined ? [] : [wordRoles[word]]
  if (unit !== '%' && unit !== '个百分点') return amount
  return /(?:增长|下降|提高|上升|减少)$/u.test(before) ? ['growth'] : ['value', 'completion']
}

/** Words before a name; no more of them could be neutral. */
const longestClause = 80
const promise = /(?:确保|力争|争取)(?=[^确力争]*$)/u
const planning = /确保|力争|争取|目标|任务|计划|预期|务必|力保/u

/** 实际利用市域外资金达到18.6亿元: the number that a name is said of, and whether it is a value or a target. */
function namedFigure(naming: Naming, doc: Doc, sheet: Sheet): Match | undefined {
  const { text } = doc
  const all = doc.find(figures)
  const told = all[firstAtOrAfter(all, naming.end)]
  if (!told || told.block !== doc.blockAt(naming.start) || told.start - naming.end > 24) return undefined
  if (told.sentence.start > naming.start || within(doc.find(quotations), told.start)) return undefined
  const link = text.slice(naming.end, told.start)
  if (!isLink(link)) return undefined
  const clauseStart = lastStop(
    text,
    naming.start,
    Math.max(told.sentence.start, naming.start - longestClause),
  )
  const before = text.slice(clauseStart, naming.start)
  if (/分别|[比较同]$/u.test(before) || /分别/u.test(link)) return undefined
  const region = sheet.facts.region?.name
  if (leftBefore(before, region) !== '') return undefined
  const near = scopeBefore(doc, told.sentence.start, naming.start, region)
  if (near === 'other') return undefined
  const around = near ?? scopeBefore(doc, doc.blocks[told.block]!.start, naming.start, region)
  const isPlan =
    planning.test(before + link) || /^的?(?:目标|任务|计划|预期)/u.test(text.slice(told.end, told.end + 4))
  const isBase =
    /[由从]$/u.test(link) ||
    /^(?:增加|提高|增长|上升|下降|降|增|升|减少|扩大)[到至]/u.test(text.slice(told.end, told.end + 3))
  const isElsewhere = around === 'other' || isUnderOther(doc, naming.start, region)
  const role: Role = isBase ? 'lastYear' : isPlan ? 'target' : 'value'
  return matchOf(naming, told, role, { doc, sheet, onlySlips: !naming.isSure || isElsewhere })
}

function matchOf(
  naming: Naming,
  told: Figure,
  role: Role,
  { doc, sheet, onlySlips }: { doc: Doc; sheet: Sheet; onlySlips: boolean },
): Match | undefined {
  const candidates = naming.facts.flatMap((fact) => sheet.byFact.get(fact) ?? [])
  const options = candidates.filter((one) => one.role === role && isCountedIn(one.unit, told, doc))
  if (options.length === 0) return undefined
  // another number of the same figure, or one of 指标 and 分档 under the same name
  const others = [
    ...candidates.filter((one) => one.role !== role),
    ...sheet.all.filter(({ fact }) => isLooseOf(fact, naming)),
  ]
  const isAnother = others.some(
    (one) => isCountedIn(one.unit, told, doc) && compare({ ...told, hedge: '' }, one) === 'same',
  )
  if (isAnother && !options.some((one) => compare(told, one) === 'same')) return undefined
  return { told, fact: options[0]!.fact, role, options, ...(onlySlips ? { onlySlips } : {}) }
}

function isLooseOf(fact: Fact, { facts }: Naming): boolean {
  return facts.some(
    (own) => own !== fact && !own.parts.includes(fact) && (own.name === fact.name || own.id === fact.name),
  )
}

function mentionOf(match: Match, doc: Doc, facts: Facts): Mention | undefined {
  const { told, options } = match
  const states = options.map((given) => ({ given, state: compare(told, given) }))
  const best =
    states.find(({ state }) => state === 'same') ??
    states.find(({ state }) => state === 'finer' || state === 'near') ??
    states[0]
  if (!best) return undefined
  if (match.onlySlips && best.state === 'other' && !isSlip(told.digits, best.given.digits)) return undefined
  const governing = promise.exec(told.before)
  const moment = momentOf(match.after ?? told, doc, facts.calendar)
  const start = told.start - told.before.length + (governing?.index ?? 0)
  return {
    told,
    fact: best.given.fact,
    role: best.given.role,
    ...best,
    options,
    isExact: match.isExact === true,
    ...(governing ? { promise: { start, end: start + 2, verb: governing[0] } } : {}),
    ...(moment ? { moment } : {}),
  }
}

/** True for a number that stands in the name of a figure: 引进500万元以上项目. */
export function isInName(told: Figure, names: readonly Naming[]): boolean {
  return rangeAt(names, told.start) !== undefined
}
