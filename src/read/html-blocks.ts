import type {
  Blockquote,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast'
import type { Source } from '../text/source.ts'
import type { CleanLine } from './clean.ts'
import { unwrap } from './clean-wrapped.ts'
import type { Furniture } from './html-furniture.ts'
import { LineGatherer, joined } from './html-lines.ts'
import { attribute, isElement, isText, type HtmlElement, type HtmlNode } from './html-parse.ts'
import { isDataTable, partedRow, spanOf, type SpanningCell } from './html-table.ts'
import { wordsOf, type WordMask, type Words } from './html-words.ts'

/** Elements that stand on lines of their own; all others run on in the line. */
const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody thead tfoot ' +
    'caption tr td th ul'
  ).split(' '),
)

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What is being filled: the page, a heading, a quotation, a list and its items, a table, its rows and cells. */
type Frame =
  | { kind: 'flow'; blocks: RootContent[] }
  | { kind: 'list'; list: List }
  | { kind: 'table'; rows: TableRow[]; open: number[] }
  | { kind: 'row'; cells: SpanningCell[] }

type Step = { enter: HtmlNode } | { leave: HtmlElement; frame: Frame | undefined }

/** The blocks of an element without what is dropped, in the order of the page. Needs no recursion: pages nest as they like. */
export class BlockBuilder {
  readonly #lines: LineGatherer
  readonly #source: Source
  readonly #dropped: ReadonlySet<HtmlElement>
  readonly #kinds: Map<Furniture, number>
  readonly #frames: Frame[] = []
  #strong = 0
  /** Whether a table had merged cells, which the tree has not. */
  merged = false

  constructor(
    source: Source,
    mask: WordMask,
    dropped: ReadonlySet<HtmlElement>,
    kinds: Map<Furniture, number>,
  ) {
    this.#lines = new LineGatherer(source, mask)
    this.#source = source
    this.#dropped = dropped
    this.#kinds = kinds
  }

  blocksOf(root: HtmlElement): RootContent[] {
    const blocks: RootContent[] = []
    this.#frames.push({ kind: 'flow', blocks })
    const steps: Step[] = [{ enter: root }]
    for (let step = steps.pop(); step; step = steps.pop()) {
      if ('leave' in step) this.#leave(step.leave, step.frame)
      else if (isText(step.enter)) this.#text(step.enter)
      else if (isElement(step.enter) && !this.#dropped.has(step.enter)) {
        const element = step.enter
        if (this.#enterEmpty(element)) continue
        steps.push({ leave: element, frame: this.#enter(element) })
        for (let i = element.childNodes.length - 1; i >= 0; i--) steps.push({ enter: element.childNodes[i]! })
      }
    }
    this.#flush()
    this.#frames.pop()
    return blocks
  }

  #text(node: Extract<HtmlNode, { value: string }>): void {
    const words = wordsOf(node, this.#source.text)
    if (!isPreformatted(node)) this.#lines.add(words, this.#strong > 0)
    else this.#preformatted(words)
  }

  /** Lines as typed; those that were wrapped belong together, and a blank line or an indent parts paragraphs. */
  #preformatted({ value, offsets, end }: Words): void {
    const lines: CleanLine[] = []
    let at = 0
    for (const text of value.split('\n')) {
      lines.push({ text, start: at, end: at + text.length })
      at += text.length + 1
    }
    unwrap(lines).forEach((group, i) => {
      if (i > 0) this.#lines.break()
      for (const line of group) {
        this.#lines.break()
        const start = line.start + line.text.length - line.text.trimStart().length
        const words = { value: value.slice(start, line.end), offsets: offsets.slice(start, line.end) }
        this.#lines.add({ ...words, end: offsets[line.end] ?? end }, this.#strong > 0)
      }
    })
  }

  /** True for elements that have nothing inside that prints. */
  #enterEmpty(element: HtmlElement): boolean {
    if (element.tagName === 'br') this.#lines.break()
    else if (element.tagName === 'hr') {
      this.#flush()
      if (this.#frames.length === 1) this.#put({ type: 'thematicBreak', position: this.#position(element) })
    } else return element.tagName === 'sup' && this.#raised(element)
    return true
  }

  #enter(element: HtmlElement): Frame | undefined {
    if (isStrong(element)) this.#strong++
    if (!blockTags.has(element.tagName)) return undefined
    this.#flush()
    const frame = this.#frameOf(element)
    if (frame) this.#frames.push(frame)
    return frame
  }

  #frameOf(element: HtmlElement): Frame | undefined {
    const { tagName } = element
    const top = this.#frames.at(-1)!
    if (tagName === 'blockquote' || tagName === 'li' || isHeading(tagName))
      return { kind: 'flow', blocks: [] }
    if (tagName === 'ul' || tagName === 'ol') return { kind: 'list', list: this.#list(element) }
    if (tagName === 'table' && isDataTable(element, this.#dropped))
      return { kind: 'table', rows: [], open: [] }
    if (tagName === 'tr' && top.kind === 'table') return { kind: 'row', cells: [] }
    if (isCell(tagName) && top.kind === 'row') return { kind: 'flow', blocks: [] }
    return undefined
  }

  /** [1] above the line points to a note below the article; the ² of m² is a figure and stays above the line. */
  #raised(element: HtmlElement): boolean {
    const [child, ...more] = element.childNodes
    if (!child || more.length > 0) return false
    const words = isText(child) ? child.value.trim() : ''
    if (isText(child) && /^\d{1,3}$/u.test(words)) {
      const { value, offsets, end } = wordsOf(child, this.#source.text)
      const from = value.search(/\d/u)
      const raised = words.replace(/\d/gu, (digit) => superscripts[Number(digit)]!)
      this.#lines.add(
        { value: raised, offsets: offsets.slice(from, from + words.length), end },
        this.#strong > 0,
      )
      return true
    }
    const isNote =
      /^[[〔［(（]\d{1,3}[\]〕］)）]$/u.test(words) || (isElement(child) && child.tagName === 'a')
    if (isNote) this.#kinds.set('注释标记', (this.#kinds.get('注释标记') ?? 0) + 1)
    return isNote
  }

  #leave(element: HtmlElement, frame: Frame | undefined): void {
    if (blockTags.has(element.tagName)) this.#flush()
    if (frame) {
      this.#frames.pop()
      this.#close(element, frame)
    }
    if (isStrong(element)) this.#strong--
  }

  /** What was filled goes where it belongs. */
  #close(element: HtmlElement, frame: Frame): void {
    const position = this.#position(element)
    if (frame.kind === 'list') {
      if (frame.list.children.length > 0) this.#put(frame.list)
    } else if (frame.kind === 'table') {
      if (frame.rows.length > 0) this.#put({ type: 'table', children: frame.rows, position })
    } else if (frame.kind === 'row') {
      const table = this.#frames.at(-1)!
      if (table.kind === 'table')
        table.rows.push({ type: 'tableRow', children: partedRow(frame.cells, table.open), position })
    } else if (isCell(element.tagName)) this.#cell(element, frame.blocks)
    else if (frame.blocks.length > 0) this.#contained(element, frame.blocks)
  }

  #contained(element: HtmlElement, blocks: RootContent[]): void {
    const position = this.#position(element)
    const top = this.#frames.at(-1)!
    if (isHeading(element.tagName)) {
      const depth = Number(element.tagName[1]) as Heading['depth']
      const children = blocks.flatMap((block) => paragraphsIn(block)).flatMap((paragraph) => plain(paragraph))
      const start = children[0]?.position?.start
      const end = children.at(-1)?.position?.end
      if (start && end) this.#put({ type: 'heading', depth, children, position: { start, end } })
    } else if (element.tagName === 'blockquote') {
      this.#put({ type: 'blockquote', children: blocks as Blockquote['children'], position })
    } else if (top.kind === 'list') {
      top.list.children.push({
        type: 'listItem',
        spread: false,
        children: blocks as ListItem['children'],
        position,
      })
    } else for (const block of blocks) this.#put(block)
  }

  #cell(element: HtmlElement, blocks: RootContent[]): void {
    const row = this.#frames.at(-1)!
    if (row.kind !== 'row') return
    const children = joined(blocks.flatMap((block) => paragraphsIn(block)))
    const columns = spanOf(element, 'colspan')
    const rows = spanOf(element, 'rowspan')
    if (columns > 1 || rows > 1) this.merged = true
    row.cells.push({
      cell: { type: 'tableCell', children, position: this.#position(element) },
      columns,
      rows,
    })
  }

  #flush(): void {
    const settles = this.#frames.length === 1
    for (const paragraph of this.#lines.flush(settles)) this.#put(paragraph)
  }

  /** Puts a block into the innermost thing that takes blocks; words between the items of a list are an item. */
  #put(block: RootContent): void {
    const top = this.#frames.at(-1)!
    if (top.kind === 'flow') top.blocks.push(block)
    else if (top.kind === 'list') {
      const children = [block] as ListItem['children']
      const position = block.position
      top.list.children.push(
        position ? { type: 'listItem', children, position } : { type: 'listItem', children },
      )
    } else {
      const flow = this.#frames.findLast((frame) => frame.kind === 'flow')
      if (flow?.kind === 'flow') flow.blocks.push(block)
    }
  }

  #list(element: HtmlElement): List {
    const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
    const ordered = element.tagName === 'ol'
    return {
      type: 'list',
      ordered,
      ...(ordered ? { start: Number.isSafeInteger(start) && start >= 0 ? start : 1 } : {}),
      spread: false,
      children: [],
      position: this.#position(element),
    }
  }

  #position(element: HtmlElement): NonNullable<Paragraph['position']> {
    const place = element.sourceCodeLocation
    const start = place?.startOffset ?? 0
    const end = Math.max(start, place?.endOffset ?? start)
    return {
      start: { ...this.#source.position(start), offset: start },
      end: { ...this.#source.position(end), offset: end },
    }
  }
}

function isHeading(tagName: string): boolean {
  return /^h[1-6]$/u.test(tagName)
}

function isCell(tagName: string): boolean {
  return tagName === 'td' || tagName === 'th'
}

/** Bold by its tag or its look; what a heading has is its own. */
function isStrong(element: HtmlElement): boolean {
  if (element.tagName === 'b' || element.tagName === 'strong') return true
  const style = attribute(element, 'style')
  return style !== undefined && /font-weight\s{0,4}:\s{0,4}(?:bold|[6-9]00)/iu.test(style.slice(0, 2000))
}

function isPreformatted(node: Extract<HtmlNode, { value: string }>): boolean {
  const parent = node.parentNode
  return parent !== null && 'tagName' in parent && parent.tagName === 'pre'
}

function paragraphsIn(block: RootContent): Paragraph[] {
  if (block.type === 'paragraph') return [block]
  if (block.type === 'heading') return [{ ...block, type: 'paragraph' } as Paragraph]
  if ('children' in block) return (block.children as RootContent[]).flatMap((child) => paragraphsIn(child))
  return []
}

/** A heading is bold by itself. */
function plain(paragraph: Paragraph): PhrasingContent[] {
  return paragraph.children.flatMap((child) => (child.type === 'strong' ? child.children : [child]))
}
