/** Which numbers of a paper are those of its meeting. */
import type { Meeting } from '../../meeting/index.ts'
import type { Figure } from '../find/figures.ts'
import { unitOf } from './given.ts'

const grain = 1e-9
const measured = /[%‰]|点|[元吨斤亩]|公里|公顷|米|瓦/u

/** Whether a number is the meeting sheet's or follows from it; `words` is the number as printed, with its unit. */
export function knownFromMeeting(meeting: Meeting): (told: Figure, words: string) => boolean {
  const { counts, data, values, texts } = meeting.numbers()
  const scaled = values.map(({ text, unit: written }) => {
    const { unit, size } = unitOf(written)
    return { unit, value: Number(text) * size }
  })
  return (told, words) =>
    data.has(told.digits) ||
    (!measured.test(told.unit) && counts.has(told.value)) ||
    scaled.some(({ unit, value }) => unit === told.unit && isSame(value, told.value)) ||
    texts.some((text) => text.includes(words))
}

function isSame(value: number, told: number): boolean {
  return Math.abs(value - told) <= grain * Math.max(1, Math.abs(value))
}
