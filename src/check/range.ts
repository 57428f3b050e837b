/** A half-open range [start, end) of UTF-16 offsets in the text of a `Doc`. */
export interface Range {
  start: number
  end: number
}

/** A replacement in the text of the Doc. */
export interface TextEdit extends Range {
  text: string
}
