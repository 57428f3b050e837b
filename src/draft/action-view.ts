/** What the chair asks a speaker to do, out of the words of an agenda item. */
import type { AgendaItem } from '../meeting/index.ts'
import { sliceVisible } from './excerpt.ts'
import { visible } from './marks.ts'
import type { View } from './view.ts'

/** What an action begins with. */
const verbs =
  /^(?:分别|先后|依次|作|做|就|对|围绕|代表|宣读|宣布|传达|通报|汇报|介绍|说明|解读|部署|安排|总结|点评|讲话|讲课|发言|致辞|致欢迎词|表态|交流|领学|播放|收听|收看|观看|观摩|颁|授|签|揭|为|向|报告|提|主持|研究|审议|讨论|听取|审定|讲|带领|与|同)/u
/** Verbs behind which 了 says that it is over. */
const pastVerbs =
  /^(?:研究议定|研究讨论|研究审议|审议通过|讨论通过|听取|收听收看|收听|收看|观看|观摩|宣读|宣布|传达学习|传达|学习|介绍|研究|审议|审定|讨论|通报|汇报|部署|安排|解读|总结|点评|颁发|签订|播放|作(?!了))/u
/** What 作 is put before: 招商工作情况通报 → 作招商工作情况通报. */
const nouns = /(?:通报|汇报|发言|讲话|报告|说明|点评|交流|致辞|辅导|讲座|解读|总结)$/u

/**
 * 作表态发言 out of 城关镇作表态发言: the matter without whoever it names first. Undefined where what is left is
 * nothing that one can be asked to do.
 */
export function actionOf(matter: string, item: AgendaItem): string | undefined {
  const bare = sliceVisible(matter, subjectLength(visible(matter), item)).replace(/。((?:\uFDD1)*)$/u, '$1')
  const words = visible(bare)
  if (verbs.test(words)) return bare
  return nouns.test(words) ? `作${bare}` : undefined
}

/** 1—5月招商引资工作情况 out of 通报1—5月招商引资工作情况 and 作1—5月招商引资工作情况的通报. */
export function reportedIn(action: string): string | undefined {
  const words = visible(action)
  const [, before = '', about = ''] =
    /^(通报|汇报|作(?=.+(?:通报|汇报)$))(.*?)(?:的?(?:通报|汇报))?$/u.exec(words) ?? []
  return about === '' ? undefined : sliceVisible(action, before.length, before.length + about.length)
}

/**
 * What a meeting heard and did, in its order: neighbours that speak in one form are one entry with several 谁. The leader's
 * speech and what the chair says stand elsewhere.
 */
export function heardAt(agenda: readonly AgendaItem[], items: readonly View[]): View[] {
  const heard: View[] = []
  agenda.forEach(({ form, speakers }, i) => {
    const item = items[i]!
    if (form === '讲话' || form === '主持') return
    // A unit speaks by its own name, a leader by post and name.
    const who = (item['发言人'] as View[]).map(({ 单位, 称呼 }, k) =>
      speakers[k]!.person?.leader || item['本人'] ? 称呼 : (单位 ?? 称呼),
    )
    const last = heard.at(-1)
    const joins = form === '表态发言' || form === '交流发言'
    if (joins && last?.['形式'] === form && who.length > 0) (last['谁'] as unknown[]).push(...who)
    else heard.push({ ...item, 谁: who, ...doneIn(item) })
  })
  return heard
}

/** 研究了水库调度方案 out of 研究水库调度方案: what an item did, once it is over. */
function doneIn({ 所为: action, 事项: matter }: View): View {
  const told = action ?? matter
  if (typeof told !== 'string') return {}
  const bare = told.replace(/。((?:\uFDD1)*)$/u, '$1')
  const verb = pastVerbs.exec(visible(bare))?.[0]
  if (verb === undefined) return {}
  return { 已做: `${sliceVisible(bare, 0, verb.length)}了${sliceVisible(bare, verb.length)}` }
}

/** How long the words are that say who: 区委副书记、区长王立明 · 城关镇、区经开区 · 主持人. */
function subjectLength(matter: string, { speakers }: AgendaItem): number {
  const names = speakers.flatMap(({ person }) => (person ? [person.name] : []))
  const ends = names.flatMap((name) =>
    matter.includes(name) ? [matter.lastIndexOf(name) + name.length] : [],
  )
  const named = Math.max(0, ...ends)
  if (named > 0) return named + (matter.startsWith('同志', named) ? 2 : 0)
  if (matter.startsWith('主持人')) return '主持人'.length
  const units = speakers
    .flatMap(({ person, unit, text }) => [
      unit,
      text,
      person?.title,
      person?.unit,
      ...(person?.post.split('、') ?? []),
    ])
    .filter((one): one is string => one !== undefined && one !== '')
    .sort((a, b) => b.length - a.length)
  return namesLength(matter, units)
}

/** How far a text goes on naming units, one after the other. */
function namesLength(text: string, units: readonly string[]): number {
  let end = 0
  let next = 0
  for (;;) {
    const unit = units.find((one) => text.startsWith(one, next))
    if (unit === undefined) return end
    end = next + unit.length
    const joint = /^(?:以及|[、和及，])/u.exec(text.slice(end))?.[0]
    if (joint === undefined) return end
    next = end + joint.length
  }
}
