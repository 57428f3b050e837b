/** The sentences that the sheet itself has around its references: an edited draft still has them beside its numbers. */
import type { Piece, Reference } from '../../facts/index.ts'
import type { Doc } from '../doc.ts'
import { figures, type Figure } from '../find/figures.ts'
import { firstAtOrAfter } from '../find/first.ts'
import { compare, isCountedIn } from './compare.ts'
import type { Given, Role, Sheet } from './given.ts'
import type { Match } from './match.ts'

/** Characters of the sheet's words on either side that have to be there, and how many in all prove the place. */
const longest = 12
const enough = 6
/** What a reference may print before its number. */
const leads: Partial<Record<Role, RegExp>> = {
  value: /^(?:近|约)?$/u,
  target: /^(?:确保|力争|争取)?(?:不低于|至少|不超过)?$/u,
  growth: /^(?:同比)?(?:增长|下降|提高|上升|减少|降低)?$/u,
  increase: /^(?:增加|减少|多|少|提高|下降)?$/u,
  pace: /^(?:落后|超前|超过|快于|慢于|领先)?(?:时序进度)?$/u,
}

/** What the words of references print. */
export const wordRoles: Readonly<Record<string, Role>> = {
  目标: 'target',
  同比: 'growth',
  增量: 'increase',
  完成率: 'completion',
  差额: 'gap',
  月均: 'monthly',
  进度差: 'pace',
}

/** Numbers of the text that stand where the sheet's own texts have a reference. */
export function contextMatches(doc: Doc, sheet: Sheet): Match[] {
  const found: Match[] = []
  for (const pieces of sheet.facts.texts.values()) {
    for (const [i, { reference }] of pieces.entries()) {
      const options = reference && optionsOf(reference, sheet)
      if (!options?.[0]) continue
      const before = tailOf(pieces[i - 1])
      const after = headOf(pieces[i + 1])
      if (before.length + after.length < enough) continue
      for (const told of between(before, after, leads[options[0].role] ?? /^$/u, doc)) {
        const fitting = options.filter(({ unit }) => isCountedIn(unit, told, doc))
        if (fitting[0] && !isAnother(told, fitting, sheet, doc))
          found.push({ told, fact: fitting[0].fact, role: fitting[0].role, options: fitting, isExact: true })
      }
    }
  }
  return found
}

function optionsOf(reference: Reference, sheet: Sheet): readonly Given[] | undefined {
  if (reference.kind === 'share')
    return sheet.all.filter(
      ({ fact, role, whole }) => role === 'share' && fact === reference.part && whole === reference.whole,
    )
  if (reference.kind !== 'figure') return undefined
  const { word, target } = reference
  const role = word === undefined || word === '数值' ? 'value' : wordRoles[word]
  if (!role) return undefined
  const options = (sheet.byFact.get(reference.figure) ?? []).filter((given) => given.role === role)
  const named = options.filter(
    (given) => given.target?.name === target || given.target?.commitment === target,
  )
  return target === undefined ? options : named
}

function isPlain(piece: Piece | undefined): piece is Piece {
  return piece !== undefined && piece.reference === undefined
}

function tailOf(piece: Piece | undefined): string {
  if (!isPlain(piece)) return ''
  return piece.text.slice(piece.text.lastIndexOf('\n') + 1).slice(-longest)
}

function headOf(piece: Piece | undefined): string {
  if (!isPlain(piece)) return ''
  const line = piece.text.indexOf('\n')
  return (line < 0 ? piece.text : piece.text.slice(0, line)).slice(0, longest)
}

/** The numbers that stand between two stretches of words, of which one may be empty. */
function between(before: string, after: string, lead: RegExp, doc: Doc): Figure[] {
  const all = doc.find(figures)
  const anchor = before === '' ? after : before
  const found: Figure[] = []
  for (let at = doc.text.indexOf(anchor); at >= 0; at = doc.text.indexOf(anchor, at + anchor.length)) {
    const told =
      before === '' ? all[firstAtOrAfter(all, at) - 1] : all[firstAtOrAfter(all, at + anchor.length)]
    if (told && (before === '' ? told.end === at : leadsTo(told, at + anchor.length, { after, lead }, doc)))
      found.push(told)
  }
  return found
}

function leadsTo(told: Figure, from: number, words: { after: string; lead: RegExp }, { text }: Doc): boolean {
  if (!words.lead.test(text.slice(from, told.start))) return false
  // 63批次, of which the list of units knows 批
  return text.startsWith(words.after, told.end) || text.startsWith(words.after, told.end + 1)
}

/** True for another number of the same figure: its target where its value stood. */
export function isAnother(told: Figure, fitting: readonly Given[], sheet: Sheet, doc: Doc): boolean {
  if (fitting.some((given) => compare(told, given) === 'same')) return false
  return (sheet.byFact.get(fitting[0]!.fact) ?? []).some(
    (given) => isCountedIn(given.unit, told, doc) && compare(told, given) === 'same',
  )
}
