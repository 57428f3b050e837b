import { child, children, flagOf, numberOf, numeric, type Element } from './paging-xml.ts'

/** How a paragraph is set; lengths in twips. */
export interface ParagraphLook {
  before: number
  after: number
  /** What rules above and below the paragraph need with their distance. */
  ruleAbove: number
  ruleBelow: number
  line: number
  /** `exact`: every line is `line` high; `atLeast`; `auto`: `line` / 240 of the face's height. */
  rule: 'auto' | 'exact' | 'atLeast'
  left: number
  right: number
  firstLine: number
  keepNext: boolean
  pageBreakBefore: boolean
}

/** How characters are set; lengths in twips. */
export interface CharacterLook {
  size: number
  spacing: number
  /** The face of Latin letters and digits. */
  latin: string
  bold: boolean
}

export interface Styles {
  /** A paragraph's look: its style, and what it says itself. */
  paragraph(properties: Element | undefined): ParagraphLook
  /** A run's look inside a paragraph of those properties. */
  characters(paragraph: Element | undefined, run: Element | undefined): CharacterLook
  /** A table's look: its style, and what it says itself. */
  table(properties: Element | undefined): TableLook
}

/** How a table is set; lengths in twips. */
export interface TableLook {
  /** Space between the rules and the text of cells. */
  margin: { top: number; bottom: number; left: number; right: number }
  /** The width of the rules above the first row, between rows, and below the last. */
  rules: { top: number; inside: number; bottom: number }
}

const plain: ParagraphLook = {
  before: 0,
  after: 0,
  ruleAbove: 0,
  ruleBelow: 0,
  line: 240,
  rule: 'auto',
  left: 0,
  right: 0,
  firstLine: 0,
  keepNext: false,
  pageBreakBefore: false,
}

/** word/styles.xml, with each style's parents followed. */
export function readStyles(root: Element): Styles {
  const byId = new Map(children(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const chains = new Map<string, Element[]>()
  // From the oldest parent down to the style itself.
  const chainOf = (id: string): Element[] => {
    const known = chains.get(id)
    if (known) return known
    const chain: Element[] = []
    for (let at = byId.get(id); at && !chain.includes(at);) {
      chain.unshift(at)
      at = byId.get(child(at, 'w:basedOn')?.attributes['w:val'] ?? '')
    }
    chains.set(id, chain)
    return chain
  }
  const styleOf = (properties: Element | undefined) =>
    chainOf(child(properties, 'w:pStyle')?.attributes['w:val'] ?? 'Normal')
  return {
    paragraph: (properties) =>
      [...styleOf(properties).map((style) => child(style, 'w:pPr')), properties].reduce(withParagraph, plain),
    characters: (paragraph, run) => {
      const text = [defaults, ...styleOf(paragraph).map((style) => child(style, 'w:rPr'))]
      const character = chainOf(child(run, 'w:rStyle')?.attributes['w:val'] ?? '').map((style) =>
        child(style, 'w:rPr'),
      )
      return {
        ...[...text, ...character, run].reduce(withCharacters, { size: 200, spacing: 0, latin: '' }),
        // Said by the styles of paragraph and run at once, it is off again (ISO/IEC 29500-1, 17.7.3).
        bold: flagOf(run, 'w:b') ?? isBold(text) !== isBold(character),
      }
    },
    table: (properties) => {
      const id = child(properties, 'w:tblStyle')?.attributes['w:val'] ?? 'TableNormal'
      const chain = [...chainOf(id).map((style) => child(style, 'w:tblPr')), properties]
      return {
        margin: marginOf(chain),
        rules: {
          top: ruleOf(chain, 'top'),
          inside: ruleOf(chain, 'insideH'),
          bottom: ruleOf(chain, 'bottom'),
        },
      }
    },
  }
}

function withParagraph(look: ParagraphLook, properties: Element | undefined): ParagraphLook {
  if (!properties) return look
  const spacing = child(properties, 'w:spacing')?.attributes ?? {}
  const indent = child(properties, 'w:ind')?.attributes ?? {}
  const hanging = numeric(indent['w:hanging'])
  const rule = spacing['w:lineRule']
  return {
    before: numeric(spacing['w:before']) ?? look.before,
    after: numeric(spacing['w:after']) ?? look.after,
    ruleAbove: borderHeight(properties, 'w:top') ?? look.ruleAbove,
    ruleBelow: borderHeight(properties, 'w:bottom') ?? look.ruleBelow,
    line: numeric(spacing['w:line']) ?? look.line,
    rule: rule === 'exact' || rule === 'atLeast' || rule === 'auto' ? rule : look.rule,
    left: numeric(indent['w:left'] ?? indent['w:start']) ?? look.left,
    right: numeric(indent['w:right'] ?? indent['w:end']) ?? look.right,
    firstLine: hanging === undefined ? (numeric(indent['w:firstLine']) ?? look.firstLine) : -hanging,
    keepNext: flagOf(properties, 'w:keepNext') ?? look.keepNext,
    pageBreakBefore: flagOf(properties, 'w:pageBreakBefore') ?? look.pageBreakBefore,
  }
}

/** The distance is in points, the rule in eighths of a point. */
function borderHeight(properties: Element, side: string): number | undefined {
  const border = child(child(properties, 'w:pBdr'), side)?.attributes
  if (!border) return undefined
  return (numeric(border['w:space']) ?? 0) * 20 + (numeric(border['w:sz']) ?? 0) * 2.5
}

function isBold(chain: readonly (Element | undefined)[]): boolean {
  return chain.reduce((bold, properties) => flagOf(properties, 'w:b') ?? bold, false)
}

type Widths = Omit<CharacterLook, 'bold'>

function withCharacters(look: Widths, properties: Element | undefined): Widths {
  if (!properties) return look
  const size = numberOf(properties, 'w:sz')
  return {
    // `sz` is in half points.
    size: size === undefined ? look.size : size * 10,
    spacing: numberOf(properties, 'w:spacing') ?? look.spacing,
    latin: child(properties, 'w:rFonts')?.attributes['w:ascii'] ?? look.latin,
  }
}

function marginOf(properties: readonly (Element | undefined)[]) {
  const margin = { top: 0, bottom: 0, left: 108, right: 108 }
  for (const one of properties) {
    const cell = child(one, 'w:tblCellMar')
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      margin[side] = numberOf(cell, `w:${side}`, 'w:w') ?? margin[side]
    }
  }
  return margin
}

function ruleOf(properties: readonly (Element | undefined)[], side: string): number {
  return properties.reduce((width, one) => ruleWidth(child(one, 'w:tblBorders'), side) ?? width, 0)
}

/** Rules are measured in eighths of a point; one that is not drawn has no width. */
export function ruleWidth(borders: Element | undefined, side: string): number | undefined {
  const rule = child(borders, `w:${side}`)?.attributes
  if (!rule) return undefined
  return /^(?:none|nil)$/.test(rule['w:val'] ?? '') ? 0 : (numeric(rule['w:sz']) ?? 0) * 2.5
}
