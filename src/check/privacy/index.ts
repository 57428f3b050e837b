import type { AnyRule } from '../rule.ts'
import { personal } from './personal.ts'

export const privacyRules: readonly AnyRule[] = [personal]
