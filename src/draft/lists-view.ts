/** The people of a meeting as lists of them print: in groups for 参会人员名单, and who signs where for 签到表. */
import { attendanceOf, isInMainVenue, isPresent, type Meeting, type Person } from '../meeting/index.ts'
import { isEmpty } from './functions/shared.ts'
import type { View } from './view.ts'

/** 名单各组 and 签到; `views` are the people as papers see them. */
export function listsView({ people }: Meeting, views: ReadonlyMap<Person, View>): View {
  const substitutes = new Map(people.map((person) => [person.entry.instead, person]))
  const those = (wanted: (person: Person) => boolean): View[] =>
    people.filter(wanted).map((person) => {
      // 代会人: who comes in the place of somebody on leave
      const other = substitutes.get(person.name)
      const name = other && views.get(other)!['姓名']
      return isEmpty(name) ? views.get(person)! : { ...views.get(person)!, 代会人: name }
    })
  const attending = those((person) => isInMainVenue(person) && attends(person))
  const groups = [
    { 组名: '出席人员', 各人: attending },
    { 组名: '分会场出席人员', 各人: those((person) => !isInMainVenue(person) && attends(person)) },
    { 组名: '列席人员', 各人: those(({ status }) => status === '列席') },
    { 组名: '请假人员', 各人: those(({ status }) => status === '请假') },
  ].filter(({ 各人: list }) => list.length > 0)
  // as in 名单: those who attend before those who audit
  const signing = [...attending, ...those((person) => isInMainVenue(person) && person.status === '列席')]
  const count = attendanceOf(people.filter(isInMainVenue))
  return {
    名单各组: groups.map((group) => ({ ...group, 人数: group.各人.length })),
    ...(signing.length === 0
      ? {}
      : {
          签到: {
            各人: signing,
            请假人: those((person) => isInMainVenue(person) && !isPresent(person)),
            应到: count.called,
            请假: count.excused,
            ...(count.substitutes > 0 ? { 替会: count.substitutes } : {}),
          },
        }),
  }
}

function attends(person: Person): boolean {
  return isPresent(person) && person.status !== '列席'
}
