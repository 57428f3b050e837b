/** The agenda: who does what in which order, when, with which paper. */
import type { Day } from '../text/dates.ts'
import { parseDay } from '../text/dates.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import { parseClock, type Minutes } from './clock.ts'
import { nearestName, personNamed, speakerOfUnit, type Person } from './people.ts'
import type { AgendaEntry, AgendaForm, MeetingSheet } from './schema.ts'

export interface Speaker {
  /** agenda/1/who/0 */
  path: Path
  /** As written. */
  text: string
  /** Whoever it is in 参会; absent for a unit of which nobody is listed, and for 各单位, 全体…. */
  person?: Person
  /** Set where a unit is named. */
  unit?: string
}

export interface AgendaItem {
  path: Path
  entry: AgendaEntry
  form: AgendaForm
  speakers: Speaker[]
  minutes?: number
  day?: Day
  from?: Minutes
  to?: Minutes
}

/** A matter that is nothing else: 午餐、休息 · 乘车前往石桥镇. */
const pause =
  /^(?:统一|集体|集中|自助|会议|中途|课间)?(?:[早午晚中]餐|用餐|就餐|自助餐|休息|午休|茶歇|休会|自由活动|报到|签到|返程|离会|乘车|集合)(?:$|[、，。和及与（(：:\s\d]|前往|赴|至|到|返回)/

/** What the words of a matter say of its form; the first that fits. */
const formWords: readonly [RegExp, AgendaForm][] = [
  [pause, '休息'],
  [/表态/, '表态发言'],
  [/座谈(?!会)|分组讨论|交流讨论|讨论交流|自由讨论|自由发言|互动交流/, '座谈'],
  [/交流|典型发言|经验/, '交流发言'],
  [/通报/, '通报'],
  [/汇报|^听取/, '汇报'],
  [/致[辞词]|致(?:欢迎|开幕|闭幕|答谢)[辞词]/, '致辞'],
  [/主持人|总结讲话|作总结|提要求/, '主持'],
  [/讲话/, '讲话'],
  [/国歌|国际歌|奏唱/, '奏唱'],
  [/授课|讲课|专题辅导|辅导报告|讲座|党课|^(?:业务|专题|集中)?培训/, '授课'],
  [/传达|学法|领学|^(?:集体|集中|会前|专题)?学习/, '学习'],
  [/宣读|宣布/, '宣读'],
  [/收听|收看|观看|播放/, '观看'],
  [/观摩|现场/, '观摩'],
  [/颁|授牌|表彰/, '颁奖'],
  [/签约|签订|签署|签责任状/, '签约'],
  [/讨论|研究|审议/, '讨论'],
  [/部署|安排/, '部署'],
  [/发言/, '发言'],
]

/** True of what the chair calls and papers number; breaks stand in the timetable only. */
export function isItem({ form }: AgendaItem): boolean {
  return form !== '休息'
}

/** The item of the leader's speech: the named speaker's own, else the last that is not the chair's, who speaks last. */
export function mainSpeech(
  agenda: readonly AgendaItem[],
  chair: Person | undefined,
  speaker: Person | undefined,
): AgendaItem | undefined {
  const speeches = agenda.filter(({ form }) => form === '讲话')
  const isBy = (whom: Person | undefined, { speakers }: AgendaItem): boolean =>
    whom !== undefined && speakers.some(({ person }) => person === whom)
  return (
    speeches.findLast((item) => isBy(speaker, item)) ??
    speeches.findLast((item) => !isBy(chair, item)) ??
    speeches.at(-1)
  )
}

/** The rows of 议程, breaks too, with their speakers found in 参会 and their times; who is not found is a problem. */
export function timetableOf(
  sheet: MeetingSheet,
  people: readonly Person[],
  places: Places,
  problems: Problem[],
): AgendaItem[] {
  let clock = parseClock(sheet.time?.from)
  let day = sheet.time?.date
  return (sheet.agenda ?? []).map((entry, i): AgendaItem => {
    const path = join('agenda', i)
    if (entry.date !== undefined && entry.date !== day) {
      day = entry.date
      clock = undefined
    }
    const from = parseClock(entry.from) ?? clock
    const minutes = entry.minutes === undefined ? undefined : Number(entry.minutes)
    const known = minutes !== undefined && !Number.isNaN(minutes)
    const to = parseClock(entry.to) ?? (from !== undefined && known ? from + minutes : undefined)
    clock = to
    const on = parseDay(day ?? '')
    return {
      path,
      entry,
      form: entry.form ?? formOf(entry.matter ?? ''),
      speakers: speakersOf(entry, path, sheet, people, places, problems),
      ...(known ? { minutes } : {}),
      ...(on ? { day: on } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }
  })
}

function formOf(matter: string): AgendaForm {
  return formWords.find(([words]) => words.test(matter))?.[1] ?? '其他'
}

function speakersOf(
  entry: AgendaEntry,
  path: Path,
  sheet: MeetingSheet,
  people: readonly Person[],
  places: Places,
  problems: Problem[],
): Speaker[] {
  return (entry.who ?? []).map((text, i): Speaker => {
    const at = join(join(path, 'who'), i)
    const person = personNamed(people, text)
    if (person) {
      tellAbsent(person, at, places, problems)
      return { path: at, text, person }
    }
    const unit = sheet.units?.find((one) => one.name === text || one.short === text)?.name ?? text
    const speaker = speakerOfUnit(people, unit) ?? speakerOfUnit(people, text)
    if (speaker) return { path: at, text, person: speaker, unit: text }
    const collective = /^(?:各|全体|与会|大家|有关)|代表$|等$/u.test(text) || text === missing
    if (!collective && !sheet.units?.some((one) => one.name === unit)) {
      const guess = nearestName(people, text)
      const place = places.of(at)
      problems.push({
        code: 'meeting/unknown-speaker',
        level: 'error',
        message: `“参会”里没有“${text}”这个人或单位${guess ? `，是否应为“${guess}”？` : '，请先写进“参会”'}`,
        ...(place ? { place } : {}),
      })
    }
    return { path: at, text, unit: text }
  })
}

function tellAbsent(person: Person, path: Path, places: Places, problems: Problem[]): void {
  if (person.status !== '请假') return
  const place = places.of(path)
  const where = places.of(person.path)
  problems.push({
    code: 'meeting/absent-speaker',
    level: 'error',
    message: `“${person.name}”请了假，议程里却由其发言；请换人或改议程`,
    ...(place ? { place } : {}),
    ...(where ? { related: [{ message: '参会里写的是请假', place: where }] } : {}),
  })
}
