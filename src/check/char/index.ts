import type { AnyRule } from '../rule.ts'
import { byteShift } from './byte-shift.ts'
import { compatForm } from './compat-form.ts'
import { htmlLeft } from './html-left.ts'
import { innerSpace } from './inner-space.ts'
import { invisible } from './invisible.ts'
import { overConvert } from './over-convert.ts'
import { pageLeft } from './page-left.ts'
import { pinyinGloss } from './pinyin-gloss.ts'
import { privateUse } from './private-use.ts'
import { traditional } from './traditional.ts'
import { wideAscii } from './wide-ascii.ts'

/** Characters, and what scraping and careless conversion leave in a text. */
export const charRules: readonly AnyRule[] = [
  invisible,
  compatForm,
  privateUse,
  wideAscii,
  htmlLeft,
  innerSpace,
  traditional,
  pinyinGloss,
  byteShift,
  overConvert,
  pageLeft,
]
