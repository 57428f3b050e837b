import type { Doc } from '../doc.ts'
import { families } from '../find/families.ts'
import type { Rule } from '../rule.ts'
import { peopleOf, postWords, type Person } from './people.ts'

const titleBefore = new RegExp(`(?:${postWords}|同志)[\\s　]*$`, 'u')
const titleAfter = new RegExp(`^[\\s　]*(?:同志|${postWords})`, 'u')

/** No post is farther before its holder. */
const farthest = 24
const placeBefore =
  /([\u4e00-\u9fff]{2,4}[县市区旗])(?=[委长]|人民政府|政府|人大|政协|副|常|纪|[\u4e00-\u9fff]{1,8}局)[^，。；：\n]*$/u
/** 全县, 我县 and 副县 of 副县长 name no other place. */
const general = /(?:[全我该本各省市是由请在和与副代任前原老新同]|开发|高新)[县市区旗]$/u

export const person: Rule = {
  id: 'name/person',
  name: '人名写错',
  level: 'error',
  fix: 'suggest',
  needs: ['names'],
  why: '名单里有的人，稿子里名字差了一个字（侯与候、珏与钰），职务却是他的。',
  basis: [{ source: 'bigan.yaml 的人员名单', verified: true }],
  examples: {
    bad: [
      {
        text: '会议由副县长⟦王钰⟧主持。',
        message: '此处为“王钰”，名单里的副县长是“王珏”，应改正其中一处',
        suggested: '会议由副县长王珏主持。',
        with: { office: '人员: [{姓名: 王珏, 职务: 副县长}]' },
      },
      {
        text: '⟦候建民⟧局长汇报了进度，大家都认真听。',
        message: '此处为“候建民”，名单里的局长是“侯建民”，应改正其中一处',
        suggested: '侯建民局长汇报了进度，大家都认真听。',
        with: { office: '人员: [{姓名: 侯建民, 职务: 县水利局局长}]' },
      },
    ],
    good: [
      {
        text: '会议由副县长王珏主持，王钰同志列席。',
        with: { office: '人员: [{姓名: 王珏, 职务: 副县长}, {姓名: 王钰, 职务: 县文旅局局长}]' },
      },
      {
        text: '清源县委常委、副县长王钰陪同，副县长汪珏作了介绍。',
        with: { office: '人员: [{姓名: 王珏, 职务: 副县长}]' },
      },
      { text: '国际获奖者王钰讲了课。', with: { office: '人员: [{姓名: 王珏, 职务: 副县长}]' } },
      {
        text: '副县长王珏到场，王珏还查看了灾情。',
        with: { office: '人员: [{姓名: 王珏, 职务: 副县长}]' },
      },
      { text: '村民王玉说，副县长来过三次。', with: { office: '人员: [{姓名: 王珏, 职务: 副县长}]' } },
      {
        text: '县水利局局长侯建民汇报。',
        with: { office: '人员: [{姓名: 侯建民, 职务: 县水利局局长}]' },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const people = peopleOf(inputs)
    const known = new Set(people.map(({ name }) => name))
    for (const one of people) {
      for (const match of doc.text.matchAll(nearly(one.name))) {
        const found = match[0]
        const end = match.index + found.length
        if (known.has(found) || found === one.name) continue
        if (isAnothers(doc, match.index, found, one.name)) continue
        const post = postAround(doc.text, match.index, end, one)
        if (post === undefined) continue
        const range = { start: match.index, end }
        report({
          range,
          message: `此处为“${found}”，名单里的${post}是“${one.name}”，应改正其中一处`,
          suggestions: [{ message: `改为“${one.name}”`, edits: [{ ...range, text: one.name }] }],
        })
      }
    }
  },
}

/**
 * Somebody else: of another family, whose name is no slip for the listed one as 候 is for 侯, or named with a post of
 * another place, 清源县副县长.
 */
function isAnothers(doc: Doc, start: number, found: string, name: string): boolean {
  if (found[0] !== name[0] && families.includes(found[0]!)) return true
  const place = placeBefore.exec(doc.text.slice(Math.max(0, start - farthest), start))?.[1]
  return place !== undefined && !general.test(place) && !doc.meta.region?.includes(place.slice(-3))
}

/** Names that differ in one character, and no longer name that one could be the beginning of. */
function nearly(name: string): RegExp {
  const characters = [...name].map((character) => character.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&'))
  const forms = characters.map((_, i) =>
    characters.map((character, j) => (i === j ? '[\\u4e00-\\u9fff]' : character)).join(''),
  )
  return new RegExp(forms.join('|'), 'gu')
}

/** The post of this person that stands before or behind the name, in the form that it stands there. */
function postAround(text: string, start: number, end: number, { posts }: Person): string | undefined {
  const before = titleBefore.exec(text.slice(Math.max(0, start - 12), start))?.[0].trim()
  const after = titleAfter.exec(text.slice(end, end + 6))?.[0].trim()
  for (const word of [before, after]) {
    if (word === undefined || word === '同志') continue
    const own = posts.find(({ post }) => post.endsWith(word))
    if (!own) continue
    // 副县长王钰 is no slip for the 县长
    const isDeputy = new RegExp(`副${word}$`, 'u').test(own.post)
    const saysDeputy = word === before && text.slice(0, start).trimEnd().endsWith(`副${word}`)
    if (word === before && isDeputy !== saysDeputy) continue
    return isDeputy ? `副${word}` : word
  }
  return undefined
}
