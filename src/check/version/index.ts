import type { AnyRule } from '../rule.ts'
import { quoted } from './quoted.ts'
import { superseded } from './superseded.ts'

export const versionRules: readonly AnyRule[] = [superseded, quoted]
