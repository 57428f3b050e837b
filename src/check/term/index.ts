import type { AnyRule } from '../rule.ts'
import { quotation } from './quotation.ts'
import { verbatim } from './verbatim.ts'
import { fixedSet } from './fixed-set.ts'

export const termRules: readonly AnyRule[] = [fixedSet, verbatim, quotation]
