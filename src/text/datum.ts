import type { Place } from './place.ts'

/**
 * What a person wrote as data, with the place of every key and value: the common form of YAML, .csv and .xlsx.
 * Numbers stay as they were written (`18.60` stays 18.60); what they mean is decided by the schema.
 */
export type Datum = Scalar | List | Entries | Empty

export interface Scalar {
  kind: 'scalar'
  /** The value with YAML's quoting, folding and escapes undone. */
  text: string
  place: Place
  /** plain scalars may be numbers, dates or yes/no; quoted and block ones are texts. */
  style: 'plain' | 'quoted' | 'block'
  /** For value index i, offset in the source of that character: `offsets[i]`; length is text.length + 1. Absent for cells. */
  offsets?: readonly number[]
}

export interface List {
  kind: 'list'
  items: Datum[]
  place: Place
}

export interface Entries {
  kind: 'entries'
  entries: Entry[]
  place: Place
}

export interface Entry {
  key: string
  keyPlace: Place
  value: Datum
}

/** A key or item with nothing after it, `~`, `null` or an empty quoted text: absent. */
export interface Empty {
  kind: 'empty'
  place: Place
}

/** The place of value characters [start, end) of a scalar; the whole scalar where its source has no offsets. */
export function placeInScalar(scalar: Scalar, start: number, end: number): Place {
  const { place, offsets } = scalar
  if (!offsets || !('source' in place)) return place
  const from = offsets[start] ?? place.start
  const last = offsets[Math.max(start, end - 1)] ?? from
  return {
    source: place.source,
    start: from,
    end: Math.min(Math.max(from, last + 1), place.source.text.length),
  }
}
