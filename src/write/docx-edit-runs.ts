import { Fields } from './docx-edit-fields.ts'
import { attributesOf, readUnits, walkTags, type Tag } from './docx-edit-xml.ts'

/** What stands in a run, in order. `offset` and `length` count as a WordPoint does; what prints nothing has length 0. */
export interface Atom {
  tag: Tag
  /** Text can be cut, a mark is one character, a code says what a field prints; the rest stays whole. */
  kind: 'text' | 'mark' | 'code' | 'other'
  offset: number
  length: number
  text: string
}

export interface Run {
  tag: Tag
  paragraph: number
  /** Which of its paragraph's runs it is. */
  index: number
  /** w:rPr as written, or ''. */
  properties: string
  atoms: readonly Atom[]
  length: number
  /** It is in what a field prints, which Word writes anew: REF, PAGE … */
  isInField: boolean
  /** Where its text begins if the runs read stand one after the other; it orders points. */
  from: number
}

/** The runs of some paragraphs of a part, and how the part names the elements of WordprocessingML. */
export interface PartRuns {
  names: WordNames
  /** By paragraph and run as WordPoint counts them. */
  paragraphs: ReadonlyMap<number, readonly Run[]>
  /** What the controls say of themselves (dataBinding, text, lock …), by where their w:sdt begins. */
  controls: ReadonlyMap<number, ReadonlySet<string>>
  /** The runs with the marks of notes, by `noteKey`. */
  noteMarks: ReadonlyMap<string, Tag>
}

export type NoteKind = 'footnote' | 'endnote'

export function noteKey(kind: NoteKind, id: string | undefined): string {
  return `${kind} ${id ?? ''}`
}

/** The names that matter here, by the prefixes that the part has for them. */
export interface WordNames {
  /** With the colon, for new elements and attributes. */
  prefix: string
  isStrict: boolean
  /** The local name of an element of WordprocessingML that is in the list below; undefined of all others. */
  local: (tag: Tag | undefined) => string | undefined
  /** The local name of any element of WordprocessingML; undefined of others. */
  bare: (tag: Tag) => string | undefined
}

const known =
  'p r rPr rPrChange t tab br cr noBreakHyphen sym ins del moveFrom moveTo hyperlink sdt sdtPr sdtContent object smartTag customXml fldSimple dir bdo footnote endnote footnoteReference endnoteReference fldChar instrText pPr tbl tblPrEx tr trPr tc tcPr'.split(
    ' ',
  )
/** Each counts as one character; what a w:sym shows depends on its font. */
const marks: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
  ['sym', '□'],
])

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

/** How the root of a part names WordprocessingML; undefined where it has no prefix, as new attributes need one. */
export function wordNames(xml: string, root: Tag): WordNames | undefined {
  const spaces = [...attributesOf(xml, root)].filter(([, uri]) => uri === transitional || uri === strict)
  const prefixes = spaces.flatMap(([name]) =>
    name.startsWith('xmlns:') ? [`${name.slice(6)}:`] : name === 'xmlns' ? [''] : [],
  )
  if (prefixes.length === 0) prefixes.push('w:')
  const prefix = prefixes.find((one) => one !== '')
  if (prefix === undefined) return undefined
  const locals = new Map(prefixes.flatMap((before) => known.map((local) => [before + local, local] as const)))
  return {
    prefix,
    isStrict: spaces.some(([, uri]) => uri === strict),
    local: (tag) => tag && locals.get(tag.name),
    bare: ({ name }) => {
      const before = name.slice(0, name.indexOf(':') + 1)
      return prefixes.includes(before) ? name.slice(before.length) : undefined
    },
  }
}

/** Whether a part is in the strict form of ISO/IEC 29500, whose namespaces are others. */
export function isStrictPart(xml: string): boolean {
  let root: Tag | undefined
  walkTags(xml, { open: (tag) => (root ??= tag) })
  return root !== undefined && (wordNames(xml, root)?.isStrict ?? false)
}

/** Finds the runs of the wanted paragraphs; undefined where the XML is not sound or not WordprocessingML. */
export function readRuns(xml: string, wanted: ReadonlySet<number>): PartRuns | undefined {
  let names: WordNames | undefined
  let count = 0
  const paragraphs = new Map<number, Run[]>()
  const controls = new Map<number, Set<string>>()
  const noteMarks = new Map<string, Tag>()
  /** The open paragraphs, the innermost last. */
  const open: { tag: Tag; number: number }[] = []
  const tags: { tag: Tag; paragraph: number; isInField: boolean }[] = []
  const fields = new Fields()
  const isSound = walkTags(xml, {
    open: (tag) => {
      if (!tag.parent) names ??= wordNames(xml, tag)
      const local = names?.local(tag)
      const paragraph = open.at(-1)
      if (local === 'p') {
        open.push({ tag, number: count })
        if (wanted.has(count)) paragraphs.set(count, [])
        count++
      } else if (local === 'r' && paragraph && wanted.has(paragraph.number)) {
        tags.push({ tag, paragraph: paragraph.number, isInField: fields.isOpen() })
      } else if (names && local === 'fldChar') {
        fields.mark(attributesOf(xml, tag).get(`${names.prefix}fldCharType`))
      } else if (names && local === 'fldSimple') {
        fields.mark('begin')
        fields.say(attributesOf(xml, tag).get(`${names.prefix}instr`) ?? '')
      } else if (names?.local(tag.parent) === 'sdtPr') noteControl(xml, tag, controls)
      else if (names && (local === 'footnoteReference' || local === 'endnoteReference')) {
        const kind = local === 'footnoteReference' ? 'footnote' : 'endnote'
        const key = noteKey(kind, attributesOf(xml, tag).get(`${names.prefix}id`))
        if (tag.parent && !noteMarks.has(key)) noteMarks.set(key, tag.parent)
      }
    },
    close: (tag) => {
      if (open.at(-1)?.tag === tag) open.pop()
      else if (names?.local(tag) === 'fldSimple') fields.mark('end')
      else if (names?.local(tag) === 'instrText') fields.say(readUnits(xml, tag.openEnd, tag.closeStart).text)
    },
  })
  if (!isSound || !names) return undefined
  let from = 0
  for (const { tag, paragraph, isInField } of tags) {
    const list = paragraphs.get(paragraph)!
    const run: Run = { tag, paragraph, index: list.length, from, isInField, ...readRun(xml, tag, names) }
    list.push(run)
    from += run.length
  }
  return { names, paragraphs, controls, noteMarks }
}

/** The kind and the lock of a control, by local names: those of w14 and w15 mean the same here. */
function noteControl(xml: string, tag: Tag, controls: Map<number, Set<string>>): void {
  const control = tag.parent!.parent
  if (!control) return
  const local = tag.name.slice(tag.name.indexOf(':') + 1)
  const values = local === 'lock' ? [...attributesOf(xml, tag).values()] : []
  const lock = values.map((value) => value.toLowerCase()).find((value) => value.endsWith('locked'))
  const notes = controls.get(control.start) ?? new Set()
  const note = lock?.endsWith('contentlocked') ? 'contentLocked' : lock === undefined ? local : 'locked'
  controls.set(control.start, notes.add(note))
  // Word lets nobody take away either of these.
  if (lock === 'sdtcontentlocked') notes.add('locked')
}

function readRun(xml: string, run: Tag, names: WordNames): Pick<Run, 'properties' | 'atoms' | 'length'> {
  const atoms: Atom[] = []
  let properties = ''
  let length = 0
  /** What the child of the run that is open prints below itself. */
  let below = ''
  /** The half of an mc:AlternateContent that is read: the first, unless it is a picture of a character. */
  const taken = new Map<Tag, Tag>()
  const isRead = (tag: Tag): boolean => {
    for (let at = tag.parent; at; at = at.parent) {
      const local = names.local(at)
      if (local === 'r' || local === 'p' || local === 'object') return false
      if (/:(?:Choice|Fallback)$/.test(at.name) && at.parent && taken.get(at.parent) !== at) return false
    }
    return true
  }
  const printed = (tag: Tag): string => {
    const local = names.local(tag) ?? ''
    return local === 't' ? readUnits(xml, tag.openEnd, tag.closeStart).text : (marks.get(local) ?? '')
  }
  walkTags(
    xml,
    {
      open: (tag) => {
        const { parent } = tag
        if (!parent || taken.has(parent) || !/:(?:Choice|Fallback)$/.test(tag.name)) return
        const isPicture = tag.name.endsWith('Choice') && attributesOf(xml, tag).get('Requires') === 'w16se'
        if (!isPicture) taken.set(parent, tag)
      },
      close: (tag) => {
        if (tag.parent) {
          if (names.local(tag) !== undefined && isRead(tag)) below += printed(tag)
          return
        }
        const local = names.local(tag)
        if (local === 'rPr') properties = xml.slice(tag.start, tag.end)
        else {
          const own = printed(tag)
          const text = own + below
          const kind = kindOf(local, own, below)
          atoms.push({ tag, kind, offset: length, length: text.length, text })
          length += text.length
        }
        below = ''
      },
    },
    run.openEnd,
    run.closeStart,
  )
  return { properties, atoms, length }
}

function kindOf(local: string | undefined, own: string, below: string): Atom['kind'] {
  if (local === 'instrText' || local === 'fldChar') return 'code'
  if (own === '' || below !== '') return 'other'
  return local === 't' ? 'text' : 'mark'
}

/** The words of [start, end) of a run, a tab and a line break as such. */
export function wordsOf(run: Run, start: number, end: number): string {
  return run.atoms
    .map(({ offset, text }) => text.slice(Math.max(0, start - offset), Math.max(0, end - offset)))
    .join('')
}

/** Whether a run can be cut at an offset: inside a character, or an alternate content that prints some, it cannot. */
export function isCuttable({ atoms }: Run, offset: number): boolean {
  const around = atoms.find((atom) => atom.offset < offset && offset < atom.offset + atom.length)
  return (
    !around ||
    (around.kind === 'text' &&
      !/^[\udc00-\udfff]/.test(around.text.slice(offset - around.offset, offset - around.offset + 1)))
  )
}
