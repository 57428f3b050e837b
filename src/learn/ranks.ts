/** Ranks: 列全市第3位, 居全省第5名, 排名第4, said of the figure before them or of what their clause names. */
import type { Edit } from './aspects.ts'
import type { LearnedFigure } from './figure.ts'
import { trimmed } from './name-words.ts'

const rank =
  /(位列|位居|列|居|排名|排在|排到|排)?((?:全[国省市区县州盟旗]|同类[^，。；\d第]{0,6})(?:[市县区]{0,3})?)?(?:居|列|排名?)?(倒数|并列|正数)?第(\d{1,3})(位(?!置)|名(?!单)|(?=[，。；、和（]))/gu

/** Ranks of a text as references. `figureBefore` is the figure that a place of the text speaks of; `left` takes what stays. */
export function ranksIn(
  text: string,
  figureBefore: (at: number, ranked: LearnedFigure | undefined) => LearnedFigure | undefined,
  left: string[] = [],
): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(rank)) {
    const [whole, verb, scope, odd, place, counter] = match
    if (verb === undefined && (scope === undefined || counter === '')) {
      // 分别居全市第5、第9: the second is of another figure.
      if (
        edits.length > 0 &&
        /第\d{1,3}[位名]?[、和]$/u.test(text.slice(Math.max(0, match.index - 7), match.index))
      )
        left.push(leftLine(whole))
      continue
    }
    const figure = figureBefore(match.index, edits.at(-1)?.figure)
    if (!figure || figure.rank) {
      if (verb !== undefined) left.push(leftLine(whole))
      continue
    }
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
    const move = movedAfter(text, end, figure, Number(place))
    if (move && isPlain) edits.push(move)
  }
  return edits
}

/** ，较上次前移2位 as a reference; of 比上年前移2位 the place before is kept, and the words stay. */
function movedAfter(text: string, end: number, figure: LearnedFigure, place: number): Edit | undefined {
  const moved = /^(，(?:位次)?)((较上次|[比较](?:上年|去年)(?:同期)?)(前移|后移)了?(\d{1,2})位)/u.exec(
    text.slice(end, end + 24),
  )
  if (!moved || moved[5] === '0') return undefined
  const before = place + (moved[4] === '前移' ? 1 : -1) * Number(moved[5])
  if (before < 1) return undefined
  figure.rank!.previous = String(before)
  const from = end + moved[1]!.length
  return moved[3] === '较上次'
    ? { start: from, end: from + moved[2]!.length, words: `【${figure.id}.升降】`, figure }
    : undefined
}

function leftLine(words: string): string {
  return `“${words}”是位次，没有认准是哪一项的，照原样留在文字里，没有写进数据`
}

/** What the clause of a rank names: 税占比(排第8位), 在安全生产考核中，我们(排在第9位). */
export function subjectBeforeRank(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 48), at)
  const clause = /[^，。；：、？！\n]{0,24}$/u.exec(before)![0]
  const name = trimmed(clause.replace(/(?:[列居排]|排名)$/u, ''))
  if (!/^(?:我们|我[县市区省])?$/u.test(name)) return name
  const matter = /在([^，。；：？！\n]{4,20})中，$/u.exec(before.slice(0, before.length - clause.length))?.[1]
  return matter === undefined ? '' : trimmed(matter)
}

/** 全市11个县市区 are those among whom one is ranked. */
export function countsPlaces({ name }: LearnedFigure): boolean {
  return /(?:县市区|市县区|县区|区县|市州|乡镇|镇街|街道|地市|省份|单位|部门)$/u.test(name)
}
