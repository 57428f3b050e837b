/** Any edits of any file: nothing but the words meant changes, and it can be taken back. */
import {
  array,
  assert,
  boolean,
  constantFrom,
  double,
  nat,
  oneof,
  property,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { WordPoint } from '../../src/text/word-source.ts'
import { editDocx } from '../../src/write/docx-edit.ts'
import { checkDocx } from '../support/docx-check.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { after, commentsOf, linesWith, unitsOf } from '../support/word-edits.ts'
import { wordFile } from '../support/word-file.ts'

const author = '笔杆（自动核稿）'
const theirs = 'w:id="7" w:author="李明"'

const piece = constantFrom('甲', '乙', '，', ',', ' ', 'a', '𠮷', '&amp;', '&#x20BB7;', '<!-- > -->', '&#9;')
const text = array(piece, { maxLength: 5 }).map(
  (pieces) => `<w:t xml:space="preserve">${pieces.join('')}</w:t>`,
)
const child = oneof(
  { weight: 6, arbitrary: text },
  {
    weight: 3,
    arbitrary: constantFrom(
      '<w:tab/>',
      '<w:br/>',
      '<w:noBreakHyphen/>',
      '<w:lastRenderedPageBreak/>',
      '<w:t/>',
    ),
  },
)
const run = tuple(constantFrom('', '<w:rPr><w:b/></w:rPr>'), array(child, { maxLength: 4 }), boolean()).map(
  ([look, inside, spaced]) => `<w:r>${look}${inside.join(spaced ? '\n  ' : '')}</w:r>`,
)
const runs = array(run, { maxLength: 3 }).map((list) => list.join(''))

const control = (inside: string, kind = '') =>
  `<w:sdt><w:sdtPr>${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
const deleted = `<w:del ${theirs}><w:r><w:delText>删</w:delText></w:r></w:del>`

/** Where comments stand on their words and every change can be made. */
const open = oneof(
  { weight: 4, arbitrary: runs },
  runs.map((inside) => `<w:hyperlink w:anchor="a">${inside}</w:hyperlink>`),
  runs.map((inside) => `<w:ins ${theirs}>${inside}</w:ins>`),
  runs.map((inside) => control(inside)),
  runs.map((inside) => `<w:smartTag w:element="e">${control(inside)}</w:smartTag>`),
  constantFrom(deleted, '<w:proofErr w:type="spellStart"/>'),
)
/** Where they are set around, or become comments. */
const closed = oneof(
  runs.map((inside) => control(inside, '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>')),
  runs.map(
    (inside) =>
      `<w:r><w:pict><v:textbox><w:txbxContent><w:p>${inside}</w:p></w:txbxContent></v:textbox></w:pict><w:t>丙</w:t></w:r>`,
  ),
  tuple(run, run).map(
    ([reading, base]) =>
      `<w:r><w:ruby><w:rubyPr/><w:rt>${reading}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`,
  ),
  runs.map((inside) => `<w:ins ${theirs}><w:smartTag w:element="e">${inside}</w:smartTag></w:ins>`),
)

const paragraphs = (inline: Arbitrary<string>) =>
  array(array(inline, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }).map((list) =>
    list.map((parts) => `<w:p>${parts.join('')}</w:p>`).join(''),
  )
const anyParagraphs = paragraphs(oneof({ weight: 4, arbitrary: open }, closed))

const share = double({ min: 0, max: 1, noNaN: true })
/** Where in the file, how long, and the new words. */
const plans = array(tuple(share, nat(4), constantFrom('', '丁', '<&>', ' ', '戊\n己', '\t𠮷')), {
  maxLength: 6,
})

interface Stretch {
  start: WordPoint
  end: WordPoint
  paragraph: number
  from: number
  to: number
  text: string
}

/** The plans that name words of one paragraph of a file; `from` and `to` count its units. */
function stretchesOf(bytes: Uint8Array, list: readonly [number, number, string][]): Stretch[] {
  const units = unitsOf(bytes)
  if (units.length === 0) return []
  return list.map(([at, length, text]) => {
    const first = units[Math.min(units.length - 1, Math.floor(at * units.length))]!
    const { paragraph } = first.point
    const own = units.filter(({ point }) => point.paragraph === paragraph)
    const from = own.indexOf(first)
    const to = Math.min(own.length, from + length)
    const end = length === 0 ? first.point : after(own[to - 1]!.point)
    return { start: first.point, end, paragraph, from, to, text }
  })
}

const overlap = (a: Stretch, b: Stretch): boolean =>
  a.paragraph === b.paragraph &&
  (a.from === a.to && b.from === b.to ? a.from === b.from : a.from < b.to && b.from < a.to)

/** Whether a range begins and ends between characters: half of one is no point. */
function isWhole(line: string, from: number, to: number): boolean {
  return [from, to].every((at) => !/^[\udc00-\udfff]/.test(line.slice(at, at + 1)))
}

/** Whether the characters of `words` come in `text` in order: a box may stand between them. */
function holds(text: string, words: string): boolean {
  let from = 0
  return [...words].every((character) => (from = text.indexOf(character, from) + 1) > 0)
}

/** The words of the paragraphs with the changes made, the last first so that places hold. */
function changed(bytes: Uint8Array, changes: readonly Stretch[]): string[] {
  const lines = linesWith(bytes, 'taken', author)
  for (const { paragraph, from, to, text } of [...changes].sort((a, b) => b.from - a.from || b.to - a.to)) {
    const line = lines[paragraph]!
    lines[paragraph] = line.slice(0, from) + text + line.slice(to)
  }
  return lines
}

describe('any changes', () => {
  test('can be taken and refused, and look like what was there', () => {
    assert(
      property(anyParagraphs, plans, (body, list) => {
        const bytes = wordFile({ document: body })
        const stretches = stretchesOf(bytes, list)
        const alone = stretches.map((one) => editDocx(bytes, { comments: [], changes: [one] }).problems)
        const made: Stretch[] = []
        for (const [i, one] of stretches.entries()) {
          const isNothing = one.from === one.to && one.text === ''
          // A control that gives way is told, and the change is made.
          const isMade = alone[i]!.every(({ code }) => code === 'word/control-replaced')
          if (isMade && !isNothing && !made.some((other) => overlap(one, other))) made.push(one)
        }
        const { value } = editDocx(bytes, { comments: [], changes: stretches })
        expect(linesWith(value!, 'taken', author)).toEqual(changed(bytes, made))
        expect(linesWith(value!, 'refused', author, { bold: true })).toEqual(
          linesWith(bytes, 'refused', author, { bold: true }),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('are all made where nothing is in the way, and leave a sound file', () => {
    assert(
      property(paragraphs(open), plans, (body, list) => {
        const bytes = wordFile({ document: body })
        for (const one of stretchesOf(bytes, list)) {
          const { value, problems } = editDocx(bytes, { comments: [], changes: [one] })
          const line = linesWith(bytes, 'taken', author)[one.paragraph]!
          const isThere = isWhole(line, one.from, one.to)
          expect(problems.map(({ code }) => code)).toEqual(isThere ? [] : ['word/no-point'])
          expect(linesWith(value!, 'taken', author)).toEqual(changed(bytes, isThere ? [one] : []))
          expect(checkDocx(value!)).toEqual(checkDocx(bytes))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('any comments', () => {
  test('stand on exactly their words and change none', () => {
    assert(
      property(paragraphs(open), plans, (body, list) => {
        const bytes = wordFile({ document: body })
        const stretches = stretchesOf(bytes, list)
        const comments = stretches.map((one) => ({ ...one, paragraphs: [one.text] }))
        const { value, problems } = editDocx(bytes, { comments, changes: [] })
        const lines = linesWith(bytes, 'taken', author)
        const whole = stretches.filter(({ paragraph, from, to }) => isWhole(lines[paragraph]!, from, to))
        expect(problems).toHaveLength(stretches.length - whole.length)
        const made = whole.length > 0 ? commentsOf(value!) : []
        expect(made.map(({ anchor }) => anchor.replaceAll('删', ''))).toEqual(
          whole.map(({ paragraph, from, to }) => lines[paragraph]!.slice(from, to)),
        )
        expect(linesWith(value!, 'taken', author, { bold: true })).toEqual(
          linesWith(bytes, 'taken', author, { bold: true }),
        )
        expect(checkDocx(value!)).toEqual(checkDocx(bytes))
      }),
      { numRuns: 60 },
    )
  })

  test('hold at least their words wherever they must stand', () => {
    assert(
      property(anyParagraphs, plans, (body, list) => {
        const bytes = wordFile({ document: body })
        const lines = linesWith(bytes, 'taken', author)
        const whole = stretchesOf(bytes, list).filter(({ paragraph, from, to }) =>
          isWhole(lines[paragraph]!, from, to),
        )
        const comments = whole.map((one) => ({ ...one, paragraphs: ['丁'] }))
        const { value, problems } = editDocx(bytes, { comments, changes: [] })
        expect(problems).toEqual([])
        const made = whole.length > 0 ? commentsOf(value!) : []
        const held = whole.map(({ paragraph, from, to }, i) =>
          holds(made[i]!.anchor, lines[paragraph]!.slice(from, to)),
        )
        expect(held).toEqual(whole.map(() => true))
        expect(checkDocx(value!)).toEqual(checkDocx(bytes))
      }),
      { numRuns: 50 },
    )
  })
})

describe('any damage', () => {
  const file = richWordFile()
  const ranges = unitsOf(file)
    .filter((_, i) => i % 9 === 0)
    .map(({ point }) => ({ start: point, end: after(point), paragraphs: ['丁'], text: '戊' }))
  const paragraphs = Array.from({ length: 9 }, (_, i) => ({ part: 'word/document.xml', paragraph: i }))
  const edits = {
    comments: ranges,
    changes: ranges,
    removals: paragraphs.filter((_, i) => i % 3 === 1),
    markedParagraphs: paragraphs.filter((_, i) => i === 3),
    insertions: paragraphs.map(({ part, paragraph }) => ({
      part,
      after: paragraph,
      like: 0,
      runs: [{ text: '己' }],
      comment: ['庚'],
    })),
    rowInsertions: paragraphs.map((place) => ({ ...place, cells: ['辛'] })),
    rowRemovals: paragraphs,
    marks: ranges,
    ghosts: ranges.map(({ start, text }) => ({ at: start, text })),
  }
  const codes = [
    'word/unreadable',
    'word/too-big',
    'word/no-point',
    'word/change-as-comment',
    'word/change-overlap',
    'word/control-replaced',
    'word/paragraph-kept',
    'word/no-comment-here',
    'word/no-change-here',
  ]

  test('to the bytes is told', () => {
    assert(
      property(array(tuple(share, nat(255)), { minLength: 1, maxLength: 20 }), share, (hits, length) => {
        const bytes = file.slice(0, Math.ceil(file.length * (1 - length / 4)))
        for (const [at, value] of hits) bytes[Math.floor(at * (bytes.length - 1))] = value
        const { value, problems } = editDocx(bytes, edits)
        expect(problems.filter(({ code }) => !codes.includes(code))).toEqual([])
        expect(value === undefined).toBe(problems.some(({ level }) => level === 'error'))
      }),
    )
  })

  test('to the XML of the text or its lists is told', () => {
    const parts = unzipSync(file)
    const names = constantFrom('word/document.xml', 'word/comments.xml', '[Content_Types].xml', '_rels/.rels')
    const scrap = constantFrom(
      '',
      '<',
      '>',
      '"',
      '</w:r>',
      '<w:p>',
      '<![CDATA[',
      '<!--',
      '&',
      '<w:sdt>',
      '\ud800',
    )
    assert(
      property(names, array(tuple(share, nat(30), scrap), { minLength: 1, maxLength: 3 }), (name, cuts) => {
        let xml = strFromU8(parts[name]!)
        for (const [at, length, text] of cuts) {
          const from = Math.floor(at * xml.length)
          xml = xml.slice(0, from) + text + xml.slice(from + length)
        }
        const damaged = zipSync({ ...parts, [name]: strToU8(xml) }, { level: 1 })
        const { value, problems } = editDocx(damaged, edits)
        expect(problems.filter(({ code }) => !codes.includes(code))).toEqual([])
        expect(value === undefined).toBe(problems.some(({ level }) => level === 'error'))
      }),
    )
  })
})
