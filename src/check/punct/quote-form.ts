import type { Doc } from '../doc.ts'
import { untouched, within } from '../find/spans.ts'
import type { Rule, TextEdit } from '../rule.ts'

export const quoteForm: Rule = {
  id: 'punct/quote-form',
  name: '引号形状',
  level: 'warn',
  fix: 'safe',
  sheets: true,
  why: '横排简体文字的引号用“”，不用直引号，也不用「」。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '培育⟦"⟧链主"企业。',
        message: '此处为直引号，应为“”',
        fixed: '培育“链主”企业。',
      },
      {
        text: '开展⟦「⟧敲门行动」，做到"应访尽访"。',
        message: '此处为「」，应为“”',
        fixed: '开展“敲门行动”，做到“应访尽访”。',
        count: 2,
      },
      {
        text: '培育⟦"⟧链主企业。',
        message: '此处为直引号，请核实是否为“或”',
      },
    ],
    good: [
      '培育“链主”企业。',
      '采购5"和7"的平板。',
      '换上10英寸屏。',
      'say "hello" to them',
      '身高5\'8"的运动员。',
    ],
  },
  check(doc, { report }) {
    if (!/["「」『』]/u.test(doc.text)) return
    for (const block of doc.blocks) {
      if (block.kind === 'code' || !/[\u3400-\u9fff]/u.test(doc.slice(block))) continue
      const straight = offsetsOf('"', doc, block)
      // an inch, or English
      const isOther = straight.some((at) => /\d/u.test(doc.text[at - 1] ?? '') || isEnglish(doc.text, at))
      if (straight.length > 0 && !isOther) {
        if (straight.length % 2 === 0)
          for (let i = 0; i < straight.length; i += 2)
            pair(straight[i]!, straight[i + 1]!, '此处为直引号，应为“”', report)
        else
          report({
            range: { start: straight[0]!, end: straight[0]! + 1 },
            message: '此处为直引号，请核实是否为“或”',
          })
      }
      for (const [open, close] of cornersOf(doc, block)) pair(open, close, '此处为「」，应为“”', report)
    }
  },
}

function pair(
  open: number,
  close: number,
  message: string,
  report: (report: { range: { start: number; end: number }; message: string; fix: TextEdit[] }) => void,
): void {
  report({
    range: { start: open, end: open + 1 },
    message,
    fix: [
      { start: open, end: open + 1, text: '“' },
      { start: close, end: close + 1, text: '”' },
    ],
  })
}

function offsetsOf(mark: string, doc: Doc, block: { start: number; end: number }): number[] {
  const slots = doc.find(untouched)
  const found: number[] = []
  for (
    let at = doc.text.indexOf(mark, block.start);
    at >= 0 && at < block.end;
    at = doc.text.indexOf(mark, at + 1)
  )
    if (!within(slots, at)) found.push(at)
  return found
}

function isEnglish(text: string, at: number): boolean {
  return /[A-Za-z]/u.test(text[at + 1] ?? '') && /[A-Za-z ,.]/u.test(text[at - 1] ?? 'a')
}

/** 「…」 that pair in the block, those inside another quotation left as they are. */
function cornersOf(doc: Doc, block: { start: number; end: number }): [number, number][] {
  const found: [number, number][] = []
  let open: number | undefined
  for (let at = block.start; at < block.end; at++) {
    if (doc.text[at] === '「') open ??= at
    else if (doc.text[at] === '」' && open !== undefined) {
      found.push([open, at])
      open = undefined
    }
  }
  return found
}
