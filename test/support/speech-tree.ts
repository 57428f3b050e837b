/** Speech trees made by hand, so that the writers are tested without a reader. */
import type {
  AlignType,
  Blockquote,
  Heading,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast'
import type { Lead, ParagraphRole, Slot, Speech } from '../../src/speech/types.ts'
import { Source } from '../../src/text/source.ts'

type Words = string | PhrasingContent

function inline(words: readonly Words[]): PhrasingContent[] {
  return words.map((word) => (typeof word === 'string' ? { type: 'text', value: word } : word))
}

export function heading(depth: Heading['depth'], ...words: Words[]): Heading {
  return { type: 'heading', depth, children: inline(words) }
}

export function paragraph(...words: Words[]): Paragraph {
  return { type: 'paragraph', children: inline(words) }
}

export function line(role: ParagraphRole, ...words: Words[]): Paragraph {
  return { type: 'paragraph', children: inline(words), data: { role } }
}

export function lead(mark: string, ...words: Words[]): Lead {
  return { type: 'lead', mark, children: inline(words) }
}

export function slot(kind: Slot['kind'], value: string, note?: string): Slot {
  return note === undefined ? { type: 'slot', kind, value } : { type: 'slot', kind, value, note }
}

export function table(rows: readonly (readonly Words[])[], align: AlignType[] = []): Table {
  return {
    type: 'table',
    align,
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: inline([cell]) })),
    })),
  }
}

export function list(ordered: boolean, ...items: string[]): List {
  return {
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    children: items.map((item) => ({ type: 'listItem', children: [paragraph(item)] })),
  }
}

export function quote(...words: Words[]): Blockquote {
  return { type: 'blockquote', children: [paragraph(...words)] }
}

/** A speech of these blocks; what the outline says is not used by writers, but for the title. */
export function speech(...children: RootContent[]): Speech {
  const title = children.find((node): node is Heading => node.type === 'heading' && node.depth === 1)
  return {
    source: new Source('drafts/讲话.md', ''),
    meta: { entries: {}, places: {} },
    tree: { type: 'root', children },
    outline: { head: title ? { title } : {}, opening: [], sections: [], closing: [], announced: [] },
  }
}
