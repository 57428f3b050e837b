/** Any paragraphs and rows that come and go in any text: accepted they are as meant, rejected they never were. */
import { array, assert, constantFrom, double, nat, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import {
  editDocx,
  type ParagraphInsertion,
  type RowInsertion,
  type WordEdits,
} from '../../src/write/docx-edit.ts'
import { checkDocx } from '../support/docx-check.ts'
import { elements, parseXml } from '../support/docx-parts.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { settledLines, settledLooks } from '../support/word-changes.ts'
import { after, partText, unitsOf } from '../support/word-edits.ts'
import { wordFile, wordRun } from '../support/word-file.ts'

const part = 'word/document.xml'
const author = '笔杆（自动核稿）'

interface Line {
  look: string
  words: string
}
type Chain = Line[]
type Table = Chain[][]
/** Paragraphs that stand together, and the tables between them. */
type Body = (Chain | { table: Table })[]

const line = tuple(constantFrom('left', 'center', 'right'), constantFrom('甲', '乙丙', '丁 戊', '')).map(
  ([jc, words]): Line => ({ look: `<w:jc w:val="${jc}"/>`, words }),
)
const chain = array(line, { minLength: 1, maxLength: 4 })
const table = array(tuple(chain, chain), { minLength: 1, maxLength: 3 }).map((rows): Body[number] => ({
  table: rows,
}))
const body = array(oneof({ weight: 2, arbitrary: chain }, table), { minLength: 1, maxLength: 4 })

/** Chains that stand together are one; a table stands between any two others. */
function tidy(blocks: Body): Body {
  const result: Body = []
  for (const block of blocks) {
    const last = result.at(-1)
    if (Array.isArray(block) && Array.isArray(last)) last.push(...block)
    else result.push(Array.isArray(block) ? [...block] : block)
  }
  // Word wants a paragraph behind a table.
  if (!Array.isArray(result.at(-1))) result.push([{ look: '', words: '尾' }])
  return result
}

const paragraph = ({ look, words }: Line) =>
  `<w:p><w:pPr>${look}</w:pPr>${words === '' ? '' : wordRun(words)}</w:p>`
const grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
const cell = (lines: Chain) => `<w:tc><w:tcPr/>${lines.map(paragraph).join('')}</w:tc>`
const row = (cells: Chain[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
const toXml = (blocks: Body) =>
  blocks
    .map((block) =>
      Array.isArray(block)
        ? block.map(paragraph).join('')
        : `<w:tbl>${grid}${block.table.map(row).join('')}</w:tbl>`,
    )
    .join('')

/** The chains of a text in order, with the table and row that each is in. */
function chainsOf(blocks: Body): { lines: Chain; row?: number }[] {
  let rows = 0
  return blocks.flatMap((block): { lines: Chain; row?: number }[] => {
    if (Array.isArray(block)) return [{ lines: block }]
    return block.table.flatMap((cells) => {
      const number = rows++
      return cells.map((lines) => ({ lines, row: number }))
    })
  })
}

const share = double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const plan = record({
  removals: array(share, { maxLength: 6 }),
  insertions: array(
    tuple(share, share, constantFrom('新', '【待补：数】了', ''), constantFrom('inserted', 'deleted')),
    {
      maxLength: 5,
    },
  ),
  marked: array(share, { maxLength: 3 }),
  rows: array(tuple(share, nat(3)), { maxLength: 3 }),
})

test('paragraphs and rows', () => {
  assert(
    property(body, plan, (drawn, { removals, insertions, marked, rows }) => {
      const blocks = tidy(drawn)
      const bytes = wordFile({ document: toXml(blocks) })
      const chains = chainsOf(blocks)
      const all = chains.flatMap(({ lines, row: its }) => lines.map((one) => ({ ...one, row: its })))
      const pick = (at: number) => Math.floor(at * all.length)
      const inRows = all.flatMap((one, i) => (one.row === undefined ? [] : [i]))
      const rowPlans =
        inRows.length === 0
          ? []
          : rows.map(([at, what]) => [inRows[Math.floor(at * inRows.length)]!, what] as const)
      const goneRows = new Set(rowPlans.flatMap(([at, what]) => (what === 0 ? [all[at]!.row!] : [])))
      const newRows = new Set(
        rowPlans.flatMap(([at, what]) => (what === 1 && !goneRows.has(all[at]!.row!) ? [all[at]!.row!] : [])),
      )
      const isRow = (i: number) =>
        all[i]!.row !== undefined && (goneRows.has(all[i]!.row!) || newRows.has(all[i]!.row!))
      const gone = new Set(removals.map(pick).filter((i) => !isRow(i)))
      const come = new Set(marked.map(pick).filter((i) => !isRow(i) && !gone.has(i)))
      const added: ParagraphInsertion[] = insertions
        .map(([at, like, text, kind]) => ({
          part,
          after: pick(at),
          like: pick(like),
          runs: [{ text }],
          kind: kind as 'inserted',
        }))
        .filter(({ after }) => !isRow(after))
      const addedRows: RowInsertion[] = rowPlans.flatMap(([at, what]) =>
        what < 2 ? [] : [{ part, paragraph: at, cells: ['子'], place: what === 2 ? 'before' : 'after' }],
      )
      const edits: WordEdits = {
        comments: [],
        changes: [],
        removals: [...gone].map((i) => ({ part, paragraph: i })),
        markedParagraphs: [...come].map((i) => ({ part, paragraph: i })),
        insertions: added,
        rowRemovals: rowPlans.flatMap(([at, what]) => (what === 0 ? [{ part, paragraph: at }] : [])),
        markedRows: rowPlans.flatMap(([at, what]) => (what === 1 ? [{ part, paragraph: at }] : [])),
        rowInsertions: addedRows,
      }
      const expected = (how: 'accept' | 'reject') => {
        const lines: Line[] = []
        let i = 0
        let kept = 0
        const bare = ({ look, words }: Line) => ({ look, words })
        const newRow = (its: number, place: string) => {
          for (const one of addedRows) {
            if (all[one.paragraph]!.row !== its || one.place !== place || how === 'reject') continue
            const [first, second] = chains.filter((c) => c.row === its)
            lines.push(
              { look: first!.lines[0]!.look, words: '子' },
              { look: second!.lines[0]!.look, words: '' },
            )
          }
        }
        let lastRow: number | undefined
        for (const [n, { lines: own, row: its }] of chains.entries()) {
          if (its !== undefined && its !== lastRow) newRow(its, 'before')
          lastRow = its
          const numbers = own.map((_, k) => i + k)
          i += own.length
          const isGoneRow =
            its !== undefined && (goneRows.has(its) ? how === 'accept' : newRows.has(its) && how === 'reject')
          const stays = numbers.some((k) => !gone.has(k) && !come.has(k))
          const isTouched = numbers.some((k) => gone.has(k) || come.has(k))
          const last = numbers.at(-1)!
          if (!isGoneRow) {
            for (const k of numbers) {
              const isOut = how === 'accept' ? gone.has(k) : come.has(k)
              if (!isOut) lines.push(bare(all[k]!))
              else if (!stays && k === last) lines.push({ look: all[k]!.look, words: '' })
              for (const one of added)
                if (one.after === k && one.kind === (how === 'accept' ? 'inserted' : 'deleted'))
                  lines.push({ look: all[one.like]!.look, words: one.runs[0]!.text })
            }
          }
          if (!stays && isTouched) kept++
          if (its !== undefined && chains[n + 1]?.row !== its) newRow(its, 'after')
        }
        return { lines, kept }
      }
      const { value, problems } = editDocx(bytes, edits)
      const accepted = expected('accept')
      expect(settledLooks(value!, 'accept', { author })).toEqual(accepted.lines)
      expect(settledLooks(value!, 'reject', { author })).toEqual(expected('reject').lines)
      expect(problems.map(({ code }) => code)).toEqual(
        Array.from({ length: accepted.kept }, () => 'word/paragraph-kept'),
      )
      expect(checkDocx(value!)).toEqual(checkDocx(bytes))
    }),
    { numRuns: 200 },
  )
})

const rich = richWordFile()
const units = unitsOf(rich).map(({ point }) => point)
const where = nat(units.length - 1)
const number = nat(7)
const everything = record({
  changes: array(tuple(where, nat(3), constantFrom('', '新', '<&>')), { maxLength: 6 }),
  comments: array(tuple(where, nat(3)), { maxLength: 4 }),
  removals: array(number, { maxLength: 3 }),
  insertions: array(tuple(number, number), { maxLength: 3 }),
  rows: array(constantFrom('removal', 'before', 'after'), { maxLength: 2 }),
})
/** The point some units on, in the same paragraph. */
function end(from: number, length: number) {
  const start = units[from]!
  const last = units[Math.min(units.length - 1, from + length)]!
  return last.paragraph === start.paragraph ? after(last) : after(start)
}

test('all kinds together, in a file with everything in it', () => {
  assert(
    property(everything, ({ changes, comments, removals, insertions, rows }) => {
      const edits: WordEdits = {
        changes: changes.map(([from, length, text]) => ({
          start: units[from]!,
          end: end(from, length),
          text,
        })),
        comments: comments.map(([from, length]) => ({
          start: units[from]!,
          end: end(from, length),
          paragraphs: ['甲'],
        })),
        removals: removals.map((paragraph) => ({ part, paragraph })),
        insertions: insertions.map(([behind, like]) => ({
          part,
          after: behind,
          like,
          runs: [{ text: '新段' }],
        })),
        rowRemovals: rows.includes('removal') ? [{ part, paragraph: 7 }] : [],
        rowInsertions: rows.flatMap((place) =>
          place === 'removal' ? [] : [{ part, paragraph: 8, cells: ['丙'], place }],
        ),
      }
      const { value } = editDocx(rich, edits)
      expect(settledLines(value!, 'reject', { author })).toEqual(settledLines(rich, 'reject', { author }))
      expect(checkDocx(value!)).toEqual([])
      expect(Buffer.compare(value!, editDocx(rich, edits).value!)).toBe(0)
      const tracked = /^w:(?:ins|del|pPrChange|comment)$/
      const ids = [part, 'word/comments.xml'].flatMap((name) =>
        [...elements(parseXml(partText(value!, name)))].flatMap((one) =>
          tracked.test(one.name) ? [one.attributes['w:id']] : [],
        ),
      )
      expect(new Set(ids).size).toBe(ids.length)
      for (const name of ['word/footnotes.xml', 'word/styles.xml', 'word/header1.xml', 'customXml/item1.xml'])
        expect(partText(value!, name)).toBe(partText(rich, name))
    }),
    { numRuns: 150 },
  )
})
