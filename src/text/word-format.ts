/** How a Word file is set, as checks of its looks compare it with a style. Lengths are in twips, sizes in half points. */

/** The face of one of the four slots of a run; `theme` says that the theme of the document chooses it. */
export interface WordFace {
  name?: string
  theme: boolean
}

/** How a run looks, all styles taken in. What no style and no run says is absent. */
export interface WordRunLook {
  ascii?: WordFace
  hAnsi?: WordFace
  eastAsia?: WordFace
  /** The run says that quotes, dashes and the like take the Chinese face. */
  hintsEastAsia?: boolean
  size?: number
  bold?: boolean
  /** Added to the width of each character. */
  spacing?: number
  hidden?: boolean
}

export interface WordRunFormat {
  /** Which of its paragraph's, as in WordPoint. */
  run: number
  look: WordRunLook
}

/** How a paragraph is set, all styles taken in. What nothing says is absent. */
export interface WordParagraphLook {
  /** 1 to 9; 0 for text. */
  outline?: number
  align?: 'left' | 'center' | 'right' | 'both'
  /** In hundredths of a character. */
  firstLineChars?: number
  firstLine?: number
  left?: number
  leftChars?: number
  line?: number
  lineRule?: 'auto' | 'exact' | 'atLeast'
  snapsToGrid?: boolean
}

export interface WordParagraphFormat {
  /** Its number in the part, as in WordPoint. */
  paragraph: number
  style?: { id: string; name: string }
  look: WordParagraphLook
  runs: WordRunFormat[]
  /** Nothing is in it: no words, no picture, no break, no end of a section. */
  isBlank: boolean
  /** Its end is a tracked deletion: it is no paragraph of its own any more. */
  isDeleted?: true
  inCell: boolean
  /** In a text box, or in the half of an alternative that is not read. */
  isAside: boolean
  /** Numbered or marked by a list, which sets its indents. */
  inList: boolean
}

export interface WordMargins {
  top: number
  bottom: number
  left: number
  right: number
  gutter: number
}

/** A header or footer in short. */
export interface WordMargin {
  /** Its words, \uFFFC where the number of the page stands. */
  text: string
  hasPageNumber: boolean
  /** Of the number of the page, in half points. */
  size?: number
  /** Of its paragraph, or of the frame around it; absent where a text box places it. */
  align?: 'left' | 'center' | 'right' | 'outside' | 'inside'
  inTextBox: boolean
}

export type MarginKind = 'default' | 'even' | 'first'

export interface WordSection {
  /** The number of its first paragraph. */
  firstParagraph: number
  page?: { width: number; height: number }
  margins?: Partial<WordMargins>
  grid?: { type?: string; linePitch?: number; charSpace?: number }
  hasTitlePage: boolean
  /** Those of the sections before it where it has none of its own. */
  headers: Partial<Record<MarginKind, WordMargin>>
  footers: Partial<Record<MarginKind, WordMargin>>
}

/** How often something is in the file, and in which paragraph first. */
export interface WordCount {
  count: number
  paragraph?: number
}

export type WordFaultKind =
  /** Children that the schema has in another order; `name` is their parent. */
  | 'order'
  /** A part that is named and not there; `name` is its path. */
  | 'missing-part'
  /** A reference that no relationship answers; `name` is its id. */
  | 'lost-reference'
  /** A table without the widths of its columns. */
  | 'no-grid'
  /** A table without a width of its own. */
  | 'no-width'

export interface WordFault extends WordCount {
  kind: WordFaultKind
  name: string
}

/** What a 核稿版 of ours carries and no other edition. */
export interface ReviewTraces {
  /** Content controls tagged with a fact or a word of the sheet. */
  controls: WordCount
  /** Comments that say where a figure is from; they are among `comments` too. */
  remarks: WordCount
  /** Parts with facts, or with the sheet and the draft. */
  parts: number
}

export interface WordFormat {
  /** The part that the text is in. */
  part: string
  sections: WordSection[]
  /** Those of the text in the order of the file, nested ones too; not those of notes, headers and footers. */
  paragraphs: WordParagraphFormat[]
  /** Even pages have headers and footers of their own. */
  isTwoSided: boolean
  revisions: WordCount
  comments: WordCount
  hidden: WordCount
  controls: WordCount
  review: ReviewTraces
  /** Parts of custom data beside the lists of sources that Word makes by itself. */
  customXml: number
  author?: string
  lastAuthor?: string
  faults: WordFault[]
}
