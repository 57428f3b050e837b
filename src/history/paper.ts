/** Any draft as people worked on it, made ready to be kept: its words as Markdown, and what may not stand in a 定稿. */
import { decodeText, documentFormat, readDocument, readWordFormat } from '../read/index.ts'
import type { Problem, Result } from '../text/problem.ts'
import { markdownOf } from '../write/index.ts'
import { unready } from './unready.ts'

export interface KeptPaper {
  markdown: string
  /** Of a file that is no Markdown: how its name ends. */
  ending?: string
  /** What is left to be done in it. */
  unready: Problem[]
}

/** Reads a draft of any format. The value is undefined where it cannot be read. */
export async function readPaper(path: string, given: Uint8Array): Promise<Result<KeptPaper | undefined>> {
  const modern = await withoutOldFormat(path, given)
  const bytes = modern.value
  const { value: speech, problems } = await readDocument(path, bytes)
  const reading = [...modern.problems, ...problems]
  if (!speech) return { value: undefined, problems: reading }
  const kind = documentFormat(path, bytes)
  const word = kind === 'docx' ? (await readWordFormat(path, bytes)).value : undefined
  const left = unready(speech, word)
  const text = kind === 'md' ? decodeText(bytes)?.text : undefined
  if (text !== undefined) return { value: { markdown: text, unready: left }, problems: reading }
  const { value: markdown } = await markdownOf(speech)
  const ending = /\.([A-Za-z]{2,8})$/u.exec(path)?.[1]?.toLowerCase() ?? 'txt'
  return { value: { markdown, ending: ending === 'md' ? 'txt' : ending, unready: left }, problems: reading }
}

async function withoutOldFormat(path: string, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (documentFormat(path, bytes) !== 'ole') return { value: bytes, problems: [] }
  // another program is only started where there is an old file
  const { modernized } = await import('../convert.ts')
  return modernized(path, bytes)
}
