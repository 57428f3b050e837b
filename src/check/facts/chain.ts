/** The numbers that follow a figure in its sentence and are said of it: 完成全年目标44亿元的42.3%，同比增长10.1%. */
import type { Doc } from '../doc.ts'
import { figures, type Figure } from '../find/figures.ts'
import { firstAtOrAfter } from '../find/first.ts'
import { isCountedIn } from './compare.ts'
import type { Role, Sheet } from './given.ts'
import { isLink, type Match } from './match.ts'
import type { Naming } from './names.ts'

const goal =
  /^[，,、]?(?:已经?)?(?:完成|占|为|实现|达到?)?(?:了)?(?:全年|年度|年初|今年|竞赛|半年|市下达|县下达|区下达)?(?:的)?(?:确定|下达)?(?:的)?(?:目标|任务|计划)(?:任务|数)?(?:的)?$/u
const ofGoal =
  /^[，,、]?(?:已经?)?(?:完成|占|达到?)(?:了)?(?:全年|年度|年初|今年|竞赛|半年|总)?(?:目标|任务|计划)(?:任务|数)?的$/u
const rateOfGoal = /^[，,、]?(?:任务|目标|计划)?完成率(?:为|达到?|是)?$/u
const grew =
  /^[，,、（(]?(?:比|较)?(?:上年|去年)?(?:同期)?(?:同比)?(?:增长|增幅(?:为|达)?|上升|提高|下降|降低|减少|回落)(?:了|达到?)?$/u
const rose = /^[，,、（(]?(?:比|较)(?:上年|去年)(?:同期)?(?:增加|多|减少|少|提高|下降)(?:了)?$/u
const promised = /^[、，,](?:确保|力争|争取)$/u

/** How far behind its name anything is looked for. */
const longest = 240

/** Matches of the numbers after a figure, up to the first that is not surely said of it. */
export function chainAfter(first: Match, doc: Doc, sheet: Sheet): Match[] {
  const all = doc.find(figures)
  const found: Match[] = []
  let previous = first
  for (let i = firstAtOrAfter(all, first.told.end); i < all.length; i++) {
    const told = all[i]!
    if (told.sentence.start !== first.told.sentence.start) break
    const role = roleOf(told, previous, doc)
    if (!role) break
    const options = (sheet.byFact.get(first.fact) ?? []).filter(
      (given) => given.role === role && isCountedIn(given.unit, told, doc),
    )
    if (options.length === 0) break
    const { onlySlips } = first
    previous = {
      told,
      fact: first.fact,
      role,
      options,
      after: first.told,
      ...(onlySlips ? { onlySlips } : {}),
    }
    found.push(previous)
  }
  return found
}

/** 其中通组路97公里: the parts of a figure that its sentence goes on to name. Their names are short, so only slips are told. */
export function partsAfter(first: Match, doc: Doc, sheet: Sheet): Match[] {
  const { told, fact } = first
  const rest = doc.text.slice(told.end, Math.min(told.sentence.end, told.end + longest))
  const from = rest.indexOf('其中')
  if (from < 0 || from > 24) return []
  const all = doc.find(figures)
  return fact.parts.flatMap((part): Match[] => {
    const name = part.id.slice(part.id.lastIndexOf('.') + 1)
    const at = name.length < 2 ? -1 : rest.indexOf(name, from)
    if (at < 0) return []
    const end = told.end + at + name.length
    const next = all[firstAtOrAfter(all, end)]
    if (!next || next.sentence.start !== told.sentence.start || !isLink(doc.text.slice(end, next.start)))
      return []
    const options = (sheet.byFact.get(part) ?? []).filter(
      (given) => given.role === 'value' && isCountedIn(given.unit, next, doc),
    )
    return options.length === 0
      ? []
      : [{ told: next, fact: part, role: 'value', options, onlySlips: true, after: told }]
  })
}

/** 由2023年的41.8%，到2024年的40.3%: the years of 历年 that the sentence of a name goes on to tell. */
export function yearsAfter(naming: Naming, doc: Doc, sheet: Sheet): Match[] {
  if (!naming.isSure) return []
  const all = doc.find(figures)
  const first = all[firstAtOrAfter(all, naming.end)]
  if (!first || first.sentence.start > naming.start) return []
  const rest = doc.text.slice(naming.end, Math.min(first.sentence.end, naming.end + longest))
  return naming.facts.flatMap((fact) =>
    Object.keys(fact.entry.series ?? {}).flatMap((year): Match[] => {
      const at = rest.indexOf(year)
      const told = at < 0 ? undefined : all[firstAtOrAfter(all, naming.end + at + year.length)]
      if (!told || !/^(?:全年)?[的为是]?$/u.test(doc.text.slice(naming.end + at + year.length, told.start)))
        return []
      const options = (sheet.byFact.get(fact) ?? []).filter(
        (given) =>
          given.role === 'year' && given.path.endsWith(`/${year}`) && isCountedIn(given.unit, told, doc),
      )
      return options.length === 0 ? [] : [{ told, fact, role: 'year', options, isExact: true }]
    }),
  )
}

function roleOf(told: Figure, previous: Match, doc: Doc): Role | undefined {
  const link = doc.text.slice(previous.told.end, told.start)
  const isRate = told.unit === '%' || told.unit === '个百分点'
  if (isRate && link === '的' && previous.role === 'target') return 'completion'
  if (isRate && (ofGoal.test(link) || rateOfGoal.test(link))) return 'completion'
  if (isRate && grew.test(link)) return previous.role === 'target' ? undefined : 'growth'
  if (!isRate && goal.test(link)) return 'target'
  if (!isRate && promised.test(link) && previous.role === 'target') return 'target'
  if (!isRate && rose.test(link)) return previous.role === 'target' ? undefined : 'increase'
  return undefined
}
