/** The sample meetings as the program opens them, their packs, and packs of meetings that a test changes or makes up. */
import { makePack, openMeeting, openWorkspace } from '../../src/index.ts'
import type { PackInput, PackOptions, Packed, Paper, Problem, Result, Workspace } from '../../src/index.ts'
import { readCsv } from '../../src/text/table-csv.ts'
import { Source } from '../../src/text/source.ts'
import { plainLibrary } from './workspace.ts'

export const meetings = ['产业招商推进会', '安全生产电视电话会'] as const
export type MeetingName = (typeof meetings)[number]

const folder = 'content/meetings'

/**
 * The shipped templates and styles, opened once for all tests of a file, with the small library: what is tested here does
 * not change as the phrase library grows.
 */
const shipped = openWorkspace(folder).then((workspace) => ({ ...workspace, phrases: plainLibrary }))

/** Everything that a sample is made from. */
export async function sampleMeeting(name: MeetingName): Promise<PackInput> {
  const { value, problems } = await openMeeting(`${folder}/${name}.yaml`)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return value
}

/** Texts of a meeting's files; what is left out stays as it is. */
export interface Changes {
  sheet?: string
  facts?: string
  /** The only table of the meeting, a .csv. */
  table?: string
}

function renewed(old: Source, text: string | undefined): Source {
  return text === undefined ? old : new Source(old.path, text)
}

/** A meeting with other texts in its files. */
export function changed(input: PackInput, { sheet, facts, table }: Changes): PackInput {
  const tables = [...(input.tables ?? [])].map(
    ([file, read]) => [file, table === undefined ? read : readCsv(file, Buffer.from(table))] as const,
  )
  return {
    ...input,
    sheet: renewed(input.sheet, sheet),
    tables: new Map(tables),
    ...(input.facts ? { facts: { ...input.facts, source: renewed(input.facts.source, facts) } } : {}),
  }
}

/** A meeting sheet given as text, with a fact sheet where it has one. */
export function meetingOf(sheet: string, facts?: string): PackInput {
  return {
    sheet: new Source('会议.yaml', sheet),
    ...(facts === undefined ? {} : { facts: { source: new Source('事实.yaml', facts) } }),
  }
}

/** A pack as Markdown without the volume, of every paper unless told otherwise. */
export async function packOf(
  input: PackInput,
  options: PackOptions = {},
  workspace?: Workspace,
): Promise<Result<Packed>> {
  const usual: PackOptions = { only: ['全部'], formats: ['md'], volume: false }
  return makePack(input, workspace ?? (await shipped), { ...usual, ...options })
}

/** A paper by its name, 表态发言（城关镇）; throws where there is none. */
export function paperOf({ papers }: Packed, name: string): Paper {
  const paper = papers.find((one) => one.name === name)
  if (!paper) throw new Error(`no ${name} among ${papers.map((one) => one.name).join('、')}`)
  return paper
}

const front = /^---\n[\s\S]*?\n---\n+/u

/** A draft without its front matter. */
export function bodyOf({ draft }: Pick<Paper, 'draft'>): string {
  return draft.markdown.replace(front, '')
}

/** How many characters the front matter of a draft has: its trace counts from before it. */
export function frontLength({ draft }: Pick<Paper, 'draft'>): number {
  return front.exec(draft.markdown)?.[0].length ?? 0
}

/** Codes and messages, as a test compares them. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ level, code, message }) => `${level} ${code}: ${message}`)
}
