/** A paper with every part of a meeting's papers, as LibreOffice sets it and as the schema of Word files sees it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx } from '../../src/write/index.ts'
import { readPpm, type Picture } from '../support/picture.ts'
import { drawPages, measurePages, renderPdf, type PrintedPage } from '../support/render.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'

const markdown = `<!-- 密级 -->

000007
特急

<!-- 版头 -->

中共清河区委办公室文件

<!-- 发文字号 -->

清办函〔2026〕12号

# 关于召开全区产业招商推进会的通知

<!-- 主送 -->

各镇党委，区直各单位：

定于近期召开推进会。

<!-- 附件说明 -->

附件：1.全区产业招商推进会参会回执和各单位联系人名单以及车辆安排表
2.会议议程

<!-- 署名 -->

中共清河区委办公室

<!-- 成文日期 -->

2026年6月5日

<!-- 版记 -->

抄送：区人大常委会办公室。
中共清河区委办公室　2026年6月5日印发

<!-- 分页 -->

<!-- 页首 -->

附件1

<!-- 表：合并 1；列宽 2:3:2；左对齐 3；大字 -->

| 单位 | 任务 | 备注 |
| --- | --- | --- |
| 区发改局 | 再生铝项目 | 甲 |
| 区发改局 | 标准厂房 |  |

<!-- 注 -->

注：口径为签约额。

<!-- 表：图 2 -->

| 单位 | 完成率 |
| --- | ---: |
| 区发改局 | 100% |
| 区经信局 | 50% |

<!-- 表：横排；合并行；无表头 -->

| 甲 | 甲 | 乙 |
| --- | --- | --- |
| 1 | 2 | 3 |

<!-- 桌签 -->

- 王立明
- 欧阳志远
`

const folder = temporaryFolder()
const file = join(folder, 'paper.docx')
/** LibreOffice sets WordArt in the face of the text: with that the two names of a card can be compared. */
const layout = layoutWith('桌签:\n  字体: [仿宋_GB2312]\n')

beforeAll(async () => {
  const { value } = await writeDocx(readMarkdown(new Source('稿.md', markdown)).value, layout, {
    edition: 'print',
  })
  writeFileSync(file, value)
})

describeHeavy('a paper with every part: the schema', missingForValidation(), () => {
  test('has no error', async () => {
    expect(await schemaErrors(file)).toEqual([])
  })
})

describeHeavy('a paper with every part: its pages', missingForRendering(), () => {
  let pages: PrintedPage[]
  let pictures: Picture[]

  beforeAll(() => {
    const [pdf] = renderPdf([file], folder)
    pages = measurePages(pdf!, { top: 10, bottom: 35, left: 28, right: 26 })
    pictures = drawPages(pdf!, join(folder, 'pages'), 72, 'ppm').map(readPpm)
  }, 120_000)

  const lineOf = (page: number, text: string) => pages[page]!.lines.find((line) => line.text.includes(text))!
  const lineLike = (text: string) => pages.flatMap(({ lines }) => lines).find((line) => line.text === text)!

  test('are two of the notice, its attachment, a turned table and two cards', () => {
    expect(pages.map(({ width, height }) => width < height)).toEqual([true, true, true, false, true, true])
  })

  test('the issuer’s characters begin 35 mm below the edge of the text', () => {
    // 37 mm of margin, 35 mm, and half of 40 pt
    expect(Math.abs(lineOf(0, '办公室文件').middle - (37 + 35 + 7.06))).toBeLessThan(1.5)
  })

  test('the rule is red and as wide as the text, 4 mm below the number', () => {
    const red = redRows(pictures[0]!)
    const rule = red.find(({ count }) => count > (156 / 210) * pictures[0]!.width * 0.98)!
    const number = lineOf(0, '清办函')
    // the middle of the line is half of 16 pt above the lower edge of its characters
    expect(Math.abs((rule.row * 297) / pictures[0]!.height - (number.middle + 2.82 + 4))).toBeLessThan(1)
  })

  test('signature and date stand as the standard has them', () => {
    const signature = lineLike('中共清河区委办公室')
    const date = lineLike('2026年6月5日')
    const cell = (315 / 1440) * 25.4
    expect(Math.abs(signature.left - (210 - 26 - 11 * cell))).toBeLessThan(0.7)
    expect(Math.abs(date.left - signature.left - 2 * cell)).toBeLessThan(0.7)
  })

  test('a long attachment goes on below its name', () => {
    const first = lineOf(0, '附件：1.')
    const next = pages[0]!.lines[pages[0]!.lines.indexOf(first) + 1]!
    const cell = (315 / 1440) * 25.4
    expect(Math.abs(next.left - first.left - 3.75 * cell)).toBeLessThan(0.7)
  })

  test('the longer bar is twice the shorter, in the colour of the style', () => {
    const lengths = blueRows(pictures[2]!)
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeCloseTo(2, 1)
  })

  test('a card has its name on both halves, the upper one upside down', () => {
    for (const picture of pictures.slice(4)) {
      const upper = darkBox(picture, 0, picture.height / 2)
      const lower = darkBox(picture, picture.height / 2, picture.height)
      // turned about the middle of the sheet, one is the other
      expect(Math.abs(upper.top + lower.bottom - picture.height)).toBeLessThan(picture.height * 0.03)
      expect(Math.abs(upper.left + lower.right - picture.width)).toBeLessThan(picture.width * 0.03)
      expect(likeness(picture, true)).toBeGreaterThan(0.8)
      expect(likeness(picture, false)).toBeLessThan(0.6)
    }
  })
})

type Dot = readonly [red: number, green: number, blue: number]

function dotAt({ width, dots }: Picture, row: number, column: number): Dot {
  const at = (row * width + column) * 3
  return [dots[at]!, dots[at + 1]!, dots[at + 2]!]
}

/** How many dots of each row are of a kind. */
function rowsOf(picture: Picture, is: (dot: Dot) => boolean): { row: number; count: number }[] {
  return Array.from({ length: picture.height }, (_, row) => {
    let count = 0
    for (let column = 0; column < picture.width; column++) if (is(dotAt(picture, row, column))) count++
    return { row, count }
  })
}

function redRows(picture: Picture): { row: number; count: number }[] {
  return rowsOf(picture, ([red, green, blue]) => red > 150 && green < 160 && blue < 160)
}

/** The lengths of rows inside bars. */
function blueRows(picture: Picture): number[] {
  const rows = rowsOf(picture, ([red, , blue]) => red < 80 && blue > 80 && blue < 140)
  return rows.map(({ count }) => count).filter((count) => count > 40)
}

function isDark([red]: Dot): boolean {
  return red < 128
}

function darkBox(picture: Picture, from: number, to: number) {
  const box = { top: picture.height, bottom: 0, left: picture.width, right: 0 }
  for (let row = Math.ceil(from); row < Math.floor(to); row++) {
    for (let column = 0; column < picture.width; column++) {
      if (!isDark(dotAt(picture, row, column))) continue
      box.top = Math.min(box.top, row)
      box.bottom = Math.max(box.bottom, row)
      box.left = Math.min(box.left, column)
      box.right = Math.max(box.right, column)
    }
  }
  return box
}

/** The share of the dark dots of the name below that are dark, or next to a dark one, in the name above laid over it. */
function likeness(picture: Picture, turned: boolean): number {
  const half = picture.height / 2
  const upper = darkBox(picture, 0, half)
  const lower = darkBox(picture, half, picture.height)
  const steps = 100
  const near = [-1.5, 0, 1.5]
  let both = 0
  let all = 0
  for (let y = 0; y <= steps; y++) {
    for (let x = 0; x <= steps; x++) {
      if (!isDarkAt(picture, lower, x / steps, y / steps)) continue
      all++
      const [across, down] = turned ? [steps - x, steps - y] : [x, y]
      const isMet = near.some((dx) =>
        near.some((dy) => isDarkAt(picture, upper, (across + dx) / steps, (down + dy) / steps)),
      )
      if (isMet) both++
    }
  }
  return both / all
}

function isDarkAt(picture: Picture, box: ReturnType<typeof darkBox>, x: number, y: number): boolean {
  const row = Math.round(box.top + (box.bottom - box.top) * y)
  const column = Math.round(box.left + (box.right - box.left) * x)
  return isDark(dotAt(picture, row, column))
}

test('the shipped style has the same card', () => {
  expect(layoutOf('gbt9704').card.face[0]).toBe('华文新魏')
})
