/** Times of day as a sheet writes them (9:00, 24 hours) and as papers print them (上午9:00). */

/** Minutes since midnight. */
export type Minutes = number

/** 9:00, 9：00, 14:30 → minutes since midnight; undefined where there is no such time. */
export function parseClock(text: string | undefined): Minutes | undefined {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

/** 14:30, on the 24-hour clock; 9:00 without a zero in front. */
export function formatClock(minutes: Minutes): string {
  const whole = Math.floor(minutes / 60) % 24
  return `${whole}:${String(minutes % 60).padStart(2, '0')}`
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
