import type { AnyRule } from '../rule.ts'
import { beforeDeng } from './before-deng.ts'
import { bookTitle } from './book-title.ts'
import { bracketPair } from './bracket-pair.ts'
import { dash } from './dash.ts'
import { docNumber } from './doc-number.ts'
import { doubled } from './doubled.ts'
import { halfWidth } from './half-width.ts'
import { headingEnd } from './heading-end.ts'
import { paragraphEnd } from './paragraph-end.ts'
import { quoteForm } from './quote-form.ts'
import { quotePair } from './quote-pair.ts'
import { quotedList } from './quoted-list.ts'
import { rangeMark } from './range-mark.ts'
import { semicolon } from './semicolon.ts'

export const punctRules: readonly AnyRule[] = [
  halfWidth,
  bracketPair,
  quoteForm,
  quotePair,
  doubled,
  dash,
  rangeMark,
  quotedList,
  docNumber,
  bookTitle,
  paragraphEnd,
  headingEnd,
  semicolon,
  beforeDeng,
]
