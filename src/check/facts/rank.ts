/** Ranks in a text against those of the sheet: 居全市第4位. */
import { wholeNumber } from '../../facts/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import { firstAtOrAfter } from '../find/first.ts'
import type { Report } from '../rule.ts'
import type { Mention, SheetReading } from './mentions.ts'
import { isOfSheetTime } from './told.ts'

const ranked =
  /(?:[居列排]|排名|排在)(?:在)?(?:(全[省市县区国])[^，。；第\d]{0,4})?(第(\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名))/u
const another = /增[幅速]|完成率|占比|其中|分别|均|[；。\n]/u

/** A rank stands no farther behind its value. */
const longest = 80

/** Reports of ranks that differ from the sheet's; only such as stand behind a value that the sheet confirms. */
export function rankDiffers(doc: Doc, { mentions, names, sheet }: SheetReading): Report[] {
  const { facts } = sheet
  return mentions.flatMap((mention, i): Report[] => {
    const { told, fact, role, state } = mention
    const place = wholeNumber(fact.entry.rank?.place)
    if (place === undefined || role !== 'value' || state !== 'same' || !isOfSheetTime(mention, facts))
      return []
    const next = Math.min(
      told.sentence.end,
      told.end + longest,
      names[firstAtOrAfter(names, told.end + 1)]?.start ?? Infinity,
      nextOther(mentions, i)?.told.start ?? Infinity,
    )
    const words = doc.text.slice(told.end, next)
    const match = ranked.exec(words)
    if (!match || another.test(words.slice(0, match.index))) return []
    const [, scope, phrase = '', digits = ''] = match
    const own = fact.entry.rank?.scope
    if (scope !== undefined && own !== undefined && scope !== own) return []
    const said = /^\d/u.test(digits) ? Number(digits) : parseChineseNumber(digits)
    if (said === undefined || said === place) return []
    const start = told.end + match.index + match[0].length - phrase.length
    const range = { start, end: start + phrase.length }
    const right = `第${place}${phrase.at(-1)!}`
    const at = facts.places.of(`${fact.path}/rank`)
    return [
      {
        range,
        message: `此处为“${phrase}”，事实表“${fact.name}”的排名是${right}，请核对`,
        ...(at ? { related: [{ message: '事实表里是这样写的', at }] } : {}),
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      },
    ]
  })
}

/** The next mention of another figure, if it is near. */
function nextOther(mentions: readonly Mention[], index: number): Mention | undefined {
  const { fact, told } = mentions[index]!
  for (let i = index + 1; i < mentions.length && mentions[i]!.told.start < told.end + longest; i++)
    if (mentions[i]!.fact !== fact) return mentions[i]
  return undefined
}
