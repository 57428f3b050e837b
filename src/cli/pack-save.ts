/** Writing a pack: only what changed, never over what a person edited, and its record last. */
import path from 'node:path'
import { exists, hashOf, isEdited, placeDraft, writeFile } from '../files.ts'
import { packRecord, type Hashes, type Outcome, type PackRecord, type Packed, type Paper } from '../index.ts'
import type { Io } from './io.ts'
import { recordFileOf } from './pack-file.ts'

export interface Saving {
  out: string
  /** The meeting sheet as shown. */
  sheet: string
  force: boolean
  /** True where only some papers were made (--only): what else there is stays as it was. */
  partial: boolean
  /** What the last run remembers. */
  before?: PackRecord
}

export const volumeName = '00-会议材料汇编'

/**
 * Writes each file whole, and the pack's record beside its folder. Where a file cannot be written the record says what was
 * written until then, and the rest as it was.
 */
export function savePack(packed: Packed, saving: Saving, io: Io): void {
  const { out, before, partial } = saving
  const run: Run = { saving, io, hashes: {}, kept: new Map(), same: [] }
  const left = partial
    ? { leftOver: new Set<string>(), removed: new Set<string>() }
    : leftOvers(packed, saving)
  try {
    for (const paper of packed.papers) savePaper(paper, run)
    if (packed.volume) saveVolume(packed.volume, run)
  } finally {
    const { facts } = packed
    const names = { sheet: saving.sheet, ...(facts ? { facts: facts.source.path } : {}) }
    const outcome: Outcome = { hashes: run.hashes, kept: run.kept, ...left }
    if (before || Object.keys(run.hashes).length > 0)
      writeFile(recordFileOf(out), packRecord(packed, names, outcome, before))
  }
  if (run.same.length > 0) io.err(`未变：${run.same.join('、')}\n`)
  for (const stem of left.leftOver)
    io.err(`不再需要：${stem}（会议已经没有这份材料，文件没有动；不用的请删去）\n`)
  if (partial && exists(path.join(out, `${volumeName}.docx`)))
    io.err(`${volumeName}.docx 没有重做（这次只出了部分材料）；要重做请不加 --only 再运行一次\n`)
}

/** One run of saving. */
interface Run {
  saving: Saving
  io: Io
  hashes: Record<string, Hashes>
  kept: Map<string, 'text' | 'files'>
  /** Papers of which nothing had to be written. */
  same: string[]
}

function savePaper({ stem, files }: Paper, run: Run): void {
  const { out, before, force } = run.saving
  const known = before?.材料[stem]?.文件 ?? {}
  const markdown = files.find(({ format }) => format === 'md')
  // The Word file of an edited text is that text's: the new text gets a Word file of its own.
  const isTextEdited =
    !force && markdown !== undefined && isOthers(path.join(out, `${stem}.md`), known, 'md', markdown.content)
  const hashes: Hashes = { ...known }
  const done = files.map(({ format, content }, i) => {
    // what a break leaves as it was is like what somebody edited: made from what the sheets said before
    if (i > 0) run.kept.set(stem, 'files')
    const how = put(`${stem}.${format}`, content, hashes, isTextEdited, run)
    run.hashes[stem] = hashes
    return how
  })
  run.kept.delete(stem)
  if (done.includes('kept')) run.kept.set(stem, isTextEdited ? 'text' : 'files')
  if (done.every((how) => how === 'same')) run.same.push(stem)
}

function saveVolume(content: Uint8Array, run: Run): void {
  const hashes: Hashes = { ...run.saving.before?.汇编 }
  const how = put(`${volumeName}.docx`, content, hashes, false, run)
  run.hashes[''] = hashes
  if (how === 'same') run.same.push(volumeName)
}

/** True where a file stands that is none of ours and not what would be written. */
function isOthers(file: string, known: Hashes, format: string, content: string | Uint8Array): boolean {
  return [known[format], known[`新.${format}`], hashOf(content)].every((hash) => isEdited(file, hash))
}

/**
 * Puts one file and keeps its hash in `hashes`: that of the file itself, or, where an edited one was kept, of what stands
 * beside it now under 新. `beside` is for a file that belongs to an edited text.
 */
function put(
  name: string,
  content: string | Uint8Array,
  hashes: Hashes,
  beside: boolean,
  { saving: { out, force }, io }: Run,
): 'written' | 'same' | 'kept' {
  const format = path.extname(name).slice(1)
  const target = path.join(out, name)
  const hash = hashOf(content)
  if (!beside && exists(target) && !isEdited(target, hash)) {
    hashes[format] = hash
    delete hashes[`新.${format}`]
    return 'same'
  }
  const isKept = beside || (!force && isOthers(target, hashes, format, content) && exists(target))
  if (!isKept) {
    const known = [hashes[format], hashes[`新.${format}`]].find((one) => !isEdited(target, one))
    const placed = placeDraft(target, content, known, force)
    if (placed.backup) io.err(`原来的 ${name} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
    io.out(`${path.relative(io.cwd, placed.file)}\n`)
    hashes[format] = hash
    delete hashes[`新.${format}`]
    return 'written'
  }
  const file = putBeside(target, content, hashes[`新.${format}`])
  hashes[`新.${format}`] = hash
  const shown = path.relative(io.cwd, file)
  const isTarget = !beside || isOthers(target, hashes, format, content)
  if (isTarget) io.err(`${name} 改过，没有覆盖；新的写在 ${shown}（要覆盖请加 --force，原来的会另存一份）\n`)
  io.out(`${shown}\n`)
  return 'kept'
}

/** Beside an edited file: over what stood there last time, if nobody edited that too. */
function putBeside(target: string, content: string | Uint8Array, known: string | undefined): string {
  const ending = path.extname(target)
  const last = `${target.slice(0, -ending.length)}.新${ending}`
  if (known === undefined || isEdited(last, known))
    return placeDraft(target, content, undefined, false, true).file
  writeFile(last, content)
  return last
}

/** Papers of the last run that the meeting has no more: those whose files are still there, and those that are gone. */
function leftOvers(packed: Packed, { out, before }: Saving): { leftOver: Set<string>; removed: Set<string> } {
  const leftOver = new Set<string>()
  const removed = new Set<string>()
  for (const [stem, { 文件 }] of Object.entries(before?.材料 ?? {})) {
    if (packed.planned.includes(stem)) continue
    const isThere = Object.keys(文件).some((format) => exists(path.join(out, `${stem}.${format}`)))
    ;(isThere ? leftOver : removed).add(stem)
  }
  return { leftOver, removed }
}
