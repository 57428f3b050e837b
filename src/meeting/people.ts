/** Who takes part: the sheet's 参会, filled up from the office's own people, in the order in which they are listed. */
import type { Office } from '../office/index.ts'
import { nearest } from '../text/nearest.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import type { AttendeeEntry, AttendeeStatus, MeetingSheet } from './schema.ts'

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

/** True of all who come: 出席, 列席 and 替会. */
export function isPresent(person: Person): boolean {
  return person.status !== '请假'
}

/**
 * The people of a meeting in order: those on the platform first, then by 排序, then as written. What contradicts the
 * office's own list, and names that stand twice, are problems.
 */
export function peopleOf(sheet: MeetingSheet, places: Places, office: Office, problems: Problem[]): Person[] {
  const people = (sheet.attendees ?? []).map((entry, i) =>
    personOf(entry, join('attendees', i), places, office, problems),
  )
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
  if (held !== undefined && entry.post !== undefined && held !== entry.post) {
    const place = places.of(join(path, 'post'))
    const message = `“${name}”的职务这里写的是“${entry.post}”，bigan.yaml 里是“${held}”，请核实后改为一致`
    problems.push({ code: 'meeting/post', level: 'warn', message, ...(place ? { place } : {}) })
  }
  const post = entry.post ?? held ?? ''
  const unit = entry.unit ?? ''
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
    entry,
  }
}

function titleOf(unit: string, post: string, leader: boolean): string {
  // 区纪委监委, 区纪委副书记: a post that begins as its unit does says it already.
  if (leader || post === '' || (unit !== '' && post.startsWith(unit.slice(0, 2))))
    return post === '' ? unit : post
  return `${unit}${post}`
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

/** A person by name; `unit` tells two of one name apart. */
export function personNamed(people: readonly Person[], name: string): Person | undefined {
  const bare = name.replaceAll(/[\s\u3000]/gu, '')
  return (
    people.find((person) => person.name === bare) ??
    people.find((person) => bare === `${person.title}${person.name}`)
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
  excused: number
}

export function attendanceOf(people: readonly Person[]): Attendance {
  const count = (status: AttendeeStatus): number => people.filter((one) => one.status === status).length
  const [attending, auditing, substitutes, excused] = [
    count('出席'),
    count('列席'),
    count('替会'),
    count('请假'),
  ]
  const replaced = people.filter(
    (one) => one.status === '请假' && people.some((other) => other.entry.instead === one.name),
  ).length
  return {
    called: attending + auditing + substitutes + excused - replaced,
    present: attending + auditing + substitutes,
    attending,
    auditing,
    substitutes,
    excused,
  }
}
