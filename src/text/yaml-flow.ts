import { brief, endOfText, lineAfter, lineAt, quoted } from './yaml-lines.ts'
import { repair, type Slip } from './yaml-slip.ts'

const closers: Record<string, string> = { '[': ']', '{': '}' }
const wideClosers = /[］】」｝)）]/

/** A `[` or `{` that nothing closes. `problemAt` is where the parser gave up. */
export function openBracket(text: string, open: number, problemAt: number): Slip {
  const bracket = text[open] ?? '['
  const closer = closers[bracket] ?? ']'
  const line = lineAt(text, open)
  const next = lineAfter(text, line)
  const looksNew = next && (next.hasDash || /^[^\s:]{1,20}:(\s|$)/.test(next.content))
  // What goes on in a bracket stands deeper than the item that it belongs to.
  const newItem = looksNew && next.indent.length <= line.contentStart - line.start
  const mismatch = missingCloserAt(text, open, line.end)
  const outer = text
    .slice(line.start, open)
    .replace(/[^[\]{}]/g, '')
    .replace(/\[\]|\{\}/g, '')
  if (mismatch !== undefined && outer === '' && /[\]}]/.test(text[mismatch] ?? '')) {
    const message = `开头是“${bracket}”，结尾写成了“${text[mismatch]}”，请改为“${closer}”`
    const edit = { start: mismatch, end: mismatch + 1, text: closer }
    return { ...repair('yaml/bracket-open', open, open + 1, message, [edit]), swallows: true }
  }
  let end = mismatch ?? (newItem || problemAt <= line.end ? endOfText(text, open, false) : problemAt)
  while (end > open + 1 && /\s/.test(text[end - 1]!)) end--
  const last = text[end - 1] ?? ''
  const inner = text.slice(open + 1, end)
  const mistaken = end > open + 1 && wideClosers.test(last) && last !== closer && !isPaired(inner, last)
  const message = mistaken
    ? `开头是“${bracket}”，结尾写成了“${last}”，请改为半角的“${closer}”`
    : `这里的“${bracket}”没有配对的“${closer}”，请补上`
  const edit = mistaken ? { start: end - 1, end, text: closer } : { start: end, end, text: closer }
  return { ...repair('yaml/bracket-open', open, open + 1, message, [edit]), swallows: true }
}

/**
 * Where the bracket at `open` should have been closed, before `end`: where a bracket closes that is not its partner, or, for a
 * list, where the names of the map around it go on (`[甲, 乙, 做了: 通报`).
 */
function missingCloserAt(text: string, open: number, end: number): number | undefined {
  const waiting: string[] = []
  const marks = /"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{}]|,\s*[^\s,:：{}[\]【】"']{1,12}:\s/g
  for (const { 0: mark, index } of text.slice(open, end).matchAll(marks)) {
    const closer = closers[mark]
    if (closer) waiting.push(closer)
    else if (mark === waiting.at(-1)) waiting.pop()
    else if (mark.startsWith(',')) {
      if (waiting.length === 1 && waiting[0] === ']') return open + index
    } else if (mark.length === 1) return waiting.length === 1 ? open + index : undefined
    if (waiting.length === 0) return undefined
  }
  return undefined
}

/** Whether the last bracket of `inner` closes one opened in it. */
function isPaired(inner: string, closer: string): boolean {
  const opener = { ']': '[', '］': '［', '】': '【', '」': '「', '｝': '｛', ')': '(', '）': '（' }[closer]
  return opener !== undefined && inner.split(opener).length === inner.split(closer).length
}

/** Text behind a closed bracket: `[甲]乙`, which was meant as text. */
export function textAfterBracket(text: string, open: number, close: number): Slip {
  const end = endOfText(text, close, false)
  const whole = text.slice(open, end)
  const message = `“${brief(text.slice(open, close))}”后面还有文字；以“${text[open]}”开头会被当作一组内容，是文字的请给整段加引号，是引用的请用【】`
  return repair('yaml/bracket-text', open, end, message, [{ start: open, end, text: quoted(whole) }])
}

/** A bracket or comma too many. */
export function surplus(text: string, at: number): Slip {
  const what = text[at] === ',' ? '逗号' : `“${text[at]}”`
  return repair('yaml/surplus', at, at + 1, `这里多了一个${what}，请删去`, [
    { start: at, end: at + 1, text: '' },
  ])
}

/** `［甲，乙］` or `｛职务：区长｝`: full-width brackets around what YAML then takes for one text. */
export function wideBrackets(text: string, start: number, end: number): Slip | undefined {
  const written = text.slice(start, end)
  const found = /^(?:［([^］\n]*)］|｛([^｝\n]*)｝)$/.exec(written)
  if (!found) return undefined
  const isList = found[1] !== undefined
  const inner = found[1] ?? found[2] ?? ''
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const message = isList
    ? '这里用了全角的“［］”，列表请用半角“[]”，各条之间用半角逗号加空格'
    : '这里用了全角的“｛｝”，请用半角“{}”，里面的冒号和逗号也用半角，后面各空一格'
  const mended = isList ? inner.replace(/[，,] */g, ', ') : halfWidthPairs(inner)
  return repair('yaml/brackets', start, end, message, [{ start, end, text: `${open}${mended}${close}` }])
}

/** `{职务：区长，姓名:王立明}`: colons or commas that YAML does not see, so that a pair is taken for a bare name. */
export function flowPunctuation(text: string, start: number, end: number): Slip | undefined {
  const inner = text.slice(start + 1, end - 1)
  const first = inner.search(/[：:](?!\s)/)
  if (first < 0 || /["'[{\n【]/.test(inner)) return undefined
  const mended = halfWidthPairs(inner)
  if (mended === inner) return undefined
  const at = start + 1 + first
  const message = '花括号里的冒号和逗号要用半角，后面各空一格，如“{职务: …, 姓名: …}”'
  return repair('yaml/flow-punctuation', at, at + 1, message, [
    { start: start + 1, end: end - 1, text: mended },
  ])
}

/** `{位次: 3，总数: 8}`: a full-width comma before the next name of a flow map, seen from an error behind it. */
export function wideCommaBeforeName(text: string, at: number): Slip | undefined {
  const line = lineAt(text, at)
  const found = /，\s*(?=[^，,：:\s{}[\]【】"']{1,12}:\s)/.exec(text.slice(line.start, line.end))
  if (!found) return undefined
  const start = line.start + found.index
  const message = '花括号里的冒号和逗号要用半角，后面各空一格，如“{职务: …, 姓名: …}”'
  const edit = { start, end: start + found[0].length, text: ', ' }
  return { ...repair('yaml/flow-punctuation', start, start + 1, message, [edit]), swallows: true }
}

/** Colons behind the names, and commas before names, made half-width with a space. */
function halfWidthPairs(inner: string): string {
  return inner
    .replace(/[，,]\s*(?=[^，,：:\s]{1,12}\s*[：:])/g, ', ')
    .replace(/(^|, )([^，,：:\s]{1,12})\s*[：:]\s*/g, '$1$2: ')
}

/** `[总结，部署]`: one item for YAML, several for the writer. */
export function wideCommas(text: string, start: number, end: number): Slip | undefined {
  const written = text.slice(start, end)
  const outside = written.replace(/【[^】]*】|（[^）]*）|“[^”]*”|《[^》]*》/g, (part) =>
    '　'.repeat(part.length),
  )
  const commas = [...outside.matchAll(/，\s*/g)]
  const first = commas[0]
  if (!first || /[。；！？\n]/.test(outside)) return undefined
  const message = '列表的各条之间用了全角逗号，会被当成一条；请改为半角逗号加空格，确是一条的请加引号'
  const edits = commas.map((comma) => ({
    start: start + comma.index,
    end: start + comma.index + comma[0].length,
    text: ', ',
  }))
  return repair('yaml/comma', start + first.index, start + first.index + 1, message, edits)
}

/** Half-width commas inside 【】 in a flow list or map, which split the reference: `[【甲, 乙.句】]`. */
export function commasInReferences(text: string, start: number, end: number): Slip | undefined {
  const edits = []
  for (const reference of text.slice(start, end).matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|【[^【】\n]*】/g)) {
    if (!reference[0].startsWith('【')) continue
    for (const comma of reference[0].matchAll(/, */g)) {
      const at = start + reference.index + comma.index
      edits.push({ start: at, end: at + comma[0].length, text: '、' })
    }
  }
  const first = edits[0]
  if (!first) return undefined
  const message = '【】里的半角逗号把引用拆成了两条，请改用顿号“、”'
  return repair('yaml/reference-comma', first.start, first.start + 1, message, edits)
}
