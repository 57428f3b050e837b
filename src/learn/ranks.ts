/** Ranks: 列全市第3位, 居全省第5名, 较上次前移2位, said of the figure before them. */
import type { Edit } from './aspects.ts'
import type { LearnedFigure } from './figure.ts'

const rank =
  /(列|居|位居|位列|排名?|排在|排到)?((?:全[国省市区县州盟旗]|同类[^，。；\d第]{0,6})(?:[市县区]{0,3})?)?(?:居|列|排名?)?(倒数|并列|正数)?第(\d{1,3})(位|名)/gu

/** Ranks of a text as references. `figureBefore` is the figure that a place of the text speaks of. */
export function ranksIn(text: string, figureBefore: (at: number) => LearnedFigure | undefined): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(rank)) {
    const [whole, verb, scope, odd, place, counter] = match
    if (scope === undefined && verb === undefined) continue
    const figure = figureBefore(match.index)
    if (!figure || figure.rank) continue
    const end = match.index + whole.length
    const isPlain = odd === undefined && counter === '位'
    const start = end - `${odd ?? ''}第${place!}${counter!}`.length
    figure.rank = {
      ...(odd === undefined ? { place: place! } : {}),
      ...(scope === undefined ? {} : { scope }),
      ...(isPlain ? {} : { words: text.slice(start, end) }),
    }
    // 列全市第3位 is printed as a whole, other verbs stay the text's own.
    const asWhole = isPlain && whole === `列${scope ?? ''}第${place!}位`
    edits.push(
      asWhole
        ? { start: match.index, end, words: `【${figure.id}.排名】`, figure }
        : { start, end, words: `【${figure.id}.位次】`, figure },
    )
    const moved = /^(，(?:位次)?)(较上次(前移|后移)(\d{1,2})位)/u.exec(text.slice(end))
    if (!moved || !isPlain) continue
    const before = Number(place) + (moved[3] === '前移' ? 1 : -1) * Number(moved[4])
    if (before < 1 || moved[4] === '0') continue
    figure.rank.previous = String(before)
    const from = end + moved[1]!.length
    edits.push({ start: from, end: from + moved[2]!.length, words: `【${figure.id}.升降】`, figure })
  }
  return edits
}
