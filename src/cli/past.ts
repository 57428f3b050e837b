import path from 'node:path'
import { exists, FileError } from '../files.ts'
import { assertUsage, openUsage, recordSpeech, sheetInUsage, type Made, type MakeOptions } from '../index.ts'
import type { Io } from './io.ts'
import { prettyProblems } from './report/pretty.ts'

/** What past speeches used of the phrase library, for --usage, and where this one is recorded, for --record. */
export class Past {
  readonly #file: string | undefined
  readonly #recordFile: string | undefined
  #rows: NonNullable<MakeOptions['usage']>['rows'] = []

  /**
   * Reads the usage file. Throws a FileError where it is not there, unless this run is the one that makes it, and where
   * what is to be recorded in is some other file.
   */
  constructor(usage: string | undefined, record: string | undefined, io: Pick<Io, 'cwd' | 'err'>) {
    this.#file = usage === undefined ? undefined : path.resolve(io.cwd, usage)
    this.#recordFile = record === undefined ? undefined : path.resolve(io.cwd, record)
    if (this.#recordFile !== undefined) assertUsage(this.#recordFile, record)
    if (this.#file === undefined) return
    if (exists(this.#file)) {
      const { value, problems } = openUsage(this.#file, usage)
      io.err(prettyProblems(problems))
      this.#rows = value
    } else if (this.#file !== this.#recordFile)
      throw new FileError(`找不到用语记录“${usage}”，请核对文件名；头一回用请加上 --record，稿子写好就有了`)
  }

  /** What a sheet is drafted with. */
  for(sheetFile: string): Pick<MakeOptions, 'usage'> {
    if (this.#file === undefined) return {}
    return { usage: { rows: this.#rows, sheet: sheetInUsage(this.#file, sheetFile) } }
  }

  /** Records a speech that was written; the next ones of this run know of it. */
  record(sheetFile: string, made: Made): void {
    if (this.#recordFile === undefined) return
    const rows = recordSpeech(this.#recordFile, sheetFile, made, this.#rows)
    if (this.#recordFile === this.#file) this.#rows = rows
  }
}
