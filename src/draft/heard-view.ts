/** What a meeting heard and did, told once it is over, in minutes and in the news. */
import type { AgendaForm, AgendaItem, Person } from '../meeting/index.ts'
import { heardRange, reportedIn } from './action-view.ts'
import { sliceVisible } from './excerpt.ts'
import { unclosed } from './functions/shared.ts'
import { visible } from './marks.ts'
import type { View } from './view.ts'

/** Behind which 了 says that it is over. */
const pastVerbs =
  /^(?:研究议定|研究讨论|研究审议|审议通过|讨论通过|听取|收听收看|收听|收看|集中观看|集体观看|观看|现场观摩|实地观摩|实地察看|观摩|参观|宣读|宣布|传达学习|学习传达|传达|学习|介绍|研究|审议|审定|讨论|通报|汇报|部署|安排|解读|讲解|总结|点评|颁发|表彰|签订|签署|播放|举行|作(?!了))/u
/** Everybody does it. */
const common = /^(?:收听|收看|观看|集中|集体|现场|实地|观摩|参观|学习)/u
/** Breaks and the anthem are not told; the leader's speech and what the chair says stand elsewhere. */
const untold: ReadonlySet<AgendaForm> = new Set(['讲话', '主持', '奏唱', '休息'])
/** Neighbours in one of these forms are told together. */
const joined: ReadonlySet<AgendaForm> = new Set(['表态发言', '交流发言', '发言'])
/** Who speaks in them speaks as a person; elsewhere a unit reports by its own name. */
const personal: ReadonlySet<AgendaForm> = new Set(['致辞', '授课', '颁奖', '签约', '发言', '座谈'])

/** 谁 did 已做; 会议 is set where the meeting itself did it, 分别 where each of several did. */
interface Told {
  谁: unknown[]
  已做: string
  会议?: '是'
}

/** The items in their order, as clauses of one sentence. */
export function heardAt(
  agenda: readonly AgendaItem[],
  items: readonly View[],
  chair: Person | undefined,
): View[] {
  const heard: View[] = []
  let form: AgendaForm | undefined
  let subject = ''
  agenda.forEach((item, i) => {
    if (untold.has(item.form)) return
    const view = items[i]!
    const { 谁: who, 已做: done, 会议: ofMeeting } = toldOf(item, view, whoOf(item, view, chair))
    const last = heard.at(-1)
    if (last && joined.has(item.form) && form === item.form && who.length > 0) {
      heard[heard.length - 1] = { ...last, 谁: [...(last['谁'] as unknown[]), ...who], 分别: '是' }
      subject = ''
      return
    }
    // 会议传达学习了…，审议了…: who did it is said once.
    const names = visible(who.join('、'))
    const goesOn = names !== '' && names === subject
    const each = who.length > 1 && /^作了(?:表态|交流)?(?:发言|汇报|通报)$/u.test(visible(done))
    form = item.form
    subject = names
    heard.push({
      谁: goesOn ? [] : who,
      已做: done,
      ...(ofMeeting ? { 会议: ofMeeting } : {}),
      ...(each ? { 分别: '是' } : {}),
    })
  })
  return heard
}

function whoOf({ form, speakers }: AgendaItem, view: View, chair: Person | undefined): unknown[] {
  return (view['发言人'] as View[]).map(({ 单位, 称呼 }, k) => {
    const person = speakers[k]!.person
    const isPerson = personal.has(form) && person !== undefined
    const isOwn = isPerson || person?.leader || (person !== undefined && person === chair)
    return isOwn ? 称呼 : (单位 ?? 称呼)
  })
}

function meeting(done: string): Told {
  return { 谁: ['会议'], 已做: done, 会议: '是' }
}

function everybody(done: string): Told {
  return { 谁: ['与会人员'], 已做: done }
}

function toldOf(item: AgendaItem, view: View, who: unknown[]): Told {
  const matter = unclosed(typeof view['事项'] === 'string' ? view['事项'] : '')
  const action = typeof view['所为'] === 'string' ? view['所为'] : undefined
  const words = visible(matter)
  const byThem = (done: string): Told => ({ 谁: who, 已做: done })
  switch (item.form) {
    case '表态发言':
    case '交流发言':
      return byThem(`作了${item.form}`)
    case '发言':
      return who.length > 0 ? byThem('作了发言') : byThem(pastOf(matter) ?? `进行了${matter}`)
    case '讨论':
      return meeting(pastOf(matter) ?? (/^讨论$|讨论会?$/u.test(words) ? '进行了讨论' : `研究了${matter}`))
    case '学习':
      return /学/u.test(words) || who.length === 0
        ? meeting(learnt(matter))
        : byThem(pastOf(action) ?? matter)
    case '座谈':
      return who.length > 0 ? byThem('作了发言') : talked(matter)
    case '授课':
      return who.length > 0 ? byThem(taught(matter)) : everybody(`参加了${matter}`)
    case '观看':
    case '观摩':
      return everybody(pastOf(matter) ?? `进行了${matter}`)
    case '颁奖':
    case '签约':
      return awarded(matter, who)
    default:
      return reported(item, matter, action, who)
  }
}

function reported(item: AgendaItem, matter: string, action: string | undefined, who: unknown[]): Told {
  const words = visible(matter)
  const heard = heardRange(words, item)
  const about = heard ? sliceVisible(matter, ...heard) : action === undefined ? undefined : reportedIn(action)
  const none = about === undefined || visible(about) === ''
  if (heard || (who.length === 0 && !none)) {
    const whose = who.length > 0 ? `${who.join('、')}${none ? '' : '关于'}` : ''
    const what = none
      ? `${who.length > 0 ? '的' : ''}汇报`
      : `${about}的${item.form === '通报' ? '通报' : '汇报'}`
    return meeting(`听取了${whose}${what}`)
  }
  if (who.length === 0 && common.test(words)) return everybody(pastOf(matter) ?? `进行了${matter}`)
  if (words.endsWith('式')) return held(matter)
  if (!none) return { 谁: who, 已做: `${item.form}了${about}` }
  const done = pastOf(action ?? matter) ?? plainSpeech(action)
  return { 谁: who, 已做: done ?? (who.length > 0 ? `就${matter}作了发言` : `进行了${matter}`) }
}

/** 致辞 · 作了发言: an action of nothing but its kind. */
function plainSpeech(action: string | undefined): string | undefined {
  if (action === undefined) return undefined
  const words = visible(action)
  if (words.startsWith('致')) return action
  return /^(?:发言|汇报|通报|点评|说明|报告|表态|交流)$/u.test(words) ? `作了${action}` : undefined
}

/** 研究了水库调度方案 out of 研究水库调度方案. */
function pastOf(told: string | undefined): string | undefined {
  if (told === undefined) return undefined
  const words = visible(told)
  const verb = pastVerbs.exec(words)?.[0]
  // 汇报 alone has nothing behind 了.
  if (verb === undefined || verb === words) return undefined
  return `${sliceVisible(told, 0, verb.length)}了${sliceVisible(told, verb.length)}`
}

function learnt(matter: string): string {
  const law = /^(?:会前)?学法[：:，]?(?=.)/u.exec(visible(matter))?.[0]
  if (law !== undefined) return `学习了${sliceVisible(matter, law.length)}`
  return pastOf(matter) ?? `开展了${matter}`
}

/** 与会人员进行了分组讨论 · 双方进行了交流座谈 */
function talked(matter: string): Told {
  const kind = /(?:分组|交流|自由|集中|互动|座谈|讨论|发言){1,4}$/u.exec(visible(matter))
  if (!kind) return everybody('进行了座谈')
  const subject = sliceVisible(matter, 0, kind.index)
  return {
    谁: [visible(subject) === '' ? '与会人员' : subject],
    已做: `进行了${sliceVisible(matter, kind.index)}`,
  }
}

/** 围绕发展党员流程授课: what stands in 《》 or behind a colon. */
function taught(matter: string): string {
  const words = visible(matter)
  const title = /《[^》]+》/u.exec(words)
  if (title) return `围绕${sliceVisible(matter, title.index, title.index + title[0].length)}授课`
  const colon = /[：:](?=.)/u.exec(words)
  return colon ? `围绕${sliceVisible(matter, colon.index + 1)}授课` : '进行了授课'
}

/** 举行了项目签约仪式 · 为先进集体颁奖 · 签订了目标责任书: a ceremony is held, whoever stands on the stage. */
function awarded(matter: string, who: unknown[]): Told {
  const words = visible(matter)
  if (words.endsWith('式')) return held(matter)
  const done = pastOf(matter)
  if (done !== undefined) return { 谁: who, 已做: done }
  const isDeed = words.startsWith('为') || words.startsWith('向')
  return isDeed || who.length > 0
    ? { 谁: who, 已做: isDeed ? matter : `进行了${matter}` }
    : { 谁: [], 已做: `进行了${matter}` }
}

function held(matter: string): Told {
  return { 谁: [], 已做: pastOf(matter) ?? `举行了${matter}` }
}
