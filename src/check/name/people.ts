/** What the rules of names share: the people that an office or a sheet lists, with their posts on a day. */
import { parseDay, parseMonth, type Day } from '../../text/dates.ts'
import type { Inputs } from '../rule.ts'

export interface Person {
  name: string
  /** Every post that is listed, 、-joined ones cut apart. */
  posts: readonly Post[]
}

export interface Post {
  post: string
  from?: string
  to?: string
}

/** The people of bigan.yaml, those with a name. */
export function peopleOf({ office }: Inputs): Person[] {
  return (office.people ?? []).flatMap(({ name, post, from, to, posts = [] }) => {
    if (name === undefined || name.length < 2) return []
    const now = post === undefined ? [] : [{ post, ...(from ? { from } : {}), ...(to ? { to } : {}) }]
    const earlier = posts.flatMap((one) =>
      one.post === undefined
        ? []
        : [{ post: one.post, ...(one.from ? { from: one.from } : {}), ...(one.to ? { to: one.to } : {}) }],
    )
    const cut = [...now, ...earlier].flatMap((one) =>
      one.post.split(/[、，,]/u).map((part) => ({ ...one, post: part.trim() })),
    )
    return [{ name, posts: cut }]
  })
}

/** Words that end the name of a post. */
export const postWords =
  '书记|县长|区长|市长|省长|旗长|州长|镇长|乡长|主任|局长|部长|主席|院长|检察长|秘书长|常委|委员|科长|处长|校长|经理|董事长|所长|站长|大队长|队长|行长|厅长|厂长|会长|政委'

const core = new RegExp(`(副|代|代理)?(${postWords})$`, 'u')

/** 副县长 of 清河县人民政府副县长: what must agree; undefined for words that name no post. */
export function coreOf(post: string): string | undefined {
  const match = core.exec(post)
  return match ? `${match[1] === '代理' ? '代' : (match[1] ?? '')}${match[2]!}` : undefined
}

/** True where a post was held on a day; without dates always. */
export function isHeld({ from, to }: Post, day: Day | undefined): boolean {
  if (!day) return true
  const month = day.year * 12 + day.month
  const first = monthOf(from)
  const last = monthOf(to)
  return (first === undefined || first <= month) && (last === undefined || month <= last)
}

function monthOf(text: string | undefined): number | undefined {
  const moment = text === undefined ? undefined : (parseDay(text) ?? parseMonth(text))
  return moment && moment.year * 12 + moment.month
}
