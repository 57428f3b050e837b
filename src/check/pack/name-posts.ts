/** The posts that stand before names, against those of the people. */
import type { Meeting } from '../../meeting/index.ts'
import { coreOf, postWords } from '../name/people.ts'
import type { PackContext, PackDoc } from '../rule.ts'
import type { Person } from './name-list.ts'
import { placesOf, tellDeparting } from './papers.ts'

/** No post is farther before its holder. */
const farthest = 40
const postEnd = new RegExp(`(?:${postWords})$`, 'u')
const formerly = /(?:时任|原|前任|曾任|历任)[\u4e00-\u9fff]{0,16}$/u

/** The words before a name, where they end in a post, against the posts of the person. */
export function checkPosts(
  paper: PackDoc,
  papers: readonly PackDoc[],
  { people }: Meeting,
  context: PackContext,
): void {
  const { doc } = paper
  for (const person of people) {
    if (person.post === '' || person.name.length < 2) continue
    for (const at of placesOf(person.name, doc.text)) {
      const block = doc.blocks[doc.blockAt(at)]!
      const before = doc.text.slice(Math.max(block.start, at - farthest), at).replace(/[ \u3000]+$/u, '')
      if (!postEnd.test(before) || formerly.test(before)) continue
      const wrong = wrongPost(before, person)
      if (wrong === undefined) continue
      const end =
        at - (doc.text.slice(0, at).length - doc.text.slice(0, at).replace(/[ \u3000]+$/u, '').length)
      tellDeparting(
        {
          doc: paper,
          range: { start: end - wrong.length, end },
          what: `${person.name}的职务`,
          right: person.title,
          path: `${person.path}/post`,
          found: `${person.title}${person.name}`,
        },
        papers,
        context,
      )
    }
  }
}

/** Words that lead to a post and are none of it. */
const leads = /^.*(?:[，。；：！？（）()“”\s]|现?[由请]|会议由|邀请|分别是|即|同志)/u

/** The posts before a name that are not the person's, as far as they can be told; undefined where all are. */
function wrongPost(before: string, { title, post, unit }: Person): string | undefined {
  const own = [title, ...post.split('、'), `${unit}${post}`]
  if (own.some((one) => before.endsWith(one))) return undefined
  const last = before.replace(leads, '').split('、').at(-1)!
  const core = coreOf(last)
  if (core === undefined) return undefined
  // 局长 for 县交通运输局局长, 区长 for 清河区区长
  if (own.some((one) => one.endsWith(last) || last.endsWith(one))) return undefined
  const isBare = last === core
  const same = own.some((one) => coreOf(one) === core)
  if (same && isBare) return undefined
  // whose office it is may be said otherwise: 清河区招商局局长, 区人民政府副区长
  if (same && own.some((one) => alike(one, last))) return undefined
  return last.length <= 20 ? last : core
}

/** 清河区招商局局长 and 区招商局局长; 人民政府 may be said or not. */
function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((one) => one.replaceAll(/人民政府|政府|党组成员|县|区|市/gu, '')) as [
    string,
    string,
  ]
  return x.endsWith(y) || y.endsWith(x)
}
