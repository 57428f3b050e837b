import type { Doc } from '../doc.ts'
import { untouched, within } from '../find/spans.ts'
import type { Range, Rule } from '../rule.ts'

/** What the entities that web pages are full of stand for in a Chinese text. */
const entities: Readonly<Record<string, string>> = {
  nbsp: '',
  ensp: '',
  emsp: '',
  thinsp: '',
  zwnj: '',
  mdash: '——',
  ndash: '—',
  hellip: '……',
  middot: '·',
  bull: '•',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  times: '×',
  deg: '°',
  permil: '‰',
  yen: '¥',
  copy: '©',
  reg: '®',
}
const named = Object.keys(entities).join('|')

const forms = new RegExp(
  [
    // two &mdash; are one dash, two &hellip; one ellipsis
    '(?:&mdash;){1,2}|(?:&hellip;){1,2}',
    `&(?:${named});`,
    '&nbsp(?![A-Za-z;])',
    '&#(?:\\d{2,6}|[xX][0-9A-Fa-f]{2,5});',
    '</?(?:br|p|div|span|strong|b|i|em|u|font|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|o:p|center|section|script|style)(?:\\s[^<>\\n]{0,300})?\\s?/?>',
  ].join('|'),
  'gu',
)

/** Marks that only style the words between them: without them the words are the same. */
const styling = /^<\/?(?:span|strong|b|i|em|u|font|o:p)[\s/>]/u

export const htmlLeft: Rule = {
  id: 'char/html-left',
  name: '网页代码残留',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '从网页复制的稿子里留下 &nbsp;、&mdash;、<br> 等代码，印出来就是一串符号。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦&nbsp;⟧各村（社区）要及时公示低保名单。',
        message: '此处的“&nbsp;”是网页代码，应删去',
        fixed: '各村（社区）要及时公示低保名单。',
      },
      {
        text: '一条主线⟦&mdash;&mdash;⟧强县富民贯穿全年。',
        message: '此处的“&mdash;&mdash;”是网页代码，应为“——”',
        fixed: '一条主线——强县富民贯穿全年。',
      },
      {
        text: '推行⟦&ldquo;⟧河湖长+检察长&rdquo;机制。',
        message: '此处的“&ldquo;”是网页代码，应为““”',
        fixed: '推行“河湖长+检察长”机制。',
        count: 2,
      },
      {
        text: '抓好夏收夏种。⟦<br>⟧抓好抗旱保灌。',
        message: '此处的“<br>”是网页代码，应改为另起一段，或删去',
      },
      {
        text: '要把⟦<strong>⟧安全</strong>放在首位。',
        message: '此处的“<strong>”是网页代码，应删去',
        fixed: '要把安全放在首位。',
        count: 2,
      },
    ],
    good: [
      '研发（R&D）经费投入强度达到2.1%，与AT&T等企业保持联系。',
      '优先保障Q&A;环节的时间。',
      '| 事项 | 要求 |\n| --- | --- |\n| 夏收 | 抢收<br>晾晒 |',
      '当a<b且c>d时，设备自动停机，水位<5米时开闸。',
      '**安全**是*底线*，详见[通知](通知.docx)。',
      '```\n<br>&nbsp;\n```',
      '## 一、实施“链主&链属”协同计划\n\n推动上下游合作。',
    ],
  },
  check(doc, { report }) {
    if (!/[&<]/u.test(doc.text)) return
    for (const { index, 0: code } of doc.text.matchAll(forms)) {
      const range = { start: index, end: index + code.length }
      if (within(doc.find(untouched), index) || isBreakInCell(doc, range, code)) continue
      const plain = plainOf(code, doc, range)
      if (plain === undefined) report({ range, message: `此处的“${code}”是网页代码，应改为另起一段，或删去` })
      else
        report({
          range,
          message: `此处的“${code}”是网页代码，${plain === '' ? '应删去' : `应为“${plain}”`}`,
          fix: [{ ...range, text: plain }],
        })
    }
  },
}

/** A line break in a cell can be written in no other way. */
function isBreakInCell(doc: Doc, { start }: Range, code: string): boolean {
  return code.startsWith('<br') && doc.blocks[doc.blockAt(start)]!.kind === 'cell'
}

/** What the code stands for; undefined for what parts paragraphs, which only a person can put right. */
function plainOf(code: string, doc: Doc, { start, end }: Range): string | undefined {
  if (code.startsWith('<')) return styling.test(code) ? '' : undefined
  if (code.startsWith('&#')) {
    const number = /^&#[xX]/u.test(code)
      ? Number.parseInt(code.slice(3), 16)
      : Number.parseInt(code.slice(2), 10)
    if (number === 160 || number === 8203 || (number >= 8194 && number <= 8202)) return blank(doc, start, end)
    return number >= 0x20 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)
      ? String.fromCodePoint(number)
      : ''
  }
  const plain = entities[/[a-z]+/u.exec(code)![0]]!
  return plain === '' ? blank(doc, start, end) : plain
}

/** A space between Latin words, nothing elsewhere. */
function blank(doc: Doc, start: number, end: number): string {
  return /[A-Za-z]/u.test(doc.text[start - 1] ?? '') && /[A-Za-z]/u.test(doc.text[end] ?? '') ? ' ' : ''
}
