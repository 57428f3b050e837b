import type { AnyRule } from '../rule.ts'
import { items } from './items.ts'
import { meeting } from './meeting.ts'
import { namedSet } from './named-set.ts'
import { points } from './points.ts'

export const countRules: readonly AnyRule[] = [points, items, namedSet, meeting]
