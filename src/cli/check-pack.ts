/** `bigan check 文件夹`: which papers of a meeting lie in a folder, and which meeting they are of. */
import path from 'node:path'
import { exists, filesBelow, isEdited, isFolder, readDocumentBytes } from '../files.ts'
import {
  editedPapers,
  isEditedTwice,
  openMeeting,
  reviewPack,
  sheetNamed,
  Source,
  type Checks,
  type MeetingInput,
  type PackPaper,
  type PackRecord,
  type Problem,
  type Reviewed,
  type SheetInput,
} from '../index.ts'
import { packRecordAt, recordFileOf } from './pack-file.ts'

export interface CheckingPack {
  folder: string
  /** As typed. */
  shown: string
  /** Over the sheet that the pack was made from. */
  meeting?: { value: MeetingInput; problems: Problem[] }
  facts?: SheetInput
}

/** True of a folder that `bigan pack` wrote. */
export function isPack(folder: string): boolean {
  return isFolder(folder) && packRecordAt(recordFileOf(folder)) !== undefined
}

/**
 * Checks all papers of a folder with the gates over them; each by itself and with its own findings. `problems` are those
 * of the meeting sheet that was looked for, and papers of which two edited files differ.
 */
export async function checkPackFolder(
  { folder, shown, meeting, facts }: CheckingPack,
  checks: Checks,
): Promise<{ reviews: Reviewed[]; problems: Problem[] }> {
  const record = packRecordAt(recordFileOf(folder))
  const papers = papersIn(folder, shown, record, checks)
  const opened = meeting ?? (await meetingOf(folder, shown, papers, record))
  const sheet = facts ? { sheet: facts } : {}
  const reviews = opened ? await reviewPack({ papers, meeting: opened.value, ...sheet }, checks) : []
  const both = reviews.length === 0 ? [] : (await editedPapers(folder, record)).problems.filter(isEditedTwice)
  return { reviews, problems: [...(meeting ? [] : (opened?.problems ?? [])), ...both] }
}

/** The sheet that the papers name in their front matter, else what the record keeps of it. */
async function meetingOf(
  folder: string,
  shown: string,
  papers: readonly PackPaper[],
  record: PackRecord | undefined,
): Promise<CheckingPack['meeting']> {
  for (const text of [...papers.map(({ bytes }) => bytes), ...generated(record)]) {
    const named = sheetNamed(text, '会议')
    const file = named === undefined ? undefined : path.resolve(folder, named)
    if (file !== undefined && exists(file)) return openMeeting(file, path.join(shown, named!))
  }
  if (!record) return undefined
  const { 会议表: sheet, 事实表: facts } = record
  const value: MeetingInput = { sheet: kept(sheet), ...(facts ? { facts: { source: kept(facts) } } : {}) }
  const message = `会议表“${sheet.文件}”找不到，照成套时的内容核对；可用 --meeting 给出现在的`
  return { value, problems: [{ code: 'pack/no-sheet', level: 'warn', message }] }
}

function kept({ 文件, 内容 }: { 文件: string; 内容: string }): Source {
  return new Source(文件, 内容)
}

function generated(record: PackRecord | undefined): Uint8Array[] {
  return Object.values(record?.材料 ?? {}).map(({ 稿子 }) => new TextEncoder().encode(稿子))
}

/** 01-会议通知, and what a unit sent in under the bare name of its paper: 表态发言（城关镇）. */
const numbered = /^\d{2}-(.+)$/u
/** What stands beside an edited paper, the combined volume, and the files of other programs. */
const noPaper = /\.新\d*$|^00-|^~\$|^\.|\.批注$|\.改$/u

/** The papers of the pack's record as they are now, and others that bear the name of one. */
function papersIn(
  folder: string,
  shown: string,
  record: PackRecord | undefined,
  checks: Checks,
): PackPaper[] {
  const stems = new Map<string, PackPaper>()
  const known = record?.材料 ?? {}
  for (const [stem, entry] of Object.entries(known)) {
    const file = fileOf(folder, stem, entry.文件)
    if (entry.不再需要 || file === undefined) continue
    const { 模板: paper, 名称: name } = entry
    stems.set(stem, { paper, name, ...contentOf(folder, shown, file), trace: entry })
  }
  const sent = ['.docx', '.md', '.txt', '.doc'].flatMap((ending) =>
    filesBelow(folder, ending, 0).map((file) => path.basename(file)),
  )
  for (const file of sent) {
    const stem = file.slice(0, file.length - path.extname(file).length)
    if (noPaper.test(stem) || Object.hasOwn(known, stem) || stems.has(stem)) continue
    const name = numbered.exec(stem)?.[1] ?? stem
    const paper = name.replace(/（.*$/u, '')
    if (checks.workspace.units.get(paper)?.kind !== 'meeting') continue
    // a paper sent in stands for the one that we made
    const own = [...stems].find(([, one]) => one.name === name)
    stems.set(own?.[0] ?? stem, { paper, name, ...contentOf(folder, shown, file) })
  }
  return [...stems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, paper]) => paper)
}

/** The Word file where somebody edited it, else the text. */
function fileOf(folder: string, stem: string, hashes: Readonly<Record<string, string>>): string | undefined {
  const at = (ending: string): string => path.join(folder, `${stem}.${ending}`)
  const isTouched = (ending: string): boolean => exists(at(ending)) && isEdited(at(ending), hashes[ending])
  const ending = isTouched('docx') ? 'docx' : ['md', 'docx', 'txt'].find((one) => exists(at(one)))
  return ending === undefined ? undefined : `${stem}.${ending}`
}

function contentOf(folder: string, shown: string, file: string): Pick<PackPaper, 'path' | 'bytes'> {
  const name = path.join(shown, file)
  return { path: name, bytes: readDocumentBytes(path.join(folder, file), name) }
}
