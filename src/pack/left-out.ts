/** What a sheet has for a paper that is not made: said, since nobody writes it for nothing. */
import type { Meeting } from '../meeting/index.ts'
import { chineseKey } from '../text/keys.ts'
import type { Problem } from '../text/problem.ts'

interface Template {
  id: string
  meta: { name: string; meetings?: readonly string[] }
}

/** What stands in the sheet for the sake of one paper, which its type may not have. */
const paperOf = {
  ranking: '考核排名表',
  tasks: '任务分解表',
  statements: '表态发言',
  plan: '会议方案',
  guide: '会议须知',
  staff: '会务分工表',
  seats: '座次表',
  decisions: '会议纪要',
  minutes: '会议纪要',
  release: '新闻通稿',
  banner: '横幅',
} as const satisfies Partial<Record<keyof Meeting['sheet'], string>>

/**
 * Keys of the sheet whose paper the type of the meeting does not have. `made` are the ids of the papers that it has; a paper
 * that no type has by default is not missed.
 */
export function leftOutOf(
  templates: readonly Template[],
  { sheet, places }: Meeting,
  type: string,
  made: ReadonlySet<string>,
): Problem[] {
  const told = new Set<string>()
  return (Object.keys(paperOf) as (keyof typeof paperOf)[]).flatMap((key): Problem[] => {
    const template = templates.find(({ id }) => id === paperOf[key])
    const isOfType = template?.meta.meetings?.includes(type) ?? true
    if (!template || sheet[key] === undefined || isOfType || template.meta.meetings?.length === 0) return []
    if (made.has(template.id) || told.has(template.id)) return []
    told.add(template.id)
    const { name } = template.meta
    const message = `会议表写了“${chineseKey('meeting', key)}”，而“${type}”不出${name}；要出，请写“材料”，把这次要出的都列上，或者另用 --only ${name} 出这一份`
    const place = places.of(key)
    return [{ code: 'pack/not-made', level: 'info', message, ...(place ? { place } : {}) }]
  })
}

/** The speech is made of its fact sheet, and of nothing else. */
export function noSpeech({ places }: Meeting, name: string): Problem {
  const place = places.of('')
  const message = `会议表没有写“讲话”（讲话的事实表），没有出${name}`
  return { code: 'pack/no-speech', level: 'info', message, ...(place ? { place } : {}) }
}
