/** Where a text names a figure of the sheet, by its 名称 or its id. */
import type { Facts, Figure as Fact } from '../../facts/index.ts'
import type { Doc } from '../doc.ts'
import { headings } from '../find/headings.ts'
import type { Range } from '../rule.ts'

export interface Naming extends Range {
  /** More than one where figures of the sheet share a name. */
  facts: Fact[]
  /** Named by 名称, which is long enough to mean nothing else; ids are often common words. */
  isSure: boolean
}

/** A name of fewer characters is a common word: 存货, 天数. */
const shortest = 3
const sureLength = 5

/** Every name in order of the text; of two that overlap the longer one. */
export function namings(doc: Doc, facts: Facts): Naming[] {
  const names = namesOf(facts)
  const found: Naming[] = []
  for (const [name, { facts: meant, isSure }] of names) {
    for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length))
      found.push({ start: at, end: at + name.length, facts: meant, isSure })
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return found.filter((naming) => {
    if (naming.start < end) return false
    end = naming.end
    return true
  })
}

function namesOf(facts: Facts): Map<string, { facts: Fact[]; isSure: boolean }> {
  const names = new Map<string, { facts: Fact[]; isSure: boolean }>()
  const add = (name: string, fact: Fact, isSure: boolean): void => {
    if (name.length < shortest) return
    const known = names.get(name)
    if (known) {
      if (!known.facts.includes(fact)) known.facts.push(fact)
      known.isSure ||= isSure
    } else names.set(name, { facts: [fact], isSure })
  }
  for (const fact of facts.figures.values()) {
    if (fact.parent) continue
    add(fact.name, fact, fact.name.length >= sureLength)
    add(fact.id, fact, false)
  }
  return names
}

/** Words that may stand between the beginning of a clause and the name without changing whose figure it is. */
const neutral =
  /(?:全[省市县区旗镇乡国]|全系统|我们|[我本][省市县区旗镇乡局院校]|今年以来|年初以来|今年|当前|目前|现在|截[至止]|到|至|底|末|日|\d{1,4}[年月日]|\d{1,2}[—–-]|(?:上|下)半年|[一二三四前]+季度|前[\d一二三四五六七八九十]+个?月|年内|全年|年度|累计|总共|一共|合计|共|先后|已经?|完成|实现|取得|达成|新|其中|第?[一二三四五六七八九十][是、，]|确保|力争|争取|务必|力保|计划|预计|预期|要|将|的|在|内|上|以来|期间|分别|情况看|看|方面|仅|就是|主要是|包括|有|、)$/u

/** What is left of the words before a name once those that say nothing of whose it is are taken off its end. */
export function leftBefore(words: string, region: string | undefined): string {
  // 清河区, and 清河 for short
  const own = region === undefined ? [] : region.length > 2 ? [region, region.slice(0, -1)] : [region]
  let rest = words
  for (;;) {
    const match = neutral.exec(rest)?.[0] ?? own.find((name) => rest.endsWith(name))
    if (match === undefined) return rest
    rest = rest.slice(0, -match.length)
  }
}

/** A town, a park, a firm, another county: whose figures are not the region's. Words that only end so are left out. */
const others = new RegExp(
  '(?<![各全我本乡城该])[一-龥]{2}(?:镇|乡(?![村镇])|街道|社区|(?<![农乡全各山新政然多])村(?![民庄级居里集务支两])|园区|工业园|产业园|' +
    '开发区|经开区|高新区|集团|公司|部门|县(?![域级城外内委政长直])|(?<![上超门城都股楼菜夜])市(?![域场值级民委政内外里直容区长])|' +
    '(?<![城地景山小灌库校厂矿片街疫老牧林])区(?![域位间块别级内外委长]))|[一二三四五六][档类组批]|每[家个户]',
  'gu',
)
const whole = /全[省市县区旗镇乡]|[我本][省市县区旗镇乡]/gu

/** How far back somebody named may still be meant. */
const farthest = 600

/**
 * The last that is named before an offset: own, the region of the sheet as a whole; other, a part of it or another one;
 * undefined where nobody is named.
 */
export function scopeBefore(
  doc: Doc,
  from: number,
  at: number,
  region: string | undefined,
): 'own' | 'other' | undefined {
  const words = doc.text.slice(Math.max(from, at - farthest), at)
  const own = Math.max(
    [...words.matchAll(whole)].at(-1)?.index ?? -1,
    region ? words.lastIndexOf(region) : -1,
  )
  const other = [...words.matchAll(others)].findLast((match) => !region?.endsWith(match[0]))?.index ?? -1
  if (own < 0 && other < 0) return undefined
  return own >= other ? 'own' : 'other'
}

/** True where the text stands under a head that names a part of the region or another one. */
export function isUnderOther(doc: Doc, at: number, region: string | undefined): boolean {
  return doc
    .find(headings)
    .some(
      ({ start, scopeEnd, title }) =>
        start <= at &&
        at < scopeEnd &&
        [...title.matchAll(others)].some((match) => !region?.endsWith(match[0])),
    )
}
