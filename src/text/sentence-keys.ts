/** What texts say, sentence by sentence, whatever they are written in: for finding which of many texts one is. */

/** A sentence by its letters and digits alone; offsets are those of the text. */
export interface KeyedSentence {
  key: string
  start: number
  end: number
}

const sentence = /[^。！？!?\n|]+[。！？!?]*[”’）)]*/gu
const noLetters = /[^\p{L}\p{N}.%％]|(?<!\d)\.|\.(?!\d)/gu

/** The sentences of a text, cells of a table each for itself. What has neither letters nor digits is left out. */
export function keyedSentences(text: string): KeyedSentence[] {
  return [...text.matchAll(sentence)].flatMap((match) => {
    const key = keyOf(match[0])
    return key === '' ? [] : [{ key, start: match.index, end: match.index + match[0].length }]
  })
}

/** A sentence as it is compared: marks, spaces and what Markdown adds do not count. */
function keyOf(words: string): string {
  return words.replace(noLetters, '')
}

/** Markdown without its front matter and comments. */
export function bodyOf(markdown: string): string {
  const text = markdown.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
  const end = /^---[ \t]*\n/u.test(text) ? text.indexOf('\n---\n', 3) : -1
  const body = end < 0 ? text : text.slice(end + 5)
  let kept = ''
  for (let at = 0; ;) {
    const from = body.indexOf('<!--', at)
    const to = from < 0 ? -1 : body.indexOf('-->', from + 4)
    if (to < 0) return kept + body.slice(at)
    kept += body.slice(at, from)
    at = to + 3
  }
}

/** A text made ready to be compared with many. */
export interface KeyedText {
  /** Its sentences, with how often each stands. */
  counts: ReadonlyMap<string, number>
  /** In characters. */
  length: number
  /** All of it: two texts with the same say the same. */
  whole: string
}

export function keyedText(keys: readonly string[]): KeyedText {
  const counts = new Map<string, number>()
  let length = 0
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    length += key.length
  }
  return { counts, length, whole: keys.join('\n') }
}

/**
 * How alike two texts are, from 0 to 1: the sentences they share, wherever they stand, and of the others what pairs of
 * neighbouring characters they share.
 */
export function likenessOfKeyed(a: KeyedText, b: KeyedText): number {
  if (a.whole === b.whole) return 1
  const own = leftOver(a, b)
  const others = leftOver(b, a)
  const left = new Map<number, number>()
  const pairs = countPairs(own, (code) => left.set(code, (left.get(code) ?? 0) + 1))
  let shared = 0
  const more = countPairs(others, (code) => {
    const n = left.get(code) ?? 0
    if (n === 0) return
    left.set(code, n - 1)
    shared++
  })
  const restA = sumOf(own)
  const restB = sumOf(others)
  const total = a.length + b.length
  const alike = pairs + more === 0 ? 0 : ((2 * shared) / (pairs + more)) * (restA + restB)
  return total === 0 ? 0 : Math.min((total - restA - restB + alike) / total, 0.9999)
}

/** Sentences of a text beyond those that the other has as well. */
function leftOver({ counts }: KeyedText, other: KeyedText): string[] {
  const rest: string[] = []
  for (const [key, n] of counts) for (let i = other.counts.get(key) ?? 0; i < n; i++) rest.push(key)
  return rest
}

function countPairs(keys: readonly string[], take: (code: number) => void): number {
  let n = 0
  for (const key of keys)
    for (let i = 0; i + 1 < key.length; i++, n++) take(key.charCodeAt(i) * 65_536 + key.charCodeAt(i + 1))
  return n
}

function sumOf(keys: readonly string[]): number {
  return keys.reduce((sum, { length }) => sum + length, 0)
}
