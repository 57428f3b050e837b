import { isChinese } from './width.ts'

/** The characters of a value and, for each of them and the end, its offset in the source. */
export interface Characters {
  text: string
  offsets: number[]
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
}

/** Collects a value character by character. */
class Collector {
  #text = ''
  readonly #offsets: number[] = []

  push(characters: string, offset: number, step: 0 | 1 = 0) {
    for (let i = 0; i < characters.length; i++) this.#offsets.push(offset + i * step)
    this.#text += characters
  }

  /** A fold: one line end is a space, or nothing in Chinese text; more are line ends, one less than written. */
  fold(lineEnds: number, next: string, offset: number) {
    if (lineEnds > 1) this.push('\n'.repeat(lineEnds - 1), offset)
    else if (!isChinese(this.#text.at(-1) ?? '') && !isChinese(next)) this.push(' ', offset)
  }

  end(offset: number): Characters {
    this.#offsets.push(offset)
    return { text: this.#text, offsets: this.#offsets }
  }
}

/** The value of a plain scalar that fills [start, end); Chinese lines are joined without a space. */
export function plainCharacters(source: string, start: number, end: number): Characters {
  return foldedCharacters(source, start, end, () => undefined)
}

/** The value of a quoted scalar; `end` is behind its closing quote, which may be missing. */
export function quotedCharacters(source: string, start: number, end: number): Characters {
  const quote = source[start]!
  const closed = end > start + 1 && source[end - 1] === quote
  const unescape = quote === '"' ? doubleQuoteEscape : singleQuoteEscape
  return foldedCharacters(source, start + 1, closed ? end - 1 : end, unescape)
}

/** Reads an escape at `at`, or tells that there is none. */
type Unescape = (source: string, at: number, end: number) => { text: string; length: number } | undefined

function foldedCharacters(source: string, start: number, end: number, unescape: Unescape): Characters {
  const value = new Collector()
  const ordinary = /[^ \t\r\n'"\\]+/y
  let i = start
  while (i < end) {
    ordinary.lastIndex = i
    const run = ordinary.exec(source)?.[0].slice(0, end - i)
    if (run !== undefined) {
      value.push(run, i, 1)
      i += run.length
      continue
    }
    const escape = unescape(source, i, end)
    if (escape) {
      value.push(escape.text, i)
      i += escape.length
      continue
    }
    const blank = lengthOfBlank(source, i, end)
    const line = lengthOfLineEnd(source, i + blank, end)
    if (line === 0) {
      value.push(source.slice(i, i + Math.max(1, blank)), i, 1)
      i += Math.max(1, blank)
      continue
    }
    const at = i + blank
    let lineEnds = 0
    i = at
    for (let length = line; length > 0; length = lengthOfLineEnd(source, i, end)) {
      lineEnds++
      i += length
      i += lengthOfBlank(source, i, end)
    }
    // Full-width spaces before a continued line are its writer's indentation.
    while (i < end && source[i] === '\u3000') i++
    value.fold(lineEnds, i < end ? source[i]! : '', at)
  }
  return value.end(end)
}

function singleQuoteEscape(source: string, at: number) {
  return source.startsWith("''", at) ? { text: "'", length: 2 } : undefined
}

function doubleQuoteEscape(source: string, at: number, end: number) {
  if (source[at] !== '\\') return undefined
  const line = lengthOfLineEnd(source, at + 1, end)
  if (line > 0) {
    const next = at + 1 + line
    return { text: '', length: next + lengthOfBlank(source, next, end) - at }
  }
  const letter = source[at + 1] ?? ''
  const digits = { x: 2, u: 4, U: 8 }[letter]
  if (digits) {
    const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16)
    const valid = code <= 0x10ffff && /^[0-9a-fA-F]+$/.test(source.slice(at + 2, at + 2 + digits))
    if (valid) return { text: String.fromCodePoint(code), length: 2 + digits }
  }
  const known = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
  return known === undefined ? { text: '\\', length: 1 } : { text: known, length: 2 }
}

function lengthOfBlank(source: string, at: number, end: number): number {
  let i = at
  while (i < end && (source[i] === ' ' || source[i] === '\t')) i++
  return i - at
}

function lengthOfLineEnd(source: string, at: number, end: number): number {
  if (at < end && source[at] === '\n') return 1
  return at + 1 < end && source[at] === '\r' && source[at + 1] === '\n' ? 2 : 0
}

/**
 * The value of a block scalar (`|` or `>`) whose header begins at `start`. `parentIndent` counts only where the header
 * gives the indentation as a digit. Empty lines at its end are dropped whatever the header says.
 */
export function blockCharacters(
  source: string,
  start: number,
  end: number,
  parentIndent: number,
): Characters {
  const header = /^[|>][-+0-9]*/.exec(source.slice(start, start + 8))?.[0] ?? '|'
  const lines = linesOf(source, start, end)
  const digit = /[1-9]/.exec(header)?.[0]
  const firstText = lines.find((line) => line.indent < line.length)
  const indent = digit ? Math.max(0, parentIndent) + Number(digit) : (firstText?.indent ?? 0)
  while (lines.length > 0 && lines.at(-1)!.length <= lines.at(-1)!.indent) lines.pop()
  const value = new Collector()
  const folds = header.startsWith('>')
  let previous: BlockLine | undefined
  let lineEnds = 0
  for (const line of lines) {
    const blank = isBlank(line, indent)
    const joined = folds && previous !== undefined && !isDeeper(line, indent) && !isDeeper(previous, indent)
    const from = line.start + Math.min(line.indent, indent)
    if (previous && !blank) {
      const at = previous.start + previous.length
      if (joined) value.fold(lineEnds, source[from] ?? '', at)
      else value.push('\n'.repeat(lineEnds), at)
    } else if (!previous && !blank) {
      value.push('\n'.repeat(lineEnds), from)
    }
    if (!blank) {
      value.push(source.slice(from, line.start + line.length), from, 1)
      previous = line
      lineEnds = 0
    }
    lineEnds++
  }
  const last = lines.at(-1)
  return value.end(last ? last.start + last.length : Math.min(end, start + header.length))
}

interface BlockLine {
  start: number
  /** Without the line end. */
  length: number
  /** Spaces at the beginning. */
  indent: number
}

function linesOf(source: string, start: number, end: number): BlockLine[] {
  const lines: BlockLine[] = []
  let at = source.indexOf('\n', start)
  while (at >= 0 && at + 1 < end) {
    const from = at + 1
    const next = source.indexOf('\n', from)
    const until = next < 0 || next >= end ? end : next
    const length = (source[until - 1] === '\r' && until > from ? until - 1 : until) - from
    let indent = 0
    while (indent < length && source[from + indent] === ' ') indent++
    lines.push({ start: from, length, indent })
    at = next
  }
  return lines
}

function isBlank(line: BlockLine, indent: number): boolean {
  return line.length <= line.indent && line.indent <= indent
}

function isDeeper(line: BlockLine, indent: number): boolean {
  return line.indent > indent
}
