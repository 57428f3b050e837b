/** What a number is of, by the words around it: the name that a secretary would give it. */
import type { Met } from './clauses.ts'
import {
  cleaned,
  endsInHead,
  headOf,
  isNoun,
  lastWords,
  nounAfter,
  subjectOf,
  trimmed,
} from './name-words.ts'

/** A figure that was met before: in the same sentence, or the last one with the same unit. */
export interface Near {
  name: string
  unit: string
}

export interface Around {
  /** Of several rates that are told together (分别增长), the name of what this one is of. */
  each?: string
  near: Near | undefined
  alike: Near | undefined
}

const longest = 16

/** Verbs as they are spoken, and what they are called in the name of an indicator. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/(?<![已未新正没])签(?:下来?|约)?$/u, '签约'],
  [/^(?:动了?[工土]|开了?工)$/u, '开工'],
  [/新开工?$/u, '新开工'],
  [/抽$/u, '抽查'],
  [/添$/u, '新增'],
  [/(?:做|干)出$/u, ''],
]

/** Verbs of one character say what is done with the indicator before. */
const single: Readonly<Record<string, string>> = {
  收: '已收',
  签: '签约',
  开: '开工',
  动: '动工',
  剩: '剩余',
  缺: '缺口',
  欠: '欠付',
  差: '差额',
  多: '增加',
  少: '减少',
}

/** What was done, where the noun after the number says to what: 引进 · 新签. */
const doing =
  /(?:引进|引来|签约|新签|新开工|开工|投产|竣工|建成|新建|新增|培育|接待|走访|排查|整改|关停|化解|兑现|兑付|办结|受理|立案|检查|抽查|盘活|收储|改造|修复|实施|储备|发放|洽谈|促成|拜访|选派|组建|谋划|包装|落实|安排|带来|领办|包保|邀请|查处|消除|拿出|投入|筹措|列支|下达|拨付|减免|培训|吸纳|帮扶|救助|清退|查扣|拆除|发展|建设|推广|缺)$/u

const scope =
  /^(?:全[国省市区县州镇]|我们|我[省市区县镇]|全[国省市区县]平均|平均|平均每个?月|其余|剩下|余下)$/u
const owner = /(?:镇|乡|街道|部门|园区|单位|）|局|县|区|市|旗|国有|民营|档|组|类)$/u
const tier = /^(?:[一二三四五六七八九]档[^，]{0,4}|[^，的]{2,6}(?:组|类|招商局))$/u

/** A name from the clause before a number and what stands around it. */
export function figureName(met: Met, around: Around): string {
  const name = fitting(nameOf(met, around))
  // 一档部门，签约项目3个；新开工项目2个
  const isOfTier = tier.test(met.opening) && name.length <= 8 && !name.startsWith(met.opening)
  return isOfTier ? fitting(`${met.opening}${name}`) : name
}

function nameOf(met: Met, around: Around): string {
  const { clause, after, unit } = met
  const rate = rateName(met, around)
  if (rate !== undefined) return rate
  const compared = comparison(met, around)
  if (compared !== undefined) return compared
  const lacks = /^(.{2,}?)还?([差缺欠])了?着?$/u.exec(clause)
  if (lacks && !lacks[1]!.endsWith('相')) {
    const of = subjectOf(lacks[1]!) || subject(met, around)
    return `${of}${single[lacks[2]!]!}`
  }
  const monthly = /^(?:余下|往后|从现在起)?每个?月(?:就?要|就得|得)?(.*)$/u.exec(trimmedOnly(clause))
  if (monthly) return `每月${asNoun(trimmed(monthly[1]!)) || withoutScope(subject(met, around))}`
  const isHeadless = /的(?:就|只|还|仅)?(?:有|是|才|占|还|只|仅)?$/u.test(clause)
  const name = asNoun(trimmed(clause))
  const noun = nounAfter(after, name === '' && /(?:^|有)$/u.test(clause))
  if (name === '') return noun === '' ? subject(met, around) : told(noun, met, around)
  if (isHeadless) return noun !== '' && endsInHead(noun) ? `${name}的${noun}` : withHead(name, met, around)
  if (unit.endsWith('天') && name.endsWith('用')) return timeName(name, met, around)
  if (scope.test(name)) return noun !== '' && isNoun(noun) ? `${name}${noun}` : takenUp(name, met, around)
  if (owner.test(name) && noun === '' && around.near?.unit === unit && !owner.test(around.near.name))
    return takenUp(name, met, around)
  if (/^落后时序进度$/u.test(name)) return `${subject(met, around)}${name}`
  if (name.length === 1) return oneCharacter(name, noun, met, around)
  if (noun !== '' && isNoun(noun) && (doing.test(name) || /有$|[^的]了$/u.test(clause)))
    return doing.test(name) && name.length > 6 ? `${doing.exec(name)![0]}${noun}` : `${name}${noun}`
  return ofDoing(name, met, around)
}

/** 比全省平均水平低(4.6万元) · 较年初净增(5200户) */
function comparison(met: Met, around: Around): string | undefined {
  const grown = /^[较比](年初|上年末?|去年底?|上月)(净增|增加|新增|减少)了?$/u.exec(met.clause)
  if (grown) return `${lastWords(subject(met, around), 10)}较${grown[1]!}${grown[2]!}`
  const apart = /^(.*?)(?<!占)[比较](.{2,8}?)(?:水平|同期)?([高低多少快慢长短])出?了?$/u.exec(met.clause)
  if (!apart) return undefined
  const of = lastWords(subjectOf(apart[1]!) || subject(met, around), 8)
  if (/^[去上]年$/u.test(apart[2]!))
    return `${of}较${apart[2]!}${/[低少短]/u.test(apart[3]!) ? '减少' : '增加'}`
  return `${of}与${lastWords(apart[2]!, 4)}差距`
}

/** Names of rates: 占比, 增幅, 完成率. */
function rateName(met: Met, around: Around): string | undefined {
  const { clause, unit } = met
  const each = /(增长|下降|提高|上升|减少|缩短|压缩)/u.exec(met.together)?.[1]
  if (around.each !== undefined && each !== undefined)
    return `${around.each}${/[增提上]/u.test(each) ? '增幅' : '降幅'}`
  if (unit !== '%' && unit !== '个百分点') return undefined
  const share = unit === '%' ? /^(.*?)(?:只|仅|就|还|才)?占(?:比|到)?了?(.{0,12}?)的?$/u.exec(clause) : null
  if (share) return shareName(share[1]!, share[2]!, met, around)
  const grown =
    /^(.*?)(?:同比|(环比)|(?:[与同和]|较|比)(?:去年|上年)(?:同期)?(?:相比)?)?，?(增长|下降|提高|上升|减少)了?$/u.exec(
      clause,
    )
  if (grown) {
    const of = subjectOf(grown[1]!) || subject(met, around).replace(/[增降]幅$/u, '')
    return `${of}${grown[2] ?? ''}${/下降|减少/u.test(grown[3]!) ? '降幅' : '增幅'}`
  }
  const done = /^(.*?)(?:只|仅|已|才)?完成了?(?:全年|年度|半年)?(?:任务|目标|计划)?(?:任务|数)?的?$/u.exec(
    clause,
  )
  return done ? `${subjectOf(done[1]!) || subject(met, around)}完成率` : undefined
}

/** Words for a part of something: 占比, or 占全部税收比重 where it says of what. */
function shareName(part: string, whole: string, met: Met, around: Around): string {
  const plain = asNoun(trimmed(part))
  const name =
    plain === '' ? subject(met, around) : part.endsWith('的') ? withHead(plain, met, around) : plain
  if (name === '') return '比重'
  const of = whole.replace(/的$/u, '').replace(/^(?:达到?|为|是|仅|只有|升至|提高到|已)+/u, '')
  if (of === '' || /^(?:总数|全部|其中)$/u.test(of) || name.length + of.length > longest - 3)
    return `${lastWords(name, longest - 2)}占比`
  return `${name}占${of}比重`
}

function asNoun(name: string): string {
  for (const [form, noun] of spoken) if (form.test(name)) return name.replace(form, noun)
  return name
}

/** A clause whose 每月 is not to be taken for a leading word. */
function trimmedOnly(clause: string): string {
  return clause.replace(/^(?:余下|往后|平均|那么|就是)+(?=每)/u, '')
}

function timeName(name: string, met: Met, { near }: Around): string {
  const who = name.replaceAll(/平均|用/gu, '')
  if (near?.name.endsWith('用时')) return `${who}${withoutScope(near.name)}`
  const of = scope.test(who) || who === '' ? subjectOf(met.earlier) : ''
  return `${who}${of}${name.includes('平均') ? '平均' : ''}用时`
}

function oneCharacter(name: string, noun: string, met: Met, around: Around): string {
  if (name === '剩' && met.unit === '天') return '剩余天数'
  if (noun !== '') return `${single[name] ?? name}${noun}`
  const word = single[name] ?? name
  return /^(?:缺口|欠付|差额|增加|减少)$/u.test(word)
    ? `${subject(met, around)}${word}`
    : takenUp(word, met, around)
}

/** 开工(33个) → 开工项目 · 千万元以上的签约 → 千万元以上签约项目 · 落实(870亩) → 落实竞赛项目用地 */
function ofDoing(name: string, met: Met, around: Around): string {
  const { unit } = met
  if (unit.endsWith('亩') && name.endsWith('用')) return `${name.replace(/要用$/u, '用')}地`
  const bare = name.replace(/的(?=(?:签约|开工|新开工|投产)$)/u, '')
  if (!doing.test(name) || (name.length > 4 && bare === name)) return name
  if (!/^(?:个|家|户|项|件|处)$/u.test(unit)) {
    return around.near?.unit === unit && name.length <= 4 && !/投入|筹措|下达$/u.test(name)
      ? takenUp(name, met, around)
      : name
  }
  if (/缺$|件$|处$/u.test(name) || /^(?:件|处)$/u.test(unit)) return name
  const alike = around.near?.unit === unit ? around.near : around.alike
  const head =
    headOf(alike?.name ?? '') || headOf(met.earlier) || (unit === '个' || unit === '项' ? '项目' : '企业')
  return `${bare}${head}`
}

/** A noun stands for itself; what a clause tells is told of what was counted before. */
function told(noun: string, met: Met, around: Around): string {
  if (isNoun(noun)) return noun
  return withHead(cleaned(noun).slice(0, longest - 3), met, around)
}

/** 卡在钱上 → 卡在钱上的项目, of what the sentence counts. */
function withHead(name: string, met: Met, { near, alike }: Around): string {
  const isNear = near?.unit === met.unit || met.unit === '%'
  const found = (isNear ? headOf(near?.name ?? '') : '') || headOf(met.earlier) || headOf(alike?.name ?? '')
  const isDone =
    !isNear && /^(?:个|项)$/u.test(met.unit) && doing.test(name) && !/项目|企业|任务|事项/u.test(found)
  const isOfPeople = /^万?[人名]$/u.test(met.unit) && !/干部|同志|职工|群众|人才|学员|客商/u.test(found)
  const own = isDone ? '项目' : isOfPeople ? '人员' : found
  if (own === '' || name.includes(own)) return name
  return `${lastWords(name, longest - own.length - 1)}的${own}`
}

/** What was spoken of before: the figure with the same unit, the clause before, or the last figure of that unit. */
function subject({ earlier, unit }: Met, { near, alike }: Around): string {
  if (near && (near.unit === unit || unit === '%' || unit === '个百分点')) return near.name
  const before = asNoun(subjectOf(earlier))
  if (before.length > 12 && unit !== '%' && headOf(before) !== '') return headOf(before)
  if (before.length >= 2) return lastWords(before, longest - 2)
  return alike?.name ?? near?.name ?? before
}

/** 全市 → 全市项目平均协议投资: what was spoken of before, here for another or in another way. */
function takenUp(word: string, met: Met, around: Around): string {
  return `${word}${lastWords(withoutScope(subject(met, around)), longest - word.length)}`
}

function withoutScope(name: string): string {
  return name.replace(/^(?:全[国省市区县州]|我们|其余|剩下|余下|平均每月|每月|落实)+(?=.{2})/u, '')
}

/** At most 16 characters, with nothing at either end that no name has. */
export function fitting(words: string): string {
  const plain = words
    .replaceAll(/[^\p{Script=Han}\p{L}\p{N}（）“”、·.%—-]/gu, '')
    .replace(/^[^（]*）|（[^）]*$/gu, '')
    .replace(/^[^“]*”(?=.{2})|“[^”]*$/gu, '')
  const name = lastWords(plain, longest)
    .replace(
      /^(?:[、·.—-]|的|了|占(?!地|比)|有(?!机|效|色|限|线)|是|到(?!位|账|户|岗|期)|和(?!谐)|列全.第?)+/u,
      '',
    )
    .replace(/(?:[、·.—-]|的|了|占|(?<![国持保拥所])有|是|(?<![签报轮见拿得办改])到|还|只|仅)+$/u, '')
  if (name.length >= 2) return name
  return name === '' || /^[\d.%]+$/u.test(name) ? '数量' : `${name}数`
}

/** The period that a clause says its number is of: 1—5月, 上半年, 累计. */
export function spanOf(clause: string): { span?: string } {
  const said =
    /(?:去年|上年)?(?:\d{4}年|\d{1,2}[—－-]\d{1,2}月|前[一二三四五六七八九十\d]{1,2}个月|上半年|下半年|[一二三四]季度)|(?<![比较同与和超])(?:去年|上年)(?!同期)/u.exec(
      clause,
    )?.[0] ?? (clause.includes('累计') ? '累计' : undefined)
  return said === undefined ? {} : { span: said }
}

/** What a part is called: 亿元以上, or what is told after the number: (46个)已经投产. */
export function partName({ clause, after }: Met): string | undefined {
  const said = trimmed(clause.replace(/^.*其中/u, ''))
  const name =
    said === '' ? cleaned(/^[\p{Script=Han}]{0,12}/u.exec(after)![0]).replace(/了(?=.)/u, '') : said
  const plain = name.replaceAll(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
  return plain.length >= 2 && plain.length <= 10 && !/^\d+$/u.test(plain) ? plain : undefined
}

/** Whether two names with the same number mean the same: 签约未开工的项目 and 签约未开工项目, 开工 and 开工项目. */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true
  const [one, two] = [a, b].map((name) => name.replaceAll(/的|有|数$/gu, '')) as [string, string]
  if (one.replace(/项目$/u, '') === two.replace(/项目$/u, '')) return true
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  return short.length >= 3 && long.includes(short) && /[未没不]/u.test(short) === /[未没不]/u.test(long)
}

/** Whether two names have a pair of characters in common. */
export function sharesWords(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true
  return false
}

const longestId = 10

/** An id of at most ten characters: without the size that a name says, without 的, else its last words. */
export function shortened(name: string): string {
  const without = name.replaceAll('的', '')
  const share = without.replace(/占.+比重$/u, '占比')
  const size = share.replace(/\d+[百千]?[万亿]?元(?:以上|以下)?(?=.{2})/u, '')
  const forms = [name, without, share, size].map((form) => form.replaceAll(/[^\p{L}\p{N}]/gu, ''))
  return forms.find((form) => form.length <= longestId && form !== '') ?? lastWords(forms.at(-1)!, longestId)
}
