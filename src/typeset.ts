/** An edited draft into Word or HTML: read → write, by the style that its front matter or the caller names. */
import { readLayout } from './layout/index.ts'
import { editions, type Edition, type Format } from './make.ts'
import { readMarkdown } from './read/index.ts'
import { plainText } from './speech/index.ts'
import { parseDay } from './text/dates.ts'
import { sortProblems, type Problem, type Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import { writers } from './write/index.ts'
import type { Workspace } from './workspace.ts'

export interface TypesetOptions {
  format?: Exclude<Format, 'md'>
  style?: string
  edition?: Edition
}

/** Sets a Markdown text. The value is undefined where the style cannot be used. */
export async function typeset(
  source: Source,
  workspace: Workspace,
  options: TypesetOptions = {},
): Promise<Result<string | Uint8Array | undefined>> {
  const speech = readMarkdown(source)
  const problems: Problem[] = [...workspace.problems, ...speech.problems]
  const { entries } = speech.value.meta
  const edition =
    options.edition ??
    (Object.keys(editions) as Edition[]).find((key) => editions[key] === entries['版本']) ??
    'print'
  const usual = edition === 'large' ? 'large' : (entries['样式'] ?? workspace.office.style ?? 'gbt9704')
  const layout = readLayout(options.style ?? usual, workspace.styles)
  problems.push(...layout.problems)
  if (!layout.value) return { value: undefined, problems: sortProblems(problems) }
  const date = dateOf(speech.value.outline.head.date)
  const written = await writers[options.format ?? 'docx'](speech.value, layout.value, {
    edition,
    ...(date ? { date } : {}),
  })
  problems.push(...written.problems)
  return { value: written.value, problems: sortProblems(problems) }
}

/** The ISO day of the head block's date line, for the file's properties. */
function dateOf(node: Parameters<typeof plainText>[0] | undefined): string | undefined {
  const text = node && /\d{4}年\d{1,2}月\d{1,2}日/.exec(plainText(node))?.[0]
  const day = text === undefined ? undefined : parseDay(text)
  return day && `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`
}
