import type { AnyRule } from '../rule.ts'

export const secrecyRules: readonly AnyRule[] = []
