import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import { sortProblems, type Result } from '../text/problem.ts'
import { documentBlocks } from './docx-blocks.ts'
import { wordSections } from './docx-body.ts'
import { imprintPlace, withImprint, type ImprintPlace } from './docx-imprint.ts'
import { packDocx } from './docx-parts.ts'
import { assertDay, type WriteOptions } from './options.ts'
import { pagesOfFile } from './paging-file.ts'

/**
 * A speech as a Word file, set by a layout. What Word cannot take (pictures, HTML, unknown nodes) is a problem and its
 * words are kept. The same speech, layout and options give the same bytes. Fails only where `date` is no ISO day.
 */
export function writeDocx(speech: Speech, layout: Layout, options: WriteOptions): Result<Uint8Array> {
  assertDay(options.date)
  const first = setPaper(speech, layout, options, 'nextPage')
  // Only the pages of a paper tell where its 版记 goes.
  const place = first.hasImprint ? imprintPlace(pagesOfFile(first.value)) : 'nextPage'
  const { value, problems } = place === 'nextPage' ? first : setPaper(speech, layout, options, place)
  return { value, problems }
}

function setPaper(
  speech: Speech,
  layout: Layout,
  options: WriteOptions,
  place: ImprintPlace,
): Result<Uint8Array> & { hasImprint: boolean } {
  const { blocks, comments, charts, problems, title } = documentBlocks(speech, layout, options)
  const last = blocks.at(-1)
  const imprint = last?.kind === 'imprint' ? last : undefined
  const sections = wordSections(imprint ? blocks.slice(0, -1) : blocks, layout)
  const value = packDocx({
    sections: imprint ? withImprint(sections, imprint.lines, layout, place) : sections,
    title,
    comments,
    charts,
    layout,
    ...(options.date === undefined ? {} : { date: options.date }),
  })
  return { value, problems: sortProblems(problems), hasImprint: imprint !== undefined }
}
