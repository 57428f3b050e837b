/** An old speech in any format → clean Markdown, a sheet, a template, and what a person should look at. */
import handlebars from 'handlebars'
import { modernized } from './convert.ts'
import { compile } from './draft/index.ts'
import { learnSpeech, maskProblems, type Learned } from './learn/index.ts'
import { makeDraft, type Made } from './make.ts'
import { mendOld, type Mended } from './mend-old.ts'
import { decodeText, documentFormat, readDocument } from './read/index.ts'
import { plainWords, type Speech } from './speech/index.ts'
import { likenessOf } from './text/likeness.ts'
import type { Problem } from './text/problem.ts'
import { Source } from './text/source.ts'
import type { Workspace } from './workspace.ts'
import { markdownOf } from './write/index.ts'

export interface StudyOptions {
  /** What sheet and template are called; they are named after the file otherwise. */
  name: string
  /** Ids of mends that are not wanted. */
  keep?: ReadonlySet<string>
}

export interface Studied {
  mended: Mended
  learned: Learned
  /** The clean text as Markdown. */
  markdown: string
  /** What reading said. */
  problems: Problem[]
}

/** Studies one old paper; undefined, with a problem that says why, where it cannot be read or has no words. */
export async function study(
  path: string,
  bytes: Uint8Array,
  options: StudyOptions,
): Promise<{ value: Studied | undefined; problems: Problem[] }> {
  const old = await modernized(path, bytes)
  const first = await readDocument(path, old.value)
  const problems = [...old.problems, ...first.problems]
  if (!first.value) return { value: undefined, problems }
  const text = await textOf(path, old.value, first.value)
  const mended = await mendOld(text.text, text.format, options.keep)
  if (!mended || plainWords(mended.speech).trim() === '') {
    const message = `“${path}”里没有文字，学不到什么；如是扫描件，请先识别成文字`
    return { value: undefined, problems: [...problems, { code: 'learn/empty', level: 'error', message }] }
  }
  const learned = learnSpeech(mended.speech, options.name)
  const { value: markdown } = await markdownOf(mended.speech)
  const told = [...problems, ...maskProblems(mended.speech)]
  return { value: { mended, learned, markdown, problems: told }, problems }
}

/** Plain text and Markdown are mended as they are; of Word files and pages the words as Markdown. */
async function textOf(
  path: string,
  bytes: Uint8Array,
  speech: Speech,
): Promise<{ text: string; format: 'md' | 'txt' }> {
  const format = documentFormat(path, bytes)
  if (format === 'txt' || format === 'md') return { text: decodeText(bytes)?.text ?? '', format }
  const { value } = await markdownOf(speech)
  return { text: value, format: 'md' }
}

export interface Fidelity {
  /** 0…1: 1 − edit distance ÷ length, over 汉字 and digits. */
  share: number
  made: Made
  problems: Problem[]
}

/** How much of a speech a draft of its own sheet and template gives back. */
export async function fidelityOf({ learned, mended }: Studied, workspace: Workspace): Promise<Fidelity> {
  const file = {
    path: `templates/speech/${learned.template}.md.hbs`,
    text: learned.templateText,
    kind: 'speech' as const,
  }
  const parts = [...workspace.units.values()].filter(({ kind }) => kind === 'part').map(({ id }) => id)
  const compiled = compile([file], handlebars, parts)
  const units = new Map([...workspace.units, ...compiled.units.map((unit) => [unit.id, unit] as const)])
  const made = await makeDraft(
    { sheet: new Source(`${learned.template}.yaml`, learned.sheetText) },
    { ...workspace, units },
    { formats: ['md'], template: learned.template },
  )
  const share = made.value.speech ? likenessOf(lettersOf(mended.speech), lettersOf(made.value.speech)) : 0
  return { share, made: made.value, problems: [...compiled.problems, ...made.problems] }
}

/** Masked words (X个) are slots in the sheet (【待补：…】): neither is text of the speech. */
function lettersOf(speech: Speech): string {
  return plainWords(speech)
    .replaceAll(/【(?:待补|待核)[^【】]*】/gu, '')
    .replaceAll(/[^\p{Script=Han}\d]/gu, '')
}
