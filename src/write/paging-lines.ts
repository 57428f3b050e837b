import type { CharacterLook } from './paging-styles.ts'
import { faceHeight, latinWidth } from './paging-widths.ts'

/** Words of one look; `\n` is a line break. */
export interface Piece {
  text: string
  look: CharacterLook
}

/** Marks that may not begin or end a line, as the file's settings name them. */
export interface LineRules {
  notAtStart: string
  notAtEnd: string
}

export interface SetLine {
  text: string
  /** What its highest glyphs need above and below the base line, in twips. */
  up: number
  down: number
}

interface Glyph {
  character: string
  look: CharacterLook
  /** Set in the Chinese face, one square wide. */
  chinese: boolean
  advance: number
  /** Kept between this and the next glyph where both stand on one line. */
  gap: number
}

/**
 * The lines of a paragraph. As LibreOffice sets Chinese text: each 汉字 and mark is a square, marks are never squeezed,
 * digits are spaced from 汉字 by a fifth of their size, a stop may hang behind the last square, and figures and words
 * are not split.
 * @param widths of the first line and of the others, in twips
 */
export function breakLines(
  pieces: readonly Piece[],
  widths: { first: number; other: number },
  rules: LineRules,
): SetLine[] {
  const glyphs = glyphsOf(pieces)
  const lines: SetLine[] = []
  let start = 0
  while (start < glyphs.length) {
    const room = lines.length === 0 ? widths.first : widths.other
    const end = lineEnd(glyphs, start, room, rules)
    lines.push(setLine(glyphs.slice(start, end)))
    start = end
    // Spaces at the end of a line need no room.
    while (glyphs[start]?.character === ' ' && glyphs[start - 1]?.character !== '\n') start++
  }
  // A break at the very end opens a line of its own.
  if (glyphs.length === 0 || glyphs.at(-1)!.character === '\n') lines.push(setLine([]))
  return lines
}

function setLine(glyphs: readonly Glyph[]): SetLine {
  const printed = glyphs.filter(({ character }) => character !== '\n')
  return {
    text: printed.map(({ character }) => character).join(''),
    up: Math.max(0, ...printed.map(({ chinese, look }) => faceHeight(chinese, look).up)),
    down: Math.max(0, ...printed.map(({ chinese, look }) => faceHeight(chinese, look).down)),
  }
}

/** Where the next line begins. */
function lineEnd(glyphs: readonly Glyph[], start: number, room: number, rules: LineRules): number {
  let width = 0
  for (let i = start; i < glyphs.length; i++) {
    const { character, advance, gap, look } = glyphs[i]!
    if (character === '\n') return i + 1
    width += advance
    // The last glyph of a line is not spaced from the next.
    if (width - look.spacing > room) return legalEnd(glyphs, start, i, rules)
    width += gap
  }
  return glyphs.length
}

/** The best place to end a line whose glyph `cut` is the first that does not fit. */
function legalEnd(glyphs: readonly Glyph[], start: number, cut: number, rules: LineRules): number {
  if (
    cut > start &&
    glyphs[cut - 1]!.chinese &&
    hanging.has(glyphs[cut]!.character) &&
    mayBreak(glyphs, cut + 1, rules)
  )
    return cut + 1
  for (let end = cut; end > start; end--) {
    if (mayBreak(glyphs, end, rules)) return end
  }
  // Nothing but one long word: it is cut where the line is full.
  return Math.max(cut, start + 1)
}

/** Stops that may stand behind the end of a full line. */
const hanging = new Set('!,.:;?、。！，．：；？')

function mayBreak(glyphs: readonly Glyph[], at: number, { notAtStart, notAtEnd }: LineRules): boolean {
  const before = glyphs[at - 1]
  const after = glyphs[at]
  if (!before || !after || after.character === '\n') return true
  if (notAtStart.includes(after.character) || notAtEnd.includes(before.character)) return false
  if (before.chinese || after.chinese || before.character === ' ') return true
  // Inside a word of Latin letters or a figure; 1—4 may be cut at its dash.
  if ((before.character === '—') !== (after.character === '—')) return true
  return before.character === '-' && /[A-Za-z]/.test(after.character)
}

function glyphsOf(pieces: readonly Piece[]): Glyph[] {
  const glyphs: Glyph[] = pieces.flatMap(({ text, look }) =>
    Array.from(text, (character) => ({ character, look, chinese: true, advance: 0, gap: 0 })),
  )
  setScripts(glyphs)
  glyphs.forEach((glyph, i) => {
    const { character, chinese, look } = glyph
    if (character === '\n') return
    const { size, spacing } = look
    glyph.advance = (chinese ? size : latinWidth(character, look) * size) + spacing
    const next = glyphs[i + 1]
    if (!next || next.chinese === chinese || next.character === '\n') return
    // Between the scripts the letter spacing ends.
    glyph.gap = (isLetter(character) && isLetter(next.character) ? size / 5 : 0) - spacing
  })
  return glyphs
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

/** Marks of both scripts are of the one before them; at the beginning, of the one that follows. */
function setScripts(glyphs: Glyph[]): void {
  let script: boolean | undefined
  const open: Glyph[] = []
  for (const glyph of glyphs) {
    const own = scriptOf(glyph.character)
    if (own !== undefined) {
      script = own
      for (const one of open.splice(0)) one.chinese = own
    }
    if (script === undefined) open.push(glyph)
    else glyph.chinese = script
  }
}

/** Whether a character is Chinese; undefined for marks that belong to either script. */
function scriptOf(character: string): boolean | undefined {
  if (character === ' ' || (character >= '\u2000' && character <= '\u206f')) return undefined
  return character > '\u02ff'
}
