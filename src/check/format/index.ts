import type { AnyRule } from '../rule.ts'

export const formatRules: readonly AnyRule[] = []
