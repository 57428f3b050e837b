import type { MarginKind, WordSection } from '../text/word-format.ts'
import { attribute, isOn, type Attributes } from './docx-xml.ts'
import { numberOf } from './word-format-looks.ts'

/** A section as it stands in the text, its headers and footers by the ids of their relationships. */
export type OpenSection = Omit<WordSection, 'headers' | 'footers'> & {
  headers: Partial<Record<MarginKind, string>>
  footers: Partial<Record<MarginKind, string>>
}

export function newSection(firstParagraph: number): OpenSection {
  return { firstParagraph, hasTitlePage: false, headers: {}, footers: {} }
}

/** Takes a property of w:sectPr. */
export function takeSection(section: OpenSection, name: string, attributes: Attributes): void {
  switch (name) {
    case 'w:headerReference':
    case 'w:footerReference': {
      const kind = attribute(attributes, 'type') ?? 'default'
      const id = attribute(attributes, 'id') ?? ''
      const margins = name === 'w:headerReference' ? section.headers : section.footers
      if (kind === 'default' || kind === 'even' || kind === 'first') margins[kind] = id
      break
    }
    case 'w:pgSz': {
      const { w, h } = numbersOf(attributes, 'w', 'h')
      if (w !== undefined && h !== undefined) section.page = { width: w, height: h }
      break
    }
    case 'w:pgMar':
      section.margins = numbersOf(attributes, 'top', 'bottom', 'left', 'right', 'gutter')
      break
    case 'w:docGrid': {
      const type = attribute(attributes, 'type')
      section.grid = {
        ...(type === undefined ? {} : { type }),
        ...numbersOf(attributes, 'linePitch', 'charSpace'),
      }
      break
    }
    case 'w:titlePg':
      section.hasTitlePage = isOn(attributes)
  }
}

function numbersOf<K extends string>(attributes: Attributes, ...names: K[]): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {}
  for (const name of names) {
    const value = numberOf(attributes, name)
    if (value !== undefined) found[name] = value
  }
  return found
}
