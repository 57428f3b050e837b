import type { AnyRule } from '../rule.ts'
import { deadline } from './deadline.ts'
import { measure } from './measure.ts'
import { owner } from './owner.ts'
import { pastDeadline } from './past-deadline.ts'

export const taskRules: readonly AnyRule[] = [owner, deadline, pastDeadline, measure]
