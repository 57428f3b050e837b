/** The slots of an entry: 【主题】 stands for what the meeting is about. */
import type { PhrasePiece } from './types.ts'

/** Slots that a sheet fills by itself, whatever a template hands over. */
export const sheetSlots = ['主题', '地区', '我地', '地名', '党政', '下辖', '会议', '时段'] as const

/** The prefix of slots that print an agreed wording of content/terms: 【提法.三条产业链】, 【提法.三条产业链.成员】. */
export const termSlot = '提法.'

/** Cuts a text at its slots. Undefined where a bracket has no partner, is empty or stands in another. */
export function piecesOf(text: string): PhrasePiece[] | undefined {
  const pieces: PhrasePiece[] = []
  let at = 0
  for (const { 0: bracket, 1: name, index } of text.matchAll(/【([^【】\n]*)】/gu)) {
    if (index > at) pieces.push({ text: text.slice(at, index) })
    if (name!.trim() === '') return undefined
    pieces.push({ slot: name!.trim() })
    at = index + bracket.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces.some((piece) => 'text' in piece && /[【】]/u.test(piece.text)) ? undefined : pieces
}

/** The names of the slots, each once. */
export function slotsOf(pieces: readonly PhrasePiece[]): string[] {
  return [...new Set(pieces.flatMap((piece) => ('slot' in piece ? [piece.slot] : [])))]
}

/** The words between the slots, these left out. */
export function wordsOf(pieces: readonly PhrasePiece[], slot = ''): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : slot)).join('')
}
