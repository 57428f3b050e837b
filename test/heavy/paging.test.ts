/** Pages as counted beside pages as LibreOffice sets them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import type { Speech } from '../../src/speech/types.ts'
import { Source } from '../../src/text/source.ts'
import { countPages, writeDocx, writeVolume, type VolumeInput } from '../../src/write/index.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { draftSamples, draftedDocx, isBuilt, sampleNames } from '../support/samples.ts'
import { measurePages, renderPdf, type PrintedPage } from '../support/render.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering } from '../support/tools.ts'

const PAPER = { top: 37, bottom: 35, left: 28, right: 26 }
/** To find words on pages that stand either way. */
const SHEET = { top: 0, bottom: 0, left: 0, right: 0 }
const gbt9704 = layoutOf('gbt9704')
const LAYOUTS = {
  gbt9704,
  large: layoutOf('large'),
  三线: layoutWith('表格:\n  框线: 三线\n'),
}
type LayoutName = keyof typeof LAYOUTS

const folder = temporaryFolder()

/** Numbers that look drawn by lot and are always the same (minimal standard generator). */
function lots(seed: number): (below: number) => number {
  let state = seed + 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const HAN = '加快推进重点项目建设进度确保年内完成投资任务落实牵头单位责任细化时间节点强化督查考核压实形成闭环'
const PIECES = [
  '38.6亿元',
  '1204户',
  '7.5%',
  '“双过半”',
  '《实施方案》',
  '1—5月',
  '2026年5月20日',
  'GDP',
  '9:30',
]

/** A paper of headings, paragraphs, leads, tables and new pages, unlike any other. */
function madeUp(seed: number): string {
  const draw = lots(seed)
  const han = (length: number) => Array.from({ length }, () => HAN[draw(HAN.length)]).join('')
  const prose = (length: number) => {
    let text = ''
    while (text.length < length) {
      text +=
        han(4 + draw(13)) + (draw(3) === 0 ? PIECES[draw(PIECES.length)] : '') + '，，，。、；：'[draw(7)]
    }
    return `${text.slice(0, -1)}。`
  }
  const cell = (length: number) =>
    [String(draw(3000)), `${draw(100)}.${draw(10)}%`, han(1 + draw(length)), han(1 + draw(length))][draw(4)]
  const table = () => {
    const columns = 2 + draw(7)
    const long = draw(columns)
    const row = (cells: (column: number) => string | undefined) =>
      `| ${Array.from({ length: columns }, (_, column) => cells(column)).join(' | ')} |\n`
    const rows = Array.from({ length: 2 + draw(40) }, () => row((column) => cell(column === long ? 40 : 8)))
    return row((column) => `栏目${column + 1}`) + row(() => '---') + rows.join('')
  }
  const block = () => {
    const kind = draw(20)
    if (kind < 3) return `## ${han(6 + draw(28))}`
    if (kind < 5) return `### ${han(6 + draw(28))}`
    if (kind < 7) return table()
    if (kind < 8) return `<!-- 分页 -->\n\n${prose(60)}`
    if (kind < 10) return `**一是${han(9)}。**${prose(120)}`
    return prose(10 + draw(250))
  }
  const head = draw(2) === 0 ? '<!-- 页首 -->\n\n会议材料之一\n\n' : ''
  const blocks = Array.from({ length: 6 + draw(18) }, block)
  return `${head}# ${han(8 + draw(30))}\n\n<!-- 主送 -->\n\n各镇人民政府：\n\n${blocks.join('\n\n')}\n`
}

const speechOf = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value

/** The number at the foot of a page; undefined where it has none. */
const numberOf = ({ footer }: PrintedPage) => {
  const digits = footer?.text.replaceAll(/\D/g, '')
  return digits ? Number(digits) : undefined
}

const wordsOn = ({ lines }: PrintedPage) => lines.map(({ text }) => text.replaceAll(/\s/g, '')).join('\n')

/** What the file says before LibreOffice has refreshed it. */
const cached = (file: string) =>
  paragraphsOf(new Uint8Array(readFileSync(file)))
    .filter(({ style }) => style === 'TOC1')
    .map(({ words }) => Number(/(\d+)页?$/.exec(words)![1]))

async function written(name: string, speech: Speech, layout: LayoutName): Promise<string> {
  const file = join(folder, `${name}.docx`)
  const { value } = await writeDocx(speech, LAYOUTS[layout], { edition: 'print' })
  writeFileSync(file, value)
  return file
}

const missingBuild = isBuilt() ? [] : ['dist (npm run build)']

describeHeavy('pages of the samples', [...missingBuild, ...missingForRendering()], () => {
  const RUNS = { print: 'gbt9704', large: 'large' } as const
  const cases = (Object.keys(RUNS) as (keyof typeof RUNS)[]).flatMap((edition) =>
    sampleNames().map((name) => ({ name, edition })),
  )
  let pdfs: string[] = []

  beforeAll(() => {
    draftSamples(join(folder, 'print'), 'print')
    draftSamples(join(folder, 'large'), 'large')
    const files = cases.map(({ edition, name }) => draftedDocx(join(folder, edition), edition, name))
    pdfs = renderPdf(files, join(folder, 'samples'))
  }, 300_000)

  test.each(cases)('$name, $edition', async ({ edition, name }) => {
    const draft = readFileSync(join(folder, edition, `${name}.md`), 'utf8')
    const counted = await countPages(speechOf(draft), LAYOUTS[RUNS[edition]])
    const pages = measurePages(
      pdfs[cases.findIndex((one) => one.edition === edition && one.name === name)]!,
      SHEET,
    )
    expect(counted.pages).toBe(pages.length)
    for (const { title, page } of counted.starts)
      // a long title is set in two lines
      expect(wordsOn(pages[page - 1]!).replaceAll('\n', '')).toContain(title.slice(0, 12))
  })
})

describeHeavy('pages of made-up papers', missingForRendering(), () => {
  const layouts = Object.keys(LAYOUTS) as LayoutName[]
  const cases = Array.from({ length: 24 }, (_, seed) => ({ seed, layout: layouts[seed % 3]! }))
  const made = cases.map(({ seed }) => speechOf(madeUp(seed)))
  let pdfs: string[] = []

  beforeAll(async () => {
    const files: string[] = []
    for (const { seed, layout } of cases) files.push(await written(`${seed}`, made[seed]!, layout))
    pdfs = renderPdf(files, join(folder, 'made-up'))
  }, 300_000)

  test.each(cases)('$seed in $layout', async ({ seed, layout }) => {
    const counted = await countPages(made[seed]!, LAYOUTS[layout])
    const pages = measurePages(pdfs[seed]!, SHEET)
    expect(counted.pages).toBe(pages.length)
    for (const { title, page } of counted.starts) {
      expect(wordsOn(pages[page - 1]!)).toContain(title.slice(0, 8))
    }
  })
})

describeHeavy('the contents of a volume', missingForRendering(), () => {
  const papers = Array.from({ length: 8 }, (_, i) => ({
    name: `第${i + 1}份材料`,
    label: `会议材料之${'一二三四五六七八'[i]}`,
    // marked in the text, so that the first page of each is found in print
    speech: speechOf(
      `# 第${i + 1}份材料的题目\n\n${madeUp(100 + i).replace(/^[\s\S]*?各镇人民政府：/, '各镇：')}`,
    ),
  }))
  const BINDINGS = {
    'from odd pages': { oddPages: true, numbering: 'continuous', label: true },
    'one after the other': { oddPages: false, numbering: 'continuous', label: false },
    'each with its own pages': { oddPages: true, numbering: 'paper', label: true },
  } satisfies Record<string, Pick<VolumeInput, 'oddPages' | 'numbering' | 'label'>>
  const names = Object.keys(BINDINGS) as (keyof typeof BINDINGS)[]
  const files = names.map((_, i) => join(folder, `volume-${i + 1}.docx`))
  let pdfs: string[] = []

  beforeAll(async () => {
    for (const [i, name] of names.entries()) {
      const { value } = await writeVolume(
        { title: '清河区重点项目推进会', lines: ['2026年5月20日', '区会议中心'], papers, ...BINDINGS[name] },
        gbt9704,
        { edition: 'print' },
      )
      writeFileSync(files[i]!, value)
    }
    pdfs = renderPdf(files, join(folder, 'volumes'))
  }, 300_000)

  test.each(names)('%s', (name) => {
    const i = names.indexOf(name)
    const pages = measurePages(pdfs[i]!, PAPER)
    const begins = papers.map((_, paper) =>
      pages.findIndex((page) => wordsOn(page).includes(`第${paper + 1}份材料的题目`)),
    )
    const printed =
      BINDINGS[name].numbering === 'continuous'
        ? begins.map((begin) => numberOf(pages[begin]!))
        : begins.map((_, paper) => numberOf(pages[(begins[paper + 1] ?? pages.length) - 1]!))
    expect(cached(files[i]!)).toEqual(printed)
    // The field's own result is the same.
    const contents = pages.slice(0, begins[0]).map(wordsOn).join('\n')
    const refreshed = [...contents.matchAll(/\.{3,}(\d+)页?$/gm)].map((match) => Number(match[1]))
    expect(refreshed).toEqual(printed)
    const even = begins.filter((begin) => numberOf(pages[begin]!)! % 2 === 0)
    expect(BINDINGS[name].oddPages ? even : []).toEqual([])
  })
})

describeHeavy('版记 closes the last even page', missingForRendering(), () => {
  const IMPRINT = '<!-- 版记 -->\n\n抄送：区委办公室。\n清河区人民政府办公室　　2026年5月20日印发'
  const CASES = { 'one page': 10, 'two pages': 30, 'three pages': 50, 'two full pages': 44, 'four pages': 80 }
  const names = Object.keys(CASES) as (keyof typeof CASES)[]
  let pdfs: string[] = []

  beforeAll(async () => {
    const files: string[] = []
    for (const name of names) {
      const body = Array.from({ length: CASES[name] - 1 }, () => '各单位要按时完成任务。').join('\n\n')
      files.push(await written(name, speechOf(`# 通知\n\n${body}\n\n${IMPRINT}\n`), 'gbt9704'))
    }
    pdfs = renderPdf(files, join(folder, 'imprint'), true)
  }, 300_000)

  test.each(names)('%s', (name) => {
    const pages = measurePages(pdfs[names.indexOf(name)]!, PAPER)
    expect(pages.length % 2).toBe(0)
    const last = pages.at(-1)!
    const [copies, office] = last.lines.slice(-2)
    expect(copies!.text).toBe('抄送：区委办公室。')
    expect(office!.text).toBe('清河区人民政府办公室2026年5月20日印发')
    // 297 − 35 = 262 mm is the foot of the text; the middle of the last line of 24 pt is 3.6 mm above it. LibreOffice
    // sets it up to 0.6 mm lower in a section that begins on an even page.
    expect(office!.middle).toBeGreaterThan(262 - 3.6 - 1)
    expect(office!.middle).toBeLessThan(262 - 3.6 + 1)
    expect(pages.slice(0, -1).some((page) => wordsOn(page).includes('抄送'))).toBe(false)
    // GB/T 9704-2012, 7.5: neither a blank page nor the 版记 page behind it has a number.
    const numbers = pages.map(numberOf)
    const blank = pages.findIndex(({ lines }) => lines.length === 0)
    expect(numbers).toEqual(pages.map((_, i) => (blank >= 0 && i >= blank ? undefined : i + 1)))
    expect(blank).toBe(name === 'two full pages' ? 2 : -1)
  })
})
