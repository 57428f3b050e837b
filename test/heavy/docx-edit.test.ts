/** What is edited, accepted and rejected by LibreOffice: the words are those that our own reading of the rules gives. */
import { array, constantFrom, double, nat, record, sample, tuple } from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { editDocx, type WordEdits } from '../../src/write/docx-edit.ts'
import { settledByOffice } from '../support/office-changes.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'
import { settledLines, settledLooks } from '../support/word-changes.ts'
import { after, rangeOf, unitsOf } from '../support/word-edits.ts'
import { wordFile, wordParagraph, wordRun } from '../support/word-file.ts'

const part = 'word/document.xml'
const p = (words: string, jc = 'left') => wordParagraph(words, `<w:jc w:val="${jc}"/>`)
const cell = (inside: string) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inside}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows.join('')}</w:tbl>`
const control = (words: string, kind: string) =>
  `<w:sdt><w:sdtPr><w:tag w:val="fact:a"/><w:id w:val="77"/>${kind}</w:sdtPr><w:sdtContent>${wordRun(words)}</w:sdtContent></w:sdt>`

// 0 标题 1 导语 2–5 cells of two rows 6 中段 7–8 a cell of two and one 9 figures 10 末段
const paper = wordFile({
  document: [
    p('标题', 'center'),
    p('导语'),
    table(row(p('甲'), p('乙')), row(p('丙'), p('丁'))),
    p('中段'),
    table(row(p('戊') + p('己', 'right'), p('庚'))),
    `<w:p>${wordRun('完成')}${control('18.6', '<w:text/>')}${wordRun('亿元，增长')}${control('9.1%', '')}${wordRun('。')}</w:p>`,
    p('末段', 'right'),
  ].join(''),
})
const none: WordEdits = { comments: [], changes: [] }
const at = (paragraph: number) => ({ part, paragraph })
const put = (behind: number, text: string, kind: 'inserted' | 'deleted' = 'inserted') => ({
  part,
  after: behind,
  like: 0,
  runs: [{ text }],
  kind,
})

const cases: Record<string, WordEdits> = {
  'paragraphs in the middle': {
    ...none,
    insertions: [{ ...put(0, '新一'), comment: ['依据：甲'] }, put(0, '新二')],
    removals: [at(1)],
  },
  'the last paragraph of the text': { ...none, insertions: [put(10, '新末'), put(10, '旧末', 'deleted')] },
  'the last paragraph goes': { ...none, removals: [at(9), at(10)], insertions: [put(10, '换成')] },
  'the last paragraph of a cell': { ...none, insertions: [put(8, '新己'), put(9, '段')], removals: [at(8)] },
  'a paragraph before a table': { ...none, insertions: [put(1, '表前')], markedParagraphs: [at(8)] },
  'before everything': { ...none, insertions: [put(-1, '题前')] },
  'a paragraph behind a table': { ...none, insertions: [{ ...put(4, '表后'), afterTable: true }] },
  rows: {
    ...none,
    rowInsertions: [
      { ...at(2), cells: ['新甲', ''] },
      { ...at(4), cells: ['旧', '行'], kind: 'deleted' },
    ],
    rowRemovals: [at(4)],
    markedRows: [at(7)],
  },
  'an empty row': { ...none, rowInsertions: [{ ...at(2), cells: [] }] },
  'figures in controls': {
    ...none,
    changes: [
      { ...rangeOf(paper, '18.6'), text: '20.1' },
      { ...rangeOf(paper, '9.1%'), text: '10.2%' },
    ],
  },
  'words across a control': { ...none, changes: [{ ...rangeOf(paper, '成18.6亿'), text: '成约20' }] },
  'words that are marked and words that are gone': {
    ...none,
    marks: [rangeOf(paper, '亿元，')],
    ghosts: [
      { at: rangeOf(paper, '增').start, text: '旧词' },
      { at: rangeOf(paper, '18.6').end, text: '万' },
    ],
  },
}

/** Every sixth character changed, every ninth paragraph-wise edit, wherever they are. */
function everywhere(): Uint8Array {
  const file = richWordFile()
  const units = unitsOf(file).filter(({ point }) => point.paragraph < 5)
  const changes = units
    .filter((_, i) => i % 6 === 0)
    .map(({ point }) => ({ start: point, end: after(point), text: '丙' }))
  return editDocx(file, { comments: [], changes, insertions: [put(2, '新段')] }, { author: '核' }).value!
}

const share = double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const kinds = constantFrom<'inserted' | 'deleted'>('inserted', 'deleted')
/** Blocks (two of three are paragraphs), and where in the text something comes or goes. */
const plan = record({
  blocks: array(tuple(nat(2), constantFrom('left', 'center', 'right')), { minLength: 2, maxLength: 7 }),
  removals: array(share, { maxLength: 4 }),
  insertions: array(tuple(share, share, kinds), { maxLength: 4 }),
  marked: array(share, { maxLength: 2 }),
})

/** Any text with any paragraphs that come and go, at its end, before tables and in cells, too. */
function anyEdited({ blocks, removals, insertions, marked }: (typeof plans)[number]): Uint8Array {
  let count = 0
  const next = (jc: string) => p(`段${count++}`, jc)
  const document = blocks
    .map(([kind, jc]) =>
      kind < 2 ? next(jc) : table(row(next(jc) + next('left'), next('center'))) + next('right'),
    )
    .join('')
  const pick = (where: number) => Math.floor(where * count)
  const edits: WordEdits = {
    ...none,
    removals: removals.map((where) => at(pick(where))),
    markedParagraphs: marked.map((where) => at(pick(where))),
    insertions: insertions.map(([where, like, kind], i) => ({
      ...put(pick(where), `新${i}`, kind),
      like: pick(like),
    })),
  }
  return editDocx(wordFile({ document }), edits).value!
}
const plans = sample(plan, { numRuns: 40, seed: 20260612 })

/** Words and how they are set; LibreOffice says start and end. */
function setLines(bytes: Uint8Array, how: 'accept' | 'reject'): string[] {
  return settledLooks(bytes, how).map(({ look, words }) => {
    const jc = /jc w:val="(\w+)"/.exec(look)?.[1]
    return `${jc === 'start' ? 'left' : jc === 'end' ? 'right' : jc}: ${words}`
  })
}

const edited = Object.entries(cases).map(([name, edits]) => ({ name, value: editDocx(paper, edits).value! }))
const missing = missingForRendering().filter((what) => what === 'soffice')

describeHeavy('tracked changes in LibreOffice', missing, () => {
  it('give the words meant, accepted and rejected', () => {
    const office = settledByOffice(
      edited.map(({ value }) => value),
      temporaryFolder(),
    )
    for (const [i, { name, value }] of edited.entries()) {
      const { accept, reject } = office[i]!
      // LibreOffice puts a mark of its own into a new row without words.
      const accepted = settledLines(accept, 'accept').map((line) => line.replaceAll('\u200d', ''))
      expect([name, accepted]).toEqual([name, settledLines(value, 'accept')])
      expect([name, settledLines(reject, 'reject')]).toEqual([name, settledLines(value, 'reject')])
      expect([name, settledLines(value, 'reject')]).not.toEqual([name, settledLines(value, 'accept')])
    }
  }, 180_000)

  it('give the words and looks meant of any paragraphs', () => {
    const files = plans.map(anyEdited)
    const office = settledByOffice(files, temporaryFolder())
    for (const how of ['accept', 'reject'] as const)
      expect(office.map((one) => setLines(one[how], how))).toEqual(files.map((one) => setLines(one, how)))
  }, 180_000)
})

describeHeavy('tracked paragraphs and rows against the schema', missingForValidation(), () => {
  it.each([...edited, { name: 'everywhere', value: everywhere() }])(
    '$name',
    async ({ value }) => {
      const path = join(temporaryFolder(), 'edited.docx')
      writeFileSync(path, value)
      expect(await schemaErrors(path)).toEqual([])
    },
    60_000,
  )
})
