/** Functions that the papers of a meeting need beside those of a speech: numbered sections and lists, days, lengths. */
import { parseMoment, spokenClock } from '../../meeting/index.ts'
import { formatDay, parseDay, weekday, type Day } from '../../text/dates.ts'
import { inMeeting } from '../../meeting/index.ts'
import { placeholder, visible } from '../marks.ts'
import { standingOf } from '../view.ts'
import { isEmpty, nothing, unclosed, type Frame, type FunctionGroup, type Options } from './shared.ts'

export const papers: FunctionGroup = (run) => {
  const { marks } = run
  const scope = (key: string, mark: string, printed: string): string =>
    marks.mark({ kind: 'scope', key, mark, below: '' }, printed)
  /** What tells one list of a paper from another: where its statement stands. */
  const here = (): string => `${run.at.unit}@${run.at.offset}`

  return {
    /** The sections of a paper: inside, 一节 prints one, and those that print nothing go and take no number. */
    各节(this: unknown, ...args: unknown[]) {
      const options = args.at(-1) as Options
      const mark = typeof args[0] === 'string' ? args[0] : '一、'
      const key = `sections ${here()}`
      return scope(key, mark, options.fn!(this))
    },
    /** One section of 各节 with its heading; goes whole when its body prints nothing. */
    一节(this: unknown, heading: unknown, options: Options) {
      const at = { kind: 'template', template: run.at.unit, offset: run.at.offset, literal: false } as const
      const body = options.fn!(this)
      if (isEmpty(heading)) return ''
      const number = marks.mark({ kind: 'number' }, placeholder)
      const line = marks.mark(at, `\n\n## ${number}${unclosed(String(heading))}\n\n`)
      const section = marks.mark({ kind: 'heading' }, line) + body
      return marks.mark({ kind: 'item' }, marks.mark({ kind: 'section' }, section))
    },
    /**
     * A numbered list of any values, or of the one that there is; inside, 序 prints the number, and @次 counts from 1. One
     * alone has no number.
     */
    逐条(value: unknown, ...args: unknown[]) {
      const options = args.at(-1) as Options
      const mark = typeof args[0] === 'string' ? args[0] : '1.'
      const key = `list ${here()}`
      const items = (Array.isArray(value) ? value : [value]).filter((item) => !isEmpty(item))
      const printed = items.map((item, i) => {
        const place = { index: i, 次: i + 1, first: i === 0, last: i === items.length - 1 }
        const data: Frame = { ...options.data, ...place, _parent: options.data }
        return marks.mark({ kind: 'item' }, options.fn!(item, { data }))
      })
      return scope(key, mark, printed.join(''))
    },
    /** A day of the sheet in full: 2026年6月8日. 年=false leaves the year out, 星期=true adds the day of the week. */
    写日(value: unknown, options: Options) {
      const day = parseDay(plain(value))
      if (!day) return value
      return reworded(value, dayWords(day, options.hash['年'] !== false, options.hash['星期'] === true))
    },
    /** A day and time of the sheet: 6月10日（星期三）下午5:00. What is no such time stays as written. */
    写时刻(value: unknown) {
      const moment = parseMoment(plain(value))
      if (!moment) return value
      const { day, clock } = moment
      const year = run.expanding.facts.calendar?.date.year
      const words = dayWords(day, year !== undefined && year !== day.year, true)
      return reworded(value, `${words}${clock === undefined ? '' : spokenClock(clock)}`)
    },
    /** What a paper cannot do without and the sheet does not say: 【待补：成文日期】. */
    请补(this: unknown, label: string) {
      const path = standingOf(this)?.path ?? inMeeting('')
      const reason = '会议表里没有写'
      return marks.mark({ kind: 'missing', label, path, reason }, `【待补：${label}】`)
    },
    /** Prints nothing: tells whoever wrote the sheet of standard wording that stands here for want of his own. */
    提醒(message: string) {
      const reminders = (run.reminders ??= [])
      if (!reminders.includes(message)) reminders.push(message)
      return nothing
    },
    /** 000001 */
    补足六位(value: unknown) {
      return reworded(value, plain(value).padStart(6, '0'))
    },
    /** Its body where that has at most so many characters, else what follows {{else}}; without that the body cut short. */
    限字(this: unknown, most: number, options: Options) {
      const body = options.fn!(this)
      if (lengthOf(body) <= most) return body
      const shorter = options.inverse!(this) as string | undefined
      return shorter === undefined || shorter === '' ? shortened(body, most) : shorter
    },
  }
}

function plain(value: unknown): string {
  return visible(String(value ?? ''))
    .replaceAll('\\', '')
    .trim()
}

/** Other words for a value, marked as it is. */
function reworded(value: unknown, words: string): string {
  const marked = String(value ?? '')
  const written = visible(marked)
  return written !== '' && marked.includes(written) ? marked.replace(written, () => words) : words
}

function dayWords(day: Day, withYear: boolean, withWeekday: boolean): string {
  const date = withYear ? formatDay(day) : `${day.month}月${day.day}日`
  return withWeekday ? `${date}（${weekday(day)}）` : date
}

/** In characters, as a telephone counts them: white space around the text is not sent. */
function lengthOf(text: string): number {
  return [...visible(text).trim()].length
}

/** The first characters of a marked text, … for the rest; its marks stay whole. */
function shortened(marked: string, most: number): string {
  let left = most - 1
  let text = ''
  for (const [piece] of marked.trimStart().matchAll(/\uFDD0.|\uFDD1|./gsu)) {
    const isMark = piece.startsWith('\uFDD0') || piece === '\uFDD1'
    if (isMark || left > 0) text += piece
    if (!isMark) left--
  }
  return `${text.trimEnd()}…`
}
