import type { Meeting } from '../../meeting/index.ts'
import { bare } from '../find/tables.ts'
import type { Inputs } from '../rule.ts'

export type Person = Meeting['people'][number]

/** The people of the meeting, and everybody else whom its sheets name. */
export class NameList {
  readonly people: readonly Person[]
  readonly #inputs: Inputs
  readonly #byName: ReadonlyMap<string, Person>

  constructor(inputs: Inputs) {
    this.#inputs = inputs
    this.people = inputs.meeting!.people
    this.#byName = new Map(this.people.map((person) => [bare(person.name), person]))
  }

  named(name: string): Person | undefined {
    return this.#byName.get(name)
  }

  /** True for staff and contacts too, who are not among those who come. */
  isKnown(name: string): boolean {
    const { meeting, facts } = this.#inputs
    return (
      this.#byName.has(name) ||
      meeting!.source.text.includes(name) ||
      facts?.source.text.includes(name) === true
    )
  }

  /** The one person whose name differs in one character. */
  nearly(name: string): Person | undefined {
    const near = this.people.filter((person) => differsInOne(person.name, name))
    return near.length === 1 ? near[0] : undefined
  }
}

/** 侯建民, 候建民: of one length of two and more, and one character other. */
export function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false
  let other = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) other++
  return other === 1
}

/** What may be a name. */
export const nameForm = /^[\p{Script=Han}·]{2,6}$/u
