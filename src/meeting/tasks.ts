/** The tasks of a meeting: its own 任务, else those that its speech gives out in 措施, 保障 and 其他工作. */
import type { Facts, Point, Task } from '../facts/index.ts'
import { join, type Path } from '../text/places.ts'
import type { MeetingSheet } from './schema.ts'

/** One row of the 任务分解表. Paths are those of the joined sheets (join.ts). */
export interface Assignment {
  path: Path
  /** Where the words of the matter stand: a prose path. */
  matterPath: Path
  matter: string
  goal?: string | undefined
  leader?: string | undefined
  owner: string[]
  support: string[]
  commitment?: string | undefined
  due?: string | undefined
  frequency?: string | undefined
  milestones?: Record<string, string> | undefined
  note?: string | undefined
}

/** `prefix` is where the meeting's paths begin in the joined sheets. */
export function tasksOf(sheet: MeetingSheet, facts: Facts | undefined, prefix: Path): Assignment[] {
  if (sheet.tasks)
    return sheet.tasks.map((entry, i) => {
      const path = join(join(prefix, 'tasks'), i)
      return { ...entry, ...sides(entry), matter: entry.matter ?? '', path, matterPath: join(path, 'matter') }
    })
  if (!facts) return []
  return (['measures', 'others', 'safeguards'] as const).flatMap((block) => {
    const { points = [], groups = {} } = facts.sheet[block] ?? {}
    const own = block !== 'safeguards'
    return [
      ...points.flatMap((point, i) => tasksIn(point, join(join(block, 'points'), i), own)),
      ...Object.entries(groups).flatMap(([name, list]) =>
        list.flatMap((point, i) => tasksIn(point, join(join(join(block, 'groups'), name), i), own)),
      ),
    ]
  })
}

function sides(entry: { owner?: string[] | undefined; support?: string[] | undefined }): {
  owner: string[]
  support: string[]
} {
  return { owner: entry.owner ?? [], support: entry.support ?? [] }
}

/**
 * The tasks of a point and of those below it. A measure of the first level that is given to nobody, or only in part, is a
 * task all the same, one that still wants its owner; of 保障 only what is given to somebody.
 */
function tasksIn(point: Point, path: Path, isMeasure: boolean): Assignment[] {
  const given = givenIn(point, path)
  const isOpen = isMeasure && !hasDuty(point) && !isCovered(point)
  const own = isOpen ? ownTask(point, path) : undefined
  return [...(own ? [own] : []), ...given]
}

/** What of a point, and below it, is given to somebody or has its day. */
function givenIn(point: Point, path: Path): Assignment[] {
  const own = hasDuty(point) ? ownTask(point, path) : undefined
  const tasks = (point.tasks ?? []).map((task, i) => fromTask(task, join(join(path, 'tasks'), i)))
  const below = (point.points ?? []).flatMap((one, i) => givenIn(one, join(join(path, 'points'), i)))
  return [...(own ? [own] : []), ...tasks, ...below]
}

function hasDuty(point: Point): boolean {
  return point.duty?.owner !== undefined || point.due !== undefined || point.frequency !== undefined
}

/** True where the point, or everything below it, is somebody's. */
function isCovered(point: Point): boolean {
  if (hasDuty(point) || (point.tasks ?? []).length > 0) return true
  const below = point.points ?? []
  return below.length > 0 && below.every(isCovered)
}

/** The point itself as a task, by its head or its words; undefined where it has neither. */
function ownTask(point: Point, path: Path): Assignment | undefined {
  const key = point.heading === undefined ? 'content' : 'heading'
  const matter = point[key]
  if (matter === undefined) return undefined
  const { due, frequency } = point
  return { path, matterPath: join(path, key), matter, ...sides(point.duty ?? {}), due, frequency }
}

function fromTask(task: Task, path: Path): Assignment {
  const { matter = '', owner, support, ...rest } = task
  return { ...rest, ...sides({ owner, support }), matter, path, matterPath: join(path, 'matter') }
}
