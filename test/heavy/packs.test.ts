/** The packs of both sample meetings, every paper and the volume, as LibreOffice sets them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Packed } from '../../src/index.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { KNOWN_FACES } from '../support/fonts.ts'
import { meetings, packOf, sampleMeeting } from '../support/meetings.ts'
import { faces, measurePages, renderPdf, type PrintedPage } from '../support/render.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'

/** To find words anywhere on a page, in its foot too. */
const SHEET = { top: 0, bottom: 0, left: 0, right: 0 }

const folder = temporaryFolder()
const packs = new Map<string, Packed>()
/** By meeting, the Word files by stem; the volume's is 汇编. */
const files = new Map<string, Map<string, string>>()

beforeAll(async () => {
  for (const name of meetings) {
    const { value } = await packOf(await sampleMeeting(name), { formats: ['docx'], volume: true })
    packs.set(name, value)
    mkdirSync(join(folder, name), { recursive: true })
    const written = new Map<string, string>()
    const words = value.papers.map(
      ({ stem, files: made }) => [stem, made.find(({ format }) => format === 'docx')?.content] as const,
    )
    for (const [stem, content] of [...words, ['汇编', value.volume] as const]) {
      if (content === undefined) continue
      const file = join(folder, name, `${stem}.docx`)
      writeFileSync(file, content)
      written.set(stem, file)
    }
    files.set(name, written)
  }
}, 120_000)

const bare = (text: string) => text.replaceAll(/\s/g, '')
const wordsOn = ({ lines }: PrintedPage) => lines.map(({ text }) => bare(text)).join('\n')
/** — 3 — at the foot of a page, upright or turned. */
const pageNumber = /^—(\d+)—$/
/** What a page says beside its number. */
const textOn = ({ lines }: PrintedPage) =>
  lines.map(({ text }) => bare(text)).filter((text) => text !== '' && !pageNumber.test(text))

/** The number at the foot of a page; undefined where it has none. */
function numberOf({ lines }: PrintedPage): number | undefined {
  const found = lines
    .map(({ text }) => pageNumber.exec(bare(text))?.[1])
    .findLast((digits) => digits !== undefined)
  return found === undefined ? undefined : Number(found)
}

/** What the contents of the volume say before they are refreshed: 议程 → 1. */
function contentsOf(packed: Packed): [entry: string, page: number][] {
  return paragraphsOf(packed.volume!)
    .filter(({ style }) => style === 'TOC1')
    .map(({ words }) => {
      const [, entry = '', page = ''] = /^(.*?)(\d+)页?$/.exec(bare(words))!
      return [entry, Number(page)]
    })
}

describeHeavy('packs as printed', missingForRendering(), () => {
  const pdfs = new Map<string, string>()

  beforeAll(() => {
    for (const name of meetings) {
      const written = [...files.get(name)!]
      const made = renderPdf(
        written.map(([, file]) => file),
        join(folder, 'pdf', name),
        true,
      )
      for (const [i, [stem]] of written.entries()) pdfs.set(`${name}/${stem}`, made[i]!)
    }
  }, 600_000)

  describe.each(meetings)('%s', (name) => {
    const stems = () => [...files.get(name)!.keys()].filter((stem) => stem !== '汇编')
    const pagesOf = (stem: string) => measurePages(pdfs.get(`${name}/${stem}`)!, SHEET)

    test('no paper has an empty page, but the one before a 版记 on a page of its own', () => {
      const empty = stems().flatMap((stem) => {
        const pages = pagesOf(stem)
        return pages.flatMap((page, i) =>
          textOn(page).length > 0 || (i === pages.length - 2 && wordsOn(pages[i + 1]!).includes('抄送：'))
            ? []
            : [`${stem}: page ${i + 1} of ${pages.length}`],
        )
      })
      expect(empty).toEqual([])
    })

    test('the speaker’s page, and each page of requirements, is one page', () => {
      const single = stems().filter((stem) => /领导参阅|表态发言|座次表|会议材料目录|新闻通稿/.test(stem))
      expect(single.length).toBeGreaterThan(4)
      expect(single.map((stem) => `${stem}: ${pagesOf(stem).length}`)).toEqual(
        single.map((stem) => `${stem}: 1`),
      )
    })

    test('a tent card for everybody who sits there, each on a page of its own', () => {
      const cards = packs.get(name)!.papers.find((paper) => paper.name === '桌签')!
      const people = cards.draft.markdown.split('\n').filter((line) => line.startsWith('- '))
      const pages = pagesOf('13-桌签')
      expect(pages.map((page) => textOn(page).join(''))).toEqual(people.map((line) => bare(line.slice(2))))
    })

    test('every page has its number, but cards, and a 版记 that stands alone', () => {
      const numbered = stems().filter((stem) => !stem.startsWith('13'))
      const wrong = numbered.flatMap((stem) => {
        const pages = pagesOf(stem)
        const blank = pages.findIndex((page) => textOn(page).length === 0)
        return pages.flatMap((page, i) => {
          const expected = blank >= 0 && i >= blank ? undefined : i + 1
          return numberOf(page) === expected ? [] : [`${stem}: page ${i + 1} has ${numberOf(page)}`]
        })
      })
      expect(wrong).toEqual([])
    })

    test('nothing is set in a fallback face; of cards there is no free face like theirs', () => {
      const wrong = [...stems().filter((stem) => !stem.startsWith('13')), '汇编'].flatMap((stem) =>
        faces(pdfs.get(`${name}/${stem}`)!)
          .filter((face) => !KNOWN_FACES.includes(face))
          .map((face) => `${stem}: ${face}`),
      )
      expect(wrong).toEqual([])
    })

    test('the contents of the volume are the pages that the papers begin on', () => {
      const { papers, meeting } = packs.get(name)!
      const bound = papers.filter(({ label }) => label !== undefined)
      const pages = pagesOf('汇编')
      const entries = contentsOf(packs.get(name)!)
      expect(entries.map(([entry]) => entry)).toEqual(
        bound.map(({ label, name: own }) => bare(`${label}${own}`)),
      )
      const begins = bound.map(({ label }) =>
        pages.findIndex((page) => page.lines.some(({ text }) => bare(text) === label)),
      )
      expect(begins.every((begin) => begin > 0)).toBe(true)
      expect(begins).toEqual([...begins].sort((a, b) => a - b))
      const isOwn = meeting.sheet.volume?.numbering === '单独'
      // of papers with pages of their own the contents say how many there are
      const printed = isOwn
        ? begins.map((_, i) => lastNumber(pages.slice(begins[i], begins[i + 1] ?? pages.length)))
        : begins.map((begin) => numberOf(pages[begin]!))
      expect(entries.map(([, page]) => page)).toEqual(printed)
      const even = begins.filter((begin) => (numberOf(pages[begin]!) ?? 0) % 2 === 0)
      expect((meeting.sheet.volume?.odd ?? true) ? even : []).toEqual([])
    })

    test('an empty page of the volume is the back of one before a paper', () => {
      const pages = pagesOf('汇编')
      const labels = packs.get(name)!.papers.flatMap(({ label }) => label ?? [])
      const wrong = pages.flatMap((page, i) => {
        const next = pages[i + 1]
        const isBefore = next?.lines.some(({ text }) => labels.includes(bare(text)) || bare(text) === '目录')
        return textOn(page).length > 0 || isBefore ? [] : [i + 1]
      })
      expect(wrong).toEqual([])
    })
  })
})

function lastNumber(pages: readonly PrintedPage[]): number | undefined {
  return pages.map(numberOf).findLast((number) => number !== undefined)
}

describeHeavy('packs: the schema', missingForValidation(), () => {
  test.each(meetings)(
    'no file of %s has an error',
    async (name) => {
      const errors: string[] = []
      for (const [stem, file] of files.get(name)!)
        errors.push(...(await schemaErrors(file)).map((error) => `${stem}: ${error}`))
      expect(errors).toEqual([])
    },
    300_000,
  )
})
