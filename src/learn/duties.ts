/** Who does what by when, out of the words of a point: what its own text says already and no draft says twice. */
import type { Printable } from '../text/yaml-print.ts'
import { besideIn, callOf, dueIn, duesIn, eachTime, labelledIn, oftenIn, type Call } from './duty-words.ts'

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
  const dues = new Set(told.flatMap((one) => one.due ?? []))
  // Its own day counts, and not what else the paragraph says; a day that nobody is named for is the point's.
  const isAlone = told.every(({ matter }) => matter === undefined)
  const due = dues.size > 0 ? onlyOne([...dues]) : isAlone ? onlyOne(duesIn(text)) : undefined
  const often = onlyOne(told.flatMap((one) => one.often ?? [])) ?? onlyOne(oftenIn(text))
  const times = due === undefined ? {} : { 完成时限: due }
  const rhythm = often === undefined ? {} : { 频次: often }
  if (!first) return { ...times, ...rhythm }
  const tasks = told.filter(({ matter }) => matter !== undefined)
  const isOne = new Set(told.map(({ owner }) => owner.join('、'))).size === 1
  // One unit with several days has several tasks.
  if (isOne && (dues.size < 2 || tasks.length < 2)) {
    const support = told.flatMap((one) => one.support).filter((name) => !first.owner.includes(name))
    return { 责任: sides(first.owner, [...new Set(support)]), ...times, ...rhythm }
  }
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
  return {
    牵头单位: owner.length === 0 ? undefined : oneOrMore(owner),
    配合单位: support.length === 0 ? undefined : oneOrMore(support),
  }
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
    return labelled.map(({ from, to, ...one }) => {
      const words = paragraph.slice(Math.max(from, to - longest), to)
      return { ...one, due: one.due ?? onlyOne(duesIn(words)), matter: matterOf(clausesOf(words)) }
    })
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
    const leader = group ? group.call : told.at(-1)
    if (call?.owner.length === 0 && leader) leader.support.push(...call.support)
    else if (!call && group && besideIn(clause) !== undefined) group.call.support.push(besideIn(clause)!)
    else if (call) groups.push({ call, clauses: [call.rest] })
    else (group?.clauses ?? before).push(clause)
  }
  const last = told.at(-1)
  // What is said next without a name is said of the one before.
  if (groups.length === 0 && last && startsWithDay.test(sentence)) last.due ??= onlyOne(duesIn(sentence))
  for (const [i, { call, clauses }] of groups.entries()) {
    const several = byDay(clauses)
    if (several.length > 1) {
      told.push(...several.map((one) => ({ ...call, ...one, often: onlyOne(oftenIn(one.words)) })))
      continue
    }
    const words = [...clauses, ...(i === 0 ? before : [])].join('，')
    // Of what is said before who, the last is nearest.
    const leadsTo = i === 0 && dueIn(clauses.join('，')) === undefined ? nearest(before) : before
    const matter = matterOf(clauses) ?? (i === 0 ? matterOf(leadsTo) : undefined)
    const due = dueIn(clauses.join('，')) ?? (i === 0 ? duesIn(before.join('，')).at(-1) : undefined)
    // 各乡镇要高度重视 is a call, and no task, without anything to do by a day.
    if (call.isGroup && due === undefined && oftenIn(words).length === 0 && matter === undefined) continue
    told.push({ ...call, matter, due, often: onlyOne(oftenIn(words)) })
  }
}

/** The last clauses, from the one that says a day. */
function nearest(clauses: readonly string[]): readonly string[] {
  const at = clauses.findLastIndex((clause) => dueIn(clause) !== undefined)
  return at < 0 ? clauses : clauses.slice(at)
}

interface ByDay {
  words: string
  due: string
  matter: string
}

/** 6月底前完成摸底，9月底前储备人选: what is to be done by each day; empty where one of them does not say what. */
function byDay(clauses: readonly string[]): ByDay[] {
  const parts: string[][] = [[]]
  for (const clause of clauses) {
    const isNew = dueIn(clause) !== undefined && dueIn(parts.at(-1)!.join('，')) !== undefined
    if (isNew) parts.push([clause])
    else parts.at(-1)!.push(clause)
  }
  const told = parts.flatMap((part): ByDay[] => {
    const words = part.join('，')
    const [due, matter] = [dueIn(words), matterOf(part)]
    return due === undefined || matter === undefined ? [] : [{ words, due, matter }]
  })
  return told.length === parts.length && told.length > 1 ? told : []
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
    if (matter.length >= 4 && !/[】”）]/u.test(matter) && !empty.test(matter) && !unfinished.test(matter))
      return matter
    // 完成84处“三合一”场所整治: what is counted says it.
    const counted = afterCount
      .exec(words)?.[1]
      ?.replace(trailing, '')
      .replace(/(?:要|应|须)(?:落实|完成|达到)?$/u, '')
    if (
      counted !== undefined &&
      /^(?:“[^“”]*”|（[^（）]*）|[^“”（）])*$/u.test(counted) &&
      !empty.test(counted)
    )
      return counted
  }
  return undefined
}

/** Leads to what is counted, and is not what is to be done. */
const unfinished = /(?:的|全[省市县区镇]|城区|县城|建成区)$/u
const afterCount = /^[^\d【】]{0,14}\d+(?:个|座|处|家|次|场|所|项|件|户|条|名|批)([^\d【】，。；、以]{4,24})/u
/** What goes on with a day: 9月底前要见效. */
const startsWithDay =
  /^(?:要|须|并|同时|确保|力争|争取|务必|必须|于|在|最迟|今年)*(?:\d{1,2}月|年底|年内|本月)/u

/** Says that something is to be done, and not what. */
const empty =
  /^(?:高度重视|统一思想|提高认识|认真(?:落实|对待)|这项工作|具体由?|会后|下一步|一律|全部|加强领导|切实|(?:全面|按时|如期|务必)?(?:完成|到位|办完|做完|落实到位))$|^(?:这项工作|具体工作|提高(?:政治)?站位|高度重视)/u
