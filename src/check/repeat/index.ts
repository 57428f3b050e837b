import type { AnyRule } from '../rule.ts'
import { earlier } from './earlier.ts'
import { phrase } from './phrase.ts'
import { sentence } from './sentence.ts'

export const repeatRules: readonly AnyRule[] = [sentence, phrase, earlier]
