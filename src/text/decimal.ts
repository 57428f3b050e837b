import { Decimal as Base } from 'decimal.js'

/** Decimals of 60 digits: sums and differences of what people type are exact, quotients far beyond any rounding. */
export const Decimal = Base.clone({ precision: 60 })
export type Decimal = Base

/** A number as people type it: optional sign, digits, decimals. No exponent, no thousands separators, no infinity. */
const numberForm = /^[+-]?\d+(?:\.\d+)?$/

/** The exact value of a number as typed, or undefined where it is none. */
export function parseNumber(text: string): Decimal | undefined {
  const trimmed = text.trim()
  return numberForm.test(trimmed) && trimmed.length <= 40 ? new Decimal(trimmed) : undefined
}

/**
 * A computed value as official text prints it: rounded half up (away from zero) to `places` decimals, trailing zeros
 * dropped (STANDARDS 6.1: one decimal, .0 dropped in 1,807 of 1,808 cases).
 */
export function formatComputed(value: Decimal, places = 1): string {
  const rounded = value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP)
  return rounded.isZero() ? '0' : rounded.toFixed()
}

/** What a unit measures, and how many of the smallest one it is. */
const units: ReadonlyMap<string, readonly [kind: string, size: number]> = new Map([
  ['元', ['元', 1]],
  ['千元', ['元', 1e3]],
  ['万元', ['元', 1e4]],
  ['百万元', ['元', 1e6]],
  ['千万元', ['元', 1e7]],
  ['亿元', ['元', 1e8]],
  ['万亿元', ['元', 1e12]],
  ['个', ['个', 1]],
  ['万个', ['个', 1e4]],
  ['人', ['人', 1]],
  ['万人', ['人', 1e4]],
  ['人次', ['人次', 1]],
  ['万人次', ['人次', 1e4]],
  ['户', ['户', 1]],
  ['万户', ['户', 1e4]],
  ['吨', ['吨', 1]],
  ['万吨', ['吨', 1e4]],
  ['亿吨', ['吨', 1e8]],
  ['亩', ['亩', 1]],
  ['万亩', ['亩', 1e4]],
  ['平方米', ['平方米', 1]],
  ['万平方米', ['平方米', 1e4]],
  ['公里', ['公里', 1]],
  ['千瓦时', ['千瓦时', 1]],
  ['万千瓦时', ['千瓦时', 1e4]],
  ['亿千瓦时', ['千瓦时', 1e8]],
])

/**
 * `value` of `from` in `to`: exact, 万元 ↔ 亿元 and the like. Undefined where the two units measure different things.
 */
export function convertUnit(value: Decimal, from: string, to: string): Decimal | undefined {
  if (from === to) return value
  const [a, b] = [units.get(from), units.get(to)]
  if (!a || !b || a[0] !== b[0]) return undefined
  return value.times(a[1]).dividedBy(b[1])
}

export function isMoney(unit: string): boolean {
  return units.get(unit)?.[0] === '元'
}

/** Decimals after the point of a number as written: 2 for 18.60. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Half a unit of the last digit of a number as written: 10.1 may stand for anything from 10.05 to 10.15. */
export function halfUnit(text: string): Decimal {
  return new Decimal(10).pow(-decimalsOf(text)).dividedBy(2)
}
