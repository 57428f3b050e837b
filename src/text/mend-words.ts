/** Changes of a text in the words of a person: what stood around them, and an id that is theirs whatever else is mended. */
import { hash } from './hash.ts'
import { Patched } from './patched.ts'
import type { Edit } from './problem.ts'

/** The name of the step that cuts what a site put around and into a text. */
export const pageWords = '网页附带文字'

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** By the rule and the letters around: the same on every run, and whatever else is mended. */
export function idOf(name: string, { start, end, text: put }: Edit, text: string): string {
  const isLine = put === '' && (text[end - 1] === '\n' || end === text.length)
  if (name === pageWords && isLine && (start === 0 || text[start - 1] === '\n'))
    return idOfLine(text.slice(start, end))
  const before = letters(text.slice(Math.max(0, start - 24), start)).slice(-8)
  const after = letters(text.slice(end, end + 24)).slice(0, 8)
  const key = `${name}\n${before}\n${text.slice(start, Math.min(end, start + 40))}\n${after}`
  return shortId(key)
}

/** The id of a whole line that a site put there, however it is spaced. */
export function idOfLine(line: string): string {
  return shortId(`${pageWords}\n${line.replaceAll(/\s+/gu, '')}`)
}

function shortId(key: string): string {
  return hash(key).toString(36).padStart(7, '0').slice(-5)
}

/** So many characters around a change are kept, and so many of what changed: a text in one line would be its square. */
const [margin, widest] = [40, 240]

/** The words around edits in the line that they begin in, before and after; what reaches beyond it is left out. */
export function changeIn(text: string, edits: readonly Edit[]): { before: string; after: string } {
  const first = Math.min(...edits.map(({ start }) => start))
  const lineStart = Math.max(text.lastIndexOf('\n', first - 1) + 1, first - margin)
  const next = text.indexOf('\n', first)
  const lineEnd = Math.min(next < 0 ? text.length : next, first + widest)
  const inLine = edits
    .filter(({ start, end }) => start >= lineStart && Math.min(end, lineEnd) >= start)
    .map((edit) => ({ ...edit, end: Math.min(edit.end, lineEnd) }))
  const to = Math.min(lineEnd, Math.max(first, ...inLine.map(({ end }) => end)) + margin)
  const before = text.slice(lineStart, to)
  const shifted = inLine.map((edit) => ({
    start: edit.start - lineStart,
    end: edit.end - lineStart,
    text: edit.text,
  }))
  return { before, after: Patched.of(before).apply(shifted).text }
}

/** A piece of Markdown as a person reads it: `&#x20;` is a space, `\[` a bracket; what is cut in two at its ends goes. */
export function asPrinted(markdown: string): string {
  return markdown
    .replace(/^(?:#?x?[\dA-F]{1,4})?;(?=\S)|&(?:#(?:x[\dA-F]{0,4})?)?$/gu, '')
    .replaceAll(/&#x([\dA-F]{1,4});/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
}
