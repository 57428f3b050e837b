import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edit, Marks, visible, type Marked, type Origin } from '../../src/draft/marks.ts'

const origin = (name: string): Origin => ({ kind: 'part', name })
const nameOf = (of: Origin): string => (of.kind === 'part' ? of.name : of.kind)

/** A text made of words and named spans, nested. */
type Tree = string | { name: string; children: Tree[] }

const words = fc.string({ unit: fc.constantFrom('甲', '乙', '。', '，', '\n', 'a', '𠀀'), maxLength: 4 })
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 2 }),
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
})).tree

function marked(marks: Marks, of: Tree): string {
  if (typeof of === 'string') return of
  return marks.mark(origin(of.name), of.children.map((child) => marked(marks, child)).join(''))
}

function plain(of: Tree): string {
  return typeof of === 'string' ? of : of.children.map(plain).join('')
}

/** Spans in the order of their starts, outer ones first. */
function spansOf(of: Tree, at = 0): { start: number; end: number; name: string }[] {
  if (typeof of === 'string') return []
  const spans = [{ start: at, end: at + plain(of).length, name: of.name }]
  let from = at
  for (const child of of.children) {
    spans.push(...spansOf(child, from))
    from += plain(child).length
  }
  return spans
}

function stripped(of: Tree): Marked {
  const marks = new Marks()
  return marks.strip(marked(marks, of))
}

describe('marks', () => {
  it('strips any tree to its plain text and its spans, and looks through marks', () => {
    fc.assert(
      fc.property(tree, (of) => {
        const marks = new Marks()
        const text = marked(marks, of)
        const { text: printed, spans } = marks.strip(text)
        expect(printed).toBe(plain(of))
        expect(visible(text)).toBe(plain(of))
        expect(spans.map(({ start, end, origin: from }) => ({ start, end, name: nameOf(from) }))).toEqual(
          spansOf(of),
        )
      }),
    )
  })

  it('may be put into other text, as a template does', () => {
    const marks = new Marks()
    const text = `前${marks.mark(origin('甲'), `中${marks.mark(origin('乙'), '里')}`)}后`
    expect(marks.strip(text)).toEqual({
      text: '前中里后',
      spans: [
        { start: 1, end: 3, origin: origin('甲') },
        { start: 2, end: 3, origin: origin('乙') },
      ],
    })
  })
})

interface Case {
  marked: Marked
  edits: { start: number; end: number; text: string }[]
}

const edited: fc.Arbitrary<Case> = tree.chain((of) => {
  const text = plain(of)
  const place = fc.nat({ max: text.length })
  return fc
    .array(fc.record({ a: place, b: place, text: fc.constantFrom('', '新', '新新') }), { maxLength: 5 })
    .map((list) => {
      const edits = list.map(({ a, b, text: put }) => ({
        start: Math.min(a, b),
        end: Math.max(a, b),
        text: put,
      }))
      edits.sort((x, y) => x.start - y.start || y.end - x.end)
      const apart = edits.filter((one, i) => edits.slice(0, i).every((before) => before.end < one.start))
      return { marked: stripped(of), edits: apart }
    })
})

/** For each character that an edit leaves alone: where it stands afterwards. */
function survivors({ marked: before, edits }: Case): Map<number, number> {
  const places = new Map<number, number>()
  let shift = 0
  let next = 0
  for (let i = 0; i < before.text.length; i++) {
    while (next < edits.length && edits[next]!.start <= i && edits[next]!.end <= i) {
      const { start, end, text } = edits[next++]!
      shift += text.length - (end - start)
    }
    const inside = edits.some(({ start, end }) => start <= i && i < end)
    if (!inside) places.set(i, i + shift)
  }
  return places
}

describe('edit', () => {
  it('gives the text that the edits ask for', () => {
    fc.assert(
      fc.property(edited, ({ marked: before, edits }) => {
        let text = before.text
        for (const { start, end, text: put } of edits.toReversed())
          text = text.slice(0, start) + put + text.slice(end)
        expect(edit(before, edits).text).toBe(text)
      }),
    )
  })

  it('keeps every character that stays in the spans that it was in, and in no others', () => {
    fc.assert(
      fc.property(edited, (one) => {
        const after = edit(one.marked, one.edits)
        for (const [at, now] of survivors(one)) {
          expect(covering(after.spans, now)).toEqual(covering(one.marked.spans, at))
        }
      }),
    )
  })

  it('keeps spans within the text, in order and nested', () => {
    fc.assert(
      fc.property(edited, ({ marked: before, edits }) => {
        const { text, spans } = edit(before, edits)
        const open: { start: number; end: number }[] = []
        let last = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          last = span.start
          while (open.length > 0 && open.at(-1)!.end <= span.start && span.end > open.at(-1)!.end) open.pop()
          const outer = open.at(-1)
          const bound = outer && outer.end > span.start ? outer.end : text.length
          expect(span.end).toBeLessThanOrEqual(bound)
          open.push(span)
        }
      }),
    )
  })

  it('drops what is cut whole and keeps what is empty of itself', () => {
    const marks = new Marks()
    const before = marks.strip(`甲${marks.mark(origin('去'), '乙丙')}丁${marks.mark(origin('空'), '')}`)
    expect(edit(before, [{ start: 1, end: 3, text: '' }])).toEqual({
      text: '甲丁',
      spans: [{ start: 2, end: 2, origin: origin('空') }],
    })
  })

  it('puts a replacement into the spans that held all of what it replaces', () => {
    const marks = new Marks()
    const before = marks.strip(`甲${marks.mark(origin('外'), `乙${marks.mark(origin('数'), '占')}丙`)}`)
    expect(edit(before, [{ start: 2, end: 3, text: '两个' }])).toEqual({
      text: '甲乙两个丙',
      spans: [
        { start: 1, end: 5, origin: origin('外') },
        { start: 2, end: 4, origin: origin('数') },
      ],
    })
  })

  it('lets the first of two edits that overlap stand', () => {
    const before: Marked = { text: '甲乙丙丁', spans: [] }
    const edits = [
      { start: 0, end: 2, text: '一' },
      { start: 1, end: 3, text: '二' },
    ]
    expect(edit(before, edits).text).toBe('一丙丁')
  })
})

/** The names of the spans over a character. */
function covering(spans: Marked['spans'], at: number): string[] {
  return spans.filter(({ start, end }) => start <= at && at < end).map(({ origin: from }) => nameOf(from))
}
