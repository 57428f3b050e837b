/** An element by its offsets in the XML text: [start, openEnd) is its start tag, [closeStart, end) its end tag. */
export interface Tag {
  name: string
  start: number
  openEnd: number
  /** The same as `end` where the element is one tag (`<w:t/>`). */
  closeStart: number
  end: number
  parent: Tag | undefined
}

export interface TagHandlers {
  open?: (tag: Tag) => void
  /** Only here `closeStart` and `end` are known. */
  close?: (tag: Tag) => void
}

/** As in the reader: what nests deeper was not written by an office program. */
const maxDepth = 256

/**
 * Runs over the tags of [from, to) without changing or decoding anything; comments, CDATA and processing instructions
 * are stepped over. False where tags do not nest, a tag is cut off, or the text declares a document type.
 */
export function walkTags(xml: string, handlers: TagHandlers, from = 0, to = xml.length): boolean {
  let parent: Tag | undefined
  let depth = 0
  let at = from
  while (true) {
    const start = xml.indexOf('<', at)
    if (start < 0 || start >= to) return parent === undefined
    const skipped = endOfAside(xml, start)
    if (skipped !== undefined) {
      if (skipped < 0) return false
      at = skipped
      continue
    }
    const end = tagEnd(xml, start + 1)
    if (end < 0 || end > to) return false
    at = end
    if (xml.charCodeAt(start + 1) === SLASH) {
      if (parent?.name !== xml.slice(start + 2, end - 1).trimEnd()) return false
      parent.closeStart = start
      parent.end = end
      handlers.close?.(parent)
      parent = parent.parent
      depth--
      continue
    }
    const tag: Tag = {
      name: xml.slice(start + 1, nameEnd(xml, start + 1)),
      start,
      openEnd: end,
      closeStart: end,
      end,
      parent,
    }
    handlers.open?.(tag)
    if (xml.charCodeAt(end - 2) === SLASH) handlers.close?.(tag)
    else if (++depth > maxDepth) return false
    else parent = tag
  }
}

const SLASH = 0x2f
const GREATER = 0x3e
const LESS = 0x3c
const DOUBLE = 0x22
const SINGLE = 0x27

/** Where a comment, a CDATA section or an instruction ends; undefined where a tag begins; -1 where nothing ends it. */
function endOfAside(xml: string, start: number): number | undefined {
  const [mark, end] = xml.startsWith('<!--', start)
    ? ['<!--', '-->']
    : xml.startsWith('<![CDATA[', start)
      ? ['<![CDATA[', ']]>']
      : xml.startsWith('<?', start)
        ? ['<?', '?>']
        : ['', '']
  if (mark === '') return xml.startsWith('<!', start) ? -1 : undefined
  const found = xml.indexOf(end, start + mark.length)
  return found < 0 ? -1 : found + end.length
}

/** Behind the `>` of a tag; one inside quotes does not end it. */
function tagEnd(xml: string, from: number): number {
  for (let i = from; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (code === GREATER) return i + 1
    if (code === LESS) return -1
    if (code === DOUBLE || code === SINGLE) {
      i = xml.indexOf(code === DOUBLE ? '"' : "'", i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

function nameEnd(xml: string, from: number): number {
  let i = from
  for (; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (code <= 0x20 || code === SLASH || code === GREATER) break
  }
  return i
}

/** The attributes of a start tag, entities as written. */
export function attributesOf(xml: string, tag: Tag): Map<string, string> {
  const open = xml.slice(tag.start + 1 + tag.name.length, tag.openEnd)
  const attribute = /\s*([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y
  const found = new Map<string, string>()
  for (let match = attribute.exec(open); match; match = attribute.exec(open)) {
    found.set(match[1]!, match[2] ?? match[3]!)
  }
  return found
}

/** A place in raw text where an element can be cut in two, and what ends and reopens a CDATA section there. */
export interface Cut {
  position: number
  before: string
  after: string
  /** White space stands at it, which is lost at the ends of a w:t unless that says otherwise. */
  isSpaced: boolean
}

/**
 * The raw text [from, to) between two tags by UTF-16 units of its meaning: `&amp;` is one, `&#x1F600;` two, a line end
 * one however it is written. `cuts` are where each of the `wanted` units (rising) begins; a unit inside a character has
 * none.
 */
export function readUnits(
  xml: string,
  from: number,
  to: number,
  wanted: readonly number[] = [],
): { text: string; cuts: Map<number, Cut> } {
  const cuts = new Map<number, Cut>()
  const text: string[] = []
  let next = 0
  let unit = 0
  let isCdata = false
  let i = from
  while (i < to) {
    if (!isCdata && xml.charCodeAt(i) === LESS) {
      isCdata = xml.startsWith('<![CDATA[', i)
      i = isCdata ? i + 9 : (endOfAside(xml, i) ?? to)
      if (i < 0) break
      continue
    }
    if (isCdata && xml.startsWith(']]>', i)) {
      isCdata = false
      i += 3
      continue
    }
    const { character, end } = characterAt(xml, i, isCdata)
    while (next < wanted.length && wanted[next]! < unit) next++
    if (wanted[next] === unit) {
      const [before, after] = isCdata ? [']]>', '<![CDATA['] : ['', '']
      const isSpaced = isSpace.test(character) || isSpace.test(text.at(-1) ?? '')
      cuts.set(unit, { position: i, before, after, isSpaced })
    }
    text.push(character)
    unit += character.length
    i = end
  }
  return { text: text.join(''), cuts }
}

const isSpace = /^[ \t\n\r]/

function characterAt(xml: string, at: number, isCdata: boolean): { character: string; end: number } {
  const first = xml[at]!
  if (first === '&' && !isCdata) {
    // No reference is longer; what only looks like one is an ampersand.
    const end = xml.slice(at, at + 12).indexOf(';')
    if (end > 0) return { character: decodeReference(xml.slice(at + 1, at + end)), end: at + end + 1 }
  }
  if (first === '\r') return { character: '\n', end: at + (xml[at + 1] === '\n' ? 2 : 1) }
  const character = String.fromCodePoint(xml.codePointAt(at)!)
  return { character, end: at + character.length }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeReference(name: string): string {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name]! : '\ufffd'
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** New text for [start, end). At one place what ends something stands before what begins something. */
export interface Splice {
  start: number
  end: number
  text: string
  order: 'after' | 'before' | 'instead'
}

const rank = { after: 0, before: 1, instead: 2 } as const

/** The text with all splices in it; those at one place with the same order keep theirs. */
export function spliced(xml: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((a, b) => a.start - b.start || rank[a.order] - rank[b.order])
  const pieces: string[] = []
  let done = 0
  for (const { start, end, text } of sorted) {
    pieces.push(xml.slice(done, start), text)
    done = end
  }
  pieces.push(xml.slice(done))
  return pieces.join('')
}
