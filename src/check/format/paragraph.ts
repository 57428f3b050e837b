import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'
import { placeOf, sectionOf, settingOf, type Seen, type Setting } from './seen.ts'

interface ParagraphOptions {
  lastLine: number
}

interface Fault {
  count: number
  range: Range
  message: string
}

export const paragraph: Rule<ParagraphOptions> = {
  id: 'format/paragraph',
  name: '段落版式',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '用空格缩进、用空段落拉开距离，字号一变就乱；行距不固定，每页行数就定不下来；表格里用固定行距会切掉字，带着首行缩进会歪。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: { bad: [], good: [] },
  options: {
    lastLine: {
      name: '末行字数',
      about: '段落最后一行不到这么多字（含标点）时提示；0为不查',
      default: 0,
    },
  },
  check(doc, { inputs, options, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    for (const fault of [spaces(setting), pitch(setting), cells(setting), blanks(doc, setting)])
      if (fault) report({ range: fault.range, message: fault.message, data: { count: fault.count } })
    for (const { range, last } of shortLines(setting, options.lastLine))
      report({
        range,
        level: 'info',
        message: `此段最后一行只有${last}个字符，请核实是否增减几个字收回一行`,
        data: { last },
      })
  },
}

function faultOf(found: readonly Seen[], say: (count: number) => string): Fault | undefined {
  const [first] = found
  return first && { count: found.length, range: first.range, message: say(found.length) }
}

const indented = new Set(['body', 'heading1', 'heading2', 'heading3', 'heading4'])

function spaces({ seen }: Setting): Fault | undefined {
  const found = seen.filter(
    ({ role = '', format, spans }) =>
      indented.has(role) &&
      !format.inCell &&
      format.look.align !== 'center' &&
      /^(?:\u3000{2}|[ \u00a0]{4}|\t)/u.test(wordsOf(spans)),
  )
  return faultOf(found, (n) => `有${n}段用空格或制表符缩进，请删去空格，把首行缩进设为2字符`)
}

function wordsOf(spans: Seen['spans']): string {
  return spans.map(({ text }) => text).join('')
}

/** Lines that the grid of the page sets are as firm as exact ones. */
function pitch({ seen, word, layout }: Setting): Fault | undefined {
  const { line } = layout.body
  if (line === 'auto') return undefined
  const found = seen.filter(({ role, format, spans }) => {
    if (role !== 'body' || format.inCell || format.look.lineRule === 'exact') return false
    // where nothing at all is set there is no setting to speak of
    if (format.look.line === undefined && spans.every(({ look }) => look.size === undefined)) return false
    const type = sectionOf(word, format.paragraph)?.grid?.type ?? 'default'
    return type === 'default' || format.look.snapsToGrid === false
  })
  return faultOf(
    found,
    (n) => `正文有${n}段的行距不是固定值，每页行数会变，请改为固定值${Math.round(line * 5) / 100}磅`,
  )
}

function cells({ seen }: Setting): Fault | undefined {
  const found = seen.filter(({ role, format: { inCell, inList, look } }) => {
    // 版记 stands between rules that are a table's; its lines are those of its style
    if (!inCell || role === undefined) return false
    const indent = look.firstLineChars === undefined ? (look.firstLine ?? 0) : look.firstLineChars
    return look.lineRule === 'exact' || (indent > 0 && !inList)
  })
  return faultOf(
    found,
    (n) => `表格里有${n}段用了固定行距或首行缩进，会切掉字或排歪，请把表内段落改为单倍行距、不缩进`,
  )
}

const spoken = new Set(['body', 'heading1', 'heading2', 'heading3', 'heading4'])

/** Blank paragraphs between two of the text; those around title, salutation, tables and signature are usual. */
function blanks(doc: Doc, setting: Setting): Fault | undefined {
  const { word, seen } = setting
  const byNumber = new Map(seen.map((one) => [one.format.paragraph, one]))
  const last = seen.findLast(({ role, format }) => role === 'body' && !format.inCell)
  let before: Seen | undefined
  let waiting: number[] = []
  const found: number[] = []
  for (const format of word.paragraphs) {
    if (format.isAside || (format.isBlank && format.isDeleted)) continue
    if (format.isBlank && !format.inCell) {
      waiting.push(format.paragraph)
      continue
    }
    const own = byNumber.get(format.paragraph)
    const isBetween = [before, own].every((one) => one && spoken.has(one.role ?? '') && !one.format.inCell)
    if (isBetween && !isClosing(own!, last)) found.push(...waiting)
    waiting = []
    before = own
  }
  const [first] = found
  if (first === undefined) return undefined
  return {
    count: found.length,
    range: placeOf(doc, setting, first),
    message: `正文中间有${found.length}个空段落，请删去，要留空就设段前段后间距`,
  }
}

/** A signature or a note below the text stands apart from it. */
function isClosing({ format, spans }: Seen, last: Seen | undefined): boolean {
  const isShort = wordsOf(spans).trim().length <= 24
  return isShort && (format.look.align === 'right' || format.paragraph >= (last?.format.paragraph ?? 0) - 1)
}

/**
 * Paragraphs of two lines whose last line is short, where that is certain: full-width characters alone, and no mark at the
 * end of the line that might be pulled in or pushed out.
 */
function shortLines({ seen, word, layout }: Setting, least: number): { range: Range; last: number }[] {
  if (least <= 0) return []
  return seen.flatMap(({ role, format, spans, range }) => {
    const words = wordsOf(spans).trim()
    if (role !== 'body' || format.inCell || /[^\u3001-\u9fff\uff01-\uff5e“”]/u.test(words)) return []
    const { left, right, gutter = 0 } = sectionOf(word, format.paragraph)?.margins ?? {}
    const width = sectionOf(word, format.paragraph)?.page?.width
    const { size, spacing = 0 } = spans[0]?.look ?? {}
    if (width === undefined || left === undefined || right === undefined || size === undefined) return []
    const characters = Math.floor((width - left - right - gutter) / (size * 10 + spacing))
    const indent = format.look.firstLineChars ?? layout.body.indentCharacters * 100
    const first = characters - indent / 100
    const last = words.length - first
    const edge = words.slice(first - 1, first + 1)
    return last > 0 && last < least && /^\p{Script=Han}{2}$/u.test(edge) ? [{ range, last }] : []
  })
}
