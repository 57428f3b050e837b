import type { AnyRule } from '../rule.ts'
import { mixed } from './mixed.ts'
import { order } from './order.ts'

export const seriesRules: readonly AnyRule[] = [order, mixed]
