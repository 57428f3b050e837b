import type { Layout } from '../layout/index.ts'
import type { Speech } from '../speech/types.ts'
import type { Result } from '../text/problem.ts'
import type { WriteOptions } from './options.ts'

export type { WriteOptions } from './options.ts'

/** What a writer makes: the contents of a file; undefined where the speech has nothing for this format, and a problem says so. */
type Written = string | Uint8Array | undefined

/** A format: from a speech to the contents of its file. */
export type Writer<T extends Written = Written> = (
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
/** The words of a speech as Markdown: no style is asked for. */
export const markdownOf = async (...input: Parameters<typeof import('./markdown.ts').writeMarkdown>) =>
  (await import('./markdown.ts')).writeMarkdown(...input)

export const writeHtml: Writer<string> = async (speech, layout) =>
  (await import('./html.ts')).writeHtml(speech, layout)

/** The tables of a speech as a workbook; no value where it has none; see xlsx.ts. */
export const writeXlsx: Writer<Uint8Array | undefined> = async (...input) =>
  (await import('./xlsx.ts')).writeXlsx(...input)

export type { VolumeInput, VolumePaper } from './volume.ts'

/** The papers of a meeting as one Word file with cover and contents; see volume.ts. */
export const writeVolume = async (
  ...input: Parameters<typeof import('./volume.ts').writeVolume>
): Promise<Result<Uint8Array>> => (await import('./volume.ts')).writeVolume(...input)

export type { PageCount } from './paging.ts'

/** How many pages a speech has, and where its headings stand; see paging.ts. */
export const countPages = async (
  ...input: Parameters<typeof import('./paging.ts').countPages>
): Promise<import('./paging.ts').PageCount> => (await import('./paging.ts')).countPages(...input)

/** The formats by their file ending. Each is loaded when it is first used. */
export const writers = {
  md: writeMarkdown,
  docx: writeDocx,
  html: writeHtml,
  xlsx: writeXlsx,
} satisfies Record<string, Writer>

/** The workbook in which a secretary fills in figures; see form.ts. */
export const writeFigureForm = async (
  ...input: Parameters<typeof import('./form.ts').writeFigureForm>
): Promise<Uint8Array> => (await import('./form.ts')).writeFigureForm(...input)

export type {
  ChangeEdit,
  CommentEdit,
  GhostEdit,
  NewRun,
  ParagraphInsertion,
  RowInsertion,
  Tracked,
  WordEditOptions,
  WordEdits,
  WordParagraphPlace,
  WordRange,
} from './docx-edit.ts'

export { noEdits } from './docx-edit-types.ts'

/** Comments and tracked changes in somebody's Word file; see docx-edit.ts. */
export const editDocx = async (...input: Parameters<typeof import('./docx-edit.ts').editDocx>) =>
  (await import('./docx-edit.ts')).editDocx(...input)

/** Tracked changes as signs on paper; see redline.ts. */
export const printRedline = async (...input: Parameters<typeof import('./redline.ts').printRedline>) =>
  (await import('./redline.ts')).printRedline(...input)

/** A Word file with its tracked changes accepted; see redline-accept.ts. */
export const acceptRevisions = async (
  ...input: Parameters<typeof import('./redline-accept.ts').acceptRevisions>
) => (await import('./redline-accept.ts')).acceptRevisions(...input)

/** A 核稿版 without what only those may have who work on it; see docx-clean.ts. */
export const withoutReview = async (...input: Parameters<typeof import('./docx-clean.ts').withoutReview>) =>
  (await import('./docx-clean.ts')).withoutReview(...input)
