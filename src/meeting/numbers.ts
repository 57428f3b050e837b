/** The numbers that a meeting gives, or that follow from it: who comes, how far units have got, what tasks are to reach. */
import type { Facts } from '../facts/index.ts'
import { Decimal, formatComputed, parseNumber } from '../text/decimal.ts'
import { attendanceOf, isInMainVenue, type Person } from './people.ts'
import { likelyQuestions } from './questions.ts'
import type { Meeting } from './read.ts'
import type { Ranking } from './ranking-types.ts'

export interface MeetingNumbers {
  /** How many people, tasks, items and units there are, as a whole and as papers divide them. */
  counts: ReadonlySet<number>
  /** Of units: as written, by whatever column. */
  data: ReadonlySet<string>
  /** What the ranking prints or computes, with its unit as written. */
  values: readonly { text: string; unit: string }[]
  /** Texts of the sheet, and of what the speaker may be asked: numbers in them are known. */
  texts: readonly string[]
}

/** `facts` are those of the speech. */
export function numbersOf(meeting: Omit<Meeting, 'numbers'>, facts: Facts | undefined): MeetingNumbers {
  const { ranking, sheet, source, tasks, day } = meeting
  const asked = facts ? likelyQuestions({ facts, ranking, tasks, day }).questions : []
  return {
    counts: countsOf(meeting),
    data: new Set((sheet.units ?? []).flatMap((unit) => Object.values(unit.data ?? {}))),
    values: ranking ? valuesOf(ranking) : [],
    texts: [
      source.text,
      ...tasks.flatMap(({ goal, milestones = {} }) => [goal ?? '', ...Object.values(milestones)]),
      ...asked.flatMap(({ text, basis }) => [text, basis]),
    ],
  }
}

function countsOf({ people, tasks, agenda, sheet }: Omit<Meeting, 'numbers'>): ReadonlySet<number> {
  const main = people.filter(isInMainVenue)
  const groups = [
    people,
    main,
    main.filter(({ platform }) => platform),
    main.filter(({ platform }) => !platform),
    ...groupsBy(people, ({ entry }) => entry.venue ?? ''),
  ]
  const owners = groupsBy(
    tasks.flatMap(({ owner }) => [...new Set(owner)]),
    (name) => name,
  )
  return new Set([
    ...groups.flatMap((group: readonly Person[]) => [group.length, ...Object.values(attendanceOf(group))]),
    ...owners.map((group) => group.length),
    tasks.length,
    agenda.length,
    sheet.units?.length ?? 0,
    sheet.venues?.length ?? 0,
  ])
}

function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}

/** What a ranking prints of each unit, how much each still lacks, and how far all of them have got together. */
function valuesOf({ indicators, groups }: Ranking): { text: string; unit: string }[] {
  const rows = groups.flatMap((group) => group.rows)
  const whole = indicators.flatMap(({ unit }, i) => {
    const done = sumOf(rows.map(({ values }) => values[i]?.done?.text))
    const goal = sumOf(rows.map(({ values }) => values[i]?.goal?.text))
    const share = done && goal?.greaterThan(0) ? formatComputed(done.dividedBy(goal).times(100)) : undefined
    return [...valueOf(unit, done?.toFixed()), ...valueOf(unit, goal?.toFixed()), ...valueOf('%', share)]
  })
  const own = rows.flatMap(({ total, values }) => [
    ...valueOf('分', total?.text),
    ...values.flatMap(({ done, goal, completion, score }, i) => {
      const unit = indicators[i]?.unit ?? ''
      const gap = goal && done ? sumOf([goal.text, `-${done.text}`])?.toFixed() : undefined
      return [
        ...[done?.text, goal?.text, gap].flatMap((text) => valueOf(unit, text)),
        ...valueOf('%', completion?.text),
        ...valueOf('分', score?.text),
      ]
    }),
  ])
  return [...whole, ...own]
}

function valueOf(unit: string, text: string | undefined): { text: string; unit: string }[] {
  return text === undefined ? [] : [{ text, unit }]
}

/** Undefined where one of them is no number. */
function sumOf(texts: readonly (string | undefined)[]): Decimal | undefined {
  let sum = new Decimal(0)
  for (const text of texts) {
    const number = parseNumber(text ?? '')
    if (!number) return undefined
    sum = sum.plus(number)
  }
  return sum
}
