/** The agenda of a meeting as templates see it, and the units that speak. */
import {
  formatClock,
  inMeeting,
  isItem,
  mainSpeech,
  parseClock,
  partOfDay,
  personNamed,
  spokenClock,
  type AgendaItem,
  type Meeting,
  type Person,
  type Speaker,
} from '../meeting/index.ts'
import { compareDays, formatDay, parseDay, weekday, type Day } from '../text/dates.ts'
import { chineseNumber } from '../text/numerals.ts'
import type { Expanding } from './expand.ts'
import { actionOf, reportedIn } from './action-view.ts'
import { heardAt } from './heard-view.ts'
import { given } from './people-view.ts'
import { unitTasks, unitView } from './unit-view.ts'
import { dropAbsent, withStanding, type View } from './view.ts'

/** 时间 of the meeting in the forms that papers print. `base` is the view of what the sheet says. */
export function timeView(meeting: Meeting, base: View, context: Expanding): View {
  const { day, sheet } = meeting
  const time = sheet.time ?? {}
  const [from, to, register] = [parseClock(time.from), parseClock(time.to), parseClock(time.register)]
  const say = (text: string | undefined, key: string): string | undefined =>
    given(text, `time/${key}`, context)
  const until = parseDay(time.until ?? '')
  const days = day && until && compareDays(day, until) < 0
  const date = day && say(`${formatDay(day)}（${weekday(day)}）`, 'date')
  const span = days ? `至${say(untilWords(day, until), 'until')}` : ''
  const start = from === undefined ? '' : say(spokenClock(from), 'from')
  const view: View = {
    ...base,
    日期: day ? say(formatDay(day), 'date') : base['日期'],
    // Of several days: those alone, since the last day's 上午9:00 would be another time.
    全: date === undefined ? base['日期'] : `${date}${span}${days ? '' : start}`,
    月日: day && say(`${day.month}月${day.day}日`, 'date'),
    星期: day && say(weekday(day), 'date'),
    时段: from === undefined ? undefined : say(partOfDay(from), 'from'),
    起点: from === undefined ? undefined : say(spokenClock(from), 'from'),
    终点: to === undefined ? undefined : say(spokenClock(to), 'to'),
    起止: from === undefined ? undefined : spanWords(from, days ? undefined : to, say),
    报到点: register === undefined ? undefined : say(spokenClock(register), 'register'),
  }
  return dropAbsent(view)
}

/** 上午9:00至10:00 · 上午9:00至下午4:10: the part of the day stands again where it is another. */
function spanWords(
  from: number,
  to: number | undefined,
  say: (text: string, key: string) => string | undefined,
): string {
  const start = say(spokenClock(from), 'from') ?? ''
  if (to === undefined) return start
  const end = spokenClock(to)
  const part = partOfDay(to)
  return `${start}至${say(part === partOfDay(from) ? end.slice(part.length) : end, 'to')}`
}

function untilWords(from: Day, until: Day): string {
  const month = from.month === until.month && from.year === until.year ? '' : `${until.month}月`
  const year = from.year === until.year ? '' : `${until.year}年`
  return `${year}${month}${until.day}日（${weekday(until)}）`
}

/** The views of the people of a meeting. */
type People = ReadonlyMap<Person, View>

/**
 * Everything about the agenda: its items, days, speakers. `items` are the views of the sheet's own entries, `people` those
 * of everybody.
 */
export function agendaView(
  meeting: Meeting,
  items: readonly View[],
  people: People,
  context: Expanding,
): View {
  const { chair: name } = meeting.sheet
  const chair = name === undefined ? undefined : personNamed(meeting.people, name)
  const { agenda, timetable } = meeting
  const numbers = new Map(agenda.map((item, i) => [item, i + 1]))
  const rows = timetable.map((item, i) =>
    itemView(item, numbers.get(item), items[i] ?? {}, chair, people, context),
  )
  const views = rows.filter((_, i) => isItem(timetable[i]!))
  // Items of which nobody knows how long they take leave the whole unknown.
  const timed = timetable.every(({ minutes }) => minutes !== undefined)
  const minutes = timetable.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
  const named = context.facts.sheet.speaker?.name
  const speech = mainSpeech(
    agenda,
    chair,
    named === undefined ? undefined : personNamed(meeting.people, named),
  )
  const main = speech && views[agenda.indexOf(speech)]!
  if (main && !main['本人']) main['小结'] = '是'
  return dropAbsent({
    各项: views,
    项数: agenda.length,
    总时长: timed && minutes > 0 ? minutes : undefined,
    讲话项: main,
    通用要求: hasUsualDemands(meeting, views) ? '是' : undefined,
    会上: heardAt(agenda, views, chair),
    主持项: views.find((view) => view['形式'] === '主持'),
    通报项: views.find((view) => view['形式'] === '通报'),
    表态单位: statementsOf(meeting, people, context),
    多日: meeting.sheet.time?.until === undefined ? undefined : '是',
    各日: daysOf(timetable, rows, context),
  })
}

/** Meetings that hand no tasks out. */
const withoutDemands: ReadonlySet<string | undefined> = new Set(['座谈会', '表彰会', '培训会', '签约仪式'])

/** True where the chair may close with the demands that every meeting has: none where he has spoken himself. */
function hasUsualDemands({ sheet, agenda }: Meeting, views: readonly View[]): boolean {
  return (
    !withoutDemands.has(sheet.type) && !agenda.some(({ form }, i) => form === '讲话' && views[i]!['本人'])
  )
}

function itemView(
  item: AgendaItem,
  number: number | undefined,
  base: View,
  chair: Person | undefined,
  people: People,
  context: Expanding,
): View {
  const { path, form, speakers, minutes } = item
  const matter = base['事项']
  const action = typeof matter === 'string' ? actionOf(matter, item) : undefined
  const presides = speakers.some(({ person }) => person !== undefined && person === chair)
  const view: View = {
    ...base,
    项: number,
    序词: number === undefined ? undefined : chineseNumber(number),
    形式: form,
    所为: action,
    所报: action === undefined ? undefined : reportedIn(action),
    本人: form === '主持' || (presides && speakers.length === 1) ? '是' : undefined,
    同台: presides && speakers.length > 1 ? '是' : undefined,
    点名: speakers.map((speaker) => calledAs(speaker, chair, people, context)),
    发言人: speakers.map((speaker) => speakerView(speaker, people, context)),
    发言: speakers.map((speaker) => speakerWords(speaker, people, context)),
    分钟: minutes === undefined ? undefined : given(String(minutes), `${path}/minutes`, context),
    起点: item.from === undefined ? undefined : given(formatClock(item.from), `${path}/from`, context),
    终点: item.to === undefined ? undefined : given(formatClock(item.to), `${path}/to`, context),
  }
  return withStanding(dropAbsent(view), { path: inMeeting(path), level: 'agendaItem' })
}

/** 区招商局局长某某, a unit with who speaks for it, or the words of the sheet. */
function speakerWords(speaker: Speaker, people: People, context: Expanding): string {
  if (speaker.person) return people.get(speaker.person)!['称呼'] as string
  return given(speaker.text, speaker.path, context) ?? ''
}

/** How the chair calls somebody: 在东河镇分会场的东河镇镇长某某同志; 我 of himself. */
function calledAs(speaker: Speaker, chair: Person | undefined, people: People, context: Expanding): string {
  const { person } = speaker
  if (!person) return speakerWords(speaker, people, context)
  if (person === chair) return '我'
  const { 会场: venue, 称呼: title, 称谓: address } = people.get(person)!
  return `${venue === undefined ? '' : `在${venue}的`}${title}${address ?? ''}`
}

function speakerView(speaker: Speaker, people: People, context: Expanding): View {
  const own = speaker.person ? people.get(speaker.person)! : {}
  const unit = speaker.unit === undefined ? undefined : given(speaker.unit, speaker.path, context)
  return {
    ...own,
    ...(unit ? { 单位: unit } : {}),
    称呼: speakerWords(speaker, people, context),
  }
}

/** In how many ways units speak of what they will do: no two neighbours in the same. */
const styles = ['甲', '乙', '丙'] as const

/** The units that speak of what they will do, in the order of the agenda, each with its own targets and tasks. */
function statementsOf(meeting: Meeting, people: People, context: Expanding): View[] {
  const { statements = {} } = meeting.sheet
  const speaking = meeting.agenda
    .filter(({ form }) => form === '表态发言')
    .flatMap((item) => item.speakers.map((speaker) => ({ item, speaker })))
  return speaking.map(({ item, speaker }, i): View => {
    const unit = speaker.unit ?? speaker.person?.unit ?? speaker.text
    const say = (text: string | undefined, path: string): string | undefined => given(text, path, context)
    const day = parseDay(statements.due ?? '')
    return dropAbsent({
      ...speakerView(speaker, people, context),
      单位: say(unit, speaker.path),
      项: i + 1,
      序词: chineseNumber(i + 1),
      总数: speaking.length,
      分钟:
        statements.minutes === undefined
          ? say(minutesOfEach(item), `${item.path}/minutes`)
          : say(statements.minutes, 'statements/minutes'),
      字数: say(statements.words, 'statements/words'),
      交稿: say(day ? formatDay(day) : statements.due, 'statements/due'),
      报送: say(statements.to, 'statements/to'),
      ...unitView(meeting, unit, context),
      ...unitTasks(meeting, unit, context),
      体例: styles[i % styles.length],
      ...(speaking.length > styles.length ? { 轮: Math.floor(i / styles.length) } : {}),
    })
  })
}

/** How many whole minutes of its item each of several speakers has; undefined where that is none. */
function minutesOfEach({ minutes = 0, speakers }: AgendaItem): string | undefined {
  const each = speakers.length === 1 ? minutes : Math.floor(minutes / speakers.length)
  return each > 0 ? String(each) : undefined
}

/** The agenda by days, of a meeting that takes more than one or has its times. */
function daysOf(
  timetable: readonly AgendaItem[],
  views: readonly View[],
  context: Expanding,
): View[] | undefined {
  const days: { day: Day; items: View[] }[] = []
  timetable.forEach((item, i) => {
    if (!item.day) return
    const last = days.at(-1)
    if (last && compareDays(last.day, item.day) === 0) last.items.push(views[i]!)
    else days.push({ day: item.day, items: [views[i]!] })
  })
  if (days.length === 0) return undefined
  return days.map(({ day, items }) => ({
    全: given(`${day.month}月${day.day}日（${weekday(day)}）`, 'time/date', context),
    各项: items,
  }))
}
