import type { Expanding } from './expand.ts'
import type { Needs } from './needs.ts'
import type { Marks } from './marks.ts'
import type { TemplateMeta } from './meta.ts'
import type { Unit } from './template.ts'

/** The state of one filling, made anew for each draft and handed to the functions. */
export interface Run {
  marks: Marks
  expanding: Expanding
  meta: TemplateMeta
  seed: string
  /** What the template asks the phrase library for. */
  needs: Needs
  /** Whether entries that would be decisions are asked for too. */
  suggest: boolean
  units: ReadonlyMap<string, Unit>
  /** Where in the templates the filling stands: the place of an error. */
  at: { unit: string; offset: number }
  /** Set once the template prints the level-1 parts; one that does not places the blocks by itself. */
  parted?: boolean
  /** What the template printed on its own account and the writer of the sheet should look at. */
  reminders?: string[]
}
