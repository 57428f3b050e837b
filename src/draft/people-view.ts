/** The people of a meeting as templates see them: who is who in which order, how many, and where each sits. */
import {
  attendanceOf,
  cardText,
  inMeeting,
  isInMainVenue,
  isPresent,
  mainSpeech,
  personNamed,
  type Meeting,
  type Person,
} from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { leadersView } from './leaders-view.ts'
import { listsView } from './lists-view.ts'
import { seatsView } from './seats-view.ts'
import { dropAbsent, withStanding, type View } from './view.ts'

/** A text of the meeting sheet, marked with where it stands. Empty texts are absent. */
export function given(text: string | undefined, path: string, { marks }: Expanding): string | undefined {
  return text === undefined || text === ''
    ? undefined
    : marks.mark({ kind: 'given', path: inMeeting(path) }, escapeMarkdown(text))
}

/** Everybody as a view, once for all papers. */
export function personViews(people: readonly Person[], context: Expanding): Map<Person, View> {
  return new Map(people.map((person) => [person, personView(person, context)]))
}

/** A person as a view; what is not known is absent. */
function personView(person: Person, context: Expanding): View {
  const { path, entry, name, unit, title, status } = person
  const say = (text: string | undefined, key: string): string | undefined =>
    given(text, `${path}/${key}`, context)
  const view: View = {
    姓名: say(name, 'name'),
    单位: say(unit, 'unit'),
    职务: say(person.post, 'post'),
    全职务: say(title, 'post'),
    // 区长王立明: post and name, as a paper calls people
    称呼: `${say(title, 'post') ?? ''}${say(name, 'name')}`,
    称谓: addressOf(person, context),
    显示: say(cardText(name), 'name'),
    状态: say(status, 'status'),
    替: say(entry.instead, 'instead'),
    事由: say(entry.reason, 'reason'),
    性别: say(entry.sex, 'sex'),
    民族: say(entry.nation, 'nation'),
    电话: say(entry.phone, 'phone'),
    会场: say(entry.venue, 'venue'),
    组: say(entry.group, 'group'),
    备注: say(entry.note, 'note'),
  }
  return withStanding(dropAbsent(view), { path: inMeeting(path), level: 'attendee' })
}

/** What is said behind a name in the hall: 同志, of a guest 先生 or 女士; nothing where the name holds it already. */
function addressOf({ path, name, entry }: Person, context: Expanding): string | undefined {
  const { salutation, guest, sex } = entry
  if (salutation !== undefined)
    return salutation === '无' ? undefined : given(salutation, `${path}/salutation`, context)
  if (/.(?:教授|老师|博士|院士|先生|女士)$/u.test(name)) return undefined
  if (!guest) return '同志'
  return sex === undefined ? undefined : given(sex === '女' ? '女士' : '先生', `${path}/sex`, context)
}

/** All that a meeting's view says of its people; `views` are theirs. */
export function peopleView(meeting: Meeting, views: ReadonlyMap<Person, View>, context: Expanding): View {
  const { people, sheet, agenda } = meeting
  const those = (wanted: (person: Person) => boolean): View[] =>
    people.filter(wanted).map((person) => views.get(person)!)
  const chair = sheet.chair === undefined ? undefined : personNamed(people, sheet.chair)
  const named = context.facts.sheet.speaker?.name
  const giver = named === undefined ? undefined : personNamed(people, named)
  const speaker = named === undefined ? mainSpeech(agenda, chair, undefined)?.speakers[0]?.person : giver
  const speeches = agenda.filter(({ form }) => form === '讲话').flatMap(({ speakers }) => speakers)
  const speaking = new Set([speaker, ...speeches.map(({ person }) => person)])
  const count = attendanceOf(people)
  return {
    ...(chair ? { 主持: views.get(chair)! } : {}),
    ...(speaker ? { 讲话者: views.get(speaker)! } : {}),
    各人: those(() => true),
    出席人: those(({ status }) => status === '出席'),
    列席人: those(({ status }) => status === '列席'),
    请假人: those(({ status }) => status === '请假'),
    替会人: those(({ status }) => status === '替会'),
    台上人: those((person) => person.platform && isPresent(person)),
    ...leadersView({ people, views, chair, speaking }),
    ...(isListed(meeting) ? { 名单齐: '是' } : {}),
    ...(people.length > 0
      ? {
          人数: {
            应到: count.called,
            实到: count.present,
            出席: count.attending,
            列席: count.auditing,
            替会: count.substitutes,
            请假: count.excused,
          },
        }
      : {}),
    ...listsView(meeting, views),
    座次图: seatsView(meeting, views),
    桌签: those((person) => isPresent(person) && isInMainVenue(person)),
  }
}

/**
 * True where the list names all who are called. Beside 参会范围 a list may be of some only: who is excused or stands in
 * shows that the replies are in it.
 */
function isListed({ sheet, people }: Meeting): boolean {
  return sheet.quota === undefined || people.some(({ status }) => status === '请假' || status === '替会')
}
