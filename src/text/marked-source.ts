import { Source } from './source.ts'

/** What stands where a character of the source is no word: markup, or something that the reader left out. */
export const NO_WORD = '\0'

/**
 * A text whose words are told apart from its markup by the reader and not by rules of Markdown: a web page, or typed text
 * in which `\*` and `&amp;` mean themselves. `words` is as long as `text` and has, at the offset where a word's character
 * began, that character; elsewhere NUL.
 */
export class MarkedSource extends Source {
  readonly words: string

  /** `text` as a Source has it, without a byte order mark; without `words` every character is one. */
  constructor(path: string, text: string, words = text) {
    super(path, text)
    this.words = words
  }
}
