/** What a change touches: a pack as it was beside the pack as it would be now. Nothing is written. */
import type { CompiledUnit, TraceSpan } from '../draft/index.ts'
import { hashOf } from '../files.ts'
import { Causes } from './causes.ts'
import { printHash, type PackRecord } from './record.ts'
import { packValueChanges, packValues, type PackValues } from './values.ts'
import type { Packed, Paper } from './make.ts'
import { readMarkdown } from '../read/index.ts'
import type { Hashes } from '../record.ts'
import { compareSentences, placedSentences, type PlacedSentence, type Speech } from '../speech/index.ts'
import type { ValueChange } from '../text/sheet-changes.ts'
import { Source } from '../text/source.ts'

/** A paper as it was. */
interface EarlierPaper {
  name: string
  markdown: string
  trace: readonly TraceSpan[]
  /** SHA-256 by ending. */
  files: Hashes
  /** SHA-256 of what is printed of the Word file. */
  printed: () => string | undefined
  /** What the sheets said then; absent where that is not known. */
  values?: PackValues
}

/** A pack as it was, from its record or made from an earlier sheet. */
export interface EarlierPack {
  papers: ReadonlyMap<string, EarlierPaper>
  seed: string
  /** Of the volume; absent where there was none. */
  volume?: string
}

export interface PaperSentence {
  kind: 'changed' | 'added' | 'removed' | 'moved' | 'renumbered'
  old?: string
  new?: string
  /** The changed values that the sentence prints or follows from; none where it follows from no value, or is not known. */
  causes: ValueChange[]
}

/** `layout`: the same words in another form. `gone`: the meeting has it no more. */
export type PaperState = 'changed' | 'layout' | 'new' | 'same' | 'gone'

export interface PaperChange {
  stem: string
  name: string
  state: PaperState
  /** True where somebody edited a file of it: that one stays, and the sentences are those that it does not have yet. */
  edited: boolean
  sentences: PaperSentence[]
}

export interface PackChanges {
  /** What changed in the sheets, each with the stems of the papers that print it. */
  changes: (ValueChange & { papers: string[] })[]
  papers: PaperChange[]
  /** Of the combined volume; absent where none is made. */
  volume?: 'changed' | 'new' | 'same'
}

export interface PackChangesOptions {
  templates: ReadonlyMap<string, CompiledUnit>
  /** By stem, the papers that somebody edited, as they are. */
  hand?: ReadonlyMap<string, Speech>
}

/** The pack that a record remembers. A paper of which an edited file was kept counts as that file was made. */
export function earlierFromRecord(record: PackRecord): EarlierPack {
  const papers = Object.entries(record.材料).flatMap(([stem, paper]): [string, EarlierPaper][] => {
    if (paper.不再需要) return []
    const { 稿子, 出处, 值 } = paper.留存 ?? paper
    const values = 值 === undefined ? record.值 : record.旧值?.[值]
    const made = {
      name: paper.名称,
      markdown: 稿子,
      trace: 出处,
      files: paper.文件,
      printed: () => paper.印面,
    }
    return [[stem, { ...made, ...(values ? { values } : {}) }]]
  })
  const volume = record.汇编?.['docx']
  return { papers: new Map(papers), seed: record.种子, ...(volume === undefined ? {} : { volume }) }
}

/** A pack that was made from an earlier sheet. */
export function earlierFromPack(packed: Packed): EarlierPack {
  const values = packValues(packed)
  const papers = packed.papers.map(({ stem, name, draft, files }): [string, EarlierPaper] => [
    stem,
    {
      name,
      markdown: draft.markdown,
      trace: draft.trace,
      files: hashesOf(files),
      printed: () => printHash({ files }),
      values,
    },
  ])
  const seed = packed.papers[0]?.draft.seed ?? ''
  return { papers: new Map(papers), seed, ...(packed.volume ? { volume: hashOf(packed.volume) } : {}) }
}

function hashesOf(files: Paper['files']): Hashes {
  return Object.fromEntries(files.map(({ format, content }) => [format, hashOf(content)]))
}

/** What differs between a pack as it was and as it would be now. Only the papers that were made are compared. */
export function packChanges(before: EarlierPack, now: Packed, options: PackChangesOptions): PackChanges {
  const since = sinceThen(now, options.templates)
  // by stem, the changes that reach a paper
  const reached: [string, ValueChange[]][] = []
  const papers = now.papers.map((paper): PaperChange => {
    const { stem, name } = paper
    const then = before.papers.get(stem)
    const hand = options.hand?.get(stem)
    const base = { stem, name, edited: hand !== undefined }
    if (!then) {
      const { causes } = since([...before.papers.values()].at(-1)?.values)
      const all = causes.of({ kind: 'added', new: whole(paper.draft.markdown) }, [], paper.draft.trace)
      reached.push([stem, all.filter(({ kind }) => kind === 'added')])
      return { ...base, state: 'new', sentences: [] }
    }
    const { changes, causes } = since(then.values)
    const isReseeded = before.seed !== paper.draft.seed
    const sentences = sentencesOf(then, paper, causes, hand).map((one) =>
      one.causes.length === 0 && isReseeded ? { ...one, causes: changes.filter(isSeed) } : one,
    )
    reached.push([stem, sentences.flatMap((one) => one.causes)])
    return { ...base, state: stateOf(then, paper, sentences, hand !== undefined), sentences }
  })
  const gone = [...before.papers].filter(([stem]) => !now.planned.includes(stem))
  for (const [stem, { markdown, trace, values }] of gone) {
    const all = since(values).causes.of({ kind: 'removed', old: whole(markdown) }, trace, [])
    reached.push([stem, all.filter(({ kind }) => kind === 'removed')])
  }
  return {
    changes: withPapers(
      [...before.papers.values()].flatMap(({ values }) => since(values).changes),
      reached,
    ),
    papers: [
      ...papers,
      ...gone.map(([stem, { name }]): PaperChange => {
        return { stem, name, state: 'gone', edited: false, sentences: [] }
      }),
    ],
    ...(now.volume ? { volume: volumeState(before, now.volume) } : {}),
  }
}

interface Since {
  changes: ValueChange[]
  causes: Causes
}

/** What changed since the sheets said other things; papers of one run were made from the same. */
function sinceThen(
  now: Packed,
  templates: PackChangesOptions['templates'],
): (then: PackValues | undefined) => Since {
  const values = packValues(now)
  const known = new Map<PackValues | undefined, Since>()
  const since = (then: PackValues | undefined): Since => {
    let found = known.get(then)
    if (!found) {
      const changes = then ? packValueChanges(then, values) : []
      const otherSpeech = then !== undefined && (then.facts === undefined) !== (values.facts === undefined)
      known.set(then, (found = { changes, causes: new Causes(changes, now, templates, otherSpeech) }))
    }
    return found
  }
  return since
}

/** All of a paper as one stretch. */
function whole(markdown: string): PlacedSentence {
  return { text: '', start: 0, end: markdown.length }
}

function volumeState({ volume }: EarlierPack, now: Uint8Array): 'changed' | 'new' | 'same' {
  return volume === undefined ? 'new' : volume === hashOf(now) ? 'same' : 'changed'
}

function sentencesOf(
  then: EarlierPaper,
  paper: Paper,
  causes: Causes,
  hand: Speech | undefined,
): PaperSentence[] {
  if (wordsOf(then.markdown) === wordsOf(paper.draft.markdown)) return []
  const old = placedSentences(readMarkdown(new Source(`${paper.stem}.md`, then.markdown)).value)
  const edited = hand && new Set(placedSentences(hand).map(({ text }) => text))
  return compareSentences(old, placedSentences(paper.speech))
    .filter((change) => !edited || !isDone(change, edited))
    .map((change) => ({
      kind: change.kind,
      ...(change.old ? { old: change.old.text } : {}),
      ...(change.new ? { new: change.new.text } : {}),
      causes: causes.of(change, then.trace, paper.draft.trace),
    }))
}

/** Whoever edited the paper has made the change already. */
function isDone(
  change: { old?: PlacedSentence; new?: PlacedSentence },
  edited: ReadonlySet<string>,
): boolean {
  const { old, new: now } = change
  return (
    (now === undefined || edited.has(now.text)) &&
    (old === undefined || old.text === now?.text || !edited.has(old.text))
  )
}

/** The front matter is not printed. */
function wordsOf(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/u, '')
}

function stateOf(
  then: EarlierPaper,
  paper: Paper,
  sentences: readonly PaperSentence[],
  isEdited: boolean,
): PaperState {
  if (sentences.length > 0) return 'changed'
  // what is printed of an edited paper is not what would be made
  if (isEdited) return 'same'
  return isSameForm(then, paper) ? 'same' : 'layout'
}

/** By what is printed of the Word file, else by the other files, else by the Markdown. */
function isSameForm(then: EarlierPaper, { draft, files }: Paper): boolean {
  const hashes = hashesOf(files)
  const word = hashes['docx']
  if (word !== undefined) {
    if (word === then.files['docx']) return true
    const printed = then.printed()
    if (printed !== undefined) return printed === printHash({ files })
  }
  const others = Object.entries(hashes).filter(
    ([format]) => format !== 'md' && format !== 'docx' && then.files[format] !== undefined,
  )
  if (others.length > 0) return others.every(([format, hash]) => then.files[format] === hash)
  return wordsOf(then.markdown) === wordsOf(draft.markdown)
}

/** What the choice of phrases goes by. */
function isSeed({ path = '' }: ValueChange): boolean {
  return ['title', 'speaker/name', 'seed', '@/name'].includes(path)
}

/** What tells one change from another. */
function nameOf({ kind, path, oldPath, old, new: now }: ValueChange): string {
  return [kind, path, oldPath, old, now].join('\n')
}

/** Changes that several papers were made before are told once, each with the papers that print it. */
function withPapers(
  changes: readonly ValueChange[],
  reached: readonly (readonly [string, readonly ValueChange[]])[],
): PackChanges['changes'] {
  const told = new Map(changes.map((change) => [nameOf(change), { ...change, papers: [] as string[] }]))
  for (const [stem, causes] of reached)
    for (const cause of causes) {
      const change = told.get(nameOf(cause))
      if (change && !change.papers.includes(stem)) change.papers.push(stem)
    }
  return [...told.values()]
}
