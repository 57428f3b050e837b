import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import { writeDocx } from './docx.ts'
import type { WriteOptions } from './options.ts'
import { pagesOfFile } from './paging-file.ts'

export interface PageCount {
  pages: number
  /** How many lines of the body the last page is filled with, parts of a line counted as one. */
  lines: number
  /** Every title and heading in order, and the page on which it stands. */
  starts: { title: string; page: number }[]
}

/**
 * How many pages a speech has on paper, by counting lines and rows of its Word file: nothing is rendered. Measured
 * against LibreOffice; a page can differ in Word, where its own faces are a little wider or lower.
 */
export function countPages(
  speech: Speech,
  layout: Layout,
  options: WriteOptions = { edition: 'print' },
): PageCount {
  const pages = pagesOfFile(writeDocx(speech, layout, options).value)
  const { line } = layout.body
  const pitch = line === 'auto' ? layout.body.size * 1.2 : line
  return {
    pages: pages.last,
    lines: Math.ceil((pages.sections.at(-1)?.filled ?? 0) / pitch - 0.01),
    starts: pages.marks.flatMap(({ style, words, page }) =>
      /^(?:Title|Heading\d)$/.test(style) ? [{ title: words, page }] : [],
    ),
  }
}
