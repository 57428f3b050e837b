import type { HtmlText } from './html-parse.ts'

/** A piece of a text as the page prints it: each of its units began in the source at `offsets`; `end` is where it ended. */
export interface Words {
  value: string
  offsets: number[]
  end: number
}

/** The units of a text node with their places: character references and line ends are longer in the source. */
export function wordsOf(node: HtmlText, source: string): Words {
  const { value } = node
  const start = node.sourceCodeLocation?.startOffset ?? 0
  const end = node.sourceCodeLocation?.endOffset ?? start
  const offsets: number[] = []
  let at = start
  let i = 0
  while (i < value.length) {
    const char = source[at]
    offsets.push(Math.min(at, end))
    if (char === '&') {
      const { length, units } = referenceAt(source, at, end, value, i)
      for (let more = 1; more < units; more++) offsets.push(Math.min(at + more, end))
      at += length
      i += units
    } else {
      at += char === '\r' && source[at + 1] === '\n' ? 2 : 1
      // what the parser leaves out (NUL) stands in the source only
      if (char === '\0' && value[i] !== '\uFFFD') offsets.pop()
      else i++
    }
    if (at > end + value.length) break
  }
  while (offsets.length < value.length) offsets.push(end)
  return { value, offsets, end }
}

const referenceForm = /&(?:#[xX][0-9a-fA-F]{1,12};?|#[0-9]{1,12};?|[A-Za-z][A-Za-z0-9]{1,32};?)/uy

/**
 * How long a reference is and how many units it gave. HTML takes some without `;` and with other letters behind them
 * (`&ampere` is `&ere`), so a length is looked for behind which the source goes on as the value does.
 */
function referenceAt(
  source: string,
  at: number,
  end: number,
  value: string,
  i: number,
): { length: number; units: number } {
  const one = { length: 1, units: 1 }
  referenceForm.lastIndex = at
  const written = referenceForm.exec(source)?.[0]
  if (written === undefined) return one
  const isAmp = /^&(?:amp|#0*38(?!\d)|#x0*26(?![\da-f]))/iu.test(written)
  if (!isAmp && value.startsWith(written, i)) return one
  const point = value.codePointAt(i)! > 0xffff ? 2 : 1
  const longest = Math.min(written.length, end - at)
  for (let units = point; units <= point + 2 && i + units <= value.length; units++)
    for (let length = longest; length >= 3; length--)
      if (fits(source, at + length, end, value, i + units)) return { length, units }
  return { length: longest, units: point }
}

function fits(source: string, at: number, end: number, value: string, i: number): boolean {
  if (at >= end || i >= value.length) return at >= end && i >= value.length
  return source[at] === value[i] || source[at] === '&' || source[at] === '\r'
}

/** The source with everything blanked that is not printed: filled as pieces are taken over. */
export class WordMask {
  readonly #units: Uint16Array

  constructor(length: number) {
    this.#units = new Uint16Array(length)
  }

  put(value: string, offsets: readonly number[]): void {
    for (let i = 0; i < value.length; i++) {
      const at = offsets[i]
      if (at !== undefined && at < this.#units.length) this.#units[at] = value.charCodeAt(i)
    }
  }

  /** The words, NUL between them. */
  text(): string {
    const chunk = 8192
    const parts: string[] = []
    for (let at = 0; at < this.#units.length; at += chunk)
      parts.push(String.fromCharCode(...this.#units.subarray(at, at + chunk)))
    return parts.join('')
  }
}
