/** Where everybody sits, as 座次表 prints it: rows of people seen from the audience, or a ring round a table. */
import {
  grid,
  hallRows,
  isInMainVenue,
  isPresent,
  platformRows,
  ring,
  ringSides,
  type Meeting,
  type Person,
  type Ring,
} from '../meeting/index.ts'
import type { View } from './view.ts'

const usualHallRow = 10
/** Word has no table of more than 63 columns; the hall's rows have a head besides. */
const mostInRow = 60

/** The plans that the sheet asks for, 主席台 and 台下 where it asks for none; `views` are the people as papers see them. */
export function seatsView({ sheet, people }: Meeting, views: ReadonlyMap<Person, View>): View {
  const seats = sheet.seats ?? {}
  const forms = seats.forms ?? ['主席台', '台下']
  const here = people.filter((person) => isPresent(person) && isInMainVenue(person))
  const cell = (person: Person | undefined): View => (person ? views.get(person)! : {})
  const platform = inOrder(
    seats.platform,
    here.filter((person) => person.platform),
  )
  const hall = inOrder(
    seats.hall,
    here.filter((person) => !person.platform),
  )
  const way = {
    ...(seats.honour === undefined ? {} : { honour: seats.honour }),
    ...(seats.even === undefined ? {} : { even: seats.even }),
  }
  const perRow = rowLength(seats.perRow, mostInRow)
  const view: View = seats.honour === '右' ? { 右为尊: '是' } : {}
  if (forms.includes('主席台') && platform.length > 0) {
    const { rows } = platformRows(platform, { ...way, perRow })
    // The front row is nearest to the audience: it is printed last, above the hall.
    view['主席台排'] = grid(rows.toReversed()).map((row) => row.map(cell))
    view['主席台人数'] = platform.length
    if (seats.platform) view['指定顺序'] = '是'
    if (rows[0]!.includes(undefined)) view['一号居中'] = '是'
  }
  if (forms.includes('台下') && hall.length > 0) {
    const rows = hallRows(hall, rowLength(seats.hallPerRow, usualHallRow), way)
    view['台下排'] = grid(rows).map((row) => row.map(cell))
    view['台下人数'] = hall.length
  }
  if (forms.includes('回字形') && here.length > 0) {
    const plan = ringOf(seats, [...platform, ...hall])
    view['回字'] = { 人数: here.length, 回字排: ringRows(plan, cell) }
  }
  return view
}

/** How many seats a row has: a count of the sheet, as far as a page can show it. */
function rowLength(text: string | undefined, usual: number): number {
  const count = Number(text ?? Number.NaN)
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, mostInRow) : usual
}

/** Whom names call: a person, all of a unit, or who stands in for somebody. The others follow as they were. */
function inOrder(names: readonly string[] | undefined, people: readonly Person[]): Person[] {
  return [...new Set([...(names ?? []).flatMap((name) => called(name, people)), ...people])]
}

function called(name: string, people: readonly Person[]): readonly Person[] {
  const forms = [
    (person: Person) => person.name === name,
    (person: Person) => person.entry.instead === name,
    (person: Person) => person.unit === name,
  ]
  return forms.map((form) => people.filter(form)).find((found) => found.length > 0) ?? []
}

/** The sides as the sheet gives them, of those who come; whom it does not name sits at the ends. */
function ringOf(seats: NonNullable<Meeting['sheet']['seats']>, here: readonly Person[]): Ring<Person> {
  const honour = seats.honour === undefined ? {} : { honour: seats.honour }
  const { chairSide, otherSide, ends } = seats.ring ?? {}
  if (!chairSide && !otherSide && !ends) return ring(ringSides(here), honour)
  const taken = new Set<Person>()
  const side = (wanted: readonly string[] | undefined): Person[] => {
    const found = (wanted ?? []).flatMap((name) => called(name, here)).filter((person) => !taken.has(person))
    for (const person of found) taken.add(person)
    return [...new Set(found)]
  }
  const sides = { chairSide: side(chairSide), otherSide: side(otherSide), ends: side(ends) }
  const others = here.filter((person) => !taken.has(person))
  return ring({ ...sides, ends: [...sides.ends, ...others] }, honour)
}

/** What stands in the middle of a ring. */
const table: View = { 显示: '会议桌' }

/** A ring as the rows of a table: the long sides above and below, the ends at both hands, the table in the middle. */
function ringRows(plan: Ring<Person>, cell: (person: Person) => View): View[][] {
  const [top, bottom] = [plan.top.map(cell), plan.bottom.map(cell)]
  const [left, right] = [plan.left.map(cell), plan.right.map(cell)]
  const width = Math.max(top.length, bottom.length, 1)
  const long = (side: View[]): View[] => {
    const before = Math.floor((width - side.length) / 2)
    return [{}, ...Array.from({ length: width }, (_, i) => side[i - before] ?? {}), {}]
  }
  const height = Math.max(left.length, right.length, 1)
  const middle = Array.from({ length: height }, (_, i) => [
    left[i] ?? {},
    ...Array.from({ length: width }, () => table),
    right[i] ?? {},
  ])
  return [...(top.length > 0 ? [long(top)] : []), ...middle, ...(bottom.length > 0 ? [long(bottom)] : [])]
}
