import type { Condition } from './types.ts'

/** How much of the text before and after a word a 正则 is matched against, in UTF-16 units. */
const around = 10

const heads = /^\s*(前接|不前接|后接|不后接|正则)\s*[:：]/
const nextHead = /；(?=\s*(?:前接|不前接|后接|不后接|正则)\s*[:：])/

/**
 * Reads a cell such as `前接:甲、乙；不后接:丙`. A 正则 is tried on the ten characters before, the word as «word» and the
 * ten after. Gives the conditions, all of which must hold, or the sentence that says what is wrong.
 */
export function readConditions(cell: string): readonly Condition[] | string {
  if (cell.trim() === '') return []
  const conditions: Condition[] = []
  for (const part of cell.split(nextHead)) {
    const head = heads.exec(part)
    if (!head) return `条件“${part}”看不懂，应写成“前接:…”“不前接:…”“后接:…”“不后接:…”或“正则:…”`
    const kind = head[1] as Condition['kind']
    const rest = part.slice(head[0].length).trim()
    if (kind === '正则') {
      const form = readForm(rest)
      if (typeof form === 'string') return form
      conditions.push({ kind, form })
      continue
    }
    const words = rest.split('、').filter((word) => word !== '')
    if (words.length === 0) return `条件“${kind}”后面没有词，请补上，几个词之间用顿号`
    conditions.push({ kind, words })
  }
  return conditions
}

/**
 * A form that may take more than linear time is refused: a repeated group, a back reference, more than four repeats.
 */
function readForm(text: string): RegExp | string {
  const plain = text.replaceAll(/\\[^1-9k]/g, '').replaceAll(/\[[^\]]*\]/g, 'x')
  const repeats = plain.match(/[*+{]|(?<!\()\?/g)?.length ?? 0
  if (text === '') return '“正则”后面没有式子，请补上'
  if (/\)[*+{]/.test(plain) || /\\[1-9k]/.test(plain) || repeats > 4) {
    return `正则“${text}”太复杂：括号后面不能用 * + {}，不能回引，* + ? {} 最多四处`
  }
  try {
    return new RegExp(text, 'u')
  } catch {
    return `正则“${text}”写错了，请核对括号和符号`
  }
}

/** True where all conditions hold for text[start, end). */
export function holds(conditions: readonly Condition[], text: string, start: number, end: number): boolean {
  return conditions.every((condition) => {
    switch (condition.kind) {
      case '前接':
        return condition.words.some((word) => text.endsWith(word, start))
      case '不前接':
        return !condition.words.some((word) => text.endsWith(word, start))
      case '后接':
        return condition.words.some((word) => text.startsWith(word, end))
      case '不后接':
        return !condition.words.some((word) => text.startsWith(word, end))
      case '正则': {
        const before = text.slice(Math.max(0, start - around), start)
        return condition.form.test(`${before}«${text.slice(start, end)}»${text.slice(end, end + around)}`)
      }
    }
  })
}
