/** Merged outcomes as edits of a Markdown draft. */
import { escapeMarkdown } from '../text/escape.ts'
import type { Edit } from '../text/problem.ts'
import type { Outcome, PlaceOf, Range, Replacement, Unit, Version } from './types.ts'

/** A version with the way back into the Markdown that it was read from. */
export interface MarkdownVersion extends Version {
  source: string
  /** Where words stand in the source. */
  place: PlaceOf
  /** An edit of the words as one of the source; undefined where markup stands within. */
  sourceEdit(edit: Edit): Edit | undefined
  /** The whole block, row or item of a unit in the source. */
  blockOf(unit: Unit): Range
}

/**
 * The edits that make the outcomes true. A conflict leaves the words of the edited draft and puts 【待核：…】 with the new
 * ones behind them: it is told by every check, and no 定稿 passes with it.
 */
export function markdownEdits(
  outcomes: readonly Outcome[],
  mine: MarkdownVersion,
  now: MarkdownVersion,
): Edit[] {
  return outcomes.flatMap((outcome): Edit[] => {
    switch (outcome.kind) {
      case 'replace':
        return replacement(outcome, mine)
      case 'insert':
        return [insertion(outcome.after, now.units[outcome.unit]!, mine, now)]
      case 'remove':
        return [removal(mine.units[outcome.unit]!, mine)]
      case 'conflict':
        return [conflictMark(outcome, mine)]
      default:
        return []
    }
  })
}

/**
 * Words that only come in stand directly behind those before them, within the stars of a bold head. Where stars or the
 * like stand within the words that go, the new ones take the place of the first stretch without.
 */
function replacement({ start, end, text, looksAhead }: Replacement, mine: MarkdownVersion): Edit[] {
  const isFirst = start === 0 || mine.text[start - 1] === '\n'
  const words = escapeMarkdown(text, { startsLine: isFirst })
  if (start === end) {
    const at =
      isFirst || looksAhead ? mine.place({ start, end }).start : mine.place({ start: start - 1, end }).end
    return [{ start: at, end: at, text: words }]
  }
  const edits: Edit[] = []
  for (let at = start; at < end;) {
    let to = end
    let edit = mine.sourceEdit({ start: at, end: to, text: '' })
    while (!edit && to > at + 1) edit = mine.sourceEdit({ start: at, end: --to, text: '' })
    if (edit) edits.push({ ...edit, text: edits.length === 0 ? words : '' })
    at = to
  }
  return edits
}

const blank = '\n\n'

function insertion(after: number, unit: Unit, mine: MarkdownVersion, now: MarkdownVersion): Edit {
  const block = now.blockOf(unit)
  const words = now.source.slice(block.start, block.end)
  const anchor = mine.units[after]
  if (!anchor) {
    const first = mine.units[0]
    const at = first ? mine.blockOf(first).start : mine.source.length
    return { start: at, end: at, text: words + blank }
  }
  const at = mine.blockOf(anchor).end
  const isBeside = anchor.kind === unit.kind && (unit.kind === 'row' || unit.kind === 'item')
  return { start: at, end: at, text: (isBeside ? '\n' : blank) + words }
}

/** With the blank lines behind it. */
function removal(unit: Unit, mine: MarkdownVersion): Edit {
  const { start, end } = mine.blockOf(unit)
  const rest = unit.kind === 'row' ? /^\r?\n/u : /^(?:[ \t]*\r?\n)+/u
  const behind = rest.exec(mine.source.slice(end))?.[0].length ?? 0
  return { start, end: end + behind, text: '' }
}

function conflictMark(
  { start, end, texts }: Range & { texts: { now: string } },
  mine: MarkdownVersion,
): Edit {
  const words = texts.now.replaceAll('【', '［').replaceAll('】', '］').replaceAll('\n', ' ')
  const note =
    words === ''
      ? '新的事实表里没有这句了，是否还要'
      : `数据变了，新稿这里是“${escapeMarkdown(words, { startsLine: false })}”`
  const at = mine.place({ start: Math.max(start, end - 1), end }).end
  return { start: at, end: at, text: `【待核：${note}】` }
}
