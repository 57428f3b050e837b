/** Who does what by when, out of the words of a point: what its own text says already and no draft says twice. */
import type { Printable } from '../text/yaml-print.ts'
import { callOf, dueIn, duesIn, eachTime, labelledIn, oftenIn, type Call } from './duty-words.ts'

export interface Duties {
  责任?: Printable
  任务?: Printable
  完成时限?: string
  频次?: string
}

/** What one unit, or several together, are given to do. */
interface Told {
  owner: string[]
  support: string[]
  due?: string | undefined
  often?: string | undefined
  matter?: string | undefined
}

/** So many sentences of a point are looked at, and so many clauses of each. */
const most = 60
/** A clause is no longer. */
const longest = 200

/** The keys of a point whose texts are given; empty where nobody is plainly named. */
export function dutiesIn(texts: readonly string[]): Duties {
  const text = texts.join('\n')
  const told = texts.flatMap(toldIn).slice(0, most)
  const [first] = told
  const due = onlyOne(duesIn(text)) ?? onlyOne(told.flatMap((one) => one.due ?? []))
  const often = onlyOne(told.flatMap((one) => one.often ?? [])) ?? onlyOne(oftenIn(text))
  const times = due === undefined ? {} : { 完成时限: due }
  const rhythm = often === undefined ? {} : { 频次: often }
  if (!first) return { ...times, ...rhythm }
  if (new Set(told.map(({ owner }) => owner.join('、'))).size === 1) {
    const support = told.flatMap((one) => one.support).filter((name) => !first.owner.includes(name))
    return { 责任: sides(first.owner, [...new Set(support)]), ...times, ...rhythm }
  }
  const tasks = told.filter(({ matter }) => matter !== undefined)
  if (tasks.length < 2) return {}
  return {
    任务: tasks.map(({ owner, support, matter, due: until, often: each }) => ({
      ...sides(owner, support),
      事项: matter,
      完成时限: until,
      ...(each === undefined ? {} : { 频次: each }),
    })),
  }
}

function sides(
  owner: readonly string[],
  support: readonly string[],
): { [key: string]: Printable | undefined } {
  return { 牵头单位: oneOrMore(owner), 配合单位: support.length === 0 ? undefined : oneOrMore(support) }
}

function oneOrMore(names: readonly string[]): Printable {
  return names.length === 1 ? names[0]! : [...names]
}

function onlyOne(values: readonly string[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}

/** What a paragraph gives to whom, in its order. */
function toldIn(paragraph: string): Told[] {
  const labelled = labelledIn(paragraph)
  if (labelled.length > 0)
    return labelled.map(({ from, to, ...one }) => ({
      ...one,
      matter: matterOf(clausesOf(paragraph.slice(Math.max(from, to - longest), to))),
    }))
  const told: Told[] = []
  for (const [sentence] of [...paragraph.matchAll(/[^。！？；\n]+[。！？；]?/gu)].slice(0, most))
    if (!sentence.endsWith('？')) addSentence(told, sentence.replace(/[。！；]$/u, ''))
  return told
}

/** 镇（街道） is one word; any other bracket divides as a comma does. */
function clausesOf(sentence: string): string[] {
  return sentence
    .split(/[，：。；！\n]|（(?!街道|社区|市、区)|(?<!街道|社区|市、区)）/u)
    .slice(0, most)
    .map((clause) => clause.slice(0, longest).trim())
}

function addSentence(told: Told[], sentence: string): void {
  const before: string[] = []
  const groups: { call: Call; clauses: string[] }[] = []
  for (const clause of clausesOf(sentence)) {
    const call = callOf(clause)
    const group = groups.at(-1)
    if (call?.owner.length === 0) (group ? group.call : told.at(-1))?.support.push(...call.support)
    else if (call) groups.push({ call, clauses: [call.rest] })
    else (group?.clauses ?? before).push(clause)
  }
  const last = told.at(-1)
  // What is said next without a name is said of the one before.
  if (groups.length === 0 && last) last.due ??= dueIn(before.join('，'))
  for (const [i, { call, clauses }] of groups.entries()) {
    const words = [...clauses, ...(i === 0 ? before : [])].join('，')
    const matter = matterOf(clauses) ?? (i === 0 ? matterOf(before) : undefined)
    const due = dueIn(words)
    // 各乡镇要高度重视 is a call, and no task, without anything to do by a day.
    if (call.isGroup && due === undefined && oftenIn(words).length === 0 && matter === undefined) continue
    told.push({ ...call, matter, due, often: onlyOne(oftenIn(words)) })
  }
}

const leading =
  /^(?:(?:并|再)?(?:要|须|务必|必须|应当|负责|抓紧|尽快|确保|力争|赶在|于|在)(?![建册岗])|的是)+/u
const trailing = /(?:不低于|不少于|不超过|超过|达到?|[至到约共]|新增?|，|、)+$/u

/** The words of a clause after who and when: a stretch of it, so that a draft sees that it is told. */
function matterOf(clauses: readonly string[]): string | undefined {
  for (const clause of clauses) {
    const due = dueIn(clause)
    const at = due === undefined ? -1 : clause.indexOf(due)
    // 于6月底前完成: the day goes with what leads to it.
    const words = at >= 0 && at <= 8 ? clause.slice(at + due!.length) : clause
    const matter = words
      .replace(leading, '')
      .replace(eachTime, '')
      .replace(/[\d【].*$/u, '')
      .replace(trailing, '')
      .replace(/^[（“\s]+/u, '')
    if (matter.length >= 4 && !/[】”）]/u.test(matter) && !empty.test(matter)) return matter
  }
  return undefined
}

/** Says that something is to be done, and not what. */
const empty =
  /^(?:高度重视|统一思想|提高认识|认真(?:落实|对待)|这项工作|具体由?|会后|下一步|一律|全部|加强领导|切实|(?:全面|按时|如期|务必)?(?:完成|到位|办完|做完|落实到位))$|^(?:这项工作|具体工作|提高(?:政治)?站位|高度重视)/u
