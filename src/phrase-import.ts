/** What `phrases import` does: a 素材本 of any format → wordings → a file of the library, with what was left out and why. */
import path from 'node:path'
import type { List, Nodes, Root, RootContent, Table as TableNode } from 'mdast'
import { modernized } from './convert.ts'
import { FileError, readDocumentBytes, readTable, readText } from './files.ts'
import { addPhrases, type Adding, type Shelf } from './phrase-keeping.ts'
import {
  fileMaterial,
  readPhrases,
  type FiledMaterial,
  type FileOptions,
  type Material,
  type Refused,
  type Taken,
} from './phrases/index.ts'
import { readDocument } from './read/index.ts'
import { placeOf, plainText, type Speech } from './speech/index.ts'
import type { Place } from './text/place.ts'
import { hasErrors, type Problem, type Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import type { Table } from './text/table.ts'

export interface ImportOrder extends Omit<Adding, 'wordings'> {
  /** The files that are read, and how people are told of them. */
  materials: readonly { file: string; shown: string }[]
  kind?: string
}

export interface Imported extends Taken {
  /** What reading the files told, of those that could not be read as well. */
  reading: Problem[]
  /** How many files could not be read. */
  unread: number
}

/** Reads each 素材本 and adds what may stand in the library to a file of it. */
export async function importPhrases(shelf: Shelf, asked: ImportOrder): Promise<Result<Imported | undefined>> {
  const left: Refused[] = []
  const wordings: Adding['wordings'][number][] = []
  const reading: Problem[] = []
  const order = new Map<Place, number>()
  let unread = 0
  for (const { file, shown } of asked.materials) {
    const options: FileOptions = {
      source: path.basename(file),
      ...(asked.kind === undefined ? {} : { kind: asked.kind }),
      ...(shelf.region === undefined ? {} : { region: shelf.region }),
    }
    const read = await readOne(file, shown, options)
    reading.push(...read.problems)
    if (hasErrors(read.problems) && read.value.places.length === 0) unread++
    for (const place of read.value.places) order.set(place, order.size)
    wordings.push(...read.value.wordings)
    left.push(...read.value.left)
  }
  const taken = addPhrases(shelf, { ...asked, wordings })
  if (!taken.value) return { value: undefined, problems: [...reading, ...taken.problems] }
  const rank = ({ wording }: Refused): number => (wording.place && order.get(wording.place)) ?? -1
  const refused = [...left, ...taken.value.refused].sort((a, b) => rank(a) - rank(b))
  return { value: { ...taken.value, refused, reading, unread }, problems: taken.problems }
}

/** Where what is read stands, in its order. */
function placesOf(material: Material): Place[] {
  return material.kind === 'table'
    ? [material.header, ...material.rows].flatMap((row) => row.map(({ place }) => place))
    : [material.place]
}

interface Filed extends FiledMaterial {
  /** The places of all that was read, in its order. */
  places: Place[]
}

/** A file that cannot be opened is a problem like any other: the others are read. */
async function readOne(file: string, shown: string, options: FileOptions): Promise<Result<Filed>> {
  try {
    if (/\.ya?ml$/iu.test(file)) return entriesOf(readText(file, shown), options)
    const { value, problems } = await materialsOf(file, shown)
    return { value: { ...fileMaterial(value, options), places: value.flatMap(placesOf) }, problems }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const problem: Problem = { code: 'read/file', level: 'error', message: error.message }
    return { value: { wordings: [], left: [], places: [] }, problems: [problem] }
  }
}

/** Another file of a library, such as the candidates of `learn`: its entries are filed already. */
function entriesOf(source: Source, { kind, source: named }: FileOptions): Result<Filed> {
  const { value, problems } = readPhrases(source)
  const wordings = value.phrases.map((phrase) => {
    const place = { source, start: phrase.start, end: phrase.end }
    const { tone, source: own = named } = phrase
    return {
      kind: kind ?? phrase.kind,
      text: phrase.text,
      place,
      sections: phrase.sections,
      meetings: phrase.meetings,
      topics: phrase.topics,
      audiences: phrase.audiences,
      answers: phrase.answers,
      tags: phrase.tags,
      suggestion: phrase.suggestion,
      ...(tone === undefined ? {} : { tone }),
      ...(own === undefined ? {} : { source: own }),
    }
  })
  return {
    value: { wordings, left: [], places: wordings.map(({ place }) => place) },
    problems: told(problems),
  }
}

async function materialsOf(file: string, shown: string): Promise<Result<Material[]>> {
  if (/\.(?:csv|xlsx)$/iu.test(file)) {
    const bytes = readTable(file, shown)
    const { value, problems } = /\.csv$/iu.test(file)
      ? (await import('./text/table-csv.ts')).readCsv(shown, bytes)
      : await (await import('./text/table-xlsx.ts')).readXlsx(shown, bytes)
    return { value: value.flatMap(ofTable), problems: told(problems) }
  }
  const old = await modernized(shown, readDocumentBytes(file, shown))
  const { value, problems } = await readDocument(shown, old.value)
  return { value: value ? ofSpeech(value) : [], problems: told([...old.problems, ...problems]) }
}

/** What a reader of speeches finds wrong in one is no matter here; what it could not read is. */
function told(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ level, code }) => level === 'error' || code.startsWith('read/'))
}

/** The name of a sheet files what is in it, unless it is the one that the program gave. */
function ofTable({ sheet, header, rows }: Table): Material[] {
  const isNamed = sheet !== '' && !/^(?:sheet|工作表)\s*\d*$/iu.test(sheet)
  return [
    ...(isNamed
      ? [{ kind: 'heading' as const, level: 2, text: sheet, place: header[0]!.place }]
      : [{ kind: 'heading' as const, level: 2, text: '', place: header[0]!.place }]),
    { kind: 'table', header, rows },
  ]
}

function ofSpeech({ tree, source }: Speech): Material[] {
  return tree.children.flatMap((block) => ofBlock(block, source))
}

function ofBlock(block: Root | RootContent, source: Source): Material[] {
  const place = placeOf(block, source)
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', level: block.depth, text: plainText(block), place }]
    case 'list':
      return ofList(block, source)
    case 'blockquote':
    case 'listItem':
      return block.children.flatMap((child) => ofBlock(child, source))
    case 'table':
      return ofTableNode(block, source)
    case 'html':
    case 'yaml':
    case 'definition':
    case 'thematicBreak':
      return []
    default: {
      const isStrong = 'children' in block && block.children.length === 1 && isSetOff(block.children[0]!)
      return linesOf(plainText(block)).map((text) => ({ kind: 'text', text, isStrong, place }))
    }
  }
}

function isSetOff({ type }: Nodes): boolean {
  return type === 'strong' || type === 'lead'
}

function ofList(list: List, source: Source): Material[] {
  return list.children.flatMap((item) => item.children.flatMap((child) => ofBlock(child, source)))
}

function ofTableNode(table: TableNode, source: Source): Material[] {
  const cells = table.children.map((row) =>
    row.children.map((cell): { text: string; place: Place } => ({
      text: plainText(cell).replaceAll('\n', ' '),
      place: placeOf(cell, source),
    })),
  )
  const [header, ...rows] = cells
  return header ? [{ kind: 'table', header, rows }] : []
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
