import type { Stress, WordParagraph } from './docx-blocks.ts'
import { readLook, type RunLook, type WordStyles } from './docx-styles.ts'
import { attribute, type Attributes } from './docx-xml.ts'

/** How the words of a run look, its style and its paragraph's taken in. */
interface SeenLook {
  stress: Stress
  hidden: boolean
  struck: boolean
  size?: number
}

/** A w:r that is open. */
export class WordRun {
  /** Which of its paragraph's, from 0. */
  readonly index: number
  /** UTF-16 units of its text so far. */
  length = 0
  /** Its hidden or struck text was counted. */
  noted = false
  readonly #own: RunLook = {}
  #style: string | undefined
  #look: SeenLook | undefined

  constructor(index: number) {
    this.index = index
  }

  /** A property of its w:rPr. */
  property(name: string, attributes: Attributes): void {
    if (name === 'w:rStyle') this.#style = attribute(attributes, 'val') ?? ''
    else readLook(this.#own, name, attributes)
  }

  /** Called once the w:rPr is read, which stands before all text. */
  look(paragraph: WordParagraph, styles: WordStyles): SeenLook {
    return (this.#look ??= this.#seen(paragraph, styles))
  }

  /**
   * Bold of a paragraph's style is the look of the whole paragraph and stresses nothing; set by a run's style over it, it is
   * off again (ISO/IEC 29500-1, 17.7.3), so that it stresses only where the paragraph is not bold.
   */
  #seen(paragraph: WordParagraph, styles: WordStyles): SeenLook {
    const whole = styles.paragraph(paragraph.style)
    const named = this.#style === undefined ? {} : styles.run(this.#style)
    const own = this.#own
    const isBold = own.bold === true || (!whole.bold && (own.bold ?? named.bold ?? false))
    const hidden = own.hidden ?? (named.hidden || whole.hidden) ?? false
    const struck = own.struck ?? (named.struck || whole.struck) ?? false
    const size = own.size ?? named.size ?? whole.size
    const stress: Stress = named.stress ?? (isBold ? 'strong' : 'none')
    return size === undefined ? { stress, hidden, struck } : { stress, hidden, struck, size }
  }
}
