import type { Marked, Span } from './marks.ts'

/** Scopes, items, numbers and counts, out of thousands of spans, each with the one it stands in. */
export class Structure {
  readonly spans: Span[] = []
  readonly #parents = new Map<Span, Span>()

  constructor(marked: Marked) {
    const stack: Span[] = []
    for (const span of marked.spans) {
      const { kind } = span.origin
      // An item of which nothing was printed is none. Of equal spans the first is the outer one.
      if (!(kind === 'scope' || kind === 'item' || kind === 'number' || kind === 'count')) continue
      if (span.start === span.end) continue
      while (stack.length > 0 && stack.at(-1)!.end < span.end) stack.pop()
      const parent = stack.at(-1)
      if (parent) this.#parents.set(span, parent)
      this.spans.push(span)
      stack.push(span)
    }
  }

  /** The nearest item around a span. */
  itemAround(span: Span): Span | undefined {
    let at = this.#parents.get(span)
    while (at && at.origin.kind !== 'item') at = this.#parents.get(at)
    return at
  }

  /** The items that a scope printed: those whose nearest scope it is. */
  itemsOf(scope: Span): Span[] {
    return this.spans.filter((span) => {
      if (span.origin.kind !== 'item') return false
      let at = this.#parents.get(span)
      while (at && at.origin.kind !== 'scope') at = this.#parents.get(at)
      return at === scope
    })
  }

  /** The places of an item's own number. */
  numbersOf(item: Span): Span[] {
    return this.spans.filter((span) => span.origin.kind === 'number' && this.itemAround(span) === item)
  }

  holdsScopes(scope: Span): boolean {
    return this.spans.some((span) => {
      if (span.origin.kind !== 'scope') return false
      let at = this.#parents.get(span)
      while (at && at !== scope) at = this.#parents.get(at)
      return at === scope
    })
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
