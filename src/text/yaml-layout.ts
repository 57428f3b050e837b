import type { Edit } from './problem.ts'
import { brief, leaveOut, lineAt, linesUnder, moveTo, siblingColumns, type YamlLine } from './yaml-lines.ts'
import { repair, type Slip } from './yaml-slip.ts'

/** Spaces per tab or per full-width space, where an indentation has to be guessed. */
const spaces: Record<string, number> = { '\t': 2, '\u3000': 2 }

/** An indentation with full-width spaces, tabs or other blanks that YAML does not count. */
export function oddIndent(line: YamlLine): Slip | undefined {
  const odd = line.indent.search(/[^ ]/)
  if (odd < 0) return undefined
  const what =
    line.indent[odd] === '\t' ? '制表符（Tab）' : line.indent[odd] === '\u3000' ? '全角空格' : '特殊空格'
  const width = [...line.indent].reduce((sum, character) => sum + (spaces[character] ?? 1), 0)
  const start = line.start + odd
  const end = line.start + line.indent.length
  const message = `行首有${what}，缩进只能用半角空格`
  return repair('yaml/indent', start, end, message, [{ start: line.start, end, text: ' '.repeat(width) }])
}

/** A line that does not stand under its siblings. */
export function misaligned(text: string, line: YamlLine): Slip | undefined {
  const own = line.indent.length
  const column = siblingColumns(text, line).find((candidate) => candidate !== own)
  if (column === undefined) return undefined
  const message = `这一行行首有${own}个空格，同级的行有${column}个，请对齐`
  const slip = repair(
    'yaml/align',
    line.start + own,
    Math.max(line.start + own + 1, line.end),
    message,
    moveTo(text, line, column),
  )
  return { ...slip, guess: true }
}

/** `名称: - 第一条`: the first item of a list on the line of its name. */
export function listOnKeyLine(text: string, dash: number): Slip | undefined {
  const line = lineAt(text, dash)
  const before = text.slice(line.contentStart, dash)
  const word = /^(.*?):\s+$/.exec(before)?.[1]
  if (word === undefined) return undefined
  const column = line.contentStart - line.start
  const next = linesUnder(text, line).find((under) => under.hasDash)
  const indent = next && next.indent.length >= column ? next.indent.length : column + 2
  const gap = dash - /\s+$/.exec(before)![0].length
  const message = `列表的第一条不能和“${brief(word)}:”写在同一行，请另起一行，以“- ”开头`
  return repair('yaml/list-on-line', dash, line.end, message, [
    { start: gap, end: dash, text: `\n${' '.repeat(indent)}` },
  ])
}

/** `内容: 文字` with list items below: one name cannot have both. */
export function listAfterText(text: string, line: YamlLine): Slip | undefined {
  if (!line.hasDash) return undefined
  let at = line.start - 1
  let above = lineAt(text, Math.max(0, at))
  while (at > 0 && above.content === '' && !above.hasDash) {
    at = above.start - 1
    above = lineAt(text, Math.max(0, at))
  }
  const word = /^([^:{["'【]{1,20}): +[^\s#|>]/.exec(above.content)?.[1]
  const isDeeper = above.contentStart - above.start > line.indent.length
  if (above.start >= line.start || isDeeper || word === undefined) return undefined
  const items = [line, ...linesUnder(text, line, true)].filter(
    (item) => item.hasDash || item.indent > line.indent,
  )
  const message = `“${brief(word)}: ”后面已经写了文字，下面不能再接列表；请只留一样`
  const edits: Edit[] = items.flatMap((item) => leaveOut(text, item))
  return { code: 'yaml/list-after-text', start: line.start, end: line.end, message, edits, repairs: false }
}

const bullet = /^([-－•●■◆○*])[ \u3000]*(?=\S)/

/** List items marked with something else than `- `: `-甲`, `－ 甲`, `● 甲`, `* 甲`. */
export function wrongBullets(lines: readonly YamlLine[]): Slip | undefined {
  const marks = lines.map((line) => (line.hasDash ? null : bullet.exec(line.content)))
  const first = marks[0]
  const line = lines[0]
  if (!first || !line || marks.some((mark) => mark?.[1] !== first[1])) return undefined
  if (/^-\d/.test(line.content)) return undefined
  const edits = lines.map((item, i) => ({
    start: item.contentStart,
    end: item.contentStart + marks[i]![0].length,
    text: '- ',
  }))
  return bulletSlip(line, first, edits)
}

/** A line below a list item that begins with a wrong bullet, and so is joined to the text of that item. */
export function wrongBulletBelow(text: string, line: YamlLine): Slip | undefined {
  const mark = bullet.exec(line.content)
  if (line.hasDash || !mark || /^-\d/.test(line.content)) return undefined
  const column = siblingColumns(text, { ...line, hasDash: true })[0]
  if (column === undefined) return undefined
  const end = line.contentStart + mark[0].length
  return bulletSlip(line, mark, [{ start: line.start, end, text: `${' '.repeat(column)}- ` }])
}

function bulletSlip(line: YamlLine, mark: RegExpExecArray, edits: Edit[]): Slip {
  const message =
    mark[1] === '-'
      ? '“-”后面缺一个空格，列表的每一条请以“- ”开头'
      : `列表的每一条请以半角“- ”开头，这里写的是“${mark[1]}”`
  const end = line.contentStart + mark[0].trimEnd().length
  return repair('yaml/bullet', line.contentStart, end, message, edits)
}
