/** Texts with references in the place of their numbers. */
import type { Edit } from './aspects.ts'
import type { Quantity } from '../text/quantities.ts'
import type { Met } from './clauses.ts'

/** Whether a number stands in a list that 其中 opens, with nothing but parts between. */
export function isListed(text: string, { found, clause }: Met): boolean {
  const before = text.slice(Math.max(0, found.start - 160), found.start)
  const opens = before.lastIndexOf('其中')
  if (opens < 0 || /[。！？；\n]/u.test(before.slice(opens))) return false
  if (
    /其中[，：]?$/u.test(before.slice(0, before.length - clause.length + (clause.startsWith('其中') ? 2 : 0)))
  )
    return true
  return (
    clause.length <= 10 &&
    !/^(?:到|比|同比|共|累计|完成|新|还|已|全|其余)/u.test(clause) &&
    /^其中[，：]?(?:[^\d，。、；]{0,10}(?:\d+[^\d，。、；]{1,14}?)?\d+(?:\.\d+)?[^\d，。、；]{1,6}[、，和])+$/u.test(
      before.slice(opens, before.length - clause.length),
    )
  )
}

/** The unit of a number and the hedge that a reference prints with it; undefined where none prints it as it stands. */
export function printedAs(
  text: string,
  found: Quantity,
): { unit: string; approx: string | undefined; start: number } | undefined {
  const form = /^([\d.,\s]*\d)(多|余)?((?:万亿|[十百千]?[万亿])?)(\D*)$/u.exec(
    text.slice(found.start, found.end),
  )
  if (!form || found.value < 0) return undefined
  const [, , back, scale = '', counter = ''] = form
  const unit = `${scale}${counter}`
  // 1.2万多人: a figure prints 多 before its unit, and 万 is of the unit.
  if (/^[多余来]/u.test(counter) || unit === '' || /^[\d多余来]/u.test(unit)) return undefined
  const front = found.hedge === '约' || found.hedge === '近' ? found.hedge : undefined
  const isFront = front !== undefined && text[found.start - 1] === front
  const approx = back ?? (isFront ? front : undefined)
  return { unit, approx, start: isFront && back === undefined ? found.start - 1 : found.start }
}

/** The text with its edits in order; brackets that are the text's own are doubled. */
export function written(text: string, edits: readonly Edit[]): string {
  let made = ''
  let at = 0
  for (const { start, end, words } of edits) {
    if (start < at) continue
    made += escaped(text.slice(at, start)) + words
    at = end
  }
  return made + escaped(text.slice(at))
}

/** Brackets that are the text's own are doubled; those that wait for a person stay what they are. */
function escaped(words: string): string {
  return words
    .split(/(【(?:待补|待核|建议)(?:[：:][^【】]*)?】|【几】)/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replaceAll(/[【】]/gu, '$&$&')))
    .join('')
}
