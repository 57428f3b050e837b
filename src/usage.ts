/** The record of which entries of the phrase library past speeches used: read for the choice, kept when a draft was written. */
import path from 'node:path'
import { exists, FileError, readText, writeFile } from './files.ts'
import type { Made } from './make.ts'
import { isUsage, readUsage, recordUsage, withUsage, type Usage } from './phrases/index.ts'
import { speechInUsage } from './phrasing.ts'
import type { Result } from './text/problem.ts'

/** Reads a usage file. Throws a FileError where it is not there. */
export function openUsage(file: string, shown = file): Result<Usage[]> {
  return readUsage(readText(file, shown))
}

/** Throws a FileError where a file stands that is no usage file: nothing is written into it. */
export function assertUsage(file: string, shown = file): void {
  if (exists(file) && !isUsage(readText(file, shown).text))
    throw new FileError(`“${shown}”不是用语记录，不能记在里面；请换一个文件名，例如 用语记录.tsv`)
}

/** A sheet as a usage file names it: from its own folder, so that both may move together. */
export function sheetInUsage(usageFile: string, sheetFile: string): string {
  return path.relative(path.dirname(usageFile), sheetFile).replaceAll('\\', '/')
}

/** What a draft prints of the library, as a row for a usage file. Entries whose sentence was cut are none of it. */
export function usageOf({ facts, draft }: Made, sheet: string): Usage {
  const printed = (draft?.trace ?? []).flatMap(({ from }) => (from.kind === 'phrase' ? [from.id] : []))
  return { ...speechInUsage(facts, sheet), phrases: [...new Set(printed)] }
}

/**
 * Writes the row of a draft into a usage file, which is made where it is not there. Gives the rows of before with this one
 * put in.
 */
export function recordSpeech(
  usageFile: string,
  sheetFile: string,
  made: Made,
  rows: readonly Usage[] = [],
): Usage[] {
  const speech = usageOf(made, sheetInUsage(usageFile, sheetFile))
  const before = exists(usageFile) ? readText(usageFile).text : ''
  const after = recordUsage(before, speech)
  if (after !== before) writeFile(usageFile, after)
  return withUsage(rows, speech)
}
