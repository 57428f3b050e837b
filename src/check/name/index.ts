import type { AnyRule } from '../rule.ts'
import { bodyOrder } from './body-order.ts'
import { collective } from './collective.ts'
import { order } from './order.ts'
import { person } from './person.ts'
import { selfHonour } from './self-honour.ts'
import { title } from './title.ts'
import { unit } from './unit.ts'
import { foreignPlace } from './foreign-place.ts'
import { ownLevel } from './own-level.ts'
import { hierarchy } from './hierarchy.ts'

export const nameRules: readonly AnyRule[] = [
  person,
  title,
  order,
  bodyOrder,
  collective,
  selfHonour,
  unit,
  hierarchy,
  ownLevel,
  foreignPlace,
]
