/** A draft or an old paper into Word or HTML: read → write, by the style that its front matter or the caller names. */
import { readFacts } from './facts/index.ts'
import { editions, type Edition, type Format } from './make.ts'
import { withOrigins } from './origins.ts'
import { decodeText, documentFormat, readDocument, readMarkdown } from './read/index.ts'
import { readTraceFile } from './record.ts'
import { plainText, type Speech } from './speech/index.ts'
import { parseDay } from './text/dates.ts'
import { sortProblems, type Problem, type Result } from './text/problem.ts'
import { Source } from './text/source.ts'
import { writers } from './write/index.ts'
import { layoutOf, type Workspace } from './workspace.ts'

export interface TypesetOptions {
  format?: Exclude<Format, 'md'>
  style?: string
  edition?: Edition
  /** The text of the trace beside a draft: the 核稿版 of one that nobody edited says where its figures come from. */
  trace?: string
}

/** A file of any format that can be read: .md, .docx, .txt, .html; .doc and .wps where LibreOffice is installed. */
export interface DocumentFile {
  /** As shown to people; its ending tells Markdown from plain text. */
  path: string
  bytes: Uint8Array
}

/**
 * Sets a Markdown text, or a file of any format. The value is undefined where the style cannot be used or the file cannot
 * be read (codes of the second kind begin with the reader's name).
 */
export async function typeset(
  input: Source | DocumentFile,
  workspace: Workspace,
  options: TypesetOptions = {},
): Promise<Result<string | Uint8Array | undefined>> {
  const read = input instanceof Source ? readMarkdown(input) : await readFile(input)
  if (!read.value)
    return { value: undefined, problems: sortProblems([...workspace.problems, ...read.problems]) }
  const speech = { ...read, value: read.value }
  const problems: Problem[] = [...workspace.problems, ...speech.problems]
  const edition = options.edition ?? editionOf(speech.value)
  const layout = layoutOf(workspace, options.style ?? usualStyle(speech.value, edition, workspace))
  problems.push(...layout.problems)
  if (!layout.value) return { value: undefined, problems: sortProblems(problems) }
  const date = dateOf(speech.value.outline.head.date)
  const marked = edition === 'review' ? withTrace(speech.value, workspace, options, problems) : speech.value
  const written = await writers[options.format ?? 'docx'](marked, layout.value, {
    edition,
    ...(date ? { date } : {}),
  })
  problems.push(...written.problems)
  return { value: written.value, problems: sortProblems(problems) }
}

/** The speech with the origins that the trace of its draft knows; what an edited text says is nobody's. */
function withTrace(
  speech: Speech,
  workspace: Workspace,
  { trace }: TypesetOptions,
  problems: Problem[],
): Speech {
  const file = trace === undefined ? undefined : readTraceFile(trace)
  if (file?.稿子 === speech.source.text) {
    const facts = readFacts(new Source('', file.事实表)).value
    return withOrigins(speech, file.出处, [], { library: workspace.phrases, facts })
  }
  const message = file
    ? '稿子起草以后改过，各处数据没有标出处，也没有数据核对表；出处以起草时的核稿版为准'
    : '稿子旁边没有起草时的 .trace.json，各处数据没有标出处，也没有数据核对表'
  // Other texts were never drafted from a sheet.
  if (speech.meta.entries['模板'] !== undefined)
    problems.push({ code: 'typeset/no-origins', level: 'info', message })
  return speech
}

async function readFile({ path, bytes }: DocumentFile): Promise<Result<Speech | undefined>> {
  if (documentFormat(path, bytes) !== 'ole') return readDocument(path, bytes)
  // another program is only started where there is an old file
  const { modernized } = await import('./convert.ts')
  const modern = await modernized(path, bytes)
  const read = await readDocument(path, modern.value)
  return { value: read.value, problems: [...modern.problems, ...read.problems] }
}

/** The edition that a Markdown text says it was drafted for; 印制版 where it says none, and for other formats. */
export function draftedEdition(input: Source | DocumentFile): Edition {
  if (input instanceof Source) return editionOf(readMarkdown(input).value)
  const isDraft = documentFormat(input.path, input.bytes) === 'md'
  const text = isDraft ? decodeText(input.bytes)?.text : undefined
  return text === undefined ? 'print' : draftedEdition(new Source(input.path, text))
}

function editionOf({ meta }: Speech): Edition {
  return (Object.keys(editions) as Edition[]).find((key) => editions[key] === meta.entries['版本']) ?? 'print'
}

/** The speaker's own style for large print; else what the draft was made in, where that is the same kind of edition. */
function usualStyle(speech: Speech, edition: Edition, { office }: Workspace): string {
  if (edition === 'large') {
    const node = speech.outline.head.speaker
    const speaker = node && plainText(node).trim()
    return (
      office.speakers?.find(({ name }) => name !== undefined && speaker?.endsWith(name))?.style ?? 'large'
    )
  }
  const drafted = editionOf(speech) === 'large' ? undefined : speech.meta.entries['样式']
  return drafted ?? office.style ?? 'gbt9704'
}

/** The ISO day of the head block's date line, for the file's properties. */
function dateOf(node: Parameters<typeof plainText>[0] | undefined): string | undefined {
  const text = node && /\d{4}年\d{1,2}月\d{1,2}日/.exec(plainText(node))?.[0]
  const day = text === undefined ? undefined : parseDay(text)
  return day && `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`
}
