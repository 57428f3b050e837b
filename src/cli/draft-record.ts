/** `draft --record`: the version of a draft that was written. */
import path from 'node:path'
import {
  historyFolder,
  isFinal,
  lengths,
  readVersions,
  recordVersion,
  statuses,
  unready,
  Source,
  type Made,
  type NextPlace,
  type Problem,
  type Status,
} from '../index.ts'
import { oneOf } from './arguments.ts'
import { UsageError, type Io } from './io.ts'
import { versionName } from './report/versions.ts'

/** How a version is recorded. */
export interface Recording {
  status?: Status
  by?: string
  note?: string
}

export interface RecordFlags {
  record?: boolean
  status?: string
  by?: string
  note?: string
}

/** What --record, --status, --by and --note say; undefined where nothing is to be recorded. */
export function recordingOf({ record, status, by, note }: RecordFlags): Recording | undefined {
  if (!record) {
    if (status !== undefined || by !== undefined || note !== undefined)
      throw new UsageError('--status、--by、--note 要与 --record 连用')
    return undefined
  }
  return {
    ...(status === undefined ? {} : { status: statusOf(status) }),
    ...(by === undefined ? {} : { by }),
    ...(note === undefined ? {} : { note }),
  }
}

/** A status as the command line spells it. */
export function statusOf(value: string): Status {
  return oneOf('status', value, {
    ...(Object.fromEntries(statuses.map((one) => [one, one])) as Record<Status, Status>),
    comments: '征求意见稿',
    discussion: '讨论稿',
    submitted: '送审稿',
    draft: '草案',
    final: '定稿',
    proof: '清样',
  })
}

/** A name of a history as the command line gives it: no path. */
export function chainName(value: string): string {
  const name = value.trim()
  if (name === '' || name.startsWith('.') || /[/\\]/u.test(name))
    throw new UsageError('“--name”后面要写稿子的名称，不带文件夹，例如：--name 招商推进会')
  return name
}

/** What is said where a draft of another name is kept with an earlier one. */
export function continuesWords({ name, last }: NonNullable<NextPlace['continues']>): string {
  return `内容与“${name}”第${last.number}稿大部分相同，接在它后面（要另起一篇，请加 --name 名称）\n`
}

/** A draft as it was written: its history's name is that of its files. */
export interface WrittenDraft {
  made: Made
  /** As shown to people, without an ending: drafts/招商推进会. */
  stem: string
  sheet: string
  sheetText: string
  /** The contents of its trace, with the number that it is recorded under. */
  trace: (number?: number) => string
}

export interface VersionRecorded {
  /** Absent where the draft may not be recorded. */
  number?: number
  /** Why it may not. */
  problems: Problem[]
}

/** Records the version of a draft and says so. A 定稿 in which something is left to do is not recorded. */
export function recordDraft(
  { made, stem, sheet, sheetText, trace }: WrittenDraft,
  recording: Recording,
  io: Io,
): VersionRecorded {
  const { markdown, seed } = made.draft!
  const status = recording.status ?? made.facts.sheet.status ?? '讨论稿'
  if (isFinal(status)) {
    const problems = unready({ source: new Source(`${stem}.md`, markdown) })
    if (problems.length > 0) return { problems }
  }
  const folder = historyFolder(path.resolve(io.cwd, path.dirname(stem)), path.basename(stem))
  const { row, isNew } = recordVersion(folder, {
    status,
    time: io.now ?? '',
    markdown,
    trace,
    facts: sheetText,
    template: made.template!.id,
    seed,
    length: lengths[made.length],
    sheet: path.basename(sheet),
    ...(recording.by === undefined ? {} : { by: recording.by }),
    ...(recording.note === undefined ? {} : { note: recording.note }),
  })
  if (isNew) io.out(`${path.join(path.relative(io.cwd, folder), row.file)}（${row.changed}）\n`)
  else io.out(`与${versionName(row)}相同，没有另记一稿\n`)
  return { number: row.number, problems: [] }
}

/** Says that a draft of this name was settled before. */
export function tellSettled(stem: string, io: Io): void {
  const folder = historyFolder(path.resolve(io.cwd, path.dirname(stem)), path.basename(stem))
  const settled = readVersions(folder).value.findLast(({ status }) => isFinal(status))
  if (!settled) return
  const file = path.join(path.relative(io.cwd, folder), settled.file)
  io.err(
    `存疑：“${path.basename(stem)}”已经定稿，是${versionName(settled)}：${file}；` +
      '这里按事实表另写了一稿，不含定稿里手改的地方（不想再看到这句话，请加 --force）\n',
  )
}
