/** A 1-based position as people read it: `column` counts UTF-16 units from 1. */
export interface Position {
  line: number
  column: number
}

/**
 * One text with its name, and the way from offsets (UTF-16, 0-based) to lines and columns (1-based).
 * A byte order mark is cut here, once, or every place after it would be off by one.
 */
export class Source {
  readonly path: string
  readonly text: string
  readonly #lineStarts: number[]

  constructor(path: string, text: string) {
    this.path = path
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text
    this.#lineStarts = [0]
    for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) {
      this.#lineStarts.push(i + 1)
    }
  }

  /** The position of an offset; offsets outside the text are taken to its nearest end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#lineStarts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - this.#lineStarts[low]! + 1 }
  }

  /** The offset of a position; the reverse of `position`. */
  offset(position: Position): number {
    const start = this.#lineStarts[position.line - 1] ?? this.text.length
    return Math.min(start + position.column - 1, this.text.length)
  }

  /** The text of a line (1-based) without its line end; '' where there is no such line. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1]
    if (start === undefined) return ''
    const next = this.#lineStarts[number]
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '')
  }
}
