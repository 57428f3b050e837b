import type { AnyRule } from '../rule.ts'
import { asOf } from './as-of.ts'
import { commitment } from './commitment.ts'
import { entry } from './entry.ts'
import { notInSheet } from './not-in-sheet.ts'
import { suggestion } from './suggestion.ts'
import { unconfirmed } from './unconfirmed.ts'
import { unfilled } from './unfilled.ts'
import { unit } from './unit.ts'
import { value } from './value.ts'

export const factsRules: readonly AnyRule[] = [
  unfilled,
  value,
  unit,
  asOf,
  commitment,
  notInSheet,
  entry,
  unconfirmed,
  suggestion,
]
