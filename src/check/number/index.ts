import type { AnyRule } from '../rule.ts'
import { approx } from './approx.ts'
import { badDate } from './bad-date.ts'
import { dateForm } from './date-form.ts'
import { decreaseTimes } from './decrease-times.ts'
import { increaseWord } from './increase-word.ts'
import { percentPoint } from './percent-point.ts'
import { shortYear } from './short-year.ts'
import { style } from './style.ts'
import { wanYi } from './wan-yi.ts'
import { weekday } from './weekday.ts'

export const numberRules: readonly AnyRule[] = [
  percentPoint,
  decreaseTimes,
  increaseWord,
  approx,
  badDate,
  weekday,
  shortYear,
  dateForm,
  wanYi,
  style,
]
