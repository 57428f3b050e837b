/** The tasks of a meeting as templates see them. */
import type { Assignment, Meeting } from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { join } from '../text/places.ts'
import { expandText, type Expanding } from './expand.ts'
import { visible } from './marks.ts'
import { dropAbsent, spokenDue, withStanding, type View } from './view.ts'

/** One row: 事项, who leads, who helps, by when; what is not given is absent. */
export function taskView(task: Assignment, i: number, context: Expanding): View {
  const { marks } = context
  const say = (text: string | undefined, key: string): string | undefined =>
    text === undefined || text === ''
      ? undefined
      : marks.mark({ kind: 'given', path: join(pathFor(task, key, context), key) }, escapeMarkdown(text))
  const view: View = {
    项: i + 1,
    事项: matterOf(task, context),
    目标值: say(task.goal, 'goal'),
    ...goalOf(task, context, say),
    责任领导: say(task.leader, 'leader'),
    牵头单位: say(task.owner.join('、'), 'owner'),
    配合单位: say(task.support.join('、'), 'support'),
    完成时限: say(task.due === undefined ? undefined : spokenDue(task.due, context), 'due'),
    频次: say(task.frequency, 'frequency'),
    节点列: say(
      Object.entries(task.milestones ?? {})
        .map(([when, what]) => `${when}：${what}`)
        .join('；'),
      'milestones',
    ),
    备注: say(task.note, 'note'),
  }
  return withStanding(dropAbsent(view), { path: task.path, level: 'assignment' })
}

/** A point's owners stand under its 责任. */
function pathFor({ path }: Assignment, key: string, { facts }: Expanding): string {
  const duty = join(path, 'duty')
  return (key === 'owner' || key === 'support') && facts.places.has(duty) ? duty : path
}

/** 把…收储到位 with its 确保 or 力争 before it; of a heading 要谋划 the 要 goes. */
function matterOf(task: Assignment, context: Expanding): string {
  const text = context.facts.texts.has(task.matterPath)
    ? expandText(task.matterPath, context)
    : escapeMarkdown(task.matter)
  const bare = text
    .replace(/。((?:\uFDD1)*)$/u, '$1')
    .replace(/^((?:\uFDD0[\u{F0000}-\u{10FFFD}])*)要(?=.)/u, '$1')
  const { commitment } = task
  if (commitment === undefined || visible(bare).includes(commitment)) return bare
  return context.marks.mark({ kind: 'given', path: join(task.path, 'commitment') }, commitment) + bare
}

/** For a table that has the goal in a column of its own: 企业主要负责人轮训 and 力争3600人. */
function goalOf(
  task: Assignment,
  context: Expanding,
  say: (text: string | undefined, key: string) => string | undefined,
): View {
  const goal = say(task.goal, 'goal')
  const { commitment } = task
  if (goal === undefined || commitment === undefined || visible(goal).includes(commitment))
    return { 任务名: matterOf(task, context), 目标说法: goal }
  return {
    任务名: matterOf({ ...task, commitment: undefined }, context),
    目标说法: `${say(commitment, 'commitment')}${goal}`,
  }
}

/** All about the tasks: the list, each unit with its numbers, and which tasks have nobody or no day. */
export function tasksView({ tasks }: Meeting, context: Expanding): View {
  const without = (wanted: (task: Assignment) => boolean): number[] =>
    tasks.flatMap((task, i) => (wanted(task) ? [i + 1] : []))
  return {
    任务清单: tasks.map((task, i) => taskView(task, i, context)),
    任务数: tasks.length,
    责任表: unitsOf(tasks, context),
    缺牵头: without(({ owner }) => owner.length === 0).join('、'),
    缺时限: without(({ due, frequency }) => due === undefined && frequency === undefined).join('、'),
  }
}

/** Each unit with the numbers of what it leads and of what it helps with: those who lead first, as they come. */
function unitsOf(tasks: readonly Assignment[], context: Expanding): View[] {
  const units = new Map<string, { path: string; leads: number[]; helps: number[] }>()
  const unitAt = (name: string, task: Assignment, key: 'owner' | 'support') => {
    const known = units.get(name)
    if (known) return known
    const unit = { path: join(pathFor(task, key, context), key), leads: [], helps: [] }
    units.set(name, unit)
    return unit
  }
  tasks.forEach((task, i) => {
    if (task.owner[0] !== undefined) unitAt(task.owner[0], task, 'owner').leads.push(i + 1)
  })
  // Of several owners the first one leads.
  tasks.forEach((task, i) => {
    for (const name of task.owner.slice(1)) unitAt(name, task, 'owner').helps.push(i + 1)
    for (const name of task.support) unitAt(name, task, 'support').helps.push(i + 1)
  })
  return [...units].map(([name, { path, leads, helps }]) => ({
    单位: context.marks.mark({ kind: 'given', path }, escapeMarkdown(name)),
    条数: leads.length,
    ...(leads.length === 0 ? {} : { 牵头项: leads.join('、') }),
    ...(helps.length === 0 ? {} : { 配合项: helps.join('、') }),
  }))
}
