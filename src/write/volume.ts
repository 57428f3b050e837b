import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import { documentBlocks, type SharedParts } from './docx-blocks.ts'
import { packDocx } from './docx-parts.ts'
import { volumeStylesXml } from './docx-volume-styles.ts'
import { volumeSections } from './docx-volume.ts'
import { assertDay, type WriteOptions } from './options.ts'
import { pagesOfFile } from './paging-file.ts'
import { element } from './xml.ts'
import { zip } from './zip.ts'

/** What a combined volume (会议材料汇编) is made of. */
export interface VolumeInput {
  /** The meeting's name, for the cover. */
  title: string
  /** 会议材料汇编 where it is not given. */
  subtitle?: string
  /** Time, place, issuer: at the foot of the cover, a line each. */
  lines: readonly string[]
  /** In their order; tent cards are left out by the caller. */
  papers: readonly VolumePaper[]
  /** Each paper begins on a right-hand page; a blank one before it is counted. */
  oddPages: boolean
  /** Page numbers over the whole volume, or from 1 in each paper: then the contents say how many pages a paper has. */
  numbering: 'continuous' | 'paper'
  /** Whether 会议材料之一 is printed at the upper left of each paper and in the contents. */
  label: boolean
}

export interface VolumePaper {
  name: string
  label: string
  speech: Speech
}

/**
 * The papers of a meeting as one Word file: cover, contents, and each paper in sections of its own, all set by one layout.
 * The numbers of the contents are PAGEREF fields that hold the pages counted here, so that they are right before any
 * program has refreshed them, and nothing asks on opening. 版记 stands in the flow. The same input gives the same bytes;
 * fails only where `date` is no ISO day.
 */
export function writeVolume(input: VolumeInput, layout: Layout, options: WriteOptions): Result<Uint8Array> {
  assertDay(options.date)
  const { papers, subtitle = '会议材料汇编', ...binding } = input
  const shared: SharedParts = { comments: [], charts: [] }
  const problems: Problem[] = []
  const bound = papers.map(({ name, label, speech }) => {
    const written = documentBlocks(speech, layout, options, shared)
    problems.push(...written.problems)
    return { name, label, blocks: written.blocks }
  })
  const file = packDocx({
    ...shared,
    sections: volumeSections({ ...binding, subtitle }, bound, layout),
    title: `${input.title}${subtitle}`,
    layout,
    styles: volumeStylesXml(layout),
    ...(options.date === undefined ? {} : { date: options.date }),
  })
  return { value: withPages(file), problems: sortProblems(problems) }
}

/** Fills in what the PAGEREF fields of a file refer to, counted from its own lines. */
function withPages(file: Uint8Array): Uint8Array {
  const pages = new Map(
    pagesOfFile(file).marks.flatMap(({ bookmarks, page }) => bookmarks.map((name) => [name, page] as const)),
  )
  const parts = unzipSync(file)
  const text = 'word/document.xml'
  parts[text] = strToU8(
    strFromU8(parts[text]!).replace(pageReference, (_, name: string) =>
      pageField(name, pages.get(name) ?? 1),
    ),
  )
  return zip(parts)
}

/** As docx writes it: in one run, without a result, and marked to be refreshed on opening. */
const pageReference =
  /<w:r><w:fldChar w:fldCharType="begin"[^>]*\/><w:instrText[^>]*>PAGEREF (\w+) [^<]*<\/w:instrText>(?:<w:fldChar [^>]*\/>)+<\/w:r>/g

function pageField(name: string, page: number): string {
  const marks = ['begin', 'separate', 'end'].map((type) => element('w:fldChar', { 'w:fldCharType': type }))
  const instruction = element('w:instrText', { 'xml:space': 'preserve' }, ` PAGEREF ${name} \\h `)
  const result = element('w:t', {}, String(page))
  return [marks[0]!, instruction, marks[1]!, result, marks[2]!].map((one) => element('w:r', {}, one)).join('')
}
