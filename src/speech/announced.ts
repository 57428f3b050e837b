import type { Span } from './words.ts'
import { countOf, sentencesOf } from './words.ts'

/** A count in a text that says how many points follow. */
export interface Announcement extends Span {
  count: number
  noun: string
  /** The sentence that it stands in. */
  sentence: Span
  /** Said of what the speaker is about to say: 我讲三点意见. */
  spoken: boolean
  /** A colon follows. */
  introduces: boolean
  /** No verb tells (五个方面的问题比较突出): only a series right after it says that it announces one. */
  weak: boolean
  /** Counts only where as many items follow: 「三有三不」，一是…; 四个“不够”。 */
  unsure?: boolean
  /** As many things are named right before it: 产业定位和投资强度两个条件. */
  listed?: boolean
}

const number = '(?:[一二三四五六七八九十两]{1,3}|\\d{1,2})'
const measure = '(?:个方面|大方面|方面|[个大类种项条点件步句]|个)'
const nouns =
  '意见|要求|建议|看法|想法|体会|希望|方面|特点|特征|亮点|变化|问题|短板|不足|差距|薄弱环节|难题|矛盾|工作|任务|举措|措施|重点|原因|' +
  '条件|环节|关键|转变|意识|关系|事情|事|文章|硬仗|突破|机遇|挑战|优势|经验|启示|原则|要点|准备|保障|机制|作风'
const pattern = new RegExp(
  `(${number})(${measure})((?:的|主要|突出|重点|具体|基本|深层次|共性|主观|客观|明显)*)([“「](?:${nouns})[”」]|${nouns})?`,
  'gu',
)

const spokenVerb =
  /(?:讲|谈|说|强调|重申|提出|提|汇报|部署|安排|明确)(?:以下|下面|如下|这么|这样|一下)?(?:这|以下|下面|如下)?$/u
const introVerb =
  /(?:讲|谈|强调|提出|提|有|存在|呈现(?:出)?|表现(?:出|为|在)?|体现在|抓好|抓实|做好|落实好|突出|解决好?|处理好|把握好?|坚持|具备|强化|树立|做到|实现|围绕|归纳(?:为|起来)?|概括(?:为|起来)?|主要是|以下|下列|如下|这)(?:了|出|好|起)?(?:以下|下面|如下|这)?$/u
/** Another person's count, or one of another time. */
const reported =
  /(?:书记|省长|市长|县长|区长|主席|主任|局长|同志|省委|市委|县委|区委|会议|去年|上年|前年|上次)[^，。；：]{0,14}$/u
/** What stands further before a count says nothing about it. */
const longestClause = 300
/** 三季度, 第一方阵: part of a name. */
const named = /[第“‘《「『前头]$/u

/** “三有三不” and 四个“不够”, said of what follows. */
const device = new RegExp(
  `(?:表现|体现|概括|归纳|做到|突出|存在|坚持|叫做|称为|就是|主要是|树立|强化|实现)[^。；：，,“「]{0,6}(?:[“「](${number})(?!是|要|[、，,])[^”」。，,]{1,8}[”」]|(${number})个[“「][^”」。，,]{1,8}[”」])`,
  'gu',
)

/** Counts of such devices: a series of as many items has to follow. */
function devicesIn(text: string): Announcement[] {
  if (!/[“「]/u.test(text)) return []
  let sentences: Span[] | undefined
  let next = 0
  return [...text.matchAll(device)].flatMap((match): Announcement[] => {
    const digits = match[1] ?? match[2]!
    const count = countOf(digits)
    const at = match[0].lastIndexOf(
      digits,
      match[0].search(/[“「]/u) + (match[1] === undefined ? 0 : digits.length),
    )
    if (count === undefined || count < 2 || at < 0) return []
    const start = match.index + at
    const end = match.index + match[0].length
    sentences ??= sentencesOf(text)
    while (next < sentences.length && sentences[next]!.end <= start) next++
    const sentence = sentences[next]
    const noun = text.slice(start + digits.length, end).replace(/[“”「」]/gu, '')
    const base = { start, end, count, noun, spoken: false, introduces: false, weak: false, unsure: true }
    return sentence && sentence.start <= start ? [{ ...base, sentence }] : []
  })
}

/** Whether the clause before a count names as many things, parted by 、 and 和. */
function isListed(clause: string, count: number): boolean {
  const list = clause.slice(clause.search(/[^，,。；;：:]*$/u))
  return list.length > 0 && list.split(/、|和|与|以及|及/u).length === count
}

/**
 * The counts of points that a paragraph announces: 我讲三点意见, 存在五个方面的问题：, 呈现四个特点。. Not what another person said, not
 * last year's, not things (6个项目), not names (“四项行动”, 第一方面军), not 再强调一点.
 */
export function announcementsIn(text: string): Announcement[] {
  const found: Announcement[] = []
  let sentences: Span[] | undefined
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, digits, unit, , noun = ''] = match
    const count = countOf(digits!)
    if (count === undefined || count < 2) continue
    if (noun === '' && !/点$|方面$|条$/u.test(unit!)) continue
    const start = match.index
    const after = text.slice(start + whole.length)
    sentences ??= sentencesOf(text)
    while (at < sentences.length && sentences[at]!.end <= start) at++
    const sentence = sentences[at]
    if (!sentence || sentence.start > start) continue
    if (named.test(text[start - 1] ?? '') || /^[”’》」』]/u.test(after)) continue
    const clause = text.slice(Math.max(sentence.start, start - longestClause), start)
    const subject = clause.replace(/^(?:下面|最后|这里|借此机会|今天|现在)[，,]?/u, '')
    if (
      /(?:讲|说|谈|提|提出|强调|作)了$/u.test(clause) ||
      (reported.test(clause) && !/我/u.test(clause.slice(clause.search(reported))))
    )
      continue
    const spoken = spokenVerb.test(subject)
    const introduces = /^[^。！？：:，,]{0,8}[：:]/u.test(after)
    const closes = /^[^。！？：:，,；;]{0,12}(?:[。！：:，,；;]|$)/u.test(after)
    const weak = !(spoken || introduces || introVerb.test(clause))
    const listed = weak && isListed(clause.slice(sentence.start - start), count)
    if (!closes || (weak && !listed && !/(?:^|[，,：:])$/u.test(clause) && !/^[。；]/u.test(after))) continue
    found.push({
      start,
      end: start + whole.length,
      count,
      noun: whole.slice(digits!.length),
      sentence,
      spoken,
      introduces,
      weak,
      ...(listed ? { listed } : {}),
    })
  }
  return [...found, ...devicesIn(text)].sort((a, b) => a.start - b.start)
}
