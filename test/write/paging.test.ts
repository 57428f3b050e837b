/** Pages counted, not rendered: hand-worked by 28 characters a line and 22 lines a page. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { countPages } from '../../src/write/index.ts'
import { layoutOf } from '../support/styles.ts'

const gbt9704 = layoutOf('gbt9704')
const large = layoutOf('large')

const count = (markdown: string, layout = gbt9704) =>
  countPages(readMarkdown(new Source('稿.md', markdown)).value, layout)

/** A paragraph of this many 汉字, its stop counted. */
const words = (length: number) => `${'县'.repeat(length - 1)}。`
const paragraphs = (number: number, length = 20) =>
  Array.from({ length: number }, () => words(length)).join('\n\n')
const lines = async (paragraph: string) => (await count(`# 题\n\n${paragraph}\n`)).lines - 1

/** Of a head and this many rows. */
const table = (rows: number) => `| 甲 | 乙 |\n|---|---|\n${'| 县 | 区 |\n'.repeat(rows)}`

/** A heading behind this many lines, and three lines below it. */
const headed = (before: number) => `# 题\n\n${paragraphs(before)}\n\n## 一、工作\n\n${words(60)}\n`

const eight = (text: string) => `| ${Array.from({ length: 8 }, () => text).join(' | ')} |\n`

describe('lines', () => {
  test.each([
    // 26 characters beside the indent of two, then 28; a stop may hang behind a full line
    [26, 1],
    [27, 1],
    [28, 2],
    [26 + 28, 2],
    [26 + 28 + 1, 2],
    [26 + 28 + 2, 3],
  ])('%i characters need %i', async (length, expected) => {
    expect(await lines(words(length))).toBe(expected)
  })

  test('a mark that may not hang takes the last word with it', async () => {
    expect(await lines(`${'县'.repeat(25)}”。`)).toBe(1)
    expect(await lines(`${'县'.repeat(26)}”`)).toBe(2)
    // 25 characters in the first line, then 县” and 26 more
    expect(await lines(`${'县'.repeat(26)}”${'县'.repeat(26)}`)).toBe(2)
    expect(await lines(`${'县'.repeat(26)}”${'县'.repeat(27)}`)).toBe(3)
  })

  test('an opening mark does not end a line', async () => {
    // 25 characters, the mark as the 26th goes to the second line, where 28 − 1 more fit
    expect(await lines(`${'县'.repeat(25)}《${'县'.repeat(27)}`)).toBe(2)
    expect(await lines(`${'县'.repeat(25)}《${'县'.repeat(28)}`)).toBe(3)
  })

  test('a figure is not split', async () => {
    // in points: 24 × 15.75 + 3.45 + 3 × 7.75 + 3.75 = 408.45 of 410.7; with 25 characters it goes to the next line,
    // which has room for 27 + 3.45 + 26 × 15.75 = 439.95 of 442.2
    expect(await lines(`${'县'.repeat(24)}18.6`)).toBe(1)
    expect(await lines(`${'县'.repeat(25)}18.6${'县'.repeat(26)}`)).toBe(2)
    expect(await lines(`${'县'.repeat(25)}18.6${'县'.repeat(27)}`)).toBe(3)
  })

  test('the large edition holds 24 a line', async () => {
    // a title of 35 pt and one line of 33 pt reach into the third line, two into the fourth
    expect((await count(`# 题\n\n${'县'.repeat(22)}\n`, large)).lines).toBe(3)
    expect((await count(`# 题\n\n${'县'.repeat(23)}\n`, large)).lines).toBe(4)
  })
})

describe('pages', () => {
  test.each([
    [21, { pages: 1, lines: 22 }],
    [22, { pages: 2, lines: 1 }],
    [43, { pages: 2, lines: 22 }],
    [44, { pages: 3, lines: 1 }],
  ])('a title and %i lines', async (number, expected) => {
    expect(await count(`# 题\n\n${paragraphs(number)}\n`)).toMatchObject(expected)
  })

  test('19 lines in the large edition, whose title is 35 pt high', async () => {
    // 637.8 pt − 35 pt = 18 lines of 33 pt
    expect((await count(`# 题\n\n${paragraphs(18, 10)}\n`, large)).pages).toBe(1)
    expect((await count(`# 题\n\n${paragraphs(19, 10)}\n`, large)).pages).toBe(2)
  })

  test('a heading goes with the first line below it', async () => {
    expect((await count(headed(19))).starts).toEqual([
      { title: '题', page: 1 },
      { title: '一、工作', page: 1 },
    ])
    expect((await count(headed(20))).starts[1]).toEqual({ title: '一、工作', page: 2 })
  })

  test('a remark begins a new page, even below a heading', async () => {
    expect((await count(`# 题\n\n${words(5)}\n\n<!-- 分页 -->\n\n${words(5)}\n`)).pages).toBe(2)
    const { pages, starts } = await count(`# 题\n\n## 一、工作\n\n<!-- 分页 -->\n\n${words(5)}\n`)
    expect({ pages, page: starts[1]!.page }).toEqual({ pages: 2, page: 1 })
  })

  test('a wide table has pages of its own, its title with it', async () => {
    const table = `${eight('栏')}${eight('---')}${eight('县')}`
    const { pages, starts } = await count(`# 题\n\n${words(5)}\n\n## 一、表\n\n${table}\n${words(5)}\n`)
    expect({ pages, page: starts[1]!.page }).toEqual({ pages: 3, page: 2 })
  })
})

describe('tables', () => {
  // 12 pt × 1.2, 0.8 mm above and below, a rule: 288 + 90 + 10 = 388 twips; one more rule above the first row

  test('a page of them holds 30 rows below the title and the head', async () => {
    // 12756 − 579 − 10 − 388 = 11779 = 30 × 388 + 139
    expect(await count(`# 题\n\n${table(30)}`)).toMatchObject({ pages: 1 })
    expect(await count(`# 题\n\n${table(31)}`)).toMatchObject({ pages: 2 })
  })

  test('the head is repeated', async () => {
    // the next page: 12756 − 10 − 388 = 12358 = 31 × 388 + 330
    expect(await count(`# 题\n\n${table(30 + 31)}`)).toMatchObject({ pages: 2 })
    expect(await count(`# 题\n\n${table(30 + 32)}`)).toMatchObject({ pages: 3 })
  })

  test('a cell with digits is higher by those of Times New Roman', async () => {
    // (1.08 + 0.2163) × 240 = 311 instead of 288 twips: 411 a row, 28 × 411 = 11508 in 11779
    const mixed = `| 甲 | 乙 |\n|---|---|\n${'| 第1名 | 区 |\n'.repeat(28)}`
    expect(await count(`# 题\n\n${mixed}`)).toMatchObject({ pages: 1 })
    expect(await count(`# 题\n\n${mixed}| 第1名 | 区 |\n`)).toMatchObject({ pages: 2 })
  })

  test('an empty speech is one page', async () => {
    expect(await count('')).toMatchObject({ pages: 1, starts: [] })
  })
})
