import type { WordFace, WordParagraphLook, WordRunLook } from '../text/word-format.ts'
import { attribute, isOn, scanXml, type Attributes, type XmlRefusal } from './docx-xml.ts'

/** What a style or a paragraph says of itself, words and paragraph. */
export interface Looks {
  paragraph: WordParagraphLook
  run: WordRunLook
}

interface Style extends Looks {
  id: string
  name: string
  basedOn?: string
}

const longestChain = 32
const headingName = /^(?:heading|标题) ?([1-9])$/u

/** The styles of a file with all that they say of faces, sizes, indents and lines. */
export class FormatStyles {
  readonly refusal: XmlRefusal | undefined
  readonly #styles = new Map<string, Style>()
  readonly #looks = new Map<string, Looks>()
  readonly #defaults: Looks = { paragraph: {}, run: {} }
  #usual = ''

  constructor(xml: string | undefined) {
    this.refusal = xml === undefined ? undefined : scanXml(xml, this.#reader())
  }

  /** The look of a paragraph's style, the defaults of the document in it. */
  paragraph(id: string | undefined): Looks {
    return this.#lookOf(id ?? this.#usual, this.#defaults)
  }

  /** What a run's style alone says. */
  run(id: string): WordRunLook {
    return this.#lookOf(id, undefined).run
  }

  named(id: string | undefined): { id: string; name: string } | undefined {
    const style = this.#styles.get(id ?? this.#usual)
    if (style) return { id: style.id, name: style.name }
    return id === undefined ? undefined : { id, name: '' }
  }

  #lookOf(id: string, defaults: Looks | undefined): Looks {
    const key = `${defaults ? 'p' : 'r'} ${id}`
    const known = this.#looks.get(key)
    if (known) return known
    const chain: Style[] = []
    let current: string | undefined = id
    while (current !== undefined && chain.length < longestChain) {
      const style: Style | undefined = this.#styles.get(current)
      if (style) chain.push(style)
      current = style?.basedOn
    }
    const paragraph: WordParagraphLook = { ...defaults?.paragraph }
    const run: WordRunLook = { ...defaults?.run }
    for (const style of chain.toReversed()) {
      const level = headingName.exec((style.name || style.id).trim().toLowerCase())?.[1]
      Object.assign(paragraph, level === undefined ? {} : { outline: Number(level) }, style.paragraph)
      Object.assign(run, style.run)
    }
    const looks = { paragraph, run }
    this.#looks.set(key, looks)
    return looks
  }

  #reader() {
    let style: Style | undefined
    let inDefaults = false
    let inRun = false
    let ignored = 0
    return {
      open: (name: string, attributes: Attributes) => {
        if (ignored > 0 || name === 'w:tblStylePr' || name.endsWith('Change')) ignored++
        else if (name === 'w:docDefaults') inDefaults = true
        else if (name === 'w:style') {
          const id = attribute(attributes, 'styleId') ?? ''
          style = { id, name: '', paragraph: {}, run: {} }
          this.#styles.set(id, style)
          const isDefault = attribute(attributes, 'default')
          if (attribute(attributes, 'type') === 'paragraph' && isDefault !== undefined && isDefault !== '0')
            this.#usual = id
        } else if (style && name === 'w:name') style.name = attribute(attributes, 'val') ?? ''
        else if (style && name === 'w:basedOn') style.basedOn = attribute(attributes, 'val') ?? ''
        else if (style || inDefaults) {
          const looks = style ?? this.#defaults
          if (name === 'w:rPr') inRun = true
          else if (inRun) takeRun(looks.run, name, attributes)
          else takeParagraph(looks.paragraph, name, attributes)
        }
      },
      close: (name: string) => {
        if (ignored > 0) ignored--
        else if (name === 'w:rPr') inRun = false
        else if (name === 'w:docDefaults') inDefaults = false
        else if (name === 'w:style') style = undefined
      },
      text: () => undefined,
    }
  }
}

const onOffs = { 'w:b': 'bold', 'w:vanish': 'hidden' } as const
const slots = ['ascii', 'hAnsi', 'eastAsia'] as const

/** Takes a property of w:rPr. */
export function takeRun(look: WordRunLook, name: string, attributes: Attributes): void {
  switch (name) {
    case 'w:rFonts':
      for (const slot of slots) {
        const face = faceOf(attribute(attributes, slot), attribute(attributes, `${slot}Theme`))
        if (face) look[slot] = face
      }
      if (attribute(attributes, 'hint') === 'eastAsia') look.hintsEastAsia = true
      break
    case 'w:b':
    case 'w:vanish':
      look[onOffs[name]] = isOn(attributes)
      break
    case 'w:sz': {
      const size = numberOf(attributes, 'val')
      if (size !== undefined) look.size = size
      break
    }
    case 'w:spacing': {
      // that of a paragraph has no value
      const spacing = numberOf(attributes, 'val')
      if (spacing !== undefined) look.spacing = spacing
    }
  }
}

/** The theme's face supersedes the one that stands beside it (ISO/IEC 29500-1, 17.3.2.26). */
function faceOf(name: string | undefined, theme: string | undefined): WordFace | undefined {
  if (theme !== undefined) return { theme: true }
  return name === undefined ? undefined : { name, theme: false }
}

const alignments: Readonly<Record<string, NonNullable<WordParagraphLook['align']>>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
}

/** Takes a property of w:pPr. */
export function takeParagraph(look: WordParagraphLook, name: string, attributes: Attributes): void {
  switch (name) {
    case 'w:jc': {
      const align = alignments[attribute(attributes, 'val') ?? '']
      if (align) look.align = align
      break
    }
    case 'w:outlineLvl': {
      const level = numberOf(attributes, 'val') ?? 9
      look.outline = level < 9 ? level + 1 : 0
      break
    }
    case 'w:snapToGrid':
      look.snapsToGrid = isOn(attributes)
      break
    case 'w:spacing': {
      const line = numberOf(attributes, 'line')
      if (line === undefined) break
      look.line = line
      const rule = attribute(attributes, 'lineRule')
      // an attribute that is not there is the style's
      if (rule !== undefined) look.lineRule = rule === 'exact' || rule === 'atLeast' ? rule : 'auto'
      break
    }
    case 'w:ind':
      takeIndent(look, attributes)
  }
}

function takeIndent(look: WordParagraphLook, attributes: Attributes): void {
  const hanging = numberOf(attributes, 'hanging')
  const firstLine = hanging === undefined ? numberOf(attributes, 'firstLine') : -hanging
  if (firstLine !== undefined) look.firstLine = firstLine
  const hangingChars = numberOf(attributes, 'hangingChars')
  const chars = hangingChars ? -hangingChars : numberOf(attributes, 'firstLineChars')
  if (chars !== undefined) look.firstLineChars = chars
  const left = numberOf(attributes, 'left') ?? numberOf(attributes, 'start')
  if (left !== undefined) look.left = left
  const leftChars = numberOf(attributes, 'leftChars') ?? numberOf(attributes, 'startChars')
  if (leftChars !== undefined) look.leftChars = leftChars
}

/** A whole or decimal number of an attribute, or a length with its unit (29500-1, 17.18.81) in twips. */
export function numberOf(attributes: Attributes, name: string): number | undefined {
  const match = /^(-?\d{1,7}(?:\.\d{1,6})?)(pt|mm|cm|in)?$/.exec(attribute(attributes, name) ?? '')
  if (!match) return undefined
  const twips = { pt: 20, mm: 1440 / 25.4, cm: 14400 / 25.4, in: 1440 }
  return Number(match[1]) * (match[2] ? twips[match[2] as keyof typeof twips] : 1)
}
