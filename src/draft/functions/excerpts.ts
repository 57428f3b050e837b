/** Functions that say less of a text than it says: what one paper quotes of another. */
import { firstSentence, shortHeading } from '../excerpt.ts'
import { isEmpty, nothing, type FunctionGroup } from './shared.ts'

export const excerpts: FunctionGroup = () => ({
  /** The first sentence of a text; nothing where there is no text. */
  首句(value: unknown) {
    if (typeof value !== 'string' || isEmpty(value)) return nothing
    const first = firstSentence(value)
    return /[。！？](?:[”’）]|\uFDD1)*$/u.test(first) ? first : `${first}。`
  },
  /** The first clause of a heading, without 要 before it. */
  短题(value: unknown) {
    return typeof value === 'string' && !isEmpty(value) ? shortHeading(value) : ''
  },
})
