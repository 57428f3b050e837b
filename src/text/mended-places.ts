import { Patched } from './patched.ts'
import { isCell } from './place.ts'
import type { Problem } from './problem.ts'
import { Source } from './source.ts'

/** Places in the file that a person has: the one that was given, or the clean text that is going to be written. */
export class MendedPlaces {
  readonly #given: Source
  readonly #patched: Patched
  readonly #isGiven: boolean
  readonly #clean: Source

  constructor(text: string, patched: Patched, path: string, isGiven: boolean) {
    this.#given = new Source(path, text)
    this.#clean = new Source(path, patched.text)
    this.#patched = patched
    this.#isGiven = isGiven
  }

  /** Problems of the mended text. */
  problems(problems: readonly Problem[], text: string): Problem[] {
    if (!this.#isGiven || text !== this.#patched.text) return [...problems]
    return problems.map((problem) => {
      const { place } = problem
      if (!place || isCell(place)) return problem
      const [start, end] = [this.#patched.origin(place.start), this.#patched.origin(place.end)]
      return { ...problem, place: { source: this.#given, start, end: Math.max(start, end) } }
    })
  }

  /** Where something is that began at an offset of the text as it was. */
  where(at: number): string {
    if (this.#isGiven) return `第${this.#given.position(at).line}行`
    // the first offset of the mended text that came from there or behind it
    let [low, high] = [0, this.#patched.text.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#patched.origin(middle) < at) low = middle + 1
      else high = middle
    }
    return `清样第${this.#clean.position(low).line}行`
  }
}
