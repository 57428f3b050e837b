/** `bigan pack --diff`: what a change touches, and what has to be printed again. Writes nothing. */
import path from 'node:path'
import { exists, FileError } from '../files.ts'
import {
  earlierFromPack,
  earlierFromRecord,
  editedPapers,
  makePack,
  openEarlier,
  packChanges,
  type EarlierPack,
  type MeetingFiles,
  type PackOptions,
  type PackRecord,
  type Problem,
  type Workspace,
} from '../index.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { recordFileOf } from './pack-file.ts'
import { volumeName } from './pack-save.ts'
import { changesJson, prettyChanges } from './report/pack-changes.ts'
import { prettyProblems, tally } from './report/pretty.ts'

export interface Diffing {
  /** The meeting sheet of now, absolute and opened. */
  file: string
  input: MeetingFiles
  problems: Problem[]
  /** An earlier meeting or fact sheet as typed; without one the record of the last run counts. */
  earlier?: string
  out: string
  before?: PackRecord
  workspace: Workspace
  options: PackOptions
  format: 'pretty' | 'json'
}

export async function diffPack(diffing: Diffing, io: Io): Promise<Exit> {
  const { input, workspace, out, before } = diffing
  const edited = await editedPapers(out, before)
  const hand = new Map([...edited.value].map(([stem, { speech }]) => [stem, speech]))
  const options = { ...diffing.options, hand }
  const then = await earlierOf(diffing, options, io)
  const now = await makePack(input, workspace, options)
  const problems = [...diffing.problems, ...edited.problems, ...then.problems, ...now.problems]
  if (problems.length > 0) io.err(`${prettyProblems(problems)}共${tally(problems)}\n`)
  const code = problems.some(({ level }) => level === 'error') ? exit.problems : exit.fine
  if (now.value.papers.length === 0 || !then.value) {
    io.err('有差错，没有比对\n')
    return code
  }
  const changes = packChanges(then.value, now.value, { templates: workspace.units, hand })
  io.out(diffing.format === 'json' ? changesJson(changes) : prettyChanges(changes, volumeName))
  return code
}

async function earlierOf(
  { earlier, file, input, workspace, out, before }: Diffing,
  options: PackOptions,
  io: Io,
): Promise<{ value?: EarlierPack; problems: Problem[] }> {
  if (earlier === undefined) {
    if (before) return { value: earlierFromRecord(before), problems: [] }
    const record = path.relative(io.cwd, recordFileOf(out))
    if (exists(recordFileOf(out))) throw new FileError(`“${record}”不是成套时留下的记录，没有可比的`)
    throw new UsageError(
      `没有上次成套的记录（${record}），没有可比的；要和原来的表比，请写 --diff 原来的表.yaml`,
    )
  }
  const old = await openEarlier(path.resolve(io.cwd, earlier), file, input, earlier)
  const made = await makePack(old.value, workspace, options)
  const problems = [...old.problems, ...made.problems].filter(({ level }) => level === 'error')
  return { ...(made.value.papers.length > 0 ? { value: earlierFromPack(made.value) } : {}), problems }
}
