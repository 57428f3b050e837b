import type { Doc } from '../doc.ts'
import { untouched, within } from '../find/spans.ts'
import type { Rule, TextEdit } from '../rule.ts'
import { isChinese, isHan } from './marks.ts'

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '.': '。',
}
const half = /[,;:?!().]/gu

/** From so many on it is how the whole text was typed, and one finding says so. */
const wholeText = 20
const manyStops = 4

export const halfWidth: Rule = {
  id: 'punct/half-width',
  name: '半角标点',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '汉字中间的逗号、分号、冒号、问号、叹号、括号用全角；时间、比分、小数、网址、英文里的不动。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '要压实责任⟦,⟧强化调度。',
        message: '此处为半角“,”，应为全角“，”',
        fixed: '要压实责任，强化调度。',
      },
      {
        text: '分三步走⟦:⟧先摸底;再整改;后验收。',
        message: '此处为半角“:”，应为全角“：”',
        count: 3,
        fixed: '分三步走：先摸底；再整改；后验收。',
      },
      {
        text: '秸秆还田⟦(⟧含离田)面积不减。',
        message: '此处为半角“(”，应为全角“（”',
        count: 2,
        fixed: '秸秆还田（含离田）面积不减。',
      },
      {
        text: '压实责任⟦.⟧强化调度。',
        message: '此处为半角“.”，请核实是否为“。”',
        level: 'warn',
        suggested: '压实责任。强化调度。',
      },
    ],
    good: [
      '9:30签到，网址是http://example.cn/a,b，收入1,286元。',
      '按3:1配套，比分21:18，占比12.5%。',
      '1.做强主业。2.做优服务。',
      '一.做强主业',
      '附件见“三季度(终稿).docx”。',
      'Welcome to Hefei, China (2026).',
      'GDP(gdp)增长5.2%。',
      '（一）抓早。',
      '[2] 省气象局.暴雨预警业务规范[S].江州:气象出版社,2023.',
      '先报1)申请表，2)照片。',
    ],
  },
  check(doc, { report }) {
    const found = slipsOf(doc)
    const sure = found.filter((slip) => slip.mark !== '.')
    const stops = found.filter((slip) => slip.mark === '.')
    const [first] = sure
    const [stop] = stops
    if (first && sure.length >= wholeText)
      report({
        range: { start: first.start, end: first.end },
        message: `全文有${sure.length}处半角标点，应改为全角`,
        fix: sure.map(({ start, end, text }) => ({ start, end, text })),
        data: { count: sure.length },
      })
    else
      for (const { mark, start, end, text } of sure) {
        const message = `此处为半角“${mark}”，应为全角“${text}”`
        report({ range: { start, end }, message, fix: [{ start, end, text }] })
      }
    if (!stop) return
    // a stop may be a decimal point or a dot of a number: a person decides, once where there are many
    const groups = stops.length >= manyStops ? [stops] : stops.map((slip) => [slip])
    for (const group of groups) {
      const count = group.length > 1 ? `全文有${group.length}处半角“.”` : '此处为半角“.”'
      report({
        range: { start: group[0]!.start, end: group[0]!.end },
        level: 'warn',
        message: `${count}，请核实是否为“。”`,
        suggestions: [
          { message: '改为“。”', edits: group.map(({ start, end, text }) => ({ start, end, text })) },
        ],
      })
    }
  },
}

function slipsOf(doc: Doc): (TextEdit & { mark: string })[] {
  const { text } = doc
  const slots = doc.find(untouched)
  const slips: (TextEdit & { mark: string })[] = []
  const hasReferences = /\[[A-Z](?:\/OL)?\]/u.test(text)
  for (const { 0: mark, index } of text.matchAll(half)) {
    if (!isSlip(mark, text, index) || within(slots, index)) continue
    if (hasReferences && isReference(text, index)) continue
    slips.push({ mark, start: index, end: index + 1, text: wide[mark]! })
  }
  return slips
}

/** Lists of literature have their own marks (GB/T 7714): 甲.书名[M].北京:出版社,2023. */
function isReference(text: string, at: number): boolean {
  const end = text.indexOf('\n', at)
  const block = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end)
  return /\[(?:M|J|N|R|D|C|S|P|Z|G|EB|DB)(?:\/OL)?\]/u.test(block)
}

function isSlip(mark: string, text: string, at: number): boolean {
  const before = text[at - 1]
  const after = text[at + 1]
  switch (mark) {
    case '(':
    case ')':
      return isBracketSlip(mark, text, at)
    case '.':
      return (
        (isHan(before) || before === '%') &&
        (isHan(after) || after === undefined || after === '\n') &&
        !isNumber(text, at)
      )
    case ';':
      // the end of &nbsp; as typed
      if (/&#?\w{1,8}$/u.test(text.slice(Math.max(0, at - 10), at))) return false
      return isChinese(before) || (isHan(after) && /[\dA-Za-z]/u.test(before ?? ''))
    default:
      // a digit on one side only: 5%,其中 · 9:30 and 1,286 have one on both
      if (isChinese(before) || before === '%') return !/[A-Za-z]/u.test(after ?? '') || isHan(before)
      return (
        isHan(after) &&
        /[\dA-Za-z]/u.test(before ?? '') &&
        !(mark === ':' && /\d/u.test(before ?? '')) &&
        !startsLine(text, at)
      )
  }
}

/** 一.稳住粮食 at the start of a line: the dot belongs to a number. */
function isNumber(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return at - start <= 12 && /^\s*[一二三四五六七八九十]{1,3}\s?$/u.test(text.slice(start, at))
}

/** 1,做强 at the start of a line is a number of a point, another rule's business. */
function startsLine(text: string, at: number): boolean {
  let start = at
  while (start > 0 && /[\d\s]/u.test(text[start - 1]!)) start--
  return start === 0 || text[start - 1] === '\n'
}

/** A bracket whose pair holds 汉字, or stands behind one; not numbers of points such as (三), (1) and 1). */
function isBracketSlip(mark: string, text: string, at: number): boolean {
  const open = mark === '(' ? at : lastOpen(text, at)
  const close = mark === ')' ? at : nextClose(text, at)
  if (open === undefined || close === undefined) return false
  if (text[open] !== '(' || text[close] !== ')') return false
  const inside = text.slice(open + 1, close)
  const before = text[open - 1]
  if (/^(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])$/u.test(inside)) return false
  if (/^\d{4}$/u.test(inside)) return false
  return /[\u3400-\u9fff]/u.test(inside) || (isHan(before) && !/^[\x20-\x7e]*$/u.test(inside))
}

/** No remark in brackets is longer. */
const longest = 80

function lastOpen(text: string, at: number): number | undefined {
  let depth = 0
  for (let i = at - 1; i >= 0 && i >= at - longest && text[i] !== '\n'; i--) {
    if (text[i] === ')' || text[i] === '）') depth++
    else if (text[i] === '(' || text[i] === '（') {
      if (depth === 0) return i
      depth--
    }
  }
  return undefined
}

function nextClose(text: string, at: number): number | undefined {
  let depth = 0
  for (let i = at + 1; i < text.length && i <= at + longest && text[i] !== '\n'; i++) {
    if (text[i] === '(' || text[i] === '（') depth++
    else if (text[i] === ')' || text[i] === '）') {
      if (depth === 0) return i
      depth--
    }
  }
  return undefined
}
