/** Where the clock times of an agenda break off: an item without 分钟 leaves all after it without a time. */
import { compareDays, type Day } from '../text/dates.ts'
import type { Problem } from '../text/problem.ts'
import type { AgendaItem } from './agenda.ts'
import type { Meeting } from './read.ts'

/** Of an agenda that gives minutes anywhere; where it gives none nobody wants times. */
export function brokenTimes({ timetable, places }: Meeting): Problem[] {
  if (timetable.every(({ minutes }) => minutes === undefined)) return []
  const say = (message: string, { path }: AgendaItem): Problem => {
    const place = places.of(path)
    return { code: 'meeting/no-time', level: 'warn', message, ...(place ? { place } : {}) }
  }
  return timetable.flatMap((item, i): Problem[] => {
    const [last, next] = [timetable[i - 1], timetable[i + 1]]
    const name = item.entry.matter ?? `第${i + 1}项`
    if (last && item.from === undefined && !isOneDay(last.day, item.day))
      return [say(`“${name}”是这一天的第一项，没有写“起”，这一天的时间推不出来，时间栏空着；请补上`, item)]
    const breaksOff = item.from !== undefined && item.to === undefined
    if (!breaksOff || !next || next.from !== undefined || !isOneDay(item.day, next.day)) return []
    return [
      say(`“${name}”没有写“分钟”，后面各项的时间推不出来，时间栏空着；请补上，或者给下一项写“起”`, item),
    ]
  })
}

function isOneDay(a: Day | undefined, b: Day | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && compareDays(a, b) === 0)
}
