import type {
  WordCount,
  WordFault,
  WordFaultKind,
  WordParagraphFormat,
  WordParagraphLook,
  WordRunLook,
} from '../text/word-format.ts'
import { reviewTag } from '../text/word-review.ts'
import { takeParagraph, takeRun, type FormatStyles } from './word-format-looks.ts'
import { placeIn } from './word-format-order.ts'
import { newSection, takeSection, type OpenSection } from './word-format-section.ts'
import { attribute, Refused, type Attributes, type XmlHandler } from './docx-xml.ts'

const mostParagraphs = 200_000
const changes = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
const contents = new Set(['w:drawing', 'w:pict', 'w:object', 'w:br', 'w:fldChar', 'w:fldSimple', 'w:sym'])

interface OpenParagraph {
  format: WordParagraphFormat
  styleId?: string
  own: WordParagraphLook
  runs: number
  run?: { own: WordRunLook; style?: string; isTaken: boolean; number: number }
}

/** Takes out of the XML of a text how it is set. */
export class FormatPart implements XmlHandler {
  readonly paragraphs: WordParagraphFormat[] = []
  readonly sections: OpenSection[] = []
  readonly revisions: WordCount = { count: 0 }
  readonly comments: WordCount = { count: 0 }
  readonly hidden: WordCount = { count: 0 }
  readonly controls: WordCount = { count: 0 }
  /** Controls of a 核稿版, and comments at its figures. */
  readonly tagged: WordCount = { count: 0 }
  readonly figureRemarks: WordCount = { count: 0 }
  /** Ids of relationships that the text uses. */
  readonly references = new Map<string, number>()
  readonly #faults = new Map<string, WordFault>()
  readonly #styles: FormatStyles
  readonly #remarks: ReadonlySet<string>
  readonly #path: string[] = []
  readonly #open: OpenParagraph[] = []
  /** Looks that differ by nothing are one object: a book of runs takes no more memory than its looks. */
  readonly #looks = new Map<string, WordRunLook>()
  readonly #lasts: (number | undefined)[] = []
  readonly #tables: { hasGrid: boolean; hasWidth: boolean; paragraph: number }[] = []
  readonly #cells: number[] = []
  #section: OpenSection = newSection(0)
  #count = 0
  #aside = 0
  #changed = 0

  /** `remarks` are the ids of the comments at the figures of a 核稿版. */
  constructor(styles: FormatStyles, remarks: ReadonlySet<string>) {
    this.#styles = styles
    this.#remarks = remarks
  }

  get faults(): WordFault[] {
    return [...this.#faults.values()]
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1)
    this.#checkOrder(parent, name)
    this.#path.push(name)
    this.#lasts.push(undefined)
    if (name === 'w:p') this.#openParagraph()
    else if (name === 'w:r') this.#openRun()
    if (this.#changed > 0 || name.endsWith('Change')) {
      if (this.#changed++ === 0) this.#add(this.revisions)
      return
    }
    if (parent === 'w:rPr') this.#runProperty(name, attributes)
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.#paragraphProperty(name, attributes)
    else if (parent === 'w:sectPr') takeSection(this.#section, name, attributes)
    if (changes.has(name)) this.#add(this.revisions)
    this.#deletedEnd(name)
    this.#element(name, attributes)
  }

  text(text: string): void {
    if (this.#path.at(-1) !== 'w:t' || text === '') return
    const paragraph = this.#open.at(-1)
    if (!paragraph) return
    if (/\S/u.test(text)) paragraph.format.isBlank = false
    this.#takeRun(paragraph)
  }

  close(name: string): void {
    this.#path.pop()
    this.#lasts.pop()
    if (this.#changed > 0) this.#changed--
    const paragraph = this.#open.at(-1)
    switch (name) {
      case 'w:p':
        this.#closeParagraph()
        break
      case 'w:r':
        delete paragraph?.run
        break
      case 'w:pPr':
        if (paragraph) this.#settle(paragraph)
        break
      case 'w:sectPr':
        if (this.#changed === 0) {
          this.sections.push(this.#section)
          this.#section = newSection(this.#count)
        }
        break
      case 'w:tbl': {
        const table = this.#tables.pop()
        if (table && !table.hasGrid) this.#fault('no-grid', '', table.paragraph)
        if (table?.hasGrid && !table.hasWidth) this.#fault('no-width', '', table.paragraph)
        break
      }
      case 'w:tc':
        this.#cells.pop()
        break
      default:
        if (name === 'w:txbxContent' || name.endsWith(':Fallback')) this.#aside--
    }
  }

  #checkOrder(parent: string | undefined, name: string): void {
    if (parent === undefined || this.#changed > 0) return
    const at = placeIn(parent, name)
    if (at === undefined) return
    const last = this.#lasts.at(-1)
    if (last !== undefined && at < last) this.#fault('order', parent, this.#here)
    else this.#lasts[this.#lasts.length - 1] = at
  }

  #element(name: string, attributes: Attributes): void {
    for (const [key, value] of Object.entries(attributes))
      if (/^r:(?:id|embed|link|pict)$/.test(key) && value !== '' && !this.references.has(value))
        this.references.set(value, Math.max(0, this.#count - 1))
    const paragraph = this.#open.at(-1)
    switch (name) {
      case 'w:commentReference':
        this.#add(this.comments)
        if (this.#remarks.has(attribute(attributes, 'id') ?? '')) this.#add(this.figureRemarks)
        break
      case 'w:tag':
        if (reviewTag.test(attribute(attributes, 'val') ?? '')) this.#add(this.tagged)
        break
      case 'w:sdt':
        this.#add(this.controls)
        break
      case 'w:tbl':
        this.#tables.push({ hasGrid: false, hasWidth: false, paragraph: this.#count })
        break
      case 'w:tblGrid':
      case 'w:tblW': {
        const table = this.#tables.at(-1)
        if (table) table[name === 'w:tblGrid' ? 'hasGrid' : 'hasWidth'] = true
        break
      }
      case 'w:tc':
        this.#cells.push(this.#open.length)
        break
      case 'w:sectPr':
        if (paragraph) paragraph.format.isBlank = false
        break
      default:
        if (name === 'w:txbxContent' || name.endsWith(':Fallback')) this.#aside++
        if (paragraph && (contents.has(name) || name.startsWith('m:'))) paragraph.format.isBlank = false
        if (paragraph && (name === 'w:tab' || name === 'w:sym') && this.#path.at(-2) === 'w:r')
          this.#takeRun(paragraph)
    }
  }

  /** The mark at a paragraph's end went with a tracked deletion. */
  #deletedEnd(name: string): void {
    if (name !== 'w:del' && name !== 'w:moveFrom') return
    const paragraph = this.#open.at(-1)
    if (paragraph && this.#path.at(-2) === 'w:rPr' && this.#path.at(-3) === 'w:pPr')
      paragraph.format.isDeleted = true
  }

  #openParagraph(): void {
    if (++this.#count > mostParagraphs) throw new Refused('too-many')
    const format: WordParagraphFormat = {
      paragraph: this.#count - 1,
      look: {},
      runs: [],
      isBlank: true,
      inCell: this.#cells.length > 0,
      isAside: this.#aside > 0,
      inList: false,
    }
    this.paragraphs.push(format)
    this.#open.push({ format, own: {}, runs: 0 })
  }

  #closeParagraph(): void {
    const paragraph = this.#open.pop()
    if (paragraph && Object.keys(paragraph.format.look).length === 0) this.#settle(paragraph)
  }

  #openRun(): void {
    const paragraph = this.#open.at(-1)
    if (paragraph) paragraph.run = { own: {}, isTaken: false, number: paragraph.runs++ }
  }

  /** Styles are known once the paragraph's properties are read. */
  #settle({ format, styleId, own }: OpenParagraph): void {
    const style = this.#styles.named(styleId)
    if (style) format.style = style
    format.look = { ...this.#styles.paragraph(styleId).paragraph, ...own }
    const { line, lineRule } = format.look
    if (line !== undefined && lineRule === undefined) format.look.lineRule = 'auto'
  }

  #takeRun({ format, styleId, run }: OpenParagraph): void {
    if (!run || run.isTaken) return
    run.isTaken = true
    const named = run.style === undefined ? {} : this.#styles.run(run.style)
    const whole = this.#styles.paragraph(styleId).run
    // bold of both styles is off again (ISO/IEC 29500-1, 17.7.3)
    const bold = run.own.bold ?? (named.bold && whole.bold ? false : (named.bold ?? whole.bold))
    const seen: WordRunLook = { ...whole, ...named, ...run.own, ...(bold === undefined ? {} : { bold }) }
    const key = JSON.stringify(seen)
    const look = this.#looks.get(key) ?? seen
    this.#looks.set(key, look)
    format.runs.push({ run: run.number, look })
    if (look.hidden) this.#add(this.hidden)
  }

  #runProperty(name: string, attributes: Attributes): void {
    if (this.#path.at(-3) !== 'w:r') return
    const run = this.#open.at(-1)?.run
    if (!run) return
    if (name === 'w:rStyle') run.style = attribute(attributes, 'val') ?? ''
    else takeRun(run.own, name, attributes)
  }

  #paragraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph) return
    if (name === 'w:pStyle') paragraph.styleId = attribute(attributes, 'val') ?? ''
    else if (name === 'w:numId') paragraph.format.inList = attribute(attributes, 'val') !== '0'
    else takeParagraph(paragraph.own, name, attributes)
  }

  #add(count: WordCount): void {
    count.paragraph ??= this.#here
    count.count++
  }

  /** The paragraph that is open, or the one that comes. */
  get #here(): number {
    return this.#open.at(-1)?.format.paragraph ?? this.#count
  }

  #fault(kind: WordFaultKind, name: string, paragraph: number): void {
    const key = `${kind} ${name}`
    const known = this.#faults.get(key)
    if (known) known.count++
    else this.#faults.set(key, { kind, name, count: 1, paragraph })
  }
}
