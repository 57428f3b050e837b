/** What of a sheet a draft does not say: told with its place, never lost in silence. */
import { blockNames, type BlockName, type Facts } from '../facts/index.ts'
import { meetingRoot } from '../meeting/index.ts'
import { chineseKey } from '../text/keys.ts'
import type { Problem } from '../text/problem.ts'
import type { Expanding } from './expand.ts'
import { isEmpty } from './functions/shared.ts'
import type { Marked } from './marks.ts'
import type { CompiledUnit } from './template.ts'
import { hasBlock, labelOf, partOfBlock, type View } from './view.ts'

/** Blocks that no part of the 提纲 names, and single texts that the template does not use. */
export function lostOf(view: View, expanding: Expanding, marked: Marked, template: CompiledUnit): Problem[] {
  const { facts } = expanding
  const blocks = unplacedBlocks(view, expanding)
  return [
    ...blocks.map((name) => unplaced(name, facts)),
    ...unprinted(facts, marked, blocks).map((path): Problem => {
      const place = facts.places.of(path)
      const message = `这里的“${labelOf(path, facts)}”没有印进稿子：模板“${template.meta.name}”没有用到它，或者那句话里缺了别的内容`
      return { code: 'draft/unprinted', level: 'warn', message, ...(place ? { place } : {}) }
    }),
  ]
}

/** A block that no part of the 提纲 names would be lost: said, with its place. */
function unplacedBlocks(view: View, expanding: Expanding): BlockName[] {
  const placed = new Set(expanding.placed)
  const parts = [...((view['各部'] as View[] | undefined) ?? []), (view['开头'] as View | undefined) ?? {}]
  for (const part of parts) {
    for (const block of (part['板块'] as View[] | undefined) ?? [])
      placed.add(nameOfPart(block['部件'] as string))
  }
  return blockNames.filter((name) => hasBlock(name, expanding.facts) && !placed.has(name))
}

function unplaced(name: BlockName, facts: Facts): Problem {
  const place = facts.places.key(name)
  const title = chineseKey('sheet', name)
  const message = `“${title}”没有放进提纲，印不出来；请在“提纲”的某一部分写“包含: [${title}]”`
  return { code: 'outline/unplaced', level: 'error', message, ...(place ? { place } : {}) }
}

/** A 总起 without points goes, a task is not said twice, and the title's heading is no text of its own. */
const mayBeLeftOut = /(?:^|\/)lead$|\/tasks\/|^title$/

/** Texts that the sheet has and the draft does not. */
function unprinted(facts: Facts, marked: Marked, without: readonly BlockName[]): string[] {
  const printed = new Set<string>()
  for (const { origin } of marked.spans) if (origin.kind === 'text') printed.add(origin.path)
  const lost = [...facts.texts].filter(([path, pieces]) => {
    // 结尾: 无 says that there is to be none.
    const none = pieces.length === 1 && pieces[0]!.text === '无'
    const isLost = !printed.has(path) && !mayBeLeftOut.test(path) && !none
    return isLost && !without.some((name) => path.startsWith(name))
  })
  return lost.map(([path]) => path)
}

function nameOfPart(part: string): BlockName {
  return blockNames.find((name) => partOfBlock[name] === part)!
}

/** Keys of the sheet that a template needs and the sheet does not have. */
export function neededBy(template: CompiledUnit, facts: Facts): Problem[] {
  const keys = Object.keys(facts.sheet)
  return template.meta.needs.flatMap((need): Problem[] => {
    if (keys.some((key) => key === need || chineseKey('sheet', key) === need)) return []
    const place = facts.places.of('')
    return [
      {
        code: 'template/needs',
        level: 'warn',
        message: `模板“${template.meta.name}”要用“${need}”，事实表里没有，相应的话没有印`,
        ...(place ? { place } : {}),
      },
    ]
  })
}

/** Keys of a meeting's view that a paper needs and that are not there, derived ones too (表态单位, 排名表). */
export function missingNeeds(
  template: { meta: { needs: readonly string[] } },
  view: Readonly<Record<string, unknown>>,
): string[] {
  return template.meta.needs.filter((need) => isEmpty(view[need]))
}

/** Why a key is not there that is none of the sheet's own. */
const reasons: Readonly<Record<string, string>> = {
  多日: '会议只有一天（“时间”里没有写“结束日期”）',
  各日: '“时间”里没有写“日期”，或者没有写“议程”',
  事实: '会议表里没有写“讲话”（讲话的事实表）',
  参阅: '会议表里没有写“讲话”（讲话的事实表）',
  讲话者: '会议表里没有写“讲话”，议程里也没有讲话的人',
  各人: '会议表里没有写“参会”',
  签到: '“参会”里没有到主会场的人',
  桌签: '“参会”里没有到主会场的人',
  主持: '会议表里没有写“主持人”',
  各项: '会议表里没有写“议程”',
  讲话项: '议程里没有讲话',
  通报项: '议程里没有通报',
  主持项: '议程里没有主持人的话',
  表态单位: '议程里没有表态发言',
  任务清单: '会议表里没有写“任务”，讲话里也没有',
  责任清单: '任务都没有写“牵头单位”',
  排名表: '会议表里没有写“排名”',
}

export function neededInView(template: CompiledUnit, view: View, facts: Facts): Problem[] {
  const place = facts.places.of(meetingRoot)
  const why = missingNeeds(template, view).map((need) =>
    Object.hasOwn(reasons, need) ? reasons[need]! : `会议表里没有写“${need}”`,
  )
  return [...new Set(why)].map((reason) => ({
    code: 'template/needs',
    level: 'warn' as const,
    message: `${reason}，“${template.meta.name}”里相应的话没有印`,
    ...(place ? { place } : {}),
  }))
}
