/** Who takes part: the sheet's 参会, filled up from the office's own people, in the order in which they are listed. */
import type { Office } from '../office/index.ts'
import { nearest } from '../text/nearest.ts'
import { bareName } from '../text/person-name.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import type { AttendeeEntry, AttendeeStatus, MeetingSheet } from './schema.ts'
import { titleOf } from './titles.ts'

export interface Person {
  /** attendees/3, in the meeting sheet. */
  path: Path
  name: string
  unit: string
  /** As given, or as bigan.yaml has it. */
  post: string
  /** The post with the unit before it where it is not in it yet: 区招商局局长. Leaders' posts stand as they are. */
  title: string
  status: AttendeeStatus
  platform: boolean
  leader: boolean
  entry: AttendeeEntry
}

/** What 会场 may say for the main venue, where a sheet writes it out. */
const mainVenue = '主会场'

/** True of whoever sits in the main venue, or would if they came. */
export function isInMainVenue({ entry }: Person): boolean {
  return entry.venue === undefined
}

/** True of all who come: 出席, 列席 and 替会. */
export function isPresent(person: Person): boolean {
  return person.status !== '请假'
}

/**
 * The people of a meeting in order: those on the platform first, then by 排序, then as written. What contradicts the
 * office's own list, and names that stand twice, are problems.
 */
export function peopleOf(sheet: MeetingSheet, places: Places, office: Office, problems: Problem[]): Person[] {
  const listed = (sheet.attendees ?? []).map((entry, i) =>
    personOf(entry, join('attendees', i), places, office, problems),
  )
  const people = atOwnVenues(listed, sheet, places, problems)
  tellSeveral(people, places, problems)
  tellTwice(people, places, problems)
  tellSubstitutes(people, places, problems)
  return people
    .map((person, i) => ({ person, i }))
    .sort((a, b) => rank(a.person) - rank(b.person) || a.i - b.i)
    .map(({ person }) => person)
}

/** The platform before the hall, then 排序; without one, after those who have one. */
function rank({ platform, entry }: Person): number {
  const order = Number(entry.order ?? Number.NaN)
  return (platform ? 0 : 1e6) + (Number.isNaN(order) ? 1e5 : order)
}

function personOf(
  entry: AttendeeEntry,
  path: Path,
  places: Places,
  office: Office,
  problems: Problem[],
): Person {
  const name = entry.name ?? missing
  const known = office.people?.find((one) => one.name === entry.name)
  const held = known?.post
  const unit = entry.unit ?? ''
  if (held !== undefined && entry.post !== undefined && !isSamePost(held, entry.post, unit, office)) {
    const place = places.of(join(path, 'post'))
    const message = `“${name}”的职务这里写的是“${entry.post}”，bigan.yaml 里是“${held}”，请核实后改为一致`
    problems.push({ code: 'meeting/post', level: 'warn', message, ...(place ? { place } : {}) })
  }
  const post = entry.post ?? held ?? ''
  const platform = entry.platform ?? false
  const leader = entry.leader ?? platform
  return {
    path,
    name,
    unit,
    post,
    title: titleOf(unit, post, leader),
    status: entry.status ?? '出席',
    platform,
    leader,
    entry: atVenue(entry),
  }
}

/** An entry whose 会场 is the main one says nothing else than one without. */
function atVenue({ venue, ...entry }: AttendeeEntry): AttendeeEntry {
  return venue === undefined || venue === mainVenue ? entry : { ...entry, venue }
}

/** True where two posts are one, told with the unit or without it: 局长 of 县发改局, 县发改局局长. */
function isSamePost(a: string, b: string, unit: string, office: Office): boolean {
  const known = office.units?.find(({ name, short }) => name === unit || short === unit)
  const units = [unit, known?.name ?? unit, known?.short ?? unit]
  return a === b || units.some((one) => titleOf(one, a, false) === titleOf(one, b, false))
}

/** Who chairs a branch venue is there: with no 会场 of their own they are counted and seated there. */
function atOwnVenues(
  people: readonly Person[],
  { venues = [] }: MeetingSheet,
  places: Places,
  problems: Problem[],
): Person[] {
  const venueOf = new Map(
    venues.flatMap(({ chair, name }) => {
      const person = chair === undefined ? undefined : personNamed(people, chair)
      return person && name !== undefined && name !== missing ? [[person, name] as const] : []
    }),
  )
  return people.map((person) => {
    const venue = venueOf.get(person)
    const own = person.entry.venue
    if (venue === undefined || own === venue) return person
    const place = places.of(own === undefined ? person.path : join(person.path, 'venue'))
    const say = (level: 'info' | 'warn', message: string): void => {
      problems.push({ code: 'meeting/venue', level, message, ...(place ? { place } : {}) })
    }
    if (own !== undefined) {
      say('warn', `“${person.name}”是${venue}的主持人，“会场”写的却是“${own}”，请核对`)
      return person
    }
    say('info', `“${person.name}”是${venue}的主持人，没有写“会场”，已按在${venue}参会算，主会场不排座`)
    return { ...person, entry: { ...person.entry, venue } }
  })
}

/** 周全、陈刚 in one place: no name has such a mark, and two people need two cards. */
function tellSeveral(people: readonly Person[], places: Places, problems: Problem[]): void {
  for (const { name, path } of people) {
    if (!/[、，,；;/／]/u.test(name)) continue
    const place = places.of(join(path, 'name')) ?? places.of(path)
    const message = `“${name}”像是几个人写在了一处，请一人一行，各写单位和职务`
    problems.push({ code: 'meeting/several-people', level: 'error', message, ...(place ? { place } : {}) })
  }
}

function tellTwice(people: readonly Person[], places: Places, problems: Problem[]): void {
  const seen = new Map<string, Person>()
  for (const person of people) {
    const key = `${person.name}\n${person.unit}`
    const first = seen.get(key)
    if (!first || person.name === missing) {
      seen.set(key, person)
      continue
    }
    const place = places.of(person.path)
    const before = places.of(first.path)
    problems.push({
      code: 'meeting/person-twice',
      level: 'error',
      message: `“${person.name}”在“参会”里写了两次，请保留一个；同名不同人请写清各自的单位`,
      ...(place ? { place } : {}),
      ...(before ? { related: [{ message: '首次出现', place: before }] } : {}),
    })
  }
}

/** 替会 says for whom; whom somebody stands in for cannot be there as well. */
function tellSubstitutes(people: readonly Person[], places: Places, problems: Problem[]): void {
  for (const { entry, status, path, name } of people) {
    const place = places.of(entry.instead === undefined ? path : join(path, 'instead'))
    const say = (message: string): void => {
      problems.push({ code: 'meeting/substitute', level: 'warn', message, ...(place ? { place } : {}) })
    }
    if (status === '替会' && entry.instead === undefined) say(`“${name}”是替会，请写明“替”谁`)
    if (status !== '替会' && entry.instead !== undefined)
      say(`“${name}”写了“替”，状态却是“${status}”，请改为“替会”`)
    const other = people.find((one) => one.name === entry.instead)
    if (status === '替会' && other && isPresent(other))
      say(`“${name}”替“${other.name}”参会，“${other.name}”的状态却是“${other.status}”，请核对`)
  }
}

/** A person by name; 区招商局局长王伟, title and name, tells two of one name apart. */
export function personNamed(people: readonly Person[], name: string): Person | undefined {
  const bare = bareName(name)
  return (
    people.find((person) => bareName(person.name) === bare) ??
    people.find((person) => bareName(`${person.title}${person.name}`) === bare)
  )
}

/** Who speaks for a unit: the first of it who comes and is no leader on the platform. */
export function speakerOfUnit(people: readonly Person[], unit: string): Person | undefined {
  const own = people.filter((person) => person.unit === unit && isPresent(person))
  return own.find((person) => !person.platform) ?? own[0]
}

/** The name that is most like one that nobody has. */
export function nearestName(people: readonly Person[], name: string): string | undefined {
  return nearest(
    name,
    people.flatMap((person) => [person.name, person.unit]).filter((one) => one !== ''),
  )
}

/** How many were called, come, are excused: for 签到表 and 主持词. */
export interface Attendance {
  /** All who were called: nobody is counted twice for whom another comes. */
  called: number
  /** All who come, 列席 included. */
  present: number
  attending: number
  auditing: number
  substitutes: number
  /** Who is missed: `called` less `present`. Whoever sends somebody is on leave and not missed. */
  excused: number
}

export function attendanceOf(people: readonly Person[]): Attendance {
  const count = (status: AttendeeStatus): number => people.filter((one) => one.status === status).length
  const [attending, auditing, substitutes] = [count('出席'), count('列席'), count('替会')]
  const present = attending + auditing + substitutes
  const replaced = new Set(people.filter(isPresent).map(({ entry }) => entry.instead))
  const excused = people.filter(({ status, name }) => status === '请假' && !replaced.has(name)).length
  return {
    called: present + excused,
    present,
    attending,
    auditing,
    substitutes,
    excused,
  }
}
