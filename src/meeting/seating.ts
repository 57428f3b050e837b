/**
 * Who sits where (STANDARDS 7). The centre comes before the sides, the front before the back, and number 2 sits on the
 * left hand of number 1, number 3 on the right, and so on by turns; with 尊位: 右 the other way round. Everything is told
 * as it is printed: as the audience sees it, which looks at the platform.
 */

export interface RowOptions {
  /** On which hand of number 1 number 2 sits: 左 in meetings of our own (the default), 右 with foreign guests and in business. */
  honour?: '左' | '右'
  /**
   * With an even number: 轮排 (the default) lets 1 and 2 share the middle. 一号居中, for a number 1 who outranks the rest
   * (STANDARDS 7, source CLI), leaves the seat at the short end free, so that 1 sits in the dead centre.
   */
  even?: '轮排' | '一号居中'
}

/**
 * The ranks of a row of `n` as the audience sees them from left to right: 7 → 7 5 3 1 2 4 6; with 尊位: 右 mirrored. With
 * 一号居中 and an even number a 0 stands for the seat that stays free: 4 → 0 3 1 2 4. Throws a RangeError where `n` is no
 * count.
 */
export function rowFromAudience(n: number, options: RowOptions = {}): number[] {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no row of ${n}`)
  const ranks = Array.from({ length: n }, (_, i) => i + 1)
  const row = [
    ...ranks.filter((rank) => rank % 2 === 1).toReversed(),
    ...ranks.filter((rank) => rank % 2 === 0),
  ]
  if (options.even === '一号居中' && n > 0 && n % 2 === 0) row.unshift(0)
  return options.honour === '右' ? row.toReversed() : row
}

/** People in order, as the audience sees them; undefined is a seat that stays free. */
export type Row<T> = (T | undefined)[]

function seat<T>(people: readonly T[], options: RowOptions): Row<T> {
  return rowFromAudience(people.length, options).map((rank) => (rank === 0 ? undefined : people[rank - 1]))
}

/** Cut into rows of `perRow`; what is no count of seats (below 1, or not whole) sets no limit. */
function cut<T>(people: readonly T[], perRow: number | undefined): T[][] {
  const width = perRow !== undefined && Number.isSafeInteger(perRow) && perRow > 0 ? perRow : people.length
  const rows: T[][] = []
  for (let i = 0; i < people.length; i += width) rows.push(people.slice(i, i + width))
  return rows
}

/**
 * The platform: people in order fill the front row first, each row seated by its own ranks. Rows from the front, as the
 * audience sees them. 一号居中 is for the row of number 1 only.
 */
export function platformRows<T>(
  people: readonly T[],
  options: RowOptions & { perRow?: number } = {},
): { rows: Row<T>[] } {
  const { perRow, even, ...rest } = options
  const rows = cut(people, perRow).map((row, i) => seat(row, i === 0 && even ? { ...rest, even } : rest))
  return { rows }
}

/**
 * The hall (台下): people in order, the row nearest to the platform first, printed with the platform at the head of the
 * page. The hall faces the platform: the left hand of its number 1 is at the left of the page, the other way round than on
 * the platform (7 → 6 4 2 1 3 5 7).
 */
export function hallRows<T>(
  people: readonly T[],
  perRow: number,
  options: Pick<RowOptions, 'honour'> = {},
): T[][] {
  return cut(people, perRow).map((row) => mirrored(row, options.honour ?? '左'))
}

/** A row that faces the head of the page: what is left and right for it is so on the page. */
function mirrored<T>(people: readonly T[], honour: '左' | '右'): T[] {
  return rowFromAudience(people.length, { honour: honour === '左' ? '右' : '左' }).map(
    (rank) => people[rank - 1]!,
  )
}

/** Who sits at a table in a ring (回字形), each side from its number 1. */
export interface RingSides<T> {
  /** The chair's side, the hosts. */
  chairSide: readonly T[]
  /** Across the table: the guests, or the other members. */
  otherSide: readonly T[]
  ends?: readonly T[]
}

/** A ring as printed, the door at the foot of the page: top and bottom from left to right, the ends from top to bottom. */
export interface Ring<T> {
  top: T[]
  bottom: T[]
  left: T[]
  right: T[]
}

/**
 * Two long sides face each other, their number 1 in the middle and the others by turns on both hands. The side that faces
 * the door (top) is the chair's in meetings of our own; with 尊位: 右 (外事、商务) it is the guests', and the hosts have the
 * door behind them. The ends fill by turns, from the top, first at the honoured hand of the number 1 of the top.
 */
export function ring<T>(sides: RingSides<T>, options: Pick<RowOptions, 'honour'> = {}): Ring<T> {
  const honour = options.honour ?? '左'
  const [above, below] =
    honour === '左' ? [sides.chairSide, sides.otherSide] : [sides.otherSide, sides.chairSide]
  const ends = sides.ends ?? []
  const first = ends.filter((_, i) => i % 2 === 0)
  const second = ends.filter((_, i) => i % 2 === 1)
  // The top looks down the page: its left hand is at the right of the page.
  const [left, right] = honour === '左' ? [second, first] : [first, second]
  return {
    top: rowFromAudience(above.length, { honour }).map((rank) => above[rank - 1]!),
    bottom: mirrored(below, honour),
    left,
    right,
  }
}

/**
 * The sides of a ring where nobody has said them: people in order, the first `perSide` beside the chair, as many across,
 * the rest at the ends. Without a `perSide` (below 1, or not whole) all sit on the two long sides.
 */
export function ringSides<T>(people: readonly T[], perSide?: number): RingSides<T> {
  const half = Math.ceil(people.length / 2)
  const width = perSide !== undefined && Number.isSafeInteger(perSide) && perSide > 0 ? perSide : half
  return {
    chairSide: people.slice(0, width),
    otherSide: people.slice(width, 2 * width),
    ends: people.slice(2 * width),
  }
}

/**
 * Rows as a table: all as wide as the widest, the shorter ones in the middle with free seats at both ends; where they
 * cannot be halved one more stands at the right.
 */
export function grid<T>(rows: readonly Row<T>[]): Row<T>[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return rows.map((row) => {
    const before = Math.floor((width - row.length) / 2)
    return Array.from({ length: width }, (_, i) => row[i - before])
  })
}
