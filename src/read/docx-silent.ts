import type { NoteKind } from './docx-notes.ts'

/** What stands among properties and is none: marks of changes, and properties as they were. */
export const revisions: ReadonlySet<string> = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:specVanish',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:numberingChange',
])

/** Elements whose inside is not read; what is worth a word to a person has a note. */
export const silent: ReadonlyMap<string, NoteKind | undefined> = new Map([
  ...[
    'w:rPrChange',
    'w:pPrChange',
    'w:sectPrChange',
    'w:tblPrChange',
    'w:tblPrExChange',
    'w:tblGridChange',
    'w:trPrChange',
    'w:tcPrChange',
    'w:numberingChange',
    'w:ffData',
  ].map((name) => [name, undefined] as const),
  ['w:rt', 'reading'],
  ['w:object', 'object'],
  ['w:altChunk', 'object'],
  ['w:subDoc', 'object'],
  ['m:oMath', 'formula'],
  ['c:chart', 'chart'],
  ['dgm:relIds', 'chart'],
  ['pic:pic', 'picture'],
  ['v:imagedata', 'picture'],
])
