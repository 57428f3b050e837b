import { endOfText, lineAt, quoted, type YamlLine } from './yaml-lines.ts'
import { repair, type Slip } from './yaml-slip.ts'

/** What can stand before a colon as the name of an item: a short word without punctuation. */
const name = String.raw`["']?[^\s：:，。；！？、,“”‘’"'（）()\[\]{}【】《》#&*!|>%@]{1,20}["']?`
const fullColon = new RegExp(String.raw`^(${name})[ \u3000]*：[ \u3000]*`)
const tightColon = new RegExp(String.raw`^(${name}):(?=[^\s/]|\u3000)\u3000*`)

/**
 * A line whose name is followed by a full-width colon, or by a colon without its space. With `keys`, only if the name
 * is one of them.
 */
export function wrongColon(line: YamlLine, keys?: ReadonlySet<string>): Slip | undefined {
  const full = fullColon.exec(line.content)
  const found = full ?? tightColon.exec(line.content)
  const word = found?.[1]
  if (!found || !word || (keys && !keys.has(word.replace(/["']/g, '')))) return undefined
  const rest = line.content.slice(found[0].length)
  if (!full && /^\d+$/.test(word) && /^\d/.test(rest)) return undefined
  const start = line.contentStart
  const end = start + found[0].length
  const colon = start + found[0].search(/[：:]/)
  const message = full
    ? `“${word}”后面的冒号是全角的，请改为半角冒号加一个空格：“${word}: ”`
    : `“${word}:”后面缺一个空格，请写成“${word}: ”`
  const text = rest === '' ? ':' : ': '
  return repair('yaml/colon', start, colon + 1, message, [{ start: start + word.length, end, text }])
}

/** A second `: ` in one line, which YAML takes for a further level: `内容: 【甲】: 乙`. */
export function secondColon(text: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset)
  const first = line.content.search(/:(?=\s|$)/)
  if (first < 0) return undefined
  const valueStart = line.contentStart + first + 1 + /^\s*/.exec(line.content.slice(first + 1))![0].length
  const value = text.slice(valueStart, line.end)
  const inReference = /^【([^】]*: [^】]*)】\s*$/.exec(value)
  if (inReference) {
    const close = valueStart + value.indexOf('】')
    return repair('yaml/brackets', valueStart, close + 1, '【】是引用数据用的，一组内容请用半角花括号“{}”', [
      { start: valueStart, end: valueStart + 1, text: '{' },
      { start: close, end: close + 1, text: '}' },
    ])
  }
  const colons = [...value.matchAll(/:(?=\s|$)/g)].map((match) => valueStart + match.index)
  const at = colons[0]
  if (at === undefined) return undefined
  const afterReference = text[at - 1] === '】' ? '“】”后面的' : '这里的'
  const message = `${afterReference}“: ”会被当作下一层的名称；是文字的请改用全角冒号“：”，或把整段文字加上引号`
  if (/^["']/.test(value)) {
    const end = endOfText(text, valueStart, false)
    const whole = { start: valueStart, end, text: quoted(text.slice(valueStart, end)) }
    return repair('yaml/colon-in-text', at, at + 1, message, [whole])
  }
  const edits = colons.map((start) => ({
    start,
    end: start + 1 + /^ */.exec(text.slice(start + 1, line.end))![0].length,
    text: '：',
  }))
  return repair('yaml/colon-in-text', at, at + 1, message, edits)
}

/** A list item that begins with a reference and a colon, `- 【甲】: 乙`, which YAML takes for a name and its content. */
export function colonAfterReference(text: string, keyStart: number, keyEnd: number): Slip | undefined {
  if (!/[【】]/.test(text.slice(keyStart, keyEnd))) return undefined
  const colon = text.indexOf(':', keyEnd)
  if (colon < 0 || text.slice(keyEnd, colon).trim() !== '') return undefined
  const end = colon + 1 + /^ */.exec(text.slice(colon + 1, lineAt(text, colon).end))![0].length
  const message = '引用后面的“: ”会被当作名称和内容的分界；是文字的请改用全角冒号“：”'
  return repair('yaml/colon-in-text', colon, colon + 1, message, [{ start: colon, end, text: '：' }])
}
