import type { AnyRule } from '../rule.ts'

export const taskRules: readonly AnyRule[] = []
