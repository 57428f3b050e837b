/** What a number is of, by the words around it: the name that a secretary would give it. */
import type { Met } from './clauses.ts'
import {
  asNoun,
  doing,
  longest,
  subject,
  takenUp,
  withHead,
  withoutScope,
  type Around,
} from './name-subject.ts'
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
import { byNoun, countedOf, ofThing, whose } from './nouns-after.ts'
import { comparison, rateName } from './rate-names.ts'

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

const scope =
  /^(?:全[国省市区县州镇]|我们|我[省市区县镇]|全[国省市区县]平均|平均|平均每个?月|其余|剩下|余下)$/u
const owner = /(?:镇|乡|街道|部门|园区|单位|）|局|县|区|市|旗|国有|民营|档|组|类)$/u
const tier = /^(?:[一二三四五六七八九]档[^，]{0,4}|[^，的]{2,6}(?:组|类|招商局))$/u

/** A name from the clause before a number and what stands around it. */
export function figureName(met: Met, around: Around): string {
  const named = nameOf(met, around)
  // 去年争取资金31.2亿元，今年目标是35亿元
  const isOfNow = !/去年|上年/u.test(met.clause) && /今年|到\d{1,2}月/u.test(met.clause)
  const name = fitting(
    isOfNow ? named.replace(/^(?:去年|上年)(?!同期)(?:全[国省市区县])?共?(?=.{3})/u, '') : named,
  )
  // 一档部门，签约项目3个；新开工项目2个
  const isOfTier = tier.test(met.opening) && name.length <= 8 && !name.startsWith(met.opening)
  return isOfTier ? fitting(`${met.opening}${name}`) : name
}

function nameOf(met: Met, around: Around): string {
  const { clause, after, unit } = met
  const rate = rateName(met, around)
  if (rate !== undefined) return rate
  if (met.item !== undefined) return trimmed(met.item)
  const compared = comparison(met, around)
  if (compared !== undefined) return compared
  const lacks = /^(.{2,}?)还?([差缺欠])了?着?$/u.exec(clause)
  if (lacks && !lacks[1]!.endsWith('相')) {
    const of = subjectOf(lacks[1]!) || subject(met, around)
    return `${of}${single[lacks[2]!]!}`
  }
  const monthly = /^(?:余下|往后|从现在起)?每个?月(?:就?要|就得|得)?(.*)$/u.exec(trimmedOnly(clause))
  if (monthly) return `每月${asNoun(trimmed(monthly[1]!)) || withoutScope(subject(met, around))}`
  const isAimOf = /^的([\p{Script=Han}]{2,8}?)(?:目标|任务)(?![的数])/u.exec(after)?.[1]
  const isHeadless = /的(?:就|只|还|仅)?(?:有|是|才|占|还|只|仅)?$/u.test(clause)
  const name = asNoun(trimmed(clause))
  if (name === '' && isAimOf !== undefined) return isAimOf
  const noun = nounAfter(after, name === '' && /(?:^|有)$/u.test(clause))
  const isPlain = name === '' && endsInHead(noun)
  const counted = isPlain || isHeadless ? undefined : byNoun(name, met)
  if (counted !== undefined) return counted
  // 申报示范点9个，只通过2个
  if (/^(?:通过|获批|入选)$/u.test(name) && around.near?.unit === unit)
    return `${name}${around.near.name.replace(/^(?:申报|申请|上报|推荐)/u, '')}`
  if (/^(?:目标|任务|计划)$/u.test(name) && around.near?.unit === unit) return around.near.name
  if (ofThing.test(name)) return whose(name, met, around.near, around.topic ?? '')
  // 去年同期是4人次 is said of the figure before.
  if (/^(?:去年|上年)同期$/u.test(name) && around.near) return `${lastWords(around.near.name, 11)}上年同期`
  if (name === '' && noun === '' && met.isNext && clause === '' && around.near) return around.near.name
  if (/^(?:死亡|受伤|处理|问责)$/u.test(name) && around.near && /^万?[人名]$/u.test(unit))
    return `${lastWords(around.near.name.replace(/(?:死亡|受伤)(?:人数)?$/u, ''), 12)}${name}人数`
  if (
    name === '' &&
    noun === '' &&
    /(?:达到|为|至|到)了?$/u.test(clause) &&
    /[增降]幅$/u.test(around.near?.name ?? '')
  )
    return around.near!.name.replace(/[增降]幅$/u, '')
  if (/^(?:净增|增加|减少)$/u.test(name) && noun === '') return `${subject(met, around)}${name}`
  if (name === '' && noun === '' && /累计|总数|总量/u.test(clause))
    return subject(met, around).replace(/^新增(?=.{3})/u, '')
  if (name === '') return noun === '' ? subject(met, around) : told(noun, met, around)
  const headed = isHeadless && !(noun !== '' && endsInHead(noun)) ? countedOf(name, met) : undefined
  if (headed !== undefined) return headed
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
    headOf(alike?.name ?? '') ||
    headOf(met.earlier) ||
    (unit === '个' || unit === '项' ? '项目' : unit === '家' ? '企业' : '')
  return `${bare}${head}`
}

/** A noun stands for itself; what a clause tells is told of what was counted before. */
function told(noun: string, met: Met, around: Around): string {
  if (isNoun(noun)) return noun
  return withHead(cleaned(noun).slice(0, longest - 3), met, around)
}

/** At most 16 characters, with nothing at either end that no name has. */
export function fitting(words: string): string {
  const plain = words
    .replaceAll(/[^\p{Script=Han}\p{L}\p{N}（）“”、·.%—-]/gu, '')
    .replace(/^[^（]*）|（[^）]*$/gu, '')
    .replace(/^[^“]*”(?=.{2})|“[^”]*$/gu, '')
  const name = lastWords(plain, longest)
    .replace(
      /^(?:[、·.—”）-]|的|了|占(?!地|比)|有(?!机|效|色|限|线)|是|到(?!位|账|户|岗|期)|和(?!谐)|列全.第?)+/u,
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
  const before = /[由从](?:去年|上年)同期的?$/u.test(clause)
    ? '去年同期'
    : /(?<![理自缘事])[由从]$/u.test(clause)
      ? '此前'
      : undefined
  const span = before ?? said
  return span === undefined ? {} : { span }
}

/** What a part is called: 亿元以上, or what is told after the number: (46个)已经投产. */
export function partName({ clause, after }: Met): string | undefined {
  const said = trimmed(clause.replace(/^.*其中/u, ''))
  const name =
    said === '' ? cleaned(/^[\p{Script=Han}]{0,12}/u.exec(after)![0]).replace(/了(?=.)/u, '') : said
  const plain = name.replaceAll(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
  return plain.length >= 2 && plain.length <= 10 && !/^\d+$/u.test(plain) ? plain : undefined
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
