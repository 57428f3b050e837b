/** Tables on standard output. */

export function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Prints rows under heads; columns after the first are set right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const print = (row: readonly string[]) =>
    say(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('   '),
    )
  print(heads)
  print(widths.map((width) => '-'.repeat(width)))
  for (const row of rows) print(row)
}

export function ms(value: number): string {
  return value < 100 ? value.toFixed(2) : value.toFixed(0)
}

/** A line that tells whether an aim is met: at most `limit`, or at least. */
export function aim(words: string, measured: number, limit: number, unit: string, side?: 'least'): string {
  const verdict = (side === 'least' ? measured >= limit : measured <= limit) ? 'met' : 'MISSED'
  const bound = side === 'least' ? `at least ${limit}` : `${limit}`
  return `${verdict.padEnd(6)}  ${words}: ${measured.toFixed(unit === 'MB' ? 0 : 2)} ${unit}, aim ${bound} ${unit}`
}
