/** The entries of all files as one library. */
import type { Problem, Result } from '../text/problem.ts'
import type { Phrase, PhraseFile } from './types.ts'

export class Library {
  readonly phrases: readonly Phrase[]
  readonly #byKind: ReadonlyMap<string, readonly Phrase[]>
  readonly #byId: ReadonlyMap<string, Phrase>

  constructor(phrases: readonly Phrase[]) {
    this.phrases = phrases
    const byKind = new Map<string, Phrase[]>()
    for (const phrase of phrases) {
      const same = byKind.get(phrase.kind)
      if (same) same.push(phrase)
      else byKind.set(phrase.kind, [phrase])
    }
    this.#byKind = byKind
    this.#byId = new Map(phrases.map((phrase) => [phrase.id, phrase]))
  }

  get kinds(): readonly string[] {
    return [...this.#byKind.keys()]
  }

  /** The entries of a kind, 过渡.成绩到问题, or of all kinds below one, 过渡. */
  ofKind(kind: string): readonly Phrase[] {
    const exact = this.#byKind.get(kind)
    if (exact) return exact
    return [...this.#byKind].flatMap(([name, phrases]) => (name.startsWith(`${kind}.`) ? phrases : []))
  }

  get(id: string): Phrase | undefined {
    return this.#byId.get(id)
  }
}

/**
 * One library of the files of several folders, the shipped one first: an entry of a later folder stands for that of the
 * same 编号 before it. Within a folder an 编号 is used once; the second one is told and left out.
 */
export function joinFiles(folders: readonly (readonly PhraseFile[])[]): Result<Library> {
  const byId = new Map<string, Phrase>()
  const problems: Problem[] = []
  for (const files of folders) {
    const here = new Map<string, Phrase>()
    for (const phrase of files.flatMap((file) => file.phrases)) {
      const first = here.get(phrase.id)
      if (first) {
        const message = `${phrase.file}:${phrase.line}：编号“${phrase.id}”在 ${first.file}:${first.line} 已经用过，这一条没有采用，请改号`
        problems.push({ code: 'phrase/duplicate', level: 'error', message })
        continue
      }
      here.set(phrase.id, phrase)
      byId.set(phrase.id, phrase)
    }
  }
  return { value: new Library([...byId.values()]), problems }
}
