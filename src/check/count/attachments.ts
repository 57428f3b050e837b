/** The list 附件：1.… 2.… against the attachments that follow. */
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Report } from '../rule.ts'

const list = /^附件[：:]\s*1[.．、]/u
const next = /^\s*(\d{1,2})[.．、]/u
const present = /^附件\s*(\d{1,2})[：:]?\s*$/u

/** Attachments listed and not there, or there and not listed; silent where none is numbered or none follows. */
export function attachmentFaults(doc: Doc): Report[] {
  if (!doc.text.includes('附件')) return []
  const { blocks } = doc
  const at = blocks.findIndex((block) => list.test(doc.slice(block)))
  if (at < 0) return []
  // Numbers may stand on lines of one paragraph, as papers of a meeting have them, or in paragraphs of their own.
  let listed = 1
  for (const line of doc.slice(blocks[at]!).split('\n').slice(1)) if (numberIn(line) === listed + 1) listed++
  let after = at + 1
  while (numberOf(doc, blocks[after]) === listed + 1) {
    listed++
    after++
  }
  const heads = blocks.slice(after).filter((block) => present.test(doc.slice(block)))
  const numbers = new Set(heads.map((block) => Number(present.exec(doc.slice(block))![1])))
  if (numbers.size === 0 || (numbers.size === listed && Math.max(...numbers) === listed)) return []
  const names = [...numbers].sort((a, b) => a - b).map((number) => `附件${number}`)
  const only = numbers.size < listed ? '只有' : '有'
  const { start, end } = blocks[at]!
  return [
    {
      range: { start, end },
      message: `此处列了${listed}个附件，后面${only}${names.join('、')}，请核实`,
      related: heads.map((block) => ({ message: doc.slice(block).trim(), at: block })),
      data: { announced: listed, found: numbers.size },
    },
  ]
}

function numberOf(doc: Doc, block: Block | undefined): number | undefined {
  if (!block) return undefined
  return block.number ?? numberIn(doc.slice(block))
}

function numberIn(line: string): number | undefined {
  const written = next.exec(line)?.[1]
  return written === undefined ? undefined : Number(written)
}
