/** Everything on disk that a meeting is made from: its sheet, its tables, and the fact sheet of its speech. */
import path from 'node:path'
import { speechFileOf, tablesInMeeting } from './meeting/index.ts'
import type { Problem, Result } from './text/problem.ts'
import { FileError, readText } from './files.ts'
import { readTables } from './tables.ts'
import { readYaml } from './text/yaml.ts'
import type { PackInput } from './pack.ts'

export interface MeetingFiles extends PackInput {
  /** The fact sheet as the meeting sheet names it, made absolute; absent where it names none or it is not there. */
  factsFile?: string
}

/**
 * Opens a meeting sheet. `shown` is how problems name it. A fact sheet that cannot be read is a problem at the place
 * where it is named; the meeting sheet itself throws a FileError.
 */
export async function openMeeting(file: string, shown = file): Promise<Result<MeetingFiles>> {
  const sheet = readText(file, shown)
  const folder = path.dirname(file)
  const datum = readYaml(sheet).value
  const tables = await readTables(sheet, folder, tablesInMeeting)
  const value: MeetingFiles = { sheet, tables }
  const named = speechFileOf(datum)
  if (!named) return { value, problems: [] }
  const factsFile = path.resolve(folder, named.file)
  const problems: Problem[] = []
  try {
    const source = readText(factsFile, path.join(path.dirname(shown), named.file).replaceAll('\\', '/'))
    value.facts = { source, tables: await readTables(source, path.dirname(factsFile)) }
    value.factsFile = factsFile
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const message = `${error.message}；讲话的事实表，路径从会议表所在的文件夹算起`
    problems.push({ code: 'pack/no-facts', level: 'error', message, place: named.place })
  }
  return { value, problems }
}
