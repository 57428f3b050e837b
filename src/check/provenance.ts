/**
 * What a draft's trace says of its text, for a draft that is still as it was generated. Offsets are those of the draft's
 * file, not of the Doc.
 */
export interface Provenance {
  spans: readonly ProvenanceSpan[]
}

export interface ProvenanceSpan {
  start: number
  end: number
  /** The id of the figure and the word of it that is printed here (句, 数值 …), for figures. */
  figure?: { id: string; word: string }
  /** `招商推进会.yaml:12:8`, `推进会.md.hbs:8:1`: where the words were written. */
  place: string
}
