/**
 * Plain text as Markdown source: read back, it is the same words. Written for text that may land anywhere: at the start
 * of a line, inside a sentence or in a table cell. Backslashes are few, because secretaries read and edit the file:
 * `1.做强`, `<5%`, `#号`, `1~5月` and `甲_乙` stay as they are.
 *
 * Each line is escaped on its own; what makes paragraphs (blank lines) is the caller's. An indent that Markdown would
 * take for code becomes one space. `startsLine: false` says that words stand before it on its line.
 */
export function escapeMarkdown(text: string, options: { startsLine?: boolean } = {}): string {
  const { startsLine = true } = options
  return text
    .split(/\r\n?|\n/)
    .map((line, i) => (i > 0 || startsLine ? escapeLine(line) : escapeInside(line)))
    .join('\n')
}

function escapeLine(line: string): string {
  const [, indent = '', rest = ''] = /^([ \t]*)(.*)$/su.exec(line) ?? []
  const kept = indent.length > 3 || indent.includes('\t') ? ' ' : indent
  return kept + escapeStart(escapeInside(rest.replace(/[ \t]+$/u, (end) => (end === ' ' ? end : ' '))))
}

const letterOrDigit = /[\p{L}\p{N}]/u
const punctuation = /[!-/:-@[-`{-~]/u

function escapeInside(line: string): string {
  return line
    .replace(/[\\*_`[<&|]/gu, (mark, at: number) =>
      needsBackslash(mark, line.slice(0, at), line.slice(at + 1)) ? `\\${mark}` : mark,
    )
    .replace(/(^|[ \t])(#+[ \t]*)$/u, '$1\\$2') // would close a heading
}

function needsBackslash(mark: string, before: string, after: string): boolean {
  switch (mark) {
    case '\\':
      return after === '' || punctuation.test(after[0]!)
    case '_':
      // between two letters it neither opens nor closes an emphasis
      return !(letterOrDigit.test(lastCharacter(before)) && letterOrDigit.test(firstCharacter(after)))
    case '<':
      return after === '' || /^[A-Za-z/!?]/u.test(after)
    case '&':
      return /^(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]*;)/u.test(after)
    default:
      return true
  }
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}

function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ''
}

/** What means something only at the start of a line: heads, quotes, lists, rules, fences, underlines of heads. */
function escapeStart(line: string): string {
  if (/^(?:#{1,6}[ \t]|>|[-+](?:[ \t]|$)|~~~|(?:-[ \t]*){2,}$|=+[ \t]*$)/u.test(line)) return `\\${line}`
  return line.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/u, '$1\\$2')
}
