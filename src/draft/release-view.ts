/** What of a meeting may stand in the news: headings and figures that give nobody away. */
import { growth, isCeiling, type Block, type Facts, type Figure, type Point } from '../facts/index.ts'
import { inMeeting, keyFigures, weakest, type Meeting } from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { join, type Path } from '../text/places.ts'
import { expandText, type Expanding } from './expand.ts'
import { sliceVisible } from './excerpt.ts'
import { visible } from './marks.ts'
import type { View } from './view.ts'

/** A headline longer than this is cut by papers (STANDARDS 5.1, LIN). */
const headline = 35

/** What is said in the hall and not in the paper. */
const blame =
  /约谈|黄牌|红牌|问责|追责|追究|通报批评|检讨|处分|免职|撤职|处罚|惩|末位|垫底|倒数|落后|后进|不力|拖后腿|曝光|点名|表态不/u

/** 可发: what the news of a meeting may say; `figures` are the views of 数据. */
export function releaseView(
  meeting: Meeting,
  facts: Facts | undefined,
  figures: View | undefined,
  context: Expanding,
): View {
  const last = meeting.ranking ? weakest(meeting.ranking) : []
  const unnamed = last.flatMap(({ unit, short }) => [unit, short]).filter((name) => name !== '')
  const safe = (block: 'achievements' | 'measures' | 'safeguards'): string[] =>
    facts ? headingsOf(facts.sheet[block], block).flatMap((path) => safeText(path, unnamed, context)) : []
  return {
    标题: headlineOf(meeting, context),
    成绩: safe('achievements'),
    措施: safe('measures'),
    保障: safe('safeguards'),
    要数: facts ? figureViews(keyFigures(facts).filter(isGoodNews).slice(0, 2), figures) : [],
  }
}

/** 清河区召开产业招商推进会, of 全区产业招商推进会 and 清河区产业招商推进会. */
function headlineOf({ sheet }: Meeting, { facts, marks }: Expanding): string {
  const say = (text: string, path: Path): string => marks.mark({ kind: 'given', path }, escapeMarkdown(text))
  const name = say(sheet.name, inMeeting('name'))
  const { region } = facts
  const whole = /^全[省市州盟区县旗镇乡](?=.)/u.exec(sheet.name)?.[0] ?? ''
  const said = region && sheet.name.startsWith(region.name) ? region.name : whole
  const rest = sliceVisible(name, said.length)
  const full = region ? `${say(region.name, 'region')}召开${rest}` : `${name}召开`
  return visible(full).length <= headline ? full : `${rest}召开`
}

/** The views that 数据 has of figures, by name where they have one, else by id; parts of others have no view of their own. */
export function figureViews(of: readonly Figure[], figures: View | undefined): View[] {
  return of.flatMap(({ id }) => {
    const view = figures?.[id] as View | undefined
    return view ? [{ ...view, 名称: view['名称'] ?? escapeMarkdown(id) }] : []
  })
}

function headingsOf(block: Block | undefined, path: Path): Path[] {
  const { points = [], groups = {} } = block ?? {}
  return [
    ...pointHeadings(points, join(path, 'points')),
    ...Object.entries(groups).flatMap(([name, list]) =>
      pointHeadings(list, join(join(path, 'groups'), name)),
    ),
  ]
}

function pointHeadings(points: readonly Point[], path: Path): Path[] {
  return points.flatMap(({ heading }, i) => (heading === undefined ? [] : [`${join(path, i)}/heading`]))
}

/** A heading without figures that are not to be published, blame, and names of `unnamed` units: those that stand last. */
function safeText(path: Path, unnamed: readonly string[], context: Expanding): string[] {
  const pieces = context.facts.texts.get(path) ?? []
  const isHidden = pieces.some(({ reference }) => {
    if (reference === undefined) return false
    if (reference.kind === 'reserved') return true
    if (reference.kind === 'share') return ![reference.part, reference.whole].every(isPublic)
    if (reference.kind === 'sentence') return true
    return reference.kind === 'figure' && !isPublic(reference.figure)
  })
  const text = expandText(path, context)
  const words = visible(text)
  return isHidden || blame.test(words) || unnamed.some((name) => words.includes(name)) ? [] : [text]
}

function isPublic(figure: Figure): boolean {
  return figure.entry.public !== false && (!figure.parent || isPublic(figure.parent))
}

/** A figure that grows towards its target, certain and not kept back. */
function isGoodNews(figure: Figure): boolean {
  const { entry, unconfirmed, parent } = figure
  const goals = entry.target ?? []
  const isFloor = goals.length > 0 && !goals.some(isCeiling)
  return (
    !parent && !unconfirmed && isPublic(figure) && isFloor && (growth(figure)?.exact.greaterThan(0) ?? false)
  )
}
