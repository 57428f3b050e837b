import { Finder, type Hit } from './finder.ts'

export type DivisionLevel = '省' | '市' | '县'

/** A province, prefecture or county of today; direct-controlled cities stand once as 省 and once as 市. */
export interface Division {
  /** GB/T 2260, six digits. */
  code: string
  name: string
  /** 嘉兴 for 嘉兴市; '' where what is left would be no name (乾县, 鄂温克族自治旗). */
  short: string
  level: DivisionLevel
  /** Absent for provinces. */
  parent?: Division
}

/** The divisions of the country as they are now, by full and by short name. */
export class Divisions {
  readonly all: readonly Division[]
  readonly #byName: ReadonlyMap<string, readonly Division[]>
  #byShort: ReadonlyMap<string, readonly Division[]> | undefined
  #finder: Finder<readonly Division[]> | undefined

  constructor(all: readonly Division[]) {
    this.all = all
    this.#byName = grouped(all, ({ name }) => name)
  }

  /** All divisions of a full name: 鼓楼区 is in four cities; none where nothing is called so. */
  named(name: string): readonly Division[] {
    return this.#byName.get(name) ?? []
  }

  /** All divisions of a short name (嘉兴); a full name is not one. */
  shortNamed(name: string): readonly Division[] {
    this.#byShort ??= grouped(this.all, ({ short }) => short)
    return this.#byShort.get(name) ?? []
  }

  /** Where full names stand in a text, from left to right, the longest at each place. */
  find(text: string): Hit<readonly Division[]>[] {
    this.#finder ??= new Finder([...this.#byName.values()], (named) => named[0]!.name)
    return this.#finder.find(text)
  }
}

/** True where a division lies in another, at whatever depth; nothing lies in itself. */
export function liesIn(division: Division, other: Division): boolean {
  for (let at = division.parent; at; at = at.parent) if (at === other) return true
  return false
}

/** The division with all that it lies in, from the province down: 浙江省嘉兴市海盐县. */
export function pathOfDivision(division: Division): string {
  const above = division.parent
  if (!above) return division.name
  const before = pathOfDivision(above)
  return above.name === division.name ? before : before + division.name
}

/**
 * The divisions of @vant/area-data, loaded at the first call. Its development zones, towns and streets are no divisions
 * of this level and left out.
 */
export async function loadDivisions(): Promise<Divisions> {
  const { areaList } = await import('@vant/area-data')
  return divisionsOf(areaList.province_list, areaList.city_list, areaList.county_list)
}

type Names = Readonly<Record<string, string>>

const zone = /(?:开发|管理|园|示范)区$/u

/** A division whose short name is made when it is asked for: few of the thousands ever are. */
class Named implements Division {
  readonly code: string
  readonly name: string
  readonly level: DivisionLevel
  declare readonly parent?: Division

  constructor(code: string, name: string, level: DivisionLevel, parent: Division | undefined) {
    this.code = code
    this.name = name
    this.level = level
    if (parent) this.parent = parent
  }

  get short(): string {
    return shortOf(this.name)
  }
}

/** Builds them from names by code. */
export function divisionsOf(provinces: Names, cities: Names, counties: Names): Divisions {
  const byCode = new Map<string, Division>()
  const add = (code: string, name: string, level: DivisionLevel, parentCode: string): void => {
    const parent = byCode.get(parentCode) ?? byCode.get(`${code.slice(0, 2)}0000`)
    byCode.set(code, new Named(code, name, level, parent))
  }
  for (const [code, name] of Object.entries(provinces)) add(code, name, '省', '')
  for (const [code, name] of Object.entries(cities)) {
    if (/[市州盟县]$|地区$/u.test(name) && !/^省?直?辖?县$|区划$/u.test(name))
      add(code, name, '市', `${code.slice(0, 2)}0000`)
  }
  for (const [code, name] of Object.entries(counties)) {
    const number = Number(code.slice(4))
    const isZone = (number >= 70 && number <= 80) || number >= 90 || zone.test(name)
    if (!isZone && '市县区旗'.includes(name.at(-1)!)) add(code, name, '县', `${code.slice(0, 4)}00`)
  }
  return new Divisions([...byCode.values()])
}

function grouped(
  all: readonly Division[],
  keyOf: (division: Division) => string,
): Map<string, readonly Division[]> {
  const map = new Map<string, Division[]>()
  for (const division of all) {
    const key = keyOf(division)
    if (key === '') continue
    const list = map.get(key)
    if (list) list.push(division)
    else map.set(key, [division])
  }
  return map
}

/** Peoples named in 自治州 and 自治县, 各族 (龙胜各族自治县) with them; those of several characters may go without 族. */
const people =
  /(?:[各回藏彝苗侗壮傣羌白土满黎畲瑶水佤怒]族|(?:蒙古|朝鲜|土家|布依|哈尼|景颇|傈僳|拉祜|布朗|仡佬|仫佬|毛南|纳西|普米|独龙|东乡|保安|撒拉|裕固|哈萨克|维吾尔|柯尔克孜|塔吉克|锡伯|达斡尔|鄂伦春|鄂温克)族?)$/u

function shortOf(name: string): string {
  if (name === '内蒙古自治区') return '内蒙古'
  let short = /^(.+)自治[区州县旗]$/u.exec(name)?.[1]
  if (short !== undefined) {
    while (people.test(short)) short = short.replace(people, '')
  } else {
    const whole = name.replace(/(?:特别行政区|地区|林区|新区)$/u, '')
    short = whole.length < 2 || whole === name ? name.replace(/[省市州盟县区旗]$/u, '') : whole
  }
  return short.length < 2 ? '' : short
}
