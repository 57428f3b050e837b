import type { PhraseKind, SetPhrase } from './types.ts'

/** Words as they are compared: marks and spaces left out, and （试行） and the like at the end. */
export function bareWording(text: string): string {
  return text.replace(/[（(][^（）()]{1,8}[）)]$/u, '').replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
}

/** The words of a title without 中华人民共和国, which may go unsaid. */
export function bareTitle(text: string): string {
  return bareWording(text).replace(/^中华人民共和国(?=..)/u, '')
}

const shortest: Readonly<Record<PhraseKind, number>> = { 提法: 6, 文件: 5, 引语: 7 }
/** From this length on two characters may differ; below only one. */
const long: Readonly<Record<PhraseKind, number>> = { 提法: 10, 文件: 14, 引语: 10 }
/** From this length on one character may be missing or too many: 环境保护税法 is not a slip for 环境保护法. */
const lengthy = 8

/** Phrases whose wording is fixed, to look up what comes near to one and is none. */
export class Wordings {
  readonly #byLength = new Map<string, { bare: string; phrase: SetPhrase }[]>()
  readonly #known = new Set<string>()

  constructor(phrases: readonly SetPhrase[]) {
    for (const phrase of phrases) {
      const bare = bareOf(phrase.text, phrase.kind)
      this.#known.add(bare)
      if (bare.length < shortest[phrase.kind]) continue
      const key = `${phrase.kind}${bare.length}`
      const list = this.#byLength.get(key)
      if (list) list.push({ bare, phrase })
      else this.#byLength.set(key, [{ bare, phrase }])
    }
  }

  /** True where words are those of a phrase, or of a part of one. */
  has(text: string): boolean {
    const bare = bareWording(text)
    return this.#known.has(bare) || [...this.#known].some((known) => known.includes(bare))
  }

  /** The phrase of one of these kinds that a text misses by a character or two; undefined where it is one, or none is near. */
  near(text: string, kinds: readonly PhraseKind[]): SetPhrase | undefined {
    for (const kind of kinds) if (this.#known.has(bareOf(text, kind))) return undefined
    for (const kind of kinds) {
      const bare = bareOf(text, kind)
      for (const length of [bare.length, bare.length + 1, bare.length - 1]) {
        const found = this.#byLength.get(`${kind}${length}`)?.find((entry) => isNear(bare, entry.bare, kind))
        if (found) return found.phrase
      }
    }
    return undefined
  }
}

function bareOf(text: string, kind: PhraseKind): string {
  return kind === '文件' ? bareTitle(text) : bareWording(text)
}

function isNear(bare: string, known: string, kind: PhraseKind): boolean {
  if (bare.length === known.length) {
    const differing = [...bare].flatMap((character, i) => (character === known[i] ? [] : [i]))
    const [first, second] = differing
    if (differing.length <= (known.length >= long[kind] ? 2 : 1)) return true
    // two neighbours exchanged are one slip
    return (
      differing.length === 2 &&
      second === first! + 1 &&
      bare[first!] === known[second] &&
      bare[second] === known[first!]
    )
  }
  const [short, longer] = bare.length < known.length ? [bare, known] : [known, bare]
  if (short.length < lengthy) return false
  let at = 0
  while (at < short.length && short[at] === longer[at]) at++
  // A character put before or behind is another name: 省…条例, …条例实施.
  if (longer === bare && (at === 0 || at === short.length)) return false
  return short.slice(at) === longer.slice(at + 1)
}
