import type { WordBlock, WordParagraph } from './docx-blocks.ts'
import type { NoteKind, WordNotes } from './docx-notes.ts'
import { WordRun } from './docx-run.ts'
import { revisions, silent } from './docx-silent.ts'
import { readLook, type WordStyles } from './docx-styles.ts'
import { symbolOf } from './docx-symbols.ts'
import { OpenTables } from './docx-tables.ts'
import { attribute, isOn, Refused, type Attributes, type XmlHandler } from './docx-xml.ts'

/** About 5,000 pages. */
const mostParagraphs = 200_000

/** What a part of a Word file holds. */
export interface PartContents {
  /** The name of its outermost element. */
  root: string
  blocks: WordBlock[]
  /** Footnotes or endnotes by their ids. */
  notes: Map<string, WordBlock[]>
  /** The notes that the text refers to, in order. */
  references: { kind: 'footnote' | 'endnote'; id: string }[]
}

interface OpenParagraph {
  index: number
  runs: number
  open: WordRun[]
  /** Undefined where nothing of it is read: it is only counted. */
  block: WordParagraph | undefined
}

const holdProperties = new Set(['w:rPr', 'w:pPr', 'w:numPr'])

/**
 * Takes the blocks of a part out of its XML as it streams by. Every w:p and w:r is counted, those that are not read too, so
 * that a WordPoint means the same to whoever edits the file.
 */
export class WordPart implements XmlHandler {
  readonly contents: PartContents = { root: '', blocks: [], notes: new Map(), references: [] }
  readonly #part: string
  readonly #styles: WordStyles
  readonly #dropped: WordNotes
  readonly #figureRemarks: ReadonlySet<string>
  readonly #path: string[] = []
  readonly #paragraphs: OpenParagraph[] = []
  readonly #lists: WordBlock[][] = [this.contents.blocks]
  readonly #tables = new OpenTables()
  readonly #controls: { unfilled: boolean }[] = []
  readonly #alternates: { taken: boolean }[] = []
  /** Fields that are open: true until their code ends and the result begins. */
  #fields: boolean[] = []
  #count = 0
  /** How many elements are open below and with one that is not read. */
  #silent = 0

  /** `figureRemarks` are the ids of the comments at the figures of a 核稿版. */
  constructor(part: string, styles: WordStyles, dropped: WordNotes, figureRemarks?: ReadonlySet<string>) {
    this.#part = part
    this.#styles = styles
    this.#dropped = dropped
    this.#figureRemarks = figureRemarks ?? new Set()
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1)
    if (this.#path.push(name) === 1) this.contents.root = name
    if (name === 'w:p') this.#openParagraph()
    else if (name === 'w:r') this.#openRun()
    if (this.#silent > 0) this.#silent++
    else if (parent !== undefined && holdProperties.has(parent) && !revisions.has(name))
      this.#property(name, attributes, parent)
    else if (silent.has(name)) this.#silence(silent.get(name))
    else this.#element(name, attributes, parent)
  }

  text(text: string): void {
    if (this.#silent > 0) return
    const element = this.#path.at(-1)
    if (element === 'w:t') this.#put(text)
    else if (element === 'w:instrText' && /^\s*eq\b/i.test(text)) this.#note('formula')
  }

  close(name: string): void {
    this.#path.pop()
    if (name === 'w:p') this.#closeParagraph()
    else if (name === 'w:r') this.#paragraphs.at(-1)?.open.pop()
    if (this.#silent > 0) {
      this.#silent--
      return
    }
    switch (name) {
      case 'w:tbl':
        this.#tables.close()
        break
      case 'w:tc':
      case 'w:txbxContent':
      case 'w:footnote':
      case 'w:endnote':
        if (this.#lists.length > 1) this.#lists.pop()
        break
      case 'w:sdt':
        this.#controls.pop()
        break
      default:
        if (name.endsWith(':AlternateContent')) this.#alternates.pop()
    }
  }

  #element(name: string, attributes: Attributes, parent: string | undefined): void {
    switch (name) {
      case 'w:ins':
      case 'w:moveTo':
        this.#note('revision')
        break
      case 'w:del':
      case 'w:moveFrom':
        this.#note('revision')
        if (parent === 'w:rPr') this.#endDeleted()
        else if (parent === 'w:trPr') this.#tables.deleteRow()
        else if (parent !== 'w:ctrlPr') this.#silence(undefined)
        break
      case 'w:specVanish':
        if (parent === 'w:rPr' && isOn(attributes)) this.#endDeleted()
        break
      case 'w:fldChar':
        this.#field(attribute(attributes, 'fldCharType'))
        break
      case 'w:tab':
        if (parent !== 'w:tabs') this.#put('\t')
        break
      case 'w:br':
      case 'w:cr':
        this.#put('\n')
        break
      case 'w:noBreakHyphen':
        this.#put('-')
        break
      case 'w:sym':
        this.#symbol(attributes)
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#reference(name === 'w:footnoteReference' ? 'footnote' : 'endnote', attributes)
        break
      case 'w:commentReference':
        this.#note(this.#figureRemarks.has(attribute(attributes, 'id') ?? '') ? 'figureRemark' : 'comment')
        break
      case 'w:txbxContent':
        this.#lists.push(this.#paragraphs.at(-1)?.block?.boxes ?? this.#list())
        break
      case 'w:footnote':
      case 'w:endnote':
        this.#openNote(attributes)
        break
      case 'w:sdt':
        this.#controls.push({ unfilled: false })
        break
      case 'w:showingPlcHdr':
        if (this.#controls.length > 0) this.#controls.at(-1)!.unfilled = isOn(attributes)
        break
      case 'w:sdtContent':
        if (this.#controls.at(-1)?.unfilled) this.#silence('placeholder')
        break
      case 'w:tbl':
        this.#list().push(this.#tables.open())
        break
      case 'w:tr':
        this.#tables.openRow()
        break
      case 'w:tc':
        this.#lists.push(this.#tables.openCell() ?? this.#list())
        break
      case 'w:gridSpan':
      case 'w:gridBefore':
      case 'w:vMerge':
      case 'w:hMerge':
        this.#tables.property(name, attribute(attributes, 'val') ?? '')
        break
      default:
        if (!name.startsWith('w:')) this.#alternate(name, attributes)
    }
  }

  /** Of the halves of an mc:AlternateContent one is read: the first, unless it is a picture of a character. */
  #alternate(name: string, attributes: Attributes): void {
    const kind = name.slice(name.indexOf(':') + 1)
    if (kind === 'AlternateContent') this.#alternates.push({ taken: false })
    if (kind !== 'Choice' && kind !== 'Fallback') return
    const alternate = this.#alternates.at(-1)
    const isCharacter = kind === 'Choice' && attributes['Requires'] === 'w16se'
    if (alternate?.taken || isCharacter) this.#silence(undefined)
    else if (alternate) alternate.taken = true
  }

  /** Properties of paragraphs and runs; the looks of a paragraph's end are nobody's. */
  #property(name: string, attributes: Attributes, parent: string): void {
    const block = this.#paragraphs.at(-1)?.block
    if (!block) return
    if (parent === 'w:rPr') {
      if (this.#path.at(-3) === 'w:r') this.#paragraphs.at(-1)?.open.at(-1)?.property(name, attributes)
    } else if (name === 'w:pStyle') block.style = attribute(attributes, 'val') ?? ''
    else readLook(block.look, name, attributes)
  }

  #openParagraph(): void {
    if (++this.#count > mostParagraphs) throw new Refused('too-many')
    const block: WordParagraph | undefined =
      this.#silent > 0 ? undefined : { type: 'paragraph', look: {}, pieces: [], boxes: [], goesOn: false }
    if (block) this.#list().push(block)
    this.#paragraphs.push({ index: this.#count - 1, runs: 0, open: [], block })
  }

  #closeParagraph(): void {
    this.#paragraphs.pop()
    // a field's code ends in its paragraph: one that was cut off must not swallow the text after it
    if (this.#paragraphs.length === 0 && this.#fields.length > 0)
      this.#fields = this.#fields.filter((inCode) => !inCode)
  }

  #openRun(): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph) paragraph.open.push(new WordRun(paragraph.runs++))
  }

  /** Adds text to the run that is open; hidden text, struck text and the codes of fields only count. */
  #put(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    const run = paragraph?.open.at(-1)
    if (!paragraph?.block || !run) return
    const offset = run.length
    run.length += text.length
    if (this.#fields.includes(true)) return
    const look = run.look(paragraph.block, this.#styles)
    if (look.hidden || look.struck) {
      if (!run.noted) this.#note(look.hidden ? 'hidden' : 'struck')
      run.noted = true
      return
    }
    paragraph.block.pieces.push({
      // a line break in w:t is a space to Word
      text: text === '\n' ? text : text.replace(/[\r\n]/g, ' '),
      part: this.#part,
      paragraph: paragraph.index,
      run: run.index,
      offset,
      stress: look.stress,
      ...(look.size === undefined ? {} : { size: look.size }),
    })
  }

  #symbol(attributes: Attributes): void {
    const symbol = symbolOf(attribute(attributes, 'font') ?? '', attribute(attributes, 'char') ?? '')
    if (symbol === undefined) this.#note('symbol')
    this.#put(symbol ?? '〓')
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push(true)
    else if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = false
    else if (type === 'end') this.#fields.pop()
  }

  #reference(kind: 'footnote' | 'endnote', attributes: Attributes): void {
    const id = attribute(attributes, 'id')
    if (id === undefined || this.#fields.includes(true)) return
    this.contents.references.push({ kind, id })
    this.#note('note')
  }

  #openNote(attributes: Attributes): void {
    const type = attribute(attributes, 'type') ?? 'normal'
    const blocks: WordBlock[] = []
    this.#lists.push(blocks)
    if (type === 'normal') this.contents.notes.set(attribute(attributes, 'id') ?? '', blocks)
  }

  /** Only the end of a paragraph has these in w:pPr; a run's are other elements. */
  #endDeleted(): void {
    const block = this.#paragraphs.at(-1)?.block
    if (block && this.#path.at(-3) === 'w:pPr') block.goesOn = true
  }

  #silence(note: NoteKind | undefined): void {
    if (note) this.#note(note)
    this.#silent = 1
  }

  #note(kind: NoteKind | 'revision'): void {
    this.#dropped.add(kind, this.#paragraphs.at(-1)?.block)
  }

  #list(): WordBlock[] {
    return this.#lists.at(-1)!
  }
}
