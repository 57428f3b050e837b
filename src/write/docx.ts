import type { ISectionOptions } from 'docx'
import type { Layout } from '../layout/index.ts'
import type { FigureOrigin, Speech } from '../speech/types.ts'
import { sortProblems, type Result } from '../text/problem.ts'
import { documentBlocks, type SharedParts } from './docx-blocks.ts'
import { wordSections } from './docx-body.ts'
import type { Controls } from './docx-control.ts'
import { factsPart, sourcePart, type CustomPart } from './docx-facts-part.ts'
import { factsSection, factsTableStyles } from './docx-facts-table.ts'
import { imprintPlace, withImprint, type ImprintPlace } from './docx-imprint.ts'
import { packDocx } from './docx-parts.ts'
import { figuresOf } from './facts-table.ts'
import { assertClean, assertDay, type WriteOptions } from './options.ts'
import { pagesOfFile } from './paging-file.ts'

/**
 * A speech as a Word file, set by a layout. What Word cannot take (pictures, HTML, unknown nodes) is a problem and its
 * words are kept. The same speech, layout and options give the same bytes. Fails only where `date` is no ISO day.
 */
export function writeDocx(speech: Speech, layout: Layout, options: WriteOptions): Result<Uint8Array> {
  assertDay(options.date)
  assertClean(options)
  const first = setPaper(speech, layout, options, 'nextPage')
  // Only the pages of a paper tell where its 版记 goes.
  const place = first.hasImprint ? imprintPlace(pagesOfFile(first.measured)) : 'nextPage'
  const { value, problems } = place === 'nextPage' ? first : setPaper(speech, layout, options, place)
  return { value, problems }
}

function setPaper(
  speech: Speech,
  layout: Layout,
  options: WriteOptions,
  place: ImprintPlace,
): Result<Uint8Array> & { hasImprint: boolean; measured: Uint8Array } {
  const review = options.edition === 'review' ? reviewParts(speech, options) : undefined
  const shared: SharedParts = { comments: [], charts: [], ...(review ? { controls: review.controls } : {}) }
  const { blocks, comments, charts, problems, title } = documentBlocks(speech, layout, options, shared)
  const last = blocks.at(-1)
  const imprint = last?.kind === 'imprint' ? last : undefined
  const sections = wordSections(imprint ? blocks.slice(0, -1) : blocks, layout)
  const paper = imprint ? withImprint(sections, imprint.lines, layout, place) : sections
  const hasTable = review !== undefined && review.figures.length > 0
  const writing = { source: speech.source, withComments: false, comments, problems }
  const pack = (table: readonly ISectionOptions[]) =>
    packDocx({
      sections: [...paper, ...table],
      title,
      comments,
      charts,
      layout,
      ...(hasTable ? { styles: factsTableStyles(layout) } : {}),
      ...(review ? { custom: customParts(review.controls, options) } : {}),
      ...(options.date === undefined ? {} : { date: options.date }),
    })
  const value = pack(hasTable ? [factsSection(review.figures, layout, writing)] : [])
  // 版记 closes the paper, whatever pages are bound in behind it.
  const measured = hasTable && imprint ? pack([]) : value
  return { value, problems: sortProblems(problems), hasImprint: imprint !== undefined, measured }
}

/** What a 核稿版 has beside the text: its figures in order, and their controls. */
function reviewParts(
  speech: Speech,
  { bind }: WriteOptions,
): { figures: readonly FigureOrigin[]; controls: Controls } {
  const figures = figuresOf(speech)
  const controls: Controls = {
    numbers: new Map(figures.map((figure, i) => [figure, i + 1])),
    remarked: new Set(),
    count: 0,
    ...(bind ? { bound: new Map() } : {}),
  }
  return { figures, controls }
}

function customParts({ bound }: Controls, { source }: WriteOptions): CustomPart[] {
  return [
    ...(bound && bound.size > 0 ? [factsPart(bound.values())] : []),
    ...(source ? [sourcePart(source)] : []),
  ]
}
