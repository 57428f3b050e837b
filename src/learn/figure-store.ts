/** The figures of a speech by what may make them the same: name, unit and value. */
import { nameProblem } from '../text/shape-names.ts'
import type { LearnedFigure } from './figure.ts'
import { shortened } from './names.ts'
import { isLikeName, isSameForm, nameFormOf, type NameForm } from './same-name.ts'

const longestId = 10
/** No speech has more figures that are worth comparing one by one; a text of nothing but numbers stays linear. */
const mostCompared = 200
/** What is told within so many figures is told near each other. */
const justBefore = 16

export class FigureStore {
  readonly figures: LearnedFigure[] = []
  readonly #reserved: readonly string[]
  readonly #ids = new Set<string>()
  /** The number that the last id of a stem has. */
  readonly #numbers = new Map<string, number>()
  readonly #byValue = new Map<string, LearnedFigure[]>()
  readonly #byName = new Map<string, LearnedFigure>()
  readonly #forms = new Map<LearnedFigure, NameForm>()

  constructor(reserved: readonly string[]) {
    this.#reserved = reserved
  }

  /** The first that fits among the last figures: what a number that names none may still speak of. */
  find(fits: (figure: LearnedFigure) => boolean): LearnedFigure | undefined {
    return this.figures.slice(-mostCompared).find(fits)
  }

  /** The last of the few figures that were told just before, and fits. */
  recent(fits: (figure: LearnedFigure) => boolean): LearnedFigure | undefined {
    return this.figures.slice(-justBefore).findLast(fits)
  }

  /** The first figure of a name and unit. */
  named(name: string, unit: string): LearnedFigure | undefined {
    return this.#byName.get(`${name}|${unit}`)
  }

  /** The figure that a number is: of the same value and a like name, or of the same name and with a target only. */
  known(name: string, unit: string, digits: string, approx: string | undefined): LearnedFigure | undefined {
    const same = this.#byValue.get(`${unit}|${digits}|${approx ?? ''}`)
    const own = nameFormOf(name)
    const found = same?.slice(0, mostCompared).find((one) => isSameForm(this.#formOf(one), own))
    if (found) return found
    const close =
      same && isTelling(digits) ? this.#close(same, (one) => isLikeName(one.name, name)) : undefined
    if (close) return close
    const aimed = this.named(name, unit)
    if (!aimed || aimed.value !== undefined || aimed.series || approx !== undefined) return undefined
    aimed.value = digits
    this.#note(aimed)
    return aimed
  }

  /** 这86个地块: what was counted just before. */
  pointedAt(unit: string, digits: string): LearnedFigure | undefined {
    const same = this.#byValue.get(`${unit}|${digits}|`)
    return same && this.#close(same, () => true)
  }

  #close(
    same: readonly LearnedFigure[],
    fits: (figure: LearnedFigure) => boolean,
  ): LearnedFigure | undefined {
    const last = same.at(-1)!
    return this.figures.slice(-justBefore).includes(last) && fits(last) ? last : undefined
  }

  add(figure: Omit<LearnedFigure, 'id'>): LearnedFigure {
    const made = { id: this.#idFor(figure.name), ...figure }
    this.figures.push(made)
    const byName = `${made.name}|${made.unit}`
    if (!this.#byName.has(byName)) this.#byName.set(byName, made)
    this.#note(made)
    return made
  }

  #formOf(figure: LearnedFigure): NameForm {
    const known = this.#forms.get(figure)
    if (known) return known
    const form = nameFormOf(figure.name)
    this.#forms.set(figure, form)
    return form
  }

  #note(figure: LearnedFigure): void {
    const key = `${figure.unit}|${figure.value ?? ''}|${figure.approx ?? ''}`
    const same = this.#byValue.get(key)
    if (same) same.push(figure)
    else this.#byValue.set(key, [figure])
  }

  #idFor(name: string): string {
    const base = shortened(name)
    const stem = isNumberAlone(base) || this.#reserved.includes(base) ? `数据${base}` : base
    let id = stem
    let n = this.#numbers.get(stem) ?? 1
    while (this.#ids.has(id) || nameProblem(id, this.#reserved) !== undefined) {
      n++
      const front = stem.slice(0, longestId - String(n).length)
      // 234567890元 cut to its digits is no id, whatever number follows.
      id = `${isNumberAlone(front) ? '数据' : front}${n}`
    }
    this.#numbers.set(stem, n)
    this.#ids.add(id)
    return id
  }
}

function isNumberAlone(words: string): boolean {
  return /^\p{N}*$/u.test(words)
}

/** 1260 and 68.5 are hardly the same by chance; 5 is. */
function isTelling(digits: string): boolean {
  return digits.replace(/^0\.0*|\./gu, '').replace(/0+$/u, '').length >= 2
}
