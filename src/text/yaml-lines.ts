import type { Edit } from './problem.ts'

/** A line of YAML taken apart: `  - 小标题: 甲` has the indentation `  `, the dashes `- ` and the content `小标题: 甲`. */
export interface YamlLine {
  start: number
  /** Before the line end. */
  end: number
  indent: string
  /** Where the content begins, behind indentation and dashes. */
  contentStart: number
  /** Of a line that is longer than any person writes only the beginning. */
  content: string
  hasDash: boolean
}

/** Characters of a line that are looked at for its layout. */
const maxContent = 1000

const anatomy = /^([ \t\u3000\u00a0\u2000-\u200a\u202f]*)((?:-(?:[ \t\u3000]+|$))*)(.*)$/s

/** The line that an offset is in. */
export function lineAt(text: string, offset: number): YamlLine {
  const start = text.lastIndexOf('\n', Math.min(offset, text.length) - 1) + 1
  const next = text.indexOf('\n', start)
  const whole = next < 0 ? text.length : next
  const end = text[whole - 1] === '\r' && whole > start ? whole - 1 : whole
  const [, indent = '', dashes = '', content = ''] =
    anatomy.exec(text.slice(start, Math.min(end, start + maxContent))) ?? []
  const contentStart = start + indent.length + dashes.length
  return { start, end, indent, contentStart, content, hasDash: dashes !== '' }
}

/** The lines that [start, end) touches. */
export function linesIn(text: string, start: number, end: number): YamlLine[] {
  const lines: YamlLine[] = []
  for (let at = start; ;) {
    const line = lineAt(text, at)
    lines.push(line)
    const next = text.indexOf('\n', line.end)
    if (next < 0 || next + 1 >= end) return lines
    at = next + 1
  }
}

export function lineAfter(text: string, line: YamlLine): YamlLine | undefined {
  const next = text.indexOf('\n', line.end)
  return next < 0 || next + 1 >= text.length ? undefined : lineAt(text, next + 1)
}

/** Whether a line holds nothing that counts: empty, or a comment. */
export function isIdle(line: YamlLine): boolean {
  return (line.content === '' && !line.hasDash) || (!line.hasDash && line.content.startsWith('#'))
}

/** Lines looked at, up or down, to find what a line belongs to: bounds the work on files that are no sheets. */
const maxLines = 500

/** The lines below `line` that belong to it by their indentation, and those beside it too where `beside` is set. */
export function linesUnder(text: string, line: YamlLine, beside = false): YamlLine[] {
  const under: YamlLine[] = []
  const least = line.indent.length + (beside ? 0 : 1)
  for (let next = lineAfter(text, line); next && under.length < maxLines; next = lineAfter(text, next)) {
    if (!isIdle(next) && next.indent.length < least) break
    under.push(next)
  }
  return under
}

/**
 * The columns at which a line may stand as a sibling of lines above it, nearest first: of dashes for a list item, of
 * keys for `名称: 内容`.
 */
export function siblingColumns(text: string, line: YamlLine): number[] {
  const columns = new Set<number>()
  let limit = Number.POSITIVE_INFINITY
  for (let at = line.start - 1; at > 0 && limit > 0;) {
    const above = lineAt(text, at)
    at = above.start - 1
    if (isIdle(above)) continue
    const indent = above.indent.length
    const content = above.contentStart - above.start
    if (above.hasDash === line.hasDash && indent < limit) columns.add(indent)
    if (above.hasDash && !line.hasDash && content < limit) columns.add(content)
    limit = Math.min(limit, indent)
  }
  const own = line.indent.length
  return [...columns].sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a)
}

/**
 * Edits that move a line to another column, with those that stand beside it. What hangs on a list item goes with it when it
 * was written under its text; other lines stay, since they may be right where they are.
 */
export function moveTo(text: string, line: YamlLine, column: number): Edit[] {
  const own = line.indent.length
  const under = linesUnder(text, line, true).filter((other) => !isIdle(other))
  const content = line.contentStart - line.start
  const hangs = line.hasDash && under.find((other) => other.indent.length > own)?.indent.length === content
  return [line, ...under]
    .filter(({ indent }) => indent.length === own || (hangs && indent.length >= content))
    .map((moved) => ({
      start: moved.start,
      end: moved.start + moved.indent.length,
      text: ' '.repeat(Math.max(0, moved.indent.length + column - own)),
    }))
}

/** Edits that leave a line out, with all that hangs on it, so that the rest can be read. */
export function leaveOut(text: string, line: YamlLine): Edit[] {
  return [line, ...linesUnder(text, line)]
    .filter((left) => left.end > left.start)
    .map((left) => ({ start: left.start, end: left.end, text: '' }))
}

/** The end of a text that begins at `start`: of the line, before a comment, or of the item in a flow collection. */
export function endOfText(text: string, start: number, inFlow: boolean): number {
  const rest = text.slice(start, lineAt(text, start).end)
  const stop = inFlow ? /\s+#|[,\]}]/ : /\s+#/
  const found = stop.exec(rest)
  return start + (found ? rest.slice(0, found.index) : rest).trimEnd().length
}

/** A text in quotes that keep it as it is: double ones unless it has some itself. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}

/** A text cut to a length that fits in a message. */
export function brief(text: string, limit = 16): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('')
}
