import type { AnyRule } from '../rule.ts'
import { empty } from './empty.ts'
import { form } from './form.ts'
import { level } from './level.ts'
import { order } from './order.ts'
import { ordinalMark } from './ordinal-mark.ts'

export const headingRules: readonly AnyRule[] = [order, level, form, ordinalMark, empty]
