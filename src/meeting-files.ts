/** Everything on disk that a meeting is made from: its sheet, its tables, and the fact sheet of its speech. */
import path from 'node:path'
import { speechFileOf, tablesInMeeting } from './meeting/index.ts'
import type { Datum } from './text/datum.ts'
import { keyAt } from './text/keys.ts'
import type { Problem, Result } from './text/problem.ts'
import { FileError, readText } from './files.ts'
import { readTables } from './tables.ts'
import { readYaml } from './text/yaml.ts'
import type { PackInput } from './pack/index.ts'

export interface MeetingFiles extends PackInput {
  /** The fact sheet as the meeting sheet names it, made absolute; absent where it names none or it is not there. */
  factsFile?: string
}

/**
 * Opens a meeting sheet. `shown` is how problems name it; what it names is looked for in `folder`. A fact sheet that cannot
 * be read is a problem at the place where it is named; the meeting sheet itself, or a fact sheet in its stead, throws a
 * FileError.
 */
export async function openMeeting(
  file: string,
  shown = file,
  folder = path.dirname(file),
): Promise<Result<MeetingFiles>> {
  const sheet = readText(file, shown)
  const datum = readYaml(sheet).value
  if (!isMeeting(datum))
    throw new FileError(
      `“${shown}”是事实表，不是会议表；起草讲话请用 bigan draft ${shown}，成套材料要另写一张会议表，在“讲话”里写上这个文件`,
    )
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

/**
 * What a pack was made from when `earlier`, a meeting sheet or a fact sheet, stood in the place of the one of now. All
 * else is as now, and what it names is looked for where the sheet of now lies. `meetingFile` is that sheet, opened as `now`.
 */
export async function openEarlier(
  earlier: string,
  meetingFile: string,
  now: MeetingFiles,
  shown = earlier,
): Promise<Result<PackInput>> {
  const sheet = readText(earlier, shown)
  const datum = readYaml(sheet).value
  if (!isMeeting(datum)) {
    if (!now.facts || now.factsFile === undefined)
      throw new FileError(`“${shown}”是事实表，而会议表没有写“讲话”，用不上；请给出原来的会议表`)
    const facts = { source: sheet, tables: await readTables(sheet, path.dirname(now.factsFile)) }
    return { value: { ...now, facts }, problems: [] }
  }
  const folder = path.dirname(meetingFile)
  const tables = await readTables(sheet, folder, tablesInMeeting)
  const named = speechFileOf(datum)
  if (named && path.resolve(folder, named.file) !== now.factsFile) {
    return openMeeting(earlier, shown, folder)
  }
  return { value: { sheet, tables, ...(named && now.facts ? { facts: now.facts } : {}) }, problems: [] }
}

/** A meeting sheet and a fact sheet are told apart by their keys. */
function isMeeting(datum: Datum): boolean {
  if (datum.kind !== 'entries') return true
  const known = (level: 'meeting' | 'sheet'): number =>
    datum.entries.filter(({ key }) => keyAt(level, key.trim()) !== undefined).length
  return known('meeting') >= known('sheet')
}
