import type { Doc } from '../doc.ts'
import { series } from '../find/series.ts'
import type { Context, Range, Rule } from '../rule.ts'

export const semicolon: Rule = {
  id: 'punct/semicolon',
  name: '分项末尾的分号',
  level: 'warn',
  fix: 'none',
  why: '分项里面已经用了句号，分项之间就不再用分号；分项末尾有的用分号、有的用句号也要统一。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '要做到：一是早摸排。摸排不留死角⟦；⟧二是早处置；三是早报告。',
        message: '这一项里面已经用了句号，末尾不宜用“；”，请核实是否为“。”',
      },
      {
        text: '一是早摸排；\n\n二是早处置⟦。⟧\n\n三是早报告；\n\n四是早总结。',
        message: '前面各项末尾用“；”，此处用“。”，请统一',
      },
    ],
    good: [
      '要做到：一是早摸排；二是早处置；三是早报告。',
      '一是早摸排。不留死角。二是早处置。三是早报告。',
      '一是早摸排；\n\n二是早处置；\n\n三是早报告。会后抓紧办。',
      '一是早摸排，一要查房，二要查井；二是早处置；三是早报告。',
    ],
  },
  check(doc, context) {
    for (const { items } of doc.find(series).series) {
      const bodies = items.slice(0, -1).map((item, i) => bodyOf(item.start, items[i + 1]!.start, doc))
      if (bodies.length >= 2 && bodies.every((body) => body !== undefined)) checkItems(bodies, doc, context)
    }
  },
}

/** The longest item that anybody would end with a semicolon. */
const longest = 400

/** The words of an item up to its end mark; undefined where it is too long to be an item of a sentence. */
function bodyOf(start: number, next: number, doc: Doc): Range | undefined {
  const text = doc.text.slice(start, next).trimEnd()
  return text.length > 0 && text.length <= longest ? { start, end: start + text.length } : undefined
}

function checkItems(bodies: readonly Range[], doc: Doc, { report }: Context<object>): void {
  const ends = bodies.map((body) => doc.text[body.end - 1]!)
  for (const [i, body] of bodies.entries()) {
    const at = { start: body.end - 1, end: body.end }
    if (ends[i] === '；' && /。(?![”’）])/u.test(doc.text.slice(body.start, body.end - 1))) {
      report({ range: at, message: '这一项里面已经用了句号，末尾不宜用“；”，请核实是否为“。”' })
      return
    }
  }
  // one full stop among semicolons; where both are frequent the items are sentences of their own
  const stops = ends.flatMap((end, i) => (end === '。' ? [i] : []))
  if (stops.length !== 1 || ends.filter((end) => end === '；').length < 1 || stops[0] === 0) return
  if (!ends.slice(0, stops[0]).every((end) => end === '；')) return
  if (ends.slice(stops[0]! + 1).some((end) => end !== '；')) return
  const body = bodies[stops[0]!]!
  report({ range: { start: body.end - 1, end: body.end }, message: '前面各项末尾用“；”，此处用“。”，请统一' })
}
