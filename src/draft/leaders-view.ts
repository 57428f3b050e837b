/** How papers name those who lead a meeting: by their place, and by what each of them does there. */
import { isPresent, type Person } from '../meeting/index.ts'
import { sliceVisible } from './excerpt.ts'
import { visible } from './marks.ts'
import type { View } from './view.ts'

interface Leading {
  people: readonly Person[]
  views: ReadonlyMap<Person, View>
  chair?: Person | undefined
  /** Whoever gives a speech. */
  speaking: ReadonlySet<Person | undefined>
}

/** Whom the chair introduces, who is no subject of his own, and the roles of all for the news. */
export function leadersView({ people, views, chair, speaking }: Leading): View {
  const present = people.filter(isPresent)
  const guests = present.filter(({ entry }) => entry.guest)
  const others = present.filter((person) => person !== chair && !person.entry.guest)
  const named = present.filter(
    (person) =>
      person.leader || person.platform || person.entry.guest || person === chair || speaking.has(person),
  )
  const speakers = named.filter((person) => speaking.has(person) && person !== chair)
  return {
    嘉宾们: titled(guests, views),
    就座人: titled(
      others.filter(({ platform }) => platform),
      views,
    ),
    其他领导: titled(
      others.filter(({ platform, leader }) => leader && !platform),
      views,
    ),
    出席语: inRuns(named, (person) => roleOf(person, chair, speaking)).map(({ key, run }) => ({
      角色: key,
      同职: titled(run, views),
    })),
    讲话各人: speakers.map((person) => views.get(person)!['称呼']),
    主持讲话: chair && speaking.has(chair) ? '是' : '',
  }
}

function roleOf(
  person: Person,
  chair: Person | undefined,
  speaking: ReadonlySet<Person | undefined>,
): string {
  if (person === chair) return speaking.has(person) ? '主持并讲话' : '主持'
  return speaking.has(person) ? '讲话' : '出席'
}

/** Neighbours of one post together: 副区长罗世安、田雨禾. */
function titled(people: readonly Person[], views: ReadonlyMap<Person, View>): View[] {
  return inRuns(people, ({ title }) => title).map(({ run }) => ({
    全职务: views.get(run[0]!)!['全职务'],
    名单: run.map((person) => views.get(person)!['姓名']),
    各人: run.map((person) => views.get(person)!),
  }))
}

function inRuns<T>(items: readonly T[], keyOf: (item: T) => string): { key: string; run: T[] }[] {
  const runs: { key: string; run: T[] }[] = []
  for (const item of items) {
    const key = keyOf(item)
    const last = runs.at(-1)
    if (last?.key === key) last.run.push(item)
    else runs.push({ key, run: [item] })
  }
  return runs
}

/** 市政府领导 · 区委、区人大常委会、区政府、区政协有关负责同志: who has been introduced by name. */
const leadersOf = /^[省市州盟区县旗](?:委|人大|政府|政协)[^，]*(?:领导|负责同志|负责人)/u
const auditing = /[（(]列席[）)]$/u

function isAuditing(text: string): boolean {
  return auditing.test(visible(text))
}

/** 参会范围 as it is said aloud: without those who are introduced by name, and 列席 apart. */
export function quotaView(quota: readonly string[], people: readonly Person[]): View {
  const areIntroduced = people.some((person) => person.leader && isPresent(person))
  const said = areIntroduced ? quota.filter((text) => !leadersOf.test(visible(text))) : quota
  return {
    到会范围: said.filter((text) => !isAuditing(text)),
    列席范围: said.filter(isAuditing).map((text) => {
      const words = visible(text)
      return sliceVisible(text, 0, words.length - auditing.exec(words)![0].length)
    }),
  }
}
