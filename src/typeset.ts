/** An edited draft into Word or HTML: read → write, by the style that its front matter or the caller names. */
import { editions, type Edition, type Format } from './make.ts'
import { readMarkdown } from './read/index.ts'
import { plainText, type Speech } from './speech/index.ts'
import { parseDay } from './text/dates.ts'
import { sortProblems, type Problem, type Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import { writers } from './write/index.ts'
import { layoutOf, type Workspace } from './workspace.ts'

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
  const edition = options.edition ?? editionOf(speech.value)
  const layout = layoutOf(workspace, options.style ?? usualStyle(speech.value, edition, workspace))
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

/** The edition that a Markdown text says it was drafted for; 印制版 where it says none. */
export function draftedEdition(source: Source): Edition {
  return editionOf(readMarkdown(source).value)
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
