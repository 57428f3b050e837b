/** What in a meeting sheet contradicts itself or the fact sheet of its speech. Told before anything is printed. */
import { endOf, isDatedDue, type Facts } from '../facts/index.ts'
import { compareDays, formatDay, parseDay } from '../text/dates.ts'
import type { Place } from '../text/place.ts'
import type { Path } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import { brokenTimes } from './check-timetable.ts'
import { formatClock, parseClock, parseMoment } from './clock.ts'
import { nearestName, personNamed } from './people.ts'
import type { Meeting } from './read.ts'

/** All contradictions of a meeting, each at its place. */
export function checkMeeting(meeting: Meeting, facts: Facts | undefined): Problem[] {
  return [
    ...clocks(meeting),
    ...itemClocks(meeting),
    ...brokenTimes(meeting),
    ...chair(meeting),
    ...dates(meeting),
    ...replyTime(meeting),
    ...againstSpeech(meeting, facts),
  ]
}

function at(meeting: Meeting, path: Path): { place?: Place } {
  const place = meeting.places.of(path)
  return place ? { place } : {}
}

/** Times that are none, a meeting that ends before it begins, an agenda that takes longer than the meeting. */
function clocks(meeting: Meeting): Problem[] {
  const { time = {} } = meeting.sheet
  const problems: Problem[] = []
  for (const key of ['from', 'to', 'register'] as const)
    problems.push(...noClock(time[key], `time/${key}`, meeting))
  const [from, to] = [parseClock(time.from), parseClock(time.to)]
  if (from !== undefined && to !== undefined && to <= from && time.until === undefined) {
    const message = `会议“止”（${time.to}）不晚于“起”（${time.from}），请核对；下午的时刻写成 14:30`
    problems.push({ code: 'meeting/clock', level: 'error', message, ...at(meeting, 'time/to') })
  }
  const last = meeting.timetable.findLast((item) => item.to !== undefined)?.to
  if (to !== undefined && last !== undefined && last > to && time.until === undefined) {
    const message = `照各项的分钟数，议程要到${formatClock(last)}才完，超过了会议的“止”（${time.to}）`
    problems.push({ code: 'meeting/minutes', level: 'warn', message, ...at(meeting, 'agenda') })
  }
  const register = parseClock(time.register)
  if (register !== undefined && from !== undefined && register >= from && time.until === undefined) {
    const message = `报到时间（${time.register}）不早于开会时间（${time.from}）`
    problems.push({ code: 'meeting/clock', level: 'error', message, ...at(meeting, 'time/register') })
  }
  return problems
}

function noClock(text: string | undefined, path: Path, meeting: Meeting): Problem[] {
  if (text === undefined || text === missing || parseClock(text) !== undefined) return []
  const message = `“${text}”不是时刻，请写成 9:00、14:30 的样子`
  return [{ code: 'meeting/clock', level: 'error', message, ...at(meeting, path) }]
}

/** Items of the agenda with times that are none, or that take no time or go back in it. */
function itemClocks(meeting: Meeting): Problem[] {
  return meeting.agenda.flatMap(({ path, entry, minutes, from, to }): Problem[] => {
    const say = (message: string, key: string): Problem => ({
      code: 'meeting/clock',
      level: 'error',
      message,
      ...at(meeting, `${path}/${key}`),
    })
    const isStated = parseClock(entry.to) !== undefined
    return [
      ...noClock(entry.from, `${path}/from`, meeting),
      ...noClock(entry.to, `${path}/to`, meeting),
      ...(minutes !== undefined && minutes <= 0
        ? [say(`这一项的“分钟”是${entry.minutes}，应大于0，请核对`, 'minutes')]
        : []),
      ...(isStated && from !== undefined && to !== undefined && to <= from
        ? [say(`这一项的“止”（${entry.to}）不晚于它的开始（${formatClock(from)}），请核对`, 'to')]
        : []),
    ]
  })
}

function chair(meeting: Meeting): Problem[] {
  const { chair: name } = meeting.sheet
  if (name === undefined || name === missing) return []
  const person = personNamed(meeting.people, name)
  if (person && person.status !== '请假') return []
  const guess = nearestName(meeting.people, name)
  const message = person
    ? `主持人“${name}”请了假，请核对`
    : `“参会”里没有主持人“${name}”${guess ? `，是否应为“${guess}”？` : '，请先写进“参会”'}`
  return [{ code: 'meeting/chair', level: 'error', message, ...at(meeting, 'chair') }]
}

/** Deadlines before the meeting; days of preparation after it. */
function dates(meeting: Meeting): Problem[] {
  const { day, sheet } = meeting
  if (!day) return []
  const said = formatDay(day)
  const problems: Problem[] = []
  const late = (text: string | undefined, path: Path, what: string): void => {
    const due = text !== undefined && isDatedDue(text) ? endOf(text) : undefined
    if (!due || compareDays(due, day) >= 0) return
    const message = `${what}（${formatDay(due)}）早于开会的日子（${said}），请核对`
    problems.push({ code: 'meeting/deadline', level: 'error', message, ...at(meeting, path) })
  }
  ;(sheet.tasks ?? []).forEach((task, i) => late(task.due, `tasks/${i}/due`, '任务的完成时限'))
  ;(sheet.decisions ?? []).forEach((one, i) => late(one.due, `decisions/${i}/due`, '议定事项的完成时限'))
  late(sheet.feedback?.due, 'feedback/due', '报送贯彻落实情况的日期')
  const early = (text: string | undefined, path: Path, what: string): void => {
    const when = text === undefined ? undefined : parseMoment(text)?.day
    if (!when || compareDays(when, day) <= 0) return
    const message = `${what}（${formatDay(when)}）晚于开会的日子（${said}），请核对`
    problems.push({ code: 'meeting/deadline', level: 'error', message, ...at(meeting, path) })
  }
  early(sheet.notice?.signed, 'notice/signed', '通知的成文日期')
  early(sheet.notice?.reply, 'notice/reply', '回执截止时间')
  early(sheet.statements?.due, 'statements/due', '表态发言的交稿日期')
  if (sheet.time?.until !== undefined) {
    const until = parseDay(sheet.time.until)
    if (until && compareDays(until, day) < 0) {
      const message = `“结束日期”早于开会的日子（${said}）`
      problems.push({ code: 'meeting/deadline', level: 'error', message, ...at(meeting, 'time/until') })
    }
  }
  return problems
}

/** By when the replies are due, as the papers can tell it: with the day of the week, and the hour as it is said. */
function replyTime(meeting: Meeting): Problem[] {
  const { reply } = meeting.sheet.notice ?? {}
  if (reply === undefined || reply === missing || parseMoment(reply)) return []
  const message = `“回执截止”写的是“${reply}”，认不出是哪天几点，只能照样印出；请写成 2026-06-10 17:00 的样子`
  return [{ code: 'meeting/clock', level: 'warn', message, ...at(meeting, 'notice/reply') }]
}

/** The speech is given on the day of the meeting, by somebody who is there. */
function againstSpeech(meeting: Meeting, facts: Facts | undefined): Problem[] {
  if (!facts) return []
  const problems: Problem[] = []
  const related = (path: Path): Pick<Problem, 'related'> => {
    const place = facts.places.of(path)
    return place ? { related: [{ message: '讲话的事实表里', place }] } : {}
  }
  const spoken = parseDay(facts.sheet.date)
  if (meeting.day && spoken && compareDays(meeting.day, spoken) !== 0) {
    const message = `会议是${formatDay(meeting.day)}，讲话的事实表里写的是${formatDay(spoken)}，请核实后改为一致`
    problems.push({
      code: 'meeting/date',
      level: 'error',
      message,
      ...at(meeting, 'time/date'),
      ...related('date'),
    })
  }
  const { name, post } = facts.sheet.speaker ?? {}
  const person = name === undefined ? undefined : personNamed(meeting.people, name)
  if (name !== undefined && name !== missing && !person && meeting.people.length > 0) {
    const guess = nearestName(meeting.people, name)
    const message = `“参会”里没有讲话人“${name}”${guess ? `，是否应为“${guess}”？` : ''}`
    problems.push({
      code: 'meeting/speaker',
      level: 'error',
      message,
      ...at(meeting, 'attendees'),
      ...related('speaker'),
    })
  }
  if (person && post !== undefined && post !== missing && !person.title.endsWith(post)) {
    const message = `讲话人“${name}”的职务，“参会”里是“${person.post}”，讲话的事实表里是“${post}”，请核实后改为一致`
    problems.push({
      code: 'meeting/post',
      level: 'error',
      message,
      ...at(meeting, person.path),
      ...related('speaker/post'),
    })
  }
  return problems
}
