/**
 * The references in sheet texts: 【id】, 【id.部分】, 【id.词】, 【甲、乙.句】, 【a/b】, 【几】 … (DESIGN part 3). Parsed once,
 * checked against 数据; what they print is decided by the draft.
 */
import { nearest } from '../text/nearest.ts'
import type { Place } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import { findFigure, type Figure, type Figures } from './figures.ts'
import { targetOf } from './derive.ts'

export const words = [
  '句',
  '数值',
  '名称',
  '目标',
  '同比',
  '增量',
  '完成率',
  '差额',
  '月均',
  '进度差',
  '平均',
  '排名',
  '历年',
  '其中',
] as const
export type Word = (typeof words)[number]

export const contextTerms = ['几', '截至', '时段', '地区'] as const
export type ContextTerm = (typeof contextTerms)[number]

export const reserved = ['待补', '待核', '建议'] as const
export type Reserved = (typeof reserved)[number]

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
    const close = text.indexOf('】', i)
    const nested = text.indexOf('【', i + 1)
    if (close < 0 || (nested >= 0 && nested < close)) {
      const why = close < 0 ? '“【”没有对应的“】”' : '【】里面不能再套【】，或者前一个“【”没有写“】”'
      say(
        close < 0 ? 'reference/unclosed' : 'reference/nested',
        `${why}；若要照印方括号，请写成“【【”`,
        i,
        i + 1,
      )
      const end = close < 0 ? text.length : nested
      if (plain === '') plainStart = i
      plain += text.slice(i, end)
      i = end
      continue
    }
    flush(i)
    const inside = text.slice(i + 1, close)
    const reference = parseOne(inside, context, (code, message) => say(code, message, i, close + 1))
    pieces.push({ start: i, end: close + 1, text: inside, ...(reference ? { reference } : {}) })
    i = close + 1
  }
  flush(text.length)
  return pieces
}

type Say = (code: string, message: string) => void

function parseOne(inside: string, context: ReferenceContext, say: Say): Reference | undefined {
  const own = reserved.find(
    (word) => inside.trim() === word || new RegExp(`^\\s*${word}\\s*[：:]`).test(inside),
  )
  if (own) return { kind: 'reserved', word: own, note: inside.replace(/^[^：:]*[：:]?/, '').trim() }
  const text = inside
    .replaceAll(/[。．]/g, '.')
    .replaceAll('／', '/')
    .replaceAll(/\s/g, '')
  if (text === '') return void say('reference/empty', '【】里是空的，请写数据的编号，如【到位资金】')
  if (text.startsWith('{') || text.includes('{{'))
    return void say('reference/form', `事实表里不用 {{ }}，请写成【编号】`)
  const term = contextTerms.find((one) => one === text)
  if (term) return { kind: 'term', term }
  if (/[,，;；]/.test(text))
    return void say(
      'reference/comma',
      `【】里并列几项用顿号“、”：请改为【${inside.replaceAll(/\s*[,，;；]\s*/g, '、')}】`,
    )
  if (text.includes('、')) return sentence(text, context, say)
  if (text.includes('/')) return share(text, context, say)
  return figureReference(text, context, say)
}

function sentence(text: string, context: ReferenceContext, say: Say): Reference | undefined {
  if (!text.endsWith('.句')) {
    return void say(
      'reference/list',
      `并列几项数据只能用“.句”：请改为【${text.replace(/\.[^.、]*$/, '')}.句】，或者分开写`,
    )
  }
  if (context.heading) return void say('reference/heading', '标题里不用“.句”，请直接引用数据，如【到位资金】')
  const figures: Figure[] = []
  for (const id of text.slice(0, -2).split('、')) {
    const figure = findFigure(context.figures, id)
    if (!figure) return void unknownId(id, context, say)
    figures.push(figure)
  }
  return { kind: 'sentence', figures }
}

function share(text: string, context: ReferenceContext, say: Say): Reference | undefined {
  const [a = '', b = '', ...more] = text.split('/')
  if (more.length > 0) return void say('reference/share', '占比只写两项：【部分/总数】')
  const part = findFigure(context.figures, a)
  if (!part) return void unknownId(a, context, say)
  const whole = findFigure(context.figures, b)
  if (!whole) return void unknownId(b, context, say)
  return { kind: 'share', part, whole }
}

function figureReference(text: string, context: ReferenceContext, say: Say): Reference | undefined {
  const tokens = text.split('.')
  let id = tokens.shift()!
  let figure = findFigure(context.figures, id)
  if (!figure) return void unknownId(id, context, say)
  while (tokens.length > 0) {
    const part = findFigure(context.figures, `${id}.${tokens[0]!}`)
    if (!part) break
    id = part.id
    figure = part
    tokens.shift()
  }
  if (tokens.length === 0) return { kind: 'figure', figure }
  const word = words.find((one) => one === tokens[0])
  if (!word) return void unknownWord(tokens[0]!, figure, say)
  if (word === '句' && context.heading)
    return void say('reference/heading', '标题里不用“.句”，请直接引用数据，如【到位资金】')
  const target = tokens[1]
  if (target === undefined) return { kind: 'figure', figure, word }
  const named = (figure.entry.target ?? []).map((one) => one.name ?? one.commitment ?? '')
  if (!['目标', '完成率', '差额', '月均', '进度差'].includes(word) || tokens.length > 2) {
    return void say('reference/form', `“.${word}”后面不能再写“.${tokens.slice(1).join('.')}”`)
  }
  if (!targetOf(figure, target)) {
    const known = named.filter(Boolean).join('、')
    return void say(
      'reference/target',
      `“${figure.id}”没有叫“${target}”的目标${known ? `，有：${known}` : ''}`,
    )
  }
  return { kind: 'figure', figure, word, target }
}

function unknownId(id: string, context: ReferenceContext, say: Say): void {
  const ids = [...context.figures.keys()]
  const guess = nearest(id, ids) ?? nearest(id, contextTerms)
  const advice = guess
    ? `，是否应为“${guess}”？`
    : ids.length === 0
      ? '；请先在“数据”里写上'
      : `；“数据”里有：${ids.slice(0, 8).join('、')}${ids.length > 8 ? '…' : ''}`
  say('reference/unknown', `数据里没有“${id}”${advice}`)
}

function unknownWord(word: string, figure: Figure, say: Say): void {
  const parts = figure.parts.map((part) => part.id.slice(part.id.lastIndexOf('.') + 1))
  const guess = nearest(word, [...words, ...parts])
  const can = `可用：${words.join('、')}${parts.length > 0 ? `；其中有：${parts.join('、')}` : ''}`
  say('reference/word', `“${figure.id}”后面没有“.${word}”这个用法，${guess ? `是否应为“.${guess}”？` : can}`)
}
