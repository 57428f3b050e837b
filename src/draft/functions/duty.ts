/** What was done at the meeting, and who is to do what: where the sheet's own words do not say it yet. */
import { visible } from '../marks.ts'
import type { View } from '../view.ts'
import { textsOf, unclosed } from './shared.ts'

const actNouns = /(发言|讲话|报告|汇报|说明|辅导|解读|点评|部署|安排|交流|总结)$/

/** 通报了1—5月情况 · 作了表态发言 · 就项目进展作了汇报 */
export function done(item: View): string {
  const did = typeof item['做了'] === 'string' ? item['做了'] : ''
  const plain = visible(did)
  const content = typeof item['内容'] === 'string' ? unclosed(item['内容']) : ''
  if (plain === '') return content
  // 汇报了天气趋势, 介绍经验 say their object themselves.
  if (content === '' && (/了./.test(plain) || (plain.length > 3 && !actNouns.test(plain)))) {
    return /^(收听|收看|观看)/.test(plain) ? '' : did
  }
  // 收听收看 wants an object: without one the clause cannot be said and goes. 通报 can be told as an act.
  if (content === '' && /^(收听|收看|观看|参观)/.test(plain)) return ''
  if (content === '' && !actNouns.test(plain) && !/^(作|做|进行)/.test(plain)) return `作了${did}`
  if (/^(作了|做了|进行了|作|做)/.test(plain) || plain.endsWith('了')) return did + content
  if (actNouns.test(plain) && plain.length <= 4)
    return content === '' ? `作了${did}` : `就${content}作了${did}`
  return `${did}了${content}`
}

/** The point's duty, deadline and frequency without what its words say already; undefined when nothing is left. */
export function unsaid(point: View, words: string): View | undefined {
  const duty = (point['责任'] ?? {}) as View
  const tasks = (point['任务'] ?? []) as View[]
  const leading = tasks.flatMap((task) => textsOf(task['牵头单位'])).map(visible)
  const left: View = {}
  const owners = textsOf(duty['牵头单位'])
  if (
    owners.length > 0 &&
    !owners.some((name) => words.includes(visible(name)) || leading.includes(visible(name)))
  )
    left['牵头单位'] = owners
  const support = textsOf(duty['配合单位']).filter((name) => !words.includes(visible(name)))
  if (support.length > 0) left['配合单位'] = support
  const due = typeof point['完成时限'] === 'string' ? point['完成时限'] : ''
  if (due !== '' && !words.includes(visible(due).replace(/前$/, ''))) left['完成时限'] = due
  const often = typeof point['频次'] === 'string' ? point['频次'] : ''
  if (often !== '' && !words.includes(visible(often))) left['频次'] = often
  return Object.keys(left).length > 0 ? left : undefined
}

/** What a point says in its own words, the points below it included. */
export function ownWords(point: View): string {
  const own = Object.entries(point).filter(([key]) => !['责任', '任务', '完成时限', '频次'].includes(key))
  return wordsIn(own.map(([, value]) => value))
}

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value)) return value.map(wordsIn).join('\n')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsIn).join('\n')
  return ''
}

/**
 * True where the words tell a task already: its matter word for word, or one sentence that names who leads it and holds four
 * fifths of the matter's pairs of characters (区经贸局要加快再生铝项目建设进度，确保7月底前建成投用 tells 再生铝项目建成投用).
 */
export function tells(words: string, task: View): boolean {
  const matter = visible(typeof task['事项'] === 'string' ? task['事项'] : '').replace(/[。；]$/, '')
  if (words.includes(matter)) return true
  // A matter of a word or two (办完) is no more than that word.
  if (matter.length < 5) return false
  const owners = textsOf(task['牵头单位']).map(visible)
  const pairs = Array.from({ length: matter.length - 1 }, (_, i) => matter.slice(i, i + 2))
  return words
    .split(/[。；！？\n]/)
    .filter((sentence) => owners.some((owner) => sentence.includes(owner)))
    .some((sentence) => pairs.filter((pair) => sentence.includes(pair)).length >= pairs.length * 0.8)
}
