/** What a revision did, one row for each change, for people. */
import type { Reason } from './reasons.ts'
import { sentenceAround, wordsIn } from './ranges.ts'
import type { Outcome, Range, Version } from './types.ts'

export interface Row extends Range {
  kind: '改' | '增' | '删' | '冲突' | '稿上已改' | '稿上已删'
  /** The sentence or paragraph as it stood in the edited draft; '' of what is new. */
  sentence: string
  /** Where the sentence stands. */
  within?: Range
  old: string
  now: string
  facts: string[]
  /** Why, a line each. */
  why: string[]
  /** People changed something else in the same sentence: it should be read once more. */
  besideEdit?: boolean
  texts?: { base: string; mine: string; now: string }
}

export function rowsOf(
  outcomes: readonly Outcome[],
  mine: Version,
  now: Version,
  base: Version,
  reasonOf: (outcome: Outcome) => Reason,
): Row[] {
  return outcomes.map((outcome): Row => {
    const { facts, lines: why } = reasonOf(outcome)
    const common = { facts, why }
    switch (outcome.kind) {
      case 'insert': {
        const at = mine.units[outcome.after]?.end ?? 0
        const unit = now.units[outcome.unit]!
        return { kind: '增', start: at, end: at, sentence: '', old: '', now: wordsIn(now, unit), ...common }
      }
      case 'remove': {
        const unit = mine.units[outcome.unit]!
        const old = wordsIn(mine, unit)
        return { kind: '删', start: unit.start, end: unit.end, sentence: old, old, now: '', ...common }
      }
      case 'conflict':
        return {
          kind: '冲突',
          start: outcome.start,
          end: outcome.end,
          sentence: outcome.texts.mine,
          old: outcome.texts.base,
          now: outcome.texts.now,
          texts: outcome.texts,
          ...common,
        }
      default: {
        const { start, end, cause } = outcome
        const within = sentenceAround(mine.text, outcome)
        const sentence = wordsIn(mine, within)
        const old = outcome.kind === 'replace' ? wordsIn(mine, outcome) : wordsIn(base, cause.base)
        const kind = outcome.kind === 'replace' ? '改' : outcome.kind === 'gone' ? '稿上已删' : '稿上已改'
        const beside = outcome.kind === 'replace' && outcome.besideEdit ? { besideEdit: true } : {}
        return { kind, start, end, sentence, within, old, now: wordsIn(now, cause.now), ...common, ...beside }
      }
    }
  })
}

/** The remark in the margin of a Word file. */
export function remarkOf(row: Row): string[] {
  if (row.texts) {
    const { base, now } = row.texts
    return [
      '【冲突】这一句稿上改过，数据也变了，没有替您改，请定：',
      ...(base === '' ? [] : [`原来生成的：${base}`]),
      now === '' ? '新的事实表里没有这一句了' : `按新数据应是：${now}`,
      ...row.why,
    ]
  }
  const beside = row.besideEdit ? ['这一句您也改过，请通读一遍'] : []
  return [...row.why, ...beside]
}
