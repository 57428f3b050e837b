/** New wordings into a file of the library: numbered, compared with what is there, checked, and written at its end. */
import type { Place } from '../text/place.ts'
import { hasErrors, type Problem, type Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { Terms } from '../terms/index.ts'
import { addToFile } from './edit.ts'
import { claimsIn } from './lint-claims.ts'
import type { Asked } from './lint-slots.ts'
import { lintPhrases } from './lint.ts'
import { nextId, type NewPhrase } from './print.ts'
import { readPhrases } from './read.ts'
import { nearDuplicates } from './similar.ts'
import { piecesOf } from './slots.ts'
import type { Phrase } from './types.ts'

/** A wording that is to become an entry. */
export interface Wording extends Omit<NewPhrase, 'id'> {
  /** Where it was found. */
  place?: Place
  /** What was done to it, to be read by a person. */
  note?: string
}

export interface Refused {
  wording: Wording
  /** Why it was not taken, to be read behind its text. */
  reason: string
}

export interface Taken {
  /** The file's text with the new entries in it; as it was where there are none. */
  text: string
  /** The new entries with the wordings that they are made of. */
  added: { phrase: Phrase; wording: Wording }[]
  refused: Refused[]
}

export interface TakeOptions {
  /** The rest of the library. */
  beside: readonly Phrase[]
  /** Takes what says the same as another entry, and what would be a figure or a decision. */
  force?: boolean
  asked?: Asked
  terms?: Terms
  day?: string
  /** Names that are masked when entries are compared: the office's region. */
  names?: readonly string[]
}

/** The file with the wordings that may stand in it. Undefined, with the reason, where the file cannot be added to. */
export function takePhrases(
  file: Source,
  wordings: readonly Wording[],
  options: TakeOptions,
): Result<Taken | undefined> {
  const here = readPhrases(file)
  const library = [...options.beside, ...here.value.phrases]
  const { kept, refused } = sift(wordings, library, options)
  if (kept.length === 0) {
    const isBroken = hasErrors(here.problems)
    return isBroken
      ? { value: undefined, problems: here.problems }
      : { value: { text: file.text, added: [], refused }, problems: [] }
  }
  const ids = new Set(library.map(({ id }) => id))
  const entries = kept.map(({ place: _place, note: _note, ...wording }): NewPhrase => {
    const id = nextId(wording.kind, ids)
    ids.add(id)
    return { id, ...wording }
  })
  const edited = addToFile(file, entries)
  if (!edited.value) return { value: undefined, problems: edited.problems }
  const { text, added } = edited.value
  const told = lintPhrases({
    phrases: added,
    beside: library,
    sources: new Map([[file.path, new Source(file.path, text)]]),
    ...(options.asked ? { asked: options.asked } : {}),
    ...(options.terms ? { terms: options.terms } : {}),
    ...(options.day === undefined ? {} : { day: options.day }),
  })
  return {
    value: { text, added: added.map((phrase, i) => ({ phrase, wording: kept[i]! })), refused },
    problems: [...edited.problems, ...told.map(asNew)],
  }
}

/** Whoever adds an entry can still name another kind: that no template asks for this one is a doubt. */
function asNew(problem: Problem): Problem {
  return problem.code === 'phrase/kind' ? { ...problem, level: 'warn' } : problem
}

/** What is new, and what is left out with the reason. */
function sift(
  wordings: readonly Wording[],
  library: readonly Phrase[],
  { force = false, names = [] }: TakeOptions,
): { kept: Wording[]; refused: Refused[] } {
  const refused: Refused[] = []
  const fit = wordings.filter((wording) => {
    const reason = unfit(wording, force)
    if (reason !== undefined) refused.push({ wording, reason })
    return reason === undefined
  })
  if (force) return { kept: fit, refused }
  const drafts = fit.map(asPhrase)
  const isKept = drafts.map(() => true)
  const index = new Map(drafts.map((draft, i) => [draft, i]))
  for (const { phrases } of nearDuplicates([...library, ...drafts], { names })) {
    const [first, ...others] = phrases
    for (const phrase of others) {
      const at = index.get(phrase)
      if (at === undefined) continue
      isKept[at] = false
      refused.push({ wording: fit[at]!, reason: likeWords(first!, index.has(first!)) })
    }
  }
  const order = new Map(wordings.map((wording, i) => [wording, i]))
  refused.sort((a, b) => order.get(a.wording)! - order.get(b.wording)!)
  return { kept: fit.filter((_, i) => isKept[i]), refused }
}

function likeWords(like: Phrase, isNew: boolean): string {
  return isNew
    ? `与前面的“${brief(like.text)}”雷同`
    : `与 ${like.file}:${like.line} 的“${like.id}”（${brief(like.text)}）雷同`
}

function brief(text: string): string {
  const characters = [...text]
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : text
}

function unfit({ text, suggestion }: Wording, force: boolean): string | undefined {
  if (!piecesOf(text)) return '【】不成对，或者里面是空的'
  if (/[\n\r]/u.test(text)) return '不止一行'
  const claims = suggestion || force ? [] : claimsIn(text)
  const [claim] = claims
  if (!claim) return undefined
  return claim.what === '数字'
    ? `“${claim.word}”是具体数字，用语库不下断言；请改成空位，例如【数字】`
    : `“${claim.word}”是要领导定的事，用语库不代作决定；要作为建议收，加 --建议`
}

/** As far as comparing asks for it: where it will stand is not known yet. */
export function asPhrase({ kind, text }: Pick<Wording, 'kind' | 'text'>): Phrase {
  return {
    id: '',
    kind,
    text,
    pieces: piecesOf(text) ?? [],
    sections: [],
    meetings: [],
    topics: [],
    audiences: [],
    answers: [],
    tags: [],
    conflicts: [],
    suggestion: false,
    refrain: false,
    file: '',
    start: 0,
    end: 0,
    line: 0,
    column: 0,
  }
}

/** The text of a file of an office's own, before its first entry. */
export function newPhraseFile(about: string): string {
  return `# yaml-language-server: $schema=../schema/phrases.schema.json
# 一条用语一项；编号、类别、文字三样必写，其余可以不写，各项见程序文件夹里的 docs/用语表.md。
# 空位写成【主题】【地区】【会议】；具体的数字、机构、考核、时限不写进来。
# - 编号: 过渡-本单位-01
#   类别: 过渡.成绩到问题
#   文字: 成绩要讲够，问题也要讲透。
#   语气: 批评
#   来源: 在全区项目推进会上的讲话，2026-03-05
说明: ${about}
用语:
`
}
