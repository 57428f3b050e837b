/** The job's four stages one by one, from the sources that dist is built of. */
import { dirname } from 'node:path'
import handlebars from 'handlebars/runtime.js'
import { fillDraft, type HandlebarsRuntime } from '../src/draft/index.ts'
import { readFacts } from '../src/facts/index.ts'
import { readLayout } from '../src/layout/index.ts'
import { readMarkdown } from '../src/read/index.ts'
import { Source } from '../src/text/source.ts'
import { writeDocx } from '../src/write/index.ts'
import { openWorkspace, type Sheet } from './bigan.ts'
import type { Contestant } from './clock.ts'

/** Each stage on what the one before it made. */
export async function stages(sheet: Sheet): Promise<Contestant[]> {
  const workspace = await openWorkspace(dirname(sheet.path))
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
