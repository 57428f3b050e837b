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
  for (const [key, block] of Object.entries(blocks)) blocks[key] = repeatPoints(block)
  return { ...sheet, text: stringify(blocks, { aliasDuplicateObjects: false }) }
}

function repeatPoints(block: unknown): unknown {
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return block
  const entries = Object.entries(block).map(([key, value]) => [key, key === '要点' ? timesTen(value) : value])
  return Object.fromEntries(entries) as unknown
}

function timesTen(list: unknown): unknown {
  return Array.isArray(list) ? Array.from({ length: 10 }, () => list as unknown[]).flat() : list
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
