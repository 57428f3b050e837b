/** The gates: rules over all papers of a meeting, loaded where a pack is checked. */
import { pack } from '../facts/pack.ts'
import type { PackRule } from '../rule.ts'
import { count } from './count.ts'
import { deadline } from './deadline.ts'
import { decisions } from './decisions.ts'
import { figure } from './figure.ts'
import { items } from './items.ts'
import { leftover } from './leftover.ts'
import { names } from './names.ts'
import { ranking } from './ranking.ts'
import { rareName } from './rare-name.ts'
import { speakers } from './speakers.ts'
import { status } from './status.ts'
import { tasks } from './tasks.ts'
import { timePlace } from './time-place.ts'
import { verb } from './verb.ts'

/** In the order of gates.ts. */
export const packRules: readonly PackRule[] = [
  speakers,
  items,
  names,
  timePlace,
  figure,
  pack,
  verb,
  leftover,
  deadline,
  decisions,
  status,
  count,
  tasks,
  ranking,
  rareName,
]
