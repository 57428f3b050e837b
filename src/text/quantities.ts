/** Numbers with units in a running text, each with the words before it that say what it is. */

/** A number as a text prints it; offsets are UTF-16, end exclusive, the unit included. */
export interface Quantity {
  start: number
  end: number
  /** The digits as printed, without what divides thousands: 18.60. */
  digits: string
  /** The number alone, its 万 or 亿 counted in: 1.2万 → 12000. */
  value: number
  /** What a value printed so may stand for: half a unit of its last digit either way; a plain count is exact. */
  low: number
  high: number
  /** The unit without 万, 亿: 元 · % · 个百分点 · 个 · 人次; '' where none is known. */
  unit: string
  /** The unit as printed: 亿元. */
  printed: string
  decimals: number
  /** 近 约 超 多 余 …: no arithmetic is allowed on it. */
  hedge: string
  /** From the last stop (，。；：) or the figure before to this one: the words that say what it is. */
  before: string
  /** Offset of the start of its sentence, and of its end. */
  sentence: { start: number; end: number }
}

const units =
  '个百分点|百分点|平方公里|平方千米|平方米|立方米|千瓦时|千瓦|兆瓦|公里|千米|公顷|公斤|千克|人次|人份|' +
  '户次|家次|件次|场次|批次|台套|台次|车次|架次|床位|学位|标箱|美元|吨|斤|克|亩|米|元|户|人|个|家|项|件|座|所|台|辆|条|处|套|张|份|次|名|批|篇|头|只|' +
  '口|艘|架|宗|起|场|期|栋|幢|间|支|部|棵|株|眼|公分|厘米|微克|毫克|天|岁|分|倍|番|成|位|度|%|％|‰'
const number =
  /(?<![\dA-Za-z〔[\-－]|(?<![\p{Script=Han}）”》])\.|\d[,\u0020\u00a0\u2009])([-－−]?)(\d{1,3}(?:[,\u0020\u00a0\u2009]\d{3})+(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(多|余|来)?(万亿|百万|千万|[百千]?[万亿])?(多|余)?/gu
const unitAt = new RegExp(`(?:${units})`, 'uy')
/** What follows makes a number a date, an article, a clock time, a number of a document. */
const noFigure =
  /^(?:年|月|日|时(?!长)|点(?!\d)|号|[：:]\d|条(?:第|规定)|款|世纪|楼|室|路|[A-Za-z]|[-—]\d{1,2}月)/u
const hedgeBefore =
  /(?:(?<![签节制条公合预特契邀])约|(?<![附最临邻就靠相])近|超过?|逾|突破|接近|不足|不到|不少于|不低于|至少)$/u
const hedgeAfter = /^(?:左右|上下|以上|以下|以内|之多|多(?!少)|余)/u
const stops = new Set('，。；：、？！,;:!?\n（）()“”')

/**
 * Quantities in order of the text. Dates, ordinals, clock times, numbers of documents and models are not among them, nor
 * is what stands where `skip` says so.
 */
export function quantitiesIn(text: string, skip: (start: number) => boolean = () => false): Quantity[] {
  const found: Quantity[] = []
  const sentenceEnds = /[。！？\n]/gu
  let sentenceStart = 0
  let sentenceEnd = -1
  let lastEnd = 0
  for (const match of text.matchAll(number)) {
    const start = match.index
    const [whole, minus, printed = '', inner, scale, outer] = match
    const digits = printed.replace(/[^\d.]/gu, '')
    const end = start + whole.length
    if (text[start - 1] === '第' && !/^[位名]/u.test(text.slice(end))) continue
    unitAt.lastIndex = end
    const after = text.slice(end, end + 6)
    if (scale === undefined && noFigure.test(after)) continue
    const unitText = unitAt.exec(text)?.[0] ?? ''
    if (skip(start)) continue
    if (start > sentenceEnd) {
      sentenceEnds.lastIndex = start
      sentenceEnd = sentenceEnds.exec(text)?.index ?? text.length
      sentenceStart = lastStop(text, start)
    }
    const before = clauseBefore(text, start, Math.max(sentenceStart, lastEnd))
    const hedge =
      hedgeBefore.exec(before)?.[0] ??
      inner ??
      outer ??
      hedgeAfter.exec(text.slice(end + unitText.length, end + unitText.length + 3))?.[0] ??
      ''
    found.push({
      start,
      end: end + unitText.length,
      digits,
      ...valueOf(digits, minus !== '', scale, unitText),
      unit: unitText.replace('％', '%').replace(/^百分点$/u, '个百分点'),
      printed: `${scale ?? ''}${unitText}`,
      hedge,
      before,
      sentence: { start: sentenceStart, end: sentenceEnd },
    })
    lastEnd = end + unitText.length
  }
  return found
}

const amount = '\\d{1,12}(?:\\.\\d{1,6})?'
const spokenNumber = '[一二两三四五六七八九十百千]{1,7}'
const scaled = `(?:万亿|[百千]?[万亿])?`
/** 20至25亿元 · 15亿元至20亿元 · 3-5家 · 三至五个; the digits before the first are none of a date or a name. */
const range = new RegExp(
  `(?<![\\d.A-Za-z年月第〔[\\-－—])(?:${amount}${scaled}(?:${units})?(?:[至到]|[—–－~～-]{1,2})${amount}${scaled}(?:${units})` +
    `|(?<![一二两三四五六七八九十百千第])${spokenNumber}(?:万|亿)?(?:${units})?[至到]${spokenNumber}(?:万|亿)?(?:${units}))(?![\\d.]|月|日|年)`,
  'gu',
)

/** Stretches from one amount to another; 由68%到72% is a change and none of them. */
export function rangesIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(range)].flatMap(({ index, 0: words }) => {
    const isChange = /[由从自]$/u.test(text.slice(Math.max(0, index - 1), index)) && /[至到]/u.test(words)
    // 一到位, 五到场: 到 is of the word behind it.
    const isWord = /到[位场期]$/u.test(words)
    return isChange || isWord ? [] : [{ start: index, end: index + words.length }]
  })
}

function lastStop(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if ('。！？\n'.includes(text[i]!)) return i + 1
  return 0
}

/** Far enough back for the longest indicator; no clause of a speech needs more. */
const longestClause = 40

function clauseBefore(text: string, at: number, from: number): string {
  const least = Math.max(from, at - longestClause)
  let start = at
  while (start > least && !stops.has(text[start - 1]!)) start--
  return text.slice(start, at)
}

const scales: Readonly<Record<string, number>> = {
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
}

function valueOf(
  digits: string,
  isNegative: boolean,
  scale: string | undefined,
  unit: string,
): Pick<Quantity, 'value' | 'low' | 'high' | 'decimals'> {
  const size = scale === undefined ? 1 : (scales[scale] ?? 1)
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  const value = Number(digits) * size * (isNegative ? -1 : 1)
  // 58个 is 58; 58% or 58万吨 may stand for anything from 57.5 to 58.5
  const isCount = decimals === 0 && size === 1 && !/^(?:%|％|‰|个百分点|百分点|倍|成|吨|亩|公里)$/u.test(unit)
  const half = isCount ? 0 : (10 ** -decimals * size) / 2
  return { value, low: value - half, high: value + half, decimals }
}
