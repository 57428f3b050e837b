/** What the bench asks of bigan: the whole job from the built dist, and its stages one by one. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import handlebars from 'handlebars/runtime.js'
import { parse, stringify } from 'yaml'
import { fillDraft, type HandlebarsRuntime } from '../src/draft/index.ts'
import { readFacts } from '../src/facts/index.ts'
import type * as Api from '../src/index.ts'
import { readLayout } from '../src/layout/index.ts'
import { readMarkdown } from '../src/read/index.ts'
import { Source } from '../src/text/source.ts'
import { writeDocx } from '../src/write/index.ts'
import type { Contestant } from './clock.ts'

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

export function openSheet(path: string): Sheet {
  return { path, text: readFileSync(path, 'utf8') }
}

/** The same sheet under a title of its own. */
export function retitle(sheet: Sheet, number: number): Sheet {
  return { ...sheet, text: sheet.text.replace(/^标题: .*$/m, (line) => `${line}（${number}）`) }
}

/** The whole job: sheet → Markdown and Word. The workspace is open, as in a run over many sheets. */
export async function openJob(folder: string): Promise<(sheet: Sheet) => Promise<Made>> {
  const workspace = await api.openWorkspace(folder)
  return async (sheet) => {
    const source = new api.Source(sheet.path, sheet.text)
    const { value, problems } = await api.makeDraft({ sheet: source }, workspace)
    const [markdown, docx] = value.files.map(({ content }) => content)
    if (typeof markdown === 'string' && docx instanceof Uint8Array) return { markdown, docx }
    throw new Error(problems.map(({ message }) => message).join('\n'))
  }
}

/** The four stages of the job, each on what the one before it made. */
export async function stages(sheet: Sheet): Promise<Contestant[]> {
  const workspace = await api.openWorkspace(dirname(sheet.path))
  const source = new Source(sheet.path, sheet.text)
  const facts = readFacts(source).value
  const template = workspace.units.get(facts.sheet.template ?? '')
  const layout = readLayout(template?.meta.style ?? '', workspace.styles).value
  if (!template || !layout) throw new Error(`${sheet.path} names no template, or its style cannot be used`)
  const fill = () =>
    fillDraft(template, workspace.units, facts, handlebars as unknown as HandlebarsRuntime).value.markdown
  const draft = new Source('draft.md', fill())
  const speech = readMarkdown(draft).value
  return [
    { name: 'facts', run: () => readFacts(source) },
    { name: 'draft', run: fill },
    { name: 'read', run: () => readMarkdown(draft) },
    { name: 'write', run: () => writeDocx(speech, layout, { edition: 'print' }) },
  ]
}

/** A sheet with every point of every block ten times over. */
export function tenfold(sheet: Sheet): Sheet {
  const blocks = parse(sheet.text) as Record<string, unknown>
  for (const [key, block] of Object.entries(blocks)) blocks[key] = repeatPoints(block)
  return { ...sheet, text: stringify(blocks) }
}

function repeatPoints(block: unknown): unknown {
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return block
  const entries = Object.entries(block).map(([key, value]) => [key, key === '要点' ? timesTen(value) : value])
  return Object.fromEntries(entries) as unknown
}

function timesTen(list: unknown): unknown {
  return Array.isArray(list) ? Array.from({ length: 10 }, () => list as unknown[]).flat() : list
}
