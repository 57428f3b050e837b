import type { RootContent, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { offsetsOf, positionAt } from './places.ts'

/** Cuts pieces out of a text node; each gets the position that it has in the source. */
export class TextCutter {
  readonly #node: Text
  readonly #source: Source
  readonly #offsets: number[] | undefined

  constructor(node: Text, source: Source) {
    this.#node = node
    this.#source = source
    this.#offsets = node.position ? offsetsOf(node, source) : undefined
  }

  text(start: number, end: number): Text {
    const position = this.position(start, end)
    const value = this.#node.value.slice(start, end)
    return position ? { type: 'text', value, position } : { type: 'text', value }
  }

  position(start: number, end: number): Text['position'] {
    const from = this.#offsets?.[start]
    const to = this.#offsets?.[end]
    return from === undefined || to === undefined ? undefined : positionAt(this.#source, from, to)
  }
}

/** Texts that stand next to each other are one, so that a slot or a mark is found whole. */
export function mergeTexts<T extends RootContent>(children: readonly T[]): (T | Text)[] {
  const merged: (T | Text)[] = []
  for (const child of children) {
    const last = merged.at(-1)
    if (child.type !== 'text' || last?.type !== 'text') {
      merged.push(child)
      continue
    }
    const text: Text = { type: 'text', value: last.value + child.value }
    if (last.position && child.position)
      text.position = { start: last.position.start, end: child.position.end }
    merged.splice(-1, 1, text)
  }
  return merged
}
