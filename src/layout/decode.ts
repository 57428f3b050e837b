import type { Datum, Entry, Scalar } from '../text/datum.ts'
import { nearest } from '../text/nearest.ts'
import { isCell, type Place } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import type { Setting } from './schema.ts'
import { isGroup, sizes, terms, units, type Field, type Group, type Kind, type Term } from './terms.ts'

/** Groups of values by the program's names. */
export type Values = { [name: string]: unknown }

/** What one style file says, before its parent's values are put under it. */
export interface Decoded {
  values: Values
  /** Path (`body.line`) → the number as written. */
  settings: Map<string, Setting>
  /** Path → where it stands. */
  places: Map<string, Place>
  problems: Problem[]
}

/** Reads the data of a style file. Unknown keys and unreadable values are problems; the rest is kept. */
export function decodeStyle(datum: Datum): Decoded {
  const decoded: Decoded = { values: {}, settings: new Map(), places: new Map(), problems: [] }
  if (datum.kind !== 'entries') {
    say(decoded, 'layout/shape', '样式文件应是一行一项：“名称: 值”', datum.place)
    return decoded
  }
  for (const entry of datum.entries) {
    const term = known(decoded, entry, terms, '')
    if (!term) continue
    if (isGroup(term.found)) decodeGroup(decoded, entry, term.found)
    else decodeField(decoded, entry, term.found, term.unit, [], decoded.values)
  }
  return decoded
}

function decodeGroup(decoded: Decoded, entry: Entry, group: Group): void {
  const { value } = entry
  decoded.places.set(group.name, entry.keyPlace)
  if (value.kind === 'empty') return
  if (value.kind !== 'entries') {
    say(decoded, 'layout/shape', `“${entry.key}”下面应是几行“名称: 值”`, value.place)
    return
  }
  const inside: Values = {}
  decoded.values[group.name] = inside
  for (const child of value.entries) {
    const term = known(decoded, child, group.fields, entry.key)
    if (term) decodeField(decoded, child, term.found, term.unit, [entry.key, group.name], inside)
  }
}

/** The term that a key means, with the unit at the key's end; a problem where there is none. */
function known<T extends Term>(
  decoded: Decoded,
  { key, keyPlace }: Entry,
  among: Readonly<Record<string, T>>,
  group: string,
): { found: T; unit: string } | undefined {
  const exact = own(among, key)
  if (exact && !needsUnit(exact)) return { found: exact, unit: '' }
  const unit = Object.keys(units).find((name) => key.endsWith(name)) ?? ''
  const found = unit ? own(among, key.slice(0, -unit.length)) : undefined
  if (found && !isGroup(found) && found.kind === 'length') return { found, unit }
  if (exact) {
    // 字号: 三号 and 行距: 自动 need no unit; a bare number does, and whoever reads the value says so.
    return { found: exact, unit: '' }
  }
  const spelled = Object.entries(among).flatMap(([name, term]) =>
    needsUnit(term) ? Object.keys(units).map((u) => name + u) : [name],
  )
  const meant = nearest(key, spelled)
  const where = group ? `“${group}”里没有“${key}”这一项` : `样式里没有“${key}”这一项`
  say(decoded, 'layout/unknown-key', meant ? `${where}，是否应为“${meant}”？` : `${where}，请删去`, keyPlace)
  return undefined
}

function needsUnit(term: Term): boolean {
  return !isGroup(term) && term.kind === 'length'
}

function decodeField(
  decoded: Decoded,
  entry: Entry,
  field: Field,
  unit: string,
  [groupKey, groupName]: readonly string[],
  into: Values,
): void {
  const path = groupName ? `${groupName}.${field.name}` : field.name
  if (field.name in into) {
    say(decoded, 'layout/duplicate-key', `“${entry.key}”与前面的一项重复，留一项`, entry.keyPlace)
    return
  }
  decoded.places.set(path, entry.value.place)
  if (entry.value.kind === 'empty') return
  const value = decodeValue(decoded, entry, field.kind, unit)
  if (value === undefined) return
  into[field.name] = value
  decoded.settings.set(path, {
    key: groupKey ? `${groupKey}.${entry.key}` : entry.key,
    value: written(entry.value),
    basis: commentAfter(entry.value.place),
  })
}

function decodeValue(decoded: Decoded, { key, value }: Entry, kind: Kind, unit: string): unknown {
  const refuse = (message: string) => {
    say(decoded, 'layout/value', message, value.place)
    return undefined
  }
  if (kind === 'texts' || (typeof kind === 'object' && 'list' in kind)) {
    const words = value.kind === 'list' ? value.items : [value]
    if (!words.every((word): word is Scalar => word.kind === 'scalar')) {
      return refuse(`“${key}”应是一个词，或用 [甲, 乙] 列出几个`)
    }
    if (kind === 'texts') return words.map((word) => word.text)
    const alone = kind.alone as Record<string, string>
    if (value.kind === 'scalar' && own(alone, value.text)) return own(alone, value.text)
    const list = kind.list as Record<string, string>
    const wrong = words.find((word) => !own(list, word.text))
    if (wrong) return refuse(unlike(key, wrong.text, [...Object.keys(alone), ...Object.keys(list)]))
    return words.map((word) => own(list, word.text))
  }
  if (value.kind !== 'scalar') return refuse(`“${key}”应是一个值，不是几项`)
  const { text } = value
  if (typeof kind === 'object') return own(kind, text) ?? refuse(unlike(key, text, Object.keys(kind)))
  if (kind === 'text') return text
  if (kind === 'flag') {
    if (text === '是') return true
    return text === '否' ? false : refuse(unlike(key, text, ['是', '否']))
  }
  if (kind === 'length' && !unit) {
    const size = key === '字号' ? own(sizes, text) : undefined
    if (size !== undefined) return size * 20
    if (key === '行距' && text === '自动') return 'auto'
    if (key === '字号') {
      return refuse(`“${text}”不是字号名；可写三号、小四等，或写“字号磅: 16”`)
    }
    return refuse(`“${key}”要写明单位，如“${key}毫米”“${key}磅”“${key}缇”`)
  }
  if (!/^[-+]?\d+(\.\d+)?$/.test(text)) {
    return refuse(`“${key}”应是一个数，此处为“${text}”；单位写在名称里，值只写数`)
  }
  return kind === 'length' ? Number(text) * units[unit]! : Number(text)
}

/** What a person typed is looked up among the keys of the table alone: `constructor` is no key. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function unlike(key: string, text: string, allowed: readonly string[]): string {
  return `“${key}”不能是“${text}”，应为${allowed.map((word) => `“${word}”`).join('、')}之一`
}

function written(value: Datum): string {
  if (value.kind === 'scalar') return value.text
  return value.kind === 'list' ? value.items.map(written).join('、') : ''
}

/** The comment on the line where a value ends: the basis of its number. */
function commentAfter(place: Place): string {
  if (isCell(place)) return ''
  const end = place.source.text.indexOf('\n', place.end)
  const rest = place.source.text.slice(place.end, end < 0 ? undefined : end)
  return /^\s+#\s*(.*\S)/.exec(rest)?.[1] ?? ''
}

function say(decoded: Decoded, code: string, message: string, place: Place): void {
  decoded.problems.push({ code, level: 'error', message, place })
}
