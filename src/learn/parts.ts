/** Parts of a figure: what 其中 says of it. */
import { nameProblem } from '../text/shape-names.ts'
import { number, type Edit } from './aspects.ts'
import type { Met } from './clauses.ts'
import type { LearnedFigure } from './figure.ts'
import { partName } from './names.ts'
import { isListed } from './referring.ts'

/** 其中亿元以上9个、5000万元14个: parts of the figure before. */
export function partOf(
  text: string,
  met: Met,
  whole: LearnedFigure,
  reserved: readonly string[],
): Edit | undefined {
  const { start, end, hedge, digits } = met.found
  if (whole.unit !== met.unit || whole.unit === '%' || hedge !== '' || !isListed(text, met)) return undefined
  const name = partName(met)
  if (name === undefined || whole.parts.has(name) || nameProblem(name, reserved) !== undefined)
    return undefined
  const [all, value] = [number(whole.value), number(digits)]
  if (!all || !value || whole.approx !== undefined) return undefined
  const isNested = [...whole.parts.keys(), name].filter((one) => /(?:以上|以下|以内)$/u.test(one)).length > 1
  const sum = [...whole.parts.values()].reduce((total, one) => total.plus(number(one.value)!), value)
  if ((isNested ? value : sum).greaterThan(all)) return undefined
  const id = `${whole.id}.${name}`
  const figure: LearnedFigure = {
    id,
    name,
    value: digits,
    unit: whole.unit,
    targets: [],
    parts: new Map(),
    whole,
  }
  whole.parts.set(name, figure)
  return { start, end, words: `【${id}】`, figure }
}
