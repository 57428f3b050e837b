/** What the bench asks of bigan: the whole job, from the built dist. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, stringify } from 'yaml'
import type * as Api from '../src/index.ts'

export interface Sheet {
  path: string
  text: string
}

export interface Made {
  markdown: string
  docx: Uint8Array
}

const built = pathToFileURL(join(process.cwd(), 'dist', 'index.js')).href
const api = (await import(built)) as typeof Api

export const openWorkspace = api.openWorkspace

export function openSheet(path: string): Sheet {
  return { path, text: readFileSync(path, 'utf8') }
}

/** The same sheet under a title of its own. */
export function retitle(sheet: Sheet, number: number): Sheet {
  return { ...sheet, text: sheet.text.replace(/^标题: .*$/m, (line) => `${line}（${number}）`) }
}

/** The whole job: sheet → Markdown and Word. The workspace is open, as in a run over many sheets. */
export async function openJob(folder: string): Promise<(sheet: Sheet) => Promise<Made>> {
  const workspace = await openWorkspace(folder)
  return async (sheet) => {
    const source = new api.Source(sheet.path, sheet.text)
    const { value, problems } = await api.makeDraft({ sheet: source }, workspace)
    const [markdown, docx] = value.files.map(({ content }) => content)
    if (typeof markdown === 'string' && docx instanceof Uint8Array) return { markdown, docx }
    throw new Error(`${sheet.path}: ${problems[0]?.message}`)
  }
}

/** A sheet with every point of every block ten times over. */
export function tenfold(sheet: Sheet): Sheet {
  const blocks = parse(sheet.text) as Record<string, unknown>
  for (const [key, block] of Object.entries(blocks)) blocks[key] = repeatPoints(block, 10)
  return { ...sheet, text: stringify(blocks, { aliasDuplicateObjects: false }) }
}

function repeatPoints(block: unknown, times: number): unknown {
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return block
  const entries = Object.entries(block).map(([key, value]) => [
    key,
    key === '要点' ? repeated(value, times) : value,
  ])
  return Object.fromEntries(entries) as unknown
}

function repeated(list: unknown, times: number): unknown {
  return Array.isArray(list) ? Array.from({ length: times }, () => list as unknown[]).flat() : list
}

/** The whole pack of a meeting, files in memory; gives how many papers there were. */
export async function openMeetingJob(path: string): Promise<() => Promise<number>> {
  const workspace = await openWorkspace(dirname(path))
  const { value } = await api.openMeeting(path)
  return async () => {
    const made = await api.makePack(value, workspace, { only: ['全部'], volume: false })
    if (made.value.papers.length === 0) throw new Error(`${path}: ${made.problems[0]?.message}`)
    return made.value.papers.length
  }
}

/** Learning from an old speech: clean text, sheet and template. Gives how long the sheet is. */
export async function learnJob(path: string, bytes: Uint8Array): Promise<number> {
  const { value, problems } = await api.study(path, bytes, { name: '旧稿' })
  if (!value) throw new Error(`${path}: ${problems[0]?.message}`)
  return value.learned.sheetText.length
}

/** A speech of more than ten thousand characters that people edited, and figures that changed since. */
export async function reviseJob(sheet: Sheet): Promise<{
  long: Sheet
  characters: number
  word: () => Promise<unknown>
  markdown: () => Promise<unknown>
}> {
  const workspace = await openWorkspace(dirname(sheet.path))
  const long = threefold(sheet)
  const source = new api.Source(long.path, long.text)
  const { value } = await api.makeDraft({ sheet: source }, workspace)
  const [text, docx] = value.files.map(({ content }) => content)
  if (typeof text !== 'string' || !(docx instanceof Uint8Array)) throw new Error(`${sheet.path}: no draft`)
  const draft = value.draft!
  const base = {
    markdown: draft.markdown,
    sheet: source,
    trace: draft.trace,
    template: value.template!.id,
    seed: draft.seed,
  }
  // every hundredth sentence is another, and every figure of money has grown
  let n = 0
  const edited = text.replace(/，/gu, () => (n++ % 100 === 50 ? '，区长说，' : '，'))
  const facts = new api.Source(
    long.path,
    long.text.replace(
      /(数值: )(\d+\.\d)/gu,
      (_, key: string, value: string) => key + (Number(value) + 0.1).toFixed(1),
    ),
  )
  const revise = (path: string, bytes: Uint8Array) => async (): Promise<unknown> => {
    const revised = await api.reviseDraft(
      { edited: { path, bytes }, base, sheet: { source: facts } },
      workspace,
    )
    if (!revised.value.docx || revised.value.rows.length === 0) throw new Error(`${path}: not revised`)
    return revised
  }
  return {
    long,
    characters: text.length,
    word: revise('稿.docx', docx),
    markdown: revise('稿.md', new TextEncoder().encode(edited)),
  }
}

/** A sheet with every point of every block three times. */
function threefold(sheet: Sheet): Sheet {
  const blocks = parse(sheet.text) as Record<string, unknown>
  for (const [key, block] of Object.entries(blocks)) blocks[key] = repeatPoints(block, 3)
  return { ...sheet, text: stringify(blocks, { aliasDuplicateObjects: false }) }
}
