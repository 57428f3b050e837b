import type { Marked, Span } from './marks.ts'

/** Scopes, items, numbers and counts, out of thousands of spans, each with the one it stands in. */
export class Structure {
  readonly spans: Span[] = []
  /** Each with the item around it. */
  readonly #around = new Map<Span, Span>()
  /** Items by the scope that printed them, and numbers by their item. */
  readonly #items = new Map<Span, Span[]>()
  readonly #numbers = new Map<Span, Span[]>()
  readonly #holders = new Set<Span>()

  constructor(marked: Marked) {
    const stack: Span[] = []
    for (const span of marked.spans) {
      const { kind } = span.origin
      // An item of which nothing was printed is none. Of equal spans the first is the outer one.
      if (!(kind === 'scope' || kind === 'item' || kind === 'number' || kind === 'count')) continue
      if (span.start === span.end) continue
      while (stack.length > 0 && stack.at(-1)!.end < span.end) stack.pop()
      const item = stack.findLast(({ origin }) => origin.kind === 'item')
      const scope = stack.findLast(({ origin }) => origin.kind === 'scope')
      if (item) this.#around.set(span, item)
      if (item && kind === 'number') append(this.#numbers, item, span)
      if (scope && kind === 'item') append(this.#items, scope, span)
      if (kind === 'scope') for (const outer of stack) this.#holders.add(outer)
      this.spans.push(span)
      stack.push(span)
    }
  }

  /** The nearest item around a span. */
  itemAround(span: Span): Span | undefined {
    return this.#around.get(span)
  }

  /** The items that a scope printed: those whose nearest scope it is. */
  itemsOf(scope: Span): readonly Span[] {
    return this.#items.get(scope) ?? []
  }

  /** The places of an item's own number. */
  numbersOf(item: Span): readonly Span[] {
    return this.#numbers.get(item) ?? []
  }

  holdsScopes(scope: Span): boolean {
    return this.#holders.has(scope)
  }

  /** True where a text announces how many items a scope has. */
  announces(key: string): boolean {
    return this.spans.some(({ origin }) => origin.kind === 'count' && origin.key === key)
  }

  countOf(key: string): number {
    const scopes = this.spans.filter(({ origin }) => origin.kind === 'scope' && origin.key === key)
    return Math.max(0, ...scopes.map((scope) => this.itemsOf(scope).length))
  }
}

function append(lists: Map<Span, Span[]>, key: Span, span: Span): void {
  const list = lists.get(key)
  if (list) list.push(span)
  else lists.set(key, [span])
}
