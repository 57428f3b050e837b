/** Every sample, random changes of its sheet: a draft that nobody edited becomes the draft of the new facts. */
import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFacts, sheetSchema } from '../../src/facts/index.ts'
import { makeDraft, type Made } from '../../src/make.ts'
import { reviseDraft, type BaseDraft } from '../../src/revise/index.ts'
import { readTables } from '../../src/tables.ts'
import { Source } from '../../src/text/source.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { leavesOf, mutationOf, rewritten } from '../support/mutations.ts'
import { bareLines, linesOnce } from '../support/tracked.ts'
import { linesWith } from '../support/word-edits.ts'

const folder = 'content/facts'
const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const workspace = await openWorkspace(folder)

const body = (markdown = ''): string => markdown.replace(/^---\n[\s\S]*?\n---\n/u, '')
const docxOf = ({ files }: Made): Uint8Array =>
  files.find(({ format }) => format === 'docx')!.content as Uint8Array

/** The words once ours are taken, with a mark before what is bold. */
function bold(bytes: Uint8Array): string[] {
  return bareLines(linesWith(bytes, 'taken', '笔杆', { bold: true }))
}

/** The sheet without one item of a list, with what is indented below it. */
function withoutItem(text: string, pick: number): string {
  const lines = text.split('\n')
  const items = lines.flatMap((line, i) => (/^\s*- /u.test(line) ? [i] : []))
  const at = items[pick % items.length]!
  const indent = /^\s*/u.exec(lines[at]!)![0].length
  let end = at + 1
  while (end < lines.length && (lines[end]!.trim() === '' || /^\s*/u.exec(lines[end]!)![0].length > indent))
    end++
  return [...lines.slice(0, at), ...lines.slice(end)].join('\n')
}

const change = fc.record({
  values: fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 4 }),
  item: fc.option(fc.nat({ max: 999 })),
  /** What comes in the other way goes. */
  isBack: fc.boolean(),
})

describe('an unedited draft, revised', () => {
  for (const name of names)
    it(`${name}: the new draft in Markdown and in Word, the old one once all is rejected`, async () => {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      const tables = await readTables(new Source(name, text), folder)
      const facts = readFacts(new Source(name, text), { tables }).value
      const leaves = leavesOf(facts.sheet, sheetSchema, facts.places).filter(
        ({ path, raw, place }) =>
          place.source === facts.source && raw.trim() !== '' && !/^(?:template|seed)/u.test(path),
      )
      const make = async (yaml: string, seed?: string): Promise<Made> =>
        (
          await makeDraft(
            { sheet: new Source(name, yaml), tables },
            workspace,
            seed === undefined ? {} : { seed },
          )
        ).value
      await fc.assert(
        fc.asyncProperty(change, async ({ values, item, isBack }) => {
          const picked = [...new Set(values.map((value) => leaves[value % leaves.length]!))]
          const other = rewritten(
            text,
            picked.map((leaf, n) => mutationOf(leaf, n)),
          )
          const changed = item === null ? other : withoutItem(other, item)
          const [old, now] = isBack ? [changed, text] : [text, changed]
          const before = await make(old)
          if (before.files.length === 0) return
          const after = await make(now, before.draft!.seed)
          if (after.files.length === 0) return
          const base: BaseDraft = {
            markdown: before.draft!.markdown,
            sheet: new Source(name, old),
            trace: before.draft!.trace,
            template: before.template!.id,
            seed: before.draft!.seed,
            ...(tables.size > 0 ? { hasTables: true } : {}),
          }
          const revised = async (path: string, bytes: Uint8Array) =>
            (
              await reviseDraft(
                { edited: { path, bytes }, base, sheet: { source: new Source(name, now), tables } },
                workspace,
                { date: '2026-06-11' },
              )
            ).value
          const inText = await revised('稿.md', new TextEncoder().encode(before.draft!.markdown))
          expect(body(inText.markdown)).toBe(body(after.draft!.markdown))
          const inWord = await revised('稿.docx', docxOf(before))
          expect(inWord.rows.filter(({ kind }) => !/^[改增删]$/u.test(kind))).toEqual([])
          expect([inWord.backs, inWord.stale]).toEqual([[], []])
          expect(bareLines(linesOnce(inWord.docx!, 'rejected'))).toEqual(
            bareLines(linesOnce(docxOf(before), 'rejected')),
          )
          expect(bold(inWord.docx!)).toEqual(bold(docxOf(after)))
        }),
        { numRuns: 5 },
      )
    })
})
