import type { Break, Paragraph, PhrasingContent, Strong, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { isChinese } from '../text/width.ts'
import type { WordMask, Words } from './html-words.ts'

interface Piece {
  /** What it says, in the parts that it came in. */
  parts: string[]
  offsets: number[]
  end: number
  strong: boolean
}

interface Line {
  pieces: Piece[]
  indented: boolean
}

const space = /[ \t\n\f\r]+/gu
/** At the ends of a line, also those that pages indent with. */
const indent = /^\s+/u

/**
 * Gathers the words of one block as a browser would print them: spaces run together, line ends between 汉字 gone, bold
 * kept, indents left out. `flush` gives its paragraphs.
 */
export class LineGatherer {
  readonly #source: Source
  readonly #mask: WordMask
  #lines: Line[] = [{ pieces: [], indented: false }]
  #space: { at: number; end: number; wraps: boolean } | undefined
  #last = ''

  /** `mask` takes every character that is printed. */
  constructor(source: Source, mask: WordMask) {
    this.#source = source
    this.#mask = mask
  }

  add({ value, offsets, end }: Words, strong: boolean): void {
    let at = 0
    for (const match of value.matchAll(space)) {
      this.#word(value.slice(at, match.index), offsets.slice(at, match.index), offsets[match.index]!, strong)
      at = match.index + match[0].length
      this.#space ??= { at: offsets[match.index]!, end: offsets[at] ?? end, wraps: false }
      if (/[\n\r]/u.test(match[0])) this.#space.wraps = true
    }
    this.#word(value.slice(at), offsets.slice(at), end, strong)
  }

  /** A line break; two of them, or an indent behind it, begin a new paragraph. */
  break(): void {
    this.#space = undefined
    this.#lines.push({ pieces: [], indented: false })
  }

  #word(value: string, offsets: number[], end: number, strong: boolean): void {
    if (value === '') return
    const line = this.#lines.at(-1)!
    const before = line.pieces.at(-1)
    if (!before) {
      const lead = indent.exec(value)?.[0].length ?? 0
      if (lead > 0) line.indented = true
      if (lead === value.length) return
      line.pieces.push({ parts: [value.slice(lead)], offsets: offsets.slice(lead), end, strong })
    } else {
      const gap = this.#space
      if (gap && !(gap.wraps && (isChinese(this.#last) || isChinese(firstOf(value))))) {
        // the space belongs to what stands before it
        before.parts.push(' ')
        before.offsets.push(gap.at)
        before.end = gap.end
      }
      if (before.strong === strong) {
        before.parts.push(value)
        for (const offset of offsets) before.offsets.push(offset)
        before.end = end
      } else line.pieces.push({ parts: [value], offsets, end, strong })
    }
    this.#last = lastOf(value)
    this.#space = undefined
  }

  /**
   * The paragraphs gathered since the last call. `settles`: lines that a single break parts may be one paragraph, and are
   * left to the building of the speech; else every line is a paragraph.
   */
  flush(settles: boolean): Paragraph[] {
    const lines = this.#lines
    this.#lines = [{ pieces: [], indented: false }]
    this.#space = undefined
    const groups: Line[][] = []
    let blank = true
    for (const line of lines) {
      trimEnd(line)
      if (line.pieces.length === 0) {
        blank = true
        continue
      }
      if (blank || line.indented || !settles) groups.push([line])
      else groups.at(-1)!.push(line)
      blank = false
    }
    return groups.map((group) => this.#paragraph(group))
  }

  #paragraph(lines: readonly Line[]): Paragraph {
    const children: PhrasingContent[] = []
    for (const line of lines) {
      const last = children.at(-1)?.position?.end.offset
      const first = line.pieces[0]!.offsets[0]!
      if (last !== undefined) children.push(this.#text('\n', last, first))
      for (const piece of line.pieces) {
        const value = piece.parts.join('')
        this.#mask.put(value, piece.offsets)
        const text = this.#text(value, piece.offsets[0]!, piece.end)
        if (!piece.strong) children.push(text)
        else {
          const strong: Strong = { type: 'strong', children: [text] }
          if (text.position) strong.position = text.position
          children.push(strong)
        }
      }
    }
    const start = children[0]!.position!.start
    return { type: 'paragraph', children, position: { start, end: children.at(-1)!.position!.end } }
  }

  #text(value: string, start: number, end: number): Text {
    return {
      type: 'text',
      value,
      position: {
        start: { ...this.#source.position(start), offset: start },
        end: { ...this.#source.position(end), offset: end },
      },
    }
  }
}

function trimEnd(line: Line): void {
  for (let last = line.pieces.at(-1); last; last = line.pieces.at(-1)) {
    const whole = last.parts.join('')
    const value = whole.trimEnd()
    if (value === whole) return
    if (value === '') line.pieces.pop()
    else {
      last.end = last.offsets[value.length]!
      last.parts = [value]
      last.offsets.length = value.length
    }
  }
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!)
}

function lastOf(text: string): string {
  const point = text.codePointAt(text.length - 2)
  return point !== undefined && point > 0xffff ? String.fromCodePoint(point) : (text.at(-1) ?? '')
}

/** The paragraphs of a cell or heading as one run of words, a line break between them. */
export function joined(paragraphs: readonly Paragraph[]): PhrasingContent[] {
  return paragraphs.flatMap((paragraph, i): PhrasingContent[] => {
    if (i === 0) return paragraph.children
    const rest: Break = { type: 'break' }
    const at = paragraph.position?.start
    if (at) rest.position = { start: at, end: at }
    return [rest, ...paragraph.children]
  })
}
