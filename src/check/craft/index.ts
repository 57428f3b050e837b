import type { AnyRule } from '../rule.ts'
import { balance } from './balance.ts'
import { breath } from './breath.ts'
import { forTheMouth } from './for-the-mouth.ts'
import { frame } from './frame.ts'
import { headingsRule } from './headings.ts'
import { readingTimeRule } from './reading-time.ts'
import { stockPhrase } from './stock-phrase.ts'

export const craftRules: readonly AnyRule[] = [
  breath,
  readingTimeRule,
  headingsRule,
  balance,
  frame,
  forTheMouth,
  stockPhrase,
]
