import type { Path, Places } from './places.ts'
import type { Level, Problem } from './problem.ts'

/** Tells a problem at a path of a sheet, and where what it follows from stands. */
export type Say = (code: string, level: Level, message: string, path: Path, basis?: Path) => void

/** A `Say` that puts what it is told among `problems`. */
export function teller(places: Places, problems: Problem[]): Say {
  return (code, level, message, path, basis) => {
    const place = places.of(path)
    const related = basis === undefined ? undefined : places.of(basis)
    problems.push({
      code,
      level,
      message,
      ...(place ? { place } : {}),
      ...(related ? { related: [{ message: '计算依据', place: related }] } : {}),
    })
  }
}
