/** The parts of office papers in Word: hand-worked places in twips; a 汉字 of the text is 315 wide (16 pt less 0.25 pt). */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx, writeHtml, writeMarkdown } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import {
  all,
  at,
  paragraphsOf,
  parseXml,
  partsOf,
  styleOf,
  wordsOf,
  type XmlElement,
} from '../support/docx-parts.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'

const gbt9704 = layoutOf('gbt9704')
const options = { edition: 'print' } as const

interface Paper {
  bytes: Uint8Array
  body: XmlElement
  paragraphs: ReturnType<typeof paragraphsOf>
}

async function paper(markdown: string, layout = gbt9704): Promise<Paper> {
  const { value: bytes, problems } = await writeDocx(
    readMarkdown(new Source('稿.md', markdown)).value,
    layout,
    options,
  )
  expect(problems).toEqual([])
  expect(checkDocx(bytes)).toEqual([])
  const body = at(parseXml(partsOf(bytes).get('word/document.xml')!), 'w:body')!
  return { bytes, body, paragraphs: paragraphsOf(bytes) }
}

/** What a paragraph of this style says itself, beside its style. */
function own(
  { paragraphs }: Paper,
  style: string,
  property: string,
  nth = 0,
): Record<string, string> | undefined {
  const found = paragraphs.filter((each) => each.style === style)[nth]!
  return at(found.element, 'w:pPr', property)?.attributes
}

const printed = ({ paragraphs }: Paper) =>
  paragraphs.map(({ style, words }) => (words === '' ? style : `${style} ${words}`))

const head = (remark: string, name = '中共清河区委办公室文件') =>
  `<!-- ${remark} -->\n\n${name}\n\n<!-- 发文字号 -->\n\n清办函〔2026〕12号\n\n# 通知\n\n正文。`

const breaksOf = ({ paragraphs }: Paper) =>
  paragraphs
    .filter(({ element }) => at(element, 'w:pPr', 'w:pageBreakBefore'))
    .map(({ style, words }) => style + words)

describe('the red head', () => {
  const secrecy = '<!-- 密级 -->\n\n000007\n机密★1年\n特急\n\n'

  test('the issuer stands 35 mm below the edge of the text, red, in one line', async () => {
    const made = await paper(head('版头'))
    expect(printed(made)).toEqual([
      'Issuer 中共清河区委办公室文件',
      'DocumentNumber 清办函〔2026〕12号',
      'Title 通知',
      'BodyText 正文。',
    ])
    // 35 mm are 1984 twips; of the line of 48 pt 3 pt are empty above the characters of 42 pt
    expect(own(made, 'Issuer', 'w:spacing')).toEqual({ 'w:before': '1924' })
    // 11 characters in 8844 twips: 804 each, 40 pt
    expect(all(made.paragraphs[0]!.element, 'w:sz')[0]?.attributes['w:val']).toBe('80')
    expect(at(styleOf(made.bytes, 'Issuer'), 'w:rPr', 'w:color')?.attributes['w:val']).toBe('FF0000')
  })

  test('a short name keeps the size of the style', async () => {
    const made = await paper(head('版头', '清河区委文件'))
    expect(all(made.paragraphs[0]!.element, 'w:sz')).toEqual([])
  })

  test('lines above it take their part of the 35 mm', async () => {
    const made = await paper(secrecy + head('版头'))
    expect(printed(made).slice(0, 3)).toEqual(['Secrecy 000007', 'Secrecy 机密★1年', 'Secrecy 特急'])
    expect(own(made, 'Issuer', 'w:spacing')).toEqual({ 'w:before': String(1924 - 3 * 579) })
  })

  test('the rule is red, 1.5 pt, 4 mm below the number; the title two lines below it', async () => {
    const made = await paper(head('版头'))
    const number = made.paragraphs[1]!.element
    // of the line 75.8 twips are empty below the characters: (227 - 75.8) / 20 = 7.6 pt
    expect(at(number, 'w:pPr', 'w:pBdr', 'w:bottom')?.attributes).toEqual({
      'w:val': 'single',
      'w:color': 'FF0000',
      'w:sz': '12',
      'w:space': '8',
    })
    expect(own(made, 'Title', 'w:spacing')).toEqual({ 'w:before': '1158' })
    expect(at(styleOf(made.bytes, 'DocumentNumber'), 'w:pPr', 'w:spacing')?.attributes['w:before']).toBe(
      '1158',
    )
  })

  test('without a number the rule stands under the issuer', async () => {
    const made = await paper('<!-- 版头 -->\n\n清河区委文件\n\n# 通知\n\n正文。')
    expect(at(made.paragraphs[0]!.element, 'w:pPr', 'w:pBdr', 'w:bottom')?.attributes['w:color']).toBe(
      'FF0000',
    )
  })

  test('on preprinted paper the place is kept, and neither words nor rule are printed', async () => {
    const made = await paper(head('版头 预印'))
    expect(printed(made).slice(0, 2)).toEqual(['Issuer', 'DocumentNumber 清办函〔2026〕12号'])
    expect(own(made, 'Issuer', 'w:spacing')).toEqual({ 'w:before': '1924' })
    expect(all(made.body, 'w:pBdr')).toEqual([])
    expect(own(made, 'Title', 'w:spacing')).toEqual({ 'w:before': '1158' })
  })

  test('without a head a number keeps no lines above it, and the title none', async () => {
    const made = await paper('<!-- 发文字号 -->\n\n清办函〔2026〕12号\n\n# 通知\n\n正文。')
    expect(own(made, 'DocumentNumber', 'w:spacing')).toEqual({ 'w:before': '0' })
    expect(own(made, 'Title', 'w:spacing')).toBeUndefined()
    expect(all(made.body, 'w:pBdr')).toEqual([])
  })
})

describe('the text of a paper', () => {
  test('label, recipients and centred lines stand as their styles say', async () => {
    const made = await paper(
      '<!-- 页首 -->\n\n会议材料之一\n\n# 通知\n\n<!-- 居中 -->\n\n（2026年6月5日）\n\n<!-- 主送 -->\n\n各镇党委：\n\n正文。',
    )
    expect(printed(made)).toEqual([
      'PaperLabel 会议材料之一',
      'Title 通知',
      'CentredLine （2026年6月5日）',
      'Recipients 各镇党委：',
      'BodyText 正文。',
    ])
    const recipients = at(styleOf(made.bytes, 'Recipients'), 'w:pPr')!
    expect(at(recipients, 'w:spacing')?.attributes['w:before']).toBe('579')
    expect(at(recipients, 'w:ind')?.attributes).toEqual({ 'w:firstLineChars': '0', 'w:firstLine': '0' })
    expect(at(styleOf(made.bytes, 'PaperLabel'), 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']).toBe('黑体')
  })

  test('attachments hang below the first character of their names, one empty line above the first', async () => {
    const made = await paper('正文。\n\n<!-- 附件说明 -->\n\n附件：1.参会回执\n2.会议议程\n10.分工')
    // 2 characters, 附件： 3, 1. three quarters: 5.75 × 315
    expect(own(made, 'Attachments', 'w:ind')).toEqual({ 'w:left': '1811', 'w:hanging': '1181' })
    expect(own(made, 'Attachments', 'w:ind', 1)).toEqual({ 'w:left': '1811', 'w:hanging': '236' })
    expect(own(made, 'Attachments', 'w:ind', 2)).toEqual({ 'w:left': '1969', 'w:hanging': '394' })
    expect([0, 1, 2].map((i) => own(made, 'Attachments', 'w:spacing', i))).toEqual([
      undefined,
      { 'w:before': '0' },
      { 'w:before': '0' },
    ])
  })

  test('a single attachment has no number', async () => {
    const made = await paper('正文。\n\n<!-- 附件说明 -->\n\n附件：会议议程')
    expect(own(made, 'Attachments', 'w:ind')).toEqual({ 'w:left': '1575', 'w:hanging': '945' })
  })

  test('the date begins two characters right of the signature, which keeps two free', async () => {
    const made = await paper(
      '正文。\n\n<!-- 署名 -->\n\n中共清河区委办公室\n\n<!-- 成文日期 -->\n\n2026年6月5日',
    )
    expect(own(made, 'IssuerSignature', 'w:ind')).toEqual({ 'w:right': '630' })
    // 8844 less (2 + 9 - 2) × 315
    expect(own(made, 'SigningDate', 'w:ind')).toEqual({ 'w:left': '6009', 'w:right': '0' })
    expect(own(made, 'SigningDate', 'w:jc')).toEqual({ 'w:val': 'left' })
    expect(at(styleOf(made.bytes, 'IssuerSignature'), 'w:pPr', 'w:spacing')?.attributes['w:before']).toBe(
      '579',
    )
  })

  test('a date longer than the signature keeps two free, and the signature moves left', async () => {
    const made = await paper('正文。\n\n<!-- 署名 -->\n\n区委办\n\n<!-- 成文日期 -->\n\n2026年6月5日')
    // (2 + 2 + 6 - 3) × 315
    expect(own(made, 'IssuerSignature', 'w:ind')).toEqual({ 'w:right': '2205' })
    expect(own(made, 'SigningDate', 'w:ind')).toEqual({ 'w:right': '630' })
  })

  test('a date alone stands as its style says: four characters free', async () => {
    const made = await paper('正文。\n\n<!-- 成文日期 -->\n\n2026年6月5日')
    expect(own(made, 'SigningDate', 'w:ind')).toBeUndefined()
    expect(at(styleOf(made.bytes, 'SigningDate'), 'w:pPr', 'w:ind')?.attributes['w:right']).toBe('1260')
  })

  test('numbers are those of the style', async () => {
    const layout = layoutWith('署名:\n  右空字: 5\n版头:\n  颜色: C00000\n')
    const made = await paper(
      '<!-- 版头 -->\n\n甲文件\n\n<!-- 署名 -->\n\n中共清河区委办公室\n\n<!-- 成文日期 -->\n\n2026年6月5日',
      layout,
    )
    expect(own(made, 'IssuerSignature', 'w:ind')).toEqual({ 'w:right': '1575' })
    expect(at(styleOf(made.bytes, 'Issuer'), 'w:rPr', 'w:color')?.attributes['w:val']).toBe('C00000')
  })
})

describe('版记 before other parts', () => {
  const markdown =
    '正文。\n\n<!-- 版记 -->\n\n抄送：区人大常委会办公室。\n中共清河区委办公室　2026年6月5日印发\n\n后文。'

  test('stands between rules as wide as the text, a character free at both sides', async () => {
    const { body, paragraphs } = await paper(markdown)
    const table = at(body, 'w:tbl')!
    expect(all(table, 'w:tr').map(wordsOf)).toEqual([
      '抄送：区人大常委会办公室。',
      '中共清河区委办公室2026年6月5日印发',
    ])
    expect(at(table, 'w:tblPr', 'w:tblW')?.attributes['w:w']).toBe('8844')
    // 0.35 mm and 0.25 mm, in eighths of a point
    const rules = at(table, 'w:tblPr', 'w:tblBorders')!.children.map(({ name, attributes }) => [
      name,
      attributes['w:val'],
      attributes['w:sz'],
    ])
    expect(rules).toEqual([
      ['w:top', 'single', '8'],
      ['w:left', 'none', '0'],
      ['w:bottom', 'single', '8'],
      ['w:right', 'none', '0'],
      ['w:insideH', 'single', '6'],
      ['w:insideV', 'none', '0'],
    ])
    expect(at(table, 'w:tblPr', 'w:tblCellMar', 'w:left')?.attributes['w:w']).toBe('280')
    expect(paragraphs.map(({ style }) => style)).toEqual(['BodyText', 'Imprint', 'Imprint', 'BodyText'])
  })

  test('its date stands at the right end of its line, led there by a tab', async () => {
    const { paragraphs } = await paper(markdown)
    const last = paragraphs.filter(({ style }) => style === 'Imprint')[1]!.element
    expect(at(last, 'w:pPr', 'w:tabs', 'w:tab')?.attributes).toEqual({ 'w:val': 'right', 'w:pos': '8284' })
    expect(all(last, 'w:r').filter((run) => all(run, 'w:tab').length > 0)).toHaveLength(1)
  })
})

describe('pages', () => {
  test('分页 begins the next paragraph on a new page', async () => {
    expect(breaksOf(await paper('甲。\n\n<!-- 分页 -->\n\n乙。'))).toEqual(['BodyText乙。'])
  })

  test('before a table a low paragraph takes the break', async () => {
    const made = await paper('甲。\n\n<!-- 分页 -->\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n')
    expect(breaksOf(made)).toEqual(['SectionEnd'])
  })

  test('at the beginning, the end and before a turned page it adds nothing', async () => {
    const table = '| 甲 |\n| - |\n| 1 |\n'
    expect(breaksOf(await paper('<!-- 分页 -->\n\n甲。\n\n<!-- 分页 -->\n'))).toEqual([])
    expect(breaksOf(await paper(`甲。\n\n<!-- 分页 -->\n\n<!-- 横排 -->\n\n${table}`))).toEqual([])
  })

  test('a paper that is one wide table has its title and note on the turned page', async () => {
    const made = await paper(
      '<!-- 页首 -->\n\n附件1\n\n# 任务分解表\n\n<!-- 横排 -->\n\n| 甲 |\n| - |\n| 1 |\n\n<!-- 注 -->\n\n注：略。',
    )
    expect(all(made.body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'])).toEqual(['landscape'])
  })

  test('words before the table keep the upright page', async () => {
    const made = await paper('# 通报\n\n正文。\n\n<!-- 横排 -->\n\n| 甲 |\n| - |\n| 1 |\n')
    expect(all(made.body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'])).toEqual([
      'portrait',
      'landscape',
    ])
  })
})

test('remarks stay in Markdown and are in no page', async () => {
  const markdown = '<!-- 署名 -->\n\n区委办\n\n<!-- 附件说明 -->\n\n附件：1.甲\n2.乙\n'
  const speech = readMarkdown(new Source('稿.md', markdown)).value
  expect((await writeMarkdown(speech, gbt9704, options)).value).toBe(markdown)
  const html = (await writeHtml(speech, gbt9704, options)).value
  expect(/<main>\n([\s\S]*)<\/main>/.exec(html)?.[1]).toBe(
    '<p class="signature">区委办</p>\n<p class="attachments">附件：1.甲\n2.乙</p>\n',
  )
  expect(html).toContain('p.signature {')
  expect(html).toContain(
    'p.secrecy, p.attachments, p.signature, p.imprint, p.note, p.centred { white-space: pre-line }',
  )
})
