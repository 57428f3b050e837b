import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import type { Result } from '../text/problem.ts'
import type { WriteOptions } from './options.ts'

export type { WriteOptions } from './options.ts'

/** A format: from a speech to the contents of its file. */
export type Writer<T extends string | Uint8Array = string | Uint8Array> = (
  speech: Speech,
  layout: Layout,
  options: WriteOptions,
) => Promise<Result<T>>

/** A speech as a Word file; see docx.ts. */
export const writeDocx: Writer<Uint8Array> = async (...input) =>
  (await import('./docx.ts')).writeDocx(...input)

/** A speech as the Markdown that people edit; see markdown.ts. */
export const writeMarkdown: Writer<string> = async (speech) =>
  (await import('./markdown.ts')).writeMarkdown(speech)

/** A speech as one printable page; see html.ts. */
export const writeHtml: Writer<string> = async (speech, layout) =>
  (await import('./html.ts')).writeHtml(speech, layout)

/** The formats by their file ending. Each is loaded when it is first used. */
export const writers = {
  md: writeMarkdown,
  docx: writeDocx,
  html: writeHtml,
} satisfies Record<string, Writer>

/** The workbook in which a secretary fills in figures; see form.ts. */
export const writeFigureForm = async (
  ...input: Parameters<typeof import('./form.ts').writeFigureForm>
): Promise<Uint8Array> => (await import('./form.ts')).writeFigureForm(...input)

export type { ChangeEdit, CommentEdit, WordEditOptions, WordEdits } from './docx-edit.ts'

/** Comments and tracked changes in somebody's Word file; see docx-edit.ts. */
export const editDocx = async (...input: Parameters<typeof import('./docx-edit.ts').editDocx>) =>
  (await import('./docx-edit.ts')).editDocx(...input)
