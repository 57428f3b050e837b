/** Lengths and sizes as they are told to people. */

/** 1 inch = 25.4 mm = 1440 twips. */
export function millimetres(twips: number): string {
  return String(Math.round((twips * 254) / 1440) / 10)
}

export function points(twips: number): string {
  return String(Math.round(twips * 5) / 100)
}

/** 字号 by half points (GB/T 9704 names them so; STANDARDS 1.1 lists the points). */
const sizeNames: ReadonlyMap<number, string> = new Map([
  [84, '初号'],
  [72, '小初'],
  [52, '一号'],
  [48, '小一'],
  [44, '二号'],
  [36, '小二'],
  [32, '三号'],
  [30, '小三'],
  [28, '四号'],
  [24, '小四'],
  [21, '五号'],
  [18, '小五'],
])

/** 三号, or 17磅 where the size has no name. */
export function sizeName(halfPoints: number): string {
  return sizeNames.get(halfPoints) ?? `${halfPoints / 2}磅`
}
