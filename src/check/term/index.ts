import type { AnyRule } from '../rule.ts'
import { deAdverb } from './de-adverb.ts'
import { dupWord } from './dup-word.ts'
import { fixedSet } from './fixed-set.ts'
import { lexicon } from './lexicon.ts'
import { period } from './period.ts'
import { quotation } from './quotation.ts'
import { verbatim } from './verbatim.ts'

export const termRules: readonly AnyRule[] = [
  period,
  fixedSet,
  verbatim,
  quotation,
  lexicon,
  deAdverb,
  dupWord,
]
