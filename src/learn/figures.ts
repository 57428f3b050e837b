/**
 * The figures of an old speech: every number with its unit goes into 数据 once, with what its sentence says of it, and
 * the text refers to it. What a reference would not print as it stood stays in the text.
 */
import { quantitiesIn, type Quantity } from '../text/quantities.ts'
import { nameProblem } from '../text/shape-names.ts'
import type { Printable } from '../text/yaml-print.ts'
import { figureName } from './names.ts'

export interface LearnedFigure {
  id: string
  name: string
  value?: string
  unit: string
  approx?: string
  growth?: string
  target?: { value: string; name?: string; commitment?: string }
  completion?: string
  rank?: { place: string; scope: string }
  span?: string
}

/** The figures of one speech, in the order in which they are met. */
export class FigureBook {
  readonly figures: LearnedFigure[] = []
  readonly #reserved: readonly string[]
  /** How many numbers with a unit the texts had, and how many became references. */
  met = 0
  referred = 0

  constructor(reserved: readonly string[]) {
    this.#reserved = reserved
  }

  /** A text of the sheet: 【 and 】 doubled, numbers as references. */
  refer(text: string): string {
    const edits: { start: number; end: number; words: string }[] = []
    let last: { figure: LearnedFigure; end: number } | undefined
    for (const found of quantitiesIn(text, (at) => insideBrackets(text, at))) {
      // A rank is said of a figure, and so is by how many places it moved.
      if (found.unit === '' || found.unit === '位') continue
      this.met++
      const near = last && !/[。！？\n]/u.test(text.slice(last.end, found.start)) ? last.figure : undefined
      const edit = this.#follow(text, found, near) ?? this.#enter(text, found)
      if (!edit || edit.start < (edits.at(-1)?.end ?? 0)) continue
      this.referred++
      edits.push(edit)
      last = { figure: edit.figure, end: found.end }
    }
    return withRanks(text, edits, this)
  }

  /** What a number says of the figure before it: growth, target, completion. */
  #follow(text: string, found: Quantity, near: LearnedFigure | undefined): Edit | undefined {
    if (!near || near.value === undefined) return undefined
    const before = text.slice(Math.max(0, found.start - 12), found.start)
    const growth = /同比(增长|下降|提高)$/u.exec(before)
    const isRate = near.unit === '%'
    const word = isRate ? '提高' : '增长'
    if (
      growth &&
      near.growth === undefined &&
      found.hedge === '' &&
      found.unit === (isRate ? '个百分点' : '%')
    ) {
      if (growth[1] !== word && growth[1] !== '下降') return undefined
      near.growth = `${growth[1] === '下降' ? '-' : ''}${found.digits}`
      return {
        start: found.start - growth[0].length,
        end: found.end,
        words: `【${near.id}.同比】`,
        figure: near,
      }
    }
    const target = /((?:全年|年度|年初|半年|季度|月度|既定|预期)?(?:目标|任务|计划))(?:任务|数)?$/u.exec(
      before,
    )
    if (target && near.target === undefined && found.hedge === '' && found.printed === near.unit) {
      near.target = { value: found.digits, name: target[0] }
      return { start: found.start, end: found.end, words: `【${near.id}.目标】`, figure: near }
    }
    if (
      /的$/u.test(before) &&
      near.target &&
      near.completion === undefined &&
      found.unit === '%' &&
      found.hedge === ''
    ) {
      near.completion = found.digits
      return { start: found.start, end: found.end, words: `【${near.id}.完成率】`, figure: near }
    }
    return undefined
  }

  /** A figure of its own; one of the same name, value and unit is the same. */
  #enter(text: string, found: Quantity): Edit | undefined {
    const printed = text.slice(found.start, found.end)
    const form = /^([\d.,\s]*\d)(多|余)?((?:万亿|[十百千]?[万亿])?)(\D*)$/u.exec(printed)
    if (!form || found.value < 0) return undefined
    const [, , back, scale = '', unit = ''] = form
    // 1.2万多人: a figure prints 多 before its unit, and 万 is of the unit.
    if (/^[多余来]/u.test(unit) || `${scale}${unit}` === '' || /^[\d多余来]/u.test(`${scale}${unit}`))
      return undefined
    const front = /(?:约|近)$/u.exec(text.slice(0, found.start))?.[0]
    const approx = back ?? (front !== undefined && found.hedge === front ? front : undefined)
    const start = approx !== undefined && approx === front ? found.start - 1 : found.start
    const name = figureName(found.before, text.slice(found.end))
    const commitment = /(确保|力争|争取)[^，。；]{0,20}$/u.exec(found.before)?.[1]
    const isAim = commitment !== undefined || /(?:目标|任务)(?:为|是|达到)?$/u.test(found.before)
    const wanted = { name, unit: `${scale}${unit}`, digits: found.digits, approx: approx ?? '', isAim }
    const known = this.figures.find((one) => isSame(one, wanted))
    const figure = known ?? this.#add(wanted, commitment)
    return { start, end: found.end, words: `【${figure.id}${isAim ? '.目标' : ''}】`, figure }
  }

  #add(wanted: Wanted, commitment: string | undefined): LearnedFigure {
    const { name, unit, digits, approx, isAim } = wanted
    const figure: LearnedFigure = {
      id: this.#idFor(name),
      name,
      unit,
      ...(approx === '' ? {} : { approx }),
      ...(isAim
        ? { target: { value: digits, ...(commitment === undefined ? {} : { commitment }) } }
        : { value: digits }),
    }
    this.figures.push(figure)
    return figure
  }

  #idFor(name: string): string {
    const base = name.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 12)
    const stem = base === '' || /^\d+$/u.test(base) ? '数' : base
    for (let n = 1; ; n++) {
      const id = n === 1 ? stem : `${stem}${n}`
      const isTaken = this.figures.some((figure) => figure.id === id)
      if (!isTaken && nameProblem(id, this.#reserved) === undefined) return id
      if (n > 1 && stem !== '数' && this.#reserved.includes(stem)) return this.#idFor(`数据${stem}`)
    }
  }

  /** Gives the last figure that a stretch refers to its rank; false where it has one already. */
  rank(id: string, place: string, scope: string): boolean {
    const figure = this.figures.find((one) => one.id === id)
    if (!figure || figure.rank || figure.value === undefined) return false
    figure.rank = { place, scope }
    return true
  }

  /** 数据 of the sheet. */
  entries(): Record<string, Printable> {
    return Object.fromEntries(this.figures.map((figure) => [figure.id, entryOf(figure)]))
  }
}

interface Edit {
  start: number
  end: number
  words: string
  figure: LearnedFigure
}

interface Wanted {
  name: string
  unit: string
  digits: string
  approx: string
  isAim: boolean
}

function isSame(figure: LearnedFigure, { name, unit, digits, approx, isAim }: Wanted): boolean {
  const value = isAim ? figure.target?.value : figure.value
  return figure.name === name && figure.unit === unit && value === digits && (figure.approx ?? '') === approx
}

function insideBrackets(text: string, at: number): boolean {
  return text.lastIndexOf('【', at) > text.lastIndexOf('】', at)
}

/** The text with its edits; between them 列全市第3位 after a figure becomes that figure's rank. */
function withRanks(
  text: string,
  edits: readonly { start: number; end: number; words: string }[],
  book: FigureBook,
): string {
  let made = ''
  let at = 0
  let id = ''
  const plain = (words: string): string => {
    const ranked =
      id === '' ? undefined : /^([^。；]{0,12}?，)?列(全[国省市区县州盟旗])第(\d{1,3})位/u.exec(words)
    if (ranked && book.rank(id, ranked[3]!, ranked[2]!))
      return `${escaped(ranked[1] ?? '')}【${id}.排名】${escaped(words.slice(ranked[0].length))}`
    return escaped(words)
  }
  for (const { start, end, words } of edits) {
    made += plain(text.slice(at, start)) + words
    id = /^【([^.】]+)/u.exec(words)![1]!
    at = end
  }
  return made + plain(text.slice(at))
}

/** Brackets that are the text's own are doubled; those that wait for a person stay what they are. */
function escaped(words: string): string {
  return words
    .split(/(【(?:待补|待核|建议)(?:[：:][^【】]*)?】|【几】)/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replaceAll(/[【】]/gu, '$&$&')))
    .join('')
}

function entryOf(figure: LearnedFigure): Printable {
  const { name, value, unit, approx, growth, target, completion, rank } = figure
  return {
    名称: name,
    数值: value,
    单位: unit,
    概数: approx,
    同比: growth,
    目标: target && { 名称: target.name, 数值: target.value, 承诺: target.commitment },
    完成率: completion,
    排名: rank && { 位次: rank.place, 范围: rank.scope },
  }
}
