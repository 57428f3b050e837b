import { placeInScalar, type Datum, type Scalar } from './datum.ts'
import type { Place } from './place.ts'

/** Where a value stands in the data: English keys and list indexes from the top, `measures/points/0/content`. */
export type Path = string

/** One scalar of a text: where it starts in the text, and how many characters of it were cut before. */
export interface Segment {
  start: number
  lead: number
  scalar: Scalar
}

/** From every path of a sheet back to what a person wrote: keys, values, and characters within texts. */
export class Places {
  readonly #values = new Map<Path, Place>()
  readonly #keys = new Map<Path, Place>()
  readonly #texts = new Map<Path, Segment[]>()
  readonly #written = new Map<Path, string>()
  readonly #prose = new Set<Path>()

  add(path: Path, datum: Datum, key?: { written: string; place: Place }): void {
    this.#values.set(path, datum.place)
    if (!key) return
    this.#keys.set(path, key.place)
    this.#written.set(path, key.written)
  }

  /** Records of what scalars a text is made: a text may be written as a list of paragraphs. */
  addText(path: Path, segments: Segment[]): void {
    this.#texts.set(path, segments)
  }

  /** Forgets a path and all below it: an item that gave no value leaves its number to the next one. */
  forget(path: Path): void {
    for (const kept of [this.#values, this.#keys, this.#texts, this.#written, this.#prose]) {
      for (const at of kept.keys()) if (at === path || at.startsWith(`${path}/`)) kept.delete(at)
    }
  }

  /** Takes all paths of another sheet in, below `prefix`: a meeting and the facts of its speech are looked up as one. */
  graft(prefix: Path, other: Places): this {
    const under = (path: Path): Path => (path === '' ? prefix : join(prefix, path))
    for (const [path, place] of other.#values) this.#values.set(under(path), place)
    for (const [path, place] of other.#keys) this.#keys.set(under(path), place)
    for (const [path, segments] of other.#texts) this.#texts.set(under(path), segments)
    for (const [path, written] of other.#written) this.#written.set(under(path), written)
    for (const path of other.#prose) this.#prose.add(under(path))
    return this
  }

  /** Marks a value as running text, in which references are read. */
  addProse(path: Path): void {
    this.#prose.add(path)
  }

  isProse(path: Path): boolean {
    return this.#prose.has(path)
  }

  has(path: Path): boolean {
    return this.#values.has(path)
  }

  /** The place of the value at a path, else of the nearest thing around it. */
  of(path: Path): Place | undefined {
    for (let at = path; ; at = parentOf(at)) {
      const place = this.#values.get(at)
      if (place || at === '') return place
    }
  }

  /** The place of the key at a path, else of its value. */
  key(path: Path): Place | undefined {
    return this.#keys.get(path) ?? this.of(path)
  }

  /** The key as its writer spelled it. */
  written(path: Path): string | undefined {
    return this.#written.get(path)
  }

  /** The place of characters [start, end) of the text at a path. */
  inText(path: Path, start: number, end: number): Place | undefined {
    const segments = this.#texts.get(path)
    const segment = segments?.findLast((one) => one.start <= start)
    if (!segment) return this.of(path)
    const skip = segment.lead - segment.start
    return placeInScalar(segment.scalar, start + skip, end + skip)
  }
}

export function parentOf(path: Path): Path {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

export function join(path: Path, key: string | number): Path {
  return path === '' ? String(key) : `${path}/${key}`
}
