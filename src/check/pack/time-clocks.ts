/** The times of day in papers: when people register, and the rows of 日程. */
import { formatClock, parseClock, partOfDay, spokenClock } from '../../meeting/index.ts'
import type { PackContext, PackDoc } from '../rule.ts'
import { passagesOf } from './agenda.ts'
import { tellDeparting } from './papers.ts'

/** 上午9:00, 上午9时, 上午 and 9:00 are all of nine in the morning; 下午9:00 and 21:00 are not. */
export function agrees(words: string, from: number): boolean {
  const part = /^(?:上午|下午|晚上|中午|早上)/u.exec(words)?.[0]
  const isRightPart = part === undefined || part === partOfDay(from) || (part === '早上' && from < 9 * 60)
  const [, hours, minutes, half] = /(\d{1,2})(?:[:：时点](\d{1,2})?)(半)?/u.exec(words) ?? []
  if (hours === undefined) return isRightPart
  const late = (part === '下午' || part === '晚上') && Number(hours) < 12 ? 12 : 0
  const said = (Number(hours) + late) * 60 + (half ? 30 : Number(minutes ?? 0))
  return isRightPart && said === from
}

const clockForm =
  '(?<!\\d)((?:上午|下午|中午|晚上|早上)?(?:\\d{1,2}[:：]\\d{2}|\\d{1,2}[时点](?:\\d{1,2}分|半)?))'
/** 8:40前到会场报到 · a row of 日程 · 报到时间：8:40 */
const registering = [
  new RegExp(
    `${clockForm}(?:(?:之?前|以前)?(?:请?[到在至][^，。；\\n]{0,16}?)?(?=(?:完成)?(?:报到|签到))|(?=\\n(?:报到|签到)\\n))`,
    'gu',
  ),
  new RegExp(
    `(?:报到|签到)时间[ \\u3000]*(?:[：:为]|是)[ \\u3000]*(?:\\d{1,2}月\\d{1,2}日)?${clockForm}`,
    'gu',
  ),
]
/** Before a time that is none of those who attend. */
const ofOtherPeople = /(?:分会场|工作人员|会务人员|记者)[^，。；\n]{0,6}$/u

/** When people register: 8:40前到会场报到. Other rooms have times of their own. */
export function checkRegister(papers: readonly PackDoc[], context: PackContext): void {
  const { time } = context.inputs.meeting!.sheet
  const right = parseClock(time?.register)
  if (right === undefined) return
  for (const paper of papers) {
    const { text } = paper.doc
    for (const match of registering.flatMap((form) => [...text.matchAll(form)])) {
      const clock = match[1]!
      const start = match.index + match[0].lastIndexOf(clock)
      if (ofOtherPeople.test(text.slice(Math.max(0, match.index - 12), match.index))) continue
      if (agrees(clock, right)) continue
      const range = { start, end: start + clock.length }
      const spoken = /午/u.test(clock) ? spokenClock(right) : formatClock(right)
      const what = '报到的钟点'
      tellDeparting({ doc: paper, range, what, right: spoken, path: 'time/register' }, papers, context)
    }
  }
}

const span = /(\d{1,2}[:：]\d{2})[—–~～-]{1,2}(\d{1,2}[:：]\d{2})/u

/** The times of 日程 against those that follow from the sheet's minutes. */
export function checkTimetable(papers: readonly PackDoc[], context: PackContext): void {
  const meeting = context.inputs.meeting!
  for (const { doc: paper, kind, steps } of passagesOf(papers, meeting)) {
    if (kind !== 'rows') continue
    for (const step of steps) {
      const item = step.item === undefined ? undefined : meeting.agenda[step.item]
      const match = span.exec(paper.doc.slice(step))
      if (!item || !match || item.from === undefined || item.to === undefined) continue
      if (parseClock(match[1]) === item.from && parseClock(match[2]) === item.to) continue
      const start = step.start + match.index
      const right = `${formatClock(item.from)}—${formatClock(item.to)}`
      const range = { start, end: start + match[0].length }
      const what = '这一项的时间'
      tellDeparting({ doc: paper, range, what, right, path: item.path }, papers, context)
    }
  }
}
