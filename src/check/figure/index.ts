import type { AnyRule } from '../rule.ts'
import { average } from './average.ts'
import { base } from './base.ts'
import { completion } from './completion.ts'
import { growth } from './growth.ts'
import { partSum } from './part-sum.ts'
import { pointsGap } from './points-gap.ts'
import { rank } from './rank.ts'
import { same } from './same.ts'
import { shareSum } from './share-sum.ts'
import { share } from './share.ts'
import { sign } from './sign.ts'
import { times } from './times.ts'

export const figureRules: readonly AnyRule[] = [
  growth,
  sign,
  base,
  pointsGap,
  share,
  shareSum,
  partSum,
  completion,
  average,
  times,
  rank,
  same,
]
