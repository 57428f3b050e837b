import type { Doc } from '../doc.ts'
import type { Context, Rule } from '../rule.ts'

export const bookTitle: Rule = {
  id: 'punct/book-title',
  name: '书名号',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '书名号要成对；书名号里还有书名号时，里面的用〈〉。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '印发⟦《⟧殡葬管理办法，从严执行。',
        message: '此处的“《”没有另一半，请补上“》”',
      },
      {
        text: '转发殡葬管理办法⟦》⟧，从严执行。',
        message: '此处的“》”没有前一半，请补上“《”',
      },
      {
        text: '印发《关于贯彻⟦《殡葬管理办法》⟧的实施意见》。',
        message: '书名号里面的书名号用单的，此处为“《殡葬管理办法》”，请核实是否为“〈殡葬管理办法〉”',
        suggested: '印发《关于贯彻〈殡葬管理办法〉的实施意见》。',
      },
    ],
    good: [
      '印发《殡葬管理办法》。',
      '印发《关于贯彻〈殡葬管理办法〉的实施意见》。',
      '学习《水法》《防洪法》。',
      '甲方>乙方，3<5。',
      '《办法》和《细则》要一并学。',
    ],
  },
  check(doc, context) {
    if (!/[《》]/u.test(doc.text)) return
    for (const block of doc.blocks) if (block.kind !== 'code') checkBlock(doc, block, context)
  },
}

function checkBlock(doc: Doc, block: { start: number; end: number }, { report }: Context<object>): void {
  const open: number[] = []
  for (let at = block.start; at < block.end; at++) {
    const mark = doc.text[at]
    if (mark === '《') open.push(at)
    else if (mark === '》') {
      const start = open.pop()
      if (start === undefined) {
        report({ range: { start: at, end: at + 1 }, message: '此处的“》”没有前一半，请补上“《”' })
      } else if (open.length > 0 && closesLater(doc, at + 1, block.end)) {
        const range = { start, end: at + 1 }
        const text = `〈${doc.text.slice(start + 1, at)}〉`
        report({
          range,
          message: `书名号里面的书名号用单的，此处为“${doc.slice(range)}”，请核实是否为“${text}”`,
          suggestions: [
            {
              message: `改为“${text}”`,
              edits: [
                { start, end: start + 1, text: '〈' },
                { start: at, end: at + 1, text: '〉' },
              ],
            },
          ],
        })
      }
    }
  }
  for (const at of open)
    report({ range: { start: at, end: at + 1 }, message: '此处的“《”没有另一半，请补上“》”' })
}

/** The outer title is closed too, before another one opens. */
function closesLater(doc: Doc, from: number, end: number): boolean {
  return /^[^《]*》/u.test(doc.text.slice(from, end))
}
