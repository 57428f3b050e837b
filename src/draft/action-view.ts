/** What the chair asks a speaker to do, out of the words of an agenda item. */
import type { AgendaItem } from '../meeting/index.ts'
import { sliceVisible } from './excerpt.ts'
import { unclosed } from './functions/shared.ts'
import { visible } from './marks.ts'

/** What an action begins with. */
const verbs =
  /^(?:分别|先后|依次|作(?![为用风])|做|就(?![业医地近])|对(?![外口标])|围绕|代表(?=.*[作就])|宣读|宣布|传达|通报|汇报|介绍|说明|解读|讲解|部署|安排|总结|点评|讲话|讲课|授课|发言|致|表态|交流|领学|播放|收听|收看|观看|观摩|颁|授[牌旗予]|签(?:订|署|约$|责任)|揭[牌幕晓]|为|向|报告|提[出要]|主持|研究|审议|讨论|审定|讲[述评党]|带领|同(?!志))/u
/** What 作 is put before: 招商工作情况通报 → 作招商工作情况通报. */
const nouns = /(?:通报|汇报|发言|讲话|报告|说明|点评|交流|致[辞词]|辅导|讲座|解读|总结)$/u
/** Where the action begins behind words that only say who: 东河镇|作经验交流 · 张局长|就防汛工作作汇报. */
const clause =
  /(?:(?<![成造铸])就(?![业医地近])|围绕).{1,60}作.{0,12}$|(?<![工合协操写运动创制农当])作(?![为用风业物品者战]).{0,12}$/u
/** 副县长讲话 · 先进个人代表发言: before the kind of speech stands who gives it. */
const speech =
  /(?:表态|交流|典型|大会|总结|主旨|主题|动员|结业|开班|开幕|闭幕|启动|欢迎|答谢|重要|即席|点评|部署|指导|书面)?(?:讲话|发言|致[辞词])$/u
const learning = /^(?:集体|集中|会前|专题)?(?:(传达学习|学习传达|传达)|学习|学法[：:，]?)(?=.)/u

/**
 * 作表态发言 out of 城关镇作表态发言: the matter without whoever it names first. Undefined where what is left is
 * nothing that one can be asked to do.
 */
export function actionOf(matter: string, item: AgendaItem): string | undefined {
  const whole = unclosed(matter)
  const words = visible(whole)
  const heard = heardRange(words, item)
  if (heard) return `汇报${sliceVisible(whole, ...heard)}`
  const from = subjectLength(words, item)
  const rest = words.slice(from)
  const learnt = item.form === '学习' ? learning.exec(rest) : null
  if (learnt)
    return `${learnt[1] === undefined ? '领学' : '传达'}${sliceVisible(whole, from + learnt[0].length)}`
  const own = actionIn(rest)
  return own && `${own.before}${sliceVisible(whole, from + own.from)}`
}

/** Where in the words without their subject the action begins, and what is put before it. */
function actionIn(rest: string): { from: number; before: string } | undefined {
  if (verbs.test(rest)) return { from: 0, before: '' }
  const inner = nouns.test(rest) ? clause.exec(rest) : null
  if (inner) return { from: inner.index, before: '' }
  const spoken = speech.exec(rest)
  // 先进个人代表发言 says whose, and is said whole.
  if (spoken?.[0] === '发言') return undefined
  if (spoken && !/关于|的$/u.test(rest.slice(0, spoken.index)))
    return { from: spoken.index, before: spoken[0].length > 2 ? '作' : '' }
  return nouns.test(rest) ? { from: 0, before: '作' } : undefined
}

/** What a meeting hears: 今冬清洁取暖工作情况 of 听取县发改局关于今冬清洁取暖工作情况的汇报. */
export function heardRange(words: string, item: AgendaItem): [from: number, to: number] | undefined {
  const head = /^听取(?:并(?:研究|审议|讨论))?/u.exec(words)?.[0].length
  if (head === undefined) return undefined
  const tail = /的?(?:汇报|报告|通报|介绍|说明)$/u.exec(words.slice(head))
  const to = tail ? head + tail.index : words.length
  const own = head + namesLength(words.slice(head, to), namesOf(item))
  const about = /^[^，。《]{0,20}?关于/u.exec(words.slice(own, to))?.[0].length ?? 0
  return [own + about, to]
}

/** 1—5月招商引资工作情况 out of 通报1—5月招商引资工作情况 and 作1—5月招商引资工作情况的通报. */
export function reportedIn(action: string): string | undefined {
  const words = visible(action)
  const [, before = '', about = ''] =
    /^(通报|汇报|作(?=.+(?:通报|汇报)$))(.*?)(?:的?(?:通报|汇报))?$/u.exec(words) ?? []
  return about === '' ? undefined : sliceVisible(action, before.length, before.length + about.length)
}

/** How long the words are that say who: 区委副书记、区长王立明 · 王立明区长 · 王区长 · 城关镇、区经开区 · 主持人. */
function subjectLength(matter: string, item: AgendaItem): number {
  const people = item.speakers.flatMap(({ person }) => (person && person.name !== '' ? [person] : []))
  const ends = people.flatMap(({ name }) =>
    matter.includes(name) ? [matter.lastIndexOf(name) + name.length] : [],
  )
  const named = Math.max(0, ...ends)
  if (named > 0) {
    const posts = ['同志', ...people.flatMap(({ post, title }) => [title, post, ...post.split('、')])]
    return named + longest(posts, matter.slice(named))
  }
  if (matter.startsWith('主持人')) return '主持人'.length
  const own = namesLength(matter, namesOf(item))
  return own > 0 ? own : familiarLength(matter, people)
}

/** 王局长, 李董 before a verb: the surname and a few words of a title. */
function familiarLength(matter: string, people: readonly { name: string }[]): number {
  if (!people.some(({ name }) => matter.startsWith(name.slice(0, 1)))) return 0
  for (let end = 2; end <= 6; end++) if (verbs.test(matter.slice(end))) return end
  return 0
}

/** What the speakers of an item may be called by other than their names. */
function namesOf({ speakers }: AgendaItem): string[] {
  return speakers.flatMap(({ person, unit, text }) =>
    [unit, text, person?.title, person?.unit, ...(person?.post.split('、') ?? [])].filter(
      (one): one is string => one !== undefined && one !== '',
    ),
  )
}

/** How far a text goes on naming units, one after the other. */
function namesLength(text: string, names: readonly string[]): number {
  let end = 0
  let next = 0
  for (;;) {
    const name = longest(names, text.slice(next))
    if (name === 0) return end
    end = next + name
    const joint = /^(?:以及|[、和及，])/u.exec(text.slice(end))?.[0]
    if (joint === undefined) return end
    next = end + joint.length
  }
}

/** The length of the longest of the names that a text begins with. */
function longest(names: readonly string[], text: string): number {
  return Math.max(0, ...names.filter((name) => text.startsWith(name)).map(({ length }) => length))
}
