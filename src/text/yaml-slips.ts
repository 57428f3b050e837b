import type { YAMLError } from 'yaml'
import { secondColon, wrongColon } from './yaml-colons.ts'
import { openBracket, surplus, textAfterBracket, wideCommaBeforeName } from './yaml-flow.ts'
import {
  listAfterText,
  listOnKeyLine,
  misaligned,
  oddIndent,
  wrongBulletBelow,
  wrongBullets,
} from './yaml-layout.ts'
import { brief, leaveOut, lineAfter, lineAt, linesIn } from './yaml-lines.ts'
import type { ParsedYaml } from './yaml-parse.ts'
import { openQuote, reservedStart, textAfterQuote, wrongEscape } from './yaml-quotes.ts'
import { repair, type Slip } from './yaml-slip.ts'

/** Characters of a bracket that are searched for what breaks it. */
const maxSpan = 5000

/** The slips behind an error of the parser: none where it is not understood. */
export function slipsBehind(parsed: ParsedYaml, error: YAMLError): Slip[] {
  const found = lookAt(parsed, error)
  return found === undefined ? [] : Array.isArray(found) ? found : [found]
}

function lookAt(parsed: ParsedYaml, error: YAMLError): Slip | Slip[] | undefined {
  const { text } = parsed
  const at = error.pos[0]
  const line = lineAt(text, at)
  if (/in YAML (stream|document)/.test(error.message)) {
    // The parser has given up: only a bracket too many is worth a look, and nothing behind it.
    return /^[\]},]/.test(text.slice(at, at + 1)) ? { ...surplus(text, at), swallows: true } : undefined
  }
  const swallowed =
    openQuoteAt(parsed, at) ??
    (isInBracket(parsed, at) ? wideCommaBeforeName(text, at) : undefined) ??
    openBracketBefore(parsed, at)
  if (swallowed) return swallowed
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return oddIndent(line) ?? oddIndent(lineAfter(text, line) ?? line)
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return /directives-end/.test(error.message) ? directive(text, at) : itemWithoutColon(text, error)
    case 'BAD_INDENT':
      return oddIndent(line) ?? wrongBulletBelow(text, line) ?? misaligned(text, line)
    case 'BLOCK_AS_IMPLICIT_KEY':
      return oddIndent(line) ?? secondColon(text, at) ?? deeperThanText(text, at)
    case 'BAD_SCALAR_START':
      return reservedStart(text, at, isInFlow(parsed, at))
    case 'BAD_DQ_ESCAPE':
      return wrongEscape(text, at)
    case 'BAD_ALIAS':
      return wrongBullets([line]) ?? reservedStart(text, at, isInFlow(parsed, at))
    case 'MULTIPLE_DOCS':
      return secondDocument(text, at)
    case 'UNEXPECTED_TOKEN':
      return unexpected(parsed, error)
    default:
      return undefined
  }
}

/** Lines that should be `名称: 内容` and are not: one slip for each line that the parser took for one name. */
function itemWithoutColon(text: string, error: YAMLError): Slip[] | Slip | undefined {
  const [start, end] = error.pos
  const lines = linesIn(text, start, Math.max(end, start + 1))
  const slips = lines.flatMap((line) => oddIndent(line) ?? wrongColon(line) ?? [])
  if (slips.length > 0) return slips
  const line = lines[0]!
  const startsLine = start <= line.contentStart
  const below = lineAfter(text, line)
  return (
    wrongBulletBelow(text, line) ??
    wrongBullets([line]) ??
    listAfterText(text, line) ??
    (startsLine && (line.hasDash || /:(\s|$)/.test(line.content)) ? misaligned(text, line) : undefined) ??
    (below && error.code === 'MULTILINE_IMPLICIT_KEY' ? wrongColon(below) : undefined) ??
    (line.content !== '' && !/:(\s|$)/.test(line.content) ? noColon(text, start) : undefined)
  )
}

function noColon(text: string, at: number): Slip {
  const line = lineAt(text, at)
  const message = `“${brief(line.content)}”这一行没有“名称: 内容”的冒号；如是上一行文字的续行，行首请比上一行多空两格`
  return {
    code: 'yaml/no-colon',
    start: line.contentStart,
    end: line.end,
    message,
    edits: leaveOut(text, line),
    repairs: false,
    guess: true,
  }
}

/** `名称: 文字` with deeper `名称: 内容` lines below. */
function deeperThanText(text: string, at: number): Slip | undefined {
  const line = lineAt(text, at)
  const below = lineAfter(text, line)
  if (!below || below.indent.length <= line.indent.length)
    return line.hasDash ? misaligned(text, line) : undefined
  return oddIndent(below) ?? misaligned(text, below)
}

function secondDocument(text: string, at: number): Slip | undefined {
  let line = lineAt(text, at)
  while (!/^(---|\.\.\.)/.test(line.content) && line.start > 0) line = lineAt(text, line.start - 1)
  const marker = /^(---|\.\.\.)/.exec(line.content)?.[0]
  if (!marker) return undefined
  const message = `一个文件里只能有一份内容，请删去“${marker}”这一行`
  return repair('yaml/documents', line.start, line.start + 3, message, [
    { start: line.start, end: line.start + 3, text: '' },
  ])
}

/** A line that begins with `%` above the first item. */
function directive(text: string, at: number): Slip | undefined {
  const percent = text.lastIndexOf('%', at)
  const line = lineAt(text, percent)
  if (percent !== line.start) return undefined
  const message = '以“%”开头的行在这里另有含义，请删去，或给整段文字加引号'
  return {
    code: 'yaml/start',
    start: line.start,
    end: line.end,
    message,
    edits: [{ start: line.start, end: line.end, text: '' }],
    repairs: false,
  }
}

function unexpected(parsed: ParsedYaml, error: YAMLError): Slip | undefined {
  const { text } = parsed
  const at = error.pos[0]
  const line = lineAt(text, at)
  const before = text.slice(line.contentStart, at)
  if (/block-seq-ind on same line/.test(error.message)) {
    return listOnKeyLine(text, at) ?? listAfterText(text, line)
  }
  if (/Block scalar header|Not a YAML token/.test(error.message)) {
    const mark = before.search(/(?<=\s|^)[|>][^\s]*\s*$/)
    const start = mark < 0 ? at : line.contentStart + mark
    return /^[|>]/.test(text.slice(start, start + 1)) ? reservedStart(text, start, false) : undefined
  }
  if (/^[\]},]/.test(text.slice(at, at + 1))) return surplus(text, at)
  if (/at node end/.test(error.message)) return textAfter(parsed, at)
  return undefined
}

/** Text behind a quoted text or a bracket that YAML held for complete. */
function textAfter(parsed: ParsedYaml, at: number): Slip | undefined {
  const { text, quotes, brackets } = parsed
  const endsHere = ({ end }: { end: number }) =>
    end <= at && /^[ \t]*$/.test(text.slice(end, Math.min(at, end + 200)))
  const quote = quotes.find((candidate) => !candidate.isKey && endsHere(candidate))
  if (quote) {
    return text.slice(quote.start, quote.end).includes('\n')
      ? openQuote(text, quote.start, quote.end, isInBracket(parsed, quote.start))
      : textAfterQuote(text, quote.start, quote.end, isInFlow(parsed, at))
  }
  const bracket = brackets.find(endsHere)
  if (!bracket || text.startsWith('{{', bracket.start)) return undefined
  return textAfterBracket(text, bracket.start, bracket.end)
}

/** A quoted text without its closing quote whose end is where the parser stopped, or which made it miss a bracket. */
function openQuoteAt(parsed: ParsedYaml, at: number): Slip | undefined {
  const open = parsed.quotes.find((quote) => !quote.isClosed && quote.start <= at && at <= quote.end + 1)
  return open && openQuote(parsed.text, open.start, open.end, isInBracket(parsed, open.start))
}

function isInBracket({ brackets }: ParsedYaml, at: number): boolean {
  return brackets.some((bracket) => bracket.start < at && at <= bracket.stop)
}

/**
 * The innermost flow list or map without its closing bracket that begins before the place of the error, or what kept the
 * parser from seeing the bracket: a quote without its end, an indentation that it does not count.
 */
function openBracketBefore({ text, brackets, quotes }: ParsedYaml, at: number): Slip | undefined {
  const open = brackets.findLast(
    (bracket) => !bracket.isClosed && bracket.start < at && at <= bracket.stop + 1,
  )
  if (!open) return undefined
  const quote = quotes.find((candidate) => !candidate.isClosed && candidate.start > open.start)
  if (quote) return openQuote(text, quote.start, quote.end, true)
  const indent = linesIn(text, open.start, Math.min(at + 1, open.start + maxSpan))
    .slice(1)
    .map(oddIndent)
    .find(Boolean)
  return indent ? { ...indent, swallows: true } : openBracket(text, open.start, at)
}

function isInFlow({ brackets }: ParsedYaml, at: number): boolean {
  return brackets.some((bracket) => bracket.start < at && at < bracket.end)
}

/** What is said of an error that no slip explains, by the parser's code. */
const otherwise: Partial<Record<YAMLError['code'], string>> = {
  BAD_DIRECTIVE: '以“%”开头的行在这里另有含义，请删去或加引号',
  BLOCK_IN_FLOW: '“[]”“{}”里面不能再写“- ”开头的分行列表，请全部写在括号里，或全部分行写',
  KEY_OVER_1024_CHARS: '这一项的名称太长，冒号前面只写名称；是文字的请加引号',
  RESOURCE_EXHAUSTION: '括号或列表的层次太多，无法读取',
  BAD_INDENT: '这里的缩进不对：同级的行要左对齐，下一级比上一级多空两格',
  MISSING_CHAR: '这里缺少冒号、逗号或空格，请对照上下几行的写法检查',
  MULTILINE_IMPLICIT_KEY: '名称和它的冒号要写在同一行',
  TAB_AS_INDENT: '行首有制表符（Tab），缩进只能用半角空格',
}

/** The slip for an error that is not understood: its line is left out with what hangs on it. */
export function plainSlip(text: string, error: YAMLError): Slip {
  const line = lineAt(text, error.pos[0])
  const start = Math.max(line.contentStart, Math.min(error.pos[0], line.end))
  const message =
    otherwise[error.code] ?? `“${brief(line.content)}”这一行的写法无法理解，请检查引号、括号、冒号和缩进`
  return {
    code: 'yaml/syntax',
    start,
    end: Math.max(start, Math.min(error.pos[1], line.end)),
    message,
    edits: leaveOut(text, line),
    repairs: false,
    guess: true,
  }
}
