/** Times of day as a sheet writes them (9:00, 24 hours) and as papers print them (上午9:00). */

import { parseDay, type Day } from '../text/dates.ts'

/** Minutes since midnight. */
export type Minutes = number

const clockForm =
  /^(凌晨|早上|早晨|上午|中午|下午|晚上)?\s*(\d{1,2})(?:[:：](\d{2})|[点时](?:(\d{1,2})分?|(半)|整)?)$/u

/** Before it nobody meets: 3点 without 下午 is hardly three at night. */
const firstHour = 6

/**
 * 9:00, 9：00, 14:30, 上午9:00, 下午2点半, 17时 → minutes since midnight; undefined where there is no such time, and for
 * hours in words whose part of the day is not clear.
 */
export function parseClock(text: string | undefined): Minutes | undefined {
  const match = clockForm.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [, part, written, after, said, half] = match
  const isLate = part === '下午' || part === '晚上' || (part === '中午' && Number(written) < firstHour)
  const hours = Number(written) + (isLate && Number(written) < 12 ? 12 : 0)
  const minutes = half ? 30 : Number(after ?? said ?? 0)
  if (part === undefined && after === undefined && hours < firstHour) return undefined
  if (/^(?:凌晨|早|上午)/u.test(part ?? '') && hours > 12) return undefined
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

/** 2026-06-10 17:00, 2026年6月10日下午5点, 2026-06-10 → the day, and the time where it has one. */
export function parseMoment(text: string): { day: Day; clock?: Minutes } | undefined {
  const match = /^(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)\s*(\S.*)?$/u.exec(text.trim())
  const day = parseDay(match?.[1] ?? '')
  if (!match || !day) return undefined
  if (match[2] === undefined) return { day }
  const clock = parseClock(match[2].replace(/之?前$/u, ''))
  return clock === undefined ? undefined : { day, clock }
}

/** 14:30, on the 24-hour clock; 9:00 without a zero in front. No paper tells seconds: the half of 2.5 minutes goes. */
export function formatClock(minutes: Minutes): string {
  const whole = Math.floor(minutes / 60) % 24
  return `${whole}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`
}

/** 凌晨 to 6, 上午 to 12, 中午 to 13, 下午 to 18, then 晚上. */
export function partOfDay(minutes: Minutes): string {
  const hour = minutes / 60
  return hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
}

/** 下午2:30: with the part of the day the hours are those of the 12-hour clock, as they are said. */
export function spokenClock(minutes: Minutes): string {
  const part = partOfDay(minutes)
  const later = (part === '下午' || part === '晚上') && minutes >= 13 * 60
  return `${part}${formatClock(later ? minutes - 12 * 60 : minutes)}`
}
