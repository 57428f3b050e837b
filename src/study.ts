/** An old speech in any format → clean Markdown, a sheet, a template, and what a person should look at. */
import handlebars from 'handlebars'
import { modernized } from './convert.ts'
import { compile } from './draft/index.ts'
import { countProblems, learnSpeech, maskProblems, structureProblems, type Learned } from './learn/index.ts'
import { makeDraft, type Made } from './make.ts'
import { cutLines, isWanted, mendOld, withCutLines, type Mended } from './mend-old.ts'
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
  const keep = options.keep ?? new Set<string>()
  const wanted = { isWanted: isWanted(keep) }
  const plain = await readDocument(path, old.value)
  // what is to be kept is known by what would have gone
  const first = keep.size === 0 ? plain : await readDocument(path, old.value, wanted)
  const problems = [...old.problems, ...first.problems.filter(({ code }) => code !== 'read/page-line')]
  if (!first.value) return { value: undefined, problems }
  if (isTextNamedWord(path, old.value)) {
    const message = `“${path}”名字是 Word 文件，里面却是纯文本，可能已经损坏，没有学；如确是讲话稿，请把后缀改成 .txt 再学`
    return { value: undefined, problems: [...problems, { code: 'learn/not-word', level: 'error', message }] }
  }
  const { text, format, isGiven } = await textOf(path, old.value, first.value)
  const file = isGiven ? path : `${options.name}.md`
  const clean = await mendOld(text, { format, isGiven, path: file, read: first.problems, keep })
  const mended = clean && withCutLines(clean, cutLines(plain.problems), keep)
  if (!mended || plainWords(mended.speech).trim() === '') {
    const message = `“${path}”里没有文字，学不到什么；如是扫描件，请先识别成文字`
    return { value: undefined, problems: [...problems, { code: 'learn/empty', level: 'error', message }] }
  }
  const learned = learnSpeech(mended.speech, options.name)
  const { value: markdown } = await markdownOf(mended.speech)
  const found = [structureProblems, maskProblems, leftProblems].flatMap((told) => told(mended.speech))
  const counts = countProblems(mended.speech, learned.speech.parts.length)
  const told = [...problems, ...mended.inFile([...found, ...counts])]
  return { value: { mended, learned, markdown, problems: told }, problems }
}

/** Half of a Word file, a page of an error or a note that got its name: such text is no speech of somebody's. */
function isTextNamedWord(path: string, bytes: Uint8Array): boolean {
  const format = documentFormat(path, bytes)
  return /\.(?:docx|docm|dotx)$/iu.test(path) && (format === 'txt' || format === 'md')
}

const unlearned: Readonly<Record<string, string>> = {
  code: '代码块，不是讲话的文字，没有学；如是正文，请去掉前后的“```”',
  image: '图片，事实表和模板里放不下，没有学；请起草后另插',
  table: '表格，事实表的正文里放不下，学来的事实表在这里留了【待补：表格】，请另写',
}

/** What stands in the text and cannot go into a sheet: told at its place, so that nothing is gone without a word. */
function leftProblems({ tree, source }: Speech): Problem[] {
  return tree.children.flatMap((block): Problem[] => {
    const inner = block.type === 'paragraph' ? block.children : []
    return [block, ...inner].flatMap(({ type, position }): Problem[] => {
      const what = unlearned[type]
      const start = position?.start.offset
      if (what === undefined || start === undefined) return []
      const place = { source, start, end: position?.end.offset ?? start }
      return [{ code: 'learn/left', level: 'info', message: `这里是${what}`, place }]
    })
  })
}

/** Plain text and Markdown are mended as they are; of Word files and pages the words as Markdown. */
async function textOf(
  path: string,
  bytes: Uint8Array,
  speech: Speech,
): Promise<{ text: string; format: 'md' | 'txt'; isGiven: boolean }> {
  const format = documentFormat(path, bytes)
  if (format === 'txt' || format === 'md')
    return { text: (decodeText(bytes)?.text ?? '').replace(/^\uFEFF/u, ''), format, isGiven: true }
  const { value } = await markdownOf(speech)
  return { text: value, format: 'md', isGiven: false }
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
