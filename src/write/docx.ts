import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import { sortProblems, type Result } from '../text/problem.ts'
import { documentBlocks } from './docx-blocks.ts'
import { wordSections } from './docx-body.ts'
import { packDocx } from './docx-parts.ts'
import { assertDay, type WriteOptions } from './options.ts'

/**
 * A speech as a Word file, set by a layout. What Word cannot take (pictures, HTML, unknown nodes) is a problem and its
 * words are kept. The same speech, layout and options give the same bytes. Fails only where `date` is no ISO day.
 */
export function writeDocx(speech: Speech, layout: Layout, options: WriteOptions): Result<Uint8Array> {
  assertDay(options.date)
  const { blocks, comments, charts, problems, title } = documentBlocks(speech, layout, options)
  const value = packDocx({
    sections: wordSections(blocks, layout),
    title,
    comments,
    charts,
    layout,
    ...(options.date === undefined ? {} : { date: options.date }),
  })
  return { value, problems: sortProblems(problems) }
}
