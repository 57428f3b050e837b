import type { AnyRule } from '../rule.ts'
import { fontRole } from './font-role.ts'
import { fontSlot } from './font-slot.ts'
import { frontBlock } from './front-block.ts'
import { grid } from './grid.ts'
import { headingStyle } from './heading-style.ts'
import { leftOver } from './left-over.ts'
import { page } from './page.ts'
import { pageNumber } from './page-number.ts'
import { paragraph } from './paragraph.ts'
import { reviewLeft } from './review-left.ts'
import { xml } from './xml.ts'

export const formatRules: readonly AnyRule[] = [
  page,
  grid,
  fontRole,
  fontSlot,
  headingStyle,
  frontBlock,
  paragraph,
  pageNumber,
  leftOver,
  reviewLeft,
  xml,
]
