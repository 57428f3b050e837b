/** Functions that join and trim words, and choose among them. */
import { parseDay, spokenDay } from '../../text/dates.ts'
import { chineseNumber, countWord } from '../../text/numerals.ts'
import { choose } from '../choose.ts'
import { visible } from '../marks.ts'
import { numbered } from '../series.ts'
import type { View } from '../view.ts'
import { done, ownWords, tells, unsaid } from './duty.ts'
import { isEmpty, nothing, textsOf, unclosed, type FunctionGroup, type Options } from './shared.ts'

export const wording: FunctionGroup = (run) => {
  const context = run.expanding
  const told = new Map<View, string>()
  /** What a point says in its own words: several functions ask for it, one after the other. */
  const wordsOf = (point: View): string => {
    const known = told.get(point)
    if (known !== undefined) return known
    const words = ownWords(point)
    told.set(point, words)
    return words
  }
  return {
    /** 一、 · （一） · 一是 for a given number. */
    序数(n: number, mark: unknown) {
      return numbered(typeof mark === 'string' ? mark : '一、', n)
    },
    汉数(n: unknown) {
      return typeof n === 'number' ? chineseNumber(n) : ''
    },
    两数(n: unknown) {
      return typeof n === 'number' ? countWord(n) : ''
    },
    /** 甲、乙和丙; 末="、" joins the last one alike, by ， where one of them holds a 、 of its own. */
    顿列(value: unknown, options: Options) {
      const items = textsOf(value)
      if (items.length === 0) return ''
      const last = typeof options.hash['末'] === 'string' ? (options.hash['末'] as string) : '和'
      if (
        last === '、' &&
        items.some((item) =>
          visible(item)
            .replaceAll(/（[^（）]*）/gu, '')
            .includes('、'),
        )
      )
        return items.join('，')
      return items.map((item, i) => (i === 0 ? '' : i === items.length - 1 ? last : '、') + item).join('')
    },
    /** What the items of a list have under a key, one after the other. */
    取各项(items: unknown, key: unknown) {
      return textsOf(Array.isArray(items) ? items.map((item) => (item as View)[String(key)]) : []).join('、')
    },
    连写(value: unknown) {
      const sentences = textsOf(value)
      return sentences.length === 0 ? nothing : sentences.map(closed).join('')
    },
    /** An optional sentence of the sheet, with its 。; nothing where there is none. */
    收句(value: unknown) {
      return typeof value === 'string' && !isEmpty(value) ? closed(value) : nothing
    },
    /** The sentence that leads to the points below: one left open with ， opens them with ：, ： and —— stay. */
    引出(value: unknown) {
      if (typeof value !== 'string' || isEmpty(value)) return nothing
      if (visible(value).endsWith('——')) return value
      return visible(value).endsWith('，') ? value.replace(/，((?:\uFDD1)*)$/u, '：$1') : closed(value)
    },
    若有(value: unknown) {
      return isEmpty(value) ? nothing : value
    },
    去尾(value: unknown) {
      return typeof value === 'string' ? unclosed(value) : ''
    },
    /** What was done in an item of 刚才: 通报了…情况 · 作了表态发言 · 就…作了汇报 */
    所做(item: unknown) {
      return done(item as View)
    },
    /** Who, by when and how often, where the point's own words do not say it yet. */
    未说(point: unknown) {
      return unsaid(point as View, wordsOf(point as View))
    },
    /** A task's matter without the 要 or 确保 that its own 承诺 says. */
    事项本身(task: unknown) {
      const { 事项 } = task as View
      return typeof 事项 === 'string' ? withoutPromise(unclosed(事项)) : ''
    },
    /** The tasks whose matter the point's own words do not say yet. */
    未说任务(this: unknown) {
      const point = this as View
      const words = wordsOf(point)
      return ((point['任务'] ?? []) as View[]).filter((task) => !tells(words, task))
    },
    /** The roles of 责任.其他 whose holders the point's own words do not name with their role. */
    未说角色(this: unknown) {
      const point = this as View
      const roles = (point['责任'] as View | undefined)?.['其他'] as View | undefined
      const words = wordsOf(point)
      return Object.fromEntries(
        Object.entries(roles ?? {}).filter(
          ([role, who]) => !words.includes(role) || !words.includes(visible(String(who))),
        ),
      )
    },
    /** A day as a speech says it: 5月底. */
    日说(value: unknown) {
      const day = parseDay(visible(String(value ?? '')))
      const year = context.facts.calendar?.date.year
      return day && year ? spokenDay(day, year) : ''
    },
    /** One of several wordings, by the seed, the wordings and the name of the point; the same on every run. */
    选(...args: unknown[]) {
      const wordings = args.slice(0, -1).filter((one): one is string => typeof one === 'string')
      const { 名 = '' } = (args.at(-1) as Options).data
      return choose(wordings, run.seed, `${wordings.join('|')}\n${名}`)
    },
  }
}

/** Texts end their sentence: 。 is added where none of 。！？…： ends it already, in place of a ， or 、 left over. */
function closed(text: string): string {
  if (/[。！？…：；]["”’）】]*$/u.test(visible(text).trimEnd())) return text
  return `${text.replace(/[，、]((?:\uFDD1)*)$/u, '$1')}。`
}

/** 确保复查到位 → 复查到位: the words of a promise at the head of a matter, the marks before it kept. */
function withoutPromise(matter: string): string {
  return matter.replace(/^((?:\uFDD0[\u{F0000}-\u{10FFFD}])*)(?:要|确保|力争|争取)+/u, '$1')
}
