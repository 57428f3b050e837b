import { readTexts, type Facts, type Piece } from '../facts/index.ts'
import type { Office } from '../office/index.ts'
import type { Entries } from '../text/datum.ts'
import { parseDay, type Day } from '../text/dates.ts'
import { keyAt, terms } from '../text/keys.ts'
import type { Path, Places } from '../text/places.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import { shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { isItem, timetableOf, type AgendaItem } from './agenda.ts'
import { checkMeeting } from './check-meeting.ts'
import { meetingRoot } from './join.ts'
import { withinLimits } from './limits.ts'
import { numbersOf, type MeetingNumbers } from './numbers.ts'
import { peopleOf, type Person } from './people.ts'
import { rankingOf, type Ranking } from './ranking.ts'
import { meetingSchema, type MeetingSheet } from './schema.ts'
import { withMeetingTables, type Tables } from './tables.ts'
import { tasksOf, type Assignment } from './tasks.ts'

/** A meeting sheet, read and checked, with what follows from it: what the papers of a pack are filled from. */
export interface Meeting {
  source: Source
  sheet: MeetingSheet
  places: Places
  texts: ReadonlyMap<Path, Piece[]>
  day?: Day
  /** In the order in which they are listed. */
  people: Person[]
  /** What the meeting goes through: 议程 without its breaks. */
  agenda: AgendaItem[]
  /** All rows of 议程, in the sheet's order. */
  timetable: AgendaItem[]
  tasks: Assignment[]
  ranking?: Ranking
  /** The numbers that the sheet gives, or that follow from it; worked out where they are asked for. */
  numbers: () => MeetingNumbers
}

export interface ReadMeetingOptions {
  /** Tables by file as written in the sheet. */
  tables?: Tables
  /** The facts of the speech: what 【】 in the meeting's texts refers to, and where its tasks come from. */
  facts?: Facts
  office?: Office
}

/** Keys that no text begins with: see the reader of fact sheets. */
const neverProse: ReadonlySet<string> = new Set([
  terms.agendaItem.matter,
  terms.attendee.name,
  terms.agendaItem.paper,
])

/** Reads a meeting sheet (YAML). Never throws on content: all problems of the sheet come in one run. */
export function readMeeting(source: Source, options: ReadMeetingOptions = {}): Result<Meeting> {
  const yaml = readYaml(source, { keys: neverProse })
  const problems: Problem[] = [...yaml.problems]
  const datum = yaml.value
  const top: Entries =
    datum.kind === 'entries'
      ? withinLimits(withMeetingTables(datum, options.tables ?? new Map(), problems), problems)
      : { kind: 'entries', entries: [], place: datum.place }
  if (datum.kind !== 'entries' && !problems.some(({ level }) => level === 'error')) {
    const what = datum.kind === 'empty' ? '会议表是空的' : '会议表应由“键: 值”组成'
    const message = `${what}，至少要写“名称”和“时间”；可照 content/meetings 里的样表来写`
    problems.push({ code: 'sheet/empty', level: 'error', message, place: datum.place })
  }
  const shaped = shape(top, meetingSchema, { sheet: '会议表' })
  problems.push(...shaped.problems)
  const { places } = shaped.value
  const sheet = validate(shaped.value.value, top, places, problems)
  const { facts, office = {} } = options
  const texts = readTexts(sheet, facts?.figures ?? new Map(), places, problems)
  const people = peopleOf(sheet, places, office, problems)
  const timetable = timetableOf(sheet, people, places, problems)
  const ranking = rankingOf(sheet, places, problems)
  const day = parseDay(sheet.time?.date ?? '')
  const read: Omit<Meeting, 'numbers'> = {
    source,
    sheet,
    places,
    texts,
    people,
    agenda: timetable.filter(isItem),
    timetable,
    tasks: tasksOf(sheet, facts, meetingRoot),
    ...(day ? { day } : {}),
    ...(ranking ? { ranking } : {}),
  }
  const meeting: Meeting = { ...read, numbers: () => numbersOf(read, facts) }
  problems.push(...checkMeeting(meeting, facts))
  return { value: meeting, problems: sortProblems(problems) }
}

function validate(value: unknown, top: Entries, places: Places, problems: Problem[]): MeetingSheet {
  const whole = { ...(value as Record<string, unknown>) }
  const told = (path: string): boolean =>
    top.entries.some((one) => keyAt('meeting', one.key.trim()) === path && one.value.kind !== 'empty')
  const require = (key: 'name' | 'time', what: string): void => {
    if (whole[key] !== undefined || told(key) || problems.some(({ code }) => code === 'sheet/empty')) return
    const message = `缺少“${what}”，请补上；还没有定的写“待补”`
    problems.push({ code: 'sheet/required', level: 'error', message, place: top.place })
  }
  require('name', terms.meeting.name)
  require('time', terms.meeting.time)
  whole['name'] ??= ''
  const parsed = meetingSchema.safeParse(whole, { jitless: true })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('/')
    const place = places.of(path)
    const message = `“${places.written(path) ?? path}”的内容无法识别，请对照样表核对写法`
    problems.push({ code: 'sheet/type', level: 'error', message, ...(place ? { place } : {}) })
  }
  return { name: String(whole['name']) }
}
