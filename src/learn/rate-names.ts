/** Names of numbers that compare: shares, growth, completion, what is ahead of or behind an average. */
import type { Met } from './clauses.ts'
import { asNoun, longest, subject, withHead, type Around } from './name-subject.ts'
import { lastWords, subjectOf, trimmed } from './name-words.ts'

/** 比全省平均水平低(4.6万元) · 较年初净增(5200户) */
export function comparison(met: Met, around: Around): string | undefined {
  const grown = /^[较比](年初|上年末?|去年底?|上月|\d{4}年[底末]?)(净增|增加|新增|减少)了?$/u.exec(met.clause)
  if (grown) return `${lastWords(subject(met, around), 10)}较${grown[1]!}${grown[2]!}`
  const more = /^(.*?)同比(净增|增加|减少|多|少)了?$/u.exec(met.clause)
  if (more && !/(?:%|个百分点|倍)$/u.test(met.unit)) {
    const word = /少/u.test(more[2]!) ? '减少' : '增加'
    // 土地出让收入断崖式下滑，同比减少4.27亿元
    const before = subjectOf(met.earlier)
    const fell = more[1] === '' && before.length >= 2 && before !== trimmed(met.earlier) ? before : ''
    return `${lastWords(subjectOf(more[1]!) || fell || subject(met, around), 10)}同比${word}`
  }
  const level = /^(.*?)(?:高于|低于|好于|快于|慢于|优于)(.{2,10}?)(?:水平|同期)?$/u.exec(met.clause)
  if (level && !level[1]!.endsWith('不')) {
    const of = lastWords(subjectOf(level[1]!) || subject(met, around), 8)
    return `${of}与${lastWords(level[2]!, 4)}差距`
  }
  const apart = /^(.*?)(?<!占)[比较](.{2,8}?)(?:水平|同期)?([高低多少快慢长短])出?了?$/u.exec(met.clause)
  if (!apart) return undefined
  const of = lastWords(subjectOf(apart[1]!) || subject(met, around), 8)
  if (/^[去上]年$/u.test(apart[2]!))
    return `${of}较${apart[2]!}${/[低少短]/u.test(apart[3]!) ? '减少' : '增加'}`
  return `${of}与${lastWords(apart[2]!, 4)}差距`
}

const changed = '增长|下降|提高|上升|减少|降低|增加|上涨|上浮|下浮|回落|回升|缩短|压缩|压减|提升'
const fallen = /下降|减少|降低|下浮|回落|缩短|压/u
const growing = new RegExp(
  '^(.*?)(?:同比|(环比)|(?:[与同和]|较|比)(?:(?:去年|上年)(?:同期|底|末)?|\\d{4}年(?:底|末)?)(?:相比)?|' +
    `([一二三四五六七八九十两]{1,2}年)(?:来|间)?(?:累计)?)?，?(${changed})了?$`,
  'u',
)

/** Names of rates: 占比, 增幅, 完成率. */
export function rateName(met: Met, around: Around): string | undefined {
  const { clause, unit } = met
  const each = new RegExp(`(${changed})(?![到至])`, 'u').exec(met.together)?.[1]
  if (around.each !== undefined && each !== undefined)
    return `${around.each.replace(/[增降]幅$/u, '')}${fallen.test(each) ? '降幅' : '增幅'}`
  if (around.each !== undefined && /完成/u.test(met.together) && unit === '%')
    return `${around.each.replace(/完成率$/u, '')}完成率`
  if (unit !== '%' && unit !== '个百分点' && unit !== '倍') return undefined
  const share =
    unit === '%'
      ? /^(.*?)(?:只|仅|就|还|才)?占(?:比|到)?了?(.{0,14}?)(?:的?(?:比重|比例|份额|百分比)(?:为|达到?|是|约|近|已|只有|仅)*)?的?$/u.exec(
          clause,
        )
      : null
  if (share) return shareName(share[1]!, share[2]!, met, around)
  const grown = growing.exec(clause)
  if (grown) {
    const of = subjectOf(grown[1]!) || subject(met, around).replace(/[增降]幅$|同比(?:增加|减少)$/u, '')
    return `${of}${grown[2] ?? grown[3] ?? ''}${fallen.test(grown[4]!) ? '降幅' : '增幅'}`
  }
  if (unit === '倍')
    return /(?:去年|上年)同期的$/u.test(clause)
      ? `${lastWords(subject(met, around), 8)}与去年同期之比`
      : undefined
  const rate = met.rate
  if (around.each !== undefined && rate !== undefined && !around.each.endsWith(rate))
    return `${around.each}${rate}`
  const verb = /^(?:以上|以内)?(化解|办结|整改|覆盖|办理)(?!率)/u.exec(met.after)?.[1]
  const own = verb === undefined ? '' : subjectOf(clause)
  if (own.length >= 2 && !/[率比重例]$/u.test(own)) return `${own}${verb}率`
  const done = /^(.*?)(?:只|仅|已|才)?完成了?(?:全年|年度|半年)?(?:任务|目标|计划)?(?:任务|数)?的?$/u.exec(
    clause,
  )
  return done ? `${subjectOf(done[1]!) || subject(met, around)}完成率` : undefined
}

/** Words for a part of something: 占比, or 占全部税收比重 where it says of what. */
export function shareName(part: string, whole: string, met: Met, around: Around): string {
  const plain = asNoun(trimmed(part))
  const name =
    plain === '' ? subject(met, around) : part.endsWith('的') ? withHead(plain, met, around) : plain
  if (name === '') return '比重'
  const of = whole
    .replace(/的$/u, '')
    .replace(/^(?:却|也|只有|只|就|达到?|为|是|仅|只有|升至|提高到|已)+/u, '')
  if (of === '' || /^(?:总数|全部|其中)$/u.test(of) || name.length + of.length > longest - 3)
    return `${lastWords(name, longest - 2)}占比`
  return `${name}占${of}比重`
}
