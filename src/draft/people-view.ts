/** The people of a meeting as templates see them: who is who in which order, how many, and where each sits. */
import {
  attendanceOf,
  cardText,
  inMeeting,
  isPresent,
  personNamed,
  rareCharacters,
  type Meeting,
  type Person,
} from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { gb2312 } from '../text/gb2312.ts'
import type { Expanding } from './expand.ts'
import { leadersView } from './leaders-view.ts'
import { listsView } from './lists-view.ts'
import { seatsView } from './seats-view.ts'
import { withStanding, type View } from './view.ts'

/** A text of the meeting sheet, marked with where it stands. Empty texts are absent. */
export function given(text: string | undefined, path: string, { marks }: Expanding): string | undefined {
  return text === undefined || text === ''
    ? undefined
    : marks.mark({ kind: 'given', path: inMeeting(path) }, escapeMarkdown(text))
}

/** A person as a view; what is not known is absent. */
export function personView(person: Person, context: Expanding): View {
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
  for (const key of Object.keys(view)) if (view[key] === undefined) delete view[key]
  return withStanding(view, { path: inMeeting(path), level: 'attendee' })
}

/** All that a meeting's view says of its people. */
export function peopleView(meeting: Meeting, context: Expanding): View {
  const { people, sheet, agenda } = meeting
  const known = gb2312()
  const views = new Map(
    people.map((person) => {
      const rare = given(rareCharacters(person.name, known).join('、'), `${person.path}/name`, context)
      return [person, { ...personView(person, context), ...(rare ? { 生僻字: rare } : {}) }] as const
    }),
  )
  const those = (wanted: (person: Person) => boolean): View[] =>
    people.filter(wanted).map((person) => views.get(person)!)
  const chair = sheet.chair === undefined ? undefined : personNamed(people, sheet.chair)
  const named = context.facts.sheet.speaker?.name
  const speaker =
    named === undefined
      ? agenda.find(({ form }) => form === '讲话')?.speakers[0]?.person
      : personNamed(people, named)
  const count = attendanceOf(people)
  return {
    ...(chair ? { 主持: views.get(chair)! } : {}),
    ...(speaker ? { 讲话者: views.get(speaker)! } : {}),
    各人: those(() => true),
    到会人: those(isPresent),
    出席人: those(({ status }) => status === '出席'),
    列席人: those(({ status }) => status === '列席'),
    请假人: those(({ status }) => status === '请假'),
    替会人: those(({ status }) => status === '替会'),
    台上人: those((person) => person.platform && isPresent(person)),
    领导们: those((person) => person.leader && isPresent(person)),
    台下人: those((person) => !person.platform && isPresent(person)),
    ...leadersView({ people, views, chair, speaker }),
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
    桌签: those((person) => isPresent(person) && person.entry.venue === undefined),
  }
}
