import type { AnyRule } from '../rule.ts'
import { relative } from './relative.ts'

export const dateRules: readonly AnyRule[] = [relative]
