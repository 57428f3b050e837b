/**
 * The references in sheet texts: 【id】, 【id.部分】, 【id.词】, 【甲、乙.句】, 【a/b】, 【几】 … (DESIGN part 3). Parsed once,
 * checked against 数据; what they print is decided by the draft.
 */
import { nearest } from '../text/nearest.ts'
import type { Place } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import { targetOf } from './derive.ts'
import { findFigure, unknownFigure, type Figure, type Figures } from './figures.ts'
import { contextTerms, reserved, words, type ContextTerm, type Reserved, type Word } from './words.ts'

export type Reference =
  | { kind: 'term'; term: ContextTerm }
  | { kind: 'reserved'; word: Reserved; note: string }
  | { kind: 'figure'; figure: Figure; word?: Word; target?: string }
  | { kind: 'sentence'; figures: Figure[] }
  | { kind: 'share'; part: Figure; whole: Figure }

/** A stretch of a sheet text: plain words, or a reference with what is written for it. Offsets are in the text. */
export interface Piece {
  start: number
  end: number
  /** Plain text with 【【 and 】】 undone; for a reference what stands between the brackets. */
  text: string
  reference?: Reference
}

export interface ReferenceContext {
  figures: Figures
  /** Where characters of this text stand in the sheet. */
  place(start: number, end: number): Place | undefined
  /** 标题 and 小标题 take no .句. */
  heading: boolean
}

/** Cuts a text into pieces. Unknown ids and words, unclosed and nested brackets are problems at their place. */
export function parseReferences(text: string, context: ReferenceContext, problems: Problem[]): Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  let plainStart = 0
  const flush = (end: number): void => {
    if (plain !== '') pieces.push({ start: plainStart, end, text: plain })
    plain = ''
  }
  const say = (code: string, message: string, start: number, end: number): void => {
    const place = context.place(start, end)
    problems.push({ code, level: 'error', message, ...(place ? { place } : {}) })
  }
  for (let i = 0; i < text.length;) {
    const char = text[i]!
    if ((char === '【' || char === '】') && text[i + 1] === char) {
      if (plain === '') plainStart = i
      plain += char
      i += 2
      continue
    }
    if (char === '】') {
      say('reference/unopened', '“】”前面没有“【”；若要照印方括号，请写成“】】”', i, i + 1)
      i += 1
      continue
    }
    if (char !== '【') {
      if (plain === '') plainStart = i
      plain += char
      i += 1
      continue
    }
    const line = text.indexOf('\n', i)
    const end = line < 0 ? text.length : line
    const close = text.slice(i, end).indexOf('】')
    const nested = text.slice(i + 1, end).indexOf('【') + 1
    if (close < 0 || (nested > 0 && nested < close)) {
      const why = close < 0 ? '“【”没有对应的“】”' : '【】里面不能再套【】，或者前一个“【”没有写“】”'
      const code = close < 0 ? 'reference/unclosed' : 'reference/nested'
      say(code, `${why}；若要照印方括号，请写成“【【”`, i, i + 1)
      const next = close < 0 ? end : i + nested
      if (plain === '') plainStart = i
      plain += text.slice(i, next)
      i = next
      continue
    }
    flush(i)
    const after = i + close + 1
    const inside = text.slice(i + 1, after - 1)
    const [from, to] = [i, after]
    const reference = parseOne(inside, i + 1, context, (code, message, about) =>
      say(code, message, about?.at[0] ?? from, about ? about.at.at(-1)! + 1 : to),
    )
    pieces.push({ start: i, end: after, text: inside, ...(reference ? { reference } : {}) })
    i = after
  }
  flush(text.length)
  return pieces
}

/** Characters of a reference as they are read, each with its offset in the text. */
interface Read {
  text: string
  at: readonly number[]
}

type Say = (code: string, message: string, about?: Read) => void

const reservedForm = new RegExp(`^\\s*(${reserved.join('|')})\\s*(?:[：:]([\\s\\S]*))?$`)

/** 。 and ． are read as the point, ／ as the stroke; spaces count for nothing. */
function readSigns(inside: string, start: number): Read {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < inside.length; i++) {
    const char = inside[i]!
    if (/\s/.test(char)) continue
    text += char === '。' || char === '．' ? '.' : char === '／' ? '/' : char
    at.push(start + i)
  }
  return { text, at }
}

function part({ text, at }: Read, from: number, to = text.length): Read {
  return { text: text.slice(from, to), at: at.slice(from, to) }
}

function split(read: Read, sign: string): Read[] {
  const parts: Read[] = []
  let from = 0
  for (let i = 0; i <= read.text.length; i++) {
    if (i < read.text.length && read.text[i] !== sign) continue
    parts.push(part(read, from, i))
    from = i + 1
  }
  return parts
}

function parseOne(inside: string, start: number, context: ReferenceContext, say: Say): Reference | undefined {
  const own = reservedForm.exec(inside)
  if (own) return { kind: 'reserved', word: own[1] as Reserved, note: (own[2] ?? '').trim() }
  const read = readSigns(inside, start)
  const { text } = read
  if (text === '') return void say('reference/empty', '【】里是空的，请写数据的编号，如【到位资金】')
  if (/[{}]/.test(text)) return void say('reference/form', '事实表里不用 {{ }}，请写成【编号】')
  const term = contextTerms.find((one) => one === text)
  if (term) return { kind: 'term', term }
  if (text.startsWith('提法.')) {
    const name = text.slice('提法.'.length)
    const message = `【提法.…】只用在用语库（content/phrases）里，事实表里不用；这里请直接写文字：${name || '提法的原文'}`
    return void say('reference/agreed', message)
  }
  if (/[,，;；]/.test(text)) {
    const better = inside.trim().replaceAll(/\s*[,，;；]\s*/g, '、')
    return void say('reference/comma', `【】里并列几项用顿号“、”：请改为【${better}】`)
  }
  if (text.includes('、')) return sentence(read, context, say)
  if (text.includes('/')) return share(read, context, say)
  return figureReference(read, context, say)
}

function sentence(read: Read, context: ReferenceContext, say: Say): Reference | undefined {
  const items = split(read, '、')
  const ids = items.map((item) => (item.text.endsWith('.句') ? part(item, 0, item.text.length - 2) : item))
  const joined = ids
    .map((id) => id.text)
    .filter(Boolean)
    .join('、')
  const isOne = items.every(
    (item, i) => item.text !== '' && (i === items.length - 1) === item.text.endsWith('.句'),
  )
  if (!isOne) {
    const bare = joined.replaceAll(new RegExp(`\\.(${words.join('|')})(?=、|$)`, 'g'), '')
    return void say('reference/list', `并列几项数据只能在最后写一次“.句”：请改为【${bare}.句】，或者分开写`)
  }
  if (context.heading) return void say('reference/heading', '标题里不用“.句”，请直接引用数据，如【到位资金】')
  const figures: Figure[] = []
  for (const id of ids) {
    const figure = findFigure(context.figures, id.text)
    if (figure) figures.push(figure)
    else unknownId(id, context, say)
  }
  return figures.length === ids.length ? { kind: 'sentence', figures } : undefined
}

function share(read: Read, context: ReferenceContext, say: Say): Reference | undefined {
  const items = split(read, '/')
  const [a, b] = items
  if (items.length !== 2 || !a?.text || !b?.text) {
    return void say('reference/share', '占比只写两项：【部分/总数】')
  }
  const [one, whole] = [findFigure(context.figures, a.text), findFigure(context.figures, b.text)]
  if (!one) unknownId(a, context, say)
  if (!whole) unknownId(b, context, say)
  return one && whole ? { kind: 'share', part: one, whole } : undefined
}

/** Words that mean the first target unless another is named behind them. */
const ofTarget: readonly Word[] = ['目标', '完成率', '差额', '月均', '进度差']

function figureReference(read: Read, context: ReferenceContext, say: Say): Reference | undefined {
  const [first, ...tokens] = split(read, '.')
  let figure = findFigure(context.figures, first!.text)
  if (!figure) return void unknownId(first!.text === '' ? read : first!, context, say)
  while (tokens.length > 0) {
    const below = findFigure(context.figures, `${figure.id}.${tokens[0]!.text}`)
    if (!below) break
    figure = below
    tokens.shift()
  }
  const [token, target, ...more] = tokens
  if (!token) return { kind: 'figure', figure }
  const word = words.find((one) => one === token.text)
  if (!word) return void unknownWord(token, figure, say)
  if (word === '句' && context.heading) {
    return void say('reference/heading', '标题里不用“.句”，请直接引用数据，如【到位资金】', token)
  }
  if (!target) return { kind: 'figure', figure, word }
  if (!ofTarget.includes(word) || more.length > 0) {
    const rest = tokens
      .slice(1)
      .map((one) => one.text)
      .join('.')
    return void say(
      'reference/form',
      `“.${word}”后面不能再写“.${rest}”`,
      target.text === '' ? undefined : target,
    )
  }
  if (targetOf(figure, target.text)) return { kind: 'figure', figure, word, target: target.text }
  const known = (figure.entry.target ?? []).flatMap((one) => one.name ?? one.commitment ?? []).join('、')
  const message = `“${figure.id}”没有叫“${target.text}”的目标${known ? `，有：${known}` : ''}`
  return void say('reference/target', message, target.text === '' ? undefined : target)
}

function unknownId(id: Read, context: ReferenceContext, say: Say): void {
  say(
    'reference/unknown',
    unknownFigure(id.text, context.figures, contextTerms),
    id.text === '' ? undefined : id,
  )
}

function unknownWord(word: Read, figure: Figure, say: Say): void {
  const parts = figure.parts.map((one) => one.id.slice(one.id.lastIndexOf('.') + 1))
  const guess = nearest(word.text, [...words, ...parts])
  const can = `可用：${words.join('、')}${parts.length > 0 ? `；其中有：${parts.join('、')}` : ''}`
  const advice = guess ? `是否应为“.${guess}”？` : can
  const message = `“${figure.id}”后面没有“.${word.text}”这个用法，${advice}`
  say('reference/word', message, word.text === '' ? undefined : word)
}
