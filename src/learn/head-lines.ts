/** What an outline says of its speech line by line, 日期：2026年3月18日, and what stands beside the date of a typed one. */

export type HeadKey = '日期' | '讲话人' | '称谓' | '副标题' | '主题' | '地区' | '会议' | '地点'

const keys: ReadonlyMap<string, HeadKey> = new Map([
  ['日期', '日期'],
  ['时间', '日期'],
  ['讲话时间', '日期'],
  ['会议时间', '日期'],
  ['讲话人', '讲话人'],
  ['发言人', '讲话人'],
  ['称谓', '称谓'],
  ['称呼', '称谓'],
  ['副标题', '副标题'],
  ['主题', '主题'],
  ['地区', '地区'],
  ['会议', '会议'],
  ['会议名称', '会议'],
  ['地点', '地点'],
  ['会议地点', '地点'],
])

const form = new RegExp(`^(${[...keys.keys()].join('|')})[：:]\\s*(\\S.{0,60})$`, 'u')

/** Such a line as its key and value; undefined for any other text. */
export function headLineOf(text: string): [key: HeadKey, value: string] | undefined {
  const match = form.exec(text.trim())
  const key = keys.get(match?.[1] ?? '')
  return match && key && !/[。；]/u.test(match[2]!) ? [key, match[2]!.trim()] : undefined
}

/** How many paragraphs of an opening may be such lines. */
const longest = 10

/** The lines at the beginning of an opening, and the rest of it. */
export function takeHeadLines(opening: readonly string[]): {
  told: Partial<Record<HeadKey, string>>
  rest: string[]
} {
  const told: Partial<Record<HeadKey, string>> = {}
  const rest = opening.filter((text, i) => {
    const found = i < longest ? headLineOf(text) : undefined
    if (!found || told[found[0]] !== undefined) return true
    told[found[0]] = found[1]
    return false
  })
  return { told, rest }
}

/** （2026年4月2日，区会议中心三楼）: the day and what stands after it. */
export function dayAndRest(text: string): [day: string, rest: string] {
  const words = text.replaceAll(/[（()）]/gu, '').trim()
  const match = /^(.*?(?:日|\d[-./]\d{1,2}[-./]\d{1,2}))(.*)$/u.exec(words)
  if (!match) return [words.replaceAll(/\s/gu, ''), '']
  return [match[1]!.replaceAll(/\s/gu, ''), match[2]!.replace(/^[\s　，,、·;；]+/u, '').trim()]
}
