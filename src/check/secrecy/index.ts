import type { AnyRule } from '../rule.ts'
import { mark } from './mark.ts'
import { unpublished } from './unpublished.ts'

export const secrecyRules: readonly AnyRule[] = [mark, unpublished]
